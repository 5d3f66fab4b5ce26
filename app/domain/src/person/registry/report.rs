//! What became of a file. Nothing of it is anybody's data.

use std::{collections::BTreeMap, fmt};

use super::{Flaw, entry::Reason};
use crate::codes::sheet::Encoding;

/// Why a whole file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// It is no text, or in an encoding that cannot be told.
    #[error("line {0} is neither UTF-8 nor Windows-1252: save the file as UTF-8")]
    NotText(usize),
    /// Some lines are UTF-8 and others are not.
    #[error("the file is UTF-8, but line {0} is not: it was put together from files of two encodings")]
    TwoEncodings(usize),
    /// The first line does not name the columns.
    #[error("the first line must name the columns: {}", .0.join(", "))]
    Columns(Vec<String>),
    /// There is nobody in it.
    #[error("there are no people in the file")]
    Empty,
    /// The last line stops in the middle.
    #[error("the file is cut in the middle of line {0}: export it again")]
    Cut(usize),
    /// Not so many lines as whoever exported it counted.
    #[error("the file has {found} people, not {expected}: export it again")]
    Count {
        /// In the file.
        found: usize,
        /// As they were counted.
        expected: usize,
    },
    /// Too many lines are wrong.
    #[error(
        "{refused} of {lines} lines are wrong, more than {percent} %: correct them, or say that it is right"
    )]
    TooManyRefused {
        /// Wrong lines.
        refused: usize,
        /// All lines.
        lines: usize,
        /// How many of a hundred may be.
        percent: u8,
    },
    /// The registry would lose many people.
    #[error("there were {before} people, now there would be {now}: say that it is right if it is")]
    Smaller {
        /// In the registry.
        before: usize,
        /// In the file.
        now: usize,
    },
}

/// A line that is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Counts from 1, the line with the names of the columns.
    pub line: usize,
    /// What is wrong.
    pub flaw: Flaw,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let column = self.flaw.column.map_or("-", super::Column::name);
        write!(f, "line {}, column {column}: {}", self.line, self.flaw.reason.code())
    }
}

/// What was done with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is the registry now.
    Taken,
    /// It was only looked at.
    LookedAt,
    /// Nothing was changed.
    Refused(FileProblem),
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How its letters are written.
    pub encoding: Encoding,
    /// Whether its last line ends: where it does not, the file may be cut.
    pub ends_whole: bool,
    /// Lines with anything in them, the first aside.
    pub lines: usize,
    /// People who could be read.
    pub people: usize,
    /// The first refused lines.
    pub refused: Vec<Refusal>,
    /// Of each flaw how many; a line may have several.
    pub flaws: BTreeMap<Flaw, usize>,
    /// People of the registry before.
    pub before: usize,
    /// What was done with it.
    pub outcome: Outcome,
}

/// Most refused lines that are told one by one.
pub const TOLD: usize = 100;

impl Report {
    /// The report of a file of which nothing was read yet.
    pub fn new(encoding: Encoding, ends_whole: bool) -> Self {
        Self {
            encoding,
            ends_whole,
            lines: 0,
            people: 0,
            refused: Vec::new(),
            flaws: BTreeMap::new(),
            before: 0,
            outcome: Outcome::LookedAt,
        }
    }

    /// Counts a refused line.
    pub fn refuse(&mut self, line: usize, flaws: &[Flaw]) {
        for flaw in flaws {
            *self.flaws.entry(*flaw).or_default() += 1;
            if self.refused.len() < TOLD {
                self.refused.push(Refusal { line, flaw: *flaw });
            }
        }
    }

    /// Lines that could not be read.
    pub const fn wrong(&self) -> usize {
        self.lines.saturating_sub(self.people)
    }

    /// Whether a line with these flaws, the last of a file that does not end, was cut.
    pub fn is_cut(&self, flaws: &[Flaw]) -> bool {
        !self.ends_whole && flaws.iter().any(|flaw| matches!(flaw.reason, Reason::Cells | Reason::Quotes))
    }
}
