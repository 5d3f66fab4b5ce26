//! Opening a card.

use chrono::NaiveDate;
use domain::{
    Id, Protocollo,
    actor::{DeskRef, Operator},
    card::{Access, AccessReason, Card, Mode, ServiceRequest},
    intake::{Answered, State as IntakeState},
    mask::{Field, Group},
    permission::{Grant, ReadCards},
    service::Service,
};
use sqlx::PgPool;

use super::{diary, parts};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    intake, people, privacy,
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
    let row = sqlx::query!(
        r#"SELECT
            card.person_id,
            card.facts,
            card.opened,
            card.access_on,
            card.mode,
            card.reason,
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
    let privacy = privacy::standing(&mut work, ctx, (Id::new(row.desk_id), &person)).await?;
    let Requested { requests, answers, mut groups, needs } = requested(&mut work, operator, id).await?;
    groups.extend(people::GROUPS);
    let (parts, of_parts) = parts::read(&mut work, operator, id).await?;
    groups.extend(of_parts);
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
            description: row.description,
        },
        person: person.through(&operator.mask)?,
        parts,
        requests,
        answers,
        needs,
        diary: diary::of_card(work.connection(), operator, id).await?,
        private_notes_of_others: u16::try_from(row.others).unwrap_or(u16::MAX),
        privacy,
        version: row.version,
    };
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid())).through(operator, groups);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(card)
}

struct RequestRow {
    requested_on: NaiveDate,
    content: serde_json::Value,
    intake_id: Option<uuid::Uuid>,
    facts: Option<serde_json::Value>,
}

/// The services asked for, and what was answered online when they came from a request.
#[derive(Default)]
struct Requested {
    requests: Vec<ServiceRequest>,
    answers: Vec<Answered>,
    groups: Vec<Group>,
    needs: Vec<Field<String>>,
}

async fn requested(work: &mut Work, operator: &Operator, id: Id<Card>) -> Result<Requested, Error> {
    let rows = sqlx::query_as!(
        RequestRow,
        r#"SELECT
            service_request.requested_on,
            version.content,
            service_request.intake_id,
            intake.facts AS "facts?"
           FROM service_request
           JOIN service_version version ON version.id = service_request.service_version_id
           LEFT JOIN intake ON intake.id = service_request.intake_id
           WHERE service_request.card_id = $1
           ORDER BY service_request.requested_on, service_request.intake_id IS NULL, service_request.id"#,
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let mut found = Requested::default();
    for row in rows {
        let service: Service = decode("service_version", "content", row.content)?;
        let protocollo = row.facts.map(protocollo).transpose()?;
        if let Some(intake) = row.intake_id {
            let (more, of_these) = intake::answers_of(work, operator, Id::new(intake)).await?;
            found.answers.extend(more);
            found.groups.extend(of_these);
            found.needs.extend(intake::needs_of(work, operator, Id::new(intake)).await?);
        }
        found.requests.push(ServiceRequest {
            service: service.slug,
            title: service.title,
            on: row.requested_on,
            intake: row.intake_id.map(Id::new).zip(protocollo),
        });
    }
    Ok(found)
}

fn protocollo(facts: serde_json::Value) -> Result<Protocollo, Error> {
    let state: IntakeState = decode("intake", "facts", facts)?;
    Ok(known("intake", "facts", state.submission())?.protocollo)
}
