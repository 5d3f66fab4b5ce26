//! What an operator did not get to save, kept for a while and given back to the same operator: the form
//! that was sent when the session had ended by itself, and the forms of cards that were being written.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRecord},
    card::Card,
    permission::{EditCards, Grant},
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    error::{decode, encode},
};

/// How long it is kept.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// How long what was being written is kept: over a weekend.
const WRITTEN: TimeDelta = TimeDelta::days(3);
/// Bytes that the names and values of one may take, as they are written down: the table takes a little more.
const LARGEST: usize = 120_000;

/// A form as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// Path it was sent to, within the console.
    pub action: String,
    /// Path of the page it was on.
    pub page: String,
    /// Names and values, in order, without the token.
    pub fields: Vec<(String, String)>,
}

/// Keeps a form of an operator; an earlier one is forgotten. Who the operator is has been read from
/// the session that ended, not from what was sent.
///
/// # Errors
/// [`Error::LimitReached`] when it is too large, [`Error::NotFound`] when the operator was disabled meanwhile.
pub async fn keep(
    pool: &PgPool,
    ctx: &Context,
    operator: Id<OperatorRecord>,
    form: &KeptForm,
) -> Result<(), Error> {
    let written = encode("kept_form", "fields", &form.fields)?;
    // The database writes each pair with two spaces more.
    if written.to_string().len() + 2 * form.fields.len() > LARGEST {
        return Err(Error::LimitReached);
    }
    let mut work = Work::system(pool).await?;
    let kept = sqlx::query!(
        "INSERT INTO kept_form (operator_id, zone_id, action, page, fields, kept_at, expires_at)
         SELECT id, zone_id, $2, $3, $4, $5, $6
         FROM operator
         WHERE id = $1 AND enabled
         ON CONFLICT (operator_id) WHERE NOT written DO UPDATE
         SET action = excluded.action,
            page = excluded.page,
            fields = excluded.fields,
            kept_at = excluded.kept_at,
            expires_at = excluded.expires_at",
        operator.uuid(),
        form.action,
        form.page,
        written,
        ctx.now,
        ctx.now + KEPT,
    )
    .execute(work.connection())
    .await?;
    crate::work::one_row(kept.rows_affected())?;
    work.commit().await
}

/// The form that was kept, if there is one.
pub async fn find(pool: &PgPool, ctx: &Context, operator: &Operator) -> Result<Option<KeptForm>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        "SELECT
            action,
            page,
            fields
         FROM kept_form
         WHERE operator_id = $1 AND NOT written AND expires_at > $2",
        operator.me.id.uuid(),
        ctx.now,
    )
    .fetch_optional(work.connection())
    .await?;
    row.map(|row| {
        Ok(KeptForm {
            action: row.action,
            page: row.page,
            fields: decode("kept_form", "fields", row.fields)?,
        })
    })
    .transpose()
}

/// Takes the form out, so that it is sent once; says where it was to go.
///
/// # Errors
/// [`Error::NotFound`] when there is none any more.
pub async fn take(pool: &PgPool, ctx: &Context, operator: &Operator) -> Result<String, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let action = sqlx::query_scalar!(
        "DELETE FROM kept_form WHERE operator_id = $1 AND NOT written AND expires_at > $2 RETURNING action",
        operator.me.id.uuid(),
        ctx.now,
    )
    .fetch_optional(work.connection())
    .await?
    .ok_or(Error::NotFound)?;
    work.commit().await?;
    Ok(action)
}

/// A form of a card that was being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenForm {
    /// Names and values, as typed.
    pub fields: Vec<(String, String)>,
    /// When it was kept last.
    pub at: DateTime<Utc>,
}

/// Keeps a form of a card while it is written; what was kept of it before is forgotten.
///
/// # Errors
/// [`Error::NotFound`] when the operator may not know that there is such a card.
pub async fn keep_written(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    card: Id<Card>,
    form: &KeptForm,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let kept = sqlx::query!(
        "INSERT INTO kept_form (operator_id, zone_id, action, page, fields, kept_at, expires_at, written)
         SELECT $1, zone_id, $3, $4, $5, $6, $7, true
         FROM card
         WHERE id = $2
         ON CONFLICT (operator_id, written, action) DO UPDATE
         SET page = excluded.page,
            fields = excluded.fields,
            kept_at = excluded.kept_at,
            expires_at = excluded.expires_at",
        operator.me.id.uuid(),
        card.uuid(),
        form.action,
        form.page,
        encode("kept_form", "fields", &form.fields)?,
        ctx.now,
        ctx.now + WRITTEN,
    )
    .execute(work.connection())
    .await?;
    crate::work::one_row(kept.rows_affected())?;
    work.commit().await
}

/// What this operator was writing in the form that is sent there, if it was not saved.
pub async fn find_written(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    action: &str,
) -> Result<Option<WrittenForm>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        "SELECT fields, kept_at
         FROM kept_form
         WHERE operator_id = $1 AND written AND action = $2 AND expires_at > $3",
        operator.me.id.uuid(),
        action,
        ctx.now,
    )
    .fetch_optional(work.connection())
    .await?;
    row.map(|row| Ok(WrittenForm { fields: decode("kept_form", "fields", row.fields)?, at: row.kept_at }))
        .transpose()
}

/// What this operator was writing in several forms and did not save, each with where it is sent.
pub(crate) async fn all_written(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    actions: &[String],
) -> Result<Vec<(String, WrittenForm)>, Error> {
    let rows = sqlx::query!(
        "SELECT action, fields, kept_at
         FROM kept_form
         WHERE operator_id = $1 AND written AND action = ANY($2) AND expires_at > $3",
        operator.me.id.uuid(),
        actions,
        ctx.now,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let fields = decode("kept_form", "fields", row.fields)?;
            Ok((row.action, WrittenForm { fields, at: row.kept_at }))
        })
        .collect()
}

/// Forgets what this operator was writing there: it is saved now, or not wanted any more.
pub async fn forget_written(pool: &PgPool, operator: &Operator, action: &str) -> Result<(), Error> {
    let mut work = Work::operator(pool, operator).await?;
    sqlx::query!(
        "DELETE FROM kept_form WHERE operator_id = $1 AND written AND action = $2",
        operator.me.id.uuid(),
        action,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}

/// Forgets what nobody came back for. A periodic job.
pub async fn forget_expired(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!("DELETE FROM kept_form WHERE expires_at <= $1", now).execute(work.connection()).await?;
    work.commit().await
}
