//! A card handed to a body without access, as both ends of the link meet it: who gets in, who does not, and what is
//! nowhere to be found.

use backend::{
    referrals::outside::{self, LinkKey, NewLink, Sending},
    testing::new_id,
};
use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    card::Card,
    permission::authorise,
    referral::{
        Piece,
        outside::{Code, Outside},
    },
};
use server::{
    jobs::{JobHandlers, OutsideHandler},
    testing::{Answer, Browser},
};
use tracing_subscriber::EnvFilter;

use super::{
    logs::{ALL, Book},
    referrals::{HEALTH, PRIVATE, card_with, hidden},
    sink::Sink,
    support::{House, to},
};

const ADDRESS: &str = "anna.sarti@croceverde.example";
const FISCAL_CODE: &str = "FRRGLI88C54M990P";
const PARTS: [&str; 5] = ["persona", "recapiti", "bisogni", "risposte", "note"];

/// A card that says it in the field of a need: what is said of violence never leaves.
async fn card(house: &House) -> (Operator, Id<Card>) {
    card_with(house, "specifica").await
}

/// One that was sent, and the token of its link.
pub async fn sent(house: &House, who: &Operator, card: Id<Card>) -> (Id<Outside>, String) {
    sent_because(house, who, card, "Serve un trasporto").await
}

/// The same, with this reason.
pub async fn sent_because(house: &House, who: &Operator, card: Id<Card>, why: &str) -> (Id<Outside>, String) {
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let key = LinkKey::new(house.app.platform.secrets.session);
    let sending = Sending {
        id: Id::new(new_id()),
        body: "Croce Verde".to_owned(),
        address: ADDRESS.parse().unwrap(),
        pieces: Piece::all().collect(),
        papers: Vec::new(),
        why: why.to_owned(),
        informed: true,
    };
    let link = NewLink { id: Id::new(new_id()), key: &key, code: &Code::drawn([1; 8]) };
    assert!(outside::send(pool, &ctx, authorise(who).unwrap(), card, &sending, &link).await.unwrap());
    (sending.id, key.token(link.id).unwrap().to_string())
}

async fn house(sink: &Sink) -> House {
    let port = sink.port.to_string();
    let settings = [("SPORTELLO_MAIL__SMTP_PORT", port.as_str()), ("SPORTELLO_MAIL__SMTP_HOST", "127.0.0.1")];
    House::with(&settings, &[]).await
}

fn told(page: &Answer) -> String {
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"));
    let text = page.text();
    let (_, after) = text.split_once("class=\"sp-code\">").unwrap();
    after.split('<').next().unwrap().to_owned()
}

/// Sends by the form; where it is, and the code.
async fn send(chiara: &Browser<'_>, card: Id<Card>) -> (String, String) {
    let new = format!("/console/schede/{card}/invii/esterno");
    let id = hidden(&chiara.get(&new).await.text(), "_invio");
    let wrong = [("_invio", id.as_str()), ("ente", "Croce Verde"), ("email", "anna@sarti@croce")];
    let wrong = chiara.post(&new, &wrong).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("anna@sarti@croce") && wrong.text().contains("Croce Verde"), "all is kept");
    assert_eq!(hidden(&wrong.text(), "_invio"), id);
    let mut form = vec![("_invio", id.as_str()), ("ente", "Croce Verde"), ("email", ADDRESS)];
    form.extend([("perche", "Serve <b>un trasporto"), ("informata", "si")]);
    form.extend(PARTS.map(|part| ("parte", part)));
    let code = told(&chiara.post(&new, &form).await);
    let place = to(&chiara.post(&new, &form).await);
    assert!(!chiara.get(&place).await.text().contains(&code), "the code is told once");
    (place, code)
}

/// The address in the last mail.
async fn mailed(house: &House, sink: &Sink) -> String {
    let handler = OutsideHandler { platform: house.app.platform.clone() };
    house.app.work(JobHandlers::new().on(handler)).await;
    let mail = sink.mails().pop().unwrap();
    assert!(mail.contains(&format!("To: {ADDRESS}")), "{mail}");
    for secret in ["Giulia", "Ferrante", FISCAL_CODE, HEALTH, "trasporto"] {
        assert!(!mail.contains(secret), "{secret}: {mail}");
    }
    let (_, after) = mail.split_once("/invii-esterni/").unwrap();
    format!("/invii-esterni/{}", &after[..64])
}

async fn type_code(browser: &Browser<'_>, path: &str, code: &str) -> Answer {
    browser.post(path, &[("azione", "codice"), ("codice", code)]).await
}

fn other_than(code: &str) -> &'static str {
    if code.starts_with('A') { "BBBB-BBBB" } else { "AAAA-AAAA" }
}

/// Nobody's facts are in there.
fn silent(answer: &Answer, status: u16) {
    let text = answer.text();
    assert_eq!(answer.status, status, "{text}");
    for secret in ["Giulia", "Ferrante", FISCAL_CODE, HEALTH, "trasporto", "Croce Verde"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[tokio::test]
async fn a_card_goes_outside_and_its_outcome_comes_back() {
    let sink = Sink::open().await;
    let house = house(&sink).await;
    let (_, card) = card(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let (place, code) = send(&chiara, card).await;
    let path = mailed(&house, &sink).await;
    let anna = house.app.browser();
    let first = anna.get(&path).await;
    silent(&first, 200);
    assert_eq!(
        first.header("referrer-policy"),
        "strict-origin",
        "the path stays secret, forms tell their origin"
    );
    assert_eq!(first.header("cache-control"), "no-store");
    assert!(first.header("x-robots-tag").contains("noindex") && first.text().contains("content=\"noindex\""));
    silent(&anna.post(&path, &[("azione", "ricevuta"), ("incaricato", "Anna")]).await, 200);
    let opened = type_code(&anna, &path, &code.to_lowercase()).await;
    assert_eq!(to(&opened), path);
    let cookie = opened.header("set-cookie").to_owned();
    for part in ["SameSite=Strict", "HttpOnly", &format!("Path={path}")] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let page = anna.get(&path).await.text();
    for part in ["Giulia Ferrante", FISCAL_CODE, HEALTH, "Richiamare lunedì", "Serve &lt;b&gt;un trasporto"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains(PRIVATE), "private notes never leave");
    assert!(chiara.get(&place).await.text().contains("Aperta con il codice giusto"));
    let nobody = anna.post(&path, &[("azione", "ricevuta"), ("incaricato", " ")]).await;
    assert_eq!(nobody.status, 422);
    assert_eq!(to(&anna.post(&path, &[("azione", "ricevuta"), ("incaricato", "Anna Sarti")]).await), path);
    assert!(chiara.get(&place).await.text().contains("Anna Sarti"));
    assert_eq!(chiara.post(&place, &[("azione", "annulla")]).await.status, 409, "received meanwhile");
    let twice = anna.post(&path, &[("azione", "ricevuta"), ("incaricato", "Anna Sarti")]).await;
    assert_eq!(twice.status, 409);
    assert_eq!(anna.post(&path, &[("azione", "esito"), ("esito", "closed")]).await.status, 422);
    let end = [("azione", "esito"), ("esito", "closed"), ("testo", "Trasporto <i>fatto</i>")];
    assert_eq!(to(&anna.post(&path, &end).await), path);
    assert!(chiara.get(&place).await.text().contains("Trasporto &lt;i&gt;fatto&lt;/i&gt;"));
    let after = anna.get(&path).await;
    assert_eq!(after.status, 200);
    assert!(!after.text().contains(FISCAL_CODE), "what ended is read no more");
    for list in ["/console/invii".to_owned(), format!("/console/schede/{card}")] {
        assert!(chiara.get(&list).await.text().contains(&place), "{list}");
    }
    let of_card = chiara.get(&format!("/console/schede/{card}")).await.text();
    assert!(of_card.contains("Inviata all’ente esterno Croce Verde il"), "{of_card}");
}

#[tokio::test]
async fn five_wrong_codes_close_the_link_and_the_sender_makes_a_new_one() {
    let sink = Sink::open().await;
    let house = house(&sink).await;
    let (_, card) = card(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let (place, code) = send(&chiara, card).await;
    let path = mailed(&house, &sink).await;
    let anna = house.app.browser();
    silent(&type_code(&anna, &path, "ABC").await, 422);
    let forged = [("azione", "codice"), ("codice", other_than(&code))];
    assert_eq!(anna.post_raw(&path, &forged, "cross-site").await.status, 403, "another site cannot try");
    for left in [4, 3, 2, 1] {
        let wrong = type_code(&anna, &path, other_than(&code)).await;
        silent(&wrong, 422);
        let said = if left == 1 {
            "ti resta 1 tentativo".to_owned()
        } else {
            format!("ti restano {left} tentativi")
        };
        assert!(wrong.text().contains(&said), "{left}: {}", wrong.text());
    }
    silent(&type_code(&anna, &path, other_than(&code)).await, 410);
    silent(&type_code(&anna, &path, &code).await, 410);
    silent(&anna.get(&path).await, 410);
    let tried = "SELECT count(*) FROM audit_event WHERE reason = 'outside_code_wrong'";
    assert_eq!(house.count(tried).await, 5);
    let page = chiara.get(&place).await.text();
    assert!(page.contains("troppi codici sbagliati") && page.contains("cinque codici sbagliati"), "{page}");
    let drawn = hidden(&page, "_collegamento");
    let form = |email| [("azione", "link"), ("_collegamento", drawn.as_str()), ("email", email)];
    let wrong = chiara.post(&place, &form("nessuno")).await;
    assert_eq!(wrong.status, 422);
    let fresh = told(&chiara.post(&place, &form("")).await);
    assert_eq!(to(&chiara.post(&place, &form("")).await), place, "a double click makes one link");
    let newer = mailed(&house, &sink).await;
    assert_ne!(newer, path);
    silent(&type_code(&anna, &path, &fresh).await, 410);
    assert_eq!(to(&type_code(&anna, &newer, &fresh).await), newer);
    assert!(anna.get(&newer).await.text().contains(FISCAL_CODE));
    // The form of before, sent again after a third link was made: it is done already.
    let drawn = hidden(&chiara.get(&place).await.text(), "_collegamento");
    told(&chiara.post(&place, &[("azione", "link"), ("_collegamento", drawn.as_str()), ("email", "")]).await);
    assert_eq!(to(&chiara.post(&place, &form("")).await), place, "nothing new, and no fault");
    assert_eq!(house.count("SELECT count(*) FROM outside_link").await, 3);
}

#[tokio::test]
async fn only_the_browser_that_opened_it_goes_on_for_a_few_hours() {
    let sink = Sink::open().await;
    let house = house(&sink).await;
    let (_, card) = card(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let (_, code) = send(&chiara, card).await;
    let path = mailed(&house, &sink).await;
    let (anna, other) = (house.app.browser(), house.app.browser());
    assert_eq!(to(&type_code(&anna, &path, &code).await), path);
    let desk = house.operator("chiara.moretti").await.desk.name;
    let elsewhere = other.get(&path).await;
    silent(&elsewhere, 403);
    assert!(elsewhere.text().contains("Il browser è questo") && elsewhere.text().contains(&desk));
    let again = other.get(&format!("{path}?ancora=si")).await;
    silent(&again, 403);
    assert!(again.text().contains("Non è questo") && !again.text().contains("Il browser è questo"));
    silent(&type_code(&other, &path, &code).await, 403);
    other.set_cookie("invio", &"0".repeat(64));
    silent(&other.get(&path).await, 403);
    silent(&other.post(&path, &[("azione", "rifiuta"), ("motivo", "No")]).await, 403);
    silent(&chiara.get(&path).await, 403);
    house.app.pass(TimeDelta::hours(5));
    let later = anna.get(&path).await;
    assert_eq!(later.status, 200);
    assert!(!later.text().contains(FISCAL_CODE), "the hours for reading are over");
    assert!(later.text().contains("Puoi ancora rispondere"));
    let refused = [("azione", "rifiuta"), ("motivo", "Fuori zona")];
    assert_eq!(to(&anna.post(&path, &refused).await), path);
    house.app.pass(TimeDelta::days(7));
    let gone = anna.get(&path).await;
    silent(&gone, 410);
    assert!(gone.text().contains(&format!("{desk}, telefono ")), "whom to call: {}", gone.text());
}

#[tokio::test]
async fn what_is_expired_taken_back_or_made_up_opens_nothing() {
    let sink = Sink::open().await;
    let house = house(&sink).await;
    let (_, card) = card(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let anna = house.app.browser();
    let (place, code) = send(&chiara, card).await;
    let path = mailed(&house, &sink).await;
    assert_eq!(to(&chiara.post(&place, &[("azione", "annulla")]).await), place);
    silent(&anna.get(&path).await, 410);
    silent(&type_code(&anna, &path, &code).await, 410);
    for made_up in [format!("/invii-esterni/{}", "0a".repeat(32)), "/invii-esterni/x".to_owned()] {
        silent(&anna.get(&made_up).await, 404);
        silent(&type_code(&anna, &made_up, &code).await, 404);
    }
    let (_, code) = send(&chiara, card).await;
    let path = mailed(&house, &sink).await;
    house.app.pass(TimeDelta::days(8));
    silent(&type_code(&anna, &path, &code).await, 410);
}

#[tokio::test]
async fn what_the_senders_mask_hides_never_leaves() {
    let sink = Sink::open().await;
    let house = house(&sink).await;
    let (_, card) = card(&house).await;
    sqlx::query("UPDATE profile SET mask = '{needs}' WHERE name = 'Segretariato sociale'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let chiara = house.desk_of("chiara.moretti").await;
    let form = format!("/console/schede/{card}/invii/esterno");
    assert!(!chiara.get(&form).await.text().contains(HEALTH));
    // The form asks for the part all the same.
    let (place, code) = send(&chiara, card).await;
    let path = mailed(&house, &sink).await;
    let anna = house.app.browser();
    assert_eq!(to(&type_code(&anna, &path, &code).await), path);
    let page = anna.get(&path).await.text();
    assert!(page.contains(FISCAL_CODE) && !page.contains(HEALTH) && !page.contains(PRIVATE), "{page}");
    assert!(!chiara.get(&place).await.text().contains(HEALTH));
    let kept = "SELECT count(*) FROM outside_referral WHERE content::text LIKE '%SEGRETO-%'";
    assert_eq!(house.count(kept).await, 0, "nor is it kept");
}

#[tokio::test]
async fn token_and_code_are_in_no_log_no_audit_row_and_no_table() {
    let sink = Sink::open().await;
    let house = house(&sink).await;
    let (_, card) = card(&house).await;
    let book = Book::default();
    let log = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(ALL))
        .with_ansi(false)
        .with_writer(book.clone());
    let (path, code) = {
        let _logging = tracing::subscriber::set_default(log.finish());
        let chiara = house.desk_of("chiara.moretti").await;
        let (_, code) = send(&chiara, card).await;
        let path = mailed(&house, &sink).await;
        let anna = house.app.browser();
        anna.get(&path).await;
        type_code(&anna, &path, other_than(&code)).await;
        type_code(&anna, &path, &code).await;
        anna.get(&path).await;
        anna.post(&path, &[("azione", "ricevuta"), ("incaricato", "Anna Sarti")]).await;
        house.app.browser().get(&path).await;
        (path, code)
    };
    let token = path.rsplit('/').next().unwrap().to_owned();
    let text = book.text();
    assert!(text.contains("/invii-esterni/{token}"), "the log names the route");
    let plain = code.replace('-', "");
    for secret in [token.as_str(), code.as_str(), plain.as_str(), ADDRESS, "Anna Sarti", FISCAL_CODE] {
        assert!(!text.contains(secret), "{secret} is in the log");
    }
    for table in ["audit_event", "job", "outside_referral", "outside_link", "outside_step"] {
        let sql = format!("SELECT coalesce(string_agg(line::text, ' '), '') FROM {table} AS line");
        let rows: String =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&house.app.db.owner).await.unwrap();
        for secret in [token.as_str(), code.as_str(), plain.as_str()] {
            assert!(!rows.contains(secret), "{table} holds {secret}");
        }
    }
    let reasons = [
        "outside_link",
        "outside_code_wrong",
        "outside_code_right",
        "outside_read",
        "received",
        "outside_other_browser",
    ];
    for reason in reasons {
        let rows: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM audit_event
             WHERE reason = $1 AND subject = 'referral' AND actor = 'system' AND zone_id IS NOT NULL",
        )
        .bind(reason)
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap();
        assert!(rows > 0, "{reason} is not in the audit log");
    }
}

#[tokio::test]
async fn documents_go_along_one_by_one_and_the_mask_holds_for_them() {
    let sink = Sink::open().await;
    let house = house(&sink).await;
    let (operator, card) = card(&house).await;
    let request: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM service_request").fetch_one(&house.app.db.owner).await.unwrap();
    let at = format!("/console/schede/{card}/servizi/{request}");
    let paper = super::papers::attached(&house, &at).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let form = format!("/console/schede/{card}/invii/esterno");
    let page = chiara.get(&form).await.text();
    assert!(page.contains(&format!("value=\"{paper}\"")), "{page}");
    let posted = |id: &str| {
        let pairs = [("_invio", id), ("ente", "Croce Verde"), ("email", ADDRESS), ("perche", "Trasporto")];
        let chosen = [("parte", "persona"), ("documento", paper.as_str())];
        pairs.into_iter().chain(chosen).map(|(a, b)| (a.to_owned(), b.to_owned())).collect::<Vec<_>>()
    };
    let all = posted(&hidden(&page, "_invio"));
    let pairs: Vec<_> = all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let code = told(&chiara.post(&form, &pairs).await);
    let path = mailed(&house, &sink).await;
    let (anna, other) = (house.app.browser(), house.app.browser());
    let file = format!("{path}/documenti/{paper}");
    assert_eq!(anna.get(&file).await.status, 404, "before the code");
    assert_eq!(to(&type_code(&anna, &path, &code).await), path);
    assert!(anna.get(&path).await.text().contains(&file));
    let saved = anna.get(&file).await;
    assert_eq!((saved.status.as_u16(), saved.header("referrer-policy")), (200, "strict-origin"));
    assert!(saved.body.starts_with(b"%PDF") && saved.header("content-disposition").starts_with("attachment"));
    assert!(saved.header("cache-control").contains("no-store"));
    assert_eq!(other.get(&file).await.status, 404, "another browser");
    let opened = "SELECT count(*) FROM audit_event WHERE action = 'open' AND subject = 'document' AND reason = 'outside_read'";
    assert_eq!(house.count(opened).await, 1);
    house.app.pass(TimeDelta::hours(5));
    assert_eq!(anna.get(&file).await.status, 404, "the hours for reading are over");
    // A contract is about the residence: whoever does not see that sends no contract, whatever the form says.
    sqlx::query("UPDATE profile SET mask = '{residence}' WHERE name = 'Segretariato sociale'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    house.sit(&chiara, "chiara.moretti").await;
    let page = chiara.get(&form).await.text();
    assert!(!page.contains(&paper));
    let all = posted(&hidden(&page, "_invio"));
    let pairs: Vec<_> = all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    told(&chiara.post(&form, &pairs).await);
    assert_eq!(house.count("SELECT count(*) FROM outside_document").await, 1, "of the first one only");
    assert!(!operator.mask.hides(domain::mask::Group::Residence));
}

#[tokio::test]
async fn one_address_looks_at_links_so_often_and_no_more() {
    let house = House::with(&[("SPORTELLO_DOOR__PER_MINUTE", "10")], &[]).await;
    let (operator, card) = card(&house).await;
    let (_, token) = sent(&house, &operator, card).await;
    let path = format!("/invii-esterni/{token}");
    let (somebody, anna) = (house.app.browser_at("203.0.113.66".parse().unwrap()), house.app.browser());
    for _ in 0..10 {
        silent(&somebody.get(&path).await, 200);
    }
    silent(&somebody.get(&path).await, 429);
    silent(&type_code(&somebody, &path, "AAAA-AAAA").await, 429);
    let looks = "SELECT count(*) FROM audit_event WHERE reason = 'outside_link'";
    assert_eq!(house.count(looks).await, 10, "it writes no more");
    silent(&anna.get(&path).await, 200);
}
