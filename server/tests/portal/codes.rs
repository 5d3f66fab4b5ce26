//! An administrator keeps a code table.

use server::testing::{Answer, Browser};

use super::support::{House, Part, errors, post_parts, to, version};

const TABLE: &str = "/console/codici/titoli-godimento";
const RENT: &str = "/console/codici/titoli-godimento/voci/affitto";
const IMPORT: &str = "/console/codici/titoli-godimento/importa";

/// Sends the form of a page with the save that it shows.
async fn send(browser: &Browser<'_>, path: &str, form: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    let version = version(&page);
    let mut all = vec![("_version", version.as_str()), ("azione", "salva")];
    all.retain(|(name, _)| !form.iter().any(|(other, _)| other == name));
    all.extend_from_slice(form);
    browser.post(path, &all).await
}

/// Shows a file to the portal.
async fn look(browser: &Browser<'_>, file: &[u8]) -> Answer {
    browser.get(IMPORT).await;
    let parts = [Part::Text("motivo", "Nuovo elenco"), Part::File("file", "t.csv", file)];
    post_parts(browser, IMPORT, &parts).await
}

#[tokio::test]
async fn a_row_is_rewritten_with_its_history_and_withdrawn() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    assert!(paolo.get("/console/codici").await.text().contains("Titoli di godimento"));
    assert!(paolo.get(TABLE).await.text().contains("Affitto da privati"));
    let form = [("etichetta.it", "Locazione"), ("ordine", "4"), ("motivo", "Delibera 12")];
    let saved = send(&paolo, RENT, &form).await;
    assert_eq!(saved.status, 303, "{}", errors(&saved));
    assert_eq!(to(&saved), TABLE);
    let page = paolo.get(RENT).await.text();
    for words in ["Locazione", "Affitto da privati", "Paolo Neri", "Delibera 12", "Con il programma"] {
        assert!(page.contains(words), "{words}");
    }
    let withdrawn = [("etichetta.it", "Locazione"), ("valido_al", "19/11/2020"), ("motivo", "Non serve più")];
    assert_eq!(send(&paolo, RENT, &withdrawn).await.status, 303);
    assert!(paolo.get(TABLE).await.text().contains("Ritirata"));
    assert_eq!(house.count("SELECT count(*) FROM code_edit WHERE code = 'affitto'").await, 2);
}

#[tokio::test]
async fn mistakes_come_back_with_what_was_typed_and_a_taken_code_is_told() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let new = format!("{TABLE}/nuova");
    let wrong = [("codice", "due parole"), ("etichetta.en", "Kept words"), ("valido_al", "31/02/2026")];
    let answer = send(&paolo, &new, &wrong).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    for words in ["due parole", "Kept words", "31/02/2026", "scrivi l’etichetta", "scrivi perché"] {
        assert!(page.contains(words), "{words}");
    }
    let taken = [("codice", "affitto"), ("etichetta.it", "Doppio"), ("motivo", "x")];
    let answer = send(&paolo, &new, &taken).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("questo codice c’è già"));
    let right = [("codice", "barca"), ("etichetta.it", "Casa galleggiante"), ("motivo", "x")];
    assert_eq!(send(&paolo, &new, &right).await.status, 303);
    let table = paolo.get(TABLE).await.text();
    assert!(table.contains("Casa galleggiante"));
    let last = table.rfind("/voci/").unwrap();
    assert!(table[last..].starts_with("/voci/barca\""), "without a place it goes last");
    let service = [("etichetta.it", "Pasti"), ("siuss", "A9.99"), ("motivo", "x")];
    let answer = send(&paolo, "/console/codici/servizi/voci/2.03", &service).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("A9.99"));
}

#[tokio::test]
async fn the_second_of_two_sees_both_texts() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let form = |label| [("_version", "0"), ("etichetta.it", label), ("motivo", "x")];
    assert_eq!(send(&paolo, RENT, &form("Prima mano")).await.status, 303);
    let answer = send(&paolo, RENT, &form("Seconda mano")).await;
    assert_eq!(answer.status, 409);
    let page = answer.text();
    assert!(page.contains("Prima mano") && page.contains("Seconda mano"));
    assert_eq!(send(&paolo, RENT, &form("Seconda mano")[1..]).await.status, 303, "once they know");
}

#[tokio::test]
async fn a_file_is_looked_at_and_then_taken_whole() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let file = b"codice;etichetta\naffitto;Locazione\nbarca;Citt\xE0 sull'acqua";
    let answer = look(&paolo, file).await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    for words in ["Windows-1252", "senza andare a capo", "Affitto da privati", "Voci nuove: 1", "Città"] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(house.count("SELECT count(*) FROM code_edit").await, 0, "nothing is saved yet");
    let number = version(&answer);
    let confirm = format!("{IMPORT}/conferma");
    let form = [
        ("_version", number.as_str()),
        ("contenuto", "codice;etichetta\r\naffitto;Locazione\r\nbarca;Città sull'acqua"),
        ("motivo", "Nuovo elenco"),
    ];
    assert_eq!(to(&paolo.post(&confirm, &form).await), TABLE);
    assert_eq!(house.count("SELECT count(*) FROM code_edit WHERE reason = 'Nuovo elenco'").await, 2);
    assert_eq!(paolo.post(&confirm, &form).await.status, 409, "the table is another one now");
}

#[tokio::test]
async fn a_file_with_mistakes_is_told_line_by_line_and_nothing_is_taken() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    for (file, words) in [
        (&b"\xFF\xFEc\0o\0"[..], "Windows-1252"),
        (b"nome,cognome\na,b\n", "la colonna «nome» non esiste"),
        (b"codice,etichetta\na,\"Casa", "il file è tagliato"),
        (b"codice,etichetta\na,Casa\n=1+1,Formula\na,Doppia\n", "Riga 4: il codice è già alla riga 2"),
        (b"codice,etichetta,superiore\na,A,b\nb,B,a\n", "tornano a questa"),
    ] {
        let answer = look(&paolo, file).await;
        assert_eq!(answer.status, 422, "{words}");
        let page = answer.text();
        assert!(page.contains(words), "{words}");
        assert!(page.contains("Nuovo elenco"), "what was typed is kept");
    }
    let nothing = post_parts(&paolo, IMPORT, &[Part::Text("motivo", "x")]).await;
    assert_eq!(nothing.status, 422);
    assert_eq!(house.count("SELECT count(*) FROM code_edit").await, 0);
}

#[tokio::test]
async fn a_table_leaves_as_a_file_that_comes_back_the_same() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let file = paolo.get(&format!("{TABLE}/esporta")).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"titoli-godimento.csv\"");
    let page = look(&paolo, &file.body).await.text();
    assert!(page.contains("non c’è niente da salvare"));
    assert_eq!(house.count("SELECT count(*) FROM audit_event WHERE subject = 'codes'").await, 1);
}

#[tokio::test]
async fn a_file_that_is_too_large_costs_nothing_of_what_was_typed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    for bytes in [600_000, 6_000_000] {
        let answer = look(&paolo, &vec![b' '; bytes]).await;
        assert_eq!(answer.status, 413, "{bytes}");
        let page = answer.text();
        assert!(page.contains("Il file è troppo grande"), "{bytes}: {page}");
        assert!(page.contains("Nuovo elenco"), "what was typed is kept");
    }
}

#[tokio::test]
async fn a_table_is_searched_by_words_and_by_code() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let rent = paolo.get(&format!("{TABLE}?q=AFFITTO%20canone")).await.text();
    assert!(rent.contains("Affitto a canone concordato") && !rent.contains("Comodato"));
    assert!(rent.contains("value=\"AFFITTO canone\""), "what was typed is there");
    let code = paolo.get("/console/codici/paesi?q=z330").await.text();
    assert!(code.contains("Marocco") && !code.contains("Tunisia"));
    let accent = paolo.get("/console/codici/bisogni?q=liberta").await;
    assert_eq!(accent.status, 200);
    assert!(accent.text().contains("Nessuna voce trovata"));
    let pages = paolo.get("/console/codici/paesi").await.text();
    let (_, after) = pages.split_once("?dopo=").unwrap();
    let next = after.split('"').next().unwrap();
    let second = paolo.get(&format!("/console/codici/paesi?dopo={next}")).await.text();
    assert!(second.contains("rel=\"prev\"") && !second.contains("rel=\"next\""));
}

#[tokio::test]
async fn municipalities_are_looked_up_by_name_of_any_time_and_by_code() {
    let house = House::open().await;
    backend::seed::codes(&house.app.db.owner).await.unwrap();
    let paolo = house.desk_of("paolo.neri").await;
    let page = |query: &str| format!("/console/codici/comuni?q={query}");
    assert!(paolo.get("/console/codici").await.text().contains("/console/codici/comuni"));
    let today = paolo.get(&page("AGLIE")).await.text();
    assert!(today.contains("Agliè") && today.contains("A074") && today.contains("Oggi"));
    let past = paolo.get(&page("a003")).await.text();
    assert!(past.contains("Abbadia Alpina") && past.contains("Dal 01/04/1864 al 05/12/1928"), "{past}");
    for nothing in ["%25%25", "qqqq", "%3Cqqb%3E%27"] {
        let none = paolo.get(&page(nothing)).await;
        assert_eq!(none.status, 200);
        assert!(none.text().contains("Nessuna voce trovata"), "{nothing}");
    }
    let (mut seen, mut path) = (0, page("santa"));
    loop {
        let html = paolo.get(&path).await.text();
        seen += html.matches("<tr").count() - 1;
        let Some((before, _)) = html.split_once("\" rel=\"next\"") else { break };
        path = before.rsplit_once("href=\"").unwrap().1.replace("&amp;", "&");
    }
    let all = "SELECT count(*) FROM municipality_era WHERE position('santa' in search) > 0";
    assert!(seen > 100, "several pages");
    assert_eq!(i64::try_from(seen).unwrap(), house.count(all).await, "each once");
    assert_eq!(house.desk_of("chiara.moretti").await.get(&page("")).await.status, 404);
}
