//! Everything that somebody has handed in, and giving it once more.

use chrono::{DateTime, Utc};
use domain::{
    Id, Protocollo,
    actor::Citizen,
    document::{Document, Kind, OwnDocument, Sha256, Verification},
    intake::Intake,
};
use serde_json::Value;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    documents::room_for,
    load::{self, verification},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
};

/// No list is longer.
const MOST: i64 = 500;

/// Every document that the citizen has handed in, newest first. Writes down that the list was read.
pub async fn own_documents(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<Vec<OwnDocument>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let found = list(work.connection()).await?;
    audit::citizen(&mut work, ctx, who, Entry::new(Action::List, Subject::Document, None)).await?;
    work.commit().await?;
    Ok(found)
}

/// Every document that may be given again with this request: not one of its own, each content once.
pub async fn reusable_documents(
    pool: &PgPool,
    who: &Citizen,
    intake: Id<Intake>,
) -> Result<Vec<OwnDocument>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    reusable(work.connection(), intake).await
}

/// The same within a transaction of the citizen.
pub(super) async fn reusable(
    connection: &mut PgConnection,
    intake: Id<Intake>,
) -> Result<Vec<OwnDocument>, Error> {
    let all = list(connection).await?;
    let here: Vec<Sha256> =
        all.iter().filter(|own| own.intake == intake).map(|own| own.document.sha256).collect();
    let mut seen = here;
    let mut found = Vec::new();
    for own in all {
        if own.document.verification == Verification::Accepted && !seen.contains(&own.document.sha256) {
            seen.push(own.document.sha256);
            found.push(own);
        }
    }
    Ok(found)
}

/// A document with its request, not yet believed.
struct Row {
    id: Uuid,
    intake_id: Uuid,
    question: String,
    name: String,
    kind: String,
    size: i64,
    sha256: Vec<u8>,
    verification: String,
    uploaded_at: DateTime<Utc>,
    given_at: DateTime<Utc>,
    service: String,
    protocol_year: Option<i16>,
    protocol_number: Option<i32>,
    title: Value,
}

impl TryFrom<Row> for OwnDocument {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            document: Document {
                id: Id::new(row.id),
                question: row.question,
                name: row.name,
                kind: known("document", "kind", Kind::from_code(&row.kind))?,
                size: known("document", "size", u64::try_from(row.size).ok())?,
                sha256: Sha256(known("document", "sha256", row.sha256.try_into().ok())?),
                verification: known("document", "verification", verification(&row.verification))?,
                uploaded_at: row.uploaded_at,
            },
            given_at: row.given_at,
            intake: Id::new(row.intake_id),
            service: row.service,
            service_title: decode("service_version", "title", row.title)?,
            protocollo: protocollo(row.protocol_year, row.protocol_number)?,
        })
    }
}

async fn list(connection: &mut PgConnection) -> Result<Vec<OwnDocument>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            document.id,
            document.intake_id,
            document.question,
            document.name,
            document.kind,
            document.size,
            document.sha256,
            document.verification,
            document.uploaded_at,
            coalesce(document.given_at, document.uploaded_at) AS "given_at!",
            intake.service,
            intake.protocol_year,
            intake.protocol_number,
            version.title AS "title!"
         FROM document
         JOIN intake ON intake.id = document.intake_id
         JOIN service_version version ON version.id = intake.service_version_id
         WHERE intake.account_id = actor_account()
            AND document.operator_id IS NULL
            AND (NOT document.attached OR document.message_id IS NOT NULL)
         ORDER BY document.uploaded_at DESC, document.id
         LIMIT $1"#,
        MOST,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(OwnDocument::try_from).collect()
}

fn protocollo(year: Option<i16>, number: Option<i32>) -> Result<Option<Protocollo>, Error> {
    let (Some(year), Some(number)) = (year, number) else {
        return Ok(None);
    };
    let parsed = u16::try_from(year).ok().zip(u32::try_from(number).ok());
    let parsed = parsed.and_then(|(year, number)| Protocollo::new(year, number).ok());
    known("intake", "protocol_number", parsed).map(Some)
}

/// Gives a document of an earlier request with this one: the content stays one, its age too.
///
/// # Errors
/// [`Error::NotFound`] when it is not one's own, does not serve (kind, size, age, check), or nothing
/// can be handed in there; [`Error::LimitReached`] when there are enough.
pub async fn reuse_document(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    intake: Id<Intake>,
    question: &str,
    id: Id<Document>,
) -> Result<Document, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let record = load::lock(work.connection(), intake).await?;
    let rule = room_for(&record.intake, question)?;
    // Held, so that the content cannot go meanwhile.
    sqlx::query_scalar!("SELECT id FROM document WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(work.connection())
        .await?;
    let all = list(work.connection()).await?;
    let given = all
        .into_iter()
        .find(|own| own.document.id == id && own.serves(&rule, ctx.today()))
        .ok_or(Error::NotFound)?;
    let document = Document {
        id: Id::new(ctx.id()),
        question: question.to_owned(),
        uploaded_at: ctx.now,
        ..given.document
    };
    copy(work.connection(), &record, id, &document).await?;
    let entry = Entry::new(Action::Change, Subject::Document, Some(document.id.uuid())).because("reused");
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(document)
}

async fn copy(
    connection: &mut PgConnection,
    record: &load::Record,
    from: Id<Document>,
    to: &Document,
) -> Result<(), Error> {
    let affected = sqlx::query!(
        "INSERT INTO document
            (id, zone_id, intake_id, question, name, kind, size, sha256, stored, verification, uploaded_at, given_at)
         SELECT $2, $3, $4, $5, name, kind, size, sha256, stored, verification, $6, coalesce(given_at, uploaded_at)
         FROM document WHERE id = $1",
        from.uuid(),
        to.id.uuid(),
        record.zone,
        record.intake.id.uuid(),
        to.question,
        to.uploaded_at,
    )
    .execute(connection)
    .await?
    .rows_affected();
    crate::work::one_row(affected)
}
