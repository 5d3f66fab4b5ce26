//! What is counted about a desk, and for which period.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Count, Protected, Shown, Threshold, protect};
use crate::{
    Text,
    card::{parts::Part, requests::Advancement},
    fields,
    mask::{Field, Group, Mask},
};

/// First and last day that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

/// Why two days are no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongPeriod {
    /// The last day comes before the first.
    #[error("it ends before it begins")]
    Reversed,
    /// It is longer than can be shown month by month.
    #[error("it is longer than {} months", Period::MONTHS)]
    TooLong,
}

impl Period {
    /// Most months, the first and the last one included.
    pub const MONTHS: u8 = 36;

    /// The days from one to the other, both included.
    ///
    /// # Errors
    /// When the last day comes before the first, or far after it.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self, WrongPeriod> {
        let months = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
        if to < from {
            Err(WrongPeriod::Reversed)
        } else if months(to) - months(from) >= i32::from(Self::MONTHS) {
            Err(WrongPeriod::TooLong)
        } else {
            Ok(Self { from, to })
        }
    }

    /// From the first of January to this day.
    pub fn year_of(today: NaiveDate) -> Self {
        Self { from: today.with_ordinal(1).unwrap_or(today), to: today }
    }

    /// First day.
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// Last day.
    pub const fn to(self) -> NaiveDate {
        self.to
    }

    /// The first day of each month that it touches, in order.
    pub fn months(self) -> Vec<NaiveDate> {
        let first = self.from.with_day(1).unwrap_or(self.from);
        (0..u32::from(Self::MONTHS))
            .map_while(|month| first.checked_add_months(Months::new(month)))
            .take_while(|month| *month <= self.to)
            .collect()
    }
}

/// Whether a person has given a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Known by name.
    Known,
    /// Known by an alias only.
    Anonymous,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Known, Self::Anonymous];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Anonymous => "anonymous",
        }
    }
}

/// A total and its parts, as they may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure<K> {
    /// The total.
    pub total: Shown,
    /// The parts, in the order of their names and never in that of their numbers, which would tell of those that are
    /// suppressed.
    pub parts: Vec<(K, Shown)>,
}

impl<K> Figure<K> {
    /// Suppresses what would tell of a few people.
    pub fn protected(threshold: Threshold, total: Count, parts: Vec<(K, Count)>) -> Self {
        let (names, cells): (Vec<K>, Vec<Count>) = parts.into_iter().unzip();
        let Protected { total, breakdowns } = protect(threshold, total, &[cells]);
        Self { total, parts: names.into_iter().zip(breakdowns.into_iter().flatten()).collect() }
    }

    /// The same for two breakdowns of one total, so that neither gives away the other.
    pub fn both<L>(
        threshold: Threshold,
        total: Count,
        one: Vec<(K, Count)>,
        other: Vec<(L, Count)>,
    ) -> (Self, Figure<L>) {
        let (names, cells): (Vec<K>, Vec<Count>) = one.into_iter().unzip();
        let (other_names, other_cells): (Vec<L>, Vec<Count>) = other.into_iter().unzip();
        let Protected { total, breakdowns } = protect(threshold, total, &[cells, other_cells]);
        let mut breakdowns = breakdowns.into_iter();
        let one = names.into_iter().zip(breakdowns.next().unwrap_or_default()).collect();
        let other = other_names.into_iter().zip(breakdowns.next().unwrap_or_default()).collect();
        (Self { total, parts: one }, Figure { total, parts: other })
    }
}

/// What a desk did in a period, without names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// People met, once per person and day, by month. Who was met, the diary tells too.
    pub contacts: Field<Figure<NaiveDate>>,
    /// Cards by the month of their access.
    pub cards: Figure<NaiveDate>,
    /// The same cards by how they ended, in the words of the day they were counted; no words for those that are open.
    pub by_outcome: Figure<Option<Text>>,
    /// Distinct people who were met. Who was, the diary tells too.
    pub people: Field<Figure<Kind>>,
    /// Requests of services, by service.
    pub by_service: Figure<Text>,
    /// The same requests, by where they stand.
    pub by_state: Figure<Advancement>,
    /// Minutes of work, by service.
    pub minutes: Figure<Text>,
    /// Cards with a need that is not met. Of quarters that were told before they were counted, there is none.
    #[serde(default)]
    pub unmet: Option<Field<Unmet>>,
}

/// Cards with a need that is not met, by the day of their access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// By the need, in the words of the day they were counted.
    pub by_need: Figure<Text>,
    /// The same cards by the reason; no words for those of which nobody said why.
    pub by_reason: Figure<Option<Text>>,
}

impl Numbers {
    /// What a mask leaves of them. A number that counts what it hides is hidden whole: counted without, it would be
    /// another number of the same days, to be subtracted. The others are of no group: no mask hides the day of a card,
    /// its outcome, the services asked for and the work, nor whether somebody has a name or an alias.
    #[must_use]
    pub fn through(mut self, mask: &Mask) -> Self {
        if mask.hides(Group::Diary) {
            self.contacts = mask.left_of(Group::Diary);
            self.people = mask.left_of(Group::Diary);
        }
        // Single needs tell of other groups besides.
        let groups = fields::groups(Part::Needs.fields());
        if let Some(hidden) = groups.iter().find(|group| mask.hides(**group)) {
            let omitted = groups.iter().find(|group| mask.omits(**group));
            self.unmet = self.unmet.map(|_| mask.left_of(*omitted.unwrap_or(hidden)));
        }
        self
    }
}

/// How numbers came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Now, of any days: for whoever may read the cards and count them without us.
    Live,
    /// Once, on this day, of a quarter: what was written later is not in them, and whoever may only read numbers is
    /// never told other ones.
    Released(NaiveDate),
}

/// What is told of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The days that count.
    pub period: Period,
    /// How they were counted.
    pub counted: Counted,
    /// Of how many people a number had to be.
    pub threshold: Threshold,
    /// What they are.
    pub numbers: Numbers,
}
