//! Services that were asked for at the desks: how far each got, its special form, the time spent on it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    calendar::day_in_rome,
    card::requests::{Activity, Advancement, AskedBy, Sheet},
    fields::Values,
    format,
};
use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    ASKED, Dice, STEPS, Seat, WORKED, after, cards::Made, filled::values, people::Someone, situations::About,
};
use crate::{Context, Error, Work, catalogue, error::encode};

/// Steps, and lines of work, of one request at most.
const EACH: usize = 4;
/// Where nothing in particular is asked for.
const TALK: &str = "primo-appuntamento";

/// How requests went on, state by state.
const PATHS: [&[Advancement]; 8] = [
    &[],
    &[Advancement::Accepted],
    &[Advancement::Accepted, Advancement::InProgress],
    &[Advancement::InProgress, Advancement::Checking],
    &[Advancement::Accepted, Advancement::InProgress, Advancement::Concluded],
    &[Advancement::InProgress, Advancement::Concluded],
    &[Advancement::ExternalStarted],
    &[Advancement::Accepted, Advancement::ExternalStarted, Advancement::ExternalProvided],
];
const WORK: [(Activity, &str, i16, i16); 8] = [
    (Activity::Talk, "Colloquio e raccolta dei documenti", 1, 45),
    (Activity::Talk, "Secondo colloquio", 1, 30),
    (Activity::Paperwork, "Compilata la domanda", 1, 40),
    (Activity::Paperwork, "Controllati i documenti e l’ISEE", 1, 20),
    (Activity::Contacts, "Telefonate agli altri servizi", 1, 25),
    (Activity::Contacts, "Riunione con il servizio inviante", 3, 60),
    (Activity::Visit, "Visita a casa", 2, 75),
    (Activity::Accompanying, "Accompagnamento all’ufficio", 1, 90),
];

/// Writes them, a few statements for each desk.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    (seats, people, cards): (&[Seat], &[Someone], &[Made]),
) -> Result<(), Error> {
    let mut versions: BTreeMap<&str, Uuid> = BTreeMap::new();
    for (at, seat) in seats.iter().enumerate() {
        let mut rows = Rows::default();
        for card in cards.iter().filter(|card| card.seat == at) {
            let (Some(one), true) = (people.get(card.person), dice.roll(3) == 0) else { continue };
            let asked = card.situation.service;
            let slug = if asked.is_empty() { TALK } else { asked };
            let version = match versions.get(slug) {
                Some(version) => *version,
                None => catalogue::lookup(owner, slug, ctx.now).await?.version,
            };
            versions.insert(slug, version);
            rows.of(ctx, dice, (card, one), version)?;
        }
        rows.write(owner, seat).await?;
    }
    Ok(())
}

#[derive(Default)]
struct Rows {
    ids: Vec<Uuid>,
    cards: Vec<Uuid>,
    versions: Vec<Uuid>,
    on: Vec<NaiveDate>,
    asked_by: Vec<String>,
    stand: Vec<String>,
    counts: Vec<i64>,
    steps: Steps,
    sheets: Sheets,
    lines: Lines,
}

#[derive(Default)]
struct Steps {
    ids: Vec<Uuid>,
    requests: Vec<Uuid>,
    to: Vec<String>,
    at: Vec<DateTime<Utc>>,
}

#[derive(Default)]
struct Sheets {
    requests: Vec<Uuid>,
    kinds: Vec<String>,
    contents: Vec<Value>,
    at: Vec<DateTime<Utc>>,
}

#[derive(Default)]
struct Lines {
    ids: Vec<Uuid>,
    requests: Vec<Uuid>,
    on: Vec<NaiveDate>,
    activities: Vec<String>,
    texts: Vec<String>,
    people: Vec<i16>,
    minutes: Vec<i16>,
    at: Vec<DateTime<Utc>>,
}

impl Rows {
    fn of(
        &mut self,
        ctx: &Context,
        dice: &mut Dice,
        (card, one): (&Made, &Someone),
        version: Uuid,
    ) -> Result<(), Error> {
        let id = after(ASKED, card.place);
        let path = dice.pick(&PATHS).copied().unwrap_or_default();
        let asked_by = if one.age < 18 || one.age >= 85 { AskedBy::Family } else { AskedBy::Person };
        self.ids.push(id);
        self.cards.push(card.id);
        self.versions.push(version);
        self.on.push(day_in_rome(card.at));
        self.asked_by.push(asked_by.code().to_owned());
        self.stand.push(path.last().copied().unwrap_or(Advancement::Information).code().to_owned());
        self.counts.push(1 + i64::try_from(path.len()).unwrap_or_default());
        let mut at = card.at;
        for (number, step) in path.iter().enumerate() {
            at = (at + TimeDelta::days(dice.days(1, 12))).min(ctx.now);
            self.steps.ids.push(after(STEPS, card.place * EACH + number));
            self.steps.requests.push(id);
            self.steps.to.push(step.code().to_owned());
            self.steps.at.push(at);
        }
        let (sheet, filled) = sheet(dice, one, card.situation.about);
        self.sheets.requests.push(id);
        self.sheets.kinds.push(sheet.code().to_owned());
        self.sheets.contents.push(encode("service_sheet", "content", &filled)?);
        self.sheets.at.push(card.at);
        self.work(ctx, dice, card, id);
        Ok(())
    }

    fn work(&mut self, ctx: &Context, dice: &mut Dice, card: &Made, id: Uuid) {
        let mut at = card.at;
        for number in 0..usize::try_from(dice.roll(4)).unwrap_or_default() {
            let Some((activity, text, people, minutes)) = dice.pick(&WORK).copied() else { return };
            at = (at + TimeDelta::days(dice.days(0, 7))).min(ctx.now);
            self.lines.ids.push(after(WORKED, card.place * EACH + number));
            self.lines.requests.push(id);
            self.lines.on.push(day_in_rome(at));
            self.lines.activities.push(activity.code().to_owned());
            self.lines.texts.push(text.to_owned());
            self.lines.people.push(people);
            self.lines.minutes.push(minutes);
            self.lines.at.push(at);
        }
    }

    async fn write(&self, owner: &PgPool, seat: &Seat) -> Result<(), Error> {
        let mut work = Work::operator(owner, &seat.operator).await?;
        sqlx::query!(
            "INSERT INTO service_request
                (id, zone_id, card_id, service_version_id, service_code, requested_on, asked_by, advancement, version)
             SELECT id, $1, card, service, service_row(service, day), day, asked_by, stand, number
             FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::text[], $7::text[], $8::bigint[])
                AS made (id, card, service, day, asked_by, stand, number)
             ON CONFLICT DO NOTHING",
            seat.operator.zone.uuid(),
            &self.ids,
            &self.cards,
            &self.versions,
            &self.on,
            &self.asked_by,
            &self.stand,
            &self.counts,
        )
        .execute(work.connection())
        .await?;
        self.steps.write(&mut work, seat).await?;
        self.sheets.write(&mut work, seat).await?;
        self.lines.write(&mut work, seat).await?;
        work.commit().await
    }
}

impl Steps {
    async fn write(&self, work: &mut Work, seat: &Seat) -> Result<(), Error> {
        sqlx::query!(
            "INSERT INTO service_step
                (id, zone_id, service_request_id, advancement, at, operator_id, operator_name, note)
             SELECT id, $1, request, stand, at, $2, $3, ''
             FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[]) AS made (id, request, stand, at)
             ON CONFLICT DO NOTHING",
            seat.operator.zone.uuid(),
            seat.operator.me.id.uuid(),
            seat.operator.me.name,
            &self.ids,
            &self.requests,
            &self.to,
            &self.at,
        )
        .execute(work.connection())
        .await?;
        Ok(())
    }
}

impl Sheets {
    async fn write(&self, work: &mut Work, seat: &Seat) -> Result<(), Error> {
        sqlx::query!(
            "INSERT INTO service_sheet
                (service_request_id, sheet, version, zone_id, content, saved_by, saved_by_name, saved_at)
             SELECT request, sheet, 1, $1, content, $2, $3, at
             FROM unnest($4::uuid[], $5::text[], $6::jsonb[], $7::timestamptz[]) AS made (request, sheet, content, at)
             ON CONFLICT DO NOTHING",
            seat.operator.zone.uuid(),
            seat.operator.me.id.uuid(),
            seat.operator.me.name,
            &self.requests,
            &self.kinds,
            &self.contents,
            &self.at,
        )
        .execute(work.connection())
        .await?;
        Ok(())
    }
}

impl Lines {
    async fn write(&self, work: &mut Work, seat: &Seat) -> Result<(), Error> {
        sqlx::query!(
            "INSERT INTO service_work
                (id, zone_id, service_request_id, worked_on, activity, description, people, minutes, written_by,
                 written_by_name, written_at)
             SELECT id, $1, request, day, activity, words, people, minutes, $2, $3, at
             FROM unnest(
                $4::uuid[], $5::uuid[], $6::date[], $7::text[], $8::text[], $9::smallint[], $10::smallint[],
                $11::timestamptz[])
                AS made (id, request, day, activity, words, people, minutes, at)
             ON CONFLICT DO NOTHING",
            seat.operator.zone.uuid(),
            seat.operator.me.id.uuid(),
            seat.operator.me.name,
            &self.ids,
            &self.requests,
            &self.on,
            &self.activities,
            &self.texts,
            &self.people,
            &self.minutes,
            &self.at,
        )
        .execute(work.connection())
        .await?;
        Ok(())
    }
}

/// The special form that fits what it is about.
fn sheet(dice: &mut Dice, one: &Someone, about: About) -> (Sheet, Values) {
    match about {
        About::House | About::Street => (Sheet::Housing, housing(dice, one)),
        About::Work => (Sheet::Work, placement(dice)),
        About::Papers => papers(dice, one),
        About::Care | About::Health => (
            Sheet::Referral,
            values(&[
                ("invio-verso", "esterno"),
                ("invio-ente", "Distretto sanitario del Laro"),
                ("invio-motivo", "Valutazione dei bisogni di assistenza a casa"),
                ("invio-consenso", "si"),
            ]),
        ),
        About::Money | About::Family | About::Company => {
            let note =
                dice.pick(&["Torna con i documenti", "Risposta per telefono", "Ne riparla in famiglia"]);
            (Sheet::Details, values(&[("in-accoglienza", "no"), ("note", note.copied().unwrap_or_default())]))
        }
    }
}

fn housing(dice: &mut Dice, one: &Someone) -> Values {
    let why =
        dice.pick(&["senza", "canone", "piccolo", "degradato", "conviventi"]).copied().unwrap_or("senza");
    let tried = dice.pick(&["annunci", "conoscenti", "agenzia", "nessuno"]).copied().unwrap_or("nessuno");
    let (rooms, tenants) = ((1 + dice.roll(3)).to_string(), (1 + one.minors).to_string());
    let most = format::money((300 + 20 * dice.roll(15)) * 100);
    values(&[
        ("abitazione-motivo", "ricerca"),
        ("abitazione-come", "locazione"),
        ("abitazione-perche", why),
        ("canali", tried),
        ("comune-preferito", one.town),
        ("vani-minimi", rooms.as_str()),
        ("occupanti", tenants.as_str()),
        ("canone-massimo", most.as_str()),
    ])
}

fn placement(dice: &mut Dice) -> Values {
    let trade = dice
        .pick(&["Aiuto cuoco", "Magazziniere", "Addetta alle pulizie", "Bracciante", "Commessa", "Muratore"])
        .copied()
        .unwrap_or_default();
    let time = dice.pick(&["part-time", "full-time", "fine-settimana"]).copied().unwrap_or("full-time");
    let licence = dice.pick(&["b", "b", "nessuna"]).copied().unwrap_or("b");
    values(&[
        ("lavoro-motivo", "ricerca"),
        ("professione", trade),
        ("lavoro-canali", "cpi"),
        ("iscritto-cpi", if dice.roll(3) == 0 { "no" } else { "si" }),
        ("disponibilita", time),
        ("dove", "provincia"),
        ("patenti", licence),
        ("curriculum", if dice.roll(2) == 0 { "no" } else { "si" }),
    ])
}

fn papers(dice: &mut Dice, one: &Someone) -> (Sheet, Values) {
    if dice.roll(2) == 0 {
        let language = one.origin.map_or("Inglese", |origin| origin.language);
        let mediation = [
            ("mediazione-descrizione", "Un mediatore per i colloqui e per le pratiche"),
            ("mediazione-ore", "12"),
            ("mediazione-lingua", language),
            ("mediazione-chi", "comune"),
        ];
        (Sheet::Mediation, values(&mediation))
    } else {
        let course = [
            ("titolo", "L"),
            ("corso-chiesto", "lingua"),
            ("giorni", "martedi"),
            ("giorni", "giovedi"),
            ("parte-giorno", "sera"),
            ("spostarsi", "si"),
        ];
        (Sheet::Education, values(&course))
    }
}

#[cfg(test)]
mod tests {
    use domain::fields::{Lists as Choices, read};

    use super::*;
    use crate::seed::{codes, zone::people};

    #[test]
    fn every_form_could_be_typed_and_every_step_can_be_taken() {
        let today = "2026-11-20".parse().unwrap();
        let (lists, nothing) = (Choices::new(codes::shipped(), today), Values::default());
        let mut dice = Dice::new(5);
        let one = people::someone(&mut dice, 1, today).unwrap();
        for about in [About::House, About::Street, About::Money, About::Work, About::Care, About::Papers] {
            for _ in 0..8 {
                let (sheet, values) = sheet(&mut dice, &one, about);
                assert_eq!(read(sheet.fields(), &values, &lists, &nothing), Ok(values), "{sheet:?}");
            }
        }
        for path in PATHS {
            let mut stands = Advancement::Information;
            for step in path {
                stands = stands.step(*step, "").unwrap();
            }
        }
    }
}
