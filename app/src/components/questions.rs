//! A question of a form definition, as the control that answers it.

use domain::{
    Text,
    form::{Answers, FieldPath, Kind, Origin, Question, Repeat, RepeatIndex, example_to_come},
    format,
};
use leptos::prelude::*;

use super::{
    Button, ButtonKind, CheckField, Choices, Control, Field, Input, Pick, SelectField, SeveralField,
    TextArea, TextField, described_by,
};
use crate::{
    i18n::{Translator, use_translator},
    islands::municipality::MunicipalityField,
    page::use_frame,
    problems::control_id,
    routes::{Api, Route},
    wording::Wording,
};

/// Most choices shown as radios; more become a list that opens.
const RADIOS: usize = 5;

/// A question with its place, its answer and its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answering {
    /// What is asked.
    pub question: Question,
    /// Where the answer is kept.
    pub path: FieldPath,
    /// What was typed.
    pub values: Vec<String>,
    /// What must be corrected.
    pub error: Option<String>,
    /// Where the answer comes from, if it was not typed this time and its group does not say so.
    pub origin: Option<Origin>,
}

impl Answering {
    /// A question with its answer.
    pub fn new(question: &Question, path: FieldPath, answers: &Answers, error: Option<String>) -> Self {
        let values = answers.all(&path).to_vec();
        Self { question: question.clone(), path, values, error, origin: None }
    }

    /// The same, with the place that the answer comes from.
    #[must_use]
    pub const fn of(mut self, origin: Option<Origin>) -> Self {
        self.origin = origin;
        self
    }

    fn control(&self) -> Control {
        let t = use_translator();
        let hint = self.question.hint.as_ref().map(|hint| t.wording(hint));
        Control::new(self.path.to_string(), t.wording(&self.question.label))
            .id(control_id(&self.path))
            .hint_if(hint.or_else(|| format_hint(&self.question.kind)))
            .source(self.origin.map(|origin| source(t, origin)))
            .error(self.error.clone())
            .optional(!self.question.required)
    }

    fn value(&self) -> String {
        self.values.first().cloned().unwrap_or_default()
    }
}

/// Where an answer comes from, in words.
pub(super) fn source(t: Translator, origin: Origin) -> String {
    match origin {
        Origin::Profile => t.get("profile-source-profile"),
        Origin::SignIn => t.get("profile-source-sign-in"),
        Origin::Request { sent_on } => {
            t.with("profile-source-request", &[("date", format::date(sent_on).into())])
        }
    }
}

/// The same for a group of answers, said once; with its id, which the group names.
pub(super) fn group_source(
    t: Translator,
    id: &str,
    origin: Option<Origin>,
) -> (Option<String>, Option<AnyView>) {
    let Some(origin) = origin else {
        return (None, None);
    };
    let (id, words) = (format!("{id}-fonte"), source(t, origin));
    let said = view! { <span class="sp-hint sp-source" id=id.clone()>{words}</span> }.into_any();
    (Some(id), Some(said))
}

/// The shape of an answer, where the definition says nothing about it.
fn format_hint(kind: &Kind) -> Option<Wording> {
    let t = use_translator();
    match kind {
        Kind::Date { coming: true, .. } => {
            let day = example_to_come(use_frame().today());
            Some(t.with("citizen-hint-date-to-come", &[("date", format::date(day).into())]).into())
        }
        Kind::Date { .. } => Some(t.get("citizen-hint-date").into()),
        Kind::Time => Some(t.get("citizen-hint-time").into()),
        Kind::Money { .. } => Some(t.get("citizen-hint-money").into()),
        Kind::FiscalCode => Some(t.get("citizen-hint-fiscal-code").into()),
        Kind::Iban => Some(t.get("citizen-hint-iban").into()),
        _ => None,
    }
}

/// The control of a question. Attachments have their own.
#[component]
pub fn QuestionField(
    /// The question with its answer.
    answering: Answering,
) -> AnyView {
    let control = answering.control();
    let value = answering.value();
    match answering.question.kind {
        Kind::Text { max } => line(control, value, Input::Text, max, "off"),
        Kind::LongText { max } => {
            view! { <TextArea control=control value=value max=max counted=true/> }.into_any()
        }
        Kind::Integer { .. } => line(control.half(), value, Input::Integer, 20, "off"),
        Kind::Money { .. } => line(control.half(), value, Input::Money, 20, "off"),
        Kind::Date { .. } => line(control.half(), value, Input::Date, 10, "off"),
        // Room for what is no time: cut short it might become another one.
        Kind::Time => line(control.half(), value, Input::Time, 20, "off"),
        Kind::Phone => line(control.half(), value, Input::Phone, 30, "tel"),
        Kind::Email => line(control, value, Input::Email, 254, "email"),
        Kind::FiscalCode => line(control, value, Input::Code, 32, "off"),
        Kind::Iban => line(control, value, Input::Code, 42, "off"),
        Kind::YesNo => view! { <Choices control=control options=yes_no() value=value/> }.into_any(),
        Kind::OneOf { options } => one_of(control, picks(options), value),
        Kind::SeveralOf { options } => {
            view! { <SeveralField control=control options=picks(options) values=answering.values/> }
                .into_any()
        }
        Kind::Declaration => {
            view! { <CheckField control=control value="si" checked=value == "si"/> }.into_any()
        }
        Kind::Municipality => municipality(control, value),
        Kind::Country => country(control, value),
        // They have components of their own.
        Kind::Person { .. } | Kind::Address | Kind::Income { .. } | Kind::Attachment(_) => ().into_any(),
    }
}

fn line(control: Control, value: String, input: Input, max: u16, fill: &'static str) -> AnyView {
    view! { <TextField control=control value=value input=input max=max autocomplete=fill/> }.into_any()
}

fn yes_no() -> Vec<Pick> {
    let t = use_translator();
    vec![Pick::new("si", t.get("common-yes")), Pick::new("no", t.get("common-no"))]
}

fn picks(options: Vec<domain::form::Choice>) -> Vec<Pick> {
    let t = use_translator();
    options.into_iter().map(|option| Pick::new(option.value, t.wording(&option.label))).collect()
}

fn one_of(control: Control, options: Vec<Pick>, value: String) -> AnyView {
    if options.len() <= RADIOS {
        view! { <Choices control=control options=options value=value/> }.into_any()
    } else {
        let empty = use_translator().get("citizen-choose");
        view! { <SelectField control=control options=options value=value empty=empty/> }.into_any()
    }
}

/// A municipality, completed while typing.
pub(crate) fn municipality(control: Control, value: String) -> AnyView {
    completed(control, value, Route::Api(Api::Places).href(), "citizen-municipalities")
}

/// A country, completed while typing.
pub(super) fn country(control: Control, value: String) -> AnyView {
    completed(control, value, Route::Api(Api::Countries).href(), "citizen-countries")
}

fn completed(control: Control, value: String, url: String, list: &str) -> AnyView {
    let (id, name) = (control.id.clone(), control.name.clone());
    let (described, invalid) = (described_by(&control), control.error.is_some());
    let list_label = use_translator().get(list);
    view! {
        <Field control=control>
            <MunicipalityField
                id=id name=name value=value described=described invalid=invalid
                url=url list_label=list_label
            />
        </Field>
    }
    .into_any()
}

/// The questions of a part, one below the other or side by side where there is room.
#[component]
pub fn Fields(
    /// The controls.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-fields">{children()}</div> }
}

/// The answer that calls for a question, of the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// A radio, by its place from 1.
    Radio(usize),
    /// None: its line is empty.
    Empty,
    /// Any: something is typed in its line.
    Filled,
}

impl Called {
    fn class(self) -> String {
        match self {
            Self::Radio(place) => format!("sp-when sp-when--{place}"),
            Self::Empty => "sp-when sp-when--empty".to_owned(),
            Self::Filled => "sp-when sp-when--filled".to_owned(),
        }
    }
}

/// A question with radios or a line, and the questions that one of its answers calls for. Where the browser
/// can, style sheets alone show and hide them; elsewhere all are there.
#[component]
pub fn Conditional(
    /// The question.
    lead: AnyView,
    /// The answer, and what it calls for.
    follow: Vec<(Called, AnyView)>,
) -> impl IntoView {
    let follow = follow
        .into_iter()
        .map(|(called, view)| view! { <div class=called.class()>{view}</div> })
        .collect_view();
    view! { <div class="sp-cond">{lead}{follow}</div> }
}

/// Id of an entry of a part that repeats, to come back to.
pub fn entry_id(group: &str, index: RepeatIndex) -> String {
    format!("voce-{group}-{index}")
}

/// Id of the place after the entries of a part that repeats.
pub fn after_entries_id(group: &str) -> String {
    format!("dopo-{group}")
}

/// One entry of a part that repeats.
#[component]
pub fn EntryCard(
    /// What an entry is called.
    item: Text,
    /// The part it belongs to.
    group: String,
    /// Which one.
    index: RepeatIndex,
    /// Whether it may be taken away.
    removable: bool,
    /// Where all that it holds comes from, if from one place.
    origin: Option<Origin>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let title = t.wording(&item).map(|item| format!("{item} {}", index.number()));
    let id = entry_id(&group, index);
    let (described, from) = group_source(t, &id, origin);
    let remove = removable.then(|| {
        let text = t.with("citizen-remove-entry", &[("entry", title.text().into())]);
        view! {
            <p>
                <Button
                    kind=ButtonKind::Link icon="it-delete" name="azione" value=format!("togli:{group}:{index}")
                    text=text
                />
            </p>
        }
    });
    view! {
        <li class="sp-person sp-person--open" id=id tabindex="-1">
            <fieldset aria-describedby=described>
                <legend class="h5">{title.clone().view()}</legend>
                {from}
                <Fields>{children()}</Fields>
                {remove}
            </fieldset>
        </li>
    }
}

/// The entries of a part that repeats, how many there are, and the button that adds one.
#[component]
pub fn Entries(
    /// The part.
    repeat: Repeat,
    /// How many there are.
    count: usize,
    /// The entries.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let more = count < usize::from(repeat.max);
    let (add, name) = (t.text(&repeat.add), repeat.name);
    let (value, after) = (format!("aggiungi:{name}"), after_entries_id(&name));
    view! {
        <input type="hidden" name=name value=count.to_string()/>
        {(count > 0).then(|| view! { <ol class="sp-people sp-plain">{children()}</ol> })}
        {more.then(|| view! {
            <p id=after tabindex="-1">
                <Button kind=ButtonKind::Secondary icon="it-plus" name="azione" value=value text=add/>
            </p>
        })}
    }
}
