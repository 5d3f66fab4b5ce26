//! The invented municipality that the demo begins with.

use backend::{
    catalogue, seed,
    testing::{Db, context, noon},
};
use domain::Lang;
use uuid::Uuid;

const ISSUER: &str = "http://localhost:8090";

/// What the catalogue has, in its order: the service and its version.
async fn catalogue(db: &Db) -> Vec<(String, Uuid)> {
    let offered = catalogue::list(&db.app, noon()).await.unwrap();
    offered.into_iter().map(|offered| (offered.service.slug.clone(), offered.version)).collect()
}

#[tokio::test]
async fn every_service_is_in_the_catalogue_at_the_desk_that_its_page_names() {
    let db = Db::demo().await;
    let all = catalogue::list(&db.app, noon()).await.unwrap();
    assert_eq!(all.len(), 10);
    for offered in all {
        let service = offered.service;
        assert_eq!(service.office.get(Lang::It), offered.desk.name, "{}", service.slug);
        let names: serde_json::Value = sqlx::query_scalar("SELECT names FROM desk WHERE id = $1")
            .bind(offered.desk.id.uuid())
            .fetch_one(&db.owner)
            .await
            .unwrap();
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::It) {
            assert_eq!(service.office.get(lang), names[lang.tag()], "{} {}", service.slug, lang.tag());
        }
    }
}

#[tokio::test]
async fn seeding_again_changes_nothing_and_a_new_order_is_taken_over() {
    let db = Db::demo().await;
    let first = catalogue(&db).await;
    let (last, _) = first.last().unwrap();
    seed::demo(&db.owner, &context(noon()), ISSUER).await.unwrap();
    assert_eq!(catalogue(&db).await, first, "no new versions, the same order");
    let moved = "UPDATE service SET position = 0 WHERE slug = $1";
    sqlx::query(moved).bind(last).execute(&db.owner).await.unwrap();
    assert_eq!(&catalogue(&db).await.first().unwrap().0, last);
    seed::demo(&db.owner, &context(noon()), ISSUER).await.unwrap();
    assert_eq!(catalogue(&db).await, first, "in the order of the demo");
}

#[tokio::test]
async fn the_stories_of_the_demo_are_told_once_and_fit_its_forms() {
    let db = Db::demo().await;
    let count =
        async |what: &'static str| -> i64 { sqlx::query_scalar(what).fetch_one(&db.owner).await.unwrap() };
    for _ in 0..2 {
        seed::stories(&db.owner, &context(noon()), ISSUER).await.unwrap();
        for (what, expected) in [
            ("SELECT count(*) FROM intake WHERE state = 'submitted'", 1),
            ("SELECT count(*) FROM intake WHERE state = 'awaiting_integration'", 1),
            ("SELECT count(*) FROM intake WHERE state = 'withdrawn'", 1),
            ("SELECT count(*) FROM intake WHERE state = 'draft'", 1),
            ("SELECT count(*) FROM message WHERE author = 'citizen'", 2),
            ("SELECT count(*) FROM file_access WHERE state = 'asked'", 1),
        ] {
            assert_eq!(count(what).await, expected, "{what}");
        }
    }
}

#[tokio::test]
async fn the_cards_of_the_demo_are_there_once() {
    let db = Db::demo().await;
    let count =
        async |what: &'static str| -> i64 { sqlx::query_scalar(what).fetch_one(&db.owner).await.unwrap() };
    for _ in 0..2 {
        seed::people(&db.owner, &context(noon())).await.unwrap();
        seed::cards(&db.owner, &context(noon()), ISSUER).await.unwrap();
        for (what, expected) in [
            ("SELECT count(*) FROM card", 3),
            ("SELECT count(*) FROM person WHERE kind = 'anonymous'", 1),
            ("SELECT count(*) FROM person_fact", 11),
            ("SELECT count(*) FROM card_part", 10),
            ("SELECT count(*) FROM service_request", 2),
            ("SELECT count(*) FROM service_work", 1),
            ("SELECT count(*) FROM diary_entry WHERE private", 1),
        ] {
            assert_eq!(count(what).await, expected, "{what}");
        }
    }
}

#[tokio::test]
async fn the_referrals_of_the_demo_are_told_once_in_every_state_that_is_looked_at() {
    let db = Db::demo().await;
    for _ in 0..2 {
        seed::people(&db.owner, &context(noon())).await.unwrap();
        seed::referrals(&db.owner, &context(noon()), ISSUER).await.unwrap();
        let states: Vec<String> = sqlx::query_scalar("SELECT state FROM referral ORDER BY state")
            .fetch_all(&db.owner)
            .await
            .unwrap();
        assert_eq!(states, ["concluded", "received", "refused", "sent", "sent"]);
    }
}

#[tokio::test]
async fn the_second_zone_of_the_demo_is_there_once_with_referrals_both_ways_in_every_state() {
    let db = Db::demo().await;
    let count =
        async |what: &'static str| -> i64 { sqlx::query_scalar(what).fetch_one(&db.owner).await.unwrap() };
    for _ in 0..2 {
        seed::elsewhere(&db.owner, &context(noon()), ISSUER).await.unwrap();
        for (what, expected) in [
            ("SELECT count(*) FROM zone", 2),
            ("SELECT count(*) FROM zone JOIN organisation ON organisation.id = led_by", 2),
            ("SELECT count(*) FROM desk WHERE name LIKE '%Montecerna'", 1),
            (
                "SELECT count(*) FROM operator_desk JOIN desk ON desk.id = desk_id
                 WHERE desk.name LIKE '%Montecerna'",
                2,
            ),
            ("SELECT count(*) FROM referral WHERE to_zone_id IS NOT NULL", 12),
            ("SELECT count(DISTINCT (from_desk_id, state)) FROM referral WHERE to_zone_id IS NOT NULL", 12),
        ] {
            assert_eq!(count(what).await, expected, "{what}");
        }
    }
}

#[tokio::test]
async fn the_proposals_of_the_demo_are_told_once_in_every_state() {
    let db = Db::demo().await;
    for _ in 0..2 {
        seed::people(&db.owner, &context(noon())).await.unwrap();
        seed::proposals(&db.owner, &context(noon()), ISSUER).await.unwrap();
        let states: Vec<String> = sqlx::query_scalar("SELECT state FROM presa_in_carico ORDER BY state")
            .fetch_all(&db.owner)
            .await
            .unwrap();
        assert_eq!(states, ["accepted", "created", "rejected", "seen"]);
    }
}
