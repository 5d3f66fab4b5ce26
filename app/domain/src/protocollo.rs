//! The yearly register number of a submitted request.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Number in the register of one organisation: gapless within a year (D.P.R. 445/2000 art. 53).
///
/// People read `2026/0001847`; addresses carry `2026-0001847`. Both parse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Protocollo {
    year: u16,
    number: u32,
}

/// Why a text is not a register number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a register number looks like 2026/0001847")]
pub struct NotAProtocollo;

impl Protocollo {
    /// `number` counts from 1 within `year`.
    ///
    /// # Errors
    /// When the number is 0 or longer than seven digits, or the year has not four digits.
    pub fn new(year: u16, number: u32) -> Result<Self, NotAProtocollo> {
        ((1000..=9999).contains(&year) && (1..=9_999_999).contains(&number))
            .then_some(Self { year, number })
            .ok_or(NotAProtocollo)
    }

    /// The year of the register.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The number within the year.
    pub const fn number(self) -> u32 {
        self.number
    }

    /// The form used in addresses and file names, without a slash.
    pub fn slug(self) -> String {
        format!("{}-{:07}", self.year, self.number)
    }
}

impl fmt::Display for Protocollo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:07}", self.year, self.number)
    }
}

impl FromStr for Protocollo {
    type Err = NotAProtocollo;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, number) = text.trim().split_once(['/', '-']).ok_or(NotAProtocollo)?;
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(year) || !all_digits(number) {
            return Err(NotAProtocollo);
        }
        Self::new(year.parse().map_err(|_| NotAProtocollo)?, number.parse().map_err(|_| NotAProtocollo)?)
    }
}

impl TryFrom<String> for Protocollo {
    type Error = NotAProtocollo;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Protocollo> for String {
    fn from(value: Protocollo) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_and_addresses_write() {
        let number = Protocollo::new(2026, 1847).unwrap();
        assert_eq!(number.to_string(), "2026/0001847");
        assert_eq!(number.slug(), "2026-0001847");
        assert_eq!("2026/0001847".parse(), Ok(number));
        assert_eq!("2026-1847".parse(), Ok(number));
    }

    #[test]
    fn refuses_what_is_not_a_number_of_the_register() {
        for wrong in ["", "2026", "2026/", "2026/0", "26/1", "2026/+1", "2026/99999999", "../2026-1"] {
            assert_eq!(wrong.parse::<Protocollo>(), Err(NotAProtocollo), "{wrong}");
        }
    }
}
