//! A protective alias as people meet it: put on a page of who somebody is, and read by whoever may not know the name.

use domain::mask::Group;

use super::{
    masks::{hidden, scene, seen},
    support::{House, MEALS, MEALS_ANSWERS, to},
};

async fn person(house: &House) -> String {
    sqlx::query_scalar("SELECT id::text FROM person").fetch_one(&house.app.db.owner).await.unwrap()
}

const FORM: [(&str, &str); 3] =
    [("azione", "proteggi"), ("perche", "violence"), ("motivo", "Denuncia del 3 novembre")];

#[tokio::test]
async fn once_a_name_is_protected_no_page_export_or_search_of_the_desk_says_who_it_is() {
    let house = House::open().await;
    let scene = scene(&house, "chiara.moretti").await;
    let (chiara, anna) = (house.desk_of("chiara.moretti").await, house.desk_of("anna.bruni").await);
    let is_name = |group: Option<Group>| group == Some(Group::Identity);
    assert!(seen(&chiara, &scene).await.iter().any(|(group, _)| is_name(*group)), "before");
    let page = format!("/console/persone/{}/identita", person(&house).await);
    let done = anna.post(&page, &FORM).await;
    assert!(to(&done).starts_with(&page));
    let read = seen(&chiara, &scene).await;
    hidden(&read, &[Group::Identity]);
    assert!(read.iter().any(|(group, _)| *group == Some(Group::Health)), "the work goes on");
}

#[tokio::test]
async fn it_takes_a_reason_and_the_permission() {
    let house = House::open().await;
    let (giulia, chiara) = (house.giulia().await, house.operator("chiara.moretti").await);
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    house.accept(&chiara, intake).await;
    let page = format!("/console/persone/{}/identita", person(&house).await);
    let (chiara, anna) = (house.desk_of("chiara.moretti").await, house.desk_of("anna.bruni").await);
    assert!(!chiara.get(&page).await.text().contains("Proteggi il nome"), "not offered");
    assert_eq!(chiara.post(&page, &FORM).await.status, 404);
    let offered = anna.get(&page).await.text();
    assert!(offered.contains("Proteggi il nome"));
    let without = anna.post(&page, &[("azione", "proteggi"), ("motivo", " ")]).await;
    assert_eq!(without.status, 422);
    let html = without.text();
    assert!(
        html.contains("Scegli perché il nome va protetto") && html.contains("Scrivi il motivo"),
        "{html}"
    );
    assert!(to(&anna.post(&page, &FORM).await).starts_with(&page));
    assert_eq!(anna.post(&page, &FORM).await.status, 409, "protected already");
    let html = chiara.get(&page).await.text();
    assert!(
        html.contains("nome protetto") && !html.contains("Ferrante") && !html.contains("Denuncia"),
        "{html}"
    );
    assert!(html.contains("Anna Bruni"), "who did it is told");
}

#[tokio::test]
async fn she_reads_her_own_name_as_always() {
    let house = House::open().await;
    let (giulia, chiara) = (house.giulia().await, house.operator("chiara.moretti").await);
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    house.accept(&chiara, intake).await;
    let page = format!("/console/persone/{}/identita", person(&house).await);
    to(&house.desk_of("anna.bruni").await.post(&page, &FORM).await);
    let area = house.browser_of(&giulia).await.get("/area-personale").await.text();
    assert!(area.contains("Giulia") && !area.contains("nome protetto"));
    // What she writes on the doorbell is her answer, and no group hides it.
    let typed =
        MEALS_ANSWERS.map(|(name, value)| (name, if name == "citofono" { "Interno 4" } else { value }));
    let (again, number) = house.sent(&giulia, MEALS, &typed).await;
    let desk = house.desk_of("chiara.moretti").await;
    for path in ["/console".to_owned(), format!("/console/istanze/{again}")] {
        let html = desk.get(&path).await.text();
        assert!(html.contains(&number.to_string()) && html.contains("nome protetto"), "{path}");
        assert!(!html.contains("Ferrante") && !html.contains("FRRGLI"), "{path}: {html}");
    }
}

#[tokio::test]
async fn a_text_that_names_somebody_protected_is_told() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let words = [("_version", "0"), ("specifica", "Richiamare Giulia Ferrante")];
    to(&chiara.post(&format!("{card}/parti/bisogni"), &words).await);
    assert!(!chiara.get(&card).await.text().contains("Abbiamo visto"), "everybody may know the name");
    let page = format!("/console/persone/{}/identita", person(&house).await);
    to(&house.desk_of("anna.bruni").await.post(&page, &FORM).await);
    assert!(chiara.get(&card).await.text().contains("«Giulia Ferrante»"));
}
