//! Keeping the catalogue: who may, who was first, and what counts when.

use backend::{
    Error, Work,
    catalogue::{self, editing},
};
use chrono::TimeDelta;
use domain::{
    actor::Operator,
    catalogue::Standing,
    permission::{ManageServices, authorise},
    service::Service,
};

use crate::support::{NOON, Scene, grant};

const SLUG: &str = "pasti-a-domicilio";

async fn paolo(scene: &Scene) -> Operator {
    scene.operator("paolo.neri").await
}

/// The working copy with another term, saved.
async fn edited(scene: &Scene, paolo: &Operator) -> Service {
    let (pool, may) = (&scene.db.app, grant::<ManageServices>(paolo));
    let working = editing::open(pool, &scene.ctx, may, SLUG).await.unwrap();
    let service = Service { term_days: working.service.term_days + 1, ..working.service };
    editing::save(pool, &scene.ctx, may, SLUG, working.revision, &service).await.unwrap();
    service
}

#[tokio::test]
async fn only_an_administrator_gets_the_token() {
    let scene = Scene::at(NOON).await;
    assert!(authorise::<ManageServices>(&scene.chiara).is_err());
    assert!(authorise::<ManageServices>(&paolo(&scene).await).is_ok());
}

/// The lock of the database holds where somebody would come past the token.
#[tokio::test]
async fn whoever_is_no_administrator_cannot_write_in_the_catalogue() {
    let scene = Scene::at(NOON).await;
    for forbidden in [
        "INSERT INTO service_edit (service_id, revision, zone_id, content, at, operator_id)
         SELECT id, 1, zone_id, '{}', now(), $1 FROM service WHERE slug = 'prova'",
        "INSERT INTO service_version (id, service_id, version, content, published_at, operator_id)
         SELECT gen_random_uuid(), id, 9, '{}', now(), $1 FROM service WHERE slug = 'prova'",
        "INSERT INTO service_withdrawal (version_id, at, operator_id, reason)
         SELECT service_version.id, now(), $1, 'x' FROM service_version LIMIT 1",
        "UPDATE service_version SET reason = $1::text",
        "DELETE FROM service_version WHERE id = $1",
    ] {
        let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
        let tried = sqlx::query(forbidden).bind(scene.chiara.me.id.uuid()).execute(work.connection()).await;
        assert!(tried.is_err(), "{forbidden}");
    }
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    let moved = sqlx::query("UPDATE service SET desk_id = desk_id").execute(work.connection()).await;
    assert_eq!(moved.unwrap().rows_affected(), 0);
}

#[tokio::test]
async fn of_two_saves_of_the_same_text_the_second_is_told() {
    let scene = Scene::at(NOON).await;
    let paolo = paolo(&scene).await;
    let service = edited(&scene, &paolo).await;
    let (pool, may) = (&scene.db.app, grant::<ManageServices>(&paolo));
    let late = editing::save(pool, &scene.ctx, may, SLUG, 0, &service).await;
    assert!(matches!(late, Err(Error::Stale)));
    let late = editing::publish(pool, &scene.ctx, may, SLUG, 0, scene.ctx.now, "x").await;
    assert!(matches!(late, Err(Error::Stale)));
    let same = editing::save(pool, &scene.ctx, may, SLUG, 1, &service).await;
    assert!(same.is_ok());
    assert_eq!(editing::saves(pool, may, SLUG).await.unwrap().len(), 1, "the same text is no save");
}

#[tokio::test]
async fn a_version_counts_from_its_instant_and_a_withdrawn_one_no_more() {
    let mut scene = Scene::at(NOON).await;
    let paolo = paolo(&scene).await;
    let service = edited(&scene, &paolo).await;
    let (pool, may) = (scene.db.app.clone(), grant::<ManageServices>(&paolo));
    let later = scene.ctx.now + TimeDelta::days(3);
    editing::publish(&pool, &scene.ctx, may, SLUG, 1, later, "Nuovo termine").await.unwrap();
    let again = editing::publish(&pool, &scene.ctx, may, SLUG, 1, later, "x").await;
    assert!(matches!(again, Err(Error::LimitReached)), "one waits");
    let term = |now| catalogue::lookup(&pool, SLUG, now);
    assert_eq!(term(scene.ctx.now).await.unwrap().service.term_days, service.term_days - 1);
    assert_eq!(term(later).await.unwrap().service.term_days, service.term_days);
    scene.ctx.now = later;
    editing::withdraw(&pool, &scene.ctx, may, SLUG, 2, "Il bando è chiuso").await.unwrap();
    let twice = editing::withdraw(&pool, &scene.ctx, may, SLUG, 2, "x").await;
    assert!(matches!(twice, Err(Error::Stale)));
    assert!(term(later).await.unwrap().withdrawn);
    let listed = catalogue::list(&pool, later).await.unwrap();
    assert!(!listed.iter().any(|offered| offered.service.slug == SLUG));
    let working = editing::open(&pool, &scene.ctx, may, SLUG).await.unwrap();
    assert_eq!(working.standing, Standing::Withdrawn { since: later });
    let versions = editing::versions(&pool, may, SLUG).await.unwrap();
    assert_eq!(versions[0].by.as_deref(), Some("Paolo Neri"));
    assert_eq!(versions[1].by, None, "it came with the program");
}

#[tokio::test]
async fn another_body_keeps_its_own_catalogue_only() {
    let scene = Scene::at(NOON).await;
    let mut stranger = paolo(&scene).await;
    stranger.organisation = backend::testing::new_id().into();
    let may = grant::<ManageServices>(&stranger);
    let seen = editing::open(&scene.db.app, &scene.ctx, may, SLUG).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    assert!(editing::list(&scene.db.app, &scene.ctx, may).await.unwrap().is_empty());
}
