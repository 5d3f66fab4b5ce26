//! Sessions: seen, closed, kept alive, ended; and what was being sent meanwhile.

use axum::{
    body::Body,
    http::{Method, header},
};
use chrono::TimeDelta;
use domain::actor::Actor;
use futures::StreamExt as _;
use server::testing::{Answer, Browser};

use super::support::{House, MEALS, MEALS_ANSWERS, to};

const AGENT: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
const SESSIONS: &str = "/console/sessioni";

/// Names under which the sessions of a page can be closed.
fn handles(page: &Answer) -> Vec<String> {
    let html = page.text();
    let found = html.split("name=\"sessione\" value=\"").skip(1);
    found.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

async fn is_in(browser: &Browser<'_>) -> bool {
    browser.get("/console/schede").await.status == 200
}

#[tokio::test]
async fn one_sees_ones_own_sessions_and_closes_them_from_elsewhere() {
    let house = House::open().await;
    let (desk, telephone) = (house.desk_of("chiara.moretti").await, house.desk_of("chiara.moretti").await);
    let anna = house.desk_of("anna.bruni").await;
    let page = desk.get(SESSIONS).await;
    let html = page.text();
    let (before, _) = html.split_once("name=\"sessione\"").unwrap();
    assert!(before.contains("<b>Questa</b>"), "this one first, although the telephone came in later");
    assert_eq!(page.text().matches("<tr").count(), 3, "a head, this one, the telephone; nobody else's");
    let others = handles(&page);
    assert_eq!(others.len(), 1, "this one cannot be closed here");
    // Whoever knows the name of a session of somebody else closes nothing with it.
    anna.get(SESSIONS).await;
    assert_eq!(to(&anna.post("/console/sessioni/chiudi", &[("sessione", &others[0])]).await), SESSIONS);
    assert!(is_in(&telephone).await);
    let closed = desk.post("/console/sessioni/chiudi", &[("sessione", &others[0])]).await;
    assert_eq!(to(&closed), SESSIONS);
    assert!(desk.get(SESSIONS).await.text().contains("Sessione chiusa."), "it is said");
    assert!(!desk.get(SESSIONS).await.text().contains("Sessione chiusa."), "once");
    assert!(!is_in(&telephone).await, "out with the next click");
    assert!(is_in(&desk).await && is_in(&anna).await);
    assert_eq!(house.count("SELECT count(*) FROM audit_event WHERE action = 'end_session'").await, 1);
}

#[tokio::test]
async fn closing_all_others_leaves_this_one() {
    let house = House::open().await;
    let all = [
        house.desk_of("chiara.moretti").await,
        house.desk_of("chiara.moretti").await,
        house.desk_of("chiara.moretti").await,
    ];
    let anna = house.desk_of("anna.bruni").await;
    all[1].get(SESSIONS).await;
    let closed = all[1].post("/console/sessioni/chiudi-altre", &[]).await;
    assert_eq!(to(&closed), SESSIONS, "signed in a moment ago");
    assert!(!is_in(&all[0]).await && is_in(&all[1]).await && !is_in(&all[2]).await);
    assert!(is_in(&anna).await);
}

#[tokio::test]
async fn what_is_dangerous_needs_a_proof_that_is_minutes_old() {
    let house = House::open().await;
    let (desk, other) = (house.desk_of("chiara.moretti").await, house.desk_of("chiara.moretti").await);
    house.app.pass(TimeDelta::minutes(5));
    desk.get(SESSIONS).await;
    let led = desk.post("/console/sessioni/chiudi-altre", &[]).await;
    assert!(to(&led).starts_with("/operatori/conferma?next="), "{}", to(&led));
    assert!(is_in(&other).await, "nothing was done");
    house.sit(&desk, "chiara.moretti").await;
    desk.get(SESSIONS).await;
    assert_eq!(to(&desk.post("/console/sessioni/chiudi-altre", &[]).await), SESSIONS);
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn a_citizen_has_the_same_list() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.app.browser();
    house.enter(&browser, &giulia).await;
    house.browser_of(&giulia).await;
    house.browser_of(&house.carlo().await).await;
    let who = Actor::Citizen(giulia);
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let list = async || backend::open_sessions::list(pool, &ctx, &who, "nowhere").await.unwrap();
    let open = list().await;
    assert_eq!(open.len(), 2);
    backend::open_sessions::close(pool, &ctx, &who, open[0].id).await.unwrap();
    assert_eq!(list().await.len(), 1);
    assert_eq!(backend::open_sessions::close_others(pool, &ctx, &who, "nowhere").await.unwrap(), 1);
    assert_eq!(browser.get("/area-personale").await.status, 303);
}

#[tokio::test]
async fn the_list_names_the_family_of_the_browser() {
    let house = House::open().await;
    let desk = house.desk_of("chiara.moretti").await;
    let sql = "SELECT count(*) FROM session WHERE browser = 'firefox' AND system = 'windows'";
    assert_eq!(house.count(sql).await, 0);
    // Choosing a desk is the one way to enter that this test has with headers of its own.
    let here = house.operator("chiara.moretti").await.desk.id;
    let form = format!("_csrf={}&sportello={here}", desk.token());
    let request = desk
        .request(Method::POST, "/console/sportello")
        .header("sec-fetch-site", "same-origin")
        .header(header::USER_AGENT, AGENT)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(to(&desk.send(request.body(Body::from(form))).await), "/console");
    assert_eq!(house.count(sql).await, 1);
    assert!(desk.get(SESSIONS).await.text().contains("Firefox · Windows"));
}

async fn keep_alive(browser: &Browser<'_>) -> Answer {
    let request = browser
        .request(Method::POST, "/api/sessione")
        .header("sec-fetch-site", "same-origin")
        .header("accept", "application/json")
        .header("x-csrf-token", browser.token());
    browser.send(request.body(Body::empty())).await
}

#[tokio::test]
async fn one_click_keeps_the_session_and_nothing_else_does() {
    let house = House::open().await;
    let (stays, goes) = (house.desk_of("chiara.moretti").await, house.desk_of("anna.bruni").await);
    let giulia = house.browser_of(&house.giulia().await).await;
    let page = stays.get("/console/schede").await.text();
    assert!(page.contains("id=\"fine-sessione\"") && page.contains("data-seconds=\"840\""));
    house.app.pass(TimeDelta::minutes(13));
    let kept = keep_alive(&stays).await;
    assert_eq!((kept.status.as_u16(), kept.text().as_str()), (200, r#"{"seconds":840}"#));
    house.app.pass(TimeDelta::minutes(13));
    assert_eq!(keep_alive(&stays).await.status, 200);
    assert_eq!(keep_alive(&goes).await.status, 401, "too late");
    assert_eq!(keep_alive(&giulia).await.text(), r#"{"seconds":1740}"#, "citizens have half an hour");
    assert!(is_in(&stays).await && !is_in(&goes).await);
    // A script of another page does not know the token.
    let forged = stays
        .request(Method::POST, "/api/sessione")
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", "0".repeat(128));
    assert_eq!(stays.send(forged.body(Body::empty())).await.status, 403);
}

#[tokio::test]
async fn near_the_end_of_the_day_no_click_makes_it_longer() {
    let house = House::open().await;
    let desk = house.desk_of("chiara.moretti").await;
    for _ in 0..53 {
        house.app.pass(TimeDelta::minutes(10));
        assert!(is_in(&desk).await);
    }
    house.app.pass(TimeDelta::minutes(9));
    assert_eq!(keep_alive(&desk).await.text(), r#"{"seconds":60}"#);
    house.app.pass(TimeDelta::minutes(1));
    assert_eq!(keep_alive(&desk).await.status, 401);
}

#[tokio::test]
async fn whoever_is_disabled_keeps_nothing_alive() {
    let house = House::open().await;
    let desk = house.desk_of("chiara.moretti").await;
    let disable = "UPDATE operator SET enabled = false WHERE subject = 'chiara.moretti'";
    sqlx::query(disable).execute(&house.app.db.owner).await.unwrap();
    assert_eq!(keep_alive(&desk).await.status, 401);
}

/// The events of the queue, as a page of the queue asks for them.
async fn events(browser: &Browser<'_>) -> axum::response::Response {
    let request = browser
        .request(Method::GET, "/api/console/coda/eventi?dopo=2026-11-20T00:00:00Z")
        .header("sec-fetch-site", "same-origin")
        .header("sec-fetch-mode", "cors");
    browser.open(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_stream_of_events_ends_with_its_session() {
    let house = House::open().await;
    house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (chiara, other) = (house.desk_of("chiara.moretti").await, house.desk_of("chiara.moretti").await);
    let anna = house.desk_of("anna.bruni").await;
    let mut streams = Vec::new();
    for (why, browser) in [("closed", &chiara), ("disabled", &anna)] {
        let response = events(browser).await;
        assert_eq!(response.status(), 200);
        let mut told = response.into_body().into_data_stream();
        assert_eq!(told.next().await.unwrap().unwrap(), "data: 1\n\n", "{why}: it is told what happens");
        streams.push((why, told));
    }
    // Whichever way the session is closed: from elsewhere, or by the administrator.
    other.get(SESSIONS).await;
    assert_eq!(to(&other.post("/console/sessioni/chiudi-altre", &[]).await), SESSIONS);
    let disable = "UPDATE operator SET enabled = false WHERE subject = 'anna.bruni'";
    sqlx::query(disable).execute(&house.app.db.owner).await.unwrap();
    for (why, mut told) in streams {
        assert!(told.next().await.is_none(), "{why}: nothing more is told, and the stream ends");
    }
    assert_eq!(events(&chiara).await.status(), 401, "and does not begin again");
}

/// Sends the form of an integration, as a browser does from its page.
async fn ask(browser: &Browser<'_>, path: &str, token: &str) -> Answer {
    let body = format!("_csrf={token}&testo=Manca+la+firma&entro=05%2F12%2F2026");
    let request = browser
        .request(Method::POST, path)
        .header("sec-fetch-site", "same-origin")
        .header("sec-fetch-mode", "navigate")
        .header(header::REFERER, format!("http://localhost:8080{path}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    browser.send(request.body(Body::from(body))).await
}

/// A request of a citizen, open at the page that asks for an integration.
async fn asking(house: &House) -> (Browser<'_>, String) {
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let path = format!("/console/istanze/{id}/integrazione");
    assert_eq!(chiara.get(&path).await.status, 200);
    (chiara, path)
}

const ASKED: &str = "SELECT count(*) FROM intake WHERE state = 'awaiting_integration'";
const KEPT: &str = "SELECT count(*) FROM kept_form";

#[tokio::test]
async fn what_was_sent_after_the_end_is_given_back_after_signing_in_again() {
    let house = House::open().await;
    let (chiara, path) = asking(&house).await;
    let token = chiara.token();
    house.app.pass(TimeDelta::minutes(20));
    backend::sessions::delete_expired(&house.app.db.app, house.app.platform.now()).await.unwrap();
    let door = to(&ask(&chiara, &path, &token).await);
    assert_eq!(door, "/operatori/accesso?next=%2Fconsole%2Fripresa&scaduta=1");
    assert!(chiara.get(&door).await.text().contains("quello che stavi mandando è al sicuro"));
    assert_eq!(house.count(ASKED).await, 0, "nothing is done before she is in again");

    let anna = house.desk_of("anna.bruni").await;
    assert_eq!(to(&anna.get("/console/ripresa").await), "/console", "nobody else gets it");
    house.sit(&chiara, "chiara.moretti").await;
    let page = chiara.get("/console/ripresa").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Manca la firma") && page.text().contains("05/12/2026"));
    assert!(page.text().contains("Giulia Ferrante") && page.text().contains("2026/0"), "to whom it goes");
    assert_eq!(house.count(ASKED).await, 0, "nothing is sent by itself");

    let form = [("testo", "Manca la firma"), ("entro", "05/12/2026")];
    let sent = chiara.post("/console/ripresa", &form).await;
    assert_eq!((sent.status.as_u16(), to(&sent)), (307, path.clone()), "the same form goes to its place");
    assert_eq!(to(&chiara.post(&path, &form).await), path.trim_end_matches("/integrazione"));
    assert_eq!(house.count(ASKED).await, 1);
    assert_eq!(to(&chiara.post("/console/ripresa", &form).await), "/console", "once");
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn after_nine_hours_also_whoever_works_on_is_out_was_warned_and_loses_nothing() {
    let house = House::open().await;
    let (chiara, path) = asking(&house).await;
    for _ in 0..53 {
        house.app.pass(TimeDelta::minutes(10));
        assert!(is_in(&chiara).await, "she works on");
    }
    house.app.pass(TimeDelta::minutes(8));
    // What is left is no more than the warning: the script says that nothing makes it longer.
    let page = chiara.get(&path).await;
    let html = page.text();
    assert!(html.contains("data-seconds=\"120\"") && html.contains("data-before=\"120\""), "{html}");
    assert!(html.contains("la sessione finisce e non si può allungare. Salva adesso"));
    let token = chiara.token();
    house.app.pass(TimeDelta::minutes(3));
    let door = to(&ask(&chiara, &path, &token).await);
    assert_eq!(door, "/operatori/accesso?next=%2Fconsole%2Fripresa&scaduta=1");
    assert!(!is_in(&chiara).await);
    assert_eq!(house.count(ASKED).await, 0);
    house.sit(&chiara, "chiara.moretti").await;
    assert!(
        chiara.get("/console/ripresa").await.text().contains("Manca la firma"),
        "what she wrote is there"
    );
    house.app.pass(TimeDelta::minutes(10));
    assert!(is_in(&chiara).await, "nine hours begin anew");
}

#[tokio::test]
async fn nothing_is_kept_for_whoever_cannot_prove_where_the_form_came_from() {
    let house = House::open().await;
    let (chiara, path) = asking(&house).await;
    let token = chiara.token();
    let stranger = house.app.browser();
    house.app.pass(TimeDelta::minutes(20));
    let plain = format!("/operatori/accesso?next={}&scaduta=1", app::routes::encode(&path));
    assert_eq!(to(&ask(&chiara, &path, &"0".repeat(128)).await), plain, "a wrong token");
    assert_eq!(to(&ask(&stranger, &path, &token).await), plain, "without the cookie of that session");
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn nothing_is_kept_of_a_session_that_was_closed_or_long_over() {
    let house = House::open().await;
    let (chiara, path) = asking(&house).await;
    let token = chiara.token();
    sqlx::query("DELETE FROM session").execute(&house.app.db.owner).await.unwrap();
    let door = to(&ask(&chiara, &path, &token).await);
    assert!(door.contains("integrazione"), "closed: back to the page");
    let page = chiara.get(&door).await.text();
    assert!(page.contains("non è partito") && !page.contains("al sicuro"), "nothing is promised");
    let (anna, path) = (house.desk_of("anna.bruni").await, path);
    anna.get(&path).await;
    let token = anna.token();
    house.app.pass(TimeDelta::minutes(80));
    assert!(to(&ask(&anna, &path, &token).await).contains("integrazione"), "an hour after the end");
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn a_session_that_was_closed_elsewhere_is_told_to_whoever_reads() {
    let house = House::open().await;
    let (chiara, giulia) =
        (house.desk_of("chiara.moretti").await, house.browser_of(&house.giulia().await).await);
    sqlx::query("DELETE FROM session").execute(&house.app.db.owner).await.unwrap();
    let door = to(&chiara.get("/console/schede").await);
    assert_eq!(door, "/operatori/accesso?next=%2Fconsole%2Fschede&scaduta=0");
    let page = chiara.get(&door).await.text();
    assert!(page.contains("chiusa da un altro dispositivo") && !page.contains("mandando"));
    let door = to(&giulia.get("/area-personale").await);
    assert!(giulia.get(&door).await.text().contains("chiusa da un altro dispositivo"));
    let stranger = house.app.browser();
    assert_eq!(to(&stranger.get("/console/schede").await), "/operatori/accesso?next=%2Fconsole%2Fschede");
}

#[tokio::test]
async fn the_door_knows_who_is_in_already() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    let door = "/accesso?next=%2Farea-personale%2Fprofilo";
    let inside = browser.get(door).await.text();
    assert!(inside.contains("Sei già dentro come"));
    assert!(inside.contains("<a href=\"/area-personale/profilo\">Vai avanti senza entrare di nuovo</a>"));
    assert!(!house.app.browser().get(door).await.text().contains("Sei già dentro"));
}

#[tokio::test]
async fn a_kept_form_is_forgotten_after_an_hour() {
    let house = House::open().await;
    let (chiara, path) = asking(&house).await;
    let token = chiara.token();
    house.app.pass(TimeDelta::minutes(20));
    ask(&chiara, &path, &token).await;
    assert_eq!(house.count(KEPT).await, 1);
    house.app.pass(TimeDelta::minutes(61));
    house.sit(&chiara, "chiara.moretti").await;
    assert_eq!(to(&chiara.get("/console/ripresa").await), "/console");
    backend::kept_forms::forget_expired(&house.app.db.app, house.app.platform.now()).await.unwrap();
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn the_database_shows_a_kept_form_to_its_operator_only() {
    let house = House::open().await;
    let (chiara, path) = asking(&house).await;
    let token = chiara.token();
    house.app.pass(TimeDelta::minutes(20));
    ask(&chiara, &path, &token).await;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let (owner, other) = (house.operator("chiara.moretti").await, house.operator("anna.bruni").await);
    let mut bare = pool.acquire().await.unwrap();
    let seen: i64 = sqlx::query_scalar(KEPT).fetch_one(&mut *bare).await.unwrap();
    assert_eq!(seen, 0, "without an actor there is nothing");
    assert!(backend::kept_forms::find(pool, &ctx, &other).await.unwrap().is_none());
    let kept = backend::kept_forms::find(pool, &ctx, &owner).await.unwrap().unwrap();
    assert_eq!(kept.action, path);
    assert!(!kept.fields.iter().any(|(name, _)| name == "_csrf"), "the token is not kept");
}
