//! Sign-ins under way: what was asked, until it is answered once.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::PgPool;

use crate::{
    Error, ended_logins,
    error::{decode, encode},
};

/// Old requests stay so long, only to tell people why their answer does not count any more.
const REMEMBERED: TimeDelta = TimeDelta::hours(1);

/// A request that is about to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a, T> {
    /// Its ID.
    pub id: &'a str,
    /// Opaque value that travels with it.
    pub relay_state: &'a str,
    /// Digest of the secret of the browser that begins.
    pub browser: &'a str,
    /// What is needed to judge the answer.
    pub pending: &'a T,
    /// When it is given up.
    pub expires_at: DateTime<Utc>,
}

/// A request that an answer may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<T> {
    /// What is needed to judge the answer.
    pub pending: T,
    /// Whether an answer counted already.
    pub used: bool,
}

/// Remembers a SAML request.
pub async fn remember_saml<T: Serialize>(pool: &PgPool, request: Request<'_, T>) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO saml_request (id, relay_state, browser, pending, expires_at) VALUES ($1, $2, $3, $4, $5)",
        request.id,
        request.relay_state,
        request.browser,
        encode("saml_request", "pending", request.pending)?,
        request.expires_at,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The request that this relay state travelled with, left in place: for the checks that come before
/// its one use. A stale or used one is found too, so that people can be told what happened.
pub async fn find_saml<T: DeserializeOwned>(pool: &PgPool, relay_state: &str) -> Result<Known<T>, Error> {
    let row = sqlx::query!(
        r#"SELECT
            pending,
            used_at IS NOT NULL AS "used!"
        FROM saml_request
        WHERE relay_state = $1"#,
        relay_state,
    )
    .fetch_one(pool)
    .await?;
    Ok(Known { pending: decode("saml_request", "pending", row.pending)?, used: row.used })
}

/// The last login that this browser began and that nobody answered yet, not even with what was refused, while it may
/// still be.
pub async fn find_unanswered<T: DeserializeOwned>(
    pool: &PgPool,
    browser: &str,
    now: DateTime<Utc>,
) -> Result<Option<T>, Error> {
    let pending = sqlx::query_scalar!(
        "SELECT pending
        FROM saml_request
        WHERE browser = $1 AND used_at IS NULL AND refused = 0 AND expires_at > $2
        ORDER BY expires_at DESC
        LIMIT 1",
        browser,
        now,
    )
    .fetch_optional(pool)
    .await?;
    pending.map(|pending| decode("saml_request", "pending", pending)).transpose()
}

/// Lets an answer count: its request has not been used and is in time, and none of these messages
/// was used before, on any server. False if it does not count; a request that could have been answered is used up all the
/// same.
pub async fn use_saml(
    pool: &PgPool,
    id: &str,
    messages: &[String],
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    // Of two that come at once the second waits for the row of the first, and finds it used.
    sqlx::query_scalar!(
        r#"WITH taken AS (
            UPDATE saml_request
            SET used_at = $2
            WHERE id = $1 AND used_at IS NULL AND expires_at > $2
            RETURNING id
        ), seen AS (
            INSERT INTO saml_seen (id, expires_at)
            SELECT message, $4
            FROM unnest($3::text[]) AS message
            WHERE EXISTS (SELECT FROM taken)
            ON CONFLICT (id) DO NOTHING
            RETURNING id
        )
        SELECT
            EXISTS (SELECT FROM taken)
            AND (SELECT count(*) FROM seen) = cardinality($3::text[]) AS "counts!""#,
        id,
        now,
        messages,
        until,
    )
    .fetch_one(pool)
    .await
    .map_err(Error::from)
}

/// The provider has answered with an error: the request serves no other answer.
pub async fn spend_saml(pool: &PgPool, id: &str, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!("UPDATE saml_request SET used_at = $2 WHERE id = $1 AND used_at IS NULL", id, now)
        .execute(pool)
        .await?;
    Ok(())
}

/// An answer was refused. A genuine one may still come, but not after `most` attempts: whoever began
/// a login could otherwise have answers verified for a quarter of an hour.
pub async fn refuse_saml(pool: &PgPool, id: &str, most: i32, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE saml_request
        SET refused = refused + 1,
            used_at = CASE WHEN refused + 1 >= $2 THEN $3 ELSE used_at END
        WHERE id = $1 AND used_at IS NULL",
        id,
        most,
        now,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Remembers that these messages were used. Returns false when one of them had been used before.
pub(crate) async fn insert_seen(
    executor: impl sqlx::PgExecutor<'_>,
    messages: &[String],
    until: DateTime<Utc>,
) -> Result<bool, Error> {
    let inserted = sqlx::query!(
        "INSERT INTO saml_seen (id, expires_at)
         SELECT id, $2 FROM unnest($1::text[]) AS id
         ON CONFLICT (id) DO NOTHING",
        messages,
        until,
    )
    .execute(executor)
    .await?
    .rows_affected();
    Ok(usize::try_from(inserted).is_ok_and(|inserted| inserted == messages.len()))
}

/// Forgets what is too old to be of use. A periodic job.
pub async fn forget_expired(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!("DELETE FROM saml_request WHERE expires_at <= $1", now - REMEMBERED).execute(pool).await?;
    sqlx::query!("DELETE FROM saml_seen WHERE expires_at <= $1", now).execute(pool).await?;
    sqlx::query!("DELETE FROM saml_logout WHERE expires_at <= $1", now).execute(pool).await?;
    ended_logins::forget_expired(pool, now).await
}
