//! What the desk and the applicant write to one another.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Who wrote a message. The citizen sees the desk, never the name of the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The desk.
    Desk,
    /// The applicant.
    Citizen,
}

/// A message of an intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Plain text.
    pub text: String,
}
