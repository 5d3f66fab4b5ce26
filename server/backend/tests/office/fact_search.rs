//! People are found by what is known of them beyond the record.

use backend::{Error, people, seed};
use domain::{
    Id,
    actor::Operator,
    fields::Values,
    mask::{Group, Mask},
    person::{
        Match, Person, Reason,
        facts::{FactKind, FactRecord, NewFact, Precise},
    },
};

use crate::support::{NOON, Scene, grant};

async fn found(scene: &Scene, who: &Operator, typed: &str) -> Vec<Match> {
    people::find(&scene.db.app, &scene.ctx, grant(who), typed).await.unwrap().people
}

async fn add(
    scene: &Scene,
    id: Id<Person>,
    kind: FactKind,
    pairs: &[(&str, &str)],
) -> Result<Id<FactRecord>, Error> {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    let fact = NewFact { kind, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, fact).await
}

/// Somebody with another name, a code and another telephone.
async fn scene() -> (Scene, Id<Person>, Id<FactRecord>) {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    let id = found(&scene, &scene.chiara, "schiavone").await[0].person.id;
    add(&scene, id, FactKind::Name, &[("nome-tipo", "nascita"), ("nome-intero", "Zdenko Wojtyniak")])
        .await
        .unwrap();
    let code = add(
        &scene,
        id,
        FactKind::Identifier,
        &[("codice-tipo", "stp"), ("codice-numero", "STP0300123456789")],
    )
    .await
    .unwrap();
    let phone = [
        ("recapito-tipo", "cellulare"),
        ("recapito-valore", "+39 347 010 0999"),
        ("recapito-chi", "proprio"),
    ];
    add(&scene, id, FactKind::Contact, &phone).await.unwrap();
    (scene, id, code)
}

#[tokio::test]
async fn another_name_a_code_and_another_telephone_find_a_person_and_say_so() {
    let (scene, id, _) = scene().await;
    let other = Reason::OtherName("Zdenko Wojtyniak".to_owned());
    for (typed, reason) in [
        ("zdenko wojtyniak", other.clone()),
        ("wojtiniak", other),
        ("STP0300123456789", Reason::SameIdentifier),
        ("stp 0300 123456789", Reason::SameIdentifier),
        ("347 0100999", Reason::SamePhone),
    ] {
        let people = found(&scene, &scene.chiara, typed).await;
        assert_eq!(people.first().map(|found| found.person.id), Some(id), "{typed}");
        assert!(people[0].reasons.contains(&reason), "{typed}: {:?}", people[0].reasons);
    }
    let own = found(&scene, &scene.chiara, "schiavone").await;
    assert!(!own[0].reasons.iter().any(|reason| matches!(reason, Reason::OtherName(_))));
}

#[tokio::test]
async fn what_a_mask_hides_finds_nobody_and_explains_nothing() {
    let (scene, id, _) = scene().await;
    let hiding = |group| Operator { mask: Mask::hiding([group]), ..scene.chiara.clone() };
    for typed in ["wojtyniak", "STP0300123456789"] {
        let people = found(&scene, &hiding(Group::Identity), typed).await;
        assert!(people.iter().all(|found| found.person.id != id), "{typed}");
    }
    let by_phone = found(&scene, &hiding(Group::Identity), "347 0100999").await;
    assert_eq!(by_phone[0].reasons, [Reason::SamePhone], "no name is told");
    assert!(found(&scene, &hiding(Group::Contacts), "347 0100999").await.is_empty());
}

#[tokio::test]
async fn what_was_never_true_finds_nobody() {
    let (scene, id, code) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    people::withdraw_fact(pool, ctx, grant(&scene.chiara), (id, code), "Di un altro").await.unwrap();
    let people = found(&scene, &scene.chiara, "STP0300123456789").await;
    assert!(people.iter().all(|found| found.person.id != id));
}
