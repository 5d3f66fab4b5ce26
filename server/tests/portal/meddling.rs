//! Somebody else meddles with a login: with the code of another one, with a refusal that nobody spoke.

use app::routes::encode;
use axum::http::StatusCode;
use server::testing::Browser;

use crate::{
    cie_provider::{self, LEVEL_2, request},
    support::{GIULIA, to},
};

const NEXT: &str = "/area-personale/messaggi";

/// Sets out for CIE as a citizen; where to.
async fn begin(browser: &Browser<'_>) -> String {
    let away = browser.get(&format!("/cie/accesso?level=2&next={}", encode(NEXT))).await;
    assert_eq!(away.status, StatusCode::FOUND, "{}", away.text());
    away.header("location").to_owned()
}

/// The state of the login that set out to `asked`, as it stands in addresses.
fn state(asked: &str) -> String {
    encode(request(asked)["state"].as_str().unwrap())
}

async fn is_in(browser: &Browser<'_>) -> bool {
    browser.get(NEXT).await.status == StatusCode::OK
}

#[tokio::test]
async fn a_code_of_another_login_lets_nobody_in_and_its_owner_is_not_hindered() {
    let (federation, house) = cie_provider::house(&[]).await;
    let (giulia, browser) = (house.app.browser(), house.app.browser());
    let (hers, ours) = (begin(&giulia).await, begin(&browser).await);
    let back = federation.vouches(&house, &hers, (GIULIA, LEVEL_2)).await;
    // Browser, state and issuer are right; only the verifier is of another login than the code.
    let injected = back.replace(&state(&hers), &state(&ours));
    assert_ne!(injected, back);
    let page = browser.visit(&injected).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.text().contains("Non siamo sicuri che sia tu"), "{}", page.text());
    assert!(!is_in(&browser).await);
    let refused = "SELECT count(*) FROM saml_transaction WHERE outcome = 'token-code'";
    assert_eq!(house.count(refused).await, 1, "it was the provider who refused");
    assert_eq!(to(&giulia.get(&back).await), NEXT);
    assert!(is_in(&giulia).await);
}
