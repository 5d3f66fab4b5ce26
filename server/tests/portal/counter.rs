//! The counter as an operator meets it.

use backend::seed;
use domain::{
    card::{Access, parts::Part, requests::Sheet},
    codes::Table,
    fields::{Def, Kind},
    mask::Group,
};
use server::testing::Browser;

use super::{
    mask_changes::held,
    masks::mask,
    support::{House, errors},
};

const NEW: &str = "/console/schede/nuova";

async fn known() -> House {
    let house = House::open().await;
    seed::people(&house.app.db.owner, &house.ctx()).await.unwrap();
    house
}

/// The value of the first hidden field of this name.
fn hidden(html: &str, name: &str) -> String {
    let (_, after) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_known_person_gets_a_card_and_a_double_click_opens_one() {
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let html = chiara.get(&format!("{NEW}?q=skiavone")).await.text();
    assert!(html.contains("Giovan Battista Schiavone") && html.contains("letto come"), "{html}");
    let (_, after) = html.split_once(&format!("{NEW}?persona=")).unwrap();
    let person = after.split('"').next().unwrap().to_owned();
    let html = chiara.get(&format!("{NEW}?persona={person}")).await.text();
    assert!(html.contains("20/11/2026"), "today is filled in");
    let card = hidden(&html, "_scheda");
    let mut form = vec![("azione", "apri"), ("persona", &person), ("_scheda", &card), ("modalita", "phone")];
    form.extend([("data", "20/11/2026"), ("descrizione", "Chiede dei pasti <b>"), ("servizio", "nessuno")]);
    let wrong = chiara.post(NEW, &form).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Chiede dei pasti &lt;b&gt;"), "what was typed is kept");
    assert_eq!(hidden(&wrong.text(), "_scheda"), card);
    form.retain(|(name, _)| *name != "servizio");
    form.extend([("perche", "spontaneous"), ("servizio", "2.03")]);
    for _ in 0..2 {
        let answer = chiara.post(NEW, &form).await;
        assert_eq!(answer.location(), Some(format!("/console/schede/{card}")));
    }
    assert_eq!(house.count("SELECT count(*) FROM card").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM service_request").await, 1);
}

#[tokio::test]
async fn a_new_person_is_compared_before_being_entered() {
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let mut form = vec![("azione", "persona"), ("nome", "Concettina"), ("cognome", "Esposito")];
    form.push(("nato-il", "08/12/1948"));
    let similar = chiara.post(NEW, &form).await;
    assert_eq!(similar.status, 422);
    let html = similar.text();
    for said in ["Concetta Esposito", "Stessa data di nascita", "value=\"Concettina\"", "name=\"nuova\""] {
        assert!(html.contains(said), "{said}");
    }
    form.push(("codice-fiscale", "SPSCCT48T48M990G"));
    form.push(("nuova", "si"));
    let same = chiara.post(NEW, &form).await;
    assert_eq!(same.status, 409);
    assert!(same.text().contains("Stesso codice fiscale") && !same.text().contains("name=\"nuova\""));
    let mut other = vec![("azione", "persona"), ("nome", "Carlo"), ("cognome", "Bassi"), ("nuova", "si")];
    other.extend([("nato-il", "30/06/1941"), ("codice-fiscale", "SPSCCT48T48M990G")]);
    let html = chiara.post(NEW, &other).await.text();
    assert!(html.contains("Nome o cognome diverso") && html.contains("Data di nascita diversa"), "{html}");
    form.retain(|(name, _)| *name != "codice-fiscale");
    let entered = chiara.post(NEW, &form).await;
    assert!(entered.location().unwrap().starts_with(&format!("{NEW}?persona=")));
}

#[tokio::test]
async fn who_gives_no_name_is_warned_about_never_proposed_and_identified_later() {
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let alias = hidden(&chiara.get(NEW).await.text(), "alias");
    let answer = chiara.post(NEW, &[("azione", "anonima"), ("alias", &alias)]).await;
    let to = answer.location().unwrap();
    let person = to.rsplit('=').next().unwrap().to_owned();
    let card = hidden(&chiara.get(&to).await.text(), "_scheda");
    let mut form = vec![("azione", "apri"), ("persona", person.as_str()), ("_scheda", card.as_str())];
    form.extend([
        ("data", "20/11/2026"),
        ("modalita", "in_person"),
        ("perche", "sent"),
        ("inviante", "Caritas"),
    ]);
    form.push(("descrizione", "Si chiama Quirino Zampieri, tel. 333 010 0147"));
    assert_eq!(chiara.post(NEW, &form).await.status, 303, "a warning stops nobody");
    let page = format!("/console/schede/{card}");
    let html = chiara.get(&page).await.text();
    for said in [alias.as_str(), "Abbiamo visto", "«333 010 0147»", "«Quirino Zampieri»"] {
        assert!(html.contains(said), "{said}");
    }
    assert!(!html.contains("presa_in_carico_proposed"), "it is not offered");
    let end = [("esito", "presa_in_carico_proposed"), ("_version", "1")];
    let refused = chiara.post(&format!("{page}/conclusione"), &end).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("prima identificala"));
    let identity = format!("/console/persone/{person}/identita");
    let found = chiara.get(&format!("{identity}?q=schiavone")).await.text();
    let (before, _) = found.split_once(&format!("/unione?con={person}")).unwrap();
    let into = before.rsplit('/').next().unwrap().to_owned();
    let merge = format!("/console/persone/{into}/unione?con={person}");
    let seen = hidden(&chiara.get(&merge).await.text(), "_stato");
    let decided = [("con", person.as_str()), ("_stato", seen.as_str()), ("motivo", "Ha detto chi è")];
    let merged = chiara.post(&merge, &decided).await;
    assert_eq!(merged.location(), Some(format!("/console/persone/{into}?fatto=unita")));
    assert!(chiara.get(&page).await.text().contains("Giovan Battista Schiavone"));
    let change = hidden(&chiara.get(&identity).await.text(), "modifica");
    let undo = [("azione", "annulla"), ("modifica", change.as_str()), ("motivo", "Non era lui")];
    assert_eq!(chiara.post(&identity, &undo).await.status, 303);
    assert!(chiara.get(&page).await.text().contains(&alias));
}

#[tokio::test]
async fn another_alias_is_asked_for_at_another_address_each_time() {
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let mut address = NEW.to_owned();
    for turn in 1..4 {
        let html = chiara.get(&address).await.text();
        let next = format!("{NEW}?altro-alias={turn}");
        assert!(html.contains(&format!("href=\"{next}#anonima\"")), "{html}");
        let again = chiara.get(&next).await.text();
        assert_ne!(hidden(&html, "alias"), hidden(&again, "alias"));
        address = next;
    }
}

#[tokio::test]
async fn who_knows_only_the_year_of_birth_is_entered_and_found_by_it() {
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let mut form = vec![("azione", "persona"), ("nome", "Zemfira"), ("cognome", "Quarshie")];
    form.push(("nato-il", "1990"));
    let entered = chiara.post(NEW, &form).await;
    let to = entered.location().unwrap();
    assert!(to.starts_with(&format!("{NEW}?persona=")), "{to}");
    let found = chiara.get("/console/persone?q=quarshie+1990").await.text();
    assert!(found.contains("Zemfira Quarshie") && !found.contains("01/01/1990"), "{found}");
    form.pop();
    form.push(("nato-il", "15/06/1990"));
    let similar = chiara.post(NEW, &form).await;
    assert_eq!(similar.status, 422);
    assert!(similar.text().contains("Nascita: 1990"), "the same year, and no more than that");
    form.pop();
    form.push(("nato-il", "90"));
    let wrong = chiara.post(NEW, &form).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("value=\"90\""), "what was typed is kept");
    let sql = "SELECT count(*) FROM person WHERE birth_precision = 'year' AND birth_date = '1990-01-01'";
    assert_eq!(house.count(sql).await, 1);
}

#[tokio::test]
async fn words_that_are_hidden_by_now_are_not_lost_in_silence() {
    const PROFILE: &str = "Segretariato sociale";
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let html = chiara.get(&format!("{NEW}?q=skiavone")).await.text();
    let (_, after) = html.split_once(&format!("{NEW}?persona=")).unwrap();
    let person = after.split('"').next().unwrap();
    let page = chiara.get(&format!("{NEW}?persona={person}")).await;
    let (card, whole) = (hidden(&page.text(), "_scheda"), held(&page));
    assert_eq!(whole, Access::GROUP.code());
    let mut form = vec![("azione", "apri"), ("persona", person), ("_scheda", card.as_str())];
    form.extend([("data", "19/11/2026"), ("modalita", "phone"), ("perche", "sent"), ("servizio", "2.03")]);
    form.extend([
        ("inviante", "Centro Aurora"),
        ("descrizione", "Cerca riparo"),
        ("_gruppi", whole.as_str()),
    ]);
    mask(&house, PROFILE, &[Group::Needs]).await;
    let late = chiara.post(NEW, &form).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains("non è stato salvato"), "{}", errors(&late));
    assert!(late.text().contains("value=\"19/11/2026\"") && !late.text().contains("riparo"));
    assert_eq!(house.count("SELECT count(*) FROM card").await, 0, "nothing is saved");
    let blind = held(&late);
    form.retain(|(name, _)| !Access::WORDS.contains(name) && *name != "_gruppi");
    form.push(("_gruppi", blind.as_str()));
    assert_eq!(chiara.post(NEW, &form).await.status, 303);
    assert_eq!(house.count("SELECT count(*) FROM card").await, 1);
}

/// A form that is sent.
type Form = Vec<(&'static str, String)>;

async fn sent(browser: &Browser<'_>, path: &str, form: &[(&str, String)]) {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post(path, &form).await;
    assert_eq!(answer.status, 303, "{path}: {}", errors(&answer));
}

fn fixed<const N: usize>(form: [(&'static str, &str); N]) -> Form {
    form.map(|(name, value)| (name, value.to_owned())).to_vec()
}

/// A telephone number that was not written yet.
fn number(numbers: &mut Vec<String>) -> String {
    let next = format!("333 010 {:04}", numbers.len());
    numbers.push(next.clone());
    next
}

/// Fields as they can be filled in: every free text with a telephone number of its own.
fn filled(fields: &[Def], numbers: &mut Vec<String>) -> Form {
    let mut form = Form::new();
    for def in fields {
        let value = match def.kind {
            Kind::Line | Kind::Place | Kind::Long => number(numbers),
            Kind::Count => "2".to_owned(),
            Kind::Day => "01/12/2026".to_owned(),
            Kind::One(list) | Kind::Several(list) => list[0].0.to_owned(),
            Kind::OneOf(Table::Education, _) => "L".to_owned(),
            _ => continue,
        };
        form.push((def.code, value));
    }
    form
}

/// A card of somebody who gave no name, who asks for a service, with these words about the access.
async fn card_of_nobody(chiara: &Browser<'_>, words: [&str; 3]) -> String {
    let alias = hidden(&chiara.get(NEW).await.text(), "alias");
    let entered = chiara.post(NEW, &[("azione", "anonima"), ("alias", &alias)]).await.location().unwrap();
    let person = entered.rsplit('=').next().unwrap();
    let card = hidden(&chiara.get(&entered).await.text(), "_scheda");
    let mut form = fixed([("azione", "apri"), ("persona", person), ("_scheda", card.as_str())]);
    form.extend(fixed([("data", "20/11/2026"), ("modalita", "in_person"), ("perche", "sent")]));
    form.extend(fixed([("servizio", "2.03")]));
    form.extend(Access::WORDS.into_iter().zip(words.map(str::to_owned)));
    sent(chiara, NEW, &form).await;
    format!("/console/schede/{card}")
}

#[tokio::test]
async fn every_free_text_about_who_gave_no_name_is_looked_through() {
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let mut numbers = Vec::new();
    let words = [number(&mut numbers), number(&mut numbers), number(&mut numbers)];
    let card = card_of_nobody(&chiara, [&words[0], &words[1], &words[2]]).await;
    let service = format!("{card}/servizi/{}", house.only_request().await);
    let mut step = fixed([("azione", "avanza"), ("stato", "in_progress"), ("_version", "1")]);
    step.push(("nota", number(&mut numbers)));
    sent(&chiara, &service, &step).await;
    let mut work = fixed([("azione", "lavoro"), ("giorno", "1/1/2026"), ("attivita", "talk")]);
    work.extend(fixed([("persone", "1"), ("ore", "1")]));
    work.push(("descrizione", number(&mut numbers)));
    sent(&chiara, &service, &work).await;
    let mut note = fixed([("tipo", "phone"), ("data", "20/11/2026"), ("visibilita", "privata")]);
    note.extend(["luogo", "presenti", "nota"].map(|field| (field, number(&mut numbers))));
    sent(&chiara, &format!("{card}/diario"), &note).await;
    let noted = numbers[3..].to_vec();
    for part in Part::ALL {
        let form = [fixed([("_version", "0")]), filled(part.fields(), &mut numbers)].concat();
        sent(&chiara, &format!("{card}/parti/{}", part.code()), &form).await;
    }
    for sheet in Sheet::ALL {
        let which = fixed([("azione", "foglio"), ("_foglio", sheet.code()), ("_version", "0")]);
        let form = [which, filled(sheet.fields(), &mut numbers)].concat();
        sent(&chiara, &service, &form).await;
    }
    let html = chiara.get(&card).await.text();
    for number in &numbers {
        assert!(html.contains(&format!("«{number}»")), "{number} is not seen");
    }
    let html = chiara.get(&service).await.text();
    let last = numbers.last().unwrap();
    assert!(html.contains(&format!("«{last}»")), "it is told where it is written, too");
    mask(&house, "Segretariato sociale", &[Group::Diary]).await;
    let html = chiara.get(&card).await.text();
    for number in &noted {
        assert!(!html.contains(number.as_str()), "a warning says no more than may be read: {number}");
    }
    assert!(html.contains(&format!("«{}»", words[0])));
}

/// A card of Schiavone's of this day.
async fn card_of_schiavone(chiara: &Browser<'_>, day: &str) -> String {
    let html = chiara.get(&format!("{NEW}?q=skiavone")).await.text();
    let (_, after) = html.split_once(&format!("{NEW}?persona=")).unwrap();
    let person = after.split('"').next().unwrap();
    let card = hidden(&chiara.get(&format!("{NEW}?persona={person}")).await.text(), "_scheda");
    let mut form = fixed([("azione", "apri"), ("persona", person), ("_scheda", card.as_str())]);
    form.extend(fixed([("data", day), ("modalita", "phone"), ("perche", "spontaneous")]));
    form.extend(fixed([("descrizione", "Chiede informazioni")]));
    sent(chiara, NEW, &form).await;
    format!("/console/schede/{card}")
}

#[tokio::test]
async fn each_part_is_filled_from_the_last_card_and_says_of_which_day() {
    let house = known().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let last = card_of_schiavone(&chiara, "10/11/2026").await;
    let new = card_of_schiavone(&chiara, "19/11/2026").await;
    let take = |card: &str, part: Part| format!("{card}?modifica={}&riprendi=si", part.code());
    let (mut numbers, mut all) = (Vec::new(), Form::new());
    for part in Part::ALL {
        let before = numbers.len();
        let mut typed = [fixed([("_version", "0")]), filled(part.fields(), &mut numbers)].concat();
        sent(&chiara, &format!("{last}/parti/{}", part.code()), &typed).await;
        all.extend(typed.clone());
        let html = chiara.get(&take(&new, part)).await.text();
        assert!(html.contains("Ripresa dalla scheda del 10/11/2026."), "{part:?}");
        for number in &numbers[before..] {
            assert!(html.contains(number.as_str()), "{part:?}: {number}");
        }
        typed.push(("_da", hidden(&html, "_da")));
        sent(&chiara, &format!("{new}/parti/{}", part.code()), &typed).await;
    }
    let page = chiara.get(&new).await.text();
    assert_eq!(page.matches("Ripresa dalla scheda del 10/11/2026.").count(), Part::ALL.len());
    let third = card_of_schiavone(&chiara, "20/11/2026").await;
    mask(&house, "Segretariato sociale", &[Group::Contacts, Group::Needs, Group::Violence]).await;
    for part in [Part::Speaker, Part::References] {
        let html = chiara.get(&take(&third, part)).await.text();
        assert!(html.contains("Ripresa dalla scheda del 19/11/2026."), "{part:?}");
        for def in part.fields() {
            let typed = all.iter().find(|(name, value)| *name == def.code && value.starts_with("333"));
            let is_there = typed.map(|(_, number)| html.contains(number.as_str()));
            assert_eq!(is_there, typed.map(|_| def.group != Group::Contacts), "{}", def.code);
        }
    }
    let html = chiara.get(&take(&third, Part::Needs)).await.text();
    assert!(!html.contains("name=\"specifica\"") && !html.contains("Ripresa dalla scheda"));
}
