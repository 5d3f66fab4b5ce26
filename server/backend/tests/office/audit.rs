//! The record of who saw what.

use backend::{
    audit::{self, Broken},
    cards, intake,
};

use crate::support::{NOON, Scene, grant};

#[tokio::test]
async fn reads_are_written_down_with_what_was_shown_and_hidden() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    let (profile, shown): (String, Vec<String>) =
        sqlx::query_as("SELECT profile, shown FROM audit_event WHERE action = 'read' AND subject = 'card'")
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert_eq!(profile, "Segretariato sociale");
    assert!(shown.contains(&"health".to_owned()));
}

#[tokio::test]
async fn the_server_can_neither_change_nor_remove_nor_read_the_record() {
    let scene = Scene::at(NOON).await;
    for sql in ["UPDATE audit_event SET at = now()", "DELETE FROM audit_event", "TRUNCATE audit_event"] {
        assert!(sqlx::query(sql).execute(&scene.db.app).await.is_err(), "{sql}");
        assert!(sqlx::query(sql).execute(&scene.db.owner).await.is_err(), "{sql} as owner");
    }
    let seen: i64 =
        sqlx::query_scalar("SELECT count(*) FROM audit_event").fetch_one(&scene.db.app).await.unwrap();
    assert_eq!(seen, 0);
}

async fn tamper(scene: &Scene, sql: &'static str) {
    for statement in
        ["ALTER TABLE audit_event DISABLE TRIGGER USER", sql, "ALTER TABLE audit_event ENABLE TRIGGER USER"]
    {
        sqlx::query(statement).execute(&scene.db.owner).await.unwrap();
    }
}

#[tokio::test]
async fn a_seal_shows_every_later_change() {
    let changes = [
        "UPDATE audit_event SET reason = 'altro' WHERE id = 2",
        "DELETE FROM audit_event WHERE id = 2",
        "UPDATE audit_event SET at = at + interval '1 second' WHERE id = 3",
    ];
    for change in changes {
        let scene = Scene::at(NOON).await;
        scene.sent(&scene.giulia).await;
        let sealed = audit::seal(&scene.db.app, &scene.ctx).await.unwrap();
        assert!(sealed >= 3);
        let whole = audit::verify(&scene.db.app).await.unwrap();
        assert_eq!((whole.seals, whole.events), (1, sealed as u64));
        tamper(&scene, change).await;
        let broken = audit::verify(&scene.db.app).await;
        assert!(matches!(broken, Err(Broken::Rows { .. })), "{change}: {broken:?}");
    }
}

#[tokio::test]
async fn seals_follow_one_another() {
    let scene = Scene::at(NOON).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    audit::seal(&scene.db.app, &scene.ctx).await.unwrap();
    assert_eq!(audit::seal(&scene.db.app, &scene.ctx).await.unwrap(), 0, "nothing new");
    intake::detail(&scene.db.app, &scene.ctx, grant(&scene.chiara), id).await.unwrap();
    audit::seal(&scene.db.app, &scene.ctx).await.unwrap();
    assert_eq!(audit::verify(&scene.db.app).await.unwrap().seals, 2);
    sqlx::query("ALTER TABLE audit_seal DISABLE TRIGGER USER").execute(&scene.db.owner).await.unwrap();
    sqlx::query("DELETE FROM audit_seal WHERE id = 1").execute(&scene.db.owner).await.unwrap();
    assert!(audit::verify(&scene.db.app).await.is_err());
}

#[tokio::test]
async fn no_row_can_slip_in_under_a_seal() {
    let scene = Scene::at(NOON).await;
    // A slow transaction holds a number that was given out before the sealer came.
    let mut slow = scene.db.owner.begin().await.unwrap();
    let row = "INSERT INTO audit_event (at, actor, action, subject, shown, masked, request_id)
               VALUES (now(), 'system', 'list', 'intake', '{}', '{}', gen_random_uuid())";
    sqlx::query(row).execute(&mut *slow).await.unwrap();
    let sealing = tokio::spawn({
        let (pool, ctx) = (scene.db.app.clone(), scene.ctx);
        async move { audit::seal(&pool, &ctx).await }
    });
    slow.commit().await.unwrap();
    sealing.await.unwrap().unwrap();
    audit::seal(&scene.db.app, &scene.ctx).await.unwrap();
    audit::verify(&scene.db.app).await.unwrap();
}
