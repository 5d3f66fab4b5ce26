//! Operators out of a file, by the rules that hold by hand.

use backend::{Error, staff};
use domain::{
    actor::Operator,
    staff::{
        Refusal,
        sheet::{Became, Reason, StaffReport, StaffSheet, Ways, read},
    },
};

use crate::support::{NOON, Scene, grant};

const ISSUER: &str = "http://localhost:8090";

fn sheet(lines: &str) -> StaffSheet {
    let issuers = vec![ISSUER.to_owned()];
    let text = format!("account;nome;sportello;ruolo;profilo;dal;al\n{lines}");
    read(text.as_bytes(), Ways { issuers: &issuers, spid: false }).unwrap()
}

async fn import(
    scene: &Scene,
    who: &Operator,
    sheet: &StaffSheet,
    agreed: Option<i32>,
) -> Result<StaffReport, Error> {
    staff::import(&scene.db.app, &scene.ctx, grant(who), sheet, (agreed, "Nuovo servizio")).await
}

async fn count(scene: &Scene, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&scene.db.owner).await.unwrap()
}

#[tokio::test]
async fn a_file_is_told_then_taken_once_and_wrong_lines_are_left_out() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let desk = &paolo.desk.name;
    let lines = format!(
        "nives.galli;Nives Galli;{desk};operatore;;01/12/2026;31/12/2026\n\
         chiara.moretti;Chiara Moretti;{desk};front_desk;;;\n\
         ada.villa;Ada Villa;Sportello che non c’è;operatore;;;\n\
         paolo.neri;Paolo Neri;{desk};operatore;;;\n"
    );
    let file = sheet(&lines);
    let (before, changes) = ("SELECT count(*) FROM operator", "SELECT count(*) FROM administration_change");
    let (operators, written) = (count(&scene, before).await, count(&scene, changes).await);
    let report = import(&scene, &paolo, &file, None).await.unwrap();
    assert_eq!(report.done.len(), 1, "{report:?}");
    assert_eq!((report.done[0].line, report.done[0].became), (2, Became::Newcomer));
    assert_eq!(report.same, 1, "Chiara is there already");
    assert_eq!(report.refused, [(4, Reason::Desk), (5, Reason::Refused(Refusal::Oneself))]);
    assert_eq!(count(&scene, before).await, operators, "looking writes nothing");
    assert_eq!(count(&scene, changes).await, written);
    assert!(report.is_too_wrong());
    let refused = import(&scene, &paolo, &file, Some(report.mark())).await;
    assert!(matches!(refused, Err(Error::Incomplete)), "half of the lines are wrong");
    let right: Vec<&str> = lines.lines().take(2).collect();
    let file = sheet(&format!("{}\n", right.join("\n")));
    let mark = import(&scene, &paolo, &file, None).await.unwrap().mark();
    assert!(matches!(import(&scene, &paolo, &file, Some(mark ^ 1)).await, Err(Error::Stale)));
    import(&scene, &paolo, &file, Some(mark)).await.unwrap();
    assert_eq!(count(&scene, before).await, operators + 1);
    assert_eq!(count(&scene, changes).await, written + 2, "written down, and a membership given");
    let again = import(&scene, &paolo, &file, None).await.unwrap();
    assert_eq!((again.done.len(), again.same), (0, 2), "{again:?}");
    import(&scene, &paolo, &file, Some(again.mark())).await.unwrap();
    assert_eq!(count(&scene, changes).await, written + 2, "a second time changes nothing");
}

#[tokio::test]
async fn other_terms_are_a_change_and_a_line_that_fails_leaves_no_trace() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let desk = &paolo.desk.name;
    let lines = format!(
        "chiara.moretti;Chiara Moretti;{desk};social_worker;;;31/12/2026\n\
         ada.villa;Ada Villa;{desk};operatore;;;01/01/2020\n"
    );
    let file = sheet(&lines);
    let report = import(&scene, &paolo, &file, None).await.unwrap();
    assert_eq!(report.done[0].became, Became::Changed);
    assert_eq!(report.refused, [(3, Reason::Refused(Refusal::Past))]);
    import(&scene, &paolo, &file, Some(report.mark())).await.unwrap();
    assert_eq!(scene.operator("chiara.moretti").await.role, domain::actor::Role::SocialWorker);
    let trace = "SELECT count(*) FROM operator WHERE subject = 'ada.villa'";
    assert_eq!(count(&scene, trace).await, 0, "nobody is written down without the membership");
    let refused = "SELECT count(*) FROM audit_event WHERE action = 'refuse' AND reason = 'ends_in_the_past'";
    assert_eq!(count(&scene, refused).await, 1);
}

#[tokio::test]
async fn the_same_desk_with_its_body_and_without_is_the_same() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let desk = &paolo.desk.name;
    let body: String = sqlx::query_scalar("SELECT name FROM organisation WHERE id = $1")
        .bind(paolo.organisation.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    let text = format!(
        "account;nome;ente;sportello;ruolo\n\
         nives.galli;Nives Galli;;{desk};operatore\n\
         nives.galli;Nives Galli;{body};{desk};social_worker\n"
    );
    let issuers = vec![ISSUER.to_owned()];
    let file = read(text.as_bytes(), Ways { issuers: &issuers, spid: false }).unwrap();
    assert_eq!(file.asked.len(), 2, "only the desks of here tell that they are one");
    let report = import(&scene, &paolo, &file, None).await.unwrap();
    assert_eq!(report.refused, [(3, Reason::Double)], "{report:?}");
    assert_eq!((report.done.len(), report.done[0].line), (1, 2));
}
