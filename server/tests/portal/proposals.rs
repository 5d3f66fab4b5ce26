//! A proposal of presa in carico there and back, and what operators are told of, as people meet them.

use std::collections::BTreeMap;

use backend::{
    alerts,
    cards::{self, PartEdit},
    presa_in_carico::{self, Proposing},
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, parts::Part},
    fields::Values,
    permission::authorise,
    presa_in_carico::{PresaInCarico, Urgency},
};
use server::testing::Browser;

use super::support::{House, MEALS, MEALS_ANSWERS, to};

const HEALTH: &str = "SEGRETO-DI-SALUTE";
const LIST: &str = "/console/prese-in-carico";
const ALERTS: &str = "/console/avvisi";

/// A proposal of this card to the own body.
pub async fn proposed(house: &House, who: &Operator, card: Id<Card>) -> Id<PresaInCarico> {
    proposed_because(house, who, card, "Sola con due figli").await
}

/// The same, with this reason.
pub async fn proposed_because(house: &House, who: &Operator, card: Id<Card>, why: &str) -> Id<PresaInCarico> {
    let new = Proposing {
        id: Id::new(new_id()),
        to: who.organisation,
        category: "1".to_owned(),
        urgency: Urgency::Ordinary,
        why: why.to_owned(),
    };
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    presa_in_carico::propose(pool, &ctx, authorise(who).unwrap(), card, &new).await.unwrap()
}

async fn card(house: &House) -> (Operator, Id<Card>) {
    let (giulia, chiara) = (house.giulia().await, house.operator("chiara.moretti").await);
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&chiara, intake).await;
    (chiara, card)
}

async fn need(house: &House, who: &Operator, card: Id<Card>, words: &str) {
    let mut values = Values::default();
    values.set("specifica", [words.to_owned()]);
    let (seen, reason, taken_from) = (None, None, None);
    let edit = PartEdit { values, version: 0, seen, choices: BTreeMap::new(), reason, taken_from };
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    cards::save_part(pool, &ctx, authorise(who).unwrap(), card, Part::Needs, &edit).await.unwrap();
}

/// The value of the first hidden field of this name.
fn hidden(html: &str, name: &str) -> String {
    let (_, after) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

/// Proposes by the form, first badly. Where the proposal is.
async fn propose_by_form(chiara: &Browser<'_>, card: Id<Card>, body: &str) -> String {
    let new = format!("/console/schede/{card}/presa-in-carico");
    assert!(chiara.get(&format!("/console/schede/{card}")).await.text().contains(&new));
    let page = chiara.get(&new).await.text();
    let id = hidden(&page, "_proposta");
    let mut form = vec![("_proposta", id.as_str()), ("ente", body), ("perche", "Vive <b>sola</b>")];
    let wrong = chiara.post(&new, &form).await;
    assert_eq!(wrong.status, 422, "neither a category nor an urgency");
    let text = wrong.text();
    assert!(text.contains("Vive &lt;b&gt;sola&lt;/b&gt;") && hidden(&text, "_proposta") == id, "{text}");
    form.extend([("categoria", "1"), ("urgenza", "emergency")]);
    let first = to(&chiara.post(&new, &form).await);
    assert_eq!(to(&chiara.post(&new, &form).await), first, "a double click proposes once");
    let other = new_id().to_string();
    form[0].1 = &other;
    let again = chiara.post(&new, &form).await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("Vive &lt;b&gt;sola&lt;/b&gt;"), "what was typed is not lost");
    first
}

#[tokio::test]
async fn a_proposal_goes_to_the_service_and_is_answered_once() {
    let house = House::open().await;
    let (operator, card) = card(&house).await;
    let body = operator.organisation.to_string();
    let (chiara, anna) = (house.desk_of("chiara.moretti").await, house.desk_of("anna.bruni").await);
    let place = propose_by_form(&chiara, card, &body).await;
    assert!(chiara.get(LIST).await.text().contains("Non ancora vista"));
    let page = chiara.get(&place).await.text();
    assert!(!page.contains("azione-accetta"), "whoever proposes does not answer");
    for action in ["accetta", "respingi"] {
        assert_eq!(chiara.post(&place, &[("azione", action), ("motivo", "x")]).await.status, 404, "{action}");
    }
    let list = anna.get(LIST).await.text();
    assert!(list.contains(&place) && list.contains("Emergenza"), "{list}");
    let page = anna.get(&place).await.text();
    assert!(page.contains("azione-accetta") && page.contains("Giulia Ferrante"), "{page}");
    assert!(chiara.get(&place).await.text().contains("Vista, senza risposta"), "the first look is seen");
    assert_eq!(anna.post(&place, &[("azione", "boh")]).await.status, 400);
    assert_eq!(anna.post(&place, &[("azione", "respingi"), ("motivo", " ")]).await.status, 422);
    need(&house, &operator, card, "Nuovo bisogno").await;
    assert!(anna.get(LIST).await.text().contains("Scheda cambiata"));
    let page = anna.get(&place).await.text();
    assert!(page.contains("La scheda è cambiata") && page.contains("Nuovo bisogno"), "{page}");
    assert!(!anna.get(&place).await.text().contains("La scheda è cambiata"), "it was looked at");
    assert_eq!(to(&anna.post(&place, &[("azione", "accetta")]).await), place);
    let late = anna.post(&place, &[("azione", "respingi"), ("motivo", "Ripensato")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("cartella aperta"), "what was answered is shown");
    assert!(chiara.get(&format!("/console/schede/{card}")).await.text().contains(&place));
}

#[tokio::test]
async fn another_desk_and_an_administrator_find_nothing() {
    let house = House::open().await;
    let (operator, card) = card(&house).await;
    let place = format!("{LIST}/{}", proposed(&house, &operator, card).await);
    let (karim, paolo) = (house.desk_of("karim.haddad").await, house.desk_of("paolo.neri").await);
    assert!(!karim.get(LIST).await.text().contains(&place));
    for (path, who) in [(place.as_str(), &karim), (place.as_str(), &paolo), (LIST, &paolo)] {
        assert_eq!(who.get(path).await.status, 404, "{path}");
    }
    let new = format!("/console/schede/{card}/presa-in-carico");
    assert_eq!(karim.get(&new).await.status, 404, "a card of another desk");
    assert_eq!(karim.post(&place, &[("azione", "accetta")]).await.status, 404);
}

#[tokio::test]
async fn what_a_mask_hides_is_in_no_answer_to_the_service() {
    let house = House::open().await;
    let (operator, card) = card(&house).await;
    need(&house, &operator, card, HEALTH).await;
    let place = format!("{LIST}/{}", proposed(&house, &operator, card).await);
    sqlx::query("UPDATE profile SET mask = '{identity,health,needs,family,contacts}'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let anna = house.desk_of("anna.bruni").await;
    let mut pages = Vec::new();
    for path in [LIST, place.as_str()] {
        let page = anna.get(path).await;
        assert_eq!(page.status, 200);
        pages.push(page.text());
    }
    pages.push(anna.post(&place, &[("azione", "respingi")]).await.text());
    for page in &pages {
        for secret in [HEALTH, "Giulia Ferrante", "FRRGLI88C54M990P", "3331234567", "Famiglia e minori"] {
            assert!(!page.contains(secret), "{secret}: {page}");
        }
    }
}

#[tokio::test]
async fn alerts_lead_where_there_is_something_new_and_are_marked() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (intake, protocollo) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    alerts::gather(&house.app.db.app, &house.ctx()).await.unwrap();
    let (chiara, anna) = (house.desk_of("chiara.moretti").await, house.desk_of("anna.bruni").await);
    let page = chiara.get(ALERTS).await.text();
    assert!(page.contains("avviso da leggere") && page.contains(&protocollo.to_string()), "{page}");
    assert!(!page.contains("Ferrante"), "never of whom");
    let (_, after) = page.split_once(&format!("action=\"{ALERTS}/")).unwrap();
    let one = format!("{ALERTS}/{}", after.split('"').next().unwrap());
    assert_eq!(anna.post(&one, &[]).await.status, 404, "somebody else's");
    assert_eq!(to(&chiara.post(&one, &[]).await), format!("/console/istanze/{intake}"));
    assert!(!chiara.get(ALERTS).await.text().contains("avviso da leggere"));
    let until = hidden(&anna.get(ALERTS).await.text(), "_fino");
    assert_eq!(to(&anna.post(ALERTS, &[("_fino", until.as_str())]).await), ALERTS);
    assert!(!anna.get(ALERTS).await.text().contains("avviso da leggere"));
    let wishes = format!("{ALERTS}/preferenze");
    assert_eq!(to(&anna.post(&wishes, &[("avviso-message", "nothing")]).await), ALERTS);
    let page = anna.get(&wishes).await.text();
    assert_eq!(page.matches(" selected").count(), 1, "{page}");
}
