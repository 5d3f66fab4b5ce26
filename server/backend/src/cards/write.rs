//! Writing a card.

use std::collections::BTreeSet;

use domain::{
    Id,
    actor::Operator,
    card::{AccessReason, Card, Mode, State},
    codes::Code,
    intake::{Intake, Moment},
    permission::{EditCards, Grant},
    person::Person,
};
use sqlx::{PgConnection, PgPool};

use super::{
    correct::{self, Chosen},
    parts,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, encode},
    people, presa_in_carico,
    work::one_row,
};

/// Opens a card from an accepted request, filled with what it brought.
pub(crate) async fn open_from_intake(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    person: Id<Person>,
    intake: &Intake,
) -> Result<(), Error> {
    let opened = Moment { by: operator.me.clone(), at: ctx.now };
    sqlx::query!(
        "INSERT INTO card
            (id, zone_id, organisation_id, desk_id, person_id, state, facts, opened, access_on,
             mode, reason, description, version, opened_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, (submitted_at AT TIME ZONE 'Europe/Rome')::date,
             $9, $10, '', 1, $11
         FROM intake WHERE id = $12",
        id.uuid(),
        operator.zone.uuid(),
        operator.organisation.uuid(),
        operator.desk.id.uuid(),
        person.uuid(),
        State::Open.code(),
        encode("card", "facts", &State::Open)?,
        encode("card", "opened", &opened)?,
        Mode::Online.code(),
        AccessReason::Spontaneous.code(),
        ctx.now,
        intake.id.uuid(),
    )
    .execute(work.connection())
    .await?;
    sqlx::query!(
        "INSERT INTO service_request (id, zone_id, card_id, service_version_id, service_code, requested_on, intake_id)
         SELECT $1, zone_id, $2, service_version_id, service_row(service_version_id, $4),
             (submitted_at AT TIME ZONE 'Europe/Rome')::date, id
         FROM intake WHERE id = $3",
        ctx.id(),
        id.uuid(),
        intake.id.uuid(),
        ctx.today(),
    )
    .execute(work.connection())
    .await?;
    changed(work, ctx, operator, id, "opened").await
}

/// Adds the other services that the answers of a request ask for. One that is not in the catalogue any
/// more, or the one of the request itself, is left out.
pub(crate) async fn request_services(
    work: &mut Work,
    ctx: &Context,
    card: Id<Card>,
    intake: &Intake,
    slugs: &BTreeSet<String>,
) -> Result<(), Error> {
    for slug in slugs.iter().filter(|slug| **slug != intake.service) {
        sqlx::query!(
            "INSERT INTO service_request (id, zone_id, card_id, service_version_id, service_code, requested_on)
             SELECT $1, intake.zone_id, $2, version.id, service_row(version.id, $6),
                 (intake.submitted_at AT TIME ZONE 'Europe/Rome')::date
             FROM intake
             JOIN service ON service.organisation_id = intake.organisation_id AND service.slug = $4
             JOIN service_version version ON version.service_id = service.id AND version.published_at <= $5
             WHERE intake.id = $3
             ORDER BY version.version DESC
             LIMIT 1",
            ctx.id(),
            card.uuid(),
            intake.id.uuid(),
            slug,
            ctx.now,
            ctx.today(),
        )
        .execute(work.connection())
        .await?;
    }
    Ok(())
}

/// Writes down that a card changed, and lets whoever it was proposed to read the change. Comes after it.
pub(super) async fn changed(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    how: &'static str,
) -> Result<(), Error> {
    let entry = Entry::new(Action::Change, Subject::Card, Some(id.uuid())).because(how);
    audit::operator(work, ctx, operator, entry).await?;
    presa_in_carico::card_changed(work, ctx, operator, id).await
}

/// Holds the row of a card, and before it the person whom it is about, in the order of [`people::kept`]: for what is
/// written about both.
pub(crate) async fn hold_with_person(work: &mut Work, id: Id<Card>) -> Result<(), Error> {
    let person = sqlx::query_scalar!("SELECT person_id FROM card WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await?;
    people::kept(work.connection(), Id::new(person)).await?;
    sqlx::query_scalar!("SELECT id FROM card WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(work.connection())
        .await?;
    Ok(())
}

/// Reads the state of a card and holds its row; an older `version` is told so.
pub(super) async fn lock(connection: &mut PgConnection, id: Id<Card>, version: i64) -> Result<State, Error> {
    let row = sqlx::query!("SELECT facts, version FROM card WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(connection)
        .await?;
    if row.version != version {
        return Err(Error::Stale);
    }
    decode("card", "facts", row.facts)
}

/// Completes a card: from now on it takes notes, and what stands in it is corrected with a reason.
///
/// # Errors
/// [`Error::Stale`] when it was saved or completed in the meantime; [`Error::NotOffered`] when the table has no such
/// outcome today; [`Error::Anonymous`] when it needs somebody with a name; [`Error::CardIncomplete`] when a field is
/// missing that the desk wants.
pub async fn complete(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    version: i64,
    outcome: &Code,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let completed = Moment { by: operator.me.clone(), at: ctx.now };
    let stands = lock(work.connection(), id, version).await?;
    if stands != State::Open {
        return Err(Error::Stale);
    }
    let outcome =
        correct::outcome(&mut work, ctx, operator, id, Chosen { code: outcome, kept: None }).await?;
    let ending = outcome.ending;
    let state = stands.complete(completed, outcome)?;
    parts::must_be_complete(&mut work, ctx, operator, id, ending).await?;
    let affected = sqlx::query!(
        "UPDATE card SET state = $2, facts = $3, version = version + 1 WHERE id = $1",
        id.uuid(),
        state.code(),
        encode("card", "facts", &state)?,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, id, "completed").await?;
    work.commit().await
}
