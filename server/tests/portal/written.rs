//! A part of a card while it is written: kept, found again, taken up or dropped.

use chrono::TimeDelta;
use domain::{Id, card::Card};
use server::testing::Browser;

use super::support::{House, MEALS, MEALS_ANSWERS, to};

const KEPT: &str = "SELECT count(*) FROM kept_form";
const FOUND: &str = "Abbiamo ritrovato quello che stavi scrivendo";
const DRAFT: &str = "Hai una modifica non salvata del";

/// A card of the desk with its part about the home open, and what was typed there.
async fn writing(house: &House) -> (Browser<'_>, Id<Card>) {
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&house.operator("chiara.moretti").await, id).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = chiara.get(&home(card)).await.text();
    assert!(page.contains("data-autosave=\"parte\"") && page.contains("draft.js"), "the script saves it");
    let typed = [("_version", "0"), ("vani", "tre"), ("proprietario", "Comune <b>"), ("esito", "altro")];
    let kept = chiara.post(&format!("{}/bozza", part(card)), &typed).await;
    assert_eq!(kept.status, 200, "what is wrong is kept too: {}", kept.text());
    assert!(kept.text().contains("\"version\":0"), "{}", kept.text());
    (chiara, card)
}

fn part(card: Id<Card>) -> String {
    format!("/console/schede/{card}/parti/abitazione")
}

fn home(card: Id<Card>) -> String {
    format!("/console/schede/{card}?modifica=abitazione")
}

#[tokio::test]
async fn a_part_that_was_not_saved_is_found_again_by_who_wrote_it_only() {
    let house = House::open().await;
    let (chiara, card) = writing(&house).await;
    let offered = chiara.get(&home(card)).await.text();
    assert!(offered.contains(FOUND) && !offered.contains("value=\"tre\""), "it is offered, not filled in");
    assert!(offered.contains("data-hold"), "nothing takes its place before");
    let read = chiara.get(&format!("/console/schede/{card}")).await.text();
    assert!(read.contains(DRAFT), "the card says so before the part is opened");
    let resumed = chiara.get(&format!("{}&ritrovato=si", home(card))).await.text();
    assert!(!resumed.contains(FOUND));
    for typed in ["value=\"tre\"", "value=\"Comune "] {
        assert!(resumed.contains(typed), "{typed}");
    }
    let anna = house.desk_of("anna.bruni").await;
    assert!(!anna.get(&home(card)).await.text().contains(FOUND), "nobody else gets it");
    let read = anna.get(&format!("/console/schede/{card}")).await.text();
    assert!(!read.contains(DRAFT), "nor knows of it");
    let fields = house.count("SELECT jsonb_array_length(fields)::bigint FROM kept_form").await;
    assert_eq!(fields, 3, "what is no field of the part is not kept");
    let wrong = chiara.post(&part(card), &[("_version", "0"), ("vani", "tre")]).await;
    assert_eq!((wrong.status.as_u16(), house.count(KEPT).await), (422, 1));
    let saved = chiara.post(&part(card), &[("_version", "0"), ("vani", "3")]).await;
    assert_eq!((saved.status.as_u16(), house.count(KEPT).await), (303, 0), "saved is saved");
    assert!(!chiara.get(&home(card)).await.text().contains(FOUND));
    assert!(!chiara.get(&format!("/console/schede/{card}")).await.text().contains(DRAFT));
}

#[tokio::test]
async fn what_was_found_is_dropped_or_forgotten_after_a_while() {
    let house = House::open().await;
    let (chiara, card) = writing(&house).await;
    let dropped = chiara.post(&part(card), &[("azione", "scarta")]).await;
    assert_eq!(to(&dropped), format!("{}#abitazione", home(card)));
    assert_eq!(house.count(KEPT).await, 0);
    assert_eq!(house.count("SELECT count(*) FROM card_part").await, 0, "and nothing is saved");
    let kept = chiara.post(&format!("{}/bozza", part(card)), &[("_version", "0"), ("vani", "2")]).await;
    assert_eq!((kept.status.as_u16(), house.count(KEPT).await), (200, 1));
    let later = house.app.platform.now() + TimeDelta::days(4);
    backend::kept_forms::forget_expired(&house.app.db.app, later).await.unwrap();
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn a_form_sent_after_the_end_of_the_session_and_one_being_written_do_not_meet() {
    let house = House::open().await;
    let (chiara, _) = writing(&house).await;
    assert_eq!(to(&chiara.get("/console/ripresa").await), "/console", "what is written was not sent");
    let too_much = "x".repeat(70_000);
    let card = house.count("SELECT count(*) FROM card").await;
    assert_eq!(card, 1);
    let path = "/console/schede/00000000-0000-0000-0000-000000000009/parti/abitazione/bozza";
    assert_eq!(chiara.post(path, &[("vani", "2")]).await.status, 404, "a card that is not there");
    assert_eq!(chiara.post(path, &[("alloggio-note", &too_much)]).await.status, 413);
    assert_eq!(house.count(KEPT).await, 1);
}

#[tokio::test]
async fn what_a_request_says_is_proposed_with_its_number_and_saved_by_an_operator_only() {
    let house = House::open().await;
    let (id, protocollo) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&house.operator("chiara.moretti").await, id).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = chiara.get(&format!("/console/schede/{card}")).await.text();
    let said = format!("Dalla domanda {protocollo}, ancora da confermare");
    assert!(page.contains(&said) && page.contains("La persona stessa"), "{said}, and what is proposed");
    assert_eq!(house.count("SELECT count(*) FROM card_part").await, 0);
    let form = chiara.get(&format!("/console/schede/{card}?modifica=interlocutore")).await.text();
    assert!(form.contains(&format!("Dalla domanda {protocollo}: controlla")), "the form is filled from it");
    let path = format!("/console/schede/{card}/parti/interlocutore");
    assert_eq!(chiara.post(&path, &[("_version", "0"), ("chi", "conoscente")]).await.status, 303);
    let saved = chiara.get(&format!("/console/schede/{card}")).await.text();
    assert_eq!(
        saved.matches(&said).count() + 1,
        page.matches(&said).count(),
        "of the other parts it still is"
    );
}

#[tokio::test]
async fn a_new_note_of_the_diary_is_found_again_too() {
    let house = House::open().await;
    let (chiara, card) = writing(&house).await;
    let diary = format!("/console/schede/{card}/diario");
    let typed =
        [("tipo", "phone"), ("data", "20/11/2026"), ("nota", "Ha detto che"), ("visibilita", "privata")];
    assert_eq!(chiara.post(&format!("{diary}/bozza"), &typed).await.status, 200);
    let offered = chiara.get(&diary).await.text();
    assert!(offered.contains(FOUND) && !offered.contains("Ha detto che"), "it is offered");
    assert!(chiara.get(&format!("{diary}?ritrovato=si")).await.text().contains("Ha detto che"));
    let anna = house.desk_of("anna.bruni").await;
    assert!(!anna.get(&diary).await.text().contains(FOUND), "nobody else gets it");
    assert_eq!(chiara.post(&diary, &typed).await.status, 303);
    let left = house.count("SELECT count(*) FROM kept_form WHERE action LIKE '%/diario'").await;
    assert_eq!((left, house.count(KEPT).await), (0, 1), "the part is another form");
    chiara.post(&format!("{diary}/bozza"), &typed).await;
    assert_eq!(to(&chiara.post(&diary, &[("azione", "scarta")]).await), diary);
    assert_eq!(house.count(KEPT).await, 1);
    assert_eq!(house.count("SELECT count(*) FROM diary_entry").await, 1, "dropping adds no note");
}

#[tokio::test]
async fn the_municipality_of_a_part_is_completed_while_typing_and_any_text_is_kept() {
    let house = House::open().await;
    let (chiara, card) = writing(&house).await;
    let open = format!("/console/schede/{card}?modifica=stranieri");
    let page = chiara.get(&open).await.text();
    assert_eq!(page.matches("class=\"sp-combo\"").count(), 2, "of the reception, and of the language test");
    assert!(page.contains("boot.js"));
    assert!(!chiara.get(&home(card)).await.text().contains("boot.js"), "only where there is one");
    let part = format!("/console/schede/{card}/parti/stranieri");
    let typed = [("_version", "0"), ("protezione-comune", "Un comune che non c’è più")];
    assert_eq!(chiara.post(&part, &typed).await.status, 303);
    assert!(chiara.get(&open).await.text().contains("value=\"Un comune che non c’è più\""));
}

#[tokio::test]
async fn the_short_note_of_a_card_is_found_again_too() {
    let house = House::open().await;
    let (chiara, card) = writing(&house).await;
    let page = format!("/console/schede/{card}");
    let note = format!("{page}/note");
    let typed = [("nota", "Richiamare la figlia"), ("visibilita", "privata"), ("altro", "x")];
    assert!(chiara.get(&page).await.text().contains("data-autosave=\"nota-nuova\""), "the script keeps it");
    assert_eq!(chiara.post(&format!("{note}/bozza"), &typed).await.status, 200);
    let offered = chiara.get(&page).await.text();
    assert!(offered.contains(FOUND) && !offered.contains("Richiamare la figlia"), "it is offered");
    assert!(offered.contains("data-hold"), "nothing takes its place before");
    let resumed = chiara.get(&format!("{page}?ritrovato=si")).await.text();
    assert!(resumed.contains("Richiamare la figlia") && !resumed.contains(FOUND));
    let part = chiara.get(&format!("{page}?modifica=bisogni")).await.text();
    for form in ["nota-nuova", "parte"] {
        assert!(part.contains(&format!("data-autosave=\"{form}\"")), "{form} is kept beside the other");
    }
    let both = chiara.get(&home(card)).await.text();
    assert_eq!(both.matches("id=\"ritrovato\"").count(), 1, "what was found of the part is offered first");
    let anna = house.desk_of("anna.bruni").await;
    assert!(!anna.get(&page).await.text().contains(FOUND), "nobody else gets it");
    let empty = chiara.post(&note, &[("nota", " ")]).await;
    assert_eq!((empty.status.as_u16(), house.count(KEPT).await), (422, 2), "what is wrong loses nothing");
    assert_eq!(chiara.post(&note, &typed).await.status, 303);
    assert_eq!(house.count(KEPT).await, 1, "added is added; the part is another form");
    chiara.post(&format!("{note}/bozza"), &typed).await;
    assert_eq!(to(&chiara.post(&note, &[("azione", "scarta")]).await), format!("{page}#note"));
    assert_eq!(house.count(KEPT).await, 1);
    assert_eq!(house.count("SELECT count(*) FROM diary_entry").await, 1, "dropping adds no note");
}
