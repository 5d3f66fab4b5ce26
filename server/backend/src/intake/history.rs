//! What happened to a request, and what was written about it.

use domain::{
    Id,
    actor::Operator,
    intake::{Event, EventKind, Intake},
    message::{Author, Message},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::load::Record;
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

/// Adds a message; `by` is the operator when the desk writes.
pub(super) async fn write(
    connection: &mut PgConnection,
    ctx: &Context,
    zone: Uuid,
    intake: Id<Intake>,
    by: Option<&Operator>,
    text: &str,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO message (id, zone_id, intake_id, author, at, text, operator_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ctx.id(),
        zone,
        intake.uuid(),
        if by.is_some() { "desk" } else { "citizen" },
        ctx.now,
        text,
        by.map(|operator| operator.me.id.uuid()),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The messages, oldest first.
pub(super) async fn messages(
    connection: &mut PgConnection,
    intake: Id<Intake>,
) -> Result<Vec<Message>, Error> {
    let rows = sqlx::query!(
        "SELECT author, at, text FROM message WHERE intake_id = $1 ORDER BY at, id",
        intake.uuid(),
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let author = match row.author.as_str() {
                "desk" => Some(Author::Desk),
                "citizen" => Some(Author::Citizen),
                _ => None,
            };
            Ok(Message { author: known("message", "author", author)?, at: row.at, text: row.text })
        })
        .collect()
}
