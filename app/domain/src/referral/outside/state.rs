//! The life of a card handed outside: each state owns its facts, and an answer consumes the old state.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Event;
use crate::{
    intake::Moment,
    referral::{ActKind, Outcome, Tag, WrongState},
};

/// Whoever takes charge in the body, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Their name, as they wrote it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// On its way: nobody has typed the right code yet.
    Sent {
        /// Who sent it, and when.
        sent: Moment,
    },
    /// It was opened.
    Seen {
        /// Who sent it, and when.
        sent: Moment,
        /// When it was opened first.
        seen: DateTime<Utc>,
    },
    /// The body takes charge.
    Received {
        /// Who sent it, and when.
        sent: Moment,
        /// Who takes charge.
        taken: Taken,
    },
    /// The body told how it ended.
    Concluded {
        /// Who sent it, and when.
        sent: Moment,
        /// Who took charge.
        taken: Taken,
        /// How it ended.
        outcome: Outcome,
        /// In the body's words; a closed one always has some.
        text: String,
        /// When it was told.
        reported: DateTime<Utc>,
    },
    /// The body gave it back.
    Refused {
        /// Who sent it, and when.
        sent: Moment,
        /// Why.
        reason: String,
        /// When.
        refused: DateTime<Utc>,
    },
    /// The sender took it back before it was received.
    Cancelled {
        /// Who sent it, and when.
        sent: Moment,
        /// Who took it back, and when.
        cancelled: Moment,
    },
}

/// What the body does with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Opens it for the first time.
    See,
    /// Takes charge.
    Receive {
        /// Who does.
        by: String,
    },
    /// Gives it back.
    Refuse {
        /// Why.
        reason: String,
    },
    /// Tells how it ended.
    Report {
        /// How.
        outcome: Outcome,
        /// In words.
        text: String,
    },
}

impl Answer {
    /// Which act it is.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::See => ActKind::See,
            Self::Receive { .. } => ActKind::Receive,
            Self::Refuse { .. } => ActKind::Refuse,
            Self::Report { .. } => ActKind::Report,
        }
    }

    /// What of it is kept in the history.
    pub const fn event(&self) -> Event {
        match self {
            Self::See => Event::Seen,
            Self::Receive { .. } => Event::Received,
            Self::Refuse { .. } => Event::Refused,
            Self::Report { .. } => Event::Reported,
        }
    }
}

impl State {
    /// The name of the state.
    pub const fn tag(&self) -> Tag {
        match self {
            Self::Sent { .. } => Tag::Sent,
            Self::Seen { .. } => Tag::Seen,
            Self::Received { .. } => Tag::Received,
            Self::Concluded { .. } => Tag::Concluded,
            Self::Refused { .. } => Tag::Refused,
            Self::Cancelled { .. } => Tag::Cancelled,
        }
    }

    /// Who sent it, and when.
    pub const fn sent(&self) -> &Moment {
        match self {
            Self::Sent { sent }
            | Self::Seen { sent, .. }
            | Self::Received { sent, .. }
            | Self::Concluded { sent, .. }
            | Self::Refused { sent, .. }
            | Self::Cancelled { sent, .. } => sent,
        }
    }

    /// Takes out what the body wrote of how it ended, or of why it gave it back, so that it can go through a mask; nothing
    /// stays behind.
    pub fn take_words(&mut self) -> Option<String> {
        match self {
            Self::Concluded { text: words, .. } | Self::Refused { reason: words, .. } => {
                Some(std::mem::take(words))
            }
            _ => None,
        }
    }

    /// What the body can answer now.
    pub const fn answers(&self) -> &'static [ActKind] {
        match self {
            Self::Seen { .. } => &[ActKind::Receive, ActKind::Refuse],
            Self::Received { .. } => &[ActKind::Report],
            Self::Sent { .. } | Self::Concluded { .. } | Self::Refused { .. } | Self::Cancelled { .. } => &[],
        }
    }

    /// Takes a step in the name of the body.
    ///
    /// # Errors
    /// When it is not possible now.
    pub fn answered(self, answer: Answer, at: DateTime<Utc>) -> Result<Self, WrongState> {
        let (tried, found) = (answer.kind(), self.tag());
        match (self, answer) {
            (Self::Sent { sent }, Answer::See) => Ok(Self::Seen { sent, seen: at }),
            (Self::Seen { sent, .. }, Answer::Receive { by }) => {
                Ok(Self::Received { sent, taken: Taken { by, at } })
            }
            (Self::Seen { sent, .. }, Answer::Refuse { reason }) => {
                Ok(Self::Refused { sent, reason, refused: at })
            }
            (Self::Received { sent, taken }, Answer::Report { outcome, text }) => {
                Ok(Self::Concluded { sent, taken, outcome, text, reported: at })
            }
            _ => Err(WrongState { tried, found }),
        }
    }

    /// The sender takes it back.
    ///
    /// # Errors
    /// When it was received, or ended.
    pub fn cancelled(self, by: Moment) -> Result<Self, WrongState> {
        let found = self.tag();
        match self {
            Self::Sent { sent } | Self::Seen { sent, .. } => Ok(Self::Cancelled { sent, cancelled: by }),
            _ => Err(WrongState { tried: ActKind::Cancel, found }),
        }
    }
}
