//! Where a code and what is written of its bearer do not agree.

use serde::{Deserialize, Serialize};

use super::{FiscalCode, names};
use crate::person::{Born, Sex};

/// What is written of a person that a code speaks of, too. What is not known contradicts nothing.
#[derive(Clone, Copy, Default)]
pub struct Bearer<'a> {
    /// Surname.
    pub family_name: Option<&'a str>,
    /// Name.
    pub given_name: Option<&'a str>,
    /// Date of birth.
    pub birth_date: Option<Born>,
    /// Sex.
    pub sex: Option<Sex>,
}

/// One thing in which code and data differ, with what the code says. It is a reason to look at a document
/// and never to refuse: the registry spells foreign names in ways of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Surname; the three letters of the code.
    FamilyName(String),
    /// Name; the three letters of the code.
    GivenName(String),
    /// Date of birth; day, month and the last two digits of the year in the code.
    BirthDate {
        /// Day, from 1.
        day: u8,
        /// Month, from 1.
        month: u8,
        /// Last two digits of the year.
        year2: u8,
    },
    /// Sex; the one of the code.
    Sex(Sex),
}

impl FiscalCode {
    /// In what this code and the data of its bearer differ, omocodia aside, in the order of the code. A
    /// provisional code tells nothing, so it differs in nothing. The place of birth is not compared.
    pub fn differences(&self, bearer: Bearer<'_>) -> Vec<Difference> {
        [
            self.other_letters(0, bearer.family_name, names::surname_letters).map(Difference::FamilyName),
            self.other_letters(3, bearer.given_name, names::name_letters).map(Difference::GivenName),
            bearer.birth_date.and_then(|written| self.other_birth(written)),
            self.sex().filter(|sex| bearer.sex.is_some_and(|written| written != *sex)).map(Difference::Sex),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn other_letters(&self, from: usize, name: Option<&str>, taken: fn(&str) -> String) -> Option<String> {
        if self.is_provisional() {
            return None;
        }
        let in_code = self.0.get(from..from + 3)?;
        name.filter(|name| !names::fits(name, taken, Some(in_code))).map(|_| in_code.to_owned())
    }

    /// Of a birth of which the month or the year alone is known no more is compared.
    fn other_birth(&self, written: Born) -> Option<Difference> {
        let (day, month, year2) = (self.birth_day()?, self.birth_month()?, self.birth_year2()?);
        let (written_year, written_month, written_day) = written.parts();
        let is_same = written_day.is_none_or(|written| written == u32::from(day))
            && written_month.is_none_or(|written| written == u32::from(month))
            && i32::from(year2) == written_year.rem_euclid(100);
        (!is_same).then_some(Difference::BirthDate { day, month, year2 })
    }
}
