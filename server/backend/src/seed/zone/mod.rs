//! A whole zone: bodies and desks of every kind, their operators, and the people, cards and requests of a year.
//! Invented, with a fixed seed. It stays away from the desks that the rest of the demo is about.

mod cards;
mod intakes;
mod names;
mod people;
mod places;
mod points;

use domain::actor::{Operator, OperatorRef};
use sqlx::PgPool;
use uuid::{Uuid, uuid};

use crate::{
    Context, Error, Work,
    operators::{self, SignIn},
};
use names::Dice;

/// The first of each kind; the others follow, so that seeding twice adds nothing.
const PEOPLE: Uuid = uuid!("0f000000-0000-7000-8001-000000000000");
const CARDS: Uuid = uuid!("0f000000-0000-7000-8002-000000000000");
const INTAKES: Uuid = uuid!("0f000000-0000-7000-8003-000000000000");
const ACCOUNTS: Uuid = uuid!("0f000000-0000-7000-8004-000000000000");
const EVENTS: Uuid = uuid!("0f000000-0000-7000-8005-000000000000");
const REQUESTS: Uuid = uuid!("0f000000-0000-7000-8006-000000000000");

/// The identifier at this place after the first.
fn after(first: Uuid, place: usize) -> Uuid {
    Uuid::from_u128(first.as_u128() + u128::try_from(place).unwrap_or_default())
}

/// A desk of the zone with whoever works there.
struct Seat {
    desk: Uuid,
    organisation: Uuid,
    operator: Operator,
}

impl Seat {
    fn me(&self) -> OperatorRef {
        self.operator.me.clone()
    }
}

/// Fills the zone, once. Comes after [`super::demo`] and [`super::partner`], with the issuer of the first. Never
/// in production.
pub async fn zone(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    let there = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM intake WHERE id = $1) AS "there!""#,
        after(INTAKES, 0),
    )
    .fetch_one(work.connection())
    .await?;
    drop(work);
    if there {
        return Ok(());
    }
    places::add(owner, ctx, issuer).await?;
    let mut seats = Vec::new();
    for (desk, organisation, subject) in places::SEATS {
        let SignIn::Desks(desks) = operators::sign_in(owner, ctx, issuer, subject).await? else { continue };
        let here = desks.into_iter().find(|operator| operator.desk.id.uuid() == desk);
        seats.extend(here.map(|operator| Seat { desk, organisation, operator }));
    }
    let mut dice = Dice::new(2026);
    let people = people::add(owner, ctx, &mut dice, &seats).await?;
    cards::add(owner, ctx, &mut dice, &seats, &people).await?;
    intakes::add(owner, ctx, &mut dice, &seats, &people).await
}
