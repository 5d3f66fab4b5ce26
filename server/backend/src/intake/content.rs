//! The stored content behind documents. Several documents of one person may share it, so it goes
//! with the last of them.
//!
//! Whoever adds or takes away a reference holds the rows that share the content: two at once cannot
//! both believe that the other one stays.

use domain::{Id, document::Document, intake::Intake};
use sqlx::PgConnection;

use crate::Error;

/// Deletes a document; returns where its content is if nobody needs it any more.
pub(super) async fn delete(
    connection: &mut PgConnection,
    id: Id<Document>,
) -> Result<Option<serde_json::Value>, Error> {
    sqlx::query_scalar!(
        "SELECT id FROM document
         WHERE stored ->> 'object_key' = (SELECT stored ->> 'object_key' FROM document WHERE id = $1)
         ORDER BY id
         FOR UPDATE",
        id.uuid(),
    )
    .fetch_all(&mut *connection)
    .await?;
    let stored = sqlx::query_scalar!("DELETE FROM document WHERE id = $1 RETURNING stored", id.uuid())
        .fetch_one(&mut *connection)
        .await?;
    let needed = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM document WHERE stored ->> 'object_key' = $1::jsonb ->> 'object_key'
        ) AS "needed!""#,
        stored,
    )
    .fetch_one(connection)
    .await?;
    Ok((!needed).then_some(stored))
}

/// Deletes every document of a request; returns where the contents are that nobody needs any more.
pub(super) async fn delete_of(
    connection: &mut PgConnection,
    intake: Id<Intake>,
) -> Result<Vec<serde_json::Value>, Error> {
    let documents =
        sqlx::query_scalar!("SELECT id FROM document WHERE intake_id = $1 ORDER BY id", intake.uuid())
            .fetch_all(&mut *connection)
            .await?;
    let mut contents = Vec::new();
    for id in documents {
        contents.extend(delete(connection, Id::new(id)).await?);
    }
    Ok(contents)
}
