//! What is remembered between leaving for the identity provider and coming back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use openssl::sha::sha256;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use url::Url;

use super::purpose::Purpose;

/// How strongly the citizen proves who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum SpidLevel {
    /// User name and password.
    L1,
    /// Password and a one-time code.
    L2,
    /// Password and a certificate.
    L3,
}

impl SpidLevel {
    /// The address that stands for this level in SAML.
    pub const fn uri(self) -> &'static str {
        match self {
            Self::L1 => "https://www.spid.gov.it/SpidL1",
            Self::L2 => "https://www.spid.gov.it/SpidL2",
            Self::L3 => "https://www.spid.gov.it/SpidL3",
        }
    }

    /// The level of that address, compared exactly.
    pub fn from_uri(uri: &str) -> Option<Self> {
        [Self::L1, Self::L2, Self::L3].into_iter().find(|level| level.uri() == uri)
    }
}

impl From<SpidLevel> for u8 {
    fn from(level: SpidLevel) -> Self {
        match level {
            SpidLevel::L1 => 1,
            SpidLevel::L2 => 2,
            SpidLevel::L3 => 3,
        }
    }
}

impl TryFrom<u8> for SpidLevel {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::L1),
            2 => Ok(Self::L2),
            3 => Ok(Self::L3),
            _ => Err("SPID has levels 1, 2 and 3"),
        }
    }
}

/// How a message travels through the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Binding {
    /// In the address of a redirect.
    Redirect,
    /// In a form that submits itself.
    Post,
}

/// The digest of a secret that only this browser holds (in a cookie). A response is accepted only
/// from the browser that started the login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BrowserBinding(String);

impl BrowserBinding {
    /// Digest of the secret that was put in the cookie.
    pub fn of(secret: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(sha256(secret.as_bytes())))
    }

    /// The digest, to find what this browser began.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the secret that came back is the one, compared in constant time.
    pub fn matches(&self, secret: &str) -> bool {
        Self::of(secret).0.as_bytes().ct_eq(self.0.as_bytes()).into()
    }
}

/// A login under way. The server stores it under `relay_state` and takes it out once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingRequest {
    /// ID of the `AuthnRequest`.
    pub request_id: String,
    /// Opaque value that comes back with the response.
    pub relay_state: String,
    /// entityID of the identity provider that was asked, the only one that may answer.
    pub idp: String,
    /// entityID under which we asked; an earlier version had only one.
    #[serde(default)]
    pub sp: Option<String>,
    /// Level asked for, at least.
    pub level: SpidLevel,
    /// Set of attributes asked for.
    pub attribute_set: u16,
    /// Kind of identity asked for.
    #[serde(default)]
    pub purpose: Option<Purpose>,
    /// How the request travelled.
    pub binding: Binding,
    /// Instant written in the request, whole seconds.
    pub issue_instant: DateTime<Utc>,
    /// The request as sent, for the register of transactions.
    pub request_xml: String,
    /// Local path where the citizen wanted to go.
    pub next: String,
    /// Browser that started the login.
    pub browser: BrowserBinding,
    /// After this instant no response is accepted.
    pub expires_at: DateTime<Utc>,
}

/// Bytes behind a relay state.
const RELAY_STATE_BYTES: usize = 16;

impl PendingRequest {
    /// Whether we could have drawn this relay state.
    pub fn is_relay_state(text: &str) -> bool {
        URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == RELAY_STATE_BYTES)
    }
}

/// What the browser must do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    /// Go there (302).
    Redirect(Url),
    /// Post this form.
    Post {
        /// Where.
        action: Url,
        /// Name of the first field: `SAMLRequest` or `SAMLResponse`.
        parameter: &'static str,
        /// The message, base64.
        message: String,
        /// The second field, `RelayState`.
        relay_state: Option<String>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_secret_matches() {
        let binding = BrowserBinding::of("one");
        assert!(binding.matches("one"));
        assert!(!binding.matches("two"));
        assert!(!binding.matches(""));
    }

    #[test]
    fn levels_are_compared_exactly() {
        assert_eq!(SpidLevel::from_uri("https://www.spid.gov.it/SpidL2"), Some(SpidLevel::L2));
        assert_eq!(SpidLevel::from_uri("urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL1"), None);
        assert_eq!(SpidLevel::from_uri("https://www.spid.gov.it/SpidL4"), None);
        assert!(SpidLevel::try_from(0).is_err());
    }
}
