//! A person beside the municipal registry, as an operator meets it.

use backend::{people, seed};
use domain::mask::Group;

use super::support::{GIULIA, House, grant, version};

/// A portal with people and a registry, and the page of one of them.
async fn house() -> (House, String) {
    let house = House::open().await;
    seed::people(&house.app.db.owner, &house.ctx()).await.unwrap();
    seed::registry(&house.app.db.owner, &house.ctx()).await.unwrap();
    let page = page_of(&house, "schiavone").await;
    (house, page)
}

async fn page_of(house: &House, name: &str) -> String {
    let chiara = house.operator("chiara.moretti").await;
    let found = people::find(&house.app.db.app, &house.ctx(), grant(&chiara), name).await.unwrap();
    format!("/console/persone/{}/anagrafe", found.people[0].person.id)
}

#[tokio::test]
async fn what_was_chosen_is_taken_over_and_the_rest_stays() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let person = chiara.get(page.trim_end_matches("/anagrafe")).await.text();
    assert!(person.contains(&page));
    let shown = chiara.get(&page).await;
    let html = shown.text();
    for said in
        ["Anagrafe di Pontelaro", "VIA DELLE ROSE 8", "id=\"prendi-residenza\"", "id=\"prendi-stato-civile\""]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(!html.contains("id=\"prendi-cognome\""), "case makes no difference");
    let form = [("_version", version(&shown)), ("prendi", "residenza".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(chiara.post(&page, &form).await.location(), Some(format!("{page}?fatto=salvato")));
    let html = chiara.get(&format!("{page}?fatto=salvato")).await.text();
    assert!(html.contains("role=\"status\""), "that it was saved is said");
    assert!(!html.contains("id=\"prendi-residenza\"") && html.contains("id=\"prendi-stato-civile\""));
    assert!(html.contains("Ora: VIA DELLE ROSE 8, Pontelaro"));
    let person = chiara.get(page.trim_end_matches("/anagrafe")).await.text();
    assert!(person.contains("VIA DELLE ROSE 8, Pontelaro"));
    let late = chiara.post(&page, &form).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Nel frattempo qualcosa è cambiato"));
}

#[tokio::test]
async fn without_a_choice_the_page_says_what_to_do() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let answer = chiara.post(&page, &[("_version", "1")]).await;
    assert_eq!(answer.status, 422);
    let html = answer.text();
    assert!(html.contains("Scegli almeno un dato") && html.contains("href=\"#confronto\""));
}

#[tokio::test]
async fn who_died_or_is_not_there_is_said_plainly() {
    let (house, _) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let dead = page_of(&house, "esposito concetta").await;
    assert!(chiara.get(&dead).await.text().contains("Deceduta il 30/08/2026"));
    let nobody = page_of(&house, "hryhorenko").await;
    let html = chiara.get(&nobody).await.text();
    assert!(html.contains("In anagrafe non c’è") && html.contains("Anagrafe di Pontelaro"));
    sqlx::query("UPDATE registry_import SET as_of = as_of - interval '40 days'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    assert!(chiara.get(&nobody).await.text().contains("ha più di 30 giorni"));
}

#[tokio::test]
async fn the_day_of_a_death_is_taken_over_and_told_wherever_a_card_is_opened() {
    let (house, _) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = page_of(&house, "esposito concetta").await;
    let shown = chiara.get(&page).await;
    assert!(shown.text().contains("id=\"prendi-decesso\""));
    let seen = version(&shown);
    let form = [("_version", seen.as_str()), ("prendi", "decesso")];
    assert_eq!(chiara.post(&page, &form).await.location(), Some(format!("{page}?fatto=salvato")));
    assert!(!chiara.get(&page).await.text().contains("id=\"prendi-decesso\""));
    let person = page.trim_end_matches("/anagrafe");
    let html = chiara.get(person).await.text();
    assert!(html.contains("Data del decesso") && html.contains("30/08/2026"), "{html}");
    let id = person.rsplit('/').next().unwrap();
    let html = chiara.get(&format!("/console/schede/nuova?persona={id}")).await.text();
    assert!(html.contains("risulta deceduta il 30/08/2026"), "{html}");
    let (_, card) = html.split_once("name=\"_scheda\" value=\"").unwrap();
    let card = card.split('"').next().unwrap();
    let mut form = vec![("azione", "apri"), ("persona", id), ("_scheda", card), ("modalita", "phone")];
    form.extend([("data", "20/11/2026"), ("descrizione", "Chiede dei pasti"), ("perche", "spontaneous")]);
    assert_eq!(chiara.post("/console/schede/nuova", &form).await.status, 303, "a warning stops nobody");
    let html = chiara.get(&format!("/console/schede/{card}")).await.text();
    assert!(html.contains("un giorno dopo il decesso (30/08/2026)"), "{html}");
    let living = chiara.get(&page_of(&house, "schiavone").await).await.text();
    assert!(!living.contains("Data del decesso"));
}

#[tokio::test]
async fn a_code_with_a_municipality_that_never_was_or_was_no_more_is_told() {
    let (house, page) = house().await;
    let (owner, person) = (&house.app.db.owner, page.trim_end_matches("/anagrafe"));
    let id: uuid::Uuid = person.rsplit('/').next().unwrap().parse().unwrap();
    sqlx::query("DELETE FROM municipality_past WHERE belfiore = 'F757'").execute(owner).await.unwrap();
    sqlx::query(
        "INSERT INTO municipality_past (belfiore, name, province, since, until, search)
         VALUES ('F757', 'Morter', 'TN', '1861-03-17', '1928-02-14', 'morter') ON CONFLICT DO NOTHING",
    )
    .execute(owner)
    .await
    .unwrap();
    let chiara = house.desk_of("chiara.moretti").await;
    assert!(!chiara.get(person).await.text().contains("Nel codice fiscale il comune"));
    for (code, said) in [
        ("SCHGNB38T24A000W", "A000: nessun comune ha o ha avuto questo codice"),
        ("SCHGNB38T24F757M", "che c’è stato dal 17/03/1861 al 14/02/1928"),
    ] {
        let set = "UPDATE person SET fiscal_code = $2, fiscal_code_canonical = $2 WHERE id = $1";
        sqlx::query(set).bind(id).bind(code).execute(owner).await.unwrap();
        let html = chiara.get(person).await.text();
        let html = html.replace(['\u{2068}', '\u{2069}'], "");
        assert!(html.contains(said), "{html}");
    }
}

#[tokio::test]
async fn a_hidden_group_is_in_no_answer() {
    let (house, page) = house().await;
    sqlx::query("UPDATE profile SET mask = $1")
        .bind(vec![Group::Residence.code(), Group::Family.code()])
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let chiara = house.desk_of("chiara.moretti").await;
    let shown = chiara.get(&page).await;
    let html = shown.text();
    for secret in ["ROSE 8", "Vedovo", "F-0103", "01/02/2024"] {
        assert!(!html.contains(secret), "{secret}");
    }
    let version = version(&shown);
    let answer = chiara.post(&page, &[("_version", version.as_str()), ("prendi", "residenza")]).await;
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn who_keeps_the_catalogue_does_not_see_it() {
    let (house, page) = house().await;
    let paolo = house.desk_of("paolo.neri").await;
    assert_eq!(paolo.get(&page).await.status, 404);
    assert_eq!(paolo.post(&page, &[("prendi", "residenza")]).await.status, 404);
}

#[tokio::test]
async fn at_the_counter_a_codice_fiscale_alone_brings_the_rest() {
    let (house, _) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let new = "/console/schede/nuova";
    let form = |given, family| {
        [("azione", "persona"), ("codice-fiscale", GIULIA), ("nome", given), ("cognome", family)]
    };
    let answer = chiara.post(new, &form("", "")).await;
    assert_eq!(answer.status, 200);
    let html = answer.text();
    for said in ["vengono dall’anagrafe di Pontelaro", "value=\"FERRANTE\"", "value=\"14/03/1988\""] {
        assert!(html.contains(said), "{said}");
    }
    assert_eq!(house.count("SELECT count(*) FROM person WHERE family_name = 'FERRANTE'").await, 0);
    assert_eq!(chiara.post(new, &form("GIULIA", "FERRANTE")).await.status, 303);
    let asked = "SELECT count(DISTINCT reason) FROM audit_event WHERE reason ~ '^registry [0-9a-f]{32}$'";
    assert_eq!(house.count(asked).await, 1);
    let nobody =
        [("azione", "persona"), ("codice-fiscale", "RSSMRA80A01H501U"), ("nome", ""), ("cognome", "")];
    assert_eq!(chiara.post(new, &nobody).await.status, 422);
    assert_eq!(house.count(asked).await, 2, "whoever asks of many is told from who asks of one");
}
