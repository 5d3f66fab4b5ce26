//! What is known of a person beyond the record: written once, corrected by another row.

use backend::{Error, people, seed};
use domain::{
    Id,
    actor::Operator,
    fields::Values,
    mask::{Field, Group, Mask},
    person::{
        Person,
        facts::{Fact, FactKind, FactRecord, NewFact, PersonFacts, Precise, Precision, current},
    },
};

use crate::support::{NOON, Scene, at, grant};

async fn scene() -> (Scene, Id<Person>) {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    let found = people::find(&scene.db.app, &scene.ctx, grant(&scene.chiara), "schiavone").await.unwrap();
    let person = found.people[0].person.id;
    (scene, person)
}

fn fact(kind: FactKind, pairs: &[(&str, &str)]) -> NewFact {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    NewFact { kind, values, from: "2020-01-01".parse().ok(), to: None, precise: Precise::DAYS }
}

fn work(condition: &str) -> NewFact {
    fact(FactKind::Work, &[("lavoro-condizione", condition)])
}

fn doctor() -> NewFact {
    fact(FactKind::Health, &[("salute-tipo", "medico"), ("salute-valore", "DOTTORE-SEGRETO")])
}

async fn add(scene: &Scene, who: &Operator, id: Id<Person>, new: NewFact) -> Result<Id<FactRecord>, Error> {
    people::add_fact(&scene.db.app, &scene.ctx, grant(who), id, new).await
}

async fn known(scene: &Scene, who: &Operator, id: Id<Person>) -> PersonFacts {
    people::facts(&scene.db.app, &scene.ctx, grant(who), id).await.unwrap()
}

fn hiding(scene: &Scene, group: Group) -> Operator {
    let mut operator = scene.chiara.clone();
    operator.mask = Mask::hiding([group]);
    operator
}

fn conditions(facts: &[&Fact]) -> Vec<String> {
    facts.iter().map(|fact| fact.visible().one("lavoro-condizione").to_owned()).collect()
}

#[tokio::test]
async fn a_correction_counts_and_what_it_corrects_stays_with_who_and_why() {
    let (scene, id) = scene().await;
    let first = add(&scene, &scene.chiara, id, work("studente")).await.unwrap();
    let anna = scene.operator("anna.bruni").await;
    let later = at("2026-11-20T12:00:00Z");
    let which = (id, first);
    let done =
        people::correct_fact(&scene.db.app, &later, grant(&anna), which, work("autonomo"), "Sbagliato").await;
    let second = done.unwrap();
    let facts = known(&scene, &scene.chiara, id).await.facts;
    assert_eq!(conditions(&current(&facts, later.today())), ["autonomo"]);
    assert_eq!((facts[0].id, facts[0].replaces, facts[1].id), (second, Some(first), first));
    assert_eq!(facts[0].recorded.by.name, anna.me.name);
    assert_eq!(facts[0].why.as_ref().and_then(Field::shown).unwrap(), "Sbagliato");
    let reasons: Vec<String> = sqlx::query_scalar(
        "SELECT reason FROM audit_event WHERE reason LIKE 'fact%' AND subject_id = $1 ORDER BY id",
    )
    .bind(id.uuid())
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(reasons, ["fact_added", "fact_corrected", "facts"]);
}

#[tokio::test]
async fn of_two_who_correct_at_once_the_second_is_told() {
    let (scene, id) = scene().await;
    let first = add(&scene, &scene.chiara, id, work("studente")).await.unwrap();
    let anna = scene.operator("anna.bruni").await;
    let correct = |who, condition| {
        let (pool, ctx) = (&scene.db.app, &scene.ctx);
        people::correct_fact(pool, ctx, grant(who), (id, first), work(condition), "Sbagliato")
    };
    let (one, other) =
        futures::future::join(correct(&scene.chiara, "autonomo"), correct(&anna, "pensionato")).await;
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert!(matches!(one.and(other), Err(Error::Stale)));
    assert_eq!(current(&known(&scene, &anna, id).await.facts, scene.ctx.today()).len(), 1);
}

#[tokio::test]
async fn what_ended_held_until_then_and_what_was_never_true_does_not_hold() {
    let (scene, id) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let first = add(&scene, &scene.chiara, id, work("studente")).await.unwrap();
    let last = "2026-11-10".parse().unwrap();
    let until = (last, Precision::Day);
    let ended =
        people::end_fact(pool, ctx, grant(&scene.chiara), (id, first), until, "Laureato").await.unwrap();
    let facts = known(&scene, &scene.chiara, id).await.facts;
    assert!(current(&facts, ctx.today()).is_empty());
    assert_eq!(conditions(&current(&facts, last)), ["studente"]);
    let never = people::withdraw_fact(pool, ctx, grant(&scene.chiara), (id, ended), "Un altro");
    let never = never.await.unwrap();
    assert!(current(&known(&scene, &scene.chiara, id).await.facts, last).is_empty());
    for gone in [first, ended, never] {
        let again = people::withdraw_fact(pool, ctx, grant(&scene.chiara), (id, gone), "Un altro").await;
        assert!(matches!(again, Err(Error::Stale)), "{again:?}");
    }
}

#[tokio::test]
async fn of_a_hidden_fact_the_kind_is_told_and_nobody_masked_corrects_it() {
    let (scene, id) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let first = add(&scene, &scene.chiara, id, doctor()).await.unwrap();
    let masked = hiding(&scene, Group::Health);
    let seen = known(&scene, &masked, id).await;
    assert_eq!((seen.facts[0].kind, seen.facts[0].hidden_by()), (FactKind::Health, Some(Group::Health)));
    assert!(!serde_json::to_string(&seen).unwrap().contains("SEGRETO"));
    assert!(matches!(add(&scene, &masked, id, doctor()).await, Err(Error::NotFound)));
    let corrected = people::correct_fact(pool, ctx, grant(&masked), (id, first), doctor(), "Provo").await;
    assert!(matches!(corrected, Err(Error::NotFound)));
    let withdrawn = people::withdraw_fact(pool, ctx, grant(&masked), (id, first), "Provo").await;
    assert!(matches!(withdrawn, Err(Error::NotFound)));
    assert_eq!(known(&scene, &scene.chiara, id).await.facts.len(), 1);
}

#[tokio::test]
async fn what_a_mask_hides_of_a_fact_cannot_be_written_either() {
    let (scene, id) = scene().await;
    let masked = hiding(&scene, Group::ProtectedAddress);
    let pairs = [("residenza-tipo", "struttura"), ("residenza-struttura", "Casa")];
    add(&scene, &masked, id, fact(FactKind::Residence, &pairs)).await.unwrap();
    let written = known(&scene, &scene.chiara, id).await.facts[0].visible();
    assert_eq!((written.one("residenza-tipo"), written.one("residenza-struttura")), ("struttura", ""));
}

#[tokio::test]
async fn what_is_absent_of_a_fact_stays_as_it_is_and_the_rest_is_corrected() {
    let (scene, id) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let absent = Operator { mask: Mask::none().omitting([Group::ProtectedAddress]), ..scene.chiara.clone() };
    let masked = hiding(&scene, Group::ProtectedAddress);
    let lives = |street: &str, facility: &str| {
        let pairs = [("residenza-tipo", "struttura"), ("residenza-via", street)];
        let secret = ("residenza-struttura", facility);
        fact(FactKind::Residence, &[pairs.as_slice(), &[secret]].concat())
    };
    let written = async |which: Id<FactRecord>| {
        let facts = known(&scene, &scene.chiara, id).await.facts;
        let values = facts.iter().find(|fact| fact.id == which).unwrap().visible();
        (values.one("residenza-via").to_owned(), values.one("residenza-struttura").to_owned())
    };
    for facility in ["Casa SEGRETA", ""] {
        let first = add(&scene, &scene.chiara, id, lives("Via Vecchia 1", facility)).await.unwrap();
        let typed = || lives("Via Nuova 2", "Un’altra casa");
        let refused = people::correct_fact(pool, ctx, grant(&masked), (id, first), typed(), "Provo").await;
        assert!(matches!(refused, Err(Error::NotFound)), "who is told that it is hidden");
        let next = people::correct_fact(pool, ctx, grant(&absent), (id, first), typed(), "Ha letto male");
        let next = next.await.unwrap();
        assert_eq!(written(next).await, ("Via Nuova 2".to_owned(), facility.to_owned()));
        let until = ("2026-11-10".parse().unwrap(), Precision::Day);
        let ended = people::end_fact(pool, ctx, grant(&absent), (id, next), until, "Trasloco").await.unwrap();
        assert_eq!(written(ended).await, ("Via Nuova 2".to_owned(), facility.to_owned()));
        let seen = known(&scene, &absent, id).await;
        assert!(!serde_json::to_string(&seen).unwrap().contains("SEGRETA"));
        let withdrawn = people::withdraw_fact(pool, ctx, grant(&absent), (id, ended), "Mai stato").await;
        assert!(withdrawn.is_ok(), "{withdrawn:?}");
    }
}

#[tokio::test]
async fn of_who_gave_no_name_nothing_is_written_that_says_who_it_is() {
    let (scene, _) = scene().await;
    let alias = people::propose_alias(&scene.db.app, &scene.ctx, grant(&scene.chiara)).await.unwrap();
    let id = people::enter_anonymous(&scene.db.app, &scene.ctx, grant(&scene.chiara), alias).await.unwrap();
    for kind in FactKind::ALL {
        let added = add(&scene, &scene.chiara, id, fact(kind, &[])).await;
        assert_eq!(matches!(added, Err(Error::Anonymous)), kind.is_identifying(), "{kind:?}");
    }
}

#[tokio::test]
async fn what_was_written_of_a_person_without_a_name_is_about_who_it_turned_out_to_be() {
    let (scene, other) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let alias = people::propose_alias(pool, ctx, grant(&scene.chiara)).await.unwrap();
    let id = people::enter_anonymous(pool, ctx, grant(&scene.chiara), alias).await.unwrap();
    let first = add(&scene, &scene.chiara, id, work("saltuario")).await.unwrap();
    crate::merging::merge(&scene, &scene.chiara, (id, other), &[]).await.unwrap();
    assert_eq!(known(&scene, &scene.chiara, other).await.facts[0].id, first);
    let which = (other, first);
    people::correct_fact(pool, ctx, grant(&scene.chiara), which, work("autonomo"), "Ora").await.unwrap();
    let facts = known(&scene, &scene.chiara, other).await.facts;
    assert_eq!(conditions(&current(&facts, ctx.today())), ["autonomo"]);
}

#[tokio::test]
async fn nothing_is_changed_or_removed_and_another_zone_sees_nothing() {
    let (scene, id) = scene().await;
    add(&scene, &scene.chiara, id, work("studente")).await.unwrap();
    for sql in ["UPDATE person_fact SET why = 'x'", "DELETE FROM person_fact"] {
        assert!(sqlx::query(sql).execute(&scene.db.app).await.is_err(), "{sql}");
    }
    let mut stranger = scene.chiara.clone();
    stranger.zone = backend::testing::new_id().into();
    let seen = people::facts(&scene.db.app, &scene.ctx, grant(&stranger), id).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    let added = add(&scene, &stranger, id, work("studente")).await;
    assert!(matches!(added, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_year_or_a_month_is_kept_as_what_it_is() {
    let (scene, id) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let precise = Precise { from: Precision::Year, to: Precision::Month };
    let (from, to) = ("2021-01-01".parse().ok(), "2024-03-31".parse().ok());
    let written = NewFact { from, to, precise, ..work("autonomo") };
    let which = people::add_fact(pool, ctx, grant(&scene.chiara), id, written).await.unwrap();
    let seen = async || people::facts(pool, ctx, grant(&scene.chiara), id).await.unwrap().facts;
    let fact = seen().await.into_iter().find(|fact| fact.id == which).unwrap();
    assert_eq!((fact.from, fact.to, fact.precise), (from, to, precise));
    let end = async |which: Id<FactRecord>, day: &str, exactly: Precision| {
        let until = (day.parse().unwrap(), exactly);
        people::end_fact(pool, ctx, grant(&scene.chiara), (id, which), until, "prova").await.unwrap()
    };
    let next = end(which, "2024-06-30", Precision::Day).await;
    let fact = seen().await.into_iter().find(|fact| fact.id == next).unwrap();
    assert_eq!(fact.precise, Precise { from: Precision::Year, to: Precision::Day }, "that day is one");
    let next = end(next, "2021-12-31", Precision::Year).await;
    let fact = seen().await.into_iter().find(|fact| fact.id == next).unwrap();
    assert_eq!((fact.to, fact.precise.to), ("2021-12-31".parse().ok(), Precision::Year), "the year alone");
    assert!(!fact.is_backwards(), "it may have begun and ended within the year");
    let next = end(next, "2020-12-31", Precision::Year).await;
    let fact = seen().await.into_iter().find(|fact| fact.id == next).unwrap();
    assert!(fact.is_backwards(), "no day of the one year comes before the other");
}
