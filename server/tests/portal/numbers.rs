//! What a desk did, counted.

use chrono::TimeDelta;

use super::support::{House, MEALS, MEALS_ANSWERS, to};

#[tokio::test]
async fn a_desk_sees_its_numbers_without_names_and_few_people_not_at_all() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    house.accept(&house.operator("chiara.moretti").await, intake).await;
    let chiara = house.desk_of("chiara.moretti").await;
    assert!(chiara.get("/console").await.text().contains("href=\"/console/numeri\""), "the rail leads there");
    let page = chiara.get("/console/numeri").await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("meno di 5 persone"), "the threshold is told");
    assert!(html.contains("non si mostra"), "one person is few");
    assert!(html.contains("Contati adesso") && html.contains("Dal 01/01/2026 al 20/11/2026"), "this year");
    assert!(!html.contains("Ferrante") && !html.contains("FRRGLI"), "no names");
    assert!(html.contains("Pasti a domicilio") && html.contains("<caption"), "bars have a table");
    assert!(html.contains("Bisogni non soddisfatti per motivo") && html.contains("Mancano i requisiti"));
    let audited =
        house.count("SELECT count(*) FROM audit_event WHERE action = 'list' AND reason = 'numbers'").await;
    assert_eq!(audited, 1);
}

#[tokio::test]
async fn the_period_is_in_the_address_and_wrong_days_are_told() {
    let house = House::with(&[("SPORTELLO_NUMBERS__THRESHOLD", "12")], &[]).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = chiara.get("/console/numeri?dal=01/02/2025&al=30/04/2025").await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("value=\"01/02/2025\"") && html.contains("value=\"30/04/2025\""));
    assert!(html.contains("03/2025") && !html.contains("05/2025"), "the months of the period");
    assert!(html.contains("meno di 12 persone"), "the threshold is configured");
    for (query, said) in [
        ("dal=31/02/2026", "Dal: scrivi un giorno"),
        ("al=%3Cb%3Eieri", "Al: scrivi un giorno"),
        ("dal=02/01/2025&al=01/01/2025", "finisce prima di cominciare"),
        ("dal=01/01/1950&al=01/01/2025", "troppo lungo"),
        ("dal=01/11/2025&al=24/11/2025", "ultimo giorno di un mese"),
        ("dal=02/11/2025&al=30/11/2025", "primo giorno di un mese"),
    ] {
        let wrong = chiara.get(&format!("/console/numeri?{query}")).await;
        assert_eq!(wrong.status, 422, "{query}");
        let html = wrong.text();
        assert!(html.contains("id=\"errori\"") && html.contains(said), "{query}");
        assert!(html.contains("name=\"dal\"") && !html.contains("<b>ieri"), "{query}");
    }
    let wrong = chiara.get("/console/numeri?dal=31/02/2026&al=20/11/2026").await.text();
    assert!(wrong.contains("value=\"31/02/2026\"") && wrong.contains("value=\"20/11/2026\""), "{wrong}");
    let empty = chiara.get("/console/numeri?dal=&al=").await;
    assert_eq!(empty.status, 200, "without days it is this year");
}

/// Somebody asked for meals in November 2026, and it is the 15th of February.
async fn in_february() -> House {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    house.accept(&house.operator("chiara.moretti").await, intake).await;
    house.app.pass(TimeDelta::days(87));
    house
}

/// What Chiara reads of this year, and of the last quarter.
async fn both_ways(house: &House) -> [String; 2] {
    let chiara = house.desk_of("chiara.moretti").await;
    let live = chiara.get("/console/numeri").await.text();
    [live, chiara.get("/console/numeri?trimestre=2026-4").await.text()]
}

#[tokio::test]
async fn whoever_reads_cards_finds_the_quarters_too_and_which_of_both_it_is() {
    let house = in_february().await;
    let [live, _] = both_ways(&house).await;
    assert!(live.contains("Contati adesso") && live.contains("Dal 01/01/2027 al 15/02/2027"), "{live}");
    assert!(live.contains("trimestre=2026-4"), "a link to what everybody is told");
    let chiara = house.desk_of("chiara.moretti").await;
    // Quarters that run or never were are the last one that is over, and days are not of a quarter.
    for query in ["2026-4", "2027-1", "%3Cb%3Eieri", "2026-4&dal=01/11/2026&al=20/11/2026"] {
        let page = chiara.get(&format!("/console/numeri?trimestre={query}")).await;
        assert_eq!(page.status, 200, "{query}");
        let html = page.text();
        assert!(html.contains("Dal 01/10/2026 al 31/12/2026") && !html.contains("<b>ieri"), "{query}");
        assert!(html.contains("Contati il 15/02/2027") && !html.contains("Contati adesso"), "{query}");
        assert!(html.contains("Quest’anno") && !html.contains("name=\"dal\""), "{query}");
    }
    house.app.pass(TimeDelta::days(7));
    let [live, quarter] = both_ways(&house).await;
    assert!(live.contains("Dal 01/01/2027 al 22/02/2027"), "{live}");
    assert!(quarter.contains("Contati il 15/02/2027"), "it stays what it was");
}

#[tokio::test]
async fn a_profile_without_the_diary_is_told_so_in_words_or_not_at_all() {
    let house = in_february().await;
    let after = async |change: &'static str| {
        sqlx::query(change).execute(&house.app.db.owner).await.unwrap();
        both_ways(&house).await
    };
    for seen in both_ways(&house).await {
        assert!(seen.contains("Contatti per mese") && !seen.contains("nascosto al tuo profilo"));
        assert!(seen.contains("Come si conoscono"), "{seen}");
    }
    let mask = "UPDATE profile SET mask = mask || '{diary}'::text[] WHERE name = 'Segretariato sociale'";
    for masked in after(mask).await {
        assert!(
            masked.contains("Contatti per mese") && masked.contains("nascosto al tuo profilo"),
            "{masked}"
        );
        assert!(!masked.contains("Come si conoscono"), "no rows");
    }
    let omit = "UPDATE profile SET absent = absent || '{diary}'::text[] WHERE name = 'Segretariato sociale'";
    for absent in after(omit).await {
        for words in ["Contatti per mese", "Persone incontrate", "nascosto al tuo profilo"] {
            assert!(!absent.contains(words), "{words}");
        }
        assert!(absent.contains("Schede per mese"));
    }
}

#[tokio::test]
async fn a_coordinator_sees_quarters_that_are_over_of_each_of_their_desks_and_no_cards() {
    let house = House::open().await;
    for change in [
        "UPDATE operator_desk SET role = 'coordinator'
         WHERE operator_id IN (SELECT id FROM operator WHERE subject = 'anna.bruni')",
        "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role)
         SELECT operator.id, desk.id, desk.zone_id, 'coordinator'
         FROM operator, desk
         WHERE operator.subject = 'anna.bruni' AND desk.zone_id = operator.zone_id
         ON CONFLICT DO NOTHING",
    ] {
        sqlx::query(change).execute(&house.app.db.owner).await.unwrap();
    }
    let anna = house.desk_of("anna.bruni").await;
    assert_eq!(to(&anna.get("/console").await), "/console/numeri", "that is where a coordinator begins");
    let page = anna.get("/console/numeri").await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("name=\"trimestre\"") && html.contains("name=\"sportello\""), "{html}");
    assert!(!html.contains("name=\"dal\""), "other days could be subtracted from each other");
    assert!(html.contains("value=\"2026-3\""), "the last quarter that is over");
    let days = anna.get("/console/numeri?dal=01/11/2026&al=02/11/2026").await.text();
    assert!(days.contains("Dal 01/07/2026 al 30/09/2026"), "days that are asked for do not count");
    assert!(days.contains("Contati il 20/11/2026") && !days.contains("Quest’anno"), "{days}");
    for path in ["/console/schede", "/console/persone"] {
        assert_eq!(anna.get(path).await.status, 404, "{path}");
    }
}
