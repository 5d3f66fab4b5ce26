//! The answers of the service. Whoever is second is told where it stands.

use domain::{
    Id,
    actor::Operator,
    intake::Moment,
    permission::{Grant, TakeCharge},
    presa_in_carico::{Act, CaseFile, PresaInCarico, State},
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, encode},
    people,
    work::one_row,
};

/// A proposal whose row is held.
struct Held {
    state: State,
    card: Uuid,
    /// Whom it is about: the person of the card.
    person: Uuid,
    organisation: Uuid,
}

/// Reads a proposal and holds its row until the end of the transaction. Row-level security shows it, so held, to the
/// service only. Its key stays free: a desk that saves the card meanwhile writes what the service reads of it.
async fn hold(work: &mut Work, id: Id<PresaInCarico>) -> Result<Held, Error> {
    let row = sqlx::query!(
        "SELECT facts, card_id, person_id, to_organisation_id
         FROM presa_in_carico
         WHERE id = $1
         FOR NO KEY UPDATE",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(Held {
        state: decode("presa_in_carico", "facts", row.facts)?,
        card: row.card_id,
        person: row.person_id,
        organisation: row.to_organisation_id,
    })
}

/// Takes a step: the state and the audit log.
async fn step(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (id, held): (Id<PresaInCarico>, Held),
    act: Act,
) -> Result<(), Error> {
    let kind = act.kind();
    let state = held.state.act(act, Moment { by: operator.me.clone(), at: ctx.now })?;
    let affected = sqlx::query!(
        "UPDATE presa_in_carico
         SET state = $2, facts = $3, answered_at = $4, case_file_id = $5
         WHERE id = $1",
        id.uuid(),
        state.tag().code(),
        encode("presa_in_carico", "facts", &state)?,
        (!state.tag().waits()).then_some(ctx.now),
        state.case_file().map(Id::uuid),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    let entry = Entry::new(Action::Change, Subject::PresaInCarico, Some(id.uuid())).because(kind.code());
    audit::operator(work, ctx, operator, entry).await
}

/// The service opens it for the first time. That whoever proposed it looks again is no look of the service.
pub(super) async fn see(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<PresaInCarico>,
) -> Result<(), Error> {
    let held = hold(work, id).await?;
    let is_first = matches!(&held.state, State::Created { proposed } if proposed.by.id != operator.me.id);
    if is_first { step(work, ctx, operator, (id, held), Act::See).await } else { Ok(()) }
}

/// The service has looked at the card as it is now.
pub(super) async fn looked(work: &mut Work, id: Id<PresaInCarico>, version: i32) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE presa_in_carico SET seen_version = $2 WHERE id = $1 AND seen_version < $2",
        id.uuid(),
        version,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Does not take charge, and says why.
///
/// # Errors
/// [`Error::NotFound`] unless it came to one's body; [`Error::WrongProposal`] when it was answered already.
pub async fn reject(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, TakeCharge>,
    id: Id<PresaInCarico>,
    reason: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let held = hold(&mut work, id).await?;
    step(&mut work, ctx, operator, (id, held), Act::Reject { reason: reason.to_owned() }).await?;
    work.commit().await
}

/// Takes charge: opens the case file of the person at one's body.
///
/// # Errors
/// As [`reject`].
pub async fn accept(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, TakeCharge>,
    id: Id<PresaInCarico>,
) -> Result<Id<CaseFile>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    // A merge holds the person before it moves what is about them: so does whoever opens a case file.
    let person = sqlx::query_scalar!("SELECT person_id FROM presa_in_carico WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await?;
    people::kept(work.connection(), Id::new(person)).await?;
    let held = hold(&mut work, id).await?;
    let case_file = Id::new(ctx.id());
    // Asked before the case file is written, which only a proposal that waits can open.
    let by = Moment { by: operator.me.clone(), at: ctx.now };
    held.state.clone().act(Act::Accept { case_file }, by)?;
    open(&mut work, ctx, operator, case_file, &held).await?;
    step(&mut work, ctx, operator, (id, held), Act::Accept { case_file }).await?;
    work.commit().await?;
    Ok(case_file)
}

async fn open(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<CaseFile>,
    held: &Held,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO case_file
            (id, zone_id, organisation_id, person_id, card_id, opened_at, opened_by, opened_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id.uuid(),
        operator.zone.uuid(),
        held.organisation,
        held.person,
        held.card,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    for entry in [
        Entry::new(Action::Change, Subject::CaseFile, Some(id.uuid())).because("opened"),
        Entry::new(Action::Change, Subject::Person, Some(held.person)).because("case_file_opened"),
    ] {
        audit::operator(work, ctx, operator, entry).await?;
    }
    Ok(())
}
