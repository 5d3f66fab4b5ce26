//! The segretariato card: one access of a person to a desk.
//!
//! This is the first shape of it; the seven parts of the trade's card grow here.

mod access;
mod correction;
mod list;
mod outcome;
pub mod parts;
mod removal;
pub mod requests;
mod written;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Id, Text,
    actor::DeskRef,
    diary::DiaryEntry,
    intake::{Answered, Moment},
    mask::Field,
    person::Person,
    privacy::Standing,
};

pub use access::{Access, SeenAccess, Words};
pub use correction::{Correction, Earlier, Replaced};
pub use list::{Exported, Filter, Tag};
pub use outcome::{Ending, Outcome, OutcomeChoice};
pub use removal::Removed;
pub use written::{free_texts, free_texts_of};

/// How the person reached the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Through this portal.
    Online,
    /// In person.
    InPerson,
    /// By telephone.
    Phone,
    /// By e-mail.
    Email,
    /// By post or fax.
    Letter,
    /// The operator went to them.
    HomeVisit,
}

impl Mode {
    /// Every mode, in the order of the list.
    pub const ALL: [Self; 6] =
        [Self::Online, Self::InPerson, Self::Phone, Self::Email, Self::Letter, Self::HomeVisit];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::InPerson => "in_person",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::HomeVisit => "home_visit",
        }
    }

    /// The mode with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// Why the person came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessReason {
    /// By their own will.
    Spontaneous,
    /// Sent by somebody.
    Sent,
    /// Asked to come by the service.
    Summoned,
    /// By decree of a court.
    Decree,
}

impl AccessReason {
    /// Every reason, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Spontaneous, Self::Sent, Self::Summoned, Self::Decree];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spontaneous => "spontaneous",
            Self::Sent => "sent",
            Self::Summoned => "summoned",
            Self::Decree => "decree",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Whether it must be said who sent the person; of other reasons it is not said (DOMAIN §4.1).
    pub const fn names_a_sender(self) -> bool {
        matches!(self, Self::Sent)
    }

    /// Whether it must be said why exactly (DOMAIN §4.1); of other reasons it may be.
    pub const fn is_specified(self) -> bool {
        matches!(self, Self::Summoned)
    }
}

/// Where a card stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Being written.
    Open,
    /// Complete.
    Completed {
        /// Who completed it, and when.
        completed: Moment,
        /// How the access ended.
        outcome: Outcome,
    },
}

impl State {
    /// The name used in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Completed { .. } => "completed",
        }
    }

    /// Open → Completed.
    pub fn complete(self, completed: Moment, outcome: Outcome) -> Result<Self, AlreadyCompleted> {
        match self {
            Self::Open => Ok(Self::Completed { completed, outcome }),
            Self::Completed { .. } => Err(AlreadyCompleted),
        }
    }
}

/// The card is completed already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the card is already completed")]
pub struct AlreadyCompleted;

/// A card through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its identifier.
    pub id: Id<Self>,
    /// The desk it belongs to.
    pub desk: DeskRef,
    /// Who opened it, and when.
    pub opened: Moment,
    /// Where it stands.
    pub state: State,
    /// Part 1.
    pub access: SeenAccess,
    /// Corrections of the access and of the outcome since it was completed, newest first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Part 3: the person.
    pub person: Person,
    /// The parts that the desk fills in.
    pub parts: parts::Parts,
    /// Part 6: services asked for.
    pub requests: Vec<requests::ServiceRequest>,
    /// What the person answered online, through the mask.
    pub answers: Vec<Answered>,
    /// Codes of the needs that these answers stand for, through the mask.
    pub needs: Vec<Field<String>>,
    /// Notes: one's own, the public ones of colleagues, and the private ones that this reader may read.
    pub diary: Field<Vec<DiaryEntry>>,
    /// Private notes of colleagues that this reader may not read.
    pub private_notes_of_others: u16,
    /// Where the person stands with the desk's notice on data protection.
    pub privacy: Standing,
    /// Number of the last save; an older one is told so.
    pub version: i64,
}

impl Card {
    /// The notes that this reader sees.
    pub fn notes(&self) -> &[DiaryEntry] {
        self.diary.shown().map(Vec::as_slice).unwrap_or_default()
    }
}

/// A line of a list of cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its identifier.
    pub id: Id<Card>,
    /// Name and surname, or the alias.
    pub full_name: Field<String>,
    /// Day of the access.
    pub on: NaiveDate,
    /// First service asked for.
    pub service_title: Option<Text>,
    /// The desk.
    pub desk: DeskRef,
    /// Where it stands.
    pub state: State,
    /// Who opened it.
    pub opened_by: String,
    /// The need that is not met, in a list of those.
    pub unmet: Option<parts::Unmet>,
}
