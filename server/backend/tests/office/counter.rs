//! Cards from zero, and people without a name.

use backend::{
    Error,
    cards::{self, AtCounter},
    people::{self, Entered},
    seed,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    form::Certified,
    mask::{Field, Group, Mask},
    person::{Alias, ChangeKind, Person, Reason},
};

use crate::support::{NOON, Scene, code, grant, spontaneous};

async fn scene() -> Scene {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    scene
}

fn at_counter(person: Id<Person>) -> AtCounter {
    let access = spontaneous(NOON.split('T').next().unwrap().parse().unwrap(), "Chiede informazioni.");
    AtCounter { id: Id::new(new_id()), person, access, service: Some(code("2.03")) }
}

async fn opened(scene: &Scene, operator: &Operator, person: Id<Person>) -> Id<Card> {
    let card = AtCounter { service: None, ..at_counter(person) };
    cards::open_at_counter(&scene.db.app, &scene.ctx, grant(operator), &card).await.unwrap()
}

async fn anonymous(scene: &Scene) -> (Id<Person>, Alias) {
    let alias = people::propose_alias(&scene.db.app, &scene.ctx, grant(&scene.chiara)).await.unwrap();
    let id = people::enter_anonymous(&scene.db.app, &scene.ctx, grant(&scene.chiara), alias.clone());
    (id.await.unwrap(), alias)
}

async fn found(scene: &Scene, operator: &Operator, typed: &str) -> Vec<(Field<String>, Vec<Reason>)> {
    let found = people::find(&scene.db.app, &scene.ctx, grant(operator), typed).await.unwrap();
    found.people.into_iter().map(|found| (found.person.full_name, found.reasons)).collect()
}

fn concetta() -> Certified {
    Certified {
        given_name: "Concetta".to_owned(),
        family_name: "Esposito".to_owned(),
        birth_date: "1948-12-08".parse().ok(),
        ..Certified::default()
    }
}

async fn enter(scene: &Scene, operator: &Operator, who: &Certified, is_new: bool) -> Entered {
    people::enter(&scene.db.app, &scene.ctx, grant(operator), who, is_new).await.unwrap()
}

/// The person of the demo with this surname and year.
async fn known(scene: &Scene, typed: &str) -> Id<Person> {
    let found = people::find(&scene.db.app, &scene.ctx, grant(&scene.chiara), typed).await.unwrap();
    found.people[0].person.id
}

#[tokio::test]
async fn a_form_sent_twice_opens_one_card() {
    let scene = scene().await;
    let card = at_counter(known(&scene, "schiavone").await);
    for _ in 0..2 {
        let id = cards::open_at_counter(&scene.db.app, &scene.ctx, grant(&scene.chiara), &card).await;
        assert_eq!(id.unwrap(), card.id);
    }
    let read = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card.id).await.unwrap();
    assert_eq!((read.access.visible(), read.requests.len()), (card.access.clone(), 1));
    assert_eq!(read.person.identity.called(), Field::Shown("Giovan Battista Schiavone".to_owned()));
    let karim = scene.operator("karim.haddad").await;
    let elsewhere = cards::open_at_counter(&scene.db.app, &scene.ctx, grant(&karim), &card).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)), "another desk's card is not to be had");
}

#[tokio::test]
async fn the_same_code_blocks_and_a_similar_person_warns() {
    let scene = scene().await;
    let coded = Certified { fiscal_code: "SPSCCT48T48M990G".parse().ok(), ..concetta() };
    match enter(&scene, &scene.chiara, &coded, true).await {
        Entered::Exists(found) => assert_eq!(found.reasons, [Reason::SameFiscalCode]),
        other => panic!("{other:?}"),
    }
    let similar = Certified { given_name: "Concettina".to_owned(), ..concetta() };
    match enter(&scene, &scene.chiara, &similar, false).await {
        Entered::Similar(people) => assert!(people[0].reasons.contains(&Reason::SameBirthDate)),
        other => panic!("{other:?}"),
    }
    assert!(matches!(enter(&scene, &scene.chiara, &similar, true).await, Entered::New(_)));
}

#[tokio::test]
async fn of_two_who_enter_the_same_person_at_once_one_is_led_to_the_other() {
    let scene = scene().await;
    let anna = scene.operator("anna.bruni").await;
    let new = Certified {
        given_name: "Quirino".to_owned(),
        family_name: "Zampieri".to_owned(),
        birth_date: "1950-02-03".parse().ok(),
        ..Certified::default()
    };
    let (one, other) =
        futures::future::join(enter(&scene, &scene.chiara, &new, false), enter(&scene, &anna, &new, false))
            .await;
    let is_new = |entered: &Entered| matches!(entered, Entered::New(_));
    let is_led = |entered: &Entered| matches!(entered, Entered::Similar(_));
    assert!((is_new(&one) && is_led(&other)) || (is_led(&one) && is_new(&other)), "{one:?} {other:?}");
    assert_eq!(found(&scene, &scene.chiara, "zampieri quirino").await.len(), 1);
}

#[tokio::test]
async fn who_gives_no_name_is_found_again_by_the_alias_and_cannot_be_proposed() {
    let scene = scene().await;
    let (id, alias) = anonymous(&scene).await;
    let (other, another) = anonymous(&scene).await;
    assert!(id != other && alias != another, "distinct people");
    let (name, reasons) = found(&scene, &scene.chiara, alias.as_str()).await.remove(0);
    assert_eq!((name, reasons), (Field::Shown(alias.to_string()), vec![Reason::SameAlias]));
    let card = opened(&scene, &scene.chiara, id).await;
    let (proposed, informed) = (code("presa_in_carico_proposed"), code("information"));
    let end = |outcome| cards::complete(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, 1, outcome);
    assert!(matches!(end(&proposed).await, Err(Error::Anonymous)));
    end(&informed).await.unwrap();
}

#[tokio::test]
async fn of_two_who_share_a_word_of_the_alias_the_number_decides() {
    let scene = scene().await;
    for alias in ["Ponte Quieto 28", "Ulivo Quieto 42"] {
        let alias = alias.parse().unwrap();
        people::enter_anonymous(&scene.db.app, &scene.ctx, grant(&scene.chiara), alias).await.unwrap();
    }
    for (typed, alias) in [("quieto 28", "Ponte Quieto 28"), ("quieto 42", "Ulivo Quieto 42")] {
        let (name, reasons) = found(&scene, &scene.chiara, typed).await.remove(0);
        assert_eq!((name, reasons), (Field::Shown(alias.to_owned()), vec![Reason::PartOfAlias]), "{typed}");
    }
}

#[tokio::test]
async fn a_name_cannot_be_stored_beside_an_alias_of_nobody() {
    let scene = scene().await;
    let (id, _) = anonymous(&scene).await;
    for wrong in [
        "UPDATE person SET given_name = 'Giulia' WHERE id = $1",
        "UPDATE person SET phone = '333' WHERE id = $1",
        "UPDATE person SET alias = NULL WHERE id = $1",
        "UPDATE person SET kind = 'known' WHERE id = $1",
        "UPDATE person SET merged_into = id WHERE id = $1",
    ] {
        let done = sqlx::query(wrong).bind(id.uuid()).execute(&scene.db.owner).await;
        assert!(done.is_err(), "{wrong}");
    }
}

/// A program of before knows of whole days alone: what it would write over a year must not look like one.
#[tokio::test]
async fn no_day_is_written_over_a_year_of_birth_by_who_does_not_know_of_years() {
    let scene = scene().await;
    let who = |given: &str, born: &str| Certified {
        given_name: given.to_owned(),
        family_name: "Zampieri".to_owned(),
        birth_date: born.parse().ok(),
        ..Certified::default()
    };
    let cases: [(&str, &str, &[&str]); 3] = [
        ("Quirino", "1950", &["'1950-02-03'", "'1950-02-01'", "NULL"]),
        ("Alvise", "1950-02", &["'1950-02-03'", "NULL"]),
        ("Gaspare", "1950-02-03", &[]),
    ];
    for (given, born, fails) in cases {
        let Entered::New(id) = enter(&scene, &scene.chiara, &who(given, born), true).await else {
            panic!("{born}");
        };
        for day in ["'1950-02-03'", "'1950-02-01'", "NULL"] {
            let write = format!("UPDATE person SET birth_date = {day} WHERE id = $1");
            let written =
                sqlx::query(sqlx::AssertSqlSafe(write)).bind(id.uuid()).execute(&scene.db.owner).await;
            assert_eq!(written.is_err(), fails.contains(&day), "{born}: {day}");
        }
    }
}

#[tokio::test]
async fn who_says_the_name_later_keeps_everything() {
    let scene = scene().await;
    let (id, alias) = anonymous(&scene).await;
    let card = opened(&scene, &scene.chiara, id).await;
    let identify = |who: Certified, is_new| {
        let (scene, pool) = (&scene, scene.db.app.clone());
        async move { people::identify(&pool, &scene.ctx, grant(&scene.chiara), id, &who, is_new).await }
    };
    assert!(matches!(identify(concetta(), false).await.unwrap(), Entered::Similar(_)));
    let new = Certified {
        given_name: "Quirino".to_owned(),
        family_name: "Zampieri".to_owned(),
        ..Certified::default()
    };
    assert_eq!(identify(new.clone(), false).await.unwrap(), Entered::New(id));
    assert!(matches!(identify(new, true).await, Err(Error::Stale)), "once");
    let read = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    assert_eq!(read.person.identity.called(), Field::Shown("Quirino Zampieri".to_owned()));
    let changes = people::changes(&scene.db.app, grant(&scene.chiara), id).await.unwrap();
    assert_eq!((changes[0].kind, changes[0].alias.as_ref()), (ChangeKind::Named, Some(&alias)));
    assert_eq!((changes[0].by.as_str(), changes[0].at), ("Chiara Moretti", scene.ctx.now));
    let by_alias = found(&scene, &scene.chiara, alias.as_str()).await;
    let (called, reasons) = &by_alias[0];
    assert_eq!(*called, Field::Shown("Quirino Zampieri".to_owned()));
    assert!(reasons.contains(&Reason::OtherName(alias.to_string())), "{reasons:?}");
}

#[tokio::test]
async fn a_code_of_somebody_whose_identity_is_hidden_stops_and_shows_nobody() {
    let scene = scene().await;
    let mut outside = scene.chiara.clone();
    outside.mask = Mask::hiding([Group::Identity]);
    let coded = Certified { fiscal_code: "SPSCCT48T48M990G".parse().ok(), ..concetta() };
    assert_eq!(enter(&scene, &outside, &coded, true).await, Entered::Hidden);
}
