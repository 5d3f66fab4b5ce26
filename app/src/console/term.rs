//! How much time is left to answer, in the five shapes of the term badge.

use chrono::NaiveDate;
use domain::{
    calendar::Suspension,
    intake::{QueueRow, State},
};

/// Days under which a term is shown in the accent colour.
const SOON_DAYS: i64 = 7;

/// What the clock of an intake says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The latest day has passed.
    Late {
        /// Days since then.
        days: i64,
        /// The latest day.
        on: NaiveDate,
    },
    /// Today is the latest day.
    Today,
    /// A week or less.
    Soon {
        /// Days left.
        days: i64,
        /// The latest day.
        on: NaiveDate,
    },
    /// More than a week.
    Far {
        /// Days left.
        days: i64,
        /// The latest day.
        on: NaiveDate,
    },
    /// Stopped, waiting for the citizen.
    Stopped {
        /// First day that does not count, where it is known.
        since: Option<NaiveDate>,
    },
    /// Nothing is due any more.
    Closed,
}

impl Clock {
    /// The clock of a line of the queue.
    pub fn of_row(row: &QueueRow, today: NaiveDate) -> Self {
        if !row.tag.is_pending() {
            Self::Closed
        } else if row.suspended {
            Self::Stopped { since: None }
        } else {
            Self::running(row.latest_on, today)
        }
    }

    /// The clock of an intake.
    pub fn of_state(state: &State, today: NaiveDate) -> Self {
        match state.submission() {
            Some(submission) if state.tag().is_pending() => match submission.term.suspension {
                Suspension::Open { since } => Self::Stopped { since: Some(since) },
                Suspension::None | Suspension::Used { .. } => {
                    Self::running(submission.term.latest_on(today), today)
                }
            },
            _ => Self::Closed,
        }
    }

    /// The clock of something that is due on this day.
    pub fn running(on: NaiveDate, today: NaiveDate) -> Self {
        match (on - today).num_days() {
            0 => Self::Today,
            days if days < 0 => Self::Late { days: -days, on },
            days if days <= SOON_DAYS => Self::Soon { days, on },
            days => Self::Far { days, on },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_term_is_late_only_the_day_after() {
        let on = day("2026-11-20");
        assert_eq!(Clock::running(on, day("2026-11-20")), Clock::Today);
        assert_eq!(Clock::running(on, day("2026-11-21")), Clock::Late { days: 1, on });
        assert_eq!(Clock::running(on, day("2026-11-13")), Clock::Soon { days: 7, on });
        assert_eq!(Clock::running(on, day("2026-11-12")), Clock::Far { days: 8, on });
    }
}
