//! What happened to a request, and what was written about it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::Operator,
    document::Document,
    intake::{Event, EventKind, Intake},
    mask::{Field, Mask},
    message::{Author, DeskMessage, Message, Said, hidden_from},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::load::{DocumentRow, Record};
use crate::{Context, Error, error::known};

/// Adds an event.
pub(super) async fn happened(
    connection: &mut PgConnection,
    ctx: &Context,
    record: &Record,
    kind: EventKind,
    by: Option<&Operator>,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO intake_event (id, zone_id, desk_id, intake_id, kind, at, operator_id, operator_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.id(),
        record.zone,
        record.intake.desk.id.uuid(),
        record.intake.id.uuid(),
        kind.code(),
        ctx.now,
        by.map(|operator| operator.me.id.uuid()),
        by.map(|operator| operator.me.name.as_str()),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The events, oldest first.
pub(super) async fn events(connection: &mut PgConnection, intake: Id<Intake>) -> Result<Vec<Event>, Error> {
    let rows = sqlx::query!(
        "SELECT kind, at, operator_name FROM intake_event WHERE intake_id = $1 ORDER BY at, id",
        intake.uuid(),
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Event {
                kind: known("intake_event", "kind", EventKind::from_code(&row.kind))?,
                at: row.at,
                by: row.operator_name,
            })
        })
        .collect()
}

/// Adds a message, with what was attached to it; `by` is the operator when the desk writes.
pub(super) async fn write(
    connection: &mut PgConnection,
    ctx: &Context,
    zone: Uuid,
    intake: Id<Intake>,
    by: Option<&Operator>,
    text: &str,
) -> Result<Id<Message>, Error> {
    let author = if by.is_some() { Author::Desk } else { Author::Citizen };
    let id = ctx.id();
    let affected = sqlx::query!(
        "INSERT INTO message (id, zone_id, intake_id, author, at, text, operator_id, hidden)
         SELECT $1, $2, $3, $4, $5, $6, $7, profile.mask || desk.excluded
         FROM intake
         JOIN desk ON desk.id = intake.desk_id
         JOIN profile ON profile.id = desk.profile_id
         WHERE intake.id = $3",
        id,
        zone,
        intake.uuid(),
        author.code(),
        ctx.now,
        text,
        by.map(|operator| operator.me.id.uuid()),
    )
    .execute(&mut *connection)
    .await?
    .rows_affected();
    crate::work::one_row(affected)?;
    if author == Author::Citizen {
        sqlx::query!("UPDATE intake SET unread = true WHERE id = $1", intake.uuid())
            .execute(connection)
            .await?;
    }
    Ok(Id::new(id))
}

/// A message as it is stored.
struct Row {
    id: Uuid,
    author: String,
    at: DateTime<Utc>,
    text: String,
    read_at: Option<DateTime<Utc>>,
    hidden: Vec<String>,
}

impl Row {
    fn author(&self) -> Result<Author, Error> {
        known("message", "author", Author::from_code(&self.author))
    }
}

/// Documents of messages, by their message.
type Attachments = BTreeMap<Uuid, Vec<Document>>;

async fn rows(connection: &mut PgConnection, intake: Id<Intake>) -> Result<Vec<Row>, Error> {
    sqlx::query_as!(
        Row,
        "SELECT id, author, at, text, read_at, hidden
         FROM message
         WHERE intake_id = $1
         ORDER BY at, id",
        intake.uuid(),
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

async fn attachments(connection: &mut PgConnection, intake: Id<Intake>) -> Result<Attachments, Error> {
    let rows = sqlx::query!(
        r#"SELECT message_id AS "message_id!", id, question, name, kind, size, sha256, verification, uploaded_at
           FROM document
           WHERE intake_id = $1 AND attached AND message_id IS NOT NULL
           ORDER BY uploaded_at, id"#,
        intake.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let mut attachments = Attachments::new();
    for row in rows {
        let document = DocumentRow {
            id: row.id,
            question: row.question,
            name: row.name,
            kind: row.kind,
            size: row.size,
            sha256: row.sha256,
            verification: row.verification,
            uploaded_at: row.uploaded_at,
        };
        attachments.entry(row.message_id).or_default().push(document.try_into()?);
    }
    Ok(attachments)
}

/// The messages as the applicant reads them, oldest first.
pub(super) async fn messages(
    connection: &mut PgConnection,
    intake: Id<Intake>,
) -> Result<Vec<Message>, Error> {
    let rows = rows(connection, intake).await?;
    let mut attachments = attachments(connection, intake).await?;
    rows.into_iter()
        .map(|row| {
            let author = row.author()?;
            Ok(Message {
                id: Id::new(row.id),
                author,
                at: row.at,
                text: row.text,
                attachments: attachments.remove(&row.id).unwrap_or_default(),
                unread: author == Author::Desk && row.read_at.is_none(),
            })
        })
        .collect()
}

/// The messages as this operator reads them, through the mask, oldest first; what is attached is called as `names` lets
/// it be.
pub(super) async fn desk_messages(
    connection: &mut PgConnection,
    (operator, names): (&Operator, &Mask),
    intake: Id<Intake>,
) -> Result<Vec<DeskMessage>, Error> {
    let rows = rows(connection, intake).await?;
    let mut attachments = attachments(connection, intake).await?;
    rows.into_iter()
        .map(|row| {
            let author = row.author()?;
            let attachments = attachments.remove(&row.id).unwrap_or_default();
            let attachments = attachments.into_iter().map(|one| one.named_through(names)).collect();
            Ok(DeskMessage {
                id: Id::new(row.id),
                author,
                at: row.at,
                unread: author == Author::Citizen && row.read_at.is_none(),
                said: match hidden_from(&operator.mask, &mask(&row.hidden)?) {
                    Some(group) => operator.mask.left_of(group),
                    None => Field::Shown(Said { text: row.text, attachments }),
                },
            })
        })
        .collect()
}

/// A mask as it is stored with a text.
pub(super) fn mask(codes: &[String]) -> Result<Mask, Error> {
    let groups = codes.iter().map(|code| known("message", "hidden", code.parse().ok()));
    Ok(Mask::hiding(groups.collect::<Result<Vec<_>, Error>>()?))
}

/// The applicant has seen what the desk wrote.
pub(super) async fn read_by_applicant(
    connection: &mut PgConnection,
    ctx: &Context,
    intake: Id<Intake>,
) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE message SET read_at = $2 WHERE intake_id = $1 AND author = 'desk' AND read_at IS NULL",
        intake.uuid(),
        ctx.now,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The desk has looked: nothing is new any more but what the mask hides.
pub(super) async fn read_by_desk(
    connection: &mut PgConnection,
    ctx: &Context,
    intake: Id<Intake>,
    messages: &[DeskMessage],
) -> Result<(), Error> {
    let (shown, hidden): (Vec<_>, Vec<_>) =
        messages.iter().filter(|message| message.unread).partition(|message| message.said.shown().is_some());
    let shown: Vec<Uuid> = shown.into_iter().map(|message| message.id.uuid()).collect();
    if !shown.is_empty() {
        sqlx::query!(
            "UPDATE message SET read_at = $2 WHERE id = ANY($1) AND read_at IS NULL",
            &shown,
            ctx.now,
        )
        .execute(&mut *connection)
        .await?;
    }
    sqlx::query!(
        "UPDATE intake SET news = false, unread = $2 WHERE id = $1 AND (news OR unread)",
        intake.uuid(),
        !hidden.is_empty(),
    )
    .execute(connection)
    .await?;
    Ok(())
}
