//! What the steps of a form tell and ask of the citizen: notices of desks, limits of the services.

use backend::{cards, privacy};
use domain::{Lang, Text, form::Certified, permission::authorise};

use super::support::{GIULIA, House, MEALS, MEALS_ANSWERS, MEALS_STEPS, errors, fill, step, to};

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
    let why = backend::staff::Why { seen: 0, reason: "Prima versione" };
    privacy::publish(pool, &ctx, grant, desk, why, &text, ctx.today()).await.unwrap();
    let page = browser.get(&step("informativa")).await.text();
    let link = format!("href=\"/privacy/{desk}\"");
    assert!(page.contains(&link) && page.contains("privacy di «Sportello sociale di Pontelaro»"), "{page}");
    let notice = house.app.browser().get(&format!("/privacy/{desk}")).await;
    assert!(notice.status == 200 && notice.text().contains("Titolare: lo sportello"), "the link leads there");
    let notices = house.app.browser().get("/privacy").await.text();
    assert!(notices.contains(&format!("id=\"sportello-{desk}\"")), "links of before go on working");
    assert!(notices.contains(&link), "and there is the way to its own page");
    for (lang, words) in
        [("it", "privacy di «Sportello sociale di Pontelaro»"), ("en", "Read the privacy notice of")]
    {
        let service = house.app.browser().get(&format!("/servizi/{MEALS}?lang={lang}")).await.text();
        assert!(service.contains(&link) && service.contains(words), "{lang}: on the page of the service");
    }
    let without = house.app.browser().get("/servizi/orientamento-stranieri").await.text();
    assert!(without.contains("href=\"/privacy\">Leggi l’informativa"), "another desk published none");
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
    assert!(told.contains("aveva più di 36 mesi il 01/09/2026: controlla la data"), "{told}");
    assert!(answer.text().contains("value=\"14/03/2016\""), "nothing typed is lost");
}

#[tokio::test]
async fn an_address_without_a_step_leads_to_the_first_one() {
    let house = House::open().await;
    let visitor = house.app.browser();
    let led = to(&visitor.get("/servizi/pasti-a-domicilio/domanda").await);
    assert!(led.starts_with("/servizi/pasti-a-domicilio/domanda/"), "{led}");
    assert!(to(&visitor.get(&led).await).starts_with("/accesso?next="), "the door comes then");
    let door = to(&visitor.get(&format!("{led}?lang=en")).await);
    assert!(door.ends_with("%3Flang%3Den&lang=en"), "in the language of the link: {door}");
    assert!(visitor.get(&door).await.text().contains("<html lang=\"en\""));
    assert_eq!(visitor.get("/servizi/nessuno/domanda").await.status, 404);
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
    assert!(told.contains("Scrivi ore (da 0 a 23) e minuti (da 0 a 59), per esempio 8:15"), "{told}");
    assert!(told.contains("#viaggi-0-viaggio-ora") && !told.contains("#viaggi-1-viaggio-ora"), "{told}");
    assert!(answer.text().contains("value=\"presto\""), "nothing typed is lost");
}

#[tokio::test]
async fn desks_are_called_in_the_language_of_the_page_or_else_in_italian() {
    let house = House::open().await;
    for (lang, desk, building) in [
        ("it", "Sportello immigrazione", "Casa della comunità"),
        ("en", "Immigration desk", "Community health centre"),
        ("ar", "مكتب الهجرة", "مركز الصحة المجتمعي"),
        ("uk", "Відділ імміграції", "Центр здоров’я громади"),
    ] {
        let visitor = house.app.browser();
        let page = visitor.get(&format!("/sportelli?lang={lang}")).await.text();
        assert!(page.contains(desk) && page.contains(building), "{lang}");
        assert!(page.contains("Palazzo dei Mulini"), "{lang}: what has no other name keeps its own");
        assert!(!page.contains("Bureau immigration"), "{lang}: no other language");
    }
    let giulia = house.browser_of(&house.giulia().await).await;
    let choice = giulia.get("/appuntamenti?lang=es").await.text();
    assert!(choice.contains("Oficina de inmigración"), "also where one books: {choice}");
}

#[tokio::test]
async fn who_administers_desks_writes_what_citizens_of_each_language_read() {
    let house = House::open().await;
    let chiara = house.operator("chiara.moretti").await;
    let paolo = house.desk_of("paolo.neri").await;
    let page = format!("/console/amministrazione/sportelli/{}", chiara.desk.id);
    let html = paolo.get(&page).await.text();
    assert!(
        html.contains("name=\"nome-uk\"") && html.contains("Social services desk of Pontelaro"),
        "{html}"
    );
    let typed = [
        ("_version", "0"),
        ("nome", "Sportello sociale di Pontelaro"),
        ("nome-en", "Help desk of Pontelaro"),
        ("nome-fr", ""),
        ("descrizione", ""),
        ("motivo", "Il nome inglese non si capiva"),
    ];
    assert_eq!(paolo.post(&page, &typed).await.status, 303);
    let read = |lang: &'static str| {
        let visitor = house.app.browser();
        async move { visitor.get(&format!("/sportelli?lang={lang}")).await.text() }
    };
    assert!(read("en").await.contains("Help desk of Pontelaro"));
    let french = read("fr").await;
    assert!(french.contains("<bdi lang=\"it\">Sportello sociale di Pontelaro</bdi>"), "{french}");
}

#[tokio::test]
async fn a_place_of_birth_that_no_table_knows_is_said_in_words() {
    let house = House::open().await;
    let who = house
        .account(Certified {
            given_name: "Amina".to_owned(),
            family_name: "Diallo".to_owned(),
            fiscal_code: Some(GIULIA.parse().unwrap()),
            birth_date: Some("1988-03-14".parse().unwrap()),
            birth_place: Some("Z999".to_owned()),
            email: Some("amina@posta.example".to_owned()),
            phone: Some("3331234567".to_owned()),
            street: Some("Via del Ponte 21".to_owned()),
            municipality: Some("Pontelaro".to_owned()),
            ..Certified::default()
        })
        .await;
    let words = "luogo non riconosciuto (codice Z999)";
    let (intake, number) = house.sent(&who, MEALS, &MEALS_ANSWERS).await;
    let browser = house.browser_of(&who).await;
    let request = format!("/area-personale/istanze/{}", number.slug());
    for page in [request.as_str(), "/area-personale/profilo"] {
        assert!(browser.get(page).await.text().contains(words), "{page}");
    }
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    assert!(browser.get(&step("i-tuoi-dati")).await.text().contains(words), "a fact that is certified");
    let english = browser.get("/area-personale/profilo?lang=en").await.text();
    assert!(english.contains("place not recognised (code Z999)"));
    let chiara = house.operator("chiara.moretti").await;
    let desk = house.desk_of("chiara.moretti").await;
    let page = desk.get(&format!("/console/istanze/{intake}")).await.text();
    assert!(page.contains(words), "{page}");
    let card = house.accept(&chiara, intake).await;
    let opened = cards::open(&house.app.db.app, &house.ctx(), authorise(&chiara).unwrap(), card).await;
    let page = desk.get(&format!("/console/persone/{}", opened.unwrap().person.id)).await.text();
    assert!(page.contains(words) && !page.contains(">Z999<"), "{page}");
}

#[tokio::test]
async fn a_code_that_was_kept_is_read_as_the_name_of_the_place() {
    let house = House::open().await;
    backend::seed::codes(&house.app.db.owner).await.unwrap();
    let chiara = house.operator("chiara.moretti").await;
    let (intake, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&chiara, intake).await;
    let opened = cards::open(&house.app.db.app, &house.ctx(), authorise(&chiara).unwrap(), card).await;
    let person = opened.unwrap().person.id;
    let desk = house.desk_of("chiara.moretti").await;
    for (code, name) in [("Z330", "Marocco"), ("H501", "Roma"), ("A003", "Abbadia Alpina")] {
        sqlx::query("UPDATE person SET birth_place = $2 WHERE id = $1")
            .bind(person.uuid())
            .bind(code)
            .execute(&house.app.db.owner)
            .await
            .unwrap();
        let page = desk.get(&format!("/console/persone/{person}")).await.text();
        assert!(page.contains(name) && !page.contains(&format!(">{code}<")), "{code}: {page}");
    }
}
