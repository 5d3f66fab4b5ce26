//! Working a request at the desk.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    intake::{EventKind, Intake, Moment, State},
    permission::{Grant, WorkIntakes},
};
use sqlx::PgPool;

use super::{
    history,
    load::{self, Record},
};
use crate::{
    Context, Error, Work, absences,
    audit::{self, Action, Entry, Subject},
    jobs::{self, Notice},
};

/// What the desk did, ready to be written down.
pub(super) struct Step<'a> {
    /// New state.
    pub state: State,
    /// Event of the history.
    pub kind: EventKind,
    /// Message to the citizen.
    pub text: &'a str,
}

/// Writes a step of the desk: state, history, message to the citizen, audit row, mail.
pub(super) async fn write_step(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    record: &Record,
    step: Step<'_>,
) -> Result<(), Error> {
    let id = record.intake.id;
    load::write_state(work.connection(), id, &step.state, ctx.today(), false).await?;
    history::happened(work.connection(), ctx, record, step.kind, Some(operator)).await?;
    history::write(work.connection(), ctx, record.zone, id, Some(operator), step.text).await?;
    let entry = Entry::new(Action::Change, Subject::Intake, Some(id.uuid())).because(step.kind.code());
    audit::operator(work, ctx, operator, entry).await?;
    jobs::enqueue(work.connection(), ctx, &jobs::SendMail { intake: id, notice: Notice::News }).await
}

/// Takes a request up.
///
/// # Errors
/// [`Error::TakenBy`] when a colleague was quicker.
pub async fn take_up(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    text: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let record = load::lock(work.connection(), id).await?;
    match record.intake.state.assignee() {
        Some(by) if by.id == operator.me.id => return Ok(()),
        Some(by) => return Err(Error::TakenBy(by.clone())),
        None => {}
    }
    take(&mut work, ctx, operator, &record, text).await?;
    work.commit().await
}

async fn take(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    record: &Record,
    text: &str,
) -> Result<State, Error> {
    let state = record.intake.state.clone().take_up(moment(ctx, operator))?;
    let step = Step { state: state.clone(), kind: EventKind::TakenUp, text };
    write_step(work, ctx, operator, record, step).await?;
    Ok(state)
}

/// Who and when.
pub(super) fn moment(ctx: &Context, operator: &Operator) -> Moment {
    Moment { by: operator.me.clone(), at: ctx.now }
}

/// Locks a request that this operator may act on: every action takes up first.
///
/// # Errors
/// [`Error::TakenBy`] when a colleague works on it.
pub(super) async fn lock_mine(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Intake>,
    taken_text: &str,
) -> Result<Record, Error> {
    let mut record = load::lock(work.connection(), id).await?;
    match record.intake.state.assignee() {
        // Who stands in does the work, which stays that of whoever is away.
        Some(by) if by.id != operator.me.id && !absences::stands_in(work, ctx, operator, by.id).await? => {
            return Err(Error::TakenBy(by.clone()));
        }
        Some(_) => {}
        None => record.intake.state = take(work, ctx, operator, &record, taken_text).await?,
    }
    Ok(record)
}

/// The words of the messages that an action writes to the citizen; the server knows the language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// When the request is taken up by the same act.
    pub taken: &'a str,
    /// About the action itself.
    pub done: &'a str,
}

/// Asks the citizen for something more.
pub async fn ask_integration(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    text: &str,
    due_on: NaiveDate,
    words: Words<'_>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let record = lock_mine(&mut work, ctx, operator, id, words.taken).await?;
    let state = record.intake.state.clone().ask_integration(text.to_owned(), due_on, ctx.now)?;
    let step = Step { state, kind: EventKind::IntegrationAsked, text: words.done };
    write_step(&mut work, ctx, operator, &record, step).await?;
    work.commit().await
}
