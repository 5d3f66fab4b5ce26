//! What is wrong with a configuration, all of it, in plain words.

use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, or whatever else it is about.
    pub about: String,
    /// What is wrong and what would be right.
    pub text: String,
}

impl Problem {
    /// The section that it is about.
    pub fn section(&self) -> &str {
        self.about.split('.').next().unwrap_or_default()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.about, self.text)
    }
}

/// Everything that is wrong. As an error it is never empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing wrong so far.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Notes one thing.
    pub fn add(&mut self, about: &str, text: String) {
        self.0.push(Problem { about: about.to_owned(), text });
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is wrong with exactly this.
    pub fn are_about(&self, key: &str) -> bool {
        self.0.iter().any(|problem| problem.about == key)
    }

    /// Whether something is wrong in this section.
    pub fn are_within(&self, section: &str) -> bool {
        self.0.iter().any(|problem| problem.section() == section)
    }

    /// Each thing, in the order it was found.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        writeln!(f, "{count} {} in the configuration:", if count == 1 { "problem" } else { "problems" })?;
        for problem in &self.0 {
            writeln!(f, "  - {problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
