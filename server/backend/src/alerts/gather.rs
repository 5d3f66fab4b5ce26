//! The job that gathers alerts. Doing it twice does it once: an alert is of one thing at one moment.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::day_in_rome;
use sqlx::{PgConnection, PgPool};

use super::{absences, address, browsers, days, events, mails};
use crate::{Context, Error, Work};

/// How far it looks back beyond the last time: what was being written then was not to be seen yet.
const OVERLAP: TimeDelta = TimeDelta::minutes(10);
/// How far it looks back the first time.
const AT_FIRST: TimeDelta = TimeDelta::hours(1);
/// After how many days an alert is forgotten, read or not.
const KEPT: TimeDelta = TimeDelta::days(180);

/// Tells operators of what happened since the last time and, once a day, of what comes near; asks for the mails that are
/// due. A periodic job; says how many alerts there are more.
pub async fn gather(pool: &PgPool, ctx: &Context) -> Result<u64, Error> {
    let mut work = Work::system(pool).await?;
    let last = mark(work.connection(), "events", ctx.now).await?;
    let since = last.map_or(ctx.now - AT_FIRST, |last| last - OVERLAP);
    let mut told = events::tell(work.connection(), since, ctx.today()).await?;
    let day = mark(work.connection(), "days", ctx.now).await?;
    if day.map(day_in_rome).is_none_or(|day| day < ctx.today()) {
        told += tell_days(work.connection(), ctx, ctx.today()).await?;
    }
    told += absences::tell(work.connection(), since, ctx.today()).await?;
    mails::ask(work.connection(), ctx).await?;
    work.commit().await?;
    Ok(told)
}

async fn tell_days(connection: &mut PgConnection, ctx: &Context, today: NaiveDate) -> Result<u64, Error> {
    sqlx::query!("DELETE FROM alert WHERE at < $1", ctx.now - KEPT).execute(&mut *connection).await?;
    mails::forget(connection, ctx.now - KEPT).await?;
    browsers::forget(connection, ctx.now).await?;
    address::forget(connection).await?;
    days::tell(connection, ctx, today).await
}

/// When it was done last; from now on, now. Two at once go one after the other.
async fn mark(
    connection: &mut PgConnection,
    name: &str,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Error> {
    let last = sqlx::query_scalar!("SELECT until FROM alert_mark WHERE name = $1 FOR UPDATE", name)
        .fetch_optional(&mut *connection)
        .await?;
    sqlx::query!(
        "INSERT INTO alert_mark (name, until) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET until = excluded.until",
        name,
        now,
    )
    .execute(connection)
    .await?;
    Ok(last)
}
