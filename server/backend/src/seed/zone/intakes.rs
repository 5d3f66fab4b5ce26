//! Requests in every state, at the desks of public bodies.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::{
    Id, Protocollo,
    calendar::{NOTICE_REPLY_DAYS, Term, day_in_rome, days_after, register_year},
    form::{Answers, Certified, FieldPath},
    intake::{EventKind, Integration, Moment, Notice, State, Submission, Tag},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    super::{
        ORGANISATION, ZONE,
        stories::{self, APPOINTMENT, COMMON, MEALS, OF_APPOINTMENT, OF_MEALS},
    },
    ACCOUNTS, CARDS, Dice, EVENTS, INTAKES, REQUESTS, Seat, after,
    people::Someone,
};
use crate::{
    Context, Error, Work, catalogue,
    error::{encode, known},
};

/// Nobody has two drafts of a service, so some drafts are left out; without any draft they are over 150.
const MANY: usize = 160;
/// Desks that receive requests of citizens: those of public bodies.
const PUBLIC: usize = 6;
/// In which states they stand, over and over.
const STATES: [Tag; 15] = [
    Tag::Submitted,
    Tag::TakenUp,
    Tag::Accepted,
    Tag::Submitted,
    Tag::Refused,
    Tag::AwaitingIntegration,
    Tag::Accepted,
    Tag::Submitted,
    Tag::TakenUp,
    Tag::Withdrawn,
    Tag::NoticeGiven,
    Tag::Accepted,
    Tag::TakenUp,
    Tag::Submitted,
    Tag::Draft,
];
/// How far each desk goes from one state to the next: no two stand alike.
const STRIDES: [usize; PUBLIC] = [1, 2, 4, 7, 3, 5];
const ASKED: [&str; 5] = [
    "Ci serve una copia dell’attestazione ISEE di quest’anno.",
    "Manca la seconda pagina del contratto d’affitto: basta una fotografia.",
    "Scrivici il numero di telefono di chi risponde durante il giorno.",
    "Ci serve il certificato del medico che chiede i pasti.",
    "Allega la ricevuta dell’ultima bolletta.",
];
const REFUSED: [&str; 4] = [
    "Il servizio è per chi abita nei comuni della zona, e la residenza è altrove.",
    "L’ISEE è più alto del limite previsto dal regolamento.",
    "Lo stesso aiuto è già dato da un altro servizio.",
    "La domanda è arrivata dopo la chiusura del bando.",
];
/// What people write of their situation.
const TOLD: [&str; 12] = [
    "Il contratto d’affitto finisce a gennaio e il proprietario non lo rinnova.",
    "Da quando hanno ridotto i turni non riesco più a pagare le bollette.",
    "Sono sola con due bambini e vorrei capire quali aiuti ci sono.",
    "Mia madre è caduta e non può più stare da sola di giorno.",
    "Cerco un lavoro da sei mesi e la disoccupazione sta per finire.",
    "Dopo la separazione dormo da un amico e non so per quanto.",
    "Devo pagare l’apparecchio di mio figlio e non ho i soldi.",
    "Non capisco le lettere che mi arrivano dall’INPS: vorrei parlarne con qualcuno.",
    "Assisto mio marito giorno e notte e non ce la faccio più.",
    "La casa è umida e il più piccolo ha sempre la tosse.",
    "Ho perso il lavoro in fabbrica e il mutuo è fermo da tre mesi.",
    "Vorrei sapere come si chiede l’assegno di inclusione.",
];

/// A service of the demo, with answers that fit it.
struct Offer {
    version: Uuid,
    slug: &'static str,
    term: u16,
    answers: Answers,
}

/// One request before it has its number.
struct Plan<'a> {
    place: usize,
    at: DateTime<Utc>,
    tag: Tag,
    seat: &'a Seat,
    answers: Answers,
    /// Their place among the people, which is that of their first card too.
    person: usize,
    someone: &'a Someone,
    offer: &'a Offer,
}

/// Writes them in one transaction.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    seats: &[Seat],
    people: &[Someone],
) -> Result<(), Error> {
    let offers =
        [offer(owner, ctx, APPOINTMENT, &OF_APPOINTMENT).await?, offer(owner, ctx, MEALS, &OF_MEALS).await?];
    let mut plans: Vec<Plan<'_>> = Vec::new();
    for place in 0..MANY {
        plans.extend(plan(ctx, dice, place, (seats, people, &offers)));
    }
    plans.sort_by_key(|plan| plan.at);
    let mut work = Work::system(owner).await?;
    let mut register = Register::read(work.connection()).await?;
    for plan in &plans {
        let account = account(work.connection(), plan).await?;
        write(work.connection(), ctx, &mut register, plan, account).await?;
    }
    register.keep(work.connection()).await?;
    work.commit().await
}

async fn offer(
    owner: &PgPool,
    ctx: &Context,
    slug: &'static str,
    typed: &[(&str, &str)],
) -> Result<Offer, Error> {
    let offered = catalogue::lookup(owner, slug, ctx.now).await?;
    let mut answers = Answers::default();
    for (name, value) in COMMON.iter().chain(typed) {
        stories::add(&mut answers, name, value);
    }
    answers.retain_known(&offered.service.form);
    Ok(Offer { version: offered.version, slug, term: offered.service.term_days, answers })
}

/// The request at this place: of an adult whom its desk knows, and who has a codice fiscale.
fn plan<'a>(
    ctx: &Context,
    dice: &mut Dice,
    place: usize,
    (seats, people, offers): (&'a [Seat], &'a [Someone], &'a [Offer]),
) -> Option<Plan<'a>> {
    let desk = (place + place / STATES.len()) % PUBLIC.min(seats.len().max(1));
    let tag = *STATES.get(place * STRIDES.get(desk)? % STATES.len())?;
    // Every other draft was left alone for too long.
    let tag = if tag == Tag::Draft && place.is_multiple_of(2) { Tag::Expired } else { tag };
    let adult = ctx.today() - Days::new(19 * 366);
    let known: Vec<usize> = (desk..people.len())
        .step_by(seats.len().max(1))
        .filter(|at| people.get(*at).is_some_and(|one| one.code.is_some() && one.born < adult))
        .collect();
    let person = *known.get(place / PUBLIC % known.len().max(1))?;
    let ago = match tag {
        Tag::Submitted | Tag::Draft => dice.days(0, 20),
        Tag::TakenUp | Tag::AwaitingIntegration | Tag::NoticeGiven => dice.days(3, 27),
        _ => dice.days(45, 300),
    };
    let at = ctx.now - TimeDelta::days(ago) - TimeDelta::minutes(dice.days(1, 300));
    let (offer, told) = (dice.pick(offers)?, *dice.pick(&TOLD)?);
    let mut answers = offer.answers.clone();
    let story = FieldPath::once("racconto");
    if !answers.all(&story).is_empty() {
        answers.set(&story, told);
    }
    let (seat, someone) = (seats.get(desk)?, people.get(person)?);
    Some(Plan { place, at, tag, seat, answers, person, someone, offer })
}

fn certified(who: &Someone) -> Certified {
    Certified {
        given_name: who.given.to_owned(),
        family_name: who.family.to_owned(),
        fiscal_code: who.code.clone(),
        birth_date: Some(who.born.into()),
        municipality: Some(who.town.to_owned()),
        ..Certified::default()
    }
}

async fn account(connection: &mut PgConnection, plan: &Plan<'_>) -> Result<Uuid, Error> {
    let code = plan.someone.code.as_ref().map(ToString::to_string);
    sqlx::query_scalar!(
        "INSERT INTO account (id, fiscal_code, certified, created_at, signed_in_at)
         VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (fiscal_code) DO UPDATE SET signed_in_at = excluded.signed_in_at
         RETURNING id",
        after(ACCOUNTS, plan.person),
        code,
        encode("account", "certified", &certified(plan.someone))?,
        plan.at,
    )
    .fetch_one(connection)
    .await
    .map_err(Error::from)
}

/// The numbers of the register that were given out, year by year.
struct Register(BTreeMap<i16, i32>);

impl Register {
    async fn read(connection: &mut PgConnection) -> Result<Self, Error> {
        let rows = sqlx::query!(
            "SELECT year, last FROM protocol_counter WHERE organisation_id = $1 FOR UPDATE",
            ORGANISATION,
        )
        .fetch_all(connection)
        .await?;
        Ok(Self(rows.into_iter().map(|row| (row.year, row.last)).collect()))
    }

    fn next(&mut self, at: DateTime<Utc>) -> Result<Protocollo, Error> {
        let year = register_year(at);
        let last = self.0.entry(i16::try_from(year).unwrap_or(i16::MAX)).or_default();
        *last += 1;
        let number = u32::try_from(*last).unwrap_or_default();
        known("intake", "protocol_number", Protocollo::new(year, number).ok())
    }

    async fn keep(&self, connection: &mut PgConnection) -> Result<(), Error> {
        for (year, last) in &self.0 {
            sqlx::query!(
                "INSERT INTO protocol_counter (organisation_id, year, last) VALUES ($1, $2, $3)
                 ON CONFLICT (organisation_id, year) DO UPDATE SET last = excluded.last",
                ORGANISATION,
                *year,
                *last,
            )
            .execute(&mut *connection)
            .await?;
        }
        Ok(())
    }
}

/// What happened to a request until it stood in a state.
const fn events(tag: Tag) -> &'static [EventKind] {
    use EventKind::{Accepted, IntegrationAsked, NoticeGiven, Refused, Submitted, TakenUp, Withdrawn};
    match tag {
        Tag::Draft | Tag::Expired => &[],
        Tag::Submitted => &[Submitted],
        Tag::TakenUp => &[Submitted, TakenUp],
        Tag::AwaitingIntegration => &[Submitted, TakenUp, IntegrationAsked],
        Tag::NoticeGiven => &[Submitted, TakenUp, NoticeGiven],
        Tag::Accepted => &[Submitted, TakenUp, Accepted],
        Tag::Refused => &[Submitted, TakenUp, NoticeGiven, Refused],
        Tag::Withdrawn => &[Submitted, Withdrawn],
    }
}

/// One of these words, another one for each request.
fn one_of(words: &[&str], plan: &Plan<'_>) -> String {
    words.get(plan.place / PUBLIC % words.len().max(1)).copied().unwrap_or_default().to_owned()
}

/// The state with its facts.
fn state(ctx: &Context, register: &mut Register, plan: &Plan<'_>) -> Result<State, Error> {
    let later = |days: i64| (plan.at + TimeDelta::days(days)).min(ctx.now);
    let by = |days: i64| Moment { by: plan.seat.me(), at: later(days) };
    match plan.tag {
        Tag::Draft => return Ok(State::Draft { expires_on: days_after(ctx.today(), 20) }),
        Tag::Expired => return Ok(State::Expired { at: later(30) }),
        _ => {}
    }
    let term = Term::new(day_in_rome(plan.at), plan.offer.term);
    let submission = Submission { protocollo: register.next(plan.at)?, at: plan.at, term };
    // The clock stops while the desk waits for the citizen.
    let stopped = Submission { term: term.suspend(day_in_rome(later(3))), ..submission.clone() };
    Ok(match plan.tag {
        Tag::TakenUp => State::TakenUp { submission, taken: by(1) },
        Tag::AwaitingIntegration => {
            let due_on = days_after(ctx.today(), 12);
            let integration = Integration { text: one_of(&ASKED, plan), asked_at: later(3), due_on };
            State::AwaitingIntegration { submission: stopped, taken: by(1), integration }
        }
        Tag::NoticeGiven => {
            let reply_by = days_after(ctx.today(), NOTICE_REPLY_DAYS);
            let notice = Notice { reason: one_of(&REFUSED, plan), sent_at: later(3), reply_by };
            State::NoticeGiven { submission: stopped, taken: by(1), notice }
        }
        Tag::Accepted => {
            let card = Id::new(after(CARDS, plan.person));
            State::Accepted { submission, decided: by(8), card }
        }
        Tag::Refused => State::Refused { submission, decided: by(20), reason: one_of(&REFUSED, plan) },
        Tag::Withdrawn => State::Withdrawn { submission, at: later(4) },
        _ => State::Submitted { submission },
    })
}

/// The columns that a request has from its sending on.
struct Sent {
    year: i16,
    number: i32,
    latest_on: NaiveDate,
}

fn sent(ctx: &Context, state: &State) -> Option<Sent> {
    let submission = state.submission()?;
    Some(Sent {
        year: i16::try_from(submission.protocollo.year()).ok()?,
        number: i32::try_from(submission.protocollo.number()).ok()?,
        latest_on: submission.term.latest_possible_on(ctx.today()),
    })
}

async fn write(
    connection: &mut PgConnection,
    ctx: &Context,
    register: &mut Register,
    plan: &Plan<'_>,
    account: Uuid,
) -> Result<(), Error> {
    let state = state(ctx, register, plan)?;
    let sent = sent(ctx, &state);
    let id = after(INTAKES, plan.place);
    let name = format!("{} {}", plan.someone.given, plan.someone.family);
    let certified =
        sent.as_ref().map(|_| encode("intake", "certified", &certified(plan.someone))).transpose()?;
    let done = sqlx::query!(
        "INSERT INTO intake
            (id, zone_id, organisation_id, desk_id, account_id, service_version_id, service, state, facts, answers,
             version, created_at, saved_at, protocol_year, protocol_number, submitted_at, latest_on, suspended,
             assignee_id, certified, applicant, level, handed_over)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 2, $11, $11, $12, $13, $14, $15, $16, $17, $18, $19, 2, $20)
         ON CONFLICT DO NOTHING",
        id,
        ZONE,
        ORGANISATION,
        plan.seat.desk,
        account,
        plan.offer.version,
        plan.offer.slug,
        state.tag().code(),
        encode("intake", "facts", &state)?,
        encode("intake", "answers", &plan.answers)?,
        plan.at,
        sent.as_ref().map(|sent| sent.year),
        sent.as_ref().map(|sent| sent.number),
        sent.as_ref().map(|_| plan.at),
        sent.as_ref().map(|sent| sent.latest_on),
        matches!(plan.tag, Tag::AwaitingIntegration | Tag::NoticeGiven),
        state.assignee().map(|who| who.id.uuid()),
        certified,
        sent.as_ref().map(|_| name.clone()),
        sent.is_some(),
    )
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 || sent.is_none() {
        return Ok(());
    }
    words(&mut *connection, plan, &name).await?;
    happened(&mut *connection, ctx, plan).await?;
    if plan.tag == Tag::Accepted { asked(connection, plan).await } else { Ok(()) }
}

/// The words by which the desk finds the request.
async fn words(connection: &mut PgConnection, plan: &Plan<'_>, name: &str) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO intake_name (intake_id, zone_id, desk_id, word)
         SELECT DISTINCT $1::uuid, $2::uuid, $3::uuid, word
         FROM regexp_split_to_table(searchable($4), ' ') AS word
         WHERE word <> ''",
        after(INTAKES, plan.place),
        ZONE,
        plan.seat.desk,
        name,
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn happened(connection: &mut PgConnection, ctx: &Context, plan: &Plan<'_>) -> Result<(), Error> {
    for (number, kind) in events(plan.tag).iter().enumerate() {
        let by_citizen = matches!(kind, EventKind::Submitted | EventKind::Withdrawn);
        let who = (!by_citizen).then(|| plan.seat.me());
        let days = i64::try_from(number).unwrap_or_default() * 3;
        sqlx::query!(
            "INSERT INTO intake_event (id, zone_id, desk_id, intake_id, kind, at, operator_id, operator_name)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            after(EVENTS, plan.place * 8 + number),
            ZONE,
            plan.seat.desk,
            after(INTAKES, plan.place),
            kind.code(),
            (plan.at + TimeDelta::days(days)).min(ctx.now),
            who.as_ref().map(|who| who.id.uuid()),
            who.as_ref().map(|who| who.name.clone()),
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// What was asked for, within the card that was opened.
async fn asked(connection: &mut PgConnection, plan: &Plan<'_>) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO service_request (id, zone_id, card_id, service_version_id, service_code, requested_on, intake_id)
         VALUES ($1, $2, $3, $4, service_row($4, $5), $5, $6)
         ON CONFLICT DO NOTHING",
        after(REQUESTS, plan.place),
        ZONE,
        after(CARDS, plan.person),
        plan.offer.version,
        day_in_rome(plan.at),
        after(INTAKES, plan.place),
    )
    .execute(connection)
    .await?;
    Ok(())
}
