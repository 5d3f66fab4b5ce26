//! Removes what is over, and counts what waits.

use async_trait::async_trait;
use backend::{
    Error,
    jobs::{self, Sweep},
    kept_forms, personal, revocations, sessions, sign_in, unsent_forms,
};
use chrono::TimeDelta;
use sqlx::PgPool;

use super::{Attempt, Handler, Outcome};

/// How often.
const EVERY: TimeDelta = TimeDelta::minutes(1);
/// Jobs that were done stay so long, for whoever looks into a complaint.
const KEEP_DONE: TimeDelta = TimeDelta::days(30);

/// Does [`Sweep`].
#[derive(Debug, Clone)]
pub struct SweepHandler {
    /// The database.
    pub pool: PgPool,
}

#[async_trait]
impl Handler<Sweep> for SweepHandler {
    async fn run(&self, _: Sweep, attempt: Attempt) -> Outcome {
        match self.sweep(attempt).await {
            Ok(()) => Outcome::Again(EVERY),
            Err(error) => Outcome::of_error(&error),
        }
    }
}

impl SweepHandler {
    async fn sweep(&self, attempt: Attempt) -> Result<(), Error> {
        let now = attempt.ctx.now;
        let sessions = sessions::delete_expired(&self.pool, now).await?;
        sign_in::forget_expired(&self.pool, now).await?;
        revocations::forget_old(&self.pool, now).await?;
        kept_forms::forget_expired(&self.pool, now).await?;
        unsent_forms::forget_expired(&self.pool, now).await?;
        personal::forget_old(&self.pool, now).await?;
        let abandoned = jobs::fail_abandoned(&self.pool, now).await?;
        let old = jobs::delete_done(&self.pool, now - KEEP_DONE).await?;
        tracing::debug!(sessions, abandoned, old, "swept");
        self.gauge().await
    }

    #[expect(clippy::cast_precision_loss, reason = "a queue is never so long")]
    async fn gauge(&self) -> Result<(), Error> {
        for backlog in jobs::backlog(&self.pool).await? {
            for (state, count) in
                [("waiting", backlog.waiting), ("retrying", backlog.retrying), ("failed", backlog.failed)]
            {
                metrics::gauge!("jobs_waiting", "queue" => backlog.queue.clone(), "state" => state)
                    .set(count as f64);
            }
        }
        Ok(())
    }
}
