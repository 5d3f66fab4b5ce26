//! A mail server that is away, puts off or refuses: mails wait and arrive once, and the administrator sees why they wait.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    sink::{Shut, Sink},
    support::{House, MEALS, MEALS_ANSWERS, to},
};

const STATE: &str = "/console/amministrazione/stato";
const RETRIED: &str = "Lavori che il portale riprova da solo";
const NOT_ARRIVED: &str = "L’e-mail non è arrivata";
const ADDRESS: &str = "giulia@posta.example";

/// A portal whose mails go to this port.
async fn house(port: u16) -> House {
    let port = port.to_string();
    let settings = [("SPORTELLO_MAIL__SMTP_PORT", port.as_str()), ("SPORTELLO_MAIL__SMTP_HOST", "127.0.0.1")];
    House::with(&settings, &[]).await
}

/// Giulia sends a request; the page of the desk.
async fn apply(house: &House) -> String {
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    format!("/console/istanze/{id}")
}

async fn work(house: &House) {
    house.app.work(server::job_handlers(&house.app.platform).unwrap()).await;
}

/// What the administrator sees; nothing of whoever the mail is for.
async fn state(house: &House) -> String {
    let page = house.desk_of("paolo.neri").await.get(STATE).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for secret in [ADDRESS, "Ferrante", "no such user", "greylisted"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    text
}

/// How long the mail waits from now on.
async fn wait(house: &House) -> i64 {
    let next: DateTime<Utc> =
        sqlx::query_scalar("SELECT run_at FROM job WHERE queue = 'send_mail' AND done_at IS NULL")
            .fetch_one(&house.app.db.owner)
            .await
            .unwrap();
    (next - house.app.platform.now()).num_seconds()
}

async fn attempts(house: &House) -> i64 {
    house.count("SELECT attempts::bigint FROM job WHERE queue = 'send_mail'").await
}

#[tokio::test]
async fn a_mail_waits_longer_and_longer_is_seen_and_arrives_once() {
    let shut = Shut::new();
    let house = house(shut.port).await;
    let desk = apply(&house).await;
    assert!(!state(&house).await.contains(RETRIED), "it was not tried yet");
    for (number, seconds) in [(1, 15), (2, 30), (3, 60)] {
        work(&house).await;
        assert_eq!((attempts(&house).await, wait(&house).await), (number, seconds));
        let text = state(&house).await;
        assert!(text.contains(RETRIED) && text.contains("E-mail su un’istanza"), "{text}");
        assert!(text.contains("Il servizio di posta non è raggiungibile"), "{text}");
        assert!(text.contains("Nessun lavoro fermo"), "nobody need do anything: {text}");
        house.app.pass(TimeDelta::seconds(seconds - 1));
        work(&house).await;
        assert_eq!(attempts(&house).await, number, "not before its time");
        house.app.pass(TimeDelta::seconds(1));
    }
    let sink = shut.open();
    sink.refuses(Some("451 4.7.1 <giulia@posta.example>: greylisted\r\n"));
    work(&house).await;
    assert_eq!((attempts(&house).await, wait(&house).await, sink.mails().len()), (4, 120, 0));
    assert!(state(&house).await.contains("Il servizio di posta ha chiesto di riprovare più tardi"));
    sink.refuses(None);
    for _ in 0..3 {
        house.app.pass(TimeDelta::hours(6));
        work(&house).await;
    }
    let mails = sink.mails();
    assert_eq!(mails.len(), 1, "it arrives, and once: {mails:?}");
    assert!(mails[0].contains(ADDRESS));
    assert!(!state(&house).await.contains(RETRIED));
    assert!(!house.desk_of("chiara.moretti").await.get(&desk).await.text().contains(NOT_ARRIVED));
}

#[tokio::test]
async fn what_is_refused_for_good_is_given_up_at_once_and_seen_by_the_desk_and_the_administrator() {
    let sink = Sink::open().await;
    let house = house(sink.port).await;
    let desk = apply(&house).await;
    sink.refuses(Some("550 5.1.1 <giulia@posta.example>: no such user\r\n"));
    for _ in 0..2 {
        work(&house).await;
        let text = state(&house).await;
        assert!(text.contains("Il servizio di posta ha rifiutato il messaggio o la casella"), "{text}");
        assert!(!text.contains(RETRIED) && !text.contains("Nessun lavoro fermo"), "{text}");
        let page = house.desk_of("chiara.moretti").await.get(&desk).await.text();
        assert!(page.contains(NOT_ARRIVED) && !page.contains("no such user"), "{page}");
        assert_eq!((attempts(&house).await, sink.mails().len()), (1, 0), "nobody tries by themselves");
        house.app.pass(TimeDelta::days(1));
    }
    sink.refuses(None);
    let paolo = house.desk_of("paolo.neri").await;
    paolo.get(STATE).await;
    let job: String = sqlx::query_scalar("SELECT id::text FROM job WHERE queue = 'send_mail'")
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap();
    assert_eq!(to(&paolo.post(STATE, &[("lavoro", &job)]).await), STATE);
    work(&house).await;
    assert_eq!(sink.mails().len(), 1);
    assert!(state(&house).await.contains("Nessun lavoro fermo"));
    assert!(!house.desk_of("chiara.moretti").await.get(&desk).await.text().contains(NOT_ARRIVED));
}
