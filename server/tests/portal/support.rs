//! Acts of people, in a few words.

use std::{
    convert::Infallible,
    path::PathBuf,
    process::Command,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    http::{Method, header},
    routing::get,
};
use backend::{
    Context, accounts,
    appointments::{self, Wish},
    catalogue, desks,
    intake::{self, Choice, Words},
    operators::{self, SignIn},
    testing::{context, new_id},
};
use domain::{
    Id, Lang, Protocollo,
    actor::{Citizen, Level, Operator},
    appointment::{Code, Contact},
    card::Card,
    form::{Answers, Certified, FieldPath},
    intake::Intake,
    permission::{Action, Grant, authorise},
};
use server::{
    Portal, compose, pages,
    session::{Door, Entrance, Session, provider_session},
    testing::{Answer, Browser, TestApp},
};
use tempfile::TempDir;

pub const MEALS: &str = "pasti-a-domicilio";
pub const FOREIGNERS: &str = "orientamento-stranieri";
pub const GIULIA: &str = "FRRGLI88C54M990P";
pub const CARLO: &str = "BSSCRL41H30M990V";

const WORDS: Words<'static> = Words { taken: "preso in carico", done: "fatto" };
pub const ISSUER: &str = "http://localhost:8090";
/// Only tests have this door; the product has none but SPID and the operators' provider.
const DOOR: &str = "/prova/entra";

enum Entering {
    Citizen(Citizen),
    Operator(Operator, Entrance),
}

type Slot = Arc<Mutex<Option<Entering>>>;

/// A portal with all its pages and the demo's municipality.
pub struct House {
    pub app: TestApp,
    /// What its handlers stand on.
    pub portal: Portal,
    slot: Slot,
    folder: TempDir,
}

impl House {
    pub async fn open() -> Self {
        Self::with(&[], &[]).await
    }

    /// With these settings beside the usual ones, and with the metadata of these providers.
    pub async fn with(settings: &[(&str, &str)], metadata: &[String]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("demo/idp")).unwrap();
        std::fs::write(folder.path().join("demo/oidc-client-secret"), "a secret of the test").unwrap();
        publish(&folder, metadata);
        let var = folder.path().display().to_string();
        let slot = Slot::default();
        // Nobody listens there: mails wait, as when the mail server is down.
        let mut all = vec![("SPORTELLO_VAR", var.as_str()), ("SPORTELLO_MAIL__SMTP_PORT", "1")];
        all.retain(|(name, _)| !settings.iter().any(|(other, _)| other == name));
        all.extend_from_slice(settings);
        let mut kept = None;
        let app = TestApp::with(&all, |platform| {
            let portal = Portal::open(platform.clone()).unwrap();
            kept = Some(portal.clone());
            compose(platform, pages::routes(portal).merge(door(slot.clone())))
        })
        .await;
        Self { app, portal: kept.unwrap(), slot, folder }
    }

    /// The program is stopped and started again; meanwhile the providers' metadata may change.
    pub fn restart(&mut self, metadata: Option<&[String]>) {
        if let Some(metadata) = metadata {
            publish(&self.folder, metadata);
        }
        let (slot, mut kept) = (self.slot.clone(), None);
        self.app.restart(|platform| {
            let portal = Portal::open(platform.clone()).unwrap();
            kept = Some(portal.clone());
            compose(platform, pages::routes(portal).merge(door(slot)))
        });
        self.portal = kept.unwrap();
    }

    /// What a use case is told now.
    pub fn ctx(&self) -> Context {
        context(self.app.platform.now())
    }

    pub async fn giulia(&self) -> Citizen {
        self.citizen("Giulia", "Ferrante", GIULIA).await
    }

    pub async fn carlo(&self) -> Citizen {
        self.citizen("Carlo", "Bassi", CARLO).await
    }

    /// Somebody whom SPID certified.
    pub async fn citizen(&self, given_name: &str, family_name: &str, fiscal_code: &str) -> Citizen {
        self.account(Certified {
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            fiscal_code: Some(fiscal_code.parse().unwrap()),
            birth_date: Some("1988-03-14".parse().unwrap()),
            birth_place: Some("Pontelaro".to_owned()),
            email: Some(format!("{}@posta.example", given_name.to_lowercase())),
            phone: Some("3331234567".to_owned()),
            street: Some("Via dei Mulini 12".to_owned()),
            postal_code: Some("50000".to_owned()),
            municipality: Some("Pontelaro".to_owned()),
            company: None,
            vat_number: None,
        })
        .await
    }

    pub async fn account(&self, certified: Certified) -> Citizen {
        let who = accounts::SignedIn { certified: &certified, eidas_id: None, level: Level::L2 };
        accounts::sign_in(&self.app.db.app, &self.ctx(), who).await.unwrap()
    }

    /// An operator of the demo, at their desk.
    pub async fn operator(&self, subject: &str) -> Operator {
        match operators::sign_in(&self.app.db.app, &self.ctx(), ISSUER, subject).await.unwrap() {
            SignIn::Desks(desks) => desks.into_iter().next().unwrap(),
            other => panic!("{subject} cannot sign in: {other:?}"),
        }
    }

    /// The browser of a citizen who signed in.
    pub async fn browser_of(&self, who: &Citizen) -> Browser<'_> {
        let browser = self.app.browser();
        self.enter(&browser, who).await;
        browser
    }

    /// Signs in in a browser that is open already.
    pub async fn enter(&self, browser: &Browser<'_>, who: &Citizen) {
        self.come_in(browser, Entering::Citizen(who.clone()), "/").await;
    }

    /// The browser of an operator who signed in.
    pub async fn desk_of(&self, subject: &str) -> Browser<'_> {
        let browser = self.app.browser();
        self.sit(&browser, subject).await;
        browser
    }

    /// Signs an operator in in a browser that is open already.
    pub async fn sit(&self, browser: &Browser<'_>, subject: &str) {
        let operator = self.operator(subject).await;
        let now = self.app.platform.now();
        let entrance = Entrance {
            door: Door::Provider(None),
            began_at: now,
            authenticated_at: Some(now),
            provider_session: Some(provider_session(ISSUER, &format!("of {subject}"))),
        };
        self.come_in(browser, Entering::Operator(operator, entrance), "/").await;
    }

    async fn come_in(&self, browser: &Browser<'_>, who: Entering, first: &str) {
        *self.slot.lock().unwrap() = Some(who);
        let door = browser.get(DOOR).await;
        assert_eq!(door.text(), "entered");
        let page = browser.get(first).await;
        assert_eq!(page.status, 200, "the first page after signing in");
        assert!(!browser.token().is_empty(), "the first page has a form");
    }

    /// A draft of this service with these answers.
    pub async fn draft(&self, who: &Citizen, service: &str, typed: &[(&str, &str)]) -> Intake {
        let (pool, ctx) = (&self.app.db.app, self.ctx());
        let offered = catalogue::lookup(pool, service, ctx.now).await.unwrap();
        let draft = intake::open_draft(pool, &ctx, who, &offered).await.unwrap();
        let saved = intake::save_draft(pool, &ctx, who, draft.id, draft.version, &answers(typed)).await;
        saved.unwrap();
        intake::find_draft(pool, who, service).await.unwrap()
    }

    /// A request that was sent.
    pub async fn sent(
        &self,
        who: &Citizen,
        service: &str,
        typed: &[(&str, &str)],
    ) -> (Id<Intake>, Protocollo) {
        let draft = self.draft(who, service, typed).await;
        self.send(who, draft.id).await
    }

    /// Sends a draft.
    pub async fn send(&self, who: &Citizen, draft: Id<Intake>) -> (Id<Intake>, Protocollo) {
        let number = intake::submit(&self.app.db.app, &self.ctx(), who, draft).await.unwrap();
        (draft, number)
    }

    /// An appointment at the first desk, on the first free slot of a day so many free days ahead.
    pub async fn booked(&self, who: &Citizen, day: usize) -> Code {
        let (pool, ctx) = (&self.app.db.app, self.ctx());
        let rules = self.app.platform.config.appointments;
        let at = desks::list(pool, &ctx).await.unwrap().remove(0);
        let (kind, from) = (at.kinds[0].clone(), ctx.today() + chrono::Days::new(3));
        let days = appointments::free(pool, &ctx, rules, &at, &kind, from, day + 1).await.unwrap();
        let wish = Wish {
            id: Id::new(new_id()),
            point: at.id,
            kind: kind.id,
            mode: kind.modes[0],
            starts_at: days[day].slots[0].start,
            contact: Contact { phone: None, email: who.certified.email.clone() },
            lang: Lang::It,
        };
        appointments::book(pool, &ctx, who, rules, &wish).await.unwrap()
    }

    /// Accepts a request for a new person.
    pub async fn accept(&self, operator: &Operator, id: Id<Intake>) -> Id<Card> {
        intake::accept(&self.app.db.app, &self.ctx(), grant(operator), id, Choice::New, WORDS).await.unwrap()
    }

    /// Where the card of a request for meals is, at Chiara's desk, and Chiara.
    pub async fn card_of_meals(&self) -> (String, Browser<'_>) {
        let (intake, _) = self.sent(&self.giulia().await, MEALS, &MEALS_ANSWERS).await;
        let card = self.accept(&self.operator("chiara.moretti").await, intake).await;
        (format!("/console/schede/{card}"), self.desk_of("chiara.moretti").await)
    }

    /// The one service that was asked for in all cards.
    pub async fn only_request(&self) -> String {
        let sql = "SELECT id::text FROM service_request";
        sqlx::query_scalar(sql).fetch_one(&self.app.db.owner).await.unwrap()
    }

    /// Folder of the documents.
    pub fn documents(&self) -> PathBuf {
        self.folder.path().join("documents")
    }

    /// A number from the database, seen by its owner.
    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&self.app.db.owner).await.unwrap()
    }
}

/// Metadata where the portal looks for it.
fn publish(folder: &TempDir, metadata: &[String]) {
    for (number, xml) in metadata.iter().enumerate() {
        std::fs::write(folder.path().join(format!("demo/idp/{number}.xml")), xml).unwrap();
    }
}

fn door(slot: Slot) -> Router {
    let enter = move |session: Session| {
        let entering = slot.lock().unwrap().take().unwrap();
        async move {
            match entering {
                Entering::Citizen(citizen) => session.sign_in_citizen(&citizen).await.unwrap(),
                Entering::Operator(operator, entrance) => {
                    session.sign_in_operator(&operator, &entrance).await.unwrap();
                }
            }
            "entered"
        }
    };
    Router::new().route(DOOR, get(enter))
}

pub fn grant<A: Action>(operator: &Operator) -> Grant<'_, A> {
    authorise(operator).unwrap()
}

pub fn answers(typed: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (name, value) in typed {
        let path = FieldPath::once(*name);
        let mut values = answers.all(&path).to_vec();
        values.push((*value).to_owned());
        answers.set_all(&path, values);
    }
    answers
}

/// Answers that make "Pasti a domicilio" whole.
pub const MEALS_ANSWERS: [(&str, &str); 13] = [
    ("presa-visione", "si"),
    ("per-chi", "me"),
    ("giorni", "lunedi"),
    ("inizio", "01/12/2026"),
    ("porzioni", "1"),
    ("perche-non-cucina", "eta"),
    ("dieta", "nessuna"),
    ("citofono", "Ferrante"),
    ("apre", "si"),
    ("isee", "no"),
    ("cambiamenti", "si"),
    ("responsabilita", "si"),
    ("avvisi", "email"),
];

/// The same, as it is typed step by step.
pub const MEALS_STEPS: [(&str, &[(&str, &str)]); 5] = [
    ("informativa", &[("presa-visione", "si")]),
    ("i-tuoi-dati", &[("per-chi", "me")]),
    (
        "pasti",
        &[
            ("giorni", "lunedi"),
            ("inizio", "01/12/2026"),
            ("porzioni", "1"),
            ("perche-non-cucina", "eta"),
            ("dieta", "nessuna"),
            ("citofono", "Ferrante"),
            ("apre", "si"),
        ],
    ),
    ("famiglia-e-isee", &[("isee", "no")]),
    ("dichiarazioni", &[("cambiamenti", "si"), ("responsabilita", "si"), ("avvisi", "email")]),
];

/// Address of a step of "Pasti a domicilio".
pub fn step(slug: &str) -> String {
    format!("/servizi/{MEALS}/domanda/{slug}")
}

/// Number of the save that a page shows.
pub fn version(page: &Answer) -> String {
    version_in(&page.text())
}

/// The same of the form with this end of its address, on a page with several.
pub fn version_of_form(page: &Answer, address: &str) -> String {
    let html = page.text();
    let (_, form) = html.split_once(&format!("{address}\"")).expect("a form with this address");
    version_in(form)
}

fn version_in(html: &str) -> String {
    let (_, after) = html.split_once("name=\"_version\" value=\"").expect("a page with a version");
    after.split('"').next().unwrap().to_owned()
}

/// Opens a step and sends it filled in like this.
pub async fn fill(browser: &Browser<'_>, slug: &str, typed: &[(&str, &str)]) -> Answer {
    let page = browser.get(&step(slug)).await;
    assert_eq!(page.status, 200, "{slug}");
    let version = version(&page);
    let mut all = vec![("_version", version.as_str()), ("azione", "avanti")];
    all.extend_from_slice(typed);
    browser.post(&step(slug), &all).await
}

/// Fills in every step of "Pasti a domicilio" and sends it.
pub async fn apply(browser: &Browser<'_>) -> Answer {
    for (slug, typed) in MEALS_STEPS {
        let answer = fill(browser, slug, typed).await;
        assert_eq!(answer.status, 303, "{slug}: {}", errors(&answer));
    }
    let page = browser.get(&step("riepilogo")).await;
    browser.post(&step("riepilogo"), &[("_version", &version(&page)), ("dichiaro", "si")]).await
}

/// What the summary of errors says, for messages of tests.
pub fn errors(page: &Answer) -> String {
    let html = page.text();
    let list = html.split_once("id=\"errori\"").and_then(|(_, after)| after.split_once("</div>"));
    list.map_or_else(|| format!("{} without a list of errors", page.status), |(list, _)| list.to_owned())
}

/// Where an answer leads; fails when it leads nowhere.
pub fn to(answer: &Answer) -> String {
    answer.location().unwrap_or_else(|| panic!("{} leads nowhere: {}", answer.status, errors(answer)))
}

/// A part of a form with files.
pub enum Part<'a> {
    Text(&'a str, &'a str),
    File(&'a str, &'a str, &'a [u8]),
}

/// Sends a form with files, its token first.
pub async fn post_parts(browser: &Browser<'_>, path: &str, parts: &[Part<'_>]) -> Answer {
    const SEAM: &str = "seam-of-the-test";
    let token = browser.token();
    let mut body = Vec::new();
    let first = Part::Text("_csrf", &token);
    for part in std::iter::once(&first).chain(parts) {
        let (head, content) = match part {
            Part::Text(name, value) => (format!("name=\"{name}\""), value.as_bytes()),
            Part::File(name, file, content) => (
                format!("name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream"),
                *content,
            ),
        };
        body.extend_from_slice(
            format!("--{SEAM}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{SEAM}--\r\n").as_bytes());
    let request = browser
        .request(Method::POST, path)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={SEAM}"));
    // It comes in pieces, as from a socket.
    let pieces = body.chunks(64 * 1024).map(|piece| Ok::<_, Infallible>(piece.to_vec())).collect::<Vec<_>>();
    browser.send(request.body(Body::from_stream(futures::stream::iter(pieces)))).await
}

/// Hands in a file as the island does.
pub async fn upload(
    browser: &Browser<'_>,
    draft: Id<Intake>,
    question: &str,
    name: &str,
    content: &[u8],
) -> Answer {
    let request = browser
        .request(Method::POST, &format!("/api/bozze/{draft}/documenti/{question}"))
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", browser.token())
        .header("x-file-name", name)
        .header(header::CONTENT_TYPE, "application/octet-stream");
    browser.send(request.body(Body::from(content.to_vec()))).await
}

/// A small photo of this size; EXIF says that it is to be turned a quarter clockwise, and where it was taken.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker][..], &length, content].concat()
    };
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0GPS 44.1234N";
    let [[high, low], [left, right]] = [height.to_be_bytes(), width.to_be_bytes()];
    [
        vec![0xFF, 0xD8],
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xE1, exif),
        segment(0xC0, &[8, high, low, left, right, 1, 1, 0x11, 0]),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        b"the picture itself".to_vec(),
        vec![0xFF, 0xD9],
    ]
    .concat()
}

/// A small document with these words in it.
pub fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% {words}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
        .into_bytes()
}

/// A PDF that was printed, kept among the samples under this name: whoever wants to may look at it, and `make test`
/// asks of each whether it is accessible.
#[expect(clippy::disallowed_methods, reason = "the folder is a wish of whoever runs the tests")]
pub fn printed(name: &str, pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-1.7"), "{name} is no PDF of ours");
    let Ok(folder) = std::env::var("SPORTELLO_SAMPLES") else { return };
    std::fs::write(format!("{folder}/{name}.pdf"), pdf).unwrap();
}

/// The words of a PDF as a person reads them, with one space between two (`pdftotext` of poppler-utils).
pub fn read_pdf(pdf: &[u8]) -> String {
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("read.pdf");
    std::fs::write(&file, pdf).unwrap();
    let read = Command::new("pdftotext").arg("-q").arg(&file).arg("-").output().expect("pdftotext");
    assert!(read.status.success(), "{read:?}");
    // Long runs may break at a space of no width.
    let text = String::from_utf8(read.stdout).unwrap().replace('\u{200B}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
