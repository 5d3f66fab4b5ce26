//! The register of SPID transactions: request and response as a pair, encrypted, kept 24 months.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use sqlx::PgPool;

use crate::{Context, Error};

/// Key of the register. Its digest of a fiscal number finds a person's sign-ins without storing it.
#[derive(Clone)]
pub struct RegisterKey([u8; 32]);

impl std::fmt::Debug for RegisterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RegisterKey(..)")
    }
}

impl RegisterKey {
    /// A key of 32 random bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn digest(&self, fiscal_number: &str) -> Option<Vec<u8>> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).ok()?;
        mac.update(b"saml_transaction.subject_digest\0");
        mac.update(fiscal_number.as_bytes());
        Some(mac.finalize().into_bytes().to_vec())
    }

    fn seal(&self, id: &[u8; 16], text: &[u8]) -> Option<Vec<u8>> {
        // The identifier is random and used once, so its first 12 bytes serve as the nonce.
        let nonce: [u8; 12] = id.last_chunk().copied()?;
        let cipher = <Aes256Gcm as KeyInit>::new_from_slice(&self.0).ok()?;
        cipher.encrypt(&nonce.into(), Payload { msg: text, aad: id }).ok()
    }
}

/// One pair for the register.
#[derive(Debug, Clone)]
pub struct Transaction<'a> {
    /// entityID the request was sent to.
    pub idp: &'a str,
    /// ID of the request.
    pub request_id: Option<&'a str>,
    /// The request as sent.
    pub request: &'a str,
    /// ID of the response, where it could be read.
    pub response_id: Option<&'a str>,
    /// The response as received.
    pub response: &'a str,
    /// ID of the assertion, where it was verified.
    pub assertion_id: Option<&'a str>,
    /// Fiscal number or eIDAS identifier, where it was verified.
    pub subject: Option<&'a str>,
    /// `accepted`, or the stable code of the refusal.
    pub outcome: &'a str,
}

/// Writes a pair down. Rejected responses are kept too, as evidence.
pub async fn record(
    pool: &PgPool,
    ctx: &Context,
    key: &RegisterKey,
    pair: Transaction<'_>,
) -> Result<(), Error> {
    const CORRUPT: Error = Error::Corrupt { table: "saml_transaction", column: "sealed" };
    let id = ctx.id();
    let text = serde_json::json!({ "request": pair.request, "response": pair.response }).to_string();
    let sealed = key.seal(id.as_bytes(), text.as_bytes()).ok_or(CORRUPT)?;
    sqlx::query!(
        "INSERT INTO saml_transaction
            (id, at, idp, request_id, response_id, assertion_id, subject_digest, outcome, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        ctx.now,
        pair.idp,
        pair.request_id,
        pair.response_id,
        pair.assertion_id,
        pair.subject.and_then(|subject| key.digest(subject)),
        pair.outcome,
        sealed,
    )
    .execute(pool)
    .await?;
    Ok(())
}
