//! An administrator takes the configuration out as one file, and takes one in.

use chrono::TimeDelta;
use serde_json::{Value, json};
use server::testing::{Answer, Browser};

use super::support::{House, Part, post_parts, to, version};

const PAGE: &str = "/console/amministrazione/configurazione";
const FILE: &str = "/console/amministrazione/configurazione/file";
const TAKEN: &str = "/console/amministrazione/configurazione/conferma";

/// Shows a file to the portal.
async fn look(browser: &Browser<'_>, file: &[u8]) -> Answer {
    browser.get(PAGE).await;
    let parts = [Part::Text("motivo", "Allineamento"), Part::File("file", "c.json", file)];
    post_parts(browser, PAGE, &parts).await
}

async fn exported(browser: &Browser<'_>) -> Value {
    let answer = browser.get(FILE).await;
    assert_eq!(answer.status, 200);
    serde_json::from_str(&answer.text()).unwrap()
}

#[tokio::test]
async fn the_own_file_changes_nothing_and_another_one_is_agreed_to_first() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let mut document = exported(&paolo).await;
    let answer = look(&paolo, document.to_string().as_bytes()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.text().contains("Non cambia niente"), "{}", answer.text());
    document["codes"] =
        json!([{"table": "tenure", "lines": ["codice;etichetta", "barca;Casa galleggiante"]}]);
    document["desks"][0]["description"] = json!("Per chi <abita> in centro");
    let answer = look(&paolo, document.to_string().as_bytes()).await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    for words in [
        "Titoli di godimento dell’abitazione: Casa galleggiante (barca)",
        "Nuova",
        "Modificata",
        "Per chi &lt;abita&gt; in centro",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(house.count("SELECT count(*) FROM code_edit").await, 0, "nothing is saved yet");
    let (mark, content) = (version(&answer), document.to_string());
    let form = [("_version", mark.as_str()), ("contenuto", content.as_str()), ("motivo", "Allineamento")];
    assert_eq!(to(&paolo.post(TAKEN, &form).await), format!("{PAGE}?esito=importato"));
    assert!(paolo.get(&format!("{PAGE}?esito=importato")).await.text().contains("Il file è stato importato"));
    assert_eq!(house.count("SELECT count(*) FROM code_edit WHERE reason = 'Allineamento'").await, 1);
    let again = paolo.post(TAKEN, &form).await;
    assert_eq!(again.status, 409, "it would do something else now");
    assert!(again.text().contains("Intanto la configurazione è cambiata"));
    assert_eq!(house.count("SELECT count(*) FROM code_edit").await, 1);
}

#[tokio::test]
async fn what_would_change_is_told_in_the_words_of_the_pages() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let mut document = exported(&paolo).await;
    document["profiles"][0]["hides"] = json!(["violence", "protected_identity"]);
    document["profiles"][0]["omits"] = json!(["violence"]);
    document["services"][0]["service"]["title"]["it"] = json!("Un altro titolo");
    let answer = look(&paolo, document.to_string().as_bytes()).await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    for words in [
        "Gruppi nascosti: da «",
        "Gruppi nascosti di cui non si dice niente: da «(niente)»",
        "«Un altro titolo»",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for code in ["hides[", "title.it", "«violence", "violence»", "protected_identity»"] {
        assert!(!page.contains(code), "{code}");
    }
}

#[tokio::test]
async fn where_a_profile_is_given_and_that_it_is_retired_is_told_before_it_counts() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let mut document = exported(&paolo).await;
    let desk = document["desks"][0]["desk"].clone();
    let profiles = document["profiles"].as_array_mut().unwrap();
    assert_eq!(profiles[0]["given"], json!({"only_at": []}));
    let like = |name: &str, given: Value| {
        let mut profile = profiles[0].clone();
        (profile["name"], profile["given"]) = (json!(name), given);
        profile
    };
    let nowhere = json!({"organisation": "Ente di altrove", "name": "Sportello"});
    let more = [like("Mediatori", json!({"only_at": [desk]})), like("Altri", json!({"only_at": [nowhere]}))];
    profiles.extend(more);
    let answer = look(&paolo, document.to_string().as_bytes()).await;
    assert!(answer.text().contains("Si dà a uno sportello che qui non c’è: Ente di altrove, Sportello"));
    let (mark, content) = (version(&answer), document.to_string());
    let form = [("_version", mark.as_str()), ("contenuto", content.as_str()), ("motivo", "Allineamento")];
    let made = "SELECT count(*) FROM profile WHERE name = 'Mediatori' AND cardinality(only_at) = 1";
    assert_eq!(house.count(made).await, 0, "nothing is saved yet");
    assert_eq!(to(&paolo.post(TAKEN, &form).await), format!("{PAGE}?esito=importato"));
    assert_eq!(house.count(made).await, 1);
    let profiles = document["profiles"].as_array_mut().unwrap();
    profiles.retain(|profile| profile["name"] == "Mediatori");
    profiles[0]["given"] = json!({"only_at": [], "retired": "2026-01-31"});
    let page = look(&paolo, document.to_string().as_bytes()).await.text();
    for words in ["Mediatori", "Dato solo a: da «", "» a «(niente)»", "Ritirato: da «No» a «Sì»"] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn a_desk_of_the_file_is_opened_with_its_hours_and_mails_once_somebody_agrees() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let mut document = exported(&paolo).await;
    let mut desks = document["desks"].as_array().unwrap().iter();
    let mut desk = desks.find(|desk| desk["profile"] == "Sportello immigrazione").unwrap().clone();
    let key = json!({"organisation": desk["desk"]["organisation"], "name": "Sportello del Borgo"});
    (desk["desk"], desk["rules"]) = (key.clone(), json!([]));
    document["desks"].as_array_mut().unwrap().push(desk);
    document["points"][0]["place"]["hours"] = json!([{"weekday": 6, "opens": 545, "closes": 725}]);
    let mut place = document["points"][0].clone();
    place["desk"] = key.clone();
    document["points"].as_array_mut().unwrap().push(place);
    let body = "Vedi {{collegamento}}";
    let mail = json!({"desk": key, "mail": "news", "lang": "fr", "subject": "Novità", "body": body});
    document["mails"].as_array_mut().unwrap().push(mail);
    let answer = look(&paolo, document.to_string().as_bytes()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = answer.text();
    for words in
        ["Sportello del Borgo", "Sabato: da «", "» a «09:05-12:05»", "Novità sulla domanda, Français"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let opened = "SELECT count(*) FROM desk WHERE name = 'Sportello del Borgo'";
    assert_eq!(house.count(opened).await, 0, "nothing is saved yet");
    let (mark, content) = (version(&answer), document.to_string());
    let form = [("_version", mark.as_str()), ("contenuto", content.as_str()), ("motivo", "Allineamento")];
    assert_eq!(to(&paolo.post(TAKEN, &form).await), format!("{PAGE}?esito=importato"));
    for sql in [
        opened,
        "SELECT count(*) FROM mail_text JOIN desk ON desk.id = mail_text.desk_id
         WHERE desk.name = 'Sportello del Borgo' AND mail_text.lang = 'fr'",
        "SELECT count(*) FROM desk_point JOIN desk ON desk.id = desk_point.desk_id
         WHERE desk.name = 'Sportello del Borgo'",
    ] {
        assert_eq!(house.count(sql).await, 1, "{sql}");
    }
    assert_eq!(house.count("SELECT count(*) FROM opening_hours WHERE opens = 545").await, 2);
}

#[tokio::test]
async fn wrong_hours_and_tags_of_a_file_are_told_with_their_place() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let mut document = exported(&paolo).await;
    document["points"][0]["place"]["hours"] = json!([{"weekday": 6, "opens": 725, "closes": 545}]);
    let desk = document["desks"][0]["desk"].clone();
    let mail = json!({"desk": desk, "mail": "news", "lang": "fr", "subject": "X", "body": "{{cognome}}"});
    document["mails"] = json!([mail]);
    let answer = look(&paolo, document.to_string().as_bytes()).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    for words in ["$.points[0].place.hours", "$.mails[0].body", "cognome"] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn wrong_files_are_told_with_the_place_and_nothing_is_lost() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    for (file, words) in [
        (&b"<html>"[..], "riga 1"),
        (&b"{\"format\": 1, \"portal\": \"\xE0\"}"[..], "UTF-8"),
        (&b"{\"format\": 5}"[..], "portale più recente (formato 5)"),
        (&b"{\"format\": 1, \"operators\": []}"[..], "$.operators"),
        (
            &b"{\"format\": 1, \"profiles\": [{\"name\": \"P\", \"hides\": [\"x\"]}]}"[..],
            "$.profiles[0].hides[0]",
        ),
    ] {
        let answer = look(&paolo, file).await;
        assert_eq!(answer.status, 422, "{words}");
        let page = answer.text();
        assert!(page.contains(words), "{words}: {page}");
        assert!(page.contains("Allineamento"), "the reason is kept");
    }
    let none = post_parts(&paolo, PAGE, &[Part::Text("motivo", "")]).await;
    assert_eq!(none.status, 422);
    assert!(none.text().contains("Scegli il file da importare"));
}

#[tokio::test]
async fn a_file_that_is_too_large_costs_nothing_of_what_was_typed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    // More than a file may have, and more than a whole form may have.
    for bytes in [4_100_000, 14_000_000] {
        let answer = look(&paolo, &vec![b' '; bytes]).await;
        assert_eq!(answer.status, 413, "{bytes}");
        let page = answer.text();
        assert!(page.contains("Il file è troppo grande"), "{bytes}: {page}");
        assert!(page.contains("Allineamento"), "the reason is kept");
    }
}

#[tokio::test]
async fn only_who_administers_everything_sees_it_and_only_with_a_fresh_proof_takes_it() {
    let house = House::open().await;
    for who in ["chiara.moretti", "anna.bruni"] {
        let browser = house.desk_of(who).await;
        for path in [PAGE, FILE] {
            assert_eq!(browser.get(path).await.status, 404, "{who} {path}");
        }
        assert_eq!(browser.post(TAKEN, &[("contenuto", "{}")]).await.status, 404, "{who}");
    }
    let paolo = house.desk_of("paolo.neri").await;
    let mut document = exported(&paolo).await;
    document["desks"][0]["description"] = json!("Per chi abita in centro");
    // What is kept while somebody proves who they are is small.
    (document["services"], document["codes"]) = (json!([]), json!([]));
    let content = document.to_string();
    let mark = version(&look(&paolo, content.as_bytes()).await);
    house.app.pass(TimeDelta::minutes(6));
    let form = [("_version", mark.as_str()), ("contenuto", content.as_str()), ("motivo", "Allineamento")];
    assert_eq!(to(&paolo.post(TAKEN, &form).await), "/operatori/conferma?next=%2Fconsole%2Fripresa");
    let large = "x".repeat(140_000);
    let form = [("_version", mark.as_str()), ("contenuto", large.as_str()), ("motivo", "Allineamento")];
    let again = "/operatori/conferma?next=%2Fconsole%2Famministrazione%2Fconfigurazione%3Fesito%3Ddi-nuovo";
    assert_eq!(to(&paolo.post(TAKEN, &form).await), again, "what cannot be kept is chosen again");
    let page = paolo.get(&format!("{PAGE}?esito=di-nuovo")).await.text();
    assert!(page.contains("Sceglilo di nuovo"), "and the page says so");
    let changed = "SELECT count(*) FROM desk WHERE description = 'Per chi abita in centro'";
    assert_eq!(house.count(changed).await, 0);
}
