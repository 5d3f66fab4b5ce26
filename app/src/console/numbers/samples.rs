//! Numbers of a desk.

use chrono::NaiveDate;
use domain::{
    Text,
    calendar::day_in_rome,
    card::requests::Advancement,
    counting::{Count, Figure, Kind, Numbers, Period, Quarter, Threshold},
};

use super::{NumbersPage, PeriodError, PeriodForm};
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
        contacts: of_months(period, &[20, 31, 12, 9, 1234, 18, 3, 0, 22, 14, 11]),
        cards: of_months(period, &[12, 15, 8, 7, 30, 9, 6, 0, 10, 9, 5]),
        by_outcome: Figure::protected(threshold, sum(&outcomes), outcomes),
        people: Figure::protected(threshold, sum(&people), people),
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
        contacts: of_months(period, &[1]),
        cards: of_months(period, &[]),
        by_outcome: Figure::protected(threshold, Count::default(), Vec::new()),
        people: Figure::protected(threshold, sum(&people), people),
        by_service,
        by_state,
        minutes: Figure::protected(threshold, Count::default(), Vec::new()),
    }
}

pub(super) fn numbers() -> Vec<(&'static str, NumbersPage)> {
    let period = Period::year_of(day_in_rome(now()));
    let page = |found| NumbersPage {
        desk: desks().remove(0).name,
        threshold: Threshold::default(),
        form: PeriodForm::of(period),
        found,
        desks: Vec::new(),
        quarters: Vec::new(),
    };
    let quarters = Quarter::complete(day_in_rome(now()));
    let coordinated = quarters.first().copied().map(|last| NumbersPage {
        form: PeriodForm {
            desk: desks().remove(0).id.to_string(),
            quarter: last.code(),
            ..PeriodForm::of(last.period())
        },
        desks: desks(),
        quarters,
        ..page(Ok((last.period(), few(last.period()))))
    });
    let wrong = PeriodForm {
        from: "31/02/2026".to_owned(),
        to: "<script>alert(1)</script>".to_owned(),
        ..PeriodForm::default()
    };
    let mut all = vec![
        ("full", page(Ok((period, full(period))))),
        ("few", page(Ok((period, few(period))))),
        ("wrong", NumbersPage { form: wrong, ..page(Err(vec![PeriodError::From, PeriodError::To])) }),
        ("reversed", page(Err(vec![PeriodError::Reversed]))),
        ("long", page(Err(vec![PeriodError::TooLong]))),
    ];
    all.extend(coordinated.map(|page| ("of a coordinator", page)));
    all
}
