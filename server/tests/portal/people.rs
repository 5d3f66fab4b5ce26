//! The search of people as the desk meets it.

use backend::{people, seed};
use domain::mask::Group;

use super::{masks::scene, support::House};

/// A portal whose desks know people.
async fn known() -> House {
    let house = House::open().await;
    seed::people(&house.app.db.owner, &house.ctx()).await.unwrap();
    house
}

async fn mask(house: &House, groups: &[Group]) {
    let codes: Vec<String> = groups.iter().map(|group| group.code().to_owned()).collect();
    let done = sqlx::query("UPDATE profile SET mask = $1 WHERE name = 'Segretariato sociale'").bind(codes);
    assert_eq!(done.execute(&house.app.db.owner).await.unwrap().rows_affected(), 1);
}

/// The main part of the page: what stands around it changes by itself.
async fn page(house: &House, typed: &str) -> String {
    let chiara = house.desk_of("chiara.moretti").await;
    let answer = chiara.get(&format!("/console/persone?q={}", app::routes::encode(typed))).await;
    assert_eq!(answer.status, 200, "{typed}");
    let html = answer.text();
    let (_, main) = html.split_once("<main").unwrap();
    main.split_once("</main>").unwrap().0.to_owned()
}

#[tokio::test]
async fn an_operator_reads_why_somebody_was_found() {
    let house = known().await;
    let html = page(&house, "skiavone giovanbattista 38").await;
    assert!(html.contains("1 persona trovata"), "{html}");
    for said in ["Giovan Battista Schiavone", "Molto probabile", "24/12/1938", "Schiavone", "Nascita: "] {
        assert!(html.contains(said), "{said}");
    }
    assert!(!html.contains("Lombardi"));
}

#[tokio::test]
async fn whoever_is_not_found_is_looked_for_elsewhere() {
    let house = known().await;
    let html = page(&house, "quirino <b>zwingli").await;
    assert!(html.contains("Nessuna persona trovata") && html.contains("03/1988"), "{html}");
    assert!(html.contains("/console?testo=quirino"), "the queue is offered");
    assert!(!html.contains("<b>zwingli"));
}

#[tokio::test]
async fn a_year_finds_who_was_born_in_it_and_a_day_that_is_none_is_told() {
    let house = known().await;
    for typed in ["1938", "nato 1938"] {
        let html = page(&house, typed).await;
        assert!(html.contains("Giovan Battista Schiavone"), "{typed}: {html}");
    }
    let html = page(&house, "schiavone 32/13/1938").await;
    assert!(
        html.contains("«32/13/1938» non può essere") && html.contains("Giovan Battista Schiavone"),
        "{html}"
    );
}

#[tokio::test]
async fn no_more_than_twenty_are_shown_and_it_is_said_that_there_are_more() {
    let house = known().await;
    for number in 0..30 {
        let added = sqlx::query(
            "INSERT INTO person (id, zone_id, given_name, family_name, birth_date, created_at, created_by)
             SELECT gen_random_uuid(), zone_id, 'Anna', 'Prova', date '1950-01-01' + $1, now(), id
             FROM operator WHERE subject = 'chiara.moretti'",
        );
        added.bind(number).execute(&house.app.db.owner).await.unwrap();
    }
    people::index(&house.app.db.owner).await.unwrap();
    let html = page(&house, "prova anna").await;
    assert_eq!(html.matches("class=\"sp-hit\"").count(), 20);
    assert!(html.contains("Ce ne sono altre") && !html.contains("30 persone"), "{html}");
    assert_eq!(page(&house, "anna prova 15/01/1950").await.matches("Stessa data di nascita").count(), 1);
}

#[tokio::test]
async fn what_is_hidden_leaves_the_page_as_it_is_to_the_byte() {
    let house = known().await;
    let searches = ["", "esposito 0810100222", "lombardi 1985", "333 987 6543", "zirbel", "30/04/1972"];
    let plants = [
        (
            Group::Contacts,
            "UPDATE person SET phone = '333 987 6543', email = 'zirbel@posta.example', rules = 0",
        ),
        (
            Group::Identity,
            "UPDATE person SET given_name = 'Zirbel', family_name = 'Pino', birth_date = '1972-04-30', rules = 0",
        ),
    ];
    for (group, plant) in plants {
        mask(&house, &[group]).await;
        let mut before = Vec::new();
        for typed in searches {
            before.push(page(&house, typed).await);
        }
        sqlx::query(plant).execute(&house.app.db.owner).await.unwrap();
        people::index(&house.app.db.owner).await.unwrap();
        for (typed, before) in searches.into_iter().zip(before) {
            assert_eq!(page(&house, typed).await, before, "{group} is hidden, {typed:?} is typed");
        }
    }
    mask(&house, &[]).await;
    assert!(page(&house, "zirbel").await.contains("Zirbel Pino"), "who may see it finds it");
}

#[tokio::test]
async fn what_the_profile_may_not_look_for_is_said_by_group() {
    let house = known().await;
    mask(&house, &[Group::Identity]).await;
    let html = page(&house, "esposito 081 010 0222").await;
    assert!(html.contains("Il tuo profilo non vede") && html.contains("Stesso telefono"), "{html}");
    assert!(!html.contains("Concetta") && !html.contains("1948"), "{html}");
}

#[tokio::test]
async fn a_search_leaves_a_trace() {
    let house = known().await;
    let lists = "SELECT count(*) FROM audit_event WHERE action = 'list' AND subject = 'person'";
    let before = house.count(lists).await;
    page(&house, "schiavone").await;
    assert_eq!(house.count(lists).await, before + 1);
}

#[tokio::test]
async fn a_masked_name_is_not_betrayed_by_searching_for_it() {
    let house = House::open().await;
    scene(&house, "chiara.moretti").await;
    let chiara = house.desk_of("chiara.moretti").await;
    // The ways to take the list along and to doubles are always there.
    let found = |html: String| {
        let html = html.replace("/console/istanze/esporta", "").replace("/console/persone/doppioni", "");
        html.contains("href=\"/console/istanze/") || html.contains("href=\"/console/persone/")
    };
    let searches =
        ["/console?testo=zirbelpino", "/console/persone?q=zirbelpino", "/console/persone?q=FRRGLI88C54M990P"];
    for search in searches {
        assert!(found(chiara.get(search).await.text()), "{search} finds before");
    }
    mask(&house, &[Group::Identity]).await;
    for search in searches {
        assert!(!found(chiara.get(search).await.text()), "{search} finds a masked name");
    }
}
