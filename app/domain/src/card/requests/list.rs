//! The requests of services of a desk as one list, whatever they came with.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Advancement, ServiceRequest};
use crate::{
    Id, Protocollo, Text,
    card::{
        Card,
        parts::{Unmet, WhyUnmet},
    },
    intake::Intake,
    mask::Field,
};

/// What a request of a service came with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An intake through this portal.
    Portal,
    /// Somebody who came to the desk, rang up or wrote.
    Counter,
    /// A card that another desk handed on.
    Referral,
}

impl Origin {
    /// Every origin, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Portal, Self::Counter, Self::Referral];

    /// The name used in queries and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Counter => "counter",
            Self::Referral => "referral",
        }
    }

    /// The origin with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

/// What the list is narrowed to; lives in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only those that stand here.
    pub state: Option<Advancement>,
    /// Only this service: row of the table of services, or slug of the catalogue.
    pub service: Option<String>,
    /// Only those that came with this.
    pub origin: Option<Origin>,
    /// An alias, or beginnings of names and surnames, in any order (masked names are not searched).
    pub text: Option<String>,
    /// Only those of cards with a need that is not met (masked needs are not searched).
    pub unmet: Option<WhyUnmet>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its identifier.
    pub id: Id<ServiceRequest>,
    /// The card.
    pub card: Id<Card>,
    /// Name and surname of the person, or the alias.
    pub full_name: Field<String>,
    /// Name of the service.
    pub title: Text,
    /// Day on which it was asked.
    pub on: NaiveDate,
    /// Where it stands.
    pub advancement: Advancement,
    /// What it came with.
    pub origin: Origin,
    /// The intake, where it came with one.
    pub intake: Option<(Id<Intake>, Protocollo)>,
    /// The need of its card that is not met, in a list of those.
    pub unmet: Option<Unmet>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_origin_has_a_code_that_parses_back() {
        for origin in Origin::ALL {
            assert_eq!(Origin::from_code(origin.code()), Some(origin));
        }
        assert_eq!(Origin::from_code("<b>"), None);
    }
}
