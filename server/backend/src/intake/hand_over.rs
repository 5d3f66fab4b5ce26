//! Handing a request to another desk, before anybody took it up. The term runs on, the number stays.

use domain::{
    Id,
    actor::{Desk, DeskRef, Operator},
    card::Access,
    intake::{EventKind, Intake},
    permission::{Grant, WorkIntakes},
    referral::{HandOver, Receiver},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    load,
    work::{Step, moment, write_step},
};
use crate::{
    Context, Error, Work, absences,
    error::{decode, encode, known},
    referrals,
};

/// Most hand-overs of a list.
const MOST: i64 = 100;

/// To whom a request can be handed, and whether they had it before.
///
/// # Errors
/// [`Error::NotFound`] for a request of another desk.
pub async fn hand_over_receivers(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
) -> Result<Vec<Receiver>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    load::read(work.connection(), id).await?;
    offered(&mut work, ctx, operator, id).await
}

async fn offered(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Intake>,
) -> Result<Vec<Receiver>, Error> {
    let went = sqlx::query!("SELECT from_desk_id, to_desk_id FROM hand_over WHERE intake_id = $1", id.uuid())
        .fetch_all(work.connection())
        .await?;
    let had: Vec<Uuid> = went.into_iter().flat_map(|row| [row.from_desk_id, row.to_desk_id]).collect();
    let mut all = referrals::receivers(work, operator, ctx.today()).await?;
    for receiver in &mut all {
        receiver.had = had.contains(&receiver.desk.id.uuid());
    }
    Ok(all)
}

/// Hands a request that nobody took up to another desk. `letter` makes the message to the citizen out of that desk's
/// name; `again` says that the sender knows that the desk had it.
///
/// # Errors
/// [`Error::TakenBy`] when a colleague took it up; [`Error::WrongState`] when it cannot be handed over any more;
/// [`Error::ComesBack`] when the desk had it and nobody said so; [`Error::NotFound`] when there is no such desk.
pub async fn hand_over(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    (to, again): (Id<Desk>, bool),
    why: &str,
    letter: impl Fn(&str) -> String + Send,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let mut record = load::lock(work.connection(), id).await?;
    if let Some(by) = record.intake.state.assignee().filter(|by| by.id != operator.me.id)
        && !absences::stands_in(&mut work, ctx, operator, by.id).await?
    {
        return Err(Error::TakenBy(by.clone()));
    }
    let state = record.intake.state.clone().hand_over()?;
    let receiver = offered(&mut work, ctx, operator, id).await?.into_iter().find(|one| one.desk.id == to);
    let receiver = receiver.ok_or(Error::NotFound)?;
    if receiver.had && !again {
        return Err(Error::ComesBack);
    }
    let protocollo = known("intake", "facts", state.submission())?.protocollo.to_string();
    let text = letter(&receiver.desk.name);
    // What happened is news for the desk that has it from now on.
    record.intake.desk = receiver.desk;
    let step = Step { state, kind: EventKind::HandedOver, text: &text };
    write_step(&mut work, ctx, operator, &record, step).await?;
    note(&mut work, ctx, operator, id, (to, &protocollo, why)).await?;
    let moved = sqlx::query_scalar!(r#"SELECT hand_intake_over($1, $2) AS "moved!""#, id.uuid(), to.uuid())
        .fetch_one(work.connection())
        .await?;
    if !moved {
        return Err(Error::Stale);
    }
    work.commit().await
}

async fn note(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Intake>,
    (to, protocollo, why): (Id<Desk>, &str, &str),
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO hand_over (id, zone_id, intake_id, protocollo, from_desk_id, to_desk_id, made, at, why)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        protocollo,
        operator.desk.id.uuid(),
        to.uuid(),
        encode("hand_over", "made", &moment(ctx, operator))?,
        ctx.now,
        why,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

struct Row {
    intake_id: Uuid,
    protocollo: String,
    from_id: Uuid,
    from_name: String,
    to_id: Uuid,
    to_name: String,
    made: serde_json::Value,
    why: String,
}

impl Row {
    fn shown_to(self, operator: &Operator) -> Result<HandOver, Error> {
        Ok(HandOver {
            intake: Id::new(self.intake_id),
            protocollo: self.protocollo,
            from: DeskRef { id: Id::new(self.from_id), name: self.from_name },
            to: DeskRef { id: Id::new(self.to_id), name: self.to_name },
            made: decode("hand_over", "made", self.made)?,
            why: operator.mask.field(Access::GROUP, self.why),
        })
    }
}

/// The requests that this desk handed on, newest first.
pub(crate) async fn handed_over(work: &mut Work, operator: &Operator) -> Result<Vec<HandOver>, Error> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT
            hand_over.intake_id,
            hand_over.protocollo,
            sender.id AS from_id,
            sender.name AS from_name,
            receiver.id AS to_id,
            receiver.name AS to_name,
            hand_over.made,
            hand_over.why
         FROM hand_over
         JOIN desk sender ON sender.id = hand_over.from_desk_id
         JOIN desk receiver ON receiver.id = hand_over.to_desk_id
         WHERE hand_over.from_desk_id = $1
         ORDER BY hand_over.at DESC, hand_over.id DESC
         LIMIT $2",
        operator.desk.id.uuid(),
        MOST,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(|row| row.shown_to(operator)).collect()
}

/// How a request came to this desk, oldest first. Whoever calls it reads the request, which is in the audit log with the
/// group of the reasons.
pub(super) async fn hand_overs(
    work: &mut Work,
    operator: &Operator,
    id: Id<Intake>,
) -> Result<Vec<HandOver>, Error> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT
            hand_over.intake_id,
            hand_over.protocollo,
            sender.id AS from_id,
            sender.name AS from_name,
            receiver.id AS to_id,
            receiver.name AS to_name,
            hand_over.made,
            hand_over.why
         FROM hand_over
         JOIN desk sender ON sender.id = hand_over.from_desk_id
         JOIN desk receiver ON receiver.id = hand_over.to_desk_id
         WHERE hand_over.intake_id = $1
         ORDER BY hand_over.at, hand_over.id",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(|row| row.shown_to(operator)).collect()
}
