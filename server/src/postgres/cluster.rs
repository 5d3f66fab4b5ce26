//! The embedded cluster: made once, reached by a Unix socket only, stopped with the server.

use std::{
    fs::{File, TryLockError},
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    time::Duration,
};

use sha2::{Digest, Sha256};
use sqlx::{
    ConnectOptions, Connection, PgConnection,
    postgres::{PgConnectOptions, PgSslMode},
};
use tokio::process::Command;

use super::{
    APP, Addresses, Binaries, DATABASE, OWNER, PostgresError,
    account::Account,
    file_error, find_binaries,
    stale::{self, Postmaster},
};

/// Superuser of the cluster, used only to make the roles.
const SUPERUSER: &str = "postgres";
/// Where the cluster lives when the user `postgres` cannot reach `var/`.
const FALLBACK: &str = "/var/lib/sportello";
/// A Unix socket's path must fit into 107 bytes, with the name that `PostgreSQL` adds.
const SOCKET_FOLDER_LIMIT: usize = 88;
/// A process that finds the cluster started by another waits so long for its answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often the server looks whether its postmaster lives.
const WATCH: Duration = Duration::from_secs(2);

/// Our own `PostgreSQL`.
#[derive(Debug)]
pub struct Cluster {
    account: Account,
    binaries: Binaries,
    data: PathBuf,
    sockets: PathBuf,
    /// Held while this process is the one that must stop the cluster.
    lock: Option<File>,
}

impl Cluster {
    /// Makes the cluster if there is none, starts it if it does not run, makes roles and database.
    /// One process owns it; others use it as guests and leave it running.
    pub async fn start(var: &Path) -> Result<Self, PostgresError> {
        let account = Account::find().await?;
        let binaries = find_binaries().await?;
        let home = home(account, var).await?;
        let lock = lock(&home)?;
        let data = home.join("data");
        let sockets = socket_folder(&home);
        let cluster = Self { account, binaries, data, sockets, lock };
        if cluster.lock.is_none() {
            // The owner of the lock may still be making the roles.
            cluster.wait_for(OWNER, DATABASE).await?;
            return Ok(cluster);
        }
        account.own_folder(&cluster.sockets)?;
        if !cluster.data.join("PG_VERSION").is_file() {
            cluster.create().await?;
        }
        cluster.configure()?;
        cluster.run().await?;
        cluster.make_roles().await?;
        Ok(cluster)
    }

    /// How to reach it in each role.
    pub fn addresses(&self) -> Addresses {
        Addresses { owner: self.address(OWNER, DATABASE), app: self.address(APP, DATABASE) }
    }

    /// Folder of the cluster, for the messages at start.
    pub fn folder(&self) -> &Path {
        self.data.parent().unwrap_or(&self.data)
    }

    /// Starts the postmaster again whenever it is gone, for as long as this is awaited.
    pub async fn watch(&self) {
        loop {
            tokio::time::sleep(WATCH).await;
            if self.lock.is_none() || stale::postmaster(&self.data) == Postmaster::Alive {
                continue;
            }
            tracing::error!("the database is gone; starting it again");
            if let Err(error) = self.run().await {
                tracing::error!(%error, "the database does not start");
            }
        }
    }

    /// Stops it, unless another process owns it. Connections that are still open are ended.
    pub async fn stop(self) -> Result<(), PostgresError> {
        if self.lock.is_none() || stale::postmaster(&self.data) != Postmaster::Alive {
            return Ok(());
        }
        let mut command = self.pg_ctl("stop");
        command.args(["--mode", "fast", "--timeout", "60"]);
        self.finish("pg_ctl stop", command).await
    }

    fn address(&self, role: &str, database: &str) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.sockets)
            .port(5432)
            .ssl_mode(PgSslMode::Disable)
            .username(role)
            .database(database)
    }

    async fn create(&self) -> Result<(), PostgresError> {
        // What an interrupted attempt left is of no use: there was no PG_VERSION yet.
        if self.data.exists() {
            std::fs::remove_dir_all(&self.data).map_err(file_error("remove", &self.data))?;
        }
        self.account.own_folder(&self.data)?;
        let mut command = self.account.command(&self.binaries.initdb);
        command
            .arg("--pgdata")
            .arg(&self.data)
            .args(["--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"])
            .arg("--no-instructions");
        self.finish("initdb", command).await
    }

    /// Written at every start: the folder may have moved.
    fn configure(&self) -> Result<(), PostgresError> {
        let quoted = self.sockets.display().to_string().replace('\'', "''");
        let text = format!(
            "# Written by sportello at every start.\n\
             listen_addresses = ''\n\
             unix_socket_directories = '{quoted}'\n\
             unix_socket_permissions = 0700\n\
             timezone = 'UTC'\n\
             shared_buffers = 64MB\n\
             max_connections = 100\n\
             # Without details: they repeat the values of the row.\n\
             log_error_verbosity = terse\n"
        );
        let path = self.data.join("postgresql.conf");
        // Root may write into the folder of another user; the file stays that user's.
        std::fs::write(&path, text).map_err(file_error("write", path))
    }

    async fn run(&self) -> Result<(), PostgresError> {
        match stale::postmaster(&self.data) {
            // The process that started it was killed; we take it over.
            Postmaster::Alive => return self.wait_for(SUPERUSER, "postgres").await,
            Postmaster::Gone => stale::clean(&self.data, &self.sockets),
            Postmaster::None => {}
        }
        let log = self.data.join("server.log");
        let mut command = self.pg_ctl("start");
        command.arg("--log").arg(&log).args(["--wait", "--timeout", "60"]);
        self.finish("pg_ctl start", command).await
    }

    fn pg_ctl(&self, action: &str) -> Command {
        let mut command = self.account.command(&self.binaries.pg_ctl);
        command.arg(action).arg("--silent").arg("--pgdata").arg(&self.data);
        command
    }

    /// Runs a program to its end. It writes to a file: a pipe would stay open in the postmaster.
    async fn finish(&self, program: &'static str, mut command: Command) -> Result<(), PostgresError> {
        let log = self.folder().join("setup.log");
        let open = || File::options().create(true).append(true).open(&log).map_err(file_error("write", &log));
        let status = command.stdout(open()?).stderr(open()?).status().await;
        if status.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        let server = self.data.join("server.log");
        let told = if program == "pg_ctl start" && server.exists() { server } else { log };
        Err(PostgresError::Program { program, tail: tail(&told), log: told })
    }

    async fn wait_for(&self, role: &str, database: &str) -> Result<(), PostgresError> {
        let answers = async {
            let address = self.address(role, database).disable_statement_logging();
            while address.connect().await.is_err() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::time::timeout(PATIENCE, answers)
            .await
            .map_err(|_| PostgresError::Busy(self.folder().to_owned()))
    }

    /// The owner passes row-level security: it could change the policies anyway, and fills the
    /// catalogue. The role that serves owns nothing and passes nothing.
    async fn make_roles(&self) -> Result<(), PostgresError> {
        let mut connection = self.address(SUPERUSER, "postgres").connect().await?;
        for (role, rights) in [
            (OWNER, "LOGIN NOSUPERUSER NOCREATEDB CREATEROLE BYPASSRLS"),
            (APP, "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"),
        ] {
            let found = exists(&mut connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", role).await?;
            let verb = if found { "ALTER" } else { "CREATE" };
            run(&mut connection, format!("{verb} ROLE {role} {rights}")).await?;
        }
        if !exists(&mut connection, "SELECT 1 FROM pg_database WHERE datname = $1", DATABASE).await? {
            run(&mut connection, format!("CREATE DATABASE {DATABASE} OWNER {OWNER}")).await?;
        }
        connection.close().await?;
        Ok(())
    }
}

async fn exists(connection: &mut PgConnection, query: &'static str, name: &str) -> Result<bool, sqlx::Error> {
    let found: Option<i32> = sqlx::query_scalar(query).bind(name).fetch_optional(connection).await?;
    Ok(found.is_some())
}

/// Statements that know no parameters. Their names are constants of this folder.
async fn run(connection: &mut PgConnection, statement: String) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(connection).await?;
    Ok(())
}

/// `var/postgres`, or a folder of its own below the fallback where the user cannot get there.
async fn home(account: Account, var: &Path) -> Result<PathBuf, PostgresError> {
    std::fs::create_dir_all(var).map_err(file_error("make the folder", var))?;
    let var = var.canonicalize().map_err(file_error("find", var))?;
    let usual = var.join("postgres");
    account.own_folder(&usual)?;
    if account.reaches(&usual).await {
        return Ok(usual);
    }
    let name = format!("postgres-{}", short_digest(&var));
    let home = Path::new(FALLBACK).join(name);
    std::fs::create_dir_all(FALLBACK).map_err(file_error("make the folder", FALLBACK))?;
    account.own_folder(&home)?;
    tracing::info!(folder = %home.display(), "the user postgres cannot reach var/: the database lives here");
    Ok(home)
}

fn socket_folder(home: &Path) -> PathBuf {
    let usual = home.join("run");
    if usual.as_os_str().as_bytes().len() <= SOCKET_FOLDER_LIMIT {
        usual
    } else {
        PathBuf::from(format!("/tmp/sportello-{}", short_digest(home)))
    }
}

/// Tells folders apart in few letters.
fn short_digest(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_bytes());
    hex::encode(digest).chars().take(8).collect()
}

/// The lock, or nothing if another process holds it.
fn lock(home: &Path) -> Result<Option<File>, PostgresError> {
    let path = home.join("lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(file_error("open", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(file_error("lock", path)(source)),
    }
}

fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(5))
        .map(|line| format!("  {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}
