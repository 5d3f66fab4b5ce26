//! Opening a card.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{DeskRef, Operator},
    card::{
        Access, AccessReason, Card, Mode,
        parts::{Proposed, proposed},
        requests::{Followed, NOTES, ServiceRequest},
    },
    exceptional::{ExceptionalAccess, lifted},
    export::ExportReason,
    fields::Lists,
    intake::Answered,
    mask::{Field, Group},
    permission::{Grant, ReadCards},
};
use sqlx::PgPool;

use super::{correct, diary, parts, requests};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    intake, masks, people, privacy,
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

/// The same for its own page, the only one that a break-glass opens: of what the mask hides, the groups that this
/// operator is looking at in this card for a reason are shown. Such a look is marked in the audit log; forms, prints,
/// lists and documents stay behind the mask.
pub async fn look(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
) -> Result<(Card, Vec<ExceptionalAccess>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let open = masks::at_card(&mut work, ctx, operator, id).await?;
    let mask = lifted(&operator.mask, &open, (operator.me.id, id), ctx.now);
    let seeing = Operator { mask, ..operator.clone() };
    work.seeing(&seeing).await?;
    let (card, groups) = read(&mut work, ctx, &seeing, id).await?;
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid())).through(&seeing, groups);
    let entry = if open.is_empty() { entry } else { entry.because(masks::EXCEPTIONAL) };
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok((card, open))
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
    let (followed, more) = done(&mut work, operator, &card).await?;
    groups.extend(more);
    groups.sort_unstable();
    groups.dedup();
    let entry = Entry::new(Action::Export, Subject::Card, Some(id.uuid())).because(reason.code());
    audit::operator(&mut work, ctx, operator, entry.through(operator, groups)).await?;
    work.commit().await?;
    Ok((card, followed))
}

/// What was done about each service of a card that was opened. Reading it is in the audit log.
pub async fn follow_all(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    card: &Card,
) -> Result<Vec<Followed>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let operator = &parts::before(&mut work, operator, card.id).await?;
    let (followed, mut groups) = done(&mut work, operator, card).await?;
    groups.push(NOTES);
    groups.sort_unstable();
    groups.dedup();
    let entry = Entry::new(Action::Read, Subject::Card, Some(card.id.uuid()))
        .through(operator, groups)
        .because("service");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(followed)
}

/// What was done about each service of a card, and the groups of fields that it holds something of.
async fn done(
    work: &mut Work,
    operator: &Operator,
    card: &Card,
) -> Result<(Vec<Followed>, Vec<Group>), Error> {
    let (mut all, mut groups) = (Vec::with_capacity(card.requests.len()), Vec::new());
    for request in &card.requests {
        let (one, more) = requests::whole(work, operator, card, request.clone()).await?;
        groups.extend(more);
        all.push(one);
    }
    Ok((all, groups))
}

/// The card, and the groups of fields that it holds something of.
pub(crate) async fn read(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
) -> Result<(Card, Vec<Group>), Error> {
    let row = sqlx::query!(
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
            private_notes_of_others(card.id) AS "others!"
           FROM card
           JOIN desk ON desk.id = card.desk_id
           WHERE card.id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let person = people::read(work.connection(), Id::new(row.person_id)).await?;
    let operator = &people::before(work.connection(), operator, row.person_id).await?;
    let privacy = privacy::standing(work, ctx, (Id::new(row.desk_id), &person)).await?;
    let (mut parts, of_parts) = parts::read(work, ctx, operator, id).await?;
    let Requested { requests, answers, mut groups, needs, proposed } =
        requested(work, operator, (id, row.access_on), &parts.lists).await?;
    groups.extend(person.groups()?.into_iter().chain(of_parts).chain([Access::GROUP, Group::Diary]));
    parts.proposed = proposed;
    let (diary, private_notes_of_others) =
        diary::of_card(work.connection(), operator, id, row.others).await?;
    groups.sort_unstable();
    groups.dedup();
    let card = Card {
        id,
        desk: DeskRef { id: Id::new(row.desk_id), name: row.desk },
        opened: decode("card", "opened", row.opened)?,
        state: decode("card", "facts", row.facts)?,
        access: Access {
            on: row.access_on,
            mode: known("card", "mode", Mode::from_code(&row.mode))?,
            reason: known("card", "reason", AccessReason::from_code(&row.reason))?,
            sender: row.sender,
            specification: row.specification,
            description: row.description,
        }
        .through(&operator.mask),
        corrections: correct::of_card(work, operator, id).await?,
        person: people::today(work, operator, person, &parts.lists).await?,
        parts,
        requests,
        answers,
        needs,
        diary,
        private_notes_of_others,
        privacy,
        version: row.version,
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
        let operator = &intake::reading(work, operator, intake).await?;
        let (more, of_these) = intake::answers_of(work, operator, intake).await?;
        found.answers.extend(more);
        found.groups.extend(of_these);
        let brought = intake::brought_of(work, intake).await?;
        found.needs.extend(intake::needs_of(operator, &brought));
        found.proposed.extend(proposed(&brought, protocollo, on, (&operator.mask, lists)));
    }
    Ok(found)
}
