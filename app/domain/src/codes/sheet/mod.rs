//! A code table as a CSV file: read, checked line by line, compared, and written.
//!
//! The first line names the columns, in any order, separated by semicolons or commas: `codice` and
//! `etichetta` must be there. A column that is not there leaves what is; an empty cell empties it. A code
//! that is in no line is left alone: a row is withdrawn by giving it a last day. One mistake, and nothing
//! of the file counts.

mod cells;
mod check;
mod row;
#[cfg(test)]
mod tests;
mod write;

pub use cells::{Encoding, Line, decode, line_cells, lines, separator};
pub use check::{Change, Comparison, compare, flaws};
pub use row::{Column, Row, Sheet, day, read};
pub use write::write;

use super::Code;
use crate::Lang;

/// A mistake, and the line it is in; the whole file is meant where there is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line:?}: {wrong}")]
pub struct Problem {
    /// Counts from 1, the line with the names of the columns.
    pub line: Option<usize>,
    /// What is wrong.
    pub wrong: Wrong,
}

impl Problem {
    /// A mistake of the whole file.
    pub const fn of_file(wrong: Wrong) -> Self {
        Self { line: None, wrong }
    }

    /// A mistake of a line.
    pub const fn at(line: usize, wrong: Wrong) -> Self {
        Self { line: Some(line), wrong }
    }
}

/// What is wrong with a file or a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It is no text, or in an encoding that cannot be told.
    #[error("not a text in UTF-8 or Windows-1252")]
    NotText,
    /// It has no rows.
    #[error("no rows")]
    Empty,
    /// More rows than a table can have.
    #[error("too many rows")]
    TooMany,
    /// The file is larger than one may be.
    #[error("too large")]
    TooLarge,
    /// A column that must be there is not.
    #[error("column {0} is missing")]
    NoColumn(&'static str),
    /// A column that nobody knows.
    #[error("column {0} is unknown")]
    UnknownColumn(String),
    /// A column is there twice.
    #[error("column {0} is there twice")]
    DoubleColumn(String),
    /// The line has fewer or more cells than columns: it may be cut, or a text has a bare separator.
    #[error("{found} cells, not {expected}")]
    Cells {
        /// In the line.
        found: usize,
        /// As many as columns.
        expected: usize,
    },
    /// Quotes were opened and never closed: the file ends in the middle.
    #[error("quotes are not closed")]
    Cut,
    /// No code.
    #[error("{0:?} is no code")]
    Code(String),
    /// The code was in an earlier line.
    #[error("the code was in line {0} already")]
    Double(usize),
    /// Another row has this code: a new one needs another.
    #[error("the code is taken")]
    Taken,
    /// There is no Italian label.
    #[error("no label")]
    NoLabel,
    /// A text is too long, or has characters that nobody can read.
    #[error("the text of {0} is too long or has control characters")]
    Text(&'static str),
    /// No day.
    #[error("{1:?} in {0} is no day")]
    Day(&'static str, String),
    /// It ends before it begins.
    #[error("it ends before it begins")]
    Backwards,
    /// No place among the others.
    #[error("{0:?} is no number from 0 to 65535")]
    Order(String),
    /// The row above does not exist.
    #[error("there is no row {0:?} to be above")]
    Parent(String),
    /// The rows above lead back to this one, or are too many.
    #[error("the rows above lead in a circle or too deep")]
    Circle,
    /// The row above it tells of a group of fields that may be hidden, and its code does not say that it does.
    #[error("below {0:?} a code begins with {0:?} and a hyphen")]
    Below(String),
    /// The national list has no such code.
    #[error("{1:?} is not in {0}")]
    National(&'static str, String),
    /// Nobody says why.
    #[error("no reason")]
    NoReason,
}

impl Wrong {
    /// The column it is in, where it is one.
    pub fn column(&self) -> Option<Column> {
        let named = |name: &str| Column::all().find(|column| column.name() == name);
        match self {
            Self::Code(_) | Self::Double(_) | Self::Taken | Self::Below(_) => Some(Column::Code),
            Self::NoLabel => Some(Column::Label(Lang::It)),
            Self::Text(name) | Self::Day(name, _) | Self::National(name, _) => named(name),
            Self::Backwards => Some(Column::Until),
            Self::Order(_) => Some(Column::Order),
            Self::Parent(_) | Self::Circle => Some(Column::Parent),
            _ => None,
        }
    }

    /// Reads a code.
    ///
    /// # Errors
    /// When it is none.
    pub fn code(text: &str) -> Result<Code, Self> {
        text.trim().parse().map_err(|_| Self::Code(text.trim().to_owned()))
    }
}
