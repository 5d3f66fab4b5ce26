//! Two records of one person, as operators meet them.

use backend::{
    jobs::{FindDoubles, ensure},
    people, seed,
};
use domain::{Id, mask::Group, person::Person};
use server::{
    jobs::{DoublesHandler, JobHandlers},
    testing::Browser,
};

use super::support::{House, Part, grant, pdf, post_parts};

const SIGNED: &str = "SELECT count(*) FROM privacy_signature";
const DOUBLES: &str = "/console/persone/doppioni";

/// A portal with people, and two records of one of them.
async fn house() -> (House, Id<Person>, Id<Person>) {
    let house = House::open().await;
    seed::people(&house.app.db.owner, &house.ctx()).await.unwrap();
    let kept = person(&house, "schiavone").await;
    let other = twin(&house).await;
    (house, kept, other)
}

/// Enters a second record of somebody who is there.
async fn twin(house: &House) -> Id<Person> {
    let chiara = house.desk_of("chiara.moretti").await;
    let form = [
        ("azione", "persona"),
        ("nome", "Giovanbattista"),
        ("cognome", "Schiavone"),
        ("nato-il", "24/12/1938"),
        ("telefono", "3330100188"),
        ("nuova", "si"),
    ];
    let entered = chiara.post("/console/schede/nuova", &form).await.location().unwrap();
    entered.rsplit('=').next().unwrap().parse().unwrap()
}

async fn person(house: &House, typed: &str) -> Id<Person> {
    let chiara = house.operator("chiara.moretti").await;
    let found = people::find(&house.app.db.app, &house.ctx(), grant(&chiara), typed).await.unwrap();
    found.people[0].person.id
}

/// The value of the first hidden field of this name.
fn hidden(html: &str, name: &str) -> String {
    let (_, after) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

async fn seen(browser: &Browser<'_>, page: &str) -> String {
    hidden(&browser.get(page).await.text(), "_stato")
}

fn decided<'a>(other: &'a str, state: &'a str) -> [(&'a str, &'a str); 4] {
    [("con", other), ("_stato", state), ("scelta-telefono", "resta"), ("motivo", "Lo conosco")]
}

async fn night(house: &House) {
    ensure(&house.app.db.app, &house.ctx(), &FindDoubles {}).await.unwrap();
    let handler = DoublesHandler { pool: house.app.db.app.clone() };
    house.app.work(JobHandlers::new().on(handler)).await;
}

#[tokio::test]
async fn a_double_is_chosen_compared_merged_and_given_back() {
    let (house, kept, other) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = format!("/console/persone/{kept}/unione");
    assert!(chiara.get(&format!("/console/persone/{kept}")).await.text().contains(&page));
    let html = chiara.get(&page).await.text();
    assert!(html.contains(&format!("{page}?con={other}")), "it is suggested");
    assert_eq!(chiara.post(&page, &[("motivo", "Sì")]).await.status, 422, "nobody was chosen");

    let page = format!("{page}?con={other}");
    let html = chiara.get(&page).await.text();
    for said in ["Giovan Battista Schiavone", "Giovanbattista Schiavone", "3330100188", "SCHGNB38T24M990L"] {
        assert!(html.contains(said), "{said}");
    }
    let state = hidden(&html, "_stato");
    let other_id = other.to_string();
    let mut form = vec![("con", other_id.as_str()), ("_stato", state.as_str()), ("scelta-telefono", "altra")];
    form.extend([("scelta-nome", "resta"), ("motivo", "  ")]);
    let wrong = chiara.post(&page, &form).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("href=\"#f-motivo\""));
    form.retain(|(name, _)| *name != "motivo");
    form.push(("motivo", "Carta d’identità <vista>"));
    let merged = chiara.post(&page, &form).await;
    let page_of_kept = format!("/console/persone/{kept}?fatto=unita");
    assert_eq!(merged.location().as_deref(), Some(page_of_kept.as_str()));
    let html = chiara.get(&page_of_kept).await.text();
    assert!(html.contains("3330100188") && html.contains("sono ora una sola"), "{html}");
    let gone = chiara.get(&format!("/console/persone/{other}")).await.text();
    assert!(gone.contains("è stata unita") && gone.contains(&format!("/console/persone/{kept}")));
    assert_eq!(chiara.post(&page, &form).await.status, 409, "once");

    let identity = format!("/console/persone/{kept}/identita");
    let html = chiara.get(&identity).await.text();
    assert!(html.contains("Carta d’identità &lt;vista&gt;"));
    assert!(html.contains("Pagina di chi è stata unita") && !html.contains("Pagina della persona che resta"));
    let change = hidden(&html, "modifica");
    let mut undo = vec![("azione", "annulla"), ("modifica", change.as_str())];
    let wrong = chiara.post(&identity, &undo).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains(&format!("href=\"#f-motivo-{change}\"")));
    undo.push(("motivo", "Era il nipote"));
    let undone = chiara.post(&identity, &undo).await.location().unwrap();
    assert_eq!(undone, format!("{identity}?fatto=annullata"), "one stays where one was");
    assert!(chiara.get(&undone).await.text().contains("Unione annullata"));
    assert!(!chiara.get(&format!("/console/persone/{kept}")).await.text().contains("3330100188"));
    assert!(chiara.get(&identity).await.text().contains("Era il nipote"));
    let again = chiara.post(&identity, &undo).await;
    assert_eq!(again.status, 409, "once");
    let html = again.text();
    assert!(html.contains("già stata annullata") && html.contains("href=\"#storia\""), "{html}");
}

#[tokio::test]
async fn who_decides_on_an_old_page_is_shown_a_new_one_and_keeps_what_was_typed() {
    let (house, kept, other) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let anna = house.desk_of("anna.bruni").await;
    let page = format!("/console/persone/{kept}/unione?con={other}");
    let state = seen(&chiara, &page).await;
    let fact = [
        ("azione", "aggiungi"),
        ("_tipo", "lavoro"),
        ("lavoro-condizione", "pensione"),
        ("dal", "01/02/2020"),
    ];
    assert_eq!(anna.post(&format!("/console/persone/{other}/dati"), &fact).await.status, 303);
    let other_id = other.to_string();
    let overtaken = chiara.post(&page, &decided(&other_id, &state)).await;
    assert_eq!(overtaken.status, 409);
    let html = overtaken.text();
    assert!(html.contains("qualcosa è cambiato") && html.contains("value=\"Lo conosco\""));
    let state = hidden(&html, "_stato");
    assert_eq!(chiara.post(&page, &decided(&other_id, &state)).await.status, 303);
    assert_eq!(anna.post(&page, &decided(&other_id, &state)).await.status, 409, "of two who merge one does");
    assert!(chiara.get(&format!("/console/persone/{kept}/dati")).await.text().contains("dal 01/02/2020"));
}

#[tokio::test]
async fn a_hidden_field_is_neither_shown_nor_chosen() {
    let (house, kept, other) = house().await;
    sqlx::query("UPDATE profile SET mask = $1")
        .bind(vec![Group::Contacts.code().to_owned()])
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let masked = house.desk_of("chiara.moretti").await;
    let page = format!("/console/persone/{kept}/unione?con={other}");
    let html = masked.get(&page).await.text();
    assert!(!html.contains("3330100188") && !html.contains("scelta-telefono"), "{html}");
    assert!(html.contains("scelta-nome") && html.contains("sp-masked"));
    let (state, other_id) = (hidden(&html, "_stato"), other.to_string());
    let form = [
        ("con", other_id.as_str()),
        ("_stato", state.as_str()),
        ("scelta-telefono", "altra"),
        ("motivo", "Provo"),
    ];
    assert_eq!(masked.post(&page, &form).await.status, 303);
    assert_eq!(
        house.count("SELECT count(*) FROM person WHERE phone = '3330100188' AND merged_into IS NULL").await,
        0
    );
}

#[tokio::test]
async fn who_may_not_see_who_they_are_does_not_merge() {
    let (house, kept, other) = house().await;
    sqlx::query("UPDATE profile SET mask = $1")
        .bind(vec![Group::Identity.code().to_owned()])
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let masked = house.desk_of("chiara.moretti").await;
    let html = masked.get(&format!("/console/persone/{kept}/unione?con={other}")).await.text();
    assert!(
        html.contains("deve poterle riconoscere") && !html.contains("Schiavone") && !html.contains("_stato")
    );
    night(&house).await;
    let html = masked.get(DOUBLES).await.text();
    assert!(html.contains("Nessun doppione") && !html.contains("Schiavone"), "{html}");
}

#[tokio::test]
async fn two_codes_forbid_it_and_the_page_says_why() {
    let (house, kept, _) = house().await;
    let coded = person(&house, "esposito concetta").await;
    let chiara = house.desk_of("chiara.moretti").await;
    let html = chiara.get(&format!("/console/persone/{kept}/unione?con={coded}")).await.text();
    assert!(html.contains("due codici fiscali diversi") && !html.contains("name=\"motivo\""));
    assert!(html.contains("Nome o cognome diverso, Data di nascita diversa"), "{html}");
}

#[tokio::test]
async fn a_second_record_with_the_same_identifier_is_stopped_and_led_to_the_first() {
    let (house, kept, other) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let form = [
        ("azione", "aggiungi"),
        ("_tipo", "identificativi"),
        ("codice-tipo", "stp"),
        ("codice-numero", "STP0901234560000"),
    ];
    assert_eq!(chiara.post(&format!("/console/persone/{other}/dati"), &form).await.status, 303);
    let second = chiara.post(&format!("/console/persone/{kept}/dati"), &form).await;
    assert_eq!(second.status, 409);
    let html = second.text();
    assert!(html.contains(&format!("/console/persone/{kept}/unione?con={other}")), "{html}");
    assert!(html.contains("value=\"STP0901234560000\""), "what was typed is kept");
}

#[tokio::test]
async fn doubles_are_listed_with_their_evidence_and_judged_once() {
    let (house, kept, other) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let anna = house.desk_of("anna.bruni").await;
    night(&house).await;
    let html = chiara.get(DOUBLES).await.text();
    for said in ["Giovan Battista Schiavone", "Stessa data di nascita", "Confronta e unisci"] {
        assert!(html.contains(said), "{said}");
    }
    let (one, two) = (kept.min(other).to_string(), kept.max(other).to_string());
    let mut form = vec![("una", one.as_str()), ("altra", two.as_str()), ("motivo", "")];
    let wrong = chiara.post(DOUBLES, &form).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains(&format!("href=\"#f-motivo-{one}-{two}\"")));
    form.pop();
    form.push(("motivo", "Padre e figlio"));
    assert_eq!(chiara.post(DOUBLES, &form).await.location(), Some(DOUBLES.to_owned()));
    let late = anna.post(DOUBLES, &form).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Un collega ha già deciso"));
    night(&house).await;
    assert!(chiara.get(DOUBLES).await.text().contains("Nessun doppione"));
}

/// Merges a record into another one, as the preview says.
async fn merge(chiara: &Browser<'_>, kept: Id<Person>, other: Id<Person>) {
    let page = format!("/console/persone/{kept}/unione?con={other}");
    let (state, other) = (seen(chiara, &page).await, other.to_string());
    assert_eq!(chiara.post(&page, &decided(&other, &state)).await.status, 303);
}

#[tokio::test]
async fn every_page_of_a_merged_record_says_so_and_leads_to_who_is_kept() {
    let (house, kept, other) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    merge(&chiara, kept, other).await;
    let to_kept = format!("href=\"/console/persone/{kept}\"");
    for part in ["", "/dati", "/famiglia", "/famiglia/schede", "/anagrafe", "/unione", "/informative"] {
        let html = chiara.get(&format!("/console/persone/{other}{part}")).await.text();
        assert!(html.contains("è stata unita") && html.contains(&to_kept), "{part}: {html}");
        assert!(!html.contains("?modifica=") && !html.contains("schede/nuova?persona="), "{part}");
    }
    let card = chiara.get(&format!("/console/schede/nuova?persona={other}")).await.text();
    assert!(card.contains("Giovan Battista Schiavone") && card.contains("è stato unito"), "{card}");
    assert_eq!(hidden(&card, "persona"), kept.to_string());
}

#[tokio::test]
async fn what_is_written_for_a_record_that_was_merged_meanwhile_is_offered_with_who_is_kept() {
    let (house, kept, other) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    merge(&chiara, kept, other).await;
    let fact = [
        ("azione", "aggiungi"),
        ("_tipo", "lavoro"),
        ("lavoro-condizione", "pensione"),
        ("dal", "01/02/2020"),
    ];
    let late = chiara.post(&format!("/console/persone/{other}/dati"), &fact).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    for said in ["value=\"01/02/2020\"", "stato unito a questa persona"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(html.contains(&format!("action=\"/console/persone/{kept}/dati\"")), "{html}");
    assert_eq!(house.count("SELECT count(*) FROM person_fact WHERE kind = 'lavoro'").await, 0);
    let household = [("azione", "apri"), ("_nuclei", "0"), ("relazione", "1"), ("dal", "03/04/2021")];
    let late = chiara.post(&format!("/console/persone/{other}/famiglia"), &household).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    assert!(html.contains("value=\"03/04/2021\"") && html.contains("stato unito a questa persona"), "{html}");
    assert_eq!(house.count("SELECT count(*) FROM household").await, 0);
}

#[tokio::test]
async fn a_signature_for_a_record_that_was_merged_meanwhile_is_not_recorded_for_who_is_kept() {
    let (house, kept, other) = house().await;
    let operator = house.operator("chiara.moretti").await;
    let (notice, _) = super::diary::signed(&house, &operator, kept).await;
    let chiara = house.desk_of("chiara.moretti").await;
    merge(&chiara, kept, other).await;
    let (notice, today) = (notice.to_string(), domain::format::date(house.ctx().today()));
    let form = [
        ("informativa", notice.as_str()),
        ("modo", "carta"),
        ("data", today.as_str()),
        ("conservata", "Armadio 9"),
    ];
    let page = format!("/console/persone/{other}/informative");
    let late = chiara.post(&page, &form).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    for said in ["value=\"Armadio 9\"", "stato unito a questa persona"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(html.contains(&format!("action=\"/console/persone/{kept}/informative\"")), "{html}");
    assert_eq!(house.count(SIGNED).await, 1, "the one of before");
}

#[tokio::test]
async fn what_is_done_with_a_signature_that_moved_meanwhile_is_offered_with_who_is_kept() {
    let (house, kept, other) = house().await;
    let operator = house.operator("chiara.moretti").await;
    let (_, signature) = super::diary::signed(&house, &operator, other).await;
    let chiara = house.desk_of("chiara.moretti").await;
    merge(&chiara, kept, other).await;
    let at = |person: Id<Person>| format!("/console/persone/{person}/informative/{signature}");
    let (before, now) = (at(other), at(kept));
    let withdrawn = "SELECT count(*) FROM privacy_signature WHERE withdrawn IS NOT NULL";

    let late =
        chiara.post(&format!("{before}/revoca"), &[("detto", "email"), ("revocata", "02/01/2020")]).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    for said in ["le sue firme sono qui", "value=\"02/01/2020\""] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(html.contains(&format!("action=\"{now}/revoca\"")), "{html}");
    assert_eq!(house.count(withdrawn).await, 0);

    let content = pdf("firmato");
    let file = [Part::File("documento", "foglio.pdf", &content)];
    let late = post_parts(&chiara, &format!("{before}/scansioni"), &file).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    for said in ["le sue firme sono qui", "Scegli di nuovo il file"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert_eq!(house.count("SELECT count(*) FROM desk_document").await, 0);

    assert_eq!(post_parts(&chiara, &format!("{now}/scansioni"), &file).await.status, 303);
    let today = domain::format::date(house.ctx().today());
    let end = [("detto", "email"), ("revocata", today.as_str())];
    assert_eq!(chiara.post(&format!("{now}/revoca"), &end).await.status, 303);
    assert_eq!(house.count(withdrawn).await, 1);
}

#[tokio::test]
async fn a_correction_of_a_record_that_was_merged_meanwhile_is_offered_with_who_is_kept() {
    let (house, kept, other) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let form = [
        ("nome", "Giovanbattista"),
        ("cognome", "Schiavone"),
        ("nato-il", "24/12/1938"),
        ("telefono", "3330100177"),
        ("motivo-correzione", "Lo dice la bolletta"),
        ("_version", "1"),
    ];
    merge(&chiara, kept, other).await;
    let late = chiara.post(&format!("/console/persone/{other}/correzione"), &form).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    for said in [
        "Chi avevi davanti è stato unito",
        "value=\"3330100177\"",
        "value=\"Lo dice la bolletta\"",
        "Adesso c’è scritto: Giovan Battista",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(html.contains(&format!("action=\"/console/persone/{kept}/correzione\"")), "{html}");
    assert_eq!(house.count("SELECT count(*) FROM person_correction").await, 0);
}

#[tokio::test]
async fn a_name_for_whoever_was_merged_meanwhile_is_offered_with_who_is_kept() {
    let (house, kept, _) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let new = "/console/schede/nuova";
    let alias = hidden(&chiara.get(new).await.text(), "alias");
    let entered = chiara.post(new, &[("azione", "anonima"), ("alias", alias.as_str())]).await;
    let nameless: Id<Person> = entered.location().unwrap().rsplit('=').next().unwrap().parse().unwrap();
    merge(&chiara, kept, nameless).await;
    let name = [
        ("azione", "identifica"),
        ("nome", "Battista"),
        ("cognome", "Schiavone"),
        ("telefono", "3330100166"),
        ("nuova", "si"),
    ];
    let wrong = [&name[..3], &[("telefono", "niente")]].concat();
    for (form, typed) in [(&name[..], "3330100166"), (&wrong[..], "niente")] {
        let late = chiara.post(&format!("/console/persone/{nameless}/identita"), form).await;
        assert_eq!(late.status, 409);
        let (html, typed) = (late.text(), format!("value=\"{typed}\""));
        for said in ["Chi avevi davanti è stato unito", "value=\"Battista\"", typed.as_str()] {
            assert!(html.contains(said), "{said}: {html}");
        }
        assert!(html.contains(&format!("action=\"/console/persone/{kept}/correzione\"")), "{html}");
    }
}

#[tokio::test]
async fn a_protection_for_a_record_that_was_merged_meanwhile_is_offered_with_who_is_kept() {
    let (house, kept, other) = house().await;
    merge(&house.desk_of("chiara.moretti").await, kept, other).await;
    let anna = house.desk_of("anna.bruni").await;
    let form = [("azione", "proteggi"), ("perche", "violence"), ("motivo", "Denuncia del 3 novembre")];
    let late = anna.post(&format!("/console/persone/{other}/identita"), &form).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    for said in ["stato unito a questa persona", "Denuncia del 3 novembre"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(html.contains(&format!("action=\"/console/persone/{kept}/identita\"")), "{html}");
    assert_eq!(house.count("SELECT count(*) FROM person_protection").await, 0);
}
