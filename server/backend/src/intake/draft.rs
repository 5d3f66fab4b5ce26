//! Writing a request: saved at each step, resumable from any device.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::Citizen,
    calendar::days_after,
    document::Document,
    form::{Answers, is_of_another_company, prefill},
    intake::{Intake, State},
    service::Service,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{content, load};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    catalogue::Offered,
    error::encode,
    personal,
};

/// Days after the last save when a draft expires.
pub const DRAFT_DAYS: u16 = 30;

/// What a save answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Number of this save, to be named by the next one.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// The citizen's draft of this service, or a new one, filled with what is certified.
///
/// # Errors
/// [`Error::ServiceClosed`] when a new one cannot be begun today.
pub async fn open_draft(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    offered: &Offered,
) -> Result<Intake, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let draft = match of_service(work.connection(), who, &offered.service.slug).await {
        Err(Error::NotFound) => {
            let id = begin(&mut work, ctx, who, offered).await?;
            read_draft(work.connection(), who, id).await?
        }
        begun => begun?,
    };
    work.commit().await?;
    Ok(draft)
}

/// The citizen's draft of this service.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn find_draft(pool: &PgPool, who: &Citizen, service: &str) -> Result<Intake, Error> {
    let mut work = Work::citizen(pool, who).await?;
    of_service(work.connection(), who, service).await
}

/// The same within a transaction.
pub(super) async fn of_service(
    connection: &mut PgConnection,
    who: &Citizen,
    service: &str,
) -> Result<Intake, Error> {
    Ok(with_unsent(connection, who, service).await?.0)
}

/// The same, and whether anything waits that the citizen was sending when a session had ended.
pub(super) async fn with_unsent(
    connection: &mut PgConnection,
    who: &Citizen,
    service: &str,
) -> Result<(Intake, bool), Error> {
    let record = load::draft(connection, service).await?;
    Ok((own(record.intake, who)?, record.has_unsent))
}

/// One of the citizen's drafts.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's, or was sent.
pub async fn draft(pool: &PgPool, who: &Citizen, id: Id<Intake>) -> Result<Intake, Error> {
    let mut work = Work::citizen(pool, who).await?;
    read_draft(work.connection(), who, id).await
}

async fn read_draft(connection: &mut PgConnection, who: &Citizen, id: Id<Intake>) -> Result<Intake, Error> {
    own(load::read(connection, id).await?.intake, who)
}

/// A draft that may have been sent by another tab a moment ago: then it is none any more.
fn own(mut intake: Intake, who: &Citizen) -> Result<Intake, Error> {
    if !matches!(intake.state, State::Draft { .. }) {
        return Err(Error::NotFound);
    }
    offer(&mut intake, who);
    Ok(intake)
}

/// The service as it was when the draft was begun, also where it is offered no more.
pub async fn begun_with(pool: &PgPool, who: &Citizen, id: Id<Intake>) -> Result<Arc<Service>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    Ok(load::read(work.connection(), id).await?.service)
}

/// Puts what is certified now into a draft that was read. One that was begun for another company than
/// the citizen acts for now stays as it is, so that it is not taken over.
fn offer(intake: &mut Intake, who: &Citizen) {
    if !is_of_another_company(&intake.form, &who.certified, &intake.answers) {
        prefill(&intake.form, &who.certified, &mut intake.answers);
    }
}

async fn begin(
    work: &mut Work,
    ctx: &Context,
    who: &Citizen,
    offered: &Offered,
) -> Result<Id<Intake>, Error> {
    if offered.withdrawn || !offered.is_open(ctx.today()) {
        return Err(Error::ServiceClosed);
    }
    let mut answers = Answers::default();
    let known = personal::known(work.connection(), who, ctx.today()).await?;
    known.offer(&offered.service.form, &mut answers);
    prefill(&offered.service.form, &who.certified, &mut answers);
    let state = State::Draft { expires_on: days_after(ctx.today(), DRAFT_DAYS) };
    // Two tabs may begin at once: the index lets one draft through, and both go on with that one.
    let id = sqlx::query_scalar!(
        "INSERT INTO intake
            (id, zone_id, organisation_id, desk_id, account_id, service_version_id, service,
             state, facts, answers, version, created_at, saved_at, level)
         SELECT $1, desk.zone_id, desk.organisation_id, desk.id, $2, $3, $4, $5, $6, $7, 1, $8, $8, $9
         FROM desk WHERE desk.id = $10
         ON CONFLICT (account_id, service) WHERE state = 'draft' DO UPDATE SET service = excluded.service
         RETURNING id",
        ctx.id(),
        who.account.uuid(),
        offered.version,
        offered.service.slug,
        state.tag().code(),
        encode("intake", "facts", &state)?,
        encode("intake", "answers", &answers)?,
        ctx.now,
        i16::from(who.level.number()),
        offered.desk.id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    audit::citizen(work, ctx, who, Entry::new(Action::Change, Subject::Intake, Some(id)).because("begun"))
        .await?;
    Ok(Id::new(id))
}

/// Saves the answers, if nothing was saved since `version`.
///
/// # Errors
/// [`Error::Stale`] when another window saved in the meantime; nothing is overwritten.
pub async fn save_draft(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<Intake>,
    version: i64,
    answers: &Answers,
) -> Result<Saved, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let saved = save(&mut work, ctx, id, version, answers).await?;
    work.commit().await?;
    Ok(saved)
}

/// The same, with what is handed in with the draft by then.
///
/// # Errors
/// As [`save_draft`].
pub async fn save_step(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<Intake>,
    version: i64,
    answers: &Answers,
) -> Result<(Saved, Vec<Document>), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let saved = save(&mut work, ctx, id, version, answers).await?;
    // In a statement of its own: where the one that saves waited for an upload, it does not see what that brought.
    let documents = load::documents(work.connection(), id).await?;
    work.commit().await?;
    Ok((saved, documents))
}

/// Saves within a transaction of the citizen.
async fn save(
    work: &mut Work,
    ctx: &Context,
    id: Id<Intake>,
    version: i64,
    answers: &Answers,
) -> Result<Saved, Error> {
    let state = State::Draft { expires_on: days_after(ctx.today(), DRAFT_DAYS) };
    let saved = sqlx::query_scalar!(
        "UPDATE intake
         SET answers = $3,
            version = version + 1,
            saved_at = $4,
            facts = $5,
            waits_since = NULL,
            kept_until = NULL
         WHERE id = $1 AND version = $2 AND state = 'draft'
         RETURNING version",
        id.uuid(),
        version,
        encode("intake", "answers", answers)?,
        ctx.now,
        encode("intake", "facts", &state)?,
    )
    .fetch_optional(work.connection())
    .await?;
    match saved {
        Some(version) => Ok(Saved { version, at: ctx.now }),
        None => Err(why_not_saved(work.connection(), id).await?),
    }
}

async fn why_not_saved(connection: &mut PgConnection, id: Id<Intake>) -> Result<Error, Error> {
    let state = sqlx::query_scalar!("SELECT state FROM intake WHERE id = $1", id.uuid())
        .fetch_one(connection)
        .await?;
    Ok(if state == "draft" { Error::Stale } else { Error::NotFound })
}

/// Lets drafts expire that nobody came back to: the answers are emptied, and the keys of their
/// documents are returned so that the content can be removed; so are those of documents that were attached
/// to a message and never sent. A periodic job.
pub async fn expire_drafts(pool: &PgPool, ctx: &Context) -> Result<Vec<serde_json::Value>, Error> {
    let mut work = Work::system(pool).await?;
    let rows = sqlx::query!(
        "SELECT id, facts FROM intake
         WHERE state = 'draft' AND saved_at < $1 AND (kept_until IS NULL OR kept_until < $2)
         ORDER BY saved_at
         LIMIT 100
         FOR UPDATE SKIP LOCKED",
        ctx.now - chrono::Duration::days(DRAFT_DAYS.into()),
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    let mut stored = Vec::new();
    for row in rows {
        let state: State = crate::error::decode("intake", "facts", row.facts)?;
        let Ok(expired) = state.expire(ctx.now) else {
            continue;
        };
        stored.append(&mut expire(work.connection(), row.id, &expired).await?);
    }
    stored.append(&mut super::messages::forget_unsent(work.connection(), ctx).await?);
    work.commit().await?;
    Ok(stored)
}

/// Gives a draft up: the answers are emptied, the documents deleted. Returns where the contents are that
/// nobody needs any more.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's; [`Error::WrongState`] when it was sent or is gone already.
pub async fn drop_draft(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<Intake>,
) -> Result<Vec<serde_json::Value>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let state = load::lock(work.connection(), id).await?.intake.state.give_up(ctx.now)?;
    let stored = expire(work.connection(), id.uuid(), &state).await?;
    let entry = Entry::new(Action::Change, Subject::Intake, Some(id.uuid())).because("given up");
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(stored)
}

async fn expire(
    connection: &mut PgConnection,
    id: Uuid,
    state: &State,
) -> Result<Vec<serde_json::Value>, Error> {
    sqlx::query!(
        "UPDATE intake SET state = $2, facts = $3, answers = '{}', earlier = NULL WHERE id = $1",
        id,
        state.tag().code(),
        encode("intake", "facts", state)?,
    )
    .execute(&mut *connection)
    .await?;
    content::delete_of(connection, Id::new(id)).await
}
