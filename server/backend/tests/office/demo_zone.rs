//! The zone of the demo.

use std::collections::BTreeSet;

use backend::{
    cards,
    operators::{self, SignIn},
    seed,
    testing::{Db, context, noon},
};
use domain::card::Filter;

use crate::{profiles::see_what_was_agreed, support::grant};

const ISSUER: &str = "http://localhost:8090";

#[tokio::test]
async fn the_zone_of_the_demo_has_everything_once_and_leaves_the_first_desk_alone() {
    let db = Db::demo().await;
    let count =
        async |what: &'static str| -> i64 { sqlx::query_scalar(what).fetch_one(&db.owner).await.unwrap() };
    for _ in 0..2 {
        seed::zone(&db.owner, &context(noon()), ISSUER).await.unwrap();
        for (what, expected) in [
            ("SELECT count(DISTINCT kind) FROM organisation", 4),
            ("SELECT count(*) FROM organisation", 6),
            ("SELECT count(*) FROM desk", 10),
            ("SELECT count(DISTINCT kind) FROM desk", 5),
            (
                "SELECT count(*) FROM desk WHERE NOT EXISTS (SELECT FROM desk_point WHERE desk_id = desk.id)",
                0,
            ),
            ("SELECT count(*) FROM operator WHERE subject LIKE '%.%'", 30),
            ("SELECT count(*) FROM person", 300),
            ("SELECT count(*) FROM person WHERE rules = 0", 0),
            ("SELECT count(DISTINCT state) FROM intake", 9),
            ("SELECT count(*) FROM desk WHERE names = '{}'", 0),
            ("SELECT count(DISTINCT state) FROM referral", 6),
            ("SELECT count(DISTINCT state) FROM outside_referral", 6),
            ("SELECT count(DISTINCT state) FROM presa_in_carico", 4),
            ("SELECT count(DISTINCT kind) FROM diary_entry", 7),
            ("SELECT count(*) FROM absence WHERE ended_at IS NULL", 1),
            ("SELECT count(DISTINCT desk_id) FROM card WHERE state = 'open'", 8),
            (
                "SELECT count(*) FROM desk
                 WHERE NOT EXISTS (SELECT FROM referral WHERE desk.id IN (from_desk_id, to_desk_id))
                    AND desk.name NOT LIKE '%Pontelaro' AND desk.name <> 'Sportello immigrazione'",
                0,
            ),
            (
                "SELECT count(*) FROM intake JOIN desk ON desk.id = desk_id WHERE desk.name LIKE '%Pontelaro'",
                0,
            ),
        ] {
            assert_eq!(count(what).await, expected, "{what}");
        }
        for (what, least) in [
            // Those of the year, and those that were opened for referrals.
            ("SELECT count(*) FROM card", 900),
            ("SELECT count(DISTINCT description) FROM card", 300),
            ("SELECT count(*) FROM intake", 150),
            ("SELECT count(DISTINCT answers -> 'racconto') FROM intake", 8),
            ("SELECT count(*) FROM service_request", 150),
            ("SELECT count(*) FROM service_step", 200),
            ("SELECT count(DISTINCT sheet) FROM service_sheet", 5),
            ("SELECT count(*) FROM service_work", 150),
            ("SELECT count(*) FROM diary_entry WHERE private", 30),
            ("SELECT count(*) FROM appointment WHERE state = 'booked'", 10),
            ("SELECT count(DISTINCT state) FROM appointment", 3),
            ("SELECT count(*) FROM person_fact WHERE kind = 'permesso'", 40),
            (
                "SELECT count(*) FROM card_part
                 WHERE to_date(content -> 'permesso-scadenza' ->> 0, 'DD/MM/YYYY')
                    BETWEEN '2026-11-20' AND '2026-12-20'",
                5,
            ),
            (
                "SELECT min(many) FROM (
                    SELECT count(*) AS many FROM operator_desk
                    JOIN desk ON desk.id = desk_id
                    JOIN organisation ON organisation.id = desk.organisation_id
                    WHERE role = 'administrator' AND organisation.name <> 'Comune di Pontelaro'
                    GROUP BY organisation.id
                 ) AS bodies",
                2,
            ),
        ] {
            assert!(count(what).await >= least, "{what}: {}", count(what).await);
        }
        let sent = count("SELECT count(*) FROM intake WHERE protocol_number IS NOT NULL").await;
        assert_eq!(count("SELECT sum(last)::bigint FROM protocol_counter").await, sent, "without gaps");
        let mailed = "SELECT count(*) FROM job WHERE queue = 'send_outside_link' AND done_at IS NULL";
        assert_eq!(count(mailed).await, 0, "nobody gets a link that opens nothing");
    }
    // To write a zone takes long: all that is told of one is asked here.
    the_desks_stand_each_in_its_own_way(&db).await;
    the_third_sector_has_cards_and_sees_whom_they_are_about(&db).await;
    see_what_was_agreed(&db).await;
}

async fn the_desks_stand_each_in_its_own_way(db: &Db) {
    let shares: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT count(*) FILTER (WHERE state = 'open'), count(DISTINCT facts ->> 'outcome')
         FROM card GROUP BY desk_id ORDER BY desk_id",
    )
    .fetch_all(&db.owner)
    .await
    .unwrap();
    let mut open: Vec<i64> = shares.iter().map(|(open, _)| *open).collect();
    open.sort_unstable();
    open.dedup();
    assert!(open.len() >= 5, "{shares:?}");
    let states: Vec<String> = sqlx::query_scalar(
        "SELECT string_agg(DISTINCT state, ',' ORDER BY state) FROM intake GROUP BY desk_id",
    )
    .fetch_all(&db.owner)
    .await
    .unwrap();
    let kinds: BTreeSet<&String> = states.iter().collect();
    assert!(kinds.len() >= 3, "{states:?}");
}

async fn the_third_sector_has_cards_and_sees_whom_they_are_about(db: &Db) {
    let ctx = context(noon());
    let SignIn::Desks(desks) = operators::sign_in(&db.app, &ctx, ISSUER, "omar.diopetti").await.unwrap()
    else {
        panic!("Omar has a desk");
    };
    let omar = &desks[0];
    let page = cards::list(&db.app, &ctx, grant(omar), &Filter::default(), None).await.unwrap();
    assert!(page.rows.len() >= 20, "{}", page.rows.len());
}
