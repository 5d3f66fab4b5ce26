//! An administrator imports operators from a file.

use chrono::TimeDelta;
use server::testing::{Answer, Browser};

use super::support::{House, Part, post_parts, to, version};

const STAFF: &str = "/console/amministrazione/operatori";
const IMPORT: &str = "/console/amministrazione/operatori/importa";
const TAKEN: &str = "/console/amministrazione/operatori/importa/conferma";

async fn look(browser: &Browser<'_>, file: &[u8]) -> Answer {
    browser.get(IMPORT).await;
    let parts = [Part::Text("motivo", "Nuovo servizio"), Part::File("file", "o.csv", file)];
    post_parts(browser, IMPORT, &parts).await
}

/// A file with these lines at the desk of the administrator.
async fn file(house: &House, lines: &[&str]) -> String {
    let desk = house.operator("paolo.neri").await.desk.name;
    let issuer: String = house_issuer(house).await;
    let mut text = "account;entra;nome;sportello;ruolo\n".to_owned();
    for line in lines {
        text.push_str(&line.replace("{desk}", &desk).replace("{issuer}", &issuer));
        text.push('\n');
    }
    text
}

async fn house_issuer(house: &House) -> String {
    sqlx::query_scalar("SELECT issuer FROM operator WHERE subject = 'paolo.neri'")
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_file_of_operators_is_looked_at_and_then_taken() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    assert!(paolo.get(STAFF).await.text().contains(IMPORT));
    let lines = ["nives.galli;{issuer};Nives Galli;{desk};operatore", "x;{issuer};Ada;{desk};capo"];
    let content = file(&house, &lines).await;
    let answer = look(&paolo, content.as_bytes()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = answer.text();
    for words in ["Nives Galli", "Nuovo operatore con abilitazione", "Non c’è un ruolo con questo nome"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains(">Ada<"), "a line that is left out is not repeated");
    let new = "SELECT count(*) FROM operator WHERE subject = 'nives.galli'";
    assert_eq!(house.count(new).await, 0, "nothing is saved yet");
    let mark = version(&answer);
    let form = [("_version", mark.as_str()), ("contenuto", content.as_str()), ("motivo", "Nuovo servizio")];
    assert_eq!(to(&paolo.post(TAKEN, &form).await), STAFF);
    assert_eq!(house.count(new).await, 1);
    assert_eq!(paolo.post(TAKEN, &form).await.status, 409, "it would do nothing now");
    assert_eq!(house.count(new).await, 1);
}

#[tokio::test]
async fn wrong_files_are_told_and_the_reason_is_kept() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    for (file, words) in [
        (&b"\xFF\xFEa\0"[..], "non è un testo"),
        (&b"account;nome\na;b\n"[..], "sportello, ruolo"),
        (&b"account;nome;sportello;ruolo\n"[..], "non ha righe"),
        (&b"account;nome;sportello;ruolo\na;\"b"[..], "è tagliato"),
    ] {
        let answer = look(&paolo, file).await;
        assert_eq!(answer.status, 422, "{words}");
        let page = answer.text();
        assert!(page.contains(words) && page.contains("Nuovo servizio"), "{words}: {page}");
    }
    let wrong = file(&house, &["x;{issuer};Ada;{desk};capo", "y;{issuer};Ugo;{desk};capo"]).await;
    let answer = look(&paolo, wrong.as_bytes()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Troppe righe sbagliate"));
}

#[tokio::test]
async fn only_administrators_import_operators() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    assert_eq!(chiara.get(IMPORT).await.status, 404);
    assert_eq!(chiara.post(TAKEN, &[("contenuto", "x")]).await.status, 404);
}

#[tokio::test]
async fn a_file_that_is_too_large_to_be_kept_during_the_proof_is_chosen_again() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    paolo.get(IMPORT).await;
    house.app.pass(TimeDelta::minutes(6));
    let large = "x".repeat(140_000);
    let form = [("_version", "1"), ("contenuto", large.as_str()), ("motivo", "Nuovo servizio")];
    let door = to(&paolo.post(TAKEN, &form).await);
    assert!(door.starts_with("/operatori/conferma?next=") && door.ends_with("esito%3Ddi-nuovo"), "{door}");
    assert_eq!(house.count("SELECT count(*) FROM kept_form").await, 0);
    let page = paolo.get(&format!("{IMPORT}?esito=di-nuovo")).await.text();
    assert!(page.contains("Sceglilo di nuovo"), "{page}");
}
