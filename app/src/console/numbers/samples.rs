//! Numbers of a desk.

use chrono::NaiveDate;
use domain::{
    Text,
    calendar::day_in_rome,
    card::requests::Advancement,
    counting::{Count, Counted, Figure, Kind, Numbers, Period, Quarter, Threshold, Told, Unmet},
    mask::{Field, Group, Mask},
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
        contacts: Field::Shown(of_months(period, &[20, 31, 12, 9, 1234, 18, 3, 0, 22, 14, 11])),
        cards: of_months(period, &[12, 15, 8, 7, 30, 9, 6, 0, 10, 9, 5]),
        by_outcome: Figure::protected(threshold, sum(&outcomes), outcomes),
        people: Field::Shown(Figure::protected(threshold, sum(&people), people)),
        by_service,
        by_state,
        minutes: Figure::protected(threshold, Count { value: 76_290, people: 30 }, minutes),
        unmet: Some(Field::Shown(not_met())),
    }
}

fn not_met() -> Unmet {
    let needs = vec![service("Un posto <b>\"d’Angelo\"</b>", 12), service("Cura dei figli", 6)];
    let reason = |label: Option<&str>, number| (label.map(Text::italian), Count::of_people(number));
    let reasons = vec![reason(Some("Posti o fondi esauriti"), 11), reason(None, 7)];
    let (by_need, by_reason) = Figure::both(Threshold::default(), sum(&needs), needs, reasons);
    Unmet { by_need, by_reason }
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
        // Of before they were counted.
        unmet: None,
    }
}

fn told(period: Period, counted: Counted, numbers: fn(Period) -> Numbers) -> Told {
    Told { period, counted, threshold: Threshold::default(), numbers: numbers(period) }
}

pub(super) fn numbers() -> Vec<(&'static str, NumbersPage)> {
    let today = day_in_rome(now());
    let quarters = Quarter::complete(today);
    let Some(quarter) = quarters.first().copied() else { return Vec::new() };
    let year = Period::year_of(today);
    let page = |told| NumbersPage {
        desk: desks().remove(0),
        reads_cards: true,
        form: PeriodForm::of(year),
        told,
        desks: Vec::new(),
        quarters: quarters.clone(),
    };
    let live = |numbers: fn(Period) -> Numbers| told(year, Counted::Live, numbers);
    let released = |told| NumbersPage {
        form: PeriodForm { quarter: quarter.code(), ..PeriodForm::default() },
        ..page(Ok(told))
    };
    let once = |numbers: fn(Period) -> Numbers| told(quarter.period(), Counted::Released(today), numbers);
    let through = |told: Told, mask: Mask| Told { numbers: told.numbers.through(&mask), ..told };
    let masked = || Mask::hiding([Group::Diary, Group::Needs]);
    let absent = Mask::none().omitting([Group::Diary, Group::Needs]);
    let wrong = PeriodForm {
        from: "31/02/2026".to_owned(),
        to: "<script>alert(1)</script>".to_owned(),
        ..PeriodForm::default()
    };
    let coordinated = NumbersPage { reads_cards: false, desks: desks(), ..released(once(few)) };
    vec![
        ("full", page(Ok(live(full)))),
        ("few", page(Ok(live(few)))),
        ("masked", page(Ok(through(live(full), masked())))),
        ("wrong", NumbersPage { form: wrong, ..page(Err(vec![PeriodError::From, PeriodError::To])) }),
        ("reversed", page(Err(vec![PeriodError::Reversed]))),
        ("long", page(Err(vec![PeriodError::TooLong]))),
        ("of a quarter", released(once(full))),
        ("of a quarter masked", released(through(once(full), masked()))),
        ("of a quarter absent", released(through(once(full), absent))),
        ("of a coordinator", coordinated),
    ]
}
