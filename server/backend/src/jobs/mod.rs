//! Work that happens later: a queue in the database.
//!
//! A use case calls [`enqueue`] in its own transaction, so a job exists exactly when what it is
//! about does. Runners take jobs with [`claim`] (`FOR UPDATE SKIP LOCKED`), hold them for a lease,
//! and say how it went: [`finish`], [`again`], [`retry_later`], [`fail`]. A runner that dies
//! loses its lease and another one takes the job. Jobs may therefore run twice: handlers are idempotent.
//!
//! Why not apalis: its storage could write in our transaction (`push_tasks` takes any executor), but
//! it brings a schema and migrations of its own beside ours, and asks the wall clock when a job is
//! due, so that no test could move the time. These few statements do what we need.
//!
//! # How to add a kind of job
//! 1. A struct in `kinds.rs` with the identifiers it needs, never personal data, and `impl Job`.
//! 2. A handler in `server`, named in its registry; the server does not start without one.

mod kinds;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sqlx::{PgConnection, PgPool, postgres::PgListener};
use uuid::Uuid;

use crate::{Context, Error};
pub use kinds::{
    AppointmentNotice, ContactCode, ExpireDrafts, FindDoubles, GatherAlerts, NoteLateReferrals, Notice,
    PurgeRegister, RefreshProviders, RemindAppointments, RemoveUnfinished, RenderReceipt, ScanDocument,
    SealAudit, SendAppointmentMail, SendCode, SendMail, Sweep, TellAlarms,
};

/// Channel on which a commit wakes the runners.
const CHANNEL: &str = "sportello_job";

/// A kind of work.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the table and in the logs.
    const QUEUE: &'static str;
    /// After so many attempts it is given up and an administrator must look.
    const MAX_ATTEMPTS: i32 = 12;
}

/// A job that a runner holds.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// Its identifier.
    pub id: Uuid,
    /// Kind of work.
    pub queue: String,
    /// What it is about.
    pub payload: Value,
    /// Which attempt this is, from 1. It is also the ticket: an older holder has lost the job.
    pub attempt: i32,
    /// How many there may be.
    pub max_attempts: i32,
}

/// What the administrator sees of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlog {
    /// Kind of work.
    pub queue: String,
    /// Not yet done.
    pub waiting: i64,
    /// Of those, tried at least once in vain.
    pub retrying: i64,
    /// Given up.
    pub failed: i64,
}

/// Writes a job in the caller's transaction; its commit wakes a runner.
pub async fn enqueue<J: Job>(connection: &mut PgConnection, ctx: &Context, job: &J) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO job (id, queue, payload, run_at, max_attempts, created_at)
        VALUES ($1, $2, $3, $4, $5, $4)",
        ctx.id(),
        J::QUEUE,
        payload(job)?,
        ctx.now,
        J::MAX_ATTEMPTS,
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("SELECT pg_notify($1, $2) AS sent", CHANNEL, J::QUEUE).execute(connection).await?;
    Ok(())
}

/// Makes sure that a job which runs for ever is in the queue.
pub async fn ensure<J: Job>(pool: &PgPool, ctx: &Context, job: &J) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO job (id, queue, payload, run_at, max_attempts, created_at)
        SELECT $1::uuid, $2::text, $3::jsonb, $4::timestamptz, $5::integer, $4::timestamptz
        WHERE NOT EXISTS (
            SELECT FROM job WHERE queue = $2 AND done_at IS NULL AND failed_at IS NULL
        )",
        ctx.id(),
        J::QUEUE,
        payload(job)?,
        ctx.now,
        J::MAX_ATTEMPTS,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Takes the job that is due for longest and nobody holds, for as long as the lease.
pub async fn claim(pool: &PgPool, now: DateTime<Utc>, lease: TimeDelta) -> Result<Option<Claimed>, Error> {
    let claimed = sqlx::query_as!(
        Claimed,
        "UPDATE job
        SET attempts = attempts + 1,
            locked_until = $2
        WHERE id = (
            SELECT id
            FROM job
            WHERE done_at IS NULL
                AND failed_at IS NULL
                AND run_at <= $1
                AND (locked_until IS NULL OR locked_until <= $1)
                AND attempts < max_attempts
            ORDER BY run_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
        )
        RETURNING
            id,
            queue,
            payload,
            attempts AS attempt,
            max_attempts",
        now,
        now + lease,
    )
    .fetch_optional(pool)
    .await?;
    Ok(claimed)
}

/// The job is done.
pub async fn finish(pool: &PgPool, job: &Claimed, now: DateTime<Utc>) -> Result<(), Error> {
    let done = sqlx::query!(
        "UPDATE job
        SET done_at = $3,
            locked_until = NULL,
            last_error = NULL
        WHERE id = $1 AND attempts = $2 AND done_at IS NULL",
        job.id,
        job.attempt,
        now,
    )
    .execute(pool)
    .await?;
    still_held(job, done.rows_affected());
    Ok(())
}

/// The job is done for now and runs again at that time.
pub async fn again(pool: &PgPool, job: &Claimed, at: DateTime<Utc>) -> Result<(), Error> {
    let done = sqlx::query!(
        "UPDATE job
        SET run_at = $3,
            attempts = 0,
            locked_until = NULL,
            last_error = NULL
        WHERE id = $1 AND attempts = $2 AND done_at IS NULL",
        job.id,
        job.attempt,
        at,
    )
    .execute(pool)
    .await?;
    still_held(job, done.rows_affected());
    Ok(())
}

/// The attempt failed. The next one is at that time; after the last one the job is given up.
/// `reason` is read by administrators and must hold no personal data.
pub async fn retry_later(
    pool: &PgPool,
    job: &Claimed,
    reason: &str,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if job.attempt >= job.max_attempts {
        return fail(pool, job, reason, now).await;
    }
    let done = sqlx::query!(
        "UPDATE job
        SET run_at = $3,
            locked_until = NULL,
            last_error = $4
        WHERE id = $1 AND attempts = $2 AND done_at IS NULL",
        job.id,
        job.attempt,
        at,
        reason,
    )
    .execute(pool)
    .await?;
    still_held(job, done.rows_affected());
    Ok(())
}

/// The job can never be done. `reason` is read by administrators and must hold no personal data.
pub async fn fail(pool: &PgPool, job: &Claimed, reason: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let done = sqlx::query!(
        "UPDATE job
        SET failed_at = $3,
            locked_until = NULL,
            last_error = $4
        WHERE id = $1 AND attempts = $2 AND done_at IS NULL",
        job.id,
        job.attempt,
        now,
        reason,
    )
    .execute(pool)
    .await?;
    still_held(job, done.rows_affected());
    Ok(())
}

/// Puts a job that was given up back into the queue, from its first attempt; the commit wakes a runner.
///
/// # Errors
/// [`Error::NotFound`] when it was not given up, or is tried again already.
pub(crate) async fn put_back(connection: &mut PgConnection, ctx: &Context, id: Uuid) -> Result<(), Error> {
    let queue = sqlx::query_scalar!(
        "UPDATE job
        SET failed_at = NULL,
            attempts = 0,
            run_at = $2,
            locked_until = NULL
        WHERE id = $1 AND failed_at IS NOT NULL AND done_at IS NULL
        RETURNING queue",
        id,
        ctx.now,
    )
    .fetch_one(&mut *connection)
    .await?;
    sqlx::query!("SELECT pg_notify($1, $2) AS sent", CHANNEL, queue).execute(connection).await?;
    Ok(())
}

/// Gives up jobs whose last holder died with them; says how many.
pub async fn fail_abandoned(pool: &PgPool, now: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!(
        "UPDATE job
        SET failed_at = $1,
            locked_until = NULL,
            last_error = coalesce(last_error, 'the runner died during the last attempt')
        WHERE done_at IS NULL
            AND failed_at IS NULL
            AND attempts >= max_attempts
            AND locked_until <= $1",
        now,
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected())
}

/// Removes jobs that were done before that time; says how many.
pub async fn delete_done(pool: &PgPool, before: DateTime<Utc>) -> Result<u64, Error> {
    let done = sqlx::query!("DELETE FROM job WHERE done_at < $1", before).execute(pool).await?;
    Ok(done.rows_affected())
}

/// How much work waits, by kind.
pub async fn backlog(pool: &PgPool) -> Result<Vec<Backlog>, Error> {
    let rows = sqlx::query_as!(
        Backlog,
        r#"SELECT
            queue,
            count(*) FILTER (WHERE failed_at IS NULL) AS "waiting!",
            count(*) FILTER (WHERE failed_at IS NULL AND last_error IS NOT NULL) AS "retrying!",
            count(*) FILTER (WHERE failed_at IS NOT NULL) AS "failed!"
        FROM job
        WHERE done_at IS NULL
        GROUP BY queue
        ORDER BY queue"#,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// Hears of new jobs. Behind a pooler in transaction mode it stays silent: runners also look by
/// themselves now and then.
#[derive(Debug)]
pub struct Bell(PgListener);

impl Bell {
    /// Begins to listen, on a connection of the pool.
    pub async fn listen(pool: &PgPool) -> Result<Self, Error> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        Ok(Self(listener))
    }

    /// Returns when a job was written; connects again by itself after a break.
    pub async fn rung(&mut self) -> Result<(), Error> {
        self.0.recv().await?;
        Ok(())
    }
}

fn payload<J: Job>(job: &J) -> Result<Value, Error> {
    crate::error::encode("job", "payload", job)
}

/// A job whose lease ran out belongs to another runner, whose answer counts.
fn still_held(job: &Claimed, affected: u64) {
    if affected == 0 {
        tracing::warn!(job.id = %job.id, job.queue = job.queue, "lost the job to another runner");
    }
}
