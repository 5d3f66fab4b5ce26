//! Technical faults reach the administrator: few e-mails, with counts and without people.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use server::jobs::{AlarmHandler, JobHandlers};

use super::{Door, NEXT, OTHER, errors::failed, post};
use crate::{
    provider::ENTITY,
    sink::Sink,
    stage::{FOREIGN_KEY, IDP_KEY},
};

async fn work(door: &Door) {
    let handlers = || JobHandlers::new().on(AlarmHandler { platform: door.house.app.platform.clone() });
    server::serve::ensure_periodic(&door.house.app.platform).await.unwrap();
    // Only this kind of job: the others are nobody's here, and are put off.
    door.house.app.work(handlers()).await;
}

async fn forge(door: &Door) {
    let verdict = door.verdict(2, |pending| door.seal(&door.answer(pending), &FOREIGN_KEY)).await;
    verdict.refused("signature", "a forged answer");
}

async fn clocks_apart(door: &Door) {
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    let answer = door.answer(&pending).response(
        "Success\"/>",
        &format!("Requester\"/><samlp:StatusMessage>{}</samlp:StatusMessage>", "ErrorCode nr13"),
    );
    post(&browser, &pending.relay_state, &answer.around("")).await;
}

async fn cancelled(door: &Door) {
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    let answer = door
        .answer(&pending)
        .response("Success\"/>", "Responder\"/><samlp:StatusMessage>ErrorCode nr25</samlp:StatusMessage>");
    post(&browser, &pending.relay_state, &answer.around("")).await;
}

#[tokio::test]
async fn the_first_fault_is_told_at_once_and_the_others_together() {
    let sink = Sink::open().await;
    let port = sink.port.to_string();
    let settings = [
        ("SPORTELLO_MAIL__SMTP_PORT", port.as_str()),
        ("SPORTELLO_MAIL__SMTP_HOST", "127.0.0.1"),
        ("SPORTELLO_ALARM__EMAIL", "sistemi@comune.pontelaro.example"),
        ("SPORTELLO_ALARM__EVERY_MINUTES", "30"),
    ];
    let door = Door::with(&settings, &[&IDP_KEY]).await;
    // What citizens do is no fault.
    cancelled(&door).await;
    work(&door).await;
    assert!(sink.mails().is_empty(), "{:?}", sink.mails());
    clocks_apart(&door).await;
    door.house.app.pass(TimeDelta::seconds(20));
    work(&door).await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("To: sistemi@comune.pontelaro.example"), "{}", mails[0]);
    assert!(mails[0].contains("idp-nr13") && mails[0].contains(ENTITY), "{}", mails[0]);
    // Many more, soon after.
    for _ in 0..7 {
        forge(&door).await;
    }
    clocks_apart(&door).await;
    for _ in 0..5 {
        door.house.app.pass(TimeDelta::minutes(5));
        work(&door).await;
    }
    assert_eq!(sink.mails().len(), 1, "not one for each");
    door.house.app.pass(TimeDelta::minutes(5));
    work(&door).await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 2);
    let digest = mails[1].replace("=C3=97", "×");
    assert!(digest.contains("7 × signature") && digest.contains("1 × idp-nr13"), "{digest}");
    for secret in ["Giulia", "Amico", "FRRGLI", "ErrorCode", "/home/", "stack"] {
        assert!(!mails.concat().contains(secret), "{secret}");
    }
    door.house.app.pass(TimeDelta::hours(3));
    work(&door).await;
    assert_eq!(sink.mails().len(), 2, "nothing new, no mail");
    forge(&door).await;
    door.house.app.pass(TimeDelta::seconds(20));
    work(&door).await;
    assert_eq!(sink.mails().len(), 3, "after a quiet time, at once again");
}

#[tokio::test]
async fn an_answer_that_this_browser_did_not_ask_for_blames_nobody() {
    let door = Door::open().await;
    let (browser, stranger) = (door.house.app.browser(), door.house.app.browser());
    let pending = door.begin(&browser, 2, NEXT).await;
    let undrawn = URL_SAFE_NO_PAD.encode([7; 16]);
    // It says that another provider wrote it.
    let claimed = door.answer(&pending).response(ENTITY, OTHER);
    let error = failed(claimed.clone(), "Requester", "RequestDenied", "ErrorCode nr13").around("");
    let sealed = door.seal(&claimed, &FOREIGN_KEY);
    for xml in [&error, &sealed] {
        assert_eq!(post(&stranger, &pending.relay_state, xml).await.status, 403, "another browser");
        for state in ["", "guess", undrawn.as_str()] {
            assert_eq!(post(&browser, state, xml).await.status, 400, "a login that nobody began: {state}");
        }
    }
    assert_eq!(door.house.count("SELECT count(*) FROM alarm").await, 0);
    assert_eq!(post(&browser, &pending.relay_state, &sealed).await.status, 403);
    let told: Vec<String> =
        sqlx::query_scalar("SELECT about FROM alarm").fetch_all(&door.house.app.db.owner).await.unwrap();
    assert_eq!(told, [ENTITY], "the one that was asked, whoever the answer names");
}

#[tokio::test]
async fn a_mail_server_that_is_away_loses_no_alarm() {
    let door = Door::open().await;
    forge(&door).await;
    work(&door).await;
    assert_eq!(door.house.count("SELECT count(*) FROM alarm WHERE told = 0").await, 1);
    let kept = "SELECT count(*) FROM job WHERE queue = 'tell_alarms' AND failed_at IS NULL";
    assert_eq!(door.house.count(kept).await, 1, "it is tried again");
}
