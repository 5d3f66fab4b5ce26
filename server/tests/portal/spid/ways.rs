//! The other ways in that speak SAML: eIDAS for citizens of other countries, CIE, and the
//! municipalities that the portal serves as aggregator.

use std::{path::Path, sync::atomic::AtomicU32};

use backend::testing::noon;
use chrono::Timelike;
use identity::saml::{BodyIdentifier, BrowserBinding, KeyOrder, SpidLevel, new_key};
use server::testing::Browser;

use super::{Door, NEXT, post};
use crate::{
    provider::{self, Answer, ENTITY, attribute},
    stage::{self, IDP_KEY},
    support::{FOREIGNERS, GIULIA, House, MEALS, fill, step, to, version},
};

const EIDAS: &str = "https://sp-proxy.pre.eid.gov.it/spproxy/idpit";
const CIE: &str = "https://preproduzione.idserver.servicizie.interno.gov.it/idp/profile/SAML2/POST/SSO";
const ENTITY_FORMAT: &str = " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\"";

/// The portal with the provider of the tests, and with one more that has this name.
async fn with_node(name: &str, settings: &[(&str, &str)]) -> Door {
    let node = provider::metadata(&[&IDP_KEY]).replace(ENTITY, name);
    let house = House::with(settings, &[provider::metadata(&[&IDP_KEY]), node]).await;
    house.app.pass(stage::now().with_nanosecond(0).unwrap() - noon());
    Door { house, answers: AtomicU32::new(0) }
}

/// The address of the way whose button has these words.
fn way(page: &str, words: &str) -> Option<String> {
    let before = page.split(words).next()?;
    let (_, link) = before.rsplit_once("<a ").filter(|(_, link)| link.contains("class=\"sp-idbutton"))?;
    let href = link.split_once("href=\"")?.1.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}

async fn enter_with_eidas(door: &Door, browser: &Browser<'_>, code: &str, next: &str) {
    let pending = door.begin_at(browser, EIDAS, 2, next).await;
    assert_eq!(pending.attribute_set, 100);
    let answer = door.answer(&pending).response(ENTITY, EIDAS).assertion(ENTITY, EIDAS);
    let answer = answer
        .assertion(&attribute("fiscalNumber", "TINIT-FRRGLI88C54M990P"), &attribute("spidCode", code))
        .assertion(">M990<", ">Berlin<");
    let page = post(browser, &pending.relay_state, &door.seal(&answer, &IDP_KEY)).await;
    assert_eq!(page.location().as_deref(), Some(next), "{}", page.text());
}

#[tokio::test]
async fn a_citizen_of_another_country_applies_and_the_desk_takes_them_in() {
    let door = with_node(EIDAS, &[]).await;
    let browser = door.house.app.browser();
    let access = browser.get("/accesso").await.text();
    let href = way(&access, "Login with eIDAS").expect("eIDAS has a button");
    assert!(href.starts_with("/spid/login?idp=https%3A%2F%2Fsp-proxy.pre.eid.gov.it"), "{href}");
    assert!(!access.contains(&format!("value=\"{EIDAS}\"")), "it is not among the providers of SPID");

    enter_with_eidas(&door, &browser, "DE/IT/1234", NEXT).await;
    assert_eq!(fill(&browser, "informativa", &[("presa-visione", "si")]).await.status, 303);
    let own = [
        ("per-chi", "me"),
        ("email", "greta@post.example"),
        ("cellulare", "+491701234567"),
        ("via", "Via dei Mulini 12"),
        ("cap", "50000"),
        ("comune", "Pontelaro"),
    ];
    let answer = fill(&browser, "i-tuoi-dati", &own).await;
    assert_eq!(answer.status, 303, "{}", crate::support::errors(&answer));
    for (slug, typed) in &crate::support::MEALS_STEPS[2..] {
        assert_eq!(fill(&browser, slug, typed).await.status, 303, "{slug}");
    }
    let page = browser.get(&step("riepilogo")).await;
    let sent = browser.post(&step("riepilogo"), &[("_version", &version(&page)), ("dichiaro", "si")]).await;
    assert_eq!(to(&sent), step("conferma"));
    assert_eq!(browser.get(&step("conferma")).await.status, 200);

    // The same person comes back to the same pages; another one has none of them.
    let again = door.house.app.browser();
    enter_with_eidas(&door, &again, "DE/IT/1234", NEXT).await;
    assert!(again.get("/area-personale").await.text().contains("2026/"), "the request is there");
    let other = door.house.app.browser();
    enter_with_eidas(&door, &other, "DE/IT/9999", NEXT).await;
    assert!(!other.get("/area-personale").await.text().contains("2026/"));
    assert_eq!(door.house.count("SELECT count(*) FROM account WHERE fiscal_code IS NULL").await, 2);

    let desk = door.house.desk_of("chiara.moretti").await;
    let queue = desk.get("/console").await;
    assert!(
        queue.text().contains("D&#39;Amico")
            || queue.text().contains("D&#x27;Amico")
            || queue.text().contains("D'Amico")
    );
    let id: uuid::Uuid = sqlx::query_scalar("SELECT id FROM intake WHERE state <> 'draft'")
        .fetch_one(&door.house.app.db.owner)
        .await
        .unwrap();
    assert_eq!(desk.post(&format!("/console/istanze/{id}/prendi"), &[]).await.status, 303);
    let operator = door.house.operator("chiara.moretti").await;
    door.house.accept(&operator, domain::Id::new(id)).await;
    assert_eq!(door.house.count("SELECT count(*) FROM card").await, 1, "a card without codice fiscale");
}

#[tokio::test]
async fn eidas_is_asked_for_no_more_than_the_form_needs() {
    let door = with_node(EIDAS, &[]).await;
    let browser = door.house.app.browser();
    let needs_all =
        door.begin_at(&browser, EIDAS, 2, &format!("/servizi/{FOREIGNERS}/domanda/informativa")).await;
    assert_eq!(needs_all.attribute_set, 100);
    assert!(needs_all.request_xml.contains("AttributeConsumingServiceIndex=\"100\""));
    assert!(!needs_all.request_xml.contains("spid:Purpose"));
    let spid = door.begin(&browser, 2, &format!("/servizi/{MEALS}")).await;
    assert_eq!(spid.attribute_set, 0);
}

#[tokio::test]
async fn cie_by_saml_is_the_second_way_of_cie() {
    // Without its metadata the button says so.
    let off = with_node(CIE, &[]).await;
    let page = off.house.app.browser().get("/accesso").await.text();
    assert!(way(&page, "Entra con CIE").is_none());
    let browser = off.house.app.browser();
    assert_eq!(browser.get("/spid/metadata/cie").await.status, 404);

    let door = with_node(CIE, &[("SPORTELLO_SPID__CIE__MUNICIPALITY", "M990")]).await;
    let browser = door.house.app.browser();
    let metadata = browser.get("/spid/metadata/cie").await;
    assert!(metadata.text().contains("<cie:Municipality>M990</cie:Municipality>"));
    let href = way(&browser.get("/accesso").await.text(), "Entra con CIE").expect("CIE has a button");
    assert!(href.starts_with("/spid/login?idp="), "{href}");
    let pending = door.begin_at(&browser, CIE, 1, NEXT).await;
    assert!(pending.request_xml.contains("ForceAuthn=\"true\""), "CIE asks anew at every level");
    // As the server of CIE answers: no format of the issuer, no session.
    let cie =
        |answer: Answer| answer.response(ENTITY, CIE).assertion(ENTITY, CIE).assertion(ENTITY_FORMAT, "");
    let page = post(&browser, &pending.relay_state, &door.seal(&cie(door.answer(&pending)), &IDP_KEY)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
    assert_eq!(door.outcome(&pending).await, "accepted");
    // What goes wrong there has words of its own, though the numbers are the same.
    let browser = door.house.app.browser();
    let pending = door.begin_at(&browser, CIE, 2, NEXT).await;
    let expired =
        super::errors::failed(cie(door.answer(&pending)), "Responder", "AuthnFailed", "ErrorCode nr23");
    let page = post(&browser, &pending.relay_state, &expired.around("")).await;
    let html = page.text();
    assert_eq!(page.status, 403, "{html}");
    assert!(html.contains("scaduta o revocata") && html.contains("Errore CIE 23"), "{html}");
    assert!(!html.contains("Errore SPID"), "{html}");
    // A SPID provider may not do that.
    let spid =
        door.verdict(2, |pending| door.seal(&door.answer(pending).assertion(ENTITY_FORMAT, ""), &IDP_KEY));
    spid.await.refused("assertion-issuer-format", "SPID without a format");
}

#[tokio::test]
async fn operators_come_in_with_cie_by_saml_too() {
    let settings = [("SPORTELLO_SPID__CIE__MUNICIPALITY", "M990"), ("SPORTELLO_OPERATORS__SPID", "true")];
    let door = with_node(CIE, &settings).await;
    let browser = door.house.app.browser();
    let page = browser.get("/operatori/accesso?next=%2Fconsole%2Fsessioni").await.text();
    let out = way(&page, "Entra con CIE").expect("CIE has a button");
    assert_eq!(out, "/operatori/cie?next=%2Fconsole%2Fsessioni");
    assert!(!page.contains(&format!("value=\"{CIE}\"")), "it is not among the providers of SPID");
    let cie =
        |answer: Answer| answer.response(ENTITY, CIE).assertion(ENTITY, CIE).assertion(ENTITY_FORMAT, "");
    let pending = door.pending(&browser.get(&out).await).await;
    assert_eq!((pending.idp.as_str(), pending.level), (CIE, SpidLevel::L2));
    let weak = cie(door.answer(&pending)).assertion("SpidL2", "SpidL1");
    let page = post(&browser, &pending.relay_state, &door.seal(&weak, &IDP_KEY)).await;
    assert!(page.status == 403 && door.outcome(&pending).await != "accepted", "{}", page.text());

    let enter = async || {
        let pending = door.pending(&browser.get(&out).await).await;
        post(&browser, &pending.relay_state, &door.seal(&cie(door.answer(&pending)), &IDP_KEY)).await
    };
    let nobody = enter().await;
    assert_eq!(nobody.status, 403);
    assert!(nobody.text().contains("nessuno ha abilitato il tuo codice fiscale"), "{}", nobody.text());
    super::operators::enabled(&door, GIULIA, "Nives Orlandi").await;
    assert_eq!(to(&enter().await), "/console/sessioni");
    assert!(browser.get("/console/sessioni").await.text().contains("Nives Orlandi"));
}

/// A key of this municipality, in files.
fn key_files(folder: &Path, name: &str) -> [(String, String); 2] {
    let order = KeyOrder {
        common_name: name.into(),
        organization: name.into(),
        entity_id: format!("http://localhost:8080/pub-ag-full/{name}"),
        body: BodyIdentifier::Ipa(format!("c_{name}")),
        locality: name.into(),
        bits: 2048,
        days: 365,
    };
    let made = new_key(&order, 1, stage::now()).unwrap();
    let table = format!("SPORTELLO_SPID__{}", name.to_uppercase());
    [("KEY_FILE", made.key_pem), ("CERTIFICATE_FILE", made.certificate_pem)].map(|(key, pem)| {
        let file = folder.join(format!("{name}-{key}"));
        std::fs::write(&file, pem).unwrap();
        (format!("{table}__{key}"), file.display().to_string())
    })
}

/// The portal as aggregator for two municipalities, alfa and beta.
pub async fn aggregator(folder: &Path) -> Door {
    aggregator_with(folder, Vec::new(), &super::metadata(&[&IDP_KEY])).await
}

/// The same with more settings, and with the metadata of these providers.
async fn aggregator_with(folder: &Path, more: Vec<(String, String)>, metadata: &[String]) -> Door {
    let mut settings: Vec<(String, String)> = vec![
        ("SPORTELLO_SPID__AGGREGATOR__NAME".into(), "Zona Valle del Laro".into()),
        ("SPORTELLO_SPID__AGGREGATOR__EMAIL".into(), "spid@zona.example".into()),
        ("SPORTELLO_SPID__AGGREGATOR__VAT_NUMBER".into(), "IT01234567890".into()),
    ];
    settings.extend(more);
    for name in ["alfa", "beta"] {
        settings.extend(key_files(folder, name));
        for (key, value) in [
            ("ORGANISATION_NAME", format!("Comune di {name}")),
            ("ORGANISATION_DISPLAY_NAME", format!("Comune di {name}")),
            ("ORGANISATION_URL", format!("https://www.{name}.example")),
            ("IPA_CODE", format!("c_{name}")),
            ("CONTACT_EMAIL", format!("spid@{name}.example")),
        ] {
            settings.push((format!("SPORTELLO_SPID__{}__{key}", name.to_uppercase()), value));
        }
    }
    let settings: Vec<(&str, &str)> =
        settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let house = House::with(&settings, metadata).await;
    house.app.pass(stage::now().with_nanosecond(0).unwrap() - noon());
    Door { house, answers: AtomicU32::new(0) }
}

#[tokio::test]
async fn one_portal_serves_several_municipalities_each_under_its_own_name_and_key() {
    let folder = tempfile::tempdir().unwrap();
    let door = aggregator(folder.path()).await;
    let browser = door.house.app.browser();
    let metadata = |name: &str| format!("/pub-ag-full/{name}");
    let (alfa, beta) = (browser.get(&metadata("alfa")).await, browser.get(&metadata("beta")).await);
    assert!(alfa.text().contains("entityID=\"http://localhost:8080/pub-ag-full/alfa\""));
    assert!(alfa.text().contains("spid:aggregator") && alfa.text().contains("c_alfa"));
    let certificate = |xml: &str| xml.split("X509Certificate>").nth(1).map(str::to_owned);
    assert_ne!(certificate(&alfa.text()), certificate(&beta.text()), "each has its own key");
    assert_eq!(browser.get(&metadata("gamma")).await.status, 404);
    assert!(browser.get("/accesso").await.text().contains("Comune di beta"), "one can be chosen");
    let chosen = browser.get("/accesso?comune=beta").await.text();
    assert!(chosen.contains("name=\"comune\" value=\"beta\""));

    // A login for one of them is begun, answered and believed under its name only.
    let query = format!("/spid/login?idp={}&level=2&comune=beta", app::routes::encode(ENTITY));
    let away = browser.get(&query).await;
    assert_eq!(away.status, 302);
    let to = url::Url::parse(&away.location().unwrap()).unwrap();
    let state = to.query_pairs().find(|(name, _)| name == "RelayState").unwrap().1.into_owned();
    let stored: serde_json::Value =
        sqlx::query_scalar("SELECT pending FROM saml_request WHERE relay_state = $1")
            .bind(&state)
            .fetch_one(&door.house.app.db.owner)
            .await
            .unwrap();
    let pending: identity::saml::PendingRequest = serde_json::from_value(stored).unwrap();
    let ours = "http://localhost:8080/pub-ag-full/beta";
    assert!(pending.request_xml.contains(&format!("NameQualifier=\"{ours}\">{ours}</saml:Issuer>")));
    let audience = |name: &str| format!("<saml:Audience>{name}</saml:Audience>");
    let answer = |name: &str| {
        let right = door.answer(&pending);
        door.seal(&right.assertion(&audience("http://localhost:8080"), &audience(name)), &IDP_KEY)
    };
    let own = answer("http://localhost:8080");
    assert_eq!(post(&browser, &state, &own).await.status, 403);
    assert_eq!(door.outcome(&pending).await, "audience");
    let page = post(&browser, &state, &answer(ours)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
    let unknown = browser.get(&query.replace("comune=beta", "comune=gamma")).await;
    assert_eq!(unknown.status, 400, "nobody asks for a municipality that is not served");
}

/// The list of municipalities on the page of the ways in, where somebody is asked.
fn asked(page: &str) -> Option<&str> {
    page.split_once("id=\"l-comuni\"")?.1.split("</nav>").next()
}

#[tokio::test]
async fn the_portals_own_body_is_among_those_to_choose_and_the_chosen_one_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let door = aggregator(folder.path()).await;
    let browser = door.house.app.browser();
    for (path, current) in [("/accesso", "Comune di Pontelaro"), ("/accesso?comune=beta", "Comune di beta")] {
        let page = browser.get(path).await.text();
        let list = asked(&page).unwrap_or_else(|| panic!("nobody is asked at {path}"));
        for name in ["Comune di Pontelaro", "Comune di alfa", "Comune di beta"] {
            let line = list.split("<li>").find(|line| line.contains(name)).unwrap();
            let marks = ["aria-current=\"true\"", "(scelto)"].map(|mark| line.contains(mark));
            assert_eq!(marks, [name == current; 2], "{path}: {line}");
        }
    }
    assert!(
        !browser.get("/accesso").await.text().contains("name=\"comune\""),
        "its own body has no name there"
    );
}

#[tokio::test]
async fn the_service_says_for_which_municipality_somebody_signs_in_and_trying_again_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let door = aggregator(folder.path()).await;
    let browser = door.house.app.browser();
    let next = format!("/servizi/{MEALS}/domanda/informativa");
    let encoded = app::routes::encode(&next);
    let at_door = format!("/accesso?next={encoded}");
    let page = browser.get(&at_door).await.text();
    assert_eq!(asked(&page), None, "it is known");
    assert!(page.contains("Comune di Pontelaro") && !page.contains("name=\"comune\""));
    sqlx::query("UPDATE organisation SET ipa = 'c_beta' WHERE id = (SELECT organisation_id FROM service WHERE slug = $1)")
        .bind(MEALS)
        .execute(&door.house.app.db.owner)
        .await
        .unwrap();
    // Whatever the address says: it is that body which offers the service.
    for path in [at_door.clone(), format!("{at_door}&comune=alfa")] {
        let page = browser.get(&path).await.text();
        assert_eq!(asked(&page), None, "{path}");
        assert!(page.contains("Comune di beta"), "{path}");
        assert!(page.contains("name=\"comune\" value=\"beta\""), "{path}");
    }
    let desk = format!("/appuntamenti?sede={}", crate::appointments::POINT);
    let page = browser.get(&format!("/accesso?next={}", app::routes::encode(&desk))).await.text();
    assert!(page.contains("name=\"comune\" value=\"beta\""), "an appointment is at a desk of that body");
    let pending = door.begin(&browser, 2, &next).await;
    assert_eq!(pending.sp.as_deref(), Some("http://localhost:8080/pub-ag-full/beta"));
    let cancelled =
        super::errors::failed(door.answer(&pending), "Responder", "AuthnFailed", "ErrorCode nr25").around("");
    let page = post(&browser, &pending.relay_state, &cancelled).await;
    assert_eq!(page.status, 403);
    let again = format!("{at_door}&amp;comune=beta");
    assert!(page.text().contains(&again), "{again} is not in {}", page.text());
    // Where no service says it, nothing is made up.
    let pending = door.begin(&browser, 2, NEXT).await;
    assert_eq!(pending.sp.as_deref(), Some("http://localhost:8080"));
}

#[tokio::test]
async fn cie_by_federation_leads_back_to_the_door_of_the_municipality_too() {
    let folder = tempfile::tempdir().unwrap();
    let federation = crate::cie::federation(folder.path()).map(|(name, value)| (name.to_owned(), value));
    let door = aggregator_with(folder.path(), federation.into(), &super::metadata(&[&IDP_KEY])).await;
    let browser = door.house.app.browser();
    let page = browser.get("/accesso?next=%2Farea-personale&comune=beta").await.text();
    let out = way(&page, "Entra con CIE").expect("CIE has a button");
    assert_eq!(out, "/cie/accesso?level=2&next=%2Farea-personale&comune=beta");
    let page = browser.visit(&out).await;
    assert_eq!(page.status, 503);
    let again = "href=\"/accesso?next=%2Farea-personale&amp;comune=beta\"";
    assert!(page.text().contains(again), "{}", page.text());
    let page = browser.visit(&out.replace("beta", "gamma")).await;
    assert!(
        page.text().contains("href=\"/accesso?next=%2Farea-personale\""),
        "nobody is served of that name"
    );
    assert!(!page.text().contains("gamma"), "{}", page.text());

    // From the answer, too, and only in the browser that set out.
    let (ours, theirs) = (door.house.app.browser(), door.house.app.browser());
    let secret = "c3".repeat(32);
    ours.set_cookie("spid", &secret);
    crate::cie::begun(&door.house.app, &BrowserBinding::of(&secret), Some("beta")).await;
    let back = "/cie/ritorno?error=access_denied&state=a-state";
    let page = ours.visit(back).await;
    assert!(page.text().contains("%2Fmessaggi&amp;comune=beta\""), "{}", page.text());
    assert!(!theirs.visit(back).await.text().contains("comune=beta"));
}

#[tokio::test]
async fn cie_by_saml_leads_back_to_the_door_of_the_municipality_too() {
    let folder = tempfile::tempdir().unwrap();
    let node = provider::metadata(&[&IDP_KEY]).replace(ENTITY, CIE);
    let more = vec![("SPORTELLO_SPID__CIE__MUNICIPALITY".to_owned(), "M990".to_owned())];
    let door = aggregator_with(folder.path(), more, &[provider::metadata(&[&IDP_KEY]), node]).await;
    let browser = door.house.app.browser();
    let page = browser.get("/accesso?next=%2Farea-personale&comune=beta").await.text();
    let out = way(&page, "Entra con CIE").expect("CIE has a button");
    assert!(out.ends_with("&comune=beta"), "{out}");
    let pending = door.pending(&browser.get(&out).await).await;
    let cie = door.answer(&pending).response(ENTITY, CIE).assertion(ENTITY, CIE);
    let cancelled = super::errors::failed(cie, "Responder", "AuthnFailed", "ErrorCode nr25").around("");
    let page = post(&browser, &pending.relay_state, &cancelled).await;
    assert_eq!(page.status, 403, "{}", page.text());
    assert!(page.text().contains("/accesso?next=%2Farea-personale&amp;comune=beta"), "{}", page.text());
}

#[tokio::test]
async fn a_request_that_we_cannot_make_is_our_fault_and_has_a_page_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    // A provider that takes no requests by form, and somebody who wants to send one.
    let post = "<SingleSignOnService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'";
    let metadata = super::metadata(&[&IDP_KEY]).map(|xml| {
        assert!(xml.contains(post), "{xml}");
        xml.replace(post, "<SingleOtherService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'")
    });
    let door = aggregator_with(folder.path(), Vec::new(), &metadata).await;
    let browser = door.house.app.browser();
    let idp = app::routes::encode(ENTITY);
    let away = browser.get(&format!("/spid/login?idp={idp}&binding=post&next=%2Fservizi&comune=beta")).await;
    let told = super::told(&away);
    let page = browser.get(&told).await;
    assert_eq!(page.status, 500);
    let html = page.text();
    assert!(html.contains("Adesso non possiamo iniziare l’accesso"), "{html}");
    assert!(html.contains("L’errore è nostro") && html.contains("è stato avvisato"), "{html}");
    assert!(html.contains("/accesso?next=%2Fservizi&amp;comune=beta"), "the way back: {html}");
    assert_eq!(
        door.house.count("SELECT count(*) FROM alarm WHERE code = 'login-cannot-start'").await,
        1,
        "somebody was told"
    );
    assert!(html.contains(&format!("href=\"{told}?lang=en\"")), "{html}");
    let english = browser.get(&format!("{told}?lang=en")).await.text();
    assert!(english.contains("We cannot start signing you in just now"), "{english}");
    assert!(english.contains("/accesso?next=%2Fservizi&amp;comune=beta"), "{english}");
}
