//! The lock of the rows on every table that the database has, tried by hand in the role of the server: in each stands
//! one row, of Giulia, of Chiara and of her desk, and everybody tries to read it, to add the like, to change it and to
//! take it away. Who gets through is in `rows.txt`; a new table is in it, or the test fails.
//!
//! Constraints and triggers are off, so that nothing but grants and policies refuses anything. What is added is tried
//! in the name of Chiara and in one's own; what is changed and taken away, without a condition, for which the lock of
//! reading would count, too.
//!
//! An ended membership and a disabled operator (E and D) read what their desk has: the lock believes the settings of
//! the transaction, which the program makes of a membership that it reads anew with every request
//! (`operators::refresh`). The lock does not ask the membership again for every row of work, because whoever can choose
//! the settings chooses a membership that counts. Where a policy asks for a role, an ended membership gives none.

use std::collections::{BTreeMap, BTreeSet};

use backend::{Work, testing::new_id};
use domain::{
    Id,
    actor::{Citizen, Desk, DeskRef, Operator, OperatorRef},
    mask::{Group, Mask},
};
use sqlx::{AssertSqlSafe, types::Uuid};

use crate::{
    far::nives,
    reach::{body, bruno},
    support::{NOON, Scene},
};

const GOLDEN: &str = include_str!("rows.txt");

/// What whoever did not sign in, another citizen or another zone reach of somebody else's, and why nothing is lost.
const OPEN: &[(&str, &str)] = &[
    ("agreement", "configuration: with which bodies the zone works"),
    ("alarm", "of the portal itself: names nobody"),
    ("alert_mark", "of the portal itself: up to when it looked"),
    ("appointment_kind", "public: what may be booked where"),
    ("appointment_seat", "which seats are taken, and not whose they are"),
    ("audit_event", "everybody adds what they did; nobody reads it"),
    ("audit_seal", "of the portal itself: seals of the log"),
    ("closure", "public: when a desk is closed"),
    ("code_shipped", "configuration: codes that came with the program"),
    ("contact_point", "public: where people are received"),
    ("country", "configuration: countries"),
    ("desk", "public: where people are received"),
    ("desk_point", "public: where people are received"),
    ("desk_routing", "configuration: what a desk receives"),
    ("idp_key_event", "of the portal itself: keys of identity providers"),
    ("idp_registry_copy", "of the portal itself: the federation's list"),
    ("job", "of the portal itself: read before it is known for whom; names requests by number"),
    ("kept_form", "everybody keeps a form of their own"),
    ("login_outcome", "of a login: read before anybody is known, by a secret that its browser has"),
    ("municipality", "configuration: municipalities"),
    ("municipality_past", "configuration: municipalities that were"),
    ("opening_hours", "public: when a desk is open"),
    ("organisation", "public: which bodies there are"),
    ("privacy_notice", "public: what desks publish"),
    ("profile", "configuration: what desks may not see"),
    ("protocol_counter", "numbers of requests, one after the other"),
    ("rating", "everybody writes one; only the desk that it is about reads it"),
    ("saml_logout", "of a logout: read before anybody is known, by the number of a message"),
    ("saml_request", "of a login: read before anybody is known, by the number of a message"),
    ("saml_seen", "of a login: numbers of messages"),
    ("saml_session", "of a login: read when a provider ends it, by its number there"),
    ("saml_transaction", "every login is added; in this role nobody reads it"),
    ("service", "public: what may be asked for"),
    ("service_version", "public: what may be asked for"),
    ("service_withdrawal", "public: what may not be asked for any more"),
    ("session", "read before anybody is known, by the digest of a secret that its browser has"),
    ("token_revocation", "of the portal itself: sealed with a key that the database has not"),
    ("zone", "configuration: names of zones"),
];

/// Values that decide something, as they are written in SQL. What is not named is what its type and its name say.
const TOLD: &[(&str, &str, &str)] = &[
    ("administration_change", "subject", "'desk'"),
    ("appointment", "ends_at", "'2999-01-01'"),
    ("break_glass_proposal", "before", "'{15,30,60}'"),
    ("desk_document", "verification", "'accepted'"),
    ("exceptional_access", "minutes", "15"),
    ("intake", "state", "'submitted'"),
    ("outside_referral", "state", "'sent'"),
    ("person", "kind", "'protected'"),
    ("person_fact", "kind", "'nomi'"),
    ("presa_in_carico", "state", "'created'"),
    ("profile", "mask", "'{}'"),
    ("referral", "state", "'sent'"),
    ("referral", "to_zone_id", "NULL"),
];

/// Columns that point to an operator without saying so.
const OPERATORS: [&str; 4] = ["absent_id", "stand_in_id", "assignee_id", "actor_id"];

/// Whose the rows are.
struct Whose {
    zone: Uuid,
    organisation: Uuid,
    desk: Uuid,
    operator: Uuid,
    account: Uuid,
    /// Every row has this identifier, so that each belongs to the one of the other tables.
    row: Uuid,
}

impl Whose {
    fn id(&self, table: &str, column: &str) -> Uuid {
        let operator =
            column.ends_with("operator_id") || column.ends_with("_by") || OPERATORS.contains(&column);
        if column == "account_id" || (table, column) == ("account", "id") {
            self.account
        } else if column.ends_with("zone_id") {
            self.zone
        } else if column.ends_with("desk_id") || column == "subject_id" {
            self.desk
        } else if column.ends_with("organisation_id") {
            self.organisation
        } else if operator && table != "operator_desk" {
            self.operator
        } else {
            self.row
        }
    }

    fn value(&self, table: &str, column: &str, kind: &str) -> String {
        if let Some((.., told)) = TOLD.iter().find(|(of, name, _)| (*of, *name) == (table, column)) {
            return (*told).to_owned();
        }
        match kind {
            "uuid" => format!("'{}'", self.id(table, column)),
            "jsonb" => format!(r#"'{{"title": {{}}, "by": {{"id": "{}"}}}}'"#, self.operator),
            "boolean" => "false".to_owned(),
            "date" => "current_date".to_owned(),
            "timestamp with time zone" => "now()".to_owned(),
            "tstzrange" => "tstzrange(now(), now() + interval '1 hour')".to_owned(),
            "text" => "'planted'".to_owned(),
            "bytea" => "'\\x00'".to_owned(),
            _ if kind.ends_with("[]") => "'{}'".to_owned(),
            _ => "1".to_owned(),
        }
    }
}

/// A table, where its row stands, and what is tried with it.
struct Planted {
    table: String,
    row: String,
    add: String,
    change: Option<String>,
}

async fn plant(scene: &Scene, whose: &Whose, table: String) -> Planted {
    let owner = &scene.db.owner;
    let columns: Vec<(String, String, bool)> = sqlx::query_as(
        "SELECT attname::text, format_type(atttypid, NULL), attnotnull AND NOT atthasdef
         FROM pg_attribute
         WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            AND attidentity = ''
         ORDER BY attnum",
    )
    .bind(&table)
    .fetch_all(owner)
    .await
    .unwrap();
    let told = |name: &str| TOLD.iter().any(|(of, column, _)| (*of, *column) == (table.as_str(), name));
    let written: Vec<(&str, String)> = columns
        .iter()
        .filter(|(name, kind, needed)| *needed || kind == "uuid" || told(name))
        .map(|(name, kind, _)| (name.as_str(), whose.value(&table, name, kind)))
        .collect();
    let names: Vec<String> = written.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let values: Vec<&str> = written.iter().map(|(_, value)| value.as_str()).collect();
    let add = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "));
    let made: Result<String, sqlx::Error> =
        sqlx::query_scalar(AssertSqlSafe(format!("{add} RETURNING ctid::text"))).fetch_one(owner).await;
    let row = match made {
        Ok(row) => row,
        // It was there, like Giulia's account.
        Err(error) => {
            assert!(
                error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation),
                "{table}: {error}"
            );
            let there = format!("SELECT ctid::text FROM {table} WHERE {} = {} LIMIT 1", names[0], values[0]);
            sqlx::query_scalar(AssertSqlSafe(there)).fetch_one(owner).await.unwrap()
        }
    };
    let change = change_of(scene, whose, &table).await;
    Planted { table, row, add, change }
}

/// A change of a column that the server may change at all; rather of one that other rows may have the same in.
async fn change_of(scene: &Scene, whose: &Whose, table: &str) -> Option<String> {
    let column: Option<(String, String)> = sqlx::query_as(
        "SELECT attname::text, format_type(atttypid, NULL)
         FROM pg_attribute
         WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            AND attidentity = '' AND has_column_privilege('sportello_app', attrelid, attnum, 'UPDATE')
         ORDER BY
            atttypid = 'uuid'::regtype,
            EXISTS (SELECT FROM pg_index WHERE indrelid = attrelid AND attnum = ANY (indkey)),
            attnum
         LIMIT 1",
    )
    .bind(table)
    .fetch_optional(&scene.db.owner)
    .await
    .unwrap();
    column.map(|(name, kind)| {
        let value = whose.value(table, &name, &kind);
        format!("UPDATE {table} SET \"{name}\" = {value}")
    })
}

/// From here on nothing refuses a row but the lock.
async fn unguarded(scene: &Scene) {
    let all = "DO $$
        DECLARE
            found record;
        BEGIN
            FOR found IN
                SELECT conrelid::regclass AS place, conname FROM pg_constraint
                WHERE contype = 'c' AND conrelid <> 0 AND connamespace = 'public'::regnamespace
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.place, found.conname);
            END LOOP;
            FOR found IN
                SELECT oid::regclass AS place FROM pg_class
                WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
            LOOP
                EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', found.place);
            END LOOP;
        END
        $$";
    sqlx::raw_sql(all).execute(&scene.db.owner).await.unwrap();
}

/// Somebody at this desk, with a membership that counts or one that ended.
async fn member(scene: &Scene, name: &str, desk: Id<Desk>, ended: bool) -> OperatorRef {
    let id = new_id();
    sqlx::query(
        "WITH who AS (
            INSERT INTO operator (id, zone_id, issuer, subject, name, enabled, created_at)
            SELECT $1, zone_id, 'http://localhost:8090', $2, $2, true, $3 FROM desk WHERE id = $4
         )
         INSERT INTO operator_desk (operator_id, desk_id, zone_id, role, ended_at)
         SELECT $1, id, zone_id, 'front_desk', CASE WHEN $5 THEN $3 END FROM desk WHERE id = $4",
    )
    .bind(id)
    .bind(name)
    .bind(scene.ctx.now)
    .bind(desk.uuid())
    .bind(ended)
    .execute(&scene.db.owner)
    .await
    .unwrap();
    OperatorRef { id: Id::new(id), name: name.to_owned() }
}

/// Who tries.
enum Who {
    Nobody,
    Citizen(Box<Citizen>),
    Operator(Box<Operator>),
}

/// The letters of `rows.txt`, and whom each stands for.
async fn actors(scene: &Scene) -> Vec<(char, Who)> {
    let chiara = Operator { mask: Mask::none(), ..scene.chiara.clone() };
    let masked = Operator { mask: Mask::hiding([Group::Identity]), ..chiara.clone() };
    let karim = scene.operator("karim.haddad").await;
    let aside = body(scene, "Associazione", "third_sector").await;
    let third = Operator {
        me: member(scene, "terzo.settore", aside, false).await,
        desk: DeskRef { id: aside, name: "Associazione".to_owned() },
        ..karim.clone()
    };
    let ended =
        Operator { me: member(scene, "gia.uscita", chiara.desk.id, true).await, ..scene.chiara.clone() };
    let suspended: Uuid = sqlx::query_scalar("SELECT id FROM operator WHERE subject = 'sospesa.rossi'")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    let disabled = Operator {
        me: OperatorRef { id: Id::new(suspended), name: "Sospesa Rossi".to_owned() },
        ..scene.chiara.clone()
    };
    let operators = [
        ('H', chiara),
        ('M', masked),
        ('K', karim),
        ('B', bruno(scene).await),
        ('T', third),
        ('N', nives(scene).await),
        ('E', ended),
        ('D', disabled),
        ('P', scene.operator("paolo.neri").await),
    ];
    let citizens = [('G', scene.giulia.clone()), ('C', scene.carlo().await)];
    let mut actors = vec![('A', Who::Nobody)];
    actors.extend(citizens.map(|(letter, citizen)| (letter, Who::Citizen(Box::new(citizen)))));
    actors.extend(operators.map(|(letter, operator)| (letter, Who::Operator(Box::new(operator)))));
    actors
}

/// A transaction with the settings that the server makes, of a connection that can look behind the scenes, too.
async fn begun(scene: &Scene, who: &Who) -> Work {
    let owner = &scene.db.owner;
    match who {
        Who::Nobody => {
            let mut work = Work::citizen(owner, &scene.giulia).await.unwrap();
            said(&mut work, "SET LOCAL sportello.account = ''").await.unwrap();
            work
        }
        Who::Citizen(citizen) => Work::citizen(owner, citizen).await.unwrap(),
        Who::Operator(operator) => Work::operator(owner, operator).await.unwrap(),
    }
}

async fn said(work: &mut Work, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(work.connection()).await.map(|_| ())
}

/// Whether a row with this place is there for whoever asks.
async fn there(work: &mut Work, planted: &Planted) -> Result<bool, sqlx::Error> {
    let sql = format!("SELECT 1 FROM {} WHERE ctid = '{}'", planted.table, planted.row);
    sqlx::query(AssertSqlSafe(sql)).fetch_optional(work.connection()).await.map(|row| row.is_some())
}

/// Whether it was grants or the lock of the rows that said no; anything else comes after them.
fn is_refused(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == "42501")
}

/// Whether the row is seen in the role of the server.
async fn reads(work: &mut Work, planted: &Planted) -> bool {
    said(work, "SAVEPOINT tried; SET LOCAL ROLE sportello_app").await.unwrap();
    let seen = match there(work, planted).await {
        Ok(seen) => seen,
        Err(error) => {
            assert!(is_refused(&error), "{}: {error}", planted.table);
            false
        }
    };
    said(work, "ROLLBACK TO SAVEPOINT tried").await.unwrap();
    seen
}

/// Whether what is written in the role of the server gets through; nothing is kept.
async fn writes(work: &mut Work, planted: &Planted, sql: &str) -> bool {
    said(work, "SAVEPOINT tried; SET LOCAL ROLE sportello_app").await.unwrap();
    let done = match said(work, sql).await {
        Ok(()) if sql.starts_with("INSERT") => true,
        Ok(()) => {
            said(work, "RESET ROLE").await.unwrap();
            !there(work, planted).await.unwrap()
        }
        Err(error) => !is_refused(&error),
    };
    said(work, "ROLLBACK TO SAVEPOINT tried").await.unwrap();
    done
}

/// The letters of those who get through, by table: who reads, adds, changes, takes away.
async fn found(
    scene: &Scene,
    whose: &Whose,
    tables: &[Planted],
    actors: &[(char, Who)],
) -> BTreeMap<String, [String; 4]> {
    let mut found: BTreeMap<String, [String; 4]> = BTreeMap::new();
    for (letter, who) in actors {
        let mut work = begun(scene, who).await;
        for planted in tables {
            let own = match who {
                Who::Operator(own) => {
                    planted.add.replace(&whose.operator.to_string(), &own.me.id.to_string())
                }
                Who::Nobody | Who::Citizen(_) => planted.add.clone(),
            };
            let remove = format!("DELETE FROM {}", planted.table);
            let through = [
                reads(&mut work, planted).await,
                writes(&mut work, planted, &planted.add).await || writes(&mut work, planted, &own).await,
                match &planted.change {
                    Some(change) => writes(&mut work, planted, change).await,
                    None => false,
                },
                writes(&mut work, planted, &remove).await,
            ];
            let row = found.entry(planted.table.clone()).or_default();
            for (letters, through) in row.iter_mut().zip(through) {
                if through {
                    letters.push(*letter);
                }
            }
        }
    }
    found
}

/// The golden file.
fn golden() -> BTreeMap<String, [String; 4]> {
    let lines = GOLDEN.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [table, ways @ ..] = &words[..] else { panic!("no table: {line}") };
            let ways: [&str; 4] = ways.try_into().unwrap_or_else(|_| panic!("four ways: {line}"));
            ((*table).to_owned(), ways.map(|letters| letters.replace('-', "")))
        })
        .collect()
}

fn line(table: &str, ways: Option<&[String; 4]>) -> String {
    let letters = |way: &String| if way.is_empty() { "-".to_owned() } else { way.clone() };
    let ways = ways.map(|ways| ways.iter().map(letters).collect::<Vec<_>>().join(" "));
    format!("{table} {}", ways.unwrap_or_else(|| "is not there".to_owned()))
}

#[tokio::test]
async fn of_every_table_everybody_reaches_by_hand_what_is_written_down_and_nothing_else() {
    let scene = Scene::at(NOON).await;
    let actors = actors(&scene).await;
    let whose = Whose {
        zone: scene.chiara.zone.uuid(),
        organisation: scene.chiara.organisation.uuid(),
        desk: scene.chiara.desk.id.uuid(),
        operator: scene.chiara.me.id.uuid(),
        account: scene.giulia.account.uuid(),
        row: new_id(),
    };
    unguarded(&scene).await;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT relname::text FROM pg_class
         WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
         ORDER BY 1",
    )
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    let mut planted = Vec::new();
    for table in tables {
        planted.push(plant(&scene, &whose, table).await);
    }
    let (found, golden) = (found(&scene, &whose, &planted, &actors).await, golden());
    let tables: BTreeSet<&String> = found.keys().chain(golden.keys()).collect();
    let surprises: Vec<String> = tables
        .into_iter()
        .filter(|table| found.get(*table) != golden.get(*table))
        .map(|table| format!("{}\n    not {}", line(table, found.get(table)), line(table, golden.get(table))))
        .collect();
    assert!(surprises.is_empty(), "reads, adds, changes, takes away:\n{}", surprises.join("\n"));
}

#[test]
fn strangers_reach_nothing_but_what_is_open_with_a_reason() {
    let strangers = |ways: &[String; 4]| ways.iter().any(|letters| letters.contains(['A', 'C', 'N']));
    let reached: Vec<String> =
        golden().into_iter().filter(|(_, ways)| strangers(ways)).map(|(table, _)| table).collect();
    let open: Vec<&str> = OPEN.iter().map(|(table, _)| *table).collect();
    assert_eq!(reached, open, "an open table has a reason in the list");
}
