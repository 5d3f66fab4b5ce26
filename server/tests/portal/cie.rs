//! The door of CIE where it is set up, while the federation is away. A login through a real
//! federation is in `end2end/federation`.

use app::routes::pattern;
use axum::http::StatusCode;
use backend::{
    ended_logins::{self, Ended},
    jobs::Job as _,
    revocations::{self, RevokeTokens},
    sign_in,
};
use chrono::TimeDelta;
use identity::saml::BrowserBinding;
use serde_json::json;
use server::{
    Portal, compose,
    jobs::{JobHandlers, RevokeHandler},
    pages,
    testing::{Answer, TestApp},
};
use tempfile::TempDir;

/// A key of the anchor: any public key will do, for nobody answers.
const ANCHOR_KEYS: &str = r#"{"keys":[{"kty":"EC","kid":"a","crv":"P-256","x":"AA","y":"AA"}]}"#;

async fn portal(folder: &TempDir) -> TestApp {
    let var = folder.path();
    std::fs::create_dir_all(var.join("demo/idp")).unwrap();
    std::fs::write(var.join("demo/oidc-client-secret"), "a secret of the test").unwrap();
    let anchor = var.join("anchor.json");
    std::fs::write(&anchor, ANCHOR_KEYS).unwrap();
    let settings = [
        ("SPORTELLO_VAR", var.to_str().unwrap()),
        // Nobody listens there.
        ("SPORTELLO_CIE__PROVIDER", "http://127.0.0.1:1/oidc/op"),
        ("SPORTELLO_CIE__TRUST_ANCHORS", "http://127.0.0.1:1"),
        ("SPORTELLO_CIE__TRUST_ANCHOR_KEY_FILES", anchor.to_str().unwrap()),
    ];
    TestApp::with(&settings, |platform| {
        compose(platform, pages::routes(Portal::open(platform.clone()).unwrap()))
    })
    .await
}

fn is_trouble(answer: &Answer, words: &str) {
    is_trouble_with(answer, StatusCode::FORBIDDEN, words);
}

fn is_trouble_with(answer: &Answer, status: StatusCode, words: &str) {
    assert_eq!(answer.status, status);
    assert!(answer.text().contains(words), "{words} is not in {}", answer.text());
}

#[tokio::test]
async fn the_access_page_leads_to_cie_and_keeps_the_way_and_the_level() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let page = app.browser().get("/accesso?next=%2Farea-personale").await.text();
    assert!(page.contains(r#"href="/cie/accesso?level=2&amp;next=%2Farea-personale""#), "{page}");
}

#[tokio::test]
async fn the_federation_may_read_who_we_are_whatever_else_is_down() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let said = app.browser().get(pattern::FEDERATION).await;
    assert_eq!(said.status, StatusCode::OK);
    assert_eq!(said.header("content-type"), "application/entity-statement+jwt");
    assert_eq!(said.text().split('.').count(), 3);
    assert_eq!(
        app.browser().get(pattern::FEDERATION).await.text(),
        said.text(),
        "not signed for each visitor"
    );
    app.pass(TimeDelta::minutes(11));
    assert_ne!(app.browser().get(pattern::FEDERATION).await.text(), said.text());
}

#[tokio::test]
async fn a_federation_that_is_down_gives_a_page_and_the_way_back() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let browser = app.browser();
    let page = browser.get("/cie/accesso?level=2&next=%2Farea-personale").await;
    is_trouble_with(&page, StatusCode::SERVICE_UNAVAILABLE, "Il servizio CIE non risponde");
    assert!(page.text().contains("/accesso?next=%2Farea-personale"));
    // The administrator hears of it, and of whom it is about.
    let told: Vec<String> =
        sqlx::query_scalar("SELECT about FROM alarm").fetch_all(&app.db.owner).await.unwrap();
    assert!(told.len() == 1 && told[0].contains("127.0.0.1"), "{told:?}");
    let wrong = browser.get("/cie/accesso?level=9").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.text().contains("Errore 400"), "{}", wrong.text());
    let elsewhere = browser.get("/cie/accesso?next=https%3A%2F%2Fevil.example").await;
    assert!(!elsewhere.text().contains("evil.example"));
}

#[tokio::test]
async fn an_answer_without_a_login_of_its_own_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let browser = app.browser();
    for query in ["", "?code=a&state=guess&iss=x", "?error=access_denied", "?state="] {
        let page = browser.get(&format!("/cie/ritorno{query}")).await;
        is_trouble(&page, "Questo accesso è iniziato altrove");
    }
    // A login with SPID under way is none with CIE.
    let until = app.platform.now() + TimeDelta::minutes(5);
    let request = sign_in::Request {
        id: "_1",
        relay_state: "of-spid",
        browser: "",
        pending: &json!({ "a": 1 }),
        expires_at: until,
    };
    sign_in::remember_saml(&app.db.app, request).await.unwrap();
    is_trouble(&browser.get("/cie/ritorno?code=a&state=of-spid").await, "Questo accesso è iniziato altrove");
}

/// A login under way, as if the provider had been found; the name under which it is stored.
async fn begun(app: &TestApp, browser: &BrowserBinding) -> &'static str {
    let until = app.platform.now() + TimeDelta::minutes(5);
    let pending = json!({
        "request_id": "_cie",
        "state": "a-state",
        "issuer": "http://127.0.0.1:1/oidc/op",
        "level": 2,
        "request": "a.signed.request",
        "next": "/area-personale/messaggi",
        "browser": browser.as_str(),
        "expires_at": until,
        "nonce": "a nonce",
        "verifier": "a verifier",
    });
    let relay_state = "cie:a-state";
    let browser = browser.as_str();
    let request = sign_in::Request { id: "_cie", relay_state, browser, pending: &pending, expires_at: until };
    sign_in::remember_saml(&app.db.app, request).await.unwrap();
    relay_state
}

#[tokio::test]
async fn an_answer_that_is_reloaded_leads_where_it_led_before() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let (browser, stranger) = (app.browser(), app.browser());
    let secret = "a1".repeat(32);
    browser.set_cookie("spid", &secret);
    stranger.set_cookie("spid", &"b2".repeat(32));
    let (ours, now) = (BrowserBinding::of(&secret), app.platform.now());
    let login = begun(&app, &ours).await;
    let back = "/cie/ritorno?error=access_denied&state=a-state";
    // Nobody vouches for the provider now: that is no refusal, and uses nothing up.
    let down = browser.get(back).await;
    is_trouble_with(&down, StatusCode::SERVICE_UNAVAILABLE, "Il servizio CIE non risponde");
    assert!(down.text().contains("/accesso?next=%2Farea-personale%2Fmessaggi"), "the way back");
    sign_in::spend_saml(&app.db.app, "_cie", now).await.unwrap();
    let used = browser.get(back).await;
    is_trouble(&used, "Questo accesso è già stato usato");
    assert!(
        used.text().contains("href=\"/area-personale/messaggi\""),
        "on, for whoever is in: {}",
        used.text()
    );
    let elsewhere = stranger.get(back).await;
    is_trouble(&elsewhere, "Questo accesso è iniziato altrove");
    assert!(!elsewhere.text().contains("area-personale%2Fmessaggi"), "{}", elsewhere.text());

    let told = json!({ "door": "cie", "trouble": "rifiutato", "next": "/area-personale/messaggi" });
    let id = "0c".repeat(16);
    let ended = Ended { id: &id, browser: ours.as_str(), login: Some(login), told: &told };
    ended_logins::remember(&app.db.app, ended, now).await.unwrap();
    let address = format!("/accesso/esito/{id}");
    for time in ["first", "reloaded"] {
        assert_eq!(browser.get(back).await.location(), Some(address.clone()), "{time}");
        is_trouble(&browser.get(&address).await, "Non hai completato l’accesso con CIE");
    }
    is_trouble(&browser.get(&format!("{address}?lang=en")).await, "<html lang=\"en\"");
    assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_granted_is_revoked_later_while_the_provider_is_away_and_given_up_aloud() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let handlers = || {
        let portal = Portal::open(app.platform.clone()).unwrap();
        JobHandlers::new().on(RevokeHandler { portal })
    };
    let tokens = json!({
        "issuer": "http://127.0.0.1:1/oidc/op",
        "subject": "a citizen",
        "access_token": "a.b.c",
        "refresh_token": null,
    });
    revocations::ask(&app.db.app, &app.platform.own_context(), &tokens).await.unwrap();
    let count =
        async |sql: &'static str| -> i64 { sqlx::query_scalar(sql).fetch_one(&app.db.owner).await.unwrap() };
    let waiting =
        "SELECT count(*) FROM job WHERE queue = 'revoke_tokens' AND failed_at IS NULL AND done_at IS NULL";
    let (kept, told) = ("SELECT count(*) FROM token_revocation", "SELECT count(*) FROM alarm");
    app.work(handlers()).await;
    assert_eq!((count(waiting).await, count(kept).await, count(told).await), (1, 1, 0), "tried again");
    for _ in 1..RevokeTokens::MAX_ATTEMPTS {
        app.pass(TimeDelta::hours(7));
        app.work(handlers()).await;
    }
    assert_eq!((count(waiting).await, count(kept).await, count(told).await), (0, 0, 1), "given up");
}
