//! The steps of a referral, each by the desk whose step it is. Whoever is second is told where it stands.

use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Card},
    intake::Moment,
    permission::{EditCards, Grant},
    person::Person,
    referral::{Act, ActKind, Outcome, Package, Referral, Side, State, Tag, Told},
};
use sqlx::PgPool;

use super::{read, send::already_sent};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards::{self, AtCounter},
    error::{decode, encode},
    intake::Choice,
    people,
    work::one_row,
};

/// A referral whose row is held.
pub(super) struct Held {
    /// Which of its desks this operator works at.
    pub side: Side,
    /// Where it stands.
    pub state: State,
    person: Id<Person>,
}

impl Held {
    /// Where it stands after this act.
    fn after(&self, ctx: &Context, operator: &Operator, act: Act) -> Result<State, Error> {
        let by = Moment { by: operator.me.clone(), at: ctx.now };
        Ok(self.state.clone().act(self.side, act, by)?)
    }
}

/// Reads a referral and holds its row until the end of the transaction.
pub(super) async fn hold(work: &mut Work, operator: &Operator, id: Id<Referral>) -> Result<Held, Error> {
    let row = sqlx::query!(
        "SELECT from_desk_id, person_id, facts FROM referral WHERE id = $1 FOR UPDATE",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    // Row-level security shows it to its two desks only.
    let is_sender = row.from_desk_id == operator.desk.id.uuid();
    Ok(Held {
        side: if is_sender { Side::Sender } else { Side::Receiver },
        state: decode("referral", "facts", row.facts)?,
        person: Id::new(row.person_id),
    })
}

/// Writes down that something was done.
pub(super) async fn note(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Referral>,
    act: ActKind,
    words: &str,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO referral_step (id, zone_id, referral_id, act, at, operator_id, operator_name, desk_id, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        act.code(),
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        operator.desk.id.uuid(),
        words,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Writes a step: the state, the history, the audit log. What goes on anew is not late any more.
async fn write(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Referral>,
    (state, act, words): (&State, ActKind, &str),
) -> Result<(), Error> {
    let affected = sqlx::query!(
        "UPDATE referral
         SET state = $2,
             facts = $3,
             sent_at = $4,
             received_card_id = $5,
             late_at = CASE WHEN $6 THEN NULL ELSE late_at END,
             answered_at = $7
         WHERE id = $1",
        id.uuid(),
        state.tag().code(),
        encode("referral", "facts", state)?,
        state.sent().at,
        state.card().map(Id::uuid),
        act == ActKind::Reopen,
        matches!(state.tag(), Tag::Concluded | Tag::Refused).then_some(ctx.now),
    )
    .execute(work.connection())
    .await
    .map_err(already_sent)?
    .rows_affected();
    one_row(affected)?;
    note(work, ctx, operator, id, act, words).await?;
    let entry = Entry::new(Action::Change, Subject::Referral, Some(id.uuid())).because(act.code());
    audit::operator(work, ctx, operator, entry).await
}

/// The receiver opens it for the first time; later, and for the sender, nothing happens.
pub(super) async fn see(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Referral>,
) -> Result<(), Error> {
    let held = hold(work, operator, id).await?;
    if held.side == Side::Receiver && matches!(held.state, State::Sent { .. }) {
        let state = held.after(ctx, operator, Act::See)?;
        write(work, ctx, operator, id, (&state, ActKind::See, "")).await?;
    }
    Ok(())
}

async fn step(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
    act: Act,
    words: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let kind = act.kind();
    let state = hold(&mut work, operator, id).await?.after(ctx, operator, act)?;
    write(&mut work, ctx, operator, id, (&state, kind, words)).await?;
    work.commit().await
}

/// Receives a referral: opens a card of one's own desk for the same person. What was sent stays as it is, beside it.
///
/// # Errors
/// [`Error::NotFound`] unless one's desk is the receiver; [`Error::WrongReferral`] when it does not wait any more;
/// [`Error::Incomplete`] for one of another zone, which is received by [`receive_from_afar`].
pub async fn receive(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
) -> Result<Id<Card>, Error> {
    take(pool, ctx, grant, id, None).await
}

/// Receives a referral of another zone, about somebody of this one or about somebody new: its zone shows nobody.
///
/// # Errors
/// As [`receive`]; [`Error::NotFound`] for somebody whom the desk does not see; [`Error::Stale`] when somebody with the
/// same codice fiscale is in the registry already although a new one was asked for.
pub async fn receive_from_afar(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
    whom: Choice,
) -> Result<Id<Card>, Error> {
    take(pool, ctx, grant, id, Some(whom)).await
}

/// The person of the new card: of one's own zone always.
async fn person(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (held, told): (&Held, Option<Told>),
    whom: Option<Choice>,
) -> Result<Id<Person>, Error> {
    let Some(told) = told else { return Ok(held.person) };
    match (whom.ok_or(Error::Incomplete)?, &told.record) {
        (Choice::Known(person), _) => people::link(work, ctx, operator, person).await,
        (Choice::New, Some(record)) => people::add(work, ctx, operator, record).await,
        (Choice::New, None) => people::add_nameless(work, ctx, operator).await,
    }
}

/// Holds the person whom a referral within the zone is about, before the referral itself, in the order of
/// [`people::kept`]. Whom the desk does not see any more it does not receive either: where it stands says why.
async fn hold_person(work: &mut Work, id: Id<Referral>) -> Result<(), Error> {
    let person =
        sqlx::query_scalar!("SELECT person_id FROM referral WHERE id = $1 AND to_zone_id IS NULL", id.uuid())
            .fetch_optional(work.connection())
            .await?;
    let Some(person) = person else { return Ok(()) };
    match people::kept(work.connection(), Id::new(person)).await {
        Ok(_) | Err(Error::NotFound | Error::Joined) => Ok(()),
        Err(error) => Err(error),
    }
}

async fn take(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
    whom: Option<Choice>,
) -> Result<Id<Card>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    hold_person(&mut work, id).await?;
    let held = hold(&mut work, operator, id).await?;
    let card = Id::new(ctx.id());
    let state = held.after(ctx, operator, Act::Receive { card })?;
    let sent = sqlx::query!(
        r#"SELECT
            package.content,
            package.why,
            package.told,
            referral_alias(referral.id) AS "alias?",
            desk.name
           FROM referral_package package
           JOIN referral ON referral.id = package.referral_id
           JOIN desk ON desk.id = referral.from_desk_id
           WHERE package.referral_id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let told = read::told(sent.told, sent.alias.as_deref())?;
    let person = person(&mut work, ctx, operator, (&held, told), whom).await?;
    let package: Package = decode("referral_package", "content", sent.content)?;
    let access = Access {
        on: ctx.today(),
        mode: package.mode,
        reason: AccessReason::Sent,
        sender: sent.name,
        specification: String::new(),
        description: sent.why,
    };
    let new = AtCounter { id: card, person, access, service: None };
    cards::open_from_referral(&mut work, ctx, operator, &new).await?;
    write(&mut work, ctx, operator, id, (&state, ActKind::Receive, "")).await?;
    work.commit().await?;
    Ok(card)
}

/// Gives a referral back, and says why.
///
/// # Errors
/// As [`receive`].
pub async fn refuse(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
    reason: &str,
) -> Result<(), Error> {
    step(pool, ctx, grant, id, Act::Refuse { reason: reason.to_owned() }, reason).await
}

/// Takes a referral back before it is received.
///
/// # Errors
/// [`Error::NotFound`] unless one's desk is the sender; [`Error::WrongReferral`] when it was received.
pub async fn cancel(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
) -> Result<(), Error> {
    step(pool, ctx, grant, id, Act::Cancel, "").await
}

/// Tells the sender how it ended.
///
/// # Errors
/// [`Error::NotFound`] unless one's desk is the receiver; [`Error::WrongReferral`] when it is not being worked.
pub async fn report(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
    outcome: Outcome,
    text: &str,
) -> Result<(), Error> {
    step(pool, ctx, grant, id, Act::Report { outcome, text: text.to_owned() }, text).await
}

/// Lets a referral that ended, or was given back, go on after all, with a note that says why.
///
/// # Errors
/// [`Error::NotFound`] unless one's desk may; [`Error::WrongReferral`] when it did not end; [`Error::AlreadySent`] when
/// the same card was sent to the same desk anew meanwhile.
pub async fn reopen(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Referral>,
    why: &str,
) -> Result<(), Error> {
    step(pool, ctx, grant, id, Act::Reopen, why).await
}
