//! What visitors think, from the form under a page to the desk that it is about.

use server::testing::{Answer, Browser};

use super::support::{House, apply, errors, to};

const RATINGS: &str = "/console/numeri/valutazioni";
const PAGE: &str = "/servizi/pasti-a-domicilio";
const SENT: &str = "/servizi/pasti-a-domicilio/domanda/conferma";

/// Sends the form under a page, as a browser without script does: every field, chosen or not.
async fn rate(
    browser: &Browser<'_>,
    page: &str,
    stars: &str,
    (liked, disliked): (&str, &str),
    words: &str,
) -> Answer {
    let form = [
        ("pagina", page),
        ("stelle", stars),
        ("rating-si", liked),
        ("rating-no", disliked),
        ("testo", words),
    ];
    browser.post("/valutazioni", &form).await
}

/// Whether the control with this id is chosen.
fn is_chosen(html: &str, id: &str) -> bool {
    let (before, after) =
        html.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {html}"));
    let (start, end) = (before.rsplit('<').next().unwrap(), after.split('>').next().unwrap());
    start.contains(" checked") || end.contains(" checked")
}

#[tokio::test]
async fn what_a_visitor_thinks_is_read_by_the_desk_of_the_service_and_by_nobody_else() {
    let house = House::open().await;
    let visitor = house.app.browser();
    let page = visitor.get(PAGE).await.text();
    assert!(page.contains(&format!("value=\"{PAGE}\"")), "the form names its page");
    let thanks = rate(&visitor, PAGE, "2", ("", "4"), "Zuccherino <b>poco</b>").await;
    assert_eq!(thanks.status, 200);
    assert!(thanks.text().contains("Grazie della tua opinione"));
    let chiara = house.desk_of("chiara.moretti").await;
    let numbers = chiara.get("/console/numeri").await.text();
    assert!(numbers.contains(&format!("href=\"{RATINGS}\"")), "the numbers lead there");
    let read = chiara.get(RATINGS).await;
    assert_eq!(read.status, 200);
    let html = read.text();
    assert!(html.contains("Pasti a domicilio: la pagina"), "{html}");
    assert!(html.contains("Un giudizio, media 2,0 su 5") && html.contains("Difficile: Altro"), "{html}");
    assert!(html.contains("Zuccherino &lt;b&gt;poco"), "as text");
    assert!(html.contains("<caption"), "bars have a table");
    let wrong = chiara.get(&format!("{RATINGS}?dal=31/02/2026")).await;
    assert_eq!(wrong.status, 422);
    assert!(errors(&wrong).contains("Dal: scrivi un giorno"));
    let karim = house.desk_of("karim.haddad").await;
    let elsewhere = karim.get(RATINGS).await.text();
    assert!(!elsewhere.contains("Zuccherino") && !elsewhere.contains("Pasti a domicilio"), "another desk");
    assert_eq!(house.desk_of("paolo.neri").await.get(RATINGS).await.status, 404, "an administrator");
    assert_eq!(visitor.get(RATINGS).await.status, 303, "a visitor");
}

#[tokio::test]
async fn a_coordinator_reads_numbers_and_no_words() {
    let house = House::open().await;
    rate(&house.app.browser(), PAGE, "5", ("0", ""), "Zuccherino").await;
    sqlx::query(
        "UPDATE operator_desk SET role = 'coordinator'
         WHERE operator_id IN (SELECT id FROM operator WHERE subject = 'anna.bruni')",
    )
    .execute(&house.app.db.owner)
    .await
    .unwrap();
    let html = house.desk_of("anna.bruni").await.get(RATINGS).await.text();
    assert!(html.contains("Bene: Le indicazioni erano chiare"), "{html}");
    assert!(!html.contains("Zuccherino"));
}

#[tokio::test]
async fn one_opinion_after_a_request_is_not_told() {
    let house = House::open().await;
    let giulia = house.browser_of(&house.giulia().await).await;
    let receipt = giulia.get(&to(&apply(&giulia).await)).await.text();
    assert!(receipt.contains(&format!("value=\"{SENT}\"")), "the form names its page");
    assert_eq!(rate(&giulia, SENT, "1", ("", "1"), "Zuccherino").await.status, 200);
    let html = house.desk_of("chiara.moretti").await.get(RATINGS).await.text();
    assert!(
        html.contains("Pasti a domicilio: usare il servizio") && html.contains("non si mostra"),
        "{html}"
    );
    assert!(!html.contains("Zuccherino") && !html.contains("media 1,0"));
}

#[tokio::test]
async fn after_a_request_one_opinion_is_heard_of_whoever_sent_it() {
    let house = House::open().await;
    let visitor = house.app.browser();
    let out = rate(&visitor, SENT, "5", ("", ""), "").await;
    assert_eq!(out.status, 303);
    let door = to(&out);
    assert_eq!(door, format!("/accesso?next={}&scaduta=1", app::routes::encode(SENT)));
    let said = visitor.get(&door).await.text();
    assert!(said.contains("Quello che stavi mandando non è partito"), "{said}");
    let chiara = house.desk_of("chiara.moretti").await;
    assert_eq!(rate(&chiara, SENT, "5", ("", ""), "").await.status, 303, "an operator");
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(rate(&carlo, SENT, "5", ("", ""), "").await.status, 404, "who sent nothing");
    assert_eq!(house.count("SELECT count(*) FROM rating").await, 0);
    let giulia = house.browser_of(&house.giulia().await).await;
    apply(&giulia).await;
    assert_eq!(rate(&giulia, SENT, "", ("", ""), "").await.status, 422, "no stars");
    let first = rate(&giulia, SENT, "4", ("", ""), "").await.text();
    assert!(first.contains("Grazie della tua opinione") && !first.contains("avevi già dato"), "{first}");
    let again = rate(&giulia, SENT, "1", ("", ""), "").await;
    assert_eq!(again.status, 200);
    assert!(again.text().contains("avevi già dato la tua opinione"), "{}", again.text());
    assert_eq!(house.count("SELECT count(*) FROM rating").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM rating WHERE stars = 4").await, 1);
    let receipt = giulia.get(SENT).await.text();
    assert!(receipt.contains("avevi già dato la tua opinione"), "{receipt}");
    assert!(!receipt.contains("name=\"stelle\""), "nothing is asked again");
}

#[tokio::test]
async fn an_answer_that_the_question_does_not_offer_is_refused_and_what_was_typed_stays() {
    let house = House::open().await;
    let visitor = house.app.browser();
    visitor.get(PAGE).await;
    for reason in ["5", "9", "-1", "boh"] {
        let wrong = rate(&visitor, PAGE, "2", ("1", reason), "Parole <mie>").await;
        assert_eq!(wrong.status, 422, "{reason}");
        assert!(errors(&wrong).contains("Scegli una delle risposte proposte"), "{}", errors(&wrong));
        let html = wrong.text();
        assert!(is_chosen(&html, "rating-stelle-2") && !is_chosen(&html, "rating-stelle-3"), "{html}");
        assert!(is_chosen(&html, "rating-si-1") && !is_chosen(&html, "rating-no-1"), "{html}");
        assert!(
            html.contains("value=\"Parole &lt;mie&gt;\"") || html.contains("value=\"Parole <mie>\""),
            "{html}"
        );
        assert!(html.contains(&format!("value=\"{PAGE}\"")), "it is still about that page");
    }
    let none = rate(&visitor, PAGE, "", ("", ""), "Parole").await;
    assert_eq!(none.status, 422, "no stars");
    assert!(errors(&none).contains("Scegli da 1 a 5 stelle"));
    let long = rate(&visitor, PAGE, "5", ("", ""), &"a".repeat(201)).await;
    assert_eq!(long.status, 422);
    assert!(errors(&long).contains("al massimo 200 caratteri"));
    for page in ["/", "/area-personale", "https://example.org/sportelli", ""] {
        assert_eq!(rate(&visitor, page, "5", ("", ""), "").await.status, 400, "{page} asks nothing");
    }
    assert_eq!(house.count("SELECT count(*) FROM rating").await, 0);
    // The other question was answered before the stars were changed.
    assert_eq!(rate(&visitor, PAGE, "5", ("4", "9"), "a\0b").await.status, 200);
    let kept = "SELECT count(*) FROM rating WHERE stars = 5 AND reason = 4 AND words = 'ab'";
    assert_eq!(house.count(kept).await, 1);
}
