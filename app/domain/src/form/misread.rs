//! Why what was typed cannot be read as what was asked for.

use serde::{Deserialize, Serialize};

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum DateError {
    /// It is not day, month and year.
    #[error("a date is day, month and year")]
    Shape,
    /// The year has two digits.
    #[error("the year has four digits")]
    ShortYear,
    /// The calendar has no such day, such as 29/02/2027.
    #[error("no such day")]
    NoSuchDay {
        /// Day typed.
        day: u32,
        /// Month typed.
        month: u32,
        /// Year typed.
        year: i32,
    },
    /// The year is far off.
    #[error("the year is far off")]
    Year {
        /// Year typed.
        found: i32,
        /// Earliest accepted.
        first: i32,
        /// Latest accepted.
        last: i32,
    },
}

/// A text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("not a number")]
pub struct NumberError;

/// A text is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("not a time of day")]
pub struct TimeError;

/// Why a text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PhoneError {
    /// It has a character that no number has.
    #[error("a character that no number has")]
    Symbol {
        /// The character.
        found: char,
    },
    /// Fewer than 6 digits.
    #[error("fewer than 6 digits")]
    TooShort {
        /// Digits typed.
        found: u32,
    },
    /// More than 15 digits.
    #[error("more than 15 digits")]
    TooLong {
        /// Digits typed.
        found: u32,
    },
}

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum EmailError {
    /// There is no @.
    #[error("there is no @")]
    NoAt,
    /// There is more than one @.
    #[error("there is more than one @")]
    SeveralAt,
    /// There is a space within.
    #[error("there is a space within")]
    Space,
    /// What comes before the @ is no name.
    #[error("what comes before the @ is no name")]
    Name,
    /// What comes after the @ is no domain, such as `posta.example`.
    #[error("what comes after the @ is no domain")]
    Domain,
}

impl DateError {
    /// Its stable name, as a problem.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Shape => "date-shape",
            Self::ShortYear => "date-short-year",
            Self::NoSuchDay { .. } => "date-no-such-day",
            Self::Year { .. } => "date-year",
        }
    }
}

impl PhoneError {
    /// Its stable name, as a problem.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Symbol { .. } => "phone-symbol",
            Self::TooShort { .. } => "phone-too-short",
            Self::TooLong { .. } => "phone-too-long",
        }
    }
}

impl EmailError {
    /// Its stable name, as a problem.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::NoAt => "email-no-at",
            Self::SeveralAt => "email-several-at",
            Self::Space => "email-space",
            Self::Name => "email-name",
            Self::Domain => "email-domain",
        }
    }
}
