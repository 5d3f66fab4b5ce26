//! Lists of cards: what they are narrowed to, and what leaves the portal of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AccessReason, Mode, State,
    parts::{Unmet, WhyUnmet},
};
use crate::{Text, mask::Field};

/// The name of a state of a card, without its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// Being written.
    Open,
    /// Complete.
    Completed,
}

impl Tag {
    /// Both, in the order of life.
    pub const ALL: [Self; 2] = [Self::Open, Self::Completed];

    /// The name used in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Completed => "completed",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.code() == code)
    }
}

/// What the list of cards is narrowed to; lives in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filter {
    /// Only this state.
    pub tag: Option<Tag>,
    /// First day of the access.
    pub from: Option<NaiveDate>,
    /// Last day of the access.
    pub until: Option<NaiveDate>,
    /// An alias, or beginnings of names and surnames, in any order (masked names are not searched).
    pub text: Option<String>,
    /// Only those that the operator opened.
    pub mine: bool,
    /// Only those with a need that is not met (masked needs are not searched).
    pub unmet: Option<WhyUnmet>,
}

/// A card as a list that leaves the portal shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// Name and surname, or the alias.
    pub full_name: Field<String>,
    /// Day of the access.
    pub on: NaiveDate,
    /// How the person reached the desk.
    pub mode: Mode,
    /// Why they came.
    pub reason: AccessReason,
    /// Who sent them; may be empty.
    pub sender: Field<String>,
    /// The services asked for, first one first.
    pub services: Vec<Text>,
    /// Where it stands.
    pub state: State,
    /// How it ended, in the words of that day; empty while it is open.
    pub outcome: String,
    /// Who opened it.
    pub opened_by: String,
    /// Name of the desk.
    pub desk: String,
    /// The need that is not met, if there is one.
    pub unmet: Field<Option<Unmet>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_the_code_of_the_database() {
        for tag in Tag::ALL {
            assert_eq!(Tag::from_code(tag.code()), Some(tag));
        }
        assert_eq!(State::Open.code(), Tag::Open.code());
    }
}
