//! The life of a referral: each state owns its facts, and a step consumes the old state.

use serde::{Deserialize, Serialize};

use crate::{Id, card::Card, intake::Moment};

/// One of the two desks of a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The desk that sends.
    Sender,
    /// The desk that receives.
    Receiver,
}

/// How the receiver ended what it received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The receiver takes care of it.
    Accepted,
    /// It was handed on to somebody else.
    SentOn,
    /// It is closed, as the text says.
    Closed,
}

impl Outcome {
    /// Every outcome, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::SentOn, Self::Closed];

    /// The name used in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::SentOn => "sent_on",
            Self::Closed => "closed",
        }
    }

    /// The outcome with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// Where a referral stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// On its way: nobody at the other desk has opened it.
    Sent {
        /// Who sent it, and when.
        sent: Moment,
    },
    /// The other desk has opened it.
    Seen {
        /// Who sent it, and when.
        sent: Moment,
        /// Who opened it first, and when.
        seen: Moment,
    },
    /// The other desk opened a card for it.
    Received {
        /// Who sent it, and when.
        sent: Moment,
        /// Who received it, and when.
        received: Moment,
        /// The new card, of the receiver's desk.
        card: Id<Card>,
    },
    /// The receiver told the sender how it ended.
    Concluded {
        /// Who sent it, and when.
        sent: Moment,
        /// Who received it, and when.
        received: Moment,
        /// The new card, of the receiver's desk.
        card: Id<Card>,
        /// How it ended.
        outcome: Outcome,
        /// In the receiver's words; a closed one always has some.
        text: String,
        /// Who told it, and when.
        reported: Moment,
    },
    /// The other desk gave it back.
    Refused {
        /// Who sent it, and when.
        sent: Moment,
        /// Who gave it back, and when.
        refused: Moment,
        /// Why.
        reason: String,
    },
    /// The sender took it back before it was received.
    Cancelled {
        /// Who sent it, and when.
        sent: Moment,
        /// Who took it back, and when.
        cancelled: Moment,
    },
}

/// The name of a state without its facts: for tags and the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// See [`State::Sent`].
    Sent,
    /// See [`State::Seen`].
    Seen,
    /// See [`State::Received`].
    Received,
    /// See [`State::Concluded`].
    Concluded,
    /// See [`State::Refused`].
    Refused,
    /// See [`State::Cancelled`].
    Cancelled,
}

impl Tag {
    /// Every state, in the order of a life.
    pub const ALL: [Self; 6] =
        [Self::Sent, Self::Seen, Self::Received, Self::Concluded, Self::Refused, Self::Cancelled];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Seen => "seen",
            Self::Received => "received",
            Self::Concluded => "concluded",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.code() == code)
    }

    /// Whether the receiver still has to say whether it receives.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Sent | Self::Seen)
    }

    /// Whether somebody still has to do something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Sent | Self::Seen | Self::Received)
    }
}

/// What is done with a referral, with what it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The receiver opens it for the first time.
    See,
    /// The receiver opens a card for it.
    Receive {
        /// The new card.
        card: Id<Card>,
    },
    /// The receiver gives it back.
    Refuse {
        /// Why.
        reason: String,
    },
    /// The sender takes it back.
    Cancel,
    /// The receiver tells how it ended.
    Report {
        /// How.
        outcome: Outcome,
        /// In words.
        text: String,
    },
    /// It goes on after all; why is in the history.
    Reopen,
}

/// An act without its facts: for the history and for what a page offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// Sent: the first step of every referral.
    Send,
    /// See [`Act::See`].
    See,
    /// See [`Act::Receive`].
    Receive,
    /// See [`Act::Refuse`].
    Refuse,
    /// See [`Act::Cancel`].
    Cancel,
    /// See [`Act::Report`].
    Report,
    /// See [`Act::Reopen`].
    Reopen,
}

impl ActKind {
    /// Every act, in the order of a life.
    pub const ALL: [Self; 7] =
        [Self::Send, Self::See, Self::Receive, Self::Refuse, Self::Cancel, Self::Report, Self::Reopen];

    /// The name used in the database and in the audit log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Send => "sent",
            Self::See => "seen",
            Self::Receive => "received",
            Self::Refuse => "refused",
            Self::Cancel => "cancelled",
            Self::Report => "reported",
            Self::Reopen => "reopened",
        }
    }

    /// The act with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Act {
    /// Which act it is.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::See => ActKind::See,
            Self::Receive { .. } => ActKind::Receive,
            Self::Refuse { .. } => ActKind::Refuse,
            Self::Cancel => ActKind::Cancel,
            Self::Report { .. } => ActKind::Report,
            Self::Reopen => ActKind::Reopen,
        }
    }
}

/// The referral is in a state that does not allow this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{tried:?} is not possible for a referral in state {found:?}")]
pub struct WrongState {
    /// What was tried.
    pub tried: ActKind,
    /// Where the referral stands.
    pub found: Tag,
}

/// Why something cannot be done with a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It is for the other desk to do.
    #[error("this is for the other desk")]
    OtherDesk,
    /// Not where it stands now.
    #[error(transparent)]
    State(#[from] WrongState),
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

    /// Who sent it, and when; of one that was given back and sent again, the last time.
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

    /// The card that the receiver opened.
    pub const fn card(&self) -> Option<Id<Card>> {
        match self {
            Self::Received { card, .. } | Self::Concluded { card, .. } => Some(*card),
            _ => None,
        }
    }

    /// Takes out what the receiver wrote of how it ended, or of why it gave it back, so that it can go through a mask; nothing
    /// stays behind.
    pub fn take_words(&mut self) -> Option<String> {
        match self {
            Self::Concluded { text: words, .. } | Self::Refused { reason: words, .. } => {
                Some(std::mem::take(words))
            }
            _ => None,
        }
    }

    /// Whether this desk reads what was sent. Once it was given back or taken back the receiver has no more to do with it.
    pub const fn is_read_by(&self, side: Side) -> bool {
        matches!(side, Side::Sender) || !matches!(self.tag(), Tag::Refused | Tag::Cancelled)
    }

    /// What this desk can do now, the main thing first. Seeing happens by itself.
    pub const fn possible(&self, side: Side) -> &'static [ActKind] {
        match (self.tag(), side) {
            (Tag::Sent | Tag::Seen, Side::Sender) => &[ActKind::Cancel],
            (Tag::Sent | Tag::Seen, Side::Receiver) => &[ActKind::Receive, ActKind::Refuse],
            (Tag::Received, Side::Receiver) => &[ActKind::Report],
            (Tag::Concluded, _) | (Tag::Refused, Side::Sender) => &[ActKind::Reopen],
            (Tag::Received, Side::Sender) | (Tag::Refused, Side::Receiver) | (Tag::Cancelled, _) => &[],
        }
    }

    /// Takes a step in the name of one of the two desks.
    ///
    /// # Errors
    /// [`Wrong::OtherDesk`] when only the other desk may ever do it, [`Wrong::State`] when it is not possible now.
    pub fn act(self, side: Side, act: Act, by: Moment) -> Result<Self, Wrong> {
        let (tried, found) = (act.kind(), self.tag());
        match (&act, side) {
            (Act::Cancel, Side::Receiver)
            | (Act::See | Act::Receive { .. } | Act::Refuse { .. } | Act::Report { .. }, Side::Sender) => {
                return Err(Wrong::OtherDesk);
            }
            _ => {}
        }
        match (self, act) {
            (Self::Sent { sent }, Act::See) => Ok(Self::Seen { sent, seen: by }),
            (Self::Sent { sent } | Self::Seen { sent, .. }, Act::Receive { card }) => {
                Ok(Self::Received { sent, received: by, card })
            }
            (Self::Sent { sent } | Self::Seen { sent, .. }, Act::Refuse { reason }) => {
                Ok(Self::Refused { sent, refused: by, reason })
            }
            (Self::Sent { sent } | Self::Seen { sent, .. }, Act::Cancel) => {
                Ok(Self::Cancelled { sent, cancelled: by })
            }
            (Self::Received { sent, received, card }, Act::Report { outcome, text }) => {
                Ok(Self::Concluded { sent, received, card, outcome, text, reported: by })
            }
            (Self::Concluded { sent, received, card, .. }, Act::Reopen) => {
                Ok(Self::Received { sent, received, card })
            }
            (Self::Refused { .. }, Act::Reopen) if matches!(side, Side::Sender) => {
                Ok(Self::Sent { sent: by })
            }
            _ => Err(WrongState { tried, found }.into()),
        }
    }
}
