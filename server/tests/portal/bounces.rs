//! Mails that come back, from the mail server's pipe to the page of the desk.

use backend::testing::new_id;
use chrono::TimeDelta;
use domain::{bounce::NoBounce, delivery::Report};
use server::{
    cli::Command,
    commands::{
        self,
        bounce::{Heard, LARGEST, TRY_LATER, bounce, hear},
    },
    config::Config,
    mail::MailKey,
};
use sqlx::ConnectOptions as _;

use super::{
    sink::Sink,
    support::{House, MEALS, MEALS_ANSWERS, to},
};

const POSTFIX: &str = include_str!("../../../app/domain/src/bounce/samples/postfix.eml");
const EXIM: &str = include_str!("../../../app/domain/src/bounce/samples/exim.eml");
const EXCHANGE: &str = include_str!("../../../app/domain/src/bounce/samples/exchange.eml");
const SHOWN: &str = "L’e-mail non è arrivata";

/// A request whose mail a mail server took.
struct Sent {
    house: House,
    sink: Sink,
    /// The page of the desk.
    page: String,
    /// The page of the applicant.
    own: String,
}

impl Sent {
    async fn new() -> Self {
        let sink = Sink::open().await;
        let port = sink.port.to_string();
        let settings =
            [("SPORTELLO_MAIL__SMTP_PORT", port.as_str()), ("SPORTELLO_MAIL__SMTP_HOST", "127.0.0.1")];
        let house = House::with(&settings, &[]).await;
        let giulia = house.giulia().await;
        let (id, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
        let own = format!("/area-personale/istanze/{}", number.slug());
        let sent = Self { house, sink, page: format!("/console/istanze/{id}"), own };
        sent.work().await;
        sent
    }

    async fn work(&self) {
        self.house.app.work(server::job_handlers(&self.house.app.platform).unwrap()).await;
    }

    fn key(&self) -> MailKey {
        MailKey::new(self.house.app.platform.secrets.session)
    }

    /// The mark of the last mail, as whoever got it can read it.
    fn mark(&self) -> String {
        let mails = self.sink.mails();
        let mail = mails.last().expect("a mail was sent");
        let id = self.key().find(mail).expect("every mail is marked");
        let mark = self.key().mark(id).unwrap();
        assert!(mail.contains(&format!("Message-ID: <{mark}@")), "{mail}");
        mark
    }

    async fn hear(&self, mail: impl AsRef<[u8]>) -> Heard {
        hear(&self.house.app.db.app, &self.house.ctx(), self.key(), mail.as_ref()).await.unwrap()
    }

    /// What the desk sees, at whatever time it is.
    async fn seen(&self) -> String {
        self.house.desk_of("chiara.moretti").await.get(&self.page).await.text()
    }

    /// The configuration of whoever sits at the machine.
    fn at_the_machine(&self) -> Config {
        let mut config = Config::clone(&self.house.app.platform.config);
        config.database.url = Some(self.house.app.db.address().to_url_lossy().to_string());
        config
    }

    /// What a mail server gets for an answer.
    async fn pipe(&self, config: &Config, mail: &[u8]) -> Result<(), commands::CommandError> {
        bounce(config, &self.house.app.platform.outside, mail).await
    }
}

#[tokio::test]
async fn a_mail_that_came_back_is_seen_by_the_desk_and_sent_once_more() {
    let sent = Sent::new().await;
    let mark = sent.mark();
    assert!(!sent.seen().await.contains(SHOWN), "the mail server took it");
    let mail = POSTFIX.replace("MARK", &mark);
    assert_eq!(sent.hear(&mail).await, Heard::New(Report::Failed));
    assert_eq!(sent.hear(&mail).await, Heard::Known(Report::Failed));
    assert_eq!(sent.house.count("SELECT count(*) FROM delivery").await, 1);
    let page = sent.seen().await;
    assert!(page.contains(SHOWN) && page.contains("è tornata indietro: la casella"), "{page}");
    assert!(page.contains("telefona, o usa un altro suo recapito"), "what to do");
    for secret in ["User unknown", "mx.posta.example", mark.as_str()] {
        assert!(!page.contains(secret), "{secret} is on the page");
    }
    let (_, after) = page.split_once(&format!("action=\"{}/avvisi/", sent.page)).expect("a way to try again");
    let again = format!("{}/avvisi/{}", sent.page, after.split('"').next().unwrap());
    let chiara = sent.house.desk_of("chiara.moretti").await;
    assert_eq!(to(&chiara.post(&again, &[]).await), sent.page);
    sent.work().await;
    assert_ne!(sent.mark(), mark, "another mail");
    assert!(!sent.seen().await.contains(SHOWN));
    assert_eq!(sent.hear(POSTFIX.replace("MARK", &sent.mark())).await, Heard::New(Report::Failed));
    assert!(sent.seen().await.contains(SHOWN));
}

#[tokio::test]
async fn whoever_applied_is_told_too_until_a_later_mail_is_taken() {
    const TOLD: &str = "La nostra e-mail è tornata indietro";
    let sent = Sent::new().await;
    let giulia = sent.house.giulia().await;
    let browser = sent.house.browser_of(&giulia).await;
    for path in [sent.own.as_str(), "/area-personale/profilo"] {
        assert!(!browser.get(path).await.text().contains(TOLD), "{path}");
    }
    assert_eq!(sent.hear(POSTFIX.replace("MARK", &sent.mark())).await, Heard::New(Report::Failed));
    let page = browser.get(&sent.own).await.text();
    assert!(page.contains(TOLD) && page.contains("href=\"/area-personale/profilo\""), "{page}");
    assert!(browser.get("/area-personale/profilo").await.text().contains(TOLD));
    let carlo = sent.house.browser_of(&sent.house.carlo().await).await;
    assert!(!carlo.get("/area-personale/profilo").await.text().contains(TOLD), "nobody else");
    sqlx::query("UPDATE delivery SET repeated_at = now()").execute(&sent.house.app.db.owner).await.unwrap();
    assert!(!browser.get(&sent.own).await.text().contains(TOLD), "the desk had it sent once more");
}

#[tokio::test]
async fn a_delay_is_told_for_some_days_and_a_failure_for_good() {
    let sent = Sent::new().await;
    let mark = sent.mark();
    assert_eq!(sent.hear(EXCHANGE.replace("MARK", &mark)).await, Heard::New(Report::Delayed));
    let page = sent.seen().await;
    assert!(page.contains("il servizio di posta della persona non l’ha ancora presa"), "{page}");
    let again = format!("action=\"{}/avvisi/", sent.page);
    assert!(page.contains("ci prova ancora per qualche giorno") && !page.contains(&again), "{page}");
    sent.house.app.pass(TimeDelta::days(7));
    assert!(!sent.seen().await.contains(SHOWN), "it must have arrived");
    // Exim gives nothing back of the head of our mail here: the address that it came to says which it was.
    let mail = EXIM.replace("<MARK@comune.pontelaro.example>", "<x@y.example>").replace("MARK", &mark);
    assert_eq!(sent.hear(mail).await, Heard::New(Report::Failed));
    let page = sent.seen().await;
    assert!(page.contains("non l’ha presa, dopo molti tentativi") && page.contains(&again), "{page}");
}

#[tokio::test]
async fn nobody_can_say_of_a_mail_that_it_failed_without_its_mark() {
    let sent = Sent::new().await;
    let mark = sent.mark();
    let id = sent.key().find(&mark).unwrap();
    let foreign = MailKey::new([9; 32]).mark(id).unwrap();
    let (number, _) = mark.split_at(32);
    for forged in [
        foreign,
        id.to_string(),
        number.to_owned(),
        format!("{number}{}", "0".repeat(20)),
        format!("{number}{}", "f".repeat(20)),
        format!("{mark}00"),
        String::new(),
    ] {
        assert_eq!(sent.hear(POSTFIX.replace("MARK", &forged)).await, Heard::Unmarked, "{forged}");
    }
    // A true mark of a mail that no desk waits for.
    let other = sent.key().mark(new_id()).unwrap();
    assert_eq!(sent.hear(POSTFIX.replace("MARK", &other)).await, Heard::OtherMail);
    assert_eq!(sent.house.count("SELECT count(*) FROM delivery WHERE reported IS NOT NULL").await, 0);
    assert!(!sent.seen().await.contains(SHOWN));
}

#[tokio::test]
async fn hostile_mails_are_passed_over() {
    let sent = Sent::new().await;
    let mark = sent.mark();
    let mail = POSTFIX.replace("MARK", &mark);
    let other = Heard::NoBounce(NoBounce::OtherMail);
    let nothing = Heard::NoBounce(NoBounce::NothingFailed);
    let no_boundary = mail.replace("boundary=", "limit=");
    let head = "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n";
    let parts = format!("{head}{}", "--x\nContent-Type: message/rfc822\n\n".repeat(10_000));
    for (hostile, heard) in [
        (no_boundary.into_bytes(), other),
        (parts.into_bytes(), nothing),
        (vec![0xff; 2 * 1024 * 1024], other),
        (format!("From: giulia@posta.example\n\nSono in ferie. {mark}\n").into_bytes(), other),
        (mail.replace("Action: failed", "Action: delivered").into_bytes(), nothing),
        (Vec::new(), other),
    ] {
        assert_eq!(sent.hear(&hostile).await, heard);
        sent.pipe(&sent.at_the_machine(), &hostile).await.unwrap();
    }
    assert!(!sent.seen().await.contains(SHOWN));
}

#[tokio::test]
async fn the_pipe_ends_well_or_wants_the_mail_again() {
    let sent = Sent::new().await;
    let mail = POSTFIX.replace("MARK", &sent.mark());
    // What a long mail gives back comes after what it says.
    let mut long = mail.clone().into_bytes();
    long.resize(usize::try_from(2 * LARGEST).unwrap(), b'x');
    let mut away = sent.at_the_machine();
    away.database.url = Some("postgres://nobody@127.0.0.1:1/nothing".to_owned());
    assert!(sent.pipe(&away, &long).await.is_err(), "the database is down");
    let mut keyless = sent.at_the_machine();
    keyless.keys.file = "nowhere/keys.toml".into();
    keyless.keys.session = None;
    assert!(sent.pipe(&keyless, &long).await.is_err(), "no key to know our marks by");
    for config in [&away, &keyless] {
        sent.pipe(config, b"Subject: Fuori sede\n\nTorno presto.\n").await.unwrap();
    }
    assert_eq!((commands::failure(&Command::Bounce), TRY_LATER), (75, 75));
    assert_eq!(commands::failure(&Command::Migrate), 1);
    assert!(!sent.seen().await.contains(SHOWN));
    sent.pipe(&sent.at_the_machine(), &long).await.unwrap();
    assert!(sent.seen().await.contains(SHOWN));
}
