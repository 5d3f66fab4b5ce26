//! A whole zone: bodies and desks of every kind, their operators, and the people, cards and requests of a year.
//! Invented, with a fixed seed. It stays away from the desks that the rest of the demo is about.

mod agenda;
mod cards;
mod diaries;
mod facts;
mod filled;
mod handed;
mod intakes;
mod names;
mod origins;
mod people;
mod places;
mod points;
mod requests;
mod situations;
mod told;
mod told_of_care;

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
const FACTS: Uuid = uuid!("0f000000-0000-7000-800a-000000000000");
const NOTES: Uuid = uuid!("0f000000-0000-7000-800b-000000000000");
const ASKED: Uuid = uuid!("0f000000-0000-7000-800c-000000000000");
const STEPS: Uuid = uuid!("0f000000-0000-7000-800d-000000000000");
const WORKED: Uuid = uuid!("0f000000-0000-7000-800e-000000000000");
const HANDED: Uuid = uuid!("0f000000-0000-7000-800f-000000000000");
const KINDS: Uuid = uuid!("0f000000-0000-7000-8010-000000000000");

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
    facts::add(owner, ctx, &mut dice, &seats, &people).await?;
    let cards = cards::add(owner, ctx, &mut dice, &seats, &people).await?;
    diaries::add(owner, ctx, &mut dice, (&seats, &people, &cards)).await?;
    requests::add(owner, ctx, &mut dice, (&seats, &people, &cards)).await?;
    handed::add(owner, ctx, issuer, (&seats, &cards)).await?;
    agenda::bookings(owner, ctx, &mut dice, &seats, &people).await?;
    away(owner, ctx, issuer, &seats).await?;
    // Last: where the first of them is, everything is there.
    intakes::add(owner, ctx, &mut dice, &seats, &people).await
}

/// Who is away: Aldo, whose colleague Nora gets his work meanwhile.
async fn away(owner: &PgPool, ctx: &Context, issuer: &str, seats: &[Seat]) -> Result<(), Error> {
    let aldo = super::at_desk(owner, ctx, issuer, places::AWAY).await?;
    match (aldo, seats.first()) {
        (Some(aldo), Some(nora)) => agenda::absence(owner, ctx, (&aldo, &nora.operator)).await,
        _ => Ok(()),
    }
}
