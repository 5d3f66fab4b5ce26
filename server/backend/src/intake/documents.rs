//! Documents handed in with a request. Their content is in the object store; here is what is known of them.

use domain::{
    Id,
    actor::Citizen,
    document::{Document, Kind, Sha256, Verification, file_name},
    form::AttachmentRule,
    intake::{Intake, State, Tag},
    mask::Group,
    permission::{Grant, ReadIntakes},
};
use sqlx::{PgConnection, PgPool};

use super::{concealed, content, load, messages};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    desk_documents,
    error::known,
    jobs,
};

/// Under this name are kept the documents that answer an integration or a notice of refusal.
pub const INTEGRATION: &str = "integrazione";

/// What may be added to an answer to the desk.
const INTEGRATION_BYTES: u64 = 10_000_000;
const INTEGRATION_FILES: u8 = 10;

/// A document that is already in the object store.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Question that it answers.
    pub question: String,
    /// Cleaned name.
    pub name: String,
    /// Kind by content.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// Digest of the content.
    pub sha256: Sha256,
    /// Where and how it is kept, in the words of the object store.
    pub stored: serde_json::Value,
    /// Waiting where a scanner will look at it, accepted where there is none.
    pub verification: Verification,
}

/// How to find the content of a document.
#[derive(Debug, Clone)]
pub struct DocumentContent {
    /// Cleaned name.
    pub name: String,
    /// Kind by content.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// Where and how it is kept.
    pub stored: serde_json::Value,
}

/// Asks, before anything is received, whether one more document may be added, and by which rule; also in the
/// place of another one, which goes when the new one is here.
///
/// # Errors
/// [`Error::NotFound`] when nothing can be handed in there; [`Error::LimitReached`] when there are enough.
pub async fn may_add(
    pool: &PgPool,
    who: &Citizen,
    id: Id<Intake>,
    question: &str,
    replaces: Option<Id<Document>>,
) -> Result<AttachmentRule, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let intake = load::read(work.connection(), id).await?.intake;
    room_without(&intake, question, replaces)
}

/// What may be handed in with an answer to the desk.
pub fn integration_rule() -> AttachmentRule {
    AttachmentRule {
        kinds: Kind::ALL.to_vec(),
        max_bytes: INTEGRATION_BYTES,
        max_files: INTEGRATION_FILES,
        max_age_days: None,
        checked_first: false,
        alternatives: Vec::new(),
    }
}

pub(super) fn room_for(intake: &Intake, question: &str) -> Result<AttachmentRule, Error> {
    room_without(intake, question, None)
}

/// Whether there is room once this document is gone.
pub(super) fn room_without(
    intake: &Intake,
    question: &str,
    gone: Option<Id<Document>>,
) -> Result<AttachmentRule, Error> {
    let rule = match intake.state.tag() {
        Tag::Draft => intake.form.attachment_rule(question).cloned(),
        Tag::AwaitingIntegration | Tag::NoticeGiven if question == INTEGRATION => Some(integration_rule()),
        _ => None,
    }
    .ok_or(Error::NotFound)?;
    let here = intake
        .documents
        .iter()
        .filter(|document| document.question == question && may_remove(intake, document))
        .filter(|document| Some(document.id) != gone)
        .count();
    if here < usize::from(rule.max_files) { Ok(rule) } else { Err(Error::LimitReached) }
}

/// Nothing submitted is ever edited: what can still be taken back is what was added since.
pub(super) fn may_remove(intake: &Intake, document: &Document) -> bool {
    match &intake.state {
        State::Draft { .. } => true,
        State::AwaitingIntegration { integration, .. } => {
            document.question == INTEGRATION && document.uploaded_at > integration.asked_at
        }
        State::NoticeGiven { notice, .. } => {
            document.question == INTEGRATION && document.uploaded_at > notice.sent_at
        }
        _ => false,
    }
}

/// Adds a document.
///
/// # Errors
/// As [`may_add`]; the caller then removes the content from the object store.
pub async fn add_document(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<Intake>,
    upload: Upload,
) -> Result<Document, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let document = add(&mut work, ctx, who, id, upload).await?;
    work.commit().await?;
    Ok(document)
}

/// Adds a document within a transaction, if there is room for it.
pub(super) async fn add(
    work: &mut Work,
    ctx: &Context,
    who: &Citizen,
    id: Id<Intake>,
    upload: Upload,
) -> Result<Document, Error> {
    let record = load::lock(work.connection(), id).await?;
    room_for(&record.intake, &upload.question)?;
    let document = Document {
        id: Id::new(ctx.id()),
        question: upload.question,
        name: upload.name,
        kind: upload.kind,
        size: upload.size,
        sha256: upload.sha256,
        verification: upload.verification,
        uploaded_at: ctx.now,
    };
    insert(work.connection(), id, record.zone, &document, &upload.stored).await?;
    let entry = Entry::new(Action::Change, Subject::Document, Some(document.id.uuid())).because("added");
    audit::citizen(work, ctx, who, entry).await?;
    if document.verification == Verification::Waiting {
        jobs::enqueue(work.connection(), ctx, &jobs::ScanDocument { document: document.id }).await?;
    }
    Ok(document)
}

async fn insert(
    connection: &mut PgConnection,
    intake: Id<Intake>,
    zone: uuid::Uuid,
    document: &Document,
    stored: &serde_json::Value,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO document
            (id, zone_id, intake_id, question, name, kind, size, sha256, stored, verification, uploaded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        document.id.uuid(),
        zone,
        intake.uuid(),
        document.question,
        document.name,
        document.kind.code(),
        known("document", "size", i64::try_from(document.size).ok())?,
        &document.sha256.0[..],
        stored,
        load::verification_code(document.verification),
        document.uploaded_at,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes a document back, and returns where its content is so that it can be removed; nothing where
/// another request needs the same content.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it was sent already.
pub async fn remove_document(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    intake: Id<Intake>,
    id: Id<Document>,
) -> Result<Option<serde_json::Value>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let stored = remove(&mut work, ctx, who, (intake, None), id).await?;
    work.commit().await?;
    Ok(stored)
}

/// Takes a document back within a transaction: of this question only, where one is named.
pub(super) async fn remove(
    work: &mut Work,
    ctx: &Context,
    who: &Citizen,
    (intake, question): (Id<Intake>, Option<&str>),
    id: Id<Document>,
) -> Result<Option<serde_json::Value>, Error> {
    let record = load::lock(work.connection(), intake).await?.intake;
    record
        .documents
        .iter()
        .find(|document| document.id == id && may_remove(&record, document))
        .filter(|document| question.is_none_or(|question| document.question == question))
        .ok_or(Error::NotFound)?;
    let stored = content::delete(work.connection(), id).await?;
    let entry = Entry::new(Action::Change, Subject::Document, Some(id.uuid())).because("removed");
    audit::citizen(work, ctx, who, entry).await?;
    Ok(stored)
}

/// A document of one's own.
pub async fn document_for_citizen(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<Document>,
) -> Result<DocumentContent, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let content = content(work.connection(), id).await?;
    let entry = Entry::new(Action::Open, Subject::Document, Some(id.uuid()));
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(content)
}

/// A document of a request at one's desk, unless it answers a question that the mask hides, or comes with a
/// message that it hides.
pub async fn document_for_operator(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    intake: Id<Intake>,
    id: Id<Document>,
) -> Result<DocumentContent, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let record = load::read(work.connection(), intake).await?;
    let seeing = concealed::seeing(&mut work, operator, &record).await?;
    let record = record.intake;
    let answer = record.documents.iter().find(|document| document.id == id);
    let is_answer = answer.is_some();
    let group = match answer {
        Some(document) => group_of(&record, document),
        None => messages::hides_attachment(work.connection(), operator, intake, id).await?,
    };
    let entry = Entry::new(Action::Open, Subject::Document, Some(id.uuid())).through(&seeing, group);
    audit::operator(&mut work, ctx, operator, entry).await?;
    // What a message hides is of the profile alone: a desk reads what is written to it.
    let mask = if is_answer { &seeing.mask } else { &operator.mask };
    if group.is_some_and(|group| mask.hides(group)) {
        work.commit().await?;
        return Err(Error::NotFound);
    }
    let mut content = content(work.connection(), id).await?;
    content.name = file_name(&seeing.mask, content.name, id);
    work.commit().await?;
    Ok(content)
}

/// The group of fields that a document belongs to.
pub(super) fn group_of(intake: &Intake, document: &Document) -> Option<Group> {
    intake
        .form
        .questions()
        .find(|(_, question)| question.name == document.question)
        .and_then(|(_, question)| question.group)
}

async fn content(connection: &mut PgConnection, id: Id<Document>) -> Result<DocumentContent, Error> {
    let row = sqlx::query!(
        "SELECT name, kind, size, stored FROM document
         WHERE id = $1 AND verification <> 'rejected'",
        id.uuid(),
    )
    .fetch_one(connection)
    .await?;
    Ok(DocumentContent {
        name: row.name,
        kind: known("document", "kind", Kind::from_code(&row.kind))?,
        size: known("document", "size", u64::try_from(row.size).ok())?,
        stored: row.stored,
    })
}

/// Where the content of a document is, for the scanner.
pub async fn document_to_scan(pool: &PgPool, id: Id<Document>) -> Result<serde_json::Value, Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query_scalar!(
        r#"SELECT stored AS "stored!" FROM document WHERE id = $1 AND verification = 'waiting'
           UNION ALL
           SELECT stored FROM desk_document WHERE id = $1 AND verification = 'waiting'"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}

/// Writes down what the scanner said. Whoever sent a document that cannot be kept is told by mail that
/// there is something new.
pub async fn document_scanned(
    pool: &PgPool,
    ctx: &Context,
    id: Id<Document>,
    clean: bool,
) -> Result<(), Error> {
    let verdict = if clean { Verification::Accepted } else { Verification::Rejected };
    let mut work = Work::system(pool).await?;
    if desk_documents::scanned(&mut work, id, verdict).await? {
        return work.commit().await;
    }
    let sent = sqlx::query_scalar!(
        "UPDATE document
         SET verification = $2
         FROM intake
         WHERE document.id = $1 AND document.verification = 'waiting' AND intake.id = document.intake_id
         RETURNING CASE WHEN intake.submitted_at IS NOT NULL THEN intake.id END AS sent",
        id.uuid(),
        load::verification_code(verdict),
    )
    .fetch_optional(work.connection())
    .await?
    .flatten();
    if let (false, Some(intake)) = (clean, sent) {
        let mail = jobs::SendMail { intake: Id::new(intake), notice: jobs::Notice::News };
        jobs::enqueue(work.connection(), ctx, &mail).await?;
    }
    work.commit().await
}
