//! A row of a table.

use std::{collections::BTreeMap, fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Scheme;
use crate::Text;

/// Most characters of a label.
pub const MAX_LABEL: usize = 300;
/// Most characters of a note.
pub const MAX_NOTE: usize = 1000;
/// Most characters of a code.
const MAX_CODE: usize = 32;

/// What a record keeps of a row: letters and digits without accents, `.`, `-` and `_`, the first a letter
/// or a digit. It never changes and is never given to another row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// A text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has up to 32 letters, digits, dots and hyphens, and begins with a letter or a digit")]
pub struct NotACode;

impl Code {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let right = text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.len() <= MAX_CODE
            && text.chars().all(inner);
        if right { Ok(Self(text.to_owned())) } else { Err(NotACode) }
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The days on which a row is offered, both ends within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validity {
    /// First day; always so far, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day; for ever, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// Whether this day is within.
    pub fn covers(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it ends before it begins: it never covers a day then.
    pub fn is_backwards(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its words.
    pub label: Text,
    /// The row above it, in a tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Code>,
    /// When it is offered.
    #[serde(default)]
    pub valid: Validity,
    /// Its place among the others, small ones first.
    #[serde(default)]
    pub order: u16,
    /// What it stands for in national lists.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub national: BTreeMap<Scheme, String>,
    /// What those who choose should know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Entry {
    /// A row with a label and nothing else.
    pub fn new(label: impl Into<Text>) -> Self {
        Self {
            label: label.into(),
            parent: None,
            valid: Validity::default(),
            order: 0,
            national: BTreeMap::new(),
            note: String::new(),
        }
    }
}
