//! Where in the answers the answer to a question is kept.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Part, Question, QuestionName, Section};

/// Longest name of a question or group.
pub(super) const MAX_NAME: usize = 60;

/// Most entries of a repeating part.
pub(super) const MAX_ENTRIES: u8 = 30;

/// The place of an entry in a repeating part, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RepeatIndex(pub u8);

impl RepeatIndex {
    /// The number people read, counted from 1: "Persona 2".
    pub const fn number(self) -> u8 {
        self.0.saturating_add(1)
    }
}

impl fmt::Display for RepeatIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The key of an answer, which is also the name of its field in the page: `nome`, or
/// `componenti.0.nome` within a repeating part. An answer of several fields has one key for each:
/// `residenza.via`, `componenti.0.chi.nome`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FieldPath {
    entry: Option<(QuestionName, RepeatIndex)>,
    question: QuestionName,
    part: Option<Part>,
}

/// The text is no key of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name of a field is `name` or `group.0.name`, and may end with a part")]
pub struct NotAFieldPath;

impl FieldPath {
    /// The key of a question that is asked once.
    pub fn once(question: impl Into<QuestionName>) -> Self {
        Self { entry: None, question: question.into(), part: None }
    }

    /// The key of a question within an entry of a repeating part.
    pub fn within(
        group: impl Into<QuestionName>,
        index: RepeatIndex,
        question: impl Into<QuestionName>,
    ) -> Self {
        Self { entry: Some((group.into(), index)), question: question.into(), part: None }
    }

    /// The key of this question of this section; `index` counts only where the section repeats.
    pub fn of(section: &Section, index: RepeatIndex, question: &Question) -> Self {
        section.repeat.as_ref().map_or_else(
            || Self::once(question.name.as_str()),
            |repeat| Self::within(repeat.name.as_str(), index, question.name.as_str()),
        )
    }

    /// The key of this part of the same answer.
    #[must_use]
    pub const fn with(mut self, part: Part) -> Self {
        self.part = Some(part);
        self
    }

    /// The key of the whole answer.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self { part: None, ..self.clone() }
    }

    /// Which field of the answer, where it has several.
    pub const fn part(&self) -> Option<Part> {
        self.part
    }

    /// The name of the question.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// The repeating part and the entry, where there is one.
    pub fn entry(&self) -> Option<(&str, RepeatIndex)> {
        self.entry.as_ref().map(|(group, index)| (group.as_str(), *index))
    }
}

/// Whether a name is made of lower-case ASCII letters, digits and hyphens, starts with a letter and
/// is not too long.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= MAX_NAME
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((group, index)) = &self.entry {
            write!(f, "{group}.{index}.")?;
        }
        f.write_str(&self.question)?;
        self.part.map_or(Ok(()), |part| write!(f, ".{part}"))
    }
}

impl FromStr for FieldPath {
    type Err = NotAFieldPath;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split('.').collect::<Vec<_>>().as_slice() {
            [question] => named(question),
            [question, part] => Ok(named(question)?.with(part_of(part)?)),
            [group, index, question] => entry(group, index, question),
            [group, index, question, part] => Ok(entry(group, index, question)?.with(part_of(part)?)),
            _ => Err(NotAFieldPath),
        }
    }
}

fn named(question: &str) -> Result<FieldPath, NotAFieldPath> {
    is_name(question).then(|| FieldPath::once(question)).ok_or(NotAFieldPath)
}

fn entry(group: &str, index: &str, question: &str) -> Result<FieldPath, NotAFieldPath> {
    let number: u8 = index.parse().map_err(|_| NotAFieldPath)?;
    // "00" and "+0" would be second names of the same field.
    (is_name(group) && is_name(question) && number < MAX_ENTRIES && number.to_string() == index)
        .then(|| FieldPath::within(group, RepeatIndex(number), question))
        .ok_or(NotAFieldPath)
}

fn part_of(code: &str) -> Result<Part, NotAFieldPath> {
    code.parse().map_err(|_| NotAFieldPath)
}

impl TryFrom<String> for FieldPath {
    type Error = NotAFieldPath;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<FieldPath> for String {
    fn from(path: FieldPath) -> Self {
        path.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_and_read_back() {
        for text in ["nome", "componenti.0.nome", "a-2.29.b-3", "casa.via", "persone.3.chi.data-nascita"] {
            assert_eq!(text.parse::<FieldPath>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_names_are_no_paths() {
        for text in [
            "",
            ".",
            "_token",
            "Nome",
            "a.b",
            "a.0",
            "a.00.b",
            "a.+1.b",
            "a.-1.b",
            "a.30.b",
            "a.256.b",
            "a.0.b.c",
            "a.0.",
            ".0.b",
            "casa.Via",
            "via.0",
            "a.0.b.via.nome",
            "-a",
            "è",
            "a b",
            "a[0]",
        ] {
            assert_eq!(text.parse::<FieldPath>(), Err(NotAFieldPath), "{text}");
        }
        assert!("a".repeat(61).parse::<FieldPath>().is_err());
    }
}
