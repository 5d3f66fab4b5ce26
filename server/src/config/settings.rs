//! Where settings come from: one TOML file, then the environment, which wins.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::problem::Problems;

/// Short names in the environment and the keys they stand for.
const SHORT: [(&str, &str); 6] = [
    ("DATABASE_URL", "database.url"),
    ("SPORTELLO_BASE_URL", "server.base_url"),
    ("SPORTELLO_LISTEN", "server.listen"),
    ("SPORTELLO_MODE", "server.mode"),
    ("SPORTELLO_IDP_METADATA_DIR", "spid.idp_metadata_dir"),
    ("SPORTELLO_VAR", "server.var"),
];
const PREFIX: &str = "SPORTELLO_";

/// Where a setting was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// In the file.
    File,
    /// In this variable of the environment.
    Variable(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the configuration file"),
            Self::Variable(name) => f.write_str(name),
        }
    }
}

/// One setting, still a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// What was written.
    pub value: String,
    /// Where.
    pub origin: Origin,
}

/// All settings by key (`server.base_url`), and which of them somebody asked for.
#[derive(Debug, Default)]
pub struct Settings {
    values: BTreeMap<String, Setting>,
    asked: BTreeSet<String>,
    unread: bool,
}

impl Settings {
    /// Puts the file and the environment together. Both are handed in as text.
    pub fn gather(
        file: Option<&str>,
        environment: impl IntoIterator<Item = (String, String)>,
        problems: &mut Problems,
    ) -> Self {
        let mut settings = Self::default();
        if let Some(text) = file {
            settings.add_file(text, problems);
        }
        settings.add_environment(environment, problems);
        settings
    }

    /// The setting of a key; from now on the key counts as known.
    pub fn take(&mut self, section: &str, key: &str) -> Option<Setting> {
        let name = format!("{section}.{key}");
        let found = self.values.get(&name).filter(|setting| !setting.value.trim().is_empty()).cloned();
        self.asked.insert(name);
        found
    }

    /// Whether there is a file, and nobody can tell what stands in it.
    pub const fn is_file_unread(&self) -> bool {
        self.unread
    }

    /// Whether somebody set this key.
    pub fn holds(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    /// Forgets a key. Of a table within a section nothing is kept: half a table is none.
    pub fn forget(&mut self, key: &str) {
        let table = key.match_indices('.').nth(1).map_or(key, |(at, _)| key.split_at(at).0);
        self.values.retain(|name, _| name != key && !is_within(name, table));
    }

    /// Forgets all of a section.
    pub fn forget_section(&mut self, section: &str) {
        self.values.retain(|name, _| !is_within(name, section));
    }

    /// Names of the tables within a section: `a` of `section.a.key`.
    pub fn tables(&self, section: &str) -> Vec<String> {
        let within = self.values.keys().filter_map(|name| {
            let (table, _) = name.strip_prefix(section)?.strip_prefix('.')?.split_once('.')?;
            Some(table.to_owned())
        });
        within.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Reports keys that nobody asked for: they are misspelt, and would be silently ignored.
    pub fn report_unknown(&self, problems: &mut Problems) {
        for (name, setting) in &self.values {
            if self.asked.contains(name) {
                continue;
            }
            let section = name.split('.').next().unwrap_or_default();
            let known: Vec<&str> = self
                .asked
                .iter()
                .filter_map(|asked| asked.strip_prefix(section)?.strip_prefix('.'))
                .collect();
            let text = if known.is_empty() {
                format!("there is no section [{section}]; it was set in {}", setting.origin)
            } else {
                format!(
                    "there is no such key; [{section}] knows {}; it was set in {}",
                    known.join(", "),
                    setting.origin
                )
            };
            problems.add(name, text);
        }
    }

    fn add_file(&mut self, text: &str, problems: &mut Problems) {
        let table = match text.parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                self.unread = true;
                problems.add("configuration file", format!("is not valid TOML: {}", error.message()));
                return;
            }
        };
        for (section, content) in table {
            match content {
                toml::Value::Table(keys) => {
                    for (key, value) in keys {
                        self.add_value(&format!("{section}.{key}"), &value, problems);
                    }
                }
                _ => problems.add(&section, "must stand in a section, like [server]".into()),
            }
        }
    }

    fn add_value(&mut self, name: &str, value: &toml::Value, problems: &mut Problems) {
        // `[section.table]`: its keys are `section.table.key`.
        if let toml::Value::Table(keys) = value
            && name.matches('.').count() < 2
        {
            for (key, value) in keys {
                self.add_value(&format!("{name}.{key}"), value, problems);
            }
            return;
        }
        let scalar = |value: &toml::Value| match value {
            toml::Value::String(text) => Some(text.clone()),
            toml::Value::Integer(number) => Some(number.to_string()),
            toml::Value::Boolean(yes) => Some(yes.to_string()),
            _ => None,
        };
        let text = match value {
            toml::Value::Array(items) => {
                items.iter().map(scalar).collect::<Option<Vec<_>>>().map(|items| items.join(","))
            }
            other => scalar(other),
        };
        match text {
            Some(value) => {
                self.values.insert(name.to_owned(), Setting { value, origin: Origin::File });
            }
            None => {
                problems
                    .add(name, "must be a text, a whole number, true or false, or a list of those".into());
            }
        }
    }

    fn add_environment(
        &mut self,
        environment: impl IntoIterator<Item = (String, String)>,
        problems: &mut Problems,
    ) {
        // In alphabetical order, so that the answer does not depend on the shell.
        let ordered: BTreeMap<String, String> = environment.into_iter().collect();
        for (variable, value) in ordered {
            let Some(name) = key_of(&variable) else {
                continue;
            };
            if let Some(before) = self.values.get(&name)
                && before.origin != Origin::File
                && before.value != value
            {
                problems
                    .add(&name, format!("is set to different values by {} and {variable}", before.origin));
            }
            self.values.insert(name, Setting { value, origin: Origin::Variable(variable) });
        }
    }
}

/// Whether a key stands in this section or table.
fn is_within(name: &str, table: &str) -> bool {
    name.strip_prefix(table).is_some_and(|rest| rest.starts_with('.'))
}

/// The key that a variable of the environment sets. Other variables belong to somebody else.
fn key_of(variable: &str) -> Option<String> {
    if let Some((_, key)) = SHORT.iter().find(|(short, _)| *short == variable) {
        return Some((*key).to_owned());
    }
    let (section, key) = variable.strip_prefix(PREFIX)?.split_once("__")?;
    Some(format!("{}.{}", section.to_lowercase(), key.to_lowercase().replace("__", ".")))
}
