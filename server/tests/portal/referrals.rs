//! A card there and back between two desks, and a request that changes desk, as people meet them.

use std::collections::BTreeMap;

use backend::{
    cards::{self, PartEdit},
    intake,
    referrals::{self, Sending},
    seed,
    testing::new_id,
};
use domain::{
    Id,
    actor::{Citizen, Operator},
    card::{Access, Card, parts::Part},
    diary::{Content, Kind},
    fields::Values,
    permission::authorise,
    referral::{Piece, Referral},
};
use server::testing::Browser;

use super::{
    masks::{Secret, secret},
    support::{House, ISSUER, MEALS, MEALS_ANSWERS, to},
};

pub const HEALTH: &str = "SEGRETO-DI-SALUTE";
pub const PRIVATE: &str = "SEGRETO-PRIVATO";
const LIST: &str = "/console/invii";

/// A referral of this card, with all that can go along, to the desk of another operator.
pub async fn sent(house: &House, who: &Operator, card: Id<Card>, to: &Operator) -> Id<Referral> {
    sent_because(house, who, card, to, "Serve un alloggio").await
}

/// The same, with this reason.
pub async fn sent_because(
    house: &House,
    who: &Operator,
    card: Id<Card>,
    to: &Operator,
    why: &str,
) -> Id<Referral> {
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let offer = referrals::offer(pool, &ctx, authorise(who).unwrap(), card, Some(to.desk.id)).await.unwrap();
    let sending = Sending {
        id: Id::new(new_id()),
        to: to.desk.id,
        pieces: Piece::all().collect(),
        papers: offer.papers.iter().map(|paper| paper.id).collect(),
        why: why.to_owned(),
        informed: true,
        again: false,
    };
    referrals::send(pool, &ctx, authorise(who).unwrap(), card, &sending).await.unwrap()
}

/// A card that went to another desk, came back and goes on, went outside and was proposed, and a request that was handed on, with a
/// secret in all that was written about them; the pages that tell of it.
pub async fn handed(
    house: &House,
    (who, other): (&Operator, &Operator),
    (card, citizen, service): (Id<Card>, &Citizen, &str),
    secrets: &mut Vec<Secret>,
) -> Vec<String> {
    let words = ["INVIO", "RIMANDATO", "RIPRESO", "ESTERNO", "PASSATA", "PROPOSTA"];
    let words = words.map(|what| secret(what, Access::GROUP));
    secrets.extend(words.iter().map(|text| (Some(Access::GROUP), text.clone())));
    let [why, back, again, outside, over, proposed] = &words;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let id = sent_because(house, who, card, other, why).await;
    referrals::refuse(pool, &ctx, authorise(other).unwrap(), id, back).await.unwrap();
    referrals::reopen(pool, &ctx, authorise(who).unwrap(), id, again).await.unwrap();
    let (far, _) = super::outside::sent_because(house, who, card, outside).await;
    let request = house.draft(citizen, service, &[]).await.id;
    house.send(citizen, request).await;
    let to = (other.desk.id, false);
    intake::hand_over(pool, &ctx, authorise(who).unwrap(), request, to, over, str::to_owned).await.unwrap();
    let proposal = super::proposals::proposed_because(house, who, card, proposed).await;
    let proposal = format!("/console/prese-in-carico/{proposal}");
    vec![LIST.to_owned(), format!("{LIST}/{id}"), format!("{LIST}/esterni/{far}"), proposal]
}

/// A card of Chiara's with something that Karim may not see, and a note that nobody else may.
pub async fn card(house: &House) -> (Operator, Id<Card>) {
    card_with(house, "violenza").await
}

/// The same, where this field of the needs says it.
pub async fn card_with(house: &House, field: &str) -> (Operator, Id<Card>) {
    let (giulia, chiara) = (house.giulia().await, house.operator("chiara.moretti").await);
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&chiara, intake).await;
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let mut values = Values::default();
    values.set(field, [HEALTH.to_owned()]);
    let (seen, reason, taken_from) = (None, None, None);
    let edit = PartEdit { values, version: 0, seen, choices: BTreeMap::new(), reason, taken_from };
    cards::save_part(pool, &ctx, authorise(&chiara).unwrap(), card, Part::Needs, &edit).await.unwrap();
    for (text, private) in [("Richiamare lunedì", false), (PRIVATE, true)] {
        let (place, present, on) = (String::new(), String::new(), ctx.today());
        let note = Content { kind: Kind::Note, on, place, present, text: text.to_owned() };
        cards::add_note(pool, &ctx, authorise(&chiara).unwrap(), card, &note, private).await.unwrap();
    }
    (chiara, card)
}

/// The value of the first hidden field of this name.
pub fn hidden(html: &str, name: &str) -> String {
    let (_, after) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

/// Sends by the form, with everything ticked that there is and more. Where the referral is.
async fn send_by_form(chiara: &Browser<'_>, card: Id<Card>, desk: &str) -> String {
    let new = format!("/console/schede/{card}/invii/nuovo");
    let page = chiara.get(&format!("{new}?sportello={desk}")).await.text();
    assert!(page.contains("mai inviato"), "the page says what the receiver may not see");
    assert!(!page.contains("value=\"bisogni\""), "what the receiver may not see is not offered");
    let id = hidden(&page, "_invio");
    let mut form = vec![("_invio", id.as_str()), ("sportello", desk), ("perche", " ")];
    let wrong = chiara.post(&new, &form).await;
    assert_eq!(wrong.status, 422, "neither a part nor a reason");
    assert_eq!(hidden(&wrong.text(), "_invio"), id, "the same form again");
    form.retain(|(name, _)| *name != "perche");
    form.extend([("perche", "Cerca <b>casa</b>"), ("informata", "si")]);
    form.extend(["persona", "recapiti", "bisogni", "risposte", "note"].map(|part| ("parte", part)));
    let answer = chiara.post(&new, &form).await;
    let first = to(&answer);
    assert_eq!(to(&chiara.post(&new, &form).await), first, "a double click sends once");
    first
}

#[tokio::test]
async fn a_card_goes_there_and_its_outcome_comes_back() {
    let house = House::open().await;
    let (_, card) = card(&house).await;
    let desk = house.operator("karim.haddad").await.desk.id.to_string();
    let (chiara, karim) = (house.desk_of("chiara.moretti").await, house.desk_of("karim.haddad").await);
    let place = send_by_form(&chiara, card, &desk).await;
    assert!(chiara.get(LIST).await.text().contains("non ancora vista"));
    let list = karim.get(LIST).await.text();
    assert!(list.contains(&place) && list.contains("invio da ricevere"), "the menu counts it: {list}");
    let page = karim.get(&place).await.text();
    assert!(page.contains("Richiamare lunedì") && page.contains("Cerca &lt;b&gt;casa&lt;/b&gt;"), "{page}");
    assert!(chiara.get(&place).await.text().contains("non ancora ricevuta"), "the first look is seen");
    let gone = karim.get(&format!("/console/schede/{card}")).await;
    assert_eq!(gone.status, 404, "the sender's card stays there");
    let words = gone.text();
    assert!(words.contains("di un altro sportello") && !words.contains("dalle tue domande"), "{words}");
    let nothing = karim.post(&place, &[("azione", "rimanda"), ("motivo", "")]).await;
    assert_eq!(nothing.status, 422);
    let own = to(&karim.post(&place, &[("azione", "ricevi")]).await);
    assert!(own.starts_with("/console/schede/"));
    assert!(karim.get(&own).await.text().contains(&place), "what was sent is beside the new card");
    let late = chiara.post(&place, &[("azione", "annulla")]).await;
    assert_eq!(late.status, 409, "received meanwhile");
    assert!(late.text().contains("in lavorazione"));
    let silent = karim.post(&place, &[("azione", "esito"), ("esito", "closed")]).await;
    assert_eq!(silent.status, 422);
    let told = [("azione", "esito"), ("esito", "closed"), ("testo", "Contratto <i>firmato</i>")];
    assert_eq!(to(&karim.post(&place, &told).await), place);
    assert!(chiara.get(&place).await.text().contains("Contratto &lt;i&gt;firmato&lt;/i&gt;"));
    assert!(chiara.get(&format!("/console/schede/{card}")).await.text().contains(&place));
    assert_eq!(chiara.post(&place, &[("azione", "riapri")]).await.status, 422, "without a note");
    let again = [("azione", "riapri"), ("nota", "Manca la firma")];
    assert_eq!(to(&chiara.post(&place, &again).await), place);
    assert!(karim.get(&place).await.text().contains("Manca la firma"));
}

#[tokio::test]
async fn what_a_mask_hides_is_in_no_answer_to_the_receiver() {
    let house = House::open().await;
    let (_, card) = card(&house).await;
    let desk = house.operator("karim.haddad").await.desk.id.to_string();
    let (chiara, karim) = (house.desk_of("chiara.moretti").await, house.desk_of("karim.haddad").await);
    let place = send_by_form(&chiara, card, &desk).await;
    let mut pages = vec![karim.get(&place).await.text(), karim.get(LIST).await.text()];
    assert!(pages[0].contains("FRRGLI88C54M990P"), "what may be seen is there");
    pages.push(karim.post(&place, &[("azione", "esito")]).await.text());
    let own = to(&karim.post(&place, &[("azione", "ricevi")]).await);
    for path in [own.as_str(), place.as_str(), LIST] {
        pages.push(karim.get(path).await.text());
    }
    for page in &pages {
        assert!(!page.contains(HEALTH) && !page.contains(PRIVATE), "{page}");
    }
    // A mask that becomes narrower holds for what was sent before.
    sqlx::query(
        "UPDATE profile SET mask = '{identity,health,judicial}' WHERE name = 'Sportello immigrazione'",
    )
    .execute(&house.app.db.owner)
    .await
    .unwrap();
    for path in [place.as_str(), LIST] {
        let page = karim.get(path).await.text();
        assert!(!page.contains("FRRGLI88C54M990P") && !page.contains("Giulia Ferrante"), "{path}: {page}");
    }
}

#[tokio::test]
async fn what_was_given_back_is_on_no_page_of_the_receiver_until_it_is_reopened() {
    let house = House::open().await;
    let (_, card) = card(&house).await;
    let desk = house.operator("karim.haddad").await.desk.id.to_string();
    let (chiara, karim) = (house.desk_of("chiara.moretti").await, house.desk_of("karim.haddad").await);
    let place = send_by_form(&chiara, card, &desk).await;
    assert!(karim.get(&place).await.text().contains("FRRGLI88C54M990P"));
    let back = [("azione", "rimanda"), ("motivo", "Non è nostro")];
    assert_eq!(to(&karim.post(&place, &back).await), place);
    for path in [place.as_str(), LIST] {
        let page = karim.get(path).await.text();
        for mark in ["FRRGLI88C54M990P", "Giulia Ferrante", "Richiamare lunedì"] {
            assert!(!page.contains(mark), "{path}: {mark}: {page}");
        }
    }
    let page = karim.get(&place).await.text();
    assert!(page.contains("Non più leggibile") && page.contains("Non è nostro"), "{page}");
    assert!(chiara.get(&place).await.text().contains("FRRGLI88C54M990P"), "the sender reads everything");
    let again = [("azione", "riapri"), ("nota", "Invece sì")];
    assert_eq!(to(&chiara.post(&place, &again).await), place);
    assert!(karim.get(&place).await.text().contains("FRRGLI88C54M990P"));
}

/// Sends by the form, with this document ticked.
async fn send_with(chiara: &Browser<'_>, form: &str, desk: &str, paper: &str) -> String {
    let page = chiara.get(&format!("{form}?sportello={desk}")).await.text();
    let id = hidden(&page, "_invio");
    let posted = [
        ("_invio", id.as_str()),
        ("sportello", desk),
        ("perche", "Serve una casa"),
        ("parte", "persona"),
        ("documento", paper),
    ];
    to(&chiara.post(form, &posted).await)
}

#[tokio::test]
async fn a_document_goes_along_and_the_receiver_opens_it_beside_the_card() {
    let house = House::open().await;
    let (_, card) = card(&house).await;
    let request: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM service_request").fetch_one(&house.app.db.owner).await.unwrap();
    let at = format!("/console/schede/{card}/servizi/{request}");
    let paper = super::papers::attached(&house, &at).await;
    let desk = house.operator("karim.haddad").await.desk.id.to_string();
    let (chiara, karim) = (house.desk_of("chiara.moretti").await, house.desk_of("karim.haddad").await);
    let form = format!("/console/schede/{card}/invii/nuovo");
    let page = chiara.get(&format!("{form}?sportello={desk}")).await.text();
    assert!(page.contains(&format!("value=\"{paper}\"")), "{page}");
    let place = send_with(&chiara, &form, &desk, &paper).await;
    let file = format!("{place}/documenti/{paper}");
    assert!(karim.get(&place).await.text().contains(&file));
    let opened = karim.get(&file).await;
    assert!(opened.status == 200 && opened.body.starts_with(b"%PDF"));
    assert_eq!(karim.get(&format!("{at}/allegati/{paper}")).await.status, 404, "the card stays where it is");
    let own = to(&karim.post(&place, &[("azione", "ricevi")]).await);
    assert!(karim.get(&own).await.text().contains(&place), "beside the new card");
    assert_eq!(karim.get(&file).await.status, 200, "it stays with what was sent");
    let looks = "SELECT count(*) FROM audit_event WHERE action = 'open' AND subject = 'document' AND reason = 'referral'";
    assert_eq!(house.count(looks).await, 2, "each look");
    // A contract is about the residence: whoever does not see that is offered none, and opens none.
    let hidden = "UPDATE profile SET mask = '{residence}' WHERE name = 'Sportello immigrazione'";
    sqlx::query(hidden).execute(&house.app.db.owner).await.unwrap();
    assert_eq!(karim.get(&file).await.status, 404);
    assert!(!karim.get(&place).await.text().contains(&file));
    let offered = chiara.get(&format!("{form}?sportello={desk}")).await.text();
    assert!(!offered.contains(&paper), "{offered}");
}

#[tokio::test]
async fn a_card_goes_to_another_zone_which_says_whom_it_is_about() {
    let house = House::open().await;
    super::kinds::elsewhere(&house).await;
    let (_, card) = card(&house).await;
    let far = house.operator("nives.lontana").await.desk.id.to_string();
    let (chiara, nives) = (house.desk_of("chiara.moretti").await, house.desk_of("nives.lontana").await);
    let form = format!("/console/schede/{card}/invii/nuovo");
    let page = chiara.get(&format!("{form}?sportello={far}")).await.text();
    assert!(
        page.contains("Altra zona, Zona sociale lontana") && page.contains("Lo sportello è di un’altra zona")
    );
    let place = send_with(&chiara, &form, &far, &new_id().to_string()).await;
    let page = nives.get(&place).await.text();
    assert!(page.contains("Giulia Ferrante") && page.contains("Viene da un’altra zona"), "{page}");
    assert!(!page.contains(HEALTH) && !page.contains(PRIVATE), "what was not chosen stays: {page}");
    let nobody = nives.post(&place, &[("azione", "ricevi")]).await;
    assert_eq!(nobody.status, 422);
    assert!(nobody.text().contains("Scegli di chi si tratta"));
    let own = to(&nives.post(&place, &[("azione", "ricevi"), ("persona", "nuova")]).await);
    assert!(nives.get(&own).await.text().contains(&place), "beside the new card");
    assert_eq!(nives.get(&format!("/console/schede/{card}")).await.status, 404);
    let told = [("azione", "esito"), ("esito", "closed"), ("testo", "Accolta lontano")];
    assert_eq!(to(&nives.post(&place, &told).await), place);
    assert!(chiara.get(&place).await.text().contains("Accolta lontano"));
}

#[tokio::test]
async fn a_third_desk_and_whoever_is_at_no_desk_find_nothing() {
    let house = House::open().await;
    seed::partner(&house.app.db.owner, &house.ctx(), Some(ISSUER)).await.unwrap();
    let (chiara, card) = card(&house).await;
    let id = sent(&house, &chiara, card, &house.operator("karim.haddad").await).await;
    let place = format!("{LIST}/{id}");
    let (irene, paolo) = (house.desk_of("irene.galli").await, house.desk_of("paolo.neri").await);
    assert!(!irene.get(LIST).await.text().contains(&place));
    for (path, who) in [(place.as_str(), &irene), (place.as_str(), &paolo), (LIST, &paolo)] {
        assert_eq!(who.get(path).await.status, 404, "{path}");
    }
    for action in ["ricevi", "rimanda", "annulla", "esito", "riapri"] {
        let form = [("azione", action), ("motivo", "x"), ("esito", "accepted"), ("nota", "x")];
        assert_eq!(irene.post(&place, &form).await.status, 404, "{action}");
    }
}

#[tokio::test]
async fn a_request_is_handed_over_and_the_citizen_reads_where_it_is() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (id, protocollo) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let other = house.operator("karim.haddad").await.desk;
    let (chiara, karim) = (house.desk_of("chiara.moretti").await, house.desk_of("karim.haddad").await);
    let (path, form_path) = (format!("/console/istanze/{id}"), format!("/console/istanze/{id}/invio"));
    assert!(chiara.get(&path).await.text().contains(&form_path));
    assert_eq!(chiara.get(&form_path).await.status, 200);
    let desk = other.id.to_string();
    let typed = [("sportello", desk.as_str()), ("perche", "")];
    let wrong = chiara.post(&form_path, &typed).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("selected"), "the desk is kept");
    let right = [("sportello", desk.as_str()), ("perche", "Parla <b>arabo</b>")];
    let told = to(&chiara.post(&form_path, &right).await);
    assert_eq!(told, format!("{LIST}?fatto=passata"));
    assert!(chiara.get(&told).await.text().contains("L’istanza è passata all’altro sportello"), "it says so");
    assert_eq!(chiara.get(&path).await.status, 404);
    assert!(chiara.get(LIST).await.text().contains(&protocollo.to_string()));
    assert!(karim.get(&path).await.text().contains("Parla &lt;b&gt;arabo&lt;/b&gt;"));
    let own = house.browser_of(&giulia).await;
    let page = own.get(&format!("/area-personale/istanze/{}", protocollo.slug())).await.text();
    assert!(page.contains(&other.name) && !page.contains("arabo"), "where it is, not why: {page}");
    let back = house.operator("chiara.moretti").await.desk.id.to_string();
    let mut home = vec![("sportello", back.as_str()), ("perche", "Era giusta lì")];
    karim.get(&form_path).await;
    assert_eq!(karim.post(&form_path, &home).await.status, 422, "they had it");
    home.push(("di-nuovo", "si"));
    assert_eq!(to(&karim.post(&form_path, &home).await), told);
    assert_eq!(chiara.post(&format!("{path}/prendi"), &[]).await.status, 303);
    assert_eq!(to(&chiara.get(&form_path).await), path, "what is taken up stays");
    assert_eq!(chiara.post(&form_path, &right).await.status, 409);
}
