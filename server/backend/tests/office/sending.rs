//! Sending a request.

use backend::{Error, intake};
use domain::{Protocollo, intake::Tag};
use serde_json::json;
use sqlx::types::Uuid;

use crate::support::{GIULIA, NOON, OTHER, Scene, answers, at};

#[tokio::test]
async fn numbers_follow_one_another_without_gaps_even_when_many_send_at_once() {
    let scene = Scene::at(NOON).await;
    let mut drafts = Vec::new();
    for place in 0..12 {
        let slug = format!("prova-{place}");
        let service = scene.service_of(&scene.chiara, &slug).await;
        drafts.push(scene.draft_of(&scene.giulia, &service).await.id);
    }
    let sending = drafts.iter().map(|id| intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, *id));
    let mut numbers: Vec<u32> =
        futures::future::join_all(sending).await.into_iter().map(|number| number.unwrap().number()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_number_that_is_rolled_back_goes_to_the_next() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    // The receipt's job cannot be written: nothing of the sending may stay.
    sqlx::query("REVOKE INSERT ON job FROM sportello_app").execute(&scene.db.owner).await.unwrap();
    let failed = intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await;
    assert!(matches!(failed, Err(Error::Database(_))));
    sqlx::query("GRANT INSERT ON job TO sportello_app").execute(&scene.db.owner).await.unwrap();
    let number = intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await.unwrap();
    assert_eq!(number, Protocollo::new(2026, 1).unwrap());
}

#[tokio::test]
async fn a_double_click_sends_once() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let send = || intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id);
    let (first, second) = futures::future::join(send(), send()).await;
    assert_eq!(first.unwrap(), second.unwrap());
    let jobs: i64 = sqlx::query_scalar("SELECT count(*) FROM job WHERE queue = 'render_receipt'")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(jobs, 1);
}

#[tokio::test]
async fn the_register_begins_anew_at_midnight_in_rome() {
    let scene = Scene::at(NOON).await;
    let other = scene.carlo().await;
    let (first, second) = (scene.draft(&scene.giulia).await.id, scene.draft(&other).await.id);
    let old = intake::submit(&scene.db.app, &at("2026-12-31T22:59:59Z"), &scene.giulia, first).await.unwrap();
    let new = intake::submit(&scene.db.app, &at("2026-12-31T23:00:00Z"), &other, second).await.unwrap();
    assert_eq!((old, new), (Protocollo::new(2026, 1).unwrap(), Protocollo::new(2027, 1).unwrap()));
}

#[tokio::test]
async fn what_has_errors_is_not_sent_and_takes_no_number() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let empty = answers(&[("motivo", "  ")]);
    intake::save_draft(&scene.db.app, &scene.ctx, &scene.giulia, draft.id, draft.version, &empty)
        .await
        .unwrap();
    let refused = intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await;
    assert!(matches!(refused, Err(Error::Incomplete)));
    let draft = intake::find_draft(&scene.db.app, &scene.giulia, "prova").await.unwrap();
    assert_eq!(draft.state.tag(), Tag::Draft);
}

#[tokio::test]
async fn a_term_that_begins_on_the_leap_day_is_counted_right() {
    let scene = Scene::at("2028-02-29T10:00:00Z").await;
    let (_, number) = scene.sent(&scene.giulia).await;
    let mine = intake::open_own(&scene.db.app, &scene.ctx, &scene.giulia, number).await.unwrap();
    let latest = mine.milestones.last().unwrap().by.unwrap();
    assert_eq!(latest.to_string(), "2028-03-30");
}

#[tokio::test]
async fn a_receipt_is_its_owners_and_whoever_fetches_it_is_written_down() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, giulia) = (&scene.db.app, &scene.ctx, &scene.giulia);
    let (id, number) = scene.sent(giulia).await;
    let early = intake::receipt_for_citizen(pool, ctx, giulia, number).await;
    assert!(matches!(early, Err(Error::NotFound)), "not made yet");
    let stored = json!({"object_key": "receipt"});
    assert!(intake::store_receipt(pool, ctx, id, &stored, 10).await.unwrap());
    let foreign = intake::receipt_for_citizen(pool, ctx, &scene.carlo().await, number).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    assert_eq!(intake::receipt_for_citizen(pool, ctx, giulia, number).await.unwrap(), stored);
    let noted: Vec<Uuid> = sqlx::query_scalar(
        "SELECT actor_id FROM audit_event WHERE action = 'open' AND subject = 'receipt' AND subject_id = $1",
    )
    .bind(id.uuid())
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(noted, [giulia.account.uuid()]);
}

#[tokio::test]
async fn the_number_of_somebody_else_does_not_exist() {
    let scene = Scene::at(NOON).await;
    let (_, number) = scene.sent(&scene.giulia).await;
    let other = scene.carlo().await;
    let seen = intake::open_own(&scene.db.app, &scene.ctx, &other, number).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    assert_ne!(GIULIA, OTHER);
}
