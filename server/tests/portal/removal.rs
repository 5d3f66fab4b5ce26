//! A card that was opened by mistake goes out of sight with a reason, and comes back.

use super::support::{House, errors, to};

const CARDS: &str = "/console/schede";
const REMOVED: &str = "/console/schede/eliminate";
const WHY: &str = "Aperta due volte";

/// A card that Chiara opened at the desk, of somebody of whom nothing came online.
async fn at_desk(house: &House) -> String {
    let (card, _) = house.card_of_meals().await;
    sqlx::query("UPDATE service_request SET intake_id = NULL").execute(&house.app.db.owner).await.unwrap();
    card
}

#[tokio::test]
async fn a_removed_card_is_nowhere_but_in_its_own_list_and_comes_back_whole() {
    let house = House::open().await;
    let card = at_desk(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let form = format!("{card}/elimina");
    assert!(chiara.get(&card).await.text().contains(&form), "the card leads there");
    assert_eq!(chiara.get(&form).await.status, 200);
    let nothing = chiara.post(&form, &[("azione", "elimina"), ("motivo", "  ")]).await;
    assert_eq!(nothing.status, 422);
    assert!(errors(&nothing).contains("#f-motivo"), "{}", errors(&nothing));
    assert_eq!(to(&chiara.post(&form, &[("azione", "elimina"), ("motivo", WHY)]).await), REMOVED);
    let list = chiara.get(REMOVED).await.text();
    for words in ["Giulia Ferrante", WHY, "Chiara Moretti", form.as_str()] {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert_eq!(chiara.get(&card).await.status, 404);
    for path in [CARDS, "/console/servizi-richiesti"] {
        assert!(!chiara.get(path).await.text().contains("Giulia Ferrante"), "{path}");
    }
    let part = [("_version", "0"), ("riferimento-1", "Ada Neri")];
    let written = chiara.post(&format!("{card}/parti/riferimenti"), &part).await;
    assert_eq!(written.status, 404, "nothing is written in it");
    let again = chiara.post(&form, &[("azione", "elimina"), ("motivo", WHY)]).await;
    assert_eq!(again.status, 409);
    let karim = house.desk_of("karim.haddad").await;
    assert!(!karim.get(REMOVED).await.text().contains(WHY), "another desk");
    assert_eq!(karim.post(&form, &[("azione", "ripristina"), ("motivo", "No")]).await.status, 404);
    assert_eq!(to(&chiara.post(&form, &[("azione", "ripristina"), ("motivo", "Era giusta")]).await), card);
    assert!(chiara.get(CARDS).await.text().contains("Giulia Ferrante"));
    assert!(!chiara.get(REMOVED).await.text().contains(WHY));
    assert_eq!(house.count("SELECT count(*) FROM card_removal").await, 2, "both stay written");
}

#[tokio::test]
async fn a_card_that_others_rely_on_is_not_removed_and_what_a_mask_hides_is_not_told() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let form = format!("{card}/elimina");
    let bound = chiara.post(&form, &[("azione", "elimina"), ("motivo", WHY)]).await;
    assert_eq!(bound.status, 409);
    assert!(bound.text().contains(WHY), "nothing typed is lost");
    assert_eq!(chiara.get(&card).await.status, 200);
    sqlx::query("UPDATE service_request SET intake_id = NULL").execute(&house.app.db.owner).await.unwrap();
    to(&chiara.post(&form, &[("azione", "elimina"), ("motivo", WHY)]).await);
    sqlx::query("UPDATE profile SET mask = mask || '{identity,needs}'::text[]")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let masked = chiara.get(REMOVED).await.text();
    assert!(masked.contains(&form) && !masked.contains(WHY) && !masked.contains("Ferrante"), "{masked}");
}
