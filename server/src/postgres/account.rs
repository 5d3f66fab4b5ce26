//! As whom the cluster runs: as ourselves, or, started by root, as the user `postgres`.

use std::{os::unix::fs::chown, path::Path, process::Stdio};

use tokio::process::Command;

use super::{PostgresError, file_error};

/// The user that runs the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// We ourselves.
    Own,
    /// The user `postgres`, because `PostgreSQL` refuses root.
    Postgres {
        /// User number.
        uid: u32,
        /// Group number.
        gid: u32,
    },
}

impl Account {
    /// As whom a process started now must run `PostgreSQL`.
    pub async fn find() -> Result<Self, PostgresError> {
        if number(&["-u"]).await != Some(0) {
            return Ok(Self::Own);
        }
        let uid = number(&["-u", "postgres"]).await.ok_or(PostgresError::NoAccount)?;
        let gid = number(&["-g", "postgres"]).await.ok_or(PostgresError::NoAccount)?;
        Ok(Self::Postgres { uid, gid })
    }

    /// A command that runs as this user, away from folders it may not see.
    pub fn command(self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").stdin(Stdio::null()).env_remove("PGDATA").env("LC_ALL", "C.UTF-8");
        if let Self::Postgres { uid, gid } = self {
            command.uid(uid).gid(gid);
        }
        command
    }

    /// Makes a folder with all above it and gives it to this user, who alone may enter it.
    pub fn own_folder(self, folder: &Path) -> Result<(), PostgresError> {
        use std::os::unix::fs::PermissionsExt;
        std::fs::create_dir_all(folder).map_err(file_error("make the folder", folder))?;
        if let Self::Postgres { uid, gid } = self {
            chown(folder, Some(uid), Some(gid)).map_err(file_error("give away", folder))?;
        }
        let private = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(folder, private).map_err(file_error("protect", folder))
    }

    /// Whether this user can write in a folder: every folder above it must let it pass.
    pub async fn reaches(self, folder: &Path) -> bool {
        let mut test = self.command(Path::new("test"));
        test.arg("-w").arg(folder).status().await.is_ok_and(|status| status.success())
    }
}

async fn number(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().await.ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
