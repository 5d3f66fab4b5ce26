//! What an operator types about a referral.

use domain::{
    Id,
    document::DeskDocument,
    person::Match,
    referral::{Outcome, Piece},
};
use serde::Deserialize;

use crate::console::form::{MAX_CHARS, PersonChoice};

/// The parameter that says to which desk.
pub const TO: &str = "sportello";
/// The `id` of the first of those whom it may be about ([`crate::console::form::FormField::Person`]).
pub(super) const WHOM: &str = "f-persona";
/// What the form wants: one address takes several.
pub const REFERRAL_ACTION: &str = "azione";

/// A card as it is sent. Its parts come several under one name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SendForm {
    /// Drawn for the form, so that sending it twice sends once.
    pub id: String,
    /// Identifier of the desk.
    pub to: String,
    /// Codes of the parts.
    pub pieces: Vec<String>,
    /// Identifiers of the documents.
    pub papers: Vec<String>,
    /// Why.
    pub why: String,
    /// Whether the person knows of it.
    pub informed: bool,
    /// Whether it may come back to a desk that had it.
    pub again: bool,
}

/// A request of a citizen as it is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct HandOverForm {
    /// Identifier of the desk.
    #[serde(rename = "sportello")]
    pub to: String,
    /// Why.
    #[serde(rename = "perche")]
    pub why: String,
    /// `si` when it may come back to a desk that had it.
    #[serde(rename = "di-nuovo")]
    pub again: String,
}

/// A step of a referral.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct ActForm {
    /// Which step.
    #[serde(rename = "azione")]
    pub action: String,
    /// Why it is given back.
    #[serde(rename = "motivo")]
    pub reason: String,
    /// Code of the outcome.
    #[serde(rename = "esito")]
    pub outcome: String,
    /// The outcome in words.
    #[serde(rename = "testo")]
    pub text: String,
    /// Why it goes on after all.
    #[serde(rename = "nota")]
    pub note: String,
    /// Whom it is about, where it comes from another zone: identifier of a person, or `nuova`.
    #[serde(rename = "persona")]
    pub person: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralError {
    /// No desk, or one that cannot receive.
    To,
    /// Not one part.
    Pieces,
    /// No reason to send it, or too much.
    Why,
    /// The desk had it, and nobody said that this is meant.
    Again,
    /// The same card waits at that desk already.
    AlreadySent,
    /// No reason to give it back, or too much.
    Reason,
    /// No outcome.
    Outcome,
    /// No words about a closed one, or too many.
    Text,
    /// No note, or too much.
    Note,
    /// Nobody was chosen whom it is about, or somebody who is not in the list.
    Whom,
    /// Somebody with the same codice fiscale is there.
    SameCode,
}

impl ReferralError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::To => (TO, "console-referral-error-to"),
            Self::Pieces => ("parte", "console-referral-error-pieces"),
            Self::Why => ("perche", "console-referral-error-why"),
            Self::Again => ("di-nuovo", "console-referral-error-again"),
            Self::AlreadySent => (TO, "console-referral-error-already-sent"),
            Self::Reason => ("motivo", "console-referral-error-reason"),
            Self::Outcome => ("esito", "console-referral-error-outcome"),
            Self::Text => ("testo", "console-referral-error-text"),
            Self::Note => ("nota", "console-referral-error-note"),
            Self::Whom => (WHOM, "console-referral-error-whom"),
            Self::SameCode => (WHOM, "console-referral-error-same-code"),
        }
    }
}

/// What an operator wrote, which may not be missing.
fn written(typed: &str, error: ReferralError) -> Result<String, ReferralError> {
    let text = typed.trim();
    let fits = (1..=usize::from(MAX_CHARS)).contains(&text.chars().count());
    fits.then(|| text.to_owned()).ok_or(error)
}

/// What was chosen of a card, and why it is sent.
type Chosen = (Vec<Piece>, Vec<Id<DeskDocument>>, String);

impl SendForm {
    /// What was posted.
    pub fn posted(posted: &[(String, String)]) -> Self {
        let all = |name: &str| -> Vec<String> {
            posted.iter().filter(|(of, _)| of == name).map(|(_, value)| value.clone()).collect()
        };
        let one = |name: &str| all(name).pop().unwrap_or_default();
        Self {
            id: one("_invio"),
            to: one(TO),
            pieces: all("parte"),
            papers: all("documento"),
            why: one("perche"),
            informed: one("informata") == "si",
            again: one("di-nuovo") == "si",
        }
    }

    /// The parts, the documents, and why it is sent.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self) -> Result<Chosen, Vec<ReferralError>> {
        let pieces: Option<Vec<Piece>> = self.pieces.iter().map(|code| Piece::from_code(code)).collect();
        let pieces = pieces.filter(|pieces| !pieces.is_empty()).ok_or(ReferralError::Pieces);
        match (pieces, written(&self.why, ReferralError::Why)) {
            // Whoever makes a document up has chosen none.
            (Ok(pieces), Ok(why)) => {
                Ok((pieces, self.papers.iter().filter_map(|id| id.parse().ok()).collect(), why))
            }
            (pieces, why) => Err([pieces.err(), why.err()].into_iter().flatten().collect()),
        }
    }
}

impl HandOverForm {
    /// Why it is handed over; whether the desk can receive is for the zone to say.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self) -> Result<String, Vec<ReferralError>> {
        let to = (!self.to.is_empty()).then_some(()).ok_or(ReferralError::To);
        match (to, written(&self.why, ReferralError::Why)) {
            (Ok(()), Ok(why)) => Ok(why),
            (to, why) => Err([to.err(), why.err()].into_iter().flatten().collect()),
        }
    }

    /// Whether the sender knows that the desk had it.
    pub fn is_again(&self) -> bool {
        self.again == "si"
    }
}

impl ActForm {
    /// Why it is given back.
    ///
    /// # Errors
    /// When nothing is written, or too much.
    pub fn reason(&self) -> Result<String, Vec<ReferralError>> {
        written(&self.reason, ReferralError::Reason).map_err(|error| vec![error])
    }

    /// Whom it is about, who must be one of those shown; nothing where that is no question.
    ///
    /// # Errors
    /// When nobody was chosen, or somebody who is not in the list.
    pub fn whom(&self, shown: Option<&[Match]>) -> Result<Option<PersonChoice>, Vec<ReferralError>> {
        let Some(shown) = shown else { return Ok(None) };
        let choice = PersonChoice::parse(self.person.trim()).filter(|choice| match choice {
            PersonChoice::New => true,
            PersonChoice::Known(id) => shown.iter().any(|found| found.person.id == *id),
        });
        choice.map(Some).ok_or_else(|| vec![ReferralError::Whom])
    }

    /// Why it goes on after all.
    ///
    /// # Errors
    /// When nothing is written, or too much.
    pub fn note(&self) -> Result<String, Vec<ReferralError>> {
        written(&self.note, ReferralError::Note).map_err(|error| vec![error])
    }

    /// How it ended. What is closed is explained; otherwise words are welcome.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn report(&self) -> Result<(Outcome, String), Vec<ReferralError>> {
        let outcome = Outcome::from_code(&self.outcome).ok_or(ReferralError::Outcome);
        let text = match (self.text.trim(), &outcome) {
            ("", Ok(Outcome::Closed)) => Err(ReferralError::Text),
            ("", _) => Ok(String::new()),
            (text, _) => written(text, ReferralError::Text),
        };
        match (outcome, text) {
            (Ok(outcome), Ok(text)) => Ok((outcome, text)),
            (outcome, text) => Err([outcome.err(), text.err()].into_iter().flatten().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_referral_has_parts_and_a_reason() {
        let posted = |pairs: &[(&str, &str)]| {
            let owned: Vec<_> = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            SendForm::posted(&owned)
        };
        let both = vec![ReferralError::Pieces, ReferralError::Why];
        assert_eq!(posted(&[]).check(), Err(both));
        let strange = posted(&[("parte", "tutto"), ("perche", "casa")]);
        assert_eq!(strange.check(), Err(vec![ReferralError::Pieces]));
        let good =
            posted(&[("parte", "persona"), ("parte", "bisogni"), ("perche", " casa "), ("informata", "si")]);
        assert!(good.informed && !good.again);
        assert_eq!(good.check().unwrap().2, "casa");
        assert_eq!(good.check().unwrap().0.len(), 2);
    }

    #[test]
    fn of_another_zone_somebody_who_is_shown_is_chosen_or_somebody_new() {
        let shown = crate::console::samples::people_who_match();
        let form = |person: &str| ActForm { person: person.to_owned(), ..ActForm::default() };
        let first = shown[0].person.id;
        assert_eq!(form("").whom(None), Ok(None), "no question within the zone");
        assert_eq!(form("nuova").whom(Some(&[])), Ok(Some(PersonChoice::New)));
        assert_eq!(form(&first.to_string()).whom(Some(&shown)), Ok(Some(PersonChoice::Known(first))));
        let nobody = Err(vec![ReferralError::Whom]);
        assert_eq!(form("").whom(Some(&shown)), nobody);
        assert_eq!(form(&first.to_string()).whom(Some(&[])), nobody, "not among them");
    }

    #[test]
    fn what_is_closed_is_explained() {
        let closed = ActForm { outcome: "closed".into(), ..ActForm::default() };
        assert_eq!(closed.report(), Err(vec![ReferralError::Text]));
        let accepted = ActForm { outcome: "accepted".into(), ..ActForm::default() };
        assert_eq!(accepted.report(), Ok((Outcome::Accepted, String::new())));
        let nothing = ActForm { text: "x".repeat(4001), ..ActForm::default() };
        assert_eq!(nothing.report(), Err(vec![ReferralError::Outcome, ReferralError::Text]));
        assert_eq!(nothing.reason(), Err(vec![ReferralError::Reason]));
        assert_eq!(nothing.note(), Err(vec![ReferralError::Note]));
    }
}
