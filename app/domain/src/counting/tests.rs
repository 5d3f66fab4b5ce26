use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{
    Text,
    mask::{Field, Group, Mask},
};

const FIVE: Threshold = Threshold(5);

fn people(numbers: &[u64]) -> Vec<Count> {
    numbers.iter().map(|number| Count::of_people(*number)).collect()
}

fn shown(numbers: &[u64]) -> (Option<u64>, Vec<Option<u64>>) {
    let cells = people(numbers);
    let protected = protect(FIVE, Count::of_people(numbers.iter().sum()), &[cells]);
    (protected.total.number(), protected.breakdowns[0].iter().map(|cell| cell.number()).collect())
}

#[test]
fn large_cells_and_zeros_are_shown() {
    assert_eq!(shown(&[5, 0, 12]), (Some(17), vec![Some(5), Some(0), Some(12)]));
    assert_eq!(shown(&[0, 0]), (Some(0), vec![Some(0), Some(0)]));
    assert_eq!(shown(&[]), (Some(0), vec![]));
}

#[test]
fn one_small_cell_takes_the_smallest_other_one_along() {
    assert_eq!(shown(&[3, 20, 9, 0]), (Some(32), vec![None, Some(20), None, Some(0)]));
}

#[test]
fn small_cells_whose_sum_is_small_take_another_one_along() {
    assert_eq!(shown(&[2, 2, 30]), (Some(34), vec![None, None, None]));
    assert_eq!(shown(&[4, 4, 30]), (Some(38), vec![None, None, Some(30)]));
}

#[test]
fn where_nothing_is_left_to_take_along_the_total_goes() {
    assert_eq!(shown(&[3, 0]), (None, vec![None, Some(0)]));
    // Five cells of one would follow from a total of five.
    assert_eq!(shown(&[1, 1, 1, 1, 1]), (None, vec![None; 5]));
}

#[test]
fn a_total_that_goes_is_not_given_away_by_another_breakdown() {
    let (one, other) = (people(&[1, 1, 1, 1, 1]), people(&[5, 0]));
    let protected = protect(FIVE, Count::of_people(5), &[one, other]);
    assert_eq!(protected.total, Shown::Suppressed);
    assert_eq!(protected.breakdowns[1], [Shown::Suppressed, Shown::Number(0)]);
}

#[test]
fn many_requests_of_few_people_are_a_small_cell() {
    let cells = vec![Count { value: 40, people: 2 }, Count { value: 9, people: 9 }];
    let protected = protect(FIVE, Count { value: 49, people: 11 }, &[cells]);
    assert_eq!(protected.total, Shown::Number(49));
    assert_eq!(protected.breakdowns[0], [Shown::Suppressed; 2]);
}

#[test]
fn a_threshold_stays_within_its_bounds() {
    assert_eq!(Threshold::new(0).people(), 3);
    assert_eq!(Threshold::new(1000).people(), 100);
    assert_eq!(Threshold::default().people(), 5);
}

#[test]
fn two_breakdowns_of_a_figure_keep_their_names() {
    let parts = vec![("a", Count::of_people(7)), ("b", Count::of_people(0))];
    let other = vec![(1, Count::of_people(2)), (2, Count::of_people(5))];
    let (one, other) = Figure::both(FIVE, Count::of_people(7), parts, other);
    assert_eq!((one.total, other.total), (Shown::Number(7), Shown::Number(7)));
    assert_eq!(one.parts, [("a", Shown::Number(7)), ("b", Shown::Number(0))]);
    assert_eq!(other.parts, [(1, Shown::Suppressed), (2, Shown::Suppressed)]);
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_period_knows_its_months() {
    let period = Period::new(day("2025-11-30"), day("2026-01-01")).unwrap();
    assert_eq!(period.months(), [day("2025-11-01"), day("2025-12-01"), day("2026-01-01")]);
    assert_eq!(Period::new(day("2026-01-02"), day("2026-01-01")), Err(WrongPeriod::Reversed));
    assert_eq!(Period::new(day("2023-01-31"), day("2026-01-01")), Err(WrongPeriod::TooLong));
    let longest = Period::new(day("2023-01-31"), day("2025-12-31")).unwrap();
    assert_eq!(longest.months().len(), usize::from(Period::MONTHS));
    assert!(Period::new(NaiveDate::MIN, NaiveDate::MAX).is_err());
    assert_eq!(Period::new(NaiveDate::MAX, NaiveDate::MAX).unwrap().months().len(), 1);
    let year = Period::year_of(day("2026-11-20"));
    assert_eq!((year.from(), year.to()), (day("2026-01-01"), day("2026-11-20")));
}

/// Numbers of a desk that did nothing.
fn empty() -> Numbers {
    let nothing = Count::default();
    Numbers {
        contacts: Field::Shown(Figure::protected(FIVE, nothing, Vec::new())),
        cards: Figure::protected(FIVE, nothing, Vec::new()),
        by_outcome: Figure::protected(FIVE, nothing, Vec::new()),
        people: Field::Shown(Figure::protected(FIVE, nothing, Vec::new())),
        by_service: Figure::protected(FIVE, nothing, Vec::new()),
        by_state: Figure::protected(FIVE, nothing, Vec::new()),
        minutes: Figure::protected(FIVE, nothing, Vec::new()),
        unmet: None,
    }
}

#[test]
fn a_mask_hides_whole_numbers_that_count_what_it_hides_and_no_others() {
    let numbers = empty();
    let cards = numbers.cards.clone();
    let others = Mask::hiding(Group::ALL.into_iter().filter(|group| *group != Group::Diary));
    assert_eq!(numbers.clone().through(&others), numbers);
    let masked = numbers.clone().through(&Mask::hiding([Group::Diary]));
    assert_eq!((masked.contacts.masked(), masked.people.masked()), (Some(Group::Diary), Some(Group::Diary)));
    assert_eq!(masked.cards, cards);
    let absent = numbers.through(&Mask::none().omitting([Group::Diary]));
    assert!(absent.contacts.is_absent() && absent.people.is_absent());
}

#[test]
fn needs_that_are_not_met_are_hidden_with_every_group_that_they_may_tell_of() {
    let nothing = Count::default();
    let (by_need, by_reason) = Figure::both(FIVE, nothing, Vec::new(), Vec::new());
    let numbers = Numbers { unmet: Some(Field::Shown(Unmet { by_need, by_reason })), ..empty() };
    let seen = |mask: Mask| numbers.clone().through(&mask).unmet.unwrap();
    assert!(seen(Mask::hiding([Group::Income, Group::Diary])).shown().is_some());
    for group in [Group::Needs, Group::Violence, Group::Health] {
        assert_eq!(seen(Mask::hiding([group])).masked(), Some(group));
    }
    assert!(seen(Mask::hiding([Group::Needs]).omitting([Group::Violence])).is_absent());
    assert_eq!(empty().through(&Mask::hiding([Group::Needs])).unmet, None, "of before they were counted");
    let mut json = serde_json::to_value(empty()).unwrap();
    json.as_object_mut().unwrap().remove("unmet");
    assert_eq!(serde_json::from_value::<Numbers>(json).unwrap(), empty(), "what was told before stays");
}

#[test]
fn what_is_told_is_read_back_as_it_was() {
    let parts = vec![(None, Count::of_people(9)), (Some(Text::italian("Avviato")), Count::of_people(2))];
    let told = Figure::protected(FIVE, Count::of_people(11), parts);
    let json = serde_json::to_value(&told).unwrap();
    assert_eq!(serde_json::from_value::<Figure<Option<Text>>>(json).unwrap(), told);
}

/// Requests of people: service, state, person.
type Request = (usize, usize, u8);

fn count<'a>(requests: impl Iterator<Item = &'a Request>) -> Count {
    let (mut value, mut people) = (0, BTreeSet::new());
    for (_, _, person) in requests {
        value += 1;
        people.insert(*person);
    }
    Count { value, people: u64::try_from(people.len()).unwrap() }
}

fn counted(requests: &[Request]) -> (Count, Vec<Vec<Count>>) {
    let by_service = (0..5).map(|at| count(requests.iter().filter(|request| request.0 == at))).collect();
    let by_state = (0..4).map(|at| count(requests.iter().filter(|request| request.1 == at))).collect();
    (count(requests.iter()), vec![by_service, by_state])
}

/// What somebody who knows that suppressed cells are no zeros can find out about each of them: the least number,
/// and the greatest one, if there is one.
fn ranges(total: Shown, cells: &[Shown]) -> BTreeMap<usize, (u64, Option<u64>)> {
    let suppressed: Vec<usize> =
        cells.iter().enumerate().filter(|(_, cell)| cell.number().is_none()).map(|(at, _)| at).collect();
    let others = u64::try_from(suppressed.len()).unwrap().saturating_sub(1);
    let left = total.number().map(|total| total - cells.iter().filter_map(|cell| cell.number()).sum::<u64>());
    let range = |at| {
        let least = if others == 0 { left.unwrap_or(1) } else { 1 };
        (at, (least, left.map(|left| left - others)))
    };
    suppressed.into_iter().map(range).collect()
}

proptest! {
    #[test]
    fn no_cell_follows_from_the_others(
        requests in prop::collection::vec((0_usize..5, 0_usize..4, 0_u8..25), 0..60),
        threshold in 3_u32..9,
    ) {
        let threshold = Threshold::new(threshold);
        let (total, breakdowns) = counted(&requests);
        let protected = protect(threshold, total, &breakdowns);
        // Where the total is not told, no breakdown adds up to it.
        if protected.total == Shown::Suppressed {
            for cells in &protected.breakdowns {
                prop_assert!(cells.contains(&Shown::Suppressed));
            }
        }
        for cells in &protected.breakdowns {
            for (least, most) in ranges(protected.total, cells).into_values() {
                prop_assert_eq!(least, 1);
                prop_assert!(most.is_none_or(|most| most >= threshold.people()));
            }
        }
    }

    #[test]
    fn what_is_shown_is_true_and_of_nobody_or_of_enough_people(
        requests in prop::collection::vec((0_usize..5, 0_usize..4, 0_u8..25), 0..60),
    ) {
        let (total, breakdowns) = counted(&requests);
        let protected = protect(FIVE, total, &breakdowns);
        let cells = breakdowns.iter().flatten().zip(protected.breakdowns.iter().flatten());
        for (count, shown) in cells.chain([(&total, &protected.total)]) {
            match shown {
                Shown::Number(number) => {
                    prop_assert_eq!(*number, count.value);
                    prop_assert!(count.value == 0 || count.people >= 5);
                }
                Shown::Suppressed => {
                    prop_assert!(count.value > 0, "zeros are shown");
                }
            }
        }
        if breakdowns.iter().flatten().all(|count| count.value == 0 || count.people >= 5) {
            prop_assert!(!protected.breakdowns.iter().flatten().any(|shown| *shown == Shown::Suppressed));
        }
    }
}
