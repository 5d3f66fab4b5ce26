//! Days that can hardly be of somebody, and a codice fiscale that names a place where nobody could be born. Both are
//! told to whoever reads and forbid nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Born, Person};

/// A day on which somebody did not live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutOfLife {
    /// Before they were born; the date of birth.
    BeforeBirth(Born),
    /// After they died; the day of death.
    AfterDeath(NaiveDate),
}

/// What is wrong with the municipality of birth that a codice fiscale names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodePlace {
    /// No municipality has or had this code.
    Unknown(String),
    /// There was none on the day of birth.
    NotThen {
        /// Its name.
        name: String,
        /// Its first day.
        first: NaiveDate,
        /// Its last day.
        last: NaiveDate,
    },
}

impl Person {
    /// In what way the person was not alive on a day, judged only by what the mask shows.
    pub fn out_of_life(&self, day: NaiveDate) -> Option<OutOfLife> {
        let born = self.birth_date.shown().copied().flatten();
        let died = self.death_date.shown().copied().flatten();
        let unborn = born.filter(|born| day < born.first()).map(OutOfLife::BeforeBirth);
        unborn.or_else(|| died.filter(|died| day > *died).map(OutOfLife::AfterDeath))
    }
}
