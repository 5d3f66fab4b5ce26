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

use super::{CARDS, Dice, Seat, after, people::Someone};
use crate::{
    Context, Error, Work,
    error::{encode, known},
};

const MANY: usize = 900;
/// What people come for, with the needs that the desk writes down.
const TOLD: [(&str, &[&str]); 6] = [
    ("Il contratto d’affitto finisce e non trova un’altra casa.", &["sfratto"]),
    ("Lo stipendio è stato ridotto e le bollette sono arretrate.", &["reddito-basso"]),
    ("Vive da sola e fatica a cucinare e a fare la spesa.", &["pasti-pronti", "aiuto-domestico"]),
    ("Chiede un aiuto in casa per la madre anziana.", &["aiuto-domestico"]),
    ("Da qualche notte dorme in stazione.", &["senza-tetto", "cibo"]),
    ("Chiede un pacco alimentare e informazioni sui contributi.", &["cibo", "reddito-basso"]),
];
const MODES: [Mode; 5] = [Mode::InPerson, Mode::InPerson, Mode::Phone, Mode::Email, Mode::HomeVisit];
const REASONS: [AccessReason; 4] =
    [AccessReason::Spontaneous, AccessReason::Spontaneous, AccessReason::Sent, AccessReason::Summoned];
const OUTCOMES: [&str; 3] = ["information", "service_started", "no_further_action"];

/// Whose card it is at this place, and at which desk: people come back to the desk that they know.
pub(super) fn of_place<'a>(
    place: usize,
    seats: &'a [Seat],
    people: &'a [Someone],
) -> Option<(&'a Seat, &'a Someone)> {
    let (desks, many) = (seats.len().max(1), people.len().max(1));
    // The desk at which somebody was written down is their place modulo the number of desks.
    let person = place % many;
    Some((seats.get(person % desks)?, people.get(person)?))
}

/// Writes them, a few statements for each desk.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    seats: &[Seat],
    people: &[Someone],
) -> Result<(), Error> {
    let mut of_desks: Vec<Rows> = seats.iter().map(|_| Rows::default()).collect();
    for place in 0..MANY {
        let Some((seat, person)) = of_place(place, seats, people) else { continue };
        let at = ctx.now - TimeDelta::days(dice.days(0, 350)) - TimeDelta::minutes(dice.days(1, 240));
        let rows = seats.iter().position(|one| one.desk == seat.desk).and_then(|at| of_desks.get_mut(at));
        if let Some(rows) = rows {
            rows.push(dice, after(CARDS, place), person.id, (seat.me(), at, ctx.now))?;
        }
    }
    for (seat, rows) in seats.iter().zip(&of_desks) {
        rows.write(owner, seat).await?;
    }
    Ok(())
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
    needs: Vec<Value>,
}

impl Rows {
    fn push(
        &mut self,
        dice: &mut Dice,
        id: Uuid,
        person: Uuid,
        (by, at, now): (OperatorRef, DateTime<Utc>, DateTime<Utc>),
    ) -> Result<(), Error> {
        let code = dice.pick(&OUTCOMES).copied().and_then(|code| code.parse().ok());
        let outcome = Outcome { code: known("card", "facts", code)?, ending: Ending::Simple };
        let completed = Moment { by: by.clone(), at: (at + TimeDelta::days(dice.days(0, 20))).min(now) };
        // What is older than two months was brought to an end.
        let is_open = at > now - TimeDelta::days(60) && dice.roll(2) == 0;
        let state = if is_open { State::Open } else { State::Completed { completed, outcome } };
        let Some((words, needs)) = dice.pick(&TOLD) else { return Ok(()) };
        let mut values = Values::default();
        values.set("bisogni", needs.iter().map(|need| (*need).to_owned()));
        self.ids.push(id);
        self.people.push(person);
        self.states.push(state.code().to_owned());
        self.facts.push(encode("card", "facts", &state)?);
        self.opened.push(encode("card", "opened", &Moment { by, at })?);
        self.on.push(day_in_rome(at));
        self.modes.push(dice.pick(&MODES).copied().unwrap_or(Mode::InPerson).code().to_owned());
        let reason = dice.pick(&REASONS).copied().unwrap_or(AccessReason::Spontaneous);
        self.reasons.push(reason.code().to_owned());
        self.told.push((*words).to_owned());
        self.at.push(at);
        self.needs.push(encode("card_part", "content", &values)?);
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
        sqlx::query!(
            "INSERT INTO card_part (card_id, part, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT id, $1, 1, $2, content, $3, $4, at
             FROM unnest($5::uuid[], $6::jsonb[], $7::timestamptz[]) AS made (id, content, at)
             ON CONFLICT DO NOTHING",
            Part::Needs.code(),
            seat.operator.zone.uuid(),
            seat.operator.me.id.uuid(),
            seat.operator.me.name,
            &self.ids,
            &self.needs,
            &self.at,
        )
        .execute(work.connection())
        .await?;
        work.commit().await
    }
}
