//! Absences: whoever is away names a colleague of the desk, who gets the assigned work and the alerts between two days.
//!
//! What the colleague does is done in the colleague's own name; the work stays assigned to whoever is away, who finds it
//! again. An absence ends by itself with its last day.
//!
//! The other way to be away is a membership that an administrator gives to whoever stands in
//! ([`domain::staff::Terms::absent`]). It opens the desk to somebody from elsewhere, and passes neither assigned work nor
//! alerts on. During both no mails of alerts go to whoever is away.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{Operator, OperatorRecord, OperatorRef},
    permission::{Grant, WorkIntakes},
    staff::absence::{Absence, Unfit, days},
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    work::one_row,
};

/// The absences at this desk that count or are to come, one's own and those in which one stands in; among one's own also
/// those whose stand-in has gone, so that one learns of it.
pub async fn absences(pool: &PgPool, operator: &Operator, today: NaiveDate) -> Result<Vec<Absence>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    at_desk(&mut work, operator, today).await
}

/// The same within a transaction.
pub(crate) async fn at_desk(
    work: &mut Work,
    operator: &Operator,
    today: NaiveDate,
) -> Result<Vec<Absence>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            absence.id,
            absence.absent_id = $1 AS "mine!",
            other.id AS other_id,
            other.name,
            absence.first_day,
            absence.last_day,
            NOT EXISTS (
                SELECT FROM operator_desk there
                JOIN operator ON operator.id = there.operator_id AND operator.enabled
                WHERE there.operator_id = absence.stand_in_id AND there.desk_id = absence.desk_id
                    AND there.ended_at IS NULL
                    AND (there.valid_until IS NULL OR there.valid_until >= $3)
            ) AS "gone!"
           FROM absence
           JOIN operator other
            ON other.id = CASE WHEN absence.absent_id = $1 THEN absence.stand_in_id ELSE absence.absent_id END
           WHERE (absence.absent_id = $1 OR absence.stand_in_id = $1)
            AND absence.desk_id = $2 AND absence.ended_at IS NULL AND absence.last_day >= $3
           ORDER BY absence.first_day, absence.id"#,
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
        today,
    )
    .fetch_all(work.connection())
    .await?;
    let read = rows.into_iter().map(|row| Absence {
        id: Id::new(row.id),
        mine: row.mine,
        other: OperatorRef { id: Id::new(row.other_id), name: row.name },
        first: row.first_day,
        last: row.last_day,
        gone: row.gone,
    });
    Ok(read.collect())
}

/// Colleagues who may stand in: of this desk, in the same role and with the same profile, and there today.
pub async fn stand_ins(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
) -> Result<Vec<OperatorRef>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    colleagues(&mut work, grant.operator(), (ctx.today(), ctx.today())).await
}

/// Those who are there from one day to another.
async fn colleagues(
    work: &mut Work,
    operator: &Operator,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<OperatorRef>, Error> {
    let rows = sqlx::query!(
        "SELECT operator.id, operator.name
         FROM operator_desk theirs
         JOIN operator ON operator.id = theirs.operator_id AND operator.enabled
         JOIN operator_desk mine ON mine.operator_id = $1 AND mine.desk_id = theirs.desk_id
         WHERE theirs.desk_id = $2
            AND theirs.operator_id <> $1
            AND theirs.role = mine.role
            AND theirs.profile_id IS NOT DISTINCT FROM mine.profile_id
            AND theirs.ended_at IS NULL
            AND (theirs.valid_from IS NULL OR theirs.valid_from <= $3)
            AND (theirs.valid_until IS NULL OR theirs.valid_until >= $4)
         ORDER BY operator.name, operator.id",
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
        first,
        last,
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| OperatorRef { id: Id::new(row.id), name: row.name }).collect())
}

/// Names a colleague for one's own absence.
///
/// # Errors
/// The answer within tells what does not fit; nothing is written then.
pub async fn name(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    stand_in: Id<OperatorRecord>,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Result<(), Unfit>, Error> {
    let operator = grant.operator();
    if let Err(unfit) = days(first, last, ctx.today()) {
        return Ok(Err(unfit));
    }
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(&mut work, operator).await?;
    let there = colleagues(&mut work, operator, (first.max(ctx.today()), last)).await?;
    if !there.iter().any(|one| one.id == stand_in) {
        return Ok(Err(Unfit::Colleague));
    }
    let named = sqlx::query!(
        "INSERT INTO absence (id, zone_id, desk_id, absent_id, stand_in_id, first_day, last_day, named_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8
         WHERE NOT EXISTS (
            SELECT FROM absence other
            WHERE other.absent_id = $4 AND other.desk_id = $3 AND other.ended_at IS NULL
                AND other.first_day <= $7 AND other.last_day >= $6
         )",
        ctx.id(),
        operator.zone.uuid(),
        operator.desk.id.uuid(),
        operator.me.id.uuid(),
        stand_in.uuid(),
        first,
        last,
        ctx.now,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    if named == 0 {
        return Ok(Err(Unfit::Overlaps));
    }
    note(&mut work, ctx, operator, "absence_named").await?;
    work.commit().await?;
    Ok(Ok(()))
}

/// Two absences of the same operator named at once would not see each other.
async fn one_at_a_time(work: &mut Work, operator: &Operator) -> Result<(), Error> {
    let name = format!("absence {}", operator.me.id);
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name)
        .execute(work.connection())
        .await?;
    Ok(())
}

/// Ends one's own absence at once.
///
/// # Errors
/// [`Error::NotFound`] for an absence of somebody else, or one that is over.
pub async fn end(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Absence>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let ended = sqlx::query!(
        "UPDATE absence SET ended_at = $2 WHERE id = $1 AND absent_id = $3 AND ended_at IS NULL",
        id.uuid(),
        ctx.now,
        operator.me.id.uuid(),
    )
    .execute(work.connection())
    .await?;
    one_row(ended.rows_affected())?;
    note(&mut work, ctx, operator, "absence_ended").await?;
    work.commit().await
}

async fn note(work: &mut Work, ctx: &Context, operator: &Operator, how: &'static str) -> Result<(), Error> {
    let entry = Entry::new(Action::Change, Subject::Operator, Some(operator.me.id.uuid())).because(how);
    audit::operator(work, ctx, operator, entry).await
}

/// For whom the operator stands in today, each in the role that they have at this desk.
pub(crate) async fn stood_in_for(
    work: &mut Work,
    today: NaiveDate,
    operator: &Operator,
) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(
        "SELECT DISTINCT absence.absent_id
         FROM absence
         JOIN operator_desk away ON away.operator_id = absence.absent_id AND away.desk_id = absence.desk_id
         WHERE absence.stand_in_id = $1 AND absence.desk_id = $2
            AND absence.ended_at IS NULL AND absence.first_day <= $3 AND absence.last_day >= $3
            AND away.role = $4",
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
        today,
        operator.role.code(),
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// Whether the operator stands in today for a colleague.
pub(crate) async fn stands_in(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    absent: Id<OperatorRecord>,
) -> Result<bool, Error> {
    Ok(stood_in_for(work, ctx.today(), operator).await?.contains(&absent.uuid()))
}
