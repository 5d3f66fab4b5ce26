//! What the steps of a form tell and ask of the citizen: notices of desks, limits of the services.

use backend::privacy;
use domain::{Lang, Text, permission::authorise};

use super::support::{House, MEALS_STEPS, errors, fill, step};

#[tokio::test]
async fn the_first_step_leads_to_the_notice_of_the_desk_that_receives_the_request() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let page = browser.get(&step("informativa")).await.text();
    assert!(
        page.contains("href=\"/privacy\">Leggi l’informativa sulla privacy</a>"),
        "none of its own: {page}"
    );
    let chiara = house.operator("chiara.moretti").await;
    let admin = house.operator("paolo.neri").await;
    let text = Text::italian("Titolare: lo sportello").with(Lang::En, "Controller: the desk");
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let (grant, desk) = (authorise(&admin).unwrap(), chiara.desk.id);
    privacy::publish(pool, &ctx, grant, desk, 0, &text, ctx.today()).await.unwrap();
    let page = browser.get(&step("informativa")).await.text();
    let link = format!("href=\"/privacy#sportello-{desk}\"");
    assert!(page.contains(&link) && page.contains("privacy di «Sportello sociale di Pontelaro»"), "{page}");
    let notices = house.app.browser().get("/privacy").await.text();
    assert!(notices.contains(&format!("id=\"sportello-{desk}\"")), "the link leads somewhere");
    let foreigners = browser.get("/servizi/orientamento-stranieri/domanda/informativa").await.text();
    assert!(foreigners.contains("href=\"/privacy\">Leggi"), "another desk published none");
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let next = browser.get(&step("i-tuoi-dati")).await;
    assert!(next.status == 200 && !next.text().contains(&link), "only where it is read");
}

#[tokio::test]
async fn the_nursery_says_that_a_child_is_too_old_and_what_to_do() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = house.draft(&giulia, "riduzione-retta-nido", &[("presa-visione", "si")]).await;
    let browser = house.browser_of(&giulia).await;
    let version = draft.version.to_string();
    let typed = [
        ("_version", version.as_str()),
        ("azione", "avanti"),
        ("bambini", "1"),
        ("bambini.0.bambino-data-nascita", "14/03/2016"),
    ];
    let answer = browser.post("/servizi/riduzione-retta-nido/domanda/bambini-e-famiglia", &typed).await;
    assert_eq!(answer.status, 422);
    let told = errors(&answer);
    assert!(told.contains("il 01/09/2026 aveva più di 36 mesi: controlla la data"), "{told}");
    assert!(answer.text().contains("value=\"14/03/2016\""), "nothing typed is lost");
}

#[tokio::test]
async fn the_time_of_a_trip_is_one_or_is_left_out() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = house.draft(&giulia, "trasporto-disabili", &[("presa-visione", "si")]).await;
    let browser = house.browser_of(&giulia).await;
    let version = draft.version.to_string();
    let typed = [
        ("_version", version.as_str()),
        ("azione", "avanti"),
        ("viaggi", "2"),
        ("viaggi.0.viaggio-fascia", "mattina"),
        ("viaggi.0.viaggio-ora", "presto"),
        ("viaggi.1.viaggio-fascia", "sera"),
    ];
    let answer = browser.post("/servizi/trasporto-disabili/domanda/viaggi", &typed).await;
    assert_eq!(answer.status, 422);
    let told = errors(&answer);
    assert!(told.contains("Scrivi ore e minuti, per esempio 8:15"), "{told}");
    assert!(told.contains("#viaggi-0-viaggio-ora") && !told.contains("#viaggi-1-viaggio-ora"), "{told}");
    assert!(answer.text().contains("value=\"presto\""), "nothing typed is lost");
}
