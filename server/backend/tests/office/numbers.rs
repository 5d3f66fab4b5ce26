//! What a desk did, counted.

use std::collections::BTreeMap;

use backend::{
    Context, Error, Work,
    cards::{self, AtCounter, PartEdit},
    numbers, people,
    testing::new_id,
};
use chrono::NaiveDate;
use domain::{
    Id, Lang,
    actor::{Operator, Role},
    card::{
        Card,
        parts::Part,
        requests::{Activity, Advancement, ServiceRequest, Worked},
    },
    counting::{Counted, Figure, Kind, Numbers, Period, Quarter, Shown, Threshold, Told},
    diary::{self, Content},
    fields::Values,
    mask::{Group, Mask},
    permission::{ReadCards, authorise},
};

use crate::{
    merging::{merge, person_of, undo},
    support::{NOON, Scene, at, code, count, grant, spontaneous},
};

/// Somebody without a name comes and asks for a service.
async fn came(scene: &Scene) -> Id<Card> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let alias = people::propose_alias(pool, ctx, grant(&scene.chiara)).await.unwrap();
    let person = people::enter_anonymous(pool, ctx, grant(&scene.chiara), alias).await.unwrap();
    let access = spontaneous(ctx.today(), "Chiede informazioni.");
    let card = AtCounter { id: Id::new(new_id()), person, access, service: Some(code("2.03")) };
    cards::open_at_counter(pool, ctx, grant(&scene.chiara), &card).await.unwrap()
}

async fn six(scene: &Scene) -> Vec<Id<Card>> {
    let mut all = Vec::new();
    for _ in 0..6 {
        all.push(came(scene).await);
    }
    all
}

async fn live(scene: &Scene, who: &Operator, (from, to): (&str, &str), threshold: Threshold) -> Told {
    let period = Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
    numbers::live(&scene.db.app, &scene.ctx, grant(who), period, threshold).await.unwrap()
}

async fn counted(scene: &Scene, who: &Operator, from: &str, to: &str) -> Numbers {
    live(scene, who, (from, to), Threshold::default()).await.numbers
}

async fn of_the_year(scene: &Scene, who: &Operator) -> Numbers {
    counted(scene, who, "2026-01-01", "2026-12-31").await
}

/// When the quarter in which the tests play has been over for a while, and its days.
const LATER: &str = "2027-02-15T11:00:00Z";
const DAYS: (&str, &str) = ("2026-10-01", "2026-12-31");

fn quarter(on: &Context) -> Quarter {
    Quarter::complete(on.today()).into_iter().find(|quarter| quarter.code() == "2026-4").unwrap()
}

async fn released(scene: &Scene, who: &Operator, threshold: Threshold) -> Told {
    let later = at(LATER);
    numbers::released(&scene.db.app, &later, grant(who), quarter(&later), threshold).await.unwrap()
}

/// Contacts and people, of whom the diary tells.
fn met(numbers: &Numbers) -> (&Figure<NaiveDate>, &Figure<Kind>) {
    (numbers.contacts.shown().unwrap(), numbers.people.shown().unwrap())
}

async fn note(scene: &Scene, card: Id<Card>, kind: diary::Kind, on: &str, private: bool) {
    let (place, present, text) = (String::new(), String::new(), "Sentita".to_owned());
    let note = Content { kind, on: on.parse().unwrap(), place, present, text };
    cards::add_note(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, &note, private).await.unwrap();
}

async fn contacts_of(scene: &Scene) -> Shown {
    met(&of_the_year(scene, &scene.chiara).await).0.total
}

#[tokio::test]
async fn a_contact_is_a_person_on_a_day() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    let before = of_the_year(&scene, &scene.chiara).await;
    let contacts = met(&before).0;
    assert_eq!(contacts.total, Shown::Number(6));
    assert_eq!(contacts.parts.len(), 12);
    assert_eq!(contacts.parts[10], ("2026-11-01".parse().unwrap(), Shown::Number(6)));
    assert_eq!(before.cards.total, Shown::Number(6));
    note(&scene, all[0], diary::Kind::Phone, "2026-11-20", false).await;
    note(&scene, all[0], diary::Kind::Note, "2026-11-18", false).await;
    note(&scene, all[0], diary::Kind::HomeVisit, "2026-11-17", true).await;
    assert_eq!(contacts_of(&scene).await, Shown::Number(6), "none is another");
    note(&scene, all[0], diary::Kind::Interview, "2026-11-19", false).await;
    let after = of_the_year(&scene, &scene.chiara).await;
    let (contacts, people) = met(&after);
    assert_eq!(contacts.total, Shown::Number(7));
    assert_eq!((people.total, after.cards.total), (Shown::Number(6), Shown::Number(6)));
}

#[tokio::test]
async fn a_corrected_note_counts_as_it_stands_now() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    note(&scene, all[0], diary::Kind::Phone, "2026-11-18", false).await;
    assert_eq!(contacts_of(&scene).await, Shown::Number(7));
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let entry = cards::diary(pool, ctx, grant(&scene.chiara), all[0]).await.unwrap().notes()[0].clone();
    let right = Content { kind: diary::Kind::Message, ..entry.content };
    let what = (all[0], entry.id);
    cards::correct_note(pool, ctx, grant(&scene.chiara), what, 1, &right, "era una lettera").await.unwrap();
    assert_eq!(contacts_of(&scene).await, Shown::Number(6));
}

#[tokio::test]
async fn few_people_are_not_told_and_cannot_be_worked_out() {
    let scene = Scene::at(NOON).await;
    six(&scene).await;
    let alone = of_the_year(&scene, &scene.chiara).await;
    assert_eq!(met(&alone).1.parts, [(Kind::Known, Shown::Number(0)), (Kind::Anonymous, Shown::Number(6))]);
    scene.accepted(&scene.giulia).await;
    let found = of_the_year(&scene, &scene.chiara).await;
    let people = met(&found).1;
    assert_eq!(people.total, Shown::Number(7));
    assert_eq!(people.parts, [(Kind::Known, Shown::Suppressed), (Kind::Anonymous, Shown::Suppressed)]);
    let services: Vec<_> = found.by_service.parts.iter().map(|(_, shown)| *shown).collect();
    assert_eq!(services, [Shown::Suppressed; 2], "a row of the table, and a service that stands for none");
    assert_eq!(alone.by_service.parts[0].0.get(Lang::It), "Pasti a domicilio");
    assert_eq!(found.by_state.total, Shown::Number(7));
    let informed = found.by_state.parts.iter().find(|(state, _)| *state == Advancement::Information);
    assert_eq!(informed.unwrap().1, Shown::Number(7));
    assert_eq!(found.by_state.parts.len(), Advancement::ALL.len());
}

#[tokio::test]
async fn two_records_of_one_person_count_once_and_everybody_without_a_name_is_somebody_else() {
    let scene = Scene::at(NOON).await;
    let nameless = six(&scene).await;
    let known = scene.accepted(&scene.giulia).await;
    let (other, kept) = (person_of(&scene, nameless[0]).await, person_of(&scene, known).await);
    let found = async || {
        let numbers = of_the_year(&scene, &scene.chiara).await;
        (met(&numbers).1.total, numbers.cards.total)
    };
    assert_eq!(found().await, (Shown::Number(7), Shown::Number(7)));
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    assert_eq!(found().await, (Shown::Number(6), Shown::Number(7)));
    undo(&scene, kept).await.unwrap();
    assert_eq!(found().await, (Shown::Number(7), Shown::Number(7)));
}

#[tokio::test]
async fn cards_are_counted_by_the_rows_of_the_table_of_outcomes() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    let before = of_the_year(&scene, &scene.chiara).await.by_outcome;
    assert_eq!((before.total, before.parts), (Shown::Number(6), vec![(None, Shown::Number(6))]));
    let informed = code("information");
    for card in all {
        cards::complete(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, 1, &informed).await.unwrap();
    }
    let after = of_the_year(&scene, &scene.chiara).await.by_outcome;
    let [(Some(label), Shown::Number(6))] = after.parts.as_slice() else { panic!("{after:?}") };
    assert_eq!(label.get(Lang::It), "Informazioni e orientamento");
}

#[tokio::test]
async fn another_desk_and_another_year_count_nothing() {
    let scene = Scene::at(NOON).await;
    six(&scene).await;
    let karim = scene.operator("karim.haddad").await;
    let earlier = counted(&scene, &scene.chiara, "2025-01-01", "2025-12-31").await;
    for found in [of_the_year(&scene, &karim).await, earlier] {
        let (contacts, people) = met(&found);
        let totals = [contacts.total, found.cards.total, people.total, found.by_state.total];
        assert_eq!(totals, [Shown::Number(0); 4]);
        assert_eq!(found.minutes.total, Shown::Number(0));
        assert!(found.by_service.parts.is_empty() && found.minutes.parts.is_empty());
        assert!(contacts.parts.iter().all(|(_, shown)| *shown == Shown::Number(0)));
    }
    let audited: i64 =
        sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE action = 'list' AND reason = 'numbers'")
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert_eq!(audited, 2, "looking at numbers is in the audit log");
}

async fn request_of(scene: &Scene, card: Id<Card>) -> Id<ServiceRequest> {
    let card = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    card.requests[0].id
}

async fn work(scene: &Scene, card: Id<Card>, minutes: u16) -> (Id<Card>, Id<ServiceRequest>) {
    let which = (card, request_of(scene, card).await);
    let worked = Worked {
        on: scene.ctx.today(),
        activity: Activity::Talk,
        description: String::new(),
        people: 2,
        minutes,
    };
    cards::record_work(&scene.db.app, &scene.ctx, grant(&scene.chiara), which, &worked).await.unwrap();
    which
}

async fn not_met(scene: &Scene, card: Id<Card>, version: i64, need: &str, why: &str) {
    let mut values = Values::default();
    values.set("non-soddisfatto", [need.to_owned()]);
    values.set("non-soddisfatto-motivo", [why.to_owned()]);
    let (seen, reason, taken_from) = (None, None, None);
    let edit = PartEdit { values, version, seen, choices: BTreeMap::new(), reason, taken_from };
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    cards::save_part(pool, ctx, grant(&scene.chiara), card, Part::Needs, &edit).await.unwrap();
}

#[tokio::test]
async fn needs_that_are_not_met_are_counted_as_they_stand_now_and_few_are_not_told() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    let found = async |who: &Operator| of_the_year(&scene, who).await.unmet.unwrap();
    let nothing = found(&scene.chiara).await;
    let nothing = nothing.shown().unwrap();
    assert_eq!((nothing.by_need.total, nothing.by_need.parts.len()), (Shown::Number(0), 0));
    for card in &all {
        not_met(&scene, *card, 0, "violenza", "rinuncia").await;
        not_met(&scene, *card, 1, "sfratto", "requisiti").await;
    }
    let six = found(&scene.chiara).await;
    let six = six.shown().unwrap();
    let [(need, Shown::Number(6))] = six.by_need.parts.as_slice() else { panic!("{six:?}") };
    assert_eq!(need.get(Lang::It), "Sfratto o perdita della casa");
    let told: Vec<_> = six.by_reason.parts.iter().filter(|(_, shown)| *shown != Shown::Number(0)).collect();
    let [(Some(why), Shown::Number(6))] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(why.get(Lang::It), "Mancano i requisiti");
    // One of them is of another need, and few.
    not_met(&scene, all[0], 2, "violenza", "requisiti").await;
    let few = found(&scene.chiara).await;
    let few = few.shown().unwrap();
    assert_eq!(few.by_need.total, Shown::Number(6));
    assert!(few.by_need.parts.iter().all(|(_, shown)| *shown == Shown::Suppressed), "{few:?}");
    let blind = Operator { mask: Mask::hiding([Group::Violence]), ..scene.chiara.clone() };
    assert_eq!(found(&blind).await.masked(), Some(Group::Violence));
}

#[tokio::test]
async fn time_is_added_up_without_the_lines_that_were_wrong() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    let which = work(&scene, all[0], 45).await;
    let few = of_the_year(&scene, &scene.chiara).await;
    assert_eq!(few.minutes.total, Shown::Suppressed, "of one person");
    assert_eq!(few.minutes.parts[0].1, Shown::Suppressed);
    for card in &all[1..] {
        work(&scene, *card, 30).await;
    }
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    assert_eq!(of_the_year(&scene, &scene.chiara).await.minutes.total, Shown::Number(195));
    let line = cards::follow(pool, ctx, grant(&scene.chiara), which).await.unwrap().worked[0].id;
    cards::strike_work(pool, ctx, grant(&scene.chiara), which, line, "Scritta due volte").await.unwrap();
    let found = of_the_year(&scene, &scene.chiara).await;
    assert_eq!((found.minutes.total, found.minutes.parts[0].1), (Shown::Number(150), Shown::Number(150)));
}

#[tokio::test]
async fn nothing_is_released_before_a_quarter_has_settled() {
    let scene = Scene::at(NOON).await;
    let (pool, running, threshold) = (&scene.db.app, quarter(&at(LATER)), Threshold::default());
    let coordinator = Operator { role: Role::Coordinator, ..scene.chiara.clone() };
    for early in [NOON, "2027-01-01T11:00:00Z", "2027-01-30T11:00:00Z"] {
        for who in [&scene.chiara, &coordinator] {
            let refused = numbers::released(pool, &at(early), grant(who), running, threshold).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{early}");
        }
    }
    let settled = at("2027-01-31T11:00:00Z");
    numbers::released(pool, &settled, grant(&coordinator), running, threshold).await.unwrap();
    assert!(authorise::<ReadCards>(&coordinator).is_err(), "who is told nothing of any other days");
}

#[tokio::test]
async fn a_second_look_at_a_release_tells_nothing_that_the_first_did_not() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    let first = released(&scene, &scene.chiara, Threshold::default()).await;
    assert_eq!(first.counted, Counted::Released(at(LATER).today()));
    let before = live(&scene, &scene.chiara, DAYS, Threshold::default()).await;
    assert_eq!((before.counted, before.period), (Counted::Live, first.period));
    assert_eq!(before.numbers, first.numbers);
    // A card is closed, a note and work are written, somebody comes: each would show in a total or a row.
    cards::complete(&scene.db.app, &scene.ctx, grant(&scene.chiara), all[0], 1, &code("information"))
        .await
        .unwrap();
    note(&scene, all[1], diary::Kind::Interview, "2026-11-19", false).await;
    work(&scene, all[2], 45).await;
    came(&scene).await;
    let coordinator = Operator { role: Role::Coordinator, ..scene.chiara.clone() };
    for threshold in [Threshold::default(), Threshold::new(3), Threshold::new(100)] {
        for who in [&scene.chiara, &coordinator] {
            assert_eq!(released(&scene, who, threshold).await, first);
        }
    }
    // Whoever reads the cards sees what has changed, in totals and in rows.
    let now = live(&scene, &scene.chiara, DAYS, Threshold::default()).await.numbers;
    assert_eq!((now.cards.total, met(&now).0.total), (Shown::Number(7), Shown::Number(8)));
    assert_ne!(now.by_outcome.parts, first.numbers.by_outcome.parts);
    assert_ne!(now.minutes, first.numbers.minutes);
}

#[tokio::test]
async fn few_people_are_told_neither_live_nor_once() {
    let scene = Scene::at(NOON).await;
    six(&scene).await;
    let twelve = Threshold::new(12);
    let (live, released) =
        (live(&scene, &scene.chiara, DAYS, twelve).await, released(&scene, &scene.chiara, twelve).await);
    for told in [live, released] {
        assert_eq!((told.threshold, told.numbers.cards.total), (twelve, Shown::Suppressed));
        assert_eq!(met(&told.numbers).1.total, Shown::Suppressed);
    }
}

#[tokio::test]
async fn two_first_looks_at_once_are_told_the_same() {
    let scene = Scene::at(NOON).await;
    six(&scene).await;
    let look = || released(&scene, &scene.chiara, Threshold::default());
    let (one, other, third) = tokio::join!(look(), look(), look());
    assert_eq!((&one, &one), (&other, &third));
    let kept: i64 =
        sqlx::query_scalar("SELECT count(*) FROM numbers_release").fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(kept, 1);
}

#[tokio::test]
async fn what_was_released_cannot_be_changed_and_is_of_its_desk() {
    let scene = Scene::at(NOON).await;
    six(&scene).await;
    released(&scene, &scene.chiara, Threshold::default()).await;
    let karim = scene.operator("karim.haddad").await;
    let mut work = Work::operator(&scene.db.app, &karim).await.unwrap();
    assert_eq!(count(&mut work, "numbers_release").await, 0, "another desk");
    for sql in ["UPDATE numbers_release SET threshold = 3", "DELETE FROM numbers_release"] {
        let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
        assert_eq!(count(&mut work, "numbers_release").await, 1);
        assert!(sqlx::query(sql).execute(work.connection()).await.is_err(), "{sql}");
    }
}

#[tokio::test]
async fn a_profile_that_does_not_see_the_diary_is_not_told_what_it_counts() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    note(&scene, all[0], diary::Kind::Interview, "2026-11-19", false).await;
    let both = async |mask: Mask| {
        let who = Operator { mask, ..scene.chiara.clone() };
        let live = live(&scene, &who, DAYS, Threshold::default()).await.numbers;
        [live, released(&scene, &who, Threshold::default()).await.numbers]
    };
    for masked in both(Mask::hiding([Group::Diary])).await {
        let groups = (masked.contacts.masked(), masked.people.masked());
        assert_eq!(groups, (Some(Group::Diary), Some(Group::Diary)));
        assert_eq!(masked.cards.total, Shown::Number(6), "cards are of no group");
    }
    // Whoever sees the diary is told all of it, even where somebody behind the mask was first.
    for seen in both(Mask::none()).await {
        assert_eq!(met(&seen).0.total, Shown::Number(7));
    }
    for absent in both(Mask::none().omitting([Group::Diary])).await {
        assert!(absent.contacts.is_absent() && absent.people.is_absent());
    }
}
