//! Operators enter through the `OpenID` Connect provider of their organisation: code flow with
//! PKCE, state, nonce, and a check of the issuer at every step.
//!
//! 1. [`OperatorLogin::start`] gives the address to go to and the [`PendingLogin`] to keep in the
//!    session of this browser;
//! 2. the provider sends the operator back; the server takes the pending login out (once);
//! 3. [`OperatorLogin::finish`] exchanges the code and says who it is, and since when.
//!
//! Whether that person is an operator of the portal is not decided here. A provider may also say by
//! itself that somebody left: [`OperatorLogin::logout_order`] verifies that.
//!
//! With several providers there is one [`OperatorLogin`] for each, with an address of its own to come
//! back to (RFC 9700 §4.4: no answer of one provider is taken for the answer of another).

mod errors;
mod http;
mod login;
mod logout;
mod provider;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use url::Url;

pub use errors::OidcError;
pub use http::http_client;
pub use login::OperatorLogin;
pub use logout::{LogoutOrder, claimed_issuer};

/// How far the clocks of two honest parties may be apart.
pub(crate) const SKEW_SECONDS: i64 = 60;

/// Algorithms of ID tokens and logout tokens that we accept: public-key only, never `none` or a shared secret.
pub(crate) const ALLOWED_ALGORITHMS: [CoreJwsSigningAlgorithm; 3] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
];

/// How to reach the provider and what we are to it.
#[derive(Clone)]
pub struct OidcConfig {
    /// Issuer, exactly as the provider writes it.
    pub issuer: String,
    /// Our name at the provider.
    pub client_id: String,
    /// Our secret; absent for a public client.
    pub client_secret: Option<String>,
    /// Where the provider sends the operator back.
    pub redirect_url: Url,
    /// How old, in seconds, an authentication may be; absent for no limit.
    pub max_age_seconds: Option<u32>,
}

impl std::fmt::Debug for OidcConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OidcConfig")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// What the operator has to do at the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// Enter; a session that is open at the provider serves, unless it is too old.
    Enter,
    /// Sign in again whatever is open at the provider: before something dangerous.
    SignInAgain,
}

/// A login under way, kept in the session of the browser that started it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingLogin {
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) pkce_verifier: String,
    pub(crate) wish: Wish,
    pub(crate) started_at: DateTime<Utc>,
    /// Local path where the operator wanted to go.
    pub next: String,
    /// After this instant no answer is accepted.
    pub expires_at: DateTime<Utc>,
}

impl PendingLogin {
    /// Whether the answer carries the state of this login. Compared in constant time.
    pub fn is_answered_by(&self, callback: &Callback) -> bool {
        let state = callback.state.as_deref().unwrap_or_default();
        state.as_bytes().ct_eq(self.state.as_bytes()).into()
    }
}

impl std::fmt::Debug for PendingLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PendingLogin").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// The query of the address to which the provider sends the operator back.
#[derive(Clone, Default, Deserialize)]
pub struct Callback {
    /// The code to exchange.
    pub code: Option<String>,
    /// Our state.
    pub state: Option<String>,
    /// The provider's refusal.
    pub error: Option<String>,
    /// The issuer, when the provider says it (RFC 9207).
    pub iss: Option<String>,
}

impl std::fmt::Debug for Callback {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Callback(..)")
    }
}

/// Who the provider says the operator is.
#[derive(Clone, PartialEq, Eq)]
pub struct OperatorIdentity {
    /// The provider.
    pub issuer: String,
    /// The operator, unique within the provider and never reused.
    pub subject: String,
    /// Name for people, if the provider gives it.
    pub name: Option<String>,
    /// E-mail address, if the provider gives it and vouches for it (`email_verified`).
    pub email: Option<String>,
    /// When they proved who they are (`auth_time`), if the provider says it.
    pub authenticated_at: Option<DateTime<Utc>>,
    /// Name of the session at the provider (`sid`), if it has one: it may be closed by that name.
    pub session: Option<String>,
}

impl std::fmt::Debug for OperatorIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OperatorIdentity").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}
