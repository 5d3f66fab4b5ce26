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
    offered.into_iter().map(|offered| (offered.service.slug, offered.version)).collect()
}

#[tokio::test]
async fn every_service_is_in_the_catalogue_at_the_desk_that_its_page_names() {
    let db = Db::demo().await;
    let all = catalogue::list(&db.app, noon()).await.unwrap();
    assert_eq!(all.len(), 10);
    for offered in all {
        let service = offered.service;
        assert_eq!(service.office.get(Lang::It), offered.desk.name, "{}", service.slug);
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
