//! Sessions that end, a database that goes away.

use axum::{
    body::Body,
    http::{Method, header},
};
use chrono::TimeDelta;

use super::support::{House, MEALS, MEALS_ANSWERS, MEALS_STEPS, fill, step, to, version};

#[tokio::test]
async fn a_session_that_ends_in_the_middle_of_a_step_costs_nothing() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    for (slug, typed) in &MEALS_STEPS[..2] {
        fill(&browser, slug, typed).await;
    }
    let page = browser.get(&step("pasti")).await;
    let token = browser.token();
    let autosave = autosave(&house, &browser, &giulia, &version(&page)).await;
    house.app.pass(TimeDelta::minutes(45));
    let body = format!("_csrf={token}&_version={autosave}&citofono=Interno+7&azione=avanti");
    let request = browser
        .request(Method::POST, &step("pasti"))
        .header("sec-fetch-site", "same-origin")
        .header(header::REFERER, format!("http://localhost:8080{}", step("pasti")))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.send(request.body(Body::from(body))).await;
    assert_eq!(to(&answer), "/accesso?next=%2Fservizi%2Fpasti-a-domicilio%2Fdomanda%2Fpasti&scaduta=2");
    let door = browser.get(&to(&answer)).await;
    assert_eq!(door.status, 200);
    assert!(door.text().contains("è passato troppo tempo"), "the door says why");
    house.enter(&browser, &giulia).await;
    let back = browser.get(&step("pasti")).await;
    assert_eq!(back.status, 200, "straight back to the step");
    assert!(back.text().contains("value=\"Interno 7\""), "what was being sent is there");
    assert!(!back.text().contains("Scala A"), "in the place of what was saved while typing");
}

/// What the island does while somebody types; the version after it.
async fn autosave(
    house: &House,
    browser: &server::testing::Browser<'_>,
    giulia: &domain::actor::Citizen,
    version: &str,
) -> i64 {
    let draft = backend::intake::find_draft(&house.app.db.app, giulia, MEALS).await.unwrap();
    let request = browser
        .request(Method::POST, &format!("/api/bozze/{}/pasti", draft.id))
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", browser.token())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = format!("_version={version}&citofono=Scala+A&porzioni=sbagliato");
    let saved = browser.send(request.body(Body::from(body))).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let saved: serde_json::Value = serde_json::from_slice(&saved.body).unwrap();
    saved["version"].as_i64().unwrap()
}

#[tokio::test]
async fn a_script_is_told_that_the_session_ended() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = house.draft(&giulia, MEALS, &MEALS_ANSWERS).await;
    let browser = house.browser_of(&giulia).await;
    let token = browser.token();
    house.app.pass(TimeDelta::minutes(45));
    let request = browser
        .request(Method::POST, &format!("/api/bozze/{}/pasti", draft.id))
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", token)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(browser.send(request.body(Body::from("_version=2"))).await.status, 401);
}

#[tokio::test]
async fn a_database_that_goes_away_is_told_and_comes_back_by_itself() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    assert_eq!(browser.get("/health/ready").await.status, 200);
    let version = version(&browser.get(&step("i-tuoi-dati")).await);
    house.app.db.goes_away().await;
    for path in ["/area-personale", "/servizi", "/", step("pasti").as_str()] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 503, "{path}");
        assert!(page.text().contains("<h1"), "{path} has a page");
        assert!(!page.text().to_lowercase().contains("sql"), "{path} tells nothing of the machinery");
    }
    let form = [("_version", version.as_str()), ("per-chi", "me"), ("azione", "avanti")];
    assert_eq!(browser.post(&step("i-tuoi-dati"), &form).await.status, 503);
    assert_eq!(browser.get("/health/ready").await.status, 503);
    assert_eq!(browser.get("/health/live").await.status, 200);
    house.app.db.comes_back().await;
    assert_eq!(browser.get("/health/ready").await.status, 200);
    assert_eq!(browser.get("/servizi").await.status, 200);
    let page = browser.get(&step("i-tuoi-dati")).await;
    assert_eq!(page.status, 200, "still signed in, the draft still there");
    assert_eq!(to(&browser.post(&step("i-tuoi-dati"), &form).await), step("pasti"));
}

#[tokio::test]
async fn whoever_saves_while_somebody_else_holds_it_is_told_and_sends_the_same_again() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let version = version(&browser.get(&step("i-tuoi-dati")).await);
    let db = &house.app.db;
    let name: String =
        sqlx::query_scalar("SELECT current_database()::text").fetch_one(&db.owner).await.unwrap();
    let soon = format!("ALTER DATABASE {name} SET lock_timeout = '100ms'");
    sqlx::query(sqlx::AssertSqlSafe(soon)).execute(&db.owner).await.unwrap();
    // It counts for new connections.
    db.goes_away().await;
    db.comes_back().await;
    let mut other = db.owner.begin().await.unwrap();
    sqlx::query("SELECT id FROM intake FOR UPDATE").execute(&mut *other).await.unwrap();
    let form = [("_version", version.as_str()), ("per-chi", "me"), ("azione", "avanti")];
    let busy = browser.post(&step("i-tuoi-dati"), &form).await;
    assert_eq!(busy.status, 503);
    let text = busy.text();
    assert!(text.contains("Qualcun altro stava salvando le stesse cose nello stesso momento"), "{text}");
    assert!(text.contains("ricarica questa pagina e conferma l’invio"), "{text}");
    other.rollback().await.unwrap();
    assert_eq!(to(&browser.post(&step("i-tuoi-dati"), &form).await), step("pasti"), "nothing was half done");
}

#[tokio::test]
async fn numbers_begin_anew_with_the_year_in_rome_and_leave_no_hole() {
    let house = House::open().await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    let until =
        |instant: &str| instant.parse::<chrono::DateTime<chrono::Utc>>().unwrap() - house.app.platform.now();
    // Midnight in Rome is 23:00 in Greenwich.
    house.app.pass(until("2026-12-31T22:59:59Z"));
    let typed = |day| {
        let mut typed = MEALS_ANSWERS.to_vec();
        typed.retain(|(name, _)| *name != "inizio");
        typed.push(("inizio", day));
        typed
    };
    let (_, old) = house.sent(&giulia, MEALS, &typed("15/01/2027")).await;
    house.app.pass(TimeDelta::seconds(1));
    let (_, new) = house.sent(&carlo, MEALS, &typed("15/01/2027")).await;
    assert_eq!((old.year(), old.number(), new.year(), new.number()), (2026, 1, 2027, 1));
    house.app.pass(until("2028-02-29T10:00:00Z"));
    let (_, leap) = house.sent(&giulia, MEALS, &typed("15/03/2028")).await;
    let (_, after) = house.sent(&carlo, MEALS, &typed("15/03/2028")).await;
    assert_eq!((leap.year(), leap.number(), after.number()), (2028, 1, 2));
    let page = house.browser_of(&giulia).await.get(&format!("/area-personale/istanze/{}", leap.slug())).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("30/03/2028"), "thirty days after 29 February");
}
