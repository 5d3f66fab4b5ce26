//! Sessions as people meet them.

use std::collections::BTreeSet;

use app::routes::pattern::LOGOUT;
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, header},
    routing::get,
};
use backend::sessions;
use chrono::TimeDelta;
use domain::{
    Id,
    actor::{Citizen, DeskRef, Level, Operator, OperatorRef, Role},
    form::Certified,
    mask::Mask,
};

use super::{AtDesk, Door, Entrance, Session, SignedIn, Visiting, mark, mark_name, provider_session};
use crate::testing::{Browser, TestApp};
use backend::testing::{new_id, noon};

const COOKIE: &str = "sportello";

fn citizen() -> Citizen {
    Citizen {
        account: Id::new("0193d5a0-0000-7000-8000-000000000001".parse().unwrap()),
        certified: Certified {
            given_name: "Giulia".into(),
            family_name: "Ferrante".into(),
            ..Certified::default()
        },
        level: Level::L2,
        entered_as: domain::service::Applicant::Person,
        signed_in_at: noon(),
    }
}

fn operator() -> Operator {
    Operator {
        me: OperatorRef { id: Id::new(new_id()), name: "Chiara Moretti".into() },
        role: Role::FrontDesk,
        desk: DeskRef { id: Id::new(new_id()), name: "Sportello".into() },
        organisation: Id::new(new_id()),
        zone: Id::new(new_id()),
        profile: "Segretariato sociale".into(),
        mask: Mask::none(),
        withheld: BTreeSet::new(),
    }
}

fn entrance() -> Entrance {
    Entrance {
        door: Door::Provider(None),
        began_at: noon(),
        authenticated_at: Some(noon()),
        provider_session: Some(provider_session("https://login.example", "s-1")),
    }
}

async fn enter(session: Session, Path(who): Path<String>) -> &'static str {
    match who.as_str() {
        "citizen" => session.sign_in_citizen(&citizen()).await.unwrap(),
        "operator" => session.sign_in_operator(&operator(), &entrance()).await.unwrap(),
        // The same operator, of the same sitting.
        "desk" => {
            let entrance = session.entrance().await.unwrap().unwrap();
            session.sign_in_operator(&operator(), &entrance).await.unwrap();
        }
        _ => session.sign_out().await.unwrap(),
    }
    "well"
}

async fn who(visiting: Visiting) -> String {
    match visiting {
        Visiting::Anonymous => "nobody".into(),
        Visiting::Citizen(citizen) => citizen.full_name(),
        Visiting::Operator(operator) => operator.me.name,
    }
}

fn pages() -> Router {
    Router::new()
        .route("/enter/{who}", get(enter))
        .route("/who", get(who))
        .route(LOGOUT, get(|| async { "out" }).post(|| async { "out" }))
        .route(
            "/mine",
            get(|SignedIn(citizen): SignedIn| async move { citizen.full_name() })
                .post(|_: SignedIn| async {}),
        )
        .route("/desk", get(|AtDesk(operator): AtDesk| async move { operator.me.name }))
        .route(
            "/keep/{value}",
            get(|session: Session, Path(value): Path<String>| async move {
                session.remember("value", &value).await.unwrap();
            }),
        )
        .route(
            "/kept",
            get(|session: Session| async move {
                session.recall::<String>("value").await.unwrap().unwrap_or_default()
            }),
        )
}

async fn app() -> TestApp {
    TestApp::new(|_| pages()).await
}

async fn sees(browser: &Browser<'_>, expected: &str) {
    assert_eq!(browser.get("/who").await.text(), expected);
}

#[tokio::test]
async fn a_visitor_who_only_looks_has_no_session() {
    let app = app().await;
    let browser = app.browser();
    sees(&browser, "nobody").await;
    assert_eq!(browser.cookie(COOKIE), None);
}

#[tokio::test]
async fn signing_in_changes_the_identifier_and_kills_the_old_one() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/keep/before").await;
    let before = browser.cookie(COOKIE).unwrap();
    browser.get("/enter/citizen").await;
    let after = browser.cookie(COOKIE).unwrap();
    assert_ne!(before, after);
    sees(&browser, "Giulia Ferrante").await;
    assert_eq!(browser.get("/kept").await.text(), "", "what was before is forgotten");

    let attacker = app.browser();
    attacker.set_cookie(COOKIE, &before);
    sees(&attacker, "nobody").await;
}

#[tokio::test]
async fn an_identifier_that_nobody_handed_out_is_worth_nothing() {
    let app = app().await;
    let browser = app.browser();
    for forged in ["AAAAAAAAAAAAAAAAAAAAAA", "short", "%00", "'; DROP TABLE session; --"] {
        browser.set_cookie(COOKIE, forged);
        sees(&browser, "nobody").await;
    }
    browser.set_cookie(COOKIE, "AAAAAAAAAAAAAAAAAAAAAA");
    browser.get("/enter/citizen").await;
    assert_ne!(browser.cookie(COOKIE).unwrap(), "AAAAAAAAAAAAAAAAAAAAAA");
}

#[tokio::test]
async fn one_is_a_citizen_or_an_operator_never_both() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    browser.get("/enter/operator").await;
    sees(&browser, "Chiara Moretti").await;
    assert_eq!(browser.get("/mine").await.location().unwrap(), "/accesso?next=%2Fmine");
    browser.get("/enter/citizen").await;
    sees(&browser, "Giulia Ferrante").await;
    assert_eq!(browser.get("/desk").await.location().unwrap(), "/operatori/accesso?next=%2Fdesk");
}

#[tokio::test]
async fn signing_out_ends_it_everywhere_this_cookie_is() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    let thief = app.browser();
    thief.set_cookie(COOKIE, &browser.cookie(COOKIE).unwrap());
    sees(&thief, "Giulia Ferrante").await;
    browser.get("/enter/leave").await;
    assert_eq!(browser.cookie(COOKIE), None);
    sees(&thief, "nobody").await;
}

#[tokio::test]
async fn all_sessions_of_a_person_can_be_ended() {
    let app = app().await;
    let (phone, desk) = (app.browser(), app.browser());
    phone.get("/enter/citizen").await;
    desk.get("/enter/citizen").await;
    let subject = format!("citizen:{}", citizen().account);
    assert_eq!(sessions::delete_of(&app.db.app, &subject).await.unwrap(), 2);
    sees(&phone, "nobody").await;
    sees(&desk, "nobody").await;
}

#[tokio::test]
async fn a_citizen_who_goes_on_stays_and_one_who_stops_leaves() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    for _ in 0..4 {
        app.pass(TimeDelta::minutes(29));
        sees(&browser, "Giulia Ferrante").await;
    }
    app.pass(TimeDelta::minutes(31));
    sees(&browser, "nobody").await;
}

#[tokio::test]
async fn an_operator_leaves_after_a_quarter_of_an_hour() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/operator").await;
    app.pass(TimeDelta::minutes(14));
    sees(&browser, "Chiara Moretti").await;
    app.pass(TimeDelta::minutes(16));
    sees(&browser, "nobody").await;
}

#[tokio::test]
async fn nobody_stays_longer_than_nine_hours() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    for _ in 0..21 {
        app.pass(TimeDelta::minutes(25));
        sees(&browser, "Giulia Ferrante").await;
    }
    browser.get("/keep/something").await;
    app.pass(TimeDelta::minutes(16));
    sees(&browser, "nobody").await;
}

#[tokio::test]
async fn another_desk_does_not_make_the_day_longer() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/operator").await;
    for _ in 0..44 {
        app.pass(TimeDelta::minutes(12));
        sees(&browser, "Chiara Moretti").await;
        browser.get("/enter/desk").await;
    }
    app.pass(TimeDelta::minutes(11));
    sees(&browser, "Chiara Moretti").await;
    app.pass(TimeDelta::minutes(2));
    sees(&browser, "nobody").await;
}

#[tokio::test]
async fn a_session_that_ended_is_remembered_for_an_hour_and_opens_nothing() {
    let app = app().await;
    let (browser, closed) = (app.browser(), app.browser());
    browser.get("/enter/operator").await;
    closed.get("/enter/operator").await;
    let digests: Vec<String> =
        sqlx::query_scalar("SELECT id FROM session ORDER BY id").fetch_all(&app.db.owner).await.unwrap();
    let ended = async || {
        let mut ended = 0;
        for digest in &digests {
            let found = sessions::ended_operator(&app.db.app, digest, app.platform.now()).await.unwrap();
            ended += usize::from(found.is_some());
        }
        ended
    };
    assert_eq!(ended().await, 0, "both are alive");
    closed.get("/enter/leave").await;
    app.pass(TimeDelta::minutes(20));
    sessions::delete_expired(&app.db.app, app.platform.now()).await.unwrap();
    assert_eq!(ended().await, 1, "the one that was not closed");
    sees(&browser, "nobody").await;
    app.pass(TimeDelta::minutes(60));
    assert_eq!(ended().await, 0);
    assert_eq!(sessions::delete_expired(&app.db.app, app.platform.now()).await.unwrap(), 1);
}

#[tokio::test]
async fn of_the_browser_only_its_family_is_kept() {
    use axum::{
        body::Body,
        http::{Method, header},
    };
    const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 secret";
    let app = app().await;
    let browser = app.browser();
    let request = browser.request(Method::GET, "/enter/operator").header(header::USER_AGENT, AGENT);
    browser.send(request.body(Body::empty())).await;
    let row: serde_json::Value = sqlx::query_scalar("SELECT row_to_json(session) FROM session")
        .fetch_one(&app.db.owner)
        .await
        .unwrap();
    let family = serde_json::json!({ "browser": "firefox", "system": "linux" });
    assert_eq!(row["data"]["device"], family);
    // "145" alone is also in one drawn number out of some thirty.
    let row = row.to_string();
    for part in ["145.0", "rv:", "Gecko", "x86_64", "secret", "s-1"] {
        assert!(!row.contains(part), "{part}: {row}");
    }
}

#[tokio::test]
async fn the_database_knows_neither_cookie_nor_more_than_needed() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    let cookie = browser.cookie(COOKIE).unwrap();
    let ids: Vec<String> =
        sqlx::query_scalar("SELECT id FROM session").fetch_all(&app.db.owner).await.unwrap();
    assert_eq!(ids.len(), 1);
    assert!(!ids[0].contains(&cookie) && ids[0].len() == 64);
    // A day after its end.
    app.pass(TimeDelta::hours(25));
    assert_eq!(sessions::delete_expired(&app.db.app, app.platform.now()).await.unwrap(), 1);
}

#[tokio::test]
async fn whoever_was_sending_is_told_that_the_session_ended() {
    use axum::{
        body::Body,
        http::{Method, StatusCode},
    };
    let app = app().await;
    let browser = app.browser();
    let send = |referer: &'static str| {
        let request = browser.request(Method::POST, "/mine").header("sec-fetch-site", "same-origin");
        browser.send(request.header("referer", referer).body(Body::empty()))
    };
    let answer = send("http://localhost:8080/servizi/x/domanda/due?a=1").await;
    assert_eq!(answer.location().unwrap(), "/accesso?next=%2Fservizi%2Fx%2Fdomanda%2Fdue%3Fa%3D1&scaduta=1");
    let script = browser.request(Method::GET, "/mine").header("sec-fetch-mode", "cors");
    assert_eq!(browser.send(script.body(Body::empty())).await.status, StatusCode::UNAUTHORIZED);
}

#[test]
fn with_tls_only_the_mark_counts_that_nobody_else_can_set() {
    let planted = "ab".repeat(32);
    let mut headers = HeaderMap::new();
    headers.insert(header::COOKIE, format!("{}={planted}", mark_name(false)).parse().unwrap());
    assert_eq!(mark(&headers, true), None);
    assert_eq!(mark(&headers, false), Some(planted));
}

/// What the browser is told to forget.
const FORGET: &str = "clear-site-data";
/// Whose device it is.
const OWNER: &str = "persona";

#[tokio::test]
async fn what_was_written_on_a_device_goes_when_somebody_else_signs_in() {
    let app = app().await;
    let browser = app.browser();
    assert_eq!(browser.get("/enter/citizen").await.header(FORGET), "", "nobody was here before");
    let giulia = browser.cookie(OWNER).unwrap();
    assert!(!giulia.contains("0193d5a0"), "it says nothing of who it is");
    app.pass(TimeDelta::minutes(40));
    assert_eq!(browser.get("/who").await.header(FORGET), "", "she may come back");
    assert_eq!(browser.get("/enter/citizen").await.header(FORGET), "", "and finds what she wrote");
    assert_eq!(browser.cookie(OWNER).as_deref(), Some(giulia.as_str()));
    assert_eq!(browser.get("/enter/operator").await.header(FORGET), "\"storage\"");
    assert_ne!(browser.cookie(OWNER).unwrap(), giulia);
}

#[tokio::test]
async fn what_was_written_on_a_device_goes_with_its_writer_and_with_a_session_long_over() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    assert_eq!(browser.get("/enter/leave").await.header(FORGET), "\"storage\"");
    assert_eq!(browser.cookie(OWNER), None);
    browser.get("/enter/citizen").await;
    app.pass(TimeDelta::minutes(31));
    assert_eq!(browser.get("/who").await.header(FORGET), "", "a citizen may go on the next morning");
    app.pass(TimeDelta::hours(24));
    assert_eq!(browser.get("/who").await.header(FORGET), "\"storage\"");
    assert_eq!((browser.cookie(OWNER), browser.cookie(COOKIE)), (None, None));
}

#[tokio::test]
async fn what_was_written_on_a_device_goes_when_the_session_was_closed_from_elsewhere() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    sessions::delete_of(&app.db.app, &format!("citizen:{}", citizen().account)).await.unwrap();
    assert_eq!(browser.get("/who").await.header(FORGET), "\"storage\"");
    assert_eq!(browser.cookie(OWNER), None);
}

#[tokio::test]
async fn another_site_has_nothing_forgotten_by_asking_for_the_way_out() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/citizen").await;
    // The cookie of the person goes along with what another site asks for, that of the session does not.
    let asked = app.browser();
    asked.set_cookie(OWNER, &browser.cookie(OWNER).unwrap());
    for answer in [asked.get(LOGOUT).await, asked.post_raw(LOGOUT, &[], "cross-site").await] {
        assert_eq!(answer.header(FORGET), "");
    }
    assert_eq!(asked.cookie(OWNER), browser.cookie(OWNER));
    assert_eq!(asked.post_raw(LOGOUT, &[], "same-origin").await.header(FORGET), "\"storage\"");
    assert_eq!(asked.cookie(OWNER), None);
}

#[tokio::test]
async fn what_was_written_at_a_desk_goes_an_hour_after_the_end() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/enter/operator").await;
    app.pass(TimeDelta::minutes(16));
    assert_eq!(browser.get("/who").await.header(FORGET), "");
    app.pass(TimeDelta::minutes(60));
    assert_eq!(browser.get("/who").await.header(FORGET), "\"storage\"");
}
