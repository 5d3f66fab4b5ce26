//! The database: one at an address, or a `PostgreSQL` cluster of our own in `var/`.
//!
//! Two roles always: the owner for migrations, and `sportello_app`, which owns nothing and cannot
//! pass row-level security, for serving.

mod account;
mod binaries;
mod cluster;
mod stale;

use std::{path::PathBuf, time::Duration};

use sqlx::{
    Connection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

pub use binaries::{Binaries, find_binaries};
pub use cluster::Cluster;

use crate::config::Config;

/// Role that owns the schema of the embedded cluster.
pub const OWNER: &str = "sportello_owner";
/// Role of the running server.
pub const APP: &str = "sportello_app";
/// Name of the database in the embedded cluster.
pub const DATABASE: &str = "sportello";

/// How long a request waits for a free connection before the page says 503.
const ACQUIRE_SECONDS: u64 = 3;

/// How long an unused connection is believed to be there still.
const FRESH: Duration = Duration::from_secs(1);

/// How to reach the database in each role.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// For migrations and the seed.
    pub owner: PgConnectOptions,
    /// For serving.
    pub app: PgConnectOptions,
}

/// Why there is no database.
#[derive(Debug, thiserror::Error)]
pub enum PostgresError {
    /// No programs.
    #[error(
        "no PostgreSQL found: install it (Debian: apt install postgresql) or set DATABASE_URL; \
         looked for initdb and pg_ctl in {0}"
    )]
    NotInstalled(String),
    /// Started by root, and there is nobody to drop to.
    #[error("PostgreSQL refuses to run as root and there is no user 'postgres' to run it as")]
    NoAccount,
    /// A folder or file.
    #[error("cannot {action} {path}: {source}")]
    File {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A program of `PostgreSQL` failed.
    #[error("{program} failed; last lines of {log}:\n{tail}")]
    Program {
        /// Which.
        program: &'static str,
        /// Where it wrote.
        log: PathBuf,
        /// What it wrote last.
        tail: String,
    },
    /// Another process of this portal started the cluster and it does not answer.
    #[error("another sportello process holds the database in {0}, but it does not answer")]
    Busy(PathBuf),
    /// The address is not one of `PostgreSQL`.
    #[error("the address of the database is not valid")]
    Address,
    /// The database said no.
    #[error("the database refused: {0}")]
    Refused(#[from] sqlx::Error),
}

/// A database that can be used, and the cluster that must be stopped afterwards, if it is ours.
#[derive(Debug)]
pub struct Database {
    /// How to reach it.
    pub addresses: Addresses,
    /// The embedded cluster.
    pub cluster: Option<Cluster>,
}

impl Database {
    /// Finds the database of this configuration, starting the embedded one if need be.
    pub async fn open(config: &Config) -> Result<Self, PostgresError> {
        if let Some(url) = &config.database.url {
            let parse = |url: &String| url.parse().map_err(|_| PostgresError::Address);
            let app = parse(url)?;
            let owner = config.database.owner_url.as_ref().map_or_else(|| parse(url), parse)?;
            return Ok(Self { addresses: Addresses { owner, app }, cluster: None });
        }
        let cluster = Cluster::start(&config.server.var).await?;
        Ok(Self { addresses: cluster.addresses(), cluster: Some(cluster) })
    }

    /// Stops the embedded cluster if this process started it.
    pub async fn close(self) -> Result<(), PostgresError> {
        match self.cluster {
            Some(cluster) => cluster.stop().await,
            None => Ok(()),
        }
    }

    /// A pool that connects when it is first used: a database that is down is no reason not to start.
    pub fn app_pool(&self, max_connections: u32) -> PgPool {
        pool(&self.addresses.app, max_connections)
    }

    /// A small pool of the owner, for migrations and the seed.
    pub fn owner_pool(&self) -> PgPool {
        pool(&self.addresses.owner, 2)
    }
}

fn pool(address: &PgConnectOptions, max_connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(max_connections)
        // A connection that was in use a moment ago is not asked first: one question less each time.
        .test_before_acquire(false)
        .before_acquire(|connection, about| {
            Box::pin(async move {
                if about.idle_for >= FRESH {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .acquire_timeout(Duration::from_secs(ACQUIRE_SECONDS))
        .connect_lazy_with(address.clone().application_name("sportello"))
}

fn file_error(
    action: &'static str,
    path: impl Into<PathBuf>,
) -> impl FnOnce(std::io::Error) -> PostgresError {
    let path = path.into();
    move |source| PostgresError::File { action, path, source }
}
