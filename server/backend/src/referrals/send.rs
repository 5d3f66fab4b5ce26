//! Sending a card: the package is chosen part by part, within what the sender sees and the receiver may see.

use domain::{
    Id,
    actor::{Desk, Operator},
    card::Card,
    document::DeskDocument,
    intake::Moment,
    permission::{EditCards, Grant},
    referral::{ActKind, Offer, Package, Piece, Receiver, Referral, State, Told, went_through},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{act, outside, papers, read, receivers};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards,
    error::{broken_constraint, encode},
    work::one_row,
};

/// A referral as an operator sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// Drawn for the form, so that sending it twice sends once.
    pub id: Id<Referral>,
    /// To whom.
    pub to: Id<Desk>,
    /// Which parts of the card go with it.
    pub pieces: Vec<Piece>,
    /// Which of its documents do.
    pub papers: Vec<Id<DeskDocument>>,
    /// Why, in the sender's words.
    pub why: String,
    /// Whether the person knows of it.
    pub informed: bool,
    /// Whether the sender knows that it comes back to a desk that had it.
    pub again: bool,
}

/// Every desk that may receive, and whether the story of this card went through it.
async fn offered(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: Id<Card>,
) -> Result<Vec<Receiver>, Error> {
    let mut all = receivers(work, operator, ctx.today()).await?;
    all.extend(receivers::far(work, operator, ctx.today()).await?);
    if let Some(chain) = chain_of(work, card).await? {
        let hops = read::chain(work, chain).await?;
        for receiver in &mut all {
            receiver.had = went_through(&hops, receiver.desk.id);
        }
    }
    Ok(all)
}

/// The chain that a card belongs to: it was opened for a referral, or sent already.
async fn chain_of(work: &mut Work, card: Id<Card>) -> Result<Option<Uuid>, Error> {
    sqlx::query_scalar!(
        "SELECT chain_id FROM referral WHERE card_id = $1 OR received_card_id = $1 ORDER BY sent_at, id LIMIT 1",
        card.uuid(),
    )
    .fetch_optional(work.connection())
    .await
    .map_err(Error::from)
}

/// To whom a card can be sent, and what of it to the desk that was chosen. Reading the card is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk, or a desk that cannot receive.
pub async fn offer(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    to: Option<Id<Desk>>,
) -> Result<Offer, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (card, groups) = cards::read(&mut work, ctx, operator, id).await?;
    let receivers = offered(&mut work, ctx, operator, id).await?;
    let chosen = to.map(|to| chosen(&receivers, to)).transpose()?.cloned();
    let papers = match &chosen {
        Some(receiver) if receiver.zone.is_none() => {
            papers::of_card(&mut work, operator, id, &receiver.mask).await?
        }
        // The documents stay in their zone: there is no way to them from another one.
        _ => Vec::new(),
    };
    let outside = outside::may_send(&mut work).await?;
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid()))
        .through(operator, groups)
        .because("referral");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Offer {
        card: id,
        name: card.person.identity.called(),
        on: card.access.on,
        receivers,
        chosen: chosen.map(|receiver| {
            let package = Package::of(&card).for_profile(&receiver.mask);
            (receiver, package)
        }),
        papers,
        outside,
    })
}

fn chosen(receivers: &[Receiver], to: Id<Desk>) -> Result<&Receiver, Error> {
    receivers.iter().find(|receiver| receiver.desk.id == to).ok_or(Error::NotFound)
}

/// Sends a card. The same form sent again finds the referral that it made.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk, or a desk that cannot receive; [`Error::AlreadySent`] when the same
/// card waits at that desk already; [`Error::ComesBack`] when that desk had it and nobody said so.
pub async fn send(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    sending: &Sending,
) -> Result<Id<Referral>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    cards::hold_with_person(&mut work, id).await?;
    if is_sent(&mut work, id, sending.id).await? {
        return Ok(sending.id);
    }
    let receivers = offered(&mut work, ctx, operator, id).await?;
    let receiver = chosen(&receivers, sending.to)?;
    if receiver.had && !sending.again {
        return Err(Error::ComesBack);
    }
    let (card, _) = cards::read(&mut work, ctx, operator, id).await?;
    let package = Package::of(&card).for_profile(&receiver.mask).only(&sending.pieces);
    insert(&mut work, ctx, operator, &card, (sending, receiver)).await?;
    let groups = package.groups();
    keep(&mut work, operator, sending, (&package, told(&card, sending, receiver)?)).await?;
    if receiver.zone.is_none() {
        let goes = (sending.id, id, &receiver.mask);
        papers::attach(&mut work, ctx, operator, goes, &sending.papers).await?;
    }
    act::note(&mut work, ctx, operator, sending.id, ActKind::Send, "").await?;
    for entry in [
        Entry::new(Action::Change, Subject::Referral, Some(sending.id.uuid())),
        Entry::new(Action::Change, Subject::Card, Some(id.uuid())),
    ] {
        let entry = entry.through(operator, groups.clone()).because("referral_sent");
        audit::operator(&mut work, ctx, operator, entry).await?;
    }
    work.commit().await?;
    Ok(sending.id)
}

async fn is_sent(work: &mut Work, card: Id<Card>, id: Id<Referral>) -> Result<bool, Error> {
    let found =
        sqlx::query_scalar!("SELECT id FROM referral WHERE id = $1 AND card_id = $2", id.uuid(), card.uuid())
            .fetch_optional(work.connection())
            .await?;
    Ok(found.is_some())
}

async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: &Card,
    (sending, receiver): (&Sending, &Receiver),
) -> Result<(), Error> {
    let state = State::Sent { sent: Moment { by: operator.me.clone(), at: ctx.now } };
    let chain = chain_of(work, card.id).await?.unwrap_or_else(|| sending.id.uuid());
    let affected = sqlx::query!(
        "INSERT INTO referral
            (id, zone_id, chain_id, from_desk_id, to_desk_id, card_id, person_id, state, facts, informed, sent_at,
             to_zone_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (id) DO NOTHING",
        sending.id.uuid(),
        operator.zone.uuid(),
        chain,
        operator.desk.id.uuid(),
        sending.to.uuid(),
        card.id.uuid(),
        card.person.id.uuid(),
        state.tag().code(),
        encode("referral", "facts", &state)?,
        sending.informed,
        ctx.now,
        receiver.zone.as_ref().map(|zone| zone.id.uuid()),
    )
    .execute(work.connection())
    .await
    .map_err(already_sent)?
    .rows_affected();
    one_row(affected)
}

/// Whom it is about, where another zone is told.
fn told(card: &Card, sending: &Sending, receiver: &Receiver) -> Result<Option<serde_json::Value>, Error> {
    if receiver.zone.is_none() {
        return Ok(None);
    }
    let told = Told::of(&card.person, &receiver.mask, &sending.pieces).ok_or(Error::NotFound)?;
    encode("referral_package", "told", &told).map(Some)
}

/// The same card waits at that desk, or is worked there.
pub(super) fn already_sent(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("referral_open_once") { Error::AlreadySent } else { error.into() }
}

/// Keeps what is sent and what is said about it, as it is now.
async fn keep(
    work: &mut Work,
    operator: &Operator,
    sending: &Sending,
    (package, told): (&Package, Option<serde_json::Value>),
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO referral_package (referral_id, zone_id, content, why, told) VALUES ($1, $2, $3, $4, $5)",
        sending.id.uuid(),
        operator.zone.uuid(),
        encode("referral_package", "content", package)?,
        sending.why,
        told,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
