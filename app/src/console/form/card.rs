//! Forms about a card.

use chrono::NaiveDate;
use domain::{
    card::{Access, AccessReason, Card, Mode, Words},
    codes::Code,
    format,
    mask::{Carried, Mask},
};
use serde::Deserialize;

use super::{FormError, FormField, MAX_CHARS, MAX_REASON, Wrong, chosen, day, written};

/// Why a completed card is corrected, where anything is written.
///
/// # Errors
/// When it is too long.
pub fn why_corrected(typed: &str) -> Result<Option<String>, FormError> {
    let text = short(FormField::Correction, typed)?;
    Ok((!text.is_empty()).then_some(text))
}

/// One line, which may be empty.
fn short(field: FormField, typed: &str) -> Result<String, FormError> {
    let text = typed.trim();
    let found = text.chars().count();
    if found > usize::from(MAX_REASON) {
        return Err(FormError::new(field, Wrong::TooLong { found }));
    }
    Ok(text.to_owned())
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
    /// Who sent the person, where somebody did.
    #[serde(rename = "inviante")]
    pub sender: String,
    /// Why exactly the person came.
    #[serde(rename = "precisazione")]
    pub specification: String,
    /// In the operator's words; may be empty.
    #[serde(rename = "descrizione")]
    pub description: String,
    /// What the form says that it held.
    #[serde(rename = "_gruppi")]
    pub held: Option<String>,
    /// Why it is corrected, where the card is completed.
    #[serde(rename = "correzione")]
    pub why: String,
    /// Number of the save that the page showed.
    #[serde(rename = "_version")]
    pub version: i64,
}

impl AccessForm {
    /// What may be seen of what the card holds now.
    pub fn of(card: &Card) -> Self {
        let Access { on, mode, reason, sender, specification, description } = card.access.visible();
        Self {
            on: format::date(on),
            mode: mode.code().to_owned(),
            reason: reason.code().to_owned(),
            sender,
            specification,
            description,
            held: None,
            why: String::new(),
            version: card.version,
        }
    }

    /// Whether the free words may be seen by now and were not on the form.
    pub fn lacks_words(&self, mask: &Mask) -> bool {
        !mask.hides(Access::GROUP) && self.carried().narrowed(mask).hides(Access::GROUP)
    }

    /// Whether it gives another reason than the card, which wants words of its own.
    pub fn changes_reason(&self, card: &Card) -> bool {
        AccessReason::from_code(&self.reason).is_some_and(|reason| reason != card.access.reason)
    }

    /// The same with the free words that the card holds now.
    #[must_use]
    pub fn with_words_of(self, card: &Card) -> Self {
        let Self { sender, specification, description, .. } = Self::of(card);
        Self { sender, specification, description, held: None, ..self }
    }

    /// What it held when it was made.
    pub fn carried(&self) -> Carried {
        Carried::said([Access::GROUP], self.held.as_deref())
    }

    /// The part as it will be saved. Of somebody whose mask hides the free words none are read, and none are wanted: they
    /// were not asked for.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate, mask: &Mask) -> Result<Access, Vec<FormError>> {
        if mask.hides(Access::GROUP) {
            return self.check_choices(today);
        }
        let reason = AccessReason::from_code(&self.reason);
        let (sender, specification) = (self.sent_by(reason), self.specified(reason));
        let description = self.description.trim();
        let found = description.chars().count();
        let fits = (found <= MAX_CHARS.into())
            .then_some(())
            .ok_or_else(|| FormError::new(FormField::Description, Wrong::TooLong { found }));
        match (self.check_choices(today), sender, specification, fits) {
            (Ok(access), Ok(sender), Ok(specification), Ok(())) => {
                Ok(Access { sender, specification, description: description.to_owned(), ..access })
            }
            (access, sender, specification, fits) => {
                let mut errors = access.err().unwrap_or_default();
                errors.extend([sender.err(), specification.err(), fits.err()].into_iter().flatten());
                Err(errors)
            }
        }
    }

    /// The part without its free words.
    fn check_choices(&self, today: NaiveDate) -> Result<Access, Vec<FormError>> {
        let on = day(FormField::Day, &self.on).and_then(|on| {
            if on > today { Err(FormError::new(FormField::Day, Wrong::Future { today })) } else { Ok(on) }
        });
        let mode = chosen(FormField::Mode, &self.mode, Mode::from_code);
        let reason = chosen(FormField::Why, &self.reason, AccessReason::from_code);
        match (on, mode, reason) {
            (Ok(on), Ok(mode), Ok(reason)) => {
                let Words { sender, specification, description } = Words::default();
                Ok(Access { on, mode, reason, sender, specification, description })
            }
            (on, mode, reason) => Err([on.err(), mode.err(), reason.err()].into_iter().flatten().collect()),
        }
    }

    /// Who sent the person: wanted where somebody did, and of no other reason.
    fn sent_by(&self, reason: Option<AccessReason>) -> Result<String, FormError> {
        let typed = short(FormField::Sender, &self.sender)?;
        match reason.map(AccessReason::names_a_sender) {
            Some(true) if typed.is_empty() => Err(FormError::new(FormField::Sender, Wrong::Empty)),
            Some(false) if !typed.is_empty() => Err(FormError::new(FormField::Sender, Wrong::NotSent)),
            _ => Ok(typed),
        }
    }

    /// Why exactly the person came: wanted of whoever was called.
    fn specified(&self, reason: Option<AccessReason>) -> Result<String, FormError> {
        let typed = short(FormField::Specification, &self.specification)?;
        if typed.is_empty() && reason.is_some_and(AccessReason::is_specified) {
            return Err(FormError::new(FormField::Specification, Wrong::Empty));
        }
        Ok(typed)
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
    /// Code of the outcome; whether the table offers it is for the table to say.
    ///
    /// # Errors
    /// When none was chosen.
    pub fn check(&self) -> Result<Code, Vec<FormError>> {
        chosen(FormField::Outcome, &self.outcome, |code| code.parse().ok()).map_err(|error| vec![error])
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
        assert!(form("20/11/2026", "phone", "spontaneous").check(today, &Mask::none()).is_ok());
        let errors = form("21/11/2026", "piccione", "").check(today, &Mask::none()).unwrap_err();
        let wrong: Vec<Wrong> = errors.into_iter().map(|error| error.wrong).collect();
        assert_eq!(wrong, [Wrong::Future { today }, Wrong::UnknownChoice, Wrong::Empty]);
    }

    #[test]
    fn who_sent_and_why_called_are_wanted_where_they_are_told() {
        let today = "2026-11-20".parse().unwrap();
        let wrong = |form: AccessForm| {
            let errors = form.check(today, &Mask::none()).err().unwrap_or_default();
            errors.into_iter().map(|error| (error.field, error.wrong)).collect::<Vec<_>>()
        };
        let told = |reason: &str, sender: &str, specification: &str| AccessForm {
            sender: sender.to_owned(),
            specification: specification.to_owned(),
            ..form("20/11/2026", "phone", reason)
        };
        assert_eq!(wrong(told("sent", " ", "")), [(FormField::Sender, Wrong::Empty)]);
        assert_eq!(wrong(told("sent", "Scuola Manzoni", "")), []);
        assert_eq!(wrong(told("summoned", "", "")), [(FormField::Specification, Wrong::Empty)]);
        assert_eq!(wrong(told("summoned", "Scuola", "ISEE")), [(FormField::Sender, Wrong::NotSent)]);
        assert_eq!(wrong(told("decree", "", "n. 12/2026")), []);
    }

    #[test]
    fn of_whoever_does_not_see_the_words_none_are_wanted_and_none_are_read() {
        let today = "2026-11-20".parse().unwrap();
        let blind = Mask::hiding([Access::GROUP]);
        for reason in ["sent", "summoned"] {
            assert!(form("20/11/2026", "phone", reason).check(today, &blind).is_ok(), "{reason}");
        }
        let forged = AccessForm { description: "x".repeat(5000), ..form("20/11/2026", "phone", "sent") };
        assert!(!forged.check(today, &blind).unwrap().has_words());
        assert_eq!(form("ieri", "phone", "sent").check(today, &blind).unwrap_err().len(), 1);
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
        let json = r#"{"data":"1/1/2026","modalita":"phone","perche":"sent","inviante":"x","_version":7}"#;
        let form: AccessForm = serde_json::from_str(json).unwrap();
        assert_eq!((form.mode.as_str(), form.sender.as_str(), form.version), ("phone", "x", 7));
        let note: NoteForm = serde_json::from_str(r#"{"nota":"x","visibilita":"privata"}"#).unwrap();
        assert!(note.is_private());
    }
}
