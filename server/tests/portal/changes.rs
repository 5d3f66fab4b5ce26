//! A form changes, closes or disappears while somebody fills it in; and whom a request is for.

use backend::accounts::{self, SignedIn};
use backend::jobs::ExpireDrafts;
use chrono::TimeDelta;
use domain::actor::Level;
use serde_json::{Value, json};
use server::jobs::{JobHandlers, OpeningHandler, UpkeepHandler};

use super::sink::Sink;
use super::support::{GIULIA, House, MEALS, MEALS_ANSWERS, MEALS_STEPS, errors, fill, step, to, version};

const NEW_FORM: &str = "/servizi/pasti-a-domicilio/modulo-nuovo";
const SENT: &str = "/servizi/pasti-a-domicilio/domanda/conferma";

/// Publishes the next version of "Pasti a domicilio".
async fn publish(house: &House, change: impl FnOnce(&mut Value)) {
    let mut content: Value = sqlx::query_scalar(
        "SELECT content FROM service_version
         JOIN service ON service.id = service_id
         WHERE slug = $1 ORDER BY version DESC LIMIT 1",
    )
    .bind(MEALS)
    .fetch_one(&house.app.db.owner)
    .await
    .unwrap();
    change(&mut content);
    sqlx::query(
        "INSERT INTO service_version (id, service_id, version, content, published_at)
         SELECT gen_random_uuid(), service_id, max(version) + 1, $2, $3
         FROM service_version JOIN service ON service.id = service_id
         WHERE slug = $1 GROUP BY service_id",
    )
    .bind(MEALS)
    .bind(content)
    .bind(house.ctx().now)
    .execute(&house.app.db.owner)
    .await
    .unwrap();
}

/// The questions of a part of the step with the meals.
fn questions<'a>(content: &'a mut Value, step: &str) -> &'a mut Vec<Value> {
    let steps = content["form"]["steps"].as_array_mut().unwrap();
    let step = steps.iter_mut().find(|one| one["slug"] == step).unwrap();
    step["sections"][0]["questions"].as_array_mut().unwrap()
}

/// The same form without the bell, and with a question of several fields.
fn changed(content: &mut Value) {
    for step in content["form"]["steps"].as_array_mut().unwrap() {
        for section in step["sections"].as_array_mut().unwrap() {
            section["questions"].as_array_mut().unwrap().retain(|question| question["name"] != "citofono");
        }
    }
    questions(content, "pasti").push(json!({
        "name": "consegna", "label": { "it": "Dove portarli" }, "kind": { "type": "address" },
        "group": "residence", "required": false
    }));
}

#[tokio::test]
async fn a_changed_form_is_offered_and_the_answers_that_fit_go_along() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    for (slug, typed) in &MEALS_STEPS[..3] {
        assert_eq!(fill(&browser, slug, typed).await.status, 303, "{slug}");
    }
    assert_eq!(to(&browser.get(NEW_FORM).await), step("famiglia-e-isee"), "nothing changed yet");
    publish(&house, changed).await;
    let told = browser.get(&step("pasti")).await;
    assert!(told.text().contains("Il modulo di questo servizio è cambiato"), "{}", told.text());
    assert!(
        told.text().contains(NEW_FORM) && told.text().contains("value=\"Ferrante\""),
        "nothing moved yet"
    );

    let offer = browser.get(NEW_FORM).await;
    assert_eq!(offer.status, 200);
    for words in ["Non si chiede più", "Domanda nuova", "Dove portarli", "Ferrante"] {
        assert!(offer.text().contains(words), "{words}: {}", offer.text());
    }
    let moved = browser.post(NEW_FORM, &[("_version", &version(&offer))]).await;
    assert_eq!(to(&moved), step("famiglia-e-isee"), "on where the draft stands");
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains("name=\"consegna.via\"") && !page.contains("name=\"citofono\""));
    assert!(page.contains("Risposte del modulo di prima") && page.contains("Ferrante"));
    assert!(page.contains("value=\"01/12/2026\""), "what fits went along");
    assert_eq!(
        house.count("SELECT count(*) FROM audit_event WHERE reason = 'moved to a new form'").await,
        1,
        "the move is on record"
    );

    for (slug, typed) in &MEALS_STEPS[3..] {
        assert_eq!(fill(&browser, slug, typed).await.status, 303, "{slug}");
    }
    let last = browser.get(&step("riepilogo")).await;
    let sent = browser.post(&step("riepilogo"), &[("_version", &version(&last)), ("dichiaro", "si")]).await;
    assert_eq!(to(&sent), SENT);
    let left = "SELECT count(*) FROM intake WHERE answers ? 'citofono' OR earlier IS NOT NULL";
    assert_eq!(house.count(left).await, 0, "what is not asked is not sent");
}

#[tokio::test]
async fn who_stays_with_the_form_that_was_begun_sends_that_one() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    assert_eq!(fill(&browser, "informativa", MEALS_STEPS[0].1).await.status, 303);
    publish(&house, changed).await;
    for (slug, typed) in &MEALS_STEPS[1..] {
        assert_eq!(fill(&browser, slug, typed).await.status, 303, "{slug}");
    }
    let last = browser.get(&step("riepilogo")).await;
    let sent = browser.post(&step("riepilogo"), &[("_version", &version(&last)), ("dichiaro", "si")]).await;
    assert_eq!(to(&sent), SENT);
    assert_eq!(house.count("SELECT count(*) FROM intake WHERE answers ? 'citofono'").await, 1);
}

#[tokio::test]
async fn moving_from_an_old_window_shows_again_what_would_move() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    assert_eq!(fill(&browser, "informativa", MEALS_STEPS[0].1).await.status, 303);
    publish(&house, changed).await;
    let old = version(&browser.get(NEW_FORM).await);
    assert_eq!(fill(&browser, "i-tuoi-dati", MEALS_STEPS[1].1).await.status, 303);
    let told = browser.post(NEW_FORM, &[("_version", &old)]).await;
    assert_eq!(told.status, 409);
    assert_ne!(version(&told), old);
    assert_eq!(to(&browser.post(NEW_FORM, &[("_version", &version(&told))]).await), step("pasti"));
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(carlo.get(NEW_FORM).await.status, 404, "who has no draft has nothing to move");
}

#[tokio::test]
async fn a_service_that_closed_a_minute_ago_keeps_the_draft_and_says_when_it_opens() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    for (slug, typed) in &MEALS_STEPS[..4] {
        assert_eq!(fill(&browser, slug, typed).await.status, 303, "{slug}");
    }
    publish(&house, |content| content["closes"] = json!("2026-11-01")).await;
    let page = browser.get(&step("dichiarazioni")).await;
    assert!(page.text().contains("Il servizio si è chiuso il 01/11/2026"), "{}", page.text());
    let saved = fill(&browser, "dichiarazioni", MEALS_STEPS[4].1).await;
    assert_eq!(to(&saved), step("riepilogo"), "{}: what is typed is saved all the same", errors(&saved));
    let last = browser.get(&step("riepilogo")).await;
    assert!(!last.text().contains("value=\"invia\""), "nothing is offered that would be refused");
    let form = [("_version", version(&last)), ("dichiaro", "si".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let told = browser.post(&step("riepilogo"), &form).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("Il servizio si è chiuso"));
    publish(&house, |content| {
        content["opens"] = json!("2027-01-07");
        content["closes"] = json!("2027-03-31");
    })
    .await;
    let told = browser.post(&step("riepilogo"), &form).await;
    assert!(told.text().contains("Puoi inviare la domanda dal 07/01/2027"), "{}", told.text());
    assert_eq!(house.count("SELECT count(*) FROM intake WHERE state = 'draft'").await, 1);
    publish(&house, |content| {
        content.as_object_mut().unwrap().remove("opens");
    })
    .await;
    assert_eq!(to(&browser.post(&step("riepilogo"), &form).await), SENT);
}

#[tokio::test]
async fn whoever_wrote_a_draft_gets_a_letter_when_its_service_opens_again_that_does_not_name_it() {
    let sink = Sink::open().await;
    let port = sink.port.to_string();
    let house = House::with(&[("SPORTELLO_MAIL__SMTP_PORT", &port)], &[]).await;
    let browser = house.browser_of(&house.giulia().await).await;
    for (slug, typed) in &MEALS_STEPS[..2] {
        assert_eq!(fill(&browser, slug, typed).await.status, 303, "{slug}");
    }
    publish(&house, |content| content["closes"] = json!("2026-11-01")).await;
    assert!(
        browser.get(&step("pasti")).await.text().contains("ti scriviamo un’e-mail quando si potrà inviare")
    );
    backend::jobs::ensure(&house.app.db.app, &house.ctx(), &ExpireDrafts {}).await.unwrap();
    let work = async || {
        let platform = house.app.platform.clone();
        let upkeep = UpkeepHandler { platform: platform.clone() };
        let handlers = JobHandlers::new().on::<ExpireDrafts>(upkeep).on(OpeningHandler { platform });
        house.app.work(handlers).await;
    };
    work().await;
    assert!(sink.mails().is_empty(), "it is closed");
    house.app.pass(TimeDelta::hours(1));
    publish(&house, |content| {
        content.as_object_mut().unwrap().remove("closes");
    })
    .await;
    work().await;
    house.app.pass(TimeDelta::hours(1));
    work().await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 1, "once: {mails:?}");
    assert!(mails[0].contains("giulia@posta.example") && mails[0].contains("Ora puoi inviare"));
    assert!(!mails[0].to_lowercase().contains("pasti") && !mails[0].contains("Ferrante"), "{}", mails[0]);
}

#[tokio::test]
async fn a_withdrawn_service_shows_what_was_written_and_keeps_what_is_typed() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    for (slug, typed) in &MEALS_STEPS[..2] {
        assert_eq!(fill(&browser, slug, typed).await.status, 303, "{slug}");
    }
    let version = version(&browser.get(&step("pasti")).await);
    sqlx::query("UPDATE service_version SET published_at = 'infinity'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let form = [("_version", version.as_str()), ("citofono", "Interno 14"), ("azione", "avanti")];
    let told = browser.post(&step("pasti"), &form).await;
    assert_eq!(told.status, 410);
    assert!(told.text().contains("Il servizio non riceve più domande") && told.text().contains("Interno 14"));
    let again = browser.get(&step("pasti")).await;
    assert_eq!(again.status, 410);
    assert!(again.text().contains("Interno 14"), "it was saved");
    assert_eq!(browser.get(NEW_FORM).await.status, 410);
    let who = SignedIn { certified: &giulia.certified, eidas_id: None, level: Level::L1 };
    let weaker = accounts::sign_in(&house.app.db.app, &house.ctx(), who).await.unwrap();
    let answer = house.browser_of(&weaker).await.get(&step("pasti")).await;
    assert!(to(&answer).starts_with("/accesso?"), "a draft is not read with a weaker login");
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(carlo.get(&step("informativa")).await.status, 404);
}

#[tokio::test]
async fn an_address_abroad_has_a_country_of_the_table() {
    let house = House::open().await;
    backend::seed::codes(&house.app.db.owner).await.unwrap();
    publish(&house, changed).await;
    let browser = house.browser_of(&house.giulia().await).await;
    for (slug, typed) in &MEALS_STEPS[..2] {
        fill(&browser, slug, typed).await;
    }
    let with = |country: &'static str, town: &'static str| {
        let mut typed = MEALS_STEPS[2].1.to_vec();
        typed.retain(|(name, _)| *name != "citofono");
        typed.extend([("consegna.via", "Rue X 1"), ("consegna.comune", town), ("consegna.paese", country)]);
        typed
    };
    let wrong = fill(&browser, "pasti", &with("Atlantide", "Poseidonia")).await;
    assert_eq!(wrong.status, 422);
    let list = errors(&wrong);
    assert!(list.contains("href=\"#consegna-paese\"") && !list.contains("consegna-comune"), "{list}");
    assert!(wrong.text().contains("value=\"Atlantide\""));
    let wrong = fill(&browser, "pasti", &with("", "Poseidonia")).await;
    assert!(errors(&wrong).contains("href=\"#consegna-comune\""), "{}", errors(&wrong));
    assert_eq!(fill(&browser, "pasti", &with("belgio", "Liège")).await.status, 303);
    let summary = browser.get(&step("riepilogo")).await.text();
    assert!(summary.contains("Paese: belgio") && summary.contains("Comune: Liège"));
    let offered = browser.get("/api/paesi?q=bel").await;
    assert!(offered.text().contains("{\"name\":\"Belgio\"}"), "{}", offered.text());
    assert!(!browser.get("/api/paesi?q=jugosl").await.text().contains("Jugoslavia"), "it is no more");
}

/// Somebody asks for another person.
fn asking_for_ada() -> Vec<(&'static str, &'static str)> {
    let mut typed = MEALS_ANSWERS.to_vec();
    typed.retain(|(name, _)| *name != "per-chi");
    typed.extend([
        ("per-chi", "familiare"),
        ("persona-nome", "Ada"),
        ("persona-cognome", "Lorenzi"),
        ("persona-data-nascita", "30/06/1941"),
    ]);
    typed
}

#[tokio::test]
async fn the_card_is_of_the_person_somebody_asked_for() {
    let house = House::open().await;
    let chiara = house.operator("chiara.moretti").await;
    let (id, _) = house.sent(&house.giulia().await, MEALS, &asking_for_ada()).await;
    let desk = house.desk_of("chiara.moretti").await;
    let detail = desk.get(&format!("/console/istanze/{id}")).await.text();
    assert!(detail.contains("Chiede per") && detail.contains("Ada Lorenzi"), "{detail}");
    let card = house.accept(&chiara, id).await;
    let name: String =
        sqlx::query_scalar("SELECT family_name FROM person").fetch_one(&house.app.db.owner).await.unwrap();
    assert_eq!(name, "Lorenzi");
    let page = desk.get(&format!("/console/schede/{card}")).await.text();
    assert!(page.contains("Lorenzi") && page.contains("Giulia"), "who asked is in the answers");
}

#[tokio::test]
async fn ones_own_code_is_not_that_of_another_person() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let mut typed = vec![
        ("per-chi", "familiare"),
        ("persona-nome", "Ada"),
        ("persona-cognome", "Lorenzi"),
        ("persona-data-nascita", "30/06/1941"),
        ("persona-codice-fiscale", GIULIA),
    ];
    let told = fill(&browser, "i-tuoi-dati", &typed).await;
    assert_eq!(told.status, 422);
    assert!(errors(&told).contains("Hai scritto il tuo codice fiscale"), "{}", errors(&told));
    typed.pop();
    assert_eq!(fill(&browser, "i-tuoi-dati", &typed).await.status, 303);
}
