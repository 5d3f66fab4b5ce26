//! Numbers of a desk.

use chrono::NaiveDate;
use domain::{
    Text,
    calendar::day_in_rome,
    card::requests::Advancement,
    counting::{Count, Figure, Kind, Numbers, Period, Quarter, Release, Threshold},
    mask::{Field, Group, Mask},
};

use super::NumbersPage;
use crate::console::samples::{desks, now};

fn of_months(period: Period, numbers: &[u64]) -> Figure<NaiveDate> {
    let parts: Vec<_> = period
        .months()
        .into_iter()
        .enumerate()
        .map(|(at, month)| (month, Count::of_people(numbers.get(at).copied().unwrap_or_default())))
        .collect();
    Figure::protected(Threshold::default(), sum(&parts), parts)
}

fn sum<K>(parts: &[(K, Count)]) -> Count {
    Count::of_people(parts.iter().map(|(_, count)| count.value).sum())
}

fn service(title: &str, number: u64) -> (Text, Count) {
    (Text::italian(title), Count::of_people(number))
}

fn full(period: Period) -> Numbers {
    let threshold = Threshold::default();
    let people = vec![(Kind::Known, Count::of_people(88)), (Kind::Anonymous, Count::of_people(7))];
    let services =
        vec![service("Pasti a domicilio", 41), service("Un <b>\"d’Angelo\"</b>", 3), service("Nido", 22)];
    let states = Advancement::ALL.into_iter().zip([9, 0, 30, 2, 15, 6, 0, 4]);
    let states = states.map(|(state, number)| (state, Count::of_people(number))).collect();
    let worked = |title: &str, value, people| (Text::italian(title), Count { value, people });
    let minutes = vec![worked("Pasti a domicilio", 1290, 20), worked("Nido", 75_000, 12)];
    let (by_service, by_state) = Figure::both(threshold, sum(&services), services, states);
    let outcome = |label: Option<&str>, number| (label.map(Text::italian), Count::of_people(number));
    let outcomes = vec![
        outcome(Some("Informazioni e orientamento"), 70),
        outcome(Some("Servizio <b>avviato"), 31),
        outcome(None, 15),
    ];
    Numbers {
        contacts: Field::Shown(of_months(period, &[20, 1234, 3])),
        cards: of_months(period, &[12, 30, 6]),
        by_outcome: Figure::protected(threshold, sum(&outcomes), outcomes),
        people: Field::Shown(Figure::protected(threshold, sum(&people), people)),
        by_service,
        by_state,
        minutes: Figure::protected(threshold, Count { value: 76_290, people: 30 }, minutes),
    }
}

/// A desk that did next to nothing.
fn few(period: Period) -> Numbers {
    let threshold = Threshold::default();
    let people = vec![(Kind::Known, Count::of_people(1)), (Kind::Anonymous, Count::default())];
    let states = Advancement::ALL.into_iter().map(|state| (state, Count::default())).collect();
    let (by_service, by_state) = Figure::both(threshold, Count::default(), Vec::new(), states);
    Numbers {
        contacts: Field::Shown(of_months(period, &[1])),
        cards: of_months(period, &[]),
        by_outcome: Figure::protected(threshold, Count::default(), Vec::new()),
        people: Field::Shown(Figure::protected(threshold, sum(&people), people)),
        by_service,
        by_state,
        minutes: Figure::protected(threshold, Count::default(), Vec::new()),
    }
}

pub(super) fn numbers() -> Vec<(&'static str, NumbersPage)> {
    let quarters = Quarter::complete(day_in_rome(now()));
    let Some(quarter) = quarters.first().copied() else { return Vec::new() };
    let page = |numbers| NumbersPage {
        desk: desks().remove(0),
        quarter,
        release: Release { on: day_in_rome(now()), threshold: Threshold::default(), numbers },
        desks: Vec::new(),
        quarters: quarters.clone(),
    };
    let (full, few) = (full(quarter.period()), few(quarter.period()));
    let masked = full.clone().through(&Mask::hiding([Group::Diary]));
    let absent = full.clone().through(&Mask::none().omitting([Group::Diary]));
    let coordinated = NumbersPage { desks: desks(), ..page(few.clone()) };
    vec![
        ("full", page(full)),
        ("few", page(few)),
        ("masked", page(masked)),
        ("absent", page(absent)),
        ("of a coordinator", coordinated),
    ]
}
