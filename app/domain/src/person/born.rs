//! The day on which somebody was born, of which often the year or the month alone is known. A first of January that
//! nobody said would be an invented fact.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::facts::{Edge, Precision};
use crate::format;

/// A date of birth, as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Born {
    /// The day; of a month or a year the first one.
    first: NaiveDate,
    precision: Precision,
}

/// What is not a date of birth in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no date of birth")]
pub struct NotBorn;

impl Born {
    /// A day of which this much is known.
    pub fn of(day: NaiveDate, precision: Precision) -> Self {
        let first = match precision {
            Precision::Day => Some(day),
            Precision::Month => day.with_day(1),
            Precision::Year => day.with_day(1).and_then(|day| day.with_month(1)),
        };
        Self { first: first.unwrap_or(day), precision }
    }

    /// Reads it as people write it: `15/06/1990`, `06/1990` or `1990`. Nothing where it is none of them.
    pub fn read(typed: &str) -> Option<Self> {
        Precision::read(typed, Edge::First).map(|(first, precision)| Self { first, precision })
    }

    /// In words that say no more than is known, as [`Born::read`] reads them.
    pub fn words(self) -> String {
        self.precision.words(self.first)
    }

    /// How exactly it is known.
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// The first day that it can be.
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day that it can be.
    pub fn last(self) -> NaiveDate {
        let months = match self.precision {
            Precision::Day => return self.first,
            Precision::Month => 1,
            Precision::Year => 12,
        };
        let next = self.first.checked_add_months(Months::new(months));
        next.and_then(|next| next.pred_opt()).unwrap_or(self.first)
    }

    /// The day, where it is known.
    pub fn day(self) -> Option<NaiveDate> {
        (self.precision == Precision::Day).then_some(self.first)
    }

    /// Year, month and day, as far as they are known.
    pub fn parts(self) -> (i32, Option<u32>, Option<u32>) {
        let month = (self.precision != Precision::Year).then(|| self.first.month());
        (self.first.year(), month, self.day().map(|day| day.day()))
    }

    /// Whether it can be this day.
    pub fn can_be(self, day: NaiveDate) -> bool {
        (self.first..=self.last()).contains(&day)
    }

    /// Whole years on a day: how many at least, and how many at most.
    pub fn age(self, today: NaiveDate) -> (u16, u16) {
        (format::age(self.last(), today), format::age(self.first, today))
    }

    /// Whether somebody is younger than this on a day; none where it depends on what is not known.
    pub fn is_younger(self, years: u16, today: NaiveDate) -> Option<bool> {
        let (least, most) = self.age(today);
        ((least < years) == (most < years)).then_some(most < years)
    }
}

impl From<NaiveDate> for Born {
    fn from(day: NaiveDate) -> Self {
        Self { first: day, precision: Precision::Day }
    }
}

/// In digits, the greatest part first, as it is kept: `1990-06-15`, `1990-06`, `1990`.
impl fmt::Display for Born {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = match self.precision {
            Precision::Day => "%Y-%m-%d",
            Precision::Month => "%Y-%m",
            Precision::Year => "%Y",
        };
        write!(f, "{}", self.first.format(digits))
    }
}

impl FromStr for Born {
    type Err = NotBorn;

    fn from_str(kept: &str) -> Result<Self, NotBorn> {
        let (whole, precision) = match kept.len() {
            4 => (format!("{kept}-01-01"), Precision::Year),
            7 => (format!("{kept}-01"), Precision::Month),
            _ => (kept.to_owned(), Precision::Day),
        };
        whole.parse().map(|first| Self { first, precision }).map_err(|_| NotBorn)
    }
}

impl From<Born> for String {
    fn from(born: Born) -> Self {
        born.to_string()
    }
}

impl TryFrom<String> for Born {
    type Error = NotBorn;

    fn try_from(kept: String) -> Result<Self, NotBorn> {
        kept.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_written_and_read_as_exactly_as_it_is_known() {
        for (typed, kept) in [("1990", "1990"), ("6/1990", "1990-06"), ("15/6/1990", "1990-06-15")] {
            let born = Born::read(typed).unwrap();
            assert_eq!(born.to_string(), kept);
            assert_eq!(kept.parse(), Ok(born));
            assert_eq!(Born::read(&born.words()), Some(born));
            assert_eq!(Born::of(day("1990-06-15"), born.precision()), born);
        }
        for wrong in ["", "90", "13/1990", "ieri"] {
            assert_eq!(Born::read(wrong), None, "{wrong}");
        }
        for wrong in ["", "199", "1990-13", "1990-02-30", "giugno"] {
            assert_eq!(wrong.parse::<Born>(), Err(NotBorn), "{wrong}");
        }
    }

    #[test]
    fn what_was_kept_before_is_a_whole_day() {
        let born: Born = serde_json::from_str("\"1988-03-14\"").unwrap();
        assert_eq!(born, day("1988-03-14").into());
        assert_eq!(serde_json::to_string(&born).unwrap(), "\"1988-03-14\"");
    }

    #[test]
    fn what_is_not_known_is_not_decided() {
        let today = day("2026-11-20");
        let year = Born::read("2008").unwrap();
        assert_eq!((year.first(), year.last(), year.day()), (day("2008-01-01"), day("2008-12-31"), None));
        assert_eq!((year.age(today), year.is_younger(18, today)), ((17, 18), None));
        let month = Born::read("12/2008").unwrap();
        assert_eq!((month.age(today), month.is_younger(18, today)), ((17, 17), Some(true)));
        let month = Born::read("10/2008").unwrap();
        assert_eq!((month.age(today), month.is_younger(18, today)), ((18, 18), Some(false)));
        assert_eq!(month.parts(), (2008, Some(10), None));
        assert!(month.can_be(day("2008-10-31")) && !month.can_be(day("2008-11-01")));
    }
}
