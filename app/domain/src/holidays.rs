//! National holidays of Italy: public offices are closed.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Holidays that are on the same day every year, month and day (L. 260/1949, art. 2).
const FIXED: [(u32, u32); 10] =
    [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)];
/// Saint Francis is a holiday again from this year on (L. 151/2025).
const SAINT_FRANCIS_SINCE: i32 = 2026;

/// Whether this day is a national holiday. Sundays are not counted here, Easter is; the patron of a
/// municipality is one of its closures.
pub fn is_holiday(day: NaiveDate) -> bool {
    let date = (day.month(), day.day());
    FIXED.contains(&date)
        || (date == (10, 4) && day.year() >= SAINT_FRANCIS_SINCE)
        || easter(day.year()).is_some_and(|easter| {
            day == easter || easter.checked_add_days(Days::new(1)).is_some_and(|monday| day == monday)
        })
}

/// Whether offices usually work on this day: from Monday to Friday, unless it is a national holiday.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

/// Easter Sunday of a year: the Sunday after the first full moon of spring, as the Gregorian calendar
/// reckons it (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moved = (8 * century + 13) / 25;
    let moon = (19 * golden + century - century / 4 - moved + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_where_the_church_has_it() {
        for known in ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"] {
            assert_eq!(easter(day(known).year()), Some(day(known)));
        }
    }

    #[test]
    fn holidays_are_known_and_working_days_are_not_among_them() {
        for holiday in ["2026-01-06", "2026-04-06", "2026-06-02", "2026-10-04", "2026-12-08", "2026-12-26"] {
            assert!(is_holiday(day(holiday)), "{holiday}");
        }
        for working in ["2025-10-04", "2026-04-07", "2026-11-20", "2026-12-24", "2026-03-19"] {
            assert!(!is_holiday(day(working)), "{working}");
        }
    }

    #[test]
    fn offices_work_from_monday_to_friday_but_for_holidays() {
        assert!(is_working_day(day("2026-11-20")), "a Friday");
        for free in ["2026-11-21", "2026-11-22", "2026-12-08", "2026-04-06"] {
            assert!(!is_working_day(day(free)), "{free}");
        }
    }
}
