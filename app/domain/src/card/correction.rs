//! Corrections of a completed card: what was written before stays, with who changed it, when and why.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Access, Outcome, SeenAccess};
use crate::mask::{Field, Group, Mask};

/// What a correction replaced, as it is kept: in clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replaced {
    /// The access.
    Access(Access),
    /// How it ended.
    Outcome(Outcome),
}

impl Replaced {
    /// The group of why it was replaced: of an access it says its words again; of an outcome it is a note like those of
    /// the diary.
    pub const fn group_of_reason(&self) -> Group {
        match self {
            Self::Access(_) => Access::GROUP,
            Self::Outcome(_) => Group::Diary,
        }
    }

    /// What was replaced as a profile may see it.
    pub fn through(self, mask: &Mask) -> Earlier {
        match self {
            Self::Access(access) => Earlier::Access(access.through(mask)),
            Self::Outcome(outcome) => Earlier::Outcome(outcome),
        }
    }
}

/// What a correction replaced, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Earlier {
    /// The access.
    Access(SeenAccess),
    /// How it ended.
    Outcome(Outcome),
}

/// A correction of the access or of the outcome. The other parts keep their own versions ([`super::parts`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What stood there before.
    pub replaced: Earlier,
    /// Name of who corrected it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, through the mask.
    pub reason: Field<String>,
}
