//! The lists of a card and of a person come from the code tables: what an administrator writes there is offered with the
//! next page, and what is withdrawn stays where it was chosen.

use server::testing::Browser;

use super::support::{House, MEALS, MEALS_ANSWERS, errors, to, version};

const RENT: &str = "/console/codici/titoli-godimento/voci/affitto";
const RENT_WORDS: &str = "Affitto da privati";

/// A card at Chiara's desk.
async fn card(house: &House) -> String {
    let giulia = house.giulia().await;
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&house.operator("chiara.moretti").await, intake).await;
    format!("/console/schede/{card}")
}

/// Paolo writes a row of a table as its form does.
async fn write(paolo: &Browser<'_>, path: &str, form: &[(&str, &str)]) {
    let version = version(&paolo.get(path).await);
    let mut all = vec![("_version", version.as_str()), ("azione", "salva"), ("motivo", "Delibera 12")];
    all.extend_from_slice(form);
    let saved = paolo.post(path, &all).await;
    assert_eq!(saved.status, 303, "{}", errors(&saved));
}

async fn withdraw_rent(house: &House) {
    let paolo = house.desk_of("paolo.neri").await;
    write(&paolo, RENT, &[("etichetta.it", RENT_WORDS), ("valido_al", "19/11/2020")]).await;
}

#[tokio::test]
async fn a_row_that_is_withdrawn_while_in_use_stays_where_it_is_and_is_offered_nowhere_else() {
    let house = House::open().await;
    let (card, chiara) = (card(&house).await, house.desk_of("chiara.moretti").await);
    let home = format!("{card}/parti/abitazione");
    let open = chiara.get(&format!("{card}?modifica=abitazione")).await.text();
    assert!(open.contains("value=\"affitto\"") && open.contains(RENT_WORDS), "offered");
    to(&chiara.post(&home, &[("godimento", "affitto"), ("_version", "0")]).await);
    withdraw_rent(&house).await;
    assert!(chiara.get(&card).await.text().contains(RENT_WORDS), "the card keeps its words");
    let open = chiara.get(&format!("{card}?modifica=abitazione")).await.text();
    assert!(open.contains("Affitto da privati (non si sceglie più)"), "it says so");
    to(&chiara.post(&home, &[("godimento", "affitto"), ("vani", "2"), ("_version", "1")]).await);
    to(&chiara.post(&home, &[("godimento", "comodato"), ("vani", "2"), ("_version", "2")]).await);
    to(&chiara.post(&home, &[("godimento", "affitto"), ("vani", "2"), ("_version", "3")]).await);
    let refused = chiara.post(&home, &[("godimento", "barca"), ("vani", "7"), ("_version", "4")]).await;
    assert_eq!(refused.status, 422);
    assert!(errors(&refused).contains("#f-godimento"), "{}", errors(&refused));
    assert!(refused.text().contains("value=\"7\""), "nothing typed is lost");
}

#[tokio::test]
async fn a_card_that_never_had_a_withdrawn_row_cannot_take_it() {
    let house = House::open().await;
    let (card, chiara) = (card(&house).await, house.desk_of("chiara.moretti").await);
    withdraw_rent(&house).await;
    let open = chiara.get(&format!("{card}?modifica=abitazione")).await.text();
    assert!(!open.contains("value=\"affitto\"") && open.contains("value=\"comodato\""));
    let home = format!("{card}/parti/abitazione");
    let refused = chiara.post(&home, &[("godimento", "affitto"), ("_version", "0")]).await;
    assert_eq!(refused.status, 422);
    assert!(errors(&refused).contains("#f-godimento"), "{}", errors(&refused));
}

#[tokio::test]
async fn a_row_that_is_added_is_offered_with_the_next_page() {
    let house = House::open().await;
    let (card, chiara) = (card(&house).await, house.desk_of("chiara.moretti").await);
    let paolo = house.desk_of("paolo.neri").await;
    let boat = [("codice", "barca"), ("etichetta.it", "Casa galleggiante"), ("motivo", "Delibera 12")];
    to(&paolo.post("/console/codici/titoli-godimento/nuova", &boat).await);
    let need = [
        ("codice", "gatto"),
        ("etichetta.it", "Un posto per il gatto"),
        ("superiore", "casa"),
        ("motivo", "Delibera 12"),
    ];
    to(&paolo.post("/console/codici/bisogni/nuova", &need).await);
    let open = chiara.get(&format!("{card}?modifica=abitazione")).await.text();
    assert!(open.contains("Casa galleggiante"));
    to(&chiara.post(&format!("{card}/parti/abitazione"), &[("godimento", "barca"), ("_version", "0")]).await);
    let open = chiara.get(&format!("{card}?modifica=bisogni")).await.text();
    assert!(open.contains("Un posto per il gatto") && open.contains("Fisiologici: casa"));
    let needs = [("bisogni", "gatto"), ("bisogni", "sfratto"), ("_version", "0")];
    to(&chiara.post(&format!("{card}/parti/bisogni"), &needs).await);
    let page = chiara.get(&card).await.text();
    assert!(
        page.contains("Un posto per il gatto, Sfratto o perdita della casa"),
        "in the words of the table"
    );
}

#[tokio::test]
async fn other_words_count_from_their_day_and_a_rule_follows_the_code() {
    let house = House::open().await;
    let (card, chiara) = (card(&house).await, house.desk_of("chiara.moretti").await);
    let paolo = house.desk_of("paolo.neri").await;
    let row = "/console/codici/status-stranieri/voci/rifugiato";
    write(&paolo, row, &[("etichetta.it", "Rifugiata o rifugiato")]).await;
    let part = format!("{card}/parti/stranieri");
    to(&chiara.post(&part, &[("condizione", "rifugiato"), ("_version", "0")]).await);
    let page = chiara.get(&card).await.text();
    assert!(page.contains("Rifugiata o rifugiato"));
    let missing = "SELECT count(*) FROM card_rule WHERE field = 'protezione-comune' AND holds = 'protection'";
    assert_eq!(house.count(missing).await, 1, "the rule of this test");
    assert!(page.contains("Mancano 5 campi"), "the rule about protection asks for its field");
}

#[tokio::test]
async fn a_fact_of_a_person_keeps_a_withdrawn_row_too() {
    let house = House::open().await;
    let (card, chiara) = (card(&house).await, house.desk_of("chiara.moretti").await);
    assert_eq!(chiara.get(&card).await.status, 200);
    let person: uuid::Uuid =
        sqlx::query_scalar("SELECT person_id FROM card").fetch_one(&house.app.db.owner).await.unwrap();
    let page = format!("/console/persone/{person}/dati");
    let form = [("azione", "aggiungi"), ("_tipo", "lavoro"), ("lavoro-condizione", "tirocinio")];
    to(&chiara.post(&page, &form).await);
    let paolo = house.desk_of("paolo.neri").await;
    let row = "/console/codici/condizione-lavorativa/voci/tirocinio";
    write(&paolo, row, &[("etichetta.it", "Tirocinio"), ("valido_al", "19/11/2020")]).await;
    assert_eq!(chiara.post(&page, &form).await.status, 422, "a new fact cannot take it");
    let html = chiara.get(&page).await.text();
    let (_, after) = html.split_once("?correggi=").unwrap();
    let fact = after.split('#').next().unwrap();
    let fix = chiara.get(&format!("{page}?correggi={fact}")).await.text();
    assert!(fix.contains("Tirocinio (non si sceglie più)"));
    let form = [
        ("azione", "correggi"),
        ("_tipo", "lavoro"),
        ("_fatto", fact),
        ("lavoro-condizione", "tirocinio"),
        ("dal", "01/02/2020"),
        ("perche", "Data sbagliata"),
    ];
    to(&chiara.post(&page, &form).await);
}
