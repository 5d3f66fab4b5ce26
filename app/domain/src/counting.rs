//! Counting without telling of anybody: numbers of a few people are not shown, and cannot be worked out from those
//! that are.
//!
//! A cell is small when fewer people than the threshold are behind it. Small cells are suppressed first. What is
//! suppressed in a breakdown together follows from its total and the cells that are shown; so more cells are
//! suppressed, the smallest first, until each of them may be any number from one to the threshold at least. Where no
//! cells are left for that, the total is suppressed as well. Cells of zero tell of nobody and are shown.
//!
//! So much for one answer. Two answers are subtracted from each other: of two periods that overlap, or of one period
//! before and after somebody wrote down one thing more. Who is asking decides what that gives away:
//!
//! * Whoever may read the cards of the desk may count them without us, and learns nothing new. They choose the days,
//!   whole months, and are told what there is now ([`Counted::Live`]).
//! * Whoever may only read numbers is told quarters only ([`Quarter`]), which have no day in common, and each is told
//!   once: what was told first, with the threshold of that day, is what is told ever after ([`Counted::Released`]). The
//!   quarter that runs is not told; neither is the year, which without its four quarters would be what was corrected
//!   after they were told.

mod numbers;
mod quarter;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use numbers::{Counted, Figure, Kind, Numbers, Period, Told, Unmet, WrongPeriod};
pub use quarter::Quarter;

/// Fewer people than these are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(u64);

impl Threshold {
    /// Below three, a suppressed cell would say its number.
    pub const LEAST: u32 = 3;
    /// More would leave nothing to show.
    pub const MOST: u32 = 100;
    /// What is usual.
    pub const USUAL: u32 = 5;

    /// A threshold within its bounds.
    pub fn new(people: u32) -> Self {
        Self(people.clamp(Self::LEAST, Self::MOST).into())
    }

    /// How many people there must be at least.
    pub const fn people(self) -> u64 {
        self.0
    }

    /// Whether there are some, but too few.
    const fn is_small(self, count: Count) -> bool {
        count.value > 0 && count.people < self.0
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self::new(Self::USUAL)
    }
}

/// What was counted, before anything is suppressed. It does not leave the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// The number.
    pub value: u64,
    /// How many distinct people are behind it.
    pub people: u64,
}

impl Count {
    /// A number of people.
    pub const fn of_people(people: u64) -> Self {
        Self { value: people, people }
    }
}

/// A number as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// This many.
    Number(u64),
    /// Some, but how many is not told: they are few, or they would give away others.
    Suppressed,
}

impl Shown {
    /// The number, where it is told.
    pub const fn number(self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Suppressed => None,
        }
    }

    const fn of(count: Count, suppressed: bool) -> Self {
        if suppressed { Self::Suppressed } else { Self::Number(count.value) }
    }
}

/// A total and its breakdowns, as they may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    /// The total.
    pub total: Shown,
    /// The cells of each breakdown, in the order in which they came.
    pub breakdowns: Vec<Vec<Shown>>,
}

/// Suppresses what would tell of a few people. The cells of each breakdown add up to the total.
pub fn protect(threshold: Threshold, total: Count, breakdowns: &[Vec<Count>]) -> Protected {
    let mut marks: Vec<Vec<bool>> =
        breakdowns.iter().map(|cells| cells.iter().map(|cell| threshold.is_small(*cell)).collect()).collect();
    let mut no_total = threshold.is_small(total);
    for (cells, marks) in breakdowns.iter().zip(&mut marks) {
        no_total |= !cover(threshold, cells, marks);
    }
    if no_total {
        // A breakdown that is shown whole would add up to the total.
        for (cells, marks) in breakdowns.iter().zip(&mut marks) {
            if !marks.contains(&true) {
                suppress_smallest(cells, marks);
            }
        }
    }
    let shown = |(cells, marks): (&Vec<Count>, Vec<bool>)| {
        cells.iter().zip(marks).map(|(cell, suppressed)| Shown::of(*cell, suppressed)).collect::<Vec<_>>()
    };
    Protected {
        total: Shown::of(total, no_total),
        breakdowns: breakdowns.iter().zip(marks).map(shown).collect(),
    }
}

/// Suppresses more cells until those that are suppressed cannot be told apart. False when the total, too, would
/// have to go for that.
fn cover(threshold: Threshold, cells: &[Count], marks: &mut [bool]) -> bool {
    while !is_covered(threshold, cells, marks) {
        if !suppress_smallest(cells, marks) {
            return false;
        }
    }
    true
}

/// Whether each suppressed cell may be anything from one to the threshold at least, for whoever knows their sum;
/// and whether that sum is not of a few people itself.
fn is_covered(threshold: Threshold, cells: &[Count], marks: &[bool]) -> bool {
    let (mut number, mut values, mut people) = (0_u64, 0_u64, 0_u64);
    for (cell, _) in cells.iter().zip(marks).filter(|(_, suppressed)| **suppressed) {
        number += 1;
        values = values.saturating_add(cell.value);
        people = people.saturating_add(cell.people);
    }
    match number {
        0 => true,
        1 => false,
        // Each of the others is one at least.
        more => values >= threshold.people() + more - 1 && people >= threshold.people(),
    }
}

/// Suppresses the smallest cell that is still shown; false when there is none. Zeros stay.
fn suppress_smallest(cells: &[Count], marks: &mut [bool]) -> bool {
    let smallest = cells
        .iter()
        .zip(marks.iter_mut())
        .filter(|(cell, suppressed)| !**suppressed && cell.value > 0)
        .min_by_key(|(cell, _)| cell.value);
    match smallest {
        Some((_, suppressed)) => {
            *suppressed = true;
            true
        }
        None => false,
    }
}
