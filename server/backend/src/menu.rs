//! What stands around every page of the console: the numbers beside the entries of its menu, and who is away today.
//!
//! It is asked for with every click, so all of it is one transaction, and the numbers are one statement. Each stops
//! counting where nobody needs the exact number any more; what the operator may not read is not counted at all.

use chrono::NaiveDate;
use domain::{
    actor::Operator,
    intake::Tally,
    permission::{Permission, may},
    staff::absence::Absence,
};
use sqlx::PgPool;

use crate::{
    Error, Work, absences,
    intake::{stop, tally},
};

/// What the frame of the console tells an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Requests of this desk that nobody took up yet: the number beside "Coda".
    pub unassigned: Tally,
    /// Referrals that wait to be received by this desk: the number beside "Invii".
    pub referrals: Tally,
    /// Break-glasses that nobody reviewed yet, not counting one's own: the number beside "Accessi eccezionali", by which
    /// whoever answers for those desks is told. The lock of the rows sees to which they are.
    pub exceptions: Tally,
    /// Alerts of this desk that the operator has not read: the number beside "Avvisi".
    pub alerts: Tally,
    /// Absences that count today, one's own and those in which one stands in.
    pub absences: Vec<Absence>,
}

/// Reads it for an operator as things stand now.
pub async fn read(pool: &PgPool, operator: &Operator, today: NaiveDate) -> Result<Menu, Error> {
    let mut work = Work::by_key(pool, operator).await?;
    let row = sqlx::query!(
        r#"SELECT
            CASE WHEN $5::boolean THEN (SELECT count(*) FROM (
                SELECT FROM intake
                WHERE desk_id = $2 AND state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')
                    AND assignee_id IS NULL
                ORDER BY latest_on, id LIMIT $4
            ) found) ELSE 0 END AS "unassigned!",
            CASE WHEN $6::boolean THEN (SELECT count(*) FROM (
                SELECT FROM referral WHERE to_desk_id = $2 AND state IN ('sent', 'seen') LIMIT $4
            ) found) ELSE 0 END AS "referrals!",
            CASE WHEN $7::boolean THEN (SELECT count(*) FROM (
                SELECT FROM exceptional_access access
                WHERE access.zone_id = $3 AND access.operator_id <> $1
                    AND NOT EXISTS (SELECT FROM exceptional_access_review WHERE access_id = access.id)
                LIMIT $4
            ) found) ELSE 0 END AS "exceptions!",
            (SELECT count(*) FROM (
                SELECT FROM alert
                WHERE operator_id = $1 AND read_at IS NULL
                    AND (kind <> 'permit_expiring' OR EXISTS (SELECT FROM card WHERE card.id = alert.subject_id))
                LIMIT $4
            ) found) AS "alerts!",
            EXISTS (
                SELECT FROM absence
                WHERE (absent_id = $1 OR stand_in_id = $1) AND desk_id = $2 AND ended_at IS NULL
                    AND first_day <= $8 AND last_day >= $8
            ) AS "away!""#,
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
        operator.zone.uuid(),
        stop(),
        may(operator, Permission::ReadIntakes),
        may(operator, Permission::ReadCards),
        may(operator, Permission::ReviewExceptions),
        today,
    )
    .fetch_one(work.connection())
    .await?;
    // Nobody is away on most days: then nothing more is asked.
    let mut away = if row.away { absences::at_desk(&mut work, operator, today).await? } else { Vec::new() };
    away.retain(|absence| absence.covers(today));
    Ok(Menu {
        unassigned: tally(row.unassigned),
        referrals: tally(row.referrals),
        exceptions: tally(row.exceptions),
        alerts: tally(row.alerts),
        absences: away,
    })
}
