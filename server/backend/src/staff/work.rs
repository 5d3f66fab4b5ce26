//! Work that did not go well, and trying again what was given up. What it is about is told to nobody.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    permission::{Grant, WatchJobs},
    staff::{FailedJob, Job, RetriedJob},
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    jobs::{self, Job as _, SendCode},
};

/// Most that are listed.
const LISTED: i64 = 100;

/// Work about records of a zone that did not go well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Troubled {
    /// Given up, last first.
    pub failed: Vec<FailedJob>,
    /// Tried again, in the order in which that happens.
    pub retried: Vec<RetriedJob>,
}

/// A job that did not go well.
struct Row {
    id: Uuid,
    queue: String,
    attempts: i32,
    error: Option<String>,
    /// When it was given up, or is tried again.
    at: DateTime<Utc>,
}

impl Row {
    fn attempts(&self) -> u32 {
        u32::try_from(self.attempts).unwrap_or_default()
    }

    fn error(&self) -> Option<String> {
        self.error.as_deref().map(|words| words.trim().to_owned())
    }

    fn failed(self) -> FailedJob {
        let (attempts, error) = (self.attempts(), self.error());
        FailedJob { id: Id::new(self.id), queue: self.queue, attempts, error, failed_at: self.at }
    }

    fn retried(self) -> RetriedJob {
        let (attempts, error) = (self.attempts(), self.error());
        RetriedJob { queue: self.queue, attempts, error, next_at: self.at }
    }
}

/// Work about records of the zone that did not go well. Jobs belong to no zone: what they are about does. The codes that
/// prove contacts are about citizens, who belong to none: every zone sees them, but for those of somebody whose requests
/// are all in other zones. A code is forgotten after a day, and whoever has no request yet waits for it too: somebody
/// must see that. Every zone sees what a provider granted to whoever left, too, until that is revoked or given up: it
/// names nobody. Of an error only the letters at its beginning are shown, which hold no address and no name of a server.
pub async fn troubled(pool: &PgPool, ctx: &Context, grant: Grant<'_, WatchJobs>) -> Result<Troubled, Error> {
    let who = grant.operator();
    let zone = who.zone.uuid();
    let mut work = Work::zone(pool, zone).await?;
    let failed = rows(&mut work, zone, true).await?;
    let retried = rows(&mut work, zone, false).await?;
    audit::operator(&mut work, ctx, who, Entry::new(Action::List, Subject::Job, None)).await?;
    work.commit().await?;
    Ok(Troubled {
        failed: failed.into_iter().map(Row::failed).collect(),
        retried: retried.into_iter().map(Row::retried).collect(),
    })
}

/// Those that were given up, or those that are tried again.
async fn rows(work: &mut Work, zone: Uuid, given_up: bool) -> Result<Vec<Row>, Error> {
    sqlx::query_as!(
        Row,
        r#"SELECT
            job.id,
            job.queue,
            job.attempts,
            substring(job.last_error FROM '^[A-Za-z ]{1,60}') AS "error?",
            coalesce(job.failed_at, job.run_at) AS "at!"
           FROM job
           WHERE job.done_at IS NULL
              AND (job.failed_at IS NOT NULL) = $2
              AND (job.failed_at IS NOT NULL OR job.last_error IS NOT NULL)
              AND (
                $1 IN (
                    SELECT zone_id FROM intake WHERE id = (job.payload ->> 'intake')::uuid
                    UNION ALL
                    SELECT intake.zone_id FROM document JOIN intake ON intake.id = document.intake_id
                    WHERE document.id = (job.payload ->> 'document')::uuid
                    UNION ALL
                    SELECT zone_id FROM desk_document WHERE id = (job.payload ->> 'document')::uuid
                    UNION ALL
                    SELECT zone_id FROM appointment WHERE id = (job.payload ->> 'appointment')::uuid
                    UNION ALL
                    SELECT zone_id FROM outside_link WHERE id = (job.payload ->> 'link')::uuid
                    UNION ALL
                    SELECT zone_id FROM alert_mail WHERE id = (job.payload ->> 'mail')::uuid
                ) OR EXISTS (
                    SELECT FROM token_revocation WHERE id = (job.payload ->> 'revocation')::uuid
                ) OR (
                    job.queue = $4
                    AND coalesce((
                        SELECT bool_or(intake.zone_id = $1)
                        FROM contact_code JOIN intake ON intake.account_id = contact_code.account_id
                        WHERE contact_code.id = (job.payload ->> 'code')::uuid
                            AND intake.state NOT IN ('draft', 'expired')
                    ), true)
                )
              )
           ORDER BY job.failed_at DESC, job.run_at, job.id
           LIMIT $3"#,
        zone,
        given_up,
        LISTED,
        SendCode::QUEUE,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
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
    if !troubled(pool, ctx, grant).await?.failed.iter().any(|job| job.id == id) {
        return Err(Error::NotFound);
    }
    let mut work = Work::operator(pool, who).await?;
    jobs::put_back(work.connection(), ctx, id.uuid()).await?;
    let entry = Entry::new(Action::Administer, Subject::Job, Some(id.uuid())).because("retried");
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await
}
