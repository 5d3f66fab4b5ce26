//! Writing a request.

use backend::{
    Error,
    intake::{self, Upload},
};
use domain::{document::Sha256, form::FieldPath};
use serde_json::json;

use crate::support::{NOON, Scene, answers, at, report};

#[tokio::test]
async fn two_tabs_share_one_draft_and_the_older_one_is_told() {
    let scene = Scene::at(NOON).await;
    let open = || intake::open_draft(&scene.db.app, &scene.ctx, &scene.giulia, &scene.service);
    let (one, two) = futures::future::join(open(), open()).await;
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one.id, two.id);
    let save = |text: &'static str| {
        let answers = answers(&[("motivo", text)]);
        let scene = &scene;
        let (id, version) = (one.id, one.version);
        async move { intake::save_draft(&scene.db.app, &scene.ctx, &scene.giulia, id, version, &answers).await }
    };
    save("primo").await.unwrap();
    assert!(matches!(save("secondo").await, Err(Error::Stale)));
    let kept = intake::find_draft(&scene.db.app, &scene.giulia, "prova").await.unwrap();
    assert_eq!(kept.answers.get(&FieldPath::once("motivo")), "primo");
}

#[tokio::test]
async fn a_draft_belongs_to_its_writer() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let other = scene.carlo().await;
    let answers = answers(&[("motivo", "x")]);
    let stolen =
        intake::save_draft(&scene.db.app, &scene.ctx, &other, draft.id, draft.version, &answers).await;
    assert!(matches!(stolen, Err(Error::NotFound)));
    assert!(matches!(
        intake::submit(&scene.db.app, &scene.ctx, &other, draft.id).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn a_step_that_is_saved_finds_its_draft_with_service_and_documents_and_nobody_elses() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, giulia) = (&scene.db.app, &scene.ctx, &scene.giulia);
    let draft = scene.draft(giulia).await;
    let (answers, carlo) = (draft.answers.clone(), scene.carlo().await);
    let save = async |who, version| intake::save_step(pool, ctx, who, draft.id, version, &answers).await;
    assert!(matches!(intake::to_save(pool, ctx, &carlo, "prova").await, Err(Error::NotFound)));
    assert!(matches!(save(&carlo, draft.version).await, Err(Error::NotFound)));
    let (found, offered) = intake::to_save(pool, ctx, giulia, "prova").await.unwrap();
    assert_eq!(found, draft);
    assert_eq!(offered.unwrap().version, scene.service.version);
    assert!(found.documents.is_empty());
    intake::add_document(pool, ctx, giulia, draft.id, report()).await.unwrap();
    let (saved, documents) = save(giulia, draft.version).await.unwrap();
    assert_eq!(documents.iter().map(|document| document.name.as_str()).collect::<Vec<_>>(), ["referto.pdf"]);
    assert!(matches!(save(giulia, draft.version).await, Err(Error::Stale)), "saved meanwhile");
    let (found, _) = intake::to_save(pool, ctx, giulia, "prova").await.unwrap();
    assert_eq!((found.version, found.documents), (saved.version, documents));
    intake::submit(pool, ctx, giulia, draft.id).await.unwrap();
    assert!(matches!(intake::to_save(pool, ctx, giulia, "prova").await, Err(Error::NotFound)), "sent");
    assert!(matches!(save(giulia, saved.version).await, Err(Error::NotFound)), "sent");
}

#[tokio::test]
async fn a_draft_keeps_the_form_it_began_with() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    sqlx::query(
        "INSERT INTO service_version (id, service_id, version, content, published_at)
         SELECT gen_random_uuid(), service_id, 2, jsonb_set(content, '{form,steps,0,slug}', '\"altro\"'), published_at
         FROM service_version WHERE id = $1",
    )
    .bind(scene.service.version)
    .execute(&scene.db.owner)
    .await
    .unwrap();
    let now = backend::catalogue::lookup(&scene.db.app, "prova", scene.ctx.now).await.unwrap();
    assert_eq!(now.service.form.steps[0].slug, "altro");
    let kept = intake::open_draft(&scene.db.app, &scene.ctx, &scene.giulia, &now).await.unwrap();
    assert_eq!((kept.id, kept.form.steps[0].slug.as_str()), (draft.id, "richiesta"));
}

#[tokio::test]
async fn documents_are_limited_and_can_be_taken_back_until_sending() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    // Different files: the same one twice would not be sent.
    let kept_at = |place: &str| {
        let sha256 = Sha256([u8::try_from(place.len()).unwrap() + place.as_bytes()[0]; 32]);
        Upload { stored: json!({"object_key": place}), sha256, ..report() }
    };
    let add = |place: &str| {
        intake::add_document(&scene.db.app, &scene.ctx, &scene.giulia, draft.id, kept_at(place))
    };
    let first = add("one").await.unwrap();
    add("two").await.unwrap();
    assert!(matches!(add("three").await, Err(Error::LimitReached)));
    let taken =
        intake::remove_document(&scene.db.app, &scene.ctx, &scene.giulia, draft.id, first.id).await.unwrap();
    assert_eq!(taken, Some(json!({"object_key": "one"})));
    let last = add("three").await.unwrap();
    intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await.unwrap();
    let sent = intake::remove_document(&scene.db.app, &scene.ctx, &scene.giulia, draft.id, last.id).await;
    assert!(matches!(sent, Err(Error::NotFound)));
    assert!(matches!(add("four").await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_draft_nobody_came_back_to_expires_with_its_documents() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    intake::add_document(&scene.db.app, &scene.ctx, &scene.giulia, draft.id, report()).await.unwrap();
    let early = intake::expire_drafts(&scene.db.app, &at("2026-12-20T11:00:00Z")).await.unwrap();
    assert!(early.is_empty());
    let late = intake::expire_drafts(&scene.db.app, &at("2026-12-21T12:00:00Z")).await.unwrap();
    assert_eq!(late, [report().stored]);
    let gone = intake::find_draft(&scene.db.app, &scene.giulia, "prova").await;
    assert!(matches!(gone, Err(Error::NotFound)));
}
