//! The area personale: messages both ways, days to keep in mind, access to the file.

use domain::{Id, Protocollo, intake::Intake};
use server::testing::Browser;

use super::support::{House, MEALS, MEALS_ANSWERS, Part, errors, pdf, post_parts, to};

fn own(number: Protocollo) -> String {
    format!("/area-personale/istanze/{}", number.slug())
}

fn at_desk(id: Id<Intake>) -> String {
    format!("/console/istanze/{id}")
}

/// Addresses of documents in a page, in its order.
fn documents(html: &str, of: &str) -> Vec<String> {
    let start = format!("href=\"{of}/documenti/");
    html.split(&start)
        .skip(1)
        .map(|after| format!("{of}/documenti/{}", after.split('"').next().unwrap()))
        .collect()
}

/// The button that takes an attachment back.
fn remove_button(html: &str) -> String {
    let (_, after) = html.split_once("value=\"togli-file:").expect("something to take back");
    format!("togli-file:{}", after.split('"').next().unwrap())
}

async fn say(browser: &Browser<'_>, path: &str, field: &str, text: &str, file: Option<&str>) -> String {
    browser.get(path).await;
    let content = pdf(text);
    let mut parts = vec![Part::Text(field, text)];
    parts.extend(file.map(|name| Part::File("allegati", name, &content)));
    to(&post_parts(browser, &format!("{path}/messaggi"), &parts).await)
}

#[tokio::test]
async fn a_conversation_with_attachments_goes_both_ways() {
    let house = House::open().await;
    let (id, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (giulia, chiara) =
        (house.browser_of(&house.giulia().await).await, house.desk_of("chiara.moretti").await);
    let (mine, desk) = (own(number), at_desk(id));
    let sent = say(&giulia, &mine, "testo", "Va bene il <b>lunedì</b>?", Some("piano.pdf")).await;
    assert_eq!(sent, format!("{mine}?inviato=messaggio"));

    let queue = chiara.get("/console?messaggi=da-leggere").await.text();
    assert!(queue.contains(&id.to_string()), "the view of messages to read has it");
    let page = chiara.get(&desk).await.text();
    assert!(page.contains("&lt;b&gt;lunedì") && page.contains("Da leggere") && page.contains("piano.pdf"));
    let file = documents(&page, &desk).pop().expect("the attachment has an address");
    assert!(chiara.get(&file).await.text().contains("lunedì"));
    assert!(
        !chiara.get("/console?messaggi=da-leggere").await.text().contains(&id.to_string()),
        "it was read"
    );

    assert_eq!(say(&chiara, &desk, "messaggio", "Sì, il lunedì.", Some("modulo.pdf")).await, desk);
    let area = giulia.get("/area-personale").await.text();
    assert!(area.contains("Un messaggio da leggere"), "the area says that something is new");
    let messages = giulia.get("/area-personale/messaggi").await.text();
    assert!(messages.contains("Sì, il lunedì.") && messages.contains("Un messaggio da leggere"));
    let page = giulia.get(&mine).await.text();
    assert!(page.contains("modulo.pdf") && !page.contains("Chiara"), "the desk, never the operator");
    let file = documents(&page, &mine).into_iter().find(|path| page.contains(path)).unwrap();
    assert_eq!(giulia.get(&file).await.status, 200);
    assert!(!giulia.get("/area-personale").await.text().contains("Un messaggio da leggere"));
    let carlo = house.browser_of(&house.carlo().await).await;
    assert!(!carlo.get("/area-personale/messaggi").await.text().contains("Sì, il lunedì"));
    assert_eq!(carlo.get(&file).await.status, 404, "a document of somebody else");
}

#[tokio::test]
async fn a_message_that_cannot_be_sent_comes_back_whole() {
    let house = House::open().await;
    let (_, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let giulia = house.browser_of(&house.giulia().await).await;
    let (mine, path) = (own(number), format!("{}/messaggi", own(number)));
    giulia.get(&mine).await;
    let good = pdf("buono");
    let parts = [Part::Text("testo", "  "), Part::File("allegati", "buono.pdf", &good)];
    let empty = post_parts(&giulia, &path, &parts).await;
    assert_eq!(empty.status, 422);
    assert!(errors(&empty).contains("Scrivi il messaggio"), "{}", errors(&empty));
    assert!(
        empty.text().contains(&format!("href=\"{mine}?lang=en\"")),
        "another language is that of the request"
    );
    assert!(empty.text().contains("buono.pdf"), "the document stays with the message");
    let parts =
        [Part::Text("testo", "Ecco <i>tutto</i>"), Part::File("allegati", "finto.pdf", b"PK\x03\x04 zip")];
    let wrong = post_parts(&giulia, &path, &parts).await;
    assert_eq!(wrong.status, 422);
    assert!(errors(&wrong).contains("finto.pdf") && wrong.text().contains("Ecco &lt;i&gt;tutto"));
    let long = "x".repeat(4001);
    let too_long = giulia.post(&path, &[("testo", &long)]).await;
    assert_eq!(too_long.status, 422);
    assert!(errors(&too_long).contains("4001"), "{}", errors(&too_long));
    assert_eq!(house.count("SELECT count(*) FROM message").await, 0);

    let button = remove_button(&too_long.text());
    let removed = giulia.post(&path, &[("testo", "Ecco"), ("azione", &button)]).await;
    assert_eq!(removed.status, 200);
    let html = removed.text();
    assert!(!html.contains("buono.pdf") && html.contains("Ecco</textarea>"), "only the file is gone");
    assert_eq!(house.count("SELECT count(*) FROM document").await, 0);
    let again = giulia.post(&path, &[("testo", "Ecco"), ("azione", &button)]).await;
    assert_eq!(again.status, 200, "a double click changes nothing");
}

#[tokio::test]
async fn a_closed_request_refuses_with_words_and_keeps_what_was_typed() {
    let house = House::open().await;
    let (id, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (giulia, chiara) =
        (house.browser_of(&house.giulia().await).await, house.desk_of("chiara.moretti").await);
    let mine = own(number);
    chiara.get(&at_desk(id)).await;
    giulia.get(&mine).await;
    giulia.post(&format!("{mine}/ritiro"), &[]).await;
    let late = giulia.post(&format!("{mine}/messaggi"), &[("testo", "Aspettate!")]).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains("Questa domanda è conclusa"), "{}", errors(&late));
    assert!(late.text().contains("Aspettate!"));
    let answer = chiara.post(&format!("{}/messaggi", at_desk(id)), &[("messaggio", "Va bene")]).await;
    assert_eq!(answer.status, 409);
    assert_eq!(house.count("SELECT count(*) FROM message").await, 0);
}

#[tokio::test]
async fn too_many_messages_in_a_day_are_told_to_wait() {
    let house = House::open().await;
    let (_, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let giulia = house.browser_of(&house.giulia().await).await;
    let path = format!("{}/messaggi", own(number));
    giulia.get(&own(number)).await;
    for _ in 0..20 {
        assert_eq!(giulia.post(&path, &[("testo", "Ci siete?")]).await.status, 303);
    }
    let one_more = giulia.post(&path, &[("testo", "Ci siete ancora?")]).await;
    assert_eq!(one_more.status, 429);
    assert!(errors(&one_more).contains("20 messaggi") && one_more.text().contains("Ci siete ancora?"));
    house.app.pass(chrono::TimeDelta::hours(25));
    house.enter(&giulia, &house.giulia().await).await;
    assert_eq!(giulia.post(&path, &[("testo", "Buongiorno")]).await.status, 303);
}

#[tokio::test]
async fn the_desk_keeps_what_it_typed_and_nobody_else_sees_what_it_prepares() {
    let house = House::open().await;
    let (id, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (desk, chiara) = (at_desk(id), house.desk_of("chiara.moretti").await);
    chiara.get(&desk).await;
    let content = pdf("riservato");
    let parts = [Part::Text("messaggio", ""), Part::File("allegati", "bozza-risposta.pdf", &content)];
    let empty = post_parts(&chiara, &format!("{desk}/messaggi"), &parts).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("bozza-risposta.pdf"));
    let giulia = house.browser_of(&house.giulia().await).await;
    let anna = house.desk_of("anna.bruni").await;
    assert!(!giulia.get(&own(number)).await.text().contains("bozza-risposta"));
    assert!(!anna.get(&desk).await.text().contains("bozza-risposta"));
    let karim = house.desk_of("karim.haddad").await;
    let stranger = post_parts(&karim, &format!("{desk}/messaggi"), &parts).await;
    assert_eq!(stranger.status, 404, "another desk");
    assert_eq!(house.count("SELECT count(*) FROM document").await, 1, "nothing of it was kept");
    chiara.get(&desk).await;
    let sent = chiara.post(&format!("{desk}/messaggi"), &[("messaggio", "Ecco la risposta")]).await;
    assert_eq!(to(&sent), desk);
    assert!(giulia.get(&own(number)).await.text().contains("bozza-risposta.pdf"));
}

#[tokio::test]
async fn days_leave_as_a_calendar_with_nothing_personal_in_it() {
    let house = House::open().await;
    let (id, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (giulia, chiara) =
        (house.browser_of(&house.giulia().await).await, house.desk_of("chiara.moretti").await);
    chiara.get("/console").await;
    let asked = [("testo", "Manca la firma"), ("entro", "05/12/2026")];
    chiara.post(&format!("{}/integrazione", at_desk(id)), &asked).await;
    let page = giulia.get("/area-personale/scadenze").await.text();
    assert!(page.contains("05/12/2026") && page.contains("Tocca a te") && page.contains("Tocca all’ufficio"));
    let all = giulia.get("/area-personale/scadenze.ics").await;
    assert_eq!((all.status.as_u16(), all.header("content-type")), (200, "text/calendar; charset=utf-8"));
    let text = all.text().replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
    assert!(text.contains("DTSTART;VALUE=DATE:20261205") && text.contains("Pasti a domicilio"));
    for secret in ["Giulia", "Ferrante", "Manca la firma", &number.to_string(), &number.slug()] {
        assert!(!text.contains(secret), "{secret}");
    }
    let one = format!("/area-personale/scadenze/integrazione-{id}.ics");
    assert!(page.contains(&one));
    let file = giulia.get(&one).await;
    assert_eq!(file.text().matches("BEGIN:VEVENT").count(), 1);
    assert!(file.text().replace("\r\n ", "").contains(&format!("UID:integrazione-{id}@")));
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(carlo.get(&one).await.status, 404, "a day of somebody else");
    for wrong in ["integrazione", "osservazioni-x.ics", &format!("osservazioni-{id}.ics"), "..%2f"] {
        let answer = giulia.get(&format!("/area-personale/scadenze/{wrong}")).await;
        assert_eq!(answer.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn access_to_the_file_is_asked_and_answered() {
    let house = House::open().await;
    let (id, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (giulia, chiara) =
        (house.browser_of(&house.giulia().await).await, house.desk_of("chiara.moretti").await);
    let (mine, path) = (own(number), format!("{}/accesso", own(number)));
    assert!(giulia.get(&mine).await.text().contains(&path), "the page of the request leads there");
    assert_eq!(giulia.get(&path).await.status, 200);
    let empty = giulia.post(&path, &[("documenti", "La <b>graduatoria</b>"), ("interesse", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(errors(&empty).contains("perché ti servono") && empty.text().contains("La &lt;b&gt;graduatoria"));
    let asked = [("documenti", "La graduatoria"), ("interesse", "Capire l’ordine")];
    assert_eq!(to(&giulia.post(&path, &asked).await), format!("{mine}?inviato=accesso"));
    assert_eq!(to(&giulia.post(&path, &asked).await), format!("{mine}#accesso"), "once is enough");
    assert_eq!(to(&giulia.get(&path).await), format!("{mine}#accesso"));
    let page = giulia.get(&mine).await.text();
    assert!(page.contains("Hai chiesto l’accesso agli atti") && page.contains("20/12/2026"));
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(carlo.get(&path).await.status, 404);
    assert_eq!(carlo.post(&path, &asked).await.status, 404);

    let list = chiara.get("/console/accessi").await.text();
    let (_, after) = list.split_once("href=\"/console/accessi/").expect("it waits for the desk");
    let access = format!("/console/accessi/{}", after.split('"').next().unwrap());
    let karim = house.desk_of("karim.haddad").await;
    assert!(!karim.get("/console/accessi").await.text().contains(&access));
    assert_eq!(karim.get(&access).await.status, 404);
    assert!(chiara.get(&access).await.text().contains("La graduatoria"));
    let wrong =
        chiara.post(&access, &[("decisione", "rinvia"), ("fino-al", "31/02/2027"), ("risposta", "")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("31/02/2027"));
    let content = pdf("GRADUATORIA");
    let parts = [
        Part::Text("decisione", "concedi"),
        Part::Text("risposta", "Ecco la graduatoria senza i nomi."),
        Part::File("allegati", "graduatoria.pdf", &content),
    ];
    assert_eq!(to(&post_parts(&chiara, &access, &parts).await), format!("{}#messaggi", at_desk(id)));
    chiara.get(&access).await;
    let twice = chiara.post(&access, &[("decisione", "rifiuta"), ("risposta", "No")]).await;
    assert_eq!(twice.status, 409, "it was answered");
    let page = giulia.get(&mine).await.text();
    assert!(page.contains("Accesso agli atti concesso") && page.contains("senza i nomi"));
    let file = documents(&page, &mine).pop().unwrap();
    assert!(giulia.get(&file).await.text().contains("GRADUATORIA"));
    assert!(!page.contains("Chiara"));
}

#[tokio::test]
async fn the_list_is_narrowed_in_the_address() {
    let house = House::open().await;
    let (_, first) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (_, second) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let giulia = house.browser_of(&house.giulia().await).await;
    giulia.get(&own(second)).await;
    giulia.post(&format!("{}/ritiro", own(second)), &[]).await;
    house.draft(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let shown = async |address: &str| {
        let page = giulia.get(address).await;
        assert_eq!(page.status, 200, "{address}");
        let html = page.text();
        (
            html.contains(&first.to_string()),
            html.contains(&second.to_string()),
            html.contains("La bozza resta"),
        )
    };
    assert_eq!(shown("/area-personale").await, (true, true, true));
    assert_eq!(shown("/area-personale?stato=inviate").await, (true, false, false));
    assert_eq!(shown("/area-personale?stato=concluse").await, (false, true, false));
    assert_eq!(shown("/area-personale?stato=bozze").await, (false, false, true));
    assert_eq!(shown("/area-personale?stato=%3Cb%3E&dopo=%27--").await, (true, true, false));
}

#[tokio::test]
async fn a_message_that_was_being_sent_when_the_session_ended_is_given_back() {
    let house = House::open().await;
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get(&at_desk(id)).await;
    house.app.pass(chrono::TimeDelta::minutes(20));
    let content = pdf("allegato");
    let parts = [Part::Text("messaggio", "Una risposta lunga"), Part::File("allegati", "a.pdf", &content)];
    let sent = post_parts(&chiara, &format!("{}/messaggi", at_desk(id)), &parts).await;
    assert!(to(&sent).starts_with("/operatori/accesso?next="), "{}", to(&sent));
    house.sit(&chiara, "chiara.moretti").await;
    assert!(chiara.get("/console/ripresa").await.text().contains("Una risposta lunga"));
    assert_eq!(house.count("SELECT count(*) FROM document").await, 0, "no file of somebody unknown");
}
