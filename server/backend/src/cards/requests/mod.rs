//! The requests of services of a card: reading them.

mod list;
mod write;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Id, Protocollo,
    actor::{Operator, OperatorRef},
    card::{
        Card, State,
        requests::{
            Activity, Advancement, AskedBy, Followed, NOTES, ServiceRequest, Sheet, Step, Struck, WorkLine,
            Worked,
        },
    },
    document::DeskDocuments,
    fields::{Values, Version, why_through},
    intake::{Moment, State as IntakeState},
    mask::Group,
    permission::{Grant, ReadCards},
};
use sqlx::PgPool;
use uuid::Uuid;

pub use list::{export_request_rows, export_requests, requests_of_desk};
pub(super) use write::insert;
pub use write::{Asked, SheetEdit, add_request, advance, record_work, save_sheet, strike_work};

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    codes,
    desk_documents::{self, Of},
    error::{decode, known},
    people,
};

struct Row {
    id: Uuid,
    slug: String,
    service_code: Option<String>,
    title: serde_json::Value,
    requested_on: NaiveDate,
    asked_by: String,
    advancement: String,
    version: i64,
    intake_id: Option<Uuid>,
    facts: Option<serde_json::Value>,
}

impl Row {
    fn read(self) -> Result<ServiceRequest, Error> {
        let protocollo = self.facts.map(protocollo).transpose()?;
        let code = |code: String| known("service_request", "service_code", code.parse().ok());
        let row = self.service_code.map(code).transpose()?;
        Ok(ServiceRequest {
            id: Id::new(self.id),
            service: self.slug,
            row,
            title: decode("service_version", "title", self.title)?,
            on: self.requested_on,
            asked_by: known("service_request", "asked_by", AskedBy::from_code(&self.asked_by))?,
            advancement: state(&self.advancement)?,
            intake: self.intake_id.map(Id::new).zip(protocollo),
            version: self.version,
        })
    }
}

fn protocollo(facts: serde_json::Value) -> Result<Protocollo, Error> {
    let state: IntakeState = decode("intake", "facts", facts)?;
    Ok(known("intake", "facts", state.submission())?.protocollo)
}

fn state(code: &str) -> Result<Advancement, Error> {
    known("service_request", "advancement", Advancement::from_code(code))
}

/// The requests of a card, or one of them, in the order in which they were asked.
pub(super) async fn of_card(
    work: &mut Work,
    card: Id<Card>,
    only: Option<Id<ServiceRequest>>,
) -> Result<Vec<ServiceRequest>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            service_request.id,
            coalesce(service.slug, service_request.service_code) AS "slug!",
            service_request.service_code,
            request_title(
                service_request.service_version_id, service_request.service_code, service_request.requested_on
            ) AS "title!",
            service_request.requested_on,
            service_request.asked_by,
            service_request.advancement,
            service_request.version,
            service_request.intake_id,
            intake.facts AS "facts?"
           FROM service_request
           LEFT JOIN service_version version ON version.id = service_request.service_version_id
           LEFT JOIN service ON service.id = version.service_id
           LEFT JOIN intake ON intake.id = service_request.intake_id
           WHERE service_request.card_id = $1 AND ($2::uuid IS NULL OR service_request.id = $2)
           ORDER BY service_request.requested_on, service_request.intake_id IS NULL, service_request.id"#,
        card.uuid(),
        only.map(Id::uuid),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// A request of a card with everything that was done about it. Reading it is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when there is no such request in this card, or the card is of another desk.
pub async fn follow(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    (card, id): (Id<Card>, Id<ServiceRequest>),
) -> Result<Followed, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let request = of_card(&mut work, card, Some(id)).await?.pop().ok_or(Error::NotFound)?;
    let row = sqlx::query!("SELECT person_id, facts FROM card WHERE id = $1", card.uuid())
        .fetch_one(work.connection())
        .await?;
    let person = people::read(work.connection(), Id::new(row.person_id)).await?;
    let (mut done, mut groups) = done(&mut work, operator, card, &[id]).await?;
    let Done { steps, sheets, worked, documents } = done.pop().unwrap_or_default();
    let identity = person.identity(&operator.mask)?;
    let followed = Followed {
        card,
        name: identity.called(),
        by_name: identity.is_by_name(),
        request,
        steps,
        sheets,
        worked,
        documents,
        hidden: operator.mask.groups().collect(),
        lists: codes::lists(work.connection(), ctx.today()).await?,
        closed: decode::<State>("card", "facts", row.facts)? != State::Open,
    };
    groups.extend([Group::Identity, NOTES]);
    groups.sort_unstable();
    groups.dedup();
    let entry = Entry::new(Action::Read, Subject::Card, Some(card.uuid()))
        .through(operator, groups)
        .because("service");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(followed)
}

/// The requests of a card that was read already with everything that was done about them, and the groups of fields that
/// this holds something of.
pub(super) async fn whole(
    work: &mut Work,
    operator: &Operator,
    card: &Card,
) -> Result<(Vec<Followed>, Vec<Group>), Error> {
    let ids: Vec<_> = card.requests.iter().map(|request| request.id).collect();
    let (done, groups) = done(work, operator, card.id, &ids).await?;
    let followed = card.requests.iter().zip(done).map(|(request, done)| Followed {
        card: card.id,
        name: card.person.identity.called(),
        by_name: card.person.identity.is_by_name(),
        request: request.clone(),
        steps: done.steps,
        sheets: done.sheets,
        worked: done.worked,
        documents: done.documents,
        hidden: card.parts.hidden.clone(),
        lists: card.parts.lists.clone(),
        closed: card.state != State::Open,
    });
    Ok((followed.collect(), groups))
}

/// What was done about a request.
#[derive(Default)]
struct Done {
    steps: Vec<Step>,
    sheets: Vec<(Sheet, Version)>,
    worked: Vec<WorkLine>,
    documents: DeskDocuments,
}

/// Something that was done about requests, by request.
type ByRequest<T> = HashMap<Uuid, Vec<T>>;

/// What was done about each of these requests of a card, and the groups of fields that it holds something of.
async fn done(
    work: &mut Work,
    operator: &Operator,
    card: Id<Card>,
    ids: &[Id<ServiceRequest>],
) -> Result<(Vec<Done>, Vec<Group>), Error> {
    if ids.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let all: Vec<Uuid> = ids.iter().copied().map(Id::uuid).collect();
    let (mut sheets, mut groups) = sheets(work, operator, &all).await?;
    let of: Vec<Of> = ids.iter().map(|id| Of::Request(card, *id)).collect();
    let (documents, of_documents) = desk_documents::list(work, operator, &of).await?;
    groups.extend(of_documents);
    let mut steps = steps(work, operator, &all).await?;
    let mut worked = worked(work, operator, &all).await?;
    let done = all.iter().zip(documents).map(|(id, documents)| Done {
        steps: steps.remove(id).unwrap_or_default(),
        sheets: sheets.remove(id).unwrap_or_default(),
        worked: worked.remove(id).unwrap_or_default(),
        documents,
    });
    Ok((done.collect(), groups))
}

async fn steps(work: &mut Work, operator: &Operator, all: &[Uuid]) -> Result<ByRequest<Step>, Error> {
    let rows = sqlx::query!(
        "SELECT service_request_id, advancement, at, operator_id, operator_name, note
         FROM service_step
         WHERE service_request_id = ANY($1)
         ORDER BY at DESC, id DESC",
        all,
    )
    .fetch_all(work.connection())
    .await?;
    let mut steps = ByRequest::new();
    for row in rows {
        let by = OperatorRef { id: Id::new(row.operator_id), name: row.operator_name };
        let note = operator.mask.field(NOTES, row.note);
        let step = Step { to: state(&row.advancement)?, made: Moment { by, at: row.at }, note };
        steps.entry(row.service_request_id).or_default().push(step);
    }
    Ok(steps)
}

/// The last save of each sheet through the mask, and the groups of fields that they hold something of.
async fn sheets(
    work: &mut Work,
    operator: &Operator,
    all: &[Uuid],
) -> Result<(ByRequest<(Sheet, Version)>, Vec<Group>), Error> {
    let rows = sqlx::query!(
        "SELECT DISTINCT ON (service_request_id, sheet)
            service_request_id, sheet, version, content, saved_by_name, saved_at, reason
         FROM service_sheet
         WHERE service_request_id = ANY($1)
         ORDER BY service_request_id, sheet, version DESC",
        all,
    )
    .fetch_all(work.connection())
    .await?;
    let (mut sheets, mut groups) = (ByRequest::new(), Vec::new());
    for row in rows {
        let sheet = known("service_sheet", "sheet", Sheet::from_code(&row.sheet))?;
        let values: Values = decode("service_sheet", "content", row.content)?;
        groups.extend(values.groups(sheet.fields()));
        if sheet.fields().iter().all(|def| operator.mask.omits(def.group)) {
            continue;
        }
        let version = Version {
            number: row.version,
            fields: values.through(sheet.fields(), &operator.mask),
            by: row.saved_by_name,
            at: row.saved_at,
            reason: row.reason.map(|why| why_through(sheet.fields(), why, &operator.mask)),
            taken_from: None,
        };
        sheets.entry(row.service_request_id).or_default().push((sheet, version));
    }
    for sheets in sheets.values_mut() {
        sheets.sort_by_key(|(sheet, _)| *sheet);
    }
    Ok((sheets, groups))
}

async fn worked(work: &mut Work, operator: &Operator, all: &[Uuid]) -> Result<ByRequest<WorkLine>, Error> {
    let noted = |words: String| operator.mask.field(NOTES, words);
    let rows = sqlx::query!(
        "SELECT service_request_id, id, worked_on, activity, description, people, minutes, written_by, written_by_name,
            written_at, struck_by, struck_at, struck_why
         FROM service_work
         WHERE service_request_id = ANY($1)
         ORDER BY worked_on DESC, id DESC",
        all,
    )
    .fetch_all(work.connection())
    .await?;
    let mut worked = ByRequest::new();
    for row in rows {
        let by = OperatorRef { id: Id::new(row.written_by), name: row.written_by_name };
        let struck = row.struck_by.zip(row.struck_at).zip(row.struck_why);
        let line = WorkLine {
            id: Id::new(row.id),
            worked: Worked {
                on: row.worked_on,
                activity: known("service_work", "activity", Activity::from_code(&row.activity))?,
                description: noted(row.description),
                people: known("service_work", "people", row.people.try_into().ok())?,
                minutes: known("service_work", "minutes", row.minutes.try_into().ok())?,
            },
            written: Moment { by, at: row.written_at },
            struck: struck.map(|((by, at), why)| Struck { by, at, why: noted(why) }),
        };
        worked.entry(row.service_request_id).or_default().push(line);
    }
    Ok(worked)
}
