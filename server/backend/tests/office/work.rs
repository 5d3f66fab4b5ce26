//! Work that did not go well: which administrator sees it, and what trying again does.

use std::collections::BTreeSet;

use backend::{
    Error, alerts,
    register::RegisterKeys,
    revocations,
    staff::{self, Troubled},
    testing::new_id,
};
use domain::{Id, actor::Operator, alert::Wish};
use serde_json::json;
use sqlx::types::Uuid;

use crate::{
    alert_mails::wanting,
    far::nives,
    outside,
    support::{NOON, Scene, grant},
};

async fn troubled(scene: &Scene, who: &Operator) -> Troubled {
    staff::troubled(&scene.db.app, &scene.ctx, grant(who)).await.unwrap()
}

/// A mail about a request that was given up.
async fn given_up(scene: &Scene, intake: Uuid) -> Uuid {
    let id = new_id();
    sqlx::query(
        "INSERT INTO job
            (id, queue, payload, run_at, attempts, max_attempts, last_error, failed_at, created_at)
         VALUES ($1, 'send_mail', jsonb_build_object('intake', $2::text), $3, 12, 12, $4, $3, $3)",
    )
    .bind(id)
    .bind(intake.to_string())
    .bind(scene.ctx.now)
    .bind("refused by the server: 550 <giulia@posta.example>")
    .execute(&scene.db.owner)
    .await
    .unwrap();
    id
}

#[tokio::test]
async fn work_that_was_given_up_is_seen_without_its_content_and_tried_again_once() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (intake, _) = scene.sent(&scene.giulia).await;
    let id = given_up(&scene, intake.uuid()).await;
    given_up(&scene, new_id()).await;
    let failed = troubled(&scene, &paolo).await.failed;
    assert_eq!(failed.iter().map(|job| job.id.uuid()).collect::<Vec<_>>(), [id], "only of this zone");
    assert_eq!(failed[0].error.as_deref(), Some("refused by the server"));
    staff::retry(pool, ctx, grant(&paolo), Id::new(id)).await.unwrap();
    assert!(troubled(&scene, &paolo).await.failed.is_empty());
    let twice = staff::retry(pool, ctx, grant(&paolo), Id::new(id)).await;
    assert!(matches!(twice, Err(Error::NotFound)));
    let attempts: i32 = sqlx::query_scalar("SELECT attempts FROM job WHERE id = $1")
        .bind(id)
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(attempts, 0);
    let audited: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE action = 'administer' AND reason = 'retried'",
    )
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(audited, 1);
}

/// Kinds of the work that was given up.
async fn given_up_kinds(scene: &Scene, who: &Operator) -> BTreeSet<String> {
    troubled(scene, who).await.failed.into_iter().map(|job| job.queue).collect()
}

/// A link for an outside body, alerts for Chiara and tokens of a citizen who left: of each the work is given up.
async fn all_given_up() -> Scene {
    let scene = wanting(Wish::AtOnce).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    outside::sent(&scene).await;
    scene.sent(&scene.carlo().await).await;
    alerts::gather(pool, ctx).await.unwrap();
    let keys = RegisterKeys::new("2026", [7; 32]);
    revocations::ask(pool, ctx, &keys, &json!({ "access_token": "a-secret" })).await.unwrap();
    for queue in ["send_outside_link", "send_alert_mail", "revoke_tokens"] {
        let failed = "UPDATE job SET failed_at = $1, last_error = 'refused' WHERE queue = $2";
        let failed = sqlx::query(failed).bind(ctx.now).bind(queue).execute(&scene.db.owner).await.unwrap();
        assert_eq!(failed.rows_affected(), 1, "{queue}");
    }
    scene
}

#[tokio::test]
async fn links_alerts_and_revocations_are_tried_again_and_those_of_a_zone_only_there() {
    let scene = all_given_up().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (paolo, far) = (scene.operator("paolo.neri").await, nives(&scene).await);
    sqlx::query("UPDATE operator_desk SET role = 'administrator' WHERE operator_id = $1")
        .bind(far.me.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let far = scene.operator("nives.lontana").await;
    let all = ["revoke_tokens", "send_alert_mail", "send_outside_link"].map(str::to_owned);
    assert_eq!(given_up_kinds(&scene, &paolo).await, BTreeSet::from(all));
    let of_no_zone = BTreeSet::from(["revoke_tokens".to_owned()]);
    assert_eq!(given_up_kinds(&scene, &far).await, of_no_zone, "what is of no zone alone");
    for job in troubled(&scene, &paolo).await.failed {
        if job.queue != "revoke_tokens" {
            let elsewhere = staff::retry(pool, ctx, grant(&far), job.id).await;
            assert!(matches!(elsewhere, Err(Error::NotFound)), "{}", job.queue);
        }
        staff::retry(pool, ctx, grant(&paolo), job.id).await.unwrap();
    }
    let after = troubled(&scene, &paolo).await;
    assert_eq!((after.failed.len(), after.retried.len()), (0, 3), "{after:?}");
}

#[tokio::test]
async fn a_revocation_without_tokens_is_nothing_to_try_again() {
    let scene = all_given_up().await;
    let paolo = scene.operator("paolo.neri").await;
    sqlx::query("DELETE FROM token_revocation").execute(&scene.db.owner).await.unwrap();
    assert!(!given_up_kinds(&scene, &paolo).await.contains("revoke_tokens"));
}
