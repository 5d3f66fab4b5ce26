//! The municipal registry (anagrafe): what another office says of a person, and how it differs from what we hold.
//!
//! * [`Column`], [`Heading`], [`Entry`]: the file that a municipality hands over, line by line
//! * [`Report`]: what became of a file, without anybody's data
//! * [`Told`]: a person as a registry tells of them, whichever registry it is
//! * [`compare()`]: the same beside what we hold, through a mask

mod columns;
mod compare;
mod entry;
mod report;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

pub use columns::{Column, Heading};
pub use compare::{Aside, Datum, Line, compare, mark, plain};
pub use entry::{Entry, Flaw, Reason, cells, name_key};
pub use report::{FileProblem, Outcome, Refusal, Report};

use super::{Name, Person, Sex};
use crate::{FiscalCode, mask::Field};

/// A registry older than this is said to be old: people move and marry meanwhile.
pub const OLD_AFTER: TimeDelta = TimeDelta::days(30);

/// Which registry tells of somebody, and how things stood when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name of the municipality.
    pub municipality: String,
    /// How things stood when.
    pub as_of: DateTime<Utc>,
}

impl Source {
    /// Whether it is too old to be believed without asking.
    pub fn is_old(&self, now: DateTime<Utc>) -> bool {
        now - self.as_of > OLD_AFTER
    }
}

/// Whether somebody lives in the municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Does.
    #[default]
    Resident,
    /// Is dead.
    Dead,
    /// Moved to another municipality or abroad.
    Emigrated,
}

impl Standing {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Resident, Self::Dead, Self::Emigrated];

    /// The word in the file and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Resident => "residente",
            Self::Dead => "deceduto",
            Self::Emigrated => "emigrato",
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

/// A citizenship as far as rights differ, and the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citizenship {
    /// Code in the list of the facts of a person: `italiana`, `ue`, `extra-ue`, `apolide`.
    pub kind: &'static str,
    /// Code of the country in the table of countries, where it is not Italy.
    pub country: Option<String>,
}

/// Other countries of the European Union, by ISO 3166-1.
const UNION: [&str; 26] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Citizenship {
    /// The citizenship that a code of the file stands for: `IT`, the code of a country, or `apolide`.
    pub fn of(code: &str, iso2: Option<&str>) -> Self {
        let kind = match (code, iso2) {
            (STATELESS, _) => "apolide",
            ("IT", _) => "italiana",
            (_, Some(iso2)) if UNION.contains(&iso2) => "ue",
            _ => "extra-ue",
        };
        Self { kind, country: matches!(kind, "ue" | "extra-ue").then(|| code.to_owned()) }
    }
}

/// What the file has instead of a country for who has no citizenship.
pub(crate) const STATELESS: &str = "apolide";

/// A person as a registry tells of them, in clear: it never leaves the back office but through [`compare()`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Name and surname.
    pub name: Name,
    /// Codice fiscale.
    pub fiscal_code: Option<FiscalCode>,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Option<Sex>,
    /// Municipality or country of birth, by name.
    pub birth_place: Option<String>,
    /// Citizenship.
    pub citizenship: Option<Citizenship>,
    /// Street and number.
    pub address: Option<String>,
    /// Municipality of residence, by name.
    pub municipality: Option<String>,
    /// Code in the list of the facts of a person.
    pub civil_status: Option<String>,
    /// Number of the household in the registry.
    pub family: Option<String>,
    /// What the person is in it.
    pub relation: Option<String>,
    /// First day of this residence.
    pub resident_since: Option<NaiveDate>,
    /// Whether the person lives there.
    pub standing: Standing,
    /// Since when, of who does not.
    pub standing_since: Option<NaiveDate>,
}

/// How somebody was found in the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// By codice fiscale, omocodia aside.
    FiscalCode,
    /// By name, surname and date of birth: it may be somebody else.
    Name,
}

/// What a look-up said, through a mask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// No registry was ever imported.
    NoRegistry,
    /// The person has neither a codice fiscale nor name, surname and date of birth, or gave no name.
    NothingToAsk,
    /// Nobody is like this in these registries.
    Nobody(Vec<Source>),
    /// Several people have this name and date of birth.
    Several(Source),
    /// This is what it holds.
    Found {
        /// Which registry.
        source: Source,
        /// How.
        by: By,
        /// Datum by datum.
        lines: Vec<Line>,
        /// What is not compared.
        aside: Aside,
        /// Stands for what was compared: nobody accepts what they did not see.
        mark: u64,
    },
}

/// Something that was taken from a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What.
    pub datum: Datum,
    /// What we held.
    pub before: Field<Option<String>>,
    /// What it is now.
    pub after: Field<String>,
    /// From which registry.
    pub source: Source,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

/// What the registry says of somebody who is not known yet, so that nobody types it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefill {
    /// Name and surname.
    pub name: Name,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// From which registry.
    pub source: Source,
}

/// A person beside the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedUp {
    /// Who.
    pub person: Person,
    /// What the registry says.
    pub answer: Answer,
    /// What was taken from it before, newest first.
    pub taken: Vec<Taken>,
}
