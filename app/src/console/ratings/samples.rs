//! What invented people think.

use domain::{
    Text,
    calendar::day_in_rome,
    counting::{Period, Threshold},
    mask::Group,
    rating::{About, Aspect, Rated, Ratings, Remark, Score, Tally},
};

use super::{PeriodError, PeriodForm, RatingsPage};
use crate::console::samples::{desks, now};

fn tally(numbers: [u64; 5]) -> Tally {
    let mut tally = Tally::default();
    for ((score, aspect), number) in Score::ALL.into_iter().zip(Aspect::ALL).zip(numbers) {
        tally.add(score, Some(aspect), number);
        tally.add(score, None, number);
    }
    tally
}

fn rated(about: About, tally: Option<Tally>, remarks: Vec<Remark>) -> Rated {
    Rated { about, tally, remarks }
}

fn full() -> Ratings {
    let month = Some(day_in_rome(now()));
    let remark = |month, score, words: &str| Remark { month, score, words: words.to_owned() };
    let said = vec![
        remark(month, Score::One, "Un <b>\"dettaglio\"</b> dell’operatore"),
        remark(month, Score::Five, "Tutto chiaro."),
    ];
    let service = || Text::italian("Un <b>\"d’Angelo\"</b>");
    let rated = vec![
        rated(About::Desks, Some(tally([1, 0, 3, 1234, 7])), said),
        rated(About::Service(service()), Some(tally([0, 0, 0, 0, 1])), Vec::new()),
        rated(About::Sent(service()), Some(tally([0, 2, 1, 4, 9])), vec![remark(None, Score::Two, "Lungo")]),
        rated(About::Sent(Text::italian("Nido")), None, Vec::new()),
    ];
    Ratings { rated, hidden: None }
}

pub(super) fn ratings() -> Vec<(&'static str, RatingsPage)> {
    let period = Period::year_of(day_in_rome(now()));
    let page = |found| RatingsPage {
        desk: desks().remove(0).name,
        threshold: Threshold::default(),
        most: 50,
        form: PeriodForm::of(period),
        found,
        desks: Vec::new(),
    };
    let unread = full().rated.into_iter().map(|rated| Rated { remarks: Vec::new(), ..rated });
    let masked = Ratings { rated: unread.collect(), hidden: Some(Group::Health) };
    let wrong = PeriodForm {
        from: "31/02/2026".to_owned(),
        to: "<script>alert(1)</script>".to_owned(),
        ..PeriodForm::default()
    };
    vec![
        ("full", page(Ok((period, full())))),
        ("masked", RatingsPage { desks: desks(), ..page(Ok((period, masked))) }),
        ("none", page(Ok((period, Ratings { rated: Vec::new(), hidden: None })))),
        ("wrong", RatingsPage { form: wrong, ..page(Err(vec![PeriodError::From, PeriodError::To])) }),
    ]
}
