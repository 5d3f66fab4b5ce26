//! The cards of a year, desk by desk.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    actor::OperatorRef,
    calendar::day_in_rome,
    card::{AccessReason, Ending, Mode, Outcome, State, parts::Part},
    fields::Values,
    intake::Moment,
};
use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    CARDS, Dice, Seat, after, filled,
    people::Someone,
    situations::{self, Situation},
};
use crate::{
    Context, Error, Work,
    error::{encode, known},
};

const MANY: usize = 900;
const MODES: [Mode; 5] = [Mode::InPerson, Mode::InPerson, Mode::Phone, Mode::Email, Mode::HomeVisit];
const REASONS: [AccessReason; 4] =
    [AccessReason::Spontaneous, AccessReason::Spontaneous, AccessReason::Sent, AccessReason::Summoned];

// Rows of the table of outcomes.
const INFORMED: &str = "information";
const STARTED: &str = "service_started";
const HANDED_ON: &str = "handed_on";
const NOTHING_MORE: &str = "no_further_action";

/// How a desk works: of ten cards of its last days, so many are open; how the others ended.
type Way = (u64, i64, &'static [&'static str]);

/// In the order of the seats: each desk has its own way.
const WAYS: [Way; 8] = [
    (4, 60, &[INFORMED, STARTED, STARTED, NOTHING_MORE]),
    (7, 120, &[INFORMED, INFORMED, HANDED_ON, STARTED]),
    (3, 60, &[INFORMED, STARTED, NOTHING_MORE]),
    (8, 90, &[STARTED, HANDED_ON, NOTHING_MORE, STARTED]),
    (5, 150, &[STARTED, STARTED, INFORMED]),
    (6, 75, &[HANDED_ON, STARTED, INFORMED]),
    (9, 200, &[HANDED_ON, NOTHING_MORE, INFORMED]),
    (4, 60, &[INFORMED, HANDED_ON, NOTHING_MORE, NOTHING_MORE]),
];

/// A card that was written, for what hangs on it.
pub(super) struct Made {
    pub id: Uuid,
    /// Place among the cards.
    pub place: usize,
    /// Place of its desk among the seats.
    pub seat: usize,
    /// Place of whom it is about among the people.
    pub person: usize,
    pub at: DateTime<Utc>,
    pub is_open: bool,
    pub situation: &'static Situation,
}

/// Whose card it is at this place, and at which desk: people come back to the desk that they know.
fn of_place(place: usize, seats: &[Seat], people: &[Someone]) -> (usize, usize) {
    // The desk at which somebody was written down is their place modulo the number of desks.
    let person = place % people.len().max(1);
    (person % seats.len().max(1), person)
}

/// Writes them, a few statements for each desk.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    seats: &[Seat],
    people: &[Someone],
) -> Result<Vec<Made>, Error> {
    let mut of_desks: Vec<Rows> = seats.iter().map(|_| Rows::default()).collect();
    let mut made = Vec::with_capacity(MANY);
    for place in 0..MANY {
        let (seat, person) = of_place(place, seats, people);
        let (Some(desk), Some(one), Some(rows)) =
            (seats.get(seat), people.get(person), of_desks.get_mut(seat))
        else {
            continue;
        };
        let at = ctx.now - TimeDelta::days(dice.days(0, 350)) - TimeDelta::minutes(dice.days(1, 240));
        let Some(situation) = situations::choose(dice, one, seat) else { continue };
        let state = state(dice, seat, (desk.me(), at, ctx.now))?;
        let is_open = matches!(state, State::Open);
        let card = Made { id: after(CARDS, place), place, seat, person, at, is_open, situation };
        rows.push(dice, &card, one, (desk.me(), &state))?;
        made.push(card);
    }
    for (seat, rows) in seats.iter().zip(&of_desks) {
        rows.write(owner, seat).await?;
    }
    Ok(made)
}

fn state(
    dice: &mut Dice,
    seat: usize,
    (by, at, now): (OperatorRef, DateTime<Utc>, DateTime<Utc>),
) -> Result<State, Error> {
    let (open, days, outcomes) = WAYS.get(seat).copied().unwrap_or((5, 60, &[]));
    let code = dice.pick(outcomes).copied().unwrap_or(INFORMED).parse().ok();
    let outcome = Outcome { code: known("card", "facts", code)?, ending: Ending::Simple };
    let completed = Moment { by, at: (at + TimeDelta::days(dice.days(0, 20))).min(now) };
    // What is older was brought to an end.
    let is_open = dice.roll(10) < open && at > now - TimeDelta::days(days);
    Ok(if is_open { State::Open } else { State::Completed { completed, outcome } })
}

#[derive(Default)]
struct Rows {
    ids: Vec<Uuid>,
    people: Vec<Uuid>,
    states: Vec<String>,
    facts: Vec<Value>,
    opened: Vec<Value>,
    on: Vec<NaiveDate>,
    modes: Vec<String>,
    reasons: Vec<String>,
    told: Vec<String>,
    at: Vec<DateTime<Utc>>,
    parts: Parts,
}

/// What the desk filled in, part by part.
#[derive(Default)]
struct Parts {
    cards: Vec<Uuid>,
    codes: Vec<String>,
    contents: Vec<Value>,
    at: Vec<DateTime<Utc>>,
}

impl Parts {
    fn push(&mut self, card: &Made, part: Part, values: &Values) -> Result<(), Error> {
        self.cards.push(card.id);
        self.codes.push(part.code().to_owned());
        self.contents.push(encode("card_part", "content", values)?);
        self.at.push(card.at);
        Ok(())
    }
}

impl Rows {
    fn push(
        &mut self,
        dice: &mut Dice,
        card: &Made,
        one: &Someone,
        (by, state): (OperatorRef, &State),
    ) -> Result<(), Error> {
        self.ids.push(card.id);
        self.people.push(one.id);
        self.states.push(state.code().to_owned());
        self.facts.push(encode("card", "facts", state)?);
        self.opened.push(encode("card", "opened", &Moment { by, at: card.at })?);
        self.on.push(day_in_rome(card.at));
        self.modes.push(dice.pick(&MODES).copied().unwrap_or(Mode::InPerson).code().to_owned());
        let reason = dice.pick(&REASONS).copied().unwrap_or(AccessReason::Spontaneous);
        self.reasons.push(reason.code().to_owned());
        self.told.push(situations::tell(dice, one, card.situation));
        self.at.push(card.at);
        for (part, values) in filled::parts(dice, one, card.situation) {
            self.parts.push(card, part, &values)?;
        }
        Ok(())
    }

    async fn write(&self, owner: &PgPool, seat: &Seat) -> Result<(), Error> {
        let mut work = Work::operator(owner, &seat.operator).await?;
        sqlx::query!(
            "INSERT INTO card
                (id, zone_id, organisation_id, desk_id, person_id, state, facts, opened, access_on, mode, reason,
                 description, version, opened_at)
             SELECT id, $1, $2, $3, person, state, facts, opened, day, mode, reason, told, 1, at
             FROM unnest(
                $4::uuid[], $5::uuid[], $6::text[], $7::jsonb[], $8::jsonb[], $9::date[], $10::text[], $11::text[],
                $12::text[], $13::timestamptz[])
                AS made (id, person, state, facts, opened, day, mode, reason, told, at)
             ON CONFLICT (id) DO NOTHING",
            seat.operator.zone.uuid(),
            seat.organisation,
            seat.desk,
            &self.ids,
            &self.people,
            &self.states,
            &self.facts,
            &self.opened,
            &self.on,
            &self.modes,
            &self.reasons,
            &self.told,
            &self.at,
        )
        .execute(work.connection())
        .await?;
        self.parts.write(&mut work, seat).await?;
        work.commit().await
    }
}

impl Parts {
    async fn write(&self, work: &mut Work, seat: &Seat) -> Result<(), Error> {
        sqlx::query!(
            "INSERT INTO card_part (card_id, part, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT card, part, 1, $1, content, $2, $3, at
             FROM unnest($4::uuid[], $5::text[], $6::jsonb[], $7::timestamptz[]) AS made (card, part, content, at)
             ON CONFLICT DO NOTHING",
            seat.operator.zone.uuid(),
            seat.operator.me.id.uuid(),
            seat.operator.me.name,
            &self.cards,
            &self.codes,
            &self.contents,
            &self.at,
        )
        .execute(work.connection())
        .await?;
        Ok(())
    }
}
