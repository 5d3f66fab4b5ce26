//! What a desk did, counted.

use backend::{
    Error,
    cards::{self, AtCounter},
    numbers, people,
    testing::new_id,
};
use domain::{
    Id, Lang,
    actor::{Operator, Role},
    card::{
        Card,
        requests::{Activity, Advancement, ServiceRequest, Worked},
    },
    counting::{Kind, Numbers, Period, Shown, Threshold},
    diary::{self, Content},
};

use crate::{
    merging::{merge, person_of, undo},
    support::{NOON, Scene, code, grant, spontaneous},
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

async fn counted(scene: &Scene, who: &Operator, from: &str, to: &str) -> Numbers {
    let period = Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
    numbers::count(&scene.db.app, &scene.ctx, grant(who), period, Threshold::default()).await.unwrap()
}

async fn of_the_year(scene: &Scene, who: &Operator) -> Numbers {
    counted(scene, who, "2026-01-01", "2026-12-31").await
}

async fn note(scene: &Scene, card: Id<Card>, kind: diary::Kind, on: &str, private: bool) {
    let (place, present, text) = (String::new(), String::new(), "Sentita".to_owned());
    let note = Content { kind, on: on.parse().unwrap(), place, present, text };
    cards::add_note(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, &note, private).await.unwrap();
}

#[tokio::test]
async fn a_contact_is_a_person_on_a_day() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    let before = of_the_year(&scene, &scene.chiara).await;
    assert_eq!(before.contacts.total, Shown::Number(6));
    assert_eq!(before.contacts.parts.len(), 12);
    assert_eq!(before.contacts.parts[10], ("2026-11-01".parse().unwrap(), Shown::Number(6)));
    assert_eq!(before.cards.total, Shown::Number(6));
    note(&scene, all[0], diary::Kind::Phone, "2026-11-20", false).await;
    note(&scene, all[0], diary::Kind::Note, "2026-11-18", false).await;
    note(&scene, all[0], diary::Kind::HomeVisit, "2026-11-17", true).await;
    assert_eq!(of_the_year(&scene, &scene.chiara).await.contacts.total, Shown::Number(6), "none is another");
    note(&scene, all[0], diary::Kind::Interview, "2026-11-19", false).await;
    let after = of_the_year(&scene, &scene.chiara).await;
    assert_eq!(after.contacts.total, Shown::Number(7));
    assert_eq!((after.people.total, after.cards.total), (Shown::Number(6), Shown::Number(6)));
}

#[tokio::test]
async fn a_corrected_note_counts_as_it_stands_now() {
    let scene = Scene::at(NOON).await;
    let all = six(&scene).await;
    note(&scene, all[0], diary::Kind::Phone, "2026-11-18", false).await;
    assert_eq!(of_the_year(&scene, &scene.chiara).await.contacts.total, Shown::Number(7));
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let entry = cards::diary(pool, ctx, grant(&scene.chiara), all[0]).await.unwrap().notes()[0].clone();
    let right = Content { kind: diary::Kind::Message, ..entry.content };
    let what = (all[0], entry.id);
    cards::correct_note(pool, ctx, grant(&scene.chiara), what, 1, &right, "era una lettera").await.unwrap();
    assert_eq!(of_the_year(&scene, &scene.chiara).await.contacts.total, Shown::Number(6));
}

#[tokio::test]
async fn few_people_are_not_told_and_cannot_be_worked_out() {
    let scene = Scene::at(NOON).await;
    six(&scene).await;
    let alone = of_the_year(&scene, &scene.chiara).await;
    assert_eq!(alone.people.parts, [(Kind::Known, Shown::Number(0)), (Kind::Anonymous, Shown::Number(6))]);
    scene.accepted(&scene.giulia).await;
    let found = of_the_year(&scene, &scene.chiara).await;
    assert_eq!(found.people.total, Shown::Number(7));
    assert_eq!(found.people.parts, [(Kind::Known, Shown::Suppressed), (Kind::Anonymous, Shown::Suppressed)]);
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
        (numbers.people.total, numbers.cards.total)
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
        let totals = [found.contacts.total, found.cards.total, found.people.total, found.by_state.total];
        assert_eq!(totals, [Shown::Number(0); 4]);
        assert_eq!(found.minutes.total, Shown::Number(0));
        assert!(found.by_service.parts.is_empty() && found.minutes.parts.is_empty());
        assert!(found.contacts.parts.iter().all(|(_, shown)| *shown == Shown::Number(0)));
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
async fn whoever_may_not_read_cards_gets_quarters_that_are_over_only() {
    let scene = Scene::at(NOON).await;
    let coordinator = Operator { role: Role::Coordinator, ..scene.chiara.clone() };
    let period = |from: &str, to: &str| Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
    let (pool, ctx, threshold) = (&scene.db.app, &scene.ctx, Threshold::default());
    let over = period("2026-07-01", "2026-09-30");
    numbers::count(pool, ctx, grant(&coordinator), over, threshold).await.unwrap();
    for other in [period("2026-01-01", "2026-11-20"), period("2026-07-01", "2026-09-29")] {
        let refused = numbers::count(pool, ctx, grant(&coordinator), other, threshold).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{other:?} could be subtracted from others");
    }
}
