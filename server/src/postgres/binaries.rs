//! Where the programs of `PostgreSQL` are. Debian keeps them out of `PATH`, by version.

use std::path::{Path, PathBuf};

use tokio::process::Command;

use super::PostgresError;

const DEBIAN: &str = "/usr/lib/postgresql";

/// The programs that the embedded cluster needs.
#[derive(Debug, Clone)]
pub struct Binaries {
    /// Makes a cluster.
    pub initdb: PathBuf,
    /// Starts and stops it.
    pub pg_ctl: PathBuf,
}

/// The newest version of Debian, then what `pg_config` says.
pub async fn find_binaries() -> Result<Binaries, PostgresError> {
    let mut looked = Vec::new();
    for folder in debian_folders().into_iter().chain(from_pg_config().await) {
        let found = Binaries { initdb: folder.join("initdb"), pg_ctl: folder.join("pg_ctl") };
        if found.initdb.is_file() && found.pg_ctl.is_file() && folder.join("postgres").is_file() {
            return Ok(found);
        }
        looked.push(folder.display().to_string());
    }
    looked.push(format!("{DEBIAN}/*/bin"));
    Err(PostgresError::NotInstalled(looked.join(", ")))
}

/// Newest version first.
fn debian_folders() -> Vec<PathBuf> {
    let Ok(entries) = Path::new(DEBIAN).read_dir() else {
        return Vec::new();
    };
    let mut versions: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

async fn from_pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().await.ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(text.trim()))
}
