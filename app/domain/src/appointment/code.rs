//! What people call an appointment by.

use std::{fmt, str::FromStr};

/// Code of an appointment: `AP-2026-000123`. It is no number of the register: there may be gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    year: u16,
    number: u32,
}

/// The text or the numbers are no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code looks like AP-2026-000123")]
pub struct NotACode;

impl Code {
    /// `year` is the one it was booked in.
    ///
    /// # Errors
    /// When the year has not four digits, or the number is 0.
    pub fn new(year: u16, number: u32) -> Result<Self, NotACode> {
        ((1000..=9999).contains(&year) && number > 0).then_some(Self { year, number }).ok_or(NotACode)
    }

    /// The year it was booked in.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Its number.
    pub const fn number(self) -> u32 {
        self.number
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AP-{}-{:06}", self.year, self.number)
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let (year, number) =
            text.strip_prefix("AP-").and_then(|rest| rest.split_once('-')).ok_or(NotACode)?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year) || !digits(number) {
            return Err(NotACode);
        }
        Self::new(year.parse().map_err(|_| NotACode)?, number.parse().map_err(|_| NotACode)?)
    }
}
