//! What people think, as the desks read it.

use backend::{Error, Work, ratings};
use domain::{
    Text,
    actor::{Operator, Role},
    counting::{Period, Threshold},
    mask::{Group, Mask},
    rating::{About, Aspect, Kind, Opinion, Rated, Ratings, Score},
};

use crate::support::{NOON, Scene, at, count, grant};

const SUMMER: &str = "2026-08-10T10:00:00Z";
const SERVICE: &str = "prova";

fn page(kind: Kind) -> String {
    match kind {
        Kind::Desks => "/sportelli",
        Kind::Service => "/servizi/prova",
        Kind::Sent => "/servizi/prova/domanda/conferma",
    }
    .to_owned()
}

fn opinion(kind: Kind, score: Score, words: &str) -> Opinion {
    Opinion { page: page(kind), score, aspect: Some(Aspect::Clarity), words: words.to_owned() }
}

/// Of the use of a service, Giulia thinks after one more request.
async fn think(scene: &Scene, when: &str, kind: Kind, score: Score, words: &str) {
    let (pool, ctx, opinion) = (&scene.db.app, at(when), opinion(kind, score, words));
    if kind == Kind::Sent {
        scene.sent(&scene.giulia).await;
        assert!(ratings::add_sent(pool, &ctx, &scene.giulia, SERVICE, &opinion).await.unwrap());
    } else {
        ratings::add(pool, &ctx, &opinion).await.unwrap();
    }
}

async fn kept(scene: &Scene) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM rating").fetch_one(&scene.db.owner).await.unwrap()
}

async fn read(scene: &Scene, who: &Operator, from: &str, to: &str) -> Ratings {
    let period = Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
    ratings::read(&scene.db.app, &scene.ctx, grant(who), period, Threshold::default()).await.unwrap()
}

async fn of_the_year(scene: &Scene, who: &Operator) -> Ratings {
    read(scene, who, "2026-01-01", "2026-12-31").await
}

fn service() -> About {
    About::Service(Text::italian("Servizio di prova"))
}

fn sent() -> About {
    About::Sent(Text::italian("Servizio di prova"))
}

fn of(ratings: &Ratings, about: &About) -> Option<Rated> {
    ratings.rated.iter().find(|rated| rated.about == *about).cloned()
}

fn words(rated: &Rated) -> Vec<&str> {
    rated.remarks.iter().map(|remark| remark.words.as_str()).collect()
}

#[tokio::test]
async fn a_desk_reads_what_is_thought_of_its_own_services_and_of_the_page_of_the_desks() {
    let scene = Scene::at(NOON).await;
    think(&scene, SUMMER, Kind::Service, Score::Two, "Prima").await;
    think(&scene, NOON, Kind::Service, Score::Five, "Dopo").await;
    think(&scene, NOON, Kind::Desks, Score::Four, "").await;
    let found = of_the_year(&scene, &scene.chiara).await;
    let abouts: Vec<About> = found.rated.iter().map(|rated| rated.about.clone()).collect();
    assert_eq!(abouts, [About::Desks, service()], "the page of the desks comes first");
    let rated = of(&found, &service()).unwrap();
    let tally = rated.tally.clone().unwrap();
    assert_eq!((tally.total(), tally.of(Score::Two), tally.mean_in_tenths()), (2, 1, Some(35)));
    assert_eq!((tally.answered(true, Aspect::Clarity), tally.answered(false, Aspect::Clarity)), (1, 1));
    assert_eq!(words(&rated), ["Dopo", "Prima"], "newest first");
    assert_eq!(rated.remarks[0].month, Some("2026-11-01".parse().unwrap()));
    let summer = read(&scene, &scene.chiara, "2026-07-01", "2026-09-30").await;
    assert_eq!(words(&of(&summer, &service()).unwrap()), ["Prima"]);
    let karim = scene.operator("karim.haddad").await;
    let elsewhere = of_the_year(&scene, &karim).await;
    assert!(of(&elsewhere, &service()).is_none(), "a service of another desk");
    assert!(of(&elsewhere, &About::Desks).is_some(), "the page of the desks is everybody's");
    let looks: i64 = sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE reason = 'ratings'")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(looks, 3);
}

#[tokio::test]
async fn a_desk_outside_reads_its_own_services_only() {
    let scene = Scene::at(NOON).await;
    think(&scene, NOON, Kind::Service, Score::Two, "").await;
    think(&scene, NOON, Kind::Desks, Score::Four, "").await;
    sqlx::query(
        "WITH body AS (
            INSERT INTO organisation (id, zone_id, name, kind)
            SELECT gen_random_uuid(), zone.id, 'Cooperativa', 'third_sector' FROM zone
            RETURNING id
         )
         UPDATE desk SET organisation_id = body.id FROM body WHERE desk.id = $1",
    )
    .bind(scene.chiara.desk.id.uuid())
    .execute(&scene.db.owner)
    .await
    .unwrap();
    let found = of_the_year(&scene, &scene.chiara).await;
    assert!(of(&found, &service()).is_some());
    assert!(of(&found, &About::Desks).is_none());
}

#[tokio::test]
async fn after_a_request_few_are_not_told_nor_is_a_quarter_that_runs() {
    let scene = Scene::at(NOON).await;
    for _ in 0..4 {
        think(&scene, SUMMER, Kind::Sent, Score::One, "Pochi").await;
    }
    let few = of(&of_the_year(&scene, &scene.chiara).await, &sent()).unwrap();
    assert_eq!((few.tally, few.remarks), (None, Vec::new()));
    think(&scene, SUMMER, Kind::Sent, Score::Five, "").await;
    for _ in 0..6 {
        think(&scene, NOON, Kind::Sent, Score::Three, "Adesso").await;
    }
    let enough = of(&of_the_year(&scene, &scene.chiara).await, &sent()).unwrap();
    let tally = enough.tally.clone().unwrap();
    assert_eq!((tally.total(), tally.of(Score::One), tally.of(Score::Three)), (5, 4, 0));
    assert_eq!(words(&enough), ["Pochi"; 4]);
    assert!(enough.remarks.iter().all(|remark| remark.month.is_none()), "the month would tell whose it is");
    let cut = of(&read(&scene, &scene.chiara, "2026-08-01", "2026-09-30").await, &sent()).unwrap();
    assert_eq!(cut.tally, None, "a part of a quarter");
}

#[tokio::test]
async fn after_a_request_only_who_sent_it_is_heard_and_once_for_each() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, thought) = (&scene.db.app, &scene.ctx, opinion(Kind::Sent, Score::Five, ""));
    let add = async || ratings::add_sent(pool, ctx, &scene.giulia, SERVICE, &thought).await;
    assert!(matches!(add().await, Err(Error::NotFound)), "no request");
    scene.draft(&scene.giulia).await;
    assert!(matches!(add().await, Err(Error::NotFound)), "a draft is none");
    let carlo = scene.carlo().await;
    scene.sent(&carlo).await;
    assert!(matches!(add().await, Err(Error::NotFound)), "somebody else's request");
    scene.sent(&scene.giulia).await;
    assert!(!ratings::is_given(pool, &scene.giulia, SERVICE).await.unwrap());
    assert!(add().await.unwrap(), "the first");
    assert!(ratings::is_given(pool, &scene.giulia, SERVICE).await.unwrap());
    assert!(!add().await.unwrap(), "the second");
    assert_eq!(kept(&scene).await, 1);
    assert!(!ratings::is_given(pool, &carlo, SERVICE).await.unwrap(), "his is not rated");
    scene.sent(&scene.giulia).await;
    let (one, two) = tokio::join!(add(), add());
    assert_ne!(one.unwrap(), two.unwrap(), "one of a double click counts, after another request");
    assert_eq!(kept(&scene).await, 2);
}

#[tokio::test]
async fn the_database_takes_no_opinion_of_whoever_has_no_request_marked() {
    let scene = Scene::at(NOON).await;
    scene.sent(&scene.giulia).await;
    let thought = opinion(Kind::Sent, Score::Five, "");
    assert!(ratings::add(&scene.db.app, &scene.ctx, &thought).await.is_err(), "anybody");
    let insert = "INSERT INTO rating (id, at, page, stars, words)
                  VALUES (gen_random_uuid(), now(), '/servizi/prova/domanda/conferma', 5, '')";
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    assert!(sqlx::query(insert).execute(work.connection()).await.is_err(), "an operator");
    let mut work = Work::citizen(&scene.db.app, &scene.giulia).await.unwrap();
    assert!(sqlx::query(insert).execute(work.connection()).await.is_err(), "nothing is marked");
    assert_eq!(kept(&scene).await, 0);
}

#[tokio::test]
async fn people_s_own_words_are_for_those_who_read_requests_and_whose_mask_hides_nothing() {
    let scene = Scene::at(NOON).await;
    think(&scene, NOON, Kind::Service, Score::Two, "Mia madre Rosa").await;
    let looked = async |who: Operator| {
        let found = of_the_year(&scene, &who).await;
        let rated = of(&found, &service()).unwrap();
        assert_eq!(rated.tally.unwrap().total(), 1, "the number is told");
        (rated.remarks.len(), found.hidden)
    };
    let chiara = || scene.chiara.clone();
    assert_eq!(looked(chiara()).await, (1, None));
    assert_eq!(looked(Operator { role: Role::Coordinator, ..chiara() }).await, (0, None));
    let masked = Operator { mask: Mask::hiding([Group::Health]), ..chiara() };
    assert_eq!(looked(masked).await, (0, Some(Group::Health)));
    let absent = Operator { mask: Mask::none().omitting([Group::Health]), ..chiara() };
    assert_eq!(looked(absent).await, (0, None), "what is absent is not named");
}

#[tokio::test]
async fn what_was_stored_before_it_was_checked_means_nothing() {
    let scene = Scene::at(NOON).await;
    for (page, reason) in [("/servizi/prova", 7), ("/", 1), ("/area-personale/istanze/2026-000001", 1)] {
        sqlx::query(
            "INSERT INTO rating (id, at, page, stars, reason, words)
             VALUES (gen_random_uuid(), $1, $2, 5, $3, '')",
        )
        .bind(scene.ctx.now)
        .bind(page)
        .bind(reason)
        .execute(&scene.db.owner)
        .await
        .unwrap();
    }
    let found = of_the_year(&scene, &scene.chiara).await;
    let [rated] = found.rated.as_slice() else { panic!("{found:?}") };
    let tally = rated.tally.clone().unwrap();
    assert_eq!((rated.about.clone(), tally.total()), (service(), 1));
    assert!(Aspect::ALL.iter().all(|aspect| tally.answered(true, *aspect) == 0), "no answer of the form");
}

#[tokio::test]
async fn nobody_reads_without_a_desk_and_nobody_changes_any() {
    let scene = Scene::at(NOON).await;
    think(&scene, NOON, Kind::Service, Score::Two, "Parole").await;
    let mut work = Work::citizen(&scene.db.app, &scene.giulia).await.unwrap();
    assert_eq!(count(&mut work, "rating").await, 0, "not even whoever wrote it");
    let mut stranger = scene.chiara.clone();
    stranger.zone = backend::testing::new_id().into();
    let mut work = Work::operator(&scene.db.app, &stranger).await.unwrap();
    assert_eq!(count(&mut work, "rating").await, 0, "another zone");
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    assert_eq!(count(&mut work, "rating").await, 1);
    let changed = sqlx::query("UPDATE rating SET stars = 5").execute(work.connection()).await;
    assert!(changed.is_err());
}
