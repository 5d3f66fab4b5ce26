//! Controls that are chosen from: native radios, boxes and lists.

use leptos::prelude::*;

use super::{
    Control, Field,
    control::{HintAndError, OptionalMark},
    described_by,
};
use crate::wording::Wording;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: Wording,
    /// The heading that it stands under in a list that opens.
    pub under: Option<String>,
}

impl Pick {
    /// A value and its words.
    pub fn new(value: impl Into<String>, label: impl Into<Wording>) -> Self {
        Self { value: value.into(), label: label.into(), under: None }
    }

    /// The same under a heading.
    #[must_use]
    pub fn under(mut self, heading: impl Into<String>) -> Self {
        self.under = Some(heading.into());
        self
    }
}

/// One of a few: radios. The first has the id of the control, so that errors lead to it.
#[component]
pub fn Choices(
    /// Name, label, hint, error.
    control: Control,
    /// In the order shown.
    options: Vec<Pick>,
    /// What is chosen.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let name = control.name.clone();
    let boxes = tickable("radio", &control, &name, options, &[value]);
    view! { <Group control=control>{boxes}</Group> }
}

/// Several of a few: boxes. The first has the id of the control.
#[component]
pub fn SeveralField(
    /// Name, label, hint, error.
    control: Control,
    /// In the order shown.
    options: Vec<Pick>,
    /// What is ticked.
    values: Vec<String>,
) -> impl IntoView {
    let name = control.name.clone();
    let boxes = tickable("checkbox", &control, &name, options, &values);
    view! { <Group control=control>{boxes}</Group> }
}

#[component]
fn Group(control: Control, children: Children) -> impl IntoView {
    let (described, class) = (described_by(&control), control.field_class());
    view! {
        <fieldset class=class aria-describedby=described>
            <legend>{control.label.clone().view()}<OptionalMark optional=control.optional/></legend>
            <HintAndError control=control/>
            <div class="sp-choices">{children()}</div>
        </fieldset>
    }
}

fn tickable(
    kind: &'static str,
    control: &Control,
    name: &str,
    options: Vec<Pick>,
    chosen: &[String],
) -> AnyView {
    options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let id = if place == 0 { control.id.clone() } else { format!("{}-{place}", control.id) };
            let checked = chosen.contains(&option.value);
            view! {
                <div class="form-check">
                    <input
                        class="form-check-input" type=kind id=id.clone() name=name.to_owned()
                        value=option.value checked=checked aria-invalid=control.invalid()
                    />
                    <label class="form-check-label" for=id>{option.label.view()}</label>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

/// A single box to tick; its label is the whole statement.
#[component]
pub fn CheckField(
    /// Name, label, hint, error.
    control: Control,
    /// What is sent when it is ticked.
    #[prop(into)]
    value: String,
    /// Whether it is ticked.
    checked: bool,
) -> impl IntoView {
    let (id, name, label) = (control.id.clone(), control.name.clone(), control.label.clone());
    let (described, invalid, class) = (described_by(&control), control.invalid(), control.field_class());
    view! {
        <div class=class>
            <HintAndError control=control/>
            <div class="form-check">
                <input
                    class="form-check-input" type="checkbox" id=id.clone() name=name value=value
                    checked=checked aria-invalid=invalid aria-describedby=described
                />
                <label class="form-check-label" for=id>{label.view()}</label>
            </div>
        </div>
    }
}

/// Options with the same heading, one after the other, belong together.
fn headed(options: Vec<Pick>) -> Vec<(Option<String>, Vec<Pick>)> {
    let mut groups: Vec<(Option<String>, Vec<Pick>)> = Vec::new();
    for option in options {
        match groups.last_mut() {
            Some((under, picks)) if *under == option.under => picks.push(option),
            _ => groups.push((option.under.clone(), vec![option])),
        }
    }
    groups
}

/// One of six to ten: a list that opens.
#[component]
pub fn SelectField(
    /// Name, label, hint, error.
    control: Control,
    /// In the order shown.
    options: Vec<Pick>,
    /// What is chosen.
    #[prop(into)]
    value: String,
    /// Words of the empty choice.
    #[prop(into)]
    empty: String,
) -> impl IntoView {
    let (id, name) = (control.id.clone(), control.name.clone());
    let (described, invalid) = (described_by(&control), control.invalid());
    let line = |option: Pick| {
        let selected = option.value == value;
        // An option holds text only.
        view! {
            <option value=option.value selected=selected lang=option.label.lang()>
                {option.label.text().to_owned()}
            </option>
        }
    };
    let lines = headed(options)
        .into_iter()
        .map(|(heading, options)| {
            let lines = options.into_iter().map(line).collect_view().into_any();
            match heading {
                Some(heading) => view! { <optgroup label=heading>{lines}</optgroup> }.into_any(),
                None => lines,
            }
        })
        .collect_view();
    view! {
        <Field control=control>
            <select class="form-control" id=id name=name aria-invalid=invalid aria-describedby=described>
                <option value="">{empty}</option>
                {lines}
            </select>
        </Field>
    }
}
