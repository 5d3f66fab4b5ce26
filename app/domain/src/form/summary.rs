//! The answers as they are read back: by the citizen before sending, on the receipt, at the desk.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Answers, Asked, Choice, Definition, FieldPath, Kind, RepeatIndex, StepSlug, asked, iban::iban, read,
};
use crate::{FiscalCode, Id, Text, document::Document, mask::Group};

/// All answers, step by step. Questions that were not asked are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// One per step, in order.
    pub sections: Vec<SummarySection>,
}

/// The answers of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummarySection {
    /// Address of the step, for "Modifica".
    pub step: StepSlug,
    /// Name of the step.
    pub title: Text,
    /// One per question that was asked.
    pub lines: Vec<SummaryLine>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryLine {
    /// Where the answer is kept.
    pub path: FieldPath,
    /// Label of the question.
    pub label: Text,
    /// The entry it belongs to, where the part repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// The answer; empty when the question was left without one.
    pub values: Vec<ShownValue>,
    /// The group of fields, for masks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
}

/// An entry of a repeating part: "Persona", 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What an entry is called.
    pub item: Text,
    /// Which one.
    pub index: RepeatIndex,
}

/// An answer ready to be shown; the page gives it the words and marks of its language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShownValue {
    /// Words as typed, also where they are not (yet) what was asked.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Sì or No.
    YesNo(bool),
    /// A statement that was ticked.
    Declared,
    /// A day.
    Date(NaiveDate),
    /// Money, in cents.
    Money(u64),
    /// The label of a choice.
    Choice(Text),
    /// A bank account, of which a page may show the end only.
    Iban(String),
    /// A document.
    File {
        /// Which one.
        document: Id<Document>,
        /// Its name.
        name: String,
    },
}

/// Reads the answers back, asked questions only.
pub fn summary(definition: &Definition, answers: &Answers, documents: &[Document]) -> Summary {
    let sections = definition
        .steps
        .iter()
        .map(|step| SummarySection {
            step: step.slug.clone(),
            title: step.name.clone(),
            lines: asked(definition, step, answers)
                .into_iter()
                .map(|asked| line(asked, answers, documents))
                .collect(),
        })
        .collect();
    Summary { sections }
}

fn line(asked: Asked<'_>, answers: &Answers, documents: &[Document]) -> SummaryLine {
    let question = asked.question;
    let values = match &question.kind {
        Kind::Attachment(_) => documents
            .iter()
            .filter(|document| document.question == question.name)
            .map(|document| ShownValue::File { document: document.id, name: document.name.clone() })
            .collect(),
        kind => answers
            .all(&asked.path)
            .iter()
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
            .map(|value| shown(kind, value))
            .collect(),
    };
    let entry = asked.path.entry().map(|(_, index)| index);
    SummaryLine {
        label: question.label.clone(),
        entry: asked
            .section
            .repeat
            .as_ref()
            .zip(entry)
            .map(|(repeat, index)| Entry { item: repeat.item.clone(), index }),
        values,
        group: question.group,
        path: asked.path,
    }
}

fn shown(kind: &Kind, value: &str) -> ShownValue {
    let understood = match kind {
        Kind::Integer { .. } => read::integer(value).ok().map(ShownValue::Number),
        Kind::Money { .. } => read::money(value).ok().map(ShownValue::Money),
        Kind::Date { .. } => read::date(value).ok().map(ShownValue::Date),
        Kind::YesNo => match value {
            "si" => Some(ShownValue::YesNo(true)),
            "no" => Some(ShownValue::YesNo(false)),
            _ => None,
        },
        Kind::Declaration => (value == "si").then_some(ShownValue::Declared),
        Kind::OneOf { options } | Kind::SeveralOf { options } => choice(options, value),
        Kind::FiscalCode => value.parse().ok().map(|code: FiscalCode| ShownValue::Text(code.to_string())),
        Kind::Iban => iban(value).ok().map(ShownValue::Iban),
        Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Phone
        | Kind::Email
        | Kind::Municipality
        | Kind::Attachment(_) => None,
    };
    understood.unwrap_or_else(|| ShownValue::Text(value.to_owned()))
}

fn choice(options: &[Choice], value: &str) -> Option<ShownValue> {
    options.iter().find(|option| option.value == value).map(|option| ShownValue::Choice(option.label.clone()))
}
