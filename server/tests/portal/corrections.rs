//! Putting right what is written of a person, as an operator meets it.

use backend::{people, seed};
use domain::mask::Group;
use server::testing::{Answer, Browser};

use super::{
    mask_changes::held,
    masks,
    support::{House, errors, grant, version},
};

/// A portal with people, and the record of one of them.
async fn house() -> (House, String) {
    let house = House::open().await;
    seed::people(&house.app.db.owner, &house.ctx()).await.unwrap();
    let chiara = house.operator("chiara.moretti").await;
    let found = people::find(&house.app.db.app, &house.ctx(), grant(&chiara), "schiavone").await.unwrap();
    let person = found.people[0].person.id;
    (house, format!("/console/persone/{person}"))
}

/// Everything that the form holds as the record is, by name.
async fn written(house: &House, person: &str) -> Vec<(&'static str, String)> {
    let id: sqlx::types::Uuid = person.rsplit('/').next().unwrap().parse().unwrap();
    let values: Vec<Option<String>> = sqlx::query_scalar(
        "SELECT ARRAY[family_name, given_name, to_char(birth_date, 'DD/MM/YYYY'),
             coalesce(place_name(birth_place), birth_place), sex, fiscal_code, phone, email]
         FROM person WHERE id = $1",
    )
    .bind(id)
    .fetch_one(&house.app.db.owner)
    .await
    .unwrap();
    let names = ["cognome", "nome", "nato-il", "nato-a", "sesso", "codice-fiscale", "telefono", "email"];
    names.into_iter().zip(values.into_iter().map(Option::unwrap_or_default)).collect()
}

async fn send(
    browser: &Browser<'_>,
    person: &str,
    written: &[(&'static str, String)],
    instead: &[(&str, &str)],
) -> Answer {
    let kept = written.iter().filter(|(name, _)| instead.iter().all(|(other, _)| other != name));
    let mut form: Vec<(&str, &str)> = kept.map(|(name, value)| (*name, value.as_str())).collect();
    form.extend_from_slice(instead);
    browser.post(&format!("{person}/correzione"), &form).await
}

#[tokio::test]
async fn a_name_is_corrected_and_the_old_one_stays_written() {
    let (house, person) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = format!("{person}/correzione");
    assert!(chiara.get(&person).await.text().contains(&page));
    let shown = chiara.get(&page).await;
    assert!(shown.text().contains("value=\"Schiavone\""));
    let (before, seen) = (written(&house, &person).await, version(&shown));

    let wrong = [("_version", seen.as_str()), ("cognome", "Schiavoni"), ("email", "niente")];
    let answer = send(&chiara, &person, &before, &wrong).await;
    assert_eq!(answer.status, 422);
    let html = answer.text();
    for said in ["value=\"Schiavoni\"", "Scrivi perché correggi", "Non è un indirizzo e-mail"] {
        assert!(html.contains(said), "{said}");
    }
    let nothing = [("_version", seen.as_str()), ("motivo-correzione", "Prova")];
    let answer = send(&chiara, &person, &before, &nothing).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Non hai cambiato niente"));

    let mut right = vec![("_version", seen.as_str()), ("cognome", "Schiavoni")];
    right.extend([("telefono", "055 010 0277"), ("motivo-correzione", "Carta d’identità")]);
    assert_eq!(
        send(&chiara, &person, &before, &right).await.location(),
        Some(format!("{person}?fatto=salvato"))
    );
    let html = chiara.get(&person).await.text();
    for said in ["Correzioni fatte (2)", "Prima: Schiavone. Ora: Schiavoni. Perché: Carta d’identità"] {
        assert!(html.contains(said), "{said}");
    }
    let found = chiara.get("/console/persone?q=schiavoni").await.text();
    assert!(found.contains("Giovan Battista Schiavoni"), "it is found by the new name");
    assert_eq!(house.count("SELECT count(*) FROM audit_event WHERE reason = 'corrected'").await, 1);
    assert_eq!(
        house.count("SELECT count(*) FROM person WHERE compared < version AND phone = '0550100277'").await,
        1
    );

    let late = send(&chiara, &person, &before, &right).await;
    assert_eq!(late.status, 409);
    let late =
        send(&chiara, &person, &before, &[("_version", seen.as_str()), ("motivo-correzione", "Prova")]).await;
    assert_eq!(late.status, 409);
    let html = late.text();
    for said in ["Nel frattempo", "Adesso c’è scritto: Schiavoni", "value=\"Schiavone\""] {
        assert!(html.contains(said), "{said}");
    }
}

#[tokio::test]
async fn what_does_not_fit_the_code_is_confirmed_and_the_code_of_another_is_refused() {
    let (house, person) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let before = written(&house, &person).await;
    let seen = version(&chiara.get(&format!("{person}/correzione")).await);
    let mut typed = vec![("_version", seen.as_str()), ("motivo-correzione", "Atto di nascita")];
    typed.push(("sesso", "F"));
    let asked = send(&chiara, &person, &before, &typed).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text().contains("name=\"confermo\""));
    typed.push(("confermo", "si"));
    typed.push(("codice-fiscale", "SPSCCT48T48M990G"));
    let taken = send(&chiara, &person, &before, &typed).await;
    assert_eq!(taken.status, 409);
    let html = taken.text();
    let merge = format!("{person}/unione?con=");
    for said in ["è già di un’altra persona", "Concetta Esposito", merge.as_str()] {
        assert!(html.contains(said), "{said}");
    }
    typed.pop();
    assert_eq!(send(&chiara, &person, &before, &typed).await.status, 303);
    assert_eq!(house.count("SELECT count(*) FROM person_correction WHERE detail = 'sesso'").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM person_correction").await, 1);
}

#[tokio::test]
async fn what_is_hidden_is_neither_shown_nor_overwritten() {
    let (house, person) = house().await;
    let owner = &house.app.db.owner;
    sqlx::query("UPDATE person SET phone = '3330100999' WHERE kind = 'known'").execute(owner).await.unwrap();
    sqlx::query("UPDATE profile SET mask = $1")
        .bind(vec![Group::Contacts.code()])
        .execute(owner)
        .await
        .unwrap();
    let before = written(&house, &person).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let shown = chiara.get(&format!("{person}/correzione")).await;
    assert!(!shown.text().contains("3330100999") && !shown.text().contains("name=\"telefono\""));
    let seen = version(&shown);
    let mut typed = vec![("_version", seen.as_str()), ("motivo-correzione", "Documento")];
    typed.extend([("cognome", "Schiavoni"), ("telefono", "0550100277"), ("email", "")]);
    assert_eq!(send(&chiara, &person, &before, &typed).await.status, 303);
    assert_eq!(house.count("SELECT count(*) FROM person WHERE phone = '0550100277'").await, 0);
    assert_eq!(house.count("SELECT count(*) FROM person WHERE family_name = 'Schiavoni'").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM person_correction").await, 1);
}

#[tokio::test]
async fn of_a_birth_the_year_alone_may_be_known_and_no_day_is_invented() {
    let (house, person) = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = format!("{person}/correzione");
    let before = written(&house, &person).await;
    let day = before.iter().find(|(name, _)| *name == "nato-il").unwrap().1.clone();
    let (year, month) = (day.rsplit('/').next().unwrap(), day.split_once('/').unwrap().1);

    let seen = version(&chiara.get(&page).await);
    let mut typed = vec![("_version", seen.as_str()), ("motivo-correzione", "Sa solo l’anno")];
    typed.push(("nato-il", "1901"));
    let asked = send(&chiara, &person, &before, &typed).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text().contains("name=\"confermo\""), "another year than that of the code");
    typed.pop();
    typed.push(("nato-il", year));
    assert_eq!(send(&chiara, &person, &before, &typed).await.status, 303);
    let html = chiara.get(&person).await.text();
    let said = format!("Prima: {day}. Ora: {year}. Perché: Sa solo l’anno");
    assert!(html.contains(&said) && !html.contains("01/01/"), "{html}");
    let sql =
        "SELECT count(*) FROM person WHERE birth_precision = 'year' AND extract(day FROM birth_date) = 1";
    assert_eq!(house.count(sql).await, 1);

    let shown = chiara.get(&page).await;
    assert!(shown.text().contains(&format!("value=\"{year}\"")));
    let seen = version(&shown);
    let typed = [("_version", seen.as_str()), ("motivo-correzione", "Ricorda il mese"), ("nato-il", month)];
    assert_eq!(send(&chiara, &person, &before, &typed).await.status, 303);
    let html = chiara.get(&person).await.text();
    assert!(html.contains(&format!("Prima: {year}. Ora: {month}. Perché: Ricorda il mese")), "{html}");
    assert_eq!(house.count("SELECT count(*) FROM person WHERE birth_precision = 'month'").await, 1);
}

#[tokio::test]
async fn what_was_not_on_the_form_is_not_emptied_and_what_is_hidden_by_now_is_told() {
    const PROFILE: &str = "Segretariato sociale";
    let (house, person) = house().await;
    let (chiara, page) = (house.desk_of("chiara.moretti").await, format!("{person}/correzione"));
    let why = ("motivo-correzione", "Documento");
    sqlx::query("UPDATE person SET phone = '0550100199' WHERE family_name = 'Schiavone'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let before = written(&house, &person).await;

    masks::mask(&house, PROFILE, &[Group::Contacts]).await;
    let blind = chiara.get(&page).await;
    assert!(!blind.text().contains("name=\"telefono\""));
    masks::mask(&house, PROFILE, &[]).await;
    let (seen, told) = (version(&blind), held(&blind));
    let typed = [("_version", seen.as_str()), ("_gruppi", told.as_str()), ("cognome", "Schiavoni"), why];
    let lifted = send(&chiara, &person, &before[..6], &typed).await;
    assert_eq!(lifted.location(), Some(format!("{person}?fatto=salvato")));
    let after = written(&house, &person).await;
    assert_eq!(after[0].1, "Schiavoni");
    assert_eq!(after[6..], before[6..], "telephone and address stay");

    let whole = chiara.get(&page).await;
    masks::mask(&house, PROFILE, &[Group::Contacts]).await;
    let (seen, told) = (version(&whole), held(&whole));
    let typed = [
        ("_version", seen.as_str()),
        ("_gruppi", told.as_str()),
        ("cognome", "Schiavonne"),
        ("telefono", "055 010 0277"),
        why,
    ];
    let late = send(&chiara, &person, &before, &typed).await;
    assert_eq!(late.status, 409);
    assert!(errors(&late).contains("non è stato salvato"), "{}", errors(&late));
    assert!(late.text().contains("value=\"Schiavonne\"") && !late.text().contains("055 010 0277"));
    assert_eq!(written(&house, &person).await, after, "nothing is saved");
}
