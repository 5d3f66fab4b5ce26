//! What a form begins with that the portal knows already: only what may be used again, and with its source.

use chrono::TimeDelta;
use serde_json::{Value, json};
use server::testing::Browser;

use super::support::{House, MEALS, MEALS_ANSWERS, MEALS_STEPS, fill, pdf, step, upload};

const MONEY: &str = "contributo-economico";
const ACCOUNT: &str = "IT60X0542811101000000123456";
const SOURCE: &str = "Dalla domanda del 20/11/2026";

/// Answers that make "Contributo economico" whole, but for whom it is, the account and its document.
const MONEY_ANSWERS: [(&str, &str); 15] = [
    ("presa-visione", "si"),
    ("provvedimento", "no"),
    ("invalidita", "no"),
    ("lavoro", "dipendente"),
    ("entrate-mensili", "800,00"),
    ("isee", "no"),
    ("spese", "cibo"),
    ("importo", "300,00"),
    ("cambiamento", "Il lavoro è finito."),
    ("ha-conto", "si"),
    ("altri-aiuti", "nessuno"),
    ("unica-domanda", "si"),
    ("cambiamenti", "si"),
    ("responsabilita", "si"),
    ("avvisi", "email"),
];
const FOR_A_CHILD: [(&str, &str); 5] = [
    ("per-chi", "minore"),
    ("persona-nome", "Elena"),
    ("persona-cognome", "Ferrante"),
    ("persona-data-nascita", "12/05/2015"),
    ("persona-altrove", "no"),
];

type Typed = Vec<(&'static str, &'static str)>;

/// Answers to "Pasti a domicilio" with others in place of some.
fn meals(others: &[(&'static str, &'static str)]) -> Typed {
    let mut typed = MEALS_ANSWERS.to_vec();
    typed.retain(|(name, _)| others.iter().all(|(other, _)| other != name));
    typed.extend(others);
    typed
}

/// A page that is shown, and not the way to another.
async fn shown(browser: &Browser<'_>, path: &str) -> String {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.header("location"));
    page.text()
}

#[tokio::test]
async fn the_isee_of_this_year_comes_back_in_a_form_for_oneself() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    house.sent(&giulia, MEALS, &meals(&[("isee", "si"), ("isee-valore", "7.001,20")])).await;
    house.draft(&giulia, MEALS, &meals(&[("inizio", "01/02/2027")])).await;
    let (value, page) = ("value=\"7.001,20\"", step("famiglia-e-isee"));
    let browser = house.browser_of(&giulia).await;
    let html = shown(&browser, &page).await;
    assert!(html.contains(value) && html.contains(SOURCE), "{html}");
    // For a grandmother it is another one.
    let other = [
        ("inizio", "01/02/2027"),
        ("per-chi", "familiare"),
        ("persona-nome", "Elena"),
        ("persona-cognome", "Ferrante"),
        ("persona-data-nascita", "12/05/1941"),
    ];
    house.draft(&giulia, MEALS, &meals(&other)).await;
    assert!(!shown(&browser, &page).await.contains(value));
    // Next year it is worth nothing any more.
    house.draft(&giulia, MEALS, &meals(&[("inizio", "01/02/2027")])).await;
    house.app.pass(TimeDelta::days(43));
    let browser = house.browser_of(&house.giulia().await).await;
    assert!(!shown(&browser, &page).await.contains(value));
}

#[tokio::test]
async fn the_account_comes_back_with_its_source_and_only_to_its_owner() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let own = [&MONEY_ANSWERS[..], &[("per-chi", "me")]].concat();
    let draft = house.draft(&giulia, MONEY, &[&own[..], &[("iban", ACCOUNT)]].concat()).await;
    let handed_in = upload(&browser, draft.id, "documenti-spese", "spese.pdf", &pdf("affitto")).await;
    assert_eq!(handed_in.status, 200, "{}", handed_in.text());
    house.send(&giulia, draft.id).await;
    let page = format!("/servizi/{MONEY}/domanda/situazione-economica");
    house.draft(&giulia, MONEY, &own).await;
    let html = shown(&browser, &page).await;
    assert!(html.contains(&format!("value=\"{ACCOUNT}\"")) && html.contains(SOURCE), "{html}");
    // Bills tell of now for three months.
    assert!(html.contains("spese.pdf") && html.contains("negli ultimi 90 giorni"), "{html}");
    // The child has an account of its own.
    house.draft(&giulia, MONEY, &[&MONEY_ANSWERS[..], &FOR_A_CHILD].concat()).await;
    assert!(!shown(&browser, &page).await.contains(ACCOUNT));
    let carlo = house.carlo().await;
    house.draft(&carlo, MONEY, &own).await;
    assert!(!shown(&house.browser_of(&carlo).await, &page).await.contains(ACCOUNT));
    house.app.pass(TimeDelta::days(91));
    let browser = house.browser_of(&house.giulia().await).await;
    assert!(!shown(&browser, &page).await.contains("spese.pdf"));
}

#[tokio::test]
async fn what_comes_from_the_login_says_so() {
    let house = House::open().await;
    let browser = house.browser_of(&house.giulia().await).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let html = shown(&browser, &step("i-tuoi-dati")).await;
    assert!(html.contains("value=\"Via dei Mulini 12\""), "{html}");
    assert!(html.contains("Dal tuo accesso (SPID, CIE o eIDAS)"), "{html}");
}

#[tokio::test]
async fn an_address_that_is_certified_anew_comes_before_the_one_of_an_earlier_request() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let page = step("i-tuoi-dati");
    // The identity provider has another address now.
    let mut moved = giulia.certified.clone();
    moved.street = Some("Via dei Tigli 4".to_owned());
    let giulia = house.account(moved).await;
    let browser = house.browser_of(&giulia).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let html = shown(&browser, &page).await;
    assert!(html.contains("value=\"Via dei Tigli 4\"") && !html.contains("Via dei Mulini 12"), "{html}");
    // What is corrected after that stays, as long as nothing else is certified.
    house.app.pass(TimeDelta::minutes(1));
    house.sent(&giulia, MEALS, &meals(&[("via", "Via dei Tigli 4/b")])).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let html = shown(&browser, &page).await;
    assert!(html.contains("value=\"Via dei Tigli 4/b\"") && html.contains(SOURCE), "{html}");
}

/// Has the form of "Pasti a domicilio" ask for the whole residence in one question.
async fn ask_whole_residence(house: &House) {
    let mut content: Value = sqlx::query_scalar(
        "SELECT content FROM service_version JOIN service ON service.id = service_id WHERE slug = $1",
    )
    .bind(MEALS)
    .fetch_one(&house.app.db.owner)
    .await
    .unwrap();
    let steps = content["form"]["steps"].as_array_mut().unwrap();
    let sections = steps.iter_mut().flat_map(|step| step["sections"].as_array_mut().unwrap());
    for section in sections.filter(|section| section["questions"][0]["name"] == "via") {
        section["questions"] = json!([{
            "name": "casa", "label": { "it": "Dove abiti" }, "kind": { "type": "address" },
            "prefill": "residence", "group": "residence"
        }]);
    }
    sqlx::query(
        "UPDATE service_version SET content = $2 FROM service WHERE service.id = service_id AND slug = $1",
    )
    .bind(MEALS)
    .bind(content)
    .execute(&house.app.db.owner)
    .await
    .unwrap();
}

#[tokio::test]
async fn the_source_of_an_address_is_said_once_and_field_by_field_when_one_is_changed() {
    let house = House::open().await;
    ask_whole_residence(&house).await;
    let giulia = house.giulia().await;
    let before = [("casa.via", "Via Nuova 1"), ("casa.cap", "50000"), ("casa.comune", "Pontelaro")];
    house.sent(&giulia, MEALS, &meals(&before)).await;
    let browser = house.browser_of(&giulia).await;
    fill(&browser, "informativa", MEALS_STEPS[0].1).await;
    let page = step("i-tuoi-dati");
    let html = shown(&browser, &page).await;
    assert!(html.contains("value=\"Via Nuova 1\"") && html.contains(SOURCE), "{html}");
    assert!(html.contains("aria-describedby=\"casa-fonte\"") && html.contains("id=\"casa-fonte\""), "{html}");
    assert!(!html.contains("casa-via-fonte") && !html.contains("casa-comune-fonte"), "{html}");
    let now = [("casa.via", "Via Nuova 3"), ("casa.cap", "50000"), ("casa.comune", "Pontelaro")];
    fill(&browser, "i-tuoi-dati", &[&now[..], &[("per-chi", "me")]].concat()).await;
    let html = shown(&browser, &page).await;
    assert!(html.contains("id=\"casa-comune-fonte\"") && html.contains("id=\"casa-cap-fonte\""), "{html}");
    assert!(!html.contains("\"casa-fonte") && !html.contains("casa-via-fonte"), "{html}");
}

#[tokio::test]
async fn the_source_of_somebody_of_the_household_is_said_once() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let person = |family_name| {
        [
            ("componenti", "1"),
            ("componenti.0.componente-nome", "Elena"),
            ("componenti.0.componente-cognome", family_name),
            ("componenti.0.componente-data-nascita", "12/05/2015"),
            ("componenti.0.componente-parentela", "figlio"),
        ]
    };
    house.sent(&giulia, MEALS, &meals(&person("Ferrante"))).await;
    let browser = house.browser_of(&giulia).await;
    for (slug, typed) in &MEALS_STEPS[..3] {
        fill(&browser, slug, typed).await;
    }
    let page = step("famiglia-e-isee");
    let html = shown(&browser, &page).await;
    assert_eq!(html.matches(SOURCE).count(), 1, "{html}");
    assert!(html.contains("aria-describedby=\"voce-componenti-0-fonte\""), "{html}");
    fill(&browser, "famiglia-e-isee", &[&person("Rossi")[..], &[("isee", "no")]].concat()).await;
    let html = shown(&browser, &page).await;
    assert!(html.contains("componenti-0-componente-nome-fonte"), "{html}");
    assert!(!html.contains("voce-componenti-0-fonte"), "{html}");
    assert!(!html.contains("componente-cognome-fonte"), "{html}");
}
