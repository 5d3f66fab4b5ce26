//! Days as the law counts them: in Rome, whole, the last one included.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use serde::{Deserialize, Serialize};

/// Most days for which the applicant's integration stops the clock (L. 241/1990 art. 2 c. 7).
pub const MAX_SUSPENSION_DAYS: u16 = 30;
/// Days to reply to a notice of refusal (L. 241/1990 art. 10-bis).
pub const NOTICE_REPLY_DAYS: u16 = 10;

/// The day it is in Italy at this instant. Protocol years and terms are told by it.
pub fn day_in_rome(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Rome).date_naive()
}

/// The instant a day begins in Italy.
pub fn start_in_rome(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // In Italy clocks never change at midnight.
    Rome.from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |start| start.with_timezone(&Utc))
}

/// The year of the register for something that happens now.
pub fn register_year(now: DateTime<Utc>) -> u16 {
    u16::try_from(day_in_rome(now).year()).unwrap_or(u16::MAX)
}

/// A day so many days later; the calendar's end if there is no such day.
pub fn days_after(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The legal term of a proceeding and its one suspension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Day of arrival; the count starts the day after.
    pub started_on: NaiveDate,
    /// Days that the service allows.
    pub days: u16,
    /// What stopped the clock, if anything did.
    pub suspension: Suspension,
}

/// The clock of a term may stop once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Suspension {
    /// Never stopped.
    None,
    /// Stopped, waiting for the applicant.
    Open {
        /// First day that does not count.
        since: NaiveDate,
    },
    /// Stopped once and running again: it cannot stop a second time.
    Used {
        /// Days that did not count.
        days: u16,
    },
}

impl Term {
    /// A term that starts on the day of arrival.
    pub const fn new(started_on: NaiveDate, days: u16) -> Self {
        Self { started_on, days, suspension: Suspension::None }
    }

    /// Stops the clock, if it was never stopped; otherwise it runs on.
    #[must_use]
    pub const fn suspend(mut self, today: NaiveDate) -> Self {
        if matches!(self.suspension, Suspension::None) {
            self.suspension = Suspension::Open { since: today };
        }
        self
    }

    /// Starts the clock again.
    #[must_use]
    pub fn resume(mut self, today: NaiveDate) -> Self {
        if let Suspension::Open { since } = self.suspension {
            self.suspension = Suspension::Used { days: suspended_days(since, today) };
        }
        self
    }

    /// The latest day for the answer, as it stands today.
    pub fn latest_on(&self, today: NaiveDate) -> NaiveDate {
        let suspended = match self.suspension {
            Suspension::None => 0,
            Suspension::Open { since } => suspended_days(since, today),
            Suspension::Used { days } => days,
        };
        days_after(self.started_on, self.days.saturating_add(suspended))
    }

    /// The latest day that will ever be possible: what the citizen is told while the clock is stopped.
    pub fn latest_possible_on(&self, today: NaiveDate) -> NaiveDate {
        match self.suspension {
            Suspension::Open { .. } => {
                days_after(self.started_on, self.days.saturating_add(MAX_SUSPENSION_DAYS))
            }
            Suspension::None | Suspension::Used { .. } => self.latest_on(today),
        }
    }

    /// Days that have counted so far, today included.
    pub fn days_passed(&self, today: NaiveDate) -> i64 {
        let until = match self.suspension {
            Suspension::Open { since } => since,
            Suspension::None | Suspension::Used { .. } => today,
        };
        let used = match self.suspension {
            Suspension::Used { days } => i64::from(days),
            Suspension::None | Suspension::Open { .. } => 0,
        };
        ((until - self.started_on).num_days() - used).max(0)
    }

    /// Days left until the latest day; negative when it has passed.
    pub fn days_left(&self, today: NaiveDate) -> i64 {
        (self.latest_on(today) - today).num_days()
    }
}

fn suspended_days(since: NaiveDate, today: NaiveDate) -> u16 {
    u16::try_from((today - since).num_days()).unwrap_or(0).min(MAX_SUSPENSION_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_year_of_the_register_changes_at_midnight_in_rome() {
        let before = "2026-12-31T22:59:59Z".parse().unwrap();
        let after = "2026-12-31T23:00:00Z".parse().unwrap();
        assert_eq!(register_year(before), 2026);
        assert_eq!(register_year(after), 2027);
    }

    #[test]
    fn a_term_counts_over_the_leap_day() {
        assert_eq!(Term::new(day("2028-02-29"), 30).latest_on(day("2028-03-01")), day("2028-03-30"));
        assert_eq!(Term::new(day("2028-02-10"), 30).latest_on(day("2028-02-10")), day("2028-03-11"));
    }

    #[test]
    fn the_clock_stops_once_and_for_thirty_days_at_most() {
        let term = Term::new(day("2026-11-03"), 30).suspend(day("2026-11-16"));
        assert_eq!(term.days_passed(day("2026-11-20")), 13);
        assert_eq!(term.latest_on(day("2026-11-20")), day("2026-12-07"));
        let resumed = term.resume(day("2027-02-01"));
        assert_eq!(resumed.latest_on(day("2027-02-01")), day("2027-01-02"));
        assert_eq!(resumed.suspend(day("2027-02-02")), resumed);
    }
}
