//! What a citizen was sending when the session had ended by itself, kept for a while and given back to the
//! same citizen on the page it belongs to.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id,
    actor::{Account, Citizen},
    form::MAX_PAIRS,
};
use sqlx::{PgConnection, PgPool};

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

/// Keeps a form of a citizen. Of the same form only the last one is kept, but for the field of its words
/// (`words`): they are put below those that wait already, so that a second message takes the place of none. Whose it
/// is has been read from the session that ended (`session`), not from what was sent.
///
/// # Errors
/// [`Error::LimitReached`] when it is too large, [`Error::NotFound`] when there is no such account.
pub async fn keep(
    pool: &PgPool,
    ctx: &Context,
    session: EndedAtHome,
    action: &str,
    fields: &[(String, String)],
    words: Option<&str>,
) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    let mut fields = fields.to_vec();
    if let Some(name) = words {
        let before = waiting_words(work.connection(), ctx, session.account, (action, name)).await?;
        put_below(&mut fields, name, &before);
    }
    let written = encode("unsent_form", "fields", &fields)?;
    if fields.len() > MAX_PAIRS || written.to_string().len() > LARGEST {
        return Err(Error::LimitReached);
    }
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

/// The words of a form that wait already; empty where there are none. Until the transaction ends nobody else puts
/// anything below them.
async fn waiting_words(
    connection: &mut PgConnection,
    ctx: &Context,
    account: Id<Account>,
    (action, name): (&str, &str),
) -> Result<String, Error> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 39)) AS held", account.to_string())
        .fetch_one(&mut *connection)
        .await?;
    let fields = sqlx::query_scalar!(
        "SELECT fields FROM unsent_form WHERE account_id = $1 AND action = $2 AND expires_at > $3",
        account.uuid(),
        action,
        ctx.now,
    )
    .fetch_optional(connection)
    .await?;
    let Some(fields) = fields else {
        return Ok(String::new());
    };
    let fields: Vec<(String, String)> = decode("unsent_form", "fields", fields)?;
    Ok(fields.into_iter().find(|(found, _)| found == name).map(|(_, value)| value).unwrap_or_default())
}

/// Puts the words of a form below those that wait; what was sent twice, or goes on from them, is there once.
fn put_below(fields: &mut Vec<(String, String)>, name: &str, before: &str) {
    let before = before.trim();
    let Some((_, value)) = fields.iter_mut().find(|(found, _)| found == name) else {
        fields.push((name.to_owned(), before.to_owned()));
        return;
    };
    let now = value.trim();
    if before.is_empty() || now.starts_with(before) {
        return;
    }
    let again = now.is_empty() || before.ends_with(&format!("\n\n{now}"));
    *value = if again { before.to_owned() } else { format!("{before}\n\n{now}") };
}

/// Addresses under this one to which the citizen was sending something that waits to be taken up, each with when
/// it is forgotten; the last one first.
pub async fn waiting(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    under: &str,
) -> Result<Vec<(String, DateTime<Utc>)>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let rows = sqlx::query!(
        "SELECT action, expires_at
         FROM unsent_form
         WHERE account_id = $1 AND starts_with(action, $2) AND expires_at > $3
         ORDER BY kept_at DESC, action",
        who.account.uuid(),
        under,
        ctx.now,
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| (row.action, row.expires_at)).collect())
}

/// Those of the citizen's forms that were sent to these paths, and not taken up or dropped yet.
pub async fn find(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    actions: &[String],
) -> Result<Vec<UnsentForm>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    found(work.connection(), ctx, who, actions).await
}

/// The same within a transaction.
pub(crate) async fn found(
    connection: &mut PgConnection,
    ctx: &Context,
    who: &Citizen,
    actions: &[String],
) -> Result<Vec<UnsentForm>, Error> {
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
    .fetch_all(connection)
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
