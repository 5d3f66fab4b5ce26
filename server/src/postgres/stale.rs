//! What a killed cluster leaves behind.

use std::path::Path;

/// What stands in `postmaster.pid`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Postmaster {
    /// No such file.
    None,
    /// A process of this cluster is alive.
    Alive,
    /// The process is gone, or its number belongs to another program by now.
    Gone,
}

/// Looks whether a postmaster runs on this data folder.
pub fn postmaster(data: &Path) -> Postmaster {
    let Ok(text) = std::fs::read_to_string(data.join("postmaster.pid")) else {
        return Postmaster::None;
    };
    let pid = text.lines().next().and_then(|line| line.trim().parse::<u32>().ok());
    match pid {
        Some(pid) if runs_on(pid, data) => Postmaster::Alive,
        _ => Postmaster::Gone,
    }
}

/// Removes the lock files of a postmaster that is gone. `PostgreSQL` does it by itself unless the
/// number was given to another process since, as happens in containers; then it would refuse.
pub fn clean(data: &Path, sockets: &Path) {
    let _ = std::fs::remove_file(data.join("postmaster.pid"));
    let _ = std::fs::remove_file(sockets.join(".s.PGSQL.5432.lock"));
    let _ = std::fs::remove_file(sockets.join(".s.PGSQL.5432"));
}

/// The command line of a postmaster started by `pg_ctl` names its data folder.
fn runs_on(pid: u32, data: &Path) -> bool {
    let Ok(line) = std::fs::read(format!("/proc/{pid}/cmdline")) else {
        // No /proc to ask: PostgreSQL itself will look again.
        return !Path::new("/proc/self").exists();
    };
    let data = data.as_os_str().as_encoded_bytes();
    line.split(|byte| *byte == 0).any(|argument| argument == data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_belongs_to_another_program_is_no_postmaster() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(postmaster(folder.path()), Postmaster::None);
        let own = std::process::id();
        std::fs::write(folder.path().join("postmaster.pid"), format!("{own}\n/elsewhere\n")).unwrap();
        assert_eq!(postmaster(folder.path()), Postmaster::Gone);
        std::fs::write(folder.path().join("postmaster.pid"), "nonsense").unwrap();
        assert_eq!(postmaster(folder.path()), Postmaster::Gone);
        clean(folder.path(), folder.path());
        assert_eq!(postmaster(folder.path()), Postmaster::None);
    }
}
