//! What a desk wants before a card is completed besides its parts: what is known of the person, a service, a need.

use std::collections::BTreeMap;

use backend::{
    Error, Work,
    cards::{self, Asked, AtCounter, PartEdit},
    people::{self, Entered},
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{
        Card,
        parts::{Part, Place, Rule, When},
        requests::AskedBy,
    },
    fields::Values,
    form::Certified,
    mask::{Group, Mask},
    permission::ProtectPeople,
    person::{
        Ground, Person,
        facts::{FactKind, NewFact, Precise},
    },
};

use super::{
    reach::bruno,
    support::{NOON, Scene, code, grant, spontaneous},
};

fn rule(place: Place, field: &str, when: When) -> Rule {
    Rule { place, field: place.field(field).unwrap(), or: None, when }
}

/// Paolo adds these rules to his desk, which is Chiara's.
async fn want(scene: &Scene, rules: &[Rule]) {
    let (pool, ctx, paolo) = (&scene.db.app, &scene.ctx, scene.operator("paolo.neri").await);
    for rule in rules {
        cards::add_rule(pool, ctx, grant(&paolo), paolo.desk.id, rule, "Serve al bando").await.unwrap();
    }
}

/// Somebody with a name, of whom nothing else is known.
async fn somebody(scene: &Scene) -> Id<Person> {
    let who = Certified {
        given_name: "Quirino".to_owned(),
        family_name: "Zampieri".to_owned(),
        ..Certified::default()
    };
    match people::enter(&scene.db.app, &scene.ctx, grant(&scene.chiara), &who, true).await.unwrap() {
        Entered::New(id) => id,
        other => panic!("{other:?}"),
    }
}

/// A card without a service, at the desk of this operator.
async fn opened(scene: &Scene, operator: &Operator, person: Id<Person>) -> Id<Card> {
    let access = spontaneous(scene.ctx.today(), "Chiede informazioni.");
    let card = AtCounter { id: Id::new(new_id()), person, access, service: None };
    cards::open_at_counter(&scene.db.app, &scene.ctx, grant(operator), &card).await.unwrap()
}

async fn know(scene: &Scene, person: Id<Person>, kind: FactKind, pairs: &[(&str, &str)]) {
    let fact = NewFact { kind, values: values(pairs), from: None, to: None, precise: Precise::DAYS };
    people::add_fact(&scene.db.app, &scene.ctx, grant(&scene.chiara), person, fact).await.unwrap();
}

fn values(pairs: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    values
}

async fn save(scene: &Scene, card: Id<Card>, part: Part, pairs: &[(&str, &str)]) {
    let edit = PartEdit {
        values: values(pairs),
        version: 0,
        seen: None,
        choices: BTreeMap::new(),
        reason: None,
        taken_from: None,
    };
    cards::save_part(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, part, &edit).await.unwrap();
}

/// A way to reach somebody, by a neighbour.
const fn reached<'a>(way: &'a str, value: &'a str) -> [(&'static str, &'a str); 3] {
    [("recapito-tipo", way), ("recapito-valore", value), ("recapito-chi", "vicino")]
}

/// What this operator is told to be missing when they complete the card; nothing where it is completed.
async fn missing(scene: &Scene, who: &Operator, card: Id<Card>) -> Vec<&'static str> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let version = cards::open(pool, ctx, grant(who), card).await.unwrap().version;
    match cards::complete(pool, ctx, grant(who), card, version, &code("information")).await {
        Ok(()) => Vec::new(),
        Err(Error::CardIncomplete(missing)) => missing.iter().map(|it| it.field.code).collect(),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn facts_of_the_person_a_service_and_a_need_are_wanted_all_at_once() {
    let scene = Scene::at(NOON).await;
    want(
        &scene,
        &[
            rule(Place::Person, "persona-cittadinanza", When::Always),
            rule(Place::Person, "persona-nascita", When::Always),
            rule(Place::Person, "persona-residenza", When::Always),
            rule(Place::Person, "persona-telefono", When::Always),
            rule(Place::Services, "servizio-richiesto", When::Always),
            rule(Part::Needs.into(), "bisogni", When::Always),
        ],
    )
    .await;
    let person = somebody(&scene).await;
    let card = opened(&scene, &scene.chiara, person).await;
    let all = [
        "bisogni",
        "persona-cittadinanza",
        "persona-nascita",
        "persona-residenza",
        "persona-telefono",
        "servizio-richiesto",
    ];
    assert_eq!(missing(&scene, &scene.chiara, card).await, all);
    know(&scene, person, FactKind::Citizenship, &[("cittadinanza-tipo", "italiana")]).await;
    know(&scene, person, FactKind::Residence, &[("residenza-tipo", "domicilio")]).await;
    know(&scene, person, FactKind::Contact, &reached("email", "q@posta.example")).await;
    save(&scene, card, Part::Needs, &[("bisogni", "reddito")]).await;
    let asked = Asked { service: code("2.03"), on: scene.ctx.today(), asked_by: AskedBy::Person };
    let chiara = grant(&scene.chiara);
    cards::add_request(&scene.db.app, &scene.ctx, chiara, card, &asked).await.unwrap();
    let rest = ["persona-nascita", "persona-residenza", "persona-telefono"];
    let told = missing(&scene, &scene.chiara, card).await;
    assert_eq!(told, rest, "a domicile is no residence, an e-mail no telephone");
    know(&scene, person, FactKind::Residence, &[("residenza-tipo", "senza-dimora")]).await;
    know(&scene, person, FactKind::Contact, &reached("cellulare", "3330100147")).await;
    assert_eq!(missing(&scene, &scene.chiara, card).await, ["persona-nascita"]);
    sqlx::query("UPDATE person SET birth_date = '1950-02-03' WHERE id = $1")
        .bind(person.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(missing(&scene, &scene.chiara, card).await, Vec::<&str>::new());
}

#[tokio::test]
async fn a_permit_is_wanted_of_third_country_nationals_and_that_there_is_none_is_an_answer() {
    let scene = Scene::at(NOON).await;
    want(&scene, &[rule(Place::Person, "persona-permesso", When::ThirdCountry)]).await;
    let person = somebody(&scene).await;
    let card = opened(&scene, &scene.chiara, person).await;
    let told = missing(&scene, &scene.chiara, card).await;
    assert_eq!(told, Vec::<&str>::new(), "nobody said where they are from");
    know(&scene, person, FactKind::Citizenship, &[("cittadinanza-tipo", "extra-ue")]).await;
    let card = opened(&scene, &scene.chiara, person).await;
    assert_eq!(missing(&scene, &scene.chiara, card).await, ["persona-permesso"]);
    save(&scene, card, Part::Migration, &[("permesso-stato", "nessuno")]).await;
    assert_eq!(missing(&scene, &scene.chiara, card).await, Vec::<&str>::new());
    let card = opened(&scene, &scene.chiara, person).await;
    know(&scene, person, FactKind::Permit, &[("titolo-tipo", "permesso")]).await;
    assert_eq!(missing(&scene, &scene.chiara, card).await, Vec::<&str>::new());
}

#[tokio::test]
async fn of_who_is_called_by_an_alias_no_fact_is_wanted() {
    let scene = Scene::at(NOON).await;
    want(
        &scene,
        &[
            rule(Place::Person, "persona-cittadinanza", When::Always),
            rule(Place::Person, "persona-telefono", When::Always),
            rule(Place::Services, "servizio-richiesto", When::Always),
        ],
    )
    .await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let alias = people::propose_alias(pool, ctx, grant(&scene.chiara)).await.unwrap();
    let nameless = people::enter_anonymous(pool, ctx, grant(&scene.chiara), alias).await.unwrap();
    let card = opened(&scene, &scene.chiara, nameless).await;
    let told = missing(&scene, &scene.chiara, card).await;
    assert_eq!(told, ["servizio-richiesto"], "it says nothing of who they are");
    let card = scene.accepted(&scene.giulia).await;
    assert_eq!(missing(&scene, &scene.chiara, card).await, ["persona-cittadinanza", "persona-telefono"]);
    let giulia = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    let anna = scene.operator("anna.bruni").await;
    let why = (Ground::Violence, "Denuncia del 3 novembre");
    people::protect(pool, ctx, grant::<ProtectPeople>(&anna), giulia, why).await.unwrap();
    assert_eq!(missing(&scene, &scene.chiara, card).await, Vec::<&str>::new());
}

#[tokio::test]
async fn what_the_mask_hides_keeps_nobody_from_completing_a_card_and_is_not_told() {
    let scene = Scene::at(NOON).await;
    want(
        &scene,
        &[
            rule(Place::Person, "persona-cittadinanza", When::Always),
            rule(Place::Person, "persona-stato-civile", When::Always),
            rule(Place::Person, "persona-istruzione", When::ThirdCountry),
        ],
    )
    .await;
    let person = somebody(&scene).await;
    know(&scene, person, FactKind::Citizenship, &[("cittadinanza-tipo", "apolide")]).await;
    let card = opened(&scene, &scene.chiara, person).await;
    let masked =
        |groups: &[Group]| Operator { mask: Mask::hiding(groups.iter().copied()), ..scene.chiara.clone() };
    assert_eq!(missing(&scene, &scene.chiara, card).await, ["persona-istruzione", "persona-stato-civile"]);
    let without_origin = masked(&[Group::Origin]);
    assert_eq!(
        missing(&scene, &without_origin, card).await,
        ["persona-stato-civile"],
        "that education is wanted would tell where they are from"
    );
    let without_family = masked(&[Group::Family]);
    assert_eq!(missing(&scene, &without_family, card).await, ["persona-istruzione"]);
    let blind = masked(&[Group::Origin, Group::Family]);
    assert_eq!(missing(&scene, &blind, card).await, Vec::<&str>::new());
}

#[tokio::test]
async fn rules_of_another_desk_are_those_of_who_answers_for_it() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let karim = scene.operator("karim.haddad").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let rooms = rule(Part::Home.into(), "vani", When::Always);
    cards::add_rule(pool, ctx, grant(&paolo), karim.desk.id, &rooms, "Serve al bando").await.unwrap();
    let twice = cards::add_rule(pool, ctx, grant(&paolo), karim.desk.id, &rooms, "Serve al bando").await;
    assert!(matches!(twice, Err(Error::Stale)));
    let own = cards::kept_rules(pool, ctx, grant(&paolo), paolo.desk.id).await.unwrap();
    assert!(own.iter().all(|kept| kept.everywhere), "it is none of his own desk");
    let person = somebody(&scene).await;
    for (who, wanted) in [(&karim, true), (&scene.chiara, false)] {
        let card = opened(&scene, who, person).await;
        let parts = cards::open(pool, ctx, grant(who), card).await.unwrap().parts;
        assert_eq!(parts.missing.iter().any(|(_, field)| field == "vani"), wanted, "{}", who.me.name);
    }
    let kept = cards::kept_rules(pool, ctx, grant(&paolo), karim.desk.id).await.unwrap();
    let kept = kept.into_iter().find(|kept| !kept.everywhere).unwrap();
    let added = kept.added.unwrap();
    assert_eq!((added.by, added.why.as_str()), (paolo.me.name.clone(), "Serve al bando"));
    let desks = async |who: &Operator| {
        let desks = cards::rule_desks(pool, ctx, grant(who)).await.unwrap();
        desks.into_iter().map(|one| one.desk.id).collect::<Vec<_>>()
    };
    assert_eq!(desks(&bruno).await, [bruno.desk.id]);
    let paolos = desks(&paolo).await;
    assert!(paolos.contains(&karim.desk.id) && !paolos.contains(&bruno.desk.id));
    let looked = cards::kept_rules(pool, ctx, grant(&bruno), karim.desk.id).await;
    assert!(matches!(looked, Err(Error::NotFound)));
    let added = cards::add_rule(pool, ctx, grant(&bruno), karim.desk.id, &rooms, "Prova").await;
    assert!(matches!(added, Err(Error::NotFound)));
    let ended = cards::end_rule(pool, ctx, grant(&bruno), kept.id, "Prova").await;
    assert!(matches!(ended, Err(Error::NotFound)));
    cards::end_rule(pool, ctx, grant(&paolo), kept.id, "Il bando è chiuso").await.unwrap();
}

#[tokio::test]
async fn the_database_keeps_administrators_from_rules_of_other_bodies() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let rooms = rule(Part::Home.into(), "vani", When::Always);
    want(&scene, &[rooms]).await;
    let mut work = Work::operator(&scene.db.app, &bruno).await.unwrap();
    let own = "SELECT count(*) FROM card_rule WHERE desk_id IS NOT NULL";
    let seen: i64 = sqlx::query_scalar(own).fetch_one(work.connection()).await.unwrap();
    let ended = "UPDATE card_rule SET ended_by = 'x', ended_at = now(), ended_why = 'x' WHERE field = 'vani'";
    let ended = sqlx::query(ended).execute(work.connection()).await.unwrap().rows_affected();
    assert_eq!((seen, ended), (0, 0));
    let added = sqlx::query(
        "INSERT INTO card_rule (id, desk_id, part, field, holds, added_by, added_by_name, added_at, added_why)
         VALUES ($1, $2, 'servizi', 'servizio-richiesto', 'always', $3, 'Bruno', now(), 'prova')",
    )
    .bind(new_id())
    .bind(paolo.desk.id.uuid())
    .bind(bruno.me.id.uuid())
    .execute(work.connection())
    .await;
    assert!(added.is_err());
}
