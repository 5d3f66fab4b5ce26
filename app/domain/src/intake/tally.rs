//! Counting no further than anybody needs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many there are, up to [`Tally::MOST`]; beyond, only that there are more.
///
/// A desk works from the oldest term on, so the exact size of a long queue changes nothing for it, while
/// counting it would make every page of the console slower with every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally(u16);

impl Tally {
    /// The highest number that is told exactly.
    pub const MOST: u16 = 500;

    /// Not one.
    pub const NONE: Self = Self(0);

    /// Of so many found. Whoever counts may stop at one more than [`Tally::MOST`].
    pub fn of(found: u64) -> Self {
        Self(u16::try_from(found).unwrap_or(u16::MAX).min(Self::MOST + 1))
    }

    /// The number, at most [`Tally::MOST`]: for choosing a plural.
    pub fn number(self) -> u16 {
        self.0.min(Self::MOST)
    }
}

/// `14`, or `500+`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = if self.0 > Self::MOST { "+" } else { "" };
        write!(f, "{}{more}", self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_exact_up_to_the_most_and_then_says_more() {
        for (found, shown) in [(0, "0"), (14, "14"), (500, "500"), (501, "500+"), (u64::MAX, "500+")] {
            assert_eq!(Tally::of(found).to_string(), shown);
        }
        assert_eq!(Tally::of(7000).number(), Tally::MOST);
    }
}
