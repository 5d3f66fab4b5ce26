//! The code that proves that somebody reads an e-mail address, or holds a mobile number.

use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::contact::{EmailAddress, MobileNumber, PhoneNumber};

/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// Minutes for which a code counts.
pub const CODE_MINUTES: u8 = 15;
/// How often a code may be typed wrong; then it counts no more.
pub const CODE_TRIES: u8 = 5;
/// Codes by e-mail that one person may ask for within an hour.
pub const CODES_AN_HOUR: u8 = 5;
/// Codes by text message that one person may ask for within a day, and that may go to one number: each
/// of them costs money.
pub const MESSAGES_A_DAY: u8 = 3;

/// How a code reaches somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeChannel {
    /// By e-mail.
    Email,
    /// By a text message.
    Sms,
}

/// How many codes there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeLimit {
    /// At most so many.
    pub count: u8,
    /// Within this time.
    pub within: TimeDelta,
}

impl CodeChannel {
    /// Every channel.
    pub const ALL: [Self; 2] = [Self::Email, Self::Sms];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }

    /// The channel with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// How many codes may go this way.
    pub const fn limit(self) -> CodeLimit {
        match self {
            Self::Email => CodeLimit { count: CODES_AN_HOUR, within: TimeDelta::hours(1) },
            Self::Sms => CodeLimit { count: MESSAGES_A_DAY, within: TimeDelta::days(1) },
        }
    }
}

/// What a code proves, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeTarget {
    /// An e-mail address.
    Email(EmailAddress),
    /// A mobile number.
    Mobile(MobileNumber),
}

impl CodeTarget {
    /// Reads what was kept for this channel.
    pub fn read(channel: CodeChannel, text: &str) -> Option<Self> {
        match channel {
            CodeChannel::Email => text.parse().ok().map(Self::Email),
            CodeChannel::Sms => text.parse::<PhoneNumber>().ok()?.mobile().map(Self::Mobile),
        }
    }

    /// How it is reached.
    pub const fn channel(&self) -> CodeChannel {
        match self {
            Self::Email(_) => CodeChannel::Email,
            Self::Mobile(_) => CodeChannel::Sms,
        }
    }

    /// The address or the number.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(address) => address.as_str(),
            Self::Mobile(number) => number.as_str(),
        }
    }
}

/// Why the message with a code has not left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hitch {
    /// Whoever should send it does not answer; it is tried again.
    Late,
    /// It was refused: there is no such address or number.
    Refused,
    /// Nobody tries any more.
    GivenUp,
}

impl Hitch {
    /// Every hitch.
    pub const ALL: [Self; 3] = [Self::Late, Self::Refused, Self::GivenUp];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Refused => "refused",
            Self::GivenUp => "given_up",
        }
    }

    /// The hitch with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hitch| hitch.code() == code)
    }
}

/// An address or a number that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingCode {
    /// The address or the number.
    pub to: CodeTarget,
    /// When the code was asked for.
    pub asked_at: DateTime<Utc>,
    /// How often a wrong one was typed.
    pub tries: u8,
    /// Why the message has not left, as far as it is known.
    pub hitch: Option<Hitch>,
}

impl PendingCode {
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
    /// The address or the number is proved.
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
        let pending = |tries| PendingCode {
            to: CodeTarget::Email("giulia@posta.example".parse().unwrap()),
            asked_at: DateTime::UNIX_EPOCH,
            tries,
            hitch: None,
        };
        let after = |seconds| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
        assert!(pending(0).is_open(after(899)) && !pending(0).is_open(after(900)));
        assert!(pending(4).is_open(after(0)) && !pending(5).is_open(after(0)));
        assert_eq!((pending(0).left(), pending(5).left()), (5, 0));
    }

    #[test]
    fn what_is_kept_of_a_code_is_read_back() {
        for (channel, text) in
            [(CodeChannel::Email, "giulia@posta.example"), (CodeChannel::Sms, "+393330100147")]
        {
            let to = CodeTarget::read(channel, text).unwrap();
            assert_eq!((to.channel(), to.as_str()), (channel, text));
            assert_eq!(CodeChannel::from_code(channel.code()), Some(channel));
        }
        assert_eq!(CodeTarget::read(CodeChannel::Sms, "+390550100200"), None);
        assert_eq!(CodeTarget::read(CodeChannel::Email, "+393330100147"), None);
        assert!(Hitch::ALL.into_iter().all(|hitch| Hitch::from_code(hitch.code()) == Some(hitch)));
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
