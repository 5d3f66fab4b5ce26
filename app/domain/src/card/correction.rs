//! Corrections of a completed card: what was written before stays, with who changed it, when and why.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Access, Outcome};

/// What a correction replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replaced {
    /// The access.
    Access(Access),
    /// How it ended.
    Outcome(Outcome),
}

/// A correction of the access or of the outcome. The other parts keep their own versions ([`super::parts`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What stood there before.
    pub replaced: Replaced,
    /// Name of who corrected it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}
