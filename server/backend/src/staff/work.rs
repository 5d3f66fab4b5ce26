//! Work that was given up, and trying it again. What it is about is told to nobody.

use domain::{
    Id,
    permission::{Grant, WatchJobs},
    staff::{FailedJob, Job},
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    jobs::{self, Job as _, SendCode},
};

/// Most that are listed.
const LISTED: i64 = 100;

/// Work about records of the zone that was given up, last first. Jobs belong to no zone: what they are
/// about does. The codes that prove contacts are about citizens, who belong to none: every zone sees those.
/// Of an error only the letters at its beginning are shown, which hold no address and no name of a server.
pub async fn failed(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WatchJobs>,
) -> Result<Vec<FailedJob>, Error> {
    let who = grant.operator();
    let zone = who.zone.uuid();
    let mut work = Work::zone(pool, zone).await?;
    let rows = sqlx::query!(
        r#"SELECT
            job.id,
            job.queue,
            job.attempts,
            substring(job.last_error FROM '^[A-Za-z ]{1,60}') AS "error?",
            job.failed_at AS "failed_at!"
           FROM job
           WHERE job.failed_at IS NOT NULL AND job.done_at IS NULL AND (
                EXISTS (
                    SELECT FROM intake
                    WHERE intake.id = (job.payload ->> 'intake')::uuid AND intake.zone_id = $1
                ) OR EXISTS (
                    SELECT FROM document
                    JOIN intake ON intake.id = document.intake_id
                    WHERE document.id = (job.payload ->> 'document')::uuid AND intake.zone_id = $1
                ) OR EXISTS (
                    SELECT FROM desk_document
                    WHERE desk_document.id = (job.payload ->> 'document')::uuid AND desk_document.zone_id = $1
                ) OR EXISTS (
                    SELECT FROM appointment
                    WHERE appointment.id = (job.payload ->> 'appointment')::uuid AND appointment.zone_id = $1
                ) OR job.queue = $3
           )
           ORDER BY job.failed_at DESC, job.id
           LIMIT $2"#,
        zone,
        LISTED,
        SendCode::QUEUE,
    )
    .fetch_all(work.connection())
    .await?;
    audit::operator(&mut work, ctx, who, Entry::new(Action::List, Subject::Job, None)).await?;
    work.commit().await?;
    let jobs = rows.into_iter().map(|row| FailedJob {
        id: Id::new(row.id),
        queue: row.queue,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        error: row.error.map(|words| words.trim().to_owned()),
        failed_at: row.failed_at,
    });
    Ok(jobs.collect())
}

/// Has a piece of work tried again, from the first attempt.
///
/// # Errors
/// [`Error::NotFound`] for work that was not given up, or is about nothing of the zone.
pub async fn retry(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WatchJobs>,
    id: Id<Job>,
) -> Result<(), Error> {
    let who = grant.operator();
    if !failed(pool, ctx, grant).await?.iter().any(|job| job.id == id) {
        return Err(Error::NotFound);
    }
    let mut work = Work::operator(pool, who).await?;
    jobs::put_back(work.connection(), ctx, id.uuid()).await?;
    let entry = Entry::new(Action::Administer, Subject::Job, Some(id.uuid())).because("retried");
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await
}
