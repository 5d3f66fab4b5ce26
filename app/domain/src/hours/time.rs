//! The wall clock of a day, and the instants it stands for in Rome.

use std::{fmt, str::FromStr};

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Europe::Rome;

/// Minutes of a day; also the midnight at its end.
pub const DAY: u16 = 24 * 60;

/// A time of the day in minutes after its first midnight, up to the midnight at its end (`24:00`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(u16);

/// The text or number is no time of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time of the day looks like 08:30")]
pub struct NotATime;

impl Minute {
    /// So many minutes after midnight.
    ///
    /// # Errors
    /// After the end of the day.
    pub fn new(minutes: u16) -> Result<Self, NotATime> {
        (minutes <= DAY).then_some(Self(minutes)).ok_or(NotATime)
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Minute {
    /// `08:30`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Minute {
    type Err = NotATime;

    /// Reads what people write: `8:30`, `08.30`, `8`.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (hours, minutes) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "00"));
        let number = |text: &str, longest: usize| {
            let right = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            right.then(|| text.parse::<u16>().ok()).flatten().ok_or(NotATime)
        };
        let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
        if minutes >= 60 || hours > 24 {
            return Err(NotATime);
        }
        Self::new(hours * 60 + minutes)
    }
}

/// A part of a day by its wall clock; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    opens: Minute,
    closes: Minute,
}

/// It would end before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it must end after it begins")]
pub struct NotASpan;

impl Span {
    /// From when to when.
    ///
    /// # Errors
    /// When nothing is between the two.
    pub fn new(opens: Minute, closes: Minute) -> Result<Self, NotASpan> {
        (opens < closes).then_some(Self { opens, closes }).ok_or(NotASpan)
    }

    /// When it begins.
    pub const fn opens(self) -> Minute {
        self.opens
    }

    /// When it ends.
    pub const fn closes(self) -> Minute {
        self.closes
    }

    /// Whether the two overlap or touch.
    pub fn meets(self, other: Self) -> bool {
        self.opens <= other.closes && other.opens <= self.closes
    }

    /// From the first beginning to the last end.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { opens: self.opens.min(other.opens), closes: self.closes.max(other.closes) }
    }

    /// What is left of it: nothing, one part or two.
    pub fn without(self, closed: Self) -> Vec<Self> {
        let before = Self::new(self.opens, self.closes.min(closed.opens));
        let after = Self::new(self.opens.max(closed.closes), self.closes);
        [before, after].into_iter().flatten().collect()
    }

    /// The instants of it on a day; None where the change of clocks leaves nothing of it.
    pub fn on(self, day: NaiveDate) -> Option<Period> {
        let (start, end) = (instant(day, self.opens), instant(day, self.closes));
        (start < end).then_some(Period { start, end })
    }
}

impl fmt::Display for Span {
    /// `08:30–13:00`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.opens, self.closes)
    }
}

/// From an instant to another, the last one excluded; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first instant.
    pub start: DateTime<Utc>,
    /// The first instant after it.
    pub end: DateTime<Utc>,
}

impl Period {
    /// Whether the two have an instant in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the other one lies wholly within this one.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// What the clocks in Rome show at this instant.
pub fn wall(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Rome).naive_local()
}

/// The instant at which the clocks in Rome show this time of this day. A time that comes twice is the
/// first of the two; one that the clocks leave out is the instant at which they jump.
pub fn instant(day: NaiveDate, time: Minute) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let wall = midnight.checked_add_signed(TimeDelta::minutes(time.0.into())).unwrap_or(midnight);
    match wall.and_local_timezone(Rome) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
        LocalResult::None => {
            // In Rome the clocks leave out exactly one hour, a full one.
            let jump = wall.with_minute(0).unwrap_or(wall) + TimeDelta::hours(1);
            jump.and_local_timezone(Rome).earliest().map_or_else(|| wall.and_utc(), |at| at.to_utc())
        }
    }
}
