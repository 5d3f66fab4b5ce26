//! When a desk is open: a weekly pattern with validity, closures, and the clock of Rome.
//!
//! A day is told by its wall clock, an opening by its instants: when the clocks change, the two differ.

mod cause;
#[cfg(test)]
mod tests;
mod time;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};

pub use cause::Cause;
pub use time::{DAY, Minute, NotASpan, NotATime, Period, Span, instant, wall};

use crate::{Id, calendar::day_in_rome, holidays::is_holiday};

/// How far ahead the next opening is looked for, in days.
const LOOK_AHEAD: u64 = 60;

/// An opening that repeats every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekly {
    /// On which day.
    pub weekday: Weekday,
    /// From when to when.
    pub span: Span,
    /// First day it holds; always so far if there is none.
    pub from: Option<NaiveDate>,
    /// Last day it holds; for ever if there is none.
    pub until: Option<NaiveDate>,
}

impl Weekly {
    /// Whether it holds on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.weekday == day.weekday()
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}

/// A day, or a part of one, on which a desk is closed although the pattern says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Its identifier.
    pub id: Id<Self>,
    /// The day.
    pub on: NaiveDate,
    /// From when to when; the whole day if there is none.
    pub span: Option<Span>,
    /// Why, where it is for one of the usual causes.
    pub cause: Option<Cause>,
    /// Why, or more about it, in a few words that everybody may read, as the desk wrote them; may be empty.
    pub reason: String,
}

/// When a desk is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// What repeats every week.
    pub weekly: Vec<Weekly>,
    /// What is taken away.
    pub closures: Vec<Closure>,
}

/// Whether a desk is open at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// It is.
    Open {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// It is not.
    Closed {
        /// When it opens next, if it does within the next weeks.
        opens: Option<DateTime<Utc>>,
    },
}

impl Hours {
    /// What is open on a day, by the wall clock: in order, none touching another.
    pub fn spans_on(&self, day: NaiveDate) -> Vec<Span> {
        if is_holiday(day) {
            return Vec::new();
        }
        let mut open: Vec<Span> =
            self.weekly.iter().filter(|weekly| weekly.holds_on(day)).map(|weekly| weekly.span).collect();
        open.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(open.len());
        for span in open {
            match merged.last_mut() {
                Some(last) if last.meets(span) => *last = last.with(span),
                _ => merged.push(span),
            }
        }
        let closures = self.closures.iter().filter(|closure| closure.on == day);
        closures.fold(merged, |open, closure| match closure.span {
            None => Vec::new(),
            Some(closed) => open.into_iter().flat_map(|span| span.without(closed)).collect(),
        })
    }

    /// What is open on a day, as instants: in order, none overlapping another. An opening that falls
    /// into the hour that the change of clocks leaves out is not there.
    pub fn periods_on(&self, day: NaiveDate) -> Vec<Period> {
        self.spans_on(day).into_iter().filter_map(|span| span.on(day)).collect()
    }

    /// Whether it is open at this instant; a night that goes on after midnight is one opening.
    pub fn at(&self, now: DateTime<Utc>) -> Now {
        let mut day = day_in_rome(now);
        let mut coming = self.periods_on(day).into_iter().filter(|period| period.end > now);
        match coming.next() {
            Some(first) if first.start <= now => {
                let mut until = first.end;
                // As long as the next day begins where this one ends.
                while let Some(next) = next_day(day)
                    && let Some(going_on) = self.periods_on(next).first()
                    && going_on.start == until
                    && (until - now).num_days() < 7
                {
                    (day, until) = (next, going_on.end);
                }
                Now::Open { until }
            }
            Some(first) => Now::Closed { opens: Some(first.start) },
            None => Now::Closed { opens: self.next_opening(day) },
        }
    }

    /// The first opening after this day.
    fn next_opening(&self, day: NaiveDate) -> Option<DateTime<Utc>> {
        (1..=LOOK_AHEAD)
            .filter_map(|days| day.checked_add_days(Days::new(days)))
            .find_map(|day| self.periods_on(day).first().map(|period| period.start))
    }

    /// The closure that says why it is closed all day, where one does.
    pub fn reason_on(&self, day: NaiveDate) -> Option<&Closure> {
        let mut closures = self.closures.iter().filter(|closure| closure.on == day);
        closures.find(|closure| closure.cause.is_some() || !closure.reason.is_empty())
    }
}

fn next_day(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(1))
}
