//! An operator who goes away names a colleague; both are told at the head of the console.

use backend::operators::{self, Enable};
use domain::actor::Role;

use super::support::{House, ISSUER, to};

const ABSENCES: &str = "/console/assenze";

#[tokio::test]
async fn a_colleague_is_named_seen_by_both_and_ended() {
    let house = House::open().await;
    let desk = house.operator("chiara.moretti").await.desk.name;
    let who = Enable {
        issuer: ISSUER,
        subject: "nives.galli",
        name: "Nives Galli",
        desk: &desk,
        body: None,
        role: Role::FrontDesk,
    };
    let nives_id = operators::enable(&house.app.db.owner, &house.ctx(), who).await.unwrap().to_string();
    let chiara = house.desk_of("chiara.moretti").await;
    let nives = house.desk_of("nives.galli").await;
    assert!(chiara.get(ABSENCES).await.text().contains("Nives Galli"));
    let wrong = [("sostituto", nives_id.as_str()), ("dal", "31/02/2026"), ("al", "")];
    let answer = chiara.post(ABSENCES, &wrong).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    assert!(page.contains("31/02/2026") && page.contains("Scrivi un giorno come"));
    let today = domain::format::date(house.ctx().today());
    let right = [("sostituto", nives_id.as_str()), ("dal", today.as_str()), ("al", today.as_str())];
    assert_eq!(to(&chiara.post(ABSENCES, &right).await), ABSENCES);
    assert!(chiara.get("/console").await.text().contains("Ti sostituisce Nives Galli"));
    let page = nives.get("/console").await.text();
    assert!(page.contains("Sostituisci Chiara Moretti") && page.contains("operatore="));
    assert!(page.contains("Domande assegnate a Chiara Moretti"), "each link says whose");
    let anna = house.desk_of("anna.bruni").await;
    assert!(!anna.get("/console").await.text().contains("Sostituisci"));
    let page = chiara.get(ABSENCES).await.text();
    let (_, after) = page.split_once("name=\"assenza\" value=\"").unwrap();
    let id = after.split('"').next().unwrap();
    let end = [("azione", "termina"), ("assenza", id)];
    assert_eq!(nives.post(ABSENCES, &end).await.status, 404, "only who is away ends it");
    assert_eq!(to(&chiara.post(ABSENCES, &end).await), ABSENCES);
    assert!(!nives.get("/console").await.text().contains("Sostituisci"));
}
