//! Operators come in: several providers, one that is silent, one that says that somebody left.

use axum::{body::Body, http::Method};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Role;
use serde_json::{Value, json};
use server::testing::{Answer, Browser};

use super::{
    oidc_provider::{Provider, settings},
    support::{House, to},
};

const DOOR: &str = "/operatori/accesso";
pub const GENERAL: &str = "Sportello sociale di Pontelaro";
const FOREIGNERS: &str = "Sportello immigrazione";

/// A portal that knows these providers.
pub async fn house(providers: &[(&str, &Provider)]) -> House {
    let settings: Vec<(String, String)> =
        providers.iter().flat_map(|(name, provider)| provider.settings(name)).collect();
    open(&settings).await
}

async fn open(settings: &[(String, String)]) -> House {
    let settings: Vec<(&str, &str)> =
        settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    House::with(&settings, &[]).await
}

pub async fn enable(house: &House, issuer: &str, subject: &str, desk: &str) {
    let who = backend::operators::Enable {
        issuer,
        subject,
        name: "Nives Orlandi",
        desk,
        body: None,
        role: Role::FrontDesk,
    };
    backend::operators::enable(&house.app.db.owner, &house.ctx(), who).await.unwrap();
}

/// How many sessions that closed; none when nobody is known by that name.
async fn disable(house: &House, issuer: &str, subject: &str) -> Option<u64> {
    match backend::operators::disable(&house.app.db.owner, &house.ctx(), issuer, subject).await {
        Ok((_, closed)) => Some(closed),
        Err(backend::Error::NotFound) => None,
        Err(error) => panic!("{error}"),
    }
}

fn now(house: &House) -> DateTime<Utc> {
    house.app.platform.now()
}

/// Through the provider and back.
pub async fn sign_in(
    house: &House,
    browser: &Browser<'_>,
    (name, provider): (&str, &Provider),
    subject: &str,
    more: &[(&str, Value)],
) -> Answer {
    let asked = to(&browser.get(&format!("{DOOR}?entra=si&fornitore={name}")).await);
    browser.get(&provider.answers(&asked, subject, now(house), more)).await
}

async fn is_in(browser: &Browser<'_>) -> bool {
    browser.get("/console/schede").await.status == 200
}

#[tokio::test]
async fn of_two_providers_each_vouches_for_its_own_people_only() {
    let (one, other) = (Provider::open().await, Provider::open().await);
    let house = house(&[("alfa", &one), ("beta", &other)]).await;
    enable(&house, &one.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    let page = browser.get(&format!("{DOOR}?next=/console/schede")).await.text();
    for name in ["Comune di alfa", "Comune di beta"] {
        assert!(page.contains(name), "{name} is offered");
    }
    assert!(page.contains("fornitore=alfa&amp;next=%2Fconsole%2Fschede"), "the way back is kept");
    let stranger = sign_in(&house, &browser, ("beta", &other), "nives", &[]).await;
    assert_eq!(stranger.status, 403, "the same name at another provider is somebody else");
    assert_eq!(to(&sign_in(&house, &browser, ("alfa", &one), "nives", &[]).await), "/console");
    assert!(is_in(&browser).await);
}

#[tokio::test]
async fn an_answer_serves_once_and_only_where_it_was_asked_for() {
    let (one, other) = (Provider::open().await, Provider::open().await);
    let house = house(&[("alfa", &one), ("beta", &other)]).await;
    enable(&house, &one.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    let asked = to(&browser.get(&format!("{DOOR}?entra=si&fornitore=alfa")).await);
    let back = one.answers(&asked, "nives", now(&house), &[]);
    let elsewhere = back.replace("/ritorno/alfa", "/ritorno/beta");
    assert_eq!(to(&browser.get(&elsewhere).await), DOOR, "the answer of one is not the answer of another");
    assert_eq!(to(&house.app.browser().get(&back).await), DOOR, "another browser did not ask");
    // A second window sets out meanwhile: both may come back.
    browser.get(&format!("{DOOR}?entra=si&fornitore=beta")).await;
    assert_eq!(to(&browser.get(&back).await), "/console");
    let again = browser.get(&back).await;
    assert_eq!(to(&again), DOOR);
    assert!(is_in(&browser).await, "which changes nothing");
}

#[tokio::test]
async fn a_provider_that_does_not_answer_leaves_the_others_usable() {
    let provider = Provider::open().await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret"), "x").unwrap();
    let mut all = provider.settings("alfa");
    // Nobody listens there.
    all.extend(settings("beta", "http://127.0.0.1:1", &folder));
    let house = open(&all).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    let silent = browser.get(&format!("{DOOR}?entra=si&fornitore=beta&next=/console/schede")).await;
    assert_eq!(silent.status, 503);
    let told = "SELECT times FROM alarm WHERE code = 'oidc-unavailable' AND about = 'http://127.0.0.1:1'";
    assert_eq!(house.count(told).await, 1, "the administrator hears of it");
    let page = silent.text();
    assert!(page.contains("non risponde") && page.contains("fornitore=alfa&amp;next=%2Fconsole%2Fschede"));
    assert_eq!(to(&sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await), "/console");
}

#[tokio::test]
async fn whoever_is_disabled_or_unknown_stays_out_with_the_right_account() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    let browser = house.app.browser();
    assert_eq!(sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await.status, 403);
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let disable = "UPDATE operator SET enabled = false WHERE subject = 'nives'";
    sqlx::query(disable).execute(&house.app.db.owner).await.unwrap();
    assert_eq!(sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await.status, 403);
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn an_old_session_at_the_provider_does_not_serve() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    let asked = to(&browser.get(&format!("{DOOR}?entra=si&fornitore=alfa")).await);
    assert!(asked.contains("max_age=32400"), "nine hours: {asked}");
    let yesterday = [("auth_time", json!(now(&house).timestamp() - 40_000))];
    let refused = sign_in(&house, &browser, ("alfa", &provider), "nives", &yesterday).await;
    assert_eq!(refused.status, 503);
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn the_administrator_hears_of_answers_that_cannot_be_believed_and_of_no_ordinary_ones() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    let browser = house.app.browser();
    let stale = [("auth_time", json!(now(&house).timestamp() - 40_000))];
    for _ in 0..2 {
        let refused = sign_in(&house, &browser, ("alfa", &provider), "nives", &stale).await;
        assert_eq!(refused.status, 503);
    }
    let asked = to(&browser.get(&format!("{DOOR}?entra=si&fornitore=alfa")).await);
    let back = provider.answers(&asked, "nives", now(&house), &[]);
    assert_eq!(browser.get(&back.replace("code=c&", "error=access_denied&")).await.status, 403);
    let told: Vec<(String, i64)> =
        sqlx::query_as("SELECT about, times FROM alarm").fetch_all(&house.app.db.owner).await.unwrap();
    assert_eq!(told, [(provider.issuer.clone(), 2)]);
}

#[tokio::test]
async fn an_answer_that_this_browser_did_not_ask_for_blames_nobody() {
    let (one, other) = (Provider::open().await, Provider::open().await);
    let house = house(&[("alfa", &one), ("beta", &other)]).await;
    let (browser, stranger) = (house.app.browser(), house.app.browser());
    let asked = to(&browser.get(&format!("{DOOR}?entra=si&fornitore=alfa")).await);
    let back = one.answers(&asked, "nives", now(&house), &[]);
    let named = |provider: &Provider| format!("&iss={}", app::routes::encode(&provider.issuer));
    let down = back.replace("code=c&", "error=server_error&");
    let mixed_up = back.replace(&named(&one), &named(&other));
    assert!(down != back && mixed_up != back, "{back}");
    for forged in [&down, &mixed_up] {
        assert_eq!(to(&stranger.get(forged).await), DOOR, "another browser");
        let elsewhere = forged.replace("/ritorno/alfa", "/ritorno/beta");
        assert_eq!(to(&browser.get(&elsewhere).await), DOOR, "another provider");
        let guessed = forged.replace("&state=", "&state=x");
        assert_eq!(to(&browser.get(&guessed).await), DOOR, "a state that nobody drew");
    }
    assert_eq!(house.count("SELECT count(*) FROM alarm").await, 0);
    assert_eq!(browser.get(&mixed_up).await.status, 503);
    let told: Vec<(String, String)> =
        sqlx::query_as("SELECT code, about FROM alarm").fetch_all(&house.app.db.owner).await.unwrap();
    let about = one.issuer.clone();
    assert_eq!(told, [("oidc-provider-mismatch".to_owned(), about)], "the one that was asked");
}

#[tokio::test]
async fn among_several_desks_one_is_chosen_in_a_session_of_its_own() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    enable(&house, &provider.issuer, "nives", FOREIGNERS).await;
    let browser = house.app.browser();
    browser.get(&format!("{DOOR}?entra=si&fornitore=alfa")).await;
    let before = browser.cookie("sportello").unwrap();
    let asked = to(&browser.get(&format!("{DOOR}?entra=si&fornitore=alfa&next=/console/persone")).await);
    let entered = browser.get(&provider.answers(&asked, "nives", now(&house), &[])).await;
    assert_eq!(to(&entered), DOOR);
    assert_ne!(browser.cookie("sportello").unwrap(), before, "whoever planted the cookie chooses no desk");
    assert!(!is_in(&browser).await, "no desk yet");
    let page = browser.get(DOOR).await.text();
    assert!(page.contains(GENERAL) && page.contains(FOREIGNERS));
    let desk: uuid::Uuid = sqlx::query_scalar("SELECT id FROM desk WHERE name = $1")
        .bind(FOREIGNERS)
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap();
    let seated = browser.post("/console/sportello", &[("sportello", &desk.to_string())]).await;
    assert_eq!(to(&seated), "/console/persone", "where they wanted to go");
    assert!(browser.get("/console/schede").await.text().contains(FOREIGNERS));
}

/// Posts a logout token as the provider's server does: no cookie, no browser.
async fn order(house: &House, token: &str) -> Answer {
    let server = house.app.browser();
    let request = server
        .request(Method::POST, "/operatori/uscita-remota")
        .header("content-type", "application/x-www-form-urlencoded");
    server.send(request.body(Body::from(format!("logout_token={token}")))).await
}

#[tokio::test]
async fn the_provider_closes_one_session_or_all_of_somebody() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    enable(&house, &provider.issuer, "other", GENERAL).await;
    let [first, second, third] = [(); 3].map(|()| house.app.browser());
    let way = ("alfa", &provider);
    sign_in(&house, &first, way, "nives", &[("sid", json!("s-1"))]).await;
    sign_in(&house, &second, way, "nives", &[("sid", json!("s-2"))]).await;
    sign_in(&house, &third, way, "other", &[("sid", json!("s-3"))]).await;
    let ins = async || (is_in(&first).await, is_in(&second).await, is_in(&third).await);
    assert_eq!(ins().await, (true, true, true));

    let one = provider.order(now(&house), &[("sid", json!("s-1"))]);
    let obeyed = order(&house, &one).await;
    assert_eq!((obeyed.status.as_u16(), obeyed.header("cache-control")), (200, "no-store"));
    assert_eq!(ins().await, (false, true, true), "out with the next click");
    sign_in(&house, &first, way, "nives", &[("sid", json!("s-1"))]).await;
    let replayed = order(&house, &one).await;
    assert_eq!((replayed.status.as_u16(), replayed.header("cache-control")), (400, "no-store"));
    assert_eq!(ins().await, (true, true, true), "the same order is not obeyed twice");

    let mixed = [("sid", json!("s-3")), ("sub", json!("nives")), ("jti", json!("order-2"))];
    assert_eq!(order(&house, &provider.order(now(&house), &mixed)).await.status, 200);
    assert_eq!(ins().await, (true, true, true), "that session is not hers");
    let all = [("sub", json!("nives")), ("jti", json!("order-3"))];
    assert_eq!(order(&house, &provider.order(now(&house), &all)).await.status, 200);
    assert_eq!(ins().await, (false, false, true));
    let written = "SELECT count(*) FROM audit_event WHERE action = 'end_session' AND reason = 'provider'";
    assert_eq!(house.count(written).await, 3);
}

#[tokio::test]
async fn a_logout_order_closes_the_choice_of_a_desk_too() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    enable(&house, &provider.issuer, "nives", FOREIGNERS).await;
    let browser = house.app.browser();
    sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await;
    assert!(browser.get(DOOR).await.text().contains(FOREIGNERS));
    let token = provider.order(now(&house), &[("sub", json!("nives"))]);
    assert_eq!(order(&house, &token).await.status, 200);
    assert!(!browser.get(DOOR).await.text().contains(FOREIGNERS), "there is nothing to choose any more");
}

#[tokio::test]
async fn orders_that_cannot_be_believed_close_nothing() {
    let (one, other) = (Provider::open().await, Provider::open().await);
    let house = house(&[("alfa", &one), ("beta", &other)]).await;
    enable(&house, &one.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    sign_in(&house, &browser, ("alfa", &one), "nives", &[("sid", json!("s-1"))]).await;
    let at = now(&house);
    let sub = ("sub", json!("nives"));
    let broken = [
        one.order(at, &[]),
        one.order(at, &[sub.clone(), ("nonce", json!("n"))]),
        one.order(at, &[sub.clone(), ("events", json!({}))]),
        one.order(at, &[sub.clone(), ("aud", json!("other"))]),
        one.order(at - TimeDelta::hours(1), std::slice::from_ref(&sub)),
        one.order(at, &[sub.clone(), ("iss", json!("https://nobody.example"))]),
        one.order(at, std::slice::from_ref(&sub)).replace("eyJ", "eyK"),
        String::new(),
        "a.b.c".to_owned(),
    ];
    for token in broken {
        let answer = order(&house, &token).await;
        assert_eq!(answer.status, 400, "{token}");
        assert_eq!(answer.text(), r#"{"error":"invalid_request"}"#);
    }
    // Another provider speaks of its own people only: its session of the same name is not ours.
    let theirs = other.order(at, &[("sid", json!("s-1")), ("jti", json!("order-9"))]);
    assert_eq!(order(&house, &theirs).await.status, 200);
    let theirs = other.order(at, &[sub, ("jti", json!("order-10"))]);
    assert_eq!(order(&house, &theirs).await.status, 200);
    assert!(is_in(&browser).await);
}

#[tokio::test]
async fn an_order_about_a_name_that_only_looks_alike_closes_nothing() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    let address = "nives@comune.alfa.example";
    let email = [("email", json!(address)), ("email_verified", json!(true))];
    sign_in(&house, &browser, ("alfa", &provider), "nives", &email).await;
    assert!(is_in(&browser).await);
    // Another letter, one of another alphabet, the address instead of the name.
    for (number, name) in ["Nives", "n\u{456}ves", address].into_iter().enumerate() {
        let jti = json!(format!("order-{number}"));
        let token = provider.order(now(&house), &[("sub", json!(name)), ("jti", jti)]);
        assert_eq!(order(&house, &token).await.status, 200, "{name}");
        assert!(is_in(&browser).await, "{name}");
    }
}

#[tokio::test]
async fn confirming_who_one_is_leads_through_the_provider_and_back_to_the_same_desk() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await;
    // Meanwhile she works at a second desk, and sits at it.
    enable(&house, &provider.issuer, "nives", FOREIGNERS).await;
    let desk: uuid::Uuid = sqlx::query_scalar("SELECT id FROM desk WHERE name = $1")
        .bind(FOREIGNERS)
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap();
    browser.get("/console").await;
    browser.post("/console/sportello", &[("sportello", &desk.to_string())]).await;
    house.app.pass(TimeDelta::minutes(6));
    browser.get("/console/sessioni").await;
    let others = async || {
        let body = format!("_csrf={}", browser.token());
        let request = browser
            .request(Method::POST, "/console/sessioni/chiudi-altre")
            .header("sec-fetch-site", "same-origin")
            .header("referer", "http://localhost:8080/console/sessioni")
            .header("content-type", "application/x-www-form-urlencoded");
        browser.send(request.body(Body::from(body))).await
    };
    let page = to(&others().await);
    assert_eq!(page, "/operatori/conferma?next=%2Fconsole%2Fsessioni");
    assert!(browser.get(&page).await.text().contains("Conferma che sei tu"));
    let set_out = async || to(&browser.get(&format!("{page}&entra=si")).await);
    let asked = set_out().await;
    assert!(asked.contains("max_age=0") && asked.contains("prompt=login"), "{asked}");
    let stale = [("auth_time", json!(now(&house).timestamp() - 600))];
    let refused = browser.get(&provider.answers(&asked, "nives", now(&house), &stale)).await;
    assert_eq!(refused.status, 503, "the provider did not ask again");
    assert_eq!(to(&others().await), page, "nothing was proved");
    let asked = set_out().await;
    let proved = browser.get(&provider.answers(&asked, "nives", now(&house), &[])).await;
    assert_eq!(to(&proved), "/console/sessioni", "back to the same page");
    let back = browser.get("/console/sessioni").await.text();
    assert!(back.contains(FOREIGNERS), "at the same desk");
    assert_eq!(to(&others().await), "/console/sessioni", "done");
}

#[tokio::test]
async fn whoever_cancels_or_is_somebody_else_hears_who_is_in() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    enable(&house, &provider.issuer, "bruna", FOREIGNERS).await;
    let browser = house.app.browser();
    let cancels = |asked: &str| {
        provider.answers(asked, "nives", now(&house), &[]).replace("code=c&", "error=access_denied&")
    };
    let asked = to(&browser.get(&format!("{DOOR}?entra=si&fornitore=alfa&next=/console/schede")).await);
    let out = browser.get(&cancels(&asked)).await;
    assert_eq!(out.status, 403);
    for words in ["Non sei entrato", "href=\"/operatori/accesso?next=%2Fconsole%2Fschede\""] {
        assert!(out.text().contains(words), "{words}");
    }
    assert!(!out.text().contains("le tue domande"), "words of citizens");

    sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await;
    house.app.pass(TimeDelta::minutes(6));
    let confirm = "/operatori/conferma?next=%2Fconsole%2Fsessioni&entra=si";
    let asked = to(&browser.get(confirm).await);
    let still = browser.get(&cancels(&asked)).await.text();
    assert!(still.contains("Sei ancora dentro") && still.contains("href=\"/console/sessioni\""));

    let asked = to(&browser.get(confirm).await);
    let other = browser.get(&provider.answers(&asked, "bruna", now(&house), &[])).await;
    assert_eq!(other.status, 403);
    assert!(other.text().contains("Ha confermato un’altra persona"));
    let page = browser.get("/console/sessioni").await.text();
    assert!(page.contains(GENERAL) && !page.contains(FOREIGNERS), "nobody changed places");
    let asked = to(&browser.post("/console/sessioni/chiudi-altre", &[]).await);
    assert!(asked.starts_with("/operatori/conferma?next="), "nothing was proved");

    browser.get("/console/sessioni").await;
    let left = to(&browser.post("/uscita", &[]).await);
    let page = browser.get(&left).await.text();
    assert!(page.contains("Sei uscito") && page.contains("href=\"/operatori/accesso\""), "{left}");
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn a_disabled_operator_is_out_at_once_and_stays_out() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    assert_eq!(to(&sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await), "/console");
    assert!(disable(&house, &provider.issuer, "nobody").await.is_none());
    assert_eq!(disable(&house, &provider.issuer, "nives").await, Some(1), "the open session is closed");
    assert!(!is_in(&browser).await);
    let home = browser.get("/").await.text();
    assert!(!home.contains("Nives"), "no page knows them any more");
    let refused = sign_in(&house, &browser, ("alfa", &provider), "nives", &[]).await;
    assert_eq!(refused.status, 403);
    assert_eq!(disable(&house, &provider.issuer, "nives").await, Some(0), "twice is no harm");
}

#[tokio::test]
async fn what_is_not_there_or_of_another_session_is_told_within_the_console() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let lost = chiara.get("/console/istanze/non-esiste/mai").await;
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("Torna alla coda") && lost.text().contains("id=\"cerca-persona\""));
    let forged = [("_csrf", "00"), ("sportello", "x")];
    let refused = chiara.post_raw("/console/sportello", &forged, "same-origin").await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("Torna alla coda"), "with the look of the portal");
}

#[tokio::test]
async fn citizens_at_the_operators_door_are_shown_theirs_whatever_identity_they_have() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    let page = house.app.browser().get(DOOR).await.text();
    assert!(page.contains("<a href=\"/accesso\">Entra come cittadino</a>"), "{page}");
}
