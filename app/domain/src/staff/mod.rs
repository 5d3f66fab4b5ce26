//! The staff: who works at which desk, as what, from when until when; what administrators may change of
//! it, and the record of what they changed.
//!
//! * [`Membership`], [`Member`]: an operator at a desk, and an operator with all of them
//! * [`may_give`], [`reaches`], [`orphaned`]: the rules, as pure functions
//! * [`absence`]: who is away, and which colleague stands in
//! * [`sheet`]: operators and memberships out of a file
//! * [`Change`], [`Recorded`]: what was changed, before and after
//! * [`StaffDesk`]: a desk as its administrators see it; [`FailedJob`], [`RetriedJob`]: work that was given up, or is
//!   tried again

pub mod absence;
mod change;
mod rules;
pub mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use change::{Change, DeskText, ProfileText, Recorded, Terms};
pub use rules::{
    Giver, Governed, Offer, Refusal, Seat, StandsIn, is_for_outside, may_give, orphaned, reaches,
};

use crate::{
    Id, Lang,
    actor::{Desk, DeskRef, OperatorRef, Organisation, Role},
    codes::Validity,
    desk::DeskPoint,
    mask::Mask,
};

/// Most characters of the name of an operator or of a desk.
pub const MAX_NAME: usize = 120;
/// Most characters of a reason.
pub const MAX_REASON: usize = 1000;
/// Most characters of the description of a desk.
pub const MAX_DESCRIPTION: usize = 2000;

/// What a kind of desk may do and may not see.
#[derive(Debug)]
pub enum Profile {}

/// A profile, with what it hides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRef {
    /// Its identifier.
    pub id: Id<Profile>,
    /// "Segretariato sociale".
    pub name: String,
    /// What it hides.
    pub mask: Mask,
    /// The desks at which it is given; everywhere, where there is none.
    pub only_at: Vec<Id<Desk>>,
}

impl ProfileRef {
    /// Whether it is given at some of these desks, or everywhere.
    pub fn is_given_at_any<'a>(&self, desks: impl IntoIterator<Item = &'a DeskRef>) -> bool {
        self.only_at.is_empty() || desks.into_iter().any(|desk| self.only_at.contains(&desk.id))
    }
}

/// Where a membership stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It begins later.
    Coming,
    /// It counts.
    InForce,
    /// Its last day has passed, or somebody ended it.
    Over,
}

/// An operator at a desk, as what, from when until when (appartenenza).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Where.
    pub desk: DeskRef,
    /// Body the desk belongs to.
    pub organisation: Id<Organisation>,
    /// As what.
    pub role: Role,
    /// Name of the profile that counts: of the membership, or else of the desk.
    pub profile: String,
    /// Days on which it counts.
    pub valid: Validity,
    /// Whom they stand in for (delegation for absence).
    pub absent: Option<OperatorRef>,
    /// When somebody ended it before its last day.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Membership {
    /// Where it stands on a day. One that was ended is over at once, on whatever day.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        if self.ended_at.is_some() || self.valid.until.is_some_and(|until| until < today) {
            Standing::Over
        } else if self.valid.from.is_some_and(|from| today < from) {
            Standing::Coming
        } else {
            Standing::InForce
        }
    }

    /// What it says, for the history.
    pub fn terms(&self) -> Terms {
        Terms {
            role: self.role,
            profile: self.profile.clone(),
            valid: self.valid,
            absent: self.absent.as_ref().map(|absent| absent.name.clone()),
        }
    }
}

/// An operator with all memberships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub me: OperatorRef,
    /// Whether they may sign in.
    pub enabled: bool,
    /// By name of the desk.
    pub memberships: Vec<Membership>,
}

/// How somebody proves who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayIn {
    /// By SPID or CIE, with their codice fiscale, which is not shown.
    FiscalCode,
    /// By the account at their body's provider.
    Provider {
        /// Which provider.
        issuer: String,
        /// Their name there.
        subject: String,
    },
}

/// Everything that administrators see of an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberFile {
    /// Who, and where.
    pub member: Member,
    /// How they come in.
    pub way_in: WayIn,
    /// When they were enabled first.
    pub since: DateTime<Utc>,
    /// Number of the last change; 0 where nothing was written down yet.
    pub version: i32,
    /// What was changed, last first.
    pub history: Vec<Recorded>,
}

/// A desk at which this administrator may give memberships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskChoice {
    /// Which.
    pub desk: DeskRef,
    /// Name of its body.
    pub organisation: String,
}

/// What may be chosen when a membership is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Desks within the reach of the administrator.
    pub desks: Vec<DeskChoice>,
    /// Profiles of the zone that are given at some of them.
    pub profiles: Vec<ProfileRef>,
    /// Other operators, for those who stand in.
    pub colleagues: Vec<OperatorRef>,
}

/// What kind of desk it is (DOMAIN §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskKind {
    /// Segretariato sociale.
    General,
    /// For foreigners.
    Foreigners,
    /// One subject or initiative.
    Thematic,
    /// One for several municipalities.
    Centralised,
    /// Of a body of the third sector.
    ThirdSector,
}

impl DeskKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::General, Self::Foreigners, Self::Thematic, Self::Centralised, Self::ThirdSector];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Foreigners => "foreigners",
            Self::Thematic => "thematic",
            Self::Centralised => "centralised",
            Self::ThirdSector => "third_sector",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A desk in the list of those who administer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffDesk {
    /// Which.
    pub desk: DeskRef,
    /// What kind it is.
    pub kind: DeskKind,
    /// Name of its body.
    pub organisation: String,
    /// Its profile.
    pub profile: String,
    /// Operators whose membership counts today.
    pub operators: u32,
    /// Whether it works today: it is open, and its body has an agreement where it needs one.
    pub counts: bool,
}

/// A place where a desk receives people, in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointLine {
    /// Which.
    pub id: Id<DeskPoint>,
    /// The building.
    pub name: String,
    /// Street and municipality.
    pub address: String,
    /// Telephone.
    pub phone: String,
}

/// Everything that administrators see of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskFile {
    /// Its facts.
    pub desk: StaffDesk,
    /// Its name for citizens in other languages than Italian.
    pub names: BTreeMap<Lang, String>,
    /// What it is for; may be empty.
    pub description: String,
    /// Whether this administrator may change it.
    pub writable: bool,
    /// Where it receives people, in the order shown.
    pub points: Vec<PointLine>,
    /// Titles of the services that it receives.
    pub services: Vec<String>,
    /// Names of the profiles that memberships there have besides the desk's.
    pub profiles: Vec<String>,
    /// Number of the last change; 0 where nothing was written down yet.
    pub version: i32,
    /// What was changed, last first.
    pub history: Vec<Recorded>,
}

/// A piece of work that happens later.
#[derive(Debug)]
pub enum Job {}

/// Work that was given up, without anything of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedJob {
    /// Which.
    pub id: Id<Job>,
    /// Kind of work (name of its queue).
    pub queue: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Why the last attempt failed: the beginning, letters only.
    pub error: Option<String>,
    /// When it was given up.
    pub failed_at: DateTime<Utc>,
}

/// Work that did not go well yet and that the portal tries again by itself, without anything of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetriedJob {
    /// Kind of work (name of its queue).
    pub queue: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Why the last attempt failed: the beginning, letters only.
    pub error: Option<String>,
    /// When it is tried again.
    pub next_at: DateTime<Utc>,
}
