//! Bank accounts (ISO 13616).

use serde::{Deserialize, Serialize};

/// Countries of the euro payments area, with the length of their accounts. An account may not be
/// refused because it is in another of them (Regulation (EU) 260/2012 art. 9).
const COUNTRIES: &[(&str, u32)] = &[
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// Why a text is not the number of an account, precise enough to tell what to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum IbanError {
    /// It does not begin with a country of the euro payments area.
    #[error("no country of the euro payments area")]
    Country {
        /// The first two characters.
        found: String,
    },
    /// Too short or too long for its country.
    #[error("{found} characters instead of {expected}")]
    Length {
        /// Characters written.
        found: u32,
        /// Characters of an account of that country.
        expected: u32,
    },
    /// Neither a letter from A to Z nor a digit.
    #[error("a character that no account has")]
    Symbol {
        /// What is there.
        found: char,
    },
    /// Two characters are swapped, or one is wrong.
    #[error("the check digits do not fit")]
    Check,
}

/// Reads the number of an account. Gives it without spaces, in upper case.
///
/// # Errors
/// When the country, the length or the check digits are wrong.
pub fn iban(typed: &str) -> Result<String, IbanError> {
    let text: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let country: String = text.chars().take(2).collect();
    let expected = COUNTRIES
        .iter()
        .find_map(|(known, length)| (*known == country).then_some(*length))
        .ok_or(IbanError::Country { found: country })?;
    if let Some(found) = text.chars().find(|c| !c.is_ascii_alphanumeric()) {
        return Err(IbanError::Symbol { found });
    }
    let found = u32::try_from(text.len()).unwrap_or(u32::MAX);
    if found != expected {
        return Err(IbanError::Length { found, expected });
    }
    (remainder(&text) == 1).then_some(text).ok_or(IbanError::Check)
}

/// The account, first four characters moved to the end and letters read as 10 to 35, modulo 97.
fn remainder(text: &str) -> u32 {
    text.chars().cycle().skip(4).take(text.len()).filter_map(|c| c.to_digit(36)).fold(0, |sum, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (sum * shift + value) % 97
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_with_and_without_spaces() {
        let italian = Ok("IT60X0542811101000000123456".to_owned());
        assert_eq!(iban("it60 x054 2811 1010 0000 0123 456"), italian);
        assert_eq!(iban("IT60X0542811101000000123456"), italian);
        assert_eq!(iban("DE89 3704 0044 0532 0130 00"), Ok("DE89370400440532013000".to_owned()));
    }

    #[test]
    fn says_what_was_found() {
        let length = IbanError::Length { found: 26, expected: 27 };
        assert_eq!(iban("IT60X054281110100000012345"), Err(length));
        assert_eq!(iban("IT60X0542811101000000123465"), Err(IbanError::Check));
        assert_eq!(iban("US60X0542811101000000123456"), Err(IbanError::Country { found: "US".into() }));
        assert_eq!(iban(""), Err(IbanError::Country { found: String::new() }));
        assert_eq!(iban("IT60X05428111010000001234_6"), Err(IbanError::Symbol { found: '_' }));
    }
}
