//! What an operator may not see is not there, and that they looked is written down; the administration has a first page.

use super::support::{House, to, version};

/// Refused looks at this kind of record.
async fn looks(house: &House, subject: &str) -> i64 {
    sqlx::query_scalar(
        "SELECT count(*) FROM audit_event
         WHERE action = 'refuse' AND subject = $1 AND reason = 'out_of_reach' AND actor = 'operator'",
    )
    .bind(subject)
    .fetch_one(&house.app.db.owner)
    .await
    .unwrap()
}

#[tokio::test]
async fn a_look_at_what_is_not_ones_own_is_written_down() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let elsewhere = "/console/schede/018f3b1e-0000-7000-8000-000000000001";
    assert_eq!(chiara.get(elsewhere).await.status, 404);
    assert_eq!(looks(&house, "card").await, 1);
    assert_eq!(chiara.get("/console/amministrazione/operatori").await.status, 404);
    assert_eq!(looks(&house, "operator").await, 1);
    assert_eq!(chiara.get("/console/schede").await.status, 200);
    assert_eq!(looks(&house, "card").await, 1, "what may be seen is no attempt");
    let paolo = house.desk_of("paolo.neri").await;
    let page = paolo.get("/console/amministrazione/registro?solo=rifiuti").await.text();
    assert!(page.contains("Rifiutato: non è suo, o non c’è"), "{page}");
}

#[tokio::test]
async fn the_address_of_the_administration_leads_to_its_first_page() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    assert_eq!(to(&paolo.get("/console/amministrazione").await), "/console/amministrazione/operatori");
    let chiara = house.desk_of("chiara.moretti").await;
    assert_eq!(chiara.get("/console/amministrazione").await.status, 404);
}

#[tokio::test]
async fn what_was_saved_is_said_once() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let desk = house.operator("chiara.moretti").await.desk;
    let path = format!("/console/amministrazione/sportelli/{}", desk.id);
    let page = paolo.get(&path).await;
    assert!(!page.text().contains("Salvato."));
    let version = version(&page);
    let form = [
        ("_version", version.as_str()),
        ("nome", desk.name.as_str()),
        ("descrizione", "Per tutti"),
        ("motivo", "Chiarezza"),
    ];
    assert_eq!(to(&paolo.post(&path, &form).await), path);
    assert!(paolo.get(&path).await.text().contains("Salvato."));
    assert!(!paolo.get(&path).await.text().contains("Salvato."));
}
