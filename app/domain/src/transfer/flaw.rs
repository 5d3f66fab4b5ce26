//! What is wrong with a file.

use crate::{codes::sheet, form, zone::MailFlaw};

/// A mistake, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// JSON path: `$.desks[3]`.
    pub at: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It is no JSON: the line and the column where it stops being one.
    #[error("no JSON: it stops at line {line}, column {column}")]
    NotJson {
        /// Counts from 1.
        line: usize,
        /// Counts from 1.
        column: usize,
    },
    /// It is something else than the configuration of a portal.
    #[error("not the configuration of a portal")]
    NotOurs,
    /// A newer portal made it: the number of its format.
    #[error("made by a newer portal (format {0}): update this one first")]
    Newer(u64),
    /// Nobody knows this section.
    #[error("no such section")]
    Unknown,
    /// It has another shape than it should: in the words of the reader.
    #[error("another shape than expected: {0}")]
    Shape(String),
    /// More records than a section can have.
    #[error("too many records")]
    TooMany,
    /// The same record was there before.
    #[error("the same record was there before")]
    Double,
    /// There is no such code table.
    #[error("no such code table")]
    NoTable,
    /// There is no such group of fields.
    #[error("no such group of fields: {0}")]
    NoGroup(String),
    /// A permission that there is not.
    #[error("no such permission: {0}")]
    NoPermission(String),
    /// There is no such part of a card, field of it or condition.
    #[error("no such field of a card, or no such condition")]
    NoField,
    /// A name is missing, or a text is too long.
    #[error("a name is missing, or a text is too long or cannot be read")]
    Text,
    /// The last day is before the first one.
    #[error("the last day is before the first one")]
    Days,
    /// The hours of a place are none, or are too many.
    #[error("hours that end before they begin, overlap, or are too many")]
    Hours,
    /// The durations of a break-glass are out of bounds, or too many.
    #[error("one to six durations, each between 5 minutes and 24 hours")]
    Minutes,
    /// What appointments are given for is out of range.
    #[error("appointments take 5 to 240 minutes, for 1 to 50 people, in one way at least")]
    Given,
    /// A tag of a mail.
    #[error("a tag that the mail does not know, does not close or misses: {0:?}")]
    Tags(MailFlaw),
    /// A mistake of a line of a code table.
    #[error("{0}")]
    Line(sheet::Wrong),
    /// A mistake of a service or its form.
    #[error("{0}")]
    Service(form::Flaw),
}

impl Flaw {
    /// A mistake at a place.
    pub fn new(at: impl Into<String>, wrong: Wrong) -> Self {
        Self { at: at.into(), wrong }
    }
}
