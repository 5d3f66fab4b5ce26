//! What desks accept and pass on, and the third sector.

use backend::{
    Error, Work, intake,
    operators::{self, Enable, SignIn},
    people::{self, Entered},
    personal, referrals,
    staff::{self, Given, Why},
};
use domain::{
    Id, Lang,
    actor::{Desk, Operator, Role},
    codes::Validity,
    fields::Values,
    form::Certified,
    intake::Intake,
    mask::Group,
    person::facts::{FactKind, NewFact, Precise},
    staff::{Change, DeskKind, Refusal},
    zone::{BodyKind, By, Dates, Fault, Routed, Routing, Rule, Settings},
};

use crate::support::{GIULIA, NOON, Scene, WORDS, at, grant};

const ISSUER: &str = "http://localhost:8090";

fn to(desk: Id<Desk>) -> Rule {
    Rule { service: None, municipality: None, lang: None, to: desk }
}

fn settings(rules: Vec<Rule>) -> Settings {
    Settings {
        kind: DeskKind::General,
        open: Validity::default(),
        receives: true,
        excluded: Vec::new(),
        routing: Routing { rules, ..Routing::default() },
    }
}

const fn why(seen: i32) -> Why<'static> {
    Why { seen, reason: "Nuova organizzazione" }
}

async fn set(scene: &Scene, desk: Id<Desk>, after: Settings) -> Result<(), Error> {
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = staff::rules(pool, ctx, grant(&paolo), desk).await.unwrap().file.version;
    staff::set_rules(pool, ctx, grant(&paolo), desk, after, why(seen)).await
}

/// Where a request is, and how it came there.
async fn place_of(scene: &Scene, id: Id<Intake>) -> (Id<Desk>, Routed) {
    let (desk, routed): (sqlx::types::Uuid, serde_json::Value) =
        sqlx::query_as("SELECT desk_id, routed FROM intake WHERE id = $1")
            .bind(id.uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    (Id::new(desk), serde_json::from_value(routed).unwrap())
}

async fn run(scene: &Scene, sql: &'static str) {
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
}

#[tokio::test]
async fn without_rules_a_request_goes_to_the_desk_of_its_service() {
    let scene = Scene::at(NOON).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let (desk, routed) = place_of(&scene, id).await;
    assert_eq!((desk, routed.by), (scene.chiara.desk.id, By::Default));
}

#[tokio::test]
async fn a_rule_sends_a_request_to_another_desk_which_alone_sees_it_then() {
    let scene = Scene::at(NOON).await;
    let karim = scene.operator("karim.haddad").await;
    let named = Rule { service: Some("prova".to_owned()), lang: Some(Lang::Ar), ..to(karim.desk.id) };
    set(&scene, scene.chiara.desk.id, settings(vec![named])).await.unwrap();
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (italian, _) = scene.sent(&scene.giulia).await;
    assert_eq!(place_of(&scene, italian).await.0, scene.chiara.desk.id, "another language");
    let carlo = scene.carlo().await;
    personal::note_lang(pool, ctx, &carlo, Lang::Ar).await.unwrap();
    let (arabic, number) = scene.sent(&carlo).await;
    let (desk, routed) = place_of(&scene, arabic).await;
    assert_eq!((desk, routed.by), (karim.desk.id, By::Rule(0)));
    assert!(intake::detail(pool, ctx, grant(&karim), arabic).await.is_ok());
    let of_chiara = intake::detail(pool, ctx, grant(&scene.chiara), arabic).await;
    assert!(matches!(of_chiara, Err(Error::NotFound)));
    assert!(intake::open_own(pool, ctx, &carlo, number).await.is_ok());
    let words: i64 =
        sqlx::query_scalar("SELECT count(*) FROM intake_name WHERE intake_id = $1 AND desk_id = $2")
            .bind(arabic.uuid())
            .bind(karim.desk.id.uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert!(words > 0, "it is found by name at its desk");
}

#[tokio::test]
async fn a_rule_that_names_a_desk_that_ended_is_told_and_the_request_lands_all_the_same() {
    let scene = Scene::at(NOON).await;
    let karim = scene.operator("karim.haddad").await;
    let gone = Rule { service: Some("mai-esistito".to_owned()), ..to(scene.chiara.desk.id) };
    set(&scene, scene.chiara.desk.id, settings(vec![to(karim.desk.id), gone])).await.unwrap();
    run(&scene, "UPDATE desk SET open_until = '2026-11-19' WHERE name = 'Sportello immigrazione'").await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let (desk, routed) = place_of(&scene, id).await;
    assert_eq!((desk, routed.by), (scene.chiara.desk.id, By::Default));
    assert_eq!(routed.passed[0].fault, Fault::DeskOver);
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let page = staff::rules(pool, ctx, grant(&paolo), scene.chiara.desk.id).await.unwrap();
    assert_eq!(page.faults, [(0, Fault::DeskOver), (1, Fault::NoService)]);
    let out = operators::sign_in(pool, ctx, ISSUER, "karim.haddad").await.unwrap();
    assert!(matches!(out, SignIn::NoDesk), "an initiative that ended gives nobody a desk");
}

#[tokio::test]
async fn when_the_desk_of_the_service_does_not_work_another_of_the_zone_takes_its_place() {
    let scene = Scene::at(NOON).await;
    run(&scene, "UPDATE desk SET open_until = '2026-11-19' WHERE name = 'Sportello sociale di Pontelaro'")
        .await;
    let karim = scene.operator("karim.haddad").await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let (desk, routed) = place_of(&scene, id).await;
    assert_eq!((desk, routed.by), (karim.desk.id, By::Instead));
}

/// Whoever administers a desk that has a last day already changes its other rules, and takes the day away.
async fn a_last_day_that_was_there_stays(scene: &Scene, desk: Id<Desk>, ends: Validity) {
    run(scene, "UPDATE desk SET open_until = '2026-12-31' WHERE name = 'Sportello sociale di Pontelaro'")
        .await;
    let kept = Settings { open: ends, ..settings(Vec::new()) };
    set(scene, desk, kept.clone()).await.unwrap();
    let sooner = Settings { open: Validity { until: "2026-12-01".parse().ok(), ..ends }, ..kept };
    assert!(matches!(set(scene, desk, sooner).await, Err(Error::Staff(Refusal::Oneself))));
    set(scene, desk, settings(Vec::new())).await.unwrap();
}

#[tokio::test]
async fn rules_are_changed_once_at_a_time_within_the_zone_and_not_against_oneself() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, scene.chiara.desk.id);
    let paolo = scene.operator("paolo.neri").await;
    let nowhere = settings(vec![to(Id::new(backend::testing::new_id()))]);
    assert!(matches!(set(&scene, desk, nowhere).await, Err(Error::NotFound)));
    let ends = Validity { from: None, until: "2026-12-31".parse().ok() };
    let own = Settings { open: ends, ..settings(Vec::new()) };
    assert!(matches!(set(&scene, desk, own).await, Err(Error::Staff(Refusal::Oneself))));
    a_last_day_that_was_there_stays(&scene, desk, ends).await;
    let hides = Settings { excluded: vec!["contacts".to_owned()], ..settings(Vec::new()) };
    set(&scene, desk, hides.clone()).await.unwrap();
    let again = staff::set_rules(pool, ctx, grant(&paolo), desk, hides, why(0)).await;
    assert!(matches!(again, Err(Error::Stale)));
    let shows = set(&scene, desk, settings(Vec::new())).await;
    assert!(matches!(shows, Err(Error::Staff(Refusal::Unhides))), "one administrator shows a desk nothing");
    let page = staff::rules(pool, ctx, grant(&paolo), desk).await.unwrap();
    assert!(
        matches!(&page.file.history[0].change, Change::Ruled { after, .. } if after.excluded == ["contacts"])
    );
    let chiara = scene.operator("chiara.moretti").await;
    assert!(chiara.mask.hides(Group::Contacts), "whatever the profile says");
    let named = ["Pontelaro (PL)".to_owned(), "Atlantide".to_owned()];
    let unknown = staff::unknown_municipalities(pool, &named).await.unwrap();
    assert_eq!(unknown, ["Atlantide"]);
}

/// Makes the desk for foreigners one of a body of the third sector.
pub async fn outside(scene: &Scene) -> Id<Desk> {
    let karim = scene.operator("karim.haddad").await;
    let body = backend::testing::new_id();
    sqlx::query(
        "WITH body AS (
            INSERT INTO organisation (id, zone_id, name, kind) VALUES ($1, $2, 'Cooperativa', 'third_sector')
            RETURNING id
         )
         UPDATE desk SET organisation_id = body.id FROM body WHERE desk.id = $3",
    )
    .bind(body)
    .bind(karim.zone.uuid())
    .bind(karim.desk.id.uuid())
    .execute(&scene.db.owner)
    .await
    .unwrap();
    karim.desk.id
}

pub async fn agree(scene: &Scene, desk: Id<Desk>, until: &str) -> Result<(), Error> {
    let paolo = scene.operator("paolo.neri").await;
    let dates = Dates { from: scene.ctx.today(), until: until.parse().unwrap() };
    staff::agree(&scene.db.app, &scene.ctx, grant(&paolo), desk, (dates, "Determina 12"), why(0)).await
}

#[tokio::test]
async fn everything_of_a_body_of_the_third_sector_ends_with_its_agreement() {
    let scene = Scene::at(NOON).await;
    let desk = outside(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let before = operators::sign_in(pool, ctx, ISSUER, "karim.haddad").await.unwrap();
    assert!(matches!(before, SignIn::NoDesk), "without an agreement there is nothing");
    assert!(matches!(agree(&scene, desk, "2026-11-01").await, Err(Error::Staff(Refusal::Backwards))));
    agree(&scene, desk, "2026-12-31").await.unwrap();
    let karim = scene.operator("karim.haddad").await;
    let last: chrono::NaiveDate = "2026-12-31".parse().unwrap();
    assert!(operators::refresh(pool, &karim, last).await.is_ok(), "its last day counts");
    let next = operators::refresh(pool, &karim, last.succ_opt().unwrap()).await;
    assert!(matches!(next, Err(Error::NotFound)), "a live session ends with it");
    let paolo = scene.operator("paolo.neri").await;
    let page = staff::rules(pool, ctx, grant(&paolo), desk).await.unwrap();
    assert_eq!((page.body, page.counts), (BodyKind::ThirdSector, true));
    let which = page.agreements[0].id;
    staff::end_agreement(pool, ctx, grant(&paolo), desk, which, why(1)).await.unwrap();
    let ended = operators::refresh(pool, &karim, ctx.today()).await;
    assert!(matches!(ended, Err(Error::NotFound)));
    let twice = staff::end_agreement(pool, ctx, grant(&paolo), desk, which, why(2)).await;
    assert!(matches!(twice, Err(Error::Stale)));
    let page = staff::rules(pool, ctx, grant(&paolo), desk).await.unwrap();
    assert!(!page.counts && matches!(page.file.history[0].change, Change::AgreementEnded { .. }));
}

#[tokio::test]
async fn a_body_that_needs_no_agreement_gets_none() {
    let scene = Scene::at(NOON).await;
    let own = agree(&scene, scene.chiara.desk.id, "2026-12-31").await;
    assert!(matches!(own, Err(Error::NotFound)));
}

/// Names that an operator finds.
pub async fn found(scene: &Scene, operator: &Operator, typed: &str) -> usize {
    people::find(&scene.db.app, &scene.ctx, grant(operator), typed).await.unwrap().people.len()
}

#[tokio::test]
async fn the_third_sector_sees_only_whom_it_deals_with() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    let desk = outside(&scene).await;
    agree(&scene, desk, "2026-12-31").await.unwrap();
    let karim = scene.operator("karim.haddad").await;
    assert_eq!(found(&scene, &scene.chiara, "ferrante").await, 1);
    assert_eq!((found(&scene, &karim, "ferrante").await, found(&scene, &karim, "").await), (0, 0));
    set(&scene, scene.chiara.desk.id, settings(vec![to(desk)])).await.unwrap();
    let (id, _) = scene.sent(&scene.carlo().await).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    intake::accept(pool, ctx, grant(&karim), id, intake::Choice::New, WORDS).await.unwrap();
    assert_eq!(found(&scene, &karim, "ferrante").await, 1, "whom it has a card of");
    assert_eq!(found(&scene, &scene.chiara, "ferrante").await, 2, "the others see the whole zone");
    let later = at("2027-01-10T11:00:00Z");
    assert!(operators::refresh(pool, &karim, later.today()).await.is_err());
}

#[tokio::test]
async fn a_desk_that_does_not_receive_is_offered_to_nobody_and_excluded_groups_do_not_travel() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let karim = scene.operator("karim.haddad").await;
    let hides = Settings { excluded: vec!["contacts".to_owned()], ..settings(Vec::new()) };
    set(&scene, karim.desk.id, hides.clone()).await.unwrap();
    let offer = referrals::offer(pool, ctx, grant(&scene.chiara), card, None).await.unwrap();
    let receiver = offer.receivers.iter().find(|one| one.desk.id == karim.desk.id).unwrap();
    assert!(receiver.mask.hides(Group::Contacts));
    let closed = Settings { receives: false, ..hides };
    set(&scene, karim.desk.id, closed).await.unwrap();
    let offer = referrals::offer(pool, ctx, grant(&scene.chiara), card, None).await.unwrap();
    assert!(offer.receivers.iter().all(|one| one.desk.id != karim.desk.id));
    let asked = referrals::offer(pool, ctx, grant(&scene.chiara), card, Some(karim.desk.id)).await;
    assert!(matches!(asked, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_third_sector_sees_who_was_written_down_there_and_not_what_its_people_wrote_elsewhere() {
    let scene = Scene::at(NOON).await;
    let desk = outside(&scene).await;
    agree(&scene, desk, "2026-12-31").await.unwrap();
    let karim = scene.operator("karim.haddad").await;
    sqlx::query(
        "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role, ended_at)
         VALUES ($1, $2, $3, 'front_desk', now())",
    )
    .bind(scene.chiara.me.id.uuid())
    .bind(desk.uuid())
    .bind(karim.zone.uuid())
    .execute(&scene.db.owner)
    .await
    .unwrap();
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let named = |name: &str| Certified {
        given_name: name.to_owned(),
        family_name: "Altrove".to_owned(),
        ..Certified::default()
    };
    people::enter(pool, ctx, grant(&scene.chiara), &named("Ada"), true).await.unwrap();
    assert_eq!(found(&scene, &karim, "altrove").await, 0, "entered at another desk");
    people::enter(pool, ctx, grant(&karim), &named("Bruno"), true).await.unwrap();
    assert_eq!(found(&scene, &karim, "altrove").await, 1, "entered at their own");
}

#[tokio::test]
async fn nobody_leads_or_administers_the_zone_from_outside() {
    let scene = Scene::at(NOON).await;
    let desk = outside(&scene).await;
    agree(&scene, desk, "2026-12-31").await.unwrap();
    let (pool, ctx, paolo) = (&scene.db.app, &scene.ctx, scene.operator("paolo.neri").await);
    for (role, goes) in [(Role::Administrator, false), (Role::Coordinator, false), (Role::FrontDesk, true)] {
        let who = Enable {
            issuer: ISSUER,
            subject: "nives.sala",
            name: "Nives Sala",
            desk: "Sportello immigrazione",
            body: None,
            role,
        };
        let enabled = operators::enable(&scene.db.owner, ctx, who).await;
        assert_eq!(enabled.is_ok(), goes, "{enabled:?}");
    }
    let given =
        Given { desk, role: Role::Coordinator, profile: None, valid: Validity::default(), absent: None };
    let refused = staff::give(pool, ctx, grant(&paolo), scene.chiara.me.id, given, why(0)).await;
    assert!(matches!(refused, Err(Error::Staff(Refusal::Outside))), "{refused:?}");
    // Not even a row that was there before opens anything.
    sqlx::query("UPDATE operator_desk SET role = 'administrator' WHERE desk_id = $1")
        .bind(desk.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let karim = scene.operator("karim.haddad").await;
    let mut work = Work::operator(pool, &karim).await.unwrap();
    let seen: i64 =
        sqlx::query_scalar("SELECT count(*) FROM audit_event").fetch_one(work.connection()).await.unwrap();
    assert_eq!(seen, 0);
}

#[tokio::test]
async fn the_third_sector_is_told_that_a_code_is_taken_and_not_by_whom() {
    let scene = Scene::at(NOON).await;
    let desk = outside(&scene).await;
    agree(&scene, desk, "2026-12-31").await.unwrap();
    let (pool, ctx, karim) = (&scene.db.app, &scene.ctx, scene.operator("karim.haddad").await);
    let coded = Certified {
        given_name: "Ada".to_owned(),
        family_name: "Altrove".to_owned(),
        fiscal_code: GIULIA.parse().ok(),
        ..Certified::default()
    };
    let stp = || {
        let mut values = Values::default();
        values.set("codice-tipo", ["stp".to_owned()]);
        values.set("codice-numero", ["STP0901234560000".to_owned()]);
        NewFact { kind: FactKind::Identifier, values, from: None, to: None, precise: Precise::DAYS }
    };
    let Entered::New(elsewhere) = people::enter(pool, ctx, grant(&scene.chiara), &coded, true).await.unwrap()
    else {
        panic!("nobody has the code yet");
    };
    people::add_fact(pool, ctx, grant(&scene.chiara), elsewhere, stp()).await.unwrap();
    let same = people::enter(pool, ctx, grant(&karim), &coded, true).await.unwrap();
    assert_eq!(same, Entered::Hidden);
    let alias = people::propose_alias(pool, ctx, grant(&karim)).await.unwrap();
    let nameless = people::enter_anonymous(pool, ctx, grant(&karim), alias).await.unwrap();
    let named = people::identify(pool, ctx, grant(&karim), nameless, &coded, true).await.unwrap();
    assert_eq!(named, Entered::Hidden);
    let other = Certified { fiscal_code: None, ..coded };
    let named = people::identify(pool, ctx, grant(&karim), nameless, &other, true).await.unwrap();
    assert_eq!(named, Entered::New(nameless));
    let taken = people::add_fact(pool, ctx, grant(&karim), nameless, stp()).await;
    assert!(matches!(taken, Err(Error::IdentifierUnseen)), "{taken:?}");
    assert_eq!(found(&scene, &karim, "altrove").await, 1, "whom it entered itself, and nobody else");
}
