//! Profiles of the file of the configuration: made, given at desks and retired; what they show is only proposed.

use domain::transfer::{Bar, DeskKey, Document, GivenRow, Plan, ProfileRow, Step};

use crate::{
    support::{NOON, Scene},
    transfer::{barred, count, export, look, take},
    transfer_desks::{day, desk, key, taken},
};

const OTHERS: &str = "Sportello immigrazione";

/// "Mediatori", which hides and withholds what the profile of the desk for foreigners does, and is given there alone.
async fn mediators(scene: &Scene) {
    let sql = "INSERT INTO profile (id, zone_id, name, mask, absent, withheld, only_at)
        SELECT gen_random_uuid(), zone_id, 'Mediatori', mask, absent, withheld, ARRAY(
            SELECT desk.id FROM desk WHERE desk.zone_id = profile.zone_id AND desk.name = 'Sportello immigrazione'
        )
        FROM profile WHERE name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
}

fn row<'a>(document: &'a mut Document, name: &str) -> &'a mut ProfileRow {
    document.profiles.iter_mut().find(|row| row.name == name).unwrap()
}

/// A profile of the file that hides what another one of it does.
fn like(document: &mut Document, of: &str, name: &str, only_at: &[DeskKey]) -> ProfileRow {
    let given = Some(GivenRow { only_at: only_at.to_vec(), retired: None });
    ProfileRow { name: name.to_owned(), given, ..row(document, of).clone() }
}

/// The places at which records change.
fn changed(plan: &Plan) -> Vec<(&str, Option<&str>)> {
    let rows = plan.sections.iter().flat_map(|section| &section.rows);
    let steps = rows.filter_map(|row| if let Step::Changed(found) = &row.step { Some(found) } else { None });
    steps.flatten().map(|one| (one.path.as_str(), one.after.as_deref())).collect()
}

#[tokio::test]
async fn a_profile_of_one_desk_comes_with_it_and_is_the_same_when_it_is_taken_out_again() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    mediators(&scene).await;
    let mut document = export(&scene, &paolo).await;
    let exported = row(&mut document, "Mediatori").clone();
    let given = exported.given.clone().unwrap();
    let at: Vec<&str> = given.only_at.iter().map(|desk| desk.name.as_str()).collect();
    assert_eq!((at, given.retired), (vec![OTHERS], None));
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0);
    let away = "DELETE FROM profile WHERE name = 'Mediatori'";
    sqlx::query(away).execute(&scene.db.owner).await.unwrap();
    let plan = look(&scene, &paolo, &document).await;
    assert!(barred(&plan).is_empty() && plan.changes() == 1, "{plan:?}");
    let made = "SELECT count(*) FROM profile WHERE name = 'Mediatori'";
    assert_eq!(count(&scene, made).await, 0, "looking writes nothing");
    assert_eq!(take(&scene, &paolo, &document, plan.mark()).await.unwrap(), 1);
    assert_eq!(*row(&mut export(&scene, &paolo).await, "Mediatori"), exported);
    let proposed = count(&scene, "SELECT count(*) FROM mask_proposal").await;
    assert_eq!(proposed, 0, "it shows no more than another one");
    let why = "SELECT count(*) FROM administration_change
        WHERE subject = 'profile' AND reason = 'Allineamento con la zona'";
    assert_eq!(count(&scene, why).await, 2, "made, and given at its desk");
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0);
}

#[tokio::test]
async fn what_a_new_profile_would_show_more_than_those_of_here_is_only_proposed() {
    let scene = Scene::at(NOON).await;
    let sql = "UPDATE profile SET mask = '{health,violence}', absent = '{violence}'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let mut new = like(&mut document, OTHERS, "Tutto", &[]);
    (new.hides, new.omits) = (vec!["income".to_owned()], Vec::new());
    document.profiles.push(new);
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 1);
    let begins = "SELECT count(*) FROM profile WHERE name = 'Tutto' AND absent = '{violence}'
        AND mask @> '{health,violence,income}' AND cardinality(mask) = 3";
    assert_eq!(count(&scene, begins).await, 1, "it begins with what both hide");
    let proposed = "SELECT count(*) FROM mask_proposal JOIN profile ON profile.id = profile_id
        WHERE name = 'Tutto' AND mask_proposal.mask = '{income}' AND reason = 'Allineamento con la zona'";
    assert_eq!(count(&scene, proposed).await, 1);
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0, "it waits for somebody else");
    let sql = "UPDATE profile SET withheld = '{take_charge}'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let mut new = like(&mut document, OTHERS, "Altro", &[]);
    new.withholds = Some(Vec::new());
    document.profiles.push(new);
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(barred(&plan), [&Bar::Beyond], "nobody gives what their own profile withholds");
}

#[tokio::test]
async fn a_profile_is_retired_and_given_again_by_a_file_but_not_while_somebody_has_it() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    mediators(&scene).await;
    let document = export(&scene, &paolo).await;
    let retire = |name: &str| {
        let mut other = document.clone();
        row(&mut other, name).given.as_mut().unwrap().retired = Some(day("2026-11-02"));
        other
    };
    let plan = look(&scene, &paolo, &retire(OTHERS)).await;
    assert_eq!(barred(&plan), [&Bar::InUse], "{plan:?}");
    let retired = retire("Mediatori");
    let plan = look(&scene, &paolo, &retired).await;
    assert_eq!(changed(&plan), [("retired", Some("true"))]);
    assert_eq!(taken(&scene, &paolo, &retired).await.unwrap(), 1);
    let given = row(&mut export(&scene, &paolo).await, "Mediatori").given.clone().unwrap();
    assert_eq!(given.retired, Some(day("2026-11-20")), "here it is retired today");
    assert_eq!(look(&scene, &paolo, &retired).await.changes(), 0, "the day is no difference");
    let away = "DELETE FROM profile WHERE name = 'Mediatori'";
    sqlx::query(away).execute(&scene.db.owner).await.unwrap();
    assert_eq!(taken(&scene, &paolo, &retired).await.unwrap(), 1);
    let there = "SELECT count(*) FROM profile WHERE name = 'Mediatori' AND retired_at IS NOT NULL";
    assert_eq!(count(&scene, there).await, 1, "one that is not here comes retired");
    assert_eq!(changed(&look(&scene, &paolo, &document).await), [("retired", Some("false"))]);
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 1);
    assert_eq!(count(&scene, there).await, 0);
}

#[tokio::test]
async fn no_profile_is_retired_with_which_the_file_opens_a_desk() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    mediators(&scene).await;
    let everywhere = "UPDATE profile SET only_at = NULL WHERE name = 'Mediatori'";
    sqlx::query(everywhere).execute(&scene.db.owner).await.unwrap();
    let mut document = export(&scene, &paolo).await;
    let own = document.desks.iter().find(|row| row.desk.name == paolo.desk.name).unwrap().desk.clone();
    document.desks.push(desk(&key(&own.organisation, "Borgo"), "Mediatori"));
    row(&mut document, "Mediatori").given.as_mut().unwrap().retired = Some(day("2026-11-02"));
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!(barred(&plan), [&Bar::InUse], "{plan:?}");
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 1);
}

#[tokio::test]
async fn a_profile_of_a_desk_that_is_not_here_is_left_out_and_told() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let nowhere = key("Ente di altrove", "Sportello");
    let new = like(&mut document, OTHERS, "Mediatori", std::slice::from_ref(&nowhere));
    document.profiles.push(new);
    row(&mut document, OTHERS).given.as_mut().unwrap().only_at = vec![nowhere.clone()];
    let plan = look(&scene, &paolo, &document).await;
    let lost = Bar::NoGiven(nowhere.to_string());
    assert_eq!(barred(&plan), [&lost, &lost], "{plan:?}");
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 0);
    assert_eq!(count(&scene, "SELECT count(*) FROM profile WHERE only_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_desk_is_opened_with_the_profile_that_is_given_there_alone_and_not_one_without_the_other() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut document = export(&scene, &paolo).await;
    let own = document.desks.iter().find(|row| row.desk.name == paolo.desk.name).unwrap().clone();
    let (borgo, nowhere) = (key(&own.desk.organisation, "Borgo"), key("Ente di altrove", "Sportello"));
    let profile = own.profile.unwrap();
    let new = like(&mut document, &profile, "Profilo del Borgo", &[borgo.clone(), nowhere.clone()]);
    document.profiles.push(new);
    document.desks.push(desk(&borgo, "Profilo del Borgo"));
    document.desks.push(desk(&key(&own.desk.organisation, "Colle"), "Profilo del Borgo"));
    let plan = look(&scene, &paolo, &document).await;
    let lost = Bar::NoGiven(borgo.to_string());
    assert_eq!(barred(&plan), [&Bar::NoProfile, &Bar::NotGiven, &lost], "{plan:?}");
    document.desks.pop();
    row(&mut document, "Profilo del Borgo").given.as_mut().unwrap().only_at = vec![borgo];
    let plan = look(&scene, &paolo, &document).await;
    assert!(barred(&plan).is_empty(), "{plan:?}");
    assert_eq!(taken(&scene, &paolo, &document).await.unwrap(), 2);
    let bound = "SELECT count(*) FROM desk JOIN profile ON profile.id = desk.profile_id
        WHERE desk.name = 'Borgo' AND profile.only_at = ARRAY[desk.id]";
    assert_eq!(count(&scene, bound).await, 1);
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0);
}

#[tokio::test]
async fn a_file_of_before_leaves_where_profiles_are_given_and_makes_none() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    mediators(&scene).await;
    let mut document = export(&scene, &paolo).await;
    for row in &mut document.profiles {
        row.given = None;
    }
    assert_eq!(look(&scene, &paolo, &document).await.changes(), 0);
    row(&mut document, "Mediatori").name = "Volontari".to_owned();
    let plan = look(&scene, &paolo, &document).await;
    assert_eq!((barred(&plan), plan.changes()), (vec![&Bar::NoProfile], 0), "{plan:?}");
    let bound = "SELECT count(*) FROM profile WHERE name = 'Mediatori' AND only_at IS NOT NULL";
    assert_eq!(count(&scene, bound).await, 1);
}

#[tokio::test]
async fn of_a_profile_given_where_no_desk_is_any_more_the_file_says_nothing() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    mediators(&scene).await;
    let sql = "UPDATE profile SET only_at = ARRAY[gen_random_uuid()] WHERE name = 'Mediatori'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let mut document = export(&scene, &paolo).await;
    assert_eq!(row(&mut document, "Mediatori").given, None, "elsewhere it would be given everywhere");
}
