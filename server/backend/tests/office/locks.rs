//! Row-level security, tried with the server's own role.

use backend::{Error, Work, cards, intake, people};
use domain::permission::{ReadCards, ReadIntakes, authorise};

use crate::support::{NOON, Scene, grant};

/// Tables of people and work that must be locked.
const LOCKED: &[&str] = &[
    "account",
    "operator",
    "operator_desk",
    "intake",
    "intake_event",
    "intake_name",
    "message",
    "document",
    "desk_document",
    "partial_upload",
    "receipt",
    "file_access",
    "person",
    "person_key",
    "name_sound",
    "identity_change",
    "duplicate_suggestion",
    "person_correction",
    "person_fact",
    "protected_identity",
    "person_protection",
    "household",
    "household_member",
    "registry_import",
    "registry_person",
    "registry_taken",
    "card",
    "card_correction",
    "card_part",
    "card_removal",
    "card_rule",
    "mask_proposal",
    "mask_decision",
    "break_glass_proposal",
    "break_glass_decision",
    "exceptional_access",
    "exceptional_access_end",
    "exceptional_access_review",
    "numbers_release",
    "service_request",
    "service_step",
    "service_sheet",
    "service_work",
    "diary_entry",
    "kept_form",
    "unsent_form",
    "closure",
    "appointment",
    "appointment_seat",
    "personal_profile",
    "contact_code",
    "data_export",
    "delivery",
    "service_edit",
    "code_edit",
    "privacy_notice",
    "privacy_signature",
    "administration_change",
    "referral",
    "referral_document",
    "referral_package",
    "referral_step",
    "hand_over",
    "outside_referral",
    "outside_link",
    "outside_step",
    "outside_document",
    "agreement",
    "desk_routing",
    "sector",
    "mail_text",
    "presa_in_carico",
    "presa_in_carico_package",
    "case_file",
    "alert",
    "alert_wish",
    "operator_browser",
    "operator_email",
    "alert_mail",
    "absence",
    "rating",
];

#[tokio::test]
async fn every_table_of_people_and_work_is_locked_for_its_owner_too() {
    let scene = Scene::at(NOON).await;
    for table in LOCKED {
        let (enabled, forced): (bool, bool) = sqlx::query_as(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = $1::regclass",
        )
        .bind(*table)
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
        assert!(enabled && forced, "{table}");
    }
    let owned: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner WHERE rolname = 'sportello_app'",
    )
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(owned, 0);
}

#[tokio::test]
async fn every_table_with_a_zone_is_known_to_this_test() {
    let scene = Scene::at(NOON).await;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT table_name::text FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'zone_id' ORDER BY 1",
    )
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    // Facts of the organisation that every visitor may know, and the audit, which has its own lock.
    let open = [
        "organisation",
        "profile",
        "desk",
        "service",
        "audit_event",
        "contact_point",
        "desk_point",
        "opening_hours",
        "appointment_kind",
    ];
    for table in tables {
        assert!(LOCKED.contains(&table.as_str()) || open.contains(&table.as_str()), "{table} has no lock");
    }
}

#[tokio::test]
async fn every_table_and_column_says_what_it_is() {
    let scene = Scene::at(NOON).await;
    let silent: Vec<String> = sqlx::query_scalar(
        "SELECT c.relname || coalesce('.' || a.attname, '')
         FROM pg_class c
         LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '\\_sqlx%'
           AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL)",
    )
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(silent, Vec::<String>::new());
}

#[tokio::test]
async fn without_an_actor_nothing_is_seen() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    for table in LOCKED {
        let sql = format!("SELECT count(*) FROM {table}");
        let seen: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&scene.db.app).await.unwrap();
        assert_eq!(seen, 0, "{table}");
    }
}

#[tokio::test]
async fn a_desk_sees_neither_drafts_nor_what_is_another_desks() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let see = |operator| intake::detail(&scene.db.app, &scene.ctx, grant::<ReadIntakes>(operator), draft.id);
    assert!(matches!(see(&scene.chiara).await, Err(Error::NotFound)), "a draft");
    intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await.unwrap();
    see(&scene.chiara).await.unwrap();
    let karim = scene.operator("karim.haddad").await;
    assert!(matches!(see(&karim).await, Err(Error::NotFound)), "another desk");
    let card = scene.accepted(&scene.carlo().await).await;
    let opened = cards::open(&scene.db.app, &scene.ctx, grant(&karim), card).await;
    assert!(matches!(opened, Err(Error::NotFound)), "a card of another desk");
}

#[tokio::test]
async fn another_zone_does_not_know_our_people() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    let mut stranger = scene.chiara.clone();
    stranger.zone = backend::testing::new_id().into();
    let found = people::find(&scene.db.app, &scene.ctx, grant::<ReadCards>(&stranger), "").await.unwrap();
    assert!(found.people.is_empty());
}

#[tokio::test]
async fn an_operator_cannot_write_into_another_desk() {
    let scene = Scene::at(NOON).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let karim = scene.operator("karim.haddad").await;
    let mut work = Work::operator(&scene.db.app, &karim).await.unwrap();
    let changed = sqlx::query("UPDATE intake SET news = false WHERE id = $1")
        .bind(id.uuid())
        .execute(work.connection())
        .await
        .unwrap()
        .rows_affected();
    assert_eq!(changed, 0);
    let moved = sqlx::query("INSERT INTO message (id, zone_id, intake_id, author, at, text, operator_id) VALUES (gen_random_uuid(), $1, $2, 'desk', now(), 'x', $3)")
        .bind(karim.zone.uuid())
        .bind(id.uuid())
        .bind(karim.me.id.uuid())
        .execute(work.connection())
        .await;
    assert!(moved.is_err());
}

#[tokio::test]
async fn only_the_roles_that_work_at_a_desk_get_tokens() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    assert!(authorise::<ReadIntakes>(&paolo).is_err());
    assert!(authorise::<ReadCards>(&paolo).is_err());
}

#[tokio::test]
async fn the_role_of_the_server_is_held_by_the_lock_and_the_owners_is_not() {
    let scene = Scene::at(NOON).await;
    assert!(!backend::health::passes_row_security(&scene.db.app).await.unwrap());
    assert!(backend::health::passes_row_security(&scene.db.owner).await.unwrap());
}
