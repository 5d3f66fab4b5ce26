//! The configuration as one file: taken out without people, looked at, taken whole or not at all.

use backend::{
    Error,
    transfer::{self, Keys},
};
use domain::{
    Lang, Text,
    actor::Operator,
    codes::Validity,
    transfer::{Bar, CardRuleRow, DeskKey, Document, NoticeRow, Plan, RuleRow, Step, TableRows},
    zone::{BodyKind, BodyText, Sector},
};

use crate::{
    reach::bruno,
    support::{NOON, Scene},
};

pub(crate) async fn export(scene: &Scene, who: &Operator) -> Document {
    transfer::export(&scene.db.app, &scene.ctx, Keys::of(who).unwrap(), "0").await.unwrap()
}

pub(crate) async fn look(scene: &Scene, who: &Operator, document: &Document) -> Plan {
    transfer::look(&scene.db.app, &scene.ctx, Keys::of(who).unwrap(), document).await.unwrap()
}

pub(crate) async fn take(
    scene: &Scene,
    who: &Operator,
    document: &Document,
    mark: i32,
) -> Result<usize, Error> {
    let agreed = (mark, "Allineamento con la zona");
    transfer::take(&scene.db.app, &scene.ctx, Keys::of(who).unwrap(), document, agreed).await
}

pub(crate) async fn count(scene: &Scene, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&scene.db.owner).await.unwrap()
}

/// Everything that an import writes.
async fn written(scene: &Scene) -> i64 {
    count(
        scene,
        "SELECT (SELECT count(*) FROM code_edit) + (SELECT count(*) FROM service_edit)
            + (SELECT count(*) FROM administration_change) + (SELECT count(*) FROM mask_proposal)",
    )
    .await
}

/// The own desk's description, a mask, a service and a row of a table are others.
fn other(document: &Document, who: &Operator) -> Document {
    let mut other = document.clone();
    let desk = other.desks.iter_mut().find(|row| row.desk.name == who.desk.name).unwrap();
    "Per chi abita in centro".clone_into(&mut desk.description);
    desk.rules.clear();
    other.profiles[0].hides = if other.profiles[0].hides == ["health"] {
        vec!["judicial".to_owned()]
    } else {
        vec!["health".to_owned()]
    };
    other.services[0].service.title = Text::italian("Un altro titolo");
    let lines = ["codice;etichetta", "barca;Casa galleggiante"].map(str::to_owned).to_vec();
    other.codes = vec![TableRows { table: "tenure".to_owned(), lines }];
    other
}

pub(crate) fn barred(plan: &Plan) -> Vec<&Bar> {
    let rows = plan.sections.iter().flat_map(|section| &section.rows);
    rows.filter_map(|row| if let Step::Barred(bar) = &row.step { Some(bar) } else { None }).collect()
}

#[tokio::test]
async fn who_lacks_a_permission_has_no_keys() {
    let scene = Scene::at(NOON).await;
    assert!(Keys::of(&scene.chiara).is_err());
    assert!(Keys::of(&scene.operator("paolo.neri").await).is_ok());
}

#[tokio::test]
async fn the_own_file_changes_nothing_and_names_nobody() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let document = export(&scene, &paolo).await;
    assert!(!document.desks.is_empty() && !document.services.is_empty() && !document.profiles.is_empty());
    let text = serde_json::to_string(&document).unwrap();
    let names: Vec<String> =
        sqlx::query_scalar("SELECT name FROM operator").fetch_all(&scene.db.owner).await.unwrap();
    for name in names {
        assert!(!text.contains(&name), "{name}");
    }
    let before = written(&scene).await;
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(plan.changes(), 0, "{plan:?}");
    assert!(barred(&plan).is_empty());
    assert_eq!(take(&scene, &paolo, &document, plan.mark()).await.unwrap(), 0);
    assert_eq!(written(&scene).await, before);
    let exported = "SELECT count(*) FROM audit_event WHERE action = 'export' AND subject = 'configuration'";
    assert_eq!(count(&scene, exported).await, 1);
}

#[tokio::test]
async fn another_file_is_told_and_then_taken_once() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let document = other(&export(&scene, &paolo).await, &paolo);
    let before = written(&scene).await;
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(plan.changes(), 4, "{plan:?}");
    assert_eq!(written(&scene).await, before, "looking writes nothing");
    assert!(matches!(take(&scene, &paolo, &document, plan.mark() ^ 1).await, Err(Error::Stale)));
    assert_eq!(written(&scene).await, before, "what was not agreed to is not done");
    let masks = "SELECT count(*) FROM profile WHERE mask_version > 1";
    let masks_before = count(&scene, masks).await;
    assert_eq!(take(&scene, &paolo, &document, plan.mark()).await.unwrap(), 4);
    assert_eq!(count(&scene, masks).await, masks_before, "a mask is only proposed");
    for sql in [
        "SELECT count(*) FROM code_edit WHERE code = 'barca' AND reason = 'Allineamento con la zona'",
        "SELECT count(*) FROM mask_proposal WHERE reason = 'Allineamento con la zona'",
        "SELECT count(*) FROM service_edit WHERE content -> 'title' ->> 'it' = 'Un altro titolo'",
        "SELECT count(*) FROM desk WHERE description = 'Per chi abita in centro'",
        "SELECT count(*) FROM audit_event WHERE subject = 'configuration' AND reason = 'imported'",
    ] {
        assert_eq!(count(&scene, sql).await, 1, "{sql}");
    }
    let published =
        "SELECT count(*) FROM service_version WHERE content -> 'title' ->> 'it' = 'Un altro titolo'";
    assert_eq!(count(&scene, published).await, 0, "a service is a working copy");
    let after = written(&scene).await;
    let again = look(&scene, &paolo, &document).await;
    assert_eq!(again.changes(), 0, "{again:?}");
    assert_eq!(take(&scene, &paolo, &document, again.mark()).await.unwrap(), 0);
    assert_eq!(written(&scene).await, after);
}

#[tokio::test]
async fn what_a_profile_withholds_is_in_the_file_and_only_proposed() {
    let scene = Scene::at(NOON).await;
    let sql = "UPDATE profile SET withheld = '{take_charge}'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let paolo = scene.operator("paolo.neri").await;
    let document = export(&scene, &paolo).await;
    let saying = |withholds: Option<&[&str]>| {
        let mut other = document.clone();
        let row = other.profiles.iter_mut().find(|row| row.name == "Sportello immigrazione").unwrap();
        assert_eq!(row.withholds, Some(vec!["take_charge".to_owned()]));
        row.withholds = withholds.map(|codes| codes.iter().map(|code| (*code).to_owned()).collect());
        other
    };
    assert_eq!(look(&scene, &paolo, &saying(None)).await.changes(), 0, "a file of before says nothing of it");
    let wider = look(&scene, &paolo, &saying(Some(&[]))).await;
    assert_eq!(barred(&wider), [&Bar::Beyond], "nobody gives what their own profile withholds");
    let narrower = saying(Some(&["edit_cards", "take_charge"]));
    let plan = look(&scene, &paolo, &narrower).await;
    assert_eq!(take(&scene, &paolo, &narrower, plan.mark()).await.unwrap(), 1);
    let proposed = "SELECT count(*) FROM mask_proposal WHERE withheld = '{edit_cards,take_charge}'";
    assert_eq!(count(&scene, proposed).await, 1);
    assert_eq!(count(&scene, "SELECT count(*) FROM profile WHERE 'edit_cards' = ANY (withheld)").await, 0);
    assert_eq!(look(&scene, &paolo, &narrower).await.changes(), 0, "it waits for somebody else already");
}

#[tokio::test]
async fn services_are_told_by_their_titles_and_lists_as_a_whole() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let (slug, title) = {
        let service = &document.services[0].service;
        (service.slug.clone(), service.title.get(Lang::It).to_owned())
    };
    let desk = document.desks.iter_mut().find(|row| row.desk.name == paolo.desk.name).unwrap();
    desk.services = vec![slug.clone(), "non-esiste-qui".to_owned()];
    let rule = RuleRow { service: Some(slug), municipality: None, lang: None, to: desk.desk.clone() };
    desk.rules = vec![rule];
    document.services[0].service.title = Text::italian("Un altro titolo");
    let plan = look(&scene, &paolo, &document).await;
    let rows: Vec<_> = plan.sections.iter().flat_map(|section| &section.rows).collect();
    let found = rows.iter().find_map(|row| match &row.step {
        Step::Changed(found) => Some(found),
        _ => None,
    });
    let at = |path: &str| found.unwrap().iter().find(|one| one.path == path).unwrap().after.clone().unwrap();
    assert_eq!(at("services"), format!("{title}, non-esiste-qui"), "what is unknown stays as it is written");
    assert_eq!(at("rules[0].service"), title);
    let told = rows.iter().find_map(|row| match &row.step {
        Step::Revised { told, .. } => Some(told),
        _ => None,
    });
    assert_eq!(told.unwrap().len(), 1, "a service as its versions tell it");
}

#[tokio::test]
async fn a_file_is_taken_whole_or_not_at_all() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let document = other(&export(&scene, &paolo).await, &paolo);
    for sql in [
        "CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never'; END $$",
        "CREATE TRIGGER never BEFORE INSERT ON mask_proposal FOR EACH ROW EXECUTE FUNCTION never()",
    ] {
        sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    }
    let before = written(&scene).await;
    let mark = look(&scene, &paolo, &document).await.mark();
    // Masks are the last of it.
    assert!(matches!(take(&scene, &paolo, &document, mark).await, Err(Error::Database(_))));
    assert_eq!(written(&scene).await, before);
    assert_eq!(
        count(&scene, "SELECT count(*) FROM desk WHERE description = 'Per chi abita in centro'").await,
        0
    );
}

#[tokio::test]
async fn what_is_not_here_is_left_out_and_told() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let nowhere = DeskKey { organisation: "Comune di Altrove".to_owned(), name: "Sportello".to_owned() };
    let own = document.desks.iter().position(|row| row.desk.name == paolo.desk.name).unwrap();
    let mut desk = document.desks[own].clone();
    desk.desk = nowhere.clone();
    document.desks.push(desk);
    let rule = RuleRow { service: None, municipality: None, lang: None, to: nowhere.clone() };
    document.desks[own].rules.push(rule);
    document.profiles[0].name = "Un profilo di altrove".to_owned();
    document.profiles[0].given = None;
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(plan.changes(), 0, "{plan:?}");
    let bars = barred(&plan);
    assert_eq!(bars, [&Bar::NoTarget(nowhere.to_string()), &Bar::NoBody, &Bar::NoProfile]);
    document.desks.last_mut().unwrap().profile = None;
    let plan = look(&scene, &paolo, &document).await;
    assert!(barred(&plan).contains(&&Bar::NoDesk), "files of before open no desks: {plan:?}");
    document.desks[own].rules.clear();
    document.desks[own].municipalities = vec!["Atlantide".to_owned()];
    let plan = look(&scene, &paolo, &document).await;
    assert!(barred(&plan).contains(&&Bar::NoPlace("Atlantide".to_owned())), "{plan:?}");
}

#[tokio::test]
async fn what_a_desk_never_saw_is_not_shown_to_it_by_a_file() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let sql = "UPDATE desk SET excluded = '{judicial}' WHERE id = $1";
    sqlx::query(sql).bind(paolo.desk.id.uuid()).execute(&scene.db.owner).await.unwrap();
    let own = document.desks.iter_mut().find(|row| row.desk.name == paolo.desk.name).unwrap();
    own.excluded = vec!["health".to_owned()];
    let mark = look(&scene, &paolo, &document).await.mark();
    take(&scene, &paolo, &document, mark).await.unwrap();
    let excluded: Vec<String> = sqlx::query_scalar("SELECT excluded FROM desk WHERE id = $1")
        .bind(paolo.desk.id.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(excluded, ["judicial", "health"]);
}

#[tokio::test]
async fn files_with_the_same_tables_the_other_way_round_do_not_wait_for_each_other() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let table = |table: &str| TableRows {
        table: table.to_owned(),
        lines: ["codice;etichetta", "barca;Barca"].map(str::to_owned).to_vec(),
    };
    document.codes = vec![table("tenure"), table("work_sector")];
    let mut turned = document.clone();
    turned.codes.reverse();
    let (one, other) = tokio::join!(look(&scene, &paolo, &document), look(&scene, &paolo, &turned));
    assert_eq!(one.changes(), other.changes());
}

#[tokio::test]
async fn bodies_rules_of_the_card_and_notices_are_told_and_then_written_by_the_rules_of_their_pages() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let own = document.desks.iter().find(|row| row.desk.name == paolo.desk.name).unwrap().desk.clone();
    let body = document.organisations.iter_mut().find(|body| body.name == own.organisation).unwrap();
    "055 010 0200".clone_into(&mut body.phone);
    body.sectors.push(Sector { name: "Minori".to_owned(), valid: Validity::default() });
    let new = BodyText { name: "Comune di Altura".to_owned(), ..body.clone() };
    document.organisations.push(new);
    let rule = |desk: &DeskKey, field: &str| CardRuleRow {
        desk: desk.clone(),
        part: "riferimenti".to_owned(),
        field: field.to_owned(),
        or: None,
        when: "always".to_owned(),
    };
    document.card_rules.push(rule(&own, "riferimento-1"));
    let elsewhere = document.desks.iter().find(|row| row.desk != own).unwrap().desk.clone();
    document.card_rules.push(rule(&elsewhere, "riferimento-2"));
    let text = Text::italian("Titolare: il Comune").with(Lang::En, "Controller: the municipality");
    document.notices.retain(|notice| notice.desk != own);
    document.notices.push(NoticeRow { desk: own.clone(), text: text.clone() });
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(plan.changes(), 4, "{plan:?}");
    assert_eq!(barred(&plan), [&Bar::OtherDesk]);
    assert_eq!(count(&scene, "SELECT count(*) FROM sector").await, 0, "looking writes nothing");
    assert_eq!(take(&scene, &paolo, &document, plan.mark()).await.unwrap(), 4);
    for sql in [
        "SELECT count(*) FROM organisation WHERE phone = '055 010 0200' AND name <> 'Comune di Altura'",
        "SELECT count(*) FROM organisation WHERE name = 'Comune di Altura'",
        "SELECT count(*) FROM card_rule WHERE field = 'riferimento-1' AND added_why = 'Allineamento con la zona'",
        "SELECT count(*) FROM privacy_notice WHERE content ->> 'en' = 'Controller: the municipality'
            AND valid_from = '2026-11-20' AND reason = 'Allineamento con la zona'",
    ] {
        assert_eq!(count(&scene, sql).await, 1, "{sql}");
    }
    assert_eq!(count(&scene, "SELECT count(*) FROM sector WHERE name = 'Minori'").await, 2);
    let again = look(&scene, &paolo, &document).await;
    assert_eq!(again.changes(), 0, "{again:?}");
    let exported = export(&scene, &paolo).await;
    assert!(exported.notices.contains(&NoticeRow { desk: own.clone(), text }));
    assert!(exported.card_rules.contains(&rule(&own, "riferimento-1")));
}

#[tokio::test]
async fn a_file_changes_no_body_and_no_notice_that_others_answer_for() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let mut document = export(&scene, &paolo).await;
    let own = document.desks.iter().find(|row| row.desk.name == paolo.desk.name).unwrap().desk.clone();
    let pontelaro = document.organisations.iter_mut().find(|body| body.name == own.organisation).unwrap();
    "1".clone_into(&mut pontelaro.phone);
    let altura = document.organisations.iter_mut().find(|body| body.name == "Comune di Altura").unwrap();
    altura.kind = BodyKind::Health;
    (document.services, document.codes) = (Vec::new(), Vec::new());
    document.card_rules.clear();
    document.notices = vec![NoticeRow { desk: own, text: Text::italian("Titolare: Altura") }];
    let plan = look(&scene, &bruno, &document).await;
    assert_eq!(plan.changes(), 0, "{plan:?}");
    assert_eq!(barred(&plan), [&Bar::HasDesks, &Bar::Elsewhere, &Bar::Elsewhere]);
}

#[tokio::test]
async fn what_a_file_names_is_told_by_its_title() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let document = other(&export(&scene, &paolo).await, &paolo);
    let plan = look(&scene, &paolo, &document).await;
    let names: Vec<&str> =
        plan.sections.iter().flat_map(|section| &section.rows).map(|row| row.name.as_str()).collect();
    assert!(names.contains(&"titoli-godimento: Casa galleggiante (barca)"), "{names:?}");
    assert!(names.contains(&"Un altro titolo"), "{names:?}");
}
