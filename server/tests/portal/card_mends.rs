//! What a card says of itself: what cannot be filled in, what is empty, what contradicts itself.

use super::support::{House, errors, read_pdf, to};

#[tokio::test]
async fn a_part_of_hidden_fields_only_is_neither_offered_nor_saved() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let needs = format!("{card}?modifica=bisogni");
    assert!(chiara.get(&needs).await.text().contains("name=\"bisogni\""));
    sqlx::query("UPDATE profile SET mask = '{needs,violence}' WHERE name = 'Segretariato sociale'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let page = chiara.get(&card).await.text();
    assert!(!page.contains("modifica=bisogni") && page.contains("modifica=famiglia"));
    assert!(!chiara.get(&needs).await.text().contains("/parti/bisogni\""), "no form without a field");
    let sent = chiara.post(&format!("{card}/parti/bisogni"), &[("_version", "0")]).await;
    assert_eq!(sent.status, 404);
    assert_eq!(house.count("SELECT count(*) FROM card_part").await, 0);
}

#[tokio::test]
async fn a_part_that_was_saved_empty_is_not_filled_in() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let empty = |page: &str| page.matches("Non compilata").count();
    let before = empty(&chiara.get(&card).await.text());
    to(&chiara.post(&format!("{card}/parti/riferimenti"), &[("_version", "0")]).await);
    assert_eq!(empty(&chiara.get(&card).await.text()), before, "in the index and in the part");
    let filled = [("_version", "1"), ("riferimento-1", "Ada Neri")];
    to(&chiara.post(&format!("{card}/parti/riferimenti"), &filled).await);
    assert!(empty(&chiara.get(&card).await.text()) < before);
}

#[tokio::test]
async fn what_the_desk_asks_for_is_not_called_optional_and_its_error_leads_to_the_field() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let page = chiara.get(&card).await;
    assert!(!page.text().contains("manca la descrizione"), "it may be left out");
    let form = chiara.get(&format!("{card}?modifica=categoria")).await.text();
    assert!(form.matches("facoltativo").count() >= 2);
    sqlx::query("UPDATE card_rule SET holds = 'always' WHERE field = 'categoria'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let asked = chiara.get(&format!("{card}?modifica=categoria")).await.text();
    assert_eq!(asked.matches("facoltativo").count() + 1, form.matches("facoltativo").count());
    let version = super::support::version_of_form(&page, "/conclusione");
    let end = [("esito", "service_started"), ("_version", version.as_str())];
    let refused = chiara.post(&format!("{card}/conclusione"), &end).await;
    assert_eq!(refused.status, 422);
    let link = format!("{card}?modifica=categoria#f-categoria");
    assert!(errors(&refused).contains(&link), "{}", errors(&refused));
}

#[tokio::test]
async fn an_access_before_the_birth_is_told() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let words = "La scheda è di un giorno prima della nascita";
    assert!(!chiara.get(&card).await.text().contains(words));
    sqlx::query("UPDATE card SET access_on = '1900-01-01'").execute(&house.app.db.owner).await.unwrap();
    let page = chiara.get(&card).await.text();
    assert!(page.contains(words), "{page}");
}

#[tokio::test]
async fn an_unmet_need_has_a_reason() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let path = format!("{card}/parti/bisogni");
    let unmet = [("_version", "0"), ("non-soddisfatto", "sfratto"), ("specifica", "Da gennaio")];
    let refused = chiara.post(&path, &unmet).await;
    assert_eq!(refused.status, 422);
    assert!(errors(&refused).contains("#f-non-soddisfatto-motivo"), "{}", errors(&refused));
    assert!(refused.text().contains("Da gennaio"), "nothing typed is lost");
    let because = [unmet[0], unmet[1], ("non-soddisfatto-motivo", "requisiti")];
    to(&chiara.post(&path, &because).await);
}

#[tokio::test]
async fn a_rent_is_an_amount_and_a_mediation_says_what_it_is_for() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let request = house.only_request().await;
    let page = format!("{card}/servizi/{request}");
    let sheet = |which: &'static str, rent: &'static str| {
        [("azione", "foglio"), ("_foglio", which), ("_version", "0"), ("canone", rent)]
    };
    let words = chiara.post(&page, &sheet("abitazione", "settecento")).await;
    assert_eq!(words.status, 422);
    assert!(words.text().contains("Scrivi un importo in euro") && words.text().contains("settecento"));
    to(&chiara.post(&page, &sheet("abitazione", "700")).await);
    assert!(chiara.get(&page).await.text().contains("700,00"));
    let empty = chiara.post(&page, &sheet("mediazione", "")).await;
    assert_eq!(empty.status, 422);
    for field in ["descrizione", "ore", "inizio", "lingua", "chi", "ente", "referente", "recapito"] {
        assert!(errors(&empty).contains(&format!("#f-mediazione-{field}\"")), "{field}");
    }
    let saved = house.count("SELECT count(*) FROM service_sheet WHERE sheet = 'mediazione'").await;
    assert_eq!(saved, 0);
}

#[tokio::test]
async fn a_completed_card_takes_no_service_and_its_details_change_with_a_reason() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let version = super::support::version_of_form(&chiara.get(&card).await, "/conclusione");
    let end = [("esito", "service_started"), ("_version", version.as_str())];
    to(&chiara.post(&format!("{card}/conclusione"), &end).await);
    assert!(
        chiara.get(&card).await.text().contains("Accesso, parti ed esito si correggono scrivendo perché")
    );
    let services = format!("{card}/servizi");
    let asked = [("servizio", "5.01"), ("data", "1/1/2026"), ("chi", "family")];
    for late in [chiara.get(&services).await, chiara.post(&services, &asked).await] {
        assert_eq!(late.status, 409);
        assert!(errors(&late).contains("non si aggiungono altri servizi"), "{}", errors(&late));
    }
    let request = house.only_request().await;
    let page = format!("{services}/{request}");
    let mut note =
        vec![("azione", "foglio"), ("_foglio", "dettagli"), ("_version", "0"), ("note", "Ha telefonato")];
    let silent = chiara.post(&page, &note).await;
    assert_eq!(silent.status, 422);
    assert!(errors(&silent).contains("#f-correzione") && silent.text().contains("Ha telefonato"));
    note.push(("correzione", "Nota dimenticata"));
    to(&chiara.post(&page, &note).await);
    assert!(chiara.get(&page).await.text().contains("Corretta: Nota dimenticata."));
}

#[tokio::test]
async fn a_form_with_errors_that_is_loaded_anew_leads_to_its_card() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    for path in ["conclusione", "accesso"] {
        assert_eq!(to(&chiara.get(&format!("{card}/{path}")).await), card);
    }
    let part = to(&chiara.get(&format!("{card}/parti/famiglia")).await);
    assert_eq!(part, format!("{card}?modifica=famiglia#famiglia"));
    assert_eq!(chiara.get(&format!("{card}/parti/boh")).await.status, 404);
}

#[tokio::test]
async fn needs_of_a_request_are_proposed_where_the_part_is_read() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let page = chiara.get(&card).await.text();
    assert!(page.contains("Pasti pronti o a domicilio"), "the need that the form stands for");
    assert!(page.matches("ancora da confermare").count() >= 2, "who speaks, and the needs");
    let form = chiara.get(&format!("{card}?modifica=bisogni")).await.text();
    let (_, box_of) = form.split_once("value=\"pasti-pronti\"").expect("the need is offered");
    let (box_of, _) = box_of.split_once('>').unwrap();
    assert!(form.contains("Dalla domanda") && box_of.contains("checked"), "{box_of}");
}

#[tokio::test]
async fn what_is_missing_of_the_person_leads_to_where_it_is_written() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let paolo = house.desk_of("paolo.neri").await;
    paolo.get("/console/regole").await;
    for field in [
        "persona:persona-cittadinanza",
        "persona:persona-stato-civile",
        "persona:persona-telefono",
        "servizi:servizio-richiesto",
        "bisogni:bisogni",
    ] {
        let form =
            [("azione", "aggiungi"), ("campo", field), ("quando", "always"), ("motivo", "Serve al bando")];
        assert_eq!(paolo.post("/console/regole", &form).await.status, 303, "{field}");
    }
    assert!(paolo.get("/console/regole").await.text().contains("Dati della persona, Cittadinanza: sempre"));
    let version = super::support::version_of_form(&chiara.get(&card).await, "/conclusione");
    let end = [("esito", "service_started"), ("_version", version.as_str())];
    let refused = chiara.post(&format!("{card}/conclusione"), &end).await;
    assert_eq!(refused.status, 422);
    let told = errors(&refused);
    for said in [
        "/dati?modifica=cittadinanza#cittadinanza",
        "/dati?modifica=stato-civile#stato-civile",
        "Dati della persona: manca «Cittadinanza»",
        "?modifica=bisogni#f-bisogni",
        "Bisogni: scegli almeno un bisogno",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!told.contains("Telefono") && !told.contains("almeno un servizio"), "both are there: {told}");
    sqlx::query("TRUNCATE service_request CASCADE").execute(&house.app.db.owner).await.unwrap();
    let told = errors(&chiara.post(&format!("{card}/conclusione"), &end).await);
    assert!(told.contains(&format!("{card}/servizi\"")), "{told}");
    assert!(told.contains("aggiungi almeno un servizio"), "{told}");
    sqlx::query("UPDATE profile SET mask = '{origin}' WHERE name = 'Segretariato sociale'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let told = errors(&chiara.post(&format!("{card}/conclusione"), &end).await);
    assert!(told.contains("Stato civile") && !told.contains("ittadinanza"), "{told}");
}

#[tokio::test]
async fn who_speaks_is_written_whole_read_and_printed() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let path = format!("{card}/parti/interlocutore");
    let typed = |code: &'static str| {
        [
            ("_version", "0"),
            ("chi", "familiare"),
            ("interlocutore-cognome", "Esposito"),
            ("interlocutore-affidatario", "si"),
            ("interlocutore-nascita", "8/12/1948"),
            ("interlocutore-nascita-comune", "Pontelaro"),
            ("interlocutore-sesso", "F"),
            ("interlocutore-codice-fiscale", code),
            ("interlocutore-indirizzo", "Via delle Rose 8"),
            ("interlocutore-cellulare", "333 010 0299"),
        ]
    };
    let refused = chiara.post(&path, &typed("SPSCCT48T48M990X")).await;
    assert_eq!(refused.status, 422);
    assert!(errors(&refused).contains("#f-interlocutore-codice-fiscale"), "{}", errors(&refused));
    assert!(refused.text().contains("Via delle Rose 8"), "nothing typed is lost");
    to(&chiara.post(&path, &typed("spscct48t48 m990g")).await);
    let page = chiara.get(&card).await.text();
    let print = [("parti", "interlocutore"), ("motivo", "planning")];
    let paper = read_pdf(&chiara.post(&format!("{card}/stampa"), &print).await.body);
    for said in ["08/12/1948", "Femmina", "SPSCCT48T48M990G", "Via delle Rose 8", "333 010 0299"] {
        assert!(page.contains(said), "{said}");
        // A line of a narrow column may end anywhere.
        assert!(paper.replace(' ', "").contains(&said.replace(' ', "")), "on paper: {said}");
    }
}

#[tokio::test]
async fn the_sheets_about_work_and_education_say_what_the_trade_asks() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let page = format!("{card}/servizi/{}", house.only_request().await);
    let work = [
        ("azione", "foglio"),
        ("_foglio", "lavoro"),
        ("_version", "0"),
        ("lavoro-richiesta", "Vuole riprendere a cucire"),
        ("lavoro-situazione", "studente"),
        ("professione-estero", "Sarta a Tirana"),
        ("mansioni", "Orli e riparazioni"),
        ("lavoro-canali", "cpi"),
        ("lavoro-canali", "informali"),
        ("lavoro-informali-stranieri", "si"),
    ];
    to(&chiara.post(&page, &work).await);
    let shown = chiara.get(&page).await.text();
    for said in ["Vuole riprendere a cucire", "Sarta a Tirana", "Orli e riparazioni", "Studente", "informali"]
    {
        assert!(shown.contains(said), "{said}");
    }
    let course = [("_foglio", "istruzione"), ("_version", "0"), ("corso-lingua", "Cinese")];
    let refused = chiara.post(&page, &[&[("azione", "foglio")][..], &course].concat()).await;
    assert_eq!(refused.status, 422);
    for field in ["titolo", "corso-chiesto"] {
        assert!(errors(&refused).contains(&format!("#f-{field}\"")), "{field}");
    }
    assert!(refused.text().contains("value=\"Cinese\""), "nothing typed is lost");
}
