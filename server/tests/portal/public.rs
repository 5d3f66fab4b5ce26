//! What anybody may find: the catalogue, the questions, and what search engines are told.

use axum::http::header;
use domain::{Id, Lang, Text, actor::Desk, permission::authorise};
use server::testing::Answer;

use super::support::House;

/// The services of a page, in its order.
fn listed(page: &Answer) -> Vec<String> {
    let html = page.text();
    let links = html.split("<h3 class=\"h4\"><a href=\"/servizi/").skip(1);
    links.map(|after| after.split('"').next().unwrap().to_owned()).collect()
}

/// Changes the current version of a service.
async fn change(house: &House, slug: &str, with: serde_json::Value) {
    let rows = sqlx::query(
        "INSERT INTO service_version (id, service_id, version, content, published_at)
         SELECT gen_random_uuid(), service_id, version + 1, content || $2, published_at
         FROM service_version
         WHERE content ->> 'slug' = $1",
    )
    .bind(slug)
    .bind(with)
    .execute(&house.app.db.owner)
    .await
    .unwrap();
    assert_eq!(rows.rows_affected(), 1);
}

#[tokio::test]
async fn everyday_words_and_misspelt_ones_find_their_service() {
    let house = House::open().await;
    let browser = house.app.browser();
    for (typed, first) in [
        ("bolletta", "contributo-economico"),
        ("badnate", "assistenza-domiciliare-anziani"),
        ("ASILO", "riduzione-retta-nido"),
        ("casa%20di%20riposo", "contributo-retta-residenziale"),
        ("%D8%A5%D9%8A%D8%AC%D8%A7%D8%B1", "contributo-economico"),
    ] {
        let page = browser.get(&format!("/servizi?q={typed}")).await;
        assert_eq!(page.status, 200);
        assert_eq!(listed(&page).first().map(String::as_str), Some(first), "{typed}: {:?}", listed(&page));
    }
    let all = listed(&browser.get("/servizi").await);
    assert_eq!(all.len(), 10);
    assert_eq!(listed(&browser.get("/servizi?q=%20%20").await), all, "nothing typed is everything");
}

#[tokio::test]
async fn whoever_is_hurt_finds_the_numbers_to_call_beside_the_services() {
    let house = House::open().await;
    let browser = house.app.browser();
    let page = browser.get("/servizi?q=mi+picchia").await.text();
    assert!(page.contains("href=\"tel:1522\"") && page.contains("href=\"tel:112\""), "{page}");
    let other = browser.get("/servizi?q=affitto").await.text();
    assert!(!other.contains("id=\"urgente\""), "nobody else is frightened");
}

#[tokio::test]
async fn filters_leave_what_fits_and_stay_chosen() {
    let house = House::open().await;
    let browser = house.app.browser();
    let page = browser.get("/servizi?bisogno=figli&chi=genitore").await;
    assert_eq!(listed(&page).len(), 2, "{:?}", listed(&page));
    let html = page.text();
    assert!(html.contains("2 servizi con questi filtri"));
    assert!(html.contains("<option value=\"figli\" selected"), "the filter is still chosen");
    assert!(html.contains("<option value=\"genitore\" selected"));
    assert!(html.contains("href=\"/servizi\" data-element=\"clear-filters\""));
    let both = listed(&browser.get("/servizi?q=retta&bisogno=struttura").await);
    assert_eq!(both, ["contributo-retta-residenziale"]);
    let unknown = browser.get("/servizi?bisogno=altro&chi=nessuno").await;
    assert_eq!(
        (unknown.status.as_u16(), listed(&unknown).len()),
        (200, 10),
        "an old address goes on working"
    );
    let first = listed(&browser.get("/servizi?chi=straniero").await);
    assert!(first.contains(&"primo-appuntamento".to_owned()), "for nobody in particular is for everybody");
}

#[tokio::test]
async fn another_language_keeps_the_search() {
    let house = House::open().await;
    let browser = house.app.browser();
    let page = browser.get("/servizi?q=casa+%26+soldi&lang=fr&chi=genitore").await;
    let html = page.text();
    assert!(html.contains("href=\"/servizi?q=casa+%26+soldi&amp;chi=genitore&amp;lang=en\""), "{html}");
    assert!(html.contains("<html lang=\"fr\""));
}

#[tokio::test]
async fn an_empty_result_says_what_to_do() {
    let house = House::open().await;
    let browser = house.app.browser();
    let page = browser.get("/servizi?q=%3Cb%3Exyzzy").await;
    let html = page.text();
    assert_eq!((page.status.as_u16(), listed(&page).len()), (200, 0));
    assert!(html.contains("&lt;b&gt;xyzzy") && !html.contains("<b>xyzzy"));
    assert!(html.contains("Prova con un’altra parola") && html.contains("href=\"/domande-frequenti\""));
    let page = browser.get("/servizi?q=nido&bisogno=trasporto").await;
    assert!(listed(&page).is_empty());
    assert!(page.text().contains("<a href=\"/servizi?q=nido\">"), "without the filter there is something");
}

#[tokio::test]
async fn a_service_that_is_not_open_says_when_it_opens_and_cannot_be_begun() {
    let house = House::open().await;
    let slug = "pasti-a-domicilio";
    change(&house, slug, serde_json::json!({ "opens": "2031-01-07" })).await;
    let browser = house.app.browser();
    let page = browser.get(&format!("/servizi/{slug}")).await.text();
    assert!(page.contains("Apre il 07/01/2031: da quel giorno fai domanda da qui."));
    assert!(!page.contains("data-element=\"service-online-access\""));
    assert!(page.contains("href=\"/servizi?bisogno=assistenza\""), "what there is meanwhile");
    assert!(browser.get("/servizi").await.text().contains("Apre il 07/01/2031"));
    let other = "trasporto-disabili";
    change(&house, other, serde_json::json!({ "closes": "2020-01-31" })).await;
    let page = browser.get(&format!("/servizi/{other}")).await.text();
    assert!(page.contains("È chiuso dal 31/01/2020."));
    assert!(!page.contains("data-element=\"service-online-access\""));
}

#[tokio::test]
async fn questions_are_searched_and_each_has_its_anchor() {
    let house = House::open().await;
    let browser = house.app.browser();
    let all = browser.get("/domande-frequenti").await.text();
    assert!(all.matches("class=\"sp-more\"").count() >= 15);
    assert!(all.contains("id=\"senza-spid\""));
    let found = browser.get("/domande-frequenti?q=non%20ho%20lo%20spid").await.text();
    assert!(found.contains("id=\"senza-spid\"") && !found.contains("id=\"chi-vede\""));
    let none = browser.get("/domande-frequenti?q=%3Cb%3Exyzzy").await;
    assert_eq!(none.status, 200);
    assert!(none.text().contains("Nessuna risposta") && !none.text().contains("<b>xyzzy"));
}

#[tokio::test]
async fn an_address_with_a_mistake_offers_the_page_that_was_meant() {
    let house = House::open().await;
    let browser = house.app.browser();
    for (asked, meant) in [
        ("/servizi/contributo-economic", "href=\"/servizi/contributo-economico\""),
        ("/pasti-a-domicilio", "href=\"/servizi/pasti-a-domicilio\""),
        ("/domande", "href=\"/domande-frequenti\""),
    ] {
        let page = browser.get(asked).await;
        assert_eq!(page.status, 404, "{asked}");
        let html = page.text();
        let (_, near) =
            html.split_once("id=\"vicine\"").unwrap_or_else(|| panic!("{asked}: nothing is near"));
        assert!(near.split("</section>").next().unwrap().contains(meant), "{asked}");
        assert!(
            html.contains("role=\"search\"") && html.contains("href=\"/\""),
            "a search, and the way home"
        );
    }
    for asked in ["/non-esiste", "/console/domande-frequenti", "/area-personale/privacy-vecchia"] {
        let page = browser.get(asked).await;
        assert_eq!(page.status, 404, "{asked}");
        assert!(!page.text().contains("id=\"vicine\""), "{asked}");
    }
}

#[tokio::test]
async fn search_engines_get_every_public_page_and_no_other() {
    let house = House::open().await;
    let browser = house.app.browser();
    let sitemap = browser.get("/sitemap.xml").await;
    assert!(sitemap.header("content-type").starts_with("application/xml"));
    let xml = sitemap.text();
    let origin = house.app.platform.config.server.origin();
    let pages: Vec<&str> = xml
        .split("<loc>")
        .skip(1)
        .map(|after| after.split("</loc>").next().unwrap().strip_prefix(&origin).unwrap())
        .collect();
    assert_eq!(pages.len(), 18, "{pages:?}");
    for path in pages {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        let html = page.text();
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{origin}{path}\">")), "{path}");
        assert!(!html.contains("noindex"), "{path}");
        assert!(html.contains("<meta name=\"description\""), "{path}");
    }
    for path in ["/servizi?q=casa", "/accesso", "/non-esiste"] {
        assert!(browser.get(path).await.text().contains("content=\"noindex\""), "{path}");
    }
    let robots = browser.get("/robots.txt").await.text();
    assert!(robots.contains(&format!("Sitemap: {origin}/sitemap.xml")));
    assert!(robots.contains("Disallow: /area-personale"));
}

/// Publishes two versions of the notice of a desk, and one that counts from tomorrow on.
pub async fn notices(house: &House) -> Id<Desk> {
    let admin = house.operator("paolo.neri").await;
    let desk = house.operator("chiara.moretti").await.desk.id;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let today = ctx.today();
    let days = [("Prima", today), ("Seconda", today), ("Terza", today.succ_opt().unwrap())];
    for (seen, (words, from)) in (0..).zip(days) {
        let text =
            Text::italian(format!("{words} informativa")).with(Lang::En, format!("{words}, in English"));
        let why = backend::staff::Why { seen, reason: "Nuovo titolare" };
        backend::privacy::publish(pool, &ctx, authorise(&admin).unwrap(), desk, why, &text, from)
            .await
            .unwrap();
    }
    desk
}

#[tokio::test]
async fn each_version_of_a_notice_has_an_address_in_every_language() {
    let house = House::open().await;
    let desk = notices(&house).await;
    let browser = house.app.browser();
    let at = format!("/privacy/{desk}");
    let current = browser.get(&at).await.text();
    assert!(current.contains("Seconda informativa") && !current.contains("Questa non è la versione di oggi"));
    assert!(current.contains(&format!("href=\"{at}/1\"")) && current.contains(&format!("href=\"{at}/2\"")));
    assert!(!current.contains("Prima informativa") && !current.contains("Terza informativa"));
    let origin = house.app.platform.config.server.origin();
    let canonical = format!("<link rel=\"canonical\" href=\"{origin}{at}\">");
    assert!(current.contains(&canonical));
    let numbered = browser.get(&format!("{at}/2")).await.text();
    assert!(
        numbered.contains("Seconda informativa") && numbered.contains(&canonical),
        "one page, one address"
    );
    let earlier = browser.get(&format!("{at}/1")).await.text();
    assert!(earlier.contains("Prima informativa") && earlier.contains("content=\"noindex\""));
    assert!(earlier.contains("Questa non è la versione di oggi") && earlier.contains("Leggi la versione 2"));
    let english = browser.get(&format!("{at}/1?lang=en")).await.text();
    assert!(english.contains("Prima, in English") && english.contains("<html lang=\"en\""));
    let french = house.app.browser().get(&format!("{at}?lang=fr")).await.text();
    assert!(french.contains("<bdi lang=\"it\">Seconda informativa</bdi>"), "not translated yet");
    let sitemap = browser.get("/sitemap.xml").await.text();
    assert!(sitemap.contains(&format!("<loc>{origin}{at}</loc>")) && !sitemap.contains(&format!("{at}/")));
}

#[tokio::test]
async fn a_notice_that_does_not_exist_leads_to_those_that_do() {
    let house = House::open().await;
    let desk = notices(&house).await;
    let browser = house.app.browser();
    let unknown = "018f3b1e-0000-7000-8000-000000000001";
    for (asked, meant) in [
        (format!("/privacy/{desk}/9"), format!("href=\"/privacy/{desk}\"")),
        // Published, but it counts from tomorrow on.
        (format!("/privacy/{desk}/3"), format!("href=\"/privacy/{desk}\"")),
        (format!("/privacy/{desk}/due"), format!("href=\"/privacy/{desk}\"")),
        ("/privacy/sportello".to_owned(), "href=\"/privacy\"".to_owned()),
    ] {
        let page = browser.get(&asked).await;
        assert_eq!(page.status, 404, "{asked}");
        let html = page.text();
        let (_, near) =
            html.split_once("id=\"vicine\"").unwrap_or_else(|| panic!("{asked}: nothing is near"));
        assert!(near.split("</section>").next().unwrap().contains(&meant), "{asked}");
    }
    assert_eq!(browser.get(&format!("/privacy/{unknown}")).await.status, 404);
}

#[tokio::test]
async fn structured_data_need_no_exception_of_the_content_security_policy() {
    let house = House::open().await;
    let page = house.app.browser().get("/servizi/pasti-a-domicilio").await;
    assert!(page.text().contains("<script type=\"application/ld+json\" data-element=\"metatag\">"));
    let policy = page.header("content-security-policy").to_owned();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
}

#[tokio::test]
async fn nobody_gets_a_cookie_before_signing_in() {
    let house = House::open().await;
    let browser = house.app.browser();
    for path in [
        "/",
        "/servizi",
        "/servizi?q=nido",
        "/servizi/pasti-a-domicilio",
        "/domande-frequenti",
        "/segnala-disservizio",
        "/note-legali",
        "/privacy",
        "/accessibilita",
        "/sitemap.xml",
        "/robots.txt",
        "/non-esiste",
    ] {
        let page = browser.get(path).await;
        assert!(page.headers.get(header::SET_COOKIE).is_none(), "{path} (C.SE.3.1)");
    }
    let privacy = browser.get("/privacy").await.text();
    assert!(privacy.contains("non ti chiediamo il consenso"));
    assert!(privacy.contains("dopo 180 giorni"), "drafts of a closed service are kept longer");
}
