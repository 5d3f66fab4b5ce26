//! A codice fiscale is of one person wherever it is written: in the record, as a provisional one, as an earlier one.

use backend::{
    Error,
    people::{self, Entered},
    testing::new_id,
};
use domain::{
    Id,
    fields::Values,
    form::Certified,
    person::{
        Person, Reason,
        facts::{FactKind, FactRecord, NewFact, Precise},
    },
};

use crate::support::{GIULIA, NOON, OTHER, Scene, grant};

const PROVISIONAL: &str = "12345670017";

async fn enter(scene: &Scene, given: &str, code: Option<&str>) -> Entered {
    let who = Certified {
        given_name: given.to_owned(),
        family_name: "Zampieri".to_owned(),
        fiscal_code: code.map(|code| code.parse().unwrap()),
        ..Certified::default()
    };
    people::enter(&scene.db.app, &scene.ctx, grant(&scene.chiara), &who, true).await.unwrap()
}

async fn entered(scene: &Scene, given: &str, code: Option<&str>) -> Id<Person> {
    match enter(scene, given, code).await {
        Entered::New(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn add(scene: &Scene, id: Id<Person>, kind: &str, number: &str) -> Result<Id<FactRecord>, Error> {
    let mut values = Values::default();
    values.set("codice-tipo", [kind.to_owned()]);
    values.set("codice-numero", [number.to_owned()]);
    let fact = NewFact { kind: FactKind::Identifier, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, fact).await
}

#[tokio::test]
async fn a_code_that_stands_among_the_facts_of_somebody_stops_a_new_person() {
    let scene = Scene::at(NOON).await;
    let anna = entered(&scene, "Anna", None).await;
    add(&scene, anna, "provvisorio", "12345 670017").await.unwrap();
    let earlier = add(&scene, anna, "codice-fiscale", OTHER).await.unwrap();
    for code in [PROVISIONAL, OTHER] {
        match enter(&scene, "Carla", Some(code)).await {
            Entered::Exists(found) => {
                assert_eq!(
                    (found.person.id, found.reasons),
                    (anna, vec![Reason::SameFiscalCode, Reason::DifferentName])
                );
            }
            other => panic!("{code}: {other:?}"),
        }
    }
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    people::withdraw_fact(pool, ctx, grant(&scene.chiara), (anna, earlier), "Di un’altra").await.unwrap();
    entered(&scene, "Carla", Some(OTHER)).await;
}

#[tokio::test]
async fn a_code_that_stands_in_a_record_is_no_fact_of_somebody_else() {
    let scene = Scene::at(NOON).await;
    let giulia = entered(&scene, "Giulia", Some(GIULIA)).await;
    let provisional = entered(&scene, "Bruno", Some(PROVISIONAL)).await;
    let anna = entered(&scene, "Anna", None).await;
    for (kind, number, whose) in
        [("codice-fiscale", "frrgli 88c54 m990p", giulia), ("provvisorio", PROVISIONAL, provisional)]
    {
        let added = add(&scene, anna, kind, number).await;
        assert!(matches!(added, Err(Error::IdentifierOf(owner)) if owner == whose), "{added:?}");
    }
    add(&scene, giulia, "codice-fiscale", GIULIA).await.unwrap();
}

#[tokio::test]
async fn the_night_finds_an_earlier_code_that_is_the_code_of_somebody_else() {
    let scene = Scene::at(NOON).await;
    let giulia = entered(&scene, "Giulia", Some(GIULIA)).await;
    let anna = entered(&scene, "Annunziata", Some(OTHER)).await;
    // As it comes from another office: at the counter it would be refused.
    let own = add(&scene, giulia, "codice-fiscale", GIULIA).await.unwrap();
    let copy = sqlx::query(
        "INSERT INTO person_fact
            (id, zone_id, person_id, kind, content, recorded_at, recorded_by, recorded_by_name)
         SELECT $1, zone_id, $2, kind, content, recorded_at, recorded_by, recorded_by_name
         FROM person_fact
         WHERE id = $3",
    );
    copy.bind(new_id()).bind(anna.uuid()).bind(own.uuid()).execute(&scene.db.owner).await.unwrap();
    people::find_doubles(&scene.db.app, &scene.ctx).await.unwrap();
    let found = people::doubles(&scene.db.app, &scene.ctx, grant(&scene.chiara), None).await.unwrap().rows;
    assert_eq!(found.len(), 1, "{found:?}");
    let pair = (found[0].one.person.id, found[0].other.person.id);
    assert_eq!(pair, (giulia.min(anna), giulia.max(anna)));
    assert_eq!(found[0].other.reasons.first(), Some(&Reason::SameIdentifier));
}
