//! Nothing is learnt of what a mask hides by asking for it: two offices that differ only in which of two people has what
//! of a group answer alike to whoever does not see that group, whatever they filter, search and count. By answers only:
//! no clock.

use std::mem::swap;

use backend::{accounts, cards, intake, menu, people, presa_in_carico, referrals};
use domain::{
    actor::{Citizen, Level, Operator},
    card,
    form::Certified,
    intake::{Assignee, Filter, Tag},
    mask::{Group, Mask},
};
use sqlx::types::Uuid;

use crate::{
    referrals::sending,
    support::{GIULIA, NOON, OTHER, Scene, grant},
};

/// What is known of somebody.
#[derive(Clone, Copy)]
struct Known {
    name: [&'static str; 2],
    code: &'static str,
    born: &'static str,
    email: &'static str,
    phone: &'static str,
    street: &'static str,
}

const PEOPLE: [Known; 2] = [
    Known {
        name: ["Abele", "Zorzi"],
        code: GIULIA,
        born: "1988-03-14",
        email: "uno@posta.example",
        phone: "3470100111",
        street: "Via Alfa 1",
    },
    Known {
        name: ["Zaira", "Abbati"],
        code: OTHER,
        born: "1941-06-30",
        email: "due@posta.example",
        phone: "3470100222",
        street: "Via Zeta 9",
    },
];

/// What is searched for: all that is known of both, and beginnings of it.
const TYPED: [&str; 14] = [
    "Abele",
    "zor",
    "Zaira Abbati",
    "abb",
    GIULIA,
    OTHER,
    "14/03/1988",
    "30/06/1941",
    "uno@posta.example",
    "due@posta.example",
    "3470100111",
    "347 0100222",
    "Via Alfa 1",
    "Zeta",
];

/// The same two people, and what is of this group the other way round.
fn exchanged(group: Group) -> [Known; 2] {
    let [mut one, mut other] = PEOPLE;
    match group {
        Group::Identity => {
            swap(&mut one.name, &mut other.name);
            swap(&mut one.code, &mut other.code);
            swap(&mut one.born, &mut other.born);
        }
        Group::Contacts => {
            swap(&mut one.email, &mut other.email);
            swap(&mut one.phone, &mut other.phone);
        }
        Group::Residence => swap(&mut one.street, &mut other.street),
        _ => panic!("nothing of {group} is exchanged"),
    }
    [one, other]
}

/// A desk with a request, a card and a referral to Karim of each of two people.
struct Office {
    scene: Scene,
    karim: Operator,
    /// What is called alike in every office.
    called: Vec<(Uuid, String)>,
}

async fn signed_in(scene: &Scene, known: &Known) -> Citizen {
    let [given_name, family_name] = known.name.map(str::to_owned);
    let certified = Certified {
        given_name,
        family_name,
        fiscal_code: Some(known.code.parse().unwrap()),
        birth_date: Some(known.born.parse().unwrap()),
        email: Some(known.email.to_owned()),
        phone: Some(known.phone.to_owned()),
        street: Some(known.street.to_owned()),
        ..Certified::default()
    };
    let who = accounts::SignedIn { certified: &certified, eidas_id: None, level: Level::L2 };
    accounts::sign_in(&scene.db.app, &scene.ctx, who).await.unwrap()
}

async fn office(people: [Known; 2]) -> Office {
    let scene = Scene::at(NOON).await;
    let karim = scene.operator("karim.haddad").await;
    let mut called = Vec::new();
    for (place, known) in people.iter().enumerate() {
        let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
        let who = signed_in(&scene, known).await;
        let card = scene.accepted(&who).await;
        let person = cards::open(pool, ctx, grant(chiara), card).await.unwrap().person.id;
        referrals::send(pool, ctx, grant(chiara), card, &sending(&karim)).await.unwrap();
        let (pending, _) = scene.sent(&who).await;
        called.push((pending.uuid(), format!("request of {place}")));
        called.push((card.uuid(), format!("card of {place}")));
        called.push((person.uuid(), format!("person {place}")));
    }
    Office { scene, karim, called }
}

impl Office {
    /// An answer without what every office calls otherwise.
    fn plain(&self, answer: &str) -> String {
        let answer = self
            .called
            .iter()
            .fold(answer.to_owned(), |answer, (id, name)| answer.replace(&id.to_string(), name));
        let ends = |letter: char| !letter.is_ascii_hexdigit() && letter != '-';
        answer
            .split_inclusive(ends)
            .map(|piece| {
                let word = piece.trim_end_matches(ends);
                let is_other = word.len() == 36 && word.parse::<Uuid>().is_ok();
                if is_other { piece.replace(word, "_") } else { piece.to_owned() }
            })
            .collect()
    }

    /// Everything that lists tell somebody, by what was asked.
    async fn answers(&self, who: &Operator) -> Vec<(String, String)> {
        let (pool, ctx) = (&self.scene.db.app, &self.scene.ctx);
        let mut answers = Vec::new();
        let mut told = |asked: String, answer: String| answers.push((asked, self.plain(&answer)));
        for filter in of_queue() {
            let page = intake::page(pool, ctx, grant(who), &filter, None).await.unwrap();
            let rows = intake::export_rows(pool, ctx, grant(who), &filter, None).await.unwrap();
            told(format!("queue {filter:?}"), format!("{page:?} {rows:?}"));
        }
        for filter in of_cards() {
            let page = cards::list(pool, ctx, grant(who), &filter, None).await.unwrap();
            let rows = cards::export_rows(pool, grant(who), &filter, None).await.unwrap();
            told(format!("cards {filter:?}"), format!("{page:?} {rows:?}"));
        }
        for typed in [""].into_iter().chain(TYPED) {
            let found = people::find(pool, ctx, grant(who), typed).await.unwrap();
            told(format!("people {typed}"), format!("{found:?}"));
        }
        let counts = intake::counts(pool, ctx, grant(who)).await.unwrap();
        let menu = menu::read(pool, who, ctx.today()).await.unwrap();
        told("counts".to_owned(), format!("{counts:?} {menu:?}"));
        let sent = referrals::list(pool, ctx, grant(who)).await.unwrap();
        told("referrals".to_owned(), format!("{sent:?}"));
        let proposed = presa_in_carico::list(pool, ctx, grant(who)).await.unwrap();
        told("proposals".to_owned(), format!("{proposed:?}"));
        answers
    }
}

fn of_queue() -> Vec<Filter> {
    let narrow = Filter::default;
    let mut filters = vec![
        narrow(),
        Filter { tag: Some(Tag::Accepted), ..narrow() },
        Filter { service: Some("prova".to_owned()), ..narrow() },
        Filter { assignee: Some(Assignee::Nobody), ..narrow() },
        Filter { assignee: Some(Assignee::Me), ..narrow() },
        Filter { unread: true, ..narrow() },
    ];
    for tag in [None, Some(Tag::Accepted)] {
        filters.extend(TYPED.map(|text| Filter { text: Some(text.to_owned()), tag, ..narrow() }));
    }
    filters
}

fn of_cards() -> Vec<card::Filter> {
    let narrow = card::Filter::default;
    let mut filters = vec![
        narrow(),
        card::Filter { mine: true, ..narrow() },
        card::Filter { tag: Some(card::Tag::Open), ..narrow() },
    ];
    filters.extend(TYPED.map(|text| card::Filter { text: Some(text.to_owned()), ..narrow() }));
    filters
}

#[tokio::test]
async fn whatever_is_asked_of_what_is_hidden_the_answers_are_the_same() {
    let first = office(PEOPLE).await;
    for group in [Group::Identity, Group::Contacts, Group::Residence] {
        let second = office(exchanged(group)).await;
        let desks: [fn(&Office) -> Operator; 2] =
            [|office| office.scene.chiara.clone(), |office| office.karim.clone()];
        for desk in desks {
            let blind = |office: &Office| Operator { mask: Mask::hiding([group]), ..desk(office) };
            let one = first.answers(&blind(&first)).await;
            let other = second.answers(&blind(&second)).await;
            assert_eq!(one, other, "{group}");
        }
        // No list shows or finds a street: of the rest, whoever sees it tells the offices apart.
        if group != Group::Residence {
            let all = |office: &Office| Operator { mask: Mask::none(), ..office.scene.chiara.clone() };
            let one = first.answers(&all(&first)).await;
            assert_ne!(one, second.answers(&all(&second)).await, "{group}");
        }
    }
}
