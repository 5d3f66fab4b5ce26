//! Dates of birth, whole or in part.

use chrono::{Datelike, NaiveDate};

use crate::person::Born;

/// What is known of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct When {
    pub(super) day: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) year: Option<i32>,
}

/// How a date that was asked stands to one that is known, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// Another day.
    Other,
    /// Day and month swapped, or one of the three written wrong.
    Close,
    /// Whatever was asked is so.
    Part,
    /// The same day.
    Whole,
}

/// The months in Italian and in English, and how they are shortened.
const MONTHS: [[&str; 2]; 12] = [
    ["gennaio", "january"],
    ["febbraio", "february"],
    ["marzo", "march"],
    ["aprile", "april"],
    ["maggio", "may"],
    ["giugno", "june"],
    ["luglio", "july"],
    ["agosto", "august"],
    ["settembre", "september"],
    ["ottobre", "october"],
    ["novembre", "november"],
    ["dicembre", "december"],
];

/// Nobody alive was born before.
const FIRST_YEAR: i32 = 1880;

impl When {
    /// A date of birth, as far as it is known.
    pub(super) fn born(born: Born) -> Self {
        let (year, month, day) = born.parts();
        Self { day, month, year: Some(year) }
    }

    /// What is said of it and of another one.
    pub(super) fn shared(self, other: Self) -> Self {
        Self {
            day: self.day.filter(|_| other.day.is_some()),
            month: self.month.filter(|_| other.month.is_some()),
            year: self.year.filter(|_| other.year.is_some()),
        }
    }

    /// The day, where it is whole and in the calendar.
    pub(super) fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)
    }

    /// The days that it can be, where these follow one another and are no more than a month.
    pub(super) fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self.day {
            Some(_) => self.date().map(|day| (day, day)),
            None => {
                let first = NaiveDate::from_ymd_opt(self.year?, self.month?, 1)?;
                let next = first.checked_add_months(chrono::Months::new(1))?;
                Some((first, next.pred_opt()?))
            }
        }
    }

    /// The days of a year of which nothing more is known.
    pub(super) fn whole_year(self) -> Option<(NaiveDate, NaiveDate)> {
        let year = self.year.filter(|_| self.day.is_none() && self.month.is_none())?;
        NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
    }

    /// As it is read: "14/03/1988", "03/1988", "14/03", "1988".
    pub(super) fn text(self) -> String {
        let two = |number: u32| format!("{number:02}");
        let parts = [self.day.map(two), self.month.map(two), self.year.map(|year| year.to_string())];
        parts.into_iter().flatten().collect::<Vec<_>>().join("/")
    }

    /// How it stands to what is known; none where it is nothing of which both say something.
    pub(super) fn against(self, known: Self) -> Option<Agreement> {
        let (asked, known) = (self.shared(known), known.shared(self));
        if asked == Self::default() {
            return None;
        }
        let (day, month) = (asked.day == known.day, asked.month == known.month);
        let year = asked.year == known.year;
        let whole = asked.day.is_some() && asked.month.is_some() && asked.year.is_some();
        let swapped = asked.day == known.month && asked.month == known.day;
        let slip = asked.year.zip(known.year).is_some_and(|(asked, known)| is_slip(asked, known));
        Some(match (day, month, year) {
            (true, true, true) if whole => Agreement::Whole,
            (true, true, true) => Agreement::Part,
            (true, true, false) if whole && slip => Agreement::Close,
            (true, false, true) | (false, true, true) if whole => Agreement::Close,
            (false, false, true) if swapped => Agreement::Close,
            _ => Agreement::Other,
        })
    }
}

/// A year beside, or one digit written wrong, or the last two swapped.
fn is_slip(one: i32, other: i32) -> bool {
    let digits = |year: i32| year.to_string().into_bytes();
    let (one_digits, other_digits) = (digits(one), digits(other));
    let wrong = one_digits.iter().zip(&other_digits).filter(|(one, other)| one != other).count();
    let swapped = one / 100 == other / 100 && one % 10 == other / 10 % 10 && other % 10 == one / 10 % 10;
    (one - other).abs() == 1 || wrong == 1 || swapped
}

/// What a word of digits can be as a year: two digits are of this century or of the last.
pub(super) fn years(word: &str, today: NaiveDate) -> Vec<i32> {
    let Ok(number) = word.parse::<i32>() else { return Vec::new() };
    let can_be = |year: &i32| (FIRST_YEAR..=today.year()).contains(year);
    match word.len() {
        4 => vec![number].into_iter().filter(can_be).collect(),
        2 => vec![1900 + number, 2000 + number].into_iter().filter(can_be).collect(),
        _ => Vec::new(),
    }
}

/// The month with this name, or with its first three letters.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let is_named = |names: &[&str; 2]| {
        names.iter().any(|name| *name == word || (word.len() == 3 && name.starts_with(&word)))
    };
    (1..).zip(&MONTHS).find_map(|(number, names)| is_named(names).then_some(number))
}

/// What a date written with strokes, points or hyphens, or in eight digits, can be.
pub(super) fn written(word: &str, today: NaiveDate) -> Vec<When> {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => of(Some(day), month, Some(year), today),
        [day, month, year] if year.len() == 2 || year.len() == 4 => of(Some(day), month, Some(year), today),
        [month, year] if year.len() == 4 && month.len() < 3 => of(None, month, Some(year), today),
        [day, month] if day.len() < 3 && month.len() < 3 => of(Some(day), month, None, today),
        [all] if all.len() == 8 => {
            let (day, rest) = all.split_at_checked(2).unwrap_or_default();
            let (month, year) = rest.split_at_checked(2).unwrap_or_default();
            of(Some(day), month, Some(year), today)
        }
        _ => Vec::new(),
    }
}

/// The readings of a day, a month and a year in digits; none where there is no such day.
pub(super) fn of(day: Option<&str>, month: &str, year: Option<&str>, today: NaiveDate) -> Vec<When> {
    let (Some(day), Some(month)) = (day.map_or(Some(None), |day| number(day).map(Some)), number(month))
    else {
        return Vec::new();
    };
    let years: Vec<Option<i32>> = match year {
        Some(year) => years(year, today).into_iter().map(Some).collect(),
        None => vec![None],
    };
    let whens = years.into_iter().map(|year| When { day, month: Some(month), year });
    whens.filter(|when| is_in_calendar(*when)).collect()
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// A leap year stands for one that is unknown.
fn is_in_calendar(when: When) -> bool {
    let (day, month) = (when.day.unwrap_or(1), when.month.unwrap_or(1));
    NaiveDate::from_ymd_opt(when.year.unwrap_or(2000), month, day).is_some()
}
