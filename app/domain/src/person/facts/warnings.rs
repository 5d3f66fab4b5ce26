//! What in the facts of a person contradicts itself. It is told to whoever reads them; it forbids nothing, and it is
//! judged only by what the mask shows.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Fact, FactKind, FactRecord, current, standing};
use crate::{FiscalCode, Id, form, person::Person};

/// Something that can hardly be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// The validity ends before it begins.
    EndsBeforeItBegins(FactKind, Id<FactRecord>),
    /// A code for foreigners who are not enrolled, and no foreign citizenship (DOMAIN §12.3).
    StpWithoutForeignCitizenship,
    /// Two registered residences on the same day.
    TwoResidences,
    /// Issued after the day on which it expires.
    IssuedAfterItExpires(FactKind, Id<FactRecord>),
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
    Expired(FactKind, Id<FactRecord>),
    /// A number or an address by which nobody is reached.
    Unreachable(Id<FactRecord>),
    /// A name with figures or without letters.
    NoName(Id<FactRecord>),
    /// In a facility, and in which is not written.
    FacilityUnnamed(Id<FactRecord>),
}

impl Warning {
    /// The kind of fact that it is about.
    pub const fn kind(self) -> FactKind {
        match self {
            Self::EndsBeforeItBegins(kind, _)
            | Self::IssuedAfterItExpires(kind, _)
            | Self::Expired(kind, _) => kind,
            Self::TwoResidences | Self::FacilityUnnamed(_) => FactKind::Residence,
            Self::Unreachable(_) => FactKind::Contact,
            Self::NoName(_) => FactKind::Name,
            Self::StpWithoutForeignCitizenship
            | Self::WrongProvisional { .. }
            | Self::WrongFiscalCode
            | Self::FiscalCodeOfRecord => FactKind::Identifier,
        }
    }

    /// The fact that it is about, where it is about one.
    pub const fn about(self) -> Option<Id<FactRecord>> {
        match self {
            Self::EndsBeforeItBegins(_, id)
            | Self::IssuedAfterItExpires(_, id)
            | Self::Expired(_, id)
            | Self::Unreachable(id)
            | Self::NoName(id)
            | Self::FacilityUnnamed(id) => Some(id),
            Self::StpWithoutForeignCitizenship
            | Self::TwoResidences
            | Self::WrongProvisional { .. }
            | Self::WrongFiscalCode
            | Self::FiscalCodeOfRecord => None,
        }
    }
}

/// What can hardly be, each thing once.
pub fn warnings(facts: &[Fact], person: &Person, on: NaiveDate) -> Vec<Warning> {
    let mut told = BTreeSet::new();
    for fact in standing(facts) {
        told.extend(dates(fact));
        told.extend(code(fact, person));
        told.extend(empty_words(fact));
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

impl Fact {
    /// The day on which what it is about expires, where it is written and may be seen.
    pub fn expires_on(&self) -> Option<NaiveDate> {
        day(self, dated(self.kind).1)
    }
}

fn dates(fact: &Fact) -> Vec<Warning> {
    let issued = day(fact, dated(fact.kind).0);
    let validity = fact.is_backwards().then_some(Warning::EndsBeforeItBegins(fact.kind, fact.id));
    let is_late = fact.expires_on().zip(issued).is_some_and(|(expires, issued)| expires < issued);
    let document = is_late.then_some(Warning::IssuedAfterItExpires(fact.kind, fact.id));
    validity.into_iter().chain(document).collect()
}

fn expired(fact: &Fact, on: NaiveDate) -> Option<Warning> {
    fact.expires_on().filter(|day| *day < on).map(|_| Warning::Expired(fact.kind, fact.id))
}

/// Digits that a telephone number has at least: emergency numbers have three.
const DIGITS: usize = 3;

/// Words that say nothing where something must be; judged only where all of the fact may be seen.
fn empty_words(fact: &Fact) -> Option<Warning> {
    if !fact.is_seen_whole() {
        return None;
    }
    let values = fact.visible();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    match fact.kind {
        FactKind::Contact => {
            let value = values.one("recapito-valore");
            let is_none = match values.one("recapito-tipo") {
                "telefono" | "cellulare" => digits(value) < DIGITS,
                "email" | "pec" => !value.contains('@'),
                _ => false,
            };
            is_none.then_some(Warning::Unreachable(fact.id))
        }
        FactKind::Name => {
            let name = values.one("nome-intero");
            let is_none = digits(name) > 0 || !name.chars().any(char::is_alphabetic);
            is_none.then_some(Warning::NoName(fact.id))
        }
        FactKind::Residence => {
            let unnamed = ["residenza-struttura", "residenza-struttura-via", "residenza-via"]
                .into_iter()
                .all(|code| values.one(code).is_empty());
            let is_none = values.one("residenza-tipo") == "struttura" && unnamed;
            is_none.then_some(Warning::FacilityUnnamed(fact.id))
        }
        _ => None,
    }
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
