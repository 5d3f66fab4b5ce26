//! An administrator writes what a desk accepts and passes on, and the agreements of its body.

use server::testing::{Answer, Browser};

use super::{
    four_eyes::second_administrator,
    support::{House, MEALS, MEALS_ANSWERS, to, version},
};

async fn rules_of(house: &House, subject: &str) -> String {
    format!("/console/amministrazione/sportelli/{}/regole", house.operator(subject).await.desk.id)
}

/// Sends a form of the page with the change that it shows.
async fn send(browser: &Browser<'_>, path: &str, form: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    let version = version(&page);
    let mut all = vec![("_version", version.as_str())];
    all.retain(|(name, _)| !form.iter().any(|(other, _)| other == name));
    all.extend_from_slice(form);
    browser.post(path, &all).await
}

#[tokio::test]
async fn a_rule_is_written_and_the_next_request_follows_it() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let karim = house.desk_of("karim.haddad").await;
    let path = rules_of(&house, "chiara.moretti").await;
    let foreigners = house.operator("karim.haddad").await.desk.id.to_string();
    let desk = path.trim_end_matches("/regole").to_owned();
    assert!(paolo.get(&desk).await.text().contains(&path), "the page of the desk leads there");
    let form = [
        ("azione", "regole"),
        ("tipo", "general"),
        ("riceve", "si"),
        ("regola-servizio", MEALS),
        ("regola-comune", "Pontelaro"),
        ("regola-lingua", ""),
        ("regola-verso", foreigners.as_str()),
        ("motivo", "Prova del nuovo percorso"),
    ];
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    let page = paolo.get(&path).await.text();
    assert!(page.contains("Prova del nuovo percorso") && page.contains("Paolo Neri"));
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    assert_eq!(karim.get(&format!("/console/istanze/{id}")).await.status, 200);
    let chiara = house.desk_of("chiara.moretti").await;
    assert_eq!(chiara.get(&format!("/console/istanze/{id}")).await.status, 404);
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_the_field_and_nothing_typed_is_lost() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let path = rules_of(&house, "chiara.moretti").await;
    let foreigners = house.operator("karim.haddad").await.desk.id.to_string();
    let form = [
        ("azione", "regole"),
        ("tipo", "general"),
        ("aperto-al", "31/02/2026"),
        ("accetta-comuni", "Pontelaro"),
        ("regola-servizio", MEALS),
        ("regola-comune", "Atlantide"),
        ("regola-lingua", "ar"),
        ("regola-verso", foreigners.as_str()),
        ("motivo", ""),
    ];
    let answer = send(&paolo, &path, &form).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    for words in ["31/02/2026", "Atlantide", "Scrivi il motivo"] {
        assert!(page.contains(words), "{words}");
    }
    let mut dated = form;
    dated[2] = ("aperto-al", "");
    dated[8] = ("motivo", "Sì");
    let answer = send(&paolo, &path, &dated).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Atlantide non è un comune"));
    assert_eq!(house.count("SELECT count(*) FROM desk_routing").await, 0);
    let stale = [("_version", "7"), form[0], form[1], ("motivo", "Seconda mano")];
    let answer = send(&paolo, &path, &stale).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text().contains("Seconda mano"));
    assert_eq!(paolo.post(&path, &[("azione", "altro")]).await.status, 400);
}

#[tokio::test]
async fn a_live_session_of_the_third_sector_ends_with_the_agreement() {
    let house = House::open().await;
    let path = rules_of(&house, "karim.haddad").await;
    let sql = "WITH body AS (
            INSERT INTO organisation (id, zone_id, name, kind)
            SELECT gen_random_uuid(), zone.id, 'Cooperativa', 'third_sector' FROM zone
            RETURNING id
        )
        UPDATE desk SET organisation_id = body.id FROM body WHERE desk.name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let paolo = house.desk_of("paolo.neri").await;
    let wrong = send(&paolo, &path, &[("azione", "accordo"), ("atto", ""), ("motivo", "Gara")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Scrivi l’atto") && wrong.text().contains("Gara"));
    let today = domain::format::date(house.ctx().today());
    let form = [
        ("azione", "accordo"),
        ("atto", "Determinazione 12"),
        ("dal", today.as_str()),
        ("al", today.as_str()),
        ("motivo", "Gara"),
    ];
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    let karim = house.desk_of("karim.haddad").await;
    assert_eq!(karim.get("/console").await.status, 200);
    house.app.pass(chrono::TimeDelta::days(1));
    let gone = karim.get("/console").await;
    assert_ne!(gone.status, 200, "the last day has passed");
    assert!(!gone.text().contains("Karim Haddad"));
}

#[tokio::test]
async fn an_agreement_that_is_ended_ends_a_session_with_the_next_click() {
    let house = House::open().await;
    let path = rules_of(&house, "karim.haddad").await;
    let sql = "WITH body AS (
            INSERT INTO organisation (id, zone_id, name, kind)
            SELECT gen_random_uuid(), zone.id, 'Cooperativa', 'third_sector' FROM zone
            RETURNING id, zone_id
        ), agreed AS (
            INSERT INTO agreement (id, zone_id, organisation_id, valid_from, valid_until, act)
            SELECT '01900000-0000-7000-8000-000000000001', zone_id, id, '2026-01-01', '2027-12-31', 'Atto 1' FROM body
        )
        UPDATE desk SET organisation_id = body.id FROM body WHERE desk.name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let karim = house.desk_of("karim.haddad").await;
    assert_eq!(karim.get("/console").await.status, 200);
    let paolo = house.desk_of("paolo.neri").await;
    let form = [
        ("azione", "termina-accordo"),
        ("convenzione", "01900000-0000-7000-8000-000000000001"),
        ("motivo", "Inadempienza"),
    ];
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    assert_eq!(karim.get("/console").await.status, 404);
    let page = paolo.get(&path).await.text();
    assert!(page.contains("Fermo oggi") && page.contains("Inadempienza"));
}

#[tokio::test]
async fn what_a_desk_never_sees_is_shown_by_two_administrators() {
    let house = House::open().await;
    second_administrator(&house).await;
    let (paolo, livia) = (house.desk_of("paolo.neri").await, house.desk_of("livia.serra").await);
    let path = rules_of(&house, "karim.haddad").await;
    let sql = "UPDATE desk SET excluded = '{contacts,income}' WHERE name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let none = [("azione", "chiedi-dati"), ("motivo", "Convenzione nuova")];
    let answer = send(&paolo, &path, &none).await;
    assert_eq!(answer.status, 422);
    for words in ["Scegli almeno un gruppo di dati", "Convenzione nuova"] {
        assert!(answer.text().contains(words), "{words}");
    }
    let ask = [none[0], ("mostra", "contacts"), none[1]];
    assert_eq!(to(&send(&paolo, &path, &ask).await), path);
    let confirm = [("azione", "conferma-dati"), ("motivo", "Visto")];
    let own = send(&paolo, &path, &confirm).await;
    assert_eq!(own.status, 422);
    assert!(own.text().contains("Serve un altro amministratore"));
    let hidden = "SELECT count(*) FROM desk WHERE excluded = '{contacts,income}'";
    assert_eq!(house.count(hidden).await, 1, "not yet");
    assert!(livia.get(&path).await.text().contains("chiede di mostrare"));
    assert_eq!(to(&send(&livia, &path, &confirm).await), path);
    assert_eq!(house.count("SELECT count(*) FROM desk WHERE excluded = '{income}'").await, 1);
    assert_eq!(send(&livia, &path, &confirm).await.status, 409, "once");
    assert!(paolo.get(&path).await.text().contains("Dati nascosti mostrati"), "history");
}
