//! Telling a citizen something outside the portal: through which channel, and why it did not arrive.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Id;

/// An attempt to tell somebody something.
#[derive(Debug)]
pub enum Delivery {}

/// A way to reach a person. E-mail is the one there is; App IO and SEND will be others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// E-mail.
    Email,
}

impl ChannelKind {
    /// Every channel.
    pub const ALL: [Self; 1] = [Self::Email];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
        }
    }

    /// The channel with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// Why something did not arrive: a class that may be shown to the desk. It names no person and no
/// address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The address has not the shape of one.
    Address,
    /// The other side refused it for good: nobody is there, or the mailbox is full.
    Refused,
    /// The other side put it off.
    PutOff,
    /// Nobody answers.
    Unreachable,
    /// The connection cannot be protected.
    Unprotected,
    /// What was to be sent could not be put together.
    Content,
}

impl Obstacle {
    /// Every obstacle.
    pub const ALL: [Self; 6] =
        [Self::Address, Self::Refused, Self::PutOff, Self::Unreachable, Self::Unprotected, Self::Content];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Refused => "refused",
            Self::PutOff => "put_off",
            Self::Unreachable => "unreachable",
            Self::Unprotected => "unprotected",
            Self::Content => "content",
        }
    }

    /// The obstacle with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|obstacle| obstacle.code() == code)
    }
}

/// What the other side said afterwards of something that it had taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// It is on its way for longer than usual; it may arrive yet, and nobody says so when it does.
    Delayed,
    /// It came back.
    Failed,
}

impl Report {
    /// Every report.
    pub const ALL: [Self; 2] = [Self::Delayed, Self::Failed];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Delayed => "delayed",
            Self::Failed => "failed",
        }
    }

    /// The report with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|report| report.code() == code)
    }
}

/// Something that did not arrive, as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undelivered {
    /// Its identifier.
    pub id: Id<Delivery>,
    /// How it was tried.
    pub channel: ChannelKind,
    /// Whether it was the receipt; otherwise the hint that there is something new.
    pub receipt: bool,
    /// When it was tried last.
    pub at: DateTime<Utc>,
    /// Why it did not arrive.
    pub obstacle: Obstacle,
    /// Whether nobody tries any more by themselves.
    pub given_up: bool,
    /// What the other side said of it after it had taken it; none when it did not even take it.
    pub reported: Option<Report>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back() {
        for channel in ChannelKind::ALL {
            assert_eq!(ChannelKind::from_code(channel.code()), Some(channel));
        }
        for obstacle in Obstacle::ALL {
            assert_eq!(Obstacle::from_code(obstacle.code()), Some(obstacle));
            assert_eq!(serde_json::to_value(obstacle).unwrap(), obstacle.code());
        }
        for report in Report::ALL {
            assert_eq!(Report::from_code(report.code()), Some(report));
        }
    }
}
