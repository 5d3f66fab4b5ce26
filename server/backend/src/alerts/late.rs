//! Referrals that nobody looks at, and those that wait for too long, between desks and to bodies without access.

use chrono::{DateTime, TimeDelta, Utc};
use domain::alert::UNSEEN_DAYS;
use sqlx::PgConnection;

use crate::{Context, Error};

/// Of what is older the desk was reminded long ago: told without an end, it would be told anew once the alert is forgotten.
const STILL_TOLD: TimeDelta = TimeDelta::days(30);

/// Cards that came to a desk days ago and that nobody opened, to all of it; once, until they are sent again.
pub(super) async fn unseen(connection: &mut PgConnection, ctx: &Context) -> Result<u64, Error> {
    let patience = TimeDelta::days(UNSEEN_DAYS.into());
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT
            coalesce(referral.to_zone_id, referral.zone_id),
            reader.operator_id,
            referral.to_desk_id,
            'referral_unseen',
            referral.id,
            referral.sent_at + make_interval(days => $3)
         FROM referral
         CROSS JOIN LATERAL alert_readers(referral.to_desk_id, 'referral_unseen', NULL) reader
         WHERE referral.state = 'sent' AND referral.sent_at > $1 AND referral.sent_at <= $2
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        ctx.now - STILL_TOLD,
        ctx.now - patience,
        i32::from(UNSEEN_DAYS),
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Cards that the portal noted to wait for too long, to whoever coordinates the zone: at which desk, and no more.
pub(super) async fn escalated(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, label, at)
         SELECT
            member.zone_id,
            member.operator_id,
            member.desk_id,
            'referral_late',
            referral.id,
            desk.name,
            referral.late_at
         FROM referral
         JOIN desk ON desk.id = referral.to_desk_id
         JOIN operator_desk member ON member.zone_id = desk.zone_id
         JOIN operator ON operator.id = member.operator_id AND operator.enabled
         WHERE referral.late_at > $1
            AND referral.state IN ('sent', 'seen')
            AND member.role = 'coordinator'
            AND member.ended_at IS NULL
            AND NOT EXISTS (
                SELECT FROM alert_wish
                WHERE alert_wish.operator_id = member.operator_id
                    AND alert_wish.kind = 'referral_late' AND alert_wish.wish = 'nothing'
            )
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Links that days ago went to a body without access and that nobody opened, to whoever sent it; once for each link.
pub(super) async fn unopened(connection: &mut PgConnection, ctx: &Context) -> Result<u64, Error> {
    let patience = TimeDelta::days(UNSEEN_DAYS.into());
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT
            referral.zone_id,
            reader.operator_id,
            referral.from_desk_id,
            'outside_unseen',
            referral.id,
            link.made_at + make_interval(days => $3)
         FROM outside_referral referral
         JOIN outside_link link ON link.referral_id = referral.id AND link.ended IS NULL
         CROSS JOIN LATERAL alert_readers(
            referral.from_desk_id,
            'outside_unseen',
            (referral.facts #>> '{sent,by,id}')::uuid
         ) reader
         WHERE referral.state = 'sent' AND link.made_at > $1 AND link.made_at <= $2
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        ctx.now - STILL_TOLD,
        ctx.now - patience,
        i32::from(UNSEEN_DAYS),
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// The same of what waits for too long at a body without access: which desk sent it, and no more.
pub(super) async fn escalated_outside(
    connection: &mut PgConnection,
    since: DateTime<Utc>,
) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, label, at)
         SELECT
            referral.zone_id,
            member.operator_id,
            member.desk_id,
            'outside_late',
            referral.id,
            desk.name,
            referral.late_at
         FROM outside_referral referral
         JOIN desk ON desk.id = referral.from_desk_id
         JOIN operator_desk member ON member.zone_id = referral.zone_id
         JOIN operator ON operator.id = member.operator_id AND operator.enabled
         WHERE referral.late_at > $1
            AND referral.state IN ('sent', 'seen')
            AND member.role = 'coordinator'
            AND member.ended_at IS NULL
            AND NOT EXISTS (
                SELECT FROM alert_wish
                WHERE alert_wish.operator_id = member.operator_id
                    AND alert_wish.kind = 'outside_late' AND alert_wish.wish = 'nothing'
            )
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}
