//! Copies that leave the portal.

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
