//! The numbers beside the queue. Each stops counting where nobody needs the exact number any more.
//!
//! They are counted in the order of the queue: without an order the planner may hope to come upon enough of
//! them by reading the table from its beginning.

use chrono::{DateTime, Utc};
use domain::{
    actor::Operator,
    intake::Tally,
    permission::{Grant, ReadIntakes},
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{Context, Error, Work, absences};

/// Most events that are looked at for the number of news.
const NEWS: i64 = 1000;

/// Where counting stops: one more than is told exactly.
pub(crate) fn stop() -> i64 {
    i64::from(Tally::MOST) + 1
}

/// As many as were counted up to there.
pub(crate) fn tally(count: i64) -> Tally {
    Tally::of(u64::try_from(count).unwrap_or(0))
}

/// How many requests are in each view of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Pending.
    pub pending: Tally,
    /// Pending and mine, with those of whoever one stands in for.
    pub mine: Tally,
    /// Waiting for the citizen.
    pub awaiting: Tally,
    /// Past their term, with the clock running.
    pub late: Tally,
    /// Pending, with a message that nobody at the desk has read.
    pub unread: Tally,
}

/// Counts the views of the queue, but for those that nobody took up yet, which every page of the console shows
/// ([`crate::menu`]).
pub async fn counts(pool: &PgPool, ctx: &Context, grant: Grant<'_, ReadIntakes>) -> Result<Counts, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let away = absences::stood_in_for(&mut work, ctx.today(), operator).await?;
    counted(&mut work, ctx, (operator, &away)).await
}

/// The same within a transaction, for somebody who stands in for those who are away.
pub(super) async fn counted(
    work: &mut Work,
    ctx: &Context,
    (operator, away): (&Operator, &[Uuid]),
) -> Result<Counts, Error> {
    let row = sqlx::query!(
        r#"SELECT
            (SELECT count(*) FROM (
                SELECT FROM intake
                WHERE desk_id = $1 AND state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')
                ORDER BY latest_on, id LIMIT $4
            ) found) AS "pending!",
            (SELECT count(*) FROM (
                SELECT FROM intake
                WHERE desk_id = $1 AND state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')
                  AND assignee_id = $2
                ORDER BY latest_on, id LIMIT $4
            ) found) AS "mine!",
            (SELECT count(*) FROM (
                SELECT FROM intake
                WHERE desk_id = $1 AND state = 'awaiting_integration'
                ORDER BY latest_on, id LIMIT $4
            ) found) AS "awaiting!",
            (SELECT count(*) FROM (
                SELECT FROM intake
                WHERE desk_id = $1 AND state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')
                  AND latest_on < $3 AND NOT suspended
                ORDER BY latest_on, id LIMIT $4
            ) found) AS "late!",
            (SELECT count(*) FROM (
                SELECT FROM intake
                WHERE desk_id = $1 AND state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')
                  AND unread
                ORDER BY latest_on, id LIMIT $4
            ) found) AS "unread!""#,
        operator.desk.id.uuid(),
        operator.me.id.uuid(),
        ctx.today(),
        stop(),
    )
    .fetch_one(work.connection())
    .await?;
    let others = stood_in(work, (operator, away)).await?;
    Ok(Counts {
        pending: tally(row.pending),
        mine: tally(row.mine.saturating_add(others)),
        awaiting: tally(row.awaiting),
        late: tally(row.late),
        unread: tally(row.unread),
    })
}

/// How many pending requests are assigned to those for whom the operator stands in today.
async fn stood_in(work: &mut Work, (operator, away): (&Operator, &[Uuid])) -> Result<i64, Error> {
    if away.is_empty() {
        return Ok(0);
    }
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!"
           FROM (
              SELECT FROM intake
              WHERE desk_id = $1 AND state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')
                AND assignee_id = ANY($2)
              ORDER BY latest_on, id LIMIT $3
           ) found"#,
        operator.desk.id.uuid(),
        away,
        stop(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}

/// How many requests of this desk have news since an instant. Only the number travels.
pub async fn news_since(
    pool: &PgPool,
    grant: Grant<'_, ReadIntakes>,
    since: DateTime<Utc>,
) -> Result<u32, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let count = sqlx::query_scalar!(
        r#"SELECT count(DISTINCT intake_id) AS "count!"
           FROM (
              SELECT intake_id
              FROM intake_event
              WHERE desk_id = $2 AND at > $1 AND operator_id IS DISTINCT FROM $3
              ORDER BY at
              LIMIT $4
           ) news"#,
        since,
        operator.desk.id.uuid(),
        operator.me.id.uuid(),
        NEWS,
    )
    .fetch_one(work.connection())
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
