//! What can go wrong between the portal and the provider of the operators.

use openidconnect::{ClaimsVerificationError, DiscoveryError, RequestTokenError, SignatureVerificationError};

/// Code of a token whose key we do not know: the provider may have changed its keys.
pub(crate) const UNKNOWN_KEY: &str = "oidc-token-key";

/// Why an operator could not enter. Holds no personal data, no token and no text of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OidcError {
    /// The provider does not answer or answers nonsense. Try again later.
    #[error("the identity provider of the operators does not answer as it should")]
    ProviderUnavailable,
    /// Issuer, addresses or algorithms are not those configured.
    #[error("the identity provider of the operators is not the one configured")]
    ProviderMismatch,
    /// Our own configuration cannot be used.
    #[error("the configuration of the operator login cannot be used")]
    Configuration,
    /// The operator or the provider said no.
    #[error("the identity provider refused the login ({0})")]
    Refused(&'static str),
    /// The answer does not belong to the login of this browser.
    #[error("the answer does not belong to a login of this browser")]
    State,
    /// The operator took too long.
    #[error("the login took too long")]
    Expired,
    /// The answer carries no code.
    #[error("the answer carries neither a code nor an error")]
    Incomplete,
    /// The provider does not accept the code: used twice, or old.
    #[error("the identity provider does not accept the code")]
    Code,
    /// The ID token is not to be believed.
    #[error("the ID token does not verify ({0})")]
    Token(&'static str),
    /// The logout token is not to be believed.
    #[error("the logout token does not verify ({0})")]
    Logout(&'static str),
}

impl OidcError {
    /// Stable short code for the log.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ProviderUnavailable => "oidc-unavailable",
            Self::ProviderMismatch => "oidc-provider-mismatch",
            Self::Configuration => "oidc-configuration",
            Self::Refused(code) | Self::Token(code) | Self::Logout(code) => code,
            Self::State => "oidc-state",
            Self::Expired => "oidc-expired",
            Self::Incomplete => "oidc-incomplete",
            Self::Code => "oidc-code",
        }
    }

    /// Whether trying again, as a person would, may help.
    pub fn is_technical(&self) -> bool {
        !matches!(self, Self::Refused(_) | Self::Expired | Self::State | Self::Code)
    }

    /// The refusals of `OAuth` 2.0 and `OpenID` Connect that we tell apart.
    pub(crate) fn refused(error: &str) -> Self {
        Self::Refused(match error {
            "access_denied" => "oidc-access-denied",
            "login_required" => "oidc-login-required",
            "temporarily_unavailable" | "server_error" => return Self::ProviderUnavailable,
            "invalid_request" | "unauthorized_client" | "invalid_scope" | "unsupported_response_type" => {
                "oidc-bad-request"
            }
            _ => "oidc-refused",
        })
    }
}

impl<E: std::error::Error> From<DiscoveryError<E>> for OidcError {
    fn from(error: DiscoveryError<E>) -> Self {
        match error {
            DiscoveryError::Validation(_) => Self::ProviderMismatch,
            DiscoveryError::UrlParse(_) => Self::Configuration,
            _ => Self::ProviderUnavailable,
        }
    }
}

impl<E: std::error::Error, T: openidconnect::ErrorResponse> From<RequestTokenError<E, T>> for OidcError {
    fn from(error: RequestTokenError<E, T>) -> Self {
        match error {
            RequestTokenError::ServerResponse(_) => Self::Code,
            _ => Self::ProviderUnavailable,
        }
    }
}

impl From<ClaimsVerificationError> for OidcError {
    fn from(error: ClaimsVerificationError) -> Self {
        Self::Token(match error {
            ClaimsVerificationError::Expired(_) => "oidc-token-expired",
            ClaimsVerificationError::InvalidAudience(_) => "oidc-token-audience",
            ClaimsVerificationError::InvalidAuthTime(_) => "oidc-token-auth-time",
            ClaimsVerificationError::InvalidIssuer(_) => "oidc-token-issuer",
            ClaimsVerificationError::InvalidNonce(_) => "oidc-token-nonce",
            ClaimsVerificationError::InvalidSubject(_) => "oidc-token-subject",
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                UNKNOWN_KEY
            }
            ClaimsVerificationError::SignatureVerification(_) => "oidc-token-signature",
            _ => "oidc-token",
        })
    }
}
