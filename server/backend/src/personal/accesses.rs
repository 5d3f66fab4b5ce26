//! Who looked at a citizen's records, and which notices the citizen has read.

use chrono::{DateTime, Utc};
use domain::{
    Id, Protocollo,
    actor::Citizen,
    form::read_notices,
    intake::{Page, State},
    personal::{AcceptedNotice, Access, AccessKind, AccessSubject, NoticeVersion},
    service::Service,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{own_people::own_people, profile::note};
use crate::{
    Context, Error, Work,
    audit::Action,
    cards,
    error::{decode, known},
};

/// Rows of a page.
const PAGE: i64 = 20;

/// The notices on data protection that were declared to be read, last first.
pub async fn notices(pool: &PgPool, who: &Citizen) -> Result<Vec<AcceptedNotice>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    notices_of(work.connection()).await
}

pub(super) async fn notices_of(connection: &mut PgConnection) -> Result<Vec<AcceptedNotice>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            intake.facts,
            intake.answers,
            version.content,
            notice.desk_id AS "notice_desk?",
            notice.version AS "notice_version?"
           FROM intake
           JOIN service_version version ON version.id = intake.service_version_id
           LEFT JOIN privacy_notice notice ON notice.id = intake.notice_id
           WHERE intake.account_id = actor_account() AND intake.submitted_at IS NOT NULL
           ORDER BY intake.submitted_at DESC
           LIMIT 200"#,
    )
    .fetch_all(connection)
    .await?;
    let mut notices = Vec::new();
    for row in rows {
        let state: State = decode("intake", "facts", row.facts)?;
        let submission = known("intake", "facts", state.submission())?;
        let service: Service = decode("service_version", "content", row.content)?;
        let answers = decode("intake", "answers", row.answers)?;
        let shown = row.notice_desk.zip(row.notice_version);
        let shown = shown.map(|(desk, version)| NoticeVersion { desk: Id::new(desk), version });
        notices.extend(read_notices(&service.form, &answers).into_iter().map(|statement| AcceptedNotice {
            protocollo: submission.protocollo,
            service_title: service.title.clone(),
            at: submission.at,
            statement,
            version: shown,
        }));
    }
    Ok(notices)
}

/// Which desks looked at the citizen's records, last first. `before` is the key of an earlier page; one
/// that is no key shows the first page.
pub async fn accesses(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    before: Option<&str>,
) -> Result<Page<Access>, Error> {
    let before = before.and_then(|key| key.parse().ok());
    let people = own_people(pool, who).await?;
    // The audit log is closed to everybody but the portal itself: it answers here for the citizen, and
    // for no other record than theirs.
    let mut work = Work::system(pool).await?;
    let mut rows = rows(work.connection(), (who.account.uuid(), &people), before, PAGE + 1).await?;
    note(&mut work, ctx, who, Action::List, "who_looked").await?;
    work.commit().await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let rows = rows.into_iter().map(Row::read).collect::<Result<_, _>>()?;
    Ok(Page { rows, previous: None, next })
}

/// The last looks, at most so many, for the copy of all data: `(account, records of that person)`.
pub(super) async fn last_accesses(
    connection: &mut PgConnection,
    of: (Uuid, &[Uuid]),
    most: i64,
) -> Result<Vec<Access>, Error> {
    rows(connection, of, None, most).await?.into_iter().map(Row::read).collect()
}

struct Row {
    id: i64,
    at: DateTime<Utc>,
    action: String,
    subject: String,
    desk: String,
    protocol_year: Option<i16>,
    protocol_number: Option<i32>,
}

impl Row {
    fn read(self) -> Result<Access, Error> {
        let number = self.protocol_year.zip(self.protocol_number);
        let protocollo = number.and_then(|(year, number)| {
            Protocollo::new(u16::try_from(year).ok()?, u32::try_from(number).ok()?).ok()
        });
        Ok(Access {
            at: self.at,
            desk: self.desk,
            kind: known("audit_event", "action", AccessKind::of_action(&self.action))?,
            subject: AccessSubject::of_code(&self.subject),
            protocollo,
        })
    }
}

async fn rows(
    connection: &mut PgConnection,
    of: (Uuid, &[Uuid]),
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Row>, Error> {
    let records = records(&mut *connection, of).await?;
    let actions = AccessKind::ACTIONS.map(str::to_owned);
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            event.id,
            event.at,
            event.action,
            event.subject,
            desk.name AS desk,
            intake.protocol_year AS "protocol_year?",
            intake.protocol_number AS "protocol_number?"
           FROM audit_event event
           JOIN desk ON desk.id = event.desk_id
           LEFT JOIN document ON document.id = event.subject_id
           LEFT JOIN intake ON intake.id = coalesce(document.intake_id, event.subject_id)
           WHERE event.subject_id = ANY($1)
                AND event.actor = 'operator'
                AND event.action = ANY($2)
                AND ($3::bigint IS NULL OR event.id < $3)
           ORDER BY event.id DESC
           LIMIT $4"#,
        &records,
        &actions,
        before,
        most,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Everything that is about this citizen: requests, their documents, the cards they led to, and the
/// person of the registry that an operator recognised in them, with the records that were merged into it. Of
/// somebody else for whom they asked, only what their own request led to: who looks at the rest is not theirs
/// to know.
async fn records(
    connection: &mut PgConnection,
    (account, people): (Uuid, &[Uuid]),
) -> Result<Vec<Uuid>, Error> {
    // Who looked at a card before it was removed is told as before; what stands in it is not.
    cards::show_removed(&mut *connection).await?;
    let found = sqlx::query_scalar!(
        r#"WITH RECURSIVE own AS (
            SELECT id FROM intake WHERE account_id = $1 AND submitted_at IS NOT NULL
         ), led AS (
            SELECT service_request.id, service_request.card_id
            FROM service_request
            JOIN own ON own.id = service_request.intake_id
         ), recognised (id) AS (
            SELECT card.person_id
            FROM led
            JOIN card ON card.id = led.card_id
            WHERE card.person_id = ANY($2)
            UNION
            SELECT change.person_id
            FROM identity_change change
            JOIN recognised ON recognised.id = change.into_person_id
            WHERE change.kind = 'merged' AND change.undone_at IS NULL
         )
         SELECT id AS "id!" FROM own
         UNION SELECT document.id FROM document JOIN own ON own.id = document.intake_id
         UNION SELECT desk_document.id FROM desk_document JOIN led ON led.id = desk_document.service_request_id
         UNION SELECT desk_document.id
            FROM desk_document
            JOIN service_request ON service_request.id = desk_document.service_request_id
            JOIN card ON card.id = service_request.card_id
            JOIN recognised ON recognised.id = card.person_id
         UNION SELECT desk_document.id
            FROM desk_document
            JOIN privacy_signature ON privacy_signature.id = desk_document.signature_id
            JOIN recognised ON recognised.id = privacy_signature.person_id
         UNION SELECT card_id FROM led
         UNION SELECT card.id FROM card JOIN recognised ON recognised.id = card.person_id
         UNION SELECT id FROM recognised"#,
        account,
        people,
    )
    .fetch_all(&mut *connection)
    .await?;
    cards::hide_removed(connection).await?;
    Ok(found)
}
