//! A citizen fills in a form.

use axum::{
    body::Body,
    http::{Method, header},
};

use super::support::{GIULIA, House, MEALS_STEPS, Part, apply, errors, fill, post_parts, step, to, version};

const SENT: &str = "/servizi/pasti-a-domicilio/domanda/conferma";
const REQUESTS: &str = "SELECT count(*) FROM intake WHERE protocol_number IS NOT NULL";

#[tokio::test]
async fn a_form_is_filled_in_and_sent() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let sent = apply(&browser).await;
    assert_eq!(to(&sent), SENT);
    let confirmation = browser.get(SENT).await;
    assert_eq!(confirmation.status, 200);
    assert!(confirmation.text().contains("2026"), "the register number has its year");
    assert_eq!(house.count(REQUESTS).await, 1);
}

#[tokio::test]
async fn what_is_wrong_comes_back_with_what_was_typed_and_a_link_to_each_field() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    for (slug, typed) in &MEALS_STEPS[..2] {
        fill(&browser, slug, typed).await;
    }
    let typed = [("inizio", "31/02/2027"), ("porzioni", "diecimila"), ("citofono", "Scala B, terzo piano")];
    let answer = fill(&browser, "pasti", &typed).await;
    assert_eq!(answer.status, 422);
    let html = answer.text();
    for (field, value) in typed {
        assert!(html.contains(&format!("value=\"{value}\"")), "{field} lost what was typed");
    }
    let list = errors(&answer);
    for field in ["giorni", "inizio", "porzioni", "dieta", "apre"] {
        assert!(list.contains(&format!("href=\"#{field}")), "no link to {field}: {list}");
        assert!(html.contains(&format!("id=\"{field}")), "the link to {field} leads nowhere");
    }
    assert!(!list.contains("href=\"#citofono\""), "{list}");
    assert!(html.contains("<title>Errore"), "the title begins with the bad news");
    let again = browser.get(&step("pasti")).await;
    assert!(again.text().contains("Scala B, terzo piano"), "saved, right or wrong");
}

#[tokio::test]
async fn what_an_answer_calls_for_is_in_the_page_before_the_answer_is_given() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let page = browser.get(&step("i-tuoi-dati")).await.text();
    let (before, part) = page.split_once("name=\"persona-nome\"").unwrap();
    assert!(before.contains("sp-lead--1") && before.contains("sp-gate sp-gate--1-2"), "{before}");
    assert!(part.contains("name=\"persona-titolo\""), "also what only one of the answers calls for");
    assert!(page.contains("enctype=\"multipart/form-data\""), "a document may be among it");
    let chosen = [("per-chi", "me"), ("persona-nome", "Teodolinda")];
    assert_eq!(to(&fill(&browser, "i-tuoi-dati", &chosen).await), step("pasti"), "and is not asked then");
    let summary = browser.get(&step("riepilogo")).await.text();
    assert!(!summary.contains("Teodolinda"), "nor sent");
}

#[tokio::test]
async fn a_step_that_was_saved_is_there_after_signing_in_anew() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let left = browser.post("/uscita", &[]).await;
    assert_eq!(to(&left), "/uscita");
    assert_eq!(
        to(&browser.get(&step("i-tuoi-dati")).await),
        "/accesso?next=%2Fservizi%2Fpasti-a-domicilio%2Fdomanda%2Fi-tuoi-dati"
    );
    let later = house.browser_of(&giulia).await;
    let page = later.get(&step("informativa")).await;
    assert!(page.text().contains("checked"), "the box is still ticked");
}

#[tokio::test]
async fn a_second_tab_is_told_and_keeps_what_was_typed_in_it() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let first = version(&browser.get(&step("i-tuoi-dati")).await);
    let second = version(&browser.get(&step("i-tuoi-dati")).await);
    let in_first = [
        ("_version", first.as_str()),
        ("per-chi", "familiare"),
        ("persona-nome", "Teodolinda"),
        ("azione", "salva"),
    ];
    assert_eq!(to(&browser.post(&step("i-tuoi-dati"), &in_first).await), "/area-personale");
    let in_second = [
        ("_version", second.as_str()),
        ("per-chi", "familiare"),
        ("persona-nome", "Adalgisa"),
        ("azione", "avanti"),
    ];
    let told = browser.post(&step("i-tuoi-dati"), &in_second).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("Hai salvato questa domanda da un’altra parte (12:00)"));
    assert!(told.text().contains("value=\"Adalgisa\"") && !told.text().contains("value=\"Teodolinda\""));
    assert!(
        told.text().contains("Qui: Adalgisa") && told.text().contains("Là: Teodolinda"),
        "both are shown"
    );
    assert!(
        browser.get(&step("i-tuoi-dati")).await.text().contains("Teodolinda"),
        "nothing was overwritten unseen"
    );
    let version = version(&told);
    let again = [
        ("_version", version.as_str()),
        ("per-chi", "familiare"),
        ("persona-nome", "Adalgisa"),
        ("azione", "tieni"),
    ];
    let stays = format!("{}#contenuto", step("i-tuoi-dati"));
    assert_eq!(to(&browser.post(&step("i-tuoi-dati"), &again).await), stays, "one stays here");
    assert!(browser.get(&step("i-tuoi-dati")).await.text().contains("Adalgisa"));
}

#[tokio::test]
async fn adding_and_taking_away_a_person_comes_back_to_that_place() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    for (slug, typed) in &MEALS_STEPS[..3] {
        fill(&browser, slug, typed).await;
    }
    let path = step("famiglia-e-isee");
    for (count, button, place) in [
        ("0", "aggiungi:componenti", "#voce-componenti-0"),
        ("1", "aggiungi:componenti", "#voce-componenti-1"),
        ("2", "togli:componenti:0", "#voce-componenti-0"),
        ("1", "togli:componenti:0", "#dopo-componenti"),
    ] {
        let version = version(&browser.get(&path).await);
        let form = [("_version", version.as_str()), ("componenti", count), ("azione", button)];
        assert_eq!(to(&browser.post(&path, &form).await), format!("{path}{place}"), "{button}");
        let id = format!("id=\"{}\"", &place[1..]);
        assert!(browser.get(&path).await.text().contains(&id), "{id}");
    }
}

#[tokio::test]
async fn sending_twice_sends_once() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    for (slug, typed) in MEALS_STEPS {
        fill(&browser, slug, typed).await;
    }
    let version = version(&browser.get(&step("riepilogo")).await);
    let form = [("_version", version.as_str()), ("dichiaro", "si")];
    let path = step("riepilogo");
    let (one, other) = tokio::join!(browser.post(&path, &form), browser.post(&path, &form));
    assert_eq!((to(&one).as_str(), to(&other).as_str()), (SENT, SENT));
    let reloaded = browser.post(&path, &form).await;
    assert_eq!(to(&reloaded), SENT);
    assert_eq!(house.count(REQUESTS).await, 1);
    assert_eq!(
        house.count("SELECT count(*) FROM job WHERE queue = 'render_receipt'").await,
        1,
        "one receipt"
    );
}

#[tokio::test]
async fn going_back_after_sending_leads_to_what_was_sent_and_looking_at_a_form_leaves_no_draft() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    assert_eq!(to(&browser.get(&step("riepilogo")).await), step("informativa"), "nothing was sent yet");
    apply(&browser).await;
    for slug in ["riepilogo", "dichiarazioni", "i-tuoi-dati"] {
        assert_eq!(to(&browser.get(&step(slug)).await), SENT, "{slug}");
    }
    assert_eq!(browser.get(&step("nessuno")).await.status, 404);
    assert_eq!(browser.get(SENT).await.status, 200);
    assert_eq!(browser.get(&step("informativa")).await.status, 200, "one may ask once more");
    for page in ["/area-personale", "/area-personale/scadenze"] {
        let html = browser.get(page).await.text();
        assert!(!html.contains("La bozza resta") && !html.contains("Invia la domanda:"), "{page}");
    }
    fill(&browser, "informativa", &[]).await;
    let html = browser.get("/area-personale").await.text();
    assert!(html.contains("La bozza resta"), "saved, right or wrong");
}

#[tokio::test]
async fn a_draft_is_given_up_after_a_question() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    let drop = "/servizi/pasti-a-domicilio/elimina-bozza";
    assert_eq!(to(&browser.get(drop).await), "/area-personale", "there is none");
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let area = browser.get("/area-personale").await.text();
    assert!(area.contains(&format!("href=\"{drop}\"")), "{area}");
    assert!(browser.get(drop).await.text().contains("Non si può tornare indietro"));
    let other = house.browser_of(&house.carlo().await).await;
    assert_eq!(to(&other.post(drop, &[]).await), "/area-personale");
    assert!(browser.get("/area-personale").await.text().contains("La bozza resta"), "it is not Carlo’s");
    assert_eq!(to(&browser.post(drop, &[]).await), "/area-personale");
    assert!(!browser.get("/area-personale").await.text().contains("La bozza resta"));
    assert!(!browser.get(&step("informativa")).await.text().contains("checked"), "one begins anew");
    let left = "SELECT count(*) FROM intake WHERE state = 'expired' AND answers = '{}'";
    assert_eq!(house.count(left).await, 1);
}

#[tokio::test]
async fn nothing_is_sent_without_the_declaration_or_with_a_step_missing() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let page = browser.get(&step("riepilogo")).await;
    let version = version(&page);
    let form = [("_version", version.as_str()), ("dichiaro", "si")];
    assert_eq!(browser.post(&step("riepilogo"), &form).await.status, 422, "steps are missing");
    for (slug, typed) in MEALS_STEPS {
        fill(&browser, slug, typed).await;
    }
    let version = super::support::version(&browser.get(&step("riepilogo")).await);
    let answer = browser.post(&step("riepilogo"), &[("_version", &version)]).await;
    assert_eq!(answer.status, 422, "nobody declared anything");
    assert!(answer.text().contains("dichiaro-errore"));
    assert_eq!(house.count(REQUESTS).await, 0);
}

#[tokio::test]
async fn a_step_that_is_skipped_by_its_address_leads_back_and_what_is_posted_there_is_kept() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    for (slug, _) in &MEALS_STEPS[2..] {
        assert_eq!(to(&browser.get(&step(slug)).await), step("i-tuoi-dati"), "{slug} is not reached yet");
    }
    assert_eq!(browser.get(&step("nessuno")).await.status, 404);
    let version = version(&browser.get(&step("i-tuoi-dati")).await);
    let mut early = vec![("_version", version.as_str()), ("azione", "avanti")];
    early.extend_from_slice(MEALS_STEPS[2].1);
    assert_eq!(browser.post(&step("pasti"), &early).await.status, 303, "kept, right or wrong");
    assert_eq!(to(&browser.get(&step("famiglia-e-isee")).await), step("i-tuoi-dati"), "what is missing is");
    assert_eq!(to(&fill(&browser, "i-tuoi-dati", MEALS_STEPS[1].1).await), step("pasti"));
    assert!(browser.get(&step("pasti")).await.text().contains("value=\"Ferrante\""), "it is there");
    assert_eq!(house.count(REQUESTS).await, 0);
}

#[tokio::test]
async fn the_number_of_somebody_else_does_not_exist() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (_, number) = house.sent(&giulia, super::support::MEALS, &super::support::MEALS_ANSWERS).await;
    let path = format!("/area-personale/istanze/{}", number.slug());
    assert_eq!(house.browser_of(&giulia).await.get(&path).await.status, 200);
    let carlo = house.browser_of(&house.carlo().await).await;
    let foreign = carlo.get(&path).await;
    let invented = carlo.get("/area-personale/istanze/2026-0099999").await;
    assert_eq!((foreign.status.as_u16(), invented.status.as_u16()), (404, 404));
    let blank = |answer: &server::testing::Answer| {
        let text = answer.text();
        let id = answer.header("x-request-id").to_owned();
        text.replace(&id, "")
            .lines()
            .filter(|line| !line.contains("nonce") && !line.contains("_csrf"))
            .count()
    };
    assert_eq!(blank(&foreign), blank(&invented), "nothing tells the two apart");
    assert!(!foreign.text().contains("Ferrante"));
}

#[tokio::test]
async fn a_form_with_too_much_in_it_is_not_read() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    let page = browser.get(&step("i-tuoi-dati")).await;
    assert_eq!(to(&page), step("informativa"), "no step is skipped");
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let version = version(&browser.get(&step("i-tuoi-dati")).await);
    let names: Vec<String> = (0..600).map(|place| format!("campo-{place}")).collect();
    let mut many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    many.push(("_version", &version));
    assert_eq!(browser.post(&step("i-tuoi-dati"), &many).await.status, 413, "too many fields");
    let long = "è".repeat(21_000);
    let form = [("_version", version.as_str()), ("persona-nome", long.as_str())];
    assert_eq!(
        browser.post(&step("i-tuoi-dati"), &form).await.status,
        413,
        "a value too long for any question"
    );
    let huge = "x".repeat(300 * 1024);
    let to_desk = [("testo", huge.as_str())];
    assert_eq!(browser.post("/uscita", &to_desk).await.status, 413, "a form too long for any page");
    let longer = "a".repeat(300);
    let form = [("_version", version.as_str()), ("per-chi", "familiare"), ("persona-nome", longer.as_str())];
    let answer = browser.post(&step("i-tuoi-dati"), &form).await;
    assert_eq!(answer.status, 422, "a value too long for this question");
    assert!(answer.text().contains(&longer), "and what was typed is still there");
}

#[tokio::test]
async fn bytes_that_are_no_text_break_nothing() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let page = browser.get(&step("i-tuoi-dati")).await;
    let head =
        format!("_csrf={}&_version={}&per-chi=familiare&persona-nome=", browser.token(), version(&page));
    for bad in ["%FF%FE%C3%28", "%00%00", "%ED%A0%80", "%", "%ZZ"] {
        let request = browser
            .request(Method::POST, &step("i-tuoi-dati"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = browser.send(request.body(Body::from(format!("{head}{bad}")))).await;
        assert!(matches!(answer.status.as_u16(), 409 | 422), "{bad}: {}", answer.status);
        assert!(String::from_utf8(answer.body).is_ok(), "{bad}");
    }
    let mut raw = head.into_bytes();
    raw.extend_from_slice(&[0xFF, 0xFE, 0x00, 0x80]);
    let request = browser
        .request(Method::POST, &step("i-tuoi-dati"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert!(!browser.send(request.body(Body::from(raw))).await.status.is_server_error());
    assert!(!browser.get("/servizi/%FF%FE").await.status.is_server_error());
    assert!(!browser.get("/servizi?q=%FF%FE").await.status.is_server_error());
}

#[tokio::test]
async fn html_in_a_field_is_text() {
    const EVIL: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'&amp;";
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let fields = [
        "persona-nome",
        "persona-cognome",
        "persona-data-nascita",
        "persona-codice-fiscale",
        "per-chi",
        "citofono",
        "inizio",
        "porzioni",
        "dieta",
        "isee-valore",
        "correzioni",
        "azione",
        "componenti.0.componente-nome",
    ];
    for slug in ["i-tuoi-dati", "pasti", "famiglia-e-isee", "dichiarazioni"] {
        let version = version(&browser.visit(&step(slug)).await);
        let mut form: Vec<(&str, &str)> = fields.iter().map(|field| (*field, EVIL)).collect();
        form.push(("_version", &version));
        form.push(("componenti", "1"));
        let answer = browser.post(&step(slug), &form).await;
        let page = browser.visit(&step(slug)).await;
        let summary = browser.get(&step("riepilogo")).await;
        for page in [answer, page, summary, browser.get("/area-personale").await] {
            assert!(!page.text().contains("<script>alert") && !page.text().contains("<img src=x"), "{slug}");
        }
    }
    let search = browser.get("/servizi?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!search.text().contains("<script>alert"));
    let missing = browser.get("/%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert!(missing.status == 404 && !missing.text().contains("<script>alert"));
}

#[tokio::test]
async fn a_form_without_its_token_is_not_read() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let version = version(&browser.get(&step("informativa")).await);
    let form = [("_version", version.as_str()), ("presa-visione", "si")];
    assert_eq!(browser.post_raw(&step("informativa"), &form, "same-origin").await.status, 403);
    let forged = [("_csrf", "00"), form[0], form[1]];
    assert_eq!(browser.post_raw(&step("informativa"), &forged, "same-origin").await.status, 403);
    let right = browser.token();
    let whole = [("_csrf", right.as_str()), form[0], form[1]];
    assert_eq!(browser.post_raw(&step("informativa"), &whole, "cross-site").await.status, 403);
    let another = house.browser_of(&house.carlo().await).await;
    another.get(&step("informativa")).await;
    assert_eq!(
        another.post_raw(&step("informativa"), &whole, "same-origin").await.status,
        403,
        "a foreign token"
    );
    // In the same browser somebody else came in meanwhile: nothing is written to them, and they are told.
    let maria = house.citizen("Maria", "Neri", "NREMRA80A41M990D").await;
    house.enter(&another, &maria).await;
    let told = another.post_raw(&step("i-tuoi-dati"), &whole, "same-origin").await;
    assert_eq!(told.status, 403);
    assert!(
        told.text().contains("è entrato qualcun altro") && told.text().contains("data-element"),
        "a page"
    );
    let in_parts = post_parts_without_token(&browser).await;
    assert_eq!(in_parts, 403);
    assert!(!browser.get(&step("informativa")).await.text().contains("checked"), "nothing was written");
    assert_eq!(to(&browser.post_raw(&step("informativa"), &whole, "same-origin").await), step("i-tuoi-dati"));
}

async fn post_parts_without_token(browser: &server::testing::Browser<'_>) -> u16 {
    let body = "--s\r\nContent-Disposition: form-data; name=\"presa-visione\"\r\n\r\nsi\r\n--s--\r\n";
    let request = browser
        .request(Method::POST, &step("informativa"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=s");
    browser.send(request.body(Body::from(body))).await.status.as_u16()
}

#[tokio::test]
async fn certified_answers_cannot_be_typed_over() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let version = version(&browser.get(&step("i-tuoi-dati")).await);
    let parts = [
        Part::Text("_version", &version),
        Part::Text("nome", "Impostora"),
        Part::Text("codice-fiscale", "BSSCRL41H30M990V"),
        Part::Text("per-chi", "me"),
        Part::Text("azione", "avanti"),
    ];
    let answer = post_parts(&browser, &step("i-tuoi-dati"), &parts).await;
    assert_eq!(to(&answer), step("pasti"));
    let page = browser.get(&step("i-tuoi-dati")).await.text();
    assert!(page.contains(GIULIA) && !page.contains("Impostora") && !page.contains("BSSCRL41H30M990V"));
}
