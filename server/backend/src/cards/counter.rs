//! A card that begins at the counter, without any request.

use domain::{
    Id,
    actor::Operator,
    card::{Access, Card, State, Words, requests::AskedBy},
    codes::Code,
    intake::Moment,
    permission::{EditCards, Grant},
    person::{Identity, Person},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    requests::{self, Asked},
    write::changed,
};
use crate::{Context, Error, Work, error::encode, people};

/// A card as the counter begins it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtCounter {
    /// Drawn for the form, so that sending it twice opens one card.
    pub id: Id<Card>,
    /// Who came.
    pub person: Id<Person>,
    /// Part 1.
    pub access: Access,
    /// Row of the table of services that is asked for, if one is; the person asks for it.
    pub service: Option<Code>,
}

/// Opens a card for somebody who came. The same form sent again finds the card that it opened; a person who
/// turned out to be somebody else meanwhile is that other person.
///
/// # Errors
/// [`Error::NotFound`] when the person is not there, [`Error::NotOffered`] when the table has no such service today.
pub async fn open_at_counter(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    card: &AtCounter,
) -> Result<Id<Card>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let person = people::kept(work.connection(), card.person).await?.uuid();
    let access = card.access.clone().keeping(Words::default(), &operator.mask);
    let card = &AtCounter { access, ..card.clone() };
    if insert(&mut work, ctx, operator, card, person).await? {
        if let Some(service) = &card.service {
            let (service, on) = (service.clone(), card.access.on);
            requests::insert(
                &mut work,
                ctx,
                operator,
                card.id,
                &Asked { service, on, asked_by: AskedBy::Person },
            )
            .await?;
        }
        changed(&mut work, ctx, operator, card.id, "opened").await?;
        work.commit().await?;
    } else {
        // One of this desk: whoever made up another card's number learns nothing.
        sqlx::query_scalar!("SELECT id FROM card WHERE id = $1", card.id.uuid())
            .fetch_one(work.connection())
            .await?;
    }
    Ok(card.id)
}

/// Opens a card for a referral that was received.
pub(crate) async fn open_from_referral(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: &AtCounter,
) -> Result<(), Error> {
    let person = people::kept(work.connection(), card.person).await?.uuid();
    insert(work, ctx, operator, card, person).await?;
    changed(work, ctx, operator, card.id, "opened").await
}

/// Whether it was not there yet.
async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: &AtCounter,
    person: Uuid,
) -> Result<bool, Error> {
    let opened = Moment { by: operator.me.clone(), at: ctx.now };
    let affected = sqlx::query!(
        "INSERT INTO card
            (id, zone_id, organisation_id, desk_id, person_id, state, facts, opened, access_on,
             mode, reason, sender, specification, description, version, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)
         ON CONFLICT (id) DO NOTHING",
        card.id.uuid(),
        operator.zone.uuid(),
        operator.organisation.uuid(),
        operator.desk.id.uuid(),
        person,
        State::Open.code(),
        encode("card", "facts", &State::Open)?,
        encode("card", "opened", &opened)?,
        card.access.on,
        card.access.mode.code(),
        card.access.reason.code(),
        card.access.sender,
        card.access.specification,
        card.access.description,
        ctx.now,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    Ok(affected == 1)
}

/// Who the person of a card is.
pub(super) async fn of_card(work: &mut Work, operator: &Operator, id: Id<Card>) -> Result<Identity, Error> {
    let person = sqlx::query_scalar!("SELECT person_id FROM card WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await?;
    people::read(work.connection(), Id::new(person)).await?.identity(&operator.mask)
}
