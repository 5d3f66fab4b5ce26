//! Profiles of desks: made, used, changed by two administrators, retired, as administrators and operators meet them.

use server::testing::{Answer, Browser};

use super::{
    diary::{noted, signed},
    four_eyes::second_administrator,
    kinds::elsewhere,
    masks::scene,
    staff::{member, send},
    support::{House, errors, to},
};

const MASKS: &str = "/console/amministrazione/maschere";
const NEW: &str = "/console/amministrazione/maschere/nuovo";
/// "Segretariato sociale" of the demo, and the profile of the desk for foreigners.
const GENERAL: &str = "0f000000-0000-7000-8000-000000000003";
const FOREIGNERS: &str = "0f000000-0000-7000-8000-000000000004";
const CARDS: &str = "/console/schede";

fn named(id: &str) -> String {
    format!("{MASKS}/{id}/profilo")
}

/// Makes a profile out of that of the general desk: where it can be named, and its identifier.
async fn made(browser: &Browser<'_>, name: &str, more: &[(&str, &str)]) -> (String, String) {
    let form = [&[("nome", name), ("profilo", GENERAL), ("motivo", "Nuovo gruppo di lavoro")][..], more];
    let path = to(&browser.post(NEW, &form.concat()).await);
    let id = path.strip_prefix(MASKS).and_then(|rest| rest.strip_suffix("/profilo"));
    let id = id.unwrap().trim_start_matches('/').to_owned();
    (path, id)
}

/// Gives Chiara a membership at her desk with this profile.
async fn give(house: &House, paolo: &Browser<'_>, profile: &str) -> Answer {
    let desk = house.operator("chiara.moretti").await.desk.id.to_string();
    let path = member(house, "chiara.moretti").await;
    let form = [
        ("azione", "dai"),
        ("sportello", desk.as_str()),
        ("ruolo", "front_desk"),
        ("profilo", profile),
        ("motivo", "Tirocinio"),
    ];
    send(paolo, &path, &form).await
}

/// Proposes what the profile for foreigners hides already, and something else.
async fn propose(browser: &Browser<'_>, id: &str, permission: (&str, &str)) -> Answer {
    let groups = ["health", "disability", "judicial", "violence", "protected_identity"];
    let names = groups.map(|group| format!("gruppo-{group}"));
    let mut form = vec![("azione", "proponi"), ("_version", "1"), ("motivo", "Meno compiti"), permission];
    form.extend(names.iter().map(|name| (name.as_str(), "masked")));
    browser.post(&format!("{MASKS}/{id}"), &form).await
}

async fn confirm(house: &House, browser: &Browser<'_>, id: &str) -> Answer {
    let proposal: String = sqlx::query_scalar("SELECT id::text FROM mask_proposal ORDER BY at DESC LIMIT 1")
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap();
    let form = [("azione", "confirmed"), ("proposta", proposal.as_str())];
    browser.post(&format!("{MASKS}/{id}"), &form).await
}

#[tokio::test]
async fn a_profile_is_made_given_and_counts_at_a_desk_at_once() {
    let house = House::open().await;
    let (paolo, chiara) = (house.desk_of("paolo.neri").await, house.desk_of("chiara.moretti").await);
    assert_eq!(chiara.get(CARDS).await.status, 200);
    let (path, id) = made(&paolo, "Tirocinanti", &[("permesso-read_cards", "no")]).await;
    let page = paolo.get(&path).await.text();
    for words in ["Tirocinanti", "Nuovo gruppo di lavoro", "Paolo Neri", "Vedere persone e schede"] {
        assert!(page.contains(words), "{words}");
    }
    let audited = "SELECT count(*) FROM audit_event
        WHERE subject = 'profile' AND action = 'administer' AND reason = 'created'";
    assert_eq!(house.count(audited).await, 1);
    to(&give(&house, &paolo, &id).await);
    assert_eq!(chiara.get(CARDS).await.status, 404, "withheld with the next click");
    let queue = chiara.get("/console").await;
    assert_eq!(queue.status, 200, "the rest of the role stays");
    assert!(queue.text().contains("Tirocinanti") && !queue.text().contains("href=\"/console/schede\""));
    assert!(paolo.get(MASKS).await.text().contains("Tirocinanti"));
}

#[tokio::test]
async fn what_a_profile_withholds_changes_by_four_eyes_for_whoever_is_at_work() {
    let house = House::open().await;
    second_administrator(&house).await;
    let (paolo, livia) = (house.desk_of("paolo.neri").await, house.desk_of("livia.serra").await);
    let karim = house.desk_of("karim.haddad").await;
    to(&propose(&paolo, FOREIGNERS, ("permesso-read_cards", "no")).await);
    assert_eq!(karim.get(CARDS).await.status, 200, "not yet");
    assert_eq!(confirm(&house, &paolo, FOREIGNERS).await.status, 422, "not one's own");
    to(&confirm(&house, &livia, FOREIGNERS).await);
    assert_eq!(karim.get(CARDS).await.status, 404);
    let late = propose(&paolo, FOREIGNERS, ("permesso-edit_cards", "no")).await;
    assert_eq!(late.status, 409, "somebody changed it meanwhile");
    assert!(late.text().contains("Meno compiti"), "nothing typed is lost");
}

#[tokio::test]
async fn a_break_glass_that_a_profile_withholds_is_over_and_not_offered() {
    let house = House::open().await;
    let scene = scene(&house, "karim.haddad").await;
    let karim = house.desk_of("karim.haddad").await;
    let of_card = |path: &&String| path.starts_with("/console/schede/") && path.len() == 52;
    let card = scene.paths.iter().find(of_card).unwrap();
    let ask = format!("{card}/accesso-eccezionale");
    let form =
        [("azione", "apri"), ("gruppo", "health"), ("minuti", "15"), ("motivo", "Malore allo sportello")];
    assert_eq!(to(&karim.post(&ask, &form).await), *card);
    assert!(karim.get(card).await.text().contains("Chiudi ora"));
    let sql = "UPDATE profile SET withheld = '{break_glass}' WHERE name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let page = karim.get(card).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("Chiudi ora") && !page.text().contains(&ask), "neither open nor offered");
    assert_eq!(karim.get(&ask).await.status, 404);
}

#[tokio::test]
async fn what_a_profile_withholds_is_not_offered() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let ways = [format!("{card}/elimina"), format!("{card}/invii/nuovo")];
    let page = chiara.get(&card).await.text();
    assert!(ways.iter().all(|way| page.contains(way)));
    assert!(chiara.get(CARDS).await.text().contains("href=\"/console/schede/nuova\""));
    let sql = "UPDATE profile SET withheld = '{edit_cards}'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let page = chiara.get(&card).await;
    assert_eq!(page.status, 200);
    for way in &ways {
        assert!(!page.text().contains(way), "{way}");
    }
    assert!(!chiara.get(CARDS).await.text().contains("href=\"/console/schede/nuova\""));
    assert_eq!(chiara.get(&format!("{card}/elimina")).await.status, 404);
}

#[tokio::test]
async fn of_what_is_only_read_no_part_is_offered_for_writing() {
    let house = House::open().await;
    let (card, chiara) = house.card_of_meals().await;
    let person: String =
        sqlx::query_scalar("SELECT person_id::text FROM card").fetch_one(&house.app.db.owner).await.unwrap();
    let operator = house.operator("chiara.moretti").await;
    noted(&house, &operator, card.rsplit('/').next().unwrap().parse().unwrap()).await;
    signed(&house, &operator, person.parse().unwrap()).await;
    let request = format!("{card}/servizi/{}", house.only_request().await);
    let diary = format!("{card}/diario");
    let of_person = |part: &str| format!("/console/persone/{person}/{part}");
    let (facts, family, notices) = (of_person("dati"), of_person("famiglia"), of_person("informative"));
    let forms = [format!("{facts}?modifica=lavoro"), format!("{family}?apri=si")];
    let form = "class=\"sp-diary-new\"";
    let ways = [
        (&diary, vec!["id=\"nuova-nota\"".to_owned(), format!("href=\"{diary}/")]),
        (&request, vec![format!("action=\"{request}"), format!("href=\"{request}?modifica=")]),
        (&facts, vec![format!("href=\"{facts}?modifica=")]),
        (&family, vec![format!("href=\"{family}?apri=")]),
        (&notices, vec![format!("action=\"{notices}")]),
    ];
    for (page, ways) in &ways {
        let text = chiara.get(page).await.text();
        assert!(ways.iter().all(|way| text.contains(way)), "{page}: {ways:?}");
    }
    for opened in &forms {
        assert!(chiara.get(opened).await.text().contains(form), "{opened}");
    }
    let sql = "UPDATE profile SET withheld = '{edit_cards}'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    for (page, ways) in &ways {
        let answer = chiara.get(page).await;
        assert_eq!(answer.status, 200, "{page}");
        assert!(ways.iter().all(|way| !answer.text().contains(way)), "{page}: {ways:?}");
    }
    for opened in &forms {
        let answer = chiara.get(opened).await;
        assert_eq!(answer.status, 200, "{opened}");
        assert!(!answer.text().contains(form), "a form whose answer would be refused: {opened}");
    }
}

#[tokio::test]
async fn nobody_gives_a_permission_that_their_own_profile_withholds() {
    let house = House::open().await;
    let sql = "UPDATE profile SET withheld = '{take_charge}'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let paolo = house.desk_of("paolo.neri").await;
    let form = [("nome", "Tutto"), ("profilo", GENERAL), ("motivo", "Serve di più")];
    let refused = paolo.post(NEW, &form).await;
    assert_eq!(refused.status, 422);
    assert!(errors(&refused).contains("permessi che tu non hai"), "{}", errors(&refused));
    assert!(refused.text().contains("Serve di più"));
    let proposed = propose(&paolo, FOREIGNERS, ("permesso-take_charge", "si")).await;
    assert_eq!(proposed.status, 422);
    assert!(errors(&proposed).contains("non ha questo permesso"), "{}", errors(&proposed));
    assert_eq!(house.count("SELECT count(*) FROM mask_proposal").await, 0);
    made(&paolo, "Volontari", &[("permesso-take_charge", "no")]).await;
}

#[tokio::test]
async fn a_copy_allows_no_more_than_the_profile_that_it_is_copied_from() {
    let house = House::open().await;
    let sql = "UPDATE profile SET withheld = '{take_charge}' WHERE name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let paolo = house.desk_of("paolo.neri").await;
    let form = [("nome", "Tutto"), ("profilo", FOREIGNERS), ("motivo", "Serve di più")];
    let refused = paolo.post(NEW, &form).await;
    assert_eq!(refused.status, 422);
    assert!(errors(&refused).contains("presa in carico"), "{}", errors(&refused));
    assert_eq!(house.count("SELECT count(*) FROM profile WHERE name = 'Tutto'").await, 0);
}

#[tokio::test]
async fn nobody_takes_from_the_last_administrators_that_they_administer() {
    let house = House::open().await;
    second_administrator(&house).await;
    let (paolo, livia) = (house.desk_of("paolo.neri").await, house.desk_of("livia.serra").await);
    to(&propose(&paolo, GENERAL, ("permesso-manage_masks", "no")).await);
    let refused = confirm(&house, &livia, GENERAL).await;
    assert_eq!(refused.status, 422);
    assert!(errors(&refused).contains("senza amministratori"), "{}", errors(&refused));
    assert_eq!(paolo.get(MASKS).await.status, 200);
    assert_eq!(house.count("SELECT count(*) FROM profile WHERE withheld <> '{}'").await, 0);
}

#[tokio::test]
async fn the_second_of_two_who_name_a_profile_is_told_with_what_they_typed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let first = [("_version", "0"), ("nome", "Segretariato"), ("motivo", "Prima mano")];
    to(&paolo.post(&named(GENERAL), &first).await);
    let second = [("_version", "0"), ("nome", "Accoglienza"), ("motivo", "Seconda mano")];
    let answer = paolo.post(&named(GENERAL), &second).await;
    assert_eq!(answer.status, 409);
    for words in ["Prima mano", "Seconda mano", "Accoglienza", "Adesso il profilo si chiama"] {
        assert!(answer.text().contains(words), "{words}");
    }
    let kept = "SELECT count(*) FROM administration_change
        WHERE subject = 'profile' AND change -> 'before' ->> 'name' = 'Segretariato sociale'
            AND change -> 'after' ->> 'name' = 'Segretariato'";
    assert_eq!(house.count(kept).await, 1, "before and after");
    let taken = [("_version", "0"), ("nome", "segretariato"), ("motivo", "Anche noi")];
    assert_eq!(paolo.post(&named(FOREIGNERS), &taken).await.status, 422, "the name is taken");
}

#[tokio::test]
async fn a_profile_is_retired_only_when_nobody_has_it_and_is_given_no_more() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let retire = [("nome", "Segretariato sociale"), ("ritirato", "si"), ("motivo", "Non serve più")];
    let refused = send(&paolo, &named(GENERAL), &retire).await;
    assert_eq!(refused.status, 422);
    let told = errors(&refused);
    assert!(told.contains("Non si può ritirare") && told.contains("appartenenze"), "{told}");
    let (path, id) = made(&paolo, "Tirocinanti", &[]).await;
    let retire = [("nome", "Tirocinanti"), ("ritirato", "si"), ("motivo", "Finito il progetto")];
    assert_eq!(to(&send(&paolo, &path, &retire).await), path);
    assert!(paolo.get(MASKS).await.text().contains("Tirocinanti (ritirato)"));
    let given = give(&house, &paolo, &id).await;
    assert_eq!(given.status, 422);
    assert!(errors(&given).contains("ritirato"), "{}", errors(&given));
}

#[tokio::test]
async fn a_profile_is_given_at_its_desks_only() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let elsewhere = house.operator("karim.haddad").await.desk.id.to_string();
    let (path, id) = made(&paolo, "Mediatori", &[("sportelli", elsewhere.as_str())]).await;
    let offered = paolo.get(&member(&house, "chiara.moretti").await).await.text();
    assert!(offered.contains("Mediatori (solo a: Sportello immigrazione)"), "{offered}");
    let new = paolo.get("/console/amministrazione/sportelli/nuovo").await.text();
    assert!(new.contains(GENERAL) && !new.contains(&id), "a desk that is not there yet has it not");
    let sql = "UPDATE profile SET only_at = ARRAY[gen_random_uuid()] WHERE name = 'Mediatori'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let nowhere = paolo.get(&member(&house, "chiara.moretti").await).await.text();
    assert!(
        nowhere.contains(GENERAL) && !nowhere.contains(&id),
        "nor is it offered where no desk may have it"
    );
    let sql =
        "UPDATE profile SET only_at = (SELECT array_agg(id) FROM desk WHERE name = 'Sportello immigrazione')
        WHERE name = 'Mediatori'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    assert_eq!(give(&house, &paolo, &id).await.status, 422);
    let here = house.operator("chiara.moretti").await.desk.id.to_string();
    let both = [("nome", "Mediatori"), ("sportelli", here.as_str()), ("motivo", "Anche da noi")];
    assert_eq!(to(&send(&paolo, &path, &both).await), path);
    to(&give(&house, &paolo, &id).await);
}

#[tokio::test]
async fn an_administrator_of_elsewhere_finds_no_profile_of_here() {
    let house = House::open().await;
    elsewhere(&house).await;
    let sql = "UPDATE operator_desk SET role = 'administrator'
        WHERE operator_id = (SELECT id FROM operator WHERE subject = 'nives.lontana')";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let nives = house.desk_of("nives.lontana").await;
    assert_eq!(nives.get(MASKS).await.status, 200);
    assert_eq!(nives.get(&named(GENERAL)).await.status, 404);
    let form = [("_version", "0"), ("nome", "Preso"), ("motivo", "Provo")];
    assert_eq!(nives.post(&named(GENERAL), &form).await.status, 404);
    let copy = [("nome", "Copia"), ("profilo", GENERAL), ("motivo", "Provo")];
    assert_eq!(nives.post(NEW, &copy).await.status, 404);
    assert_eq!(house.count("SELECT count(*) FROM profile WHERE name IN ('Preso', 'Copia')").await, 0);
}
