//! An empty database begins with one zone, and the first administrators open the rest.

use std::collections::BTreeMap;

use backend::{
    Error, audit,
    operators::{self, Enable, SignIn},
    staff::{self, Founded, Founding, Opened, found_zone},
    testing::{Db, context, new_id, noon},
};
use domain::{
    Id,
    actor::{Operator, Role},
    codes::Validity,
    mask::{Group, Hiding},
    staff::{Change, DeskKind, DeskText, Profile},
    zone::{BodyKind, BodyText},
};
use sqlx::types::Uuid;

use crate::support::grant;

const ISSUER: &str = "https://login.comune.example";
const NAMES: Founding<'static> =
    Founding { zone: "Zona sociale Alta Valle", body: "Comune di Altavalle", desk: "Sportello sociale" };

async fn found(db: &Db, names: Founding<'_>) -> Founded {
    found_zone(&db.owner, &context(noon()), names).await.unwrap()
}

/// An administrator at the first desk, of this body if one is named.
async fn enable(db: &Db, subject: &str, body: Option<&str>) -> Result<(), Error> {
    let role = Role::Administrator;
    let who = Enable { issuer: ISSUER, subject, name: "Zita Corsi", desk: NAMES.desk, body, role };
    operators::enable(&db.owner, &context(noon()), who).await.map(|_| ())
}

/// At their first desk, as they come in at the door.
async fn signed_in(db: &Db, subject: &str) -> Operator {
    match operators::sign_in(&db.app, &context(noon()), ISSUER, subject).await.unwrap() {
        SignIn::Desks(desks) => desks.into_iter().next().unwrap(),
        other => panic!("{subject} cannot sign in: {other:?}"),
    }
}

/// How many rows there are of each kind, after one another.
async fn written(db: &Db) -> Vec<i64> {
    let mut counted = Vec::new();
    for sql in [
        "SELECT count(*) FROM zone",
        "SELECT count(*) FROM organisation",
        "SELECT count(*) FROM profile",
        "SELECT count(*) FROM desk",
        "SELECT count(*) FROM administration_change",
        "SELECT count(*) FROM audit_event",
    ] {
        counted.push(sqlx::query_scalar(sql).fetch_one(&db.owner).await.unwrap());
    }
    counted
}

async fn only(db: &Db, sql: &'static str) -> Uuid {
    sqlx::query_scalar(sql).fetch_one(&db.owner).await.unwrap()
}

/// Another body of the zone, with a desk that is called as the first one.
async fn namesake(db: &Db) {
    let sql = "WITH added AS (
            INSERT INTO organisation (id, zone_id, name) SELECT $1, id, 'Comune di Bassavalle' FROM zone
         )
         INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
         SELECT $2, zone_id, $1, profile_id, name FROM desk";
    sqlx::query(sql).bind(new_id()).bind(new_id()).execute(&db.owner).await.unwrap();
}

#[tokio::test]
async fn an_empty_database_has_a_zone_from_the_command_on_and_the_same_again_changes_nothing() {
    let db = Db::fresh().await;
    let nowhere = enable(&db, "zita.corsi", None).await;
    assert!(matches!(nowhere, Err(Error::NotFound)), "{nowhere:?}");
    assert_eq!(found(&db, NAMES).await, Founded::Now);
    let first = written(&db).await;
    // The body and the desk in the history, and the profile in the audit besides.
    assert_eq!(first, [1, 1, 1, 1, 2, 3]);
    let by_the_system: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event JOIN zone ON zone.id = audit_event.zone_id
         WHERE actor = 'system' AND actor_id IS NULL AND action = 'administer'",
    )
    .fetch_one(&db.owner)
    .await
    .unwrap();
    assert_eq!(by_the_system, 3);
    assert_eq!(found(&db, NAMES).await, Founded::Before);
    assert_eq!(written(&db).await, first);
    audit::seal(&db.owner, &context(noon())).await.unwrap();
    audit::verify(&db.owner).await.unwrap();
}

#[tokio::test]
async fn two_commands_at_once_found_one_zone() {
    let db = Db::fresh().await;
    let other = Founding { zone: "Zona sociale Bassa Valle", ..NAMES };
    let (first, second) = tokio::join!(found(&db, NAMES), found(&db, other));
    let one_alone = |made: &Founded, refused: &Founded| {
        *made == Founded::Now && matches!(refused, Founded::Refused { .. })
    };
    assert!(one_alone(&first, &second) || one_alone(&second, &first), "{first:?} {second:?}");
    assert_eq!(written(&db).await, [1, 1, 1, 1, 2, 3]);
}

#[tokio::test]
async fn there_is_no_second_zone_by_command_whatever_is_called_otherwise() {
    let db = Db::fresh().await;
    found(&db, NAMES).await;
    let first = written(&db).await;
    for names in [
        Founding { zone: "Zona sociale Bassa Valle", ..NAMES },
        Founding { body: "Comune di Bassavalle", ..NAMES },
        Founding { desk: "Sportello immigrazione", ..NAMES },
    ] {
        let refused = found(&db, names).await;
        assert_eq!(refused, Founded::Refused { zone: NAMES.zone.to_owned() }, "{names:?}");
    }
    assert_eq!(written(&db).await, first);
    let demo = Db::demo().await;
    assert!(matches!(found(&demo, NAMES).await, Founded::Refused { .. }), "nor beside the demo's");
}

#[tokio::test]
async fn the_first_administrator_sees_no_group_of_fields_and_opens_bodies_and_desks() {
    let db = Db::fresh().await;
    found(&db, NAMES).await;
    enable(&db, "zita.corsi", None).await.unwrap();
    let (ctx, zita) = (context(noon()), signed_in(&db, "zita.corsi").await);
    assert_eq!(zita.role, Role::Administrator);
    for group in Group::ALL {
        assert_eq!(zita.mask.hiding_of(group), Some(Hiding::Masked), "{group}");
    }
    let text = BodyText {
        name: "Comune di Bassavalle".to_owned(),
        kind: BodyKind::Municipality,
        belfiore: None,
        ipa: None,
        phone: String::new(),
        email: String::new(),
        sectors: Vec::new(),
    };
    let body = staff::add_body(&db.app, &ctx, grant(&zita), text, "Convenzione").await.unwrap();
    let profile: Id<Profile> = Id::new(only(&db, "SELECT id FROM profile").await);
    for (body, name) in [(zita.organisation, "Sportello anziani"), (body, "Sportello di Bassavalle")] {
        let text = DeskText { name: name.to_owned(), names: BTreeMap::new(), description: String::new() };
        let new = Opened { body, profile, kind: DeskKind::General, open: Validity::default(), text };
        staff::open_desk(&db.app, &ctx, grant(&zita), new, "Apertura").await.unwrap();
    }
    let file = staff::body(&db.app, &ctx, grant(&zita), zita.organisation).await.unwrap();
    assert!(file.writable);
    let [begun] = file.history.as_slice() else { panic!("{:?}", file.history) };
    assert!(matches!(&begun.change, Change::Body { before: None, .. }), "{begun:?}");
    assert_eq!((begun.by.as_deref(), begun.reason.as_str()), (None, "found-zone"));
    assert_eq!(found(&db, NAMES).await, Founded::Before, "whatever was opened since");
}

#[tokio::test]
async fn nobody_is_enabled_at_whichever_of_several_desks_of_a_name() {
    let db = Db::fresh().await;
    found(&db, NAMES).await;
    namesake(&db).await;
    let refused = enable(&db, "zita.corsi", None).await;
    assert!(matches!(refused, Err(Error::Ambiguous)), "{refused:?}");
    let refused = enable(&db, "zita.corsi", Some("Comune di Mezzavalle")).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let operators: i64 =
        sqlx::query_scalar("SELECT count(*) FROM operator").fetch_one(&db.owner).await.unwrap();
    assert_eq!(operators, 0);
    enable(&db, "zita.corsi", Some("Comune di Bassavalle")).await.unwrap();
    let body = only(&db, "SELECT id FROM organisation WHERE name = 'Comune di Bassavalle'").await;
    assert_eq!(signed_in(&db, "zita.corsi").await.organisation.uuid(), body);
}
