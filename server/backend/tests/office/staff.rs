//! Memberships with dates, what administrators may not do, and the search of the audit.

use std::collections::BTreeMap;

use backend::{
    Error, Work, cards, desks,
    operators::{self, Enable},
    people,
    staff::{self, Given, Newcomer, Why},
};
use chrono::NaiveDate;
use domain::{
    Id, Lang,
    actor::{Desk, Operator, OperatorRecord, Role},
    codes::Validity,
    permission::{ManageDesks, ManageOperators, ReadAudit},
    staff::{Change, DeskText, Refusal, Standing},
    trail::{About, Only, Search},
};

use crate::support::{GIULIA, NOON, Scene, at, grant};

const ISSUER: &str = "http://localhost:8090";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A membership without dates.
fn plain(desk: Id<Desk>, role: Role) -> Given {
    Given { desk, role, profile: None, valid: Validity::default(), absent: None }
}

async fn seen(scene: &Scene, who: &Operator, of: Id<OperatorRecord>) -> i32 {
    staff::member(&scene.db.app, &scene.ctx, grant(who), of).await.unwrap().version
}

async fn give(scene: &Scene, who: &Operator, to: &Operator, given: Given) -> Result<(), Error> {
    let seen = seen(scene, who, to.me.id).await;
    let why = Why { seen, reason: "Carenza di personale" };
    staff::give(&scene.db.app, &scene.ctx, grant(who), to.me.id, given, why).await
}

async fn end(scene: &Scene, who: &Operator, of: &Operator, desk: Id<Desk>) -> Result<(), Error> {
    let seen = seen(scene, who, of.me.id).await;
    let why = Why { seen, reason: "Trasferimento" };
    staff::end(&scene.db.app, &scene.ctx, grant(who), of.me.id, desk, why).await
}

/// Another administrator at Paolo's desk.
async fn rosa(scene: &Scene) -> Operator {
    let who = Enable {
        issuer: ISSUER,
        subject: "rosa.villa",
        name: "Rosa Villa",
        desk: "Sportello sociale di Pontelaro",
        body: None,
        role: Role::Administrator,
    };
    operators::enable(&scene.db.owner, &scene.ctx, who).await.unwrap();
    scene.operator("rosa.villa").await
}

async fn desks(scene: &Scene, who: &Operator, today: &str) -> Vec<String> {
    let desks = operators::desks_of(&scene.db.app, who, day(today)).await.unwrap();
    desks.into_iter().map(|one| one.desk.name).collect()
}

async fn audited(scene: &Scene, action: &str, reason: &str) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE action = $1 AND reason = $2")
        .bind(action)
        .bind(reason)
        .fetch_one(&scene.db.owner)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_membership_counts_from_its_first_day_to_its_last() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let valid = Validity { from: Some(day("2026-11-23")), until: Some(day("2026-11-27")) };
    let given = Given { valid, ..plain(scene.chiara.desk.id, Role::FrontDesk) };
    give(&scene, &paolo, &karim, given).await.unwrap();
    for (today, many) in [("2026-11-22", 1), ("2026-11-23", 2), ("2026-11-27", 2), ("2026-11-28", 1)] {
        assert_eq!(desks(&scene, &karim, today).await.len(), many, "{today}");
    }
    let file = staff::member(&scene.db.app, &scene.ctx, grant(&paolo), karim.me.id).await.unwrap();
    let one = file.member.memberships.iter().find(|one| one.desk.id == scene.chiara.desk.id).unwrap();
    assert_eq!(one.standing(scene.ctx.today()), Standing::Coming);
    assert!(
        matches!(&file.history[0].change, Change::Given { before: None, after, .. } if after.valid == valid)
    );
    assert_eq!(file.history[0].by.as_deref(), Some("Paolo Neri"));
    assert_eq!(file.history[0].reason, "Carenza di personale");
    assert_eq!(audited(&scene, "administer", "given").await, 1);
}

#[tokio::test]
async fn a_membership_that_was_ended_gives_no_access_any_more() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    operators::refresh(&scene.db.app, &scene.chiara, scene.ctx.today()).await.unwrap();
    end(&scene, &paolo, &scene.chiara, scene.chiara.desk.id).await.unwrap();
    let refreshed = operators::refresh(&scene.db.app, &scene.chiara, scene.ctx.today()).await;
    assert!(matches!(refreshed, Err(Error::NotFound)));
    let again = operators::sign_in(&scene.db.app, &scene.ctx, ISSUER, "chiara.moretti").await.unwrap();
    assert!(matches!(again, operators::SignIn::NoDesk));
    let twice = end(&scene, &paolo, &scene.chiara, scene.chiara.desk.id).await;
    assert!(matches!(twice, Err(Error::NotFound)));
    give(&scene, &paolo, &scene.chiara, plain(scene.chiara.desk.id, Role::FrontDesk)).await.unwrap();
    operators::refresh(&scene.db.app, &scene.chiara, scene.ctx.today()).await.unwrap();
}

#[tokio::test]
async fn what_is_added_to_a_membership_does_not_come_back_with_it() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    sqlx::query("UPDATE operator_desk SET private_notes = 'granted' WHERE operator_id = $1")
        .bind(scene.chiara.me.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let desk = scene.chiara.desk.id;
    let notes = async || -> Option<String> {
        sqlx::query_scalar("SELECT private_notes FROM operator_desk WHERE operator_id = $1")
            .bind(scene.chiara.me.id.uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap()
    };
    end(&scene, &paolo, &scene.chiara, desk).await.unwrap();
    give(&scene, &paolo, &scene.chiara, plain(desk, Role::FrontDesk)).await.unwrap();
    assert_eq!(notes().await, None);
    // Nor with one whose last day passed.
    sqlx::query(
        "UPDATE operator_desk SET private_notes = 'granted', valid_until = '2026-11-19' WHERE operator_id = $1",
    )
    .bind(scene.chiara.me.id.uuid())
    .execute(&scene.db.owner)
    .await
    .unwrap();
    give(&scene, &paolo, &scene.chiara, plain(desk, Role::FrontDesk)).await.unwrap();
    assert_eq!(notes().await, None);
}

#[tokio::test]
async fn whoever_is_disabled_is_at_no_desk() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let set = async |enabled, seen| {
        let why = Why { seen, reason: "Fine rapporto" };
        staff::set_enabled(&scene.db.app, &scene.ctx, grant(&paolo), scene.chiara.me.id, enabled, why).await
    };
    set(false, 0).await.unwrap();
    assert!(desks(&scene, &scene.chiara, "2026-11-20").await.is_empty());
    assert!(matches!(set(true, 0).await, Err(Error::Stale)), "somebody changed it since");
    assert!(matches!(set(false, 1).await, Err(Error::Stale)), "it is so already");
    set(true, 1).await.unwrap();
    assert_eq!(desks(&scene, &scene.chiara, "2026-11-20").await.len(), 1);
}

#[tokio::test]
async fn the_last_administrator_who_stays_can_be_neither_ended_nor_disabled_nor_made_less() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let rosa = rosa(&scene).await;
    // Paolo's own days are counted: whoever goes does not stay.
    sqlx::query("UPDATE operator_desk SET valid_until = '2026-12-31' WHERE operator_id = $1")
        .bind(paolo.me.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let last = |done: Result<(), Error>| matches!(done, Err(Error::Staff(Refusal::LastAdministrator)));
    assert!(last(end(&scene, &paolo, &rosa, rosa.desk.id).await));
    assert!(last(give(&scene, &paolo, &rosa, plain(rosa.desk.id, Role::FrontDesk)).await));
    let why = Why { seen: seen(&scene, &paolo, rosa.me.id).await, reason: "x" };
    let disabled = staff::set_enabled(&scene.db.app, &scene.ctx, grant(&paolo), rosa.me.id, false, why).await;
    assert!(last(disabled));
    assert_eq!(audited(&scene, "refuse", "last_administrator").await, 3);
    operators::refresh(&scene.db.app, &rosa, scene.ctx.today()).await.unwrap();
    end(&scene, &rosa, &paolo, paolo.desk.id).await.unwrap();
}

#[tokio::test]
async fn an_administrator_of_a_desk_that_closed_keeps_nobody_from_answering_for_its_body() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let body = backend::testing::new_id();
    sqlx::query(
        "WITH body AS (INSERT INTO organisation (id, zone_id, name) VALUES ($1, $2, 'Altro ente') RETURNING id)
         UPDATE desk SET organisation_id = body.id FROM body WHERE desk.id = $3",
    )
    .bind(body)
    .bind(karim.zone.uuid())
    .bind(karim.desk.id.uuid())
    .execute(&scene.db.owner)
    .await
    .unwrap();
    give(&scene, &paolo, &karim, plain(karim.desk.id, Role::Administrator)).await.unwrap();
    let of_karim = scene.operator("karim.haddad").await;
    give(&scene, &of_karim, &scene.chiara, plain(karim.desk.id, Role::FrontDesk)).await.unwrap();
    let foreign = give(&scene, &paolo, &scene.chiara, plain(karim.desk.id, Role::SocialWorker)).await;
    assert!(matches!(foreign, Err(Error::Staff(Refusal::Elsewhere))), "it has one of its own");
    // It closes on its only administrator: whoever is left of the zone answers for it again.
    sqlx::query("UPDATE desk SET open_until = '2026-11-19' WHERE id = $1")
        .bind(karim.desk.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    give(&scene, &paolo, &scene.chiara, plain(karim.desk.id, Role::SocialWorker)).await.unwrap();
}

#[tokio::test]
async fn a_desk_does_not_close_on_the_last_administrator_of_its_body() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    give(&scene, &paolo, &karim, plain(karim.desk.id, Role::Administrator)).await.unwrap();
    sqlx::query("UPDATE operator_desk SET valid_until = '2026-12-31' WHERE operator_id = $1")
        .bind(paolo.me.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let page = staff::rules(pool, ctx, grant(&paolo), karim.desk.id).await.unwrap();
    let mut after = page.settings.clone();
    after.open.until = Some(day("2027-01-31"));
    let why = Why { seen: page.file.version, reason: "Fine iniziativa" };
    let closed = staff::set_rules(pool, ctx, grant(&paolo), karim.desk.id, after, why).await;
    assert!(matches!(closed, Err(Error::Staff(Refusal::LastAdministrator))), "{closed:?}");
}

#[tokio::test]
async fn nobody_gives_to_themselves_nor_what_the_desk_hides_nor_elsewhere() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let refused = |done: Result<(), Error>| match done {
        Err(Error::Staff(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let own = give(&scene, &paolo, &paolo, plain(paolo.desk.id, Role::FrontDesk)).await;
    assert_eq!(refused(own), Refusal::Oneself);
    assert_eq!(refused(end(&scene, &paolo, &paolo, paolo.desk.id).await), Refusal::Oneself);
    let general: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM profile WHERE name = 'Segretariato sociale'")
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    let shows = Given { profile: Some(Id::new(general)), ..plain(karim.desk.id, Role::FrontDesk) };
    assert_eq!(refused(give(&scene, &paolo, &scene.chiara, shows).await), Refusal::Unmasks);
    assert_eq!(audited(&scene, "refuse", "to_oneself").await, 2);
}

#[tokio::test]
async fn a_delegation_has_an_end_and_the_role_of_whom_it_is_for() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let valid = Validity { from: None, until: Some(day("2026-12-04")) };
    let stands_in =
        |role, valid| Given { valid, absent: Some(scene.chiara.me.id), ..plain(scene.chiara.desk.id, role) };
    let endless = give(&scene, &paolo, &karim, stands_in(Role::FrontDesk, Validity::default())).await;
    assert!(matches!(endless, Err(Error::Staff(Refusal::Endless))));
    let other = give(&scene, &paolo, &karim, stands_in(Role::Administrator, valid)).await;
    assert!(matches!(other, Err(Error::Staff(Refusal::NoAbsent))));
    give(&scene, &paolo, &karim, stands_in(Role::FrontDesk, valid)).await.unwrap();
    assert_eq!(desks(&scene, &karim, "2026-12-04").await.len(), 2);
    assert_eq!(desks(&scene, &karim, "2026-12-05").await.len(), 1);
}

#[tokio::test]
async fn two_who_change_the_same_operator_are_told() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let why = Why { seen: 0, reason: "x" };
    let given = plain(scene.chiara.desk.id, Role::FrontDesk);
    let act = async || staff::give(&scene.db.app, &scene.ctx, grant(&paolo), karim.me.id, given, why).await;
    let (one, other) = tokio::join!(act(), act());
    let stale = |done: &Result<(), Error>| matches!(done, Err(Error::Stale));
    assert!(one.is_ok() != other.is_ok() && (stale(&one) || stale(&other)), "{one:?} {other:?}");
}

#[tokio::test]
async fn somebody_new_is_written_down_once() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let who = Newcomer { issuer: ISSUER, subject: "nives.sala", name: "Nives Sala", reason: "Concorso" };
    let id = staff::add(&scene.db.app, &scene.ctx, grant(&paolo), who).await.unwrap();
    let twice = staff::add(&scene.db.app, &scene.ctx, grant(&paolo), who).await;
    assert!(matches!(twice, Err(Error::Staff(Refusal::Taken))));
    let found = staff::members(&scene.db.app, &scene.ctx, grant(&paolo), "nivès", None).await.unwrap();
    assert_eq!(found.rows.iter().map(|one| one.me.id).collect::<Vec<_>>(), [id]);
    let all = staff::members(&scene.db.app, &scene.ctx, grant(&paolo), "", None).await.unwrap();
    assert!(all.rows.len() >= 6 && all.rows.is_sorted_by_key(|one| one.me.name.clone()));
}

#[tokio::test]
async fn the_rows_are_locked_for_whoever_is_no_administrator_there() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    give(&scene, &paolo, &karim, plain(scene.chiara.desk.id, Role::FrontDesk)).await.unwrap();
    // At the desk where Paolo administers, Chiara does not; and nobody does who only says so.
    let mut liar = karim.clone();
    liar.role = Role::Administrator;
    let own = give(&scene, &liar, &scene.chiara, plain(karim.desk.id, Role::FrontDesk)).await;
    assert!(own.is_err(), "what the policy lets pass, the rows do not");
    for who in [&scene.chiara, &liar] {
        for sql in [
            "UPDATE operator SET enabled = false",
            "UPDATE operator_desk SET role = 'administrator'",
            "UPDATE desk SET name = 'Altro'",
        ] {
            let mut work = Work::operator(&scene.db.app, who).await.unwrap();
            let done = sqlx::query(sql).execute(work.connection()).await.unwrap();
            assert_eq!(done.rows_affected(), 0, "{sql}");
        }
        let mut work = Work::operator(&scene.db.app, who).await.unwrap();
        for table in ["administration_change", "audit_event"] {
            let sql = format!("SELECT count(*) FROM {table}");
            let rows: i64 =
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(work.connection()).await.unwrap();
            assert_eq!(rows, 0, "{table}");
        }
    }
    for sql in ["UPDATE administration_change SET reason = 'x'", "DELETE FROM administration_change"] {
        assert!(sqlx::query(sql).execute(&scene.db.app).await.is_err(), "{sql}");
        assert!(sqlx::query(sql).execute(&scene.db.owner).await.is_err(), "{sql} as owner");
    }
}

#[tokio::test]
async fn an_administrator_of_another_zone_knows_nobody_here() {
    let scene = Scene::at(NOON).await;
    let mut stranger = scene.operator("paolo.neri").await;
    stranger.zone = backend::testing::new_id().into();
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let found = staff::members(pool, ctx, grant(&stranger), "", None).await.unwrap();
    assert!(found.rows.is_empty());
    let one = staff::member(pool, ctx, grant::<ManageOperators>(&stranger), scene.chiara.me.id).await;
    assert!(matches!(one, Err(Error::NotFound)));
    let desk = staff::desk(pool, ctx, grant::<ManageDesks>(&stranger), scene.chiara.desk.id).await;
    assert!(matches!(desk, Err(Error::NotFound)));
    scene.accepted(&scene.giulia).await;
    assert_eq!(staff::find(pool, grant(&stranger), GIULIA).await.unwrap(), None);
    let about = Search { about: Some(About::Operator(scene.chiara.me.id)), ..Search::default() };
    let rows = staff::search(pool, ctx, grant::<ReadAudit>(&stranger), &about, None).await;
    assert!(matches!(rows, Err(Error::NotFound)));
    let rows = staff::search(pool, ctx, grant(&stranger), &Search::default(), None).await.unwrap();
    assert!(rows.rows.is_empty());
}

#[tokio::test]
async fn the_audit_tells_who_opened_a_person_and_that_somebody_asked() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    let person = staff::find(pool, grant(&paolo), GIULIA).await.unwrap().unwrap();
    assert!(matches!(person, About::Person(_)));
    let search = Search { about: Some(person), ..Search::default() };
    let found = staff::search(pool, ctx, grant(&paolo), &search, None).await.unwrap();
    let opened = found.rows.iter().find(|row| row.subject == "card" && row.action == "read").unwrap();
    assert_eq!(opened.operator.as_ref().map(|one| one.id), Some(scene.chiara.me.id));
    assert_eq!(opened.subject_id, Some(card.uuid()));
    let written: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE subject = 'audit' AND subject_id = $1 AND actor_id = $2",
    )
    .bind(person.uuid())
    .bind(paolo.me.id.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(written, 1);
    let late = Validity { from: Some(day("2026-11-21")), until: None };
    let later = Search { days: late, ..search };
    let found = staff::search(pool, ctx, grant(&paolo), &later, None).await.unwrap();
    assert!(found.rows.is_empty());
}

#[tokio::test]
async fn the_audit_of_a_person_holds_the_looks_at_records_that_were_merged_into_theirs() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let card = scene.accepted(&scene.giulia).await;
    let kept = cards::open(pool, ctx, grant(chiara), card).await.unwrap().person.id;
    let alias = people::propose_alias(pool, ctx, grant(chiara)).await.unwrap();
    let merged = people::enter_anonymous(pool, ctx, grant(chiara), alias).await.unwrap();
    crate::merging::merge(&scene, chiara, (merged, kept), &[]).await.unwrap();
    let search = Search { about: Some(About::Person(kept)), ..Search::default() };
    let found = staff::search(pool, ctx, grant(&paolo), &search, None).await.unwrap();
    assert!(found.rows.iter().any(|row| row.subject_id == Some(merged.uuid())));
}

#[tokio::test]
async fn refused_attempts_are_found_by_operator_and_by_kind() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    operators::sign_in(pool, ctx, ISSUER, "sospesa.rossi").await.unwrap();
    let own = give(&scene, &paolo, &paolo, plain(paolo.desk.id, Role::FrontDesk)).await;
    assert!(own.is_err());
    let only = Search { only: Some(Only::Refused), ..Search::default() };
    let found = staff::search(pool, ctx, grant(&paolo), &only, None).await.unwrap();
    let actions: Vec<&str> = found.rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["refuse", "sign_in_refused"]);
    let suspended = staff::find(pool, grant(&paolo), "sospesa").await.unwrap();
    let about = Search { about: suspended, ..only };
    let found = staff::search(pool, ctx, grant(&paolo), &about, None).await.unwrap();
    assert_eq!(found.rows.len(), 1);
    assert_eq!(found.rows[0].reason.as_deref(), Some("disabled"));
}

#[tokio::test]
async fn the_pages_of_the_audit_follow_one_another() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    for _ in 0..60 {
        cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    }
    let search = Search { about: Some(About::Card(card)), ..Search::default() };
    let first = staff::search(pool, ctx, grant(&paolo), &search, None).await.unwrap();
    assert_eq!(first.rows.len(), 50);
    let second = staff::search(pool, ctx, grant(&paolo), &search, first.next.as_deref()).await.unwrap();
    assert!(second.rows.len() >= 10 && second.next.is_none());
}

#[tokio::test]
async fn a_desk_is_described_with_its_history() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, scene.chiara.desk.id);
    let names = BTreeMap::from([(Lang::En, "The one desk".to_owned())]);
    let text = |name: &str| DeskText {
        name: name.to_owned(),
        names: names.clone(),
        description: "Per tutti".to_owned(),
    };
    let why = Why { seen: 0, reason: "Nuovo nome" };
    staff::describe(pool, ctx, grant(&paolo), desk, text("Sportello unico"), why).await.unwrap();
    let again = staff::describe(pool, ctx, grant(&paolo), desk, text("Altro"), why).await;
    assert!(matches!(again, Err(Error::Stale)));
    let file = staff::desk(pool, ctx, grant(&paolo), desk).await.unwrap();
    assert_eq!((file.desk.desk.name.as_str(), &file.names), ("Sportello unico", &names));
    let points = desks::list(pool, ctx).await.unwrap();
    let point = points.iter().find(|point| point.desk.id == desk).unwrap();
    assert_eq!((point.title.get(Lang::En), point.title.get(Lang::Fr)), ("The one desk", "Sportello unico"));
    assert!(!file.services.is_empty() && !file.points.is_empty() && file.desk.operators >= 2);
    assert!(
        matches!(&file.history[0].change, Change::Described { after, .. } if after.name == "Sportello unico")
    );
    let list = staff::desks(pool, &at("2026-11-21T11:00:00Z"), grant(&paolo)).await.unwrap();
    assert!(list.iter().any(|one| one.desk.name == "Sportello unico"));
}
