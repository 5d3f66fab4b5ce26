//! Days that are known by their month or their year alone.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{form, format};

/// How exactly a day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day.
    #[default]
    Day,
    /// Its month only.
    Month,
    /// Its year only.
    Year,
}

/// Which end of a month or of a year stands for it: a time begins with the first day and ends with the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The first day.
    First,
    /// The last day.
    Last,
}

/// How exactly both ends of a time are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Precise {
    /// Its first day.
    pub from: Precision,
    /// Its last day.
    pub to: Precision,
}

impl Precise {
    /// Both to the day.
    pub const DAYS: Self = Self { from: Precision::Day, to: Precision::Day };

    /// The precisions with these codes, of the first day and of the last one.
    pub fn from_codes(from: &str, to: &str) -> Option<Self> {
        Some(Self { from: Precision::from_code(from)?, to: Precision::from_code(to)? })
    }
}

impl Precision {
    /// Every one, the most exact first.
    pub const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The precision with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.code() == code)
    }

    /// A day in words that say no more than is known: `21/11/2026`, `11/2026` or `2026`.
    pub fn words(self, day: NaiveDate) -> String {
        match self {
            Self::Day => format::date(day),
            Self::Month => day.format("%m/%Y").to_string(),
            Self::Year => day.format("%Y").to_string(),
        }
    }

    /// Reads a day, a month or a year as people write it; of a month or a year the day that stands for it at this edge.
    /// Nothing where it is none of them.
    pub fn read(typed: &str, edge: Edge) -> Option<(NaiveDate, Self)> {
        let is_between = |c: char| matches!(c, '/' | '-' | '.') || c.is_whitespace();
        let parts: Vec<&str> = typed.split(is_between).filter(|part| !part.is_empty()).collect();
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let first_of = |year: &str, month: u32| {
            let four = year.len() == 4 && digits(year);
            // The years that a whole day may have, too.
            form::read::date(&format!("1/{month}/{year}")).ok().filter(|_| four)
        };
        let (first, precision) = match parts.as_slice() {
            [year] => (first_of(year, 1)?, Self::Year),
            [month, year] if month.len() <= 2 && digits(month) => {
                (first_of(year, month.parse().ok()?)?, Self::Month)
            }
            _ => return form::read::date(typed).ok().map(|day| (day, Self::Day)),
        };
        let months = if precision == Self::Year { 12 } else { 1 };
        let day = match edge {
            Edge::First => first,
            Edge::Last => first.checked_add_months(Months::new(months))?.pred_opt()?,
        };
        Some((day, precision))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str, edge: Edge) -> Option<(String, Precision)> {
        Precision::read(typed, edge).map(|(day, precision)| (day.to_string(), precision))
    }

    #[test]
    fn a_year_or_a_month_stands_for_its_first_or_its_last_day() {
        let found = |day: &str, precision| Some((day.to_owned(), precision));
        assert_eq!(read("2021", Edge::First), found("2021-01-01", Precision::Year));
        assert_eq!(read(" 2021 ", Edge::Last), found("2021-12-31", Precision::Year));
        assert_eq!(read("2/2024", Edge::First), found("2024-02-01", Precision::Month));
        assert_eq!(read("02-2024", Edge::Last), found("2024-02-29", Precision::Month));
        assert_eq!(read("12/2023", Edge::Last), found("2023-12-31", Precision::Month));
        assert_eq!(read("21/11/2026", Edge::Last), found("2026-11-21", Precision::Day));
        for wrong in
            ["", "21", "13/2024", "0/2024", "2024/2", "30/02/2024", "99999", "ieri", "1/24", "+1/2024"]
        {
            assert_eq!(read(wrong, Edge::First), None, "{wrong}");
        }
    }

    #[test]
    fn words_say_no_more_than_is_known_and_are_read_again() {
        for typed in ["2021", "11/2021", "05/11/2021"] {
            for edge in [Edge::First, Edge::Last] {
                let (day, precision) = Precision::read(typed, edge).unwrap();
                assert_eq!(precision.words(day), typed);
            }
        }
        for precision in Precision::ALL {
            assert_eq!(Precision::from_code(precision.code()), Some(precision));
        }
        let of_a_year = Precise { from: Precision::Year, to: Precision::Day };
        assert_eq!(Precise::from_codes("year", "day"), Some(of_a_year));
        assert_eq!(Precise::from_codes("year", "week"), None);
    }
}
