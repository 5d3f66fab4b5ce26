//! Files that come in piece by piece. A row says how far a file is; its pieces are in the object store,
//! encrypted one by one. When all are here they become a document as if the file had come at once.

use chrono::TimeDelta;
use domain::{
    Id,
    actor::Citizen,
    document::{Document, PartialUpload},
    intake::Intake,
};
use serde_json::Value;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    documents::{self, Upload, room_without},
    load,
};
use crate::{Context, Error, Work, error::known};

/// A file is given up when no piece has come for so long.
const KEEP: TimeDelta = TimeDelta::hours(24);
/// Whoever puts the pieces together is believed to be at work for so long.
const JOINING: TimeDelta = TimeDelta::minutes(2);
/// Files of one person that are under way; the oldest makes room for a new one.
const MOST_AT_ONCE: i64 = 10;
/// Pieces of one file: more than any size needs in pieces of the smallest size.
const MOST_PIECES: i32 = 512;

/// A file that is about to come.
#[derive(Debug, Clone)]
pub struct Announced {
    /// Question that it answers.
    pub question: String,
    /// Cleaned name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// The document whose place it takes.
    pub replaces: Option<Id<Document>>,
}

/// A row of the table, not yet believed.
struct Row {
    id: Uuid,
    intake_id: Uuid,
    question: String,
    name: String,
    size: i64,
    received: i64,
    document_id: Option<Uuid>,
}

impl TryFrom<Row> for PartialUpload {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: Id::new(row.id),
            intake: Id::new(row.intake_id),
            question: row.question,
            name: row.name,
            size: known("partial_upload", "size", u64::try_from(row.size).ok())?,
            received: known("partial_upload", "received", u64::try_from(row.received).ok())?,
            document: row.document_id.map(Id::new),
        })
    }
}

/// Writes down that a file is about to come. Returns where the pieces are of an older one that had to
/// make room, so that they can be removed.
///
/// # Errors
/// As [`super::may_add`].
pub async fn begin_upload(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    intake: Id<Intake>,
    announced: Announced,
) -> Result<(PartialUpload, Vec<Value>), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let record = load::lock(work.connection(), intake).await?;
    room_without(&record.intake, &announced.question, announced.replaces)?;
    let dropped = make_room(work.connection()).await?;
    let upload = PartialUpload {
        id: Id::new(ctx.id()),
        intake,
        question: announced.question,
        name: announced.name,
        size: announced.size,
        received: 0,
        document: None,
    };
    sqlx::query!(
        "INSERT INTO partial_upload
            (id, zone_id, account_id, intake_id, question, name, size, begun_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        upload.id.uuid(),
        record.zone,
        who.account.uuid(),
        intake.uuid(),
        upload.question,
        upload.name,
        known("partial_upload", "size", i64::try_from(upload.size).ok())?,
        ctx.now,
        ctx.now + KEEP,
    )
    .execute(work.connection())
    .await?;
    work.commit().await?;
    Ok((upload, dropped))
}

async fn make_room(connection: &mut PgConnection) -> Result<Vec<Value>, Error> {
    let dropped = sqlx::query_scalar!(
        "DELETE FROM partial_upload
         WHERE id IN (
            SELECT id FROM partial_upload
            WHERE account_id = actor_account() AND document_id IS NULL
            ORDER BY begun_at DESC, id DESC
            OFFSET $1
         )
         RETURNING pieces",
        MOST_AT_ONCE - 1,
    )
    .fetch_all(connection)
    .await?;
    Ok(contents(dropped))
}

/// The pieces of several files, one after the other.
fn contents(files: Vec<Value>) -> Vec<Value> {
    files.into_iter().flat_map(pieces).collect()
}

fn pieces(file: Value) -> Vec<Value> {
    match file {
        Value::Array(pieces) => pieces,
        _ => Vec::new(),
    }
}

/// How far a file is.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's, or was given up.
pub async fn partial_upload(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<PartialUpload>,
) -> Result<PartialUpload, Error> {
    let mut work = Work::citizen(pool, who).await?;
    find(work.connection(), ctx, id).await
}

async fn find(
    connection: &mut PgConnection,
    ctx: &Context,
    id: Id<PartialUpload>,
) -> Result<PartialUpload, Error> {
    sqlx::query_as!(
        Row,
        "SELECT id, intake_id, question, name, size, received, document_id
         FROM partial_upload
         WHERE id = $1 AND expires_at > $2",
        id.uuid(),
        ctx.now,
    )
    .fetch_one(connection)
    .await?
    .try_into()
}

/// Adds a piece that is in the object store, if the file is as far as `offset` and no further.
///
/// # Errors
/// [`Error::Stale`] when another piece was quicker, [`Error::LimitReached`] when there are too many;
/// the caller then removes the content of this one.
pub async fn add_piece(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<PartialUpload>,
    offset: u64,
    (length, stored): (u64, Value),
) -> Result<PartialUpload, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let row = sqlx::query_as!(
        Row,
        "UPDATE partial_upload
         SET received = received + $3, pieces = pieces || jsonb_build_array($4::jsonb), expires_at = $5
         WHERE id = $1
            AND expires_at > $7
            AND received = $2
            AND received + $3 <= size
            AND document_id IS NULL
            AND jsonb_array_length(pieces) < $6
         RETURNING id, intake_id, question, name, size, received, document_id",
        id.uuid(),
        known("partial_upload", "received", i64::try_from(offset).ok())?,
        known("partial_upload", "received", i64::try_from(length).ok())?,
        stored,
        ctx.now + KEEP,
        MOST_PIECES,
        ctx.now,
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(row) = row else {
        let now = find(work.connection(), ctx, id).await?;
        return Err(if now.received == offset { Error::LimitReached } else { Error::Stale });
    };
    work.commit().await?;
    row.try_into()
}

/// Takes it upon oneself to put the pieces of a whole file together; returns where they are, in order.
/// Nothing while somebody else is at it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such file.
pub async fn claim_upload(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<PartialUpload>,
) -> Result<Option<Vec<Value>>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let claimed = sqlx::query_scalar!(
        "UPDATE partial_upload
         SET joining_at = $2
         WHERE id = $1
            AND expires_at > $2
            AND received = size
            AND document_id IS NULL
            AND (joining_at IS NULL OR joining_at < $3)
         RETURNING pieces",
        id.uuid(),
        ctx.now,
        ctx.now - JOINING,
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(claimed) = claimed else {
        find(work.connection(), ctx, id).await?;
        return Ok(None);
    };
    work.commit().await?;
    Ok(Some(pieces(claimed)))
}

/// Gives up putting the pieces together, so that it can be tried again.
///
/// # Errors
/// When the database is away.
pub async fn release_upload(pool: &PgPool, who: &Citizen, id: Id<PartialUpload>) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    sqlx::query!("UPDATE partial_upload SET joining_at = NULL WHERE id = $1", id.uuid())
        .execute(work.connection())
        .await?;
    work.commit().await
}

/// Makes the document of a file that is whole: both, or neither. The one of the same question whose place it
/// takes goes at once with that, and not before; where its content is that nobody needs any more comes back too.
///
/// # Errors
/// As [`super::add_document`]; [`Error::NotFound`] when the file was cancelled meanwhile.
pub async fn finish_upload(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    partial: &PartialUpload,
    upload: Upload,
    replaces: Option<Id<Document>>,
) -> Result<(Document, Option<Value>), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let of_question = (partial.intake, Some(partial.question.as_str()));
    let content = match replaces {
        Some(old) => match documents::remove(&mut work, ctx, who, of_question, old).await {
            // Taken back meanwhile: its place is free all the same.
            Err(Error::NotFound) => None,
            removed => removed?,
        },
        None => None,
    };
    let document = documents::add(&mut work, ctx, who, partial.intake, upload).await?;
    let affected = sqlx::query!(
        "UPDATE partial_upload SET document_id = $2, pieces = '[]' WHERE id = $1 AND document_id IS NULL",
        partial.id.uuid(),
        document.id.uuid(),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    crate::work::one_row(affected)?;
    work.commit().await?;
    Ok((document, content))
}

/// Forgets a file; returns where its pieces are, so that they can be removed.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn cancel_upload(pool: &PgPool, who: &Citizen, id: Id<PartialUpload>) -> Result<Vec<Value>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let dropped = sqlx::query_scalar!("DELETE FROM partial_upload WHERE id = $1 RETURNING pieces", id.uuid())
        .fetch_one(work.connection())
        .await?;
    work.commit().await?;
    Ok(pieces(dropped))
}

/// Forgets the files that nobody went on with; returns where their pieces are. A periodic job.
///
/// # Errors
/// When the database is away.
pub async fn expire_uploads(pool: &PgPool, ctx: &Context) -> Result<Vec<Value>, Error> {
    let mut work = Work::system(pool).await?;
    let dropped =
        sqlx::query_scalar!("DELETE FROM partial_upload WHERE expires_at <= $1 RETURNING pieces", ctx.now)
            .fetch_all(work.connection())
            .await?;
    work.commit().await?;
    Ok(contents(dropped))
}
