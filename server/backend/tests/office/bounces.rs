//! Mails that come back after a mail server had taken them.

use backend::{
    Context, Error, Work,
    deliveries::{self, Attempt, Noted},
    intake,
    jobs::{self, Notice, SendCode, SendMail},
    referrals::outside::{self, NewLink},
    testing::new_id,
};
use chrono::TimeDelta;
use domain::{
    Id,
    bounce::Bounce,
    delivery::{ChannelKind, Delivery, Obstacle, Report, Undelivered},
    intake::Intake,
    referral::outside::{Event, Outside},
};

use super::{
    outside::{KEY, code, sent},
    support::{NOON, Scene, count, grant},
};

const FAILED: Bounce = Bounce { report: Report::Failed, obstacle: Obstacle::Refused, places: Vec::new() };
const DELAYED: Bounce = Bounce { report: Report::Delayed, obstacle: Obstacle::PutOff, places: Vec::new() };

async fn attempt(scene: &Scene, id: Id<Delivery>, intake: Id<Intake>, how: Attempt) {
    let mail = SendMail { intake, notice: Notice::News };
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    deliveries::note(pool, ctx, id.uuid(), &mail, ChannelKind::Email, how).await.unwrap();
}

/// A mail about a request that a mail server took.
async fn taken(scene: &Scene, intake: Id<Intake>) -> Id<Delivery> {
    let id = Id::new(new_id());
    attempt(scene, id, intake, Attempt::Taken).await;
    id
}

async fn came_back(scene: &Scene, id: Id<Delivery>, bounce: &Bounce) -> Noted {
    deliveries::came_back(&scene.db.app, &scene.ctx, id, bounce).await.unwrap()
}

/// What the desk sees after this time.
async fn seen(scene: &Scene, intake: Id<Intake>, after: TimeDelta) -> Vec<Undelivered> {
    let ctx = Context { now: scene.ctx.now + after, ..scene.ctx };
    intake::look(&scene.db.app, &ctx, grant(&scene.chiara), intake).await.unwrap().undelivered
}

/// Writes a job, and says which.
async fn enqueued(scene: &Scene, job: &impl jobs::Job) -> Id<Delivery> {
    let mut work = Work::system(&scene.db.app).await.unwrap();
    jobs::enqueue(work.connection(), &scene.ctx, job).await.unwrap();
    work.commit().await.unwrap();
    let last = "SELECT id FROM job ORDER BY id DESC LIMIT 1";
    let id: uuid::Uuid = sqlx::query_scalar(last).fetch_one(&scene.db.owner).await.unwrap();
    Id::new(id)
}

#[tokio::test]
async fn what_came_back_is_seen_once_and_sent_once_more() {
    let scene = Scene::at(NOON).await;
    let (intake, _) = scene.sent(&scene.giulia).await;
    let id = taken(&scene, intake).await;
    assert!(seen(&scene, intake, TimeDelta::zero()).await.is_empty());
    assert_eq!(came_back(&scene, id, &FAILED).await, Noted::New);
    assert_eq!(came_back(&scene, id, &FAILED).await, Noted::Known);
    assert_eq!(came_back(&scene, id, &DELAYED).await, Noted::Known, "a late word about what is over");
    let found = seen(&scene, intake, TimeDelta::days(400)).await;
    assert_eq!((found.len(), found[0].id, found[0].given_up), (1, id, true));
    assert_eq!((found[0].reported, found[0].obstacle), (Some(Report::Failed), Obstacle::Refused));
    deliveries::repeat(&scene.db.app, &scene.ctx, grant(&scene.chiara), intake, id).await.unwrap();
    assert_eq!(came_back(&scene, id, &FAILED).await, Noted::Known);
    assert!(seen(&scene, intake, TimeDelta::zero()).await.is_empty(), "the new mail will tell");
}

#[tokio::test]
async fn what_is_delayed_is_no_failure_and_is_forgotten_when_it_must_have_arrived() {
    let scene = Scene::at(NOON).await;
    let (intake, _) = scene.sent(&scene.giulia).await;
    let id = taken(&scene, intake).await;
    assert_eq!(came_back(&scene, id, &DELAYED).await, Noted::New);
    assert_eq!(came_back(&scene, id, &DELAYED).await, Noted::Known);
    let found = seen(&scene, intake, TimeDelta::days(5)).await;
    assert_eq!((found.len(), found[0].reported), (1, Some(Report::Delayed)));
    assert!(!found[0].given_up);
    let again = deliveries::repeat(&scene.db.app, &scene.ctx, grant(&scene.chiara), intake, id).await;
    assert!(matches!(again, Err(Error::NotFound)), "it is still on its way");
    assert!(seen(&scene, intake, TimeDelta::days(6)).await.is_empty());
    assert_eq!(came_back(&scene, id, &FAILED).await, Noted::New, "but it did not arrive");
    assert_eq!(seen(&scene, intake, TimeDelta::days(6)).await[0].reported, Some(Report::Failed));
}

#[tokio::test]
async fn a_bounce_may_be_quicker_than_the_job_that_sent_the_mail() {
    let scene = Scene::at(NOON).await;
    let (intake, _) = scene.sent(&scene.giulia).await;
    let id = enqueued(&scene, &SendMail { intake, notice: Notice::News }).await;
    assert_eq!(came_back(&scene, id, &FAILED).await, Noted::New);
    attempt(&scene, id, intake, Attempt::Taken).await;
    let found = seen(&scene, intake, TimeDelta::zero()).await;
    assert_eq!((found.len(), found[0].receipt, found[0].reported), (1, false, Some(Report::Failed)));
}

#[tokio::test]
async fn mails_that_are_about_no_request_are_nobody_s() {
    let scene = Scene::at(NOON).await;
    let (intake, _) = scene.sent(&scene.giulia).await;
    assert_eq!(came_back(&scene, Id::new(new_id()), &FAILED).await, Noted::NotOurs);
    let code = enqueued(&scene, &SendCode { code: Id::new(new_id()) }).await;
    assert_eq!(came_back(&scene, code, &FAILED).await, Noted::NotOurs);
    let gone = enqueued(&scene, &SendMail { intake: Id::new(new_id()), notice: Notice::News }).await;
    assert_eq!(came_back(&scene, gone, &FAILED).await, Noted::NotOurs);
    assert!(seen(&scene, intake, TimeDelta::zero()).await.is_empty());
}

#[tokio::test]
async fn another_desk_does_not_see_what_came_back() {
    let scene = Scene::at(NOON).await;
    let (intake, _) = scene.sent(&scene.giulia).await;
    let id = taken(&scene, intake).await;
    came_back(&scene, id, &FAILED).await;
    let karim = scene.operator("karim.haddad").await;
    let his = intake::look(&scene.db.app, &scene.ctx, grant(&karim), intake).await;
    assert!(matches!(his, Err(Error::NotFound)));
    let mut work = Work::operator(&scene.db.app, &karim).await.unwrap();
    assert_eq!(count(&mut work, "delivery").await, 0);
}

/// Whether the sender of a card sees that its link did not arrive, and how often they were told.
async fn outside_is_lost(scene: &Scene, id: Id<Outside>) -> (bool, usize) {
    let seen = outside::follow(&scene.db.app, &scene.ctx, grant(&scene.chiara), id).await.unwrap();
    let told = seen.steps.iter().filter(|step| step.event == Event::Undelivered).count();
    (seen.referral.link.undelivered, told)
}

/// The job that mails the last link.
async fn link_mail(scene: &Scene) -> Id<Delivery> {
    let last = "SELECT id FROM job WHERE queue = 'send_outside_link' ORDER BY id DESC LIMIT 1";
    let id: uuid::Uuid = sqlx::query_scalar(last).fetch_one(&scene.db.owner).await.unwrap();
    Id::new(id)
}

#[tokio::test]
async fn a_link_that_came_back_is_told_to_its_sender_once() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (_, id, _) = sent(&scene).await;
    let mail = link_mail(&scene).await;
    let link = outside::follow(pool, ctx, grant(&scene.chiara), id).await.unwrap().referral.link;
    assert_eq!(came_back(&scene, mail, &DELAYED).await, Noted::Known, "it is on its way");
    assert_eq!(outside_is_lost(&scene, id).await, (false, 0));
    assert_eq!(came_back(&scene, mail, &FAILED).await, Noted::New);
    assert_eq!(came_back(&scene, mail, &FAILED).await, Noted::Known);
    outside::mailed(pool, ctx, link.id).await.unwrap();
    assert_eq!(outside_is_lost(&scene, id).await, (true, 1), "the bounce was quicker than the job");
    let newer = NewLink { id: Id::new(new_id()), key: &KEY, code: &code() };
    outside::relink(pool, ctx, grant(&scene.chiara), id, None, &newer).await.unwrap();
    outside::mailed(pool, ctx, newer.id).await.unwrap();
    assert_eq!(outside_is_lost(&scene, id).await, (false, 1), "another mail");
    let mail = link_mail(&scene).await;
    assert_eq!(came_back(&scene, mail, &FAILED).await, Noted::New);
    assert_eq!(outside_is_lost(&scene, id).await, (true, 2));
    let audited =
        "SELECT count(*) FROM audit_event WHERE reason = 'outside_undelivered' AND zone_id IS NOT NULL";
    let rows: i64 = sqlx::query_scalar(audited).fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(rows, 2);
}
