//! People who are in the registry twice, as the night finds them and operators judge them.

use backend::{
    Error,
    people::{self, Entered},
    seed,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    fields::Values,
    form::Certified,
    mask::{Group, Mask},
    person::{
        Level, Person, Reason,
        facts::{FactKind, FactRecord, NewFact, Precise},
        merging::Double,
    },
};

use crate::{
    merging::merge,
    support::{NOON, Scene, grant},
};

/// A registry without anybody but whom a test enters.
async fn entered(scene: &Scene, given: &str, family: &str, born: &str, phone: Option<&str>) -> Id<Person> {
    let who = Certified {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        birth_date: born.parse().ok(),
        phone: phone.map(str::to_owned),
        ..Certified::default()
    };
    match people::enter(&scene.db.app, &scene.ctx, grant(&scene.chiara), &who, true).await.unwrap() {
        Entered::New(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn night(scene: &Scene) -> u64 {
    people::find_doubles(&scene.db.app, &scene.ctx).await.unwrap()
}

async fn listed(scene: &Scene, who: &Operator) -> Vec<Double> {
    people::doubles(&scene.db.app, &scene.ctx, grant(who), None).await.unwrap().rows
}

fn ids(double: &Double) -> (Id<Person>, Id<Person>) {
    (double.one.person.id, double.other.person.id)
}

async fn differ(scene: &Scene, pair: (Id<Person>, Id<Person>), why: &str) -> Result<(), Error> {
    people::different(&scene.db.app, &scene.ctx, grant(&scene.chiara), pair, why).await
}

#[tokio::test]
async fn the_night_finds_pairs_with_their_evidence_and_asks_once() {
    let scene = Scene::at(NOON).await;
    let one = entered(&scene, "Quirino", "Zampieri", "1950-02-03", None).await;
    let other = entered(&scene, "Quirino", "Zampier", "1950-02-03", None).await;
    entered(&scene, "Quirino", "Zampieri", "1971-07-09", None).await;
    assert_eq!(night(&scene).await, 3);
    assert_eq!(night(&scene).await, 0, "nobody is new or changed");
    let found = listed(&scene, &scene.chiara).await;
    assert_eq!(found.iter().map(ids).collect::<Vec<_>>(), [(one.min(other), one.max(other))]);
    assert!(found[0].other.reasons.contains(&Reason::SameBirthDate), "{found:?}");
    assert!(found[0].other.level.is_some());

    differ(&scene, (other, one), "Sono cugini").await.unwrap();
    assert!(matches!(differ(&scene, (one, other), "Sono cugini").await, Err(Error::Stale)));
    let edit = sqlx::query("UPDATE person SET residence = 'Via Nuova 1' WHERE id = $1").bind(one.uuid());
    edit.execute(&scene.db.owner).await.unwrap();
    assert_eq!(night(&scene).await, 1);
    assert!(listed(&scene, &scene.chiara).await.is_empty(), "what was judged does not come back");
    let twins = people::twins(&scene.db.app, &scene.ctx, grant(&scene.chiara), one).await.unwrap();
    assert!(twins.iter().all(|twin| twin.person.id != other), "nor beside the search");
    let reasons: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE reason = 'no double' AND subject_id IN ($1, $2)",
    )
    .bind(one.uuid())
    .bind(other.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(reasons, 2);
}

/// Of many people the year alone is known, which is kept as its first day: they are no reason for a look, and whoever was
/// born on that day is still compared with the others.
#[tokio::test]
async fn whose_year_alone_is_known_does_not_crowd_out_who_was_born_on_its_first_day() {
    let scene = Scene::at(NOON).await;
    for letter in 'a'..='z' {
        for other in ["esca", "unto"] {
            entered(&scene, &format!("{letter}{other}"), &format!("{other}{letter}"), "1950", None).await;
        }
    }
    let one = entered(&scene, "Quirino", "Zampieri", "1950-01-01", None).await;
    let other = entered(&scene, "Quirinno", "Zampier", "1950-01-01", None).await;
    night(&scene).await;
    let told: i64 =
        sqlx::query_scalar("SELECT count(*) FROM duplicate_suggestion WHERE one = $1 AND other = $2")
            .bind(one.min(other).uuid())
            .bind(one.max(other).uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert_eq!(told, 1);
}

#[tokio::test]
async fn a_pair_that_is_known_by_what_is_hidden_only_is_not_told() {
    let scene = Scene::at(NOON).await;
    let phone = Some("333 010 0199");
    let one = entered(&scene, "Quirino", "Zampieri", "1950-02-03", phone).await;
    let other = entered(&scene, "Quirino", "Zampieri", "1971-07-09", phone).await;
    night(&scene).await;
    let found = listed(&scene, &scene.chiara).await;
    assert!(found[0].other.reasons.contains(&Reason::SamePhone), "{found:?}");
    for group in [Group::Contacts, Group::Identity] {
        let mut masked = scene.chiara.clone();
        masked.mask = Mask::hiding([group]);
        assert!(listed(&scene, &masked).await.is_empty(), "{group}");
        let judged = people::different(&scene.db.app, &scene.ctx, grant(&masked), (one, other), "No").await;
        assert!(matches!(judged, Err(Error::NotFound)), "{group}");
    }
    let mut stranger = scene.chiara.clone();
    stranger.zone = new_id().into();
    assert!(listed(&scene, &stranger).await.is_empty(), "another zone");
}

/// Writes an STP code down.
async fn with_stp(scene: &Scene, id: Id<Person>, number: &str) -> Id<FactRecord> {
    let mut values = Values::default();
    values.set("codice-tipo", ["stp".to_owned()]);
    values.set("codice-numero", [number.to_owned()]);
    let fact = NewFact { kind: FactKind::Identifier, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, fact).await.unwrap()
}

/// The same fact of somebody else, as it comes from another office: at the counter it would be refused.
async fn brought(scene: &Scene, fact: Id<FactRecord>, to: Id<Person>) {
    let copy = sqlx::query(
        "INSERT INTO person_fact
            (id, zone_id, person_id, kind, content, recorded_at, recorded_by, recorded_by_name)
         SELECT $1, zone_id, $2, kind, content, recorded_at, recorded_by, recorded_by_name
         FROM person_fact
         WHERE id = $3",
    );
    let copy = copy.bind(new_id()).bind(to.uuid()).bind(fact.uuid());
    assert_eq!(copy.execute(&scene.db.owner).await.unwrap().rows_affected(), 1);
}

#[tokio::test]
async fn who_holds_the_code_of_somebody_else_is_the_likeliest_pair_whatever_else_differs() {
    let scene = Scene::at(NOON).await;
    let one = entered(&scene, "Amina", "Zerrouki", "1950-02-03", None).await;
    let other = entered(&scene, "Fulvia", "Quarantelli", "1971-07-09", None).await;
    entered(&scene, "Quirino", "Zampieri", "1950-04-03", None).await;
    entered(&scene, "Quirino", "Zampier", "1950-04-03", None).await;
    let stp = with_stp(&scene, one, "STP0301234560000").await;
    brought(&scene, stp, other).await;
    assert_eq!(night(&scene).await, 4);
    let found = listed(&scene, &scene.chiara).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(ids(&found[0]), (one.min(other), one.max(other)), "it comes first");
    assert_eq!(found[0].other.reasons.first(), Some(&Reason::SameIdentifier), "{found:?}");
    assert_eq!(found[0].other.level, Some(Level::High));
    let mut masked = scene.chiara.clone();
    masked.mask = Mask::hiding([Group::Identity]);
    assert!(listed(&scene, &masked).await.is_empty());

    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    people::withdraw_fact(pool, ctx, grant(&scene.chiara), (one, stp), "Di un’altra").await.unwrap();
    assert_eq!(listed(&scene, &scene.chiara).await.len(), 1, "what was never true is no evidence");
    assert_eq!(night(&scene).await, 1, "who held it is looked at again");
}

#[tokio::test]
async fn a_code_that_a_merged_record_holds_speaks_for_who_is_kept() {
    let scene = Scene::at(NOON).await;
    let kept = entered(&scene, "Quirino", "Zampieri", "1950-02-03", None).await;
    let merged = entered(&scene, "Quirino", "Zampier", "1950-02-03", None).await;
    let stp = with_stp(&scene, merged, "STP0301234560000").await;
    merge(&scene, &scene.chiara, (merged, kept), &[]).await.unwrap();
    night(&scene).await;
    let other = entered(&scene, "Fulvia", "Quarantelli", "1971-07-09", None).await;
    brought(&scene, stp, other).await;
    assert_eq!(night(&scene).await, 1);
    let found = listed(&scene, &scene.chiara).await;
    assert_eq!(found.iter().map(ids).collect::<Vec<_>>(), [(kept.min(other), kept.max(other))]);
}

#[tokio::test]
async fn a_pair_that_was_merged_is_settled_and_comes_back_when_it_is_undone() {
    let scene = Scene::at(NOON).await;
    let one = entered(&scene, "Quirino", "Zampieri", "1950-02-03", None).await;
    let other = entered(&scene, "Quirino", "Zampier", "1950-02-03", None).await;
    night(&scene).await;
    merge(&scene, &scene.chiara, (other, one), &[]).await.unwrap();
    night(&scene).await;
    assert!(listed(&scene, &scene.chiara).await.is_empty());
    let change = people::changes(&scene.db.app, grant(&scene.chiara), one).await.unwrap().remove(0).id;
    people::undo_merge(&scene.db.app, &scene.ctx, grant(&scene.chiara), change, "Sbagliato").await.unwrap();
    night(&scene).await;
    assert_eq!(listed(&scene, &scene.chiara).await.len(), 1);
}

#[tokio::test]
async fn long_lists_come_page_by_page_and_no_pair_twice() {
    let scene = Scene::at(NOON).await;
    let given = [
        "Abelardo",
        "Brigida",
        "Cosimo",
        "Domitilla",
        "Ermete",
        "Fulvia",
        "Gustavo",
        "Iolanda",
        "Lamberto",
        "Ofelia",
        "Quirino",
        "Rosmunda",
        "Vinicio",
    ];
    for (given, year) in given.into_iter().zip(1931..) {
        let born = format!("{year}-{:02}-03", year % 12 + 1);
        for family in ["Zampieri", "Zampier"] {
            entered(&scene, given, family, &born, None).await;
        }
    }
    night(&scene).await;
    let (mut after, mut seen) = (None::<String>, Vec::new());
    loop {
        let page = people::doubles(&scene.db.app, &scene.ctx, grant(&scene.chiara), after.as_deref()).await;
        let page = page.unwrap();
        seen.extend(page.rows.iter().map(ids));
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    assert_eq!(seen.len(), 13);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 13);
}

#[tokio::test]
async fn the_people_of_the_demo_are_no_doubles() {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    assert!(night(&scene).await > 20);
    let found = listed(&scene, &scene.chiara).await;
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn the_demo_has_one_pair_to_be_judged_however_often_it_is_filled() {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    for _ in 0..2 {
        seed::doubles(&scene.db.owner, &scene.ctx).await.unwrap();
        let found = listed(&scene, &scene.chiara).await;
        assert_eq!(found.len(), 1, "{found:?}");
        let reasons = &found[0].other.reasons;
        assert!(
            reasons.contains(&Reason::SimilarName) && reasons.contains(&Reason::SameBirthDate),
            "{found:?}"
        );
    }
}
