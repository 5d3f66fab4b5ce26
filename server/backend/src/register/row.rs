//! A row: what stands in the clear, what is sealed, and how the two hold together.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::RegisterKeys;

/// What stands in the clear. Its JSON is the additional data of the seal: times in microseconds,
/// the precision of the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Clear {
    pub(super) id: Uuid,
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub(super) at: DateTime<Utc>,
    pub(super) idp: String,
    pub(super) request_id: Option<String>,
    #[serde(with = "chrono::serde::ts_microseconds_option")]
    pub(super) request_issued_at: Option<DateTime<Utc>>,
    pub(super) response_id: Option<String>,
    #[serde(with = "chrono::serde::ts_microseconds_option")]
    pub(super) response_issued_at: Option<DateTime<Utc>>,
    pub(super) response_issuer: Option<String>,
    pub(super) assertion_id: Option<String>,
    pub(super) subject_digest: Option<Vec<u8>>,
    pub(super) name_digest: Option<Vec<u8>>,
    pub(super) name_qualifier: Option<String>,
    pub(super) outcome: String,
    pub(super) key_id: String,
    pub(super) trace: Option<Uuid>,
}

/// What is sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The request as sent.
    pub request: String,
    /// The response.
    pub response: String,
    /// Fiscal number as certified, or eIDAS identifier.
    pub subject: Option<String>,
    /// `NameID`.
    pub name_id: Option<String>,
    /// Present when only the start of the response was kept.
    pub cut: Option<Cut>,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Content(..)")
    }
}

/// A response of which only the start was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// Bytes of the whole.
    pub bytes: usize,
    /// SHA-256 of the whole, in hexadecimal.
    pub sha256: String,
}

impl Cut {
    pub(super) fn of(whole: &str) -> Self {
        Self { bytes: whole.len(), sha256: hex::encode(Sha256::digest(whole.as_bytes())) }
    }
}

/// Why the content of a row cannot be had. It is always told, never passed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The key that sealed it is not in the configuration.
    #[error("sealed with the key \"{0}\", which is not configured")]
    UnknownKey(String),
    /// The row is not what was written, or the key of that name is another one.
    #[error("does not verify: the row was changed, or its key is another one")]
    Changed,
    /// It verifies, but this version cannot read it.
    #[error("verifies, but cannot be read")]
    Unreadable,
}

/// One transaction, as somebody who may look sees it.
#[derive(Debug, Clone)]
pub struct Record {
    /// Identifier.
    pub id: Uuid,
    /// When the response came.
    pub at: DateTime<Utc>,
    /// entityID the request was sent to.
    pub idp: String,
    /// ID of the request.
    pub request_id: Option<String>,
    /// When the request was issued.
    pub request_issued_at: Option<DateTime<Utc>>,
    /// ID of the response.
    pub response_id: Option<String>,
    /// When the response was issued.
    pub response_issued_at: Option<DateTime<Utc>>,
    /// Issuer of the response.
    pub response_issuer: Option<String>,
    /// ID of the assertion.
    pub assertion_id: Option<String>,
    /// Who gave the `NameID`.
    pub name_qualifier: Option<String>,
    /// [`super::ACCEPTED`], or the code of the refusal.
    pub outcome: String,
    /// Number of the HTTP request, as in the logs and the audit.
    pub trace: Option<Uuid>,
    /// What was sealed, or why it cannot be had.
    pub content: Result<Content, Damage>,
}

impl Clear {
    /// Seals the content under this row's identifier: random and used once, so its last 12 bytes
    /// (74 random bits at least, in identifiers ordered by time) serve as the nonce.
    pub(super) fn seal(&self, keys: &RegisterKeys, content: &Content) -> Option<Vec<u8>> {
        let text = serde_json::to_vec(content).ok()?;
        keys.seal(self.nonce()?, &serde_json::to_vec(self).ok()?, &text)
    }

    /// Opens the row.
    pub(super) fn open(self, keys: &RegisterKeys, sealed: &[u8]) -> Record {
        let content = self.content(keys, sealed);
        Record {
            id: self.id,
            at: self.at,
            idp: self.idp,
            request_id: self.request_id,
            request_issued_at: self.request_issued_at,
            response_id: self.response_id,
            response_issued_at: self.response_issued_at,
            response_issuer: self.response_issuer,
            assertion_id: self.assertion_id,
            name_qualifier: self.name_qualifier,
            outcome: self.outcome,
            trace: self.trace,
            content,
        }
    }

    fn content(&self, keys: &RegisterKeys, sealed: &[u8]) -> Result<Content, Damage> {
        if !keys.knows(&self.key_id) {
            return Err(Damage::UnknownKey(self.key_id.clone()));
        }
        let clear = serde_json::to_vec(self).map_err(|_| Damage::Unreadable)?;
        let nonce = self.nonce().ok_or(Damage::Unreadable)?;
        let text = keys.open(&self.key_id, nonce, &clear, sealed).ok_or(Damage::Changed)?;
        serde_json::from_slice(&text).map_err(|_| Damage::Unreadable)
    }

    fn nonce(&self) -> Option<[u8; 12]> {
        self.id.as_bytes().last_chunk().copied()
    }
}
