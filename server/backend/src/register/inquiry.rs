//! Who wants to know, why, and what.

use chrono::{DateTime, Utc};
use domain::fiscal_code::{FiscalCode, FiscalCodeError};
use uuid::Uuid;

use super::{RegisterKeys, keys::About};

/// Who looks into the register, and why. There is none without a name and a reason, so nobody can
/// look without leaving both in the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    by: String,
    reason: String,
}

/// An inquiry without a name or without a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReason {
    /// Nobody asks.
    #[error("say who looks into the register (--by)")]
    Nobody,
    /// For no reason.
    #[error("say why you look into the register (--reason), with at least {MIN_REASON} letters")]
    Reason,
    /// Whose number it is, in the name or in the reason.
    #[error("the reason names somebody by their codice fiscale: it is read by others, tell it without")]
    Names,
    /// A novel.
    #[error("name and reason together may have {MAX_WORDS} letters")]
    TooLong,
}

/// A reason has at least so many letters and digits: "x" explains nothing.
const MIN_REASON: usize = 8;
/// Letters and digits of a codice fiscale; numbers of eleven digits may be a file's.
const FISCAL_CODE_LENGTH: usize = 16;
/// Letters of name and reason.
const MAX_WORDS: usize = 500;

impl Inquiry {
    /// Somebody, for some reason.
    pub fn new(by: &str, reason: &str) -> Result<Self, NoReason> {
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
        if letters(by) == 0 {
            return Err(NoReason::Nobody);
        }
        if letters(reason) < MIN_REASON {
            return Err(NoReason::Reason);
        }
        if by.chars().count() + reason.chars().count() > MAX_WORDS {
            return Err(NoReason::TooLong);
        }
        if names_somebody(by) || names_somebody(reason) {
            return Err(NoReason::Names);
        }
        Ok(Self { by: by.trim().to_owned(), reason: reason.trim().to_owned() })
    }

    /// Who.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// Why.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// What the audit keeps: who, why, and what was asked.
    pub(super) fn words(&self, what: &str) -> String {
        format!("{}: {} ({what})", self.by, self.reason)
    }
}

/// Whether a codice fiscale stands in a text: administrators of the zone read it.
fn names_somebody(text: &str) -> bool {
    text.split(|sign: char| !sign.is_alphanumeric())
        .any(|word| word.len() == FISCAL_CODE_LENGTH && word.parse::<FiscalCode>().is_ok())
}

/// A person to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// By codice fiscale, whatever its omocodia.
    FiscalCode(FiscalCode),
    /// By the identifier of the eIDAS node.
    Eidas(String),
}

impl Person {
    /// Reads a codice fiscale, with or without `TINIT-`; what holds a slash is an eIDAS identifier.
    pub fn parse(text: &str) -> Result<Self, FiscalCodeError> {
        let text = text.trim();
        if text.contains('/') {
            return Ok(Self::Eidas(text.to_owned()));
        }
        text.strip_prefix("TINIT-").unwrap_or(text).parse().map(Self::FiscalCode)
    }

    fn number(&self) -> String {
        match self {
            Self::FiscalCode(code) => code.canonical().to_string(),
            Self::Eidas(identifier) => identifier.clone(),
        }
    }
}

/// Which transactions. Conditions are all to be met; without any, it is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Our own identifier.
    pub id: Option<Uuid>,
    /// ID of the request.
    pub request_id: Option<String>,
    /// ID of the response.
    pub response_id: Option<String>,
    /// ID of the assertion.
    pub assertion_id: Option<String>,
    /// entityID of the provider.
    pub idp: Option<String>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Before.
    pub until: Option<DateTime<Utc>>,
    /// Whose.
    pub person: Option<Person>,
    /// `NameID` of the login.
    pub name_id: Option<String>,
}

impl Filter {
    /// The conditions in words, for the audit: never whose number was looked for.
    pub(super) fn words(&self) -> String {
        let texts = [
            ("transaction", self.id.map(|id| id.to_string())),
            ("request", self.request_id.clone()),
            ("response", self.response_id.clone()),
            ("assertion", self.assertion_id.clone()),
            ("provider", self.idp.clone()),
            ("from", self.from.map(|at| at.to_rfc3339())),
            ("until", self.until.map(|at| at.to_rfc3339())),
        ];
        let mut words: Vec<String> =
            texts.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))).collect();
        if self.person.is_some() {
            words.push("one person".to_owned());
        }
        if self.name_id.is_some() {
            words.push("one NameID".to_owned());
        }
        if words.is_empty() { "everything".to_owned() } else { words.join(", ") }
    }

    pub(super) fn subject_digests(&self, keys: &RegisterKeys) -> Option<Vec<Vec<u8>>> {
        self.person.as_ref().map(|person| keys.digests(About::Subject, &person.number()))
    }

    pub(super) fn name_digests(&self, keys: &RegisterKeys) -> Option<Vec<Vec<u8>>> {
        self.name_id.as_ref().map(|name| keys.digests(About::Name, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_looks_without_a_name_and_a_reason() {
        assert_eq!(Inquiry::new("", "a good reason"), Err(NoReason::Nobody));
        assert_eq!(Inquiry::new(" - ", "a good reason"), Err(NoReason::Nobody));
        for reason in ["", "   ", "x", "........................", "because"] {
            assert_eq!(Inquiry::new("Anna", reason), Err(NoReason::Reason), "{reason}");
        }
        assert_eq!(Inquiry::new("Anna", &"long ".repeat(200)), Err(NoReason::TooLong));
        for reason in ["querela di FRRGLI88C54M990P", "atto 12/2026 (frrgli88c54m990p)"] {
            assert_eq!(Inquiry::new("Anna", reason), Err(NoReason::Names), "{reason}");
        }
        let inquiry = Inquiry::new(" Anna Neri ", "decreto 12/2026").unwrap();
        assert_eq!(inquiry.words("everything"), "Anna Neri: decreto 12/2026 (everything)");
    }

    #[test]
    fn the_words_of_a_filter_name_nobody() {
        let filter = Filter {
            person: Some(Person::parse("TINIT-FRRGLI88C54M990P").unwrap()),
            name_id: Some("_name".into()),
            idp: Some("https://idp.example".into()),
            ..Filter::default()
        };
        assert_eq!(filter.words(), "provider https://idp.example, one person, one NameID");
        assert_eq!(Filter::default().words(), "everything");
        assert!(Person::parse("FRRGLI88C54M990Q").is_err());
        assert_eq!(Person::parse("FR/IT/1"), Ok(Person::Eidas("FR/IT/1".into())));
    }
}
