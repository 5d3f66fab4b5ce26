//! Break-glasses: none, open, over, closed, reviewed, one's own, and what may be wrong.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    actor::OperatorRef,
    exceptional::{Durations, ExceptionalAccess, Minutes, Review},
    mask::Group,
};

use super::{ExceptionalError, ExceptionalForm, ExceptionalPage, ExceptionsPage, ReviewError};
use crate::console::samples::{card_id, id, now};

/// A break-glass that began at this instant.
pub(in crate::console) fn access(number: u128, by: u128, opened_at: DateTime<Utc>) -> ExceptionalAccess {
    ExceptionalAccess {
        id: id(number),
        card: card_id(),
        group: Group::Health,
        reason: "Malore allo sportello <script>alert(1)".to_owned(),
        minutes: Minutes::THIRTY,
        by: OperatorRef { id: id(by), name: "Karim Haddad".to_owned() },
        desk: "Sportello immigrazione".to_owned(),
        profile: "Sportello immigrazione".to_owned(),
        opened_at,
        closed_at: None,
        looks: 2,
        review: None,
    }
}

pub(super) fn forms() -> Vec<(&'static str, ExceptionalPage)> {
    let fresh = ExceptionalPage {
        card: card_id(),
        hidden: vec![Group::Health, Group::Judicial],
        open: Vec::new(),
        durations: Durations::default(),
        form: ExceptionalForm::default(),
        errors: Vec::new(),
    };
    let open = ExceptionalPage {
        hidden: vec![Group::Judicial],
        open: vec![access(951, 903, now())],
        ..fresh.clone()
    };
    let nothing = ExceptionalPage { hidden: Vec::new(), ..fresh.clone() };
    let errors = vec![ExceptionalError::Group, ExceptionalError::Minutes, ExceptionalError::Why];
    let form = ExceptionalForm { why: "<b>\"d’Angelo\"".to_owned(), ..ExceptionalForm::default() };
    let wrong = ExceptionalPage { form, errors, ..fresh.clone() };
    let there = ExceptionalPage { errors: vec![ExceptionalError::There], ..open.clone() };
    vec![("fresh", fresh), ("open", open), ("nothing", nothing), ("wrong", wrong), ("there", there)]
}

pub(super) fn lists() -> Vec<(&'static str, ExceptionsPage)> {
    let before = now() - TimeDelta::hours(3);
    let mut closed = access(953, 903, before);
    closed.closed_at = Some(before + TimeDelta::minutes(4));
    let mut reviewed = access(954, 903, before);
    reviewed.review =
        Some(Review { by: "Paolo Neri".to_owned(), at: now(), note: "Motivo <b>chiaro".to_owned() });
    let accesses =
        vec![access(951, 903, now()), access(952, 903, before), closed, reviewed, access(955, 931, before)];
    let full = ExceptionsPage { accesses, me: id(931), note: String::new(), errors: Vec::new() };
    let empty = ExceptionsPage { accesses: Vec::new(), ..full.clone() };
    let mut wrong = full.clone();
    wrong.note = "x".repeat(501);
    wrong.errors = vec![ReviewError::Note(id(952)), ReviewError::Own, ReviewError::Late];
    vec![("full", full), ("empty", empty), ("wrong", wrong)]
}
