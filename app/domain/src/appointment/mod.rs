//! Appointments: what for, when, and what became of them.

mod code;
mod slots;
mod state;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

pub use code::{Code, NotACode};
pub use slots::{DaySlots, days_with_room, slots_on};
pub use state::{CancelledBy, NotPossible, State, Tag};

use crate::{Id, desk::DeskPoint, hours::Period, mask::Field};

/// What somebody wants to talk about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A first talk: what can be done.
    FirstTalk,
    /// Help with a form.
    FormHelp,
    /// A request that was sent already.
    SentRequest,
}

impl Reason {
    /// Every reason, in the order of the list.
    pub const ALL: [Self; 3] = [Self::FirstTalk, Self::FormHelp, Self::SentRequest];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstTalk => "first_talk",
            Self::FormHelp => "form_help",
            Self::SentRequest => "sent_request",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// How the two talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// At the desk.
    InPerson,
    /// The desk calls.
    Phone,
}

impl Mode {
    /// Every way, in the order of the list.
    pub const ALL: [Self; 2] = [Self::InPerson, Self::Phone];

    /// The name used in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Phone => "phone",
        }
    }

    /// The way with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// A kind of talk that a desk gives appointments for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Its identifier.
    pub id: Id<Self>,
    /// What for.
    pub reason: Reason,
    /// How; at least one.
    pub modes: Vec<Mode>,
    /// How long it takes, in minutes; never 0.
    pub minutes: u16,
    /// How many people can be received at the same time.
    pub seats: u16,
}

/// What the organisation decided about appointments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// A citizen books so long before at the latest.
    pub book_before: TimeDelta,
    /// A citizen moves or cancels so long before at the latest.
    pub change_before: TimeDelta,
    /// Appointments are given for so many days, today included.
    pub days_ahead: u16,
}

impl Rules {
    /// The last instant at which an appointment can still be moved or cancelled by whoever has it.
    pub fn last_change(&self, starts_at: DateTime<Utc>) -> DateTime<Utc> {
        starts_at - self.change_before
    }

    /// Whether whoever has it may still move or cancel it.
    pub fn may_change(&self, starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now <= self.last_change(starts_at)
    }

    /// The same without any notice, for the desk itself.
    #[must_use]
    pub fn at_the_desk(self) -> Self {
        Self { book_before: TimeDelta::zero(), change_before: TimeDelta::zero(), ..self }
    }
}

/// How whoever comes can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Telephone; always there when the desk is to call.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// An appointment, as whoever has it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Its identifier.
    pub id: Id<Self>,
    /// What people call it by.
    pub code: Code,
    /// Desk and place.
    pub at: DeskPoint,
    /// The kind of talk; its slots can be moved to.
    pub kind: Id<Kind>,
    /// What for.
    pub reason: Reason,
    /// How.
    pub mode: Mode,
    /// When.
    pub period: Period,
    /// What became of it.
    pub state: State,
    /// How they can be reached.
    pub contact: Contact,
    /// How often it was moved.
    pub moved: u16,
}

impl Appointment {
    /// Whether it is still to come, or going on.
    pub fn is_coming(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Booked && now < self.period.end
    }
}

/// A line of the desk's day, through the mask of its profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRow {
    /// What people call it by.
    pub code: Code,
    /// Name and surname.
    pub name: Field<String>,
    /// Telephone.
    pub phone: Field<Option<String>>,
    /// Name of the contact point.
    pub place: String,
    /// What for.
    pub reason: Reason,
    /// How.
    pub mode: Mode,
    /// When.
    pub period: Period,
    /// What became of it.
    pub state: State,
    /// Whether they booked it themselves, through this portal.
    pub online: bool,
}

/// A day of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub on: NaiveDate,
    /// Its appointments, in the order of the clock.
    pub rows: Vec<DayRow>,
}
