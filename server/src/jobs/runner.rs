//! Takes jobs from the queue and has them done, a few at a time.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use backend::{
    Context, Error,
    jobs::{self, Bell, Claimed},
};
use chrono::TimeDelta;
use futures::FutureExt;
use sqlx::PgPool;
use tokio::{sync::Semaphore, task::JoinSet, time::timeout};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;
use uuid::Uuid;

use super::{Attempt, JobHandlers, Outcome};
use crate::outside::Clock;

/// A job is ours for so long; then another runner may take it.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// A handler is stopped before its lease is over.
const PATIENCE: Duration = Duration::from_secs(100);
/// How often the runner looks by itself, for jobs whose time comes and bells that were not heard.
const LOOK: Duration = Duration::from_secs(2);
/// First wait after a failure; it doubles each time.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(15);
/// Longest wait between two attempts.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(6);

/// Takes jobs and has them done.
#[derive(Debug, Clone)]
pub struct Runner {
    pool: PgPool,
    clock: Clock,
    new_id: fn() -> Uuid,
    handlers: Arc<JobHandlers>,
    at_once: usize,
}

impl Runner {
    /// A runner that does `at_once` jobs at a time.
    pub fn new(
        pool: PgPool,
        clock: Clock,
        new_id: fn() -> Uuid,
        handlers: JobHandlers,
        at_once: usize,
    ) -> Self {
        Self { pool, clock, new_id, handlers: Arc::new(handlers), at_once: at_once.max(1) }
    }

    /// Works until told to stop, then finishes what it has begun.
    pub async fn run(self, stop: CancellationToken) {
        let permits = Arc::new(Semaphore::new(self.at_once));
        let mut begun = JoinSet::new();
        let mut bell = None;
        let mut away = false;
        loop {
            while begun.try_join_next().is_some() {}
            let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
                break;
            };
            if stop.is_cancelled() {
                break;
            }
            match self.claim().await {
                Ok(Some(job)) => {
                    let runner = self.clone();
                    begun.spawn(async move {
                        runner.attempt(job).await;
                        drop(permit);
                    });
                    continue;
                }
                Ok(None) => away = false,
                Err(error) if !away => {
                    tracing::warn!(%error, "the queue is out of reach");
                    away = true;
                }
                Err(_) => {}
            }
            drop(permit);
            tokio::select! {
                () = stop.cancelled() => break,
                () = self.wait(&mut bell) => {}
            }
        }
        begun.join_all().await;
    }

    /// Does everything that is due now, one after the other; says how much that was. For tests and
    /// for commands: time does not pass by itself here.
    pub async fn drain(&self) -> Result<usize, Error> {
        let mut done = 0;
        while let Some(job) = self.claim().await? {
            self.attempt(job).await;
            done += 1;
        }
        Ok(done)
    }

    async fn claim(&self) -> Result<Option<Claimed>, Error> {
        jobs::claim(&self.pool, self.clock.now(), LEASE).await
    }

    /// Waits for the bell, or for a while.
    async fn wait(&self, bell: &mut Option<Bell>) {
        if bell.is_none() {
            *bell = Bell::listen(&self.pool).await.ok();
        }
        let Some(listening) = bell else {
            tokio::time::sleep(LOOK).await;
            return;
        };
        if let Ok(Err(_)) = timeout(LOOK, listening.rung()).await {
            *bell = None;
        }
    }

    async fn attempt(&self, job: Claimed) {
        let span = tracing::info_span!("job", id = %job.id, queue = job.queue, attempt = job.attempt);
        async {
            let outcome = self.outcome(&job).await;
            count(&job.queue, &outcome);
            match &outcome {
                Outcome::Done => tracing::info!("done"),
                Outcome::Again(_) => tracing::debug!("done for now"),
                Outcome::Retry(reason) => tracing::warn!(reason, "to be tried again"),
                Outcome::Fail(reason) => tracing::error!(reason, "given up"),
            }
            if let Err(error) = self.write_down(&job, outcome).await {
                // Its lease runs out and it is tried again.
                tracing::error!(%error, "the outcome could not be written down");
            }
        }
        .instrument(span)
        .await;
    }

    async fn outcome(&self, job: &Claimed) -> Outcome {
        let Some(handler) = self.handlers.0.get(job.queue.as_str()) else {
            return Outcome::Retry("this version does not know the kind of job".into());
        };
        let ctx = Context { now: self.clock.now(), request_id: job.id, new_id: self.new_id };
        let attempt = Attempt { ctx, id: job.id, number: job.attempt };
        let work = AssertUnwindSafe(handler.run(job.payload.clone(), attempt)).catch_unwind();
        match timeout(PATIENCE, work).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Outcome::Retry("the handler panicked; see the log".into()),
            Err(_) => Outcome::Retry("it took too long".into()),
        }
    }

    async fn write_down(&self, job: &Claimed, outcome: Outcome) -> Result<(), Error> {
        let now = self.clock.now();
        match outcome {
            Outcome::Done => jobs::finish(&self.pool, job, now).await,
            Outcome::Again(after) => jobs::again(&self.pool, job, now + after).await,
            Outcome::Retry(reason) => {
                jobs::retry_later(&self.pool, job, &reason, now + backoff(job.attempt), now).await
            }
            Outcome::Fail(reason) => jobs::fail(&self.pool, job, &reason, now).await,
        }
    }
}

/// 15 seconds after the first attempt, then twice as long each time, up to six hours.
pub(super) fn backoff(attempt: i32) -> TimeDelta {
    let doublings = attempt.clamp(1, 16) - 1;
    (FIRST_WAIT * (1 << doublings)).min(LONGEST_WAIT)
}

fn count(queue: &str, outcome: &Outcome) {
    let outcome = match outcome {
        Outcome::Done | Outcome::Again(_) => "done",
        Outcome::Retry(_) => "retry",
        Outcome::Fail(_) => "failed",
    };
    metrics::counter!("jobs_total", "queue" => queue.to_owned(), "outcome" => outcome).increment(1);
}
