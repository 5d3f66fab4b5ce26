//! Documents that are given again, files in pieces, and what the virus check decides.

use backend::{
    Context, Error,
    intake::{self, Announced, Upload},
};
use domain::{
    Id,
    actor::Citizen,
    document::{Document, PartialUpload, Sha256, Verification},
    intake::Intake,
};
use serde_json::{Value, json};

use crate::support::{NOON, Scene, at, report};

const QUESTION: &str = "referto";

impl Scene {
    async fn add(&self, draft: &Intake, digest: u8) -> Document {
        let stored = json!({"object_key": format!("object {digest}")});
        let upload = Upload { stored, sha256: Sha256([digest; 32]), ..report() };
        intake::add_document(&self.db.app, &self.ctx, &self.giulia, draft.id, upload).await.unwrap()
    }

    async fn reuse(
        &self,
        ctx: &Context,
        who: &Citizen,
        draft: &Intake,
        id: Id<Document>,
    ) -> Result<Document, Error> {
        intake::reuse_document(&self.db.app, ctx, who, draft.id, QUESTION, id).await
    }

    async fn remove(&self, draft: &Intake, id: Id<Document>) -> Option<Value> {
        intake::remove_document(&self.db.app, &self.ctx, &self.giulia, draft.id, id).await.unwrap()
    }

    async fn begin(&self, draft: &Intake, size: u64) -> (PartialUpload, Vec<Value>) {
        let file = Announced { question: QUESTION.into(), name: "referto.pdf".into(), size, replaces: None };
        intake::begin_upload(&self.db.app, &self.ctx, &self.giulia, draft.id, file).await.unwrap()
    }

    async fn piece(
        &self,
        id: Id<PartialUpload>,
        from: u64,
        length: u64,
        name: &str,
    ) -> Result<PartialUpload, Error> {
        let stored = (length, json!({"object_key": name}));
        intake::add_piece(&self.db.app, &self.ctx, &self.giulia, id, from, stored).await
    }
}

#[tokio::test]
async fn a_document_given_again_is_one_content_and_goes_with_its_last_request() {
    let scene = Scene::at(NOON).await;
    let other = scene.service_of(&scene.chiara, "altro").await;
    let (first, second) = (scene.draft(&scene.giulia).await, scene.draft_of(&scene.giulia, &other).await);
    let given = scene.add(&first, 1).await;
    let offered = intake::reusable_documents(&scene.db.app, &scene.giulia, second.id).await.unwrap();
    assert_eq!(offered.iter().map(|own| own.document.id).collect::<Vec<_>>(), [given.id]);
    let again = scene.reuse(&scene.ctx, &scene.giulia, &second, given.id).await.unwrap();
    assert_eq!((again.sha256, again.verification), (given.sha256, Verification::Accepted));
    let offered = intake::reusable_documents(&scene.db.app, &scene.giulia, second.id).await.unwrap();
    assert!(offered.is_empty(), "it is here already");
    assert_eq!(scene.remove(&first, given.id).await, None, "the other request needs it");
    assert_eq!(scene.remove(&second, again.id).await, Some(json!({"object_key": "object 1"})));
}

#[tokio::test]
async fn an_expired_draft_leaves_what_another_request_needs() {
    let scene = Scene::at(NOON).await;
    let other = scene.service_of(&scene.chiara, "altro").await;
    let (first, second) = (scene.draft(&scene.giulia).await, scene.draft_of(&scene.giulia, &other).await);
    let given = scene.add(&first, 1).await;
    scene.add(&first, 2).await;
    scene.reuse(&scene.ctx, &scene.giulia, &second, given.id).await.unwrap();
    intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, second.id).await.unwrap();
    let gone = intake::expire_drafts(&scene.db.app, &at("2026-12-21T12:00:00Z")).await.unwrap();
    assert_eq!(gone, [json!({"object_key": "object 2"})]);
}

#[tokio::test]
async fn nobody_gives_the_document_of_somebody_else() {
    let scene = Scene::at(NOON).await;
    let (hers, carlo) = (scene.draft(&scene.giulia).await, scene.carlo().await);
    let given = scene.add(&hers, 1).await;
    let his = scene.draft(&carlo).await;
    let stolen = scene.reuse(&scene.ctx, &carlo, &his, given.id).await;
    assert!(matches!(stolen, Err(Error::NotFound)));
    assert!(intake::own_documents(&scene.db.app, &scene.ctx, &carlo).await.unwrap().is_empty());
    assert!(intake::reusable_documents(&scene.db.app, &carlo, his.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn pieces_follow_one_another_and_the_slower_of_two_is_told() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let (upload, _) = scene.begin(&draft, 300).await;
    assert_eq!(scene.piece(upload.id, 0, 100, "a").await.unwrap().received, 100);
    assert!(matches!(scene.piece(upload.id, 0, 100, "again").await, Err(Error::Stale)));
    let (one, other) =
        futures::future::join(scene.piece(upload.id, 100, 200, "b"), scene.piece(upload.id, 100, 200, "c"))
            .await;
    assert!(one.is_ok() != other.is_ok(), "one of them is in");
    let claim = || intake::claim_upload(&scene.db.app, &scene.ctx, &scene.giulia, upload.id);
    let pieces = claim().await.unwrap().unwrap();
    assert_eq!(pieces.len(), 2, "in their order, none twice");
    assert_eq!(pieces[0], json!({"object_key": "a"}));
    assert_eq!(claim().await.unwrap(), None, "one puts them together");
    intake::release_upload(&scene.db.app, &scene.giulia, upload.id).await.unwrap();
    assert!(claim().await.unwrap().is_some(), "and may try again");
}

#[tokio::test]
async fn a_file_becomes_a_document_once_and_remembers_it() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let (upload, _) = scene.begin(&draft, 10).await;
    let whole = scene.piece(upload.id, 0, 10, "a").await.unwrap();
    assert!(whole.is_whole());
    let finish = || intake::finish_upload(&scene.db.app, &scene.ctx, &scene.giulia, &whole, report(), None);
    let (document, _) = finish().await.unwrap();
    assert!(matches!(finish().await, Err(Error::NotFound)), "not twice");
    let known = intake::partial_upload(&scene.db.app, &scene.ctx, &scene.giulia, upload.id).await.unwrap();
    assert_eq!(known.document, Some(document.id));
    let documents = intake::find_draft(&scene.db.app, &scene.giulia, "prova").await.unwrap().documents;
    assert_eq!(documents.len(), 1);
    scene.remove(&draft, document.id).await;
    let gone = intake::partial_upload(&scene.db.app, &scene.ctx, &scene.giulia, upload.id).await;
    assert!(matches!(gone, Err(Error::NotFound)), "with its document");
}

#[tokio::test]
async fn a_file_of_somebody_else_is_not_there() {
    let scene = Scene::at(NOON).await;
    let (draft, carlo) = (scene.draft(&scene.giulia).await, scene.carlo().await);
    let (upload, _) = scene.begin(&draft, 100).await;
    let pool = &scene.db.app;
    let seen = intake::partial_upload(pool, &scene.ctx, &carlo, upload.id).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    let stored = (100, json!({}));
    let added = intake::add_piece(pool, &scene.ctx, &carlo, upload.id, 0, stored).await;
    assert!(matches!(added, Err(Error::NotFound)));
    assert!(matches!(intake::cancel_upload(pool, &carlo, upload.id).await, Err(Error::NotFound)));
    let file = Announced { question: QUESTION.into(), name: "x.pdf".into(), size: 1, replaces: None };
    let begun = intake::begin_upload(pool, &scene.ctx, &carlo, draft.id, file).await;
    assert!(matches!(begun, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_nobody_goes_on_with_is_given_up_and_the_oldest_makes_room() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let (first, _) = scene.begin(&draft, 100).await;
    scene.piece(first.id, 0, 50, "half").await.unwrap();
    for _ in 0..9 {
        assert!(scene.begin(&draft, 100).await.1.is_empty());
    }
    let later = Context { now: scene.ctx.now + chrono::Duration::seconds(1), ..scene.ctx };
    let file = Announced { question: QUESTION.into(), name: "x.pdf".into(), size: 100, replaces: None };
    let (eleventh, _) =
        intake::begin_upload(&scene.db.app, &later, &scene.giulia, draft.id, file).await.unwrap();
    let left = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM partial_upload")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(left, 10);
    let stored = (50, json!({"object_key": "late"}));
    intake::add_piece(&scene.db.app, &later, &scene.giulia, eleventh.id, 0, stored).await.unwrap();
    let day = chrono::Duration::hours(24);
    let early = Context { now: scene.ctx.now + day - chrono::Duration::minutes(1), ..scene.ctx };
    assert!(intake::expire_uploads(&scene.db.app, &early).await.unwrap().is_empty());
    let late = Context { now: later.now + day, ..scene.ctx };
    let gone = intake::expire_uploads(&scene.db.app, &late).await.unwrap();
    assert!(gone.contains(&json!({"object_key": "late"})), "{gone:?}");
}
