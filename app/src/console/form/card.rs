//! Forms about a card.

use chrono::NaiveDate;
use domain::{
    card::{Access, AccessReason, Card, Mode, Outcome},
    format,
};
use serde::Deserialize;

use super::{FormError, FormField, MAX_CHARS, MAX_REASON, Wrong, chosen, day, written};

/// Why a completed card is corrected, where anything is written.
///
/// # Errors
/// When it is too long.
pub fn why_corrected(typed: &str) -> Result<Option<String>, FormError> {
    let text = typed.trim();
    let found = text.chars().count();
    if found > usize::from(MAX_REASON) {
        return Err(FormError::new(FormField::Correction, Wrong::TooLong { found }));
    }
    Ok((found > 0).then(|| text.to_owned()))
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
    /// Why it is corrected, where the card is completed.
    #[serde(rename = "correzione")]
    pub why: String,
    /// Number of the save that the page showed.
    #[serde(rename = "_version")]
    pub version: i64,
}

impl AccessForm {
    /// What the card holds now.
    pub fn of(card: &Card) -> Self {
        Self {
            on: format::date(card.access.on),
            mode: card.access.mode.code().to_owned(),
            reason: card.access.reason.code().to_owned(),
            description: card.access.description.clone(),
            why: String::new(),
            version: card.version,
        }
    }

    /// The part as it will be saved.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<Access, Vec<FormError>> {
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
                Ok(Access { on, mode, reason, description: description.to_owned() })
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
    /// What is done with it, where it is not added.
    #[serde(rename = "azione")]
    pub action: String,
}

impl NoteForm {
    /// Names of what is kept while it is written.
    pub const KEPT: [&'static str; 3] = ["nota", "visibilita", "_version"];

    /// A note that was being written; none where there are no words in it.
    pub fn found(written: &[(String, String)]) -> Option<Self> {
        let one = |name: &str| {
            let found = written.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let (text, visibility) = (one("nota"), one("visibilita"));
        (!text.trim().is_empty()).then(|| Self { text, visibility, action: String::new() })
    }

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
    /// Why it is corrected, where the card is completed.
    #[serde(rename = "correzione")]
    pub why: String,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn form(on: &str, mode: &str, reason: &str) -> AccessForm {
        AccessForm {
            on: on.to_owned(),
            mode: mode.to_owned(),
            reason: reason.to_owned(),
            ..AccessForm::default()
        }
    }

    #[test]
    fn an_access_is_not_in_the_future_and_its_choices_are_of_the_list() {
        let today = "2026-11-20".parse().unwrap();
        assert!(form("20/11/2026", "phone", "sent").check(today).is_ok());
        let errors = form("21/11/2026", "piccione", "").check(today).unwrap_err();
        let wrong: Vec<Wrong> = errors.into_iter().map(|error| error.wrong).collect();
        assert_eq!(wrong, [Wrong::Future { today }, Wrong::UnknownChoice, Wrong::Empty]);
    }

    #[test]
    fn a_reason_is_trimmed_and_not_too_long() {
        assert_eq!(why_corrected(" \n "), Ok(None));
        assert_eq!(why_corrected(" Giorno sbagliato "), Ok(Some("Giorno sbagliato".to_owned())));
        let wrong = why_corrected(&"a".repeat(201)).unwrap_err();
        assert_eq!((wrong.field, wrong.wrong), (FormField::Correction, Wrong::TooLong { found: 201 }));
    }

    #[test]
    fn a_posted_form_is_read_by_its_italian_names() {
        let json = r#"{"data":"1/1/2026","modalita":"phone","perche":"sent","descrizione":"x","_version":7}"#;
        let form: AccessForm = serde_json::from_str(json).unwrap();
        assert_eq!((form.mode.as_str(), form.version), ("phone", 7));
        let note: NoteForm = serde_json::from_str(r#"{"nota":"x","visibilita":"privata"}"#).unwrap();
        assert!(note.is_private());
    }
}
