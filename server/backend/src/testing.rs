//! For tests: a fresh database each, copied from a template that is migrated, and filled, once.
//!
//! `DATABASE_URL` must name a role that may create databases (`make test` starts such a cluster).
//! Pools connect as the role the server runs as, so every test meets row-level security.

use std::{fmt::Write, thread};

use chrono::{DateTime, TimeZone, Utc};
use sha2::{Digest, Sha256};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use uuid::Uuid;

use crate::{Context, migrate, migrations::MIGRATOR, seed};

/// The role of the running server.
const APP: &str = "sportello_app";
/// One process at a time makes the template.
const LOCK: i64 = 0x0053_5054_454C;
/// Connections of each pool: enough for races between a few.
const CONNECTIONS: u32 = 8;

/// A database of its own, dropped with this value.
#[derive(Debug)]
pub struct Db {
    /// In the role of the server.
    pub app: PgPool,
    /// In the role that owns the schema, to look behind the scenes.
    pub owner: PgPool,
    name: String,
    server: PgConnectOptions,
}

impl Db {
    /// A migrated, empty database.
    ///
    /// # Panics
    /// When there is no `DATABASE_URL` or the server behind it says no.
    pub async fn fresh() -> Self {
        Self::copy(&Template::Empty).await
    }

    /// A database with the demo's municipality: desks, services, operators; and with the code tables.
    ///
    /// # Panics
    /// As [`Db::fresh`].
    pub async fn demo() -> Self {
        Self::copy(&Template::Demo).await
    }

    async fn copy(template: &Template) -> Self {
        let server = server();
        let mut admin = connect(&server, "postgres").await;
        let template = template.ready(&server, &mut admin).await;
        let name = format!("sportello_test_{}", new_id().simple());
        run(&mut admin, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let pool = |role: Option<&str>| {
            let address = server.clone().database(&name);
            let address = role.map_or_else(|| address.clone(), |role| address.clone().username(role));
            PgPoolOptions::new().max_connections(CONNECTIONS).connect_lazy_with(address)
        };
        Self { app: pool(Some(APP)), owner: pool(None), server: server.clone(), name }
    }

    /// How to reach it in the role of the server, for parts that make their own pool.
    pub fn address(&self) -> PgConnectOptions {
        self.server.clone().database(&self.name).username(APP)
    }

    /// Cuts every connection and lets nobody in: the database is away. [`Db::comes_back`] undoes it.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn goes_away(&self) {
        let mut admin = connect(&self.server, "postgres").await;
        run(&mut admin, format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", self.name)).await;
        cut_off(&mut admin, &self.name).await;
    }

    /// The database answers again.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn comes_back(&self) {
        let mut admin = connect(&self.server, "postgres").await;
        run(&mut admin, format!("ALTER DATABASE {} ALLOW_CONNECTIONS true", self.name)).await;
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // Not within the test's runtime, which may be ending.
        let dropped = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                let mut admin = connect(&server, "postgres").await;
                // DROP looks only every tenth of a second whether those whom it cuts off are gone.
                for _ in 0..100 {
                    if cut_off(&mut admin, &name).await == 0 {
                        break;
                    }
                }
                run(&mut admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
            });
        });
        let _ = dropped.join();
    }
}

/// A Friday at noon, when offices are open: 20 November 2026.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 11, 0, 0).single().unwrap_or_default()
}

/// What a use case is told in a test.
pub fn context(now: DateTime<Utc>) -> Context {
    Context { now, request_id: new_id(), new_id }
}

/// A fresh random identifier.
#[expect(clippy::disallowed_methods, reason = "tests that run side by side need names of their own")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

#[expect(clippy::disallowed_methods, clippy::expect_used, reason = "the composition root of tests")]
fn server() -> PgConnectOptions {
    let url = std::env::var("DATABASE_URL").expect("tests need DATABASE_URL; `make test` provides it");
    url.parse::<PgConnectOptions>()
        .expect("DATABASE_URL must be an address of PostgreSQL")
        .disable_statement_logging()
}

#[expect(clippy::expect_used, reason = "without a database there is no test")]
async fn connect(server: &PgConnectOptions, database: &str) -> PgConnection {
    PgConnection::connect_with(&server.clone().database(database))
        .await
        .expect("the database server must answer")
}

#[expect(clippy::expect_used, reason = "without a database there is no test")]
async fn run(connection: &mut PgConnection, statement: String) {
    sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(connection)
        .await
        .expect("the test's database can be set up");
}

/// Cuts every connection to a database; says how many there were.
#[expect(clippy::expect_used, reason = "a database that cannot be emptied fails its test")]
async fn cut_off(admin: &mut PgConnection, name: &str) -> u64 {
    sqlx::query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1")
        .bind(name)
        .execute(admin)
        .await
        .expect("connections can be cut")
        .rows_affected()
}

/// What a test's database is a copy of; made by whoever comes first.
#[derive(Debug)]
enum Template {
    /// Migrated, with the rows that migrations write.
    Empty,
    /// With the demo's municipality and the code tables.
    Demo,
}

impl Template {
    /// Its name, once it is there.
    async fn ready(&self, server: &PgConnectOptions, admin: &mut PgConnection) -> String {
        let name = self.name();
        run(admin, format!("SELECT pg_advisory_lock({LOCK})")).await;
        let found = sqlx::query("SELECT FROM pg_database WHERE datname = $1")
            .bind(&name)
            .fetch_optional(&mut *admin)
            .await;
        if !matches!(found, Ok(Some(_))) {
            self.make(server, admin, &name).await;
        }
        run(admin, format!("SELECT pg_advisory_unlock({LOCK})")).await;
        name
    }

    /// It gets its name when it is whole, so a half-made one is never used.
    #[expect(clippy::expect_used, reason = "without migrations and data there is no test")]
    async fn make(&self, server: &PgConnectOptions, admin: &mut PgConnection, name: &str) {
        let half = format!("{name}_half");
        run(admin, format!("DROP DATABASE IF EXISTS {half} WITH (FORCE)")).await;
        run(admin, format!("CREATE DATABASE {half}")).await;
        let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with(server.clone().database(&half));
        migrate(&pool).await.expect("the migrations must run on an empty database");
        if matches!(self, Self::Demo) {
            let demo = seed::demo(&pool, &context(noon()), "http://localhost:8090").await;
            demo.expect("the demo's data can be written");
            seed::code_tables(&pool).await.expect("the code tables can be written");
        }
        pool.close().await;
        run(admin, format!("ALTER DATABASE {half} RENAME TO {name}")).await;
    }

    /// Changes with any migration; the demo's with any build of the program that fills it.
    fn name(&self) -> String {
        let mut hash = Sha256::new();
        for migration in MIGRATOR.iter() {
            hash.update(migration.checksum.as_ref());
        }
        if matches!(self, Self::Demo) {
            hash.update(this_build());
        }
        let mut name = String::from("sportello_template_");
        for byte in hash.finalize().iter().take(6) {
            let _ = write!(name, "{byte:02x}");
        }
        name
    }
}

/// What tells this build from another: path, length and time of the running program.
#[expect(clippy::expect_used, reason = "a program that runs has a file")]
fn this_build() -> String {
    let path = std::env::current_exe().expect("the running program has a path");
    let file = path.metadata().expect("the running program has a file");
    format!("{} {} {:?}", path.display(), file.len(), file.modified().ok())
}
