//! The answer that the browser brings back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use super::RelyingParty;
use super::claims::Profile;
use super::config::same;
use super::errors::{FederationError, Refused};
use super::provider::Provider;
use super::start::PendingLogin;

/// Longer codes are not codes.
const MAX_CODE: usize = 4096;

/// The query of the address to which the provider sends the citizen back.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Callback {
    /// The code to exchange.
    pub code: Option<String>,
    /// Our state.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
    /// The provider's refusal.
    pub error: Option<String>,
    /// What the provider says about it; shown to nobody.
    pub error_description: Option<String>,
}

impl std::fmt::Debug for Callback {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Callback(..)")
    }
}

/// A code that came to the browser that asked, from the provider that was asked, in time.
#[derive(Clone)]
pub struct Code(pub(super) String);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(..)")
    }
}

impl RelyingParty {
    /// Whether an answer belongs to this login, and what it says. `secret` is what this browser's
    /// cookie holds. A code must name who sends it, so that one provider cannot pass for another
    /// (mix-up): always for CIE, for others where they promise it. A refusal need not: by the rules of
    /// SPID and CIE it carries error, description and state only, whatever the provider promises. One
    /// that names somebody else is none of this provider's.
    pub fn read_callback(
        &self,
        callback: &Callback,
        pending: &PendingLogin,
        provider: &Provider,
        secret: &str,
        now: DateTime<Utc>,
    ) -> Result<Code, FederationError> {
        let state = callback.state.as_deref().unwrap_or_default();
        let known: bool = state.as_bytes().ct_eq(pending.state.as_bytes()).into();
        if !known {
            return Err(FederationError::Answer("answer-state"));
        }
        if !pending.browser.matches(secret) {
            return Err(FederationError::Answer("other-browser"));
        }
        if !same(&pending.issuer, &provider.issuer) {
            return Err(FederationError::Answer("answer-provider"));
        }
        if callback.iss.as_ref().is_some_and(|issuer| !same(issuer, &pending.issuer)) {
            return Err(FederationError::Answer("answer-issuer"));
        }
        if now >= pending.expires_at {
            return Err(FederationError::Expired);
        }
        if let Some(error) = &callback.error {
            return Err(FederationError::Refused(Refused::from_code(
                error,
                callback.error_description.as_deref(),
            )));
        }
        let must_name = self.config.profile == Profile::Cie || provider.names_itself;
        if must_name && callback.iss.is_none() {
            return Err(FederationError::Answer("answer-no-issuer"));
        }
        let code = callback.code.as_ref().filter(|code| !code.is_empty() && code.len() <= MAX_CODE);
        code.cloned().map(Code).ok_or(FederationError::Answer("answer-no-code"))
    }
}
