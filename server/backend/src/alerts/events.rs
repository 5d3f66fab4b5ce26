//! What happened since the portal looked last.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::late;
use crate::Error;

/// Tells what happened since then; says how many alerts there are more.
pub(super) async fn tell(
    connection: &mut PgConnection,
    since: DateTime<Utc>,
    today: NaiveDate,
) -> Result<u64, Error> {
    Ok(intakes(connection, since).await?
        + messages(connection, since).await?
        + proposals(connection, since).await?
        + answers(connection, since).await?
        + referrals(connection, since).await?
        + outside(connection, since).await?
        + late::escalated(connection, since).await?
        + late::escalated_outside(connection, since).await?
        + exceptions(connection, since, today).await?
        + browsers(connection, since).await?)
}

/// Requests that came to a desk, to all of it; answers of citizens, to whoever works on the request.
async fn intakes(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, label, at)
         SELECT
            intake.zone_id,
            reader.operator_id,
            intake.desk_id,
            told.kind,
            intake.id,
            intake.protocol_year::text || '/' || lpad(intake.protocol_number::text, 7, '0'),
            event.at
         FROM intake_event event
         JOIN (VALUES
            ('submitted', 'new_intake'),
            ('handed_over', 'new_intake'),
            ('integrated', 'integration'),
            ('notice_replied', 'integration')
         ) told (event, kind) ON told.event = event.kind
         JOIN intake ON intake.id = event.intake_id AND intake.protocol_number IS NOT NULL
         CROSS JOIN LATERAL alert_readers(
            intake.desk_id,
            told.kind,
            CASE told.kind WHEN 'integration' THEN intake.assignee_id END
         ) reader
         WHERE event.at > $1 AND NOT (
            event.kind = 'submitted' AND EXISTS (
                -- It came to this desk when it was handed over, and that is told.
                SELECT FROM intake_event later
                WHERE later.intake_id = event.intake_id AND later.kind = 'handed_over' AND later.at >= event.at
            )
         )
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// What citizens wrote, to whoever works on the request.
async fn messages(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, label, at)
         SELECT
            intake.zone_id,
            reader.operator_id,
            intake.desk_id,
            'message',
            intake.id,
            intake.protocol_year::text || '/' || lpad(intake.protocol_number::text, 7, '0'),
            message.at
         FROM message
         JOIN intake ON intake.id = message.intake_id AND intake.protocol_number IS NOT NULL
         CROSS JOIN LATERAL alert_readers(intake.desk_id, 'message', intake.assignee_id) reader
         WHERE message.author = 'citizen' AND message.at > $1
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Proposals that were made, and whose card changed, to the service; not to whoever did it, and not again to whoever has
/// not read of it yet.
async fn proposals(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT
            proposal.zone_id,
            reader.operator_id,
            desk.id,
            'proposal',
            proposal.id,
            package.saved_at
         FROM presa_in_carico_package package
         JOIN presa_in_carico proposal ON proposal.id = package.proposal_id
         JOIN desk ON desk.organisation_id = proposal.to_organisation_id
         JOIN operator_desk member ON member.desk_id = desk.id AND member.role = 'social_worker'
         CROSS JOIN LATERAL alert_readers(desk.id, 'proposal', NULL) reader
         WHERE package.saved_at > $1
            AND proposal.state <> 'rejected'
            AND reader.operator_id = member.operator_id
            AND reader.operator_id <> package.saved_by
            AND NOT EXISTS (
                SELECT FROM presa_in_carico_package newer
                WHERE newer.proposal_id = package.proposal_id AND newer.version > package.version
            )
            AND NOT EXISTS (
                SELECT FROM alert unread
                WHERE unread.operator_id = reader.operator_id AND unread.kind = 'proposal'
                    AND unread.subject_id = proposal.id AND unread.read_at IS NULL
            )
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Proposals that were answered, to whoever made them.
async fn answers(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT
            proposal.zone_id,
            reader.operator_id,
            proposal.from_desk_id,
            'proposal',
            proposal.id,
            proposal.answered_at
         FROM presa_in_carico proposal
         CROSS JOIN LATERAL alert_readers(
            proposal.from_desk_id,
            'proposal',
            (proposal.facts #>> '{proposed,by,id}')::uuid
         ) reader
         WHERE proposal.answered_at > $1
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Cards that came from another desk, to all of this one; what became of those that went, to whoever sent them.
async fn referrals(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT told.zone_id, reader.operator_id, told.desk_id, 'referral', told.id, told.at
         FROM (
            SELECT id, coalesce(to_zone_id, zone_id) AS zone_id, to_desk_id AS desk_id, NULL::uuid AS worker, sent_at AS at
            FROM referral
            WHERE state IN ('sent', 'seen') AND sent_at > $1
            UNION ALL
            SELECT id, zone_id, from_desk_id, (facts #>> '{sent,by,id}')::uuid, answered_at
            FROM referral
            WHERE answered_at > $1
            UNION ALL
            SELECT referral.id, coalesce(referral.to_zone_id, referral.zone_id), referral.to_desk_id, NULL, step.at
            FROM referral_step step
            JOIN referral ON referral.id = step.referral_id
            WHERE step.act = 'reopened' AND step.at > $1
         ) told
         CROSS JOIN LATERAL alert_readers(told.desk_id, 'referral', told.worker) reader
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// What bodies without access did with what they were sent, and links that opened nothing, to whoever sent it. That it
/// was opened is no news: it is on its way.
async fn outside(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT
            referral.zone_id,
            reader.operator_id,
            referral.from_desk_id,
            'outside_referral',
            referral.id,
            step.at
         FROM outside_step step
         JOIN outside_referral referral ON referral.id = step.referral_id
         CROSS JOIN LATERAL alert_readers(
            referral.from_desk_id,
            'outside_referral',
            (referral.facts #>> '{sent,by,id}')::uuid
         ) reader
         WHERE step.operator_id IS NULL
            AND step.event IN ('received', 'refused', 'reported', 'locked', 'undelivered')
            AND step.at > $1
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Break-glasses, to whoever answers for their desk and reviews them; not to whoever made them.
async fn exceptions(
    connection: &mut PgConnection,
    since: DateTime<Utc>,
    today: NaiveDate,
) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT
            access.zone_id,
            member.operator_id,
            member.desk_id,
            'break_glass',
            access.id,
            access.opened_at
         FROM exceptional_access access
         JOIN desk opened ON opened.id = access.desk_id
         JOIN operator_desk member ON member.zone_id = access.zone_id
         JOIN desk own ON own.id = member.desk_id
         JOIN operator ON operator.id = member.operator_id AND operator.enabled
         WHERE access.opened_at > $1
            AND (
                own.organisation_id = opened.organisation_id
                OR (NOT body_is_governed(opened.organisation_id, $2) AND body_leads(own.organisation_id, $2))
            )
            AND member.role IN ('coordinator', 'administrator')
            AND member.ended_at IS NULL
            AND member.operator_id <> access.operator_id
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
        today,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Browsers that an operator had not signed in with; the first one of all says nothing.
async fn browsers(connection: &mut PgConnection, since: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT fresh.zone_id, fresh.operator_id, NULL::uuid, 'new_device', fresh.id, fresh.first_at
         FROM operator_browser fresh
         WHERE fresh.first_at > $1
            AND EXISTS (
                SELECT FROM operator_browser known
                WHERE known.operator_id = fresh.operator_id AND known.first_at < fresh.first_at
            )
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}
