//! Deciding a request: accepting it opens a card, refusing it takes a notice first.

use domain::{
    Id,
    card::Card,
    form::brought,
    intake::{EventKind, Intake},
    permission::{AcceptIntakes, Grant, WorkIntakes},
    person::Person,
};
use sqlx::PgPool;

use super::work::{Step, Words, lock_mine, moment, write_step};
use crate::{Context, Error, Work, cards, error::known, people};

/// Whose card is opened. Nothing is ever linked silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// This person of the registry.
    Known(Id<Person>),
    /// Somebody who is not in the registry yet.
    New,
}

/// Accepts: makes or links the person the request is about, and opens a card filled from its answers.
///
/// # Errors
/// [`Error::Stale`] when the person is in the registry already although a new one was asked for.
pub async fn accept(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, AcceptIntakes>,
    id: Id<Intake>,
    choice: Choice,
    words: Words<'_>,
) -> Result<Id<Card>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let record = lock_mine(&mut work, ctx, operator, id, words.taken).await?;
    let card = Id::new(ctx.id());
    let state = record.intake.state.clone().accept(moment(ctx, operator), card)?;
    let certified = known("intake", "certified", record.certified.as_ref())?;
    let brought = brought(&record.intake.form, &record.intake.answers);
    let person = match choice {
        Choice::Known(person) => people::link(&mut work, ctx, operator, person).await?,
        Choice::New => people::add(&mut work, ctx, operator, &people::person_of(&brought, certified)).await?,
    };
    cards::open_from_intake(&mut work, ctx, operator, card, person, &record.intake).await?;
    cards::request_services(&mut work, ctx, card, &record.intake, &brought.services).await?;
    let step = Step { state, kind: EventKind::Accepted, text: words.done };
    write_step(&mut work, ctx, operator, &record, step).await?;
    work.commit().await?;
    Ok(card)
}

/// Tells the citizen why the request is going to be refused (L. 241/1990 art. 10-bis).
pub async fn give_notice(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    reason: &str,
    words: Words<'_>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let record = lock_mine(&mut work, ctx, operator, id, words.taken).await?;
    let state = record.intake.state.clone().give_notice(reason.to_owned(), ctx.now)?;
    let step = Step { state, kind: EventKind::NoticeGiven, text: words.done };
    write_step(&mut work, ctx, operator, &record, step).await?;
    work.commit().await
}

/// Refuses, for the reason of the notice, once the days to reply have passed.
pub async fn refuse(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    words: Words<'_>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let record = lock_mine(&mut work, ctx, operator, id, words.taken).await?;
    let state = record.intake.state.clone().refuse(moment(ctx, operator))?;
    let step = Step { state, kind: EventKind::Refused, text: words.done };
    write_step(&mut work, ctx, operator, &record, step).await?;
    work.commit().await
}
