//! An administrator gives and ends memberships, and searches the audit.

use chrono::TimeDelta;
use server::testing::{Answer, Browser};

use super::support::{GIULIA, House, MEALS, MEALS_ANSWERS, to, version};

const STAFF: &str = "/console/amministrazione/operatori";
const TRAIL: &str = "/console/amministrazione/registro";

pub async fn member(house: &House, subject: &str) -> String {
    format!("{STAFF}/{}", house.operator(subject).await.me.id)
}

/// Sends a form of an operator's page with the change that it shows.
pub async fn send(browser: &Browser<'_>, path: &str, form: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    let version = version(&page);
    let mut all = vec![("_version", version.as_str())];
    all.retain(|(name, _)| !form.iter().any(|(other, _)| other == name));
    all.extend_from_slice(form);
    browser.post(path, &all).await
}

#[tokio::test]
async fn a_membership_is_given_seen_by_a_live_session_and_ended() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let karim = house.desk_of("karim.haddad").await;
    let general = house.operator("chiara.moretti").await.desk.id.to_string();
    assert!(!karim.get("/console").await.text().contains(&general), "no other desk yet");
    let path = member(&house, "karim.haddad").await;
    let form = [
        ("azione", "dai"),
        ("sportello", general.as_str()),
        ("ruolo", "front_desk"),
        ("al", "31/12/2026"),
        ("motivo", "Sostituzione estiva"),
    ];
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    let page = paolo.get(&path).await.text();
    for words in ["Sostituzione estiva", "Paolo Neri", "Fino al 31/12/2026", "In corso"] {
        assert!(page.contains(words), "{words}");
    }
    let page = karim.get("/console").await.text();
    assert!(page.contains(&general), "the switch shows the new desk at once");
    assert_eq!(to(&karim.post("/console/sportello", &[("sportello", general.as_str())]).await), "/console");
    assert_eq!(karim.get("/console").await.status, 200);
    let form = [("azione", "termina"), ("sportello", general.as_str()), ("motivo", "Rientro")];
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    assert!(to(&karim.get("/console").await).starts_with("/operatori/accesso"), "the session is closed");
    house.sit(&karim, "karim.haddad").await;
    assert_eq!(karim.get("/console").await.status, 200, "the other desk is still there");
}

#[tokio::test]
async fn the_last_day_of_a_membership_ends_a_live_session_by_itself() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let sql = "UPDATE operator_desk SET valid_until = $1 WHERE operator_id = (SELECT id FROM operator WHERE subject = 'chiara.moretti')";
    let today = house.ctx().today();
    sqlx::query(sql).bind(today).execute(&house.app.db.owner).await.unwrap();
    assert_eq!(chiara.get("/console").await.status, 200, "its last day counts");
    sqlx::query(sql).bind(today.pred_opt()).execute(&house.app.db.owner).await.unwrap();
    let gone = chiara.get("/console").await;
    assert_eq!(gone.status, 404);
    assert!(!gone.text().contains("Chiara Moretti"), "nobody is named who is nobody here");
}

#[tokio::test]
async fn an_operator_who_is_disabled_is_out_and_what_they_were_writing_is_not_taken() {
    let house = House::open().await;
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let paolo = house.desk_of("paolo.neri").await;
    let chiara = house.desk_of("chiara.moretti").await;
    assert_eq!(chiara.get(&format!("/console/istanze/{id}")).await.status, 200);
    let path = member(&house, "chiara.moretti").await;
    let form = [("azione", "disabilita"), ("motivo", "Fine del rapporto")];
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    let taken = chiara.post(&format!("/console/istanze/{id}/prendi"), &[]).await;
    assert!(matches!(taken.status.as_u16(), 303 | 403 | 404), "{}", taken.status);
    assert_eq!(house.count("SELECT count(*) FROM intake WHERE assignee_id IS NOT NULL").await, 0);
    assert!(to(&chiara.get("/console").await).starts_with("/operatori/accesso"));
    assert!(paolo.get(&path).await.text().contains("Operatore disabilitato"));
}

#[tokio::test]
async fn changes_ask_for_a_fresh_proof_and_keep_what_was_typed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let path = member(&house, "chiara.moretti").await;
    assert!(!paolo.get(&path).await.text().contains("Conferma adesso"));
    house.app.pass(TimeDelta::minutes(6));
    assert!(paolo.get(&path).await.text().contains("Conferma adesso"));
    let form = [("azione", "disabilita"), ("motivo", "Fine del rapporto")];
    let led = send(&paolo, &path, &form).await;
    assert_eq!(to(&led), "/operatori/conferma?next=%2Fconsole%2Fripresa");
    assert_eq!(house.count("SELECT count(*) FROM operator WHERE NOT enabled").await, 1, "nothing was done");
    house.sit(&paolo, "paolo.neri").await;
    let kept = paolo.get("/console/ripresa").await.text();
    assert!(kept.contains("Fine del rapporto") && kept.contains("disabilita"));
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    assert_eq!(house.count("SELECT count(*) FROM operator WHERE NOT enabled").await, 2);
}

#[tokio::test]
async fn the_second_of_two_is_told_with_what_they_typed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let path = member(&house, "chiara.moretti").await;
    let form = [("_version", "0"), ("azione", "disabilita"), ("motivo", "Prima mano")];
    assert_eq!(to(&send(&paolo, &path, &form).await), path);
    let form = [("_version", "0"), ("azione", "abilita"), ("motivo", "Seconda mano")];
    let answer = send(&paolo, &path, &form).await;
    assert_eq!(answer.status, 409);
    let page = answer.text();
    assert!(page.contains("Prima mano") && page.contains("Seconda mano"));
}

#[tokio::test]
async fn what_a_rule_forbids_is_told_beside_the_field() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let desk = house.operator("paolo.neri").await.desk.id.to_string();
    let own = member(&house, "paolo.neri").await;
    let form = [("azione", "termina"), ("sportello", desk.as_str()), ("motivo", "Vado via")];
    let answer = send(&paolo, &own, &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("chiedi a un altro amministratore") && answer.text().contains("Vado via"));
    let new = [("nome", "Nives Sala"), ("entra", "altrove"), ("account", "nives"), ("motivo", "Concorso")];
    paolo.get(&format!("{STAFF}/nuovo")).await;
    let answer = paolo.post(&format!("{STAFF}/nuovo"), &new).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Nives Sala") && answer.text().contains("Scegli come entra"));
    let right = [("entra", super::support::ISSUER), new[0], new[2], new[3]];
    let added = paolo.post(&format!("{STAFF}/nuovo"), &right).await;
    assert!(to(&added).starts_with(STAFF));
    assert!(paolo.get(&to(&added)).await.text().contains("Nives Sala"));
    assert!(paolo.get(&format!("{STAFF}?q=nives")).await.text().contains("Nives Sala"));
}

#[tokio::test]
async fn the_audit_is_searched_without_a_codice_fiscale_in_any_address_or_a_name_in_any_page() {
    let house = House::open().await;
    let chiara = house.operator("chiara.moretti").await;
    let (id, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&chiara, id).await;
    let desk = house.desk_of("chiara.moretti").await;
    assert_eq!(desk.get(&format!("/console/schede/{card}")).await.status, 200);
    let paolo = house.desk_of("paolo.neri").await;
    paolo.get(TRAIL).await;
    let found = to(&paolo.post(TRAIL, &[("cerca", GIULIA)]).await);
    assert!(found.starts_with(&format!("{TRAIL}?persona=")), "{found}");
    assert!(!found.contains(GIULIA));
    let page = paolo.get(&found).await.text();
    assert!(page.contains("Chiara Moretti") && page.contains("Ha aperto"));
    for hidden in ["Ferrante", GIULIA] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    let of_request = to(&paolo.post(TRAIL, &[("cerca", number.to_string().as_str())]).await);
    assert_eq!(of_request, format!("{TRAIL}?istanza={id}"));
    let nothing = paolo.post(TRAIL, &[("cerca", "nessuno così"), ("dal", "")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text().contains("nessuno così"));
    let wrong = paolo.get(&format!("{TRAIL}?dal=31/02/2026")).await;
    assert_eq!(wrong.status, 422);
    let elsewhere = format!("{TRAIL}?persona={}", backend::testing::new_id());
    assert_eq!(paolo.get(&elsewhere).await.status, 404);
}
