//! What was told to somebody who is away is told to whoever stands in, too: in the absences that operators name
//! themselves ([`crate::absences`]). Whoever got a membership to stand in is told what everybody at the desk is told.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use crate::Error;

/// Tells the stand-ins of today what the absent were told at their desk since then, unless they do not want it; says
/// how many alerts there are more.
pub(super) async fn tell(
    connection: &mut PgConnection,
    since: DateTime<Utc>,
    today: NaiveDate,
) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, label, at)
         SELECT told.zone_id, absence.stand_in_id, told.desk_id, told.kind, told.subject_id, told.label, told.at
         FROM alert told
         JOIN absence ON absence.absent_id = told.operator_id AND absence.desk_id = told.desk_id
         JOIN operator_desk there ON there.operator_id = absence.stand_in_id AND there.desk_id = absence.desk_id
         JOIN operator ON operator.id = there.operator_id AND operator.enabled
         WHERE told.at > $1
            AND absence.ended_at IS NULL AND absence.first_day <= $2 AND absence.last_day >= $2
            AND there.ended_at IS NULL
            AND (there.valid_from IS NULL OR there.valid_from <= $2)
            AND (there.valid_until IS NULL OR there.valid_until >= $2)
            AND NOT EXISTS (
                SELECT FROM alert_wish
                WHERE alert_wish.operator_id = absence.stand_in_id AND alert_wish.kind = told.kind
                    AND alert_wish.wish = 'nothing'
            )
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
        today,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}
