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
    /// Reads the code of `OAuth` 2.0 and `OpenID` Connect, and the one description that means another
    /// thing than its code; otherwise the provider's text says nothing to anybody.
    pub(super) fn from_code(code: &str, description: Option<&str>) -> Self {
        match code {
            "invalid_request" if description.is_some_and(is_no_consent) => Self::Denied,
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

/// How the providers of SPID and CIE say that the citizen did not consent, beside `invalid_request`
/// (`spid-cie-oidc`, `oidc_provider_not_consent`).
fn is_no_consent(description: &str) -> bool {
    description.trim().eq_ignore_ascii_case("Authentication request rejected by user")
}

/// Why a login through the federation did not succeed. Holds no personal data, no token and no text
/// of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FederationError {
    /// Somebody on the way does not answer as they should. Try again later.
    #[error("{0} does not answer as it should")]
    Unavailable(&'static str),
    /// Somebody on the way does not answer in time. Try again later.
    #[error("{0} does not answer in time")]
    Slow(&'static str),
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
            Self::Slow(_) => "federation-slow",
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
    /// that the citizen did: coming back late, twice, or in another browser.
    pub fn is_technical(&self) -> bool {
        !matches!(
            self,
            Self::Refused(Refused::Denied) | Self::Expired | Self::Answer("answer-state" | "other-browser")
        )
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
        match problem {
            HttpProblem::Unreachable => Self::Unavailable("somebody of the federation"),
            HttpProblem::Slow => Self::Slow("somebody of the federation"),
            HttpProblem::TooLarge => Self::Unavailable("somebody of the federation (too long an answer)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citizen_who_says_no_is_no_fault_of_ours_however_it_is_said() {
        let rejected = Some("Authentication request rejected by user");
        for (code, description, refused) in [
            ("access_denied", None, Refused::Denied),
            ("invalid_request", rejected, Refused::Denied),
            ("invalid_request", Some(" authentication request rejected by user\n"), Refused::Denied),
            ("invalid_request", None, Refused::OurRequest),
            ("invalid_request", Some("request object missing"), Refused::OurRequest),
            ("server_error", rejected, Refused::Busy),
            ("invalid_scope", rejected, Refused::OurRequest),
        ] {
            assert_eq!(Refused::from_code(code, description), refused, "{code} {description:?}");
        }
    }

    #[test]
    fn who_is_slow_is_told_apart_from_who_is_down() {
        assert!(matches!(FederationError::from(HttpProblem::Slow), FederationError::Slow(_)));
        for down in [HttpProblem::Unreachable, HttpProblem::TooLarge] {
            assert!(matches!(FederationError::from(down), FederationError::Unavailable(_)), "{down}");
        }
    }

    #[test]
    fn what_browsers_do_is_not_technical() {
        for plain in ["answer-state", "other-browser"] {
            assert!(!FederationError::Answer(plain).is_technical(), "{plain}");
        }
        assert!(FederationError::Answer("answer-issuer").is_technical(), "somebody passes for another");
        assert!(FederationError::Refused(Refused::OurRequest).is_technical());
        assert!(FederationError::Slow("the provider").is_technical());
    }
}
