//! Copies that leave the portal.

use chrono::NaiveDate;

use crate::format;

/// Most rows of a list on paper: a longer one is for spreadsheets.
pub const MOST_ON_PAPER: usize = 2000;

/// Why somebody takes a copy out of the portal: it is asked before each, and kept in the audit log. A choice, never
/// somebody's words: these could say who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportReason {
    /// The person asked for it.
    ForThePerson,
    /// For the paper file.
    PaperFile,
    /// For another office or body that has to do with the person.
    OtherOffice,
    /// An authority asked for it.
    Authority,
    /// To plan and check the work of the desk.
    Planning,
}

impl ExportReason {
    /// Every reason, in the order of the list.
    pub const ALL: [Self; 5] =
        [Self::ForThePerson, Self::PaperFile, Self::OtherOffice, Self::Authority, Self::Planning];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ForThePerson => "for_the_person",
            Self::PaperFile => "paper_file",
            Self::OtherOffice => "other_office",
            Self::Authority => "authority",
            Self::Planning => "planning",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What a list that leaves the portal is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// Lines of text, for programs and for spreadsheets.
    Csv,
    /// A workbook of spreadsheets.
    Xlsx,
    /// A table on paper.
    Pdf,
}

impl ExportFormat {
    /// Every format, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Pdf];

    /// The name used in forms, and the ending of the file's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
        }
    }

    /// The format with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// What the browser is told that it gets.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
        }
    }
}

/// A value in a row of a list that leaves the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A day, which spreadsheets can put in order.
    Day(NaiveDate),
}

impl Cell {
    /// The value in words.
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Day(day) => format::date(*day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_has_a_code_that_is_read_back() {
        for format in ExportFormat::ALL {
            assert_eq!(ExportFormat::from_code(format.code()), Some(format));
        }
        for reason in ExportReason::ALL {
            assert_eq!(ExportReason::from_code(reason.code()), Some(reason));
        }
        assert_eq!(ExportFormat::from_code("exe"), None);
    }

    #[test]
    fn a_day_is_written_as_people_write_it() {
        assert_eq!(Cell::Day("2026-11-03".parse().unwrap()).words(), "03/11/2026");
    }
}
