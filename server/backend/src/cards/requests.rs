//! The requests of services of a card, and how they go on.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{Operator, OperatorRef},
    advancement::{Advancement, AskedBy, Followed, OnOffer, Requests, Step},
    card::{Card, ServiceRequest, State},
    intake::Moment,
    permission::{EditCards, Grant, ReadCards},
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    work::one_row,
};

/// The requests of a card, and what can be asked for. Reading them is in the audit log.
pub async fn requests(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
) -> Result<Requests, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let facts = sqlx::query_scalar!("SELECT facts FROM card WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await?;
    let open = decode::<State>("card", "facts", facts)? == State::Open;
    let requests = followed(&mut work, id, None).await?;
    let offer = offer(&mut work, ctx, operator).await?;
    read(&mut work, ctx, operator, id).await?;
    work.commit().await?;
    Ok(Requests { card: id, open, requests, offer })
}

/// A request of a card with its steps, the newest first. Reading it is in the audit log.
pub async fn request(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    card: Id<Card>,
    id: Id<ServiceRequest>,
) -> Result<(Followed, Vec<Step>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let request = followed(&mut work, card, Some(id)).await?.pop().ok_or(Error::NotFound)?;
    let steps = steps(&mut work, id).await?;
    read(&mut work, ctx, operator, card).await?;
    work.commit().await?;
    Ok((request, steps))
}

async fn read(work: &mut Work, ctx: &Context, operator: &Operator, id: Id<Card>) -> Result<(), Error> {
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid())).because("services");
    audit::operator(work, ctx, operator, entry).await
}

async fn followed(
    work: &mut Work,
    card: Id<Card>,
    only: Option<Id<ServiceRequest>>,
) -> Result<Vec<Followed>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            service_request.id,
            service_request.requested_on,
            service_request.asked_by,
            service_request.advancement,
            service_request.version,
            version.content -> 'title' AS "title!"
           FROM service_request
           JOIN service_version version ON version.id = service_request.service_version_id
           WHERE service_request.card_id = $1 AND ($2::uuid IS NULL OR service_request.id = $2)
           ORDER BY service_request.requested_on, service_request.id"#,
        card.uuid(),
        only.map(|id| id.uuid()),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Followed {
                id: Id::new(row.id),
                title: decode("service_version", "content", row.title)?,
                on: row.requested_on,
                asked_by: known("service_request", "asked_by", AskedBy::from_code(&row.asked_by))?,
                advancement: state(&row.advancement)?,
                version: row.version,
            })
        })
        .collect()
}

fn state(code: &str) -> Result<Advancement, Error> {
    known("service_request", "advancement", Advancement::from_code(code))
}

async fn steps(work: &mut Work, id: Id<ServiceRequest>) -> Result<Vec<Step>, Error> {
    let rows = sqlx::query!(
        "SELECT advancement, at, operator_id, operator_name, note
         FROM service_step
         WHERE service_request_id = $1
         ORDER BY at DESC, id DESC",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let by = OperatorRef { id: Id::new(row.operator_id), name: row.operator_name };
            Ok(Step { to: state(&row.advancement)?, made: Moment { by, at: row.at }, note: row.note })
        })
        .collect()
}

/// What the operator's body offers today.
async fn offer(work: &mut Work, ctx: &Context, operator: &Operator) -> Result<Vec<OnOffer>, Error> {
    let rows = sqlx::query!(
        r#"SELECT service.slug, current.title AS "title!"
           FROM service
           JOIN LATERAL (
               SELECT version.content -> 'title' AS title, withdrawal.at IS NOT NULL AS withdrawn
               FROM service_version version
               LEFT JOIN service_withdrawal withdrawal
                   ON withdrawal.version_id = version.id AND withdrawal.at <= $2
               WHERE version.service_id = service.id AND version.published_at <= $2
                   AND (withdrawal.at IS NULL OR withdrawal.at >= version.published_at)
               ORDER BY version.version DESC
               LIMIT 1
           ) current ON NOT current.withdrawn
           WHERE service.organisation_id = $1
           ORDER BY service.position, service.slug"#,
        operator.organisation.uuid(),
        ctx.now,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| Ok(OnOffer { slug: row.slug, title: decode("service_version", "content", row.title)? }))
        .collect()
}

/// Adds a request of a service to an open card.
///
/// # Errors
/// [`Error::Closed`] when the card is completed, [`Error::NotFound`] when it, or the service, is not there.
pub async fn add_request(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    card: Id<Card>,
    service: &str,
    on: NaiveDate,
    asked_by: AskedBy,
) -> Result<Id<ServiceRequest>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let facts = sqlx::query_scalar!("SELECT facts FROM card WHERE id = $1 FOR UPDATE", card.uuid())
        .fetch_one(work.connection())
        .await?;
    if decode::<State>("card", "facts", facts)? != State::Open {
        return Err(Error::Closed);
    }
    let id = ctx.id();
    let affected = sqlx::query!(
        "INSERT INTO service_request (id, zone_id, card_id, service_version_id, requested_on, asked_by)
         SELECT $1, $2, $3, version.id, $6, $7
         FROM service
         JOIN service_version version ON version.service_id = service.id AND version.published_at <= $8
         WHERE service.organisation_id = $4 AND service.slug = $5
         ORDER BY version.version DESC
         LIMIT 1",
        id,
        operator.zone.uuid(),
        card.uuid(),
        operator.organisation.uuid(),
        service,
        on,
        asked_by.code(),
        ctx.now,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, card, "service_added").await?;
    work.commit().await?;
    Ok(Id::new(id))
}

async fn changed(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    how: &'static str,
) -> Result<(), Error> {
    let entry = Entry::new(Action::Change, Subject::Card, Some(id.uuid())).because(how);
    audit::operator(work, ctx, operator, entry).await
}

/// Moves a request of a service on. A completed card is no obstacle: a request goes on after the access.
///
/// # Errors
/// [`Error::Stale`] when somebody else moved it in the meantime, [`Error::WrongStep`] when there is no
/// such step.
pub async fn advance(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    at: (Id<Card>, Id<ServiceRequest>),
    version: i64,
    to: Advancement,
    note: &str,
) -> Result<(), Error> {
    let ((card, id), operator) = (at, grant.operator());
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        "SELECT advancement, version FROM service_request WHERE id = $1 AND card_id = $2 FOR UPDATE",
        id.uuid(),
        card.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    if row.version != version {
        return Err(Error::Stale);
    }
    let to = state(&row.advancement)?.step(to)?;
    sqlx::query!(
        "INSERT INTO service_step (id, zone_id, service_request_id, advancement, at, operator_id, operator_name, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        to.code(),
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        note,
    )
    .execute(work.connection())
    .await?;
    let affected = sqlx::query!(
        "UPDATE service_request SET advancement = $2, version = version + 1 WHERE id = $1",
        id.uuid(),
        to.code(),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, card, "service_advanced").await?;
    work.commit().await
}
