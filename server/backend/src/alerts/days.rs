//! What comes near with the days.

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use domain::calendar::start_in_rome;
use sqlx::PgConnection;

use super::late;
use crate::{Context, Error};

/// So many days before its last day a request is told.
const TERM_DAYS: i32 = 3;
/// So many days before it expires a permit is told: that is when its holder is to ask for the renewal (d.lgs. 286/1998,
/// art. 5 c. 4).
const PERMIT_DAYS: i32 = 60;
/// Cards of so many months say whom a desk follows.
const CARD_MONTHS: u32 = 24;

/// Tells what comes near; says how many alerts there are more.
pub(super) async fn tell(
    connection: &mut PgConnection,
    ctx: &Context,
    today: NaiveDate,
) -> Result<u64, Error> {
    Ok(terms(connection, today).await?
        + permits(connection, ctx, today).await?
        + late::unseen(connection, ctx).await?
        + late::unopened(connection, ctx).await?)
}

/// Requests whose last day comes near, to whoever works on them.
async fn terms(connection: &mut PgConnection, today: NaiveDate) -> Result<u64, Error> {
    let done = sqlx::query!(
        "INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, label, at)
         SELECT
            intake.zone_id,
            reader.operator_id,
            intake.desk_id,
            'term_near',
            intake.id,
            intake.protocol_year::text || '/' || lpad(intake.protocol_number::text, 7, '0'),
            (intake.latest_on - $2::integer)::timestamp AT TIME ZONE 'Europe/Rome'
         FROM intake
         CROSS JOIN LATERAL alert_readers(intake.desk_id, 'term_near', intake.assignee_id) reader
         WHERE intake.state IN ('submitted', 'taken_up', 'notice_given')
            AND NOT intake.suspended
            AND intake.latest_on BETWEEN $1::date AND $1::date + $2::integer
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        today,
        TERM_DAYS,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Residence permits that expire soon, as the last card of the person at a desk says or as is known of the person; to
/// whoever's mask shows it, once for each expiry. Of both the later one counts: a permit that was renewed is not told.
async fn permits(connection: &mut PgConnection, ctx: &Context, today: NaiveDate) -> Result<u64, Error> {
    let since = ctx.today().checked_sub_months(Months::new(CARD_MONTHS));
    let since = since.map_or(ctx.now - TimeDelta::days(730), start_in_rome);
    Ok(permits_of_cards(connection, since, today).await?
        + permits_of_people(connection, since, today).await?)
}

/// Those that stand in the block about foreigners of a card. What is known of the person beyond it counts where
/// [`permits_of_people`] tells it.
async fn permits_of_cards(
    connection: &mut PgConnection,
    since: DateTime<Utc>,
    today: NaiveDate,
) -> Result<u64, Error> {
    let done = sqlx::query!(
        r"WITH permit AS (
            SELECT DISTINCT ON (card.desk_id, card.person_id)
                card.id,
                card.zone_id,
                card.desk_id,
                card.person_id,
                last.content -> 'permesso-scadenza' ->> 0 AS expires
            FROM card
            CROSS JOIN LATERAL (
                SELECT content FROM card_part
                WHERE card_id = card.id AND part = 'stranieri'
                ORDER BY version DESC
                LIMIT 1
            ) last
            WHERE card.opened_at > $1
            ORDER BY card.desk_id, card.person_id, card.opened_at DESC, card.id DESC
         ), dated AS (
            SELECT
                permit.*,
                CASE WHEN expires ~ '^\d{2}/\d{2}/\d{4}$' THEN to_date(expires, 'DD/MM/YYYY') END AS day
            FROM permit
         )
         INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT dated.zone_id, reader.operator_id, dated.desk_id, 'permit_expiring', dated.id, told.at
         FROM dated
         CROSS JOIN LATERAL (
            SELECT (dated.day - $3::integer)::timestamp AT TIME ZONE 'Europe/Rome' AS at
         ) told
         JOIN desk ON desk.id = dated.desk_id
         JOIN organisation body ON body.id = desk.organisation_id
         CROSS JOIN LATERAL permit_readers(dated.desk_id) reader
         WHERE dated.day BETWEEN $2::date AND $2::date + $3::integer
            AND (body.kind = 'third_sector' OR permit_expires_on(dated.person_id, $2::date) <= dated.day)
                IS NOT FALSE
            AND NOT permit_was_told(reader.operator_id, dated.desk_id, dated.person_id, told.at)
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
        today,
        PERMIT_DAYS,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Those that are known of the person; at a desk that has a card of theirs. What a body of the third sector may know of
/// somebody depends on what it was sent: it is told by its own cards only. Of most people no permit is known: their
/// records are not walked through.
async fn permits_of_people(
    connection: &mut PgConnection,
    since: DateTime<Utc>,
    today: NaiveDate,
) -> Result<u64, Error> {
    let done = sqlx::query!(
        r"WITH last AS (
            SELECT DISTINCT ON (card.desk_id, card.person_id)
                card.id,
                card.zone_id,
                card.desk_id,
                card.person_id
            FROM card
            JOIN desk ON desk.id = card.desk_id
            JOIN organisation body ON body.id = desk.organisation_id AND body.kind <> 'third_sector'
            WHERE card.opened_at > $1
            ORDER BY card.desk_id, card.person_id, card.opened_at DESC, card.id DESC
         ), dated AS MATERIALIZED (
            SELECT last.*, permit_expires_on(last.person_id, $2::date) AS day
            FROM last
            WHERE EXISTS (
                    SELECT FROM person_fact fact
                    WHERE fact.person_id = last.person_id AND fact.kind = 'permesso'
                )
                OR EXISTS (SELECT FROM person merged WHERE merged.merged_into = last.person_id)
         )
         INSERT INTO alert (zone_id, operator_id, desk_id, kind, subject_id, at)
         SELECT dated.zone_id, reader.operator_id, dated.desk_id, 'permit_expiring', dated.id, told.at
         FROM dated
         CROSS JOIN LATERAL (
            SELECT (dated.day - $3::integer)::timestamp AT TIME ZONE 'Europe/Rome' AS at
         ) told
         LEFT JOIN LATERAL (
            SELECT said.content -> 'permesso-scadenza' ->> 0 AS expires
            FROM card
            CROSS JOIN LATERAL (
                SELECT content FROM card_part
                WHERE card_id = card.id AND part = 'stranieri'
                ORDER BY version DESC
                LIMIT 1
            ) said
            WHERE card.desk_id = dated.desk_id AND card.person_id = dated.person_id AND card.opened_at > $1
            ORDER BY card.opened_at DESC, card.id DESC
            LIMIT 1
         ) permit ON true
         CROSS JOIN LATERAL permit_readers(dated.desk_id) reader
         WHERE dated.day BETWEEN $2::date AND $2::date + $3::integer
            AND CASE
                WHEN permit.expires ~ '^\d{2}/\d{2}/\d{4}$' THEN to_date(permit.expires, 'DD/MM/YYYY') <= dated.day
                ELSE true
            END
            AND NOT permit_was_told(reader.operator_id, dated.desk_id, dated.person_id, told.at)
         ON CONFLICT ON CONSTRAINT alert_once DO NOTHING",
        since,
        today,
        PERMIT_DAYS,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}
