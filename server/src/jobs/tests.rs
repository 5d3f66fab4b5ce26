//! The queue: exactly when, at most so often, and never lost.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use backend::{
    jobs::{self, ExpireDrafts, Notice, ScanDocument, SealAudit, SendMail},
    testing::{Db, context, new_id, noon},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::Id;
use tokio_util::sync::CancellationToken;

use super::{Attempt, Handler, JobHandlers, Outcome, Runner, runner::backoff};
use crate::outside::Clock;

/// Answers every attempt in the same way and counts.
#[derive(Clone)]
struct Always {
    outcome: Outcome,
    attempts: Arc<AtomicUsize>,
}

#[async_trait]
impl Handler<SendMail> for Always {
    async fn run(&self, _: SendMail, _: Attempt) -> Outcome {
        self.attempts.fetch_add(1, Ordering::SeqCst);
        self.outcome.clone()
    }
}

#[async_trait]
impl Handler<SealAudit> for Always {
    async fn run(&self, _: SealAudit, _: Attempt) -> Outcome {
        self.attempts.fetch_add(1, Ordering::SeqCst);
        self.outcome.clone()
    }
}

fn always(outcome: Outcome) -> (Always, Arc<AtomicUsize>) {
    let attempts = Arc::new(AtomicUsize::new(0));
    (Always { outcome, attempts: Arc::clone(&attempts) }, attempts)
}

fn mail() -> SendMail {
    SendMail { intake: Id::new(new_id()), notice: Notice::Receipt }
}

async fn write(db: &Db, job: &impl jobs::Job) {
    let mut connection = db.app.acquire().await.unwrap();
    jobs::enqueue(&mut connection, &context(noon()), job).await.unwrap();
}

/// A runner at a fixed instant.
fn runner(db: &Db, handlers: JobHandlers, now: DateTime<Utc>) -> Runner {
    Runner::new(db.app.clone(), Clock::new(move || now), new_id, handlers, 2)
}

async fn backlog(db: &Db) -> Vec<(String, i64, i64, i64)> {
    let rows = jobs::backlog(&db.app).await.unwrap();
    rows.into_iter().map(|row| (row.queue, row.waiting, row.retrying, row.failed)).collect()
}

#[tokio::test]
async fn a_job_exists_only_if_its_cause_was_kept() {
    let db = Db::fresh().await;
    let mut transaction = db.app.begin().await.unwrap();
    jobs::enqueue(&mut transaction, &context(noon()), &mail()).await.unwrap();
    transaction.rollback().await.unwrap();
    assert!(backlog(&db).await.is_empty());
    write(&db, &mail()).await;
    let (handler, attempts) = always(Outcome::Done);
    assert_eq!(runner(&db, JobHandlers::new().on::<SendMail>(handler), noon()).drain().await.unwrap(), 1);
    assert_eq!(attempts.load(Ordering::SeqCst), 1);
    assert!(backlog(&db).await.is_empty());
}

#[tokio::test]
async fn a_failed_attempt_is_repeated_later_and_later() {
    let db = Db::fresh().await;
    write(&db, &mail()).await;
    let (handler, attempts) = always(Outcome::Retry("the mail server cannot be reached".into()));
    let handlers = JobHandlers::new().on::<SendMail>(handler);
    let mut now = noon();
    for number in 1..=3 {
        assert_eq!(runner(&db, handlers.clone(), now).drain().await.unwrap(), 1);
        assert_eq!(attempts.load(Ordering::SeqCst), number);
        let wait = backoff(i32::try_from(number).unwrap());
        let early = now + wait - TimeDelta::seconds(1);
        assert_eq!(runner(&db, handlers.clone(), early).drain().await.unwrap(), 0);
        now += wait;
    }
    assert_eq!(backlog(&db).await, [("send_mail".into(), 1, 1, 0)]);
    let reason: String = sqlx::query_scalar("SELECT last_error FROM job").fetch_one(&db.owner).await.unwrap();
    assert_eq!(reason, "the mail server cannot be reached");
}

#[test]
fn waits_double_up_to_six_hours() {
    let waits: Vec<i64> = [1, 2, 3, 10, 11, 12, 1000].map(|attempt| backoff(attempt).num_seconds()).into();
    assert_eq!(waits, [15, 30, 60, 7680, 15360, 21600, 21600]);
}

#[tokio::test]
async fn after_the_last_attempt_a_job_is_given_up_and_seen() {
    let db = Db::fresh().await;
    write(&db, &mail()).await;
    let (handler, attempts) = always(Outcome::Retry("no".into()));
    let handlers = JobHandlers::new().on::<SendMail>(handler);
    let mut now = noon();
    while runner(&db, handlers.clone(), now).drain().await.unwrap() == 1 {
        now += TimeDelta::days(1);
    }
    assert_eq!(attempts.load(Ordering::SeqCst), 12);
    assert_eq!(backlog(&db).await, [("send_mail".into(), 0, 0, 1)]);
}

#[tokio::test]
async fn what_can_never_work_is_given_up_at_once() {
    let db = Db::fresh().await;
    write(&db, &mail()).await;
    let (handler, _) = always(Outcome::Fail("the address is not valid".into()));
    runner(&db, JobHandlers::new().on::<SendMail>(handler), noon()).drain().await.unwrap();
    assert_eq!(backlog(&db).await, [("send_mail".into(), 0, 0, 1)]);
}

#[tokio::test]
async fn two_runners_never_hold_the_same_job() {
    let db = Db::fresh().await;
    for _ in 0..6 {
        write(&db, &mail()).await;
    }
    let lease = TimeDelta::minutes(5);
    let claims = (0..8).map(|_| jobs::claim(&db.app, noon(), lease));
    let claimed = futures::future::try_join_all(claims).await.unwrap();
    let mut ids: Vec<_> = claimed.into_iter().flatten().map(|job| job.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6);
}

#[tokio::test]
async fn a_job_whose_runner_died_goes_to_another_and_the_first_answer_no_longer_counts() {
    let db = Db::fresh().await;
    write(&db, &mail()).await;
    let lease = TimeDelta::minutes(5);
    let dead = jobs::claim(&db.app, noon(), lease).await.unwrap().unwrap();
    assert!(jobs::claim(&db.app, noon(), lease).await.unwrap().is_none());
    let later = noon() + lease;
    let alive = jobs::claim(&db.app, later, lease).await.unwrap().unwrap();
    assert_eq!((dead.id, dead.attempt, alive.attempt), (alive.id, 1, 2));
    jobs::fail(&db.app, &dead, "too late", later).await.unwrap();
    assert_eq!(backlog(&db).await, [("send_mail".into(), 1, 0, 0)]);
    jobs::finish(&db.app, &alive, later).await.unwrap();
    assert!(backlog(&db).await.is_empty());
}

#[tokio::test]
async fn a_job_that_kills_every_runner_is_given_up() {
    let db = Db::fresh().await;
    write(&db, &mail()).await;
    let lease = TimeDelta::minutes(5);
    let mut now = noon();
    while jobs::claim(&db.app, now, lease).await.unwrap().is_some() {
        now += lease;
    }
    assert_eq!(jobs::fail_abandoned(&db.app, now).await.unwrap(), 1);
    assert_eq!(backlog(&db).await, [("send_mail".into(), 0, 0, 1)]);
}

#[tokio::test]
async fn a_periodic_job_is_in_the_queue_once_and_stays() {
    let db = Db::fresh().await;
    for _ in 0..3 {
        jobs::ensure(&db.app, &context(noon()), &SealAudit {}).await.unwrap();
    }
    let (handler, attempts) = always(Outcome::Again(TimeDelta::seconds(5)));
    let handlers = JobHandlers::new().on::<SealAudit>(handler);
    let mut now = noon();
    for _ in 0..4 {
        assert_eq!(runner(&db, handlers.clone(), now).drain().await.unwrap(), 1);
        now += TimeDelta::seconds(5);
    }
    assert_eq!(attempts.load(Ordering::SeqCst), 4);
    assert_eq!(backlog(&db).await, [("seal_audit".into(), 1, 0, 0)]);
}

struct Panics;

#[async_trait]
impl Handler<ExpireDrafts> for Panics {
    async fn run(&self, _: ExpireDrafts, _: Attempt) -> Outcome {
        panic!("a secret of somebody")
    }
}

#[tokio::test]
async fn a_panic_and_an_unknown_kind_are_tried_again_and_tell_nothing() {
    let db = Db::fresh().await;
    write(&db, &ExpireDrafts {}).await;
    write(&db, &ScanDocument { document: Id::new(new_id()) }).await;
    runner(&db, JobHandlers::new().on::<ExpireDrafts>(Panics), noon()).drain().await.unwrap();
    let reasons: Vec<String> =
        sqlx::query_scalar("SELECT last_error FROM job ORDER BY queue").fetch_all(&db.owner).await.unwrap();
    assert_eq!(reasons, ["the handler panicked; see the log", "this version does not know the kind of job"]);
}

#[tokio::test]
async fn a_running_runner_hears_of_a_job_and_ends_when_told() {
    let db = Db::fresh().await;
    let (handler, attempts) = always(Outcome::Done);
    let stop = CancellationToken::new();
    let running =
        tokio::spawn(runner(&db, JobHandlers::new().on::<SendMail>(handler), noon()).run(stop.clone()));
    write(&db, &mail()).await;
    let done = async {
        while attempts.load(Ordering::SeqCst) == 0 || !backlog(&db).await.is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), done).await.unwrap();
    stop.cancel();
    running.await.unwrap();
}
