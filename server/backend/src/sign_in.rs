//! Sign-ins under way: what was asked, until it is answered once.

use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::PgPool;

use crate::{
    Error,
    error::{decode, encode},
};

/// Remembers a SAML request.
pub async fn remember_saml(
    pool: &PgPool,
    id: &str,
    relay_state: &str,
    pending: &impl Serialize,
    expires_at: DateTime<Utc>,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO saml_request (id, relay_state, pending, expires_at) VALUES ($1, $2, $3, $4)",
        id,
        relay_state,
        encode("saml_request", "pending", pending)?,
        expires_at,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The request that this relay state travelled with, left in place: for the checks that come before
/// its one use. A stale one is found too, so that people can be told that they were late.
pub async fn find_saml<T: DeserializeOwned>(pool: &PgPool, relay_state: &str) -> Result<T, Error> {
    let pending =
        sqlx::query_scalar!("SELECT pending FROM saml_request WHERE relay_state = $1", relay_state,)
            .fetch_one(pool)
            .await?;
    decode("saml_request", "pending", pending)
}

/// Takes the request out, so that no second answer can use it.
///
/// # Errors
/// [`Error::NotFound`] when it was used already, or is too old.
pub async fn take_saml(pool: &PgPool, id: &str, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query_scalar!("DELETE FROM saml_request WHERE id = $1 AND expires_at > $2 RETURNING id", id, now,)
        .fetch_one(pool)
        .await?;
    Ok(())
}

/// Remembers that these messages were used. Returns false when one of them had been used before.
pub async fn use_once(pool: &PgPool, ids: &[String], until: DateTime<Utc>) -> Result<bool, Error> {
    let inserted = sqlx::query!(
        "INSERT INTO saml_seen (id, expires_at)
         SELECT id, $2 FROM unnest($1::text[]) AS id
         ON CONFLICT (id) DO NOTHING",
        ids,
        until,
    )
    .execute(pool)
    .await?
    .rows_affected();
    Ok(usize::try_from(inserted).is_ok_and(|inserted| inserted == ids.len()))
}

/// Forgets what is too old to be of use. A periodic job.
pub async fn forget_expired(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!("DELETE FROM saml_request WHERE expires_at <= $1", now).execute(pool).await?;
    sqlx::query!("DELETE FROM saml_seen WHERE expires_at <= $1", now).execute(pool).await?;
    Ok(())
}
