//! Masks changed while somebody works, and a break-glass from its reason to its review, as operators meet them.

use backend::operators::{self, Enable};
use chrono::TimeDelta;
use domain::{actor::Role, mask::Group};
use server::testing::Answer;

use super::{
    masks::{Scene, hidden, scene, seen},
    support::{House, ISSUER},
};

/// The profile of the desk for foreigners in the demo.
const PROFILE: &str = "/console/amministrazione/maschere/0f000000-0000-7000-8000-000000000004";
const MATRIX: &str = "/console/amministrazione/maschere/matrice";
const DURATIONS: &str = "/console/amministrazione/accessi-eccezionali/durate";
const EXCEPTIONS: &str = "/console/amministrazione/accessi-eccezionali";
const BOTH: [Group; 2] = [Group::Health, Group::Judicial];

/// Somebody whom no other administrator enabled.
pub async fn second_administrator(house: &House) {
    let who = Enable {
        issuer: ISSUER,
        subject: "livia.serra",
        name: "Livia Serra",
        desk: "Sportello sociale di Pontelaro",
        body: None,
        role: Role::Administrator,
    };
    operators::enable(&house.app.db.owner, &house.ctx(), who).await.unwrap();
}

async fn text(house: &House, sql: &'static str) -> String {
    sqlx::query_scalar(sql).fetch_one(&house.app.db.owner).await.unwrap()
}

fn to(answer: &Answer) -> String {
    answer.location().unwrap_or_else(|| panic!("{}: {}", answer.status, answer.text()))
}

/// The page of the card of this scene.
fn card(scene: &Scene) -> String {
    let of_card = |path: &&String| path.starts_with("/console/schede/") && path.len() == 52;
    scene.paths.iter().find(of_card).unwrap().clone()
}

#[tokio::test]
async fn a_mask_changes_for_whoever_has_the_card_open_when_another_administrator_confirms() {
    let house = House::open().await;
    let scene = scene(&house, "karim.haddad").await;
    second_administrator(&house).await;
    let (paolo, livia) = (house.desk_of("paolo.neri").await, house.desk_of("livia.serra").await);
    let (karim, card) = (house.desk_of("karim.haddad").await, card(&scene));
    let only = Scene { paths: vec![card], secrets: scene.secrets.clone() };
    let contacts = |group: Option<Group>| group == Some(Group::Contacts);
    assert!(seen(&karim, &only).await.iter().any(|(group, _)| contacts(*group)));
    let form = [
        ("azione", "proponi"),
        ("_version", "1"),
        ("gruppo-health", "masked"),
        ("gruppo-judicial", "masked"),
        ("gruppo-contacts", "masked"),
        ("motivo", "La convenzione non li comprende"),
    ];
    let preview = paolo.post(PROFILE, &[&form[1..], &[("azione", "anteprima")]].concat()).await;
    assert_eq!(preview.status, 200);
    assert_eq!(house.count("SELECT count(*) FROM mask_proposal").await, 0, "a preview proposes nothing");
    assert_eq!(to(&paolo.post(PROFILE, &form).await), format!("{PROFILE}#proposte"));
    let proposal = text(&house, "SELECT id::text FROM mask_proposal").await;
    let confirm = [("azione", "confirmed"), ("proposta", proposal.as_str())];
    let noted = [&confirm[..], &[("nota", "Letto due volte")]].concat();
    let own = paolo.post(PROFILE, &noted).await;
    assert_eq!(own.status, 422);
    assert!(own.text().contains("Letto due volte"), "what was typed is kept");
    assert!(seen(&karim, &only).await.iter().any(|(group, _)| contacts(*group)), "not yet");
    let refused = livia.post(PROFILE, &[("azione", "refused"), ("proposta", proposal.as_str())]).await;
    assert_eq!(refused.status, 422, "whoever refuses says why");
    assert_eq!(to(&livia.post(PROFILE, &confirm).await), format!("{PROFILE}#storia"));
    hidden(&seen(&karim, &only).await, &[Group::Health, Group::Judicial, Group::Contacts]);
    // Who proposes upon the mask of before is told, and nothing typed is lost.
    let late = paolo.post(PROFILE, &form).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("La convenzione non li comprende"));
    let late = livia.post(PROFILE, &noted).await;
    assert_eq!(late.status, 409, "decided");
    assert!(late.text().contains("Letto due volte"), "what was typed is kept");
    let page = paolo.get(PROFILE).await.text();
    assert!(page.contains("Confermata da Livia Serra"), "history");
    let csv = paolo.get(&format!("{MATRIX}.csv")).await;
    assert!(
        csv.text().contains("Contatti;visibile;nascosto")
            || csv.text().contains("Contatti;nascosto;visibile")
    );
    assert_eq!(karim.get(MATRIX).await.status, 404);
}

#[tokio::test]
async fn the_durations_of_a_break_glass_change_when_another_administrator_confirms() {
    let house = House::open().await;
    let scene = scene(&house, "karim.haddad").await;
    second_administrator(&house).await;
    let (paolo, livia) = (house.desk_of("paolo.neri").await, house.desk_of("livia.serra").await);
    let karim = house.desk_of("karim.haddad").await;
    let ask = format!("{}/accesso-eccezionale", card(&scene));
    assert!(karim.get(&ask).await.text().contains("60 minuti"), "as it always was");
    assert_eq!(karim.get(DURATIONS).await.status, 404);
    assert!(paolo.get(DURATIONS).await.text().contains("15, 30, 60 minuti"));
    let propose = |minutes: &'static str, why: &'static str| {
        [("azione", "proponi"), ("_version", "1"), ("durate", minutes), ("motivo", why)]
    };
    for wrong in ["4", "1441", "un’ora", "1,2,3", "15, 30, 60"] {
        let answer = paolo.post(DURATIONS, &propose(wrong, "Turni lunghi")).await;
        assert_eq!(answer.status, 422, "{wrong}");
        assert!(answer.text().contains("Turni lunghi"), "what was typed is kept");
    }
    let changed = propose("120, 10", "Turni lunghi");
    assert_eq!(to(&paolo.post(DURATIONS, &changed).await), format!("{DURATIONS}#proposte"));
    let proposal = text(&house, "SELECT id::text FROM break_glass_proposal").await;
    let confirm = [("azione", "confirmed"), ("proposta", proposal.as_str())];
    let noted = [&confirm[..], &[("nota", "Sentiti i turnisti")]].concat();
    let own = paolo.post(DURATIONS, &noted).await;
    assert_eq!(own.status, 422, "nobody confirms their own");
    assert!(own.text().contains("Sentiti i turnisti"), "what was typed is kept");
    assert!(karim.get(&ask).await.text().contains("60 minuti"), "not yet");
    let refused = livia.post(DURATIONS, &[("azione", "refused"), ("proposta", proposal.as_str())]).await;
    assert_eq!(refused.status, 422, "whoever refuses says why");
    assert_eq!(to(&livia.post(DURATIONS, &confirm).await), format!("{DURATIONS}#storia"));
    let late = livia.post(DURATIONS, &noted).await;
    assert_eq!(late.status, 409, "decided");
    assert!(late.text().contains("Sentiti i turnisti"), "what was typed is kept");
    let page = karim.get(&ask).await.text();
    assert!(page.contains("120 minuti") && !page.contains("60 minuti"), "{page}");
    let late = paolo.post(DURATIONS, &propose("20", "Turni brevi")).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Turni brevi") && late.text().contains("10, 120 minuti"));
    let asking = |minutes| {
        [("azione", "apri"), ("gruppo", "health"), ("minuti", minutes), ("motivo", "Malore allo sportello")]
    };
    assert_eq!(karim.post(&ask, &asking("60")).await.status, 422, "not any more");
    assert_eq!(to(&karim.post(&ask, &asking("120")).await), card(&scene));
    assert!(livia.get(DURATIONS).await.text().contains("Confermata da Livia Serra"));
}

#[tokio::test]
async fn the_matrix_says_what_a_desk_never_sees_on_paper_and_in_the_file() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    assert!(paolo.get(MATRIX).await.text().contains("Nessuno sportello esclude"));
    let sql = "UPDATE desk SET excluded = '{contacts,income}' WHERE name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let page = paolo.get(MATRIX).await.text();
    for words in ["Gruppi esclusi per sportello", "Escluso: uno sportello non lo vede mai", "Contatti, "] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Nessuno sportello esclude"));
    let csv = paolo.get(&format!("{MATRIX}.csv")).await.text();
    assert!(csv.contains("Sportello immigrazione (sportello, profilo Sportello immigrazione)"), "{csv}");
    let contacts = csv.lines().find(|line| line.starts_with("Contatti;")).unwrap();
    assert!(contacts.ends_with(";escluso"), "{contacts}");
    assert_eq!(csv.matches("escluso").count(), 2, "{csv}");
}

#[tokio::test]
async fn a_break_glass_shows_its_group_in_its_card_alone_and_for_its_minutes_alone() {
    let house = House::open().await;
    let mut scene = scene(&house, "karim.haddad").await;
    let karim = house.desk_of("karim.haddad").await;
    let card = card(&scene);
    let ask = format!("{card}/accesso-eccezionale");
    hidden(&seen(&karim, &scene).await, &BOTH);
    assert!(karim.get(&card).await.text().contains(&ask), "the card says how to ask");
    let short = karim.post(&ask, &[("azione", "apri"), ("minuti", "15"), ("motivo", "Malore")]).await;
    assert_eq!(short.status, 422);
    assert!(short.text().contains("Malore"), "what was typed is kept");
    let longer = [("azione", "apri"), ("gruppo", "health"), ("minuti", "600"), ("motivo", "Malore")];
    assert_eq!(karim.post(&ask, &longer).await.status, 422);
    let form =
        [("azione", "apri"), ("gruppo", "health"), ("minuti", "15"), ("motivo", "Malore allo sportello")];
    assert_eq!(to(&karim.post(&ask, &form).await), card);
    let only = Scene { paths: vec![card.clone()], secrets: scene.secrets.clone() };
    let in_card = seen(&karim, &only).await;
    assert!(in_card.iter().any(|(group, _)| *group == Some(Group::Health)), "health in the card");
    hidden(&in_card, &[Group::Judicial]);
    assert!(karim.get(&card).await.text().contains("Chiudi ora"));
    scene.paths.retain(|path| *path != card);
    hidden(&seen(&karim, &scene).await, &BOTH);
    assert_eq!(karim.post(&ask, &form).await.status, 422, "open already: it is not among what is hidden");
    house.app.pass(TimeDelta::minutes(15));
    let karim = house.desk_of("karim.haddad").await;
    scene.paths.push(card);
    hidden(&seen(&karim, &scene).await, &BOTH);
    let marked = "SELECT count(*) FROM audit_event WHERE reason = 'exceptional_access' AND action = 'read'";
    assert_eq!(house.count(marked).await, 2, "both looks through it, and none besides");
}

#[tokio::test]
async fn a_break_glass_needs_a_fresh_proof_is_closed_and_reviewed() {
    let house = House::open().await;
    let scene = scene(&house, "karim.haddad").await;
    let (karim, card) = (house.desk_of("karim.haddad").await, card(&scene));
    let ask = format!("{card}/accesso-eccezionale");
    let form =
        [("azione", "apri"), ("gruppo", "health"), ("minuti", "60"), ("motivo", "Malore allo sportello")];
    house.app.pass(TimeDelta::minutes(5));
    karim.get(&card).await;
    let led = karim.post(&ask, &form).await;
    assert!(to(&led).starts_with("/operatori/conferma?next="), "{}", to(&led));
    assert_eq!(house.count("SELECT count(*) FROM exceptional_access").await, 0, "nothing was opened");
    assert_eq!(house.count("SELECT count(*) FROM kept_form").await, 1, "what was typed is kept");
    house.sit(&karim, "karim.haddad").await;
    karim.get(&card).await;
    assert_eq!(to(&karim.post(&ask, &form).await), card);
    let only = Scene { paths: vec![card.clone()], secrets: scene.secrets.clone() };
    assert!(seen(&karim, &only).await.iter().any(|(group, _)| *group == Some(Group::Health)));
    house.app.pass(TimeDelta::minutes(1));
    assert_eq!(to(&karim.post(&ask, &[("azione", "chiudi")]).await), card);
    hidden(&seen(&karim, &only).await, &BOTH);
    assert_eq!(karim.get(EXCEPTIONS).await.status, 404);
    let paolo = house.desk_of("paolo.neri").await;
    let list = paolo.get(EXCEPTIONS).await;
    assert!(list.text().contains("Malore allo sportello") && list.text().contains("letta una volta"));
    hidden(&seen(&paolo, &Scene { paths: vec![EXCEPTIONS.to_owned()], ..only }).await, &Group::ALL);
    let access = text(&house, "SELECT id::text FROM exceptional_access").await;
    let nothing = paolo.post(EXCEPTIONS, &[("accesso", access.as_str())]).await;
    assert_eq!(nothing.status, 422);
    let note = [("accesso", access.as_str()), ("nota", "Motivo fondato")];
    assert_eq!(to(&paolo.post(EXCEPTIONS, &note).await), format!("{EXCEPTIONS}#accessi"));
    assert_eq!(paolo.post(EXCEPTIONS, &note).await.status, 409, "once");
    assert!(paolo.get(EXCEPTIONS).await.text().contains("Rivisto da Paolo Neri"));
}

#[tokio::test]
async fn proposing_needs_a_fresh_proof_and_what_was_typed_is_given_back() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    house.app.pass(TimeDelta::minutes(5));
    paolo.get(PROFILE).await;
    let form = [
        ("azione", "proponi"),
        ("_version", "1"),
        ("gruppo-health", "masked"),
        ("motivo", "Il motivo di Paolo"),
    ];
    assert!(to(&paolo.post(PROFILE, &form).await).starts_with("/operatori/conferma?next="));
    assert_eq!(house.count("SELECT count(*) FROM mask_proposal").await, 0);
    let preview = [("azione", "anteprima"), ("gruppo-health", "masked")];
    assert_eq!(paolo.post(PROFILE, &preview).await.status, 200, "looking needs none");
    house.sit(&paolo, "paolo.neri").await;
    assert!(paolo.get("/console/ripresa").await.text().contains("Il motivo di Paolo"));
}
