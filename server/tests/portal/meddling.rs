//! Somebody else meddles with a login: with the code of another one, with a refusal that nobody spoke.

use app::routes::encode;
use axum::http::StatusCode;
use server::testing::Browser;

use crate::{
    cie_provider::{self, LEVEL_2, request},
    oidc_provider::Provider,
    operators,
    support::{GIULIA, to},
};

/// The operators' door.
const DOOR: &str = "/operatori/accesso";
/// Where the citizens of the tests want to go.
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

/// That address with a refusal in place of the code, and words of whoever made it up.
fn refusal(back: &str) -> String {
    let made_up = back.replace("code=c&", "error=access_denied&error_description=Chiama%20Zanzibar&");
    assert_ne!(made_up, back);
    made_up
}

/// That address with another issuer, or none.
fn from(issuer: Option<&str>, back: &str) -> String {
    let (rest, _) = back.rsplit_once("&iss=").unwrap();
    issuer.map_or_else(|| rest.to_owned(), |issuer| format!("{rest}&iss={}", encode(issuer)))
}

#[tokio::test]
async fn a_refusal_of_another_browser_or_provider_leaves_a_login_with_cie_to_its_owner() {
    let (federation, house) = cie_provider::house(&[]).await;
    let (browser, stranger) = (house.app.browser(), house.app.browser());
    begin(&stranger).await;
    let asked = begin(&browser).await;
    let back = federation.vouches(&house, &asked, (GIULIA, LEVEL_2)).await;
    let made_up = refusal(&back);
    for (who, forged, words) in [
        (&stranger, made_up.clone(), "Questo accesso è iniziato altrove"),
        (&browser, made_up.replace(&state(&asked), "guess"), "Questo accesso è iniziato altrove"),
        (&browser, from(Some("https://evil.example"), &made_up), "Non siamo sicuri che sia tu"),
    ] {
        let page = who.visit(&forged).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{forged}");
        assert!(page.text().contains(words) && !page.text().contains("Zanzibar"), "{}", page.text());
    }
    assert_eq!(to(&browser.get(&back).await), NEXT);
    assert!(is_in(&browser).await);
}

#[tokio::test]
async fn a_refusal_by_cie_is_told_in_our_words_and_ends_the_login() {
    let (federation, house) = cie_provider::house(&[]).await;
    let browser = house.app.browser();
    for named in [true, false] {
        let asked = begin(&browser).await;
        let back = federation.vouches(&house, &asked, (GIULIA, LEVEL_2)).await;
        let refused = if named { refusal(&back) } else { from(None, &refusal(&back)) };
        for address in [&refused, &back] {
            let page = browser.visit(address).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{address}");
            assert!(page.text().contains("Non hai completato l’accesso con CIE"), "{}", page.text());
            assert!(!page.text().contains("Zanzibar"), "words out of the address: {}", page.text());
        }
    }
    assert!(!is_in(&browser).await);
}

/// Sets out as an operator for the only provider; where to.
async fn begin_as_operator(browser: &Browser<'_>) -> String {
    to(&browser.get(&format!("{DOOR}?entra=si&fornitore=alfa")).await)
}

#[tokio::test]
async fn a_refusal_that_this_browser_did_not_ask_for_leaves_a_login_of_operators_alone() {
    let provider = Provider::open().await;
    let house = operators::house(&[("alfa", &provider)]).await;
    operators::enable(&house, &provider.issuer, "nives", operators::GENERAL).await;
    let (browser, stranger) = (house.app.browser(), house.app.browser());
    begin_as_operator(&stranger).await;
    let asked = begin_as_operator(&browser).await;
    let back = provider.answers(&asked, "nives", house.app.platform.now(), &[]);
    let made_up = refusal(&back);
    assert_eq!(to(&stranger.get(&made_up).await), DOOR, "another browser");
    let guessed = made_up.replace("&state=", "&state=x");
    assert_eq!(to(&browser.get(&guessed).await), DOOR, "a state that nobody drew");
    assert_eq!(to(&browser.get(&back).await), "/console", "the login under way is as it was");
}

#[tokio::test]
async fn a_refusal_of_operators_is_the_providers_only_with_its_name_and_told_in_our_words() {
    let provider = Provider::open().await;
    let house = operators::house(&[("alfa", &provider)]).await;
    let browser = house.app.browser();
    let back = async || {
        let asked = begin_as_operator(&browser).await;
        refusal(&provider.answers(&asked, "nives", house.app.platform.now(), &[]))
    };
    for issuer in [None, Some("https://evil.example")] {
        let page = browser.get(&from(issuer, &back().await)).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{issuer:?}");
        assert!(!page.text().contains("Zanzibar"), "{}", page.text());
    }
    let told = "SELECT times FROM alarm WHERE code = 'oidc-provider-mismatch'";
    assert_eq!(house.count(told).await, 2, "somebody passes for the provider");
    let page = browser.get(&back().await).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.text().contains("Non sei entrato") && !page.text().contains("Zanzibar"), "{}", page.text());
}
