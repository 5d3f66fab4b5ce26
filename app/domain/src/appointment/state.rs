//! What becomes of an appointment.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{actor::OperatorRef, calendar::day_in_rome, intake::Moment};

/// Who cancelled an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum CancelledBy {
    /// Whoever had it.
    Person,
    /// The desk.
    Desk {
        /// This member of the staff.
        by: OperatorRef,
    },
}

/// The life of an appointment; each state owns its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// It is going to be.
    Booked,
    /// They came, or answered the telephone.
    Came {
        /// Who says so, and when.
        noted: Moment,
    },
    /// They did not come.
    Missed {
        /// Who says so, and when.
        noted: Moment,
    },
    /// It will not be.
    Cancelled {
        /// When it was cancelled.
        at: DateTime<Utc>,
        /// By whom.
        by: CancelledBy,
    },
}

/// The name of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// It is going to be.
    Booked,
    /// They came.
    Came,
    /// They did not come.
    Missed,
    /// It will not be.
    Cancelled,
}

impl Tag {
    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Came => "came",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// It is not in a state that allows this, or its day has not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the appointment does not allow this now")]
pub struct NotPossible;

impl State {
    /// Its name.
    pub const fn tag(&self) -> Tag {
        match self {
            Self::Booked => Tag::Booked,
            Self::Came { .. } => Tag::Came,
            Self::Missed { .. } => Tag::Missed,
            Self::Cancelled { .. } => Tag::Cancelled,
        }
    }

    /// They came; also after it was noted otherwise by mistake.
    ///
    /// # Errors
    /// When it was cancelled, or before its day.
    pub fn came(self, noted: Moment, starts_at: DateTime<Utc>) -> Result<Self, NotPossible> {
        self.seen(&noted, starts_at).map(|()| Self::Came { noted })
    }

    /// They did not come; also after it was noted otherwise by mistake.
    ///
    /// # Errors
    /// When it was cancelled, or before its beginning.
    pub fn missed(self, noted: Moment, starts_at: DateTime<Utc>) -> Result<Self, NotPossible> {
        if noted.at < starts_at {
            return Err(NotPossible);
        }
        self.seen(&noted, starts_at).map(|()| Self::Missed { noted })
    }

    fn seen(self, noted: &Moment, starts_at: DateTime<Utc>) -> Result<(), NotPossible> {
        let its_day = day_in_rome(starts_at) <= day_in_rome(noted.at);
        match self {
            Self::Booked | Self::Came { .. } | Self::Missed { .. } if its_day => Ok(()),
            _ => Err(NotPossible),
        }
    }

    /// It will not be.
    ///
    /// # Errors
    /// When it was cancelled before, or has been.
    pub fn cancel(self, at: DateTime<Utc>, by: CancelledBy) -> Result<Self, NotPossible> {
        match self {
            Self::Booked => Ok(Self::Cancelled { at, by }),
            Self::Came { .. } | Self::Missed { .. } | Self::Cancelled { .. } => Err(NotPossible),
        }
    }
}
