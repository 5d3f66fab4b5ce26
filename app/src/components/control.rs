//! What every form control has: name, label, hint, error.

use leptos::prelude::*;

use super::Icon;
use crate::{i18n::use_translator, wording::Wording};

/// The facts of a form control, apart from its kind and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// Id in the page.
    pub id: String,
    /// Name in the posted form.
    pub name: String,
    /// What is asked.
    pub label: Wording,
    /// Help.
    pub hint: Option<Wording>,
    /// Where the answer comes from that is already there.
    pub source: Option<String>,
    /// What must be corrected.
    pub error: Option<String>,
    /// May stay empty; said beside the label.
    pub optional: bool,
    /// Takes half of a row where there is room.
    pub half: bool,
}

impl Control {
    /// A control with a name and a label. Its id is the name, with hyphens for dots.
    pub fn new(name: impl Into<String>, label: impl Into<Wording>) -> Self {
        let name = name.into();
        Self {
            id: name.replace('.', "-"),
            name,
            label: label.into(),
            hint: None,
            source: None,
            error: None,
            optional: false,
            half: false,
        }
    }

    /// With an id of its own.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// With help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Wording>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With help, where there is some.
    #[must_use]
    pub fn hint_if(mut self, hint: Option<Wording>) -> Self {
        self.hint = hint;
        self
    }

    /// With the place that its answer comes from, where there is one.
    #[must_use]
    pub fn source(mut self, source: Option<String>) -> Self {
        self.source = source;
        self
    }

    /// With a message.
    #[must_use]
    pub fn error(mut self, error: impl Into<Option<String>>) -> Self {
        self.error = error.into();
        self
    }

    /// That may stay empty.
    #[must_use]
    pub const fn optional(mut self, optional: bool) -> Self {
        self.optional = optional;
        self
    }

    /// That takes half of a row.
    #[must_use]
    pub const fn half(mut self) -> Self {
        self.half = true;
        self
    }

    /// Id of the help.
    pub fn hint_id(&self) -> String {
        format!("{}-aiuto", self.id)
    }

    /// Id of the words about the source.
    pub fn source_id(&self) -> String {
        format!("{}-fonte", self.id)
    }

    /// Id of the message.
    pub fn error_id(&self) -> String {
        format!("{}-errore", self.id)
    }

    /// Value of `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    pub(super) const fn field_class(&self) -> &'static str {
        match (self.half, self.error.is_some()) {
            (false, false) => "sp-field",
            (true, false) => "sp-field sp-field--half",
            (false, true) => "sp-field is-invalid",
            (true, true) => "sp-field sp-field--half is-invalid",
        }
    }
}

/// Value of `aria-describedby`: the ids of help, source and message, where there are.
pub fn described_by(control: &Control) -> Option<String> {
    let ids: Vec<String> = [
        control.hint.as_ref().map(|_| control.hint_id()),
        control.source.as_ref().map(|_| control.source_id()),
        control.error.as_ref().map(|_| control.error_id()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A message beside its field.
#[component]
pub fn FieldError(
    /// Id that the control names.
    id: String,
    /// What was found and what to do.
    message: String,
) -> impl IntoView {
    let prefix = use_translator().get("common-error-prefix");
    view! {
        <span class="sp-error" id=id>
            <Icon name="sp-alert" small=true/>
            <span><span class="visually-hidden">{format!("{prefix} ")}</span>{message}</span>
        </span>
    }
}

/// The words after a label that say that the field may stay empty.
#[component]
pub(super) fn OptionalMark(
    /// Whether it may.
    optional: bool,
) -> impl IntoView {
    optional.then(|| {
        let word = use_translator().get("common-optional");
        view! { " " <span class="sp-req">{word}</span> }
    })
}

/// Hint, source and message of a control, in this order.
#[component]
pub(super) fn HintAndError(
    /// Of which control.
    control: Control,
) -> impl IntoView {
    let (hint_id, source_id, error_id) = (control.hint_id(), control.source_id(), control.error_id());
    view! {
        {control.hint.map(|hint| view! { <span class="sp-hint" id=hint_id>{hint.view()}</span> })}
        {control.source.map(|words| view! { <span class="sp-hint sp-source" id=source_id>{words}</span> })}
        {control.error.map(|message| view! { <FieldError id=error_id message=message/> })}
    }
}

/// Label, hint, error, control, in this order.
#[component]
pub fn Field(
    /// Of which control.
    control: Control,
    /// The control itself; its `aria-describedby` is [`described_by`].
    children: Children,
) -> impl IntoView {
    let class = control.field_class();
    view! {
        <div class=class>
            <label for=control.id.clone()>{control.label.clone().view()}<OptionalMark optional=control.optional/></label>
            <HintAndError control=control/>
            {children()}
        </div>
    }
}
