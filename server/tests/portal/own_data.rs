//! What the portal tells citizens about their data: who looked, what they read, a copy of everything,
//! and where they are signed in.

use domain::{Id, Text, permission::authorise};
use server::testing::{Answer, Browser};

use super::support::{House, MEALS, MEALS_ANSWERS, Part, pdf, post_parts, printed, read_pdf, to, upload};

const PRIVACY: &str = "/area-personale/privacy";
const DATA: &str = "/area-personale/privacy/dati";
const SESSIONS: &str = "/area-personale/sessioni";

/// Name and content of every file of an archive, read from the list at its end.
fn unpack(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, length: usize| {
        zip[at..at + length].iter().rev().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte))
    };
    let end = zip.len() - 22;
    assert_eq!(&zip[end..end + 4], b"PK\x05\x06", "an archive that is whole");
    let (mut at, mut files) = (number(end + 16, 4), Vec::new());
    for _ in 0..number(end + 10, 2) {
        let (size, name, begins) = (number(at + 24, 4), number(at + 28, 2), number(at + 42, 4));
        let content = begins + 30 + number(begins + 26, 2);
        let name_of = String::from_utf8(zip[at + 46..at + 46 + name].to_vec()).unwrap();
        files.push((name_of, zip[content..content + size].to_vec()));
        at += 46 + name;
    }
    files
}

fn named<'f>(files: &'f [(String, Vec<u8>)], end: &str) -> &'f [u8] {
    let found = files.iter().find(|(name, _)| name.ends_with(end));
    let names = || files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    match found {
        Some((_, content)) => content,
        None => panic!("no {end} in {:?}", names()),
    }
}

async fn take_copy(browser: &Browser<'_>) -> Answer {
    browser.get(PRIVACY).await;
    browser.post(DATA, &[]).await
}

/// A request with a document, taken up and accepted by Chiara, who wrote a note.
async fn story(house: &House) -> (Browser<'_>, String) {
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let mut typed = MEALS_ANSWERS.to_vec();
    typed.retain(|(name, _)| *name != "dieta");
    typed.push(("dieta", "diabete"));
    let draft = house.draft(&giulia, MEALS, &typed).await;
    upload(&browser, draft.id, "prescrizione-dieta", "ricetta.pdf", &pdf("di-giulia")).await;
    let (id, number) = house.send(&giulia, draft.id).await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get(&format!("/console/istanze/{id}")).await;
    chiara.post(&format!("/console/istanze/{id}/prendi"), &[]).await;
    chiara.get(&format!("/console/istanze/{id}/accetta")).await;
    let card = to(&chiara.post(&format!("/console/istanze/{id}/accetta"), &[("persona", "nuova")]).await);
    assert_eq!(chiara.get(&card).await.status, 200, "{card}");
    house.app.work(server::job_handlers(&house.app.platform).unwrap()).await;
    (browser, number.to_string())
}

#[tokio::test]
async fn one_sees_which_desk_looked_and_what_for_and_never_who() {
    let house = House::open().await;
    let (browser, number) = story(&house).await;
    let page = browser.get(PRIVACY).await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("Sportello sociale di Pontelaro"));
    assert!(html.contains(&format!("Ha letto la domanda {number}.")), "{html}");
    assert!(html.contains(&format!("Ha lavorato la domanda {number}.")));
    assert!(html.contains("Ha letto la tua scheda."), "the card that came of it");
    assert!(!html.contains("Chiara") && !html.contains("Moretti"), "nobody of the staff is named");
    let carlo = house.browser_of(&house.carlo().await).await;
    let his = carlo.get(PRIVACY).await.text();
    assert!(!his.contains(&number) && his.contains("Nessuno sportello ha ancora aperto"), "{his}");
}

#[tokio::test]
async fn many_looks_come_page_by_page() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (id, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    for _ in 0..25 {
        chiara.get(&format!("/console/istanze/{id}")).await;
    }
    let browser = house.browser_of(&giulia).await;
    let first = browser.get(PRIVACY).await.text();
    assert_eq!(first.matches("Ha letto la domanda").count(), 20);
    let (_, after) = first.split_once("/area-personale/privacy?prima=").expect("there is more");
    let key = after.split('"').next().unwrap();
    let second = browser.get(&format!("{PRIVACY}?prima={key}")).await.text();
    assert_eq!(second.matches("Ha letto la domanda").count(), 5);
    for nonsense in ["x", "-1", "99999999999999999999", "%27%3B--"] {
        assert_eq!(browser.get(&format!("{PRIVACY}?prima={nonsense}")).await.status, 200, "{nonsense}");
    }
}

#[tokio::test]
async fn the_notice_that_was_read_is_there_with_its_request() {
    let house = House::open().await;
    let (browser, number) = story(&house).await;
    let html = browser.get(PRIVACY).await.text();
    assert!(html.contains(&format!("20/11/2026, 12:00, domanda {number}")), "{html}");
}

#[tokio::test]
async fn the_text_that_was_read_is_there_when_another_one_counts() {
    let house = House::open().await;
    let desk = super::public::notices(&house).await;
    let (browser, _) = story(&house).await;
    let admin = house.operator("paolo.neri").await;
    let (pool, ctx, text) = (&house.app.db.app, house.ctx(), Text::italian("Quarta informativa"));
    let why = backend::staff::Why { seen: 3, reason: "Nuovo titolare" };
    backend::privacy::publish(pool, &ctx, authorise(&admin).unwrap(), desk, why, &text, ctx.today())
        .await
        .unwrap();
    let html = browser.get(PRIVACY).await.text();
    let read = format!("/privacy/{desk}/2");
    assert!(html.contains(&format!("<a href=\"{read}\">Leggi quel testo (versione 2)</a>")), "{html}");
    assert!(browser.get(&read).await.text().contains("Seconda informativa"));
    let files = unpack(&take_copy(&browser).await.body);
    let json: serde_json::Value = serde_json::from_slice(named(&files, "dati.json")).unwrap();
    assert_eq!(json["notices"][0]["version"]["version"], 2);
}

#[tokio::test]
async fn the_copy_of_all_data_holds_everything_and_nobody_else() {
    let house = House::open().await;
    let (browser, number) = story(&house).await;
    house.sent(&house.carlo().await, MEALS, &MEALS_ANSWERS).await;
    let answer = take_copy(&browser).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/zip");
    assert_eq!(answer.header("cache-control"), "private, no-store");
    assert!(answer.header("content-disposition").contains("dati-2026-11-20.zip"));
    let files = unpack(&answer.body);
    let json: serde_json::Value = serde_json::from_slice(named(&files, "dati.json")).unwrap();
    assert_eq!(json["requests"][0]["protocollo"], number);
    assert_eq!(json["certified"]["given_name"], "Giulia");
    let text = String::from_utf8(named(&files, "dati.json").to_vec()).unwrap();
    let pdf = read_pdf(named(&files, "dati.pdf"));
    for secret in ["Carlo", "BSSCRL", "Chiara", "Moretti", "wrapped_key", "object_key"] {
        assert!(!text.contains(secret) && !pdf.contains(secret), "{secret}");
    }
    for told in ["Copia dei miei dati", "Giulia Ferrante", number.as_str(), "ricetta.pdf", "Pagina 1 di"] {
        assert!(pdf.contains(told), "{told}: {pdf}");
    }
    assert!(!files.iter().any(|(name, _)| name == "dati.html"), "for people there is one document");
    assert!(named(&files, "ricetta.pdf").windows(9).any(|part| part == b"di-giulia"), "decrypted");
    printed("ricevuta", named(&files, "ricevuta.pdf"));
    printed("copia-dei-dati", named(&files, "dati.pdf"));
    assert_eq!(house.count("SELECT count(*) FROM audit_event WHERE action = 'export'").await, 1);
}

#[tokio::test]
async fn the_copy_holds_appointments_and_signatures_and_nobody_of_the_desk() {
    let house = House::open().await;
    let (browser, _) = story(&house).await;
    let code = house.booked(&house.giulia().await, 0).await;
    house.booked(&house.carlo().await, 1).await;
    let chiara = house.operator("chiara.moretti").await;
    let person: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM person").fetch_one(&house.app.db.owner).await.unwrap();
    super::diary::signed(&house, &chiara, Id::new(person)).await;
    let files = unpack(&take_copy(&browser).await.body);
    let json: serde_json::Value = serde_json::from_slice(named(&files, "dati.json")).unwrap();
    assert_eq!(json["appointments"].as_array().unwrap().len(), 1, "nobody else's");
    assert_eq!(json["appointments"][0]["code"], code.to_string());
    assert_eq!(json["appointments"][0]["state"], "booked");
    assert_eq!(json["signatures"][0]["version"], 1);
    assert_eq!(json["signatures"][0]["on"], "2026-11-20");
    let begins = json["appointments"][0]["starts_at"].as_str().unwrap();
    let day: chrono::NaiveDate = begins.split('T').next().unwrap().parse().unwrap();
    let pdf = read_pdf(named(&files, "dati.pdf"));
    let day = domain::format::date(day);
    for told in ["I miei appuntamenti", day.as_str(), "firmata il 20/11/2026, versione 1"] {
        assert!(pdf.contains(told), "{told}: {pdf}");
    }
    for kept in ["Chiara", "Moretti", "Armadio 3"] {
        assert!(!pdf.contains(kept) && !json.to_string().contains(kept), "{kept}");
    }
}

#[tokio::test]
async fn the_copy_is_read_in_the_language_of_whoever_takes_it() {
    let house = House::open().await;
    let (browser, number) = story(&house).await;
    for (lang, title) in [("uk", "Копія моїх даних"), ("fr", "Copie de mes données")] {
        browser.get(&format!("{PRIVACY}?lang={lang}")).await;
        let pdf = read_pdf(named(&unpack(&take_copy(&browser).await.body), "dati.pdf"));
        assert!(pdf.contains(title) && pdf.contains(&number), "{lang}: {pdf}");
    }
    // What runs from right to left comes out of a PDF in an order of its own.
    browser.get(&format!("{PRIVACY}?lang=ar")).await;
    let arabic = read_pdf(named(&unpack(&take_copy(&browser).await.body), "dati.pdf"));
    assert!(arabic.contains("Giulia") && !arabic.contains("Copia dei miei dati"), "{arabic}");
}

#[tokio::test]
async fn the_copy_holds_what_came_with_messages_under_names_that_can_be_unpacked() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (_, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let browser = house.browser_of(&giulia).await;
    let request = format!("/area-personale/istanze/{}", number.slug());
    browser.get(&request).await;
    let content = pdf("con-il-messaggio");
    let parts = [Part::Text("testo", "Ecco il piano"), Part::File("allegati", "piano > marzo.pdf", &content)];
    to(&post_parts(&browser, &format!("{request}/messaggi"), &parts).await);
    let files = unpack(&take_copy(&browser).await.body);
    let name = format!("{}/messaggi/01-piano _ marzo.pdf", number.slug());
    assert!(named(&files, &name).windows(16).any(|part| part == b"con-il-messaggio"));
    let json: serde_json::Value = serde_json::from_slice(named(&files, "dati.json")).unwrap();
    assert_eq!(json["requests"][0]["documents"][0]["file"], name);
    assert_eq!(json["requests"][0]["documents"][0]["name"], "piano > marzo.pdf");
}

#[tokio::test]
async fn the_copy_is_an_answer_to_a_form_and_not_a_link() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    assert_eq!(browser.get(DATA).await.status, 405);
    let forged = browser.post_raw(DATA, &[("_csrf", "0")], "same-origin").await;
    assert_eq!(forged.status, 403);
    for _ in 0..5 {
        assert_eq!(take_copy(&browser).await.status, 200);
    }
    let sixth = take_copy(&browser).await;
    assert_eq!(sixth.status, 429);
    let english = format!("href=\"{PRIVACY}?lang=en\"");
    assert!(sixth.text().contains(&english), "what was asked for has no address of its own");
    assert!(sixth.text().contains("Per oggi hai già preso abbastanza copie"));
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(take_copy(&carlo).await.status, 200, "everybody counts alone");
}

/// Names under which the sessions of a page can be closed.
fn handles(page: &Answer) -> Vec<String> {
    let html = page.text();
    let found = html.split("name=\"sessione\" value=\"").skip(1);
    found.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

async fn is_in(browser: &Browser<'_>) -> bool {
    browser.get("/area-personale").await.status == 200
}

#[tokio::test]
async fn a_citizen_closes_sessions_from_elsewhere_and_only_their_own() {
    let house = House::open().await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    let (here, telephone) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    let (library, his) = (house.browser_of(&giulia).await, house.browser_of(&carlo).await);
    let others = handles(&here.get(SESSIONS).await);
    assert_eq!(others.len(), 2, "this one cannot be closed here; nobody else's is there");
    his.get(SESSIONS).await;
    assert_eq!(to(&his.post("/area-personale/sessioni/chiudi", &[("sessione", &others[0])]).await), SESSIONS);
    assert!(is_in(&telephone).await && is_in(&library).await, "the name alone closes nothing");
    here.get(SESSIONS).await;
    here.post("/area-personale/sessioni/chiudi", &[("sessione", &others[0])]).await;
    assert_ne!(is_in(&telephone).await, is_in(&library).await, "one of them is out");
    let all = here.post("/area-personale/sessioni/chiudi-altre", &[]).await;
    assert_eq!(to(&all), SESSIONS);
    assert!(!is_in(&telephone).await && !is_in(&library).await);
    assert!(is_in(&here).await && is_in(&his).await);
}
