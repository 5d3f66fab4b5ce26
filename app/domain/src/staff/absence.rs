//! Absences: a colleague of the same desk stands in between two days (delegation for absence).

use chrono::{Days, NaiveDate};

use crate::{Id, actor::OperatorRef};

/// An absence lasts a year at most.
const LONGEST: Days = Days::new(365);

/// An absence that counts or is to come, as one of the two sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Its identifier.
    pub id: Id<Self>,
    /// Whether whoever looks is the one who is away; the other stands in otherwise.
    pub mine: bool,
    /// The other of the two.
    pub other: OperatorRef,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Whether the colleague who stands in works at the desk no more: it has ended, and nobody stands in.
    pub gone: bool,
}

impl Absence {
    /// Whether it counts on a day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Why a colleague cannot be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Nobody who is at this desk on all of these days with the same role and the same profile.
    Colleague,
    /// The last day is before the first one.
    Backwards,
    /// The last day has passed.
    Past,
    /// Longer than a year.
    TooLong,
    /// Somebody stands in on one of these days already.
    Overlaps,
}

/// Whether the days of an absence are right.
///
/// # Errors
/// The first rule that they break.
pub fn days(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Result<(), Unfit> {
    if last < first {
        return Err(Unfit::Backwards);
    }
    if last < today {
        return Err(Unfit::Past);
    }
    if first.checked_add_days(LONGEST).is_none_or(|latest| last > latest) {
        return Err(Unfit::TooLong);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_run_forwards_end_in_the_future_and_within_a_year() {
        let today = day("2026-11-20");
        let of = |first: &str, last: &str| days(day(first), day(last), today);
        assert_eq!(of("2026-11-20", "2026-11-20"), Ok(()));
        assert_eq!(of("2026-11-01", "2026-11-30"), Ok(()), "one may have been away already");
        assert_eq!(of("2026-12-02", "2026-12-01"), Err(Unfit::Backwards));
        assert_eq!(of("2026-11-01", "2026-11-19"), Err(Unfit::Past));
        assert_eq!(of("2026-12-01", "2028-01-01"), Err(Unfit::TooLong));
    }
}
