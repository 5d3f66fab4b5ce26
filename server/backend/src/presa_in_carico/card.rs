//! What the service reads of a proposed card: the card as it was proposed, and after each change since.

use domain::{Id, actor::Operator, card::Card, presa_in_carico::PresaInCarico, referral::Package};

use crate::{
    Context, Error, Work, cards,
    error::{decode, encode},
    people,
};

/// Keeps what a card holds as its next version.
pub(super) async fn keep(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<PresaInCarico>,
    (version, package): (i32, &Package),
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO presa_in_carico_package
            (proposal_id, version, zone_id, content, saved_at, saved_by, saved_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.uuid(),
        version,
        operator.zone.uuid(),
        encode("presa_in_carico_package", "content", package)?,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// The desk changed a card: where it was proposed, and not rejected, the service reads it as it is now. Called by every
/// use case that changes a card, after the change.
pub(crate) async fn card_changed(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: Id<Card>,
) -> Result<(), Error> {
    let proposed = sqlx::query_scalar!(
        "SELECT id FROM presa_in_carico WHERE card_id = $1 AND state <> 'rejected'",
        card.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    match proposed {
        // Seldom, and large: it does not weigh on every change of a card.
        Some(id) => Box::pin(keep_newest(work, ctx, operator, card, Id::new(id))).await,
        None => Ok(()),
    }
}

async fn keep_newest(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    proposal: Id<PresaInCarico>,
) -> Result<(), Error> {
    // Two who change it at once keep their versions one after the other.
    sqlx::query_scalar!("SELECT id FROM card WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(work.connection())
        .await?;
    let last = sqlx::query!(
        "SELECT version, content
         FROM presa_in_carico_package
         WHERE proposal_id = $1
         ORDER BY version DESC
         LIMIT 1",
        proposal.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let before: Package = decode("presa_in_carico_package", "content", last.content)?;
    let (card, _) = cards::read(work, ctx, operator, id).await?;
    let seeing = people::before(work.connection(), operator, card.person.id.uuid()).await?;
    // Whoever changed it may see less of it than whoever proposed it: that takes nothing from the service.
    let package = Package::of(&card).keeping(&before, &seeing.mask);
    if package == before {
        return Ok(());
    }
    keep(work, ctx, operator, proposal, (last.version + 1, &package)).await
}
