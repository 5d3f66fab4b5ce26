//! Operators who come in with SPID, and confirm with it who they are.

use app::routes::encode;
use backend::operators::{Enable, FISCAL_CODE, enable};
use chrono::TimeDelta;
use domain::actor::Role;
use identity::saml::PendingRequest;
use server::testing::Browser;

use super::{Door, post, post_only, told};
use crate::{
    provider::ENTITY,
    stage::IDP_KEY,
    support::{GIULIA, to},
};

/// Of the same day of birth, and somebody else.
const ANOTHER: &str = "FRRGLI88C54F205V";
const SESSIONS: &str = "/console/sessioni";

/// Sets out from the operators' door for the provider.
async fn begin(door: &Door, browser: &Browser<'_>) -> PendingRequest {
    let next = encode(SESSIONS);
    let away = browser.get(&format!("/operatori/spid?idp={}&next={next}", encode(ENTITY))).await;
    assert_eq!(away.status, 302, "{}", away.text());
    door.pending(&away).await
}

/// Enables somebody who enters with this codice fiscale.
pub async fn enabled(door: &Door, subject: &str, name: &str) {
    let desk = "Sportello sociale di Pontelaro";
    let who = Enable { issuer: FISCAL_CODE, subject, name, desk, body: None, role: Role::FrontDesk };
    enable(&door.house.app.db.owner, &door.house.ctx(), who).await.unwrap();
}

#[tokio::test]
async fn whoever_is_no_operator_reads_it_at_an_address_of_its_own() {
    let door = Door::with(&[("SPORTELLO_OPERATORS__SPID", "true")], &[&IDP_KEY]).await;
    let browser = door.house.app.browser();
    let pending = begin(&door, &browser).await;
    let told = told(&post_only(&browser, &pending.relay_state, &door.good(&pending)).await);
    for time in ["first", "reloaded"] {
        assert_eq!(browser.get(&told).await.status, 403, "{time}");
    }
    let invented = browser.get("/accesso/esito/operatore-sconosciuto").await;
    assert_eq!(invented.status, 404, "of no login");
}

#[tokio::test]
async fn another_person_confirms_nothing() {
    let door = Door::with(&[("SPORTELLO_OPERATORS__SPID", "true")], &[&IDP_KEY]).await;
    enabled(&door, GIULIA, "Nives Orlandi").await;
    enabled(&door, ANOTHER, "Bruna Sala").await;
    let browser = door.house.app.browser();
    let pending = begin(&door, &browser).await;
    let entered = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!(to(&entered), SESSIONS);

    door.house.app.pass(TimeDelta::minutes(6));
    let confirm = format!("/operatori/conferma?next={}&entra=si", encode(SESSIONS));
    assert_eq!(browser.get(&confirm).await.status, 200, "the providers of SPID");
    let pending = begin(&door, &browser).await;
    let answer = door.answer(&pending).assertion(GIULIA, ANOTHER);
    let told = told(&post_only(&browser, &pending.relay_state, &door.seal(&answer, &IDP_KEY)).await);
    for time in ["first", "reloaded"] {
        let other = browser.get(&told).await;
        assert_eq!(other.status, 403, "{time}");
        assert!(other.text().contains("Ha confermato un’altra persona"), "{time}");
    }
    let stranger = door.house.app.browser().get(&told).await;
    assert_eq!(stranger.status, 404, "nobody else is told that they are still in");
    let page = browser.get(SESSIONS).await.text();
    assert!(page.contains("Nives Orlandi") && !page.contains("Bruna Sala"), "nobody changed places");

    assert_eq!(browser.get(&confirm).await.status, 200);
    let pending = begin(&door, &browser).await;
    let confirmed = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!(to(&confirmed), SESSIONS);
    // At the door, and not to confirm, another person comes in as ever.
    let pending = begin(&door, &browser).await;
    let answer = door.answer(&pending).assertion(GIULIA, ANOTHER);
    let entered = post(&browser, &pending.relay_state, &door.seal(&answer, &IDP_KEY)).await;
    assert_eq!(to(&entered), SESSIONS);
    assert!(browser.get(SESSIONS).await.text().contains("Bruna Sala"));
}
