//! What citizens have handed in: the list, giving it again, photos as one PDF, what the virus check says.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use axum::http::Method;
use backend::{
    intake::{self, find_draft},
    jobs::ScanDocument,
};
use chrono::TimeDelta;
use documents::{
    scan::{ScanFailure, Scanner, Verdict},
    store::PlainStream,
};
use domain::{actor::Citizen, document::Verification, intake::Intake};
use serde_json::Value;
use server::{
    Platform,
    jobs::{JobHandlers, UpkeepHandler},
    testing::{Answer, Browser},
};

use super::support::{FOREIGNERS, House, MEALS, MEALS_ANSWERS, jpeg, pdf, step, to, upload, version};

const QUESTION: &str = "prescrizione-dieta";
const OWN: &str = "/area-personale/documenti";

/// Answers that make "Pasti a domicilio" whole and ask for a prescription.
fn with_diet() -> Vec<(&'static str, &'static str)> {
    let mut typed = MEALS_ANSWERS.to_vec();
    typed.retain(|(name, _)| *name != "dieta");
    typed.push(("dieta", "diabete"));
    typed
}

/// A request that was sent with a prescription.
async fn given(house: &House, who: &Citizen, browser: &Browser<'_>) -> (String, String) {
    let draft = house.draft(who, MEALS, &with_diet()).await;
    let document = id(&upload(browser, draft.id, QUESTION, "ricetta.pdf", &pdf("diabete")).await);
    let (_, number) = house.send(who, draft.id).await;
    (document, number.to_string())
}

fn id(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let document: Value = serde_json::from_slice(&answer.body).unwrap();
    document["id"].as_str().unwrap().to_owned()
}

/// Presses a button of the step with the diet; everything typed goes with it.
async fn press(browser: &Browser<'_>, button: &str) -> Answer {
    let page = browser.get(&step("pasti")).await;
    let version = version(&page);
    let mut form = vec![("_version", version.as_str()), ("azione", button)];
    form.extend(with_diet());
    browser.post(&step("pasti"), &form).await
}

#[tokio::test]
async fn everything_given_is_in_one_list_with_its_request() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    assert!(browser.get(OWN).await.text().contains("Non hai ancora dato documenti"));
    let (document, number) = given(&house, &giulia, &browser).await;
    let draft = house.draft(&giulia, MEALS, &with_diet()).await;
    upload(&browser, draft.id, QUESTION, "bozza.pdf", &pdf("altro")).await;
    let page = browser.get(OWN).await;
    let html = page.text();
    assert_eq!(page.status, 200);
    for shown in ["ricetta.pdf", "bozza.pdf", "PDF", "20/11/2026", "Accettato", &number, "Bozza non inviata"]
    {
        assert!(html.contains(shown), "{shown} is not in the list");
    }
    let digest: String =
        sqlx::query_scalar("SELECT encode(sha256, 'hex') FROM document WHERE name = 'ricetta.pdf'")
            .fetch_one(&house.app.db.owner)
            .await
            .unwrap();
    assert!(html.contains(&digest), "the digest of the content");
    assert_eq!(browser.get(&format!("{OWN}/{document}")).await.body, pdf("diabete"));
    let carlo = house.browser_of(&house.carlo().await).await;
    assert!(!carlo.get(OWN).await.text().contains("ricetta.pdf"));
    assert_eq!(carlo.get(&format!("{OWN}/{document}")).await.status, 404);
}

#[tokio::test]
async fn a_document_is_given_again_without_script_and_stays_one_content() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let (document, _) = given(&house, &giulia, &browser).await;
    house.draft(&giulia, MEALS, &with_diet()).await;
    let page = browser.get(&step("pasti")).await.text();
    let button = format!("riusa:{QUESTION}:{document}");
    assert!(page.contains("Usa un documento che hai già dato") && page.contains(&button));
    let back = press(&browser, &button).await;
    assert_eq!(to(&back), format!("{}#{QUESTION}", step("pasti")));
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains("ricetta.pdf") && !page.contains(&button), "it is here, and offered no more");
    assert_eq!(house.count("SELECT count(*) FROM document").await, 2);
    assert_eq!(house.count("SELECT count(DISTINCT stored ->> 'object_key') FROM document").await, 1);
    let draft = find_draft(&house.app.db.app, &giulia, MEALS).await.unwrap();
    let again = draft.documents[0].id;
    assert_eq!(to(&press(&browser, &format!("togli-file:{again}")).await), step("pasti"));
    let first = browser.get(&format!("{OWN}/{document}")).await;
    assert_eq!(first.body, pdf("diabete"), "taking one back leaves the other readable");
}

#[tokio::test]
async fn a_document_that_is_too_old_or_foreign_is_not_given_again() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let (document, _) = given(&house, &giulia, &browser).await;
    let carlo = house.carlo().await;
    let his = house.browser_of(&carlo).await;
    house.draft(&carlo, MEALS, &with_diet()).await;
    let button = format!("riusa:{QUESTION}:{document}");
    assert!(!his.get(&step("pasti")).await.text().contains(&document), "not offered to others");
    press(&his, &button).await;
    // A prescription is good for 180 days from the day when it was given first.
    house.app.pass(TimeDelta::days(181));
    let later = house.browser_of(&giulia).await;
    house.draft(&giulia, MEALS, &with_diet()).await;
    assert!(!later.get(&step("pasti")).await.text().contains(&button), "not offered any more");
    press(&later, &button).await;
    press(&later, &format!("riusa:{QUESTION}:018f3b1e-0000-7000-8000-000000000001")).await;
    assert_eq!(press(&later, &format!("riusa:{QUESTION}:x")).await.status, 400);
    assert_eq!(house.count("SELECT count(*) FROM document").await, 1);
    assert!(later.get(OWN).await.text().contains("ricetta.pdf"), "it is still one's own");
}

#[tokio::test]
async fn several_photos_become_one_pdf() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let draft = house.draft(&giulia, MEALS, &with_diet()).await;
    upload(&browser, draft.id, QUESTION, "IMG_0042.jpg", &jpeg(4000, 3000)).await;
    let hidden = "data-part=\"join\" hidden";
    assert!(browser.get(&step("pasti")).await.text().contains(hidden), "one photo is one photo");
    house.app.pass(TimeDelta::seconds(1));
    upload(&browser, draft.id, QUESTION, "IMG_0043.jpg", &jpeg(3000, 4000)).await;
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains(&format!("unisci:{QUESTION}")) && !page.contains(hidden));
    let said = "Le foto sono unite in un PDF";
    let led = to(&press(&browser, &format!("unisci:{QUESTION}")).await);
    assert_eq!(led, format!("{}?unite={QUESTION}#{QUESTION}", step("pasti")));
    assert!(browser.get(led.split('#').next().unwrap()).await.text().contains(said));
    assert!(!browser.get(&step("pasti")).await.text().contains(said), "said once");
    let documents = find_draft(&house.app.db.app, &giulia, MEALS).await.unwrap().documents;
    assert_eq!(documents.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["IMG_0042.pdf"]);
    let pdf = browser.get(&format!("{OWN}/{}", documents[0].id)).await.text();
    assert!(pdf.starts_with("%PDF-") && pdf.contains("/Count 2"));
    assert!(!pdf.contains("GPS"), "where the photos were taken is nobody's business");
    // A second click finds nothing to do.
    press(&browser, &format!("unisci:{QUESTION}")).await;
    assert_eq!(house.count("SELECT count(*) FROM document").await, 1);
}

/// A scanner that is away until it is not, and then finds what looks like a virus.
#[derive(Default)]
struct Moody {
    here: AtomicBool,
}

#[async_trait]
impl Scanner for Moody {
    async fn scan(&self, mut content: PlainStream) -> Verdict {
        use futures::StreamExt;
        if !self.here.load(Ordering::SeqCst) {
            return Verdict::Unavailable(ScanFailure::Unreachable);
        }
        let mut all = Vec::new();
        while let Some(piece) = content.next().await {
            all.extend_from_slice(&piece.unwrap());
        }
        let found = String::from_utf8_lossy(&all).contains("EICAR");
        if found { Verdict::Infected { signature: "Eicar".into() } } else { Verdict::Clean }
    }

    async fn check(&self) -> Result<(), ScanFailure> {
        Ok(())
    }
}

/// A portal with a scanner, which is away.
async fn scanned() -> (House, Arc<Moody>) {
    (House::with(&[("SPORTELLO_SCAN__CLAMD", "127.0.0.1:1")], &[]).await, Arc::default())
}

async fn scan(house: &House, scanner: &Arc<Moody>) {
    let platform = Platform { scanner: scanner.clone(), ..house.app.platform.clone() };
    house.app.work(JobHandlers::new().on::<ScanDocument>(UpkeepHandler { platform })).await;
}

async fn verification(house: &House, who: &Citizen) -> Vec<Verification> {
    let draft = find_draft(&house.app.db.app, who, MEALS).await.unwrap();
    draft.documents.iter().map(|document| document.verification).collect()
}

#[tokio::test]
async fn a_document_waits_for_a_scanner_that_is_away_and_is_looked_at_when_it_is_back() {
    let (house, scanner) = scanned().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let draft = house.draft(&giulia, MEALS, &with_diet()).await;
    upload(&browser, draft.id, QUESTION, "buono.pdf", &pdf("diabete")).await;
    house.app.pass(TimeDelta::seconds(1));
    upload(&browser, draft.id, QUESTION, "cattivo.pdf", &pdf("EICAR")).await;
    scan(&house, &scanner).await;
    assert_eq!(verification(&house, &giulia).await, [Verification::Waiting; 2], "away is not clean");
    assert!(browser.get(&step("pasti")).await.text().contains("In verifica"));
    let asked = browser.get(&format!("/api/bozze/{}/documenti/{QUESTION}", draft.id)).await;
    assert_eq!(asked.text().matches("\"waiting\"").count(), 2, "{}", asked.text());
    scanner.here.store(true, Ordering::SeqCst);
    house.app.pass(TimeDelta::minutes(1));
    scan(&house, &scanner).await;
    assert_eq!(verification(&house, &giulia).await, [Verification::Accepted, Verification::Rejected]);
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains("Accettato") && page.contains("Rifiutato") && page.contains("Dentro c’è un virus"));
    let bad = find_draft(&house.app.db.app, &giulia, MEALS).await.unwrap().documents[1].id;
    assert_eq!(browser.get(&format!("{OWN}/{bad}")).await.status, 404, "nobody opens it");
}

#[tokio::test]
async fn sending_does_not_wait_for_the_scanner_unless_the_requirement_says_so() {
    let (house, scanner) = scanned().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let draft = house.draft(&giulia, MEALS, &with_diet()).await;
    upload(&browser, draft.id, QUESTION, "ricetta.pdf", &pdf("diabete")).await;
    let sent = send(&browser).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(browser.get(OWN).await.text().contains("In verifica"), "and its state is shown");
    // The same service, whose prescription must be checked first.
    sqlx::query(
        "UPDATE service_version SET content = replace(content::text, '\"max_age_days\": 180', \
         '\"max_age_days\": 180, \"checked_first\": true')::jsonb",
    )
    .execute(&house.app.db.owner)
    .await
    .unwrap();
    let draft: Intake = house.draft(&giulia, MEALS, &with_diet()).await;
    upload(&browser, draft.id, QUESTION, "ricetta.pdf", &pdf("diabete")).await;
    let held = send(&browser).await;
    assert_eq!(held.status, 422);
    assert!(held.text().contains("Stiamo ancora controllando i tuoi documenti"));
    assert!(held.text().contains("Cerchiamo virus in: ricetta.pdf"));
    let refused = intake::submit(&house.app.db.app, &house.ctx(), &giulia, draft.id).await;
    assert!(matches!(refused, Err(backend::Error::Unchecked)), "no other way round");
    scanner.here.store(true, Ordering::SeqCst);
    scan(&house, &scanner).await;
    assert_eq!(send(&browser).await.status, 303);
}

#[tokio::test]
async fn whoever_sent_a_document_that_is_refused_later_sees_it_and_gets_a_mail() {
    const MAILS: &str = "SELECT count(*) FROM job WHERE queue = 'send_mail'";
    let (house, scanner) = scanned().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let draft = house.draft(&giulia, MEALS, &with_diet()).await;
    upload(&browser, draft.id, QUESTION, "cattivo.pdf", &pdf("EICAR")).await;
    let (_, number) = house.send(&giulia, draft.id).await;
    let page = format!("/area-personale/istanze/{}", number.slug());
    assert!(browser.get(&page).await.text().contains("In verifica"));
    let before = house.count(MAILS).await;
    scanner.here.store(true, Ordering::SeqCst);
    scan(&house, &scanner).await;
    let html = browser.get(&page).await.text();
    assert!(html.contains("Rifiutato") && html.contains("Dentro c’è un virus"), "and why");
    assert!(!html.contains(&format!("{page}/documenti/")), "it cannot be opened");
    assert_eq!(house.count(MAILS).await, before + 1);
    let chiara = house.desk_of("chiara.moretti").await;
    let seen = chiara.get(&format!("/console/istanze/{}", draft.id)).await.text();
    assert!(seen.contains("cattivo.pdf"), "the desk sees its state too");
}

async fn send(browser: &Browser<'_>) -> Answer {
    let page = browser.get(&step("riepilogo")).await;
    browser.post(&step("riepilogo"), &[("_version", &version(&page)), ("dichiaro", "si")]).await
}

#[tokio::test]
async fn autosave_tells_the_slower_window_which_save_was_quicker() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = house.draft(&giulia, FOREIGNERS, &[]).await;
    let slug = draft.form.steps[0].slug.clone();
    let browser = house.browser_of(&giulia).await;
    let version = draft.version.to_string();
    let save = async |version: &str| {
        let request = browser
            .request(Method::POST, &format!("/api/bozze/{}/{slug}", draft.id))
            .header("sec-fetch-site", "same-origin")
            .header("x-csrf-token", browser.token())
            .header("content-type", "application/x-www-form-urlencoded");
        browser.send(request.body(format!("_version={version}").into())).await
    };
    let first = save(&version).await;
    assert_eq!(first.status, 200);
    let told = save(&version).await;
    let (quick, slow): (Value, Value) =
        (serde_json::from_slice(&first.body).unwrap(), serde_json::from_slice(&told.body).unwrap());
    assert_eq!((told.status.as_u16(), &slow), (409, &quick), "time and number of the other save");
    assert_eq!(save(&slow["version"].to_string()).await.status, 200, "whoever knows may take over");
}

#[tokio::test]
async fn the_browser_forgets_what_it_kept_after_leaving_and_after_sending() {
    const HEADER: &str = "clear-site-data";
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    house.draft(&giulia, MEALS, &MEALS_ANSWERS).await;
    assert_eq!(browser.get(&step("riepilogo")).await.header(HEADER), "");
    let sent = send(&browser).await;
    assert_eq!((sent.status.as_u16(), sent.header(HEADER)), (303, "\"storage\""));
    let left = browser.post("/uscita", &[]).await;
    assert_eq!((left.status.as_u16(), left.header(HEADER)), (303, "\"storage\""));
}

#[tokio::test]
async fn what_is_kept_on_the_device_bears_the_name_of_its_writer() {
    let house = House::open().await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    house.draft(&giulia, MEALS, &MEALS_ANSWERS).await;
    let browser = house.browser_of(&giulia).await;
    let own = browser.cookie("persona").unwrap();
    let page = browser.get(&step("i-tuoi-dati")).await.text();
    assert!(page.contains(&format!("data-person=\"{own}\"")), "{page}");
    house.enter(&browser, &carlo).await;
    assert_ne!(browser.cookie("persona"), Some(own), "another one at the same device");
}
