//! `[keys]`

use std::{
    fmt,
    path::{Path, PathBuf},
};

use super::reader::Reader;

/// Where the keys are: each in the environment or in one file beside the configuration.
#[derive(Clone)]
pub struct Keys {
    /// TOML file with `documents`, `session` and `register`.
    pub file: PathBuf,
    /// `name:hex` of the master key in use, then older ones after commas.
    pub documents: Option<String>,
    /// 32 bytes in hexadecimal for the tokens of forms.
    pub session: Option<String>,
    /// `name:hex` of the key that seals the register of transactions, then older ones after commas; or
    /// one key alone.
    pub register: Option<String>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.file.display())
    }
}

impl Keys {
    pub(super) fn read(from: &mut Reader<'_>, var: &Path) -> Self {
        let usual = if from.production() {
            var.join("keys.toml")
        } else {
            super::demo::folder(var).join("keys.toml")
        };
        Self {
            file: from.path("file").unwrap_or(usual),
            documents: from.text("documents"),
            session: from.text("session"),
            register: from.text("register"),
        }
    }
}
