//! What a desk did, counted.

use chrono::TimeDelta;

use super::support::{House, MEALS, MEALS_ANSWERS, to};

/// Somebody asked for meals in November 2026, and it is February.
async fn in_february(settings: &[(&str, &str)]) -> House {
    let house = House::with(settings, &[]).await;
    let giulia = house.giulia().await;
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    house.accept(&house.operator("chiara.moretti").await, intake).await;
    house.app.pass(TimeDelta::days(87));
    house
}

#[tokio::test]
async fn a_desk_sees_its_numbers_without_names_and_few_people_not_at_all() {
    let house = in_february(&[]).await;
    let chiara = house.desk_of("chiara.moretti").await;
    assert!(chiara.get("/console").await.text().contains("href=\"/console/numeri\""), "the rail leads there");
    let page = chiara.get("/console/numeri").await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("meno di 5 persone"), "the threshold is told");
    assert!(html.contains("non si mostra"), "one person is few");
    assert!(!html.contains("Ferrante") && !html.contains("FRRGLI"), "no names");
    assert!(html.contains("Pasti a domicilio") && html.contains("<caption"), "bars have a table");
    let audited =
        house.count("SELECT count(*) FROM audit_event WHERE action = 'list' AND reason = 'numbers'").await;
    assert_eq!(audited, 1);
}

#[tokio::test]
async fn the_quarter_is_in_the_address_and_says_as_of_when_it_is() {
    let house = in_february(&[("SPORTELLO_NUMBERS__THRESHOLD", "12")]).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let html = chiara.get("/console/numeri?trimestre=2025-1").await.text();
    assert!(html.contains("Dal 01/01/2025 al 31/03/2025"), "{html}");
    assert!(html.contains("03/2025") && !html.contains("04/2025"), "the months of the quarter");
    assert!(html.contains("meno di 12 persone"), "the threshold is configured");
    // Days, and quarters that run or never were, are the last one that is over.
    for query in ["", "?dal=01/11/2026&al=20/11/2026", "?trimestre=2027-1", "?trimestre=%3Cb%3Eieri"] {
        let page = chiara.get(&format!("/console/numeri{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        let html = page.text();
        assert!(html.contains("Dal 01/10/2026 al 31/12/2026") && !html.contains("<b>ieri"), "{query}");
        assert!(html.contains("come risultavano il 15/02/2027"), "{query}");
    }
    house.app.pass(TimeDelta::days(7));
    let html = house.desk_of("chiara.moretti").await.get("/console/numeri").await.text();
    assert!(html.contains("come risultavano il 15/02/2027"), "they stay what they were");
}

#[tokio::test]
async fn a_profile_without_the_diary_is_told_so_in_words_or_not_at_all() {
    let house = in_february(&[]).await;
    let seen = house.desk_of("chiara.moretti").await.get("/console/numeri").await.text();
    let diary = async |change: &'static str| {
        sqlx::query(change).execute(&house.app.db.owner).await.unwrap();
        house.desk_of("chiara.moretti").await.get("/console/numeri").await.text()
    };
    assert!(seen.contains("Contatti per mese") && !seen.contains("nascosto al tuo profilo"));
    let mask = "UPDATE profile SET mask = mask || '{diary}'::text[] WHERE name = 'Segretariato sociale'";
    let masked = diary(mask).await;
    assert!(masked.contains("Contatti per mese") && masked.contains("nascosto al tuo profilo"), "{masked}");
    assert!(!masked.contains("Come si conoscono"), "no rows");
    let omit = "UPDATE profile SET absent = absent || '{diary}'::text[] WHERE name = 'Segretariato sociale'";
    let absent = diary(omit).await;
    for words in ["Contatti per mese", "Persone incontrate", "nascosto al tuo profilo"] {
        assert!(!absent.contains(words), "{words}");
    }
    assert!(absent.contains("Schede per mese"));
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
    for path in ["/console/schede", "/console/persone"] {
        assert_eq!(anna.get(path).await.status, 404, "{path}");
    }
}
