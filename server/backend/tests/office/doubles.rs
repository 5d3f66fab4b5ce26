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
    form::Certified,
    mask::{Group, Mask},
    person::{Person, Reason, merging::Double},
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
