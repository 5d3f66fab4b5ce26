//! Periods that do not overlap, for numbers that go to those who may not read what was counted.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Period;

/// A quarter of a year that has been over for a while. Two of them have no day in common: nothing can be learnt by
/// subtracting one from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    period: Period,
}

impl Quarter {
    /// How many are offered.
    const OFFERED: u32 = 8;
    /// For so many days after its end, what is late is still written down: its numbers are told once only.
    pub const SETTLES_IN_DAYS: u64 = 30;

    /// The last ones that are over and settled, newest first.
    pub fn complete(today: NaiveDate) -> Vec<Self> {
        let settled = today.checked_sub_days(Days::new(Self::SETTLES_IN_DAYS)).unwrap_or(today);
        let begun = NaiveDate::from_ymd_opt(settled.year(), settled.month0() / 3 * 3 + 1, 1);
        let quarter = |before: u32| {
            let from = begun?.checked_sub_months(Months::new(3 * before))?;
            let to = from.checked_add_months(Months::new(3))?.pred_opt()?;
            Some(Self { period: Period::new(from, to).ok()? })
        };
        (1..=Self::OFFERED).map_while(quarter).collect()
    }

    /// Its days.
    pub const fn period(self) -> Period {
        self.period
    }

    /// Name in addresses: `2026-3`.
    pub fn code(self) -> String {
        format!("{}-{}", self.year(), self.number())
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.period.from().year()
    }

    /// From one to four.
    pub fn number(self) -> u32 {
        self.period.from().month0() / 3 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_over_and_have_no_day_in_common() {
        let all = Quarter::complete("2026-11-20".parse().unwrap());
        assert_eq!(all.len(), 8);
        assert_eq!((all[0].code().as_str(), all[3].code().as_str()), ("2026-3", "2025-4"));
        assert_eq!(all[0].period().from(), "2026-07-01".parse().unwrap());
        assert_eq!(all[0].period().to(), "2026-09-30".parse().unwrap());
        assert!(all.windows(2).all(|two| two[1].period().to() < two[0].period().from()));
    }

    #[test]
    fn what_is_late_has_a_month() {
        for (today, last) in [("2027-01-01", "2026-3"), ("2027-01-30", "2026-3"), ("2027-01-31", "2026-4")] {
            assert_eq!(Quarter::complete(today.parse().unwrap())[0].code(), last, "{today}");
        }
    }
}
