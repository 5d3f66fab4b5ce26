//! Logins that did not succeed: what their page tells, for an hour, to the browser in which they ended.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::PgPool;

use crate::{
    Error,
    error::{decode, encode},
};

/// So long the page can be read again.
const TOLD_FOR: TimeDelta = TimeDelta::hours(1);

/// A login that has just ended.
#[derive(Debug, Clone, Copy)]
pub struct Ended<'a, T> {
    /// Its name in the address of the page, drawn by chance.
    pub id: &'a str,
    /// Digest of the secret of the browser in which it ended.
    pub browser: &'a str,
    /// Relay state under which the login was stored, where it was one of ours.
    pub login: Option<&'a str>,
    /// What the page tells; nothing that names a person.
    pub told: &'a T,
}

/// What a page tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<T> {
    /// As it was remembered.
    pub told: T,
    /// When the login ended.
    pub at: DateTime<Utc>,
}

/// Remembers how a login ended.
pub async fn remember<T: Serialize>(
    pool: &PgPool,
    ended: Ended<'_, T>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO login_outcome (id, browser, login, told, at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        ended.id,
        ended.browser,
        ended.login,
        encode("login_outcome", "told", ended.told)?,
        now,
        now + TOLD_FOR,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// How the login of that name ended, told to its own browser.
///
/// # Errors
/// [`Error::NotFound`] for another browser as for a name that was never drawn, or is over.
pub async fn find<T: DeserializeOwned>(
    pool: &PgPool,
    id: &str,
    browser: &str,
    now: DateTime<Utc>,
) -> Result<Told<T>, Error> {
    let row = sqlx::query!(
        "SELECT told, at FROM login_outcome WHERE id = $1 AND browser = $2 AND expires_at > $3",
        id,
        browser,
        now,
    )
    .fetch_one(pool)
    .await?;
    Ok(Told { told: decode("login_outcome", "told", row.told)?, at: row.at })
}

/// The name under which that login last ended in that browser, if it did.
pub async fn of_login(
    pool: &PgPool,
    login: &str,
    browser: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, Error> {
    let id = sqlx::query_scalar!(
        "SELECT id
        FROM login_outcome
        WHERE login = $1 AND browser = $2 AND expires_at > $3
        ORDER BY at DESC
        LIMIT 1",
        login,
        browser,
        now,
    )
    .fetch_optional(pool)
    .await?;
    Ok(id)
}

/// Forgets what nobody is told any more. A periodic job.
pub async fn forget_expired(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!("DELETE FROM login_outcome WHERE expires_at <= $1", now).execute(pool).await?;
    Ok(())
}
