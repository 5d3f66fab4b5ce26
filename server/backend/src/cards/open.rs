//! Opening a card.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{DeskRef, Operator},
    card::{
        Access, AccessReason, Card, Mode, SeenAccess,
        parts::{Known, Proposed, proposed},
        requests::{Followed, NOTES, ServiceRequest},
    },
    exceptional::{ExceptionalAccess, lifted},
    export::ExportReason,
    fields::Lists,
    intake::Answered,
    mask::{Field, Group, Mask},
    permission::{Grant, ReadCards},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    correct, diary,
    elsewhere::{self, Elsewhere},
    parts, requests,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    intake,
    kept_forms::{self, WrittenForm},
    masks, people, privacy,
};

/// A card through the mask of the desk's profile. Reading it is in the audit log.
pub async fn open(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
) -> Result<Card, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (card, groups) = read(&mut work, ctx, operator, id).await?;
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid())).through(operator, groups);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(card)
}

/// A card as its page shows it.
#[derive(Debug)]
pub struct Looked {
    /// The card.
    pub card: Card,
    /// The break-glasses through which it is seen.
    pub exceptional: Vec<ExceptionalAccess>,
    /// What was done with it elsewhere.
    pub elsewhere: Elsewhere,
    /// What was done about the services of somebody that is not called by name: what is written of it may say who it is.
    pub followed: Vec<Followed>,
    /// What this operator was writing and did not save, each with where it is sent.
    pub written: Vec<(String, WrittenForm)>,
}

/// The same for its own page, the only one that a break-glass opens: of what the mask hides, the groups that this
/// operator is looking at in this card for a reason are shown. Such a look is marked in the audit log; forms, prints,
/// lists and documents stay behind the mask. What was being written is looked for where `actions` says that it is sent.
pub async fn look(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
    actions: &[String],
) -> Result<Looked, Error> {
    let operator = grant.operator();
    let mut work = Work::by_key(pool, operator).await?;
    let open = masks::at_card(&mut work, ctx, operator, id).await?;
    let looked = looked(&mut work, ctx, operator, (id, open), actions).await?;
    work.commit().await?;
    Ok(looked)
}

/// The same for a form on that page: whatever is open, all of it stays behind the mask.
pub async fn look_to_write(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
    actions: &[String],
) -> Result<Looked, Error> {
    let operator = grant.operator();
    let mut work = Work::by_key(pool, operator).await?;
    let looked = looked(&mut work, ctx, operator, (id, Vec::new()), actions).await?;
    work.commit().await?;
    Ok(looked)
}

async fn looked(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (id, exceptional): (Id<Card>, Vec<ExceptionalAccess>),
    actions: &[String],
) -> Result<Looked, Error> {
    let mask = lifted(&operator.mask, &exceptional, (operator.me.id, id), ctx.now);
    let seeing = Operator { mask, ..operator.clone() };
    work.seeing(&seeing).await?;
    let (card, groups) = read(work, ctx, &seeing, id).await?;
    // What is lifted is lifted in the card alone.
    work.seeing(operator).await?;
    let elsewhere = elsewhere::of_card(work, operator, id).await?;
    let (followed, of_services) = followed(work, operator, &card).await?;
    let written = kept_forms::all_written(work, ctx, operator, actions).await?;
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid())).through(&seeing, groups);
    let entry = if exceptional.is_empty() { entry } else { entry.because(masks::EXCEPTIONAL) };
    audit::operator(work, ctx, operator, entry).await?;
    if let Some(entry) = of_services {
        audit::operator(work, ctx, operator, entry).await?;
    }
    Ok(Looked { card, exceptional, elsewhere, followed, written })
}

/// The same to be printed, with what was done about each service that was asked for: the audit log says that a copy was
/// taken, and why.
pub async fn export(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
    reason: ExportReason,
) -> Result<(Card, Vec<Followed>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (card, mut groups) = read(&mut work, ctx, operator, id).await?;
    let (followed, more) = requests::whole(&mut work, operator, &card).await?;
    groups.extend(more);
    groups.sort_unstable();
    groups.dedup();
    let entry = Entry::new(Action::Export, Subject::Card, Some(id.uuid())).because(reason.code());
    audit::operator(&mut work, ctx, operator, entry.through(operator, groups)).await?;
    work.commit().await?;
    Ok((card, followed))
}

/// What was done about each service of somebody that is not called by name, and what the audit log is to say of it.
async fn followed(
    work: &mut Work,
    operator: &Operator,
    card: &Card,
) -> Result<(Vec<Followed>, Option<Entry>), Error> {
    if card.person.identity.is_by_name() || card.requests.is_empty() {
        return Ok((Vec::new(), None));
    }
    let operator = &parts::before(work, operator, card.id).await?;
    let (followed, mut groups) = requests::whole(work, operator, card).await?;
    groups.push(NOTES);
    groups.sort_unstable();
    groups.dedup();
    let entry = Entry::new(Action::Read, Subject::Card, Some(card.id.uuid()))
        .through(operator, groups)
        .because("service");
    Ok((followed, Some(entry)))
}

/// A card as it is kept, with what its parts are judged by; through no mask yet.
pub(super) struct Record {
    pub(super) person_id: Uuid,
    facts: serde_json::Value,
    opened: serde_json::Value,
    pub(super) access_on: NaiveDate,
    mode: String,
    reason: String,
    sender: String,
    specification: String,
    description: String,
    version: i64,
    desk_id: Uuid,
    desk: String,
    /// Private notes of colleagues that this operator may not read.
    others: i64,
    /// Whether the row lock keeps back who the person is.
    pub(super) concealed: bool,
    /// Whether the person is surely a minor on the day of the access: of a month or a year of birth the first day is kept,
    /// and who was born later is younger still.
    pub(super) minor: bool,
    /// Whether a service is asked for.
    pub(super) service: bool,
}

impl Record {
    /// The access, through the mask.
    fn access(&self, mask: &Mask) -> Result<SeenAccess, Error> {
        let access = Access {
            on: self.access_on,
            mode: known("card", "mode", Mode::from_code(&self.mode))?,
            reason: known("card", "reason", AccessReason::from_code(&self.reason))?,
            sender: self.sender.clone(),
            specification: self.specification.clone(),
            description: self.description.clone(),
        };
        Ok(access.through(mask))
    }
}

/// Reads a card as it is kept.
pub(super) async fn record(work: &mut Work, id: Id<Card>) -> Result<Record, Error> {
    sqlx::query_as!(
        Record,
        r#"SELECT
            card.person_id,
            card.facts,
            card.opened,
            card.access_on,
            card.mode,
            card.reason,
            card.sender,
            card.specification,
            card.description,
            card.version,
            desk.id AS desk_id,
            desk.name AS desk,
            private_notes_of_others(card.id) AS "others!",
            person_is_concealed(card.person_id) AS "concealed!",
            coalesce(person.birth_date + interval '18 years' > card.access_on, false)
                AND NOT 'identity' = ANY(person_withheld(person.id, person.created_desk_id)) AS "minor!",
            EXISTS (SELECT FROM service_request WHERE service_request.card_id = card.id) AS "service!"
           FROM card
           JOIN desk ON desk.id = card.desk_id
           JOIN person ON person.id = card.person_id
           WHERE card.id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}

/// The card, and the groups of fields that it holds something of.
pub(crate) async fn read(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
) -> Result<(Card, Vec<Group>), Error> {
    let record = record(work, id).await?;
    let person = people::read(work.connection(), Id::new(record.person_id)).await?;
    let operator = &people::concealing(operator, record.concealed);
    let privacy = privacy::standing(work, ctx, (Id::new(record.desk_id), &person)).await?;
    let (told, _) = people::seen(work, operator, Id::new(record.person_id)).await?;
    let of_person = person.groups()?;
    let person = person.through(&operator.mask)?;
    let known = Known::of(&person, &told, ctx.today());
    let (mut parts, of_parts) = parts::read(work, ctx, operator, id, (&record, known)).await?;
    let Requested { requests, answers, mut groups, needs, proposed } =
        requested(work, operator, (id, record.access_on), &parts.lists).await?;
    groups.extend(of_person.into_iter().chain(of_parts).chain([Access::GROUP, Group::Diary]));
    groups.sort_unstable();
    groups.dedup();
    parts.proposed = proposed;
    let (diary, private_notes_of_others) =
        diary::of_card(work.connection(), operator, id, record.others).await?;
    let access = record.access(&operator.mask)?;
    let card = Card {
        id,
        desk: DeskRef { id: Id::new(record.desk_id), name: record.desk },
        opened: decode("card", "opened", record.opened)?,
        state: decode("card", "facts", record.facts)?,
        access,
        corrections: correct::of_card(work, operator, id).await?,
        person: person.as_facts_say(&told, &parts.lists),
        parts,
        requests,
        answers,
        needs,
        diary,
        private_notes_of_others,
        privacy,
        version: record.version,
    };
    Ok((card, groups))
}

/// The services asked for, and what was answered online when they came from a request.
#[derive(Default)]
struct Requested {
    requests: Vec<ServiceRequest>,
    answers: Vec<Answered>,
    groups: Vec<Group>,
    needs: Vec<Field<String>>,
    proposed: Vec<Proposed>,
}

async fn requested(
    work: &mut Work,
    operator: &Operator,
    (id, on): (Id<Card>, NaiveDate),
    lists: &Lists,
) -> Result<Requested, Error> {
    let mut found = Requested { requests: requests::of_card(work, id, None).await?, ..Requested::default() };
    for (intake, protocollo) in found.requests.iter().filter_map(|request| request.intake) {
        let of_intake = intake::of_card(work, operator, intake).await?;
        found.answers.extend(of_intake.answers);
        found.groups.extend(of_intake.groups);
        found.needs.extend(of_intake.needs);
        let mask = &of_intake.seeing.mask;
        found.proposed.extend(proposed(&of_intake.brought, protocollo, on, (mask, lists)));
    }
    Ok(found)
}
