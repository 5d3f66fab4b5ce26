//! The door of CIE where it is set up, while the federation is away. A login through a real
//! federation is in `end2end/federation`.

use std::path::Path;

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

use crate::support::House;

/// A key of the anchor: any public key will do, for nobody answers.
const ANCHOR_KEYS: &str = r#"{"keys":[{"kty":"EC","kid":"a","crv":"P-256","x":"AA","y":"AA"}]}"#;

const PROVIDER: &str = "http://127.0.0.1:1/oidc/op";
const ACCESS: &str = "an-access-token-of-the-test";
const REFRESH: &str = "a-refresh-token-of-the-test";

async fn portal(folder: &TempDir) -> TestApp {
    let var = folder.path();
    std::fs::create_dir_all(var.join("demo/idp")).unwrap();
    std::fs::write(var.join("demo/oidc-client-secret"), "a secret of the test").unwrap();
    let federation = federation(var);
    let mut settings = vec![("SPORTELLO_VAR", var.to_str().unwrap())];
    settings.extend(federation.iter().map(|(name, value)| (*name, value.as_str())));
    TestApp::with(&settings, |platform| {
        compose(platform, pages::routes(Portal::open(platform.clone()).unwrap()))
    })
    .await
}

async fn house(folder: &TempDir) -> House {
    let federation = federation(folder.path());
    let settings: Vec<(&str, &str)> =
        federation.iter().map(|(name, value)| (*name, value.as_str())).collect();
    House::with(&settings, &[]).await
}

/// The settings of a portal that is set up for a federation in which nobody answers.
pub fn federation(folder: &Path) -> [(&'static str, String); 3] {
    let anchor = folder.join("anchor.json");
    std::fs::write(&anchor, ANCHOR_KEYS).unwrap();
    [
        // Nobody listens there.
        ("SPORTELLO_CIE__PROVIDER", PROVIDER.to_owned()),
        ("SPORTELLO_CIE__TRUST_ANCHORS", "http://127.0.0.1:1".to_owned()),
        ("SPORTELLO_CIE__TRUST_ANCHOR_KEY_FILES", anchor.display().to_string()),
    ]
}

/// The address of the page about a login that did not succeed.
#[track_caller]
fn led(sent: &Answer) -> String {
    let to = sent.location().unwrap_or_default();
    assert!(
        sent.status == StatusCode::SEE_OTHER && to.starts_with("/accesso/esito/"),
        "{} {to}",
        sent.status
    );
    to
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
    let told_at = led(&browser.get("/cie/accesso?level=2&next=%2Farea-personale").await);
    let page = browser.get(&told_at).await;
    is_trouble_with(&page, StatusCode::SERVICE_UNAVAILABLE, "Il servizio CIE non risponde");
    assert!(page.text().contains("/accesso?next=%2Farea-personale"));
    // Another language is that of this page, not of the door.
    let english = format!("{told_at}?lang=en");
    assert!(page.text().contains(&format!("href=\"{english}\"")), "{}", page.text());
    let page = browser.get(&english).await;
    is_trouble_with(&page, StatusCode::SERVICE_UNAVAILABLE, "The CIE service does not answer");
    assert!(page.text().contains("/accesso?next=%2Farea-personale"), "the way back");
    assert_eq!(app.browser().get(&told_at).await.status, StatusCode::NOT_FOUND, "nobody else reads it");
    browser.get("/?lang=it").await;
    // The administrator hears of it, and of whom it is about.
    let told: Vec<String> =
        sqlx::query_scalar("SELECT about FROM alarm").fetch_all(&app.db.owner).await.unwrap();
    assert!(told.len() == 1 && told[0].contains("127.0.0.1"), "{told:?}");
    let wrong = browser.get("/cie/accesso?level=9").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.text().contains("Errore 400"), "{}", wrong.text());
    let elsewhere = browser.visit("/cie/accesso?next=https%3A%2F%2Fevil.example").await;
    is_trouble_with(&elsewhere, StatusCode::SERVICE_UNAVAILABLE, "Il servizio CIE non risponde");
    assert!(!elsewhere.text().contains("evil.example"));
}

#[tokio::test]
async fn an_answer_without_a_login_of_its_own_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let browser = app.browser();
    for query in ["", "?code=a&state=guess&iss=x", "?error=access_denied", "?state="] {
        let page = browser.visit(&format!("/cie/ritorno{query}")).await;
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
    is_trouble(
        &browser.visit("/cie/ritorno?code=a&state=of-spid").await,
        "Questo accesso è iniziato altrove",
    );
}

#[tokio::test]
async fn a_flood_of_answers_to_nothing_is_not_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let browser = app.browser();
    let mut remembered = 0;
    let page = loop {
        let answer = browser.get("/cie/ritorno?code=a&state=guess").await;
        if answer.location().is_none() {
            break answer;
        }
        remembered += 1;
        assert!(remembered < 60, "each of them is remembered");
    };
    is_trouble(&page, "Questo accesso è iniziato altrove");
    let rows: i64 =
        sqlx::query_scalar("SELECT count(*) FROM login_outcome").fetch_one(&app.db.owner).await.unwrap();
    assert!(rows == remembered && rows > 0, "{rows} of {remembered}");
}

/// A login under way, as if the provider had been found; the name under which it is stored.
pub async fn begun(app: &TestApp, browser: &BrowserBinding, municipality: Option<&str>) -> &'static str {
    let until = app.platform.now() + TimeDelta::minutes(5);
    let pending = json!({
        "municipality": municipality,
        "request_id": "_cie",
        "state": "a-state",
        "issuer": PROVIDER,
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
    let login = begun(&app, &ours, None).await;
    let back = "/cie/ritorno?error=access_denied&state=a-state";
    // Nobody vouches for the provider now: that is no refusal, and uses nothing up.
    let down = browser.visit(back).await;
    is_trouble_with(&down, StatusCode::SERVICE_UNAVAILABLE, "Il servizio CIE non risponde");
    assert!(down.text().contains("/accesso?next=%2Farea-personale%2Fmessaggi"), "the way back");
    sign_in::spend_saml(&app.db.app, "_cie", now).await.unwrap();
    let used = browser.visit(back).await;
    is_trouble(&used, "Questo accesso è già stato usato");
    assert!(
        used.text().contains("href=\"/area-personale/messaggi\""),
        "on, for whoever is in: {}",
        used.text()
    );
    let elsewhere = stranger.visit(back).await;
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
async fn an_answer_that_this_browser_did_not_ask_for_blames_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let (browser, stranger) = (app.browser(), app.browser());
    let secret = "d4".repeat(32);
    browser.set_cookie("spid", &secret);
    stranger.set_cookie("spid", &"e5".repeat(32));
    begun(&app, &BrowserBinding::of(&secret), None).await;
    let blamed = async || -> Vec<String> {
        sqlx::query_scalar("SELECT about FROM alarm").fetch_all(&app.db.owner).await.unwrap()
    };
    let forged = ["error=server_error", "code=a&iss=https%3A%2F%2Fother.example"];
    for said in forged {
        for (who, state) in [(&stranger, "a-state"), (&browser, "guess")] {
            let page = who.visit(&format!("/cie/ritorno?{said}&state={state}")).await;
            is_trouble(&page, "Questo accesso è iniziato altrove");
        }
    }
    assert_eq!(blamed().await, [""; 0], "no login of theirs");
    for said in forged {
        let page = browser.visit(&format!("/cie/ritorno?{said}&state=a-state")).await;
        is_trouble_with(&page, StatusCode::SERVICE_UNAVAILABLE, "Il servizio CIE non risponde");
    }
    assert_eq!(blamed().await, [PROVIDER], "the one that was asked, whoever the answer names");
}

/// What a provider granted.
fn tokens() -> serde_json::Value {
    json!({
        "issuer": PROVIDER,
        "subject": "a citizen",
        "access_token": ACCESS,
        "refresh_token": REFRESH,
    })
}

/// The tables in which these words stand, as text or as bytes.
async fn tables_with(house: &House, words: &str) -> Vec<String> {
    let owner = &house.app.db.owner;
    let tables = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(owner).await.unwrap();
    let mut found = Vec::new();
    for table in tables {
        let rows = format!(
            "SELECT count(*) FROM {table} AS a_row WHERE position($1 IN a_row::text) > 0 OR position($2 IN a_row::text) > 0"
        );
        let (text, bytes) = (words.to_owned(), hex::encode(words));
        let rows: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(rows))
            .bind(text)
            .bind(bytes)
            .fetch_one(owner)
            .await
            .unwrap();
        if rows > 0 {
            found.push(table);
        }
    }
    found
}

#[tokio::test]
async fn what_was_granted_stands_nowhere_in_the_clear_and_is_given_back_on_leaving() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder).await;
    let browser = house.browser_of(&house.giulia().await).await;
    let owner = &house.app.db.owner;
    // As the answer of the provider leaves it behind.
    let session: String = sqlx::query_scalar("SELECT id FROM session").fetch_one(owner).await.unwrap();
    let sealed = revocations::seal(&house.portal.register, &session, [7; 12], &tokens()).unwrap();
    sqlx::query("UPDATE session SET data = jsonb_set(data, '{cie}', $1)")
        .bind(serde_json::to_value(&sealed).unwrap())
        .execute(owner)
        .await
        .unwrap();
    assert!(tables_with(&house, "Ferrante").await.contains(&"session".to_owned()), "what is there is found");
    browser.get("/").await;
    assert_eq!(browser.post("/uscita", &[]).await.location().as_deref(), Some("/uscita"));
    assert_eq!(house.count("SELECT count(*) FROM token_revocation").await, 1);
    for token in [ACCESS, REFRESH] {
        assert_eq!(tables_with(&house, token).await, [""; 0], "{token}");
    }
    // The job opens them: it asks the provider, which is away, and will again.
    let portal = house.portal.clone();
    house.app.work(JobHandlers::new().on(RevokeHandler { portal })).await;
    let again =
        "SELECT count(*) FROM job WHERE queue = 'revoke_tokens' AND failed_at IS NULL AND done_at IS NULL";
    assert_eq!(house.count(again).await, 1);
}

#[tokio::test]
async fn tokens_of_another_session_are_not_given_back_and_whoever_leaves_has_left() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder).await;
    let browser = house.browser_of(&house.giulia().await).await;
    let sealed = revocations::seal(&house.portal.register, "another session", [7; 12], &tokens()).unwrap();
    // As an earlier version kept them, too.
    for kept in [serde_json::to_value(&sealed).unwrap(), tokens()] {
        sqlx::query("UPDATE session SET data = jsonb_set(data, '{cie}', $1)")
            .bind(kept)
            .execute(&house.app.db.owner)
            .await
            .unwrap();
        browser.get("/").await;
        assert_eq!(browser.post("/uscita", &[]).await.location().as_deref(), Some("/uscita"));
        assert_eq!(browser.get("/area-personale").await.status, StatusCode::SEE_OTHER, "out");
        assert_eq!(house.count("SELECT count(*) FROM token_revocation").await, 0);
        house.enter(&browser, &house.giulia().await).await;
    }
}

#[tokio::test]
async fn what_was_granted_is_revoked_later_while_the_provider_is_away_and_given_up_aloud() {
    let folder = tempfile::tempdir().unwrap();
    let app = portal(&folder).await;
    let handlers = || {
        let portal = Portal::open(app.platform.clone()).unwrap();
        JobHandlers::new().on(RevokeHandler { portal })
    };
    let (keys, tokens) = (&app.platform.secrets.register, tokens());
    revocations::ask(&app.db.app, &app.platform.own_context(), keys, &tokens).await.unwrap();
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
