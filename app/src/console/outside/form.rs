//! What is typed about a card handed outside: by the desk that sends, and by whoever opens the link.

use domain::{
    Id,
    contact::EmailAddress,
    document::DeskDocument,
    referral::{
        Outcome, Piece,
        outside::{Answer, Code, LINKS_PER_HOUR},
    },
};
use serde::Deserialize;

use crate::{
    components::{Control, FieldProblem},
    console::form::MAX_CHARS,
    i18n::Translator,
};

/// Most characters of the name of a body, or of a person there.
pub(super) const MAX_NAME: u16 = 200;
/// Most characters of an e-mail address (RFC 5321, § 4.5.3.1).
pub(super) const MAX_EMAIL: u16 = 254;
/// Room for a code with its hyphen and a few spaces.
pub(super) const MAX_CODE: u16 = 20;

/// A card as it is sent outside. Its parts come several under one name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutsideForm {
    /// Drawn for the form, so that sending it twice sends once.
    pub id: String,
    /// Name of the body.
    pub body: String,
    /// Address of a person there.
    pub email: String,
    /// Codes of the parts.
    pub pieces: Vec<String>,
    /// Identifiers of the documents.
    pub papers: Vec<String>,
    /// Why.
    pub why: String,
    /// Whether the person knows of it.
    pub informed: bool,
}

/// What the desk does with one that it sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct OutsideActForm {
    /// Which step.
    #[serde(rename = "azione")]
    pub action: String,
    /// Drawn for the form, so that asking twice makes one link.
    #[serde(rename = "_collegamento")]
    pub link: String,
    /// Another address; the same one without.
    pub email: String,
}

/// What whoever opened the link sends.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct ReceiverForm {
    /// What it wants.
    #[serde(rename = "azione")]
    pub action: String,
    /// The code.
    #[serde(rename = "codice")]
    pub code: String,
    /// Who takes charge.
    #[serde(rename = "incaricato")]
    pub who: String,
    /// Why it is given back.
    #[serde(rename = "motivo")]
    pub reason: String,
    /// Code of the outcome.
    #[serde(rename = "esito")]
    pub outcome: String,
    /// The outcome in words.
    #[serde(rename = "testo")]
    pub text: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutsideError {
    /// No name of the body, or too much.
    Body,
    /// No address, or none of the right shape.
    Email,
    /// Not one part.
    Pieces,
    /// No reason to send it, or too much.
    Why,
    /// What was typed cannot be a code.
    CodeShape,
    /// It is not the code.
    CodeWrong {
        /// How many tries are left.
        left: u8,
    },
    /// Nobody takes charge, or too much.
    Who,
    /// No reason to give it back, or too much.
    Reason,
    /// No outcome.
    Outcome,
    /// No words about a closed one, or too many.
    Text,
    /// Many links were made in a short time.
    TooMany,
}

impl OutsideError {
    /// The `id` of the control, and the key of the message.
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Body => ("ente", "console-outside-error-body"),
            Self::Email => ("email", "console-outside-error-email"),
            Self::Pieces => ("parte", "console-referral-error-pieces"),
            Self::Why => ("perche", "console-referral-error-why"),
            Self::CodeShape => ("codice", "console-outside-error-code-shape"),
            Self::CodeWrong { .. } => ("codice", "console-outside-error-code"),
            Self::Who => ("incaricato", "console-outside-error-who"),
            Self::Reason => ("motivo", "console-referral-error-reason"),
            Self::Outcome => ("esito", "console-referral-error-outcome"),
            Self::Text => ("testo", "console-referral-error-text"),
            Self::TooMany => ("email", "console-outside-error-too-many"),
        }
    }

    fn message(self, t: Translator) -> String {
        let (_, key) = self.place();
        match self {
            Self::CodeWrong { left } => t.with(key, &[("n", left.into())]),
            Self::TooMany => t.with(key, &[("n", LINKS_PER_HOUR.into())]),
            _ => t.get(key),
        }
    }
}

pub(super) fn problems(errors: &[OutsideError], t: Translator) -> Vec<FieldProblem> {
    let problem =
        |error: &OutsideError| FieldProblem { id: error.place().0.to_owned(), message: error.message(t) };
    errors.iter().map(problem).collect()
}

/// A control with the errors of its place.
pub(super) fn control(name: &'static str, label: &str, errors: &[OutsideError], t: Translator) -> Control {
    let error = errors.iter().find(|error| error.place().0 == name);
    Control::new(name, t.get(label)).error(error.map(|error| error.message(t)))
}

/// What somebody wrote, which may not be missing. NUL, which no text may hold, is taken out.
fn written(typed: &str, max: u16, error: OutsideError) -> Result<String, OutsideError> {
    let text = typed.replace('\0', "");
    let text = text.trim();
    let fits = (1..=usize::from(max)).contains(&text.chars().count());
    fits.then(|| text.to_owned()).ok_or(error)
}

fn address(typed: &str) -> Result<EmailAddress, OutsideError> {
    let short = typed.trim().chars().count() <= usize::from(MAX_EMAIL);
    typed.trim().parse().ok().filter(|_| short).ok_or(OutsideError::Email)
}

/// What an operator meant by a form that will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// Name of the body.
    pub body: String,
    /// Address of a person there.
    pub address: EmailAddress,
    /// The parts.
    pub pieces: Vec<Piece>,
    /// The documents.
    pub papers: Vec<Id<DeskDocument>>,
    /// Why.
    pub why: String,
}

impl OutsideForm {
    /// What was posted.
    pub fn posted(posted: &[(String, String)]) -> Self {
        let all = |name: &str| -> Vec<String> {
            posted.iter().filter(|(of, _)| of == name).map(|(_, value)| value.clone()).collect()
        };
        let one = |name: &str| all(name).pop().unwrap_or_default();
        Self {
            id: one("_invio"),
            body: one("ente"),
            email: one("email"),
            pieces: all("parte"),
            papers: all("documento"),
            why: one("perche"),
            informed: one("informata") == "si",
        }
    }

    /// What was meant.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self) -> Result<Meant, Vec<OutsideError>> {
        let pieces: Option<Vec<Piece>> = self.pieces.iter().map(|code| Piece::from_code(code)).collect();
        let pieces = pieces.filter(|pieces| !pieces.is_empty()).ok_or(OutsideError::Pieces);
        let body = written(&self.body, MAX_NAME, OutsideError::Body);
        let why = written(&self.why, MAX_CHARS, OutsideError::Why);
        // Whoever makes one up has chosen none.
        let papers = self.papers.iter().filter_map(|id| id.parse().ok()).collect();
        match (body, address(&self.email), pieces, why) {
            (Ok(body), Ok(address), Ok(pieces), Ok(why)) => Ok(Meant { body, address, pieces, papers, why }),
            (body, address, pieces, why) => {
                let errors = [body.err(), address.err(), pieces.err(), why.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }
}

impl OutsideActForm {
    /// The other address, where one was typed.
    ///
    /// # Errors
    /// When it is none of the right shape.
    pub fn address(&self) -> Result<Option<EmailAddress>, Vec<OutsideError>> {
        if self.email.trim().is_empty() {
            return Ok(None);
        }
        address(&self.email).map(Some).map_err(|error| vec![error])
    }
}

impl ReceiverForm {
    /// The code.
    ///
    /// # Errors
    /// When it cannot be one.
    pub fn code(&self) -> Result<Code, Vec<OutsideError>> {
        self.code.parse().map_err(|_| vec![OutsideError::CodeShape])
    }

    /// The answer that the button stands for; none where there is no such button.
    pub fn answer(&self) -> Option<Result<Answer, Vec<OutsideError>>> {
        let alone = |error| vec![error];
        Some(match self.action.as_str() {
            "ricevuta" => written(&self.who, MAX_NAME, OutsideError::Who)
                .map(|by| Answer::Receive { by })
                .map_err(alone),
            "rifiuta" => written(&self.reason, MAX_CHARS, OutsideError::Reason)
                .map(|reason| Answer::Refuse { reason })
                .map_err(alone),
            "esito" => self.report(),
            _ => return None,
        })
    }

    /// How it ended. What is closed is explained; otherwise words are welcome.
    fn report(&self) -> Result<Answer, Vec<OutsideError>> {
        let outcome = Outcome::from_code(&self.outcome).ok_or(OutsideError::Outcome);
        let text = match (self.text.trim(), &outcome) {
            ("", Ok(Outcome::Closed)) => Err(OutsideError::Text),
            ("", _) => Ok(String::new()),
            (text, _) => written(text, MAX_CHARS, OutsideError::Text),
        };
        match (outcome, text) {
            (Ok(outcome), Ok(text)) => Ok(Answer::Report { outcome, text }),
            (outcome, text) => Err([outcome.err(), text.err()].into_iter().flatten().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_goes_to_a_body_with_an_address_and_has_parts_and_a_reason() {
        let nothing = OutsideForm::default().check().unwrap_err();
        let all = [OutsideError::Body, OutsideError::Email, OutsideError::Pieces, OutsideError::Why];
        assert_eq!(nothing, all);
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let posted = [
            pair("ente", " Croce Verde "),
            pair("email", "info@croceverde.example"),
            pair("parte", "persona"),
            pair("parte", "bisogni"),
            pair("perche", "Trasporto\0"),
        ];
        let meant = OutsideForm::posted(&posted).check().unwrap();
        assert_eq!((meant.body.as_str(), meant.why.as_str()), ("Croce Verde", "Trasporto"));
        assert_eq!(meant.pieces.len(), 2);
        let wrong = OutsideActForm { email: "a@b@c".to_owned(), ..OutsideActForm::default() };
        assert_eq!(wrong.address(), Err(vec![OutsideError::Email]));
        assert_eq!(OutsideActForm::default().address(), Ok(None));
    }

    #[test]
    fn an_answer_says_who_or_why_or_how() {
        let form = |action: &str| ReceiverForm { action: action.to_owned(), ..ReceiverForm::default() };
        assert_eq!(form("ricevuta").answer(), Some(Err(vec![OutsideError::Who])));
        assert_eq!(form("rifiuta").answer(), Some(Err(vec![OutsideError::Reason])));
        assert_eq!(form("esito").answer(), Some(Err(vec![OutsideError::Outcome])));
        assert_eq!(form("altro").answer(), None);
        let closed = ReceiverForm { outcome: "closed".to_owned(), ..form("esito") };
        assert_eq!(closed.answer(), Some(Err(vec![OutsideError::Text])));
        let who = ReceiverForm { who: "Anna".to_owned(), ..form("ricevuta") };
        assert_eq!(who.answer(), Some(Ok(Answer::Receive { by: "Anna".to_owned() })));
        assert_eq!(form("codice").code().err(), Some(vec![OutsideError::CodeShape]));
    }
}
