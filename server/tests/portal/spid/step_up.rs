//! A service that asks for more than the session has: a higher level, an identity that acts for a
//! company, an adult. Nothing that was typed is lost on the way.

use identity::saml::{Binding, PendingRequest, SpidLevel};
use serde_json::json;
use server::testing::Browser;

use super::{Door, HOME, NEXT, is_in, post};
use crate::{
    provider::{Answer, attribute},
    stage::IDP_KEY,
    support::{FOREIGNERS, MEALS, fill, step, version},
};

const FIRST: &str = "informativa";

impl Door {
    /// From now on the service is like this.
    pub async fn publish(&self, slug: &str, changes: serde_json::Value) {
        let done = sqlx::query(
            "INSERT INTO service_version (id, service_id, version, content, published_at)
             SELECT gen_random_uuid(), service.id, version.version + 1, version.content || $2, version.published_at
             FROM service JOIN service_version version ON version.service_id = service.id
             WHERE service.slug = $1 ORDER BY version.version DESC LIMIT 1",
        )
        .bind(slug)
        .bind(changes)
        .execute(&self.house.app.db.owner)
        .await
        .unwrap();
        assert_eq!(done.rows_affected(), 1);
    }

    /// Signs in with this answer; where the portal leads then.
    async fn sign_in(
        &self,
        browser: &Browser<'_>,
        pending: &PendingRequest,
        change: impl FnOnce(Answer) -> Answer,
    ) -> Option<String> {
        let answer = change(self.answer(pending));
        post(browser, &pending.relay_state, &self.seal(&answer, &IDP_KEY)).await.location()
    }

    /// Signs in with a password only.
    async fn enter_weakly(&self, browser: &Browser<'_>) {
        let pending = self.begin(browser, 1, NEXT).await;
        assert_eq!(pending.level, SpidLevel::L1);
        let session = "<saml:AuthnStatement SessionIndex=\"_s\" ";
        let to = self
            .sign_in(browser, &pending, |answer| answer.assertion("<saml:AuthnStatement ", session))
            .await;
        assert_eq!(to.as_deref(), Some(NEXT));
    }
}

fn door_to(path: &str) -> String {
    format!("/accesso?next={}", app::routes::encode(path))
}

#[tokio::test]
async fn a_stronger_login_leads_back_to_the_step_with_the_draft_as_it_was() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let strong = door.begin(&browser, 2, &step(FIRST)).await;
    assert_eq!(door.sign_in(&browser, &strong, |answer| answer).await, Some(step(FIRST)));
    assert_eq!(fill(&browser, FIRST, &[("presa-visione", "si")]).await.status, 303);
    assert_eq!(fill(&browser, "i-tuoi-dati", &[("per-chi", "me")]).await.status, 303);
    let page = browser.get(&step("pasti")).await;
    let saved = version(&page);

    // Meanwhile, in another tab of the same browser, somebody signed in with a password only.
    door.enter_weakly(&browser).await;
    browser.get(HOME).await;
    assert_eq!(browser.get(&step("pasti")).await.location(), Some(door_to(&step("pasti"))));
    let typed = [("_version", saved.as_str()), ("azione", "avanti"), ("citofono", "Ferrante interno 7")];
    let answer = browser.post(&step("pasti"), &typed).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, Some(door_to(&step("pasti")))));

    let access = browser.get(&door_to(&step("pasti"))).await;
    assert!(access.text().contains("chiede un’identità di livello 2"), "{}", access.text());
    let pending = door.begin(&browser, 2, &step("pasti")).await;
    assert!(pending.request_xml.contains("ForceAuthn=\"true\""));
    assert_eq!(door.sign_in(&browser, &pending, |answer| answer).await, Some(step("pasti")));
    let page = browser.get(&step("pasti")).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Ferrante interno 7"), "what was typed is there");
}

#[tokio::test]
async fn from_level_two_to_three_nothing_that_was_typed_is_lost() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    door.publish(MEALS, json!({ "level": 3 })).await;
    let strong = door.begin(&browser, 2, &step(FIRST)).await;
    assert_eq!(strong.level, SpidLevel::L3);
    assert_eq!(door.sign_in(&browser, &strong, |answer| answer).await, Some(step(FIRST)));
    assert_eq!(fill(&browser, FIRST, &[("presa-visione", "si")]).await.status, 303);
    assert_eq!(fill(&browser, "i-tuoi-dati", &[("per-chi", "me")]).await.status, 303);
    let saved = version(&browser.get(&step("pasti")).await);

    // Meanwhile, in another tab, the same person came in for something else, at level 2.
    door.enter(&browser).await;
    browser.get(HOME).await;
    let typed = [("_version", saved.as_str()), ("azione", "avanti"), ("citofono", "Ferrante interno 9")];
    let answer = browser.post(&step("pasti"), &typed).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, Some(door_to(&step("pasti")))));
    let access = browser.get(&door_to(&step("pasti"))).await;
    assert!(access.text().contains("chiede un’identità di livello 3"), "{}", access.text());
    let pending = door.begin(&browser, 2, &step("pasti")).await;
    assert_eq!(pending.level, SpidLevel::L3, "less is not asked for");
    assert!(pending.request_xml.contains("ForceAuthn=\"true\""));
    assert_eq!(door.sign_in(&browser, &pending, |answer| answer).await, Some(step("pasti")));
    let page = browser.get(&step("pasti")).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Ferrante interno 9"), "what was typed is there");
}

#[tokio::test]
async fn a_request_is_not_sent_with_less_than_its_service_asks() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let giulia = door.house.giulia().await;
    let draft = door.house.draft(&giulia, MEALS, &crate::support::MEALS_ANSWERS).await;
    door.enter_weakly(&browser).await;
    browser.get(HOME).await;
    let number = draft.version.to_string();
    let sent = browser.post(&step("riepilogo"), &[("_version", &number), ("dichiaro", "si")]).await;
    assert_eq!(sent.location(), Some(door_to(&step("riepilogo"))));
    assert_eq!(door.house.count("SELECT count(*) FROM intake WHERE state <> 'draft'").await, 0);
}

#[tokio::test]
async fn no_address_asks_for_less_than_the_service() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    assert_eq!(door.begin(&browser, 1, &step(FIRST)).await.level, SpidLevel::L2);
    assert_eq!(door.begin(&browser, 3, &step(FIRST)).await.level, SpidLevel::L3);
    assert_eq!(door.begin(&browser, 1, NEXT).await.level, SpidLevel::L1);
    door.publish(MEALS, json!({ "level": 3 })).await;
    let pending = door.begin(&browser, 2, &step(FIRST)).await;
    assert_eq!((pending.level, pending.binding), (SpidLevel::L3, Binding::Redirect));
    assert!(browser.get(&door_to(&step(FIRST))).await.text().contains("name=\"level\" value=\"3\""));
}

#[tokio::test]
async fn a_minor_is_told_who_can_apply_and_an_adult_applies_for_a_minor() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, &step(FIRST)).await;
    door.sign_in(&browser, &pending, |answer| answer.assertion(">1988-03-14<", ">2010-05-20<")).await;
    let page = browser.get(&step(FIRST)).await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("Può fare domanda un genitore, il tutore"), "{}", page.text());
    assert_eq!(door.house.count("SELECT count(*) FROM intake").await, 0, "no draft was begun");

    // A service that is meant for them lets them in, for themselves only.
    door.publish(MEALS, json!({ "from_age": 14 })).await;
    assert_eq!(fill(&browser, FIRST, &[("presa-visione", "si")]).await.status, 303);
    let other = [
        ("per-chi", "familiare"),
        ("persona-nome", "Anna"),
        ("persona-cognome", "Ferrante"),
        ("persona-data-nascita", "01/02/2020"),
    ];
    let refused = fill(&browser, "i-tuoi-dati", &other).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("servono 18 anni"), "{}", refused.text());
    assert_eq!(fill(&browser, "i-tuoi-dati", &[("per-chi", "me")]).await.status, 303);

    let adult = door.house.app.browser();
    let pending = door.begin(&adult, 2, &step(FIRST)).await;
    let other_code = |answer: Answer| answer.assertion("FRRGLI88C54M990P", "BSSCRL41H30M990V");
    door.sign_in(&adult, &pending, other_code).await;
    assert_eq!(fill(&adult, FIRST, &[("presa-visione", "si")]).await.status, 303);
    assert_eq!(fill(&adult, "i-tuoi-dati", &other).await.status, 303, "a parent applies for a child");
}

#[tokio::test]
async fn a_service_for_companies_asks_for_who_acts_for_one() {
    let door = Door::open().await;
    door.publish(MEALS, json!({ "applicant": "company" })).await;
    let browser = door.house.app.browser();
    door.enter(&browser).await;
    assert_eq!(browser.get(&step(FIRST)).await.location(), Some(door_to(&step(FIRST))));
    let access = browser.get(&door_to(&step(FIRST))).await;
    assert!(access.text().contains("chi agisce per un’impresa"), "{}", access.text());

    let pending = door.begin(&browser, 2, &step(FIRST)).await;
    assert!(pending.request_xml.contains("<spid:Purpose>LP</spid:Purpose>"));
    assert_eq!(pending.attribute_set, 2);
    // A person without a company is not what was asked for.
    let alone = door.answer(&pending);
    let page = post(&browser, &pending.relay_state, &door.seal(&alone, &IDP_KEY)).await;
    assert_eq!((page.status.as_u16(), door.outcome(&pending).await.as_str()), (403, "purpose"));
    let company = attribute("companyName", "Il Ponte")
        + &attribute("companyFiscalNumber", "TINIT-02345678901")
        + "</saml:AttributeStatement>";
    let to = door
        .sign_in(&browser, &pending, |answer| answer.assertion("</saml:AttributeStatement>", &company))
        .await;
    assert_eq!(to, Some(step(FIRST)));
    assert_eq!(browser.get(&step(FIRST)).await.status, 200);
    assert!(is_in(&browser).await);
}

/// First step of a service for persons.
fn for_persons() -> String {
    format!("/servizi/{FOREIGNERS}/domanda/informativa")
}

impl Door {
    /// Signs in for a page, as whoever these attributes are about.
    async fn enter_as(&self, browser: &Browser<'_>, next: &str, facts: &str) {
        let pending = self.begin(browser, 2, next).await;
        let to =
            self.sign_in(browser, &pending, |answer| answer.assertion("</saml:AttributeStatement>", facts));
        assert_eq!(to.await.as_deref(), Some(next));
    }
}

/// The facts about a professional that end an answer's attributes: no company, only a VAT number.
fn professional() -> String {
    attribute("ivaCode", "VATIT-01234567890") + "</saml:AttributeStatement>"
}

#[tokio::test]
async fn a_professional_comes_in_with_a_vat_number_and_a_person_is_told_which_identity_to_use() {
    let door = Door::open().await;
    door.publish(MEALS, json!({ "applicant": "professional" })).await;
    let browser = door.house.app.browser();
    // The door says so before anybody tries, and offers no way that cannot serve.
    let access = browser.get(&door_to(&step(FIRST))).await.text();
    assert!(access.contains("la tua identità professionale"), "{access}");
    assert!(!access.contains("Carta d’identità elettronica") && !access.contains("l-eidas"), "{access}");

    // An open session of a person is refused where a login of a person would be.
    door.enter(&browser).await;
    assert_eq!(browser.get(&step(FIRST)).await.location(), Some(door_to(&step(FIRST))));
    assert_eq!(door.house.count("SELECT count(*) FROM intake").await, 0, "no draft was begun");
    let pending = door.begin(&browser, 2, &step(FIRST)).await;
    assert!(pending.request_xml.contains("<spid:Purpose>P</spid:Purpose>"));

    door.enter_as(&browser, &step(FIRST), &professional()).await;
    assert_eq!(browser.get(&step(FIRST)).await.status, 200);
    // Type 3 is among those that a service for persons accepts.
    assert_eq!(browser.get(&for_persons()).await.status, 200);
}

#[tokio::test]
async fn who_came_in_for_a_company_applies_for_nothing_of_a_person() {
    let door = Door::open().await;
    for applicant in ["professional", "company"] {
        door.publish(MEALS, json!({ "applicant": applicant })).await;
        let browser = door.house.app.browser();
        door.enter_as(&browser, &step(FIRST), &company("02345678901")).await;
        assert_eq!(browser.get(&step(FIRST)).await.status, 200, "{applicant}");
        assert_eq!(
            browser.get(&for_persons()).await.location(),
            Some(door_to(&for_persons())),
            "{applicant}"
        );
        let access = browser.get(&door_to(&for_persons())).await.text();
        assert!(access.contains("Entra con la tua identità personale"), "{applicant}: {access}");
        assert!(access.contains("Carta d’identità elettronica"), "{applicant}");
    }
    // Whoever came in for a company may be a legal person (type 2): not at work for themselves.
    let browser = door.house.app.browser();
    door.enter_as(&browser, &step(FIRST), &company("02345678901")).await;
    door.publish(MEALS, json!({ "applicant": "professional" })).await;
    assert_eq!(browser.get(&step(FIRST)).await.location(), Some(door_to(&step(FIRST))));
}

#[tokio::test]
async fn the_area_personale_asks_for_the_level_that_its_door_says() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    door.enter_weakly(&browser).await;
    assert!(is_in(&browser).await);
    for path in [NEXT, "/area-personale/profilo", "/area-personale/scadenze", "/area-personale/privacy"] {
        assert_eq!(browser.get(path).await.location(), Some(door_to(path)));
    }
    let refused = browser.post("/area-personale/profilo/telefono", &[("telefono", "3331234567")]).await;
    assert!(refused.location().is_some_and(|to| to.starts_with("/accesso?next=")), "{}", refused.status);
    let access = browser.get(&door_to(NEXT)).await.text();
    assert!(access.contains("si entra con un’identità di livello 2"), "{access}");
    door.enter(&browser).await;
    assert_eq!(browser.get(NEXT).await.status, 200);
}

/// The facts about a company that end an answer's attributes.
fn company(number: &str) -> String {
    attribute("companyName", "Il Ponte")
        + &attribute("companyFiscalNumber", &format!("TINIT-{number}"))
        + "</saml:AttributeStatement>"
}

#[tokio::test]
async fn a_draft_for_one_company_is_not_gone_on_with_for_another() {
    let door = Door::open().await;
    let seed = include_str!("../../../../migrations/seed/services/pasti-a-domicilio.json");
    let mut service: serde_json::Value = serde_json::from_str(seed).unwrap();
    let question = json!({
        "name": "impresa", "label": { "it": "Impresa" }, "prefill": "company_number",
        "kind": { "type": "text", "max": 20 },
    });
    service["form"]["steps"][1]["sections"][0]["questions"].as_array_mut().unwrap().push(question);
    door.publish(MEALS, json!({ "applicant": "company", "form": service["form"] })).await;
    let browser = door.house.app.browser();
    let enter_for = async |number: &str| {
        let pending = door.begin(&browser, 2, &step(FIRST)).await;
        let facts = company(number);
        let to =
            door.sign_in(&browser, &pending, |answer| answer.assertion("</saml:AttributeStatement>", &facts));
        assert_eq!(to.await, Some(step(FIRST)));
    };
    enter_for("02345678901").await;
    assert_eq!(fill(&browser, FIRST, &[("presa-visione", "si")]).await.status, 303);
    let own = [
        ("per-chi", "me"),
        ("impresa", "1"),
        ("email", "giulia@posta.example"),
        ("cellulare", "3331234567"),
        ("via", "Via dei Mulini 12"),
        ("cap", "50000"),
        ("comune", "Pontelaro"),
    ];
    let answer = fill(&browser, "i-tuoi-dati", &own).await;
    assert_eq!(answer.status, 303, "{}", crate::support::errors(&answer));
    let page = browser.get(&step("i-tuoi-dati")).await;
    assert!(page.text().contains("02345678901"), "the number is the certified one, whatever was sent");

    enter_for("01234567890").await;
    for slug in ["i-tuoi-dati", "riepilogo"] {
        assert_eq!(browser.get(&step(slug)).await.location(), Some(door_to(&step(slug))), "{slug}");
    }
    browser.get("/area-personale").await;
    let taken_over = browser.post(&step("i-tuoi-dati"), &[("_version", "3"), ("per-chi", "me")]).await;
    assert_eq!(taken_over.location(), Some(door_to(&step("i-tuoi-dati"))));
    enter_for("02345678901").await;
    assert!(browser.get(&step("i-tuoi-dati")).await.text().contains("02345678901"), "as it was");
}
