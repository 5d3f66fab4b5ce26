//! A mobile number that is proved by a code in a text message, and a gateway that can be told to misbehave.

use std::sync::{Arc, Mutex};

use axum::{Json, Router, http::StatusCode, routing::post};
use chrono::TimeDelta;
use domain::{
    Id,
    actor::Citizen,
    personal::{Hitch, KeptPhone},
};
use serde_json::Value;
use server::testing::{Answer, Browser};
use tempfile::TempDir;

use super::{
    profile::{other_than, work},
    support::{House, errors, to},
};

const PROFILE: &str = "/area-personale/profilo";
const PHONE: &str = "/area-personale/profilo/telefono";
const PROVE: &str = "/area-personale/profilo/telefono/verifica";
const CODE: &str = "/area-personale/profilo/telefono/codice";
const SENT: &str = "/area-personale/profilo?fatto=messaggio";
const PROVED: &str = "/area-personale/profilo?fatto=numero";
const NUMBER: &str = "333 010 0147";

/// A gateway of text messages, on a port of its own until the test ends.
struct Gateway {
    url: String,
    said: Arc<Mutex<Said>>,
    folder: TempDir,
}

struct Said {
    status: u16,
    taken: Vec<Value>,
}

impl Gateway {
    async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}/sms", listener.local_addr().unwrap());
        let said = Arc::new(Mutex::new(Said { status: 202, taken: Vec::new() }));
        let kept = Arc::clone(&said);
        let take = move |Json(message): Json<Value>| {
            let kept = Arc::clone(&kept);
            async move {
                let mut said = kept.lock().unwrap();
                if said.status < 300 {
                    said.taken.push(message);
                }
                StatusCode::from_u16(said.status).unwrap()
            }
        };
        let pages = Router::new().route("/sms", post(take));
        tokio::spawn(async move { axum::serve(listener, pages).await });
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("token"), "a-token-of-the-test\n").unwrap();
        Self { url, said, folder }
    }

    /// From now on it answers with this status; it takes messages only with a good one.
    fn says(&self, status: u16) {
        self.said.lock().unwrap().status = status;
    }

    /// What it took: to whom, and the text.
    fn taken(&self) -> Vec<(String, String)> {
        let text = |message: &Value, key: &str| message[key].as_str().unwrap().to_owned();
        let said = self.said.lock().unwrap();
        said.taken.iter().map(|message| (text(message, "to"), text(message, "text"))).collect()
    }

    /// A portal whose text messages go here.
    async fn house(&self) -> House {
        self.house_with(&[]).await
    }

    /// The same with more settings.
    async fn house_with(&self, more: &[(&str, &str)]) -> House {
        let token = self.folder.path().join("token").display().to_string();
        let settings =
            [("SPORTELLO_SMS__URL", self.url.as_str()), ("SPORTELLO_SMS__TOKEN_FILE", token.as_str())];
        House::with(&[&settings[..], more].concat(), &[]).await
    }
}

async fn kept(house: &House, who: &Citizen) -> Option<KeptPhone> {
    backend::personal::profile(&house.app.db.app, who).await.unwrap().phone
}

/// Keeps a number and asks for its code.
async fn ask(browser: &Browser<'_>, number: &str) -> Answer {
    browser.get(PROFILE).await;
    browser.post(PHONE, &[("telefono", number)]).await;
    browser.post(PROVE, &[]).await
}

/// The six digits in a message.
fn code_in(text: &str) -> String {
    let mut words = text.split(|c: char| !c.is_ascii_digit());
    words.find(|word| word.len() == 6).unwrap_or_else(|| panic!("no code in {text}")).to_owned()
}

async fn confirm(browser: &Browser<'_>, code: &str) -> Answer {
    browser.post(CODE, &[("codice-telefono", code)]).await
}

#[tokio::test]
async fn a_number_is_proved_when_the_code_that_was_sent_there_comes_back() {
    let gateway = Gateway::open().await;
    let house = gateway.house().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    assert_eq!(to(&ask(&browser, NUMBER).await), SENT);
    assert!(!kept(&house, &giulia).await.unwrap().is_proved(), "kept, and nothing is proved yet");
    work(&house).await;
    let (number, text) = gateway.taken().remove(0);
    assert_eq!(number, "+393330100147");
    assert!(!text.contains("Giulia") && !text.contains("FRRGLI"), "{text}");
    let code = code_in(&text);
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("name=\"codice-telefono\"") && page.contains("+393330100147"), "{page}");
    assert!(page.contains("Non verificato") && !page.contains(&code), "{page}");
    let wrong = confirm(&browser, &other_than(&code)).await;
    assert_eq!(wrong.status, 422);
    assert!(errors(&wrong).contains("ancora 4 volte"), "{}", errors(&wrong));
    assert!(errors(&wrong).contains("href=\"#codice-telefono\""), "{}", errors(&wrong));
    assert_eq!(to(&confirm(&browser, &code).await), PROVED);
    assert!(kept(&house, &giulia).await.unwrap().is_proved());
    let page = browser.get(PROVED).await.text();
    assert!(page.contains("Verificato il") && !page.contains(PROVE), "{page}");
    assert_eq!(confirm(&browser, &code).await.status, 422, "a code serves once");
    // Whoever has an old page open causes no message.
    assert_eq!(to(&browser.post(PROVE, &[]).await), PROVED);
    work(&house).await;
    assert_eq!(gateway.taken().len(), 1);
    // The same number stays proved, however it is written; another one does not.
    browser.post(PHONE, &[("telefono", "+39 333 0100147")]).await;
    assert!(kept(&house, &giulia).await.unwrap().is_proved());
    browser.post(PHONE, &[("telefono", "333 010 0148")]).await;
    assert!(!kept(&house, &giulia).await.unwrap().is_proved());
    browser.post(PHONE, &[("telefono", NUMBER)]).await;
    assert!(!kept(&house, &giulia).await.unwrap().is_proved(), "it has to be proved again");
}

#[tokio::test]
async fn the_code_of_a_number_proves_no_other_one() {
    let gateway = Gateway::open().await;
    let house = gateway.house().await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    let (hers, his) = (house.browser_of(&giulia).await, house.browser_of(&carlo).await);
    ask(&hers, NUMBER).await;
    work(&house).await;
    let code = code_in(&gateway.taken()[0].1);
    his.get(PROFILE).await;
    his.post(PHONE, &[("telefono", NUMBER)]).await;
    assert_eq!(confirm(&his, &code).await.status, 422, "of somebody else");
    hers.post(PHONE, &[("telefono", "333 010 0148")]).await;
    assert!(!hers.get(PROFILE).await.text().contains("name=\"codice-telefono\""), "nothing waits any more");
    let late = confirm(&hers, &code).await;
    assert_eq!(late.status, 422);
    assert!(errors(&late).contains("non vale più"), "{}", errors(&late));
    assert!(!kept(&house, &giulia).await.unwrap().is_proved());
    // The code of the e-mail address is another one.
    assert_eq!(hers.post("/area-personale/profilo/email/codice", &[("codice", &code)]).await.status, 422);
    assert_eq!(backend::personal::profile(&house.app.db.app, &giulia).await.unwrap().email, None);
}

#[tokio::test]
async fn a_code_is_good_for_five_tries_and_a_quarter_of_an_hour() {
    let gateway = Gateway::open().await;
    let house = gateway.house().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    ask(&browser, NUMBER).await;
    work(&house).await;
    let code = code_in(&gateway.taken()[0].1);
    browser.get(PROFILE).await;
    for _ in 0..5 {
        assert_eq!(confirm(&browser, &other_than(&code)).await.status, 422);
    }
    let spent = confirm(&browser, &code).await;
    assert!(spent.status == 422 && errors(&spent).contains("non vale più"), "{}", errors(&spent));
    ask(&browser, NUMBER).await;
    work(&house).await;
    let code = code_in(&gateway.taken()[1].1);
    house.app.pass(TimeDelta::minutes(15));
    browser.get(PROFILE).await;
    assert_eq!(confirm(&browser, &code).await.status, 422, "too late");
    assert!(!kept(&house, &giulia).await.unwrap().is_proved());
}

#[tokio::test]
async fn nobody_and_no_number_gets_more_than_three_messages_a_day() {
    let gateway = Gateway::open().await;
    let house = gateway.house().await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    let (hers, his) = (house.browser_of(&giulia).await, house.browser_of(&carlo).await);
    for number in [NUMBER, NUMBER, "333 010 0148"] {
        assert_eq!(to(&ask(&hers, number).await), SENT);
    }
    let fourth = ask(&hers, "333 010 0149").await;
    assert_eq!(fourth.status, 429);
    assert!(errors(&fourth).contains("3 SMS al giorno"), "{}", errors(&fourth));
    assert_eq!(to(&ask(&his, "+39 333 010 0147").await), SENT, "the third to this number");
    assert_eq!(ask(&his, NUMBER).await.status, 429, "the fourth, whoever asks for it");
    work(&house).await;
    assert_eq!(gateway.taken().len(), 4);
    let codes = hers.post("/area-personale/profilo/email", &[("email", "nuova@posta.example")]).await;
    assert_eq!(codes.status, 303, "e-mails are counted by themselves");
    house.app.pass(TimeDelta::days(1));
    let tomorrow = house.browser_of(&giulia).await;
    assert_eq!(to(&ask(&tomorrow, NUMBER).await), SENT);
}

#[tokio::test]
async fn a_gateway_that_is_down_loses_nothing() {
    let gateway = Gateway::open().await;
    gateway.says(503);
    let house = gateway.house().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    assert_eq!(to(&ask(&browser, NUMBER).await), SENT);
    work(&house).await;
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("non è ancora partito: riproviamo da soli"), "{page}");
    assert!(page.contains("value=\"3330100147\"") && page.contains("name=\"codice-telefono\""), "{page}");
    let said = "SELECT count(*) FROM job WHERE queue = 'send_code' AND last_error LIKE '%status 503'";
    assert_eq!(house.count(said).await, 1);
    gateway.says(200);
    house.app.pass(TimeDelta::seconds(15));
    work(&house).await;
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("Lo abbiamo mandato a +393330100147"), "{page}");
    assert_eq!(to(&confirm(&browser, &code_in(&gateway.taken()[0].1)).await), PROVED);
}

#[tokio::test]
async fn what_never_leaves_is_told_to_whoever_waits_and_to_the_administrator() {
    let gateway = Gateway::open().await;
    gateway.says(500);
    let house = gateway.house().await;
    let browser = house.browser_of(&house.giulia().await).await;
    ask(&browser, NUMBER).await;
    work(&house).await;
    for seconds in [15, 30, 60, 120] {
        house.app.pass(TimeDelta::seconds(seconds));
        work(&house).await;
    }
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("Non siamo riusciti a mandare il messaggio a +393330100147"), "{page}");
    let paolo = house.desk_of("paolo.neri").await;
    let jobs = paolo.get("/console/amministrazione/stato").await.text();
    assert!(jobs.contains("Codice che verifica un recapito"), "{jobs}");
    assert!(jobs.contains("the gateway answered with status") && !jobs.contains("0100147"), "{jobs}");
    let quoted = "SELECT count(*) FROM job WHERE job::text LIKE '%0100147%'";
    assert_eq!(house.count(quoted).await, 0, "the number is looked up when the message is sent");
}

#[tokio::test]
async fn a_number_that_is_none_is_tried_once_and_no_fixed_line_at_all() {
    let gateway = Gateway::open().await;
    gateway.says(422);
    let house = gateway.house().await;
    let browser = house.browser_of(&house.giulia().await).await;
    ask(&browser, NUMBER).await;
    work(&house).await;
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("è stato rifiutato") && page.contains(PROVE), "{page}");
    let given_up =
        "SELECT count(*) FROM job WHERE queue = 'send_code' AND failed_at IS NOT NULL AND attempts = 1";
    assert_eq!(house.count(given_up).await, 1);
    let fixed = ask(&browser, "055 010 0200").await;
    assert_eq!(fixed.status, 422);
    assert!(errors(&fixed).contains("solo su un cellulare"), "{}", errors(&fixed));
    assert!(!browser.get(PROFILE).await.text().contains(PROVE), "it is not offered");
    browser.post(PHONE, &[("telefono", "")]).await;
    assert_eq!(browser.post(PROVE, &[]).await.status, 422, "there is no number");
    assert_eq!(house.count("SELECT count(*) FROM job WHERE queue = 'send_code'").await, 1);
}

/// Lets the gateway be tried until nobody tries any more.
async fn give_up(house: &House) {
    work(house).await;
    for seconds in [15, 30, 60, 120] {
        house.app.pass(TimeDelta::seconds(seconds));
        work(house).await;
    }
}

#[tokio::test]
async fn what_never_left_counts_against_nobody_and_what_was_refused_does() {
    let gateway = Gateway::open().await;
    let house = gateway.house().await;
    let browser = house.browser_of(&house.giulia().await).await;
    // A mistyped address of the gateway says nothing about the number.
    gateway.says(404);
    ask(&browser, NUMBER).await;
    give_up(&house).await;
    let hint = "SELECT count(*) FROM job WHERE queue = 'send_code' AND last_error LIKE '%check sms.url%'";
    assert_eq!(house.count(hint).await, 1, "the administrator reads what to look at");
    gateway.says(422);
    for _ in 0..3 {
        assert_eq!(to(&ask(&browser, NUMBER).await), SENT);
        work(&house).await;
    }
    let refused = "SELECT count(*) FROM contact_code WHERE hitch = 'refused'";
    assert_eq!(house.count(refused).await, 3);
    assert_eq!(ask(&browser, NUMBER).await.status, 429);
}

#[tokio::test]
async fn a_message_that_may_have_left_is_sent_once_more_at_most_and_counts() {
    let gateway = Gateway::open().await;
    let house = gateway.house().await;
    let browser = house.browser_of(&house.giulia().await).await;
    gateway.says(503);
    for _ in 0..3 {
        assert_eq!(to(&ask(&browser, NUMBER).await), SENT);
    }
    let codes: Vec<uuid::Uuid> =
        sqlx::query_scalar("SELECT id FROM contact_code").fetch_all(&house.app.db.owner).await.unwrap();
    for id in codes {
        // As after an attempt that nobody answered.
        let late = Some(Hitch::Late);
        backend::personal::note_hitch(&house.app.db.app, Id::new(id), late, true).await.unwrap();
    }
    work(&house).await;
    let given_up = "SELECT count(*) FROM job
        WHERE queue = 'send_code' AND failed_at IS NOT NULL AND attempts = 1";
    assert_eq!(house.count(given_up).await, 3, "this was the second time");
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("Non siamo riusciti a mandare il messaggio a +393330100147"), "{page}");
    assert_eq!(ask(&browser, NUMBER).await.status, 429, "they may have cost money");
}

#[tokio::test]
async fn nobody_gets_a_message_when_those_of_the_day_are_used_up() {
    let gateway = Gateway::open().await;
    let house = gateway.house_with(&[("SPORTELLO_SMS__DAILY_LIMIT", "2")]).await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    let (hers, his) = (house.browser_of(&giulia).await, house.browser_of(&carlo).await);
    for number in [NUMBER, "333 010 0148"] {
        assert_eq!(to(&ask(&hers, number).await), SENT);
    }
    let third = ask(&his, "333 010 0149").await;
    assert_eq!(third.status, 429);
    assert!(errors(&third).contains("Per oggi non possiamo mandare altri SMS"), "{}", errors(&third));
    let mail = his.post("/area-personale/profilo/email", &[("email", "nuova@posta.example")]).await;
    assert_eq!(mail.status, 303, "e-mails go on");
    house.app.pass(TimeDelta::days(1));
    let tomorrow = house.browser_of(&carlo).await;
    assert_eq!(to(&ask(&tomorrow, "333 010 0149").await), SENT);
}

#[tokio::test]
async fn a_number_of_a_country_that_is_not_served_is_kept_and_not_verified() {
    let gateway = Gateway::open().await;
    let house = gateway.house().await;
    let browser = house.browser_of(&house.giulia().await).await;
    let abroad = ask(&browser, "+380 44 123 4567").await;
    assert_eq!(abroad.status, 422);
    assert!(errors(&abroad).contains("solo numeri di cellulare italiani"), "{}", errors(&abroad));
    let page = browser.get(PROFILE).await.text();
    assert!(page.contains("solo numeri di cellulare italiani") && !page.contains(PROVE), "{page}");
    assert_eq!(house.count("SELECT count(*) FROM contact_code").await, 0);
    let house = gateway.house_with(&[("SPORTELLO_SMS__COUNTRIES", "39,380")]).await;
    let browser = house.browser_of(&house.giulia().await).await;
    assert_eq!(to(&ask(&browser, "+380 44 123 4567").await), SENT);
    let other = ask(&browser, "+41 79 123 45 67").await;
    assert!(errors(&other).contains("cominciano così"), "{}", errors(&other));
}
