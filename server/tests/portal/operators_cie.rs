//! Operators who come in with CIE in its federation, and confirm with it who they are.

use app::routes::encode;
use axum::http::StatusCode;
use backend::operators::{Enable, FISCAL_CODE, enable};
use chrono::TimeDelta;
use domain::actor::Role;
use server::testing::Browser;

use crate::{
    cie_provider::{self, Federation, LEVEL_1, LEVEL_2, request},
    support::{GIULIA, House, to},
};

/// Of the same day of birth, and somebody else.
const ANOTHER: &str = "FRRGLI88C54F205V";
const SESSIONS: &str = "/console/sessioni";
const BUTTON: &str = "href=\"/operatori/cie?next=%2Fconsole%2Fsessioni\"";

async fn open(spid: &str) -> (Federation, House) {
    cie_provider::house(&[("SPORTELLO_OPERATORS__SPID", spid)]).await
}

async fn enabled(house: &House, subject: &str, name: &str) {
    let desk = "Sportello sociale di Pontelaro";
    let who = Enable { issuer: FISCAL_CODE, subject, name, desk, body: None, role: Role::FrontDesk };
    enable(&house.app.db.owner, &house.ctx(), who).await.unwrap();
}

/// Sets out from the operators' door; where to.
async fn begin(browser: &Browser<'_>) -> String {
    let away = browser.get(&format!("/operatori/cie?next={}", encode(SESSIONS))).await;
    assert_eq!(away.status, StatusCode::FOUND, "{}", away.text());
    away.header("location").to_owned()
}

/// Sets out and is authenticated as this person, at this level; the address to come back to.
async fn vouched(federation: &Federation, house: &House, browser: &Browser<'_>, who: (&str, &str)) -> String {
    federation.vouches(house, &begin(browser).await, who).await
}

/// The address of the page about a login that did not succeed.
#[track_caller]
fn told(address: &str) -> String {
    assert!(address.starts_with("/accesso/esito/"), "{address}");
    address.to_owned()
}

#[tokio::test]
async fn the_operators_door_offers_cie_where_it_is_set_up_and_they_may_use_it() {
    let door = format!("/operatori/accesso?next={}", encode(SESSIONS));
    let (_federation, house) = open("true").await;
    let browser = house.app.browser();
    let page = browser.get(&door).await.text();
    assert!(page.contains(BUTTON) && page.contains("Entra con CIE"), "{page}");
    let asked = request(&begin(&browser).await);
    assert_eq!(asked["acr_values"], LEVEL_2);
    assert_eq!(asked["prompt"], "consent login", "whoever had signed in before signs in again");

    let (_federation, house) = open("false").await;
    let browser = house.app.browser();
    assert!(!browser.get(&door).await.text().contains("/operatori/cie"));
    assert_eq!(browser.get("/operatori/cie").await.status, 404, "by hand neither");

    let house = House::with(&[("SPORTELLO_OPERATORS__SPID", "true")], &[]).await;
    let browser = house.app.browser();
    assert!(!browser.get(&door).await.text().contains("/operatori/cie"), "CIE is not set up");
    assert_eq!(browser.get("/operatori/cie").await.status, 404);
}

#[tokio::test]
async fn an_enabled_operator_comes_in_with_cie_of_level_two_and_nobody_else() {
    let (federation, house) = open("true").await;
    enabled(&house, GIULIA, "Nives Orlandi").await;
    let browser = house.app.browser();
    let back = vouched(&federation, &house, &browser, (GIULIA, LEVEL_1)).await;
    let weak = browser.get(&told(&to(&browser.get(&back).await))).await;
    assert_eq!(weak.status, 403);
    assert!(weak.text().contains("/operatori/accesso?next=%2Fconsole%2Fsessioni"), "{}", weak.text());
    assert_ne!(browser.get(SESSIONS).await.status, 200, "a password is not enough");

    let back = vouched(&federation, &house, &browser, (ANOTHER, LEVEL_2)).await;
    let nobody = told(&to(&browser.get(&back).await));
    for time in ["first", "reloaded"] {
        let page = browser.get(&nobody).await;
        assert_eq!(page.status, 403, "{time}");
        assert!(page.text().contains("nessuno ha abilitato il tuo codice fiscale"), "{}", page.text());
        assert!(page.text().contains("Chiedi a chi amministra il portale"), "{}", page.text());
    }
    assert_ne!(browser.get(SESSIONS).await.status, 200);

    let back = vouched(&federation, &house, &browser, (GIULIA, LEVEL_2)).await;
    assert_eq!(to(&browser.get(&back).await), SESSIONS);
    let page = browser.get(SESSIONS).await;
    assert!(page.status == 200 && page.text().contains("Nives Orlandi"), "{}", page.text());
    assert_eq!(to(&browser.get(&back).await), SESSIONS, "reloaded");
    let stranger = house.app.browser().visit(&back).await;
    assert_eq!(stranger.status, 403, "in another browser the address opens nothing");
    let accepted = "SELECT count(*) FROM saml_transaction WHERE outcome = 'accepted'";
    assert_eq!(house.count(accepted).await, 2, "both are in the register");
    let given_back = "SELECT count(*) FROM token_revocation";
    assert_eq!(house.count(given_back).await, 2, "what was granted is not kept");
    let citizens = "SELECT count(*) FROM account WHERE fiscal_code = 'FRRGLI88C54M990P'";
    assert_eq!(house.count(citizens).await, 0, "nobody became a citizen");
}

#[tokio::test]
async fn another_person_confirms_nothing_with_cie() {
    let (federation, house) = open("true").await;
    enabled(&house, GIULIA, "Nives Orlandi").await;
    enabled(&house, ANOTHER, "Bruna Sala").await;
    let browser = house.app.browser();
    let back = vouched(&federation, &house, &browser, (GIULIA, LEVEL_2)).await;
    assert_eq!(to(&browser.get(&back).await), SESSIONS);

    house.app.pass(TimeDelta::minutes(6));
    let confirm = format!("/operatori/conferma?next={}&entra=si", encode(SESSIONS));
    assert!(browser.get(&confirm).await.text().contains(BUTTON), "the ways to confirm");
    let back = vouched(&federation, &house, &browser, (ANOTHER, LEVEL_2)).await;
    let other = told(&to(&browser.get(&back).await));
    assert_eq!(to(&browser.get(&back).await), other, "reloaded");
    assert!(browser.get(&other).await.text().contains("Ha confermato un’altra persona"));
    let page = browser.get(SESSIONS).await.text();
    assert!(page.contains("Nives Orlandi") && !page.contains("Bruna Sala"), "nobody changed places");

    assert_eq!(browser.get(&confirm).await.status, 200);
    let back = vouched(&federation, &house, &browser, (GIULIA, LEVEL_2)).await;
    assert_eq!(to(&browser.get(&back).await), SESSIONS);
}
