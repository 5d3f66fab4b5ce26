//! Reading one request.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use domain::{
    Id, Protocollo,
    actor::DeskRef,
    document::{Document, Kind, Sha256, Verification},
    form::Certified,
    intake::{Intake, State},
    service::Service,
};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Error,
    catalogue::Decoded,
    error::{decode, known},
};

/// A request with what only the office needs to know of it.
pub(super) struct Record {
    /// The request.
    pub intake: Intake,
    /// The service as it was when the request was begun.
    pub service: Arc<Service>,
    /// Zone.
    pub zone: Uuid,
    /// Organisation.
    pub organisation: Uuid,
    /// What the identity provider certified, once sent.
    pub certified: Option<Certified>,
    /// Level of the login.
    pub level: i16,
    /// Whether something waits that its writer was sending when a session had ended: asked of a draft that was found
    /// by its service alone.
    pub has_unsent: bool,
}

/// The query of one request, found by a condition; `$1` are the versions of services that are at hand. `$unsent` is how it
/// asks whether something waits that its writer was sending when a session had ended.
macro_rules! row_where {
    ($condition:tt, $unsent:tt, $keys:expr, $argument:expr) => {
        sqlx::query_as!(
            Row,
            r#"SELECT
                intake.id,
                intake.zone_id,
                intake.organisation_id,
                intake.facts,
                intake.answers,
                intake.version,
                intake.saved_at,
                intake.certified,
                intake.level,
                intake.earlier IS NOT NULL AS "has_earlier!",
                intake.handed_over,
                EXISTS (
                    SELECT FROM document WHERE document.intake_id = intake.id AND NOT document.attached
                ) AS "has_documents!",
                "# + $unsent + r#" AS "has_unsent!",
                desk.id AS desk_id,
                desk.name AS desk,
                desk.names || jsonb_build_object('it', desk.name) AS "title!",
                version.id || '/' || version.xmin AS "key!",
                CASE WHEN version.id || '/' || version.xmin <> ALL ($1) THEN version.content END AS content
             FROM intake
             JOIN desk ON desk.id = intake.desk_id
             JOIN service_version version ON version.id = intake.service_version_id
             WHERE "# + $condition,
            $keys,
            $argument,
        )
    };
}

/// Reads a request. Row-level security decides whether it is there.
pub(super) async fn read(connection: &mut PgConnection, id: Id<Intake>) -> Result<Record, Error> {
    find(connection, id, false).await
}

/// Reads a request and holds its row until the end of the transaction.
pub(super) async fn lock(connection: &mut PgConnection, id: Id<Intake>) -> Result<Record, Error> {
    find(connection, id, true).await
}

/// Reads the draft of a service of the citizen in whose name the transaction is.
pub(super) async fn draft(connection: &mut PgConnection, service: &str) -> Result<Record, Error> {
    let decoded = Decoded::now();
    let row = row_where!(
        "intake.service = $2 AND intake.state = 'draft' AND intake.account_id = actor_account()",
        "EXISTS (SELECT FROM unsent_form WHERE unsent_form.account_id = actor_account())",
        &decoded.keys_of(service),
        service
    )
    .fetch_one(&mut *connection)
    .await?;
    row.whole(connection, &decoded).await
}

async fn find(connection: &mut PgConnection, id: Id<Intake>, hold: bool) -> Result<Record, Error> {
    if hold {
        sqlx::query_scalar!("SELECT id FROM intake WHERE id = $1 FOR UPDATE", id.uuid())
            .fetch_one(&mut *connection)
            .await?;
    }
    let decoded = Decoded::now();
    let row =
        row_where!("intake.id = $2", "false", decoded.keys(), id.uuid()).fetch_one(&mut *connection).await?;
    row.whole(connection, &decoded).await
}

/// A request as it is stored.
#[expect(clippy::struct_excessive_bools, reason = "columns of a row")]
struct Row {
    id: Uuid,
    zone_id: Uuid,
    organisation_id: Uuid,
    facts: Value,
    answers: Value,
    version: i64,
    saved_at: DateTime<Utc>,
    certified: Option<Value>,
    level: i16,
    has_earlier: bool,
    handed_over: bool,
    has_documents: bool,
    has_unsent: bool,
    desk_id: Uuid,
    desk: String,
    title: Value,
    key: String,
    content: Option<Value>,
}

impl Row {
    /// With its documents; most drafts have none.
    async fn whole(self, connection: &mut PgConnection, decoded: &Decoded) -> Result<Record, Error> {
        let documents =
            if self.has_documents { documents(connection, Id::new(self.id)).await? } else { Vec::new() };
        self.read(decoded, documents)
    }

    fn read(self, decoded: &Decoded, documents: Vec<Document>) -> Result<Record, Error> {
        let service = decoded.service(self.key, self.content)?;
        Ok(Record {
            intake: Intake {
                id: Id::new(self.id),
                service: service.slug.clone(),
                service_title: service.title.clone(),
                // Of a request that came to another desk, that desk answers.
                office: if self.handed_over {
                    decode("desk", "names", self.title)?
                } else {
                    service.office.clone()
                },
                desk: DeskRef { id: Id::new(self.desk_id), name: self.desk },
                state: decode("intake", "facts", self.facts)?,
                form: service.form.clone(),
                answers: decode("intake", "answers", self.answers)?,
                documents,
                saved_at: self.saved_at,
                version: self.version,
                has_earlier: self.has_earlier,
            },
            service,
            zone: self.zone_id,
            organisation: self.organisation_id,
            certified: self.certified.map(|value| decode("intake", "certified", value)).transpose()?,
            level: self.level,
            has_unsent: self.has_unsent,
        })
    }
}

/// The documents of a request that answer its form or an integration, in the order in which they came.
pub(super) async fn documents(connection: &mut PgConnection, id: Id<Intake>) -> Result<Vec<Document>, Error> {
    let rows = sqlx::query_as!(
        DocumentRow,
        "SELECT id, question, name, kind, size, sha256, verification, uploaded_at
         FROM document
         WHERE intake_id = $1 AND NOT attached
         ORDER BY uploaded_at, id",
        id.uuid(),
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Document::try_from).collect()
}

/// A document as it is stored.
pub(super) struct DocumentRow {
    pub id: Uuid,
    pub question: String,
    pub name: String,
    pub kind: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub verification: String,
    pub uploaded_at: DateTime<Utc>,
}

impl TryFrom<DocumentRow> for Document {
    type Error = Error;

    fn try_from(row: DocumentRow) -> Result<Self, Error> {
        Ok(Self {
            id: Id::new(row.id),
            question: row.question,
            name: row.name,
            kind: known("document", "kind", Kind::from_code(&row.kind))?,
            size: known("document", "size", u64::try_from(row.size).ok())?,
            sha256: Sha256(known("document", "sha256", row.sha256.try_into().ok())?),
            verification: known("document", "verification", verification(&row.verification))?,
            uploaded_at: row.uploaded_at,
        })
    }
}

/// A register number out of its two columns.
pub(super) fn protocollo(year: i16, number: i32) -> Option<Protocollo> {
    let (year, number) = u16::try_from(year).ok().zip(u32::try_from(number).ok())?;
    Protocollo::new(year, number).ok()
}

/// Names the place in a list that is ordered by time, for the address of the page after.
pub(super) fn key(at: DateTime<Utc>, id: Uuid) -> String {
    format!("{}_{id}", at.to_rfc3339_opts(SecondsFormat::Micros, true))
}

/// The place that [`key`] named.
pub(super) fn parse_key(key: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (at, id) = key.split_once('_')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}

/// The verification with this name in the database.
pub(crate) fn verification(code: &str) -> Option<Verification> {
    match code {
        "waiting" => Some(Verification::Waiting),
        "accepted" => Some(Verification::Accepted),
        "rejected" => Some(Verification::Rejected),
        _ => None,
    }
}

/// The name of a verification in the database.
pub(crate) const fn verification_code(verification: Verification) -> &'static str {
    match verification {
        Verification::Waiting => "waiting",
        Verification::Accepted => "accepted",
        Verification::Rejected => "rejected",
    }
}

/// Writes a new state of a sent request, with the columns that the queue is ordered by.
pub(super) async fn write_state(
    connection: &mut PgConnection,
    id: Id<Intake>,
    state: &State,
    today: chrono::NaiveDate,
    news: bool,
) -> Result<(), Error> {
    let term = state.submission().map(|submission| submission.term);
    let affected = sqlx::query!(
        "UPDATE intake
         SET state = $2,
             facts = $3,
             latest_on = coalesce($4, latest_on),
             suspended = $5,
             assignee_id = $6,
             news = $7
         WHERE id = $1",
        id.uuid(),
        state.tag().code(),
        crate::error::encode("intake", "facts", state)?,
        term.map(|term| term.latest_possible_on(today)),
        term.is_some_and(|term| matches!(term.suspension, domain::calendar::Suspension::Open { .. })),
        state.assignee().map(|operator| operator.id.uuid()),
        news,
    )
    .execute(connection)
    .await?
    .rows_affected();
    crate::work::one_row(affected)
}
