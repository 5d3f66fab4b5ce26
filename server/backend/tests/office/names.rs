//! Finding a request by the name of its applicant.

use backend::{Work, intake};
use domain::{
    actor::Operator,
    intake::{Filter, Tag},
};

use crate::support::{NOON, Scene, grant};

async fn found(scene: &Scene, operator: &Operator, text: &str, tag: Option<Tag>) -> usize {
    let filter = Filter { text: Some(text.to_owned()), tag, ..Filter::default() };
    let page = intake::page(&scene.db.app, &scene.ctx, grant(operator), &filter, None).await;
    page.unwrap().rows.len()
}

#[tokio::test]
async fn beginnings_of_name_and_surname_are_found_in_any_order() {
    let scene = Scene::at(NOON).await;
    scene.sent(&scene.giulia).await;
    scene.sent(&scene.carlo().await).await;
    for (text, many) in [
        ("Giulia Ferrante", 1),
        ("ferrante giulia", 1),
        ("  FERR,giu ", 1),
        ("Càrlo", 1),
        ("ferrante", 2),
        ("f", 2),
        ("-", 2),
        ("errante", 0),
        ("giulia carlo", 0),
        ("giuliana", 0),
        ("%", 2),
        ("g_ulia", 0),
        ("g{", 1),
    ] {
        assert_eq!(found(&scene, &scene.chiara, text, None).await, many, "{text:?}");
    }
    assert_eq!(found(&scene, &scene.chiara, "giulia", Some(Tag::Submitted)).await, 1);
    assert_eq!(found(&scene, &scene.chiara, "giulia", Some(Tag::Accepted)).await, 0);
}

#[tokio::test]
async fn a_name_is_found_by_its_own_desk_and_not_before_it_is_sent() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    assert_eq!(found(&scene, &scene.chiara, "giulia", None).await, 0, "a draft");
    intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await.unwrap();
    assert_eq!(found(&scene, &scene.chiara, "giulia", None).await, 1);
    let karim = scene.operator("karim.haddad").await;
    assert_eq!(found(&scene, &karim, "giulia", None).await, 0, "another desk");
    let mut work = Work::operator(&scene.db.app, &karim).await.unwrap();
    let words: i64 =
        sqlx::query_scalar("SELECT count(*) FROM intake_name").fetch_one(work.connection()).await.unwrap();
    assert_eq!(words, 0, "words of another desk");
}

#[tokio::test]
async fn nobody_writes_words_for_the_request_of_another() {
    let scene = Scene::at(NOON).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let carlo = scene.carlo().await;
    for mut work in [
        Work::citizen(&scene.db.app, &carlo).await.unwrap(),
        Work::operator(&scene.db.app, &scene.chiara).await.unwrap(),
    ] {
        let written = sqlx::query(
            "INSERT INTO intake_name (intake_id, zone_id, desk_id, word) VALUES ($1, $2, $3, 'carlo')",
        )
        .bind(id.uuid())
        .bind(scene.chiara.zone.uuid())
        .bind(scene.chiara.desk.id.uuid())
        .execute(work.connection())
        .await;
        assert!(written.is_err());
    }
    assert_eq!(found(&scene, &scene.chiara, "carlo", None).await, 0);
}
