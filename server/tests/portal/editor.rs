//! An administrator writes a service, and a citizen applies for it.

use chrono::TimeDelta;
use server::testing::{Answer, Browser};

use super::support::{House, MEALS, MEALS_STEPS, Part, errors, fill, post_parts, step, to, version};

const NEW: &str = "/console/servizi/nuovo";
const LISTENING: &str = "/console/servizi/ascolto-genitori";

/// Saves of what the demo did not begin itself.
const SAVES: &str = "SELECT count(*) FROM service_edit JOIN service ON service.id = service_edit.service_id
    WHERE service.slug = 'pasti-a-domicilio'";

/// Sends a form of the editor that shows the newest save.
async fn send(browser: &Browser<'_>, path: &str, form: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    let version = version(&page);
    let mut all = vec![("_version", version.as_str()), ("azione", "salva")];
    all.retain(|(name, _)| !form.iter().any(|(other, _)| other == name));
    all.extend_from_slice(form);
    browser.post(path, &all).await
}

/// The same, and it was saved.
async fn save(browser: &Browser<'_>, path: &str, form: &[(&str, &str)]) -> String {
    let answer = send(browser, path, form).await;
    assert_eq!(answer.status, 303, "{path}: {}", errors(&answer));
    to(&answer)
}

/// The social desk, among those that the form of a new service offers.
async fn social_desk(browser: &Browser<'_>) -> String {
    let html = browser.get(NEW).await.text();
    let (_, after) = html.split_once("id=\"sportello\"").expect("a list of desks");
    let option =
        after.split("<option value=\"").find(|rest| rest.contains("Sportello sociale")).expect("a desk");
    option.split('"').next().unwrap().to_owned()
}

const FACTS: [(&str, &str); 16] = [
    ("title.it", "Ascolto per genitori"),
    ("title.en", "Listening to parents"),
    ("summary.it", "Un colloquio per chi cresce dei figli."),
    ("who.it", "A chi ha figli minori."),
    ("how.it", "Online, in due passi."),
    ("cost.it", "Niente."),
    ("office.it", "Sportello sociale di Pontelaro"),
    ("what_is_needed.it", "SPID\nUn numero di telefono"),
    ("what_is_needed.en", "SPID"),
    ("what_you_get.it", "Un colloquio"),
    ("what_happens_next.it", "Ti chiamiamo noi"),
    ("minutes", "5"),
    ("term_days", "30"),
    ("level", "2"),
    ("from_age", "18"),
    ("applicant", "person"),
];

/// Builds a whole service through the pages, as far as publishing it.
async fn write_service(paolo: &Browser<'_>) {
    let desk = social_desk(paolo).await;
    let begun = save(paolo, NEW, &[("title.it", "Ascolto genitori"), ("sportello", &desk)]).await;
    assert_eq!(begun, LISTENING, "the address is made of the title");
    assert_eq!(save(paolo, &format!("{LISTENING}/dati"), &FACTS).await, LISTENING);
    let form = format!("{LISTENING}/modulo");
    let step = [("name.it", "La richiesta"), ("title.it", "Che cosa chiedi")];
    assert_eq!(save(paolo, &format!("{form}/nuovo"), &step).await, form);
    save(paolo, &format!("{form}/1.nuovo"), &[("title.it", "I figli"), ("quando.modo", "sempre")]).await;
    let question = format!("{form}/1.1.nuovo");
    let yes_no = [("tipo", "yes_no"), ("label.it", "Hai figli piccoli?"), ("obbligatoria", "si")];
    save(paolo, &format!("{question}?tipo=yes_no"), &yes_no).await;
    let number = [
        ("tipo", "integer"),
        ("label.it", "Quanti?"),
        ("obbligatoria", "si"),
        ("minimo", "1"),
        ("massimo", "9"),
        ("quando.modo", "tutte"),
        ("quando.righe", "4"),
        ("quando.0.risposta", "hai-figli-piccoli=si"),
        ("quando.0.e", "e"),
    ];
    save(paolo, &format!("{question}?tipo=integer"), &number).await;
}

#[tokio::test]
async fn a_new_service_is_written_published_and_applied_for() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    write_service(&paolo).await;
    let citizen = house.browser_of(&house.giulia().await).await;
    assert_eq!(citizen.get("/servizi/ascolto-genitori").await.status, 404, "nobody sees a draft");
    let publish = format!("{LISTENING}/pubblica");
    let told = paolo.get(&publish).await.text();
    assert!(
        told.contains("non porta all’informativa privacy")
            && told.contains("non mostra i dati dell’identità")
    );
    assert_eq!(send(&paolo, &publish, &[]).await.status, 422, "without a reason");
    assert_eq!(save(&paolo, &publish, &[("motivo", "Nuovo servizio")]).await, LISTENING);
    assert!(citizen.get("/servizi").await.text().contains("Ascolto per genitori"));
    let first = "/servizi/ascolto-genitori/domanda/la-richiesta";
    let page = citizen.get(first).await;
    assert_eq!(page.status, 200);
    let number = version(&page);
    let wrong =
        [("_version", number.as_str()), ("azione", "avanti"), ("hai-figli-piccoli", "si"), ("quanti", "12")];
    assert_eq!(citizen.post(first, &wrong).await.status, 422, "its limits count");
    let number = version(&citizen.get(first).await);
    let right =
        [("_version", number.as_str()), ("azione", "avanti"), ("hai-figli-piccoli", "si"), ("quanti", "2")];
    let summary = to(&citizen.post(first, &right).await);
    assert_eq!(summary, "/servizi/ascolto-genitori/domanda/riepilogo");
    let number = version(&citizen.get(&summary).await);
    let sent = citizen.post(&summary, &[("_version", &number), ("dichiaro", "si")]).await;
    assert_eq!(to(&sent), "/servizi/ascolto-genitori/domanda/conferma");
    let chiara = house.desk_of("chiara.moretti").await;
    assert!(chiara.get("/console").await.text().contains("Ascolto per genitori"), "it is in the queue");
    let audited = "SELECT count(*) FROM audit_event WHERE subject = 'service' AND action = 'change'";
    assert!(house.count(audited).await >= 7, "created, edited, published");
}

#[tokio::test]
async fn what_has_mistakes_is_not_published_and_each_mistake_leads_to_its_place() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let desk = social_desk(&paolo).await;
    save(&paolo, NEW, &[("title.it", "Ascolto genitori"), ("sportello", &desk)]).await;
    save(&paolo, &format!("{LISTENING}/modulo/nuovo"), &[("name.it", "Uno"), ("title.it", "Uno")]).await;
    let page = paolo.get(&format!("{LISTENING}/pubblica")).await.text();
    assert!(page.contains(&format!("href=\"{LISTENING}/dati\"")), "the facts are missing");
    assert!(page.contains("Passo 1 «Uno»"), "the step is empty");
    let answer =
        paolo.post(&format!("{LISTENING}/pubblica"), &[("_version", "2"), ("motivo", "Provo")]).await;
    assert_eq!(answer.status, 422);
    assert_eq!(house.count("SELECT count(*) FROM service_version WHERE reason <> ''").await, 0);
}

#[tokio::test]
async fn a_mistake_comes_back_at_its_field_with_what_was_typed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let path = format!("/console/servizi/{MEALS}/modulo/1.1.nuovo?tipo=integer");
    let form =
        [("tipo", "integer"), ("label.it", "Quanti <b>anni</b>?"), ("minimo", "dieci"), ("massimo", "9")];
    let answer = send(&paolo, &path, &form).await;
    assert_eq!(answer.status, 422);
    assert!(errors(&answer).contains("href=\"#minimo\""), "{}", errors(&answer));
    let html = answer.text();
    assert!(html.contains("value=\"dieci\"") && html.contains("Quanti &lt;b&gt;anni"));
    assert_eq!(house.count(SAVES).await, 0);
    // The buttons of the choices change the page only.
    let choices = format!("/console/servizi/{MEALS}/modulo/1.1.nuovo?tipo=one_of");
    let more = [("tipo", "one_of"), ("label.it", "Quale?"), ("scelte", "0"), ("azione", "riga:aggiungi")];
    let answer = send(&paolo, &choices, &more).await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("name=\"scelta.0.it\"") && answer.text().contains("Quale?"));
}

#[tokio::test]
async fn of_two_administrators_the_second_is_told_what_changed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let colleague = house.desk_of("paolo.neri").await;
    let path = format!("/console/servizi/{MEALS}/dati");
    colleague.get(&path).await;
    let with = |title: &'static str| {
        let mut facts = FACTS.to_vec();
        facts[0].1 = title;
        facts
    };
    save(&paolo, &path, &with("Pasti a casa")).await;
    let mut late = with("Pasti caldi");
    late.extend([("_version", "0"), ("azione", "salva")]);
    let told = colleague.post(&path, &late).await;
    assert_eq!(told.status, 409);
    let html = told.text();
    assert!(html.contains("Pasti a casa"), "what the other wrote");
    assert!(html.contains("value=\"Pasti caldi\""), "what was typed stays");
    let number = version(&told);
    late.retain(|(name, _)| *name != "_version");
    late.push(("_version", &number));
    assert_eq!(colleague.post(&path, &late).await.status, 303, "knowing it, it may be saved");
    // Positions may be others: nothing is moved on an old page.
    let form = format!("/console/servizi/{MEALS}/modulo");
    let moved = colleague.post(&form, &[("_version", "1"), ("azione", "togli:1")]).await;
    assert_eq!(moved.status, 409);
}

#[tokio::test]
async fn a_version_waits_for_its_day_and_drafts_keep_theirs() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let giulia = house.browser_of(&house.giulia().await).await;
    fill(&giulia, MEALS_STEPS[0].0, MEALS_STEPS[0].1).await;
    let service = format!("/console/servizi/{MEALS}");
    let page = paolo.get(&format!("{service}/modulo/2")).await;
    assert_eq!(page.status, 200);
    let renamed = [("name.it", "Dati nuovi"), ("title.it", "Dati nuovi"), ("nome", "dati-nuovi")];
    save(&paolo, &format!("{service}/modulo/2"), &renamed).await;
    let past = [("dal", "01/01/2020"), ("motivo", "Parole")];
    assert_eq!(send(&paolo, &format!("{service}/pubblica"), &past).await.status, 422);
    let tomorrow = (house.app.platform.now() + TimeDelta::days(1)).format("%d/%m/%Y").to_string();
    let soon = [("dal", tomorrow.as_str()), ("motivo", "Parole più chiare")];
    save(&paolo, &format!("{service}/pubblica"), &soon).await;
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(carlo.get(&step("i-tuoi-dati")).await.status, 303, "still the old form: first things first");
    house.app.pass(TimeDelta::days(2));
    let nadia = house.citizen("Nadia", "Serra", "SRRNDA80A41M990U").await;
    let nadia = house.browser_of(&nadia).await;
    fill(&nadia, MEALS_STEPS[0].0, MEALS_STEPS[0].1).await;
    assert_eq!(nadia.get(&step("dati-nuovi")).await.status, 200, "the new form, without anybody's help");
    let history = house.desk_of("paolo.neri").await.get(&format!("{service}/versioni")).await.text();
    assert!(history.contains("Parole più chiare") && history.contains("Paolo Neri"));
    assert!(history.contains("Dati nuovi"), "what changed, in words");
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_but_for_those_who_began() {
    let house = House::open().await;
    let giulia = house.browser_of(&house.giulia().await).await;
    fill(&giulia, MEALS_STEPS[0].0, MEALS_STEPS[0].1).await;
    let paolo = house.desk_of("paolo.neri").await;
    let withdraw = format!("/console/servizi/{MEALS}/ritira/1");
    assert_eq!(send(&paolo, &withdraw, &[]).await.status, 422, "a reason is needed");
    save(&paolo, &withdraw, &[("motivo", "Il bando è chiuso")]).await;
    let carlo = house.browser_of(&house.carlo().await).await;
    assert!(!carlo.get("/servizi").await.text().contains("Pasti a domicilio"));
    assert_eq!(carlo.get(&format!("/servizi/{MEALS}")).await.status, 404);
    assert_eq!(carlo.visit(&step("informativa")).await.status, 404, "nothing can be begun");
    assert_eq!(giulia.get(&step("i-tuoi-dati")).await.status, 200, "what was begun can be finished");
    let again = format!("/console/servizi/{MEALS}/pubblica");
    save(&paolo, &again, &[("motivo", "Riapre")]).await;
    assert_eq!(carlo.get(&format!("/servizi/{MEALS}")).await.status, 200);
}

#[tokio::test]
async fn a_waiting_version_that_is_cancelled_never_counts() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let service = format!("/console/servizi/{MEALS}");
    let renamed = [("name.it", "Dati nuovi"), ("title.it", "Dati nuovi"), ("nome", "dati-nuovi")];
    save(&paolo, &format!("{service}/modulo/2"), &renamed).await;
    let tomorrow = (house.app.platform.now() + TimeDelta::days(1)).format("%d/%m/%Y").to_string();
    save(&paolo, &format!("{service}/pubblica"), &[("dal", &tomorrow), ("motivo", "Prova")]).await;
    let second = paolo.post(&format!("{service}/pubblica"), &[("_version", "1"), ("motivo", "Altra")]).await;
    assert_eq!(second.status, 409, "one waits already");
    save(&paolo, &format!("{service}/ritira/2"), &[("motivo", "Un errore")]).await;
    house.app.pass(TimeDelta::days(2));
    let giulia = house.browser_of(&house.giulia().await).await;
    fill(&giulia, MEALS_STEPS[0].0, MEALS_STEPS[0].1).await;
    assert_eq!(giulia.get(&step("i-tuoi-dati")).await.status, 200, "the form as it was");
}

#[tokio::test]
async fn a_form_is_tried_and_nothing_is_stored() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    write_service(&paolo).await;
    let first = format!("{LISTENING}/anteprima/la-richiesta");
    let page = paolo.get(&first).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("name=\"hai-figli-piccoli\""), "the citizen's own fields");
    let wrong =
        paolo.post(&first, &[("azione", "avanti"), ("hai-figli-piccoli", "si"), ("quanti", "0")]).await;
    assert_eq!(wrong.status, 422);
    assert!(errors(&wrong).contains("#quanti"), "{}", errors(&wrong));
    let done =
        paolo.post(&first, &[("azione", "avanti"), ("hai-figli-piccoli", "si"), ("quanti", "2")]).await;
    assert_eq!(done.status, 200);
    assert!(done.text().contains("Che cosa arriva allo sportello") && done.text().contains("Quanti?"));
    assert_eq!(house.count("SELECT count(*) FROM intake").await, 0);
}

#[tokio::test]
async fn a_service_leaves_as_a_file_and_comes_back() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let desk = social_desk(&paolo).await;
    let file = paolo.get(&format!("/console/servizi/{MEALS}/esporta")).await;
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{MEALS}.json\""));
    let mut service: serde_json::Value = serde_json::from_slice(&file.body).unwrap();
    let import = "/console/servizi/importa";
    service["slug"] = "pasti-copia".into();
    let whole = serde_json::to_vec(&service).unwrap();
    paolo.get(import).await;
    let parts = [Part::Text("sportello", &desk), Part::File("file", "pasti.json", &whole)];
    assert_eq!(to(&post_parts(&paolo, import, &parts).await), "/console/servizi/pasti-copia");
    service["form"]["steps"][1]["sections"][0]["questions"][0]["label"]["it"] = "".into();
    let broken = serde_json::to_vec(&service).unwrap();
    for (content, place) in [
        (broken.as_slice(), "steps[1].sections[0].questions[0]"),
        (b"{\"slug\": \"x\"}".as_slice(), "missing field"),
        (b"%PDF".as_slice(), "1:1"),
    ] {
        paolo.get(import).await;
        let answer = post_parts(&paolo, import, &[Part::File("file", "x.json", content)]).await;
        assert_eq!(answer.status, 422, "{place}");
        assert!(answer.text().contains(place), "the place is told: {place}");
    }
}

#[tokio::test]
async fn a_file_of_a_service_may_be_as_large_as_the_page_says() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let (import, desk) = ("/console/servizi/importa", social_desk(&paolo).await);
    let chosen = format!("value=\"{desk}\" selected");
    // As large as one may be, a little larger, and larger than the whole form may be.
    for (bytes, status, said) in [
        (2_000_000, 422, "1:1"),
        (2_000_001, 413, "Il file è troppo grande"),
        (3_000_000, 413, "Il file è troppo grande"),
    ] {
        paolo.get(import).await;
        let file = vec![b'x'; bytes];
        let parts = [Part::Text("sportello", &desk), Part::File("file", "x.json", &file)];
        let answer = post_parts(&paolo, import, &parts).await;
        assert_eq!(answer.status, status, "{bytes}");
        let page = answer.text();
        assert!(page.contains(said) && page.contains(&chosen), "{bytes}: {page}");
    }
}

#[tokio::test]
async fn an_earlier_text_can_be_made_the_working_copy_again() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let service = format!("/console/servizi/{MEALS}");
    save(&paolo, &format!("{service}/dati"), &FACTS).await;
    assert!(paolo.get(&service).await.text().contains("Ascolto per genitori"));
    save(&paolo, &format!("{service}/versioni"), &[("azione", "versione:1")]).await;
    let page = paolo.get(&service).await.text();
    assert!(page.contains("Pasti a domicilio") && !page.contains("Ascolto per genitori"));
    assert_eq!(house.count(SAVES).await, 2, "nothing is lost");
}

#[tokio::test]
async fn a_question_that_others_wait_for_stays() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    write_service(&paolo).await;
    let form = format!("{LISTENING}/modulo");
    let answer = send(&paolo, &form, &[("azione", "togli:1.1.1")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Una condizione aspetta la risposta a «Hai figli piccoli?»"));
    save(&paolo, &form, &[("azione", "togli:1.1.2")]).await;
    save(&paolo, &form, &[("azione", "togli:1.1.1")]).await;
    assert!(!paolo.get(&form).await.text().contains("Hai figli piccoli?"));
}
