//! Whether the answers will do. Every error of a step is found at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Answers, Asked, Choice, Definition, FieldPath, Kind, Question, asked,
    iban::iban,
    problem::{Ask, Problem},
    read,
};
use crate::{
    FiscalCode, Text,
    document::{Document, Verification},
};

/// Something to put right before the request can be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerError {
    /// Where: also the name of the field in the page.
    pub path: FieldPath,
    /// Label of the question.
    pub label: Text,
    /// What one entry is called ("Persona"), where the part repeats; the number is in the path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Text>,
    /// What is wrong.
    pub problem: Problem,
}

/// Every error of a step, in the order of the page. A step that does not exist has none.
///
/// `documents` are all documents of the draft; `today` is the day in Italy.
pub fn validate_step(
    definition: &Definition,
    step_index: usize,
    answers: &Answers,
    documents: &[Document],
    today: NaiveDate,
) -> Vec<AnswerError> {
    let Some(step) = definition.steps.get(step_index) else {
        return Vec::new();
    };
    asked(definition, step, answers)
        .into_iter()
        .filter_map(|asked| {
            let problem = check_answer(&asked, answers, documents, today).err()?;
            Some(AnswerError {
                label: asked.question.label.clone(),
                item: asked.section.repeat.as_ref().map(|repeat| repeat.item.clone()),
                path: asked.path,
                problem,
            })
        })
        .collect()
}

/// The errors of every step that has any, with the place of the step.
pub fn validate_all(
    definition: &Definition,
    answers: &Answers,
    documents: &[Document],
    today: NaiveDate,
) -> Vec<(usize, Vec<AnswerError>)> {
    (0..definition.steps.len())
        .map(|step| (step, validate_step(definition, step, answers, documents, today)))
        .filter(|(_, errors)| !errors.is_empty())
        .collect()
}

fn check_answer(
    asked: &Asked<'_>,
    answers: &Answers,
    documents: &[Document],
    today: NaiveDate,
) -> Result<(), Problem> {
    let question = asked.question;
    if let Kind::Attachment(rule) = &question.kind {
        return check_documents(question, rule.max_files, documents);
    }
    let given: Vec<&str> =
        answers.all(&asked.path).iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    match (given.first(), &question.kind) {
        (None, _) if question.required => Err(Problem::Missing { ask: ask(&question.kind) }),
        (None, _) => Ok(()),
        (Some(_), Kind::SeveralOf { options }) => {
            given.iter().try_for_each(|value| check_option(options, value))
        }
        (Some(value), kind) => check_value(kind, value, today),
    }
}

const fn ask(kind: &Kind) -> Ask {
    match kind {
        Kind::YesNo | Kind::OneOf { .. } => Ask::Choose,
        Kind::SeveralOf { .. } => Ask::ChooseSome,
        Kind::Declaration => Ask::Tick,
        Kind::Attachment(_) => Ask::Attach,
        _ => Ask::Write,
    }
}

fn check_value(kind: &Kind, value: &str, today: NaiveDate) -> Result<(), Problem> {
    match kind {
        Kind::Text { max } | Kind::LongText { max } => check_length(value, u32::from(*max)),
        Kind::Integer { min, max } => check_integer(value, *min, *max),
        Kind::Money { max_cents } => check_money(value, *max_cents),
        Kind::Date { past, coming } => check_date(value, past.then_some(today), coming.then_some(today)),
        Kind::YesNo => matches!(value, "si" | "no").then_some(()).ok_or(Problem::UnknownOption),
        Kind::Declaration => (value == "si").then_some(()).ok_or(Problem::UnknownOption),
        Kind::OneOf { options } | Kind::SeveralOf { options } => check_option(options, value),
        Kind::Phone => read::phone(value).map(drop).map_err(Problem::NotAPhone),
        Kind::Email => read::email(value).map(drop).map_err(Problem::NotAnEmail),
        Kind::FiscalCode => value.parse::<FiscalCode>().map(drop).map_err(Problem::FiscalCode),
        Kind::Iban => iban(value).map(drop).map_err(Problem::Iban),
        Kind::Municipality => check_municipality(value),
        Kind::Attachment(_) => Ok(()),
    }
}

fn check_length(value: &str, max: u32) -> Result<(), Problem> {
    let found = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
    (found <= max).then_some(()).ok_or(Problem::TooLong { max, found })
}

fn check_integer(value: &str, min: i64, max: i64) -> Result<(), Problem> {
    let found = read::integer(value).map_err(|_| Problem::NotANumber)?;
    (min..=max).contains(&found).then_some(()).ok_or(Problem::OutOfRange { min, max, found })
}

fn check_money(value: &str, max_cents: u64) -> Result<(), Problem> {
    let found_cents = read::money(value).map_err(|_| Problem::NotMoney)?;
    (found_cents <= max_cents).then_some(()).ok_or(Problem::TooMuchMoney { max_cents, found_cents })
}

fn check_date(value: &str, latest: Option<NaiveDate>, earliest: Option<NaiveDate>) -> Result<(), Problem> {
    let found = read::date(value).map_err(Problem::NotADate)?;
    if latest.is_some_and(|latest| found > latest) {
        return Err(Problem::DateInFuture { found });
    }
    if earliest.is_some_and(|earliest| found < earliest) {
        return Err(Problem::DateInPast { found });
    }
    Ok(())
}

fn check_option(options: &[Choice], value: &str) -> Result<(), Problem> {
    options.iter().any(|option| option.value == value).then_some(()).ok_or(Problem::UnknownOption)
}

/// Shape only; whether it exists is for the server, which has the table.
fn check_municipality(value: &str) -> Result<(), Problem> {
    check_length(value, 100)?;
    let is_name = value.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !value.chars().any(|c| c.is_ascii_digit() || matches!(c, '<' | '>' | '\n'));
    is_name.then_some(()).ok_or(Problem::UnknownMunicipality)
}

fn check_documents(question: &Question, max: u8, documents: &[Document]) -> Result<(), Problem> {
    let ours = || documents.iter().filter(|document| document.question == question.name);
    if let Some(rejected) = ours().find(|document| document.verification == Verification::Rejected) {
        return Err(Problem::RejectedFile { name: rejected.name.clone() });
    }
    let found = u32::try_from(ours().count()).unwrap_or(u32::MAX);
    match found {
        0 if question.required => Err(Problem::Missing { ask: Ask::Attach }),
        _ if found > u32::from(max) => Err(Problem::TooManyFiles { max, found }),
        _ => Ok(()),
    }
}
