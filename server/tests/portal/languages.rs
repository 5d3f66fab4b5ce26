//! The languages of the citizens, and the one of the desk.

use axum::{
    body::Body,
    http::{Method, header},
};
use domain::Lang;
use server::testing::{Answer, Browser};

use super::support::{House, MEALS, MEALS_ANSWERS, apply, errors, fill, to};

fn speaks(page: &Answer, lang: Lang, what: &str) {
    let start = format!("<html lang=\"{lang}\" dir=\"{}\">", lang.direction());
    assert!(page.text().contains(&start), "{what}: {lang}");
    assert_eq!(page.header("content-language"), lang.tag(), "{what}");
}

async fn asking(browser: &Browser<'_>, wishes: &str) -> Answer {
    let request = browser.request(Method::GET, "/servizi").header(header::ACCEPT_LANGUAGE, wishes);
    browser.send(request.body(Body::empty())).await
}

#[tokio::test]
async fn the_way_to_the_receipt_is_in_the_language_that_was_chosen() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    for (lang, meals, missing, sent) in [
        (Lang::Fr, "Repas à domicile", "Cochez la case pour continuer", "Demande envoyée"),
        (Lang::Es, "Comidas a domicilio", "Marca la casilla para continuar", "Solicitud enviada"),
        (Lang::Ar, "وجبات إلى المنزل", "يُرجى وضع علامة في المربع للمتابعة", "تم إرسال الطلب"),
        (Lang::Uk, "Доставка їжі додому", "Поставте позначку, щоб продовжити", "Заяву надіслано"),
    ] {
        let browser = house.browser_of(&giulia).await;
        speaks(&browser.get(&format!("/?lang={lang}")).await, lang, "chosen");
        let service = browser.get("/servizi/pasti-a-domicilio").await;
        speaks(&service, lang, "kept");
        assert!(service.text().contains(meals), "{lang}: the service has its words too");
        let wrong = fill(&browser, "informativa", &[]).await;
        assert_eq!(wrong.status, 422);
        speaks(&wrong, lang, "an error");
        assert!(errors(&wrong).contains(missing), "{}", errors(&wrong));
        let receipt = browser.get(&to(&apply(&browser).await)).await;
        speaks(&receipt, lang, "sent");
        assert!(receipt.text().contains(sent), "{lang}");
        speaks(&browser.get("/area-personale").await, lang, "personal area");
        speaks(&browser.get("/nowhere").await, lang, "an error page");
    }
}

#[tokio::test]
async fn what_a_desk_wrote_is_marked_as_italian_where_the_page_is_not() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (id, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get("/console").await;
    let asked = [("testo", "Manca la firma"), ("entro", "05/12/2026")];
    chiara.post(&format!("/console/istanze/{id}/integrazione"), &asked).await;
    let browser = house.browser_of(&giulia).await;
    let own = format!("/area-personale/istanze/{}", number.slug());
    assert!(browser.get(&own).await.text().contains("<p dir=\"auto\">Manca la firma</p>"));
    let ukrainian = browser.get(&format!("{own}?lang=uk")).await.text();
    assert!(ukrainian.contains("<p dir=\"auto\" lang=\"it\">Manca la firma</p>"), "{ukrainian}");
}

#[tokio::test]
async fn a_browser_is_answered_in_its_language_until_its_reader_chooses() {
    let house = House::open().await;
    let browser = house.app.browser();
    speaks(&asking(&browser, "ar-MA,ar;q=0.9,en;q=0.5").await, Lang::Ar, "first visit");
    speaks(&asking(&browser, "en-US,en;q=0.9").await, Lang::It, "what nobody chose");
    assert!(
        asking(&browser, "uk").await.headers.get_all(header::VARY).iter().any(|v| v == "accept-language")
    );
    browser.get("/?lang=en").await;
    speaks(&asking(&browser, "ar").await, Lang::En, "a choice");
    browser.get("/?lang=xx").await;
    speaks(&asking(&browser, "ar").await, Lang::En, "no such language");
}

#[tokio::test]
async fn a_service_is_found_by_a_word_of_any_language() {
    let house = House::open().await;
    let browser = house.app.browser();
    for word in ["affitto", "rent", "loyer", "alquiler"] {
        let found = browser.get(&format!("/servizi?q={word}")).await;
        assert!(found.text().contains("Contributo economico per le famiglie"), "{word}");
        assert!(!found.text().contains("Pasti a domicilio"), "{word}: not everything");
    }
}

#[tokio::test]
async fn the_console_is_in_italian_for_whoever_reads_a_language_it_lacks() {
    let house = House::open().await;
    let desk = house.desk_of("chiara.moretti").await;
    speaks(&desk.get("/?lang=ar").await, Lang::Ar, "the portal");
    speaks(&desk.get("/console/schede").await, Lang::It, "the console");
    desk.get("/?lang=en").await;
    speaks(&desk.get("/console/schede").await, Lang::En, "the console");
}

#[tokio::test]
async fn another_language_of_an_answer_to_a_form_is_that_of_the_page_it_was_on() {
    let house = House::open().await;
    let leads = |answer: &Answer, page: &str| {
        let html = answer.text();
        assert!(html.contains(&format!("href=\"{page}?lang=en\"")), "{page}: {html}");
    };
    let giulia = house.browser_of(&house.giulia().await).await;
    giulia.get("/area-personale/profilo").await;
    let wrong = giulia.post("/area-personale/profilo/telefono", &[("telefono", "12")]).await;
    assert_eq!(wrong.status, 422);
    leads(&wrong, "/area-personale/profilo");
    let visitor = house.app.browser();
    let wrong = visitor.post("/valutazioni", &[("pagina", "/sportelli"), ("stelle", "9")]).await;
    assert_eq!(wrong.status, 422);
    leads(&wrong, "/sportelli");
    let thanks = visitor.post("/valutazioni", &[("pagina", "/sportelli"), ("stelle", "5")]).await;
    assert_eq!(thanks.status, 200);
    leads(&thanks, "/sportelli");
    // Where no page can be made again: the one that it was sent from, if it is ours.
    let ours = "http://localhost:8080/servizi?q=casa";
    for (referer, page) in
        [(ours, "/servizi"), ("http://localhost:8080.evil.example/servizi", "/valutazioni")]
    {
        let request = visitor
            .request(Method::POST, "/valutazioni")
            .header("sec-fetch-site", "same-origin")
            .header("referer", referer)
            .header("content-type", "application/x-www-form-urlencoded");
        let refused = visitor.send(request.body(Body::from("pagina=%2F"))).await;
        assert_eq!(refused.status, 400);
        leads(&refused, page);
    }
}
