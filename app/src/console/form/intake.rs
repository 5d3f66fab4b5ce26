//! Forms about an intake.

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::{MAX_SUSPENSION_DAYS, days_after},
    format,
    person::{Match, Person, Reason},
};
use serde::Deserialize;

use super::{FormError, FormField, Wrong, chosen, day, written};

/// Days that are suggested for an integration.
const SUGGESTED_DAYS: u16 = 15;
/// Value of the choice "a new person".
const NEW_PERSON: &str = "nuova";

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::samples;

    fn today() -> NaiveDate {
        "2026-11-20".parse().unwrap()
    }

    fn ask(text: &str, due: &str) -> Result<(String, NaiveDate), Vec<FormError>> {
        AskForm { text: text.to_owned(), due: due.to_owned() }.check(today())
    }

    #[test]
    fn every_error_of_a_request_is_told_at_once() {
        let errors = ask("  ", "31/02/2027").unwrap_err();
        let fields: Vec<FormField> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, [FormField::Ask, FormField::Due]);
    }

    #[test]
    fn the_day_is_between_tomorrow_and_thirty_days() {
        assert!(ask("Manca la firma", "21/11/2026").is_ok());
        assert!(ask("Manca la firma", "20/12/2026").is_ok());
        assert!(ask("Manca la firma", "20/11/2026").is_err());
        assert!(ask("Manca la firma", "21/12/2026").is_err());
        assert!(ask("Manca la firma", &AskForm::suggested(today()).due).is_ok());
    }

    #[test]
    fn a_text_has_at_most_so_many_characters() {
        let form = |count| NoticeForm { reason: "è".repeat(count) };
        assert!(form(4000).check().is_ok());
        assert!(form(4001).check().is_err());
    }

    #[test]
    fn only_a_person_who_was_shown_can_be_chosen() {
        let matches = samples::people_who_match();
        let choose = |value: &str| AcceptForm { person: value.to_owned() }.check(&matches);
        let first = PersonChoice::Known(matches[0].person.id);
        assert_eq!(choose("nuova"), Ok(PersonChoice::New));
        assert_eq!(choose(&first.value()), Ok(first));
        assert!(choose("").is_err());
        assert!(choose("00000000-0000-0000-0000-000000000001").is_err());
        assert!(choose("' or 1=1").is_err());
    }

    #[test]
    fn nobody_is_chosen_beforehand_but_with_the_same_code() {
        let matches = samples::people_who_match();
        assert_eq!(PersonChoice::suggested(&matches), Some(PersonChoice::Known(matches[0].person.id)));
        assert_eq!(PersonChoice::suggested(&matches[1..]), None);
        assert_eq!(PersonChoice::suggested(&[]), Some(PersonChoice::New));
    }
}
