//! What a body of the third sector sees of a person: what was sent to it, and whom it wrote down itself.

use backend::{
    Error,
    cards::{self, AtCounter},
    people::{self, Entered},
    referrals::{self, Sending},
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, Filter},
    fields::Values,
    form::Certified,
    person::{
        Person,
        facts::{FactKind, NewFact, Precise},
    },
    referral::{Outcome, Piece, Referral},
};

use super::{
    referrals::{card, sending},
    support::{GIULIA, NOON, Scene, grant, spontaneous},
    zone::{agree, found, outside},
};

const PHONE: &str = "3339998887";
const EMAIL: &str = "segno@posta.example";
const STREET: &str = "Via del Segno 9";
const OTHER_NAME: &str = "Segnolungo";

/// Somebody of Chiara's of whom everything is known, and Karim, whose desk is of the third sector.
async fn sent_by_halves() -> (Scene, Operator, Id<Card>, Id<Person>) {
    let scene = Scene::at(NOON).await;
    let card = card(&scene).await;
    let desk = outside(&scene).await;
    agree(&scene, desk, "2026-12-31").await.unwrap();
    let karim = scene.operator("karim.haddad").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let person = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    sqlx::query("UPDATE person SET phone = $2, email = $3, residence = $4 WHERE id = $1")
        .bind(person.uuid())
        .bind(PHONE)
        .bind(EMAIL)
        .bind(STREET)
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let mut values = Values::default();
    values.set("nome-tipo", ["alias".to_owned()]);
    values.set("nome-intero", [OTHER_NAME.to_owned()]);
    // Writing a fact writes anew what the person is found by.
    let fact = NewFact { kind: FactKind::Name, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(pool, ctx, grant(&scene.chiara), person, fact).await.unwrap();
    (scene, karim, card, person)
}

async fn send(scene: &Scene, card: Id<Card>, to: &Operator, pieces: Vec<Piece>) -> Id<Referral> {
    let sending = Sending { pieces, ..sending(to) };
    referrals::send(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, &sending).await.unwrap()
}

/// Everything that an operator reads of a person on the page and in the search, as it goes to the page.
async fn told(scene: &Scene, who: &Operator, person: Id<Person>) -> String {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let dossier = people::open(pool, ctx, grant(who), person).await.unwrap();
    let list = people::find(pool, ctx, grant(who), "ferrante").await.unwrap();
    serde_json::to_string(&dossier).unwrap() + &serde_json::to_string(&list).unwrap()
}

/// Nothing of what is known beyond the record may be read or written.
async fn closed(scene: &Scene, who: &Operator, person: Id<Person>) {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let facts = people::facts(pool, ctx, grant(who), person).await;
    assert!(matches!(facts, Err(Error::NotFound)), "{facts:?}");
    let family = people::households(pool, ctx, grant(who), person).await;
    assert!(matches!(family, Err(Error::NotFound)), "{family:?}");
    let cards = people::family_cards(pool, ctx, grant(who), person, None).await;
    assert!(matches!(cards, Err(Error::NotFound)));
    let twins = people::twins(pool, ctx, grant(who), person).await;
    assert!(matches!(twins, Err(Error::NotFound)), "{twins:?}");
    let beside = people::preview(pool, ctx, grant(who), (person, person)).await;
    assert!(matches!(beside, Err(Error::NotFound)));
    assert!(people::changes(pool, grant(who), person).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_third_sector_sees_no_part_that_was_not_sent() {
    let (scene, karim, card, person) = sent_by_halves().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = send(&scene, card, &karim, vec![Piece::Services]).await;
    assert_eq!(found(&scene, &scene.chiara, GIULIA).await, 1, "it is there to be found");
    assert_eq!(found(&scene, &scene.chiara, OTHER_NAME).await, 1);
    for step in ["sent", "received", "with a card of its own"] {
        match step {
            "received" => {
                referrals::receive(pool, ctx, grant(&karim), id).await.unwrap();
            }
            "with a card of its own" => {
                let access = spontaneous(ctx.today(), "");
                let new = AtCounter { id: Id::new(new_id()), person, access, service: None };
                cards::open_at_counter(pool, ctx, grant(&karim), &new).await.unwrap();
            }
            _ => {}
        }
        assert_eq!(found(&scene, &karim, "ferrante").await, 1, "{step}: the referral names them");
        for typed in [GIULIA, PHONE, EMAIL, OTHER_NAME, "Ferrante 14/03/1988"] {
            let list = people::find(pool, ctx, grant(&karim), typed).await.unwrap();
            let json = serde_json::to_string(&list).unwrap();
            for mark in [GIULIA, PHONE, EMAIL, "1988-03-14"] {
                assert!(!json.contains(mark), "{step}: {typed} tells {mark}: {json}");
            }
        }
        assert_eq!(found(&scene, &karim, GIULIA).await, 0, "{step}: the code was not sent");
        assert_eq!(found(&scene, &karim, OTHER_NAME).await, 0, "{step}: neither was another name");
        let shown = told(&scene, &karim, person).await;
        for mark in [GIULIA, PHONE, EMAIL, STREET, OTHER_NAME] {
            assert!(!shown.contains(mark), "{step}: {mark}: {shown}");
        }
        closed(&scene, &karim, person).await;
    }
    let filter = Filter { text: Some(OTHER_NAME.to_owned()), ..Filter::default() };
    assert!(cards::list(pool, ctx, grant(&karim), &filter, None).await.unwrap().rows.is_empty());
    let same = Certified {
        given_name: "Ada".to_owned(),
        family_name: "Altrove".to_owned(),
        fiscal_code: GIULIA.parse().ok(),
        ..Certified::default()
    };
    let entered = people::enter(pool, ctx, grant(&karim), &same, true).await.unwrap();
    assert_eq!(entered, Entered::Hidden, "that somebody has the code does not say who");
}

#[tokio::test]
async fn what_was_sent_is_seen_once_it_is_received() {
    let (scene, karim, card, person) = sent_by_halves().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = send(&scene, card, &karim, vec![Piece::Person]).await;
    assert!(!told(&scene, &karim, person).await.contains(GIULIA), "only the package tells it so far");
    referrals::receive(pool, ctx, grant(&karim), id).await.unwrap();
    let shown = told(&scene, &karim, person).await;
    assert!(shown.contains(GIULIA));
    for mark in [PHONE, EMAIL, STREET] {
        assert!(!shown.contains(mark), "{mark}: {shown}");
    }
    assert_eq!((found(&scene, &karim, GIULIA).await, found(&scene, &karim, PHONE).await), (1, 0));
    closed(&scene, &karim, person).await;
    let again = Sending { pieces: vec![Piece::Contacts], again: true, ..sending(&karim) };
    referrals::report(pool, ctx, grant(&karim), id, Outcome::Closed, "Fatto").await.unwrap();
    let id = referrals::send(pool, ctx, grant(&scene.chiara), card, &again).await.unwrap();
    referrals::receive(pool, ctx, grant(&karim), id).await.unwrap();
    let shown = told(&scene, &karim, person).await;
    for mark in [GIULIA, PHONE, EMAIL, STREET] {
        assert!(shown.contains(mark), "{mark}: {shown}");
    }
    closed(&scene, &karim, person).await;
}

#[tokio::test]
async fn whom_the_third_sector_wrote_down_itself_stays_whole_for_it() {
    let (scene, karim, ..) = sent_by_halves().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let own = Certified {
        given_name: "Bruno".to_owned(),
        family_name: "Altrove".to_owned(),
        phone: Some("3331234567".to_owned()),
        ..Certified::default()
    };
    let Entered::New(person) = people::enter(pool, ctx, grant(&karim), &own, true).await.unwrap() else {
        panic!("nobody is like this");
    };
    let dossier = people::open(pool, ctx, grant(&karim), person).await.unwrap();
    assert!(dossier.person.whole && serde_json::to_string(&dossier).unwrap().contains("3331234567"));
    assert!(people::facts(pool, ctx, grant(&karim), person).await.is_ok());
}
