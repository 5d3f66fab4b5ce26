//! Operators at work.

use std::collections::BTreeSet;

use domain::{Id, actor::Operator, intake::Intake};
use server::testing::Browser;

use super::support::{House, MEALS, MEALS_ANSWERS, to};

fn take_up(id: Id<Intake>) -> String {
    format!("/console/istanze/{id}/prendi")
}

#[tokio::test]
async fn of_two_who_take_up_at_once_one_wins_and_the_other_is_told_who() {
    let house = House::open().await;
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (chiara, anna) = (house.desk_of("chiara.moretti").await, house.desk_of("anna.bruni").await);
    chiara.get("/console").await;
    anna.get("/console").await;
    let path = take_up(id);
    let (one, other) = tokio::join!(chiara.post(&path, &[]), anna.post(&path, &[]));
    let (won, lost, winner) = match one.status.as_u16() {
        303 => (one, other, "Chiara Moretti"),
        _ => (other, one, "Anna Bruni"),
    };
    assert_eq!(to(&won), format!("/console/istanze/{id}"));
    assert_eq!(lost.status, 409);
    assert!(lost.text().contains(&format!("L’ha già presa in carico {winner}")), "{winner} is not named");
    let taken = "SELECT count(*) FROM intake_event WHERE kind = 'taken_up'";
    assert_eq!(house.count(taken).await, 1);
}

#[tokio::test]
async fn the_filter_is_in_the_address_and_narrows_the_queue() {
    let house = House::open().await;
    let (first, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let (second, number) = house.sent(&house.carlo().await, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get("/console").await;
    chiara.post(&take_up(first), &[]).await;
    let anna = house.operator("anna.bruni").await.me.id;
    let by_number = format!("/console?testo={}", app::routes::encode(&number.to_string()));
    let by_anna = format!("/console?operatore={anna}");
    let cases: [(&str, &[Id<Intake>]); 10] = [
        ("/console", &[first, second]),
        ("/console?stato=taken_up", &[first]),
        ("/console?stato=submitted", &[second]),
        ("/console?operatore=io", &[first]),
        ("/console?operatore=nessuno", &[second]),
        (&by_anna, &[]),
        ("/console?testo=ferrante", &[first]),
        (&by_number, &[second]),
        ("/console?servizio=contributo-economico", &[]),
        ("/console?stato=draft&dopo=%27%3B--", &[first, second]),
    ];
    for (address, expected) in cases {
        let page = chiara.get(address).await;
        assert_eq!(page.status, 200, "{address}");
        let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(listed(&page.text()).into_iter().collect::<BTreeSet<_>>(), expected, "{address}");
    }
}

#[tokio::test]
async fn whoever_is_disabled_is_out_with_the_next_click() {
    let house = House::open().await;
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    assert_eq!(chiara.get("/console").await.status, 200);
    let disable = "UPDATE operator SET enabled = false WHERE subject = 'chiara.moretti'";
    sqlx::query(disable).execute(&house.app.db.owner).await.unwrap();
    for path in ["/console".to_owned(), format!("/console/istanze/{id}"), "/console/persone".to_owned()] {
        let answer = chiara.get(&path).await;
        assert!(matches!(answer.status.as_u16(), 303 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("Ferrante"));
    }
    assert_eq!(chiara.post(&take_up(id), &[]).await.status, 404);
    assert_eq!(house.count("SELECT count(*) FROM intake WHERE assignee_id IS NOT NULL").await, 0);
}

/// Addresses of the requests in a page of the queue, in its order.
fn listed(html: &str) -> Vec<String> {
    let rows = html.split("class=\"q-who\"").skip(1);
    rows.map(|row| {
        row.split_once("/console/istanze/").unwrap().1.split(['"', '/']).next().unwrap().to_owned()
    })
    .collect()
}

/// Address of the page after or before, if there is one.
fn neighbour(html: &str, parameter: &str) -> Option<String> {
    let (_, after) = html.split_once(&format!("href=\"/console?{parameter}="))?;
    let key = after.split('"').next()?;
    Some(format!("/console?{parameter}={}", key.replace("&amp;", "&")))
}

async fn walk(browser: &Browser<'_>, from: &str, parameter: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut next = Some(from.to_owned());
    while let Some(address) = next {
        let page = browser.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        pages.push(listed(&page.text()));
        next = neighbour(&page.text(), parameter);
        assert!(pages.len() < 10, "the pages have no end");
    }
    pages
}

#[tokio::test]
async fn sixty_requests_are_paged_without_a_row_twice_or_missing_in_both_directions() {
    let house = House::open().await;
    let (one, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    multiply(&house, one).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let forwards = walk(&chiara, "/console", "dopo").await;
    assert_eq!(forwards.iter().map(Vec::len).collect::<Vec<_>>(), [25, 25, 10]);
    let all: Vec<String> = forwards.concat();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 60, "none twice, none missing");
    let order: Vec<String> =
        sqlx::query_scalar("SELECT id::text FROM intake WHERE state = 'submitted' ORDER BY latest_on, id")
            .fetch_all(&house.app.db.owner)
            .await
            .unwrap();
    assert_eq!(all, order, "oldest term first");
    let mut last = "/console".to_owned();
    for _ in 1..forwards.len() {
        last = neighbour(&chiara.get(&last).await.text(), "dopo").unwrap();
    }
    let mut backwards = walk(&chiara, &last, "prima").await;
    backwards.reverse();
    assert_eq!(backwards, forwards, "the same pages on the way back");
}

/// Fifty-nine more like this one, many with the same term.
async fn multiply(house: &House, one: Id<Intake>) {
    let columns: Vec<String> = sqlx::query_scalar(
        "SELECT column_name::text FROM information_schema.columns
         WHERE table_name = 'intake' AND is_generated = 'NEVER'
           AND column_name NOT IN ('id', 'protocol_number', 'latest_on')",
    )
    .fetch_all(&house.app.db.owner)
    .await
    .unwrap();
    let columns = columns.join(", ");
    let insert = format!(
        "INSERT INTO intake (id, protocol_number, latest_on, {columns})
         SELECT gen_random_uuid(), protocol_number + n, latest_on + n / 10, {columns}
         FROM intake, generate_series(1, 59) AS n WHERE id = $1"
    );
    sqlx::query(sqlx::AssertSqlSafe(insert)).bind(one.uuid()).execute(&house.app.db.owner).await.unwrap();
}

#[tokio::test]
async fn a_request_goes_from_the_queue_to_a_completed_card() {
    let house = House::open().await;
    let (id, number) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    assert!(chiara.get("/console").await.text().contains(&number.to_string()));
    assert_eq!(to(&chiara.post(&take_up(id), &[]).await), format!("/console/istanze/{id}"));
    let asked = [("testo", "Manca la firma"), ("entro", "05/12/2026")];
    let path = format!("/console/istanze/{id}/integrazione");
    assert_eq!(to(&chiara.post(&path, &asked).await), format!("/console/istanze/{id}"));
    let giulia = house.browser_of(&house.giulia().await).await;
    let own = format!("/area-personale/istanze/{}", number.slug());
    assert!(giulia.get(&own).await.text().contains("Manca la firma"));
    let answered = giulia.post(&format!("{own}/integrazione"), &[("testo", "Ecco la firma")]).await;
    assert_eq!(to(&answered), format!("{own}?inviato=integrazione"));
    chiara.get(&format!("/console/istanze/{id}/accetta")).await;
    let accepted = chiara.post(&format!("/console/istanze/{id}/accetta"), &[("persona", "nuova")]).await;
    let card = to(&accepted);
    assert!(card.starts_with("/console/schede/"), "{card}");
    let page = chiara.get(&card).await;
    let version = super::support::version_of_form(&page, "/conclusione");
    let outcome = [("esito", "service_started"), ("_version", version.as_str())];
    let completed = chiara.post(&format!("{card}/conclusione"), &outcome).await;
    assert_eq!(to(&completed), format!("{card}#conclusione"));
    assert!(giulia.get(&own).await.text().contains("Accettata"), "the citizen reads it");
    assert_eq!(page_of_person(&chiara, &card).await, 200);
}

/// From the card to the person.
async fn page_of_person(browser: &Browser<'_>, card: &str) -> u16 {
    let html = browser.get(card).await.text();
    let (_, after) = html.split_once("href=\"/console/persone/").expect("the card names its person");
    let person = after.split('"').next().unwrap();
    browser.get(&format!("/console/persone/{person}")).await.status.as_u16()
}

#[tokio::test]
async fn the_form_of_an_operator_keeps_what_was_typed_too() {
    let house = House::open().await;
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let path = format!("/console/istanze/{id}/integrazione");
    chiara.get(&path).await;
    let answer = chiara.post(&path, &[("testo", "<b>Manca la firma</b>"), ("entro", "31/02/2027")]).await;
    assert_eq!(answer.status, 422);
    let html = answer.text();
    assert!(html.contains("Manca la firma") && html.contains("31/02/2027") && !html.contains("<b>Manca"));
    let long = "x".repeat(5000);
    let notice = format!("/console/istanze/{id}/preavviso");
    assert_eq!(chiara.post(&notice, &[("motivo", &long)]).await.status, 422);
    assert_eq!(house.count("SELECT count(*) FROM intake WHERE state <> 'submitted'").await, 0);
}

/// Roles decide, not addresses: the same click of an administrator finds nothing.
#[tokio::test]
async fn an_administrator_reads_nobody() {
    let house = House::open().await;
    let (id, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let paolo: Operator = house.operator("paolo.neri").await;
    assert_eq!(paolo.desk.name, "Sportello sociale di Pontelaro", "the same desk");
    let browser = house.desk_of("paolo.neri").await;
    let intake = browser.get(&format!("/console/istanze/{id}")).await;
    assert_eq!(intake.status, 404);
    assert!(!intake.text().contains("Ferrante"));
    // Who works no queue begins where they work.
    assert_eq!(browser.get("/console").await.location().as_deref(), Some("/console/servizi"));
}
