//! Setting out for a provider.

use chrono::{DateTime, TimeDelta, Utc};
use openssl::sha::sha256;
use serde::{Deserialize, Serialize};
use serde_json::json;
use url::Url;

use super::RelyingParty;
use super::errors::FederationError;
use super::jose::encode;
use super::provider::Provider;
use crate::saml::{BrowserBinding, SpidLevel};

/// How long a citizen may stay at the provider.
const LOGIN_MINUTES: i64 = 10;
/// How long, in seconds, the provider may take to read the request.
const REQUEST_SECONDS: i64 = 300;
/// We ask for nothing that outlives the login: no `offline_access`.
const SCOPE: &str = "openid";

/// What a login begins with.
#[derive(Debug)]
pub struct Start<'a> {
    /// Whom to ask.
    pub provider: &'a Provider,
    /// Level asked for, at least.
    pub level: SpidLevel,
    /// Local path where the citizen wants to go.
    pub next: String,
    /// Browser that starts the login.
    pub browser: BrowserBinding,
    /// This instant.
    pub now: DateTime<Utc>,
    /// Fresh random bytes: for state, nonce, code verifier and the number of the request.
    pub random: [[u8; 32]; 4],
}

/// A login under way. The server stores it under its state and takes it out once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingLogin {
    /// Number of the request.
    pub request_id: String,
    /// Opaque value that comes back with the answer.
    pub state: String,
    /// The only provider that may answer.
    pub issuer: String,
    /// Level asked for, at least.
    pub level: SpidLevel,
    /// The signed request as sent, for the register.
    pub request: String,
    /// Local path where the citizen wanted to go.
    pub next: String,
    /// Browser that started the login.
    pub browser: BrowserBinding,
    /// After this instant no answer is accepted.
    pub expires_at: DateTime<Utc>,
    pub(super) nonce: String,
    pub(super) verifier: String,
}

impl std::fmt::Debug for PendingLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PendingLogin").field("request_id", &self.request_id).finish_non_exhaustive()
    }
}

impl RelyingParty {
    /// Where to send the citizen. The second value must be stored for this browser, to be taken out
    /// once.
    pub fn start(&self, start: Start<'_>) -> Result<(Url, PendingLogin), FederationError> {
        let [state, nonce, verifier, id] = start.random.map(encode);
        let challenge = encode(sha256(verifier.as_bytes()));
        let client = self.entity_id();
        let request = self.request(&start, [&state, &nonce, &id, &challenge])?;
        let mut url = start.provider.authorization_endpoint.clone();
        // What OAuth 2.0 wants to see outside of the signed request; the provider believes the inside.
        url.query_pairs_mut().extend_pairs([
            ("client_id", client),
            ("response_type", "code"),
            ("scope", SCOPE),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            ("request", &request),
        ]);
        let pending = PendingLogin {
            request_id: id,
            state,
            issuer: start.provider.issuer.clone(),
            level: start.level,
            request,
            next: start.next,
            browser: start.browser,
            expires_at: start.now + TimeDelta::minutes(LOGIN_MINUTES),
            nonce,
            verifier,
        };
        Ok((url, pending))
    }

    /// The signed request (RFC 9101).
    fn request(&self, start: &Start<'_>, drawn: [&str; 4]) -> Result<String, FederationError> {
        let [state, nonce, id, challenge] = drawn;
        let issued = start.now.timestamp();
        let request = json!({
            "iss": self.entity_id(),
            "aud": [start.provider.issuer, start.provider.authorization_endpoint],
            "iat": issued,
            "exp": issued + REQUEST_SECONDS,
            "jti": id,
            "client_id": self.entity_id(),
            "response_type": "code",
            "scope": SCOPE,
            "redirect_uri": self.config.redirect_uri,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "acr_values": start.level.uri(),
            "prompt": "consent login",
            "claims": self.config.profile.request(),
        });
        let signed = self.signing_key()?.sign("JWT", &request);
        signed.map_err(|_| FederationError::Configuration("signing key"))
    }
}
