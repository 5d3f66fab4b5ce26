//! The correspondence about a request: what each side writes and attaches.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id, Protocollo,
    actor::{Citizen, Operator},
    document::{Document, Verification},
    form::AttachmentRule,
    intake::{Intake, Page, Tag, ThreadRow},
    mask::Group,
    message::{Author, Correspondence, MAX_A_DAY, Message, attachment_rule, hidden_from},
    permission::{Grant, WorkIntakes},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    citizen::find,
    documents::Upload,
    history,
    load::{self, DocumentRow},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    jobs::{self, Notice},
};

/// Under this name are kept the documents that come with a message.
pub const MESSAGE: &str = "messaggio";

/// Days after which what was attached and never sent is removed.
const UNSENT_DAYS: i64 = 7;

/// Conversations on a page.
const PAGE: usize = 20;
/// Characters that are read of the last message of a conversation.
const BEGINNING: i32 = 160;

/// Who writes.
#[derive(Debug, Clone, Copy)]
pub enum Side<'a> {
    /// The applicant.
    Citizen(&'a Citizen),
    /// An operator of the desk.
    Desk(Grant<'a, WorkIntakes>),
}

impl<'a> Side<'a> {
    async fn begin(self, pool: &PgPool) -> Result<Work, Error> {
        match self {
            Self::Citizen(who) => Work::citizen(pool, who).await,
            Self::Desk(grant) => Work::operator(pool, grant.operator()).await,
        }
    }

    const fn operator(self) -> Option<&'a Operator> {
        match self {
            Self::Citizen(_) => None,
            Self::Desk(grant) => Some(grant.operator()),
        }
    }

    async fn audit(self, work: &mut Work, ctx: &Context, entry: Entry) -> Result<(), Error> {
        match self {
            Self::Citizen(who) => audit::citizen(work, ctx, who, entry).await,
            Self::Desk(grant) => audit::operator(work, ctx, grant.operator(), entry).await,
        }
    }
}

/// Both sides may write, or [`Error::Closed`].
fn open(intake: &Intake) -> Result<(), Error> {
    match Correspondence::in_state(intake.state.tag()) {
        Correspondence::Open => Ok(()),
        Correspondence::Closed => Err(Error::Closed),
        Correspondence::NotYet => Err(Error::NotFound),
    }
}

/// Writes to the desk, with what was attached; possible while the request is pending.
///
/// # Errors
/// [`Error::Closed`] when it is not; [`Error::LimitReached`] when too much was written within a day.
pub async fn write_message(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    protocollo: Protocollo,
    text: &str,
) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let id = find(work.connection(), protocollo).await?;
    let record = load::lock(work.connection(), id).await?;
    open(&record.intake)?;
    if written_within_a_day(work.connection(), ctx, id).await? >= i64::from(MAX_A_DAY) {
        return Err(Error::LimitReached);
    }
    let message = history::write(work.connection(), ctx, record.zone, id, None, text).await?;
    send_attached(work.connection(), id, None, message).await?;
    load::write_state(work.connection(), id, &record.intake.state, ctx.today(), true).await?;
    let entry = Entry::new(Action::Change, Subject::Intake, Some(id.uuid())).because("message");
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await
}

async fn written_within_a_day(
    connection: &mut PgConnection,
    ctx: &Context,
    intake: Id<Intake>,
) -> Result<i64, Error> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM message WHERE intake_id = $1 AND author = 'citizen' AND at > $2"#,
        intake.uuid(),
        ctx.now - TimeDelta::days(1),
    )
    .fetch_one(connection)
    .await
    .map_err(Error::from)
}

/// Writes to the citizen, with what was attached; possible while the request is pending.
///
/// # Errors
/// [`Error::Closed`] when it is not.
pub async fn answer_message(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    text: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let record = load::lock(work.connection(), id).await?;
    open(&record.intake)?;
    let message = history::write(work.connection(), ctx, record.zone, id, Some(operator), text).await?;
    send_attached(work.connection(), id, Some(operator), message).await?;
    load::write_state(work.connection(), id, &record.intake.state, ctx.today(), false).await?;
    let entry = Entry::new(Action::Change, Subject::Intake, Some(id.uuid())).because("message");
    audit::operator(&mut work, ctx, operator, entry).await?;
    jobs::enqueue(work.connection(), ctx, &jobs::SendMail { intake: id, notice: Notice::News }).await?;
    work.commit().await
}

/// What this side attached and did not send yet goes with this message.
pub(super) async fn send_attached(
    connection: &mut PgConnection,
    intake: Id<Intake>,
    by: Option<&Operator>,
    message: Id<Message>,
) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE document SET message_id = $3
         WHERE intake_id = $1 AND attached AND message_id IS NULL AND operator_id IS NOT DISTINCT FROM $2
           AND verification <> 'rejected'",
        intake.uuid(),
        by.map(|operator| operator.me.id.uuid()),
        message.uuid(),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What this side attached to the message being written, in the order in which it came.
pub(super) async fn attached(
    connection: &mut PgConnection,
    intake: Id<Intake>,
    by: Option<&Operator>,
) -> Result<Vec<Document>, Error> {
    let rows = sqlx::query_as!(
        DocumentRow,
        "SELECT id, question, name, kind, size, sha256, verification, uploaded_at
         FROM document
         WHERE intake_id = $1 AND attached AND message_id IS NULL AND operator_id IS NOT DISTINCT FROM $2
         ORDER BY uploaded_at, id",
        intake.uuid(),
        by.map(|operator| operator.me.id.uuid()),
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Document::try_from).collect()
}

/// Asks, before anything is received, whether one more document may be attached, and by which rule.
///
/// # Errors
/// [`Error::Closed`] when nothing can be written; [`Error::LimitReached`] when there are enough.
pub async fn may_attach(pool: &PgPool, side: Side<'_>, id: Id<Intake>) -> Result<AttachmentRule, Error> {
    let mut work = side.begin(pool).await?;
    let intake = load::read(work.connection(), id).await?.intake;
    room(&mut work, side, &intake).await
}

async fn room(work: &mut Work, side: Side<'_>, intake: &Intake) -> Result<AttachmentRule, Error> {
    let answers_access =
        side.operator().is_some() && super::file_access::is_open(work.connection(), intake.id).await?;
    // Access to the file is answered also when the request is decided.
    if !answers_access {
        open(intake)?;
    }
    let rule = attachment_rule();
    let here = attached(work.connection(), intake.id, side.operator()).await?.len();
    if here < usize::from(rule.max_files) { Ok(rule) } else { Err(Error::LimitReached) }
}

/// Attaches a document to the message being written.
///
/// # Errors
/// As [`may_attach`]; the caller then removes the content from the object store.
pub async fn attach(
    pool: &PgPool,
    ctx: &Context,
    side: Side<'_>,
    id: Id<Intake>,
    upload: Upload,
) -> Result<Document, Error> {
    let mut work = side.begin(pool).await?;
    let record = load::lock(work.connection(), id).await?;
    room(&mut work, side, &record.intake).await?;
    let document = Document {
        id: Id::new(ctx.id()),
        question: MESSAGE.to_owned(),
        name: upload.name,
        kind: upload.kind,
        size: upload.size,
        sha256: upload.sha256,
        verification: upload.verification,
        uploaded_at: ctx.now,
    };
    sqlx::query!(
        "INSERT INTO document
            (id, zone_id, intake_id, question, name, kind, size, sha256, stored, verification, uploaded_at,
             attached, operator_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true, $12)",
        document.id.uuid(),
        record.zone,
        id.uuid(),
        document.question,
        document.name,
        document.kind.code(),
        known("document", "size", i64::try_from(document.size).ok())?,
        &document.sha256.0[..],
        upload.stored,
        load::verification_code(document.verification),
        document.uploaded_at,
        side.operator().map(|operator| operator.me.id.uuid()),
    )
    .execute(work.connection())
    .await?;
    let entry = Entry::new(Action::Change, Subject::Document, Some(document.id.uuid())).because("attached");
    side.audit(&mut work, ctx, entry).await?;
    if document.verification == Verification::Waiting {
        jobs::enqueue(work.connection(), ctx, &jobs::ScanDocument { document: document.id }).await?;
    }
    work.commit().await?;
    Ok(document)
}

/// Takes a document back that was attached and not sent, and returns where its content is.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it was sent already.
pub async fn detach(
    pool: &PgPool,
    ctx: &Context,
    side: Side<'_>,
    intake: Id<Intake>,
    id: Id<Document>,
) -> Result<serde_json::Value, Error> {
    let mut work = side.begin(pool).await?;
    let stored = sqlx::query_scalar!(
        "DELETE FROM document
         WHERE id = $1 AND intake_id = $2 AND attached AND message_id IS NULL
           AND operator_id IS NOT DISTINCT FROM $3
         RETURNING stored",
        id.uuid(),
        intake.uuid(),
        side.operator().map(|operator| operator.me.id.uuid()),
    )
    .fetch_one(work.connection())
    .await?;
    let entry = Entry::new(Action::Change, Subject::Document, Some(id.uuid())).because("removed");
    side.audit(&mut work, ctx, entry).await?;
    work.commit().await?;
    Ok(stored)
}

/// Removes what was attached long ago and never sent; returns where the contents are.
pub(super) async fn forget_unsent(
    connection: &mut PgConnection,
    ctx: &Context,
) -> Result<Vec<serde_json::Value>, Error> {
    sqlx::query_scalar!(
        "DELETE FROM document
         WHERE id IN (
             SELECT id FROM document
             WHERE attached AND message_id IS NULL AND uploaded_at < $1
             ORDER BY uploaded_at
             LIMIT 100
         )
         RETURNING stored",
        ctx.now - TimeDelta::days(UNSENT_DAYS),
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

/// The group because of which this operator may not open a document of a message, if there is one.
///
/// # Errors
/// [`Error::NotFound`] when it comes with no message of this request.
pub(super) async fn hides_attachment(
    connection: &mut PgConnection,
    operator: &Operator,
    intake: Id<Intake>,
    id: Id<Document>,
) -> Result<Option<Group>, Error> {
    let hidden = sqlx::query_scalar!(
        r#"SELECT message.hidden AS "hidden?"
           FROM document
           LEFT JOIN message ON message.id = document.message_id
           WHERE document.id = $1 AND document.intake_id = $2 AND document.attached"#,
        id.uuid(),
        intake.uuid(),
    )
    .fetch_one(connection)
    .await?;
    // What is not sent yet was attached by this operator.
    let Some(hidden) = hidden else {
        return Ok(None);
    };
    Ok(hidden_from(&operator.mask, &history::mask(&hidden)?))
}

/// How many messages of the desk the citizen has not read.
pub async fn unread(pool: &PgPool, who: &Citizen) -> Result<u32, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!"
           FROM intake
           JOIN message ON message.intake_id = intake.id
           WHERE intake.account_id = actor_account() AND message.author = 'desk' AND message.read_at IS NULL"#,
    )
    .fetch_one(work.connection())
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

struct Row {
    id: Uuid,
    protocol_year: i16,
    protocol_number: i32,
    state: String,
    title: serde_json::Value,
    author: String,
    at: DateTime<Utc>,
    beginning: String,
    unread: i64,
}

impl Row {
    fn shown(self) -> Result<ThreadRow, Error> {
        Ok(ThreadRow {
            protocollo: known(
                "intake",
                "protocol_number",
                load::protocollo(self.protocol_year, self.protocol_number),
            )?,
            service_title: decode("service_version", "title", self.title)?,
            tag: known("intake", "state", Tag::from_code(&self.state))?,
            author: known("message", "author", Author::from_code(&self.author))?,
            at: self.at,
            beginning: self.beginning,
            unread: u32::try_from(self.unread).unwrap_or(u32::MAX),
        })
    }
}

/// The citizen's conversations, the one written to last first; from a key of an earlier page, or from the start.
pub async fn threads(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    after: Option<&str>,
) -> Result<Page<ThreadRow>, Error> {
    let (at, id) = after.and_then(load::parse_key).unzip();
    let mut work = Work::citizen(pool, who).await?;
    let mut rows = sqlx::query_as!(
        Row,
        r#"SELECT
            intake.id,
            intake.protocol_year AS "protocol_year!",
            intake.protocol_number AS "protocol_number!",
            intake.state,
            version.title,
            last.author AS "author!",
            last.at AS "at!",
            last.beginning AS "beginning!",
            (SELECT count(*) FROM message
             WHERE message.intake_id = intake.id AND message.author = 'desk' AND message.read_at IS NULL
            ) AS "unread!"
           FROM intake
           JOIN service_version version ON version.id = intake.service_version_id
           JOIN LATERAL (
               SELECT author, at, left(text, $4) AS beginning
               FROM message
               WHERE message.intake_id = intake.id
               ORDER BY at DESC, message.id DESC
               LIMIT 1
           ) last ON true
           WHERE intake.account_id = actor_account() AND intake.submitted_at IS NOT NULL
             AND ($1::timestamptz IS NULL OR (last.at, intake.id) < ($1, $2))
           ORDER BY last.at DESC, intake.id DESC
           LIMIT $3"#,
        at,
        id,
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
        BEGINNING,
    )
    .fetch_all(work.connection())
    .await?;
    audit::citizen(&mut work, ctx, who, Entry::new(Action::List, Subject::Intake, None)).await?;
    work.commit().await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| more).map(|row| load::key(row.at, row.id)),
        rows: rows.into_iter().map(Row::shown).collect::<Result<_, _>>()?,
    })
}
