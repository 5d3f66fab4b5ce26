//! The households of a person as an operator meets them.

use backend::{people, seed};
use domain::{Id, mask::Group, person::Person};
use server::testing::Browser;

use super::{
    mask_changes::held,
    masks::mask,
    support::{House, errors, grant},
};

/// A portal with people, and the page of the household of one of them.
async fn house() -> (House, String) {
    let house = House::open().await;
    seed::people(&house.app.db.owner, &house.ctx()).await.unwrap();
    let page = format!("/console/persone/{}/famiglia", find(&house, "concetta esposito").await);
    (house, page)
}

async fn find(house: &House, typed: &str) -> Id<Person> {
    let chiara = house.operator("chiara.moretti").await;
    let found = people::find(&house.app.db.app, &house.ctx(), grant(&chiara), typed).await.unwrap();
    found.people[0].person.id
}

/// What stands between the first of these words and the next quotation mark or ampersand.
fn after(html: &str, words: &str) -> String {
    let (_, rest) = html.split_once(words).unwrap_or_else(|| panic!("{words} is not there"));
    rest.split(['"', '&', '#']).next().unwrap().to_owned()
}

/// Opens the household of the page, and says which it is.
async fn open(browser: &Browser<'_>, page: &str) -> String {
    let form = [("azione", "apri"), ("_nuclei", "0"), ("relazione", "1"), ("convive", "si"), ("dal", "")];
    assert_eq!(browser.post(page, &form).await.location(), Some(format!("{page}?fatto=salvato")));
    after(&browser.get(page).await.text(), "?aggiungi=")
}

async fn join(browser: &Browser<'_>, page: &str, household: &str, person: &str) -> String {
    let form = [
        ("azione", "aggiungi"),
        ("_nucleo", household),
        ("persona", person),
        ("relazione", "3"),
        ("convive", "si"),
        ("dal", "01/02/2020"),
        ("protezione", "sostegno"),
        ("protettore-nome", "AVVOCATO-SEGRETO"),
    ];
    assert_eq!(browser.post(page, &form).await.location(), Some(format!("{page}?fatto=salvato")));
    let html = browser.get(page).await.text();
    let (_, row) = html.split_once("Vincenzo Esposito").unwrap();
    after(row, "?correggi=")
}

#[tokio::test]
async fn a_household_is_opened_somebody_comes_and_leaves_and_the_story_stays() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let person = chiara.get(page.trim_end_matches("/famiglia")).await.text();
    assert!(person.contains(&page) && person.contains("Nucleo familiare"));
    assert!(chiara.get(&page).await.text().contains("non fa parte di nessun nucleo"));
    let household = open(&chiara, &page).await;
    let search = format!("{page}?aggiungi={household}&q=vincenzo+esposito");
    let found = chiara.get(&search).await.text();
    let vincenzo = find(&house, "vincenzo esposito").await.to_string();
    assert!(found.contains(&format!("?aggiungi={household}&amp;persona={vincenzo}")), "{found}");
    let form = chiara.get(&format!("{page}?aggiungi={household}&persona={vincenzo}")).await.text();
    assert!(form.contains("Vincenzo Esposito") && form.contains("name=\"relazione\""));
    let row = join(&chiara, &page, &household, &vincenzo).await;
    let html = chiara.get(&page).await.text();
    for said in
        ["54 anni", "Figlio / Figlia, dal 01/02/2020", "Amministrazione di sostegno: AVVOCATO-SEGRETO"]
    {
        assert!(html.contains(said), "{said}");
    }
    let mut end = vec![("azione", "termina"), ("_componente", row.as_str()), ("fine", "mai")];
    let wrong = chiara.post(&page, &end).await;
    assert_eq!(wrong.status, 422);
    let html = wrong.text();
    for said in ["value=\"mai\"", "value=\"01/02/2020\"", "href=\"#f-fine\"", "href=\"#f-perche-fine\""] {
        assert!(html.contains(said), "{said}");
    }
    end.retain(|(name, _)| *name != "fine");
    end.extend([("fine", "10/11/2026"), ("perche-fine", "Ora vive <b>da solo")]);
    assert_eq!(chiara.post(&page, &end).await.status, 303);
    let html = chiara.get(&page).await.text();
    for said in ["dal 01/02/2020 al 10/11/2026", "Ora vive &lt;b&gt;da solo", "Storia del nucleo (3)"] {
        assert!(html.contains(said), "{said}");
    }
    let other = chiara.get(&format!("/console/persone/{vincenzo}/famiglia")).await.text();
    assert!(other.contains("Oggi la persona non fa parte di questo nucleo"));
}

#[tokio::test]
async fn what_is_wrong_is_said_and_everything_typed_is_kept() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let household = open(&chiara, &page).await;
    let vincenzo = find(&house, "vincenzo esposito").await.to_string();
    let form = [
        ("azione", "aggiungi"),
        ("_nucleo", household.as_str()),
        ("persona", vincenzo.as_str()),
        ("relazione", "segno"),
        ("protettore-nome", "Avv. Prova"),
        ("responsabilita", "si"),
        ("dal", "31/02/2020"),
    ];
    let wrong = chiara.post(&page, &form).await;
    assert_eq!(wrong.status, 422);
    let html = wrong.text();
    let places = ["#f-relazione", "#f-convive", "#f-protezione", "#f-dal"].map(|at| format!("href=\"{at}\""));
    for said in places.iter().map(String::as_str).chain(["value=\"Avv. Prova\"", "value=\"31/02/2020\""]) {
        assert!(html.contains(said), "{said}");
    }
    assert!(html.contains("Vincenzo Esposito") && html.contains("id=\"errori\""));
    let of_another = [("azione", "aggiungi"), ("_nucleo", vincenzo.as_str()), ("persona", vincenzo.as_str())];
    assert_eq!(chiara.post(&page, &of_another).await.status, 404);
    assert_eq!(chiara.post(&page, &[("azione", "sposta")]).await.status, 400);
}

#[tokio::test]
async fn somebody_new_is_entered_as_at_the_counter_and_comes_next() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let household = open(&chiara, &page).await;
    let mut form = vec![("azione", "nuova"), ("_nucleo", household.as_str()), ("nome", "Ciro")];
    let wrong = chiara.post(&page, &form).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("value=\"Ciro\""));
    form.extend([("cognome", "Esposito"), ("nato-il", "01/02/2015")]);
    let mut answer = chiara.post(&page, &form).await;
    if answer.status == 422 {
        assert!(answer.text().contains("name=\"nuova\""), "somebody similar is there");
        form.push(("nuova", "si"));
        answer = chiara.post(&page, &form).await;
    }
    let next = answer.location().unwrap();
    assert!(next.starts_with(&format!("{page}?aggiungi={household}&persona=")), "{next}");
    let html = chiara.get(&next).await.text();
    assert!(html.contains("Ciro Esposito") && html.contains("name=\"convive\""));
    let ciro = after(&format!("{next}&"), "&persona=");
    let member = [
        ("azione", "aggiungi"),
        ("_nucleo", household.as_str()),
        ("persona", ciro.as_str()),
        ("relazione", "4"),
        ("convive", "si"),
        ("dal", "01/01/2014"),
    ];
    assert_eq!(chiara.post(&page, &member).await.status, 303);
    let html = chiara.get(&page).await.text();
    assert!(html.contains("Ci sono minori, ma nessuno ha la responsabilità genitoriale"));
    assert!(html.contains("Ciro Esposito: una data è prima della nascita"));
}

#[tokio::test]
async fn who_is_there_already_is_refused_and_who_writes_second_sees_the_first() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let anna = house.desk_of("anna.bruni").await;
    let household = open(&chiara, &page).await;
    let again = [("azione", "apri"), ("_nuclei", "0"), ("relazione", "2"), ("convive", "no")];
    let opened = anna.post(&page, &again).await;
    assert_eq!(opened.status, 409);
    assert!(opened.text().contains("Un collega ha appena scritto un nucleo"));
    assert!(opened.text().contains("name=\"_nuclei\" value=\"1\""));
    let vincenzo = find(&house, "vincenzo esposito").await.to_string();
    let row = join(&chiara, &page, &household, &vincenzo).await;
    let twice = [
        ("azione", "aggiungi"),
        ("_nucleo", household.as_str()),
        ("persona", vincenzo.as_str()),
        ("relazione", "13"),
        ("convive", "no"),
        ("dal", "02/02/2021"),
    ];
    let refused = anna.post(&page, &twice).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("è già nel nucleo") && refused.text().contains("value=\"02/02/2021\""));
    let correct = |why| {
        [
            ("azione", "correggi"),
            ("_componente", row.as_str()),
            ("relazione", "4"),
            ("convive", "si"),
            ("dal", ""),
            ("perche", why),
        ]
    };
    assert_eq!(chiara.post(&page, &correct("È il nipote")).await.status, 303);
    let second = anna.post(&page, &correct("Ha detto la figlia")).await;
    assert_eq!(second.status, 409);
    let html = second.text();
    for said in ["Un collega ha già corretto", "È il nipote", "Ha detto la figlia"] {
        assert!(html.contains(said), "{said}");
    }
    assert!(
        after(&html, "name=\"_componente\" value=\"") != row,
        "saving once more corrects the colleague's"
    );
}

#[tokio::test]
async fn what_courts_decide_and_is_hidden_by_now_is_not_lost_in_silence() {
    const PROFILE: &str = "Segretariato sociale";
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let household = open(&chiara, &page).await;
    let vincenzo = find(&house, "vincenzo esposito").await.to_string();
    let form = format!("{page}?aggiungi={household}&persona={vincenzo}");
    let whole = held(&chiara.get(&form).await);
    assert_eq!(whole, Group::Judicial.code());
    let row = join(&chiara, &page, &household, &vincenzo).await;
    let correction = held(&chiara.get(&format!("{page}?correggi={row}")).await);
    mask(&house, PROFILE, &[Group::Judicial]).await;
    let typed = |held| {
        vec![
            ("_gruppi", held),
            ("relazione", "3"),
            ("convive", "si"),
            ("dal", "03/02/2020"),
            ("protezione", "tutela"),
            ("protettore-nome", "Avv. Prova"),
        ]
    };
    let rows = "SELECT count(*) FROM household_member";
    let before = house.count(rows).await;
    let concetta = find(&house, "concetta esposito").await.to_string();
    let join = [("azione", "aggiungi"), ("_nucleo", household.as_str()), ("persona", concetta.as_str())];
    let late = chiara.post(&page, &[&join[..], &typed(whole.as_str())[..]].concat()).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains("non è stato salvato"), "{}", errors(&late));
    assert!(late.text().contains("value=\"03/02/2020\"") && !late.text().contains("Avv. Prova"));
    assert_eq!(held(&late), "");
    let correct = [("azione", "correggi"), ("_componente", row.as_str()), ("perche", "Prova")];
    let late = chiara.post(&page, &[&correct[..], &typed(correction.as_str())[..]].concat()).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains(&format!("#nucleo-{household}")), "{}", errors(&late));
    assert!(!late.text().contains("name=\"relazione\""), "nobody corrects what they do not see whole");
    assert_eq!(house.count(rows).await, before, "nothing is saved");
}

#[tokio::test]
async fn what_a_mask_hides_is_in_no_answer() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let household = open(&chiara, &page).await;
    let vincenzo = find(&house, "vincenzo esposito").await.to_string();
    let row = join(&chiara, &page, &household, &vincenzo).await;
    let paths =
        ["", &format!("?correggi={row}"), &format!("?aggiungi={household}&persona={vincenzo}"), "/schede"]
            .map(|end| format!("{page}{end}"));
    for (group, secret) in
        [(Group::Judicial, "SEGRETO"), (Group::Identity, "Esposito"), (Group::Family, "Vincenzo")]
    {
        sqlx::query("UPDATE profile SET mask = $1")
            .bind(vec![group.code().to_owned()])
            .execute(&house.app.db.owner)
            .await
            .unwrap();
        let masked = house.desk_of("chiara.moretti").await;
        for path in &paths {
            let answer = masked.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(!answer.text().contains(secret), "{group} {path}");
        }
        let never = [("azione", "mai"), ("_componente", row.as_str()), ("perche-mai", "Provo")];
        assert_eq!(masked.post(&page, &never).await.status, 404, "{group}");
        assert!(masked.get(&page).await.text().contains("sp-masked-how"), "{group}");
    }
}

#[tokio::test]
async fn everybody_s_cards_stand_on_one_page_for_those_who_may_read_them() {
    let (house, page) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let household = open(&chiara, &page).await;
    let vincenzo = find(&house, "vincenzo esposito").await.to_string();
    join(&chiara, &page, &household, &vincenzo).await;
    let card = chiara.get(&format!("/console/schede/nuova?persona={vincenzo}")).await.text();
    let card = after(&card, "name=\"_scheda\" value=\"");
    let form = [
        ("azione", "apri"),
        ("persona", vincenzo.as_str()),
        ("_scheda", card.as_str()),
        ("data", "20/11/2026"),
        ("modalita", "phone"),
        ("perche", "spontaneous"),
        ("descrizione", "Chiede informazioni."),
    ];
    let opened = chiara.post("/console/schede/nuova", &form).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    let part = chiara.get(&format!("/console/schede/{card}?modifica=famiglia&dal-nucleo=si")).await.text();
    for said in ["Dal nucleo familiare", "name=\"minori\"", "value=\"0\""] {
        assert!(part.contains(said), "{said}");
    }
    let cards = format!("{page}/schede");
    let html = chiara.get(&cards).await.text();
    for said in
        ["Vincenzo Esposito", "Per telefono", &format!("/console/schede/{card}"), "Schede della famiglia"]
    {
        assert!(html.contains(said), "{said}");
    }
    let karim = house.desk_of("karim.haddad").await;
    let html = karim.get(&cards).await.text();
    assert!(!html.contains(&card) && html.contains("Il tuo sportello non ha schede"));
    let paolo = house.desk_of("paolo.neri").await;
    assert_eq!(paolo.get(&page).await.status, 404);
    assert_eq!(paolo.get(&cards).await.status, 404);
    assert_eq!(paolo.post(&page, &[("azione", "apri")]).await.status, 404);
}
