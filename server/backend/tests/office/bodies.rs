//! Bodies with their sectors, new desks and their end, and the places where desks receive.

use std::collections::BTreeMap;

use backend::{
    Error, Work, desks, intake, operators,
    referrals::outside,
    staff::{self, Given, Opened, Why},
};
use chrono::NaiveDate;
use domain::{
    Id, Lang,
    actor::{Operator, Organisation, Role},
    appointment::{Mode, Reason},
    codes::Validity,
    staff::{Change, DeskKind, DeskText, Profile, Refusal},
    zone::{BodyKind, BodyText, MailKind, MailText, PointText, Sector, giving, openings, seasons},
};

use crate::support::{NOON, Scene, grant};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn body(name: &str, kind: BodyKind) -> BodyText {
    BodyText {
        name: name.to_owned(),
        kind,
        belfiore: None,
        ipa: Some("c_m990".to_owned()),
        phone: String::new(),
        email: String::new(),
        sectors: vec![sector("Minori"), sector("Anziani")],
    }
}

fn sector(name: &str) -> Sector {
    Sector { name: name.to_owned(), valid: Validity { from: None, until: Some(day("2026-12-31")) } }
}

const fn why(seen: i32) -> Why<'static> {
    Why { seen, reason: "Nuova organizzazione" }
}

async fn profile(scene: &Scene, name: &str) -> Id<Profile> {
    let id: sqlx::types::Uuid = sqlx::query_scalar("SELECT id FROM profile WHERE name = $1")
        .bind(name)
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    Id::new(id)
}

async fn new_desk(scene: &Scene, name: &str, body: Id<Organisation>, profile_name: &str) -> Opened {
    Opened {
        body,
        profile: profile(scene, profile_name).await,
        kind: DeskKind::Thematic,
        open: Validity::default(),
        text: DeskText {
            name: name.to_owned(),
            names: BTreeMap::new(),
            description: "Per i giovani".to_owned(),
        },
    }
}

fn place() -> PointText {
    PointText {
        name: "Biblioteca".to_owned(),
        address: "Piazza Grande 1".to_owned(),
        town: "Pontelaro".to_owned(),
        directions: "Dal ponte".to_owned(),
        accessibility: "Ascensore".to_owned(),
        phone: "055 010 0999".to_owned(),
        email: "giovani@pontelaro.example".to_owned(),
        languages: vec![Lang::It, Lang::En],
        sign_language: false,
        hours: openings(5, "9-12, 15-17").unwrap(),
        seasons: seasons("dal 01/07/2027 al 31/08/2027: sabato 9-12").unwrap(),
        giving: giving(Reason::FirstTalk, "45 minuti, 2 posti").unwrap().into_iter().collect(),
    }
}

/// Gives the desk for foreigners to a body with Karim as its administrator.
async fn elsewhere(scene: &Scene) -> Operator {
    let karim = scene.operator("karim.haddad").await;
    sqlx::query(
        "WITH body AS (INSERT INTO organisation (id, zone_id, name) VALUES ($1, $2, 'Altro ente') RETURNING id)
         UPDATE desk SET organisation_id = body.id FROM body WHERE desk.id = $3",
    )
    .bind(backend::testing::new_id())
    .bind(karim.zone.uuid())
    .bind(karim.desk.id.uuid())
    .execute(&scene.db.owner)
    .await
    .unwrap();
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = staff::member(pool, ctx, grant(&paolo), karim.me.id).await.unwrap().version;
    let given = Given {
        desk: karim.desk.id,
        role: Role::Administrator,
        profile: None,
        valid: Validity::default(),
        absent: None,
    };
    staff::give(pool, ctx, grant(&paolo), karim.me.id, given, why(seen)).await.unwrap();
    scene.operator("karim.haddad").await
}

async fn audited(scene: &Scene, subject: &str, reason: &str) -> i64 {
    sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE action = 'administer' AND subject = $1 AND reason = $2",
    )
    .bind(subject)
    .bind(reason)
    .fetch_one(&scene.db.owner)
    .await
    .unwrap()
}

#[tokio::test]
async fn a_new_body_gives_nobody_a_membership_and_is_changed_once_at_a_time() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let members = "SELECT count(*) FROM operator_desk";
    let before: i64 = sqlx::query_scalar(members).fetch_one(&scene.db.owner).await.unwrap();
    let written = body("Comune di Altura", BodyKind::Municipality);
    let id = staff::add_body(pool, ctx, grant(&paolo), written.clone(), "Convenzione").await.unwrap();
    let after: i64 = sqlx::query_scalar(members).fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(before, after);
    let twice =
        staff::add_body(pool, ctx, grant(&paolo), body("comune di altura", BodyKind::Health), "x").await;
    assert!(matches!(twice, Err(Error::Staff(Refusal::NameTaken))));
    let file = staff::body(pool, ctx, grant(&paolo), id).await.unwrap();
    assert_eq!((&file.text, file.version, file.desks.len()), (&written, 1, 0));
    let fewer = BodyText { sectors: vec![sector("Anziani")], ..body("Comune di Altura", BodyKind::Health) };
    staff::change_body(pool, ctx, grant(&paolo), id, fewer.clone(), why(1)).await.unwrap();
    let stale = staff::change_body(pool, ctx, grant(&paolo), id, written.clone(), why(1)).await;
    assert!(matches!(stale, Err(Error::Stale)));
    let file = staff::body(pool, ctx, grant(&paolo), id).await.unwrap();
    assert_eq!(file.text, fewer);
    assert_eq!(file.history[0].by.as_deref(), Some("Paolo Neri"));
    let change = Change::Body { before: Some(written), after: fewer };
    assert_eq!((&file.history[0].change, file.history.len()), (&change, 2));
    assert_eq!(audited(&scene, "organisation", "created").await, 1);
    assert_eq!(audited(&scene, "organisation", "described").await, 1);
    assert!(staff::bodies(pool, ctx, grant(&paolo)).await.unwrap().iter().any(|line| line.id == id));
}

#[tokio::test]
async fn the_kind_of_a_body_with_desks_stays_and_nobody_changes_the_body_of_others() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let own = staff::body(pool, ctx, grant(&paolo), paolo.organisation).await.unwrap();
    let other = BodyText { kind: BodyKind::ZoneOffice, ..own.text.clone() };
    let kind = staff::change_body(pool, ctx, grant(&paolo), own.id, other, why(own.version)).await;
    assert!(matches!(kind, Err(Error::Staff(Refusal::HasDesks))));
    let karim = elsewhere(&scene).await;
    let foreign = staff::change_body(pool, ctx, grant(&karim), own.id, own.text.clone(), why(0)).await;
    assert!(matches!(foreign, Err(Error::Staff(Refusal::Elsewhere))));
    let opened = new_desk(&scene, "Mio", own.id, "Segretariato sociale").await;
    let foreign = staff::open_desk(pool, ctx, grant(&karim), opened, "x").await;
    assert!(matches!(foreign, Err(Error::Staff(Refusal::Elsewhere))));
    let desk = scene.chiara.desk.id;
    let foreign = staff::close_desk(pool, ctx, grant(&karim), desk, day("2026-12-01"), why(0)).await;
    assert!(matches!(foreign, Err(Error::Staff(Refusal::Elsewhere))));
    let foreign = staff::save_point(pool, ctx, grant(&karim), desk, None, place(), why(0)).await;
    assert!(matches!(foreign, Err(Error::Staff(Refusal::Elsewhere))));
}

#[tokio::test]
async fn a_desk_is_opened_without_operators_and_receives_where_it_is_written() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let opened = new_desk(&scene, "Sportello giovani", paolo.organisation, "Segretariato sociale").await;
    let id = staff::open_desk(pool, ctx, grant(&paolo), opened.clone(), "Bando").await.unwrap();
    let twice = staff::open_desk(pool, ctx, grant(&paolo), opened, "Bando").await;
    assert!(matches!(twice, Err(Error::Staff(Refusal::NameTaken))));
    let file = staff::desk(pool, ctx, grant(&paolo), id).await.unwrap();
    assert_eq!((file.desk.operators, file.version), (0, 1));
    assert!(matches!(&file.history[0].change, Change::Opened { after } if after.kind == DeskKind::Thematic));
    staff::save_point(pool, ctx, grant(&paolo), id, None, place(), why(1)).await.unwrap();
    let stale = staff::save_point(pool, ctx, grant(&paolo), id, None, place(), why(1)).await;
    assert!(matches!(stale, Err(Error::Stale)));
    let listed = desks::list(pool, ctx).await.unwrap();
    let point = listed.iter().find(|point| point.desk.id == id).unwrap();
    assert_eq!((point.point.name.as_str(), point.hours.weekly.len()), ("Biblioteca", 3));
    let kinds: Vec<_> = point.kinds.iter().map(|kind| (kind.reason, kind.minutes, kind.seats)).collect();
    assert_eq!(kinds, [(Reason::FirstTalk, 45, 2)], "appointments are given there");
    let moved = PointText {
        address: "Via Nuova 2".to_owned(),
        hours: openings(1, "8-13").unwrap(),
        languages: vec![Lang::Ar],
        seasons: Vec::new(),
        giving: giving(Reason::FormHelp, "30, solo al telefono").unwrap().into_iter().collect(),
        ..place()
    };
    staff::save_point(pool, ctx, grant(&paolo), id, Some(point.id), moved.clone(), why(2)).await.unwrap();
    let page = staff::point(pool, ctx, grant(&paolo), id, Some(point.id)).await.unwrap();
    assert_eq!(page.point, Some((point.id, moved)));
    let listed = desks::list(pool, ctx).await.unwrap();
    let now = listed.iter().find(|one| one.id == point.id).unwrap();
    let kinds: Vec<_> = now.kinds.iter().map(|kind| (kind.reason, kind.modes.clone())).collect();
    assert_eq!(kinds, [(Reason::FormHelp, vec![Mode::Phone])], "what is given no more is not offered");
    let of_another = staff::point(pool, ctx, grant(&paolo), scene.chiara.desk.id, Some(point.id)).await;
    assert!(matches!(of_another, Err(Error::NotFound)));
    assert_eq!(audited(&scene, "desk", "created").await, 1);
    assert_eq!(audited(&scene, "desk", "placed").await, 2);
}

#[tokio::test]
async fn translations_stay_as_long_as_the_italian_does() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, scene.chiara.desk.id);
    let listed = desks::list(pool, ctx).await.unwrap();
    let point = listed.iter().find(|point| point.desk.id == desk).unwrap();
    let words = |lang| point.point.accessibility.get(lang).to_owned();
    assert_ne!(words(Lang::It), words(Lang::En), "the demo has both");
    let page = staff::point(pool, ctx, grant(&paolo), desk, Some(point.id)).await.unwrap();
    let (_, text) = page.point.unwrap();
    let same = PointText { phone: "055 1".to_owned(), ..text.clone() };
    staff::save_point(pool, ctx, grant(&paolo), desk, Some(point.id), same, why(0)).await.unwrap();
    let now = desks::list(pool, ctx).await.unwrap();
    let now = now.iter().find(|one| one.id == point.id).unwrap();
    assert_eq!(now.point.accessibility, point.point.accessibility);
    assert_eq!(now.point.position, point.point.position);
    let other = PointText { accessibility: "Scale".to_owned(), ..text };
    staff::save_point(pool, ctx, grant(&paolo), desk, Some(point.id), other, why(1)).await.unwrap();
    let now = desks::list(pool, ctx).await.unwrap();
    let now = now.iter().find(|one| one.id == point.id).unwrap();
    assert_eq!(now.point.accessibility.get(Lang::En), "Scale");
}

#[tokio::test]
async fn a_building_that_is_called_otherwise_has_no_old_name_in_other_languages() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, scene.chiara.desk.id);
    let sql = "UPDATE contact_point SET names = '{\"en\": \"Old Mill\"}'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let listed = desks::list(pool, ctx).await.unwrap();
    let id = listed.iter().find(|point| point.desk.id == desk).unwrap().id;
    let name = async || {
        let listed = desks::list(pool, ctx).await.unwrap();
        listed.iter().find(|point| point.id == id).unwrap().point.title.get(Lang::En).to_owned()
    };
    let (_, text) = staff::point(pool, ctx, grant(&paolo), desk, Some(id)).await.unwrap().point.unwrap();
    let same = PointText { phone: "055 1".to_owned(), ..text.clone() };
    staff::save_point(pool, ctx, grant(&paolo), desk, Some(id), same, why(0)).await.unwrap();
    assert_eq!(name().await, "Old Mill", "the Italian is the same");
    let other = PointText { name: "Palazzo Nuovo".to_owned(), ..text };
    staff::save_point(pool, ctx, grant(&paolo), desk, Some(id), other, why(1)).await.unwrap();
    assert_eq!(name().await, "Palazzo Nuovo");
}

#[tokio::test]
async fn a_building_of_two_desks_is_changed_once_at_a_time() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (one, other) = (scene.chiara.desk.id, karim.desk.id);
    staff::save_point(pool, ctx, grant(&paolo), one, None, place(), why(0)).await.unwrap();
    staff::save_point(pool, ctx, grant(&paolo), other, None, place(), why(0)).await.unwrap();
    let listed = desks::list(pool, ctx).await.unwrap();
    let mine =
        |desk| listed.iter().find(|point| point.desk.id == desk && point.point.name == "Biblioteca").unwrap();
    let (of_one, of_other) = (mine(one), mine(other));
    sqlx::query("UPDATE desk_point SET contact_point_id = $1 WHERE id = $2")
        .bind(of_one.point.id.uuid())
        .bind(of_other.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let save = async |desk, id, text, seen| {
        staff::save_point(pool, ctx, grant(&paolo), desk, Some(id), text, why(seen)).await
    };
    let called = PointText { phone: "055 1".to_owned(), ..place() };
    save(one, of_one.id, called.clone(), 1).await.unwrap();
    let file = staff::desk(pool, ctx, grant(&paolo), other).await.unwrap();
    assert_eq!(file.version, 1, "the telephone is of one desk");
    let moved = PointText { address: "Via Nuova 2".to_owned(), ..called };
    save(one, of_one.id, moved.clone(), 2).await.unwrap();
    let page = staff::point(pool, ctx, grant(&paolo), other, Some(of_other.id)).await.unwrap();
    let (now, shared) = (page.point.unwrap().1, page.shared);
    assert_eq!((page.file.version, shared.len(), shared[0].id), (2, 1, one));
    let change = Change::Placed { before: Some(Box::new(place())), after: Box::new(now.clone()) };
    assert_eq!((&page.file.history[0].change, now.phone.as_str()), (&change, "055 010 0999"));
    assert_eq!(now.address, "Via Nuova 2");
    let late = PointText { address: "Via Vecchia 3".to_owned(), ..place() };
    assert!(matches!(save(other, of_other.id, late, 1).await, Err(Error::Stale)), "nothing is lost unseen");
    assert_eq!(audited(&scene, "desk", "placed").await, 5);
}

#[tokio::test]
async fn a_desk_with_open_work_is_not_closed() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, karim.desk.id);
    let service = scene.service_of(&karim, "altra").await;
    let draft = scene.draft_of(&scene.giulia, &service).await;
    let number = intake::submit(pool, ctx, &scene.giulia, draft.id).await.unwrap();
    let closing = staff::closing(pool, ctx, grant(&paolo), desk, ctx.today()).await.unwrap();
    assert_eq!((closing.work.intakes, closing.work.cards), (1, 0));
    assert!(closing.others.iter().any(|other| other.id == scene.chiara.desk.id));
    let from = day("2026-12-01");
    let close = |seen| staff::close_desk(pool, ctx, grant(&paolo), desk, from, why(seen));
    assert!(matches!(close(0).await, Err(Error::Staff(Refusal::OpenWork))));
    let mut settings = staff::rules(pool, ctx, grant(&paolo), desk).await.unwrap().settings;
    settings.open.until = Some(day("2026-11-30"));
    let around = staff::set_rules(pool, ctx, grant(&paolo), desk, settings, why(0)).await;
    assert!(matches!(around, Err(Error::Staff(Refusal::OpenWork))), "nor by its rules");
    intake::withdraw(pool, ctx, &scene.giulia, number).await.unwrap();
    assert!(matches!(close(7).await, Err(Error::Stale)));
    close(0).await.unwrap();
    assert!(operators::refresh(pool, &karim, day("2026-11-30")).await.is_ok(), "its last day counts");
    assert!(matches!(operators::refresh(pool, &karim, from).await, Err(Error::NotFound)));
    let file = staff::desk(pool, ctx, grant(&paolo), desk).await.unwrap();
    assert!(
        matches!(&file.history[0].change, Change::Closed { after, .. } if after.until == Some(day("2026-11-30")))
    );
    assert_eq!(audited(&scene, "desk", "closed").await, 1);
    let own = staff::close_desk(pool, ctx, grant(&paolo), paolo.desk.id, from, why(0)).await;
    assert!(matches!(own, Err(Error::Staff(Refusal::Oneself))));
}

#[tokio::test]
async fn what_went_outside_and_proposals_that_wait_are_open_work_too() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, scene.chiara.desk.id);
    let (card, id, _) = super::outside::sent(&scene).await;
    super::proposals::propose(&scene, card).await.unwrap();
    let open = async || staff::closing(pool, ctx, grant(&paolo), desk, ctx.today()).await.unwrap().work;
    let work = open().await;
    assert_eq!((work.outside, work.proposals), (1, 1));
    outside::cancel(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    let work = open().await;
    assert_eq!((work.outside, work.proposals), (0, 1));
    assert!(!work.is_none());
}

#[tokio::test]
async fn a_new_desk_sees_no_more_than_another_does() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let outside = body("Cooperativa", BodyKind::ThirdSector);
    let id = staff::add_body(pool, ctx, grant(&paolo), outside, "Gara").await.unwrap();
    let clear = new_desk(&scene, "Ascolto", id, "Segretariato sociale").await;
    let shows = staff::open_desk(pool, ctx, grant(&paolo), clear, "Gara").await;
    assert!(matches!(shows, Err(Error::Staff(Refusal::Unmasks))));
    let masked = new_desk(&scene, "Ascolto", id, "Sportello immigrazione").await;
    staff::open_desk(pool, ctx, grant(&paolo), masked, "Gara").await.unwrap();
    // What no desk sees any more, a new one does not see either.
    let sql = "UPDATE desk SET excluded = '{contacts}'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let clear = new_desk(&scene, "Altro", paolo.organisation, "Segretariato sociale").await;
    let shows = staff::open_desk(pool, ctx, grant(&paolo), clear, "Bando").await;
    assert!(matches!(shows, Err(Error::Staff(Refusal::Unmasks))));
}

#[tokio::test]
async fn the_database_lets_nobody_else_write_bodies_desks_or_places() {
    let scene = Scene::at(NOON).await;
    let (chiara, paolo) = (scene.chiara.clone(), scene.operator("paolo.neri").await);
    let mut work = Work::operator(&scene.db.app, &chiara).await.unwrap();
    for sql in [
        "UPDATE organisation SET name = 'x'",
        "UPDATE contact_point SET name = 'x'",
        "UPDATE desk_point SET phone = 'x'",
        "DELETE FROM opening_hours",
    ] {
        let done = sqlx::query(sql).execute(work.connection()).await.unwrap();
        assert_eq!(done.rows_affected(), 0, "{sql}");
    }
    drop(work);
    for (who, zone) in [(&chiara, chiara.zone.uuid()), (&paolo, backend::testing::new_id())] {
        let mut work = Work::operator(&scene.db.app, who).await.unwrap();
        let added = sqlx::query("INSERT INTO organisation (id, zone_id, name) VALUES ($1, $2, 'x')")
            .bind(backend::testing::new_id())
            .bind(zone)
            .execute(work.connection())
            .await;
        assert!(added.is_err());
    }
    let mut work = Work::operator(&scene.db.app, &chiara).await.unwrap();
    let counted = sqlx::query("SELECT intakes FROM desk_open_work($1, current_date)")
        .bind(paolo.desk.id.uuid())
        .execute(work.connection())
        .await;
    assert!(counted.is_err(), "only administrators count");
}

#[tokio::test]
async fn a_desk_writes_its_own_mails_and_takes_them_back() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, scene.chiara.desk.id);
    let (id, _) = scene.sent(&scene.giulia).await;
    let letter = (MailKind::News, Lang::It);
    assert_eq!(staff::mail_of(pool, id, letter).await.unwrap(), None);
    let text = MailText { subject: "Novità".to_owned(), body: "{{collegamento}}".to_owned() };
    let nothing = staff::set_mail(pool, ctx, grant(&paolo), desk, letter, None, why(0)).await;
    assert!(matches!(nothing, Err(Error::NotFound)));
    staff::set_mail(pool, ctx, grant(&paolo), desk, letter, Some(text.clone()), why(0)).await.unwrap();
    let stale = staff::set_mail(pool, ctx, grant(&paolo), desk, letter, None, why(0)).await;
    assert!(matches!(stale, Err(Error::Stale)));
    sqlx::query("UPDATE desk SET names = '{\"en\": \"Social desk\"}'")
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let (names, found) = staff::mail_of(pool, id, letter).await.unwrap().unwrap();
    assert_eq!((names.get(Lang::It), &found), (scene.chiara.desk.name.as_str(), &text));
    assert_eq!((names.get(Lang::En), names.get(Lang::Fr)), ("Social desk", scene.chiara.desk.name.as_str()));
    assert_eq!(staff::mail_of(pool, id, (MailKind::News, Lang::En)).await.unwrap(), None);
    let karim = elsewhere(&scene).await;
    let foreign = staff::set_mail(pool, ctx, grant(&karim), desk, letter, None, why(1)).await;
    assert!(matches!(foreign, Err(Error::Staff(Refusal::Elsewhere))));
    staff::set_mail(pool, ctx, grant(&paolo), desk, letter, None, why(1)).await.unwrap();
    assert_eq!(staff::mail_of(pool, id, letter).await.unwrap(), None);
    let mails = staff::mails(pool, ctx, grant(&paolo), desk).await.unwrap();
    assert!(mails.written.is_empty());
    let change = Change::Mailed { letter: MailKind::News, lang: Lang::It, before: Some(text), after: None };
    assert_eq!(mails.file.history[0].change, change);
    assert_eq!(audited(&scene, "desk", "mailed").await, 2);
}
