//! What the desk does that sends: choose, send, make a new link, take back.

use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    card::Card,
    contact::EmailAddress,
    document::DeskDocument,
    intake::Moment,
    permission::{EditCards, Grant},
    referral::{
        ActKind, Package, Piece, Tag, WrongState,
        outside::{Code, End, Event, LINK_DAYS, LINKS_PER_HOUR, Link, Offer, Outside, State, package},
    },
};
use sqlx::PgPool;

use super::{LinkKey, SendOutsideLink, note_of_operator, papers};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards,
    error::{decode, encode, known},
    jobs,
    operators::is_outside,
    work::one_row,
};

/// A card as an operator sends it outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// Drawn for the form, so that sending it twice sends once.
    pub id: Id<Outside>,
    /// Name of the body.
    pub body: String,
    /// Address of a person there.
    pub address: EmailAddress,
    /// Which parts of the card go with it.
    pub pieces: Vec<Piece>,
    /// Which of its documents do.
    pub papers: Vec<Id<DeskDocument>>,
    /// Why, in the sender's words.
    pub why: String,
    /// Whether the person knows of it.
    pub informed: bool,
}

/// A link as it is made: with which key, and which code is told for it.
#[derive(Debug, Clone)]
pub struct NewLink<'a> {
    /// Drawn for the form, so that asking twice makes one.
    pub id: Id<Link>,
    /// The portal's key.
    pub key: &'a LinkKey,
    /// The code; shown once, to the sender.
    pub code: &'a Code,
}

/// Whether the desk of this transaction may send outside: bodies of the third sector pass nobody on by mail.
pub(in crate::referrals) async fn may_send(work: &mut Work) -> Result<bool, Error> {
    Ok(!is_outside(work).await?)
}

async fn must_be_inside(work: &mut Work) -> Result<(), Error> {
    if may_send(work).await? { Ok(()) } else { Err(Error::NotFound) }
}

/// What can be sent of a card. Reading it is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk, and for desks of the third sector.
pub async fn offer(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
) -> Result<Offer, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    must_be_inside(&mut work).await?;
    let (card, groups) = cards::read(&mut work, ctx, operator, id).await?;
    let papers = papers::of_card(&mut work, operator, id).await?;
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid()))
        .through(operator, groups)
        .because("outside_referral");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let (name, on) = (card.person.identity.called(), card.access.on);
    Ok(Offer { card: id, name, on, package: package(&card), papers })
}

/// Sends a card outside and has the link mailed. Whether it was sent now: the same form sent again finds what it made,
/// and its code is told no second time.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk, and for desks of the third sector; [`Error::LimitReached`] where this
/// operator made many links in the last hour.
pub async fn send(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    sending: &Sending,
    link: &NewLink<'_>,
) -> Result<bool, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    must_be_inside(&mut work).await?;
    sqlx::query_scalar!("SELECT id FROM card WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(work.connection())
        .await?;
    if is_sent(&mut work, id, sending.id).await? {
        return Ok(false);
    }
    may_make_one_more(&mut work, ctx, operator).await?;
    let (card, _) = cards::read(&mut work, ctx, operator, id).await?;
    // The card went through the sender's mask and through the one of whoever is outside: what either hides cannot be in
    // here.
    let package = package(&card).only(&sending.pieces);
    insert(&mut work, ctx, operator, id, (sending, &package)).await?;
    papers::attach(&mut work, ctx, operator, (sending.id, id), &sending.papers).await?;
    make_link(&mut work, ctx, operator, sending.id, (&sending.address, link)).await?;
    note_of_operator(&mut work, ctx, operator, sending.id, Event::Sent).await?;
    for entry in [
        Entry::new(Action::Change, Subject::Referral, Some(sending.id.uuid())),
        Entry::new(Action::Change, Subject::Card, Some(id.uuid())),
    ] {
        let entry = entry.through(operator, package.groups()).because("outside_sent");
        audit::operator(&mut work, ctx, operator, entry).await?;
    }
    work.commit().await?;
    Ok(true)
}

async fn is_sent(work: &mut Work, card: Id<Card>, id: Id<Outside>) -> Result<bool, Error> {
    let found = sqlx::query_scalar!(
        "SELECT id FROM outside_referral WHERE id = $1 AND card_id = $2",
        id.uuid(),
        card.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(found.is_some())
}

async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: Id<Card>,
    (sending, package): (&Sending, &Package),
) -> Result<(), Error> {
    let state = State::Sent { sent: Moment { by: operator.me.clone(), at: ctx.now } };
    let affected = sqlx::query!(
        "INSERT INTO outside_referral
            (id, zone_id, from_desk_id, card_id, body, state, facts, why, informed, sent_at, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO NOTHING",
        sending.id.uuid(),
        operator.zone.uuid(),
        operator.desk.id.uuid(),
        card.uuid(),
        sending.body,
        state.tag().code(),
        encode("outside_referral", "facts", &state)?,
        sending.why,
        sending.informed,
        ctx.now,
        encode("outside_referral", "content", package)?,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)
}

/// Refuses whoever made too many links; two at once may make one more.
async fn may_make_one_more(work: &mut Work, ctx: &Context, operator: &Operator) -> Result<(), Error> {
    let made = sqlx::query_scalar!(
        r#"SELECT count(*) AS "made!"
           FROM outside_step
           WHERE operator_id = $1 AND event IN ('sent', 'relinked') AND at > $2"#,
        operator.me.id.uuid(),
        ctx.now - TimeDelta::hours(1),
    )
    .fetch_one(work.connection())
    .await?;
    if made < i64::from(LINKS_PER_HOUR) { Ok(()) } else { Err(Error::LimitReached) }
}

/// Makes a link, and has it mailed.
async fn make_link(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    referral: Id<Outside>,
    (address, link): (&EmailAddress, &NewLink<'_>),
) -> Result<(), Error> {
    const BROKEN: Error = Error::Corrupt { table: "outside_link", column: "token_digest" };
    let token = link.key.token(link.id).ok_or(BROKEN)?.digest();
    let code = link.key.code_digest(link.id, link.code).ok_or(BROKEN)?;
    sqlx::query!(
        "INSERT INTO outside_link
            (id, zone_id, referral_id, address, token_digest, code_digest, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        link.id.uuid(),
        operator.zone.uuid(),
        referral.uuid(),
        address.as_str(),
        token.as_slice(),
        code.as_slice(),
        ctx.now,
        ctx.now + TimeDelta::days(LINK_DAYS),
    )
    .execute(work.connection())
    .await?;
    jobs::enqueue(work.connection(), ctx, &SendOutsideLink { link: link.id }).await
}

/// Where it stands; its row is held until the end of the transaction.
async fn hold(work: &mut Work, id: Id<Outside>) -> Result<State, Error> {
    let facts = sqlx::query_scalar!("SELECT facts FROM outside_referral WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(work.connection())
        .await?;
    decode("outside_referral", "facts", facts)
}

async fn end_links(work: &mut Work, ctx: &Context, id: Id<Outside>, end: End) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE outside_link SET ended = $2, ended_at = $3 WHERE referral_id = $1 AND ended IS NULL",
        id.uuid(),
        end.code(),
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Makes a new link, to another address where one is given; the old one opens nothing any more. Whether it was made
/// now, as in [`send`].
///
/// # Errors
/// [`Error::NotFound`] unless one's desk sent it, and for desks of the third sector; [`Error::WrongReferral`] when it
/// ended; [`Error::LimitReached`] as in [`send`].
pub async fn relink(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Outside>,
    address: Option<EmailAddress>,
    link: &NewLink<'_>,
) -> Result<bool, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    must_be_inside(&mut work).await?;
    let found = hold(&mut work, id).await?.tag();
    if is_made(&mut work, id, link.id).await? {
        return Ok(false);
    }
    if !matches!(found, Tag::Sent | Tag::Seen | Tag::Received) {
        return Err(WrongState { tried: ActKind::Send, found }.into());
    }
    may_make_one_more(&mut work, ctx, operator).await?;
    let address = match address {
        Some(address) => address,
        None => last_address(&mut work, id).await?,
    };
    end_links(&mut work, ctx, id, End::Replaced).await?;
    make_link(&mut work, ctx, operator, id, (&address, link)).await?;
    done(&mut work, ctx, operator, id, (Event::Relinked, "outside_relinked")).await?;
    work.commit().await?;
    Ok(true)
}

/// Whether this link is there, however many were made since.
async fn is_made(work: &mut Work, id: Id<Outside>, link: Id<Link>) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM outside_link WHERE id = $2 AND referral_id = $1) AS "made!""#,
        id.uuid(),
        link.uuid(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}

/// Where the last link went.
async fn last_address(work: &mut Work, id: Id<Outside>) -> Result<EmailAddress, Error> {
    let address = sqlx::query_scalar!(
        "SELECT address FROM outside_link WHERE referral_id = $1 ORDER BY made_at DESC, id DESC LIMIT 1",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    known("outside_link", "address", address.parse().ok())
}

/// Takes it back before it is received; its link opens nothing any more.
///
/// # Errors
/// [`Error::NotFound`] unless one's desk sent it; [`Error::WrongReferral`] when it was received or ended.
pub async fn cancel(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Outside>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let by = Moment { by: operator.me.clone(), at: ctx.now };
    let state = hold(&mut work, id).await?.cancelled(by)?;
    write(&mut work, id, &state).await?;
    end_links(&mut work, ctx, id, End::Cancelled).await?;
    done(&mut work, ctx, operator, id, (Event::Cancelled, "outside_cancelled")).await?;
    work.commit().await
}

/// Keeps where it stands.
pub(super) async fn write(work: &mut Work, id: Id<Outside>, state: &State) -> Result<(), Error> {
    let affected = sqlx::query!(
        "UPDATE outside_referral SET state = $2, facts = $3 WHERE id = $1",
        id.uuid(),
        state.tag().code(),
        encode("outside_referral", "facts", state)?,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)
}

/// The history and the audit log.
async fn done(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Outside>,
    (event, reason): (Event, &'static str),
) -> Result<(), Error> {
    note_of_operator(work, ctx, operator, id, event).await?;
    let entry = Entry::new(Action::Change, Subject::Referral, Some(id.uuid())).because(reason);
    audit::operator(work, ctx, operator, entry).await
}
