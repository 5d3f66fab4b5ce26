//! `[appointments]`

use chrono::TimeDelta;
use domain::appointment::Rules;

use super::reader::Reader;

/// How long before people book and change, and how far ahead.
pub(super) fn read(from: &mut Reader<'_>) -> Rules {
    let hours = |hours: u32| TimeDelta::hours(hours.into());
    Rules {
        book_before: hours(from.number_or("book_hours_before", 0, 7 * 24, 2)),
        change_before: hours(from.number_or("change_hours_before", 0, 7 * 24, 24)),
        days_ahead: u16::try_from(from.number_or("days_ahead", 1, 365, 60)).unwrap_or(60),
    }
}
