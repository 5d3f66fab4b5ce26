//! Access to the documents of a procedure: asked by the applicant, answered by the desk.

use chrono::{DateTime, Utc};
use domain::{
    Id, Protocollo, Text,
    actor::{Citizen, Operator},
    file_access::{Answer, DeskFileAccess, FileAccess, State},
    intake::Intake,
    mask::{Field, Group},
    message::hidden_from,
    permission::{Grant, ReadIntakes, WorkIntakes},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{citizen::find, history, load, messages::send_attached, protocol, work::moment};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, encode, known},
    jobs::{self, Notice},
};

/// Most requests for access that a desk sees at once.
const MOST: i64 = 200;

/// Asks for documents of one's own procedure: it gets a number and a term of its own.
///
/// # Errors
/// [`Error::LimitReached`] while an earlier one waits for its answer.
pub async fn ask_access(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    protocollo: Protocollo,
    wanted: &str,
    interest: &str,
) -> Result<Protocollo, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let intake = find(work.connection(), protocollo).await?;
    let record = load::lock(work.connection(), intake).await?;
    if is_open(work.connection(), intake).await? {
        return Err(Error::LimitReached);
    }
    let number = protocol::next(work.connection(), record.organisation, ctx.now).await?;
    let (id, state) = (ctx.id(), State::asked(ctx.now));
    sqlx::query!(
        "INSERT INTO file_access
            (id, zone_id, organisation_id, intake_id, protocol_year, protocol_number, asked_at, wanted, interest,
             hidden, state, facts, due_on)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, profile.mask || desk.excluded, $10, $11, $12
         FROM desk
         JOIN profile ON profile.id = desk.profile_id
         WHERE desk.id = $13",
        id,
        record.zone,
        record.organisation,
        intake.uuid(),
        known("file_access", "protocol_year", i16::try_from(number.year()).ok())?,
        known("file_access", "protocol_number", i32::try_from(number.number()).ok())?,
        ctx.now,
        wanted,
        interest,
        state.tag().code(),
        encode("file_access", "facts", &state)?,
        state.due_on(),
        record.intake.desk.id.uuid(),
    )
    .execute(work.connection())
    .await?;
    sqlx::query!("UPDATE intake SET news = true WHERE id = $1", intake.uuid())
        .execute(work.connection())
        .await?;
    let entry = Entry::new(Action::Submit, Subject::FileAccess, Some(id));
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(number)
}

/// Whether one waits for its answer.
pub(super) async fn is_open(connection: &mut PgConnection, intake: Id<Intake>) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM file_access WHERE intake_id = $1 AND state IN ('asked', 'deferred')
           ) AS "exists!""#,
        intake.uuid(),
    )
    .fetch_one(connection)
    .await
    .map_err(Error::from)
}

/// The requests for access to the file of a request, as its applicant sees them, oldest first.
pub(super) async fn of_applicant(
    connection: &mut PgConnection,
    intake: Id<Intake>,
) -> Result<Vec<FileAccess>, Error> {
    let rows = sqlx::query!(
        "SELECT id, protocol_year, protocol_number, asked_at, wanted, interest, facts
         FROM file_access
         WHERE intake_id = $1
         ORDER BY asked_at, id",
        intake.uuid(),
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let number = load::protocollo(row.protocol_year, row.protocol_number);
            Ok(FileAccess {
                id: Id::new(row.id),
                protocollo: known("file_access", "protocol_number", number)?,
                asked_at: row.asked_at,
                wanted: row.wanted,
                interest: row.interest,
                state: decode("file_access", "facts", row.facts)?,
            })
        })
        .collect()
}

/// One as the desk reads it.
struct Row {
    id: Uuid,
    intake_id: Uuid,
    protocol_year: i16,
    protocol_number: i32,
    of_year: i16,
    of_number: i32,
    title: serde_json::Value,
    applicant: String,
    asked_at: DateTime<Utc>,
    wanted: String,
    interest: String,
    hidden: Vec<String>,
    facts: serde_json::Value,
}

impl Row {
    fn shown_to(self, operator: &Operator) -> Result<DeskFileAccess, Error> {
        let number = load::protocollo(self.protocol_year, self.protocol_number);
        let of = load::protocollo(self.of_year, self.of_number);
        Ok(DeskFileAccess {
            id: Id::new(self.id),
            protocollo: known("file_access", "protocol_number", number)?,
            intake: Id::new(self.intake_id),
            of: known("intake", "protocol_number", of)?,
            service_title: decode::<Text>("service_version", "title", self.title)?,
            applicant: operator.mask.field(Group::Identity, self.applicant),
            asked_at: self.asked_at,
            words: match hidden_from(&operator.mask, &history::mask(&self.hidden)?) {
                Some(group) => operator.mask.left_of(group),
                None => Field::Shown((self.wanted, self.interest)),
            },
            state: decode("file_access", "facts", self.facts)?,
        })
    }
}

/// Those of one request, as the desk sees them, oldest first.
pub(super) async fn of_desk(
    connection: &mut PgConnection,
    operator: &Operator,
    intake: Id<Intake>,
) -> Result<Vec<DeskFileAccess>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            file_access.id,
            file_access.intake_id,
            file_access.protocol_year,
            file_access.protocol_number,
            intake.protocol_year AS "of_year!",
            intake.protocol_number AS "of_number!",
            version.title,
            intake.applicant AS "applicant!",
            file_access.asked_at,
            file_access.wanted,
            file_access.interest,
            file_access.hidden,
            file_access.facts
           FROM file_access
           JOIN intake ON intake.id = file_access.intake_id
           JOIN service_version version ON version.id = intake.service_version_id
           WHERE file_access.intake_id = $1
           ORDER BY file_access.asked_at, file_access.id"#,
        intake.uuid(),
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|row| row.shown_to(operator)).collect()
}

/// Those that wait for this desk, the nearest day first.
pub async fn open_accesses(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
) -> Result<Vec<DeskFileAccess>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            file_access.id,
            file_access.intake_id,
            file_access.protocol_year,
            file_access.protocol_number,
            intake.protocol_year AS "of_year!",
            intake.protocol_number AS "of_number!",
            version.title,
            intake.applicant AS "applicant!",
            file_access.asked_at,
            file_access.wanted,
            file_access.interest,
            file_access.hidden,
            file_access.facts
           FROM file_access
           JOIN intake ON intake.id = file_access.intake_id
           JOIN service_version version ON version.id = intake.service_version_id
           WHERE intake.desk_id = $1 AND file_access.state IN ('asked', 'deferred')
           ORDER BY file_access.due_on, file_access.id
           LIMIT $2"#,
        operator.desk.id.uuid(),
        MOST,
    )
    .fetch_all(work.connection())
    .await?;
    let entry = Entry::new(Action::List, Subject::FileAccess, None).through(operator, [Group::Identity]);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    rows.into_iter().map(|row| row.shown_to(operator)).collect()
}

/// One of them, with what this operator attached to the answer so far.
///
/// # Errors
/// [`Error::NotFound`] also for one of another desk.
pub async fn access(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    id: Id<FileAccess>,
) -> Result<(DeskFileAccess, Vec<domain::document::Document>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let intake = intake_of(work.connection(), id).await?;
    let all = of_desk(work.connection(), operator, intake).await?;
    let access = all.into_iter().find(|access| access.id == id).ok_or(Error::NotFound)?;
    let attached = super::messages::attached(work.connection(), intake, Some(operator)).await?;
    let entry =
        Entry::new(Action::Read, Subject::FileAccess, Some(id.uuid())).through(operator, [Group::Identity]);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok((access, attached))
}

async fn intake_of(connection: &mut PgConnection, id: Id<FileAccess>) -> Result<Id<Intake>, Error> {
    let intake = sqlx::query_scalar!("SELECT intake_id FROM file_access WHERE id = $1", id.uuid())
        .fetch_one(connection)
        .await?;
    Ok(Id::new(intake))
}

/// Answers one. The answer is also a message to the applicant: with the documents, where they are given.
///
/// # Errors
/// [`Error::AlreadyAnswered`] when it was answered, or put off a second time.
pub async fn answer_access(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    id: Id<FileAccess>,
    answer: Answer,
    words: AccessWords<'_>,
) -> Result<Id<Intake>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let intake = intake_of(work.connection(), id).await?;
    let record = load::lock(work.connection(), intake).await?;
    let facts = sqlx::query_scalar!("SELECT facts FROM file_access WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await?;
    let state: State = decode("file_access", "facts", facts)?;
    let message =
        history::write(work.connection(), ctx, record.zone, intake, Some(operator), words.letter).await?;
    let decided = moment(ctx, operator);
    let state = match answer {
        Answer::Grant => {
            send_attached(work.connection(), intake, Some(operator), message).await?;
            state.grant(decided, message)?
        }
        Answer::Refuse => state.refuse(decided, words.reason.to_owned())?,
        Answer::Defer(until) => state.defer(decided, until, words.reason.to_owned())?,
    };
    write(work.connection(), id, &state).await?;
    let entry = Entry::new(Action::Change, Subject::FileAccess, Some(id.uuid())).because(state.tag().code());
    audit::operator(&mut work, ctx, operator, entry).await?;
    jobs::enqueue(work.connection(), ctx, &jobs::SendMail { intake, notice: Notice::News }).await?;
    work.commit().await?;
    Ok(intake)
}

/// The words of an answer; the server knows the language.
#[derive(Debug, Clone, Copy)]
pub struct AccessWords<'a> {
    /// Why it is refused or put off.
    pub reason: &'a str,
    /// The whole message to the applicant.
    pub letter: &'a str,
}

async fn write(connection: &mut PgConnection, id: Id<FileAccess>, state: &State) -> Result<(), Error> {
    let affected = sqlx::query!(
        "UPDATE file_access SET state = $2, facts = $3, due_on = $4 WHERE id = $1",
        id.uuid(),
        state.tag().code(),
        encode("file_access", "facts", state)?,
        state.due_on(),
    )
    .execute(connection)
    .await?
    .rows_affected();
    crate::work::one_row(affected)
}
