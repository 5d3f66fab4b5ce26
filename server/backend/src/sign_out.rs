//! Sign-outs that a provider has to do with: which session came from which login, and what we asked.
//!
//! Names of logins are personal data: only keyed digests of them are here.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sqlx::PgPool;

use crate::{
    Error,
    error::{decode, encode},
    sign_in, work,
};

/// What a login is called by its provider, as keyed digests, and under which entityID it was asked for. It is kept beside
/// the session that came from it (see [`crate::sessions::insert`]), and forgotten together with that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle {
    /// Of provider and `NameID`.
    pub name: [u8; 32],
    /// Of provider, `NameID` and `SessionIndex`; level 1 only.
    pub index: Option<[u8; 32]>,
    /// The entityID.
    pub asked_by: Option<String>,
}

/// A provider's request to end a login.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// Identifies the message among all that were ever received.
    pub message: &'a str,
    /// Until when it must be remembered.
    pub until: DateTime<Utc>,
    /// Digest of provider and `NameID`.
    pub name: [u8; 32],
    /// Digests of provider, `NameID` and `SessionIndex`; none means all sessions of that name.
    pub indexes: Vec<[u8; 32]>,
}

/// What was ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// How many sessions.
    pub sessions: usize,
    /// entityID under which that login was asked for, where a session was left to say it.
    pub asked_by: Option<String>,
}

/// Ends every session of a login, on whichever server it began. A session that knows no index belongs
/// to its name. Nothing if this message was obeyed before.
pub async fn obey(pool: &PgPool, order: &Order<'_>) -> Result<Option<Closed>, Error> {
    let indexes: Vec<Vec<u8>> = order.indexes.iter().map(|index| index.to_vec()).collect();
    let mut transaction = work::begin(pool).await?;
    if !sign_in::insert_seen(&mut *transaction, &[order.message.to_owned()], order.until).await? {
        return Ok(None);
    }
    // Their rows here go with them.
    let asked = sqlx::query_scalar!(
        "DELETE FROM session
        USING saml_session
        WHERE saml_session.session_id = session.id
            AND saml_session.name_digest = $1
            AND (
                cardinality($2::bytea[]) = 0
                OR saml_session.index_digest IS NULL
                OR saml_session.index_digest = ANY ($2)
            )
        RETURNING saml_session.asked_by",
        order.name.as_slice(),
        &indexes,
    )
    .fetch_all(&mut *transaction)
    .await?;
    transaction.commit().await?;
    let sessions = asked.len();
    Ok(Some(Closed { sessions, asked_by: asked.into_iter().flatten().next() }))
}

/// Remembers a logout that we ask of a provider.
pub async fn remember_logout(
    pool: &PgPool,
    id: &str,
    pending: &impl Serialize,
    expires_at: DateTime<Utc>,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO saml_logout (id, pending, expires_at) VALUES ($1, $2, $3)",
        id,
        encode("saml_logout", "pending", pending)?,
        expires_at,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Takes out the logout that an answer is about.
///
/// # Errors
/// [`Error::NotFound`] when it was answered already, or is too old.
pub async fn take_logout<T: DeserializeOwned>(
    pool: &PgPool,
    id: &str,
    now: DateTime<Utc>,
) -> Result<T, Error> {
    let pending = sqlx::query_scalar!(
        "DELETE FROM saml_logout WHERE id = $1 AND expires_at > $2 RETURNING pending",
        id,
        now,
    )
    .fetch_one(pool)
    .await?;
    decode("saml_logout", "pending", pending)
}
