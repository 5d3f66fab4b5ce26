//! Sessions of citizens and operators: one row each, found by the digest of the cookie's value.
//!
//! A session ends when it was not used for a while (`expires_at`, moved on by use), and in any case
//! some hours after it began. Nothing here knows what is in it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id,
    actor::{Account, Desk, OperatorRecord},
    session::Device,
};
use serde_json::Value;
use sqlx::{PgConnection, PgPool};

use crate::{Error, sign_out::Handle};

/// An operator's session is remembered for so long after it ended by itself, without its content being
/// of use: whoever was just sending a form gets it back (see [`crate::kept_forms`]).
const ENDED: TimeDelta = TimeDelta::hours(1);
/// A citizen's longer, over a night: whoever fills in a form at home leaves it open and goes on the next
/// morning (see [`crate::unsent_forms`]).
const ENDED_AT_HOME: TimeDelta = TimeDelta::hours(24);

/// How long a session lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Without use.
    pub idle: TimeDelta,
    /// In any case.
    pub absolute: TimeDelta,
}

/// What a session holds, as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// What it remembers.
    pub data: &'a Value,
    /// Account or operator, for [`delete_of`]: [`of_citizen`] or [`of_operator`].
    pub subject: Option<&'a str>,
    /// What it was opened with.
    pub device: Device,
    /// Digest of the session at the identity provider, which may close this one.
    pub provider_session: Option<&'a str>,
    /// The login that it came from, where its provider may close it by SAML; written when the session begins.
    pub login: Option<&'a Handle>,
    /// When the person signed in: the absolute limit counts from here.
    pub began_at: DateTime<Utc>,
    /// Its limits.
    pub limits: Limits,
}

/// How the sessions of a citizen are marked.
pub fn of_citizen(account: Id<Account>) -> String {
    format!("citizen:{account}")
}

/// How the sessions of an operator are marked.
pub fn of_operator(operator: Id<OperatorRecord>) -> String {
    format!("operator:{operator}")
}

/// A session that is alive.
#[derive(Debug, Clone)]
pub struct Stored {
    /// What it remembers.
    pub data: Value,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ends, unless it is used before.
    pub expires_at: DateTime<Utc>,
}

/// Begins a session. False if the digest is taken.
pub async fn insert(
    pool: &PgPool,
    digest: &str,
    content: Content<'_>,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let expires_at = (now + content.limits.idle).min(content.began_at + content.limits.absolute);
    let login = content.login;
    sqlx::query_scalar!(
        r#"WITH begun AS (
            INSERT INTO session
                (id, data, subject, browser, system, provider_session, created_at, used_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (id) DO NOTHING
            RETURNING id
        ), login AS (
            INSERT INTO saml_session (session_id, name_digest, index_digest, asked_by)
            SELECT id, $10::bytea, $11::bytea, $12::text
            FROM begun
            WHERE $10::bytea IS NOT NULL
        )
        SELECT EXISTS (SELECT FROM begun) AS "begun!""#,
        digest,
        content.data,
        content.subject,
        content.device.browser.code(),
        content.device.system.code(),
        content.provider_session,
        content.began_at,
        now,
        expires_at,
        login.map(|login| login.name.as_slice()),
        login.and_then(|login| login.index.as_ref()).map(<[u8; 32]>::as_slice),
        login.and_then(|login| login.asked_by.as_deref()),
    )
    .fetch_one(pool)
    .await
    .map_err(Error::from)
}

/// Writes what a live session remembers, which is also a use of it. False if it ended meanwhile:
/// it is never brought back.
pub async fn update(
    pool: &PgPool,
    digest: &str,
    content: Content<'_>,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let done = sqlx::query!(
        "UPDATE session
        SET data = $2,
            subject = $3,
            used_at = $6,
            expires_at = least($4::timestamptz, created_at + make_interval(secs => $5))
        WHERE id = $1 AND expires_at > $6",
        digest,
        content.data,
        content.subject,
        now + content.limits.idle,
        seconds(content.limits.absolute),
        now,
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The session, if it is alive.
pub async fn lookup(pool: &PgPool, digest: &str, now: DateTime<Utc>) -> Result<Option<Stored>, Error> {
    let found = sqlx::query_as!(
        Stored,
        "SELECT
            data,
            created_at,
            expires_at
        FROM session
        WHERE id = $1 AND expires_at > $2",
        digest,
        now,
    )
    .fetch_optional(pool)
    .await?;
    Ok(found)
}

/// Notes that a live session was used. One that ended stays ended.
pub async fn touch(pool: &PgPool, digest: &str, limits: Limits, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE session
        SET used_at = $4,
            expires_at = least($2::timestamptz, created_at + make_interval(secs => $3))
        WHERE id = $1 AND expires_at > $4",
        digest,
        now + limits.idle,
        seconds(limits.absolute),
        now,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Whether a session is alive. Asking is no use of it.
pub async fn lives(pool: &PgPool, digest: &str, now: DateTime<Utc>) -> Result<bool, Error> {
    let lives = sqlx::query_scalar!(
        "SELECT EXISTS (SELECT FROM session WHERE id = $1 AND expires_at > $2) AS \"lives!\"",
        digest,
        now,
    )
    .fetch_one(pool)
    .await?;
    Ok(lives)
}

/// Whose session this was, if it was an operator's and ended by itself not long ago. One that was
/// closed is not found.
pub async fn ended_operator(
    pool: &PgPool,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<Option<Id<OperatorRecord>>, Error> {
    let subject = sqlx::query_scalar!(
        "SELECT subject AS \"subject!\"
        FROM session
        WHERE id = $1 AND subject LIKE 'operator:%' AND expires_at <= $2 AND expires_at > $3",
        digest,
        now,
        now - ENDED,
    )
    .fetch_optional(pool)
    .await?;
    Ok(subject.and_then(|subject| subject.strip_prefix("operator:")?.parse().ok()))
}

/// A citizen's session that ended by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndedAtHome {
    /// Whose it was.
    pub account: Id<Account>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
}

/// Whose session this was and when it ended, if it was a citizen's and ended by itself not long ago. One
/// that was closed is not found.
pub async fn ended_citizen(
    pool: &PgPool,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<Option<EndedAtHome>, Error> {
    let row = sqlx::query!(
        "SELECT
            subject AS \"subject!\",
            expires_at
        FROM session
        WHERE id = $1 AND subject LIKE 'citizen:%' AND expires_at <= $2 AND expires_at > $3",
        digest,
        now,
        now - ENDED_AT_HOME,
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.and_then(|row| {
        let account = row.subject.strip_prefix("citizen:")?.parse().ok()?;
        Some(EndedAtHome { account, ended_at: row.expires_at })
    }))
}

/// Whether this session was somebody's and ended by itself not long ago, whoever it was. One that was closed
/// is not remembered.
pub async fn is_remembered(pool: &PgPool, digest: &str, now: DateTime<Utc>) -> Result<bool, Error> {
    let remembered = sqlx::query_scalar!(
        "SELECT EXISTS (
            SELECT FROM session
            WHERE id = $1
                AND subject IS NOT NULL
                AND expires_at <= $2
                AND expires_at > CASE WHEN subject LIKE 'operator:%' THEN $3::timestamptz ELSE $4 END
        ) AS \"remembered!\"",
        digest,
        now,
        now - ENDED,
        now - ENDED_AT_HOME,
    )
    .fetch_one(pool)
    .await?;
    Ok(remembered)
}

/// Ends a session; one that is already gone is no error.
pub async fn delete(pool: &PgPool, digest: &str) -> Result<(), Error> {
    sqlx::query!("DELETE FROM session WHERE id = $1", digest).execute(pool).await?;
    Ok(())
}

/// Ends every session of one person; says how many there were.
pub async fn delete_of(pool: &PgPool, subject: &str) -> Result<u64, Error> {
    let done = sqlx::query!("DELETE FROM session WHERE subject = $1", subject).execute(pool).await?;
    Ok(done.rows_affected())
}

/// Ends the sessions of an operator, or those at one desk, within the transaction that takes the right to
/// them away; says how many there were.
pub(crate) async fn close_of(
    connection: &mut PgConnection,
    operator: Id<OperatorRecord>,
    desk: Option<Id<Desk>>,
) -> Result<u64, Error> {
    let done = sqlx::query!(
        "DELETE FROM session
        WHERE subject = $1 AND ($2::text IS NULL OR data #>> '{operator,desk,id}' = $2)",
        of_operator(operator),
        desk.map(|desk| desk.to_string()),
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Removes sessions that ended by themselves, those of somebody a while later; says how many. What a
/// citizen's remembered goes at once: afterwards it only tells whose it was. (An operator's stays for its
/// hour: [`close_of`] finds those at a desk by it.)
pub async fn delete_expired(pool: &PgPool, now: DateTime<Utc>) -> Result<u64, Error> {
    sqlx::query!(
        "UPDATE session
        SET data = '{}'
        WHERE expires_at <= $1 AND subject LIKE 'citizen:%' AND data <> '{}'",
        now,
    )
    .execute(pool)
    .await?;
    let done = sqlx::query!(
        "DELETE FROM session
        WHERE expires_at <= $1
            AND (
                subject IS NULL
                OR expires_at <= CASE WHEN subject LIKE 'operator:%' THEN $2::timestamptz ELSE $3 END
            )",
        now,
        now - ENDED,
        now - ENDED_AT_HOME,
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected())
}

/// Whole seconds, exact in a double for any limit that makes sense.
fn seconds(delta: TimeDelta) -> f64 {
    i32::try_from(delta.num_seconds()).map_or(f64::from(i32::MAX), f64::from)
}
