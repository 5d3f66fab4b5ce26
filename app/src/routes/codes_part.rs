//! What of a code table.

use std::fmt;

use domain::codes::Code;

use super::encode;

/// Something of a code table, for those who keep it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodesPart {
    /// The table itself.
    Page,
    /// A new row (GET and POST).
    New,
    /// A row and its history (GET and POST).
    Row(Code),
    /// A file, and what it would change (GET and POST).
    Import,
    /// Taking that file (POST).
    Imported,
    /// The table as a file.
    Export,
}

impl fmt::Display for CodesPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => Ok(()),
            Self::New => f.write_str("/nuova"),
            Self::Row(code) => write!(f, "/voci/{}", encode(code.as_str())),
            Self::Import => f.write_str("/importa"),
            Self::Imported => f.write_str("/importa/conferma"),
            Self::Export => f.write_str("/esporta"),
        }
    }
}
