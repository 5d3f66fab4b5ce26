//! Invented days of a desk, for the samples of the pages.

use domain::{
    appointment::{CancelledBy, Code, Day, DayRow, Mode, Reason, State},
    form::{Ask, Problem},
    hours::Period,
    mask::{Field, Group},
};

use super::{AppointmentsDay, BookAtDesk, ClosureError, ClosureForm, ClosuresPage, Settled};
use crate::{
    appointments::{
        Refused,
        form::{BookingError, BookingField, BookingForm},
        samples::{cancelled_by_desk, days as free, id, kinds, noted, points},
    },
    routes::booking::Talk,
};

fn row(number: u32, state: State, mode: Mode) -> Option<DayRow> {
    let start = "2026-11-20T08:30:00Z".parse::<chrono::DateTime<chrono::Utc>>().ok()?;
    let start = start + chrono::TimeDelta::minutes(30 * i64::from(number));
    Some(DayRow {
        code: Code::new(2026, number).ok()?,
        name: Field::Shown("Rosa <sera> Bellandi".to_owned()),
        phone: Field::Shown(Some("333 010 1101".to_owned())),
        place: "Palazzo dei Mulini".to_owned(),
        reason: Reason::FormHelp,
        mode,
        period: Period { start, end: start + chrono::TimeDelta::minutes(30) },
        state,
        online: number.is_multiple_of(2),
    })
}

/// A whole day, one through a mask, an empty one.
pub(super) fn days() -> Vec<(&'static str, AppointmentsDay)> {
    let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    let by_person = State::Cancelled { at: noted().at, by: CancelledBy::Person };
    let rows: Vec<DayRow> = [
        row(1, State::Booked, Mode::InPerson),
        row(2, State::Came { noted: noted() }, Mode::InPerson),
        row(3, State::Missed { noted: noted() }, Mode::Phone),
        row(4, by_person, Mode::Phone),
        row(5, cancelled_by_desk(), Mode::InPerson),
        row(18, State::Booked, Mode::Phone),
    ]
    .into_iter()
    .flatten()
    .collect();
    let masked = rows
        .iter()
        .cloned()
        .map(|row| DayRow {
            name: Field::Masked(Group::Identity),
            phone: Field::Masked(Group::Contacts),
            ..row
        })
        .collect();
    let page = |rows, settled| AppointmentsDay { day: Day { on, rows }, settled };
    vec![
        ("whole", page(rows.clone(), None)),
        ("noted", page(rows.clone(), Some(Settled::Noted))),
        ("booked", page(rows.clone(), Some(Settled::Booked))),
        ("not possible", page(rows.clone(), Some(Settled::NotPossible))),
        ("nothing chosen", page(rows, Some(Settled::NothingChosen))),
        ("masked", page(masked, None)),
        ("empty", page(Vec::new(), None)),
    ]
}

/// Free, wrong, taken, and a desk without appointments.
pub(super) fn bookings() -> Vec<(&'static str, BookAtDesk)> {
    let kind = kinds().into_iter().next().map(|kind| kind.id);
    let page = BookAtDesk {
        key: id(90),
        points: points(),
        talk: kind.map(|kind| Talk { kind, mode: Mode::Phone }),
        days: free(),
        form: BookingForm::default(),
        errors: Vec::new(),
        refused: None,
    };
    let error = |field| BookingError::new(field, Problem::Missing { ask: Ask::Write });
    let wrong =
        BookAtDesk { errors: vec![error(BookingField::Name), error(BookingField::Phone)], ..page.clone() };
    let taken = BookAtDesk { refused: Some(Refused::Taken), days: Vec::new(), ..page.clone() };
    let none = BookAtDesk { talk: None, points: Vec::new(), days: Vec::new(), ..page.clone() };
    vec![("free", page), ("wrong", wrong), ("taken", taken), ("no kinds", none)]
}

/// Some, none, wrong, just closed.
pub(super) fn closures() -> Vec<(&'static str, ClosuresPage)> {
    let page =
        ClosuresPage { points: points(), form: ClosureForm::default(), errors: Vec::new(), left: None };
    let none = ClosuresPage { points: Vec::new(), ..page.clone() };
    let all = [
        ClosureError::Point,
        ClosureError::Day,
        ClosureError::Times,
        ClosureError::Cause,
        ClosureError::Reason,
    ];
    let wrong = ClosuresPage { errors: all.to_vec(), ..page.clone() };
    let done = ClosuresPage { left: Some(2), ..page.clone() };
    vec![("some", page), ("none", none), ("wrong", wrong), ("closed", done)]
}
