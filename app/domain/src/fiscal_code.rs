//! The codice fiscale of a natural person (D.M. 23/12/1976), also with omocodia, and the
//! provisional one of eleven digits.

mod check;
mod differences;
mod names;
#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::person::Sex;
use check::{check_letter, provisional_digit};
pub use differences::{Bearer, Difference};

/// Letters of the months, January first.
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";

/// Letters that stand for the digits 0 to 9 in a code changed by omocodia.
const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";

/// What the sixteen places hold: a letter, a digit (or the letter that stands for it), the check.
const SHAPE: &[u8; 16] = b"LLLLLLDDLDDLDDDL";

/// A codice fiscale whose shape and check character are right.
///
/// Two codes of the same person may differ by omocodia: compare with [`FiscalCode::matches`].
/// `Debug` does not show the code, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FiscalCode(String);

/// Why a text is not a codice fiscale, precise enough to tell the person what to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FiscalCodeError {
    /// Too short or too long, spaces not counted.
    #[error("{found} characters instead of {expected}")]
    Length {
        /// Characters written.
        found: u32,
        /// 16, or 11 when only digits were written.
        expected: u32,
    },
    /// Neither a letter from A to Z nor a digit.
    #[error("a character at place {position} that no code has")]
    Symbol {
        /// Place, from 1.
        position: u8,
        /// What is there.
        found: char,
    },
    /// A digit where only a letter can be.
    #[error("a letter is expected at place {position}")]
    LetterExpected {
        /// Place, from 1.
        position: u8,
        /// What is there.
        found: char,
    },
    /// A letter where only a digit can be.
    #[error("a digit is expected at place {position}")]
    DigitExpected {
        /// Place, from 1.
        position: u8,
        /// What is there.
        found: char,
    },
    /// Day and month of birth name no day of the calendar.
    #[error("the places 9 to 11 name no day of the year")]
    BirthDate,
    /// The last character does not fit the others.
    #[error("the last character does not fit the others")]
    Check,
}

impl FiscalCode {
    /// The code without omocodia: digits restored, check letter computed anew.
    #[must_use]
    pub fn canonical(&self) -> Self {
        if self.is_provisional() {
            return self.clone();
        }
        let mut code: Vec<u8> = (0_u8..)
            .zip(self.0.bytes())
            .take(15)
            .map(|(place, byte)| if is_digit_place(place) { restored(byte) } else { byte })
            .collect();
        code.push(check_letter(&code));
        Self(code.into_iter().map(char::from).collect())
    }

    /// The first places of a code, from seven on and with a digit among them, with omocodia undone; none
    /// where no code begins so.
    pub(crate) fn beginning(text: &str) -> Option<String> {
        let long = text.chars().count();
        if !(7..=16).contains(&long) || !text.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        (0_u8..)
            .zip(text.chars())
            .map(|(place, letter)| fitting(place, letter.to_ascii_uppercase()))
            .collect()
    }

    /// The digit that ends a provisional code with these first ten digits (DOMAIN §12.2); none where they are not ten
    /// digits.
    pub fn provisional_end(first: &str) -> Option<char> {
        let ten_digits = first.len() == 10 && first.bytes().all(|byte| byte.is_ascii_digit());
        ten_digits.then(|| char::from(provisional_digit(first.as_bytes())))
    }

    /// Whether both are codes of the same person, omocodia aside.
    pub fn matches(&self, other: &Self) -> bool {
        self.canonical() == other.canonical()
    }

    /// Whether it is the provisional code of eleven digits, which tells nothing about the person.
    pub fn is_provisional(&self) -> bool {
        self.0.len() == 11
    }

    /// The code as it is written, without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Last two digits of the year of birth.
    pub fn birth_year2(&self) -> Option<u8> {
        Some(self.digit(6)? * 10 + self.digit(7)?)
    }

    /// Month of birth, from 1.
    pub fn birth_month(&self) -> Option<u8> {
        let letter = self.letter(8)?;
        (1..).zip(MONTHS).find_map(|(month, known)| (*known == letter).then_some(month))
    }

    /// Day of birth, from 1.
    pub fn birth_day(&self) -> Option<u8> {
        self.day_field().map(|day| if day > 40 { day - 40 } else { day })
    }

    /// Sex.
    pub fn sex(&self) -> Option<Sex> {
        self.day_field().map(|day| if day > 40 { Sex::F } else { Sex::M })
    }

    /// Cadastral code of the municipality of birth, or Z and three digits for a foreign state.
    pub fn belfiore(&self) -> Option<String> {
        let letter = char::from(self.letter(11)?);
        let number =
            u16::from(self.digit(12)?) * 100 + u16::from(self.digit(13)?) * 10 + u16::from(self.digit(14)?);
        Some(format!("{letter}{number:03}"))
    }

    /// The last day up to `today` on which the person may be born. The code keeps two digits of the
    /// year, so somebody over a hundred years old seems a hundred years younger.
    pub fn birth_date(&self, today: NaiveDate) -> Option<NaiveDate> {
        let (day, month) = (u32::from(self.birth_day()?), u32::from(self.birth_month()?));
        let year2 = i32::from(self.birth_year2()?);
        let century = today.year() / 100 * 100;
        [century, century - 100]
            .into_iter()
            .filter_map(|century| NaiveDate::from_ymd_opt(century + year2, month, day))
            .find(|date| *date <= today)
    }

    /// Whether this birth does not contradict the code. A provisional code contradicts nothing.
    pub fn matches_birth(&self, date: NaiveDate, sex: Sex) -> bool {
        self.is_provisional()
            || (self.sex() == Some(sex)
                && self.birth_day().map(u32::from) == Some(date.day())
                && self.birth_month().map(u32::from) == Some(date.month())
                && self.birth_year2().map(i32::from) == Some(date.year().rem_euclid(100)))
    }

    /// Whether these names do not contradict the code. The registry spells foreign names in ways of
    /// its own, so a `false` is a reason to look again and never to refuse.
    pub fn matches_names(&self, surname: &str, name: &str) -> bool {
        self.is_provisional()
            || (names::fits(surname, names::surname_letters, self.0.get(..3))
                && names::fits(name, names::name_letters, self.0.get(3..6)))
    }

    fn letter(&self, place: usize) -> Option<u8> {
        (!self.is_provisional()).then(|| self.0.as_bytes().get(place).copied())?
    }

    fn digit(&self, place: usize) -> Option<u8> {
        self.letter(place).map(|byte| restored(byte).wrapping_sub(b'0'))
    }

    fn day_field(&self) -> Option<u8> {
        Some(self.digit(9)? * 10 + self.digit(10)?)
    }

    fn names_a_day(&self) -> bool {
        let leap = self.birth_year2().is_some_and(|year| year % 4 == 0);
        let longest = match self.birth_month() {
            Some(2) if leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            Some(_) => 31,
            None => 0,
        };
        self.birth_day().is_some_and(|day| (1..=longest).contains(&day))
    }
}

/// Whether the place, from 0, holds a digit or the letter that stands for it.
fn is_digit_place(place: u8) -> bool {
    SHAPE.get(usize::from(place)) == Some(&b'D')
}

/// What stands at this place once omocodia is undone, if it can stand there.
fn fitting(place: u8, letter: char) -> Option<char> {
    let byte = u8::try_from(letter).ok()?;
    if is_digit_place(place) {
        Some(char::from(restored(byte))).filter(char::is_ascii_digit)
    } else {
        letter.is_ascii_alphabetic().then_some(letter)
    }
}

/// The digit that an omocodia letter stands for; anything else stays.
fn restored(byte: u8) -> u8 {
    (b'0'..).zip(OMOCODIA).find_map(|(digit, letter)| (*letter == byte).then_some(digit)).unwrap_or(byte)
}

fn parse_person(text: &str) -> Result<FiscalCode, FiscalCodeError> {
    for (place, found) in (0_u8..).zip(text.chars()) {
        let position = place + 1;
        if !found.is_ascii_alphanumeric() {
            return Err(FiscalCodeError::Symbol { position, found });
        }
        if is_digit_place(place) {
            let digit = u8::try_from(found).map_or(found, |byte| char::from(restored(byte)));
            if !digit.is_ascii_digit() {
                return Err(FiscalCodeError::DigitExpected { position, found });
            }
        } else if !found.is_ascii_alphabetic() {
            return Err(FiscalCodeError::LetterExpected { position, found });
        }
    }
    let code = FiscalCode(text.to_owned());
    if !code.names_a_day() {
        return Err(FiscalCodeError::BirthDate);
    }
    let (body, last) = text.as_bytes().split_at(15);
    (last == [check_letter(body)]).then_some(code).ok_or(FiscalCodeError::Check)
}

fn parse_provisional(text: &str) -> Result<FiscalCode, FiscalCodeError> {
    let (body, last) = text.as_bytes().split_at(10);
    let is_right = last == [provisional_digit(body)] && body.iter().any(|digit| *digit != b'0');
    is_right.then(|| FiscalCode(text.to_owned())).ok_or(FiscalCodeError::Check)
}

impl FromStr for FiscalCode {
    type Err = FiscalCodeError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let text: String =
            typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).take(1000).collect();
        let found = text.chars().count();
        let only_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match (found, only_digits) {
            (16, _) => parse_person(&text),
            (11, true) => parse_provisional(&text),
            _ => Err(FiscalCodeError::Length {
                found: u32::try_from(found).unwrap_or(u32::MAX),
                expected: if only_digits && found < 14 { 11 } else { 16 },
            }),
        }
    }
}

impl TryFrom<String> for FiscalCode {
    type Error = FiscalCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<FiscalCode> for String {
    fn from(code: FiscalCode) -> Self {
        code.0
    }
}

impl fmt::Display for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FiscalCode(…)")
    }
}
