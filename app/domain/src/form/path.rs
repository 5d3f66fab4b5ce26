//! Where in the answers the answer to a question is kept.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Question, QuestionName, Section};

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
/// `componenti.0.nome` within a repeating part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FieldPath {
    entry: Option<(QuestionName, RepeatIndex)>,
    question: QuestionName,
}

/// The text is no key of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name of a field is `name` or `group.0.name`")]
pub struct NotAFieldPath;

impl FieldPath {
    /// The key of a question that is asked once.
    pub fn once(question: impl Into<QuestionName>) -> Self {
        Self { entry: None, question: question.into() }
    }

    /// The key of a question within an entry of a repeating part.
    pub fn within(
        group: impl Into<QuestionName>,
        index: RepeatIndex,
        question: impl Into<QuestionName>,
    ) -> Self {
        Self { entry: Some((group.into(), index)), question: question.into() }
    }

    /// The key of this question of this section; `index` counts only where the section repeats.
    pub fn of(section: &Section, index: RepeatIndex, question: &Question) -> Self {
        section.repeat.as_ref().map_or_else(
            || Self::once(question.name.as_str()),
            |repeat| Self::within(repeat.name.as_str(), index, question.name.as_str()),
        )
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
        f.write_str(&self.question)
    }
}

impl FromStr for FieldPath {
    type Err = NotAFieldPath;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('.');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(question), None, None, None) if is_name(question) => Ok(Self::once(question)),
            (Some(group), Some(index), Some(question), None) if is_name(group) && is_name(question) => {
                let number: u8 = index.parse().map_err(|_| NotAFieldPath)?;
                // "00" and "+0" would be second names of the same field.
                (number < MAX_ENTRIES && number.to_string() == index)
                    .then(|| Self::within(group, RepeatIndex(number), question))
                    .ok_or(NotAFieldPath)
            }
            _ => Err(NotAFieldPath),
        }
    }
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
        for text in ["nome", "componenti.0.nome", "a-2.29.b-3"] {
            assert_eq!(text.parse::<FieldPath>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_names_are_no_paths() {
        for text in [
            "", ".", "_token", "Nome", "a.b", "a.0", "a.00.b", "a.+1.b", "a.-1.b", "a.30.b", "a.256.b",
            "a.0.b.c", "a.0.", ".0.b", "-a", "è", "a b", "a[0]",
        ] {
            assert_eq!(text.parse::<FieldPath>(), Err(NotAFieldPath), "{text}");
        }
        assert!("a".repeat(61).parse::<FieldPath>().is_err());
    }
}
