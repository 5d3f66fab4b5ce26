//! Whether the answers will do. Every error of a step is found at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AgeLimit, Answers, Asked, AttachmentRule, Certified, Choice, Definition, Every, FieldPath, Kind, Part,
    Question, Step, asked,
    iban::iban,
    misread::DateError,
    part::is_abroad,
    people::{code_of_another, contradictions},
    problem::{Ask, Problem},
    read,
};
use crate::{
    FiscalCode, Text,
    calendar::days_after,
    document::{Document, Verification},
};

/// Values of choices that say that there is nothing: none of them goes with another.
const NOTHING: [&str; 3] = ["niente", "nessuno", "nessuna"];

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

impl AnswerError {
    /// An error in the place of an answer.
    pub fn new(asked: &Asked<'_>, problem: Problem) -> Self {
        Self {
            label: asked.question.label.clone(),
            item: asked.section.repeat.as_ref().map(|repeat| repeat.item.clone()),
            path: asked.path.clone(),
            problem,
        }
    }
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
    let across = contradictions(definition, answers, today);
    let given = Given { definition, answers, documents, today, across: &across };
    given.errors(step)
}

/// The errors of every step that has any, with the place of the step.
pub fn validate_all(
    definition: &Definition,
    answers: &Answers,
    documents: &[Document],
    today: NaiveDate,
) -> Vec<(usize, Vec<AnswerError>)> {
    let across = contradictions(definition, answers, today);
    let given = Given { definition, answers, documents, today, across: &across };
    let steps = definition.steps.iter().enumerate();
    steps.map(|(place, step)| (place, given.errors(step))).filter(|(_, errors)| !errors.is_empty()).collect()
}

/// The first step that has an error, if any has: what comes after it is not looked at.
pub fn first_wrong(
    definition: &Definition,
    answers: &Answers,
    documents: &[Document],
    today: NaiveDate,
) -> Option<usize> {
    let across = contradictions(definition, answers, today);
    let given = Given { definition, answers, documents, today, across: &across };
    definition.steps.iter().position(|step| !given.errors(step).is_empty())
}

/// The same as [`validate_all`], with what does not fit with who signed in: what must be right before it is sent.
pub fn validate_for(
    definition: &Definition,
    certified: &Certified,
    answers: &Answers,
    documents: &[Document],
    today: NaiveDate,
) -> Vec<(usize, Vec<AnswerError>)> {
    let mut all: BTreeMap<usize, Vec<AnswerError>> =
        validate_all(definition, answers, documents, today).into_iter().collect();
    if let Some((step, error)) = code_of_another(definition, certified, answers) {
        all.entry(step).or_default().push(error);
    }
    all.into_iter().collect()
}

/// Everything that an answer is judged by.
struct Given<'a> {
    definition: &'a Definition,
    answers: &'a Answers,
    documents: &'a [Document],
    today: NaiveDate,
    /// What does not fit with an answer in another place.
    across: &'a BTreeMap<FieldPath, Problem>,
}

impl Given<'_> {
    fn errors(&self, step: &Step) -> Vec<AnswerError> {
        asked(self.definition, step, self.answers)
            .into_iter()
            .filter_map(|asked| {
                let own = check_answer(&asked, self.answers, self.documents, self.today);
                let problem = own
                    .err()
                    .or_else(|| self.across.get(&asked.path).cloned())
                    .or_else(|| self.wrong_postal_code(&asked))?;
                Some(AnswerError::new(&asked, problem))
            })
            .collect()
    }
}

impl Given<'_> {
    /// A postal code that is asked in a line of its own; of somebody whose municipality is an Italian one.
    fn wrong_postal_code(&self, asked: &Asked<'_>) -> Option<Problem> {
        let (whose, part) = asked.question.fact(None).filter(|_| asked.path.part().is_none())?;
        let value = self.answers.get(&asked.path).trim();
        if part != Part::PostalCode || value.is_empty() || is_postal_code(value) {
            return None;
        }
        let is_italian = |question: &Question| {
            question.kind == Kind::Municipality && question.fact(None) == Some((whose, Part::Municipality))
        };
        self.definition
            .questions()
            .any(|(_, question)| is_italian(question))
            .then_some(Problem::NotAPostalCode)
    }
}

/// Whether it looks like an Italian postal code.
fn is_postal_code(value: &str) -> bool {
    value.len() == 5 && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn check_answer(
    asked: &Asked<'_>,
    answers: &Answers,
    documents: &[Document],
    today: NaiveDate,
) -> Result<(), Problem> {
    let question = asked.question;
    let given: Vec<&str> =
        answers.all(&asked.path).iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    if let Kind::Attachment(rule) = &question.kind {
        return check_requirement(question, rule, given.first().copied(), documents);
    }
    if let Some(part) = asked.path.part() {
        return check_part(asked, part, given.first().copied(), answers, today);
    }
    match (given.first(), &question.kind) {
        (None, _) if question.required => Err(Problem::Missing { ask: ask(&question.kind) }),
        (None, _) => Ok(()),
        (Some(_), Kind::SeveralOf { options }) => {
            given.iter().try_for_each(|value| check_option(options, value))?;
            let has_nothing = given.iter().any(|value| NOTHING.contains(value));
            (given.len() == 1 || !has_nothing).then_some(()).ok_or(Problem::NothingAndMore)
        }
        (Some(value), kind) => check_value(kind, value, today),
    }
}

/// One field of an answer that has several. A question that may stay empty is left empty altogether, or
/// answered as a whole.
fn check_part(
    asked: &Asked<'_>,
    part: Part,
    value: Option<&str>,
    answers: &Answers,
    today: NaiveDate,
) -> Result<(), Problem> {
    let kind = &asked.question.kind;
    let begun = || {
        let place = |part: &Part| asked.path.clone().with(*part);
        kind.parts().iter().any(|part| !answers.get(&place(part)).trim().is_empty())
    };
    let Some(value) = value else {
        let missing = kind.needs(part) && (asked.question.required || begun());
        let ask = if part == Part::Every { Ask::Choose } else { Ask::Write };
        return if missing { Err(Problem::Missing { ask }) } else { Ok(()) };
    };
    match part {
        Part::Every => Every::from_code(value).map(drop).ok_or(Problem::UnknownOption),
        Part::PostalCode if !is_abroad(&asked.path, answers) => {
            is_postal_code(value).then_some(()).ok_or(Problem::NotAPostalCode)
        }
        _ => check_value(asked.kind(answers).as_ref(), value, today),
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
        Kind::Date { past, coming, age } => {
            check_date(value, past.then_some(today), coming.then_some(today))?;
            age.map_or(Ok(()), |limit| check_age(value, limit, today))
        }
        Kind::Time => read::time(value).map(drop).map_err(|_| Problem::NotATime),
        Kind::YesNo => matches!(value, "si" | "no").then_some(()).ok_or(Problem::UnknownOption),
        Kind::Declaration => (value == "si").then_some(()).ok_or(Problem::UnknownOption),
        Kind::OneOf { options } | Kind::SeveralOf { options } => check_option(options, value),
        Kind::Phone => read::phone(value).map(drop).map_err(Problem::NotAPhone),
        Kind::Email => read::email(value).map(drop).map_err(Problem::NotAnEmail),
        Kind::FiscalCode => value.parse::<FiscalCode>().map(drop).map_err(Problem::FiscalCode),
        Kind::Iban => iban(value).map(drop).map_err(Problem::Iban),
        Kind::Municipality => is_place_name(value).then_some(()).ok_or(Problem::UnknownMunicipality),
        Kind::Country => is_place_name(value).then_some(()).ok_or(Problem::UnknownCountry),
        // Their answers are in their parts, and beside the answers.
        Kind::Person { .. } | Kind::Address | Kind::Income { .. } | Kind::Attachment(_) => Ok(()),
    }
}

/// Whether a question of this kind could have this answer on some day; a form waits for no other.
pub(super) fn can_answer(kind: &Kind, value: &str) -> bool {
    match kind {
        Kind::Date { .. } => read::date(value).is_ok(),
        Kind::Person { .. } | Kind::Address | Kind::Income { .. } | Kind::Attachment(_) => false,
        _ => check_value(kind, value, NaiveDate::MIN).is_ok(),
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

/// A day to come, as an example of how one is written.
pub fn example_to_come(today: NaiveDate) -> NaiveDate {
    days_after(today, 14)
}

fn check_date(value: &str, latest: Option<NaiveDate>, earliest: Option<NaiveDate>) -> Result<(), Problem> {
    let found = read::date(value).map_err(|why| match (why, earliest) {
        // A day of birth would be no example of one to come.
        (DateError::Shape | DateError::ShortYear, Some(earliest)) => {
            Problem::NotADayToCome { example: example_to_come(earliest) }
        }
        _ => Problem::NotADate(why),
    })?;
    if latest.is_some_and(|latest| found > latest) {
        return Err(Problem::DateInFuture { found });
    }
    if earliest.is_some_and(|earliest| found < earliest) {
        return Err(Problem::DateInPast { found });
    }
    Ok(())
}

fn check_age(value: &str, limit: AgeLimit, today: NaiveDate) -> Result<(), Problem> {
    let found = read::date(value).map_err(Problem::NotADate)?;
    let months = limit.months;
    limit.passed_on(found, today).map_or(Ok(()), |start| Err(Problem::TooOld { found, months, start }))
}

fn check_option(options: &[Choice], value: &str) -> Result<(), Problem> {
    options.iter().any(|option| option.value == value).then_some(()).ok_or(Problem::UnknownOption)
}

/// Shape only; whether it exists is for who has the table, see [`typed_places`](super::typed_places).
pub(super) fn is_place_name(value: &str) -> bool {
    value.chars().count() <= 100
        && value.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !value.chars().any(|c| c.is_ascii_digit() || matches!(c, '<' | '>' | '\n'))
}

/// A requirement that may be met in several ways asks first in which; documents come after.
fn check_requirement(
    question: &Question,
    rule: &AttachmentRule,
    way: Option<&str>,
    documents: &[Document],
) -> Result<(), Problem> {
    let there = documents.iter().filter(|document| document.question == question.name).count();
    let chosen = way.map(|way| rule.alternatives.iter().find(|other| other.value == way));
    match chosen {
        _ if rule.alternatives.is_empty() => {}
        Some(None) => return Err(Problem::UnknownOption),
        None if question.required || there > 0 => return Err(Problem::Missing { ask: Ask::Choose }),
        None => return Ok(()),
        Some(Some(way)) if !way.file => {
            let found = u32::try_from(there).unwrap_or(u32::MAX);
            return (there == 0).then_some(()).ok_or(Problem::AnsweredTwice { found });
        }
        Some(Some(_)) if there == 0 => return Err(Problem::Missing { ask: Ask::Attach }),
        Some(Some(_)) => {}
    }
    check_documents(question, rule.max_files, documents)
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
        _ => {
            let mut seen = BTreeSet::new();
            let again = ours().find(|document| !seen.insert(document.sha256.0));
            again.map_or(Ok(()), |again| Err(Problem::SameFileTwice { name: again.name.clone() }))
        }
    }
}
