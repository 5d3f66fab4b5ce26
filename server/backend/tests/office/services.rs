//! Requests of services of a card.

use backend::{Error, cards};
use domain::{
    advancement::{Advancement, AskedBy},
    card::Outcome,
};

use crate::support::{NOON, Scene, grant};

#[tokio::test]
async fn a_request_goes_on_step_by_step_and_keeps_them() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let on = "2026-11-19".parse().unwrap();
    let id = cards::add_request(pool, ctx, grant(&scene.chiara), card, "prova", on, AskedBy::Family).await.unwrap();
    let listed = cards::requests(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    assert_eq!(listed.requests.len(), 2);
    assert!(listed.open && listed.offer.iter().any(|service| service.slug == "prova"));
    let step = |version, to| cards::advance(pool, ctx, grant(&scene.chiara), (card, id), version, to, "fatto");
    let wrong = step(1, Advancement::Checking).await;
    assert!(matches!(wrong, Err(Error::WrongStep(_))), "{wrong:?}");
    step(1, Advancement::Accepted).await.unwrap();
    let stale = step(1, Advancement::Concluded).await;
    assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
    step(2, Advancement::InProgress).await.unwrap();
    let (request, steps) = cards::request(pool, ctx, grant(&scene.chiara), card, id).await.unwrap();
    assert_eq!((request.advancement, request.asked_by), (Advancement::InProgress, AskedBy::Family));
    assert_eq!(steps.len(), 2);
    assert!(steps.iter().all(|step| step.made.by == scene.chiara.me && step.note == "fatto"));
}

#[tokio::test]
async fn a_completed_card_takes_no_new_request_but_the_old_ones_go_on() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let version = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().version;
    cards::complete(pool, ctx, grant(&scene.chiara), card, version, Outcome::Information).await.unwrap();
    let on = "2026-11-19".parse().unwrap();
    let late = cards::add_request(pool, ctx, grant(&scene.chiara), card, "prova", on, AskedBy::Person).await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    let id = cards::requests(pool, ctx, grant(&scene.chiara), card).await.unwrap().requests[0].id;
    cards::advance(pool, ctx, grant(&scene.chiara), (card, id), 1, Advancement::Concluded, "").await.unwrap();
}

#[tokio::test]
async fn another_desk_neither_sees_nor_moves_a_request() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = cards::requests(pool, ctx, grant(&scene.chiara), card).await.unwrap().requests[0].id;
    let karim = scene.operator("karim.haddad").await;
    let seen = cards::request(pool, ctx, grant(&karim), card, id).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    let moved = cards::advance(pool, ctx, grant(&karim), (card, id), 1, Advancement::Accepted, "").await;
    assert!(matches!(moved, Err(Error::NotFound)));
}
