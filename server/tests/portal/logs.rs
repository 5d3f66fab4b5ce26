//! What is written down for administrators names nobody.

use std::{
    io,
    sync::{Arc, Mutex},
};

use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use domain::form::Certified;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use server::telemetry::metrics_routes;
use tower::ServiceExt;
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use super::support::{GIULIA, House, MEALS, MEALS_STEPS, Part, apply, fill, pdf, post_parts, step, upload};

/// Everything that was logged.
#[derive(Clone, Default)]
pub struct Book(Arc<Mutex<Vec<u8>>>);

impl Book {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl io::Write for Book {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Book {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Everything our own code says, and what the program logs of others.
pub const ALL: &str = "info,server=trace,backend=trace,identity=trace,documents=trace,app=trace,domain=trace,\
    sqlx=warn,tower_sessions_core=error,tower_sessions=error";

/// A citizen applies, wrongly and rightly; the desk works; things fail.
async fn whole_walk(house: &House) -> Vec<String> {
    let certified = Certified {
        given_name: "Zirbelina".to_owned(),
        family_name: "Ortensiani".to_owned(),
        fiscal_code: Some(GIULIA.parse().unwrap()),
        birth_date: Some("1988-03-14".parse().unwrap()),
        birth_place: Some("Natalsegreto".to_owned()),
        email: Some("postasegreta@posta.example".to_owned()),
        phone: Some("3339876543".to_owned()),
        street: Some("Via Segretissima 9".to_owned()),
        postal_code: Some("50000".to_owned()),
        municipality: Some("Pontelaro".to_owned()),
        company: None,
        vat_number: None,
    };
    let citizen = house.account(certified).await;
    let browser = house.browser_of(&citizen).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    fill(&browser, "i-tuoi-dati", &[("per-chi", "familiare"), ("persona-nome", "Adalgisegreta")]).await;
    apply(&browser).await;
    let (number, id): (String, uuid::Uuid) = sqlx::query_as(
        "SELECT protocol_year || '-' || lpad(protocol_number::text, 7, '0'), id
         FROM intake WHERE protocol_number IS NOT NULL",
    )
    .fetch_one(&house.app.db.owner)
    .await
    .unwrap();
    let own = format!("/area-personale/istanze/{number}");
    assert_eq!(browser.get(&own).await.status, 200, "{own}");
    browser.post(&format!("{own}/messaggi"), &[("testo", "MESSAGGIO-SEGRETO")]).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    own_pages(&browser).await;
    trouble(house, &browser, &citizen, &own).await;
    desk(house, id).await;
    house.app.work(server::job_handlers(&house.app.platform).unwrap()).await;
    came_back(house).await;
    house.app.db.goes_away().await;
    assert_eq!(browser.get(&own).await.status, 503);
    house.app.db.comes_back().await;
    [
        "zirbelina",
        "ortensiani",
        GIULIA,
        "natalsegreto",
        "postasegreta",
        "3339876543",
        "segretissima",
        "adalgisegreta",
        "messaggio-segreto",
        "indirizzosegreto",
        "3334445556",
        "gettone-segreto",
        "nota-segreta",
        "ricetta-segreta",
        "contenuto-segreto",
        &number,
        &number.replace('-', "/"),
    ]
    .map(str::to_lowercase)
    .to_vec()
}

/// Mails that the mail server hands over: a bounce that is about nobody's mail, and a letter.
async fn came_back(house: &House) {
    let sample = include_str!("../../../app/domain/src/bounce/samples/postfix.eml");
    let bounce = sample.replace("giulia@", "postasegreta@");
    let letter =
        "To: postasegreta@posta.example\nSubject: MESSAGGIO-SEGRETO\n\nMESSAGGIO-SEGRETO\n".to_owned();
    let platform = &house.app.platform;
    for mail in [bounce, letter] {
        let read = server::commands::bounce::bounce(&platform.config, &platform.outside, mail.as_bytes());
        read.await.unwrap();
    }
}

/// What the citizen keeps, asks and takes away.
async fn own_pages(browser: &server::testing::Browser<'_>) {
    let profile = "/area-personale/profilo";
    browser.get(profile).await;
    let address = [("email", "indirizzosegreto@posta.example")];
    assert_eq!(browser.post(&format!("{profile}/email"), &address).await.status, 303);
    let wrong = [("email", "indirizzosegreto")];
    assert_eq!(browser.post(&format!("{profile}/email"), &wrong).await.status, 422);
    browser.post(&format!("{profile}/email/codice"), &[("codice", "000000")]).await;
    assert_eq!(browser.post(&format!("{profile}/telefono"), &[("telefono", "3334445556")]).await.status, 303);
    assert_eq!(browser.post(&format!("{profile}/telefono/verifica"), &[]).await.status, 303);
    browser.post(&format!("{profile}/telefono/codice"), &[("codice-telefono", "000000")]).await;
    browser.get("/area-personale/privacy").await;
    assert_eq!(browser.post("/area-personale/privacy/dati", &[]).await.status, 200);
}

/// Files that are not taken, foreign numbers, forged forms, second tabs.
async fn trouble(
    house: &House,
    browser: &server::testing::Browser<'_>,
    citizen: &domain::actor::Citizen,
    own: &str,
) {
    let draft = backend::intake::find_draft(&house.app.db.app, citizen, MEALS).await.unwrap();
    upload(browser, draft.id, "prescrizione-dieta", "ricetta-segreta.pdf", b"PK\x03\x04 contenuto-segreto")
        .await;
    upload(browser, draft.id, "prescrizione-dieta", "ricetta-segreta.pdf", &pdf("contenuto-segreto")).await;
    browser.get(&step("i-tuoi-dati")).await;
    let parts = [
        Part::Text("_version", "1"),
        Part::Text("per-chi", "familiare"),
        Part::Text("persona-nome", "Adalgisegreta"),
        Part::File("x", "ricetta-segreta.pdf", b"contenuto-segreto"),
    ];
    assert_eq!(post_parts(browser, &step("i-tuoi-dati"), &parts).await.status, 409);
    let forged = [("persona-nome", "Adalgisegreta")];
    assert_eq!(browser.post_raw(&step("i-tuoi-dati"), &forged, "same-origin").await.status, 403);
    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(carlo.get(own).await.status, 404);
    assert_eq!(house.app.browser().get(own).await.status, 303);
}

/// The queue, the request, the card, the search.
async fn desk(house: &House, id: uuid::Uuid) {
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get("/console?testo=ortensiani").await;
    let request = format!("/console/istanze/{id}");
    chiara.get(&request).await;
    chiara.post(&format!("{request}/prendi"), &[]).await;
    chiara.post(&format!("{request}/prendi"), &[]).await;
    chiara.get(&format!("{request}/accetta")).await;
    let card = chiara.post(&format!("{request}/accetta"), &[("persona", "nuova")]).await.location().unwrap();
    chiara.get(&card).await;
    chiara.post(&format!("{card}/note"), &[("nota", "NOTA-SEGRETA"), ("visibilita", "privata")]).await;
    assert_eq!(chiara.get("/console/persone?q=ortensiani").await.status, 200);
}

/// What the second listener tells; on the one for everybody there are no figures.
async fn figures(house: &House, handle: PrometheusHandle) -> String {
    assert!(house.app.platform.config.server.metrics_listen.is_none(), "off unless it is configured");
    assert_eq!(house.app.browser().get("/metrics").await.status, 404);
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let answer = metrics_routes(handle).oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 200);
    let body = to_bytes(answer.into_body(), 1024 * 1024).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn a_whole_walk_leaves_no_personal_data_in_the_log_nor_in_the_figures() {
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    std::fs::write(&token, "GETTONE-SEGRETO").unwrap();
    let token = token.display().to_string();
    // Nobody listens there: text messages wait, as mails do.
    let gateway =
        [("SPORTELLO_SMS__URL", "http://127.0.0.1:1/sms"), ("SPORTELLO_SMS__TOKEN_FILE", token.as_str())];
    let house = House::with(&gateway, &[]).await;
    let book = Book::default();
    let log = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(ALL))
        .with_ansi(false)
        .with_writer(book.clone());
    let recorder = PrometheusBuilder::new().build_recorder();
    let secrets = {
        let _logging = tracing::subscriber::set_default(log.finish());
        let _counting = metrics::set_default_local_recorder(&recorder);
        whole_walk(&house).await
    };
    let text = book.text();
    for expected in [
        "answered",
        "/area-personale/istanze/{protocollo}",
        "/console/schede/{card}",
        "the session is out of reach",
        "a mail was handed over",
    ] {
        assert!(text.contains(expected), "nothing was captured about {expected}");
    }
    let figures = figures(&house, recorder.handle()).await;
    for expected in ["http_requests_total{", "/area-personale/istanze/{protocollo}", "jobs_total{"] {
        assert!(figures.contains(expected), "{expected} is not among {figures}");
    }
    for (place, text) in [("log", text), ("figures", figures)] {
        let lower = text.to_lowercase();
        for secret in &secrets {
            let line = lower.lines().find(|line| line.contains(secret));
            assert_eq!(line, None, "{secret} is in the {place}");
        }
    }
}
