//! Invented people and their requests, for the samples of the pages.
//!
//! Fiscal codes use a place code that belongs to no municipality.
#![expect(clippy::expect_used, reason = "the samples are constants; a wrong one fails the first test")]

mod accesses;
mod cards;
mod corrections;
mod counter;
mod decisions;
mod intakes;
mod lists;
mod papers;
mod queues;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    FiscalCode, Id, Protocollo, Text,
    actor::{DeskRef, OperatorRef},
    calendar::{Term, day_in_rome},
    card::Card,
    intake::{Integration, Moment, Notice, State, Submission},
};

pub(super) use accesses::{file_access_lists, file_accesses};
pub(super) use cards::{
    card_lists, cards, ended, masked_person, note, people, people_lists, person, request,
};
pub(super) use corrections::{corrected, corrections};
pub(super) use counter::{identities, nameless, new_cards, open_cards};
pub(super) use decisions::{acceptances, asks, notices, refusals};
pub(super) use intakes::intakes;
pub(super) use intakes::matches as people_who_match;
pub(super) use lists::lists;
pub(super) use papers::{kept_papers, scan};
pub(super) use queues::queues;

/// An instant written as people write it for machines.
fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// A day.
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(super) fn id<T>(number: u128) -> Id<T> {
    format!("{number:032x}").parse().expect("an identifier")
}

fn fiscal_code(code: &str) -> FiscalCode {
    code.parse().expect("a codice fiscale")
}

pub(crate) fn protocollo(number: u32) -> Protocollo {
    Protocollo::new(2026, number).expect("a register number")
}

fn text(italian: &str) -> Text {
    Text::italian(italian)
}

/// The instant of all samples: 20/11/2026, 15:10 in Italy.
pub(super) fn now() -> DateTime<Utc> {
    at("2026-11-20T14:10:00Z")
}

fn today() -> NaiveDate {
    day_in_rome(now())
}

fn chiara() -> OperatorRef {
    OperatorRef { id: id(901), name: "Chiara Moretti".to_owned() }
}

fn anna() -> OperatorRef {
    OperatorRef { id: id(902), name: "Anna Bruni".to_owned() }
}

/// Chiara did something at this instant.
pub(super) fn moment(at: DateTime<Utc>) -> Moment {
    Moment { by: chiara(), at }
}

/// The card of the samples.
pub(super) fn card_id() -> Id<Card> {
    id(301)
}

/// A session.
pub(super) fn session_id(number: u128) -> Id<domain::session::Session> {
    id(500 + number)
}

/// The desks of the demonstration.
pub(super) fn desks() -> Vec<DeskRef> {
    vec![
        DeskRef { id: id(801), name: "Sportello sociale di Pontelaro".to_owned() },
        DeskRef { id: id(802), name: "Sportello immigrazione".to_owned() },
    ]
}

fn desk() -> DeskRef {
    DeskRef { id: id(801), name: "Sportello sociale di Pontelaro".to_owned() }
}

fn submission() -> Submission {
    Submission {
        protocollo: protocollo(1847),
        at: at("2026-11-03T13:52:00Z"),
        term: Term::new(day("2026-11-03"), 30),
    }
}

fn stopped() -> Submission {
    let submission = submission();
    Submission { term: submission.term.suspend(day("2026-11-16")), ..submission }
}

fn taken() -> Moment {
    moment(at("2026-11-04T08:20:00Z"))
}

fn submitted() -> State {
    State::Submitted { submission: submission() }
}

fn taken_up() -> State {
    State::TakenUp { submission: submission(), taken: taken() }
}

fn awaiting() -> State {
    let integration = Integration {
        text: "Ci serve di nuovo la pagina 2 dell’accordo di separazione:\nnella foto non si legge la data."
            .to_owned(),
        asked_at: at("2026-11-16T09:12:00Z"),
        due_on: day("2026-12-05"),
    };
    State::AwaitingIntegration { submission: stopped(), taken: taken(), integration }
}

/// A notice whose days have not passed.
pub(super) fn notice_given() -> State {
    State::NoticeGiven {
        submission: stopped(),
        taken: taken(),
        notice: notice("2026-11-16T09:12:00Z", "2026-11-26"),
    }
}

fn notice_over() -> State {
    State::NoticeGiven {
        submission: stopped(),
        taken: taken(),
        notice: notice("2026-11-05T09:12:00Z", "2026-11-15"),
    }
}

fn notice(sent_at: &str, reply_by: &str) -> Notice {
    Notice {
        reason: "L’ISEE è di 12.340,00 €: supera la soglia di 9.530,00 € prevista per questo contributo."
            .to_owned(),
        sent_at: at(sent_at),
        reply_by: day(reply_by),
    }
}

fn accepted() -> State {
    State::Accepted { submission: submission(), decided: moment(at("2026-11-19T10:00:00Z")), card: card_id() }
}

fn refused() -> State {
    let reason = notice("2026-11-05T09:12:00Z", "2026-11-15").reason;
    State::Refused { submission: submission(), decided: moment(at("2026-11-19T10:00:00Z")), reason }
}

fn withdrawn() -> State {
    State::Withdrawn { submission: submission(), at: at("2026-11-18T18:00:00Z") }
}

/// Every state a desk may see.
pub(super) fn states() -> Vec<State> {
    vec![
        submitted(),
        taken_up(),
        awaiting(),
        notice_given(),
        notice_over(),
        accepted(),
        refused(),
        withdrawn(),
    ]
}
