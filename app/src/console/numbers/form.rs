//! The period that an operator asks for.

use chrono::{Datelike, NaiveDate};
use domain::{
    counting::{Period, WrongPeriod},
    form::read,
    format,
};
use serde::Deserialize;

/// Days as they were typed; empty ones are the usual ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct PeriodForm {
    /// First day, `gg/mm/aaaa`.
    #[serde(rename = "dal")]
    pub from: String,
    /// Last day, `gg/mm/aaaa`.
    #[serde(rename = "al")]
    pub to: String,
    /// Identifier of a desk; empty for the one in use.
    #[serde(rename = "sportello")]
    pub desk: String,
    /// Code of a quarter, for whoever may not choose the days.
    #[serde(rename = "trimestre")]
    pub quarter: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodError {
    /// The first day is none.
    From,
    /// The last day is none.
    To,
    /// It ends before it begins.
    Reversed,
    /// It is longer than can be shown.
    TooLong,
    /// It does not begin with a month.
    NotAFirst,
    /// It ends neither with a month nor today.
    NotALast,
}

impl From<WrongPeriod> for PeriodError {
    fn from(wrong: WrongPeriod) -> Self {
        match wrong {
            WrongPeriod::Reversed => Self::Reversed,
            WrongPeriod::TooLong => Self::TooLong,
        }
    }
}

impl PeriodError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::From => ("f-dal", "console-numbers-error-from"),
            Self::To => ("f-al", "console-numbers-error-to"),
            Self::Reversed => ("f-al", "console-numbers-error-reversed"),
            Self::TooLong => ("f-al", "console-numbers-error-long"),
            Self::NotAFirst => ("f-dal", "console-numbers-error-first"),
            Self::NotALast => ("f-al", "console-numbers-error-last"),
        }
    }
}

impl PeriodForm {
    /// The days of a period.
    pub fn of(period: Period) -> Self {
        Self { from: format::date(period.from()), to: format::date(period.to()), ..Self::default() }
    }

    /// The period. Without a last day it ends today, without a first one it begins with the year of the last.
    /// It is of whole months, the last perhaps up to today: two periods that differ by a day would tell, when
    /// subtracted, what few people did.
    ///
    /// # Errors
    /// Everything that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<Period, Vec<PeriodError>> {
        match (day(&self.from, PeriodError::From), day(&self.to, PeriodError::To)) {
            (Ok(from), Ok(to)) => {
                let usual = Period::year_of(to.unwrap_or(today));
                let from = from.unwrap_or(usual.from());
                let period = Period::new(from, usual.to()).map_err(|wrong| vec![wrong.into()])?;
                let errors = not_whole(period, today);
                if errors.is_empty() { Ok(period) } else { Err(errors) }
            }
            (from, to) => Err([from.err(), to.err()].into_iter().flatten().collect()),
        }
    }
}

/// Which ends of a period cut a month in two.
fn not_whole(period: Period, today: NaiveDate) -> Vec<PeriodError> {
    let first = (period.from().day() != 1).then_some(PeriodError::NotAFirst);
    let is_last = period.to().succ_opt().is_none_or(|next| next.day() == 1);
    let last = (!is_last && period.to() != today).then_some(PeriodError::NotALast);
    first.into_iter().chain(last).collect()
}

fn day(typed: &str, error: PeriodError) -> Result<Option<NaiveDate>, PeriodError> {
    let typed = typed.trim();
    if typed.is_empty() { Ok(None) } else { read::date(typed).map(Some).map_err(|_| error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(from: &str, to: &str) -> Result<PeriodForm, Vec<PeriodError>> {
        let form = days(from, to);
        form.check("2026-11-20".parse().unwrap()).map(PeriodForm::of)
    }

    fn days(from: &str, to: &str) -> PeriodForm {
        PeriodForm { from: from.to_owned(), to: to.to_owned(), ..PeriodForm::default() }
    }

    #[test]
    fn days_that_are_missing_are_the_usual_ones() {
        assert_eq!(checked("", " "), Ok(days("01/01/2026", "20/11/2026")));
        assert_eq!(checked("", "31/3/2025"), Ok(days("01/01/2025", "31/03/2025")));
        assert_eq!(checked("1.10.2026", ""), Ok(days("01/10/2026", "20/11/2026")));
    }

    #[test]
    fn everything_wrong_is_told() {
        assert_eq!(checked("31/02/2026", "ieri"), Err(vec![PeriodError::From, PeriodError::To]));
        assert_eq!(checked("02/01/2026", "01/01/2026"), Err(vec![PeriodError::Reversed]));
        assert_eq!(checked("01/01/2010", "01/01/2026"), Err(vec![PeriodError::TooLong]));
        assert_eq!(checked("01/01/2027", ""), Err(vec![PeriodError::Reversed]));
    }

    #[test]
    fn periods_that_could_be_subtracted_are_not_counted() {
        assert_eq!(checked("01/11/2026", "19/11/2026"), Err(vec![PeriodError::NotALast]));
        let both = vec![PeriodError::NotAFirst, PeriodError::NotALast];
        assert_eq!(checked("02/02/2026", "27/02/2026"), Err(both));
        assert_eq!(checked("01/02/2026", "28/02/2026"), Ok(days("01/02/2026", "28/02/2026")));
    }
}
