//! The life of an intake: each state owns its facts, and a transition consumes the old state.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id, Protocollo,
    actor::OperatorRef,
    calendar::{MAX_SUSPENSION_DAYS, NOTICE_REPLY_DAYS, Term, day_in_rome, days_after},
    card::Card,
};

/// Facts that never change once the request is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Register number.
    pub protocollo: Protocollo,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Legal term.
    pub term: Term,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Who.
    pub by: OperatorRef,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the desk asked the citizen to add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Integration {
    /// What is asked, in plain words.
    pub text: String,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// Last day for the answer.
    pub due_on: NaiveDate,
}

/// The notice that precedes a refusal (L. 241/1990 art. 10-bis).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Why the request is going to be refused.
    pub reason: String,
    /// When the notice was sent.
    pub sent_at: DateTime<Utc>,
    /// Last day for the citizen's observations.
    pub reply_by: NaiveDate,
}

/// Where an intake stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Being written by the citizen.
    Draft {
        /// Day after which it expires.
        expires_on: NaiveDate,
    },
    /// Sent, waiting in the queue.
    Submitted {
        /// What was sent, and when.
        submission: Submission,
    },
    /// Somebody works on it.
    TakenUp {
        /// What was sent, and when.
        submission: Submission,
        /// Who took it up.
        taken: Moment,
    },
    /// Waiting for the citizen.
    AwaitingIntegration {
        /// What was sent, and when.
        submission: Submission,
        /// Who took it up.
        taken: Moment,
        /// What is asked.
        integration: Integration,
    },
    /// The citizen was told that it is going to be refused, and may reply.
    NoticeGiven {
        /// What was sent, and when.
        submission: Submission,
        /// Who took it up.
        taken: Moment,
        /// The notice.
        notice: Notice,
    },
    /// Accepted: a card was opened.
    Accepted {
        /// What was sent, and when.
        submission: Submission,
        /// Who accepted.
        decided: Moment,
        /// The card.
        card: Id<Card>,
    },
    /// Refused, after the notice.
    Refused {
        /// What was sent, and when.
        submission: Submission,
        /// Who refused.
        decided: Moment,
        /// Why.
        reason: String,
    },
    /// Taken back by the citizen.
    Withdrawn {
        /// What was sent, and when.
        submission: Submission,
        /// When it was taken back.
        at: DateTime<Utc>,
    },
    /// A draft nobody came back to.
    Expired {
        /// When.
        at: DateTime<Utc>,
    },
}

/// The name of a state without its facts: for filters, tags and the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// See [`State::Draft`].
    Draft,
    /// See [`State::Submitted`].
    Submitted,
    /// See [`State::TakenUp`].
    TakenUp,
    /// See [`State::AwaitingIntegration`].
    AwaitingIntegration,
    /// See [`State::NoticeGiven`].
    NoticeGiven,
    /// See [`State::Accepted`].
    Accepted,
    /// See [`State::Refused`].
    Refused,
    /// See [`State::Withdrawn`].
    Withdrawn,
    /// See [`State::Expired`].
    Expired,
}

impl Tag {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Submitted,
        Self::TakenUp,
        Self::AwaitingIntegration,
        Self::NoticeGiven,
        Self::Accepted,
        Self::Refused,
        Self::Withdrawn,
        Self::Expired,
    ];

    /// The states in which somebody still has to do something.
    pub const PENDING: [Self; 4] =
        [Self::Submitted, Self::TakenUp, Self::AwaitingIntegration, Self::NoticeGiven];

    /// The name used in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::TakenUp => "taken_up",
            Self::AwaitingIntegration => "awaiting_integration",
            Self::NoticeGiven => "notice_given",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.code() == code)
    }

    /// Whether somebody still has to do something.
    pub fn is_pending(self) -> bool {
        Self::PENDING.contains(&self)
    }
}

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// Send a draft.
    Submit,
    /// Take up.
    TakeUp,
    /// Hand to another desk.
    HandOver,
    /// Ask for an integration.
    AskIntegration,
    /// Answer it.
    Integrate,
    /// Give notice of a refusal.
    GiveNotice,
    /// Reply to the notice.
    ReplyToNotice,
    /// Refuse.
    Refuse,
    /// Accept.
    Accept,
    /// Take back.
    Withdraw,
    /// Let a draft expire.
    Expire,
}

/// The intake is in a state that does not allow this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{tried:?} is not possible in state {found:?}")]
pub struct WrongState {
    /// What was tried.
    pub tried: Transition,
    /// Where the intake stands.
    pub found: Tag,
}

impl State {
    /// The name of the state.
    pub const fn tag(&self) -> Tag {
        match self {
            Self::Draft { .. } => Tag::Draft,
            Self::Submitted { .. } => Tag::Submitted,
            Self::TakenUp { .. } => Tag::TakenUp,
            Self::AwaitingIntegration { .. } => Tag::AwaitingIntegration,
            Self::NoticeGiven { .. } => Tag::NoticeGiven,
            Self::Accepted { .. } => Tag::Accepted,
            Self::Refused { .. } => Tag::Refused,
            Self::Withdrawn { .. } => Tag::Withdrawn,
            Self::Expired { .. } => Tag::Expired,
        }
    }

    /// What was sent; a draft was not.
    pub const fn submission(&self) -> Option<&Submission> {
        match self {
            Self::Draft { .. } | Self::Expired { .. } => None,
            Self::Submitted { submission }
            | Self::TakenUp { submission, .. }
            | Self::AwaitingIntegration { submission, .. }
            | Self::NoticeGiven { submission, .. }
            | Self::Accepted { submission, .. }
            | Self::Refused { submission, .. }
            | Self::Withdrawn { submission, .. } => Some(submission),
        }
    }

    /// Who works on it, or decided it.
    pub const fn assignee(&self) -> Option<&OperatorRef> {
        match self {
            Self::TakenUp { taken, .. }
            | Self::AwaitingIntegration { taken, .. }
            | Self::NoticeGiven { taken, .. } => Some(&taken.by),
            Self::Accepted { decided, .. } | Self::Refused { decided, .. } => Some(&decided.by),
            _ => None,
        }
    }

    const fn wrong(&self, tried: Transition) -> WrongState {
        WrongState { tried, found: self.tag() }
    }

    /// Draft → Submitted.
    pub fn submit(self, submission: Submission) -> Result<Self, WrongState> {
        match self {
            Self::Draft { .. } => Ok(Self::Submitted { submission }),
            other => Err(other.wrong(Transition::Submit)),
        }
    }

    /// Submitted → `TakenUp`.
    pub fn take_up(self, taken: Moment) -> Result<Self, WrongState> {
        match self {
            Self::Submitted { submission } => Ok(Self::TakenUp { submission, taken }),
            other => Err(other.wrong(Transition::TakeUp)),
        }
    }

    /// Submitted → Submitted, at another desk: only before anybody took it up. The term runs on.
    pub fn hand_over(self) -> Result<Self, WrongState> {
        match self {
            Self::Submitted { submission } => Ok(Self::Submitted { submission }),
            other => Err(other.wrong(Transition::HandOver)),
        }
    }

    /// `TakenUp` → `AwaitingIntegration`. Stops the clock the first time. The answer is due within
    /// the days that the suspension may last.
    pub fn ask_integration(
        self,
        text: String,
        due_on: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Self, WrongState> {
        match self {
            Self::TakenUp { mut submission, taken } => {
                let today = day_in_rome(now);
                submission.term = submission.term.suspend(today);
                let due_on = due_on.min(days_after(today, MAX_SUSPENSION_DAYS));
                Ok(Self::AwaitingIntegration {
                    submission,
                    taken,
                    integration: Integration { text, asked_at: now, due_on },
                })
            }
            other => Err(other.wrong(Transition::AskIntegration)),
        }
    }

    /// `AwaitingIntegration` → `TakenUp`: the citizen answered, and the clock runs again.
    pub fn integrate(self, now: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::AwaitingIntegration { mut submission, taken, .. } => {
                submission.term = submission.term.resume(day_in_rome(now));
                Ok(Self::TakenUp { submission, taken })
            }
            other => Err(other.wrong(Transition::Integrate)),
        }
    }

    /// `TakenUp` → `NoticeGiven` (L. 241/1990 art. 10-bis).
    pub fn give_notice(self, reason: String, now: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::TakenUp { mut submission, taken } => {
                let today = day_in_rome(now);
                submission.term = submission.term.suspend(today);
                Ok(Self::NoticeGiven {
                    submission,
                    taken,
                    notice: Notice { reason, sent_at: now, reply_by: days_after(today, NOTICE_REPLY_DAYS) },
                })
            }
            other => Err(other.wrong(Transition::GiveNotice)),
        }
    }

    /// `NoticeGiven` → `TakenUp`: the citizen sent observations, which must be examined.
    pub fn reply_to_notice(self, now: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::NoticeGiven { mut submission, taken, .. } => {
                submission.term = submission.term.resume(day_in_rome(now));
                Ok(Self::TakenUp { submission, taken })
            }
            other => Err(other.wrong(Transition::ReplyToNotice)),
        }
    }

    /// `NoticeGiven` → `Refused`, once the days to reply have passed.
    pub fn refuse(self, decided: Moment) -> Result<Self, WrongState> {
        match self {
            Self::NoticeGiven { mut submission, notice, .. } if day_in_rome(decided.at) > notice.reply_by => {
                submission.term = submission.term.resume(day_in_rome(decided.at));
                Ok(Self::Refused { submission, decided, reason: notice.reason })
            }
            other => Err(other.wrong(Transition::Refuse)),
        }
    }

    /// `TakenUp` or `NoticeGiven` → `Accepted`.
    pub fn accept(self, decided: Moment, card: Id<Card>) -> Result<Self, WrongState> {
        match self {
            Self::TakenUp { submission, .. } | Self::NoticeGiven { submission, .. } => {
                Ok(Self::Accepted { submission, decided, card })
            }
            other => Err(other.wrong(Transition::Accept)),
        }
    }

    /// Any pending state → `Withdrawn`.
    pub fn withdraw(self, at: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::Submitted { submission }
            | Self::TakenUp { submission, .. }
            | Self::AwaitingIntegration { submission, .. }
            | Self::NoticeGiven { submission, .. } => Ok(Self::Withdrawn { submission, at }),
            other => Err(other.wrong(Transition::Withdraw)),
        }
    }

    /// Draft → Expired, because whoever wrote it gives it up.
    pub fn give_up(self, at: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::Draft { .. } => Ok(Self::Expired { at }),
            other => Err(other.wrong(Transition::Expire)),
        }
    }

    /// Draft → Expired, after its last day.
    pub fn expire(self, now: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::Draft { expires_on } if day_in_rome(now) > expires_on => Ok(Self::Expired { at: now }),
            other => Err(other.wrong(Transition::Expire)),
        }
    }
}
