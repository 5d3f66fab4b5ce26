//! Closing a desk for a day or a part of one.

use chrono::NaiveDate;
use domain::{
    Id,
    desk::DeskPoint,
    hours::{Cause, Closure, Span},
    permission::{Grant, WorkAppointments},
};
use sqlx::PgPool;

use super::{all, lookup, shut};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// The contact points of one's own desk, for whoever works with its hours.
pub async fn own(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkAppointments>,
) -> Result<Vec<DeskPoint>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let mut points = all(work.connection(), ctx.today()).await?;
    points.retain(|point| point.desk.id == operator.desk.id);
    audit::operator(&mut work, ctx, operator, Entry::new(Action::List, Subject::Closure, None)).await?;
    work.commit().await?;
    Ok(points)
}

/// Closes one's own desk; nobody can book there any more. Talks that were booked before stay: says how
/// many there are on that day, so that the desk moves or cancels them one by one.
///
/// # Errors
/// [`Error::NotFound`] when it is another desk's.
pub async fn close(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkAppointments>,
    at: Id<DeskPoint>,
    on: NaiveDate,
    span: Option<Span>,
    (cause, reason): (Option<Cause>, &str),
) -> Result<i64, Error> {
    let (operator, id) = (grant.operator(), ctx.id());
    let mut work = Work::operator(pool, operator).await?;
    let point = lookup(work.connection(), at, ctx.today()).await?;
    if point.desk.id != operator.desk.id {
        return Err(Error::NotFound);
    }
    shut(work.connection(), at).await?;
    let minutes = |minutes: u16| i16::try_from(minutes).unwrap_or(i16::MAX);
    sqlx::query!(
        "INSERT INTO closure
            (id, zone_id, desk_point_id, closed_on, begins, ends, cause, reason, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        operator.zone.uuid(),
        at.uuid(),
        on,
        span.map(|span| minutes(span.opens().minutes())),
        span.map(|span| minutes(span.closes().minutes())),
        cause.map(Cause::code),
        reason,
        operator.me.id.uuid(),
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    let left = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!"
           FROM appointment
           WHERE desk_point_id = $1
             AND state = 'booked'
             AND (starts_at AT TIME ZONE 'Europe/Rome')::date = $2"#,
        at.uuid(),
        on,
    )
    .fetch_one(work.connection())
    .await?;
    let entry = Entry::new(Action::Change, Subject::Closure, Some(id)).because("closed");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(left)
}

/// Takes a closure of one's own desk back.
///
/// # Errors
/// [`Error::NotFound`] when there is none like this at this desk.
pub async fn open_again(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkAppointments>,
    id: Id<Closure>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let removed = sqlx::query!("DELETE FROM closure WHERE id = $1", id.uuid())
        .execute(work.connection())
        .await?
        .rows_affected();
    crate::work::one_row(removed)?;
    let entry = Entry::new(Action::Change, Subject::Closure, Some(id.uuid())).because("opened");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}
