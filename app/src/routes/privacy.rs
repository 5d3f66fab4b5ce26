//! Addresses of notices on data protection and of the signatures under them.

use std::fmt;

use domain::{
    Id, Lang,
    actor::Desk,
    document::DeskDocument,
    privacy::{PrivacyNotice, PrivacySignature},
};

use super::pattern;

/// What of a person's signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrivacyPart {
    /// All of them, and signing (GET and POST).
    Page,
    /// Withdrawing one (POST).
    Withdraw(Id<PrivacySignature>),
    /// The notice as PDF, to be signed on paper.
    Print(Id<PrivacyNotice>, Lang),
    /// A scan of one on paper, added (POST).
    Scans(Id<PrivacySignature>),
    /// A scan of one on paper, opened (GET) and removed (POST).
    Scan(Id<PrivacySignature>, Id<DeskDocument>),
}

impl fmt::Display for PrivacyPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => Ok(()),
            Self::Withdraw(id) => write!(f, "/{id}/revoca"),
            Self::Scans(signature) => write!(f, "/{signature}/scansioni"),
            Self::Scan(signature, id) => write!(f, "/{signature}/scansioni/{id}"),
            Self::Print(id, lang) => write!(f, "/{id}/stampa.pdf?lingua={}", lang.tag()),
        }
    }
}

/// The notices of the desks, with the form for one of them.
pub(super) fn notices(f: &mut fmt::Formatter<'_>, desk: Option<Id<Desk>>) -> fmt::Result {
    f.write_str(pattern::CONSOLE_NOTICES)?;
    desk.iter().try_for_each(|desk| write!(f, "?sportello={desk}"))
}

/// The notice of a desk for everybody: the current one, or a version of it.
pub(super) fn notice(f: &mut fmt::Formatter<'_>, desk: Id<Desk>, version: Option<i32>) -> fmt::Result {
    write!(f, "{}/{desk}", pattern::PRIVACY)?;
    version.iter().try_for_each(|version| write!(f, "/{version}"))
}
