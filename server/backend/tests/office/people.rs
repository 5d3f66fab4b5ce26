//! The registry of people: who is found, in which order and why.

use backend::{Error, Work, intake, people, seed};
use domain::{
    actor::{Citizen, Operator},
    mask::{Field, Group, Mask},
    person::{Found, Level, Reason},
};

use crate::support::{NOON, Scene, grant};

/// The demo's desk with the people whom it knows.
async fn known() -> Scene {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    scene
}

async fn find(scene: &Scene, operator: &Operator, typed: &str) -> Found {
    people::find(&scene.db.app, &scene.ctx, grant(operator), typed).await.unwrap()
}

/// Who was found, best first.
async fn names(scene: &Scene, typed: &str) -> Vec<String> {
    let found = find(scene, &scene.chiara, typed).await;
    let name = |name: &Field<String>| name.shown().unwrap().clone();
    found.people.iter().map(|found| name(&found.person.full_name)).collect()
}

#[tokio::test]
async fn people_are_found_however_their_names_are_written() {
    let scene = known().await;
    for (typed, first) in [
        ("Schiavone", "Giovan Battista Schiavone"),
        ("skiavone giovanbattista", "Giovan Battista Schiavone"),
        ("dangelo nicolo'", "Nicolò D’Angelo"),
        ("deharo", "Giovanni De Haro"),
        ("anna maria lopresti", "Annamaria Lo Presti"),
        ("olena shevchenko", "Олена Шевченко"),
        ("Шевченко", "Олена Шевченко"),
        ("muhammad ben ali", "Mohammed Benali"),
        ("mazini elisabeta", "Elisabetta Mazzini"),
        ("wojcik", "Łukasz Wójcik"),
        ("lombardi 85", "Maria Lombardi"),
        ("lomb mari 11/02/1970", "Maria Lombardi"),
        ("30/04/1972", "Vincenzo Esposito"),
        ("+39 055 010 0312", "Rosa Di Stefano"),
        ("0550100312", "Rosa Di Stefano"),
        ("SCHGNB38T24", "Giovan Battista Schiavone"),
        ("schgnb38t24m990l", "Giovan Battista Schiavone"),
        ("SCHGNB38T24M990K", "Giovan Battista Schiavone"),
    ] {
        let found = names(&scene, typed).await;
        assert_eq!(found.first().map(String::as_str), Some(first), "{typed}: {found:?}");
    }
}

#[tokio::test]
async fn an_empty_search_shows_the_newest_and_a_hopeless_one_nobody() {
    let scene = known().await;
    let newest = find(&scene, &scene.chiara, "  ").await;
    assert_eq!((newest.people.len(), newest.more), (20, true));
    assert!(newest.people.iter().all(|found| found.level.is_none() && found.reasons.is_empty()));
    for typed in ["zzwingli", "%", "_", "'; DROP TABLE person; --", "\\", "01/01/1900", "#clmb", "{", "\u{1}"]
    {
        assert_eq!(names(&scene, typed).await, Vec::<String>::new(), "{typed}");
    }
}

#[tokio::test]
async fn each_hit_says_how_likely_it_is_and_why() {
    let scene = known().await;
    let found = find(&scene, &scene.chiara, "lonbardi maria 1985").await;
    let first = &found.people[0];
    assert_eq!(first.person.birth_date, Field::Shown(Some("1985-05-23".parse().unwrap())));
    let read = Reason::Read { typed: "lonbardi".into(), meant: "Lombardi".into() };
    assert_eq!(first.reasons, [Reason::SameGivenName, read, Reason::BirthFits("1985".into())]);
    assert_eq!(first.level, Some(Level::High));
    let other = &found.people[1];
    assert!(other.reasons.contains(&Reason::OtherBirthDate) && other.level < first.level, "{other:?}");
}

#[tokio::test]
async fn a_person_is_found_from_the_moment_of_being_entered() {
    let scene = known().await;
    assert_eq!(names(&scene, "ferante giulia").await, Vec::<String>::new());
    scene.accepted(&scene.giulia).await;
    assert_eq!(names(&scene, "ferante giulia").await, ["Giulia Ferrante"]);
    let found = find(&scene, &scene.chiara, "ferrante").await;
    let cards = (found.people[0].person.cards, found.people[0].last_card.map(|(_, on)| on.to_string()));
    assert_eq!(cards, (1, Some("2026-11-20".to_owned())));
    let karim = scene.operator("karim.haddad").await;
    let elsewhere = find(&scene, &karim, "ferrante").await;
    assert_eq!((elsewhere.people[0].person.cards, elsewhere.people[0].last_card), (0, None));
}

#[tokio::test]
async fn people_whose_keys_are_missing_or_old_get_them() {
    let scene = known().await;
    assert_eq!(people::index(&scene.db.owner).await.unwrap(), 0, "nothing is to do");
    for forget in ["UPDATE person SET rules = 0", "TRUNCATE person_key, name_sound"] {
        sqlx::query(forget).execute(&scene.db.owner).await.unwrap();
    }
    assert_eq!(names(&scene, "skiavone").await, Vec::<String>::new());
    assert_eq!(people::index(&scene.db.owner).await.unwrap(), 24);
    assert_eq!(names(&scene, "skiavone").await, ["Giovan Battista Schiavone"]);
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    let people: i64 =
        sqlx::query_scalar("SELECT count(*) FROM person").fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(people, 24, "seeding twice adds nobody");
}

#[tokio::test]
async fn another_zone_finds_nobody_by_any_way() {
    let scene = known().await;
    let mut stranger = scene.chiara.clone();
    stranger.zone = backend::testing::new_id().into();
    for typed in ["", "schiavone", "0550100312", "SCHGNB38T24M990L", "30/04/1972"] {
        assert_eq!(find(&scene, &stranger, typed).await.people, Vec::new(), "{typed}");
    }
    let mut work = Work::operator(&scene.db.app, &stranger).await.unwrap();
    for table in ["person_key", "name_sound"] {
        let seen = format!("SELECT count(*) FROM {table}");
        let seen: i64 =
            sqlx::query_scalar(sqlx::AssertSqlSafe(seen)).fetch_one(work.connection()).await.unwrap();
        assert_eq!(seen, 0, "{table}");
    }
}

#[tokio::test]
async fn keys_are_not_written_for_another_zone() {
    let scene = known().await;
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    let written = sqlx::query(
        "INSERT INTO person_key (zone_id, key, other, person_id)
         SELECT gen_random_uuid(), 'carlo', '', id FROM person LIMIT 1",
    );
    assert!(written.execute(work.connection()).await.is_err());
}

/// Everything that is said to this operator about these searches.
async fn said(scene: &Scene, operator: &Operator, searches: &[&str]) -> String {
    let mut said = String::new();
    for typed in searches {
        said.push_str(&serde_json::to_string(&find(scene, operator, typed).await).unwrap());
    }
    said
}

#[tokio::test]
async fn a_hidden_field_neither_matches_nor_explains_nor_moves_anybody() {
    let scene = known().await;
    let searches = [
        "",
        "schiavone",
        "esposito 1948",
        "0810100222",
        "SPSCCT48T48M990G",
        "maria 0810100222",
        "30/04/1972",
    ];
    let names =
        "UPDATE person SET given_name = 'Zirbel', family_name = 'Pino ' || phone, birth_date = '1901-02-03',
            fiscal_code = NULL, fiscal_code_canonical = NULL
         WHERE phone IS NOT NULL";
    let contacts = "UPDATE person SET phone = '333 987 6543', email = 'planted@posta.example'";
    let planted: [(Group, &str, &[&str]); 2] = [
        (Group::Contacts, contacts, &["3339876543", "planted@posta.example", "333987"]),
        (Group::Identity, names, &["zirbel pino", "zirbel", "03/02/1901"]),
    ];
    for (group, plant, secrets) in planted {
        let mut operator = scene.chiara.clone();
        operator.mask = Mask::hiding([group]);
        let before = said(&scene, &operator, &searches).await;
        for change in [plant, "UPDATE person SET rules = 0"] {
            sqlx::query(change).execute(&scene.db.owner).await.unwrap();
        }
        people::index(&scene.db.owner).await.unwrap();
        assert_eq!(said(&scene, &operator, &searches).await, before, "{group} is hidden");
        let asked = said(&scene, &operator, secrets).await;
        assert!(!asked.contains("full_name"), "{group} is found: {asked}");
        assert!(
            said(&scene, &scene.chiara, secrets).await.contains("full_name"),
            "who may see {group} finds it"
        );
    }
}

#[tokio::test]
async fn with_the_name_hidden_a_telephone_finds_a_person_without_a_name() {
    let scene = known().await;
    let mut operator = scene.chiara.clone();
    operator.mask = Mask::hiding([Group::Identity]);
    let found = find(&scene, &operator, "esposito 081 010 0222").await;
    assert_eq!(found.people.len(), 1);
    assert_eq!(found.people[0].reasons, [Reason::SamePhone]);
    assert_eq!(found.people[0].person.full_name, Field::Masked(Group::Identity));
    assert_eq!(found.left_out, [Group::Identity]);
}

/// Who is suggested for a request of this citizen.
async fn suggested(scene: &Scene, who: &Citizen) -> Vec<(Field<String>, Vec<Reason>)> {
    let (id, _) = scene.sent(who).await;
    let detail = intake::detail(&scene.db.app, &scene.ctx, grant(&scene.chiara), id).await.unwrap();
    detail.matches.into_iter().map(|found| (found.person.full_name, found.reasons)).collect()
}

#[tokio::test]
async fn duplicates_are_suggested_with_evidence_and_nobody_is_linked() {
    let scene = known().await;
    let mut paola = scene.giulia.clone();
    paola.certified.given_name = "Paola".to_owned();
    paola.certified.family_name = "Sarti".to_owned();
    paola.certified.birth_date = Some("1978-10-05".parse().unwrap());
    paola.certified.phone = Some("+39 333 010 0261".to_owned());
    let found = suggested(&scene, &paola).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, Field::Shown("Paola Sarto".to_owned()));
    assert_eq!(found[0].1, [Reason::SimilarName, Reason::SameBirthDate, Reason::SamePhone]);
    let linked: i64 =
        sqlx::query_scalar("SELECT count(*) FROM card").fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(linked, 0);
}

#[tokio::test]
async fn two_who_enter_the_same_new_name_at_once_do_not_stop_one_another() {
    let scene = known().await;
    let anna = scene.operator("anna.bruni").await;
    let (one, _) = scene.sent(&scene.giulia).await;
    let (other, _) = scene.sent(&scene.carlo().await).await;
    let accept = |operator, id| {
        let words = crate::support::WORDS;
        intake::accept(&scene.db.app, &scene.ctx, grant(operator), id, intake::Choice::New, words)
    };
    let (one, other): (Result<_, Error>, Result<_, Error>) =
        futures::future::join(accept(&scene.chiara, one), accept(&anna, other)).await;
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    assert_eq!(names(&scene, "ferrante").await.len(), 2);
}
