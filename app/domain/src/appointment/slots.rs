//! Slots: opening hours cut into talks.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::{Kind, Rules};
use crate::{
    calendar::day_in_rome,
    hours::{Hours, Period},
};

/// A day with the slots that have room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySlots {
    /// The day.
    pub on: NaiveDate,
    /// Its slots, in order; never empty.
    pub slots: Vec<Period>,
}

/// The slots of a day: each within one opening, each as long as the talk, none overlapping another.
pub fn slots_on(hours: &Hours, minutes: u16, day: NaiveDate) -> Vec<Period> {
    let length = TimeDelta::minutes(minutes.max(1).into());
    let cut = |period: Period| {
        let slots =
            std::iter::successors(Some(Period { start: period.start, end: period.start + length }), {
                move |last| Some(Period { start: last.end, end: last.end + length })
            });
        slots.take_while(move |slot| slot.end <= period.end)
    };
    hours.periods_on(day).into_iter().flat_map(cut).collect()
}

/// The next days on which there is room for a talk: at most `most` of them, from `from` on and within the
/// rules. `taken` are the talks of this kind that somebody has already.
pub fn days_with_room(
    hours: &Hours,
    kind: &Kind,
    rules: Rules,
    taken: &[Period],
    from: NaiveDate,
    now: DateTime<Utc>,
    most: usize,
) -> Vec<DaySlots> {
    let today = day_in_rome(now);
    let earliest = now + rules.book_before;
    let days = (0..rules.days_ahead).filter_map(|days| today.checked_add_days(Days::new(days.into())));
    days.filter(|day| *day >= from)
        .filter_map(|on| {
            let mut slots = slots_on(hours, kind.minutes, on);
            slots.retain(|slot| slot.start >= earliest && has_room(*slot, kind.seats, taken));
            (!slots.is_empty()).then_some(DaySlots { on, slots })
        })
        .take(most)
        .collect()
}

/// Whether one more can be received in this slot. Every talk that touches it counts, also one that began
/// at another time because the hours have changed since.
fn has_room(slot: Period, seats: u16, taken: &[Period]) -> bool {
    taken.iter().filter(|other| other.overlaps(slot)).count() < usize::from(seats)
}
