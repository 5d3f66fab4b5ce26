//! Forms that operators post: what was typed, what it must be, and what is wrong with it.
//!
//! Each form keeps the typed text as it was, so that a page with errors shows it again; `check`
//! gives the values for the use case, or every error at once.

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::{MAX_SUSPENSION_DAYS, days_after},
    card::{AccessReason, Mode, Outcome},
    form::read,
    format,
    person::{Match, Person, Reason},
};
use serde::Deserialize;

use crate::i18n::Translator;

/// Most characters of a text that an operator writes.
pub const MAX_CHARS: u16 = 4000;
/// Days that are suggested for an integration.
const SUGGESTED_DAYS: u16 = 15;
/// Value of the choice "a new person".
const NEW_PERSON: &str = "nuova";

/// A field of a form of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// What is asked of the citizen.
    Ask,
    /// Day by which it must arrive.
    Due,
    /// Why the request cannot be accepted.
    Reason,
    /// A message to the citizen.
    Message,
    /// The person to link.
    Person,
    /// Day of the access.
    Day,
    /// How the person reached the desk.
    Mode,
    /// Why the person came.
    Why,
    /// In the operator's words.
    Description,
    /// A note of the diary.
    Note,
    /// How the access ended.
    Outcome,
}

impl FormField {
    /// Its name in the posted form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ask => "testo",
            Self::Due => "entro",
            Self::Reason => "motivo",
            Self::Message => "messaggio",
            Self::Person => "persona",
            Self::Day => "data",
            Self::Mode => "modalita",
            Self::Why => "perche",
            Self::Description => "descrizione",
            Self::Note => "nota",
            Self::Outcome => "esito",
        }
    }

    /// The `id` of its control.
    pub fn id(self) -> String {
        format!("f-{}", self.name())
    }

    const fn when_empty(self) -> &'static str {
        match self {
            Self::Ask => "console-error-empty-testo",
            Self::Due => "console-error-empty-entro",
            Self::Reason => "console-error-empty-motivo",
            Self::Message => "console-error-empty-messaggio",
            Self::Person => "console-error-empty-persona",
            Self::Day => "console-error-empty-data",
            Self::Mode => "console-error-empty-modalita",
            Self::Why => "console-error-empty-perche",
            Self::Description => "console-error-empty-descrizione",
            Self::Note => "console-error-empty-nota",
            Self::Outcome => "console-error-empty-esito",
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was written or chosen.
    Empty,
    /// Too much was written.
    TooLong {
        /// Characters written.
        found: usize,
    },
    /// No day of the calendar.
    NotADate {
        /// What was written.
        found: String,
    },
    /// A day before the first possible one.
    TooEarly {
        /// The first possible day.
        first: NaiveDate,
    },
    /// A day after the last possible one.
    TooLate {
        /// The last possible day.
        last: NaiveDate,
    },
    /// A day that has not come yet.
    Future {
        /// Today.
        today: NaiveDate,
    },
    /// A choice that is not in the list.
    UnknownChoice,
    /// Somebody else saved meanwhile.
    Changed,
}

/// An error of a form, tied to its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// Where.
    pub field: FormField,
    /// What.
    pub wrong: Wrong,
}

impl FormError {
    /// An error of this field.
    pub const fn new(field: FormField, wrong: Wrong) -> Self {
        Self { field, wrong }
    }

    /// What was found and what to do.
    pub fn message(&self, t: Translator) -> String {
        match &self.wrong {
            Wrong::Empty => t.get(self.field.when_empty()),
            Wrong::TooLong { found } => t.with(
                "console-error-too-long",
                &[("found", (*found).into()), ("max", MAX_CHARS.into())],
            ),
            Wrong::NotADate { found } => {
                t.with("console-error-not-a-date", &[("found", found.as_str().into())])
            }
            Wrong::TooEarly { first } => {
                t.with("console-error-too-early", &[("date", format::date(*first).into())])
            }
            Wrong::TooLate { last } => {
                t.with("console-error-too-late", &[("date", format::date(*last).into())])
            }
            Wrong::Future { today } => {
                t.with("console-error-future", &[("date", format::date(*today).into())])
            }
            Wrong::UnknownChoice => t.get("console-error-unknown-choice"),
            Wrong::Changed => t.get("console-error-changed"),
        }
    }
}

/// The messages of one field, in order.
pub fn messages(errors: &[FormError], field: FormField, t: Translator) -> Vec<String> {
    errors
        .iter()
        .filter(|error| error.field == field)
        .map(|error| error.message(t))
        .collect()
}

fn written(field: FormField, typed: &str) -> Result<String, FormError> {
    let text = typed.trim();
    let found = text.chars().count();
    if found == 0 {
        Err(FormError::new(field, Wrong::Empty))
    } else if found > MAX_CHARS.into() {
        Err(FormError::new(field, Wrong::TooLong { found }))
    } else {
        Ok(text.to_owned())
    }
}

fn day(field: FormField, typed: &str) -> Result<NaiveDate, FormError> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(FormError::new(field, Wrong::Empty));
    }
    read::date(text).map_err(|_| {
        let found = text.chars().take(20).collect();
        FormError::new(field, Wrong::NotADate { found })
    })
}

fn chosen<T>(field: FormField, typed: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, FormError> {
    let wrong = if typed.is_empty() { Wrong::Empty } else { Wrong::UnknownChoice };
    parse(typed).ok_or_else(|| FormError::new(field, wrong))
}

/// Request of an integration.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    /// What is missing.
    #[serde(rename = "testo")]
    pub text: String,
    /// `gg/mm/aaaa`.
    #[serde(rename = "entro")]
    pub due: String,
}

impl AskForm {
    /// An empty request with the usual day.
    pub fn suggested(today: NaiveDate) -> Self {
        Self { text: String::new(), due: format::date(days_after(today, SUGGESTED_DAYS)) }
    }

    /// The last day that may be given.
    pub fn latest(today: NaiveDate) -> NaiveDate {
        days_after(today, MAX_SUSPENSION_DAYS)
    }

    /// Text and day.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<(String, NaiveDate), Vec<FormError>> {
        let due = day(FormField::Due, &self.due).and_then(|due| {
            let (first, last) = (days_after(today, 1), Self::latest(today));
            if due < first {
                Err(FormError::new(FormField::Due, Wrong::TooEarly { first }))
            } else if due > last {
                Err(FormError::new(FormField::Due, Wrong::TooLate { last }))
            } else {
                Ok(due)
            }
        });
        both(written(FormField::Ask, &self.text), due)
    }
}

fn both<A, B>(a: Result<A, FormError>, b: Result<B, FormError>) -> Result<(A, B), Vec<FormError>> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err([a.err(), b.err()].into_iter().flatten().collect()),
    }
}

/// Notice of a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct NoticeForm {
    /// Why.
    #[serde(rename = "motivo")]
    pub reason: String,
}

impl NoticeForm {
    /// The reason.
    ///
    /// # Errors
    /// When there is none, or it is too long.
    pub fn check(&self) -> Result<String, Vec<FormError>> {
        written(FormField::Reason, &self.reason).map_err(|error| vec![error])
    }
}

/// A message to the citizen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct MessageForm {
    /// Plain text.
    #[serde(rename = "messaggio")]
    pub text: String,
}

impl MessageForm {
    /// The text.
    ///
    /// # Errors
    /// When there is none, or it is too long.
    pub fn check(&self) -> Result<String, Vec<FormError>> {
        written(FormField::Message, &self.text).map_err(|error| vec![error])
    }
}

/// Which person a request belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonChoice {
    /// One of the registry.
    Known(Id<Person>),
    /// Nobody of the registry.
    New,
}

impl PersonChoice {
    /// The value of its radio button.
    pub fn value(self) -> String {
        match self {
            Self::Known(id) => id.to_string(),
            Self::New => NEW_PERSON.to_owned(),
        }
    }

    /// The choice with this value.
    pub fn parse(value: &str) -> Option<Self> {
        if value == NEW_PERSON { Some(Self::New) } else { value.parse().ok().map(Self::Known) }
    }

    /// What is chosen before the operator does: the same codice fiscale, or a new person where
    /// nobody is similar. In every other case nothing.
    pub fn suggested(matches: &[Match]) -> Option<Self> {
        match matches.first() {
            None => Some(Self::New),
            Some(first) if first.reasons.contains(&Reason::SameFiscalCode) => {
                Some(Self::Known(first.person.id))
            }
            Some(_) => None,
        }
    }
}

/// Acceptance of a request.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct AcceptForm {
    /// Identifier of a person, or `nuova`.
    #[serde(rename = "persona")]
    pub person: String,
}

impl AcceptForm {
    /// What is chosen before the operator does.
    pub fn suggested(matches: &[Match]) -> Self {
        let person = PersonChoice::suggested(matches).map(PersonChoice::value).unwrap_or_default();
        Self { person }
    }

    /// The person, who must be one of those shown.
    ///
    /// # Errors
    /// When nobody was chosen, or somebody who is not in the list.
    pub fn check(&self, matches: &[Match]) -> Result<PersonChoice, Vec<FormError>> {
        chosen(FormField::Person, self.person.trim(), |value| {
            PersonChoice::parse(value).filter(|choice| match choice {
                PersonChoice::New => true,
                PersonChoice::Known(id) => matches.iter().any(|shown| shown.person.id == *id),
            })
        })
        .map_err(|error| vec![error])
    }
}

/// The part of a card about the access.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct AccessForm {
    /// `gg/mm/aaaa`.
    #[serde(rename = "data")]
    pub on: String,
    /// Code of the mode.
    #[serde(rename = "modalita")]
    pub mode: String,
    /// Code of the reason.
    #[serde(rename = "perche")]
    pub reason: String,
    /// In the operator's words; may be empty.
    #[serde(rename = "descrizione")]
    pub description: String,
    /// Number of the save that the page showed.
    #[serde(rename = "_version")]
    pub version: i64,
}

impl AccessForm {
    /// What the card holds now.
    pub fn of(card: &domain::card::Card) -> Self {
        Self {
            on: format::date(card.access.on),
            mode: card.access.mode.code().to_owned(),
            reason: card.access.reason.code().to_owned(),
            description: card.access.description.clone(),
            version: card.version,
        }
    }

    /// The part as it will be saved.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<domain::card::Access, Vec<FormError>> {
        let on = day(FormField::Day, &self.on).and_then(|on| {
            if on > today { Err(FormError::new(FormField::Day, Wrong::Future { today })) } else { Ok(on) }
        });
        let mode = chosen(FormField::Mode, &self.mode, Mode::from_code);
        let reason = chosen(FormField::Why, &self.reason, AccessReason::from_code);
        let description = self.description.trim();
        let found = description.chars().count();
        let fits = (found <= MAX_CHARS.into())
            .then_some(())
            .ok_or_else(|| FormError::new(FormField::Description, Wrong::TooLong { found }));
        match (on, mode, reason, fits) {
            (Ok(on), Ok(mode), Ok(reason), Ok(())) => {
                Ok(domain::card::Access { on, mode, reason, description: description.to_owned() })
            }
            (on, mode, reason, fits) => {
                Err([on.err(), mode.err(), reason.err(), fits.err()].into_iter().flatten().collect())
            }
        }
    }
}

/// A note of the diary.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// Plain text.
    #[serde(rename = "nota")]
    pub text: String,
    /// `pubblica` or `privata`.
    #[serde(rename = "visibilita")]
    pub visibility: String,
}

impl NoteForm {
    /// Whether only its author will read it.
    pub fn is_private(&self) -> bool {
        self.visibility == "privata"
    }

    /// The text.
    ///
    /// # Errors
    /// When there is none, or it is too long.
    pub fn check(&self) -> Result<String, Vec<FormError>> {
        written(FormField::Note, &self.text).map_err(|error| vec![error])
    }
}

/// Completion of a card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct OutcomeForm {
    /// Code of the outcome.
    #[serde(rename = "esito")]
    pub outcome: String,
    /// Number of the save that the page showed.
    #[serde(rename = "_version")]
    pub version: i64,
}

impl OutcomeForm {
    /// The outcome.
    ///
    /// # Errors
    /// When none was chosen.
    pub fn check(&self) -> Result<Outcome, Vec<FormError>> {
        chosen(FormField::Outcome, &self.outcome, Outcome::from_code).map_err(|error| vec![error])
    }
}
