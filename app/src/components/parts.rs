//! Answers of several fields: a person, an address, an income.

use domain::form::{Every, FieldPath, Origin, Part, Question};
use leptos::prelude::*;

use super::{
    Choices, Control, Input, Pick, TextField,
    control::OptionalMark,
    questions::{Fields, country, group_source, municipality, source},
};
use crate::{
    i18n::{Translator, use_translator},
    problems::{control_id, every_word, part_word},
    wording::Wording,
};

/// One field of an answer: which, what was typed, what must be corrected, where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartAnswer {
    /// Which.
    pub part: Part,
    /// What was typed.
    pub value: String,
    /// What must be corrected.
    pub error: Option<String>,
    /// Where it comes from, if it was not typed this time and the whole answer does not say so.
    pub origin: Option<Origin>,
}

/// The fields of a question that has several, under its label.
#[component]
pub fn PartFields(
    /// What is asked.
    question: Question,
    /// Where the whole answer is kept.
    path: FieldPath,
    /// In the order shown.
    parts: Vec<PartAnswer>,
    /// Where the whole answer comes from, if from one place.
    origin: Option<Origin>,
) -> impl IntoView {
    let t = use_translator();
    let id = control_id(&path);
    let hint = question.hint.as_ref().map(|hint| (format!("{id}-aiuto"), t.wording(hint)));
    let (source_id, from) = group_source(t, &id, origin);
    let ids: Vec<String> = hint.as_ref().map(|(id, _)| id.clone()).into_iter().chain(source_id).collect();
    let described = (!ids.is_empty()).then(|| ids.join(" "));
    let hint = hint.map(|(id, words)| view! { <span class="sp-hint" id=id>{words.view()}</span> });
    let label = t.wording(&question.label);
    let optional = !question.required;
    let fields = parts.into_iter().map(|answer| field(t, &question, &path, answer)).collect_view();
    view! {
        <fieldset class="sp-field" aria-describedby=described>
            <legend>{label.view()}<OptionalMark optional=optional/></legend>
            {hint}
            {from}
            <Fields>{fields}</Fields>
        </fieldset>
    }
}

fn field(t: Translator, question: &Question, path: &FieldPath, answer: PartAnswer) -> AnyView {
    let PartAnswer { part, value, error, origin } = answer;
    let path = path.clone().with(part);
    let control = Control::new(path.to_string(), part_word(t, part))
        .id(control_id(&path))
        .hint_if(hint(t, part))
        .source(origin.map(|origin| source(t, origin)))
        .error(error)
        // Where the whole may stay empty, that is said once, beside its label.
        .optional(question.required && !question.kind.needs(part));
    match part {
        Part::GivenName | Part::FamilyName | Part::BirthPlace => line(control, value, Input::Text, 100),
        Part::BirthDate => line(control.half(), value, Input::Date, 10),
        Part::FiscalCode => line(control, value, Input::Code, 32),
        Part::Email => line(control, value, Input::Email, 254),
        Part::Phone => line(control.half(), value, Input::Phone, 30),
        Part::Street => line(control, value, Input::Text, 150),
        Part::PostalCode => line(control.half(), value, Input::Text, 12),
        Part::Municipality => municipality(control, value),
        Part::Country => country(control, value),
        Part::Amount => line(control.half(), value, Input::Money, 20),
        Part::Every => {
            let options = Every::ALL.map(|every| Pick::new(every.code(), every_word(t, every))).to_vec();
            view! { <Choices control=control options=options value=value/> }.into_any()
        }
    }
}

fn line(control: Control, value: String, input: Input, max: u16) -> AnyView {
    view! { <TextField control=control value=value input=input max=max/> }.into_any()
}

fn hint(t: Translator, part: Part) -> Option<Wording> {
    let key = match part {
        Part::BirthDate => "citizen-hint-date",
        Part::BirthPlace => "citizen-hint-birth-place",
        Part::FiscalCode => "citizen-hint-fiscal-code",
        Part::Country => "citizen-hint-country",
        Part::Amount => "citizen-hint-money",
        _ => return None,
    };
    Some(t.get(key).into())
}

/// In which way a requirement is met, before the documents.
#[component]
pub fn Ways(
    /// Name of the question, and id that errors lead to.
    name: String,
    /// The ways.
    ways: Vec<Pick>,
    /// The chosen one.
    value: String,
) -> impl IntoView {
    let label = use_translator().get("citizen-upload-way");
    let control = Control::new(name, label);
    view! { <Choices control=control options=ways value=value/> }
}
