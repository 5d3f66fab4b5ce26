//! Alerts by mail, as operators choose and get them: the address comes from their body, and mails name nobody.

use std::collections::BTreeMap;

use backend::alerts;
use chrono::TimeDelta;
use domain::{
    actor::Operator,
    alert::{Kind, Wish},
    contact::EmailAddress,
};
use serde_json::{Value, json};
use server::testing::Browser;

use super::{
    oidc_provider::Provider,
    operators::{GENERAL, enable, house, sign_in},
    sink::Sink,
    support::{GIULIA, House, MEALS, MEALS_ANSWERS, to},
};

const WISHES: &str = "/console/avvisi/preferenze";
const MARK: &str = "dispositivo";
const ADDRESS: &str = "nives.orlandi@comune.alfa.example";

/// Signs in with these claims and opens the preferences.
async fn preferences(
    house: &House,
    browser: &Browser<'_>,
    provider: &Provider,
    claims: &[(&str, Value)],
) -> String {
    let back = sign_in(house, browser, ("alfa", provider), "nives", claims).await;
    assert_eq!(to(&back), "/console");
    browser.get(WISHES).await.text()
}

#[tokio::test]
async fn the_address_is_what_the_provider_vouches_for_at_each_sign_in() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let browser = house.app.browser();
    let (email, verified) = (("email", json!(ADDRESS)), ("email_verified", json!(true)));
    let page = preferences(&house, &browser, &provider, std::slice::from_ref(&email)).await;
    assert!(!page.contains(ADDRESS) && page.contains("Non puoi avere e-mail"), "nobody vouches for it");
    assert!(page.contains("non si può: manca il tuo indirizzo"), "the choices say why");
    let page = preferences(&house, &browser, &provider, &[email, verified.clone()]).await;
    assert!(page.contains(&format!("Le e-mail vanno a {ADDRESS}, che arriva dal tuo ente.")), "{page}");
    let other = ("email", json!("n.orlandi@comune.alfa.example"));
    let page = preferences(&house, &browser, &provider, &[other, verified.clone()]).await;
    assert!(page.contains("n.orlandi@comune.alfa.example") && !page.contains(ADDRESS));
    let nonsense = ("email", json!("nessuno"));
    let page = preferences(&house, &browser, &provider, &[nonsense, verified]).await;
    assert!(page.contains("Non puoi avere e-mail"), "one that nobody can write to is none");
}

#[tokio::test]
async fn another_browser_is_told_by_the_mark_that_the_usual_one_keeps() {
    let provider = Provider::open().await;
    let house = house(&[("alfa", &provider)]).await;
    enable(&house, &provider.issuer, "nives", GENERAL).await;
    let new_devices = "SELECT count(*) FROM alert WHERE kind = 'new_device'";
    let enter = async |browser: &Browser<'_>| {
        house.app.pass(TimeDelta::minutes(1));
        preferences(&house, browser, &provider, &[]).await;
        alerts::gather(&house.app.db.app, &house.ctx()).await.unwrap();
        house.count(new_devices).await
    };
    let usual = house.app.browser();
    assert_eq!(enter(&usual).await, 0, "the first one of all");
    let mark = usual.cookie(MARK).unwrap();
    assert_eq!(enter(&usual).await, 0);
    assert_eq!(usual.cookie(MARK), Some(mark.clone()), "it keeps its mark");
    let kept = "SELECT count(*) FROM operator_browser WHERE mark ~ '^[0-9a-f]{64}$'";
    assert_eq!(house.count(kept).await, 1);
    assert_eq!(house.count("SELECT count(*) FROM operator_browser").await, 1);
    let other = house.app.browser();
    other.set_cookie(MARK, "made-up");
    assert_eq!(enter(&other).await, 1);
    let fresh = other.cookie(MARK).unwrap();
    assert!(fresh.len() == 64 && fresh != mark, "what is none of ours is none");
    assert_eq!(enter(&usual).await, 1, "only once");
    assert!(usual.get("/console/avvisi").await.text().contains("Accesso da un nuovo dispositivo"));
}

#[tokio::test]
async fn an_operator_cannot_say_where_mails_go() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get(WISHES).await;
    let typed =
        [("email", "altrove@posta.example"), ("address", "altrove@posta.example"), ("avviso-message", "")];
    assert_eq!(to(&chiara.post(WISHES, &typed).await), "/console/avvisi");
    assert_eq!(house.count("SELECT count(*) FROM operator_email").await, 0);
}

#[tokio::test]
async fn mails_without_an_address_are_refused_and_what_was_chosen_stays() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get(WISHES).await;
    let typed = [("avviso-new_intake", "at_once"), ("avviso-message", "nothing")];
    let refused = chiara.post(WISHES, &typed).await;
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(page.contains("href=\"#avviso-new_intake\"") && page.contains("manca un indirizzo"), "{page}");
    assert_eq!(page.matches(" selected").count(), 2, "{page}");
    assert_eq!(house.count("SELECT count(*) FROM alert_wish").await, 0, "all or nothing");
}

/// A portal whose mails go to this port, where Chiara is written to.
async fn with_mail(port: u16) -> (House, Operator) {
    let port = port.to_string();
    let settings = [("SPORTELLO_MAIL__SMTP_PORT", port.as_str()), ("SPORTELLO_MAIL__SMTP_HOST", "127.0.0.1")];
    let house = House::with(&settings, &[]).await;
    let chiara = house.operator("chiara.moretti").await;
    let address: EmailAddress = ADDRESS.parse().unwrap();
    alerts::keep_address(&house.app.db.app, &house.ctx(), &chiara, Some(&address)).await.unwrap();
    (house, chiara)
}

async fn gather(house: &House) {
    alerts::gather(&house.app.db.app, &house.ctx()).await.unwrap();
    house.app.work(server::job_handlers(&house.app.platform).unwrap()).await;
}

#[tokio::test]
async fn a_mail_counts_and_leads_and_names_nobody() {
    let sink = Sink::open().await;
    let (house, chiara) = with_mail(sink.port).await;
    let browser = house.desk_of("chiara.moretti").await;
    browser.get(WISHES).await;
    let typed = [("avviso-new_intake", "at_once"), ("avviso-integration", "digest")];
    assert_eq!(to(&browser.post(WISHES, &typed).await), "/console/avvisi");
    let giulia = house.giulia().await;
    let (intake, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    gather(&house).await;
    let to_chiara = |mail: &String| mail.contains(&format!("To: {ADDRESS}"));
    let mails: Vec<String> = sink.mails().into_iter().filter(to_chiara).collect();
    assert_eq!(mails.len(), 1, "{:?}", sink.mails());
    let mail = &mails[0];
    for said in ["Nuova istanza: 1", &chiara.desk.name, "/console/avvisi", WISHES] {
        assert!(mail.contains(said), "{said}: {mail}");
    }
    // Not the citizen, not the request, not the service, not a colleague: neither as they are nor in pieces.
    let (number, slug, id) = (number.to_string(), number.slug(), intake.to_string());
    let secrets = [
        "Giulia",
        "Ferrante",
        GIULIA,
        "posta.example",
        "3331234567",
        "Mulini",
        "Pasti",
        "domicilio",
        "Chiara",
        "Moretti",
        &number,
        &slug,
        &id,
    ];
    let lower = mail.to_lowercase();
    for secret in secrets {
        assert!(!lower.contains(&secret.to_lowercase()), "{secret}: {mail}");
    }
    house.app.pass(TimeDelta::minutes(20));
    gather(&house).await;
    let again = sink.mails().into_iter().filter(to_chiara).count();
    assert_eq!(again, 1, "once");
}

#[tokio::test]
async fn a_mail_that_cannot_go_now_is_tried_again() {
    // Nobody listens there.
    let (house, chiara) = with_mail(1).await;
    let wishes = BTreeMap::from([(Kind::NewIntake, Wish::AtOnce)]);
    alerts::save_wishes(&house.app.db.app, &house.ctx(), &chiara, &wishes).await.unwrap();
    let giulia = house.giulia().await;
    house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    gather(&house).await;
    let waiting = "SELECT count(*) FROM job
        WHERE queue = 'send_alert_mail' AND done_at IS NULL AND failed_at IS NULL AND last_error IS NOT NULL";
    assert_eq!(house.count(waiting).await, 1);
}
