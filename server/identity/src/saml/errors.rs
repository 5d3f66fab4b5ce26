//! Why a login did not succeed: the identity provider said no, or we did.

use serde::{Deserialize, Serialize};

use super::attributes::AttributeProblem;

/// What an error of the identity provider means for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Something the citizen can act on: explain it kindly.
    Citizen,
    /// Our request was wrong: excuse ourselves and wake somebody up.
    Alarm,
}

/// The errors of the SPID error table (Regole Tecniche, "Messaggi di errore") that can reach a
/// service provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// nr 8: our request is not conformant SAML.
    NotConformant,
    /// nr 9: version.
    Version,
    /// nr 11: request ID.
    RequestId,
    /// nr 12: level not available.
    AuthnContext,
    /// nr 13: request instant, most often our clock.
    IssueInstant,
    /// nr 14: destination.
    Destination,
    /// nr 15: `IsPassive` present.
    IsPassive,
    /// nr 16: assertion consumer service.
    AssertionConsumer,
    /// nr 17: name format.
    NameIdPolicy,
    /// nr 18: attribute set.
    AttributeSet,
    /// nr 19: wrong credentials, several times.
    WrongCredentials,
    /// nr 20: no credentials of the level asked.
    LevelMissing,
    /// nr 21: the citizen took too long.
    Timeout,
    /// nr 22: consent denied.
    ConsentDenied,
    /// nr 23: identity suspended or revoked, credentials blocked.
    Suspended,
    /// nr 24: reserved, without meaning.
    Reserved,
    /// nr 25: the citizen cancelled.
    Cancelled,
    /// nr 30: another kind of digital identity is needed.
    WrongIdentityType,
    /// Any other number: said, but not in the table.
    Other,
}

/// Number, error, meaning, code for the log.
const TABLE: [(u8, ErrorCode, Meaning, &str); 18] = [
    (8, ErrorCode::NotConformant, Meaning::Alarm, "idp-nr08"),
    (9, ErrorCode::Version, Meaning::Alarm, "idp-nr09"),
    (11, ErrorCode::RequestId, Meaning::Alarm, "idp-nr11"),
    (12, ErrorCode::AuthnContext, Meaning::Citizen, "idp-nr12"),
    (13, ErrorCode::IssueInstant, Meaning::Alarm, "idp-nr13"),
    (14, ErrorCode::Destination, Meaning::Alarm, "idp-nr14"),
    (15, ErrorCode::IsPassive, Meaning::Alarm, "idp-nr15"),
    (16, ErrorCode::AssertionConsumer, Meaning::Alarm, "idp-nr16"),
    (17, ErrorCode::NameIdPolicy, Meaning::Alarm, "idp-nr17"),
    (18, ErrorCode::AttributeSet, Meaning::Alarm, "idp-nr18"),
    (19, ErrorCode::WrongCredentials, Meaning::Citizen, "idp-nr19"),
    (20, ErrorCode::LevelMissing, Meaning::Citizen, "idp-nr20"),
    (21, ErrorCode::Timeout, Meaning::Citizen, "idp-nr21"),
    (22, ErrorCode::ConsentDenied, Meaning::Citizen, "idp-nr22"),
    (23, ErrorCode::Suspended, Meaning::Citizen, "idp-nr23"),
    (24, ErrorCode::Reserved, Meaning::Alarm, "idp-nr24"),
    (25, ErrorCode::Cancelled, Meaning::Citizen, "idp-nr25"),
    (30, ErrorCode::WrongIdentityType, Meaning::Citizen, "idp-nr30"),
];

impl ErrorCode {
    /// The error of that number; a number outside the table is [`ErrorCode::Other`].
    pub fn from_number(number: u8) -> Self {
        TABLE.iter().find(|(known, ..)| *known == number).map_or(Self::Other, |(_, code, ..)| *code)
    }

    /// Reads `ErrorCode nrNN`, the whole message; the text itself is never kept.
    pub(crate) fn from_message(message: &str) -> Option<Self> {
        let number = message.trim().strip_prefix("ErrorCode nr")?;
        let digits = (1..=2).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit());
        digits.then(|| number.parse().ok()).flatten().map(Self::from_number)
    }

    /// Its number, 0 when outside the table.
    pub fn number(self) -> u8 {
        self.row().map_or(0, |(number, ..)| number)
    }

    /// Whether the citizen can act on it or we must.
    pub fn meaning(self) -> Meaning {
        self.row().map_or(Meaning::Alarm, |(_, _, meaning, _)| meaning)
    }

    /// Stable code for the log.
    pub fn code(self) -> &'static str {
        self.row().map_or("idp-other", |(.., code)| code)
    }

    fn row(self) -> Option<(u8, Self, Meaning, &'static str)> {
        TABLE.into_iter().find(|(_, code, ..)| *code == self)
    }
}

/// Why a response was not accepted. Holds no personal data and no text of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The message is not base64 of UTF-8 text, or is too long.
    #[error("the response is not readable ({0})")]
    Unreadable(&'static str),
    /// The message is built to be expensive, or is not the XML that we read.
    #[error("the response exceeds a limit or is not strict XML ({0})")]
    Limit(&'static str),
    /// The message does not have the one shape that we accept.
    #[error("the response does not have the accepted shape ({0})")]
    Shape(&'static str),
    /// No key of the identity provider made these signatures.
    #[error("the signature does not verify with the keys of the identity provider")]
    Signature,
    /// One of the rules on the content.
    #[error("the response breaks rule {0}")]
    Rule(&'static str),
    /// The attributes.
    #[error("the attributes are not acceptable: {0}")]
    Attribute(#[from] AttributeProblem),
    /// The identity provider said why it failed.
    #[error("the identity provider answered with error {}", .0.number())]
    Idp(ErrorCode),
    /// The identity provider failed without a code of the table.
    #[error("the identity provider answered with an error and no known code")]
    IdpUnexplained,
}

impl Refusal {
    /// Stable short code for the log.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(code) | Self::Limit(code) | Self::Shape(code) | Self::Rule(code) => code,
            Self::Signature => "signature",
            Self::Attribute(problem) => problem.code(),
            Self::Idp(code) => code.code(),
            Self::IdpUnexplained => "idp-unexplained",
        }
    }

    /// Whether the fault is technical (ours, the provider's or an attacker's) rather than
    /// something that the citizen did and can mend.
    pub fn is_technical(&self) -> bool {
        !matches!(self, Self::Idp(code) if code.meaning() == Meaning::Citizen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_message_is_a_code() {
        assert_eq!(ErrorCode::from_message(" ErrorCode nr19\n"), Some(ErrorCode::WrongCredentials));
        assert_eq!(ErrorCode::from_message("ErrorCode nr08"), Some(ErrorCode::NotConformant));
        assert_eq!(ErrorCode::from_message("ErrorCode nr26"), Some(ErrorCode::Other));
        for wrong in [
            "",
            "ErrorCode nr",
            "ErrorCode nr019",
            "ErrorCode nr-1",
            "nr19",
            "ErrorCode nr19<b>",
            "ErrorCode nr٢",
        ] {
            assert_eq!(ErrorCode::from_message(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_row_reads_back() {
        for (number, code, meaning, log) in TABLE {
            assert_eq!(ErrorCode::from_number(number), code);
            assert_eq!((code.number(), code.meaning(), code.code()), (number, meaning, log));
        }
    }

    #[test]
    fn what_the_citizen_can_mend_is_not_technical() {
        assert!(!Refusal::Idp(ErrorCode::Cancelled).is_technical());
        assert!(Refusal::Idp(ErrorCode::IssueInstant).is_technical());
        assert!(Refusal::Idp(ErrorCode::Other).is_technical());
        assert!(Refusal::Signature.is_technical());
    }
}
