//! Access to the documents of a procedure (L. 241/1990 artt. 22–25, D.P.R. 184/2006).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id, Protocollo, Text,
    calendar::{day_in_rome, days_after},
    intake::{Intake, Moment},
    mask::Field,
    message::Message,
};

/// Days for the answer; when they have passed in silence the request counts as refused
/// (L. 241/1990 art. 25 c. 4, D.P.R. 184/2006 art. 6 c. 4).
pub const ANSWER_DAYS: u16 = 30;
/// Longest deferral that may be given, in days.
pub const MAX_DEFERRAL_DAYS: u16 = 365;
/// Most characters of what is asked for, and of why.
pub const MAX_CHARS: u16 = 2000;

/// Where a request for access stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Waiting for the answer.
    Asked {
        /// Last day for the answer.
        answer_by: NaiveDate,
    },
    /// Put off, with the reason (D.P.R. 184/2006 art. 9); it is answered afterwards.
    Deferred {
        /// Who, and when.
        decided: Moment,
        /// The day from which it can be answered.
        until: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Granted: the documents are in a message of the desk.
    Granted {
        /// Who, and when.
        decided: Moment,
        /// The message that carries them.
        message: Id<Message>,
    },
    /// Refused, with the reason (L. 241/1990 art. 25 c. 3).
    Refused {
        /// Who, and when.
        decided: Moment,
        /// Why.
        reason: String,
    },
}

/// The name of a state without its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// See [`State::Asked`].
    Asked,
    /// See [`State::Deferred`].
    Deferred,
    /// See [`State::Granted`].
    Granted,
    /// See [`State::Refused`].
    Refused,
}

impl Tag {
    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Deferred => "deferred",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }

    /// Whether the desk still has to answer.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Deferred)
    }
}

/// It was answered for good already, or it cannot be put off a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not possible for a request for access that is {found:?}")]
pub struct WrongState {
    /// Where it stands.
    pub found: Tag,
}

impl State {
    /// A new one, asked at this instant.
    pub fn asked(now: DateTime<Utc>) -> Self {
        Self::Asked { answer_by: days_after(day_in_rome(now), ANSWER_DAYS) }
    }

    /// The name of the state.
    pub const fn tag(&self) -> Tag {
        match self {
            Self::Asked { .. } => Tag::Asked,
            Self::Deferred { .. } => Tag::Deferred,
            Self::Granted { .. } => Tag::Granted,
            Self::Refused { .. } => Tag::Refused,
        }
    }

    /// The day by which the desk has to do something, while it has to.
    pub const fn due_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Asked { answer_by } => Some(*answer_by),
            Self::Deferred { until, .. } => Some(*until),
            Self::Granted { .. } | Self::Refused { .. } => None,
        }
    }

    const fn wrong(&self) -> WrongState {
        WrongState { found: self.tag() }
    }

    /// Asked → Deferred. Once only: what was put off is answered.
    ///
    /// # Errors
    /// When it was put off or answered before.
    pub fn defer(self, decided: Moment, until: NaiveDate, reason: String) -> Result<Self, WrongState> {
        match self {
            Self::Asked { .. } => Ok(Self::Deferred { decided, until, reason }),
            other => Err(other.wrong()),
        }
    }

    /// Asked or Deferred → Granted.
    ///
    /// # Errors
    /// When it was answered before.
    pub fn grant(self, decided: Moment, message: Id<Message>) -> Result<Self, WrongState> {
        match self {
            Self::Asked { .. } | Self::Deferred { .. } => Ok(Self::Granted { decided, message }),
            other => Err(other.wrong()),
        }
    }

    /// Asked or Deferred → Refused.
    ///
    /// # Errors
    /// When it was answered before.
    pub fn refuse(self, decided: Moment, reason: String) -> Result<Self, WrongState> {
        match self {
            Self::Asked { .. } | Self::Deferred { .. } => Ok(Self::Refused { decided, reason }),
            other => Err(other.wrong()),
        }
    }
}

/// A request for access, as whoever made it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileAccess {
    /// Its identifier.
    pub id: Id<Self>,
    /// Its own register number.
    pub protocollo: Protocollo,
    /// When it was made.
    pub asked_at: DateTime<Utc>,
    /// Which documents are asked for.
    pub wanted: String,
    /// Why: the direct, concrete and present interest (L. 241/1990 art. 22 c. 1 b).
    pub interest: String,
    /// Where it stands.
    pub state: State,
}

/// A request for access at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskFileAccess {
    /// Its identifier.
    pub id: Id<FileAccess>,
    /// Its own register number.
    pub protocollo: Protocollo,
    /// The request whose file it is about.
    pub intake: Id<Intake>,
    /// Register number of that request.
    pub of: Protocollo,
    /// Name of the service.
    pub service_title: Text,
    /// Name and surname of whoever asks, as the mask allows.
    pub applicant: Field<String>,
    /// When it was made.
    pub asked_at: DateTime<Utc>,
    /// Which documents are asked for, and why; free text under the mask as messages are.
    pub words: Field<(String, String)>,
    /// Where it stands.
    pub state: State,
}

/// What the desk answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The documents, with words.
    Grant,
    /// No.
    Refuse,
    /// Not before this day.
    Defer(NaiveDate),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::OperatorRef;

    fn moment() -> Moment {
        let by = OperatorRef { id: Id::new(uuid::Uuid::from_u128(1)), name: "Chiara Moretti".into() };
        Moment { by, at: "2026-11-25T09:00:00Z".parse().unwrap() }
    }

    fn asked() -> State {
        State::asked("2026-11-20T23:30:00Z".parse().unwrap())
    }

    #[test]
    fn the_answer_is_due_in_thirty_days_counted_in_rome() {
        assert_eq!(asked().due_on(), "2026-12-21".parse().ok());
    }

    #[test]
    fn it_is_put_off_once_and_answered_once() {
        let until = "2027-01-15".parse().unwrap();
        let message = Id::new(uuid::Uuid::from_u128(2));
        let deferred = asked().defer(moment(), until, "Indagine in corso".into()).unwrap();
        assert_eq!((deferred.tag(), deferred.due_on()), (Tag::Deferred, Some(until)));
        let again = deferred.clone().defer(moment(), until, "Ancora".into());
        assert_eq!(again, Err(WrongState { found: Tag::Deferred }));
        let granted = deferred.grant(moment(), message).unwrap();
        assert_eq!((granted.tag(), granted.due_on()), (Tag::Granted, None));
        assert_eq!(granted.refuse(moment(), "No".into()), Err(WrongState { found: Tag::Granted }));
        let refused = asked().refuse(moment(), "Riguarda altri".into()).unwrap();
        assert_eq!(refused.clone().grant(moment(), message), Err(WrongState { found: Tag::Refused }));
        assert!(!refused.tag().is_open());
    }

    #[test]
    fn the_stored_state_has_the_name_that_the_table_checks() {
        for state in [asked(), asked().refuse(moment(), "No".into()).unwrap()] {
            let stored = serde_json::to_value(&state).unwrap();
            assert_eq!(stored["state"], state.tag().code());
        }
    }
}
