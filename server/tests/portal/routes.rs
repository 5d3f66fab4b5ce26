//! Every address of the portal, by method, with its answer to everybody.
//!
//! Add a line to [`LIST`](super::list::LIST) with every new route: a test finds the ones that are missing.

use std::{collections::BTreeSet, fs, path::Path};

use app::routes::pattern::{
    CONSOLE_ASKED_EXPORT, CONSOLE_CARD_NEW, CONSOLE_CARDS_EXPORT, CONSOLE_QUEUE_EXPORT,
};

use axum::{
    body::Body,
    http::{Method, header},
};
use backend::{
    deliveries::{self, Attempt},
    jobs::{Notice, SendMail},
    testing::new_id,
};
use domain::{
    Id,
    actor::Citizen,
    delivery::{ChannelKind, Obstacle},
    intake::Intake,
};
use server::{
    jobs::{JobHandlers, ReceiptHandler},
    testing::{Answer, Browser},
};

use super::list::{
    ALL, LIST, Line, Right,
    Right::{Chiara, Giulia},
    Says,
    Says::{Desk, Door, Is, On},
    get,
};
use super::pieces::announce;
use super::support::{House, MEALS, MEALS_ANSWERS, pdf, upload};

/// The parts of addresses, and what they stand for here.
pub(super) struct Names(Vec<(&'static str, String)>);

impl Names {
    fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// What a part of addresses stands for here.
    pub(super) fn id<T>(&self, name: &str) -> Id<T> {
        let (_, id) = self.0.iter().find(|(known, _)| *known == name).unwrap();
        Id::new(id.parse().unwrap())
    }

    pub(super) fn path(&self, line: &Line) -> String {
        let of_draft = line.pattern.starts_with("/api/bozze");
        let pattern =
            if of_draft { line.pattern.replace("{intake}", "{draft}") } else { line.pattern.to_owned() };
        let of_citizen = line.pattern.starts_with("/area-personale");
        let document = match (of_draft, of_citizen) {
            (true, _) => "{document-of-draft}",
            (_, true) => "{document-of-citizen}",
            _ => "{document-of-desk}",
        };
        let appointment = if of_citizen { "{appointment-of-citizen}" } else { "{appointment-of-desk}" };
        let pattern = pattern.replace("{document}", document).replace("{appointment}", appointment);
        format!("{}{}", self.fill(&pattern), line.query)
    }
}

/// A draft with a document, as the islands and forms leave it.
async fn begun(house: &House, giulia: &Citizen, browser: &Browser<'_>) -> (Intake, String) {
    let mut typed = MEALS_ANSWERS.to_vec();
    typed.retain(|(name, _)| *name != "dieta");
    typed.push(("dieta", "diabete"));
    let draft = house.draft(giulia, MEALS, &typed).await;
    let answer = upload(browser, draft.id, "prescrizione-dieta", "ricetta.pdf", &pdf("dieta")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let document: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let id = document["id"].as_str().unwrap().to_owned();
    (draft, id)
}

/// A mail about a request that was given up.
async fn undelivered(house: &House, intake: Id<Intake>) -> String {
    let (id, mail) = (new_id(), SendMail { intake, notice: Notice::News });
    let attempt = Attempt::Failed { obstacle: Obstacle::Refused, given_up: true };
    deliveries::note(&house.app.db.app, &house.ctx(), id, &mail, ChannelKind::Email, attempt).await.unwrap();
    id.to_string()
}

/// A file that was announced.
async fn upload_of(browser: &Browser<'_>, draft: Id<Intake>) -> String {
    let url = announce(browser, draft, "prescrizione-dieta", "altra.pdf", 100).await;
    url.rsplit('/').next().unwrap().to_owned()
}

/// A request for the citizen's pages, one for the desk's, one that became a card, and a draft.
pub(super) async fn scene(house: &House) -> Names {
    let giulia = house.giulia().await;
    let chiara = house.operator("chiara.moretti").await;
    let browser = house.browser_of(&giulia).await;
    let (first, of_citizen) = begun(house, &giulia, &browser).await;
    let (_, protocollo) = house.send(&giulia, first.id).await;
    let (second, of_desk) = begun(house, &giulia, &browser).await;
    house.send(&giulia, second.id).await;
    let (third, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&chiara, third).await;
    let person: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM person").fetch_one(&house.app.db.owner).await.unwrap();
    let request: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM service_request").fetch_one(&house.app.db.owner).await.unwrap();
    let (draft, of_draft) = begun(house, &giulia, &browser).await;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    backend::intake::ask_access(pool, &ctx, &giulia, protocollo, "Tutto", "Per capire").await.unwrap();
    let access: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM file_access").fetch_one(&house.app.db.owner).await.unwrap();
    let receipts = ReceiptHandler { platform: house.app.platform.clone() };
    house.app.work(JobHandlers::new().on(receipts)).await;
    let of_citizen_too = house.booked(&giulia, 0).await;
    let of_desk_too = house.booked(&giulia, 1).await;
    let (notice, signature) = super::diary::signed(house, &chiara, Id::new(person)).await;
    let undelivered = undelivered(house, second.id).await;
    let attachment =
        super::papers::attached(house, &format!("/console/schede/{card}/servizi/{request}")).await;
    let scan =
        super::papers::scanned(house, &format!("/console/persone/{person}/informative/{signature}")).await;
    let karim = house.operator("karim.haddad").await;
    let referral = super::referrals::sent(house, &chiara, card, &karim).await;
    let proposal = super::proposals::proposed(house, &chiara, card).await;
    let (outside, token) = super::outside::sent(house, &chiara, card).await;
    // Streams of events end at once.
    house.app.platform.stopping.cancel();
    Names(vec![
        ("service", MEALS.to_owned()),
        ("step", "informativa".to_owned()),
        ("protocollo", protocollo.slug()),
        ("intake", second.id.to_string()),
        ("draft", draft.id.to_string()),
        ("version", draft.version.to_string()),
        ("question", "prescrizione-dieta".to_owned()),
        ("document-of-citizen", of_citizen),
        ("document-of-desk", of_desk),
        ("document-of-draft", of_draft),
        ("appointment-of-citizen", of_citizen_too.to_string()),
        ("appointment-of-desk", of_desk_too.to_string()),
        ("part", "bisogni".to_owned()),
        ("request", request.to_string()),
        ("entry", super::diary::noted(house, &chiara, card).await.to_string()),
        ("notice", notice.to_string()),
        ("signature", signature.to_string()),
        ("attachment", attachment.clone()),
        ("paper", attachment),
        ("scan", scan),
        ("deadline", format!("risposta-{}.ics", first.id)),
        ("access", access.to_string()),
        ("referral", referral.to_string()),
        ("outside", outside.to_string()),
        ("token", token),
        ("proposal", proposal.to_string()),
        ("alert", new_id().to_string()),
        ("delivery", undelivered),
        ("upload", upload_of(&browser, draft.id).await),
        ("place", "1".to_owned()),
        ("number", "1".to_owned()),
        ("card", card.to_string()),
        ("person", person.to_string()),
        // "Segretariato sociale" of the demo.
        ("profile", "0f000000-0000-7000-8000-000000000003".to_owned()),
        ("desk", chiara.desk.id.to_string()),
        ("operator", chiara.me.id.to_string()),
        ("organisation", chiara.organisation.to_string()),
        ("point", super::bodies::point_of(house, chiara.desk.id).await),
        ("provider", "pontelaro".to_owned()),
        ("municipality", "pontelaro".to_owned()),
        ("ended", "0".repeat(32)),
        ("table", "titoli-godimento".to_owned()),
        ("row", "affitto".to_owned()),
    ])
}

/// Asks as a page would, or, of the islands' addresses, as a script would.
pub(super) async fn ask(browser: &Browser<'_>, line: &Line, names: &Names) -> Answer {
    if line.method != Method::GET {
        browser.get("/").await;
    }
    ask_at_once(browser, line, names).await
}

/// The same without another page before, for its token.
async fn ask_at_once(browser: &Browser<'_>, line: &Line, names: &Names) -> Answer {
    let changes = line.method != Method::GET;
    let script = line.pattern.starts_with("/api/");
    let mut request =
        browser.request(line.method.clone(), &names.path(line)).header("sec-fetch-site", "same-origin");
    let mut body = names.fill(line.form);
    if script {
        request = request.header("x-csrf-token", browser.token());
    } else if changes {
        body = format!("_csrf={}&{body}", browser.token());
    }
    if changes {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    browser.send(request.body(Body::from(body))).await
}

pub(super) fn said(answer: &Answer) -> Says {
    match answer.location() {
        Some(to) if to.starts_with("/accesso?next=") => Door,
        Some(to) if to.starts_with("/operatori/accesso?next=") => Desk,
        Some(to) if to.starts_with('/') => On,
        _ => Is(answer.status.as_u16()),
    }
}

/// Walks the list as somebody; what was said otherwise than expected.
async fn walk(
    who: &str,
    browser: &Browser<'_>,
    column: usize,
    right: Option<Right>,
    names: &Names,
) -> Vec<String> {
    let mut surprises = Vec::new();
    for line in LIST.iter().filter(|line| right.is_none_or(|right| line.right == right)) {
        let answer = ask(browser, line, names).await;
        let (found, expected) = (said(&answer), line.says[column]);
        if found != expected {
            let to = answer.location().unwrap_or_default();
            surprises
                .push(format!("{who}: {} {}: {found:?} {to}, not {expected:?}", line.method, line.pattern));
        }
    }
    surprises
}

#[tokio::test]
async fn everybody_gets_the_answer_of_the_list() {
    let house = House::open().await;
    let names = scene(&house).await;
    let carlo = house.carlo().await;
    let giulia = house.giulia().await;
    let mut surprises = walk("anonymous", &house.app.browser(), 0, None, &names).await;
    surprises.extend(walk("carlo", &house.browser_of(&carlo).await, 1, None, &names).await);
    surprises.extend(walk("paolo", &house.desk_of("paolo.neri").await, 2, None, &names).await);
    surprises.extend(walk("karim", &house.desk_of("karim.haddad").await, 3, None, &names).await);
    surprises.extend(walk("giulia", &house.browser_of(&giulia).await, 4, Some(Giulia), &names).await);
    surprises.extend(walk("chiara", &house.desk_of("chiara.moretti").await, 4, Some(Chiara), &names).await);
    assert!(surprises.is_empty(), "\n{}", surprises.join("\n"));
}

#[tokio::test]
async fn no_address_answers_a_method_that_is_not_in_the_list() {
    let house = House::open().await;
    let names = scene(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    for pattern in LIST.iter().map(|line| line.pattern).collect::<BTreeSet<_>>() {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if LIST.iter().any(|line| line.pattern == pattern && line.method == method) {
                continue;
            }
            let line = Line { method: method.clone(), ..get(pattern, Chiara, ALL) };
            let answer = ask_at_once(&chiara, &line, &names).await;
            assert_eq!(answer.status, 405, "{method} {pattern} is in no list");
        }
    }
}

#[tokio::test]
async fn every_read_is_in_the_audit_log_under_the_number_of_its_request() {
    let house = House::open().await;
    let names = scene(&house).await;
    let giulia = house.browser_of(&house.giulia().await).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let of_people = |line: &&Line| {
        line.method == Method::GET
            && line.says[4] == Is(200)
            // Forms that show nobody but colleagues.
            && ![
                CONSOLE_ASKED_EXPORT,
                CONSOLE_CARD_NEW,
                CONSOLE_CARDS_EXPORT,
                CONSOLE_QUEUE_EXPORT,
                app::routes::pattern::CONSOLE_ABSENCES,
                app::routes::pattern::CONSOLE_ALERT_WISHES,
            ]
            .contains(&line.pattern)
            && (line.pattern.starts_with("/console") || line.pattern.starts_with("/area-personale"))
    };
    let mut walked = 0;
    for line in LIST.iter().filter(of_people) {
        let browser = if line.right == Chiara { &chiara } else { &giulia };
        let answer = ask(browser, line, &names).await;
        assert_eq!(answer.status, 200, "{}", line.pattern);
        let number: uuid::Uuid = answer.header("x-request-id").parse().unwrap();
        let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE request_id = $1")
            .bind(number)
            .fetch_one(&house.app.db.owner)
            .await
            .unwrap();
        assert!(rows > 0, "nobody wrote down that {} was read", line.pattern);
        walked += 1;
    }
    assert!(walked >= 12, "only {walked} pages of people");
}

#[test]
fn every_address_is_in_the_list() {
    let source = include_str!("../../../app/src/routes/pattern.rs");
    let addresses: BTreeSet<&str> =
        source.lines().filter_map(|line| line.split_once(": &str = \"")?.1.strip_suffix("\";")).collect();
    assert!(addresses.len() > 40, "the addresses cannot be read: {addresses:?}");
    let listed: BTreeSet<&str> = LIST.iter().map(|line| line.pattern).collect();
    let missing: Vec<_> = addresses.difference(&listed).collect();
    assert!(missing.is_empty(), "in no list: {missing:?}");
}

#[test]
fn no_route_is_written_outside_the_addresses() {
    let mut written = Vec::new();
    search(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut written);
    written.sort();
    assert_eq!(written, ["/health/live", "/health/ready", "/metrics"]);
}

/// Addresses that stand as text in a route, test files aside.
fn search(folder: &Path, written: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            search(&path, written);
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            let source = fs::read_to_string(&path).unwrap();
            let routes = source.split(".route(").skip(1);
            let addresses =
                routes.filter_map(|after| after.trim_start().strip_prefix('"')?.split('"').next());
            written.extend(addresses.map(str::to_owned));
        }
    }
}
