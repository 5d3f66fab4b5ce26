//! What migration 0056 makes of a mask: nobody sees more than before.

use std::collections::BTreeSet;

use backend::testing::Db;
use domain::mask::Group;

const MIGRATION: &str = include_str!("../../../../migrations/0056_mask_groups.sql");
/// The groups that there were before.
const OLD: [&str; 9] = [
    "identity",
    "contacts",
    "residence",
    "health",
    "judicial",
    "permit",
    "income",
    "family",
    "protected_address",
];

/// What a mask of before hides now.
async fn now(db: &Db, masks: &[Vec<&str>]) -> Vec<BTreeSet<Group>> {
    let name = "CREATE FUNCTION pg_temp.hidden_now";
    let (_, rest) = MIGRATION.split_once(name).unwrap();
    let (rest, _) = rest.split_once(";\n\n").unwrap();
    let function = format!("{name}{rest}");
    let mut connection = db.owner.acquire().await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(function)).execute(&mut *connection).await.unwrap();
    let mut found = Vec::new();
    for mask in masks {
        let codes: Vec<String> = sqlx::query_scalar("SELECT pg_temp.hidden_now($1)")
            .bind(mask.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>())
            .fetch_one(&mut *connection)
            .await
            .unwrap();
        found.push(codes.iter().map(|code| code.parse().unwrap()).collect());
    }
    found
}

#[tokio::test]
async fn a_mask_hides_what_it_hid_and_what_was_divided_from_it() {
    let db = Db::fresh().await;
    let found =
        now(&db, &[vec![], vec!["health"], vec!["judicial", "health"], vec!["family"], OLD.to_vec()]).await;
    let of_health = [Group::Health, Group::Disability, Group::Needs, Group::Violence];
    assert!(found[0].is_empty(), "whoever saw everything still does");
    assert_eq!(found[1], BTreeSet::from(of_health));
    assert_eq!(found[2], of_health.into_iter().chain([Group::Judicial]).collect());
    assert_eq!(found[3], BTreeSet::from([Group::Family, Group::WorkEducation]));
    // Of who somebody under a protective alias is another migration took care.
    let all = Group::ALL.into_iter().filter(|group| *group != Group::ProtectedIdentity);
    assert_eq!(found[4], all.collect(), "whoever saw nothing sees nothing");
}

#[tokio::test]
async fn the_database_knows_every_group() {
    let db = Db::fresh().await;
    let known: Vec<String> = sqlx::query_scalar("SELECT mask_groups()").fetch_one(&db.owner).await.unwrap();
    assert_eq!(known, Group::ALL.map(|group| group.code().to_owned()));
}
