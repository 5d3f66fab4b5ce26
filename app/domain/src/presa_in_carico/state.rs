//! The life of a proposal: each state owns its facts, and a step consumes the old state.

use serde::{Deserialize, Serialize};

use super::CaseFile;
use crate::{Id, intake::Moment};

/// Where a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Made: nobody of the service has opened it.
    Created {
        /// Who proposed it, and when.
        proposed: Moment,
    },
    /// The service has opened it.
    Seen {
        /// Who proposed it, and when.
        proposed: Moment,
        /// Who opened it first, and when.
        seen: Moment,
    },
    /// The service does not take charge.
    Rejected {
        /// Who proposed it, and when.
        proposed: Moment,
        /// Who rejected it, and when.
        rejected: Moment,
        /// Why.
        reason: String,
    },
    /// The service takes charge: a case file was opened.
    Accepted {
        /// Who proposed it, and when.
        proposed: Moment,
        /// Who accepted it, and when.
        accepted: Moment,
        /// The case file.
        case_file: Id<CaseFile>,
    },
}

/// The name of a state without its facts: for tags and the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// See [`State::Created`].
    Created,
    /// See [`State::Seen`].
    Seen,
    /// See [`State::Rejected`].
    Rejected,
    /// See [`State::Accepted`].
    Accepted,
}

impl Tag {
    /// Every state, in the order of a life.
    pub const ALL: [Self; 4] = [Self::Created, Self::Seen, Self::Rejected, Self::Accepted];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Seen => "seen",
            Self::Rejected => "rejected",
            Self::Accepted => "accepted",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.code() == code)
    }

    /// Whether the service still has to answer.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Created | Self::Seen)
    }
}

/// What the service does with a proposal, with what it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Opens it for the first time.
    See,
    /// Does not take charge.
    Reject {
        /// Why.
        reason: String,
    },
    /// Takes charge.
    Accept {
        /// The case file that this opens.
        case_file: Id<CaseFile>,
    },
}

/// An act without its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// See [`Act::See`].
    See,
    /// See [`Act::Reject`].
    Reject,
    /// See [`Act::Accept`].
    Accept,
}

impl ActKind {
    /// Every act, in the order of a life.
    pub const ALL: [Self; 3] = [Self::See, Self::Reject, Self::Accept];

    /// The name used in the audit log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::See => "seen",
            Self::Reject => "rejected",
            Self::Accept => "accepted",
        }
    }
}

impl Act {
    /// Which act it is.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::See => ActKind::See,
            Self::Reject { .. } => ActKind::Reject,
            Self::Accept { .. } => ActKind::Accept,
        }
    }
}

/// The proposal is in a state that does not allow this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{tried:?} is not possible for a proposal in state {found:?}")]
pub struct WrongState {
    /// What was tried.
    pub tried: ActKind,
    /// Where the proposal stands.
    pub found: Tag,
}

impl State {
    /// The name of the state.
    pub const fn tag(&self) -> Tag {
        match self {
            Self::Created { .. } => Tag::Created,
            Self::Seen { .. } => Tag::Seen,
            Self::Rejected { .. } => Tag::Rejected,
            Self::Accepted { .. } => Tag::Accepted,
        }
    }

    /// Who proposed it, and when.
    pub const fn proposed(&self) -> &Moment {
        match self {
            Self::Created { proposed }
            | Self::Seen { proposed, .. }
            | Self::Rejected { proposed, .. }
            | Self::Accepted { proposed, .. } => proposed,
        }
    }

    /// The case file that it opened.
    pub const fn case_file(&self) -> Option<Id<CaseFile>> {
        match self {
            Self::Accepted { case_file, .. } => Some(*case_file),
            _ => None,
        }
    }

    /// Takes out what the service wrote of why it does not take charge, so that it can go through a mask; nothing
    /// stays behind.
    pub fn take_words(&mut self) -> Option<String> {
        match self {
            Self::Rejected { reason: words, .. } => Some(std::mem::take(words)),
            _ => None,
        }
    }

    /// What the service can do now, the main thing first. Seeing happens by itself.
    pub const fn possible(&self) -> &'static [ActKind] {
        match self.tag() {
            Tag::Created | Tag::Seen => &[ActKind::Accept, ActKind::Reject],
            Tag::Rejected | Tag::Accepted => &[],
        }
    }

    /// Takes a step in the name of the service.
    ///
    /// # Errors
    /// When it is not possible now: an answer is given once.
    pub fn act(self, act: Act, by: Moment) -> Result<Self, WrongState> {
        let (tried, found) = (act.kind(), self.tag());
        match (self, act) {
            (Self::Created { proposed }, Act::See) => Ok(Self::Seen { proposed, seen: by }),
            (Self::Created { proposed } | Self::Seen { proposed, .. }, Act::Reject { reason }) => {
                Ok(Self::Rejected { proposed, rejected: by, reason })
            }
            (Self::Created { proposed } | Self::Seen { proposed, .. }, Act::Accept { case_file }) => {
                Ok(Self::Accepted { proposed, accepted: by, case_file })
            }
            _ => Err(WrongState { tried, found }),
        }
    }
}
