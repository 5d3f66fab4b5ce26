//! The code that proves that somebody reads an e-mail address.

use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::contact::EmailAddress;

/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// Minutes for which a code counts.
pub const CODE_MINUTES: u8 = 15;
/// How often a code may be typed wrong; then it counts no more.
pub const CODE_TRIES: u8 = 5;
/// Codes that one person may ask for within an hour.
pub const CODES_AN_HOUR: u8 = 5;

/// An address that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingEmail {
    /// The address.
    pub address: EmailAddress,
    /// When the code was asked for.
    pub asked_at: DateTime<Utc>,
    /// How often a wrong one was typed.
    pub tries: u8,
}

impl PendingEmail {
    /// The instant from which the code counts no more.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.asked_at + TimeDelta::minutes(i64::from(CODE_MINUTES))
    }

    /// Whether the code still counts.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        now < self.ends_at() && self.tries < CODE_TRIES
    }

    /// How often it may still be typed.
    pub const fn left(&self) -> u8 {
        CODE_TRIES.saturating_sub(self.tries)
    }
}

/// A code as it was typed: six digits, blanks aside. Whether it is the right one is another question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedCode(String);

/// The text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has six digits")]
pub struct CodeShape {
    /// Digits found.
    pub found: usize,
}

impl TypedCode {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TypedCode {
    type Err = CodeShape;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let code: String = typed.chars().filter(|c| !(c.is_whitespace() || *c == '-')).collect();
        let found = code.chars().filter(char::is_ascii_digit).count();
        let fits = found == CODE_DIGITS && code.len() == CODE_DIGITS;
        fits.then_some(Self(code)).ok_or(CodeShape { found })
    }
}

/// What became of a code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The address is proved.
    Right,
    /// It is another one.
    Wrong {
        /// How often it may still be typed.
        left: u8,
    },
    /// None was asked for, it is too late, or it was typed wrong too often: another one is needed.
    Spent,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for typed in ["012345", " 012 345 ", "012-345"] {
            assert_eq!(typed.parse::<TypedCode>().unwrap().as_str(), "012345", "{typed}");
        }
        for (typed, found) in
            [("", 0), ("12345", 5), ("1234567", 7), ("12345a", 5), ("12345a6", 6), ("٠١٢٣٤٥", 0)]
        {
            assert_eq!(typed.parse::<TypedCode>(), Err(CodeShape { found }), "{typed}");
        }
    }

    #[test]
    fn a_code_counts_for_a_quarter_of_an_hour_and_five_tries() {
        let pending = |tries| PendingEmail {
            address: "giulia@posta.example".parse().unwrap(),
            asked_at: DateTime::UNIX_EPOCH,
            tries,
        };
        let after = |seconds| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
        assert!(pending(0).is_open(after(899)) && !pending(0).is_open(after(900)));
        assert!(pending(4).is_open(after(0)) && !pending(5).is_open(after(0)));
        assert_eq!((pending(0).left(), pending(5).left()), (5, 0));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_stumble(typed in any::<String>()) {
            if let Ok(code) = typed.parse::<TypedCode>() {
                prop_assert_eq!(code.as_str().len(), CODE_DIGITS);
            }
        }
    }
}
