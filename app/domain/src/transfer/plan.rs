//! What taking a file would do, to be agreed to before it is done.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use serde::Serialize;
use serde_json::Value;

/// Most characters of a value that is shown.
const MOST: usize = 300;

/// A section of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Rows of code tables: they count at once.
    Codes,
    /// Services: they become working copies, which somebody publishes.
    Services,
    /// Desks and their rules: they count at once.
    Desks,
    /// Masks of profiles: they become proposals, which another administrator confirms.
    Profiles,
}

/// A value that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Difference {
    /// Where in the record: `title.it`, `rules[0].to`.
    pub path: String,
    /// What is here, if there is anything.
    pub before: Option<String>,
    /// What the file says, if it says anything.
    pub after: Option<String>,
}

/// Why something of the file is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Bar {
    /// There is no such desk here: desks are set up with the installation.
    NoDesk,
    /// A rule sends to a desk that is not here.
    NoTarget(String),
    /// A rule names a municipality that does not exist.
    NoPlace(String),
    /// Administrators of another body answer for the desk.
    Elsewhere,
    /// A service of another body has this address.
    SlugTaken,
    /// There is no such profile here: profiles are set up with the installation.
    NoProfile,
    /// The line does not go with the table of here: no such row above it, or no such national code.
    Unfit,
}

/// What becomes of a record of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// It is new here.
    Added,
    /// It is here and says something else.
    Changed(Vec<Difference>),
    /// It is left out.
    Barred(Bar),
}

/// A record of the file that is not the same here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What becomes of it.
    pub step: Step,
}

/// A section beside what is here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Section {
    /// Which.
    pub kind: Kind,
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// How many records of the file are the same here.
    pub same: usize,
    /// What is only here, and stays.
    pub only_here: Vec<String>,
}

impl Section {
    /// An empty one.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, rows: Vec::new(), same: 0, only_here: Vec::new() }
    }

    /// Adds a record.
    pub fn push(&mut self, name: impl Into<String>, step: Step) {
        self.rows.push(Row { name: name.into(), step });
    }
}

/// What taking a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Plan {
    /// In the order in which they are taken.
    pub sections: Vec<Section>,
}

impl Plan {
    /// How many records would be added or changed.
    pub fn changes(&self) -> usize {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.filter(|row| !matches!(row.step, Step::Barred(_))).count()
    }

    /// Tells one plan from another: what people agreed to is what is done.
    pub fn mark(&self) -> i32 {
        let mut hasher = DefaultHasher::new();
        // What is only here stays, whoever writes it meanwhile.
        for section in &self.sections {
            (section.kind, &section.rows).hash(&mut hasher);
        }
        i32::try_from(hasher.finish() >> 33).unwrap_or_default()
    }
}

/// What is not the same between two values, place by place.
pub fn differences<T: Serialize>(before: &T, after: &T) -> Vec<Difference> {
    let value = |of: &T| serde_json::to_value(of).unwrap_or_default();
    let mut found = Vec::new();
    walk("", Some(&value(before)), Some(&value(after)), &mut found);
    found
}

fn walk(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Difference>) {
    match (before, after) {
        _ if before == after => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in keys {
                let place = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(&place, old.get(key), new.get(key), found);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => {
            for index in 0..old.len().max(new.len()) {
                walk(&format!("{path}[{index}]"), old.get(index), new.get(index), found);
            }
        }
        _ => {
            found.push(Difference {
                path: path.to_owned(),
                before: before.map(text),
                after: after.map(text),
            });
        }
    }
}

fn text(value: &Value) -> String {
    let whole = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if whole.chars().count() <= MOST {
        return whole;
    }
    let mut short: String = whole.chars().take(MOST).collect();
    short.push('…');
    short
}
