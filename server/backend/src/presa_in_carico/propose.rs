//! Proposing a card to the professional service.

use domain::{
    Id,
    actor::{Operator, Organisation},
    card::{Card, parts::Part},
    codes::Table,
    intake::Moment,
    permission::{EditCards, Grant},
    presa_in_carico::{Barred, Body, Offer, PresaInCarico, State, Urgency, is_open_to},
    referral::Package,
};
use sqlx::PgPool;

use super::card::keep;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards,
    error::{broken_constraint, encode, known},
    work::one_row,
};

/// The field of the card that says the social category.
const CATEGORY: &str = "categoria";

/// A proposal as an operator makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposing {
    /// Drawn for the form, so that sending it twice proposes once.
    pub id: Id<PresaInCarico>,
    /// To which body.
    pub to: Id<Organisation>,
    /// Value of the code table of social categories.
    pub category: String,
    /// How soon.
    pub urgency: Urgency,
    /// Why.
    pub why: String,
}

/// The own body and the lead body of the zone, where somebody may take charge.
async fn bodies(work: &mut Work, ctx: &Context, operator: &Operator) -> Result<Vec<Body>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            organisation.id,
            organisation.name,
            coalesce(zone.lead_organisation_id = organisation.id, false) AS "leads!"
           FROM organisation
           JOIN zone ON zone.id = organisation.zone_id
           WHERE zone.id = $1
              AND (organisation.id = $2 OR organisation.id = zone.lead_organisation_id)
              AND EXISTS (
                 SELECT FROM operator_desk
                 JOIN desk ON desk.id = operator_desk.desk_id
                 JOIN operator ON operator.id = operator_desk.operator_id
                 WHERE desk.organisation_id = organisation.id
                    AND operator_desk.role = 'social_worker' AND operator.enabled
                    AND operator_desk.ended_at IS NULL AND desk_counts_on(desk.id, $3)
                    AND (operator_desk.valid_from IS NULL OR operator_desk.valid_from <= $3)
                    AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= $3)
              )
           ORDER BY organisation.id <> $2, organisation.name"#,
        operator.zone.uuid(),
        operator.organisation.uuid(),
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| Body { id: Id::new(row.id), name: row.name, leads: row.leads }).collect())
}

/// Why nothing can be proposed about a card, where that is so.
async fn barred(work: &mut Work, card: &Card, bodies: &[Body]) -> Result<Option<Barred>, Error> {
    if card.person.identity.is_anonymous() {
        return Ok(Some(Barred::Anonymous));
    }
    if !is_open_to(&card.state) {
        return Ok(Some(Barred::OtherOutcome));
    }
    let proposed = sqlx::query_scalar!(
        "SELECT id FROM presa_in_carico WHERE card_id = $1 AND state <> 'rejected'",
        card.id.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(match proposed {
        Some(_) => Some(Barred::Already),
        None => bodies.is_empty().then_some(Barred::Nobody),
    })
}

/// What can be proposed about a card, and to whom. Reading the card is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk.
pub async fn offer(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
) -> Result<Offer, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (card, groups) = cards::read(&mut work, ctx, operator, id).await?;
    let bodies = bodies(&mut work, ctx, operator).await?;
    let barred = barred(&mut work, &card, &bodies).await?;
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid()))
        .through(operator, groups)
        .because("presa_in_carico");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Offer {
        card: id,
        name: card.person.identity.called(),
        bodies,
        category: card.parts.visible(Part::Category),
        lists: card.parts.lists,
        barred,
    })
}

/// Proposes a card. The same form sent again finds the proposal that it made.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk, a body that is not offered or a category of no table;
/// [`Error::NotProposable`] when the card is not to be proposed, or not any more.
pub async fn propose(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    proposing: &Proposing,
) -> Result<Id<PresaInCarico>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    // Of two at once, the second one waits here and then finds what the first one did.
    cards::hold_with_person(&mut work, id).await?;
    if is_made(&mut work, id, proposing.id).await? {
        return Ok(proposing.id);
    }
    let bodies = bodies(&mut work, ctx, operator).await?;
    let (card, _) = cards::read(&mut work, ctx, operator, id).await?;
    if let Some(barred) = barred(&mut work, &card, &bodies).await? {
        return Err(Error::NotProposable(barred));
    }
    if !bodies.iter().any(|body| body.id == proposing.to) {
        return Err(Error::NotFound);
    }
    insert(&mut work, ctx, operator, &card, proposing).await?;
    let package = Package::of(&card);
    keep(&mut work, ctx, operator, proposing.id, (1, &package)).await?;
    let groups = package.groups();
    for entry in [
        Entry::new(Action::Change, Subject::PresaInCarico, Some(proposing.id.uuid())),
        Entry::new(Action::Change, Subject::Card, Some(id.uuid())),
    ] {
        let entry = entry.through(operator, groups.clone()).because("presa_in_carico_proposed");
        audit::operator(&mut work, ctx, operator, entry).await?;
    }
    work.commit().await?;
    Ok(proposing.id)
}

async fn is_made(work: &mut Work, card: Id<Card>, id: Id<PresaInCarico>) -> Result<bool, Error> {
    let found = sqlx::query_scalar!(
        "SELECT id FROM presa_in_carico WHERE id = $1 AND card_id = $2",
        id.uuid(),
        card.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(found.is_some())
}

/// The words of the category today; what the table does not offer any more may stay where the card says it.
fn category_words(ctx: &Context, card: &Card, category: &str) -> Result<String, Error> {
    let def = known("card_part", "content", Part::Category.field(CATEGORY))?;
    let kept = card.parts.visible(Part::Category);
    if kept.one(CATEGORY) == category || card.parts.lists.offers(Table::SocialCategory, category) {
        return Ok(def.words(category, &card.parts.lists, ctx.today()));
    }
    Err(Error::NotFound)
}

async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: &Card,
    proposing: &Proposing,
) -> Result<(), Error> {
    let state = State::Created { proposed: Moment { by: operator.me.clone(), at: ctx.now } };
    let affected = sqlx::query!(
        "INSERT INTO presa_in_carico
            (id, zone_id, from_desk_id, to_organisation_id, card_id, person_id, state, facts, category, category_words,
             urgency, why, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO NOTHING",
        proposing.id.uuid(),
        operator.zone.uuid(),
        operator.desk.id.uuid(),
        proposing.to.uuid(),
        card.id.uuid(),
        card.person.id.uuid(),
        state.tag().code(),
        encode("presa_in_carico", "facts", &state)?,
        proposing.category,
        category_words(ctx, card, &proposing.category)?,
        proposing.urgency.code(),
        proposing.why,
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(already)?
    .rows_affected();
    one_row(affected)
}

fn already(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("presa_in_carico_once") {
        Error::NotProposable(Barred::Already)
    } else {
        error.into()
    }
}
