//! A mask is lifted or tightened while a form is open: what was not on the form stays, and what is hidden by now is not
//! saved, is not shown again, and is told.

use domain::{card::requests::Sheet, mask::Group};
use server::testing::{Answer, Browser};

use super::{
    masks::mask,
    support::{House, errors, to},
};

const PROFILE: &str = "Segretariato sociale";

/// What the form on a page says that it held.
pub(super) fn held(page: &Answer) -> String {
    let html = page.text();
    let (_, after) = html.split_once("name=\"_gruppi\" value=\"").expect("a form that says what it holds");
    after.split('"').next().unwrap().to_owned()
}

/// A part that names an office with its telephone, saved once: where its form is, where it is sent, and what it held.
async fn called_by_an_office(chiara: &Browser<'_>, card: &str) -> (String, String, String) {
    let (path, edit) = (format!("{card}/parti/interlocutore"), format!("{card}?modifica=interlocutore"));
    let whole = held(&chiara.get(&edit).await);
    let typed = [("interlocutore-ente", "Centro Aurora"), ("interlocutore-telefono", "055 010 0199")];
    to(&send(chiara, &path, (&whole, "0"), &typed).await);
    (edit, path, whole)
}

/// Posts a form that held this, with the number of the save that it began with.
async fn send(
    chiara: &Browser<'_>,
    path: &str,
    (held, version): (&str, &str),
    typed: &[(&str, &str)],
) -> Answer {
    let form = [&[("_gruppi", held), ("_version", version)][..], typed].concat();
    chiara.post(path, &form).await
}

#[tokio::test]
async fn a_part_keeps_what_was_not_on_the_form_and_says_what_is_hidden_by_now() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let (edit, path, whole) = called_by_an_office(&chiara, &card).await;

    mask(&house, PROFILE, &[Group::Contacts]).await;
    let blind = chiara.get(&edit).await;
    assert!(!blind.text().contains("name=\"interlocutore-telefono\""));
    mask(&house, PROFILE, &[]).await;
    let typed = [("interlocutore-ente", "Centro Bora")];
    to(&send(&chiara, &path, (&held(&blind), "1"), &typed).await);
    let page = chiara.get(&card).await.text();
    assert!(page.contains("Centro Bora") && page.contains("055 010 0199"), "lifted: nothing is emptied");

    mask(&house, PROFILE, &[Group::Contacts]).await;
    let typed = [("interlocutore-ente", "Centro Cielo"), ("interlocutore-telefono", "055 010 0277")];
    let late = send(&chiara, &path, (&whole, "2"), &typed).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains("non è stato salvato"), "{}", errors(&late));
    assert!(late.text().contains("Centro Cielo") && !late.text().contains("055 010 0277"));
    assert_eq!(house.count("SELECT count(*) FROM card_part").await, 2, "nothing is saved");
    to(&send(&chiara, &path, (&held(&late), "2"), &typed[..1]).await);
    mask(&house, PROFILE, &[]).await;
    let page = chiara.get(&card).await.text();
    assert!(page.contains("Centro Cielo") && page.contains("055 010 0199") && !page.contains("055 010 0277"));
    let emptied = send(&chiara, &path, (&whole, "3"), &typed[..1]).await;
    to(&emptied);
    let stands = "SELECT count(*) FROM card_part WHERE version = 4 AND content::text LIKE '%055 010 0199%'";
    assert_eq!(house.count(stands).await, 0, "who saw it empties it");
}

#[tokio::test]
async fn a_part_that_is_hidden_whole_by_now_says_so_and_stays() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let whole = held(&chiara.get(&format!("{card}?modifica=bisogni")).await);
    mask(&house, PROFILE, &[Group::Needs, Group::Violence]).await;
    let typed = [("bisogni", "sfratto"), ("specifica", "Da gennaio")];
    let late = send(&chiara, &format!("{card}/parti/bisogni"), (&whole, "0"), &typed).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains("non è stato salvato"), "{}", errors(&late));
    assert!(!late.text().contains("Da gennaio"));
    assert_eq!(house.count("SELECT count(*) FROM card_part").await, 0);
}

#[tokio::test]
async fn a_need_that_was_hidden_when_the_form_was_made_is_not_taken_away() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let (path, edit) = (format!("{card}/parti/bisogni"), format!("{card}?modifica=bisogni"));
    let whole = held(&chiara.get(&edit).await);
    let typed = [("bisogni", "violenza"), ("bisogni", "sfratto")];
    to(&send(&chiara, &path, (&whole, "0"), &typed).await);
    mask(&house, PROFILE, &[Group::Violence]).await;
    let blind = held(&chiara.get(&edit).await);
    assert!(!blind.contains("violence"), "what may be absent is not named");
    mask(&house, PROFILE, &[]).await;
    to(&send(&chiara, &path, (&blind, "1"), &[("bisogni", "sfratto"), ("specifica", "Da gennaio")]).await);
    let stands = "SELECT count(*) FROM card_part WHERE version = 2 AND content::text LIKE '%violenza%'";
    assert_eq!(house.count(stands).await, 1);
}

#[tokio::test]
async fn a_part_that_was_being_written_does_not_empty_what_it_did_not_hold() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let (edit, path, _) = called_by_an_office(&chiara, &card).await;
    mask(&house, PROFILE, &[Group::Contacts]).await;
    let blind = held(&chiara.get(&edit).await);
    let typed = [("interlocutore-ente", "Centro Bora")];
    let kept = send(&chiara, &format!("{path}/bozza"), (&blind, "1"), &typed).await;
    assert!(!kept.status.is_client_error(), "{}", kept.status);
    mask(&house, PROFILE, &[]).await;
    let found = chiara.get(&format!("{edit}&{}=si", app::console::unsaved::RESUME)).await.text();
    assert!(found.contains("value=\"Centro Bora\"") && found.contains("value=\"055 010 0199\""));
}

#[tokio::test]
async fn a_sheet_keeps_what_was_not_on_the_form_and_says_what_is_hidden_by_now() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let request = house.only_request().await;
    let page = format!("{card}/servizi/{request}");
    let edit = format!("{page}?modifica=abitazione");
    let sheet = |agency: &'static str| {
        vec![("azione", "foglio"), ("_foglio", "abitazione"), ("agenzia", agency), ("canone", "700")]
    };
    let whole = held(&chiara.get(&edit).await);
    to(&send(&chiara, &page, (&whole, "0"), &sheet("Agenzia Aurora")).await);

    mask(&house, PROFILE, &[Group::Income]).await;
    let blind = chiara.get(&edit).await;
    assert!(!blind.text().contains("name=\"canone\""));
    mask(&house, PROFILE, &[]).await;
    to(&send(&chiara, &page, (&held(&blind), "1"), &sheet("Agenzia Bora")[..3]).await);
    let shown = chiara.get(&page).await.text();
    assert!(shown.contains("Agenzia Bora") && shown.contains("700,00"), "lifted: nothing is emptied");

    mask(&house, PROFILE, &[Group::Income]).await;
    let mut typed = sheet("Agenzia Cielo");
    typed[3] = ("canone", "815");
    let late = send(&chiara, &page, (&whole, "2"), &typed).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains("non è stato salvato"), "{}", errors(&late));
    assert!(late.text().contains("value=\"Agenzia Cielo\"") && !late.text().contains("\"815\""));
    assert_eq!(house.count("SELECT count(*) FROM service_sheet").await, 2, "nothing is saved");
    to(&send(&chiara, &page, (&held(&late), "2"), &typed[..3]).await);
    mask(&house, PROFILE, &[]).await;
    let shown = chiara.get(&page).await.text();
    assert!(shown.contains("Agenzia Cielo") && shown.contains("700,00") && !shown.contains("815,00"));
}

#[tokio::test]
async fn what_a_sheet_needs_is_wanted_also_where_the_form_says_that_it_was_not_on_it() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let request = house.only_request().await;
    let page = format!("{card}/servizi/{request}");
    let family = [
        ("azione", "foglio"),
        ("_foglio", Sheet::Mediation.code()),
        ("mediazione-descrizione", "Interprete"),
        ("mediazione-ore", "2"),
        ("mediazione-inizio", "01/12/2026"),
        ("mediazione-chi", "scuola"),
        ("mediazione-ente", "Scuola Manzoni"),
    ];
    let short = send(&chiara, &page, (Group::Family.code(), "0"), &family).await;
    assert_eq!(short.status, 422);
    let (wrong, whole) = (errors(&short), held(&short));
    for wanted in ["lingua", "referente", "recapito"] {
        assert!(wrong.contains(&format!("#f-mediazione-{wanted}")), "{wrong}");
    }
    assert_eq!(house.count("SELECT count(*) FROM service_sheet").await, 0);
    let rest = [
        ("mediazione-lingua", "Albanese"),
        ("mediazione-referente", "Prova Maestra"),
        ("mediazione-recapito", "055 010 0199"),
    ];
    to(&send(&chiara, &page, (&whole, "0"), &[&family[..], &rest].concat()).await);
    let mut again = family;
    again[2].1 = "Interprete e mediatore";
    to(&send(&chiara, &page, (Group::Family.code(), "1"), &again).await);
    let shown = chiara.get(&page).await.text();
    assert!(shown.contains("Interprete e mediatore") && shown.contains("Prova Maestra"), "what stands stays");
}
