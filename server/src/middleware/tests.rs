//! What surrounds every page.

use std::fmt::Write as _;

use axum::{
    Extension, Router,
    body::Body,
    extract::Multipart,
    http::{Method, StatusCode, header},
    response::Html,
    routing::{get, post},
};
use serde::Deserialize;

use super::{
    body,
    csrf::{CsrfForm, CsrfHeader, CsrfMultipart, FormToken},
    headers::{Nonce, Policy},
    request::RequestId,
};
use crate::{session::Session, testing::TestApp};

#[derive(Deserialize)]
struct Words {
    said: String,
}

async fn form(session: Session, FormToken(token): FormToken) -> Html<String> {
    session.remember("seen", &true).await.unwrap();
    Html(format!("<form><input name=\"_csrf\" value=\"{token}\"></form>"))
}

async fn say(CsrfForm(words): CsrfForm<Words>) -> String {
    words.said
}

async fn pairs(CsrfForm(pairs): CsrfForm<Vec<(String, String)>>) -> String {
    format!("{pairs:?}")
}

async fn upload(CsrfMultipart(mut parts): CsrfMultipart) -> String {
    let field = parts.next_field().await.unwrap().unwrap();
    field.text().await.unwrap()
}

async fn bare_upload(mut parts: Multipart) -> StatusCode {
    loop {
        match parts.next_field().await {
            Ok(None) => return StatusCode::OK,
            Ok(Some(field)) => {
                if field.bytes().await.is_err() {
                    return StatusCode::PAYLOAD_TOO_LARGE;
                }
            }
            Err(_) => return StatusCode::PAYLOAD_TOO_LARGE,
        }
    }
}

async fn panic_now() -> &'static str {
    panic!("a secret thing")
}

fn pages() -> Router {
    Router::new()
        .route("/form", get(form))
        .route("/say", post(say))
        .route("/pairs", post(pairs))
        .route("/upload", post(upload))
        .merge(body::uploads(Router::new().route("/large", post(bare_upload)), 1_000_000))
        .route("/small", post(bare_upload))
        .route("/script", post(|_: CsrfHeader| async { "well" }))
        .route("/spid/acs", post(|| async { "from elsewhere" }))
        .route("/panic", get(panic_now))
        .route("/nonce", get(|Nonce(nonce): Nonce| async { nonce }))
        .route("/number", get(|RequestId(id): RequestId| async move { id.to_string() }))
        .route("/to-provider", get(to_provider))
        .route("/document", get(|| async { (Extension(Policy::document()), "a document") }))
        .fallback(|| async { StatusCode::NOT_FOUND })
}

async fn to_provider() -> (Extension<Policy>, Html<&'static str>) {
    let address = "https://idp.example/sso?x=1".parse().unwrap();
    (Extension(Policy::form_to(&address)), Html("<p>"))
}

async fn app() -> TestApp {
    TestApp::new(|_| pages()).await
}

#[tokio::test]
async fn a_form_with_its_token_is_read_and_without_it_is_not() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/form").await;
    browser.get("/form").await;
    assert_eq!(browser.post("/say", &[("said", "ciao")]).await.text(), "ciao");
    let refused = browser.post_raw("/say", &[("said", "ciao")], "same-origin").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("Questa pagina è scaduta"));
    let wrong = "0".repeat(128);
    let refused = browser.post_raw("/say", &[("_csrf", &wrong), ("said", "ciao")], "same-origin").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_token_is_different_each_time_and_of_one_session_only() {
    let app = app().await;
    let (one, other) = (app.browser(), app.browser());
    for browser in [&one, &other] {
        browser.get("/form").await;
        browser.get("/form").await;
    }
    let first = one.token();
    one.get("/form").await;
    assert_ne!(first, one.token());
    let stolen = one.token();
    let refused = other.post_raw("/say", &[("_csrf", &stolen), ("said", "x")], "same-origin").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(one.post_raw("/say", &[("_csrf", &first), ("said", "x")], "none").await.text(), "x");
}

#[tokio::test]
async fn other_sites_are_refused_even_with_a_token_except_where_they_belong() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/form").await;
    browser.get("/form").await;
    let token = browser.token();
    for site in ["cross-site", "same-site", "nonsense"] {
        let refused = browser.post_raw("/say", &[("_csrf", &token), ("said", "x")], site).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{site}");
    }
    assert_eq!(browser.post_raw("/spid/acs", &[], "cross-site").await.text(), "from elsewhere");
}

#[tokio::test]
async fn an_older_browser_says_its_origin() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/form").await;
    browser.get("/form").await;
    let body = format!("_csrf={}&said=x", browser.token());
    for (origin, status) in [
        (Some("http://localhost:8080"), StatusCode::OK),
        (Some("http://evil.example"), StatusCode::FORBIDDEN),
        (Some("null"), StatusCode::FORBIDDEN),
        (None, StatusCode::FORBIDDEN),
    ] {
        let mut request = browser
            .request(Method::POST, "/say")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        let answer = browser.send(request.body(Body::from(body.clone()))).await;
        assert_eq!(answer.status, status, "{origin:?}");
    }
}

#[tokio::test]
async fn a_form_keeps_repeated_names_and_loses_nul() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/form").await;
    browser.get("/form").await;
    let answer = browser.post("/pairs", &[("a", "1"), ("a", "2"), ("b", "x\0y<&>")]).await;
    assert_eq!(answer.text(), r#"[("a", "1"), ("a", "2"), ("b", "xy<&>")]"#);
}

fn multipart(parts: &[(&str, &str)]) -> String {
    let mut body = String::new();
    for (name, value) in parts {
        write!(body, "--seam\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").unwrap();
    }
    body + "--seam--\r\n"
}

#[tokio::test]
async fn a_form_with_files_carries_its_token_first_or_in_the_header() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/form").await;
    browser.get("/form").await;
    let token = browser.token();
    let post = |body: String, header_token: Option<&str>| {
        let mut request = browser
            .request(Method::POST, "/upload")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=seam");
        if let Some(token) = header_token {
            request = request.header("x-csrf-token", token);
        }
        browser.send(request.body(Body::from(body)))
    };
    let first = post(multipart(&[("_csrf", &token), ("file", "content")]), None).await;
    assert_eq!(first.text(), "content");
    let header = post(multipart(&[("file", "content")]), Some(&token)).await;
    assert_eq!(header.text(), "content");
    let late = post(multipart(&[("file", "content"), ("_csrf", &token)]), None).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    let endless = post(multipart(&[("_csrf", &"0".repeat(5000))]), None).await;
    assert_eq!(endless.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_script_sends_the_token_in_its_header() {
    let app = app().await;
    let browser = app.browser();
    browser.get("/form").await;
    browser.get("/form").await;
    let token = browser.token();
    let send = |token: &str| {
        let request = browser.request(Method::POST, "/script").header("sec-fetch-site", "same-origin");
        browser.send(request.header("x-csrf-token", token).body(Body::empty()))
    };
    assert_eq!(send(&token).await.status, StatusCode::OK);
    assert_eq!(send("").await.status, StatusCode::FORBIDDEN);
    assert_eq!(send("zz").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_route_has_its_own_limit() {
    let app = app().await;
    let browser = app.browser();
    let send = |path: &'static str| {
        let request = browser
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=seam");
        browser.send(request.body(Body::from(multipart(&[("file", &"x".repeat(900_000))]))))
    };
    assert_eq!(send("/large").await.status, StatusCode::OK);
    let refused = send("/small").await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.text().contains("Troppo grande"), "a bare status gets a page");
}

#[tokio::test]
async fn headers_allow_nothing_but_what_a_page_needs() {
    let app = app().await;
    let browser = app.browser();
    let answer = browser.get("/nonce").await;
    let nonce = answer.text();
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(
        policy.contains(&format!("script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'")),
        "{policy}"
    );
    assert!(policy.contains("form-action 'self';") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval'\u{0}"), "{policy}");
    assert_ne!(nonce, browser.get("/nonce").await.text(), "a nonce is used once");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-cache"),
        ("strict-transport-security", ""),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    let provider = browser.get("/to-provider").await;
    assert!(provider.header("content-security-policy").contains("form-action 'self' https://idp.example;"));
    let document = browser.get("/document").await;
    assert!(document.header("content-security-policy").contains("frame-ancestors 'self'"));
    assert!(!document.header("content-security-policy").contains("script-src"));
    assert_eq!(document.header("x-frame-options"), "SAMEORIGIN");
}

#[tokio::test]
async fn pages_of_a_session_are_kept_by_nobody() {
    let app = app().await;
    let browser = app.browser();
    assert_eq!(browser.get("/form").await.header("cache-control"), "no-store", "the cookie is set");
    assert_eq!(browser.get("/nonce").await.header("cache-control"), "no-store", "the cookie is sent");
}

#[tokio::test]
async fn with_tls_browsers_are_told_to_insist() {
    let settings = [("SPORTELLO_BASE_URL", "https://sportello.example")];
    let app = TestApp::with(&settings, |platform| crate::compose(platform, pages())).await;
    let browser = app.browser();
    let answer = browser.get("/form").await;
    assert_eq!(answer.header("strict-transport-security"), "max-age=63072000");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-sportello="), "{cookie}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{part} is not in {cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Max-Age"), "{cookie}");
}

#[tokio::test]
async fn a_panic_loses_one_page_and_tells_nothing() {
    let app = app().await;
    let browser = app.browser();
    let answer = browser.get("/panic").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text().contains("Qualcosa non ha funzionato") && !answer.text().contains("secret"));
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(browser.get("/nonce").await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_has_a_number_of_ours() {
    let app = app().await;
    let browser = app.browser();
    let request = browser.request(Method::GET, "/number").header("x-request-id", "forged");
    let answer = browser.send(request.body(Body::empty())).await;
    assert_eq!(answer.header("x-request-id"), answer.text());
    assert!(!answer.header("x-request-id").contains("forged"));
    let missing = browser.get("/nothing").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.text().contains("Pagina non trovata"));
    assert!(!missing.header("x-request-id").is_empty());
}

#[tokio::test]
async fn health_tells_a_stopped_database_and_recovers() {
    let app = app().await;
    let browser = app.browser();
    assert_eq!(browser.get("/health/live").await.status, StatusCode::OK);
    let ready = browser.get("/health/ready").await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.text());
    app.db.goes_away().await;
    let down = browser.get("/health/ready").await;
    assert_eq!(down.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(down.text().contains("\"database\":false"), "{}", down.text());
    browser.set_cookie("sportello", "AAAAAAAAAAAAAAAAAAAAAA");
    let page = browser.get("/form").await;
    assert!(page.status.is_server_error(), "{}", page.status);
    assert!(page.text().contains("<h1>"), "an error has a page");
    assert_eq!(browser.get("/health/live").await.status, StatusCode::OK);
    app.db.comes_back().await;
    let ready = browser.get("/health/ready").await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.text());
}
