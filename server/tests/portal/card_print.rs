//! A card on paper, and services asked for at the desk.

use super::support::{House, MEALS, MEALS_ANSWERS, printed};

async fn audited(house: &House, reason: &str) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE action = 'export' AND reason = $1")
        .bind(reason)
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_card_is_printed_for_a_reason_that_stays() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&house.operator("chiara.moretti").await, intake).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let path = format!("/console/schede/{card}/stampa");
    let form = chiara.get(&path).await;
    assert_eq!(form.status, 200);
    assert!(form.text().contains("value=\"stranieri\"") && form.text().contains("value=\"planning\""));
    let refused = chiara.post(&path, &[("parti", "persona")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Scegli perché serve una copia"), "the reason is asked for");
    assert_eq!(audited(&house, "authority").await, 0);
    let paper =
        chiara.post(&path, &[("parti", "persona"), ("parti", "risposte"), ("motivo", "authority")]).await;
    assert_eq!(paper.status, 200);
    assert_eq!(paper.header("content-type"), "application/pdf");
    printed("scheda-parti", &paper.body);
    let number = card.to_string();
    let named = paper.header("content-disposition");
    assert!(named.ends_with(&format!("-{}.pdf\"", number.rsplit('-').next().unwrap())), "{named}");
    assert!(!named.to_lowercase().contains("ferrante"), "never a name: {named}");
    assert_eq!(audited(&house, "authority").await, 1);
    let elsewhere = house.desk_of("karim.haddad").await;
    let gone = elsewhere.post(&path, &[("parti", "persona"), ("motivo", "authority")]).await;
    assert_eq!(gone.status, 404);
    assert_eq!(audited(&house, "authority").await, 1);
}

#[tokio::test]
async fn a_service_is_added_moved_on_and_worked_for_and_nothing_typed_is_lost() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&house.operator("chiara.moretti").await, intake).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let list = format!("/console/schede/{card}/servizi");
    let wrong = chiara.post(&list, &[("servizio", "inventato"), ("data", "31/02/2026")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("value=\"31/02/2026\""), "what was typed is there");
    let added = [("servizio", "5.01"), ("data", "1/1/2026"), ("chi", "family")];
    let request = chiara.post(&list, &added).await.location().unwrap();
    let page = chiara.get(&request).await.text();
    assert!(page.contains("un familiare") && page.contains("gestione e lavorazione"), "state and steps");
    let step = |to: &'static str, version: &'static str| {
        [("azione", "avanza"), ("stato", to), ("nota", "<b>fatto</b>"), ("_version", version)]
    };
    assert_eq!(chiara.post(&request, &step("in_progress", "1")).await.status, 303);
    let late = chiara.post(&request, &step("concluded", "1")).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("&lt;b&gt;fatto&lt;/b&gt;"), "the note is there to be sent again");
    let worked =
        [("azione", "lavoro"), ("giorno", "1/1/2026"), ("attivita", "talk"), ("persone", "2"), ("ore", "1")];
    assert_eq!(chiara.post(&request, &worked).await.status, 303);
    let sheet = [("azione", "foglio"), ("_foglio", "lavoro"), ("_version", "0"), ("disoccupato-dal", "boh")];
    let refused = chiara.post(&request, &sheet).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("value=\"boh\""), "what was typed is there");
    let page = chiara.get(&request).await.text();
    assert!(page.contains("1:00"), "the time is added up");
    let all = [("parti", "servizi"), ("motivo", "planning")];
    let paper = chiara.post(&format!("/console/schede/{card}/stampa"), &all).await;
    assert_eq!(paper.status, 200, "with its steps and its work");
    printed("scheda-servizi", &paper.body);
}
