//! Desks of the file of the configuration that are not here, with what hangs on them.

use backend::Error;
use chrono::NaiveDate;
use domain::{
    Lang, Text,
    actor::Operator,
    staff::DeskKind,
    transfer::{AgreementRow, Bar, DeskKey, DeskRow, Document, MailRow, NoticeRow, PointRow, RuleRow, Step},
    zone::{BodyKind, BodyText, MailKind},
};

use crate::{
    support::{NOON, Scene},
    transfer::{barred, count, export, look, take},
};

pub(crate) async fn taken(scene: &Scene, who: &Operator, document: &Document) -> Result<usize, Error> {
    let mark = look(scene, who, document).await.mark();
    take(scene, who, document, mark).await
}

pub(crate) fn key(organisation: &str, name: &str) -> DeskKey {
    DeskKey { organisation: organisation.to_owned(), name: name.to_owned() }
}

pub(crate) fn desk(key: &DeskKey, profile: &str) -> DeskRow {
    DeskRow {
        desk: key.clone(),
        description: "Per chi abita al Borgo".to_owned(),
        kind: DeskKind::General,
        profile: Some(profile.to_owned()),
        open: domain::codes::Validity::default(),
        receives: true,
        excluded: vec!["income".to_owned()],
        services: Vec::new(),
        municipalities: Vec::new(),
        rules: Vec::new(),
    }
}

fn to(desk: &DeskKey) -> RuleRow {
    RuleRow { service: None, municipality: None, lang: Some(Lang::Fr), to: desk.clone() }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A body of the third sector with a desk, an agreement, a place, a mail and a notice.
fn with_more(document: &Document) -> Document {
    let mut document = document.clone();
    let desk_key = key("Cooperativa", "Ascolto del Borgo");
    document.organisations.push(BodyText {
        name: "Cooperativa".to_owned(),
        kind: BodyKind::ThirdSector,
        belfiore: None,
        ipa: None,
        phone: String::new(),
        email: String::new(),
        sectors: Vec::new(),
    });
    document.desks.push(desk(&desk_key, "Sportello immigrazione"));
    document.agreements.push(AgreementRow {
        organisation: "Cooperativa".to_owned(),
        from: day("2026-01-01"),
        until: day("2027-12-31"),
        act: "Delibera 12/2026".to_owned(),
    });
    let place = document.points[0].place.clone();
    document.points.push(PointRow { desk: desk_key.clone(), place });
    document.mails.push(MailRow {
        desk: desk_key.clone(),
        mail: MailKind::News,
        lang: Lang::It,
        subject: "Novità".to_owned(),
        body: "Vedi {{collegamento}}".to_owned(),
    });
    document.notices.push(NoticeRow { desk: desk_key, text: Text::italian("Titolare: la cooperativa") });
    document
}

#[tokio::test]
async fn a_body_comes_with_its_desk_and_everything_that_hangs_on_it() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let document = with_more(&export(&scene, &paolo).await);
    let desks = count(&scene, "SELECT count(*) FROM desk").await;
    let plan = look(&scene, &paolo, &document).await;
    assert!(barred(&plan).is_empty(), "{plan:?}");
    assert_eq!(plan.changes(), 6, "{plan:?}");
    assert_eq!(count(&scene, "SELECT count(*) FROM desk").await, desks, "looking writes nothing");
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 6);
    for sql in [
        "SELECT count(*) FROM desk WHERE name = 'Ascolto del Borgo' AND excluded = '{income}'
            AND desk_counts_on(id, '2026-11-20')",
        "SELECT count(*) FROM agreement WHERE act = 'Delibera 12/2026'",
        "SELECT count(*) FROM mail_text WHERE body = 'Vedi {{collegamento}}'",
        "SELECT count(*) FROM privacy_notice WHERE content ->> 'it' = 'Titolare: la cooperativa'",
    ] {
        assert_eq!(count(&scene, sql).await, 1, "{sql}");
    }
    let again = look(&scene, &paolo, &document).await;
    assert_eq!(again.changes(), 0, "{again:?}");
    let exported = export(&scene, &paolo).await;
    for row in &document.agreements {
        assert!(exported.agreements.contains(row), "{row:?}");
    }
    assert!(exported.points.contains(document.points.last().unwrap()));
    assert!(exported.mails.contains(document.mails.last().unwrap()));
}

#[tokio::test]
async fn desks_that_send_to_each_other_are_opened_together_and_not_one_without_the_other() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let body = document.desks.iter().find(|row| row.desk.name == paolo.desk.name).unwrap();
    let body = body.desk.organisation.clone();
    let (one, other) = (key(&body, "Borgo"), key(&body, "Colle"));
    let mut first = desk(&one, "Sportello immigrazione");
    first.rules = vec![to(&other)];
    let mut second = desk(&other, "Sportello immigrazione");
    second.rules = vec![to(&one)];
    document.desks.extend([first, second]);
    let last = document.desks.len() - 1;
    document.desks[last].profile = Some("Nessuno".to_owned());
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(barred(&plan), [&Bar::NoTarget(other.to_string()), &Bar::NoProfile]);
    document.desks[last].profile = Some("Sportello immigrazione".to_owned());
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 2);
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0);
}

#[tokio::test]
async fn a_file_opens_no_desk_that_its_page_would_not() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let own = document.desks.iter().find(|row| row.desk.name == paolo.desk.name).unwrap().desk.clone();
    // What no desk sees any more, a new one does not see either.
    let hidden = "UPDATE desk SET excluded = '{contacts}'";
    sqlx::query(hidden).execute(&scene.db.owner).await.unwrap();
    document.desks.clear();
    document.desks.push(desk(&key(&own.organisation, "Borgo"), "Segretariato sociale"));
    let over = domain::codes::Validity { from: None, until: Some(day("2026-11-19")) };
    let old = DeskRow { open: over, ..desk(&key(&own.organisation, "Colle"), "Nessuno") };
    document.desks.push(DeskRow { profile: None, ..old });
    let name = own.name.to_uppercase();
    document.desks.push(desk(&key("Ente di altrove", &name), "Segretariato sociale"));
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(barred(&plan), [&Bar::Shows, &Bar::NoDesk, &Bar::NoBody], "{plan:?}");
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 0);
}

#[tokio::test]
async fn an_agreement_that_was_ended_here_is_not_made_again_by_a_file() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let document = with_more(&export(&scene, &paolo).await);
    taken(&scene, &paolo, &document).await.unwrap();
    let end = "UPDATE agreement SET ended_on = '2026-11-20' WHERE act = 'Delibera 12/2026'";
    sqlx::query(end).execute(&scene.db.owner).await.unwrap();
    let plan = look(&scene, &paolo, &document).await;
    assert!(barred(&plan).contains(&&Bar::Ended), "{plan:?}");
    let mut other = document.clone();
    let body = other.desks.iter().find(|row| row.desk.name == paolo.desk.name).unwrap();
    let organisation = body.desk.organisation.clone();
    let (from, until, act) = (day("2026-01-01"), day("2027-01-01"), "Delibera 3/2026".to_owned());
    other.agreements = vec![AgreementRow { organisation, from, until, act }];
    let plan = look(&scene, &paolo, &other).await;
    assert!(barred(&plan).contains(&&Bar::NoAgreement), "{plan:?}");
}

#[tokio::test]
async fn durations_of_a_break_glass_are_only_proposed() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    assert_eq!(document.break_glass, [15, 30, 60]);
    document.break_glass = vec![10, 120];
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(plan.changes(), 1, "{plan:?}");
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 1);
    assert_eq!(
        count(&scene, "SELECT count(*) FROM break_glass_proposal WHERE minutes = '{10,120}'").await,
        1
    );
    assert_eq!(export(&scene, &paolo).await.break_glass, [15, 30, 60], "nothing changed yet");
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0, "nobody proposes it twice");
    document.break_glass.clear();
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0, "a file of before says nothing");
}

#[tokio::test]
async fn a_profile_of_certain_desks_opens_no_other_one() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let sql = "UPDATE profile SET only_at = ARRAY(SELECT id FROM desk LIMIT 1) WHERE name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let mut document = export(&scene, &paolo).await;
    let body = document.desks[0].desk.organisation.clone();
    document.desks.push(desk(&key(&body, "Borgo"), "Sportello immigrazione"));
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(barred(&plan), [&Bar::NotGiven]);
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 0, "the rest of the file is taken");
}

#[tokio::test]
async fn the_hours_of_a_place_are_told_and_changed() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let place = &mut document.points[0].place;
    place.hours = domain::zone::openings(6, "9:05-12:05").unwrap();
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(plan.changes(), 1, "{plan:?}");
    let rows = plan.sections.iter().flat_map(|section| &section.rows);
    let told = rows.filter_map(|row| if let Step::Changed(found) = &row.step { Some(found) } else { None });
    let told: Vec<_> = told.flatten().filter(|one| one.path == "hours.6").collect();
    assert_eq!(told[0].after.as_deref(), Some("09:05-12:05"), "{plan:?}");
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 1);
    assert_eq!(count(&scene, "SELECT count(*) FROM opening_hours WHERE opens = 545").await, 1);
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0);
}
