//! Leaving: here, at the provider, and when the provider says so.

use std::io::Read as _;

use axum::{body::Body, http::Method};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::TimeDelta;
use openssl::{hash::MessageDigest, sign::Verifier, x509::X509};
use server::testing::{Answer as Page, Browser};

use super::{Door, HOME, NEXT, is_in, post, ways::aggregator};
use crate::{
    provider::{ENTITY, RSA_SHA256},
    slo::{self, status},
    stage::{FOREIGN_KEY, IDP_KEY, encode},
};

/// Somebody signs in at level 1; name and index are the provider's.
async fn enter(door: &Door, browser: &Browser<'_>, name: &str, index: &str) {
    let pending = door.begin(browser, 1, NEXT).await;
    let session = format!("<saml:AuthnStatement SessionIndex=\"{index}\" ");
    let answer = door
        .answer(&pending)
        .assertion("> _name <", &format!("> {name} <"))
        .assertion("<saml:AuthnStatement ", &session);
    let page = post(browser, &pending.relay_state, &door.seal(&answer, &IDP_KEY)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
    assert!(is_in(browser).await);
}

/// The message within the query of an address.
fn message(address: &str, parameter: &str) -> (String, String) {
    let url = url::Url::parse(address).unwrap();
    let value = |wanted: &str| {
        url.query_pairs()
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    let bytes = STANDARD.decode(value(parameter)).unwrap();
    let mut xml = String::new();
    flate2::read::DeflateDecoder::new(bytes.as_slice()).read_to_string(&mut xml).unwrap();
    (xml, value("RelayState"))
}

/// Value of an attribute at its first place.
fn attribute(xml: &str, name: &str) -> String {
    let (_, after) = xml.split_once(&format!(" {name}=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

/// Leaves; where the browser goes on by itself.
async fn leaves(browser: &Browser<'_>) -> String {
    browser.get(HOME).await;
    let page = browser.post("/uscita", &[]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("Adesso chiudiamo anche l’accesso presso il tuo gestore"));
    let refresh = page.header("refresh").to_owned();
    let address = refresh.strip_prefix("0; url=").expect("the browser goes on by itself");
    assert!(address.starts_with("http://localhost:8088/slo?SAMLRequest="), "{address}");
    address.to_owned()
}

/// Leaves, and what was asked of the provider: its message's ID and relay state.
async fn leave(browser: &Browser<'_>) -> (String, String) {
    let (xml, state) = message(&leaves(browser).await, "SAMLRequest");
    assert!(xml.contains("> _name</saml:NameID>") || xml.contains(">_name</saml:NameID>"), "{xml}");
    assert!(xml.contains("<samlp:SessionIndex>_s</samlp:SessionIndex>"), "{xml}");
    (attribute(&xml, "ID"), state)
}

/// What the provider sends back through the browser.
async fn by_redirect(browser: &Browser<'_>, query: &str) -> Page {
    let request = browser.request(Method::GET, &format!("/spid/slo?{query}"));
    browser.send(request.header("sec-fetch-site", "cross-site").body(Body::empty())).await
}

async fn by_post(browser: &Browser<'_>, parameter: &str, xml: &str, state: &str) -> Page {
    let field = encode(xml);
    browser.post_raw("/spid/slo", &[(parameter, &field), ("RelayState", state)], "cross-site").await
}

#[tokio::test]
async fn above_level_one_there_is_nothing_to_close_at_the_provider() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    door.enter(&browser).await;
    browser.get(HOME).await;
    let left = browser.post("/uscita", &[]).await;
    assert_eq!(left.location().as_deref(), Some("/uscita?gestore=niente"));
    let page = browser.get("/uscita?gestore=niente").await;
    assert!(page.text().contains("Presso il tuo gestore non c’è niente da chiudere"), "{}", page.text());
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn level_one_is_closed_here_first_and_then_at_the_provider() {
    let door = Door::open().await;
    let now = || door.house.app.platform.now();
    for (code, tag, words) in [
        (status("Success", ""), "chiuso", "Anche l’accesso presso il tuo gestore è chiuso"),
        (
            status("Requester", &status("PartialLogout", "")),
            "in-parte",
            "su un altro sito sei forse ancora dentro",
        ),
        (status("Responder", ""), "forse", "potrebbe ricordarsi ancora di te"),
    ] {
        let browser = door.house.app.browser();
        enter(&door, &browser, "_name", "_s").await;
        let (id, state) = leave(&browser).await;
        assert!(!is_in(&browser).await, "out already, whatever the provider does");
        let answer = slo::response(&id, &code, now());
        let query = slo::redirect("SAMLResponse", &answer, &state, &IDP_KEY, RSA_SHA256);
        let back = by_redirect(&browser, &query).await;
        assert_eq!(back.location(), Some(format!("/uscita?gestore={tag}")));
        let page = browser.get(&back.location().unwrap()).await;
        assert!(page.text().contains(words), "{tag}: {}", page.text());
        assert_eq!(by_redirect(&browser, &query).await.status, 400, "an answer counts once");
    }
}

#[tokio::test]
async fn an_answer_that_is_not_the_providers_concludes_nothing() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    enter(&door, &browser, "_name", "_s").await;
    let (id, state) = leave(&browser).await;
    let now = door.house.app.platform.now();
    let good = slo::response(&id, &status("Success", ""), now);
    let redirect = |xml: &str, state: &str, key| slo::redirect("SAMLResponse", xml, state, key, RSA_SHA256);
    let unsigned = slo::bare(&good);
    for (what, page) in [
        ("another key", by_redirect(&browser, &redirect(&good, &state, &FOREIGN_KEY)).await),
        ("another request", {
            let other = slo::response("_other", &status("Success", ""), now);
            by_redirect(&browser, &redirect(&other, &state, &IDP_KEY)).await
        }),
        ("another address", {
            let other = good.replace("/spid/slo\"", "/spid/slo/\"");
            by_redirect(&browser, &redirect(&other, &state, &IDP_KEY)).await
        }),
        ("too old", {
            let old = slo::response(&id, &status("Success", ""), now - TimeDelta::seconds(361));
            by_redirect(&browser, &redirect(&old, &state, &IDP_KEY)).await
        }),
        ("escapes written anew", {
            let query = redirect(&good, &state, &IDP_KEY).replace("%2b", "%2B").replace("%2f", "%2F");
            by_redirect(&browser, &query).await
        }),
        ("no signature", by_post(&browser, "SAMLResponse", &unsigned, &state).await),
        ("a request's name", {
            by_post(&browser, "SAMLRequest", &slo::post(&good, "_answer", &IDP_KEY), &state).await
        }),
    ] {
        assert_eq!(page.status, 400, "{what}");
    }
    let page = by_post(&browser, "SAMLResponse", &slo::post(&good, "_answer", &IDP_KEY), &state).await;
    assert_eq!(page.location().as_deref(), Some("/uscita?gestore=chiuso"), "the genuine one still counts");
}

#[tokio::test]
async fn a_changed_relay_state_concludes_nothing() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    enter(&door, &browser, "_name", "_s").await;
    let (id, _) = leave(&browser).await;
    let answer = slo::response(&id, &status("Success", ""), door.house.app.platform.now());
    let query = slo::redirect("SAMLResponse", &answer, "other", &IDP_KEY, RSA_SHA256);
    assert_eq!(by_redirect(&browser, &query).await.status, 400);
}

/// What we answer a provider: status code and relay state of a `LogoutResponse` to `_order`.
fn obeyed(page: &Page) -> String {
    let address = page.location().expect("an answer by redirect");
    assert!(address.starts_with("http://localhost:8088/slo/answer?SAMLResponse="), "{address}");
    let (xml, state) = message(&address, "SAMLResponse");
    assert!(xml.contains("InResponseTo=\"_order"), "{xml}");
    assert!(xml.contains("status:Success"), "{xml}");
    state
}

#[tokio::test]
async fn the_provider_closes_a_login_in_every_browser_and_on_every_server() {
    let mut door = Door::open().await;
    let cookies = {
        let (phone, desk, other) =
            (door.house.app.browser(), door.house.app.browser(), door.house.app.browser());
        enter(&door, &phone, "_name", "_s").await;
        enter(&door, &desk, "_name", "_s").await;
        enter(&door, &other, "_name", "_t").await;
        [phone, desk, other].map(|browser| browser.cookie("sportello").unwrap())
    };
    // Another server, a browser that knows nothing of us.
    door.house.restart(None);
    let stranger = door.house.app.browser();
    let order = slo::request("_order", "_name", "_s", door.house.app.platform.now());
    let query = slo::redirect("SAMLRequest", &order, "state of theirs", &IDP_KEY, RSA_SHA256);
    let page = by_redirect(&stranger, &query).await;
    assert_eq!(page.status, 302);
    assert_eq!(obeyed(&page), "state of theirs");
    for (cookie, inside) in cookies.iter().zip([false, false, true]) {
        let browser = door.house.app.browser();
        browser.set_cookie("sportello", cookie);
        assert_eq!(is_in(&browser).await, inside);
    }
    // Said again it is neither obeyed nor answered; whoever has come in since stays.
    let again = door.house.app.browser();
    enter(&door, &again, "_name", "_s").await;
    assert_eq!(by_redirect(&stranger, &query).await.status, 400);
    assert!(is_in(&again).await);
}

#[tokio::test]
async fn a_request_by_form_is_answered_by_form_also_without_a_session() {
    let door = Door::open().await;
    let stranger = door.house.app.browser();
    let order = slo::request("_order", "_nobody", "_s", door.house.app.platform.now());
    let page = by_post(&stranger, "SAMLRequest", &slo::post(&order, "_order", &IDP_KEY), "abc").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let html = page.text();
    assert!(html.contains("action=\"http://localhost:8088/slo/answer\""), "{html}");
    assert!(html.contains("name=\"SAMLResponse\"") && html.contains("value=\"abc\""), "{html}");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("form-action 'self' http://localhost:8088"), "{policy}");
}

#[tokio::test]
async fn without_index_every_session_of_that_name_is_closed() {
    let door = Door::open().await;
    let (one, two) = (door.house.app.browser(), door.house.app.browser());
    enter(&door, &one, "_name", "_s").await;
    enter(&door, &two, "_name", "_t").await;
    let order = slo::request("_order", "_name", "_x", door.house.app.platform.now());
    let order = order.replace("<samlp:SessionIndex>_x</samlp:SessionIndex>", "");
    let query = slo::redirect("SAMLRequest", &order, "a", &IDP_KEY, RSA_SHA256);
    obeyed(&by_redirect(&one, &query).await);
    assert!(!is_in(&one).await && !is_in(&two).await);
    assert_eq!(one.cookie("sportello"), None, "its cookie is taken away too");
}

#[tokio::test]
async fn nobody_but_the_provider_closes_anything() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    enter(&door, &browser, "_name", "_s").await;
    let order = slo::request("_order", "_name", "_s", door.house.app.platform.now());
    let foreign = slo::redirect("SAMLRequest", &order, "a", &FOREIGN_KEY, RSA_SHA256);
    assert_eq!(by_redirect(&browser, &foreign).await.status, 400);
    // The other provider, with its own good signature, names a login that is not its own.
    let other = order.replace(ENTITY, super::OTHER);
    let other = slo::redirect("SAMLRequest", &other, "a", &FOREIGN_KEY, RSA_SHA256);
    assert_eq!(by_redirect(&browser, &other).await.status, 302, "it is answered like any other");
    let unsigned = by_post(&browser, "SAMLRequest", &slo::bare(&order), "a").await;
    assert_eq!(unsigned.status, 400);
    assert!(is_in(&browser).await, "still in");
}

#[tokio::test]
async fn the_administrator_hears_of_forged_messages_and_of_no_ordinary_ones() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let order = slo::request("_order", "_nobody", "_s", door.house.app.platform.now());
    let foreign = slo::redirect("SAMLRequest", &order, "a", &FOREIGN_KEY, RSA_SHA256);
    for _ in 0..2 {
        assert_eq!(by_redirect(&browser, &foreign).await.status, 400);
    }
    // Of nobody; then a good one, and its page loaded anew.
    assert_eq!(by_redirect(&browser, "").await.status, 400);
    let good = slo::redirect("SAMLRequest", &order, "a", &IDP_KEY, RSA_SHA256);
    for status in [302_u16, 400] {
        assert_eq!(by_redirect(&browser, &good).await.status, status);
    }
    let forged = "SELECT times FROM alarm WHERE code = 'logout-signature'";
    assert_eq!(door.house.count(forged).await, 2);
    assert_eq!(door.house.count("SELECT count(*) FROM alarm").await, 1);
}

#[tokio::test]
async fn a_page_that_was_left_open_is_refused_and_alarms_nobody() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    enter(&door, &browser, "_name", "_s").await;
    let early = door.house.app.platform.now() - TimeDelta::seconds(361);
    let order = slo::request("_order", "_name", "_s", early);
    let query = slo::redirect("SAMLRequest", &order, "a", &IDP_KEY, RSA_SHA256);
    assert_eq!(by_redirect(&browser, &query).await.status, 400);
    let form = slo::post(&order, "_order", &IDP_KEY);
    assert_eq!(by_post(&browser, "SAMLRequest", &form, "a").await.status, 400);
    assert!(is_in(&browser).await, "refused all the same");
    let (id, state) = leave(&browser).await;
    let answer = slo::response(&id, &status("Success", ""), early);
    let query = slo::redirect("SAMLResponse", &answer, &state, &IDP_KEY, RSA_SHA256);
    assert_eq!(by_redirect(&browser, &query).await.status, 400);
    assert_eq!(door.house.count("SELECT count(*) FROM alarm").await, 0, "nobody attacks");

    // The same without the provider's signature is no page that was left open; a clock that is wrong is its own fault.
    let forged = slo::redirect("SAMLRequest", &order, "a", &FOREIGN_KEY, RSA_SHA256);
    assert_eq!(by_redirect(&browser, &forged).await.status, 400);
    let ahead = slo::request("_order", "_name", "_s", door.house.app.platform.now() + TimeDelta::seconds(61));
    let ahead = slo::redirect("SAMLRequest", &ahead, "a", &IDP_KEY, RSA_SHA256);
    assert_eq!(by_redirect(&browser, &ahead).await.status, 400);
    for told in [
        "SELECT times FROM alarm WHERE code = 'logout-signature'",
        "SELECT times FROM alarm WHERE code = 'logout-time'",
    ] {
        assert_eq!(door.house.count(told).await, 1, "{told}");
    }
}

#[tokio::test]
async fn a_provider_that_takes_no_logout_leaves_it_open_and_we_say_so() {
    let mut door = Door::open().await;
    let cookie = {
        let browser = door.house.app.browser();
        enter(&door, &browser, "_name", "_s").await;
        browser.cookie("sportello").unwrap()
    };
    let mute =
        super::metadata(&[&IDP_KEY]).map(|xml| xml.replace("SingleLogoutService", "SingleOtherService"));
    door.house.restart(Some(&mute));
    let browser = door.house.app.browser();
    browser.set_cookie("sportello", &cookie);
    browser.get(HOME).await;
    let left = browser.post("/uscita", &[]).await;
    assert_eq!(left.location().as_deref(), Some("/uscita?gestore=forse"));
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn the_database_knows_no_name_of_a_login_outside_the_session_itself() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    enter(&door, &browser, "_name-of-the-provider", "_s").await;
    let rows = door.house.count("SELECT count(*) FROM saml_session WHERE index_digest IS NOT NULL").await;
    assert_eq!(rows, 1);
    let named = "SELECT count(*) FROM saml_session WHERE encode(name_digest, 'escape') LIKE '%name%'";
    assert_eq!(door.house.count(named).await, 0);
    browser.get(HOME).await;
    browser.post("/uscita", &[]).await;
    assert_eq!(door.house.count("SELECT count(*) FROM saml_session").await, 0, "it ends with the session");
}

const BETA: &str = "http://localhost:8080/pub-ag-full/beta";

/// Somebody signs in at level 1 for a municipality that the portal serves.
async fn enter_for_beta(door: &Door, browser: &Browser<'_>) {
    let query = [("idp", ENTITY), ("level", "1"), ("next", NEXT), ("comune", "beta")];
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let pending = door.pending(&browser.get(&format!("/spid/login?{query}")).await).await;
    assert_eq!(pending.sp.as_deref(), Some(BETA));
    let audience = |name: &str| format!("<saml:Audience>{name}</saml:Audience>");
    let answer = door
        .answer(&pending)
        .assertion(&audience("http://localhost:8080"), &audience(BETA))
        .assertion("<saml:AuthnStatement ", "<saml:AuthnStatement SessionIndex=\"_s\" ");
    let page = post(browser, &pending.relay_state, &door.seal(&answer, &IDP_KEY)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
    assert!(is_in(browser).await);
}

/// The certificate that a service provider publishes.
async fn certificate(browser: &Browser<'_>, metadata: &str) -> X509 {
    let xml = browser.get(metadata).await.text();
    let text = xml.split("X509Certificate>").nth(1).and_then(|after| after.split('<').next()).unwrap();
    let text: String = text.split_whitespace().collect();
    X509::from_der(&STANDARD.decode(text).unwrap()).unwrap()
}

/// Whether the message in an address is signed with the key of this certificate.
fn is_signed_by(address: &str, certificate: &X509) -> bool {
    let (_, query) = address.split_once('?').unwrap();
    let (signed, signature) = query.split_once("&Signature=").unwrap();
    let field = format!("signature={signature}");
    let (_, signature) = url::form_urlencoded::parse(field.as_bytes()).next().unwrap();
    let key = certificate.public_key().unwrap();
    let mut verifier = Verifier::new(MessageDigest::sha256(), &key).unwrap();
    verifier.verify_oneshot(&STANDARD.decode(signature.as_bytes()).unwrap(), signed.as_bytes()).unwrap()
}

#[tokio::test]
async fn a_login_for_a_municipality_is_closed_under_its_own_name_and_key() {
    let folder = tempfile::tempdir().unwrap();
    let door = aggregator(folder.path()).await;
    let now = || door.house.app.platform.now();
    let browser = door.house.app.browser();
    let beta = certificate(&browser, "/pub-ag-full/beta").await;
    let own = certificate(&browser, "/spid/metadata").await;
    let issuer = format!(">{BETA}</saml:Issuer>");

    // The citizen leaves.
    enter_for_beta(&door, &browser).await;
    let address = leaves(&browser).await;
    assert!(!is_in(&browser).await, "out here already");
    let (xml, state) = message(&address, "SAMLRequest");
    assert!(xml.contains(&issuer), "{xml}");
    assert!(is_signed_by(&address, &beta) && !is_signed_by(&address, &own), "{address}");
    let answer = slo::response(&attribute(&xml, "ID"), &status("Success", ""), now());
    let query = slo::redirect("SAMLResponse", &answer, &state, &IDP_KEY, RSA_SHA256);
    let back = by_redirect(&browser, &query).await;
    assert_eq!(back.location().as_deref(), Some("/uscita?gestore=chiuso"));

    // The provider closes it, through the browser that is in and through another one.
    let (stranger, elsewhere) = (door.house.app.browser(), door.house.app.browser());
    enter_for_beta(&door, &browser).await;
    for (through, id) in [(&browser, "_order"), (&stranger, "_order2")] {
        enter_for_beta(&door, &elsewhere).await;
        let order = slo::request(id, "_name", "_s", now());
        let (issuer, address) = answered(through, &order).await;
        assert_eq!(issuer, BETA, "{id}");
        assert!(is_signed_by(&address, &beta) && !is_signed_by(&address, &own), "{id}: {address}");
        assert!(!is_in(&browser).await && !is_in(&elsewhere).await, "{id}");
    }
}

/// Who answers an order of the provider, and the address with the answer.
async fn answered(browser: &Browser<'_>, order: &str) -> (String, String) {
    let query = slo::redirect("SAMLRequest", order, "theirs", &IDP_KEY, RSA_SHA256);
    let page = by_redirect(browser, &query).await;
    assert_eq!(obeyed(&page), "theirs");
    let address = page.location().unwrap();
    let (xml, _) = message(&address, "SAMLResponse");
    let (before, _) = xml.split_once("</saml:Issuer>").unwrap();
    (before.rsplit('>').next().unwrap().to_owned(), address)
}

#[tokio::test]
async fn where_no_session_is_left_the_provider_may_say_who_has_to_answer() {
    let folder = tempfile::tempdir().unwrap();
    let door = aggregator(folder.path()).await;
    let browser = door.house.app.browser();
    let beta = certificate(&browser, "/pub-ag-full/beta").await;
    let own = certificate(&browser, "/spid/metadata").await;
    let (portal, now) = ("http://localhost:8080", door.house.app.platform.now());
    for (id, qualifier, issuer, key) in [
        ("_order1", BETA, BETA, &beta),
        ("_order2", portal, portal, &own),
        ("_order3", "https://other.example", portal, &own),
    ] {
        let order = slo::request(id, "_nobody", "_s", now);
        let named = format!("<saml:NameID SPNameQualifier=\"{qualifier}\">");
        let (by, address) = answered(&browser, &order.replace("<saml:NameID>", &named)).await;
        assert_eq!(by, issuer, "{qualifier}");
        assert!(is_signed_by(&address, key), "{qualifier}: {address}");
    }
    // Whatever the message says: the session knows it.
    enter_for_beta(&door, &browser).await;
    let order = slo::request("_order4", "_name", "_s", now);
    let named = format!("<saml:NameID SPNameQualifier=\"{portal}\">");
    let order = order.replace("<saml:NameID>", &named);
    let (by, address) = answered(&door.house.app.browser(), &order).await;
    assert_eq!(by, BETA);
    assert!(is_signed_by(&address, &beta), "{address}");
}
