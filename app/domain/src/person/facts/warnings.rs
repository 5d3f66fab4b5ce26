//! What in the facts of a person contradicts itself. It is told to whoever reads them; it forbids nothing, and it is
//! judged only by what the mask shows.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Fact, FactKind, current, standing};
use crate::{FiscalCode, form, person::Person};

/// Something that can hardly be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// The validity ends before it begins.
    EndsBeforeItBegins(FactKind),
    /// A code for foreigners who are not enrolled, and no foreign citizenship (DOMAIN §12.3).
    StpWithoutForeignCitizenship,
    /// Two registered residences on the same day.
    TwoResidences,
    /// Issued after the day on which it expires.
    IssuedAfterItExpires(FactKind),
    /// No provisional code of eleven digits (DOMAIN §12.2).
    WrongProvisional {
        /// The digit that would be right at the end, where the others are digits.
        right: Option<char>,
    },
    /// An earlier codice fiscale that is none.
    WrongFiscalCode,
    /// An earlier codice fiscale that is the one of the record.
    FiscalCodeOfRecord,
    /// Expired, and written down as if it still held.
    Expired(FactKind),
}

impl Warning {
    /// The kind of fact that it is about.
    pub const fn kind(self) -> FactKind {
        match self {
            Self::EndsBeforeItBegins(kind) | Self::IssuedAfterItExpires(kind) | Self::Expired(kind) => kind,
            Self::TwoResidences => FactKind::Residence,
            Self::StpWithoutForeignCitizenship
            | Self::WrongProvisional { .. }
            | Self::WrongFiscalCode
            | Self::FiscalCodeOfRecord => FactKind::Identifier,
        }
    }
}

/// What can hardly be, each thing once.
pub fn warnings(facts: &[Fact], person: &Person, on: NaiveDate) -> Vec<Warning> {
    let mut told = BTreeSet::new();
    for fact in standing(facts) {
        told.extend(dates(fact));
        told.extend(code(fact, person));
    }
    let now = current(facts, on);
    told.extend(now.iter().filter_map(|fact| expired(fact, on)));
    let count = |code: &str, values: &[&str]| {
        now.iter().filter(|fact| values.contains(&fact.visible().one(code))).count()
    };
    if count("residenza-tipo", &["residenza"]) > 1 {
        told.insert(Warning::TwoResidences);
    }
    if count("codice-tipo", &["stp"]) > 0 && count("cittadinanza-tipo", &["ue", "extra-ue", "apolide"]) == 0 {
        told.insert(Warning::StpWithoutForeignCitizenship);
    }
    told.into_iter().collect()
}

/// Codes of the fields that say when it was issued and when it expires.
const fn dated(kind: FactKind) -> (&'static str, &'static str) {
    match kind {
        FactKind::Permit => ("titolo-rilascio", "titolo-scadenza"),
        FactKind::Health => ("", "salute-scadenza"),
        _ => ("codice-rilascio", "codice-scadenza"),
    }
}

fn day(fact: &Fact, code: &str) -> Option<NaiveDate> {
    form::read::date(fact.visible().one(code)).ok()
}

fn dates(fact: &Fact) -> Vec<Warning> {
    let (issued, expires) = dated(fact.kind);
    let is_before = |end: Option<NaiveDate>, begin: Option<NaiveDate>| {
        end.zip(begin).is_some_and(|(end, begin)| end < begin)
    };
    let validity = is_before(fact.to, fact.from).then_some(Warning::EndsBeforeItBegins(fact.kind));
    let document =
        is_before(day(fact, expires), day(fact, issued)).then_some(Warning::IssuedAfterItExpires(fact.kind));
    validity.into_iter().chain(document).collect()
}

fn expired(fact: &Fact, on: NaiveDate) -> Option<Warning> {
    let (_, expires) = dated(fact.kind);
    day(fact, expires).filter(|day| *day < on).map(|_| Warning::Expired(fact.kind))
}

fn code(fact: &Fact, person: &Person) -> Option<Warning> {
    let values = fact.visible();
    let number: String = values.one("codice-numero").chars().filter(|c| !c.is_whitespace()).collect();
    let parsed = number.parse::<FiscalCode>().ok();
    match values.one("codice-tipo") {
        "provvisorio" => {
            if parsed.is_some_and(|code| code.is_provisional()) {
                return None;
            }
            let eleven = Some(&number).filter(|number| number.len() == 11);
            let right = eleven.and_then(|number| FiscalCode::provisional_end(number.get(..10)?));
            Some(Warning::WrongProvisional { right: right.filter(|right| !number.ends_with(*right)) })
        }
        "codice-fiscale" => {
            let Some(code) = parsed else { return Some(Warning::WrongFiscalCode) };
            let of_record = person.fiscal_code.shown().and_then(Option::as_ref);
            of_record.is_some_and(|record| *record == code).then_some(Warning::FiscalCodeOfRecord)
        }
        _ => None,
    }
}
