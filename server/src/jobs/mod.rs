//! Work that happens later: who does which job, and how often it is tried.
//!
//! To add a kind of job: its struct in `backend::jobs`, a [`Handler`] here, and one line where the
//! registry is made ([`JobHandlers::on`]).

mod alarm;
mod alert_mail;
mod alerts;
mod appointment;
mod code;
mod doubles;
mod letter;
mod opening;
mod outside;
mod providers;
mod purge;
mod receipt;
mod referrals;
mod revoke;
mod runner;
mod sweep;
#[cfg(test)]
mod tests;
mod unfinished;
mod upkeep;

use std::{collections::BTreeMap, fmt, sync::Arc};

use async_trait::async_trait;
use backend::{Context, jobs::Job};
use chrono::TimeDelta;
use serde_json::Value;
use uuid::Uuid;

pub use alarm::AlarmHandler;
pub use alert_mail::AlertMailHandler;
pub use alerts::AlertsHandler;
pub use appointment::AppointmentHandler;
pub use code::CodeHandler;
pub use doubles::DoublesHandler;
pub use letter::LetterHandler;
pub use opening::OpeningHandler;
pub use outside::OutsideHandler;
pub use providers::ProvidersHandler;
pub use purge::PurgeHandler;
pub use receipt::ReceiptHandler;
pub use referrals::ReferralsHandler;
pub use revoke::RevokeHandler;
pub use runner::Runner;
pub use sweep::SweepHandler;
pub use unfinished::UnfinishedHandler;
pub use upkeep::UpkeepHandler;

/// How an attempt went. Reasons are read by administrators and hold no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It is done for now and runs again after this time.
    Again(TimeDelta),
    /// Trying later may help.
    Retry(String),
    /// It can never be done.
    Fail(String),
}

impl Outcome {
    /// What a failed use case means for a job: its subject may be gone, the database may be away.
    pub fn of_error(error: &backend::Error) -> Self {
        match error {
            backend::Error::NotFound => Self::Fail("what it is about does not exist any more".into()),
            backend::Error::Corrupt { table, column } => {
                Self::Fail(format!("corrupt value in {table}.{column}"))
            }
            backend::Error::Form { .. } => Self::Fail(error.to_string()),
            other if other.is_busy() => Self::Retry("somebody else wrote the same at this moment".into()),
            other if other.is_temporary() => Self::Retry("the database is away".into()),
            _ => Self::Retry("the use case failed; see the log".into()),
        }
    }
}

/// One attempt.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// Time and numbers; the request id is the job's identifier.
    pub ctx: Context,
    /// The job.
    pub id: Uuid,
    /// Which attempt this is, from 1.
    pub number: i32,
}

/// Does one kind of job. It may be called twice for one job, so it must not mind.
#[async_trait]
pub trait Handler<J: Job>: Send + Sync + 'static {
    /// Tries to do it.
    async fn run(&self, job: J, attempt: Attempt) -> Outcome;
}

/// A handler whose kind of job has been forgotten.
#[async_trait]
trait Erased: Send + Sync {
    async fn run(&self, payload: Value, attempt: Attempt) -> Outcome;
}

struct Typed<J, H> {
    handler: H,
    job: std::marker::PhantomData<fn() -> J>,
}

#[async_trait]
impl<J: Job, H: Handler<J>> Erased for Typed<J, H> {
    async fn run(&self, payload: Value, attempt: Attempt) -> Outcome {
        match serde_json::from_value(payload) {
            Ok(job) => self.handler.run(job, attempt).await,
            Err(_) => Outcome::Fail("this version cannot read the payload".into()),
        }
    }
}

/// Who does which kind of job.
#[derive(Clone, Default)]
pub struct JobHandlers(BTreeMap<&'static str, Arc<dyn Erased>>);

impl JobHandlers {
    /// Nobody does anything yet.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// This handler does this kind of job.
    #[must_use]
    pub fn on<J: Job>(mut self, handler: impl Handler<J>) -> Self {
        self.0.insert(J::QUEUE, Arc::new(Typed { handler, job: std::marker::PhantomData }));
        self
    }

    /// The kinds of job that somebody does.
    pub fn queues(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }
}

impl fmt::Debug for JobHandlers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.queues()).finish()
    }
}
