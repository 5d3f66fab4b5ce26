//! The facts of a person as an operator meets them.

use backend::{people, seed};
use domain::mask::Group;
use server::testing::{Answer, Browser};

use super::{
    mask_changes::held,
    masks::mask,
    support::{House, grant},
};

/// A portal with people, and the page of one of them.
async fn house() -> (House, String) {
    let house = House::open().await;
    seed::people(&house.app.db.owner, &house.ctx()).await.unwrap();
    let chiara = house.operator("chiara.moretti").await;
    let found = people::find(&house.app.db.app, &house.ctx(), grant(&chiara), "schiavone").await.unwrap();
    let page = format!("/console/persone/{}/dati", found.people[0].person.id);
    (house, page)
}

/// The fact whose correction the page offers first.
fn first_fact(html: &str) -> String {
    let (_, after) = html.split_once("?correggi=").unwrap();
    after.split('#').next().unwrap().to_owned()
}

async fn add_work(browser: &Browser<'_>, page: &str, condition: &str) -> String {
    let form = [
        ("azione", "aggiungi"),
        ("_tipo", "lavoro"),
        ("lavoro-condizione", condition),
        ("dal", "01/02/2020"),
    ];
    let answer = browser.post(page, &form).await;
    assert_eq!(answer.location(), Some(format!("{page}?fatto=salvato#lavoro")));
    first_fact(&browser.get(page).await.text())
}

#[tokio::test]
async fn a_fact_is_written_corrected_and_its_story_stays() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let person = chiara.get(page.trim_end_matches("/dati")).await.text();
    assert!(person.contains(&page) && person.contains("Dati della persona"));
    let open = chiara.get(&format!("{page}?modifica=lavoro")).await.text();
    assert!(open.contains("name=\"lavoro-condizione\"") && !open.contains("name=\"perche\""));
    let fact = add_work(&chiara, &page, "studente").await;
    let open = chiara.get(&format!("{page}?correggi={fact}")).await.text();
    assert!(open.contains("value=\"01/02/2020\"") && open.contains("name=\"perche\""));
    let mut form = vec![("azione", "correggi"), ("_tipo", "lavoro"), ("_fatto", fact.as_str())];
    form.extend([("lavoro-condizione", "autonomo"), ("dal", "31/02/2020"), ("perche", "")]);
    let wrong = chiara.post(&page, &form).await;
    assert_eq!(wrong.status, 422);
    let html = wrong.text();
    for said in ["value=\"31/02/2020\"", "href=\"#f-dal\"", "href=\"#f-perche\"", "id=\"errori\""] {
        assert!(html.contains(said), "{said}");
    }
    form.retain(|(name, _)| !["dal", "perche"].contains(name));
    form.extend([("dal", "01/03/2021"), ("perche", "Aveva <b>capito male")]);
    assert_eq!(chiara.post(&page, &form).await.location(), Some(format!("{page}?fatto=salvato#lavoro")));
    let html = chiara.get(&page).await.text();
    for said in ["lavoratrice autonomo/a", "dal 01/03/2021", "Prima (1)", "Aveva &lt;b&gt;capito male"] {
        assert!(html.contains(said), "{said}");
    }
}

#[tokio::test]
async fn who_corrects_second_sees_what_the_first_one_wrote_and_keeps_their_own_words() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let anna = house.desk_of("anna.bruni").await;
    let fact = add_work(&chiara, &page, "studente").await;
    let form = |condition, why| {
        let which = [("azione", "correggi"), ("_tipo", "lavoro"), ("_fatto", fact.as_str()), ("dal", "")];
        [which.as_slice(), &[("lavoro-condizione", condition), ("perche", why)]].concat()
    };
    assert_eq!(chiara.post(&page, &form("autonomo", "Ha aperto bottega")).await.status, 303);
    let second = anna.post(&page, &form("pensione", "Ha detto la figlia")).await;
    assert_eq!(second.status, 409);
    let html = second.text();
    for said in
        ["Un collega ha già corretto", "lavoratrice autonomo/a", "Ha aperto bottega", "Ha detto la figlia"]
    {
        assert!(html.contains(said), "{said}");
    }
    let (_, after) = html.split_once("name=\"_fatto\" value=\"").unwrap();
    let newest = after.split('"').next().unwrap();
    assert!(newest != fact, "saving once more corrects the colleague's");
    let mut again = form("pensione", "Ha detto la figlia");
    again.retain(|(name, _)| *name != "_fatto");
    again.push(("_fatto", newest));
    assert_eq!(anna.post(&page, &again).await.status, 303);
}

#[tokio::test]
async fn what_ended_lies_below_before() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let fact = add_work(&chiara, &page, "studente").await;
    let mut form =
        vec![("azione", "termina"), ("_tipo", "lavoro"), ("_fatto", fact.as_str()), ("fine", "mai")];
    let wrong = chiara.post(&page, &form).await;
    assert_eq!(wrong.status, 422);
    let html = wrong.text();
    assert!(
        html.contains("value=\"mai\"") && html.contains("value=\"01/02/2020\""),
        "the fact is still there"
    );
    form.retain(|(name, _)| *name != "fine");
    form.extend([("fine", "10/11/2026"), ("perche-fine", "Si è laureato")]);
    assert_eq!(chiara.post(&page, &form).await.status, 303);
    let html = chiara.get(&page).await.text();
    assert!(html.contains("Prima (2)") && html.contains("dal 01/02/2020 al 10/11/2026"), "{html}");
}

#[tokio::test]
async fn of_the_end_the_year_alone_may_be_known() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let fact = add_work(&chiara, &page, "studente").await;
    let mut form = vec![
        ("azione", "termina"),
        ("_tipo", "lavoro"),
        ("_fatto", fact.as_str()),
        ("perche-fine", "Ha smesso, non sa quando"),
        ("fine", "13/2024"),
    ];
    let wrong = chiara.post(&page, &form).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("href=\"#f-fine\"") && wrong.text().contains("value=\"13/2024\""));
    form.pop();
    form.push(("fine", "2024"));
    assert_eq!(chiara.post(&page, &form).await.status, 303);
    let html = chiara.get(&page).await.text();
    assert!(html.contains("dal 01/02/2020 al 2024"), "no more is said than is known: {html}");
    assert!(!html.contains("31/12/2024"));
}

#[tokio::test]
async fn what_is_hidden_is_told_by_its_kind_only() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let form = [
        ("azione", "aggiungi"),
        ("_tipo", "salute"),
        ("salute-tipo", "medico"),
        ("salute-valore", "SEGRETO"),
    ];
    assert_eq!(chiara.post(&page, &form).await.status, 303);
    let fact = first_fact(&chiara.get(&page).await.text());
    sqlx::query("UPDATE profile SET mask = $1")
        .bind(vec![Group::Health.code().to_owned()])
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let masked = house.desk_of("chiara.moretti").await;
    for address in [page.clone(), format!("{page}?correggi={fact}"), format!("{page}?modifica=salute")] {
        let html = masked.get(&address).await.text();
        assert!(!html.contains("SEGRETO") && !html.contains("name=\"salute-tipo\""), "{address}");
        assert!(html.contains("Riferimenti sanitari") && html.contains("sp-masked-how"), "{address}");
    }
    assert_eq!(masked.post(&page, &form).await.status, 404);
    let never = [("azione", "mai"), ("_tipo", "salute"), ("_fatto", fact.as_str()), ("perche-mai", "Provo")];
    assert_eq!(masked.post(&page, &never).await.status, 404);
}

/// What the profile of Chiara's desk hides, and what of it is not there at all.
async fn hide(house: &House, masked: &[Group], absent: &[Group]) {
    let codes = |groups: &[Group]| groups.iter().map(|group| group.code().to_owned()).collect::<Vec<_>>();
    sqlx::query("UPDATE profile SET mask = $1, absent = $2 WHERE name = 'Segretariato sociale'")
        .bind(codes(masked))
        .bind(codes(absent))
        .execute(&house.app.db.owner)
        .await
        .unwrap();
}

/// The form that corrects the first fact of the page: which fact that is, and what the form says that it held.
async fn opened(chiara: &Browser<'_>, page: &str) -> (String, String, Answer) {
    let fact = first_fact(&chiara.get(page).await.text());
    let open = chiara.get(&format!("{page}?correggi={fact}")).await;
    assert!(open.text().contains("name=\"residenza-via\""), "{}", open.text());
    (fact, held(&open), open)
}

/// Corrects the street of a residence with a form that held this.
async fn move_to(
    chiara: &Browser<'_>,
    page: &str,
    (fact, held): (&str, &str),
    street: &str,
    more: &[(&str, &str)],
) -> Answer {
    let which = [("azione", "correggi"), ("_tipo", "residenza"), ("_fatto", fact), ("_gruppi", held)];
    let typed = [("residenza-tipo", "residenza"), ("residenza-via", street), ("perche", "Ha letto male")];
    chiara.post(page, &[which.as_slice(), typed.as_slice(), more].concat()).await
}

const FACILITY: (&str, &str) = ("residenza-struttura", "Casa SEGRETA");

#[tokio::test]
async fn where_the_protected_address_is_absent_the_residence_is_corrected_and_it_stays() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let new = [("azione", "aggiungi"), ("_tipo", "residenza"), ("residenza-tipo", "residenza"), FACILITY];
    assert_eq!(chiara.post(&page, &new).await.status, 303);
    let secret = [Group::ProtectedAddress];

    hide(&house, &secret, &secret).await;
    let (fact, told, open) = opened(&chiara, &page).await;
    let html = open.text();
    assert!(!html.contains(FACILITY.0) && !html.contains("SEGRETA") && !told.contains("protected"));
    let saved = move_to(&chiara, &page, (&fact, &told), "Via Nuova 2", &[]).await;
    assert_eq!(saved.location(), Some(format!("{page}?fatto=salvato#residenza")));

    let (fact, told, _) = opened(&chiara, &page).await;
    hide(&house, &[], &[]).await;
    let lifted = move_to(&chiara, &page, (&fact, &told), "Via Terza 3", &[]).await;
    assert_eq!(lifted.status, 303);
    let html = chiara.get(&page).await.text();
    assert!(html.contains("Via Terza 3") && html.contains("Casa SEGRETA"), "nothing is emptied");

    let (fact, whole, _) = opened(&chiara, &page).await;
    hide(&house, &secret, &secret).await;
    let late = move_to(&chiara, &page, (&fact, &whole), "Via Quarta 4", &[FACILITY]).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("value=\"Via Quarta 4\"") && !late.text().contains("SEGRETA"));
    let again = move_to(&chiara, &page, (&fact, &held(&late)), "Via Quarta 4", &[]).await;
    assert_eq!(again.status, 303);

    hide(&house, &secret, &[]).await;
    let kept = "SELECT count(*) FROM person_fact WHERE content::text LIKE '%Casa SEGRETA%'";
    assert_eq!(house.count(kept).await, 4, "each correction kept it");
    let masked = chiara.get(&page).await.text();
    assert!(!masked.contains("?correggi="), "nobody corrects what they are told is hidden");
}

#[tokio::test]
async fn of_who_gave_no_name_nothing_is_written_that_says_who_it_is() {
    let (house, _) = house().await;
    let operator = house.operator("chiara.moretti").await;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let alias = people::propose_alias(pool, &ctx, grant(&operator)).await.unwrap();
    let person = people::enter_anonymous(pool, &ctx, grant(&operator), alias).await.unwrap();
    let page = format!("/console/persone/{person}/dati");
    let chiara = house.desk_of("chiara.moretti").await;
    let open = chiara.get(&format!("{page}?modifica=nomi")).await.text();
    assert!(!open.contains("name=\"nome-intero\"") && open.contains("non ha dato il nome"));
    let form =
        [("azione", "aggiungi"), ("_tipo", "nomi"), ("nome-tipo", "grafia"), ("nome-intero", "Quirino")];
    let refused = chiara.post(&page, &form).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("Prima identificala") && refused.text().contains("value=\"Quirino\""));
    add_work(&chiara, &page, "irregolare").await;
}

#[tokio::test]
async fn a_municipality_is_completed_while_typing_and_an_older_text_stays_as_it_was() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let open = chiara.get(&format!("{page}?modifica=residenza")).await.text();
    assert!(open.contains("class=\"sp-combo\"") && open.contains("name=\"residenza-comune\""), "a combobox");
    assert!(open.contains("boot.js"), "and its script");
    let work = chiara.get(&format!("{page}?modifica=lavoro")).await.text();
    assert!(!work.contains("sp-combo") && !work.contains("boot.js"), "only where there is one");
    let old = "Pontelaro vecchia, oggi unita a un altro comune";
    let form = [
        ("azione", "aggiungi"),
        ("_tipo", "residenza"),
        ("residenza-tipo", "domicilio"),
        ("residenza-comune", old),
    ];
    assert_eq!(chiara.post(&page, &form).await.location(), Some(format!("{page}?fatto=salvato#residenza")));
    let html = chiara.get(&page).await.text();
    assert!(html.contains(old), "it is no municipality of the list, and can be read");
    let fixing = chiara.get(&format!("{page}?correggi={}", first_fact(&html))).await.text();
    assert!(fixing.contains(&format!("value=\"{old}\"")), "and corrected");
}

#[tokio::test]
async fn what_expired_or_ends_before_it_begins_is_named_and_each_is_corrected_below_itself() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let forms: [&[(&str, &str)]; 3] = [
        &[
            ("_tipo", "identificativi"),
            ("codice-tipo", "carta-identita"),
            ("codice-numero", "AX123"),
            ("codice-scadenza", "01/02/2020"),
        ],
        &[("_tipo", "identificativi"), ("codice-tipo", "passaporto"), ("codice-numero", "PP777")],
        &[
            ("_tipo", "residenza"),
            ("residenza-tipo", "residenza"),
            ("residenza-via", "Via Prova 1"),
            ("dal", "01/02/2026"),
            ("al", "01/02/2020"),
        ],
    ];
    for form in forms {
        let form = [[("azione", "aggiungi")].as_slice(), form].concat();
        assert_eq!(chiara.post(&page, &form).await.status, 303);
    }
    let html = chiara.get(&page).await.text();
    for said in [
        "Carta d’identità, AX123: è scaduto il 01/02/2020.",
        "Residenza anagrafica, Via Prova 1: finisce prima di cominciare",
    ] {
        assert!(html.contains(said), "{said}");
    }
    let (_, home) = html.split_once("id=\"residenza\"").unwrap();
    let (home, _) = home.split_once("id=\"recapiti\"").unwrap();
    assert!(home.contains("id=\"fatto-"), "what ends before it begins is not put away");
    let passport = first_fact(&html);
    let open = chiara.get(&format!("{page}?correggi={passport}")).await.text();
    let at = |what: &str| open.find(what).unwrap();
    assert!(html.contains(&format!("?correggi={passport}#fatto-{passport}")));
    assert!(at(&format!("id=\"fatto-{passport}\"")) < at("name=\"perche\""));
    assert!(at("name=\"perche\"") < open.rfind("AX123").unwrap(), "before the next one");
}

#[tokio::test]
async fn civil_invalidity_is_a_percentage_behind_the_mask_of_disability() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let typed = |percentage: &'static str| {
        [("azione", "aggiungi"), ("_tipo", "invalidita"), ("invalidita-percentuale", percentage)]
    };
    let wrong = chiara.post(&page, &typed("101")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("da 0 a 100") && wrong.text().contains("value=\"101\""));
    let whole = [&typed("100")[..], &[("invalidita-ente", "Commissione SEGRETA")]].concat();
    let saved = chiara.post(&page, &whole).await;
    assert_eq!(saved.location(), Some(format!("{page}?fatto=salvato#invalidita")));
    assert!(chiara.get(&page).await.text().contains("Commissione SEGRETA"));
    mask(&house, "Segretariato sociale", &[Group::Disability]).await;
    assert!(!chiara.get(&page).await.text().contains("SEGRETA"));
}
