//! Lists of cards, narrowed; lists that leave the portal, step by step.

use std::collections::BTreeSet;

use backend::{cards, intake};
use domain::{
    actor::Operator,
    card::{Exported, Filter, Tag},
    export::ExportReason,
    mask::{Field, Group, Mask},
};

use crate::support::{NOON, Scene, grant};

/// The whole list, and how many steps it took.
async fn all(scene: &Scene, operator: &Operator, filter: &Filter) -> (Vec<Exported>, usize) {
    let (mut rows, mut steps, mut after) = (Vec::new(), 0, None::<String>);
    loop {
        let page =
            cards::export_rows(&scene.db.app, grant(operator), filter, after.as_deref()).await.unwrap();
        steps += 1;
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return (rows, steps);
        }
    }
}

async fn count(scene: &Scene, operator: &Operator, filter: Filter) -> usize {
    all(scene, operator, &filter).await.0.len()
}

fn text(words: &str) -> Filter {
    Filter { text: Some(words.to_owned()), ..Filter::default() }
}

#[tokio::test]
async fn each_filter_leaves_what_it_names() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    let chiara = &scene.chiara;
    let today = scene.ctx.today();
    let yesterday = today.pred_opt();
    for (filter, found) in [
        (Filter::default(), 1),
        (Filter { tag: Some(Tag::Open), ..Filter::default() }, 1),
        (Filter { tag: Some(Tag::Completed), ..Filter::default() }, 0),
        (Filter { from: Some(today), until: Some(today), ..Filter::default() }, 1),
        (Filter { until: yesterday, ..Filter::default() }, 0),
        (Filter { mine: true, ..Filter::default() }, 1),
        (text("ferr GIUL"), 1),
        (text("ferrante rossi"), 0),
        (text("errante"), 0),
        (text("--"), 0),
    ] {
        assert_eq!(count(&scene, chiara, filter.clone()).await, found, "{filter:?}");
        let page = cards::list(&scene.db.app, &scene.ctx, grant(chiara), &filter, None).await.unwrap();
        assert_eq!(page.rows.len(), found, "{filter:?}");
    }
    let anna = scene.operator("anna.bruni").await;
    assert_eq!(count(&scene, &anna, Filter { mine: true, ..Filter::default() }).await, 0);
}

#[tokio::test]
async fn a_hidden_name_is_neither_written_nor_found() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    let mut outside = scene.chiara.clone();
    outside.mask = Mask::hiding([Group::Identity]);
    let (rows, _) = all(&scene, &outside, &Filter::default()).await;
    assert_eq!(rows[0].full_name, Field::Masked(Group::Identity));
    assert!(!serde_json::to_string(&rows).unwrap().contains("Ferrante"));
    assert_eq!(count(&scene, &outside, text("ferrante")).await, 0);
    let karim = scene.operator("karim.haddad").await;
    assert_eq!(count(&scene, &karim, Filter::default()).await, 0, "another desk's");
}

#[tokio::test]
async fn a_long_list_leaves_whole_and_each_row_once() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    sqlx::query(
        "INSERT INTO card
            (id, zone_id, organisation_id, desk_id, person_id, state, facts, opened, access_on, mode, reason,
             description, version, opened_at)
         SELECT gen_random_uuid(), zone_id, organisation_id, desk_id, person_id, state, facts, opened,
             access_on - n, mode, reason, description, version, opened_at - interval '1 minute' * (n / 2)
         FROM card, generate_series(1, 1200) AS made (n)",
    )
    .execute(&scene.db.owner)
    .await
    .unwrap();
    let (rows, steps) = all(&scene, &scene.chiara, &text("giulia")).await;
    let days: BTreeSet<_> = rows.iter().map(|row| row.on).collect();
    assert_eq!((rows.len(), days.len(), steps), (1201, 1201, 3));
}

#[tokio::test]
async fn that_a_list_leaves_is_written_down_with_what_was_hidden() {
    let scene = Scene::at(NOON).await;
    let mut outside = scene.chiara.clone();
    outside.mask = Mask::hiding([Group::Identity]);
    let (pool, ctx, reason) = (&scene.db.app, &scene.ctx, ExportReason::Authority);
    cards::export_list(pool, ctx, grant(&scene.chiara), reason).await.unwrap();
    intake::export_list(pool, ctx, grant(&outside), reason).await.unwrap();
    let rows: Vec<(String, Vec<String>, Vec<String>)> = sqlx::query_as(
        "SELECT subject, shown, masked FROM audit_event
         WHERE action = 'export' AND reason = 'authority' ORDER BY subject",
    )
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    let identity = vec!["identity".to_owned()];
    let of_card = vec!["identity".to_owned(), "needs".to_owned()];
    assert_eq!(rows, [("card".to_owned(), of_card, Vec::new()), ("intake".to_owned(), Vec::new(), identity)]);
}

#[tokio::test]
async fn the_queue_leaves_as_it_is_shown() {
    let scene = Scene::at(NOON).await;
    let (_, number) = scene.sent(&scene.giulia).await;
    let filter = domain::intake::Filter::default();
    let page =
        intake::export_rows(&scene.db.app, &scene.ctx, grant(&scene.chiara), &filter, None).await.unwrap();
    assert_eq!((page.rows[0].protocollo, page.next), (number, None));
    let unread = domain::intake::Filter { unread: true, ..filter };
    let page =
        intake::export_rows(&scene.db.app, &scene.ctx, grant(&scene.chiara), &unread, None).await.unwrap();
    assert!(page.rows.is_empty());
}
