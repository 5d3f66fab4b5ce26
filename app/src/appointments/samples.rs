//! Invented desks and appointments, for the samples of the pages.
#![expect(clippy::expect_used, reason = "the samples are constants; a wrong one fails the first test")]

use chrono::{DateTime, Utc, Weekday};
use domain::{
    Id, Lang, Text,
    actor::{DeskRef, OperatorRef},
    appointment::{Appointment, CancelledBy, Code, Contact, DaySlots, Kind, Mode, Reason, State},
    calendar::day_in_rome,
    desk::{ContactPoint, DeskPoint, Position},
    form::{Ask, Problem},
    hours::{Cause, Closure, Hours, Period, Span, Weekly},
    intake::Moment,
};

use super::{
    Refused,
    form::{BookingError, BookingField, BookingForm},
};
use crate::citizen::{
    BookingPage, Choice, ConfirmBooking, JustNow, MoveAppointmentPage, MyAppointmentPage, MyAppointmentsPage,
};

pub(crate) fn id<T>(number: u128) -> Id<T> {
    format!("{number:032x}").parse().expect("an identifier")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn span(opens: &str, closes: &str) -> Span {
    Span::new(opens.parse().expect("a time"), closes.parse().expect("a time")).expect("a span")
}

fn hours() -> Hours {
    let morning = |weekday| Weekly { weekday, span: span("8:30", "13:00"), from: None, until: None };
    let closed = |on: &str, span, cause, reason: &str| Closure {
        id: id(70),
        on: on.parse().expect("a day"),
        span,
        cause,
        reason: reason.to_owned(),
    };
    Hours {
        weekly: [Weekday::Mon, Weekday::Wed, Weekday::Fri, Weekday::Sun].map(morning).to_vec(),
        closures: vec![
            closed("2026-11-25", None, Some(Cause::Meeting), "Assemblea <b>sindacale"),
            closed("2026-11-27", Some(span("11:00", "13:00")), None, ""),
        ],
    }
}

pub(crate) fn kinds() -> Vec<Kind> {
    let kind = |number, reason, modes: &[Mode], minutes| Kind {
        id: id(number),
        reason,
        modes: modes.to_vec(),
        minutes,
        seats: 2,
    };
    vec![
        kind(81, Reason::FirstTalk, &Mode::ALL, 45),
        kind(82, Reason::FormHelp, &[Mode::InPerson], 30),
        kind(83, Reason::SentRequest, &[Mode::Phone], 15),
    ]
}

/// A desk with everything, and one that people just go to.
pub(crate) fn points() -> Vec<DeskPoint> {
    let first = DeskPoint {
        id: id(31),
        desk: DeskRef { id: id(1), name: "Sportello sociale di Pontelaro".to_owned() },
        title: Text::italian("Sportello sociale di Pontelaro")
            .with(Lang::Ar, "مكتب الخدمات الاجتماعية في Pontelaro"),
        point: ContactPoint {
            id: id(21),
            name: "Palazzo dei Mulini".to_owned(),
            title: Text::italian("Palazzo dei Mulini").with(Lang::En, "Mulini <b>building"),
            address: "Via dei Mulini 4".to_owned(),
            town: "50000 Pontelaro".to_owned(),
            position: Some(Position { latitude: 43_912_345, longitude: 11_123_456 }),
            directions: Text::italian("Autobus 2 e 5.").with(Lang::En, "Buses 2 and 5."),
            accessibility: Text::italian("Senza gradini."),
        },
        phone: "055 010 0200".to_owned(),
        email: "sportello@comune.pontelaro.example".to_owned(),
        languages: Lang::ALL.to_vec(),
        sign_language: true,
        hours: hours(),
        kinds: kinds(),
    };
    let second = DeskPoint {
        id: id(32),
        point: ContactPoint { id: id(22), position: None, ..first.point.clone() },
        languages: vec![Lang::It],
        sign_language: false,
        hours: Hours::default(),
        kinds: Vec::new(),
        ..first.clone()
    };
    vec![first, second]
}

fn point() -> DeskPoint {
    points().remove(0)
}

fn kind() -> Kind {
    kinds().remove(0)
}

pub(crate) fn period() -> Period {
    Period { start: at("2026-11-30T08:30:00Z"), end: at("2026-11-30T09:15:00Z") }
}

pub(crate) fn days() -> Vec<DaySlots> {
    let slot = |start: &str| {
        let start = at(start);
        Period { start, end: start + chrono::TimeDelta::minutes(45) }
    };
    ["2026-11-27", "2026-11-30", "2026-12-02", "2026-12-04", "2026-12-07"]
        .map(|day| {
            let slots = ["08:30", "09:15"].map(|time| slot(&format!("{day}T{time}:00Z"))).to_vec();
            DaySlots { on: day_in_rome(at(&format!("{day}T08:30:00Z"))), slots }
        })
        .to_vec()
}

/// Each choice, also without having chosen and without room.
pub(crate) fn bookings() -> Vec<(&'static str, BookingPage)> {
    let page = |choice, nothing_chosen| BookingPage { choice, nothing_chosen };
    let when = |days, from: Option<&str>| Choice::When {
        at: point(),
        kind: kind(),
        mode: Mode::Phone,
        days,
        from: from.and_then(|from| from.parse().ok()),
    };
    vec![
        ("where", page(Choice::Where { points: points() }, false)),
        ("where, nothing chosen", page(Choice::Where { points: points() }, true)),
        ("where, nowhere", page(Choice::Where { points: Vec::new() }, false)),
        ("why", page(Choice::Why { at: point() }, false)),
        ("why, nothing chosen", page(Choice::Why { at: point() }, true)),
        ("when", page(when(days(), Some("2026-11-27")), false)),
        ("when, nothing chosen", page(when(days(), None), true)),
        ("when, no room", page(when(Vec::new(), None), false)),
    ]
}

/// Ready, with errors, taken by somebody else, and nothing left.
pub(crate) fn confirmations() -> Vec<(&'static str, ConfirmBooking)> {
    let page = ConfirmBooking {
        key: id(90),
        name: "Giulia <Ferrante>".to_owned(),
        at: point(),
        kind: kind(),
        mode: Mode::InPerson,
        slot: Some(period()),
        form: BookingForm {
            phone: "333 1234567".to_owned(),
            email: "giulia@posta.example".to_owned(),
            ..BookingForm::default()
        },
        errors: Vec::new(),
        refused: None,
    };
    let missing = BookingError::new(BookingField::Phone, Problem::Missing { ask: Ask::Write });
    let wrong = ConfirmBooking { mode: Mode::Phone, errors: vec![missing], ..page.clone() };
    let taken = ConfirmBooking { slot: None, refused: Some((Refused::Taken, days())), ..page.clone() };
    let same = ConfirmBooking { refused: Some((Refused::SameTime, days())), ..taken.clone() };
    let full = ConfirmBooking { refused: Some((Refused::Many, Vec::new())), ..taken.clone() };
    vec![("ready", page), ("wrong", wrong), ("taken", taken), ("same time", same), ("nothing left", full)]
}

pub(crate) fn cancelled_by_desk() -> State {
    let by = OperatorRef { id: id(5), name: "Chiara Moretti".to_owned() };
    State::Cancelled { at: at("2026-11-21T09:00:00Z"), by: CancelledBy::Desk { by } }
}

pub(crate) fn noted() -> Moment {
    let by = OperatorRef { id: id(5), name: "Chiara Moretti".to_owned() };
    Moment { by, at: at("2026-11-20T10:00:00Z") }
}

fn appointment(state: State, mode: Mode) -> Appointment {
    Appointment {
        id: id(90),
        code: Code::new(2026, 123).expect("a code"),
        at: point(),
        kind: id(81),
        reason: Reason::FirstTalk,
        mode,
        period: period(),
        state,
        contact: Contact {
            phone: Some("3331234567".to_owned()),
            email: Some("giulia@posta.example".to_owned()),
        },
        moved: 0,
    }
}

/// Appointments to come and over; none at all.
pub(crate) fn lists() -> Vec<(&'static str, MyAppointmentsPage)> {
    let some = MyAppointmentsPage {
        coming: coming(),
        past: vec![
            appointment(cancelled_by_desk(), Mode::InPerson),
            appointment(State::Came { noted: noted() }, Mode::InPerson),
            appointment(State::Missed { noted: noted() }, Mode::Phone),
        ],
    };
    vec![("some", some), ("none", MyAppointmentsPage { coming: Vec::new(), past: Vec::new() })]
}

/// One that is to come.
pub(crate) fn coming() -> Vec<Appointment> {
    vec![appointment(State::Booked, Mode::Phone)]
}

/// In each state, just booked, just moved, and too late to change.
pub(crate) fn appointments() -> Vec<(&'static str, MyAppointmentPage)> {
    let page = |state, just_now| MyAppointmentPage {
        appointment: appointment(state, Mode::Phone),
        just_now,
        change_until: Some(at("2026-11-29T08:30:00Z")),
    };
    let cancelled = State::Cancelled { at: at("2026-11-21T09:00:00Z"), by: CancelledBy::Person };
    let late = MyAppointmentPage { change_until: None, ..page(State::Booked, None) };
    vec![
        ("just booked", page(State::Booked, Some(JustNow::Booked))),
        ("just moved", page(State::Booked, Some(JustNow::Moved))),
        ("just cancelled", page(cancelled, Some(JustNow::Cancelled))),
        ("cancelled by the desk", page(cancelled_by_desk(), None)),
        ("came", page(State::Came { noted: noted() }, None)),
        ("too late", late),
    ]
}

/// Moving, without having chosen, refused, without room.
pub(crate) fn moves() -> Vec<(&'static str, MoveAppointmentPage)> {
    let page = MoveAppointmentPage {
        appointment: appointment(State::Booked, Mode::InPerson),
        days: days(),
        from: None,
        refused: None,
        change_hours: 24,
    };
    let nothing = MoveAppointmentPage { refused: Some(Refused::Nothing), ..page.clone() };
    let taken = MoveAppointmentPage { refused: Some(Refused::Taken), days: Vec::new(), ..page.clone() };
    vec![("days", page), ("nothing chosen", nothing), ("taken", taken)]
}
