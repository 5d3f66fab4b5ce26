//! A body of the third sector in front of a person of whom it was sent a part only: nothing else is in any answer.

use std::collections::BTreeSet;

use app::routes::{FamilyPart, Route};
use backend::{
    Error,
    cards::{self, AtCounter},
    people::{self, Entered, Merging},
    referrals::{self, Sending},
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Mode},
    form::Certified,
    permission::authorise,
    person::Person,
    referral::Piece,
};

use super::{
    referrals::card,
    support::{GIULIA, House, grant, to},
};

const MARKS: [&str; 5] = [GIULIA, "3339998887", "segno@posta.example", "Via del Segno 9", "14/03/1988"];

/// The desk for foreigners becomes one of a body of the third sector, with an agreement.
async fn outside(house: &House) {
    let sql = "WITH body AS (
            INSERT INTO organisation (id, zone_id, name, kind)
            SELECT gen_random_uuid(), zone.id, 'Cooperativa', 'third_sector' FROM zone
            RETURNING id, zone_id
        ), agreed AS (
            INSERT INTO agreement (id, zone_id, organisation_id, valid_from, valid_until, act)
            SELECT gen_random_uuid(), zone_id, id, '2020-01-01', '2099-12-31', 'Determinazione 12' FROM body
        )
        UPDATE desk SET organisation_id = body.id FROM body WHERE desk.name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
}

#[tokio::test]
async fn what_was_not_sent_is_in_no_answer() {
    let house = House::open().await;
    let (chiara, card) = card(&house).await;
    outside(&house).await;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let person = cards::open(pool, &ctx, authorise(&chiara).unwrap(), card).await.unwrap().person.id;
    sqlx::query("UPDATE person SET phone = $2, email = $3, residence = $4 WHERE id = $1")
        .bind(person.uuid())
        .bind(MARKS[1])
        .bind(MARKS[2])
        .bind(MARKS[3])
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let sending = Sending {
        id: Id::new(new_id()),
        to: house.operator("karim.haddad").await.desk.id,
        pieces: vec![Piece::Services],
        papers: Vec::new(),
        why: "Serve un alloggio".to_owned(),
        informed: true,
        again: false,
    };
    let id = referrals::send(pool, &ctx, authorise(&chiara).unwrap(), card, &sending).await.unwrap();
    let karim = house.desk_of("karim.haddad").await;
    let page = Route::ConsolePerson { id: person }.href();
    let facts = Route::ConsolePersonFacts { id: person }.href();
    let family = Route::ConsoleFamily(person, FamilyPart::Page).href();
    let registry = Route::ConsolePersonRegistry { id: person }.href();
    let merge = format!("{page}/unione");
    let place = format!("/console/invii/{id}");
    let mut paths = vec![page.clone(), place.clone(), "/console/persone?q=ferrante".to_owned()];
    paths.extend(["/console/persone".to_owned(), "/console/schede".to_owned(), format!("{page}/identita")]);
    for received in [false, true] {
        if received {
            let own = to(&karim.post(&place, &[("azione", "ricevi")]).await);
            paths.extend([format!("{own}/stampa"), format!("{own}/invii/nuovo"), own]);
        }
        for path in &paths {
            let text = karim.get(path).await.text();
            for mark in MARKS {
                assert!(!text.contains(mark), "{path}: {mark}: {text}");
            }
        }
        let text = karim.get(&page).await.text();
        assert!(text.contains("Giulia Ferrante"), "the referral names her");
        assert!(text.contains("solo quello che è stato inviato al tuo sportello"), "{text}");
        for path in [&facts, &family, &registry, &merge] {
            assert!(!text.contains(path.as_str()), "{path} is not offered");
            assert_eq!(karim.get(path).await.status, 404, "{path}");
        }
        let found = karim.get(&format!("/console/persone?q={GIULIA}")).await.text();
        assert!(!found.contains(&page), "the code finds nobody: {found}");
    }
    assert!(!people::find(pool, &ctx, grant(&chiara), GIULIA).await.unwrap().people.is_empty());
}

#[tokio::test]
async fn nobody_is_promised_a_registry_that_does_not_answer() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let words = "il resto arriva dall’anagrafe";
    assert!(chiara.get("/console/schede/nuova").await.text().contains(words));
    outside(&house).await;
    let karim = house.desk_of("karim.haddad").await;
    assert!(!karim.get("/console/schede/nuova").await.text().contains(words));
    // Nor of somebody whom the desk wrote down itself.
    let (operator, ctx) = (house.operator("karim.haddad").await, house.ctx());
    let own = Certified {
        given_name: "Ines".to_owned(),
        family_name: "Prova".to_owned(),
        birth_date: "1990-01-02".parse().ok(),
        ..Certified::default()
    };
    let entered =
        people::enter(&house.app.db.app, &ctx, authorise(&operator).unwrap(), &own, true).await.unwrap();
    let Entered::New(person) = entered else { panic!("nobody is like this") };
    let text = karim.get(&Route::ConsolePerson { id: person }.href()).await.text();
    assert!(text.contains(&Route::ConsolePersonFacts { id: person }.href()), "{text}");
    assert!(!text.contains(&Route::ConsolePersonRegistry { id: person }.href()), "it leads nowhere: {text}");
}

/// This operator enters Ines, as somebody new.
async fn entered(house: &House, who: &Operator, phone: &str) -> Id<Person> {
    let ines = Certified {
        given_name: "Ines".to_owned(),
        family_name: "Prova".to_owned(),
        birth_date: "1990-01-02".parse().ok(),
        phone: Some(phone.to_owned()),
        ..Certified::default()
    };
    let grant = authorise(who).unwrap();
    let entered = people::enter(&house.app.db.app, &house.ctx(), grant, &ines, true).await.unwrap();
    let Entered::New(person) = entered else { panic!("she was asked for as somebody new") };
    person
}

#[tokio::test]
async fn whoever_was_joined_with_somebody_unseen_is_told_of_and_nothing_of_the_other() {
    const TITLE: &str = "Questa persona è stata unita a un’altra";
    let house = House::open().await;
    outside(&house).await;
    let (chiara, karim) = (house.operator("chiara.moretti").await, house.operator("karim.haddad").await);
    let (own, kept) = (entered(&house, &karim, "3201112223").await, entered(&house, &chiara, MARKS[1]).await);
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let seen = people::preview(pool, &ctx, grant(&chiara), (kept, own)).await.unwrap().seen;
    let why = "La conosco".to_owned();
    let merging = Merging { from: own, into: kept, seen, take: BTreeSet::new(), why };
    let desk = house.desk_of("karim.haddad").await;
    let page = Route::ConsolePerson { id: own }.href();
    assert_eq!(desk.get(&page).await.status, 200);
    people::merge(pool, &ctx, grant(&chiara), &merging).await.unwrap();
    let facts = Route::ConsolePersonFacts { id: own }.href();
    let family = Route::ConsoleFamily(own, FamilyPart::Page).href();
    let card = Route::ConsoleCardNew { person: Some(own) }.href();
    for path in [&page, &facts, &family, &card, &format!("{page}/identita")] {
        let answer = desk.get(path).await;
        assert_eq!(answer.status, 410, "{path}");
        let text = answer.text();
        assert!(text.contains(TITLE) && text.contains("l’ente con cui hai la convenzione"), "{path}: {text}");
        for secret in [kept.to_string().as_str(), MARKS[1], "La conosco", "Moretti"] {
            assert!(!text.contains(secret), "{path}: {secret}: {text}");
        }
    }
    let access = Access {
        on: ctx.today(),
        mode: Mode::InPerson,
        reason: AccessReason::Spontaneous,
        sender: String::new(),
        specification: String::new(),
        description: String::new(),
    };
    let new = AtCounter { id: Id::new(new_id()), person: own, access, service: None };
    let opened = cards::open_at_counter(pool, &ctx, grant(&karim), &new).await;
    assert!(matches!(opened, Err(Error::Joined)), "{opened:?}");
    assert_eq!(desk.get(&Route::ConsolePerson { id: kept }.href()).await.status, 404, "no way to the other");
    let chiara_sees = house.desk_of("chiara.moretti").await.get(&page).await;
    let text = chiara_sees.text();
    assert!(chiara_sees.status == 200 && text.contains(&kept.to_string()), "who sees both is led on: {text}");
    let change = people::changes(pool, grant(&chiara), own).await.unwrap().remove(0).id;
    people::undo_merge(pool, &ctx, grant(&chiara), change, "Sono due persone").await.unwrap();
    assert_eq!(desk.get(&page).await.status, 200, "and back");
}
