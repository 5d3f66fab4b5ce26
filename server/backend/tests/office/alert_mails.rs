//! Alerts by mail: to whom, when, once; where mails go; referrals that nobody looks at.

use std::collections::BTreeMap;

use backend::{
    Error, Work,
    alerts::{self, SendAlertMail, ToSend},
    catalogue::Offered,
    intake, referrals, seed,
    testing::new_id,
};
use domain::{
    actor::Operator,
    alert::{About, Alert, Kind, MailLine, Wish},
    contact::EmailAddress,
};

use super::{
    referrals::{card, scene, send},
    support::{NOON, Scene, at, grant},
};

const ADDRESS: &str = "chiara.moretti@comune.pontelaro.example";
const ISSUER: &str = "http://localhost:8090";

async fn gather(scene: &Scene, when: &str) {
    alerts::gather(&scene.db.app, &at(when)).await.unwrap();
}

/// The mails that were asked for, oldest first.
async fn asked(scene: &Scene) -> Vec<SendAlertMail> {
    let payloads: Vec<serde_json::Value> =
        sqlx::query_scalar("SELECT payload FROM job WHERE queue = 'send_alert_mail' ORDER BY created_at, id")
            .fetch_all(&scene.db.owner)
            .await
            .unwrap();
    payloads.into_iter().map(|payload| serde_json::from_value(payload).unwrap()).collect()
}

async fn count(scene: &Scene) -> usize {
    asked(scene).await.len()
}

async fn wish(scene: &Scene, who: &Operator, kind: Kind, wish: Wish) {
    let wishes = BTreeMap::from([(kind, wish)]);
    alerts::save_wishes(&scene.db.app, &scene.ctx, who, &wishes).await.unwrap();
}

async fn address(scene: &Scene, who: &Operator, address: Option<&str>) {
    let address: Option<EmailAddress> = address.map(|address| address.parse().unwrap());
    alerts::keep_address(&scene.db.app, &scene.ctx, who, address.as_ref()).await.unwrap();
}

/// Chiara has an address and wants new requests like this.
pub async fn wanting(how: Wish) -> Scene {
    let scene = Scene::at(NOON).await;
    address(&scene, &scene.chiara, Some(ADDRESS)).await;
    wish(&scene, &scene.chiara, Kind::NewIntake, how).await;
    scene
}

/// Giulia sends another request.
async fn send_again(scene: &Scene, service: &Offered) {
    let draft = scene.draft_of(&scene.giulia, service).await;
    intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await.unwrap();
}

fn line(scene: &Scene, count: u32) -> MailLine {
    MailLine { kind: Kind::NewIntake, desk: Some(scene.chiara.desk.name.clone()), count }
}

async fn to_send(scene: &Scene, mail: &SendAlertMail, when: &str) -> Result<ToSend, Error> {
    alerts::to_send(&scene.db.app, &at(when), mail.mail).await
}

#[tokio::test]
async fn at_once_is_one_mail_of_a_kind_in_a_quarter_of_an_hour() {
    let scene = wanting(Wish::AtOnce).await;
    scene.sent(&scene.giulia).await;
    gather(&scene, NOON).await;
    assert_eq!(count(&scene).await, 1, "Anna wants none");
    scene.sent(&scene.carlo().await).await;
    let other = scene.service_of(&scene.chiara, "altro").await;
    send_again(&scene, &other).await;
    gather(&scene, "2026-11-20T11:05:00Z").await;
    assert_eq!(count(&scene).await, 1, "what comes meanwhile waits");
    gather(&scene, "2026-11-20T11:16:00Z").await;
    gather(&scene, "2026-11-20T11:17:00Z").await;
    let mails = asked(&scene).await;
    assert_eq!(mails.len(), 2);
    let lines = async |mail: &SendAlertMail| to_send(&scene, mail, NOON).await.unwrap().lines;
    assert_eq!(lines(&mails[0]).await, [line(&scene, 1)]);
    assert_eq!(lines(&mails[1]).await, [line(&scene, 2)]);
    let first = to_send(&scene, &mails[0], NOON).await.unwrap();
    assert_eq!((first.email.as_str(), first.wish), (ADDRESS, Wish::AtOnce));
}

#[tokio::test]
async fn the_digest_is_one_mail_in_the_morning_of_a_working_day_and_none_when_there_is_nothing() {
    let scene = wanting(Wish::Digest).await;
    scene.sent(&scene.giulia).await;
    scene.sent(&scene.carlo().await).await;
    for (when, mails, why) in [
        (NOON, 0, "noon is no morning"),
        ("2026-11-21T07:00:00Z", 0, "Saturday"),
        ("2026-11-23T06:00:00Z", 0, "Monday, too early"),
        ("2026-11-23T06:45:00Z", 1, "a quarter to eight in Rome"),
        ("2026-11-23T06:46:00Z", 1, "once"),
        ("2026-11-24T06:45:00Z", 1, "there is nothing"),
    ] {
        gather(&scene, when).await;
        assert_eq!(count(&scene).await, mails, "{why}");
    }
    let mail = to_send(&scene, &asked(&scene).await[0], "2026-11-23T06:45:00Z").await.unwrap();
    assert_eq!((mail.wish, mail.lines), (Wish::Digest, vec![line(&scene, 2)]));
}

#[tokio::test]
async fn on_a_holiday_there_is_no_digest() {
    let scene = Scene::at("2026-12-07T15:00:00Z").await;
    address(&scene, &scene.chiara, Some(ADDRESS)).await;
    wish(&scene, &scene.chiara, Kind::NewIntake, Wish::Digest).await;
    scene.sent(&scene.giulia).await;
    gather(&scene, "2026-12-07T15:00:00Z").await;
    gather(&scene, "2026-12-08T07:00:00Z").await;
    assert_eq!(count(&scene).await, 0, "the Immaculate Conception");
    gather(&scene, "2026-12-09T07:00:00Z").await;
    assert_eq!(count(&scene).await, 1);
}

#[tokio::test]
async fn what_was_read_or_is_not_wanted_any_more_goes_with_no_mail() {
    let scene = wanting(Wish::Digest).await;
    scene.sent(&scene.giulia).await;
    gather(&scene, NOON).await;
    alerts::read_all(&scene.db.app, &scene.ctx, &scene.chiara, scene.ctx.now).await.unwrap();
    gather(&scene, "2026-11-23T07:00:00Z").await;
    assert_eq!(count(&scene).await, 0, "read");
    scene.sent(&scene.carlo().await).await;
    let other = scene.service_of(&scene.chiara, "altro").await;
    send_again(&scene, &other).await;
    // It happened on Friday; the job stood still over the weekend.
    sqlx::query("UPDATE alert_mark SET until = $1")
        .bind(scene.ctx.now)
        .execute(&scene.db.owner)
        .await
        .unwrap();
    wish(&scene, &scene.chiara, Kind::NewIntake, Wish::Console).await;
    gather(&scene, "2026-11-24T07:00:00Z").await;
    wish(&scene, &scene.chiara, Kind::NewIntake, Wish::AtOnce).await;
    gather(&scene, "2026-11-24T07:01:00Z").await;
    assert_eq!(count(&scene).await, 0, "what was told before one wanted mails stays in the console");
}

#[tokio::test]
async fn without_an_address_there_is_no_mail_and_none_of_what_was_before() {
    let scene = Scene::at(NOON).await;
    wish(&scene, &scene.chiara, Kind::NewIntake, Wish::AtOnce).await;
    scene.sent(&scene.giulia).await;
    gather(&scene, NOON).await;
    address(&scene, &scene.chiara, Some(ADDRESS)).await;
    gather(&scene, "2026-11-20T11:01:00Z").await;
    assert_eq!(count(&scene).await, 0);
    scene.sent(&scene.carlo().await).await;
    gather(&scene, "2026-11-20T11:02:00Z").await;
    let mails = asked(&scene).await;
    assert_eq!(mails.len(), 1);
    address(&scene, &scene.chiara, None).await;
    assert!(matches!(to_send(&scene, &mails[0], NOON).await, Err(Error::NotFound)), "taken away since");
}

/// Somebody stands in for Chiara at her desk.
const AWAY: &str =
    "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role, absent_id, valid_from, valid_until)
    SELECT id, $2, zone_id, 'front_desk', $1, '2026-11-18'::date, '2026-11-30'::date
    FROM operator WHERE subject = 'karim.haddad'";
/// Chiara named somebody herself.
const ABSENT: &str =
    "INSERT INTO absence (id, zone_id, desk_id, absent_id, stand_in_id, first_day, last_day, named_at)
    SELECT gen_random_uuid(), zone_id, $2, $1, id, '2026-11-18'::date, '2026-11-30'::date, now()
    FROM operator WHERE subject = 'karim.haddad'";
const ENDED: &str = "UPDATE operator_desk SET ended_at = now() WHERE operator_id = $1 AND desk_id = $2";
const PAST: &str =
    "UPDATE operator_desk SET valid_until = '2026-11-19' WHERE operator_id = $1 AND desk_id = $2";
const DISABLED: &str = "UPDATE operator SET enabled = false WHERE id = $1 AND $2::uuid IS NOT NULL";

#[tokio::test]
async fn whoever_left_is_disabled_or_away_gets_none() {
    for fate in [AWAY, ABSENT, ENDED, PAST, DISABLED] {
        let scene = wanting(Wish::AtOnce).await;
        scene.sent(&scene.giulia).await;
        gather(&scene, NOON).await;
        let fall = async || {
            sqlx::query(fate)
                .bind(scene.chiara.me.id.uuid())
                .bind(scene.chiara.desk.id.uuid())
                .execute(&scene.db.owner)
                .await
                .unwrap()
        };
        assert_eq!(fall().await.rows_affected(), 1, "{fate}");
        let mails = asked(&scene).await;
        let late = to_send(&scene, &mails[0], NOON).await;
        assert!(matches!(late, Err(Error::NotFound)), "asked for before, and not sent: {fate}");
        scene.sent(&scene.carlo().await).await;
        gather(&scene, "2026-11-20T11:16:00Z").await;
        assert_eq!(count(&scene).await, 1, "{fate}");
        gather(&scene, "2026-11-21T11:00:00Z").await;
        let kept: i64 = sqlx::query_scalar("SELECT count(*) FROM operator_email")
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
        assert_eq!(kept, i64::from(fate != DISABLED), "of who is disabled no address is kept: {fate}");
    }
}

#[tokio::test]
async fn an_absence_that_is_over_keeps_nobody_from_mails() {
    let scene = wanting(Wish::AtOnce).await;
    sqlx::query(AWAY)
        .bind(scene.chiara.me.id.uuid())
        .bind(scene.chiara.desk.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    sqlx::query("UPDATE operator_desk SET valid_until = '2026-11-19' WHERE absent_id IS NOT NULL")
        .execute(&scene.db.owner)
        .await
        .unwrap();
    scene.sent(&scene.giulia).await;
    gather(&scene, NOON).await;
    assert_eq!(count(&scene).await, 1);
}

#[tokio::test]
async fn what_is_of_security_goes_by_mail_too_and_cannot_be_left_out() {
    let scene = wanting(Wish::AtOnce).await;
    wish(&scene, &scene.chiara, Kind::NewDevice, Wish::AtOnce).await;
    wish(&scene, &scene.chiara, Kind::NewDevice, Wish::Nothing).await;
    assert_eq!(alerts::wishes(&scene.db.app, &scene.chiara).await.unwrap()[&Kind::NewDevice], Wish::AtOnce);
    let told = "INSERT INTO alert (zone_id, operator_id, kind, subject_id, at)
        SELECT zone_id, id, 'new_device', $2, $3 FROM operator WHERE id = $1";
    sqlx::query(told)
        .bind(scene.chiara.me.id.uuid())
        .bind(new_id())
        .bind(scene.ctx.now)
        .execute(&scene.db.owner)
        .await
        .unwrap();
    gather(&scene, NOON).await;
    let mails = asked(&scene).await;
    let mail = to_send(&scene, &mails[0], NOON).await.unwrap();
    assert_eq!(mail.lines, [MailLine { kind: Kind::NewDevice, desk: None, count: 1 }]);
    let by_hand = sqlx::query("UPDATE alert_wish SET wish = 'nothing' WHERE kind = 'new_device'");
    assert!(by_hand.execute(&scene.db.owner).await.is_err());
}

#[tokio::test]
async fn an_address_is_its_owners_to_see_and_nobodys_to_write() {
    let scene = wanting(Wish::Console).await;
    let pool = &scene.db.app;
    let anna = scene.operator("anna.bruni").await;
    let seen = alerts::address(pool, &scene.chiara).await.unwrap();
    assert_eq!(seen.map(|address| address.to_string()).as_deref(), Some(ADDRESS));
    assert_eq!(alerts::address(pool, &anna).await.unwrap(), None);
    for who in [&scene.chiara, &anna, &scene.operator("paolo.neri").await] {
        let mut work = Work::operator(pool, who).await.unwrap();
        let changed = sqlx::query("UPDATE operator_email SET email = 'altrove@posta.example'")
            .execute(work.connection())
            .await
            .unwrap();
        assert_eq!(changed.rows_affected(), 0, "{}", who.me.name);
        let gone = sqlx::query("DELETE FROM operator_email").execute(work.connection()).await.unwrap();
        assert_eq!(gone.rows_affected(), 0, "{}", who.me.name);
        let added = sqlx::query("INSERT INTO operator_email VALUES ($1, $2, 'altrove@posta.example', now())")
            .bind(who.me.id.uuid())
            .bind(who.zone.uuid())
            .execute(work.connection())
            .await;
        assert!(added.is_err(), "{}", who.me.name);
    }
    // The same one again is no change; another one is, and the audit says so without it.
    address(&scene, &scene.chiara, Some(ADDRESS)).await;
    address(&scene, &scene.chiara, Some("c.moretti@comune.pontelaro.example")).await;
    let noted: i64 =
        sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE action = 'change' AND reason = 'email'")
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert_eq!(noted, 2);
}

async fn told(scene: &Scene, who: &Operator, kind: Kind) -> Vec<Alert> {
    let mut rows = alerts::list(&scene.db.app, &scene.ctx, who, None).await.unwrap().rows;
    rows.retain(|alert| alert.kind == kind);
    rows
}

#[tokio::test]
async fn a_referral_that_nobody_opens_is_told_again_to_its_desk_once() {
    let (scene, karim, _) = scene().await;
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    gather(&scene, NOON).await;
    gather(&scene, "2026-11-22T11:30:00Z").await;
    assert!(told(&scene, &karim, Kind::ReferralUnseen).await.is_empty(), "two days");
    gather(&scene, "2026-11-23T11:30:00Z").await;
    gather(&scene, "2026-11-24T11:30:00Z").await;
    let found = told(&scene, &karim, Kind::ReferralUnseen).await;
    assert_eq!((found.len(), found[0].about), (1, About::Referral(id)));
    assert!(told(&scene, &scene.chiara, Kind::ReferralUnseen).await.is_empty(), "not to who sent it");
}

#[tokio::test]
async fn a_referral_that_was_opened_in_time_is_not_told_again() {
    let (scene, karim, _) = scene().await;
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    gather(&scene, NOON).await;
    referrals::follow(&scene.db.app, &scene.ctx, grant(&karim), id).await.unwrap();
    gather(&scene, "2026-11-23T11:30:00Z").await;
    assert!(told(&scene, &karim, Kind::ReferralUnseen).await.is_empty());
}

#[tokio::test]
async fn a_referral_that_waits_for_too_long_is_told_to_the_coordinators_and_goes_by_mail() {
    let (scene, karim, _) = scene().await;
    let pool = &scene.db.app;
    seed::eyes(&scene.db.owner, &scene.ctx, ISSUER).await.unwrap();
    let marta = scene.operator("marta.riva").await;
    address(&scene, &marta, Some("marta.riva@comune.pontelaro.example")).await;
    wish(&scene, &marta, Kind::ReferralLate, Wish::AtOnce).await;
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    gather(&scene, NOON).await;
    referrals::note_late(pool, &at("2026-11-28T11:00:00Z"), 7).await.unwrap();
    gather(&scene, "2026-11-28T11:01:00Z").await;
    gather(&scene, "2026-11-28T11:02:00Z").await;
    let found = told(&scene, &marta, Kind::ReferralLate).await;
    assert_eq!(
        (found.len(), found[0].about, found[0].label.clone()),
        (1, About::Numbers, karim.desk.name.clone())
    );
    for who in [&karim, &scene.chiara] {
        assert!(told(&scene, who, Kind::ReferralLate).await.is_empty(), "{}", who.me.name);
    }
    assert_eq!(count(&scene).await, 1);
    // It is sent again and waits again: whoever does not want to know is not told.
    wish(&scene, &marta, Kind::ReferralLate, Wish::Nothing).await;
    referrals::refuse(pool, &scene.ctx, grant(&karim), id, "No").await.unwrap();
    referrals::reopen(pool, &scene.ctx, grant(&scene.chiara), id, "Sì").await.unwrap();
    referrals::note_late(pool, &at("2026-12-06T11:00:00Z"), 7).await.unwrap();
    gather(&scene, "2026-12-06T11:01:00Z").await;
    assert_eq!(told(&scene, &marta, Kind::ReferralLate).await.len(), 1);
}
