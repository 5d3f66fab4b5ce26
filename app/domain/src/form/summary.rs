//! The answers as they are read back: by the citizen before sending, on the receipt, at the desk.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Answers, Asked, AttachmentRule, Choice, Definition, Every, FieldPath, Kind, Part, RepeatIndex, Step,
    StepSlug, asked, iban::iban, read,
};
use crate::{
    FiscalCode, Id, Text,
    document::{Document, file_name},
    mask::{Group, Mask},
    place::Belfiore,
};

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

impl SummaryLine {
    /// The group that hides it: its own, or that of names, which an e-mail address mostly says.
    pub fn hidden_by(&self, mask: &Mask) -> Option<Group> {
        let of_name = self.is_email().then_some(Group::Identity);
        [self.group, of_name].into_iter().flatten().find(|group| mask.hides(*group))
    }

    /// Leaves of what its files are called what whoever has this mask may read ([`file_name`]).
    pub fn name_files(&mut self, mask: &Mask) {
        for value in &mut self.values {
            if let ShownValue::File { document, name } = value {
                *name = file_name(mask, std::mem::take(name), *document);
            }
        }
    }

    /// Whether whoever has this mask does not see all of it: the mask hides it, or what its files are called.
    pub fn is_cut_by(&self, mask: &Mask) -> bool {
        let has_files = self.values.iter().any(|value| matches!(value, ShownValue::File { .. }));
        self.hidden_by(mask).is_some() || (has_files && mask.hides(Group::Identity))
    }

    /// Whether it says who somebody is: a name, a birth, a code, or an e-mail address.
    pub fn says_who(&self) -> bool {
        self.group == Some(Group::Identity) || self.is_email()
    }

    fn is_email(&self) -> bool {
        self.group == Some(Group::Contacts) && self.values.iter().any(ShownValue::is_email)
    }
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
    /// How often an income comes.
    Every(Every),
    /// One field of an answer that has several.
    Part {
        /// Which.
        part: Part,
        /// What is in it.
        value: Box<Self>,
    },
    /// Where a place should be named, a code that no table has a name for.
    UnknownPlace(Belfiore),
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

impl ShownValue {
    fn is_email(&self) -> bool {
        match self {
            Self::Text(words) => words.contains('@'),
            Self::Part { value, .. } => value.is_email(),
            _ => false,
        }
    }
}

/// Reads the answers back, asked questions only.
pub fn summary(definition: &Definition, answers: &Answers, documents: &[Document]) -> Summary {
    let sections = definition
        .steps
        .iter()
        .map(|step| SummarySection {
            step: step.slug.clone(),
            title: step.name.clone(),
            lines: lines(definition, step, answers, documents),
        })
        .collect();
    Summary { sections }
}

/// One line for each question, also where the answer has several fields.
fn lines(
    definition: &Definition,
    step: &Step,
    answers: &Answers,
    documents: &[Document],
) -> Vec<SummaryLine> {
    let mut lines: Vec<SummaryLine> = Vec::new();
    for asked in asked(definition, step, answers) {
        let whole = asked.path.whole();
        let more = line(asked, answers, documents);
        match lines.last_mut() {
            Some(last) if last.path == whole => last.values.extend(more.values),
            _ => lines.push(SummaryLine { path: whole, ..more }),
        }
    }
    lines
}

fn line(asked: Asked<'_>, answers: &Answers, documents: &[Document]) -> SummaryLine {
    let question = asked.question;
    let given = given(&asked, answers);
    let values = match (&question.kind, asked.path.part()) {
        (Kind::Attachment(rule), _) => requirement(rule, &question.name, &given, documents),
        (_, Some(part)) => {
            let value = |value: &&str| Box::new(shown_part(&asked, part, value, answers));
            given.iter().map(|typed| ShownValue::Part { part, value: value(typed) }).collect()
        }
        (kind, None) => {
            let value = |value: &&str| unknown_place(&asked, value).unwrap_or_else(|| shown(kind, value));
            given.iter().map(value).collect()
        }
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

/// What was given: everything where several answers are taken, else the one that is judged.
fn given<'a>(asked: &Asked<'_>, answers: &'a Answers) -> Vec<&'a str> {
    let most = if matches!(asked.question.kind, Kind::SeveralOf { .. }) { usize::MAX } else { 1 };
    let all = answers.all(&asked.path).iter().map(|value| value.trim());
    all.filter(|value| !value.is_empty()).take(most).collect()
}

/// In which way a requirement is met, and the documents.
fn requirement(
    rule: &AttachmentRule,
    question: &str,
    given: &[&str],
    documents: &[Document],
) -> Vec<ShownValue> {
    let way = rule.alternatives.iter().find(|way| given.contains(&way.value.as_str()));
    let files = documents
        .iter()
        .filter(|document| document.question == question)
        .map(|document| ShownValue::File { document: document.id, name: document.name.clone() });
    way.map(|way| ShownValue::Choice(way.label.clone())).into_iter().chain(files).collect()
}

fn shown_part(asked: &Asked<'_>, part: Part, value: &str, answers: &Answers) -> ShownValue {
    match (part, Every::from_code(value)) {
        (Part::Every, Some(every)) => ShownValue::Every(every),
        _ => unknown_place(asked, value).unwrap_or_else(|| shown(asked.kind(answers).as_ref(), value)),
    }
}

/// A code where a place of birth should be named: what an identity provider certified, and no table knows.
fn unknown_place(asked: &Asked<'_>, value: &str) -> Option<ShownValue> {
    let part = asked.path.part();
    let fact = asked.question.fact(part).map(|(_, part)| part).or(part);
    if fact != Some(Part::BirthPlace) {
        return None;
    }
    value.parse().ok().map(ShownValue::UnknownPlace)
}

fn shown(kind: &Kind, value: &str) -> ShownValue {
    let understood = match kind {
        Kind::Integer { .. } => read::integer(value).ok().map(ShownValue::Number),
        Kind::Money { .. } => read::money(value).ok().map(ShownValue::Money),
        Kind::Date { .. } => read::date(value).ok().map(ShownValue::Date),
        Kind::Time => read::time(value).ok().map(|time| ShownValue::Text(time.format("%H:%M").to_string())),
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
        | Kind::Country
        | Kind::Person { .. }
        | Kind::Address
        | Kind::Income { .. }
        | Kind::Attachment(_) => None,
    };
    understood.unwrap_or_else(|| ShownValue::Text(value.to_owned()))
}

fn choice(options: &[Choice], value: &str) -> Option<ShownValue> {
    options.iter().find(|option| option.value == value).map(|option| ShownValue::Choice(option.label.clone()))
}
