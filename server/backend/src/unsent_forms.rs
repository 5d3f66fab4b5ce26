//! What a citizen was sending when the session had ended by itself, kept for a while and given back to the
//! same citizen on the page it belongs to.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{actor::Citizen, form::MAX_PAIRS};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    error::{decode, encode},
    sessions::EndedAtHome,
};

/// How long it is kept: over a weekend, as what operators are writing.
const KEPT: TimeDelta = TimeDelta::days(3);
/// So long after the end it is taken for granted that whoever sends was sitting there all the time. Later it
/// may be the next person at a computer that many use, with the window still open.
const STILL_THERE: TimeDelta = TimeDelta::hours(1);
/// Forms that one citizen has there at once, in as many windows; older ones are forgotten.
const MOST: i64 = 5;
/// Bytes that the names and values of one may take, as they are written down.
const LARGEST: usize = 120_000;

/// A form as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsentForm {
    /// Path it was sent to.
    pub action: String,
    /// Names and values, in order, without the token and without files.
    pub fields: Vec<(String, String)>,
    /// When the session had ended.
    pub ended_at: DateTime<Utc>,
    /// When it was sent.
    pub at: DateTime<Utc>,
}

impl UnsentForm {
    /// Whether it was sent so soon after the end that it may be saved without asking.
    pub fn was_soon(&self) -> bool {
        self.at - self.ended_at <= STILL_THERE
    }

    /// The first value of a field; empty where there is none.
    pub fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }
}

/// Keeps a form of a citizen; what was kept of the same form before is forgotten. Whose it is has been
/// read from the session that ended (`session`), not from what was sent.
///
/// # Errors
/// [`Error::LimitReached`] when it is too large, [`Error::NotFound`] when there is no such account.
pub async fn keep(
    pool: &PgPool,
    ctx: &Context,
    session: EndedAtHome,
    action: &str,
    fields: &[(String, String)],
) -> Result<(), Error> {
    let written = encode("unsent_form", "fields", &fields)?;
    if fields.len() > MAX_PAIRS || written.to_string().len() > LARGEST {
        return Err(Error::LimitReached);
    }
    let mut work = Work::system(pool).await?;
    let kept = sqlx::query!(
        "INSERT INTO unsent_form (account_id, action, fields, kept_at, expires_at, ended_at)
         SELECT id, $2, $3, $4, $5, $6
         FROM account
         WHERE id = $1
         ON CONFLICT (account_id, action) DO UPDATE
         SET fields = excluded.fields,
            ended_at = excluded.ended_at,
            kept_at = excluded.kept_at,
            expires_at = excluded.expires_at",
        session.account.uuid(),
        action,
        written,
        ctx.now,
        ctx.now + KEPT,
        session.ended_at,
    )
    .execute(work.connection())
    .await?;
    crate::work::one_row(kept.rows_affected())?;
    sqlx::query!(
        "DELETE FROM unsent_form
         WHERE account_id = $1 AND action NOT IN (
            SELECT action FROM unsent_form WHERE account_id = $1 ORDER BY kept_at DESC, action LIMIT $2
         )",
        session.account.uuid(),
        MOST,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}

/// Those of the citizen's forms that were sent to these paths, and not taken up or dropped yet.
pub async fn find(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    actions: &[String],
) -> Result<Vec<UnsentForm>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let rows = sqlx::query!(
        "SELECT
            action,
            fields,
            ended_at,
            kept_at
         FROM unsent_form
         WHERE account_id = $1 AND action = ANY($2) AND expires_at > $3
         ORDER BY kept_at DESC, action",
        who.account.uuid(),
        actions,
        ctx.now,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let fields = decode("unsent_form", "fields", row.fields)?;
            Ok(UnsentForm { action: row.action, fields, ended_at: row.ended_at, at: row.kept_at })
        })
        .collect()
}

/// Forgets what the citizen was sending there: it is saved or sent now, or not wanted any more.
pub async fn forget(pool: &PgPool, who: &Citizen, action: &str) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    sqlx::query!(
        "DELETE FROM unsent_form WHERE account_id = $1 AND action = $2",
        who.account.uuid(),
        action,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}

/// Forgets what nobody came back for. A periodic job.
pub async fn forget_expired(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!("DELETE FROM unsent_form WHERE expires_at <= $1", now).execute(work.connection()).await?;
    work.commit().await
}
