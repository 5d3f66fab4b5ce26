//! The lock of the rows of administration, tried by hand in the role of the server: an administrator writes what the own
//! body has, and, from the body that leads the zone, what bodies without administrators have.

use backend::{
    Work, cards,
    staff::{self, Given, Why},
};
use domain::{
    Id,
    actor::{Desk, Operator, Role},
    codes::Validity,
    zone::{BodyKind, BodyText, Sector},
};

use crate::{
    diary::note,
    reach::{body, bruno},
    support::{NOON, Scene, count, grant},
};

/// What hangs on the desk `$1` and on its body, written by hand in every way.
const BY_HAND: &[&str] = &[
    "UPDATE organisation SET phone = '1' WHERE id = (SELECT organisation_id FROM desk WHERE id = $1)",
    "INSERT INTO sector (id, zone_id, organisation_id, position, name)
     SELECT gen_random_uuid(), zone_id, organisation_id, 2, 'A mano' FROM desk WHERE id = $1",
    "UPDATE sector SET position = 3 WHERE organisation_id = (SELECT organisation_id FROM desk WHERE id = $1)",
    "DELETE FROM sector WHERE organisation_id = (SELECT organisation_id FROM desk WHERE id = $1)",
    "INSERT INTO agreement (id, zone_id, organisation_id, valid_from, valid_until, act)
     SELECT gen_random_uuid(), zone_id, organisation_id, '2026-01-01', '2027-01-01', 'A mano'
     FROM desk WHERE id = $1",
    "UPDATE agreement SET ended_on = '2026-11-20'
     WHERE organisation_id = (SELECT organisation_id FROM desk WHERE id = $1)",
    "UPDATE desk SET description = 'A mano' WHERE id = $1",
    "UPDATE desk SET open_until = '2026-11-30', receives = false WHERE id = $1",
    "INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
     SELECT gen_random_uuid(), zone_id, organisation_id, profile_id, 'A mano' FROM desk WHERE id = $1",
    "INSERT INTO desk_routing (desk_id, zone_id, content)
     SELECT id, zone_id, '{}' FROM desk WHERE id = $1
     ON CONFLICT (desk_id) DO UPDATE SET content = excluded.content",
    "UPDATE desk_routing SET content = '{}' WHERE desk_id = $1",
    "INSERT INTO mail_text (desk_id, zone_id, kind, lang, subject, body)
     SELECT id, zone_id, 'news', 'it', 'A mano', 'A mano' FROM desk WHERE id = $1",
    "UPDATE mail_text SET subject = 'A mano' WHERE desk_id = $1",
    "DELETE FROM mail_text WHERE desk_id = $1",
    "INSERT INTO contact_point (id, zone_id, organisation_id, name, address, town, directions, accessibility)
     SELECT gen_random_uuid(), zone_id, organisation_id, 'A mano', 'Via 1', 'Qui', '{}', '{}'
     FROM desk WHERE id = $1",
    "UPDATE contact_point SET address = 'Altrove'
     WHERE organisation_id = (SELECT organisation_id FROM desk WHERE id = $1)",
    "INSERT INTO desk_point (id, zone_id, desk_id, contact_point_id, position, phone, email, languages, sign_language)
     SELECT gen_random_uuid(), desk.zone_id, desk.id, spare.id, 99, '1', 'a@b.example', '{}', false
     FROM desk
     JOIN contact_point spare ON spare.organisation_id = desk.organisation_id AND spare.name = 'Magazzino'
     WHERE desk.id = $1",
    "UPDATE desk_point SET phone = '1' WHERE desk_id = $1",
    "INSERT INTO opening_hours (id, zone_id, desk_point_id, weekday, opens, closes)
     SELECT gen_random_uuid(), zone_id, id, 6, 540, 600 FROM desk_point WHERE desk_id = $1",
    "DELETE FROM opening_hours
     WHERE desk_point_id IN (SELECT desk_point.id FROM desk_point WHERE desk_point.desk_id = $1)",
    "INSERT INTO appointment_kind (id, zone_id, desk_point_id, reason, modes, minutes, seats)
     SELECT gen_random_uuid(), zone_id, id, 'sent_request', '{phone}', 15, 1
     FROM desk_point WHERE desk_id = $1 AND position = 98",
    "UPDATE appointment_kind SET given = false
     WHERE desk_point_id IN (SELECT desk_point.id FROM desk_point WHERE desk_point.desk_id = $1)",
    "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role)
     SELECT operator.id, desk.id, desk.zone_id, 'administrator'
     FROM desk
     JOIN operator ON operator.zone_id = desk.zone_id AND operator.subject = 'karim.haddad'
     WHERE desk.id = $1",
    "UPDATE operator_desk SET role = 'administrator'
     WHERE desk_id = $1 AND operator_id IN (SELECT id FROM operator WHERE subject = 'anna.bruni')",
    "UPDATE operator_desk SET ended_at = now()
     WHERE desk_id = $1 AND operator_id IN (SELECT id FROM operator WHERE subject = 'anna.bruni')",
    "UPDATE operator SET enabled = false
     WHERE subject = 'anna.bruni' AND id IN (SELECT operator_id FROM operator_desk WHERE desk_id = $1)",
    "INSERT INTO administration_change
        (id, zone_id, subject, subject_id, version, change, reason, operator_id, at)
     SELECT gen_random_uuid(), zone_id, 'desk', id, 99, '{\"kind\": \"unhide_asked\", \"groups\": []}', 'A mano',
        current_setting('sportello.operator')::uuid, now()
     FROM desk WHERE id = $1",
    "INSERT INTO administration_change
        (id, zone_id, subject, subject_id, version, change, reason, operator_id, at)
     SELECT gen_random_uuid(), zone_id, 'organisation', organisation_id, 99, '{\"kind\": \"enabled\"}', 'A mano',
        current_setting('sportello.operator')::uuid, now()
     FROM desk WHERE id = $1",
];

/// Gives the desk one row of everything that may be changed or taken away.
async fn furnish(scene: &Scene, desk: Id<Desk>) {
    for sql in [
        "INSERT INTO sector (id, zone_id, organisation_id, position, name)
         SELECT gen_random_uuid(), zone_id, organisation_id, 1, 'Anziani' FROM desk WHERE id = $1",
        "INSERT INTO agreement (id, zone_id, organisation_id, valid_from, valid_until, act)
         SELECT gen_random_uuid(), zone_id, organisation_id, '2026-01-01', '2027-01-01', 'Atto'
         FROM desk WHERE id = $1",
        "INSERT INTO desk_routing (desk_id, zone_id, content) SELECT id, zone_id, '{}' FROM desk WHERE id = $1",
        "INSERT INTO mail_text (desk_id, zone_id, kind, lang, subject, body)
         SELECT id, zone_id, 'receipt', 'it', 'Ricevuta', 'Testo' FROM desk WHERE id = $1",
        "WITH places AS (
            INSERT INTO contact_point
                (id, zone_id, organisation_id, name, address, town, directions, accessibility)
            SELECT gen_random_uuid(), zone_id, organisation_id, called.word, 'Via 1', 'Qui', '{}', '{}'
            FROM desk, (VALUES ('Magazzino'), ('Palazzo')) AS called (word) WHERE desk.id = $1
            RETURNING id, zone_id, name
         ), points AS (
            INSERT INTO desk_point
                (id, zone_id, desk_id, contact_point_id, position, phone, email, languages, sign_language)
            SELECT gen_random_uuid(), zone_id, $1, id, 98, '1', 'a@b.example', '{}', false
            FROM places WHERE name = 'Palazzo'
            RETURNING id, zone_id
         )
         INSERT INTO opening_hours (id, zone_id, desk_point_id, weekday, opens, closes)
         SELECT gen_random_uuid(), zone_id, id, 1, 540, 600 FROM points",
        "INSERT INTO appointment_kind (id, zone_id, desk_point_id, reason, modes, minutes, seats)
         SELECT gen_random_uuid(), zone_id, id, 'first_talk', '{in_person}', 45, 1
         FROM desk_point WHERE desk_id = $1 AND position = 98",
        "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role)
         SELECT operator.id, $1, operator.zone_id, 'social_worker' FROM operator WHERE subject = 'anna.bruni'
         ON CONFLICT DO NOTHING",
    ] {
        sqlx::query(sql).bind(desk.uuid()).execute(&scene.db.owner).await.unwrap();
    }
}

/// The statements that write something for this administrator; nothing is kept.
async fn let_through(scene: &Scene, who: &Operator, desk: Id<Desk>) -> Vec<&'static str> {
    let mut done = Vec::new();
    for &sql in BY_HAND {
        let mut work = Work::operator(&scene.db.app, who).await.unwrap();
        let written = sqlx::query(sql).bind(desk.uuid()).execute(work.connection()).await;
        match written {
            Ok(written) if written.rows_affected() > 0 => done.push(sql),
            Ok(_) => {}
            Err(error) => assert!(error.to_string().contains("row-level security"), "{sql}: {error}"),
        }
    }
    done
}

async fn give(scene: &Scene, who: &Operator, desk: Id<Desk>, role: Role) {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let karim = scene.operator("karim.haddad").await.me.id;
    let seen = staff::member(pool, ctx, grant(who), karim).await.unwrap().version;
    let given = Given { desk, role, profile: None, valid: Validity::default(), absent: None };
    let why = Why { seen, reason: "Nuova amministrazione" };
    staff::give(pool, ctx, grant(who), karim, given, why).await.unwrap();
}

#[tokio::test]
async fn an_administrator_writes_by_hand_what_the_own_body_has_and_nothing_of_another_one() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let desk = scene.chiara.desk.id;
    furnish(&scene, desk).await;
    assert_eq!(let_through(&scene, &bruno, desk).await, Vec::<&str>::new());
    assert_eq!(let_through(&scene, &paolo, desk).await, BY_HAND);
}

#[tokio::test]
async fn what_nobody_administers_is_written_by_who_leads_the_zone_until_somebody_does() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let rocca = body(&scene, "Comune di Rocca", "municipality").await;
    furnish(&scene, rocca).await;
    assert_eq!(let_through(&scene, &bruno, rocca).await, Vec::<&str>::new());
    assert_eq!(let_through(&scene, &paolo, rocca).await, BY_HAND);
    give(&scene, &paolo, rocca, Role::Administrator).await;
    assert_eq!(let_through(&scene, &paolo, rocca).await, Vec::<&str>::new(), "it has its own");
}

#[tokio::test]
async fn somebody_at_desks_of_two_bodies_is_kept_out_by_neither() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    give(&scene, &bruno, bruno.desk.id, Role::FrontDesk).await;
    for who in [&paolo, &bruno] {
        let mut work = Work::operator(&scene.db.app, who).await.unwrap();
        let sql = "UPDATE operator SET enabled = false WHERE subject = 'karim.haddad'";
        let done = sqlx::query(sql).execute(work.connection()).await.unwrap();
        assert_eq!(done.rows_affected(), 0, "{}", who.me.name);
    }
}

#[tokio::test]
async fn every_administrator_adds_a_body_with_its_sectors_and_then_leaves_it_to_who_leads_the_zone() {
    let scene = Scene::at(NOON).await;
    let bruno = bruno(&scene).await;
    let after = BodyText {
        name: "Azienda sanitaria".to_owned(),
        kind: BodyKind::Health,
        belfiore: None,
        ipa: None,
        phone: String::new(),
        email: String::new(),
        sectors: vec![Sector { name: "Distretto".to_owned(), valid: Validity::default() }],
    };
    let added = staff::add_body(&scene.db.app, &scene.ctx, grant(&bruno), after, "Nuovo").await.unwrap();
    let mut work = Work::operator(&scene.db.app, &bruno).await.unwrap();
    for sql in
        ["UPDATE organisation SET phone = '1' WHERE id = $1", "DELETE FROM sector WHERE organisation_id = $1"]
    {
        let done = sqlx::query(sql).bind(added.uuid()).execute(work.connection()).await.unwrap();
        assert_eq!(done.rows_affected(), 0, "{sql}");
    }
    let sql = "INSERT INTO sector (id, zone_id, organisation_id, position, name)
        SELECT gen_random_uuid(), zone_id, id, 2, 'A mano' FROM organisation WHERE id = $1";
    assert!(sqlx::query(sql).bind(added.uuid()).execute(work.connection()).await.is_err());
}

#[tokio::test]
async fn an_ended_membership_writes_by_hand_no_services_and_no_codes_and_reads_no_private_notes() {
    let scene = Scene::at(NOON).await;
    let (paolo, card) = (scene.operator("paolo.neri").await, scene.accepted(&scene.giulia).await);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    cards::add_note(pool, ctx, grant(&scene.chiara), card, &note("Solo mia", ctx), true).await.unwrap();
    let reaches = async |change: &'static str| {
        let changed = sqlx::query(change).bind(paolo.me.id.uuid()).execute(&scene.db.owner).await.unwrap();
        assert_eq!(changed.rows_affected(), 1);
        let mut work = Work::operator(pool, &paolo).await.unwrap();
        let notes = count(&mut work, "diary_entry").await;
        let moved = sqlx::query("UPDATE service SET desk_id = desk_id").execute(work.connection()).await;
        let written = sqlx::query(
            "INSERT INTO code_edit (zone_id, table_code, code, version, content, at, operator_id, reason)
             VALUES ($1, 'tenure', 'a-mano', 1, '{}', now(), $2, 'A mano')",
        )
        .bind(paolo.zone.uuid())
        .bind(paolo.me.id.uuid())
        .execute(work.connection())
        .await;
        (notes, moved.unwrap().rows_affected() > 0, written.is_ok())
    };
    let before = reaches("UPDATE operator_desk SET private_notes = 'granted' WHERE operator_id = $1").await;
    assert_eq!(before, (1, true, true));
    let after = reaches("UPDATE operator_desk SET ended_at = now() WHERE operator_id = $1").await;
    assert_eq!(after, (0, false, false));
}

#[tokio::test]
async fn a_removed_card_is_neither_seen_nor_brought_back_by_hand_where_nobody_asks_for_those() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    sqlx::query("UPDATE card SET removed = true").execute(&scene.db.owner).await.unwrap();
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    assert_eq!(count(&mut work, "card").await, 0);
    let back = "UPDATE card SET removed = false";
    let unseen = sqlx::query(back).execute(work.connection()).await.unwrap();
    assert_eq!(unseen.rows_affected(), 0);
    sqlx::query("SET LOCAL sportello.removed = 'on'").execute(work.connection()).await.unwrap();
    let asked = sqlx::query(back).execute(work.connection()).await.unwrap();
    assert!(asked.rows_affected() > 0);
}
