//! Why a login through the federation did not succeed.

use super::http::HttpProblem;
use super::jose::JoseError;
use super::policy::PolicyProblem;
use crate::saml::AttributeProblem;

/// What the provider answered instead of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The citizen said no, or gave up.
    Denied,
    /// The provider cannot now.
    Busy,
    /// Our request was wrong: excuse ourselves and wake somebody up.
    OurRequest,
}

impl Refused {
    /// Reads the code of `OAuth` 2.0 and `OpenID` Connect; the provider's text is never kept.
    pub(super) fn from_code(code: &str) -> Self {
        match code {
            "access_denied"
            | "login_required"
            | "consent_required"
            | "interaction_required"
            | "rejected_by_user" => Self::Denied,
            "server_error" | "temporarily_unavailable" => Self::Busy,
            _ => Self::OurRequest,
        }
    }
}

/// Why a login through the federation did not succeed. Holds no personal data, no token and no text
/// of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FederationError {
    /// Somebody on the way does not answer as they should. Try again later.
    #[error("{0} does not answer as it should")]
    Unavailable(&'static str),
    /// No unbroken chain leads from the provider to a trust anchor of ours.
    #[error("no trust in the provider ({0})")]
    Trust(&'static str),
    /// The policies of the federation cannot be followed.
    #[error("no trust in the provider: {0}")]
    Policy(#[from] PolicyProblem),
    /// The provider's description lacks what the profile demands.
    #[error("the provider does not follow the profile ({0})")]
    Provider(&'static str),
    /// Our own keys or settings do not serve.
    #[error("the configuration of the federation cannot be used ({0})")]
    Configuration(&'static str),
    /// The provider said no.
    #[error("the provider refused the login ({0:?})")]
    Refused(Refused),
    /// The answer does not belong to this login or comes from somebody else.
    #[error("the answer does not belong to this login ({0})")]
    Answer(&'static str),
    /// The citizen took too long.
    #[error("the login took too long")]
    Expired,
    /// The provider does not accept the code.
    #[error("the provider does not accept the code")]
    Code,
    /// The ID token is not to be believed.
    #[error("the ID token does not verify ({0})")]
    Token(&'static str),
    /// The information about the person is not to be believed.
    #[error("the user information does not verify ({0})")]
    UserInfo(&'static str),
    /// A fact about the person is missing or impossible.
    #[error("the claims are not acceptable: {0}")]
    Attribute(#[from] AttributeProblem),
}

impl FederationError {
    /// Stable short code for log, metrics and register.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "federation-unavailable",
            Self::Policy(_) => "trust-policy",
            Self::Configuration(_) => "federation-configuration",
            Self::Refused(Refused::Denied) => "provider-denied",
            Self::Refused(Refused::Busy) => "provider-busy",
            Self::Refused(Refused::OurRequest) => "provider-our-request",
            Self::Expired => "late",
            Self::Code => "token-code",
            Self::Trust(code)
            | Self::Provider(code)
            | Self::Answer(code)
            | Self::Token(code)
            | Self::UserInfo(code) => code,
            Self::Attribute(problem) => problem.code(),
        }
    }

    /// Whether the fault is technical (ours, the provider's or an attacker's) rather than something
    /// that the citizen did.
    pub const fn is_technical(&self) -> bool {
        !matches!(self, Self::Refused(Refused::Denied) | Self::Expired)
    }

    /// Whether a token named a key that the provider did not have when we last looked.
    pub fn is_unknown_key(&self) -> bool {
        matches!(self, Self::Token("token-unknown-key") | Self::UserInfo("userinfo-unknown-key"))
    }

    pub(super) const fn trust(problem: JoseError) -> Self {
        Self::Trust(match problem {
            JoseError::Unreadable => "trust-unreadable",
            JoseError::Algorithm => "trust-algorithm",
            JoseError::Critical => "trust-critical",
            JoseError::UnknownKey => "trust-unknown-key",
            JoseError::Key => "trust-key",
            JoseError::Signature | JoseError::Decryption => "trust-signature",
        })
    }

    pub(super) const fn token(problem: JoseError) -> Self {
        Self::Token(match problem {
            JoseError::Unreadable => "token-unreadable",
            JoseError::Algorithm => "token-algorithm",
            JoseError::Critical => "token-critical",
            JoseError::UnknownKey => "token-unknown-key",
            JoseError::Key => "token-key",
            JoseError::Signature => "token-signature",
            JoseError::Decryption => "token-decryption",
        })
    }

    pub(super) const fn user_info(problem: JoseError) -> Self {
        Self::UserInfo(match problem {
            JoseError::Unreadable => "userinfo-unreadable",
            JoseError::Algorithm => "userinfo-algorithm",
            JoseError::Critical => "userinfo-critical",
            JoseError::UnknownKey => "userinfo-unknown-key",
            JoseError::Key => "userinfo-key",
            JoseError::Signature => "userinfo-signature",
            JoseError::Decryption => "userinfo-decryption",
        })
    }
}

impl From<HttpProblem> for FederationError {
    fn from(problem: HttpProblem) -> Self {
        Self::Unavailable(match problem {
            HttpProblem::Unreachable => "somebody of the federation",
            HttpProblem::TooLarge => "somebody of the federation (too long an answer)",
        })
    }
}
