//! Where what a rule asks for stands: in a part of the card, in what is known of the person, among the services that are
//! asked for.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Part;
use crate::{
    fields::{Def, Kind::One, Values, def, lists::YES_NO},
    mask::Group,
    person::{
        Person,
        facts::{Fact, FactKind, current},
    },
};

const BIRTH: &str = "persona-nascita";
const SEX: &str = "persona-sesso";
const CODE: &str = "persona-codice";
const CITIZENSHIP: &str = "persona-cittadinanza";
const RESIDENCE: &str = "persona-residenza";
const PHONE: &str = "persona-telefono";
const CIVIL_STATUS: &str = "persona-stato-civile";
const EDUCATION: &str = "persona-istruzione";
const WORK: &str = "persona-lavoro";
/// The permit of residence: that there is none is said in the card, and does as well.
pub(super) const PERMIT: &str = "persona-permesso";

/// What must be known of a person (DOMAIN §4.1, §4.2), not in which words: nothing of it is typed into the card.
const PERSON_FIELDS: &[Def] = &[
    def(BIRTH, "Data di nascita", One(YES_NO), Group::Identity),
    def(SEX, "Sesso", One(YES_NO), Group::Identity),
    def(CODE, "Codice fiscale, o un altro codice o documento", One(YES_NO), Group::Identity),
    def(CITIZENSHIP, "Cittadinanza", One(YES_NO), Group::Origin),
    def(RESIDENCE, "Residenza, o senza fissa dimora", One(YES_NO), Group::Residence),
    def(PHONE, "Telefono o cellulare", One(YES_NO), Group::Contacts),
    def(CIVIL_STATUS, "Stato civile", One(YES_NO), Group::Family),
    def(EDUCATION, "Istruzione", One(YES_NO), Group::WorkEducation),
    def(WORK, "Lavoro", One(YES_NO), Group::WorkEducation),
    def(PERMIT, "Titolo di soggiorno", One(YES_NO), Group::Permit),
];
/// Services that are asked for have no group: every profile that reads the card reads them.
const SERVICE_FIELDS: &[Def] = &[def("servizio-richiesto", "Almeno un servizio", One(YES_NO), Group::Needs)];

/// Where what a rule asks for stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// What is known of the person: the record and the facts.
    Person,
    /// A part of the card.
    Part(Part),
    /// The services that are asked for.
    Services,
}

impl From<Part> for Place {
    fn from(part: Part) -> Self {
        Self::Part(part)
    }
}

impl Place {
    /// Every place, in the order of the card.
    pub fn all() -> impl Iterator<Item = Self> {
        let parts = Part::ALL.into_iter().map(Self::Part);
        [Self::Person].into_iter().chain(parts).chain([Self::Services])
    }

    /// Name in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "persona",
            Self::Part(part) => part.code(),
            Self::Services => "servizi",
        }
    }

    /// Words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Person => "Dati della persona",
            Self::Part(part) => part.label(),
            Self::Services => "Servizi richiesti",
        }
    }

    /// The place with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|place| place.code() == code)
    }

    /// What can be asked for there, in order.
    pub const fn fields(self) -> &'static [Def] {
        match self {
            Self::Person => PERSON_FIELDS,
            Self::Part(part) => part.fields(),
            Self::Services => SERVICE_FIELDS,
        }
    }

    /// The one with this code.
    pub fn field(self, code: &str) -> Option<&'static Def> {
        self.fields().iter().find(|def| def.code == code)
    }

    /// The part of the card, where it is one.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Part(part) => Some(part),
            Self::Person | Self::Services => None,
        }
    }
}

/// The page on which something of a person is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// As a fact of this kind.
    Fact(FactKind),
    /// In the record itself.
    Record,
    /// In either: from the page of the person both are reached.
    Either,
}

/// Where that which a rule asks of the person is written.
pub fn written(code: &str) -> Written {
    match code {
        BIRTH | SEX => Written::Record,
        CITIZENSHIP => Written::Fact(FactKind::Citizenship),
        RESIDENCE => Written::Fact(FactKind::Residence),
        PHONE => Written::Fact(FactKind::Contact),
        CIVIL_STATUS => Written::Fact(FactKind::CivilStatus),
        EDUCATION => Written::Fact(FactKind::Education),
        WORK => Written::Fact(FactKind::Work),
        PERMIT => Written::Fact(FactKind::Permit),
        _ => Written::Either,
    }
}

/// What rules know of a person. Without anything said of it, nothing is asked of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    asked: bool,
    codes: BTreeSet<&'static str>,
    third_country: bool,
}

impl Known {
    /// What stands on this day in the record and in the facts, both through the same mask. Of whoever is called by an
    /// alias nothing is asked: who they are is not written down, or is kept apart, and where they live and how they are
    /// reached would tell it. Nor of whom the desk was sent a part only: it cannot write the rest.
    pub fn of(person: &Person, facts: &[Fact], on: NaiveDate) -> Self {
        if !person.whole {
            return Self::default();
        }
        let holding: Vec<(FactKind, Values)> =
            current(facts, on).into_iter().map(|fact| (fact.kind, fact.visible())).collect();
        let has = |code: &str| is_known(code, person, &holding);
        Self {
            asked: person.identity.is_by_name(),
            codes: PERSON_FIELDS.iter().map(|def| def.code).filter(|code| has(code)).collect(),
            third_country: says(&holding, FactKind::Citizenship, &["extra-ue", "apolide"]),
        }
    }

    /// Whether that which a rule asks for is known, or not asked of this person.
    pub fn has(&self, code: &str) -> bool {
        !self.asked || self.codes.contains(code)
    }

    /// Whether the person is a citizen of a country outside the Union, or of none, as far as that is known.
    pub const fn is_of_third_country(&self) -> bool {
        self.third_country
    }
}

/// Whether a fact of this kind says one of these.
fn says(holding: &[(FactKind, Values)], kind: FactKind, words: &[&str]) -> bool {
    let Some(main) = kind.main() else { return false };
    holding.iter().any(|(of, values)| *of == kind && words.contains(&values.one(main.code)))
}

/// Whether a fact of this kind says anything.
fn is_told(holding: &[(FactKind, Values)], kind: FactKind) -> bool {
    let Some(main) = kind.main() else { return false };
    holding.iter().any(|(of, values)| *of == kind && !values.all(main.code).is_empty())
}

fn is_known(code: &str, person: &Person, holding: &[(FactKind, Values)]) -> bool {
    match code {
        BIRTH => matches!(person.birth_date.shown(), Some(Some(_))),
        SEX => matches!(person.sex.shown(), Some(Some(_))),
        CODE => matches!(person.fiscal_code.shown(), Some(Some(_))) || is_told(holding, FactKind::Identifier),
        PHONE => {
            matches!(person.phone.shown(), Some(Some(_)))
                || says(holding, FactKind::Contact, &["telefono", "cellulare"])
        }
        // A domicile is no residence; that there is none is an answer.
        RESIDENCE => {
            matches!(person.residence.shown(), Some(Some(_)))
                || says(holding, FactKind::Residence, &["residenza", "senza-dimora", "struttura"])
        }
        _ => match written(code) {
            Written::Fact(kind) => is_told(holding, kind),
            Written::Record | Written::Either => false,
        },
    }
}
