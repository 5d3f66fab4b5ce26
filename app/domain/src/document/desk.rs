//! Documents that operators keep: with a request of a service, or as the scan of a signature on paper.

use serde::{Deserialize, Serialize};

use super::{Kind, Sha256, Verification};
use crate::{
    Id,
    card::requests::Struck,
    form::AttachmentRule,
    intake::Moment,
    mask::{Field, Group},
};

/// Most documents of one request, removed ones aside.
const MAX_FILES: u8 = 20;
/// Most bytes of one, as for those of citizens.
const MAX_BYTES: u64 = 10_000_000;
/// Most scans of one signature: both sides, and a second sheet.
const MAX_SCANS: u8 = 4;

/// What a document is about. It decides which group of the mask it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Identity card, codice fiscale.
    Identity,
    /// Permit of residence.
    Permit,
    /// ISEE, pay slip, bank statement.
    Income,
    /// Contract of work, title of study.
    Work,
    /// Report of a doctor.
    Health,
    /// Record of a recognised disability.
    Disability,
    /// Order of a court, guardianship.
    Court,
    /// Complaint, or report of a centre against violence.
    Violence,
    /// Contract of tenancy, utility bill.
    Home,
    /// Certificate about the household.
    Family,
    /// Report about the person, which may tell of anything.
    Report,
    /// The signed sheet of a notice on data protection; chosen by nobody.
    Signature,
    /// Anything else.
    Other,
}

impl Sort {
    /// What an operator chooses from, in the order of the list.
    pub const CHOSEN: [Self; 12] = [
        Self::Identity,
        Self::Permit,
        Self::Income,
        Self::Work,
        Self::Health,
        Self::Disability,
        Self::Court,
        Self::Violence,
        Self::Home,
        Self::Family,
        Self::Report,
        Self::Other,
    ];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Permit => "permit",
            Self::Income => "income",
            Self::Work => "work",
            Self::Health => "health",
            Self::Disability => "disability",
            Self::Court => "court",
            Self::Violence => "violence",
            Self::Home => "home",
            Self::Family => "family",
            Self::Report => "report",
            Self::Signature => "signature",
            Self::Other => "other",
        }
    }

    /// The sort with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::CHOSEN.into_iter().chain([Self::Signature]).find(|sort| sort.code() == code)
    }

    /// The group of fields that it belongs to. A report may tell of anything, so it is of the most careful group; a
    /// signature is a name; what is of no sort is what the desk keeps in its own words, as a note is.
    pub const fn group(self) -> Group {
        match self {
            Self::Identity | Self::Signature => Group::Identity,
            Self::Permit => Group::Permit,
            Self::Income => Group::Income,
            Self::Work => Group::WorkEducation,
            Self::Health | Self::Report => Group::Health,
            Self::Disability => Group::Disability,
            Self::Court => Group::Judicial,
            Self::Violence => Group::Violence,
            Self::Home => Group::Residence,
            Self::Family => Group::Family,
            Self::Other => Group::Diary,
        }
    }
}

/// A document that operators keep, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskDocument {
    /// Its identifier.
    pub id: Id<Self>,
    /// What it is about.
    pub sort: Sort,
    /// Title in the operator's words; none where the mask keeps it back ([`super::desk_title`]).
    pub title: Option<String>,
    /// Cleaned name of the file.
    pub name: String,
    /// Kind, by content.
    pub kind: Kind,
    /// Size in bytes.
    pub size: u64,
    /// Digest of the content.
    pub sha256: Sha256,
    /// State of the virus check.
    pub verification: Verification,
    /// Who uploaded it, and when.
    pub uploaded: Moment,
    /// Where it was wrong: its end, the reason through the mask. It stays in the list and is not opened any more.
    pub removed: Option<Struck<Field<String>>>,
}

impl DeskDocument {
    /// Whether its content may be opened by whoever sees it.
    pub const fn opens(&self) -> bool {
        self.removed.is_none() && !matches!(self.verification, Verification::Rejected)
    }
}

/// Documents through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeskDocuments {
    /// Those that may be seen, oldest first.
    pub shown: Vec<DeskDocument>,
    /// How many a mask hides.
    pub hidden: u16,
}

/// What an operator may keep with a request.
pub fn desk_rule() -> AttachmentRule {
    AttachmentRule {
        kinds: Kind::ALL.to_vec(),
        max_bytes: MAX_BYTES,
        max_files: MAX_FILES,
        max_age_days: None,
        checked_first: false,
        alternatives: Vec::new(),
    }
}

/// What an operator may keep with a signature on paper.
pub fn scan_rule() -> AttachmentRule {
    AttachmentRule { max_files: MAX_SCANS, ..desk_rule() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_is_read_back_from_its_code() {
        for sort in Sort::CHOSEN.into_iter().chain([Sort::Signature]) {
            assert_eq!(Sort::from_code(sort.code()), Some(sort));
        }
        assert_eq!(Sort::from_code("qualcosa"), None);
        assert!(!Sort::CHOSEN.contains(&Sort::Signature), "nobody chooses it");
    }

    #[test]
    fn what_tells_of_health_or_of_a_court_is_of_those_groups() {
        assert_eq!(Sort::Health.group(), Group::Health);
        assert_eq!(Sort::Report.group(), Group::Health);
        assert_eq!(Sort::Court.group(), Group::Judicial);
        assert_eq!(Sort::Other.group(), Group::Diary);
    }
}
