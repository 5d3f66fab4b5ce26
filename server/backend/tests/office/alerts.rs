//! What operators are told of: who, of what, once.

use std::collections::BTreeMap;

use backend::{
    Context, Error, Work, alerts,
    cards::{self, AtCounter, PartEdit},
    masks::{self, Asked},
    menu, people, presa_in_carico,
    testing::new_id,
};
use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    alert::{About, Alert, Kind, Wish},
    card::{Card, parts::Part},
    exceptional::Minutes,
    fields::Values,
    intake::Tally,
    mask::{Group, Mask},
    person::{
        Person,
        facts::{FactKind, NewFact, Precise},
    },
};

use super::{
    merging::{entered, merge, named, person_of},
    proposals::propose,
    support::{NOON, Scene, grant, spontaneous},
};

async fn gather(scene: &Scene) -> u64 {
    alerts::gather(&scene.db.app, &scene.ctx).await.unwrap()
}

async fn list(scene: &Scene, who: &Operator) -> Vec<Alert> {
    alerts::list(&scene.db.app, &scene.ctx, who, None).await.unwrap().rows
}

/// The number beside "Avvisi".
async fn unread(scene: &Scene, who: &Operator) -> Tally {
    menu::read(&scene.db.app, who, scene.ctx.today()).await.unwrap().alerts
}

async fn kinds(scene: &Scene, who: &Operator) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = list(scene, who).await.into_iter().map(|alert| alert.kind).collect();
    kinds.sort_unstable();
    kinds
}

#[tokio::test]
async fn a_new_request_is_told_once_to_its_desk_and_to_nobody_else() {
    let scene = Scene::at(NOON).await;
    let (intake, protocollo) = scene.sent(&scene.giulia).await;
    let (anna, karim) = (scene.operator("anna.bruni").await, scene.operator("karim.haddad").await);
    let paolo = scene.operator("paolo.neri").await;
    assert_eq!(gather(&scene).await, 2, "Chiara and Anna");
    assert_eq!(gather(&scene).await, 0, "doing it twice does it once");
    for who in [&scene.chiara, &anna] {
        let found = list(&scene, who).await;
        assert_eq!((found.len(), found[0].kind), (1, Kind::NewIntake));
        assert_eq!((found[0].about, found[0].label.clone()), (About::Intake(intake), protocollo.to_string()));
        assert_eq!(unread(&scene, who).await.number(), 1);
    }
    for who in [&karim, &paolo] {
        assert!(list(&scene, who).await.is_empty());
    }
}

#[tokio::test]
async fn an_alert_is_read_by_its_own_operator_only() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (intake, _) = scene.sent(&scene.giulia).await;
    gather(&scene).await;
    let anna = scene.operator("anna.bruni").await;
    let mine = list(&scene, &scene.chiara).await.remove(0);
    let theirs = alerts::open(pool, ctx, &anna, mine.id).await;
    assert!(matches!(theirs, Err(Error::NotFound)));
    assert_eq!(alerts::open(pool, ctx, &scene.chiara, mine.id).await.unwrap(), About::Intake(intake));
    assert_eq!(unread(&scene, &scene.chiara).await.number(), 0);
    alerts::read_all(pool, ctx, &anna, mine.at - TimeDelta::seconds(1)).await.unwrap();
    assert_eq!(unread(&scene, &anna).await.number(), 1, "what is newer stays new");
    alerts::read_all(pool, ctx, &anna, mine.at).await.unwrap();
    assert_eq!(unread(&scene, &anna).await.number(), 0);
    // Nor by hand.
    let mut work = Work::operator(pool, &anna).await.unwrap();
    let read = sqlx::query("UPDATE alert SET read_at = NULL WHERE operator_id = $1")
        .bind(scene.chiara.me.id.uuid())
        .execute(work.connection())
        .await
        .unwrap();
    assert_eq!(read.rows_affected(), 0);
    let made_up = "INSERT INTO alert (zone_id, operator_id, kind, subject_id, at)
        SELECT zone_id, id, 'message', id, now() FROM operator";
    assert!(sqlx::query(made_up).execute(work.connection()).await.is_err(), "only the portal tells");
    drop(work);
    // At another desk it is not there.
    let mut elsewhere = scene.chiara.clone();
    elsewhere.desk = scene.operator("karim.haddad").await.desk;
    assert!(list(&scene, &elsewhere).await.is_empty());
}

#[tokio::test]
async fn what_is_not_wanted_is_not_told() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let wishes = BTreeMap::from([(Kind::NewIntake, Wish::Nothing), (Kind::NewDevice, Wish::Nothing)]);
    alerts::save_wishes(pool, ctx, &scene.chiara, &wishes).await.unwrap();
    let kept = alerts::wishes(pool, &scene.chiara).await.unwrap();
    assert_eq!((kept[&Kind::NewIntake], kept[&Kind::Message]), (Wish::Nothing, Wish::Console));
    assert_eq!(kept[&Kind::NewDevice], Wish::Console, "that is always told");
    scene.sent(&scene.giulia).await;
    assert_eq!(gather(&scene).await, 1, "Anna alone");
    assert!(list(&scene, &scene.chiara).await.is_empty());
}

#[tokio::test]
async fn a_proposal_is_told_to_the_service_and_its_answer_to_who_made_it() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let anna = scene.operator("anna.bruni").await;
    let id = propose(&scene, scene.accepted(&scene.giulia).await).await.unwrap();
    gather(&scene).await;
    assert_eq!(kinds(&scene, &anna).await, [Kind::NewIntake, Kind::Proposal]);
    assert_eq!(kinds(&scene, &scene.chiara).await, [Kind::NewIntake], "not to who made it");
    presa_in_carico::reject(pool, ctx, grant(&anna), id, "No").await.unwrap();
    assert_eq!(gather(&scene).await, 1);
    let found = list(&scene, &scene.chiara).await;
    assert!(found.iter().any(|alert| alert.about == About::Proposal(id)));
}

#[tokio::test]
async fn a_permit_that_expires_soon_is_told_where_the_mask_shows_it() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    in_card(&scene, card, "10/12/2026").await;
    gather(&scene).await;
    let found = list(&scene, &scene.chiara).await;
    assert!(found.iter().any(|alert| alert.about == About::Card(card)), "{found:?}");
    // The same evening somebody hides permits from the desk's profile: from the next day on nothing is told, whatever a
    // profile of one's own shows.
    sqlx::query("DELETE FROM alert").execute(&scene.db.owner).await.unwrap();
    sqlx::query("UPDATE profile SET mask = '{permit}'").execute(&scene.db.owner).await.unwrap();
    sqlx::query(
        "WITH own AS (
            INSERT INTO profile (id, zone_id, name, mask)
            SELECT gen_random_uuid(), id, 'Vede tutto', '{}' FROM zone LIMIT 1
            RETURNING id
         )
         UPDATE operator_desk SET profile_id = own.id FROM own",
    )
    .execute(&scene.db.owner)
    .await
    .unwrap();
    sqlx::query("UPDATE alert_mark SET until = until - interval '1 day' WHERE name = 'days'")
        .execute(&scene.db.owner)
        .await
        .unwrap();
    gather(&scene).await;
    assert!(!kinds(&scene, &scene.chiara).await.contains(&Kind::PermitExpiring));
}

/// What is known of somebody beyond their cards: a permit that expires on this day.
async fn knows(scene: &Scene, person: Id<Person>, expires: &str) {
    let mut values = Values::default();
    values.set("titolo-scadenza", [expires.to_owned()]);
    let fact = NewFact { kind: FactKind::Permit, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(&scene.db.app, &scene.ctx, grant(&scene.chiara), person, fact).await.unwrap();
}

async fn in_card(scene: &Scene, card: Id<Card>, expires: &str) {
    let mut values = Values::default();
    values.set("permesso-scadenza", [expires.to_owned()]);
    let (seen, reason, taken_from) = (None, None, None);
    let edit = PartEdit { values, version: 0, seen, choices: BTreeMap::new(), reason, taken_from };
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    cards::save_part(pool, ctx, grant(&scene.chiara), card, Part::Migration, &edit).await.unwrap();
}

/// Somebody comes to the desk.
async fn comes(scene: &Scene, person: Id<Person>) -> Id<Card> {
    let access = spontaneous(scene.ctx.today(), "");
    let card = AtCounter { id: Id::new(new_id()), person, access, service: None };
    cards::open_at_counter(&scene.db.app, &scene.ctx, grant(&scene.chiara), &card).await.unwrap()
}

/// What is told on the next day, and the cards that Chiara is told of because of a permit.
async fn told_of_permits(scene: &Scene) -> Vec<About> {
    sqlx::query("UPDATE alert_mark SET until = until - interval '1 day' WHERE name = 'days'")
        .execute(&scene.db.owner)
        .await
        .unwrap();
    gather(scene).await;
    let found = list(scene, &scene.chiara).await.into_iter();
    found.filter(|alert| alert.kind == Kind::PermitExpiring).map(|alert| alert.about).collect()
}

#[tokio::test]
async fn a_permit_that_is_known_of_the_person_is_told_once_for_each_expiry_whoever_says_it() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let person = person_of(&scene, card).await;
    assert!(told_of_permits(&scene).await.is_empty());
    knows(&scene, person, "10/12/2026").await;
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)]);
    in_card(&scene, card, "10/12/2026").await;
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)], "the card says the same");
    let second = comes(&scene, person).await;
    in_card(&scene, second, "10/12/2026").await;
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)], "and another one, too");
    knows(&scene, person, "20/12/2026").await;
    let both = told_of_permits(&scene).await;
    assert!(both.len() == 2 && both.contains(&About::Card(second)), "another expiry: {both:?}");
}

#[tokio::test]
async fn of_a_card_that_was_removed_nothing_is_told() {
    let scene = Scene::at(NOON).await;
    let person = entered(&scene, &named("Quirino", "Zampieri")).await;
    let card = comes(&scene, person).await;
    in_card(&scene, card, "10/12/2026").await;
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)]);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let before = unread(&scene, &scene.chiara).await;
    cards::remove(pool, ctx, grant(&scene.chiara), card, "Aperta due volte").await.unwrap();
    assert!(told_of_permits(&scene).await.is_empty());
    assert_ne!(unread(&scene, &scene.chiara).await, before, "nor counted");
    cards::restore(pool, ctx, grant(&scene.chiara), card, "Era giusta").await.unwrap();
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)]);
}

#[tokio::test]
async fn a_permit_that_was_renewed_or_may_not_be_seen_is_not_told() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let person = person_of(&scene, card).await;
    knows(&scene, person, "10/12/2026").await;
    let hide = "UPDATE profile SET mask = mask || '{permit}'::text[]";
    sqlx::query(hide).execute(&scene.db.owner).await.unwrap();
    assert!(told_of_permits(&scene).await.is_empty(), "hidden");
    sqlx::query("UPDATE profile SET mask = '{}'").execute(&scene.db.owner).await.unwrap();
    knows(&scene, person, "10/12/2028").await;
    assert!(told_of_permits(&scene).await.is_empty(), "the next permit is there");
    sqlx::query("DELETE FROM person_fact WHERE content -> 'titolo-scadenza' ->> 0 = '10/12/2028'")
        .execute(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)]);
}

#[tokio::test]
async fn of_what_a_card_says_of_a_permit_and_what_is_known_of_the_person_the_later_expiry_is_told() {
    let scene = Scene::at(NOON).await;
    let old = entered(&scene, &named("Quirino", "Zampieri")).await;
    let card = comes(&scene, old).await;
    in_card(&scene, card, "10/12/2026").await;
    knows(&scene, old, "10/12/2028").await;
    assert!(told_of_permits(&scene).await.is_empty(), "renewed since the card was written");
    let new = entered(&scene, &named("Oreste", "Malinverni")).await;
    let card = comes(&scene, new).await;
    knows(&scene, new, "10/12/2026").await;
    in_card(&scene, card, "10/12/2028").await;
    assert!(told_of_permits(&scene).await.is_empty(), "the card has the next one");
    let third = entered(&scene, &named("Benedetta", "Quaglia")).await;
    let card = comes(&scene, third).await;
    knows(&scene, third, "10/12/2025").await;
    in_card(&scene, card, "10/12/2026").await;
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)], "the one before is no reason for silence");
}

#[tokio::test]
async fn a_permit_of_a_record_that_was_merged_is_told_of_whom_it_was_merged_into() {
    let scene = Scene::at(NOON).await;
    let kept = entered(&scene, &named("Quirino", "Zampieri")).await;
    let other = entered(&scene, &named("Quirino", "Zampier")).await;
    let card = comes(&scene, kept).await;
    knows(&scene, other, "10/12/2026").await;
    assert!(told_of_permits(&scene).await.is_empty(), "of somebody without a card at the desk");
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    assert_eq!(told_of_permits(&scene).await, [About::Card(card)]);
}

#[tokio::test]
async fn a_sign_in_with_another_browser_is_told_and_the_first_one_is_not() {
    let scene = Scene::at(NOON).await;
    let anna = scene.operator("anna.bruni").await;
    let enter = async |who: &Operator, mark: char, minutes: i64| {
        let ctx = Context { now: scene.ctx.now + TimeDelta::minutes(minutes), ..scene.ctx };
        let mark: String = std::iter::repeat_n(mark, 64).collect();
        alerts::note_browser(&scene.db.app, &ctx, who, &mark).await.unwrap();
        alerts::gather(&scene.db.app, &ctx).await.unwrap()
    };
    assert_eq!(enter(&scene.chiara, 'a', 0).await, 0);
    assert_eq!(enter(&scene.chiara, 'a', 1).await, 0, "the same one again");
    assert_eq!(enter(&anna, 'a', 2).await, 0, "the first one of a colleague");
    assert_eq!(enter(&scene.chiara, 'b', 3).await, 1);
    assert_eq!(enter(&scene.chiara, 'b', 4).await, 0, "now it is known");
    assert_eq!(kinds(&scene, &scene.chiara).await, [Kind::NewDevice]);
    assert!(kinds(&scene, &anna).await.is_empty());
    // Not used for longer than its cookie lives, it is forgotten.
    let later = Context { now: scene.ctx.now + TimeDelta::days(402), ..scene.ctx };
    alerts::gather(&scene.db.app, &later).await.unwrap();
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM operator_browser").fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_break_glass_is_told_to_whoever_reviews_it() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (anna, paolo) = (scene.operator("anna.bruni").await, scene.operator("paolo.neri").await);
    let card = scene.accepted(&scene.giulia).await;
    sqlx::query("UPDATE profile SET mask = '{health}'").execute(&scene.db.owner).await.unwrap();
    let anna = Operator { mask: Mask::hiding([Group::Health]), ..anna };
    let reason = "Malore allo sportello".to_owned();
    let asked = Asked { group: Group::Health, minutes: Minutes::FIFTEEN, reason };
    masks::open(pool, ctx, grant(&anna), card, &asked).await.unwrap();
    gather(&scene).await;
    assert_eq!(kinds(&scene, &paolo).await, [Kind::BreakGlass]);
    assert!(!kinds(&scene, &anna).await.contains(&Kind::BreakGlass));
}
