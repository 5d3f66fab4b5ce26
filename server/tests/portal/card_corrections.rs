//! A completed card is corrected with a reason: its access and its outcome, as its parts.

use domain::mask::Group;
use server::testing::Browser;

use super::{
    mask_changes::held,
    masks,
    support::{House, errors, to, version_of_form},
};

/// A completed card at Chiara's desk, and Chiara.
async fn completed(house: &House) -> (String, Browser<'_>) {
    let (card, chiara) = house.card_of_meals().await;
    let version = version_of_form(&chiara.get(&card).await, "/conclusione");
    let end = [("esito", "service_started"), ("_version", version.as_str())];
    to(&chiara.post(&format!("{card}/conclusione"), &end).await);
    (card, chiara)
}

#[tokio::test]
async fn the_access_is_corrected_with_a_reason_and_what_was_there_is_read_below() {
    let house = House::open().await;
    let (card, chiara) = completed(&house).await;
    let form = chiara.get(&format!("{card}?modifica=accesso")).await;
    assert!(form.text().contains("name=\"correzione\""));
    let version = version_of_form(&form, &format!("{card}/accesso"));
    let mut typed = vec![
        ("_version", version.as_str()),
        ("data", "1/1/2026"),
        ("modalita", "phone"),
        ("perche", "decree"),
        ("descrizione", "Ha chiamato il tribunale"),
    ];
    let path = format!("{card}/accesso");
    let silent = chiara.post(&path, &typed).await;
    assert_eq!(silent.status, 422);
    assert!(errors(&silent).contains("#f-correzione"), "{}", errors(&silent));
    assert!(silent.text().contains("Ha chiamato il tribunale"), "nothing typed is lost");
    typed.push(("correzione", "Scritta la modalità sbagliata"));
    assert_eq!(to(&chiara.post(&path, &typed).await), format!("{card}#accesso"));
    let page = chiara.get(&card).await.text();
    assert!(page.contains("Ha chiamato il tribunale") && page.contains("Prima della correzione di"));
    assert!(page.contains("Perché: Scritta la modalità sbagliata"));
    let late = chiara.post(&path, &typed).await;
    assert_eq!(late.status, 409, "somebody saved in the meantime");
}

#[tokio::test]
async fn words_that_are_not_seen_are_not_asked_for_and_survive_the_save() {
    const PROFILE: &str = "Segretariato sociale";
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let (path, edit) = (format!("{card}/accesso"), format!("{card}?modifica=accesso"));
    let version = version_of_form(&chiara.get(&edit).await, &path);
    let typed = [
        ("_version", version.as_str()),
        ("data", "1/1/2026"),
        ("modalita", "phone"),
        ("perche", "sent"),
        ("inviante", "Centro Aurora"),
        ("descrizione", "Cerca riparo"),
    ];
    to(&chiara.post(&path, &typed).await);
    masks::mask(&house, PROFILE, &[Group::Needs]).await;
    let blind = chiara.get(&edit).await;
    for told in ["name=\"inviante\"", "name=\"precisazione\"", "name=\"descrizione\"", "Aurora", "riparo"] {
        assert!(!blind.text().contains(told), "{told}");
    }
    let version = version_of_form(&blind, &path);
    let forged = [
        ("_version", version.as_str()),
        ("data", "2/1/2026"),
        ("modalita", "email"),
        ("perche", "sent"),
        ("descrizione", "Scritto alla cieca"),
    ];
    assert_eq!(to(&chiara.post(&path, &forged).await), format!("{card}#accesso"));
    let blind = chiara.get(&edit).await;
    masks::mask(&house, PROFILE, &[]).await;
    // The mask was lifted while the page without the words was open: what was not on it is not emptied.
    let (version, blind) = (version_of_form(&blind, &path), held(&blind));
    let mut late = vec![
        ("_version", version.as_str()),
        ("_gruppi", blind.as_str()),
        ("data", "3/1/2026"),
        ("modalita", "email"),
        ("perche", "spontaneous"),
    ];
    // Another reason wants other words: those of the card are shown before it is saved.
    let other = chiara.post(&path, &late).await;
    assert_eq!(other.status, 409);
    let html = other.text();
    for said in ["value=\"Centro Aurora\"", "Cerca riparo", "value=\"3/1/2026\""] {
        assert!(html.contains(said), "{said}");
    }
    assert!(!held(&other).is_empty());
    late[4].1 = "sent";
    assert_eq!(to(&chiara.post(&path, &late).await), format!("{card}#accesso"));
    // The other way round: what was on it is hidden by now.
    let seeing = chiara.get(&edit).await;
    let (version, whole) = (version_of_form(&seeing, &path), held(&seeing));
    masks::mask(&house, PROFILE, &[Group::Needs]).await;
    late[0].1 = version.as_str();
    late[1].1 = whole.as_str();
    late[2].1 = "4/1/2026";
    late.push(("descrizione", "Scritto tardi"));
    let refused = chiara.post(&path, &late).await;
    assert_eq!(refused.status, 409);
    assert!(errors(&refused).contains("non è stato salvato"), "{}", errors(&refused));
    assert!(refused.text().contains("value=\"4/1/2026\"") && !refused.text().contains("Scritto tardi"));
    masks::mask(&house, PROFILE, &[]).await;
    let page = chiara.get(&card).await.text();
    for kept in ["Centro Aurora", "Cerca riparo", "03/01/2026"] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(!page.contains("Scritto alla cieca") && !page.contains("Scritto tardi"));
}

#[tokio::test]
async fn the_outcome_is_corrected_with_a_reason() {
    let house = House::open().await;
    let (card, chiara) = completed(&house).await;
    let form = chiara.get(&format!("{card}?modifica=conclusione")).await;
    let version = version_of_form(&form, "/conclusione");
    let path = format!("{card}/conclusione");
    let mut typed = vec![("_version", version.as_str()), ("esito", "handed_on")];
    let silent = chiara.post(&path, &typed).await;
    assert_eq!(silent.status, 422);
    assert!(errors(&silent).contains("#f-correzione"), "{}", errors(&silent));
    typed.push(("correzione", "Mandata al CAF"));
    assert_eq!(to(&chiara.post(&path, &typed).await), format!("{card}#conclusione"));
    let page = chiara.get(&card).await.text();
    assert!(page.contains("Perché: Mandata al CAF") && page.contains("Prima della correzione di"));
}

#[tokio::test]
async fn a_request_that_came_to_its_end_says_how_it_is_corrected() {
    let house = House::open().await;
    let (card, chiara) = completed(&house).await;
    let request = house.only_request().await;
    let page = format!("{card}/servizi/{request}");
    to(&chiara.post(&page, &[("azione", "avanza"), ("_version", "1"), ("stato", "concluded")]).await);
    let shown = chiara.get(&page).await.text();
    assert!(shown.contains("Correggi lo stato") && !shown.contains("Registra il passo"));
    let mut back = vec![("azione", "avanza"), ("_version", "2"), ("stato", "in_progress")];
    let silent = chiara.post(&page, &back).await;
    assert_eq!(silent.status, 422);
    assert!(errors(&silent).contains("#f-nota"), "{}", errors(&silent));
    back.push(("nota", "Segnata per sbaglio"));
    to(&chiara.post(&page, &back).await);
    assert!(chiara.get(&page).await.text().contains("Segnata per sbaglio"));
}

#[tokio::test]
async fn who_sent_the_person_and_why_they_were_called_are_asked_and_read() {
    let house = House::open().await;
    let (card, chiara) = completed(&house).await;
    let form = chiara.get(&format!("{card}?modifica=accesso")).await;
    let version = version_of_form(&form, &format!("{card}/accesso"));
    let path = format!("{card}/accesso");
    let typed = |reason: &'static str, sender: &'static str| {
        [
            ("_version", version.as_str()),
            ("data", "1/1/2026"),
            ("modalita", "phone"),
            ("correzione", "Mancava chi l’ha inviata"),
            ("perche", reason),
            ("inviante", sender),
        ]
    };
    for (reason, sender, wrong) in [
        ("sent", "", "#f-inviante"),
        ("spontaneous", "Scuola Manzoni", "#f-inviante"),
        ("summoned", "", "#f-precisazione"),
    ] {
        let refused = chiara.post(&path, &typed(reason, sender)).await;
        assert_eq!(refused.status, 422, "{reason}");
        assert!(errors(&refused).contains(wrong), "{}", errors(&refused));
        assert!(refused.text().contains(sender), "nothing typed is lost");
    }
    to(&chiara.post(&path, &typed("sent", "Scuola Manzoni")).await);
    let page = chiara.get(&card).await.text();
    assert!(page.contains("Chi l’ha inviata") && page.contains("Scuola Manzoni"));
    let form = [("formato", "csv"), ("motivo", "planning")];
    let csv = chiara.post("/console/schede/esporta", &form).await.text();
    assert!(csv.contains("Su invio di qualcuno: Scuola Manzoni"), "{csv}");
}

#[tokio::test]
async fn what_came_online_is_counted_as_the_row_of_the_table_that_it_stands_for() {
    let house = House::open().await;
    completed(&house).await;
    let rows =
        "SELECT count(*) FROM service_request WHERE service_code = '2.03' AND service_version_id IS NOT NULL";
    assert_eq!(house.count(rows).await, 1);
}
