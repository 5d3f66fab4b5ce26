//! Requests of services within a card: who asked, how each goes on (the eight states of the trade's card, and
//! every step between them), the time that it took, and the sheets that are filled in about it.

mod list;
mod sheets;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id, Protocollo, Text,
    card::Card,
    codes::Code,
    document::DeskDocuments,
    fields::{Lists, Version},
    intake::{Intake, Moment},
    mask::{Field, Group},
};

pub use list::{Filter, Listed, Origin};
pub use sheets::Sheet;

/// Where a request of a service stands. A new one is [`Advancement::Information`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advancement {
    /// 0: information was given.
    Information,
    /// 1: it is written down and accepted.
    Accepted,
    /// 2: it is being worked on.
    InProgress,
    /// 3: its procedure is being checked.
    Checking,
    /// 4: done by the desk.
    Concluded,
    /// 5: a procedure elsewhere has begun.
    ExternalStarted,
    /// 6: the procedure elsewhere is being checked.
    ExternalChecking,
    /// 7: given by somebody else.
    ExternalProvided,
}

impl Advancement {
    /// Every state, in the order of the trade's numbers.
    pub const ALL: [Self; 8] = [
        Self::Information,
        Self::Accepted,
        Self::InProgress,
        Self::Checking,
        Self::Concluded,
        Self::ExternalStarted,
        Self::ExternalChecking,
        Self::ExternalProvided,
    ];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
            Self::Checking => "checking",
            Self::Concluded => "concluded",
            Self::ExternalStarted => "external_started",
            Self::ExternalChecking => "external_checking",
            Self::ExternalProvided => "external_provided",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Where it can go from here. The trade names the states only; the steps are ours: forward within
    /// the desk or elsewhere, from the desk to elsewhere, back from a check that found something, and
    /// nowhere from an end.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Information => &[Self::Accepted, Self::InProgress, Self::Concluded, Self::ExternalStarted],
            Self::Accepted | Self::Checking => &[Self::InProgress, Self::Concluded, Self::ExternalStarted],
            Self::InProgress => &[Self::Checking, Self::Concluded, Self::ExternalStarted],
            Self::ExternalStarted => &[Self::ExternalChecking, Self::ExternalProvided, Self::InProgress],
            Self::ExternalChecking => &[Self::ExternalStarted, Self::ExternalProvided, Self::InProgress],
            Self::Concluded | Self::ExternalProvided => &[],
        }
    }

    /// Where an end can go back to where it was none: a correction, with a reason.
    pub const fn corrections(self) -> &'static [Self] {
        match self {
            Self::Concluded => &[Self::InProgress, Self::Checking, Self::ExternalStarted],
            Self::ExternalProvided => &[Self::ExternalChecking, Self::ExternalStarted, Self::InProgress],
            _ => &[],
        }
    }

    /// Every state that it can have after this one, by a step or by a correction.
    pub const fn ways(self) -> &'static [Self] {
        if self.next().is_empty() { self.corrections() } else { self.next() }
    }

    /// The step to another state; one from an end says why in its note.
    ///
    /// # Errors
    /// When there is no such step, or an end is left without a word.
    pub fn step(self, to: Self, note: &str) -> Result<Self, WrongStep> {
        let is_said = self.corrections().is_empty() || !note.trim().is_empty();
        if is_said && self.ways().contains(&to) { Ok(to) } else { Err(WrongStep { from: self, to }) }
    }
}

/// A step that there is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no step from {} to {}", from.code(), to.code())]
pub struct WrongStep {
    /// Where it stands.
    pub from: Advancement,
    /// Where it was to go.
    pub to: Advancement,
}

/// Who asked for a service at the desk, in relation to the person of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedBy {
    /// The person.
    Person,
    /// Somebody of the family.
    Family,
    /// Whoever acts for them by law.
    Guardian,
    /// Somebody else.
    Other,
}

impl AskedBy {
    /// Everybody, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Person, Self::Family, Self::Guardian, Self::Other];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Family => "family",
            Self::Guardian => "guardian",
            Self::Other => "other",
        }
    }

    /// Who has this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.code() == code)
    }
}

/// A step that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it stood from then on.
    pub to: Advancement,
    /// Who, and when.
    pub made: Moment,
    /// In the operator's words, through the mask; may be empty.
    pub note: Field<String>,
}

/// The group of what operators note about a request: of a step, of work that was done, of why a line of it was struck
/// out. These are notes of what happened, like those of the diary.
pub const NOTES: Group = Group::Diary;

/// Work that was done for a request: the trade's *consuntivazione*. As it is written down; of words that went through a
/// mask, `W` is [`Field<String>`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked<W = String> {
    /// Day.
    pub on: NaiveDate,
    /// What was done.
    pub activity: Activity,
    /// In the operator's words.
    pub description: W,
    /// How many people worked.
    pub people: u8,
    /// Minutes, of all of them together.
    pub minutes: u16,
}

/// A line of work as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkLine {
    /// Its identifier.
    pub id: Id<Self>,
    /// The work, through the mask.
    pub worked: Worked<Field<String>>,
    /// Who wrote it down, and when.
    pub written: Moment,
    /// Where it was wrong: its end. It stays to be read and does not count.
    pub struck: Option<Struck<Field<String>>>,
}

/// That something was struck out; of words that went through a mask, `W` is [`Field<String>`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck<W = String> {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub why: W,
}

/// Kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Talk with the person.
    Talk,
    /// Visit at home.
    Visit,
    /// Papers and procedures.
    Paperwork,
    /// Contacts with other services.
    Contacts,
    /// Going somewhere with the person.
    Accompanying,
    /// Anything else.
    Other,
}

impl Activity {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 6] =
        [Self::Talk, Self::Visit, Self::Paperwork, Self::Contacts, Self::Accompanying, Self::Other];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Visit => "visit",
            Self::Paperwork => "paperwork",
            Self::Contacts => "contacts",
            Self::Accompanying => "accompanying",
            Self::Other => "other",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|activity| activity.code() == code)
    }
}

/// A service asked for within a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRequest {
    /// Its identifier.
    pub id: Id<Self>,
    /// Slug of the service in the catalogue, or code of the row of the table of services.
    pub service: String,
    /// The row of the table of services that it is, or that it stands for.
    #[serde(default)]
    pub row: Option<Code>,
    /// Name of the service: that of the catalogue, or that of the row on that day.
    pub title: Text,
    /// Day on which it was asked.
    pub on: NaiveDate,
    /// Who asked.
    pub asked_by: AskedBy,
    /// Where it stands.
    pub advancement: Advancement,
    /// The intake it came with, if it came online.
    pub intake: Option<(Id<Intake>, Protocollo)>,
    /// Number of the last step; an older one is told so.
    pub version: i64,
}

/// A request with everything that the desk did about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The card.
    pub card: Id<Card>,
    /// What the person is called.
    pub name: Field<String>,
    /// Whether that is the name: of nobody else may a text say who it is.
    pub by_name: bool,
    /// The request.
    pub request: ServiceRequest,
    /// Newest first.
    pub steps: Vec<Step>,
    /// The last save of each sheet, through the mask, in the order of [`Sheet::ALL`].
    pub sheets: Vec<(Sheet, Version)>,
    /// Newest first.
    pub worked: Vec<WorkLine>,
    /// What operators keep with it, through the mask.
    pub documents: DeskDocuments,
    /// Groups of fields that may not be seen.
    pub hidden: Vec<Group>,
    /// What can be chosen.
    pub lists: Lists,
    /// Whether the card is completed: sheets are changed with a reason.
    pub closed: bool,
}

impl Followed {
    /// Minutes of work, without the lines that were struck out.
    pub fn minutes(&self) -> u32 {
        let counted = self.worked.iter().filter(|line| line.struck.is_none());
        counted.map(|line| u32::from(line.worked.minutes)).sum()
    }

    /// The last save of a sheet.
    pub fn sheet(&self, sheet: Sheet) -> Option<&Version> {
        self.sheets.iter().find(|(of, _)| *of == sheet).map(|(_, version)| version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_an_end_and_every_state_can_be_reached() {
        assert!(Advancement::Concluded.next().is_empty());
        assert!(Advancement::ExternalProvided.next().is_empty());
        for state in Advancement::ALL.into_iter().skip(1) {
            assert!(Advancement::ALL.iter().any(|from| from.step(state, "").is_ok()), "{state:?}");
        }
    }

    #[test]
    fn an_end_that_was_none_is_left_with_a_word() {
        let (end, back) = (Advancement::Concluded, Advancement::InProgress);
        assert!(end.step(back, "  ").is_err());
        assert_eq!(end.step(back, "Segnata per sbaglio"), Ok(back));
        assert_eq!(back.step(end, ""), Ok(end));
    }

    #[test]
    fn no_state_leads_to_itself_or_back_to_the_beginning() {
        for state in Advancement::ALL {
            assert!(state.step(state, "x").is_err());
            assert!(state.step(Advancement::Information, "x").is_err());
            assert_eq!(Advancement::from_code(state.code()), Some(state));
        }
    }
}
