//! What a registry says beside what we hold.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Source, Standing, Told};
use crate::{
    fields::Lists,
    format, letters,
    mask::{Field, Group, Mask},
    person::{
        Person,
        facts::{Fact, FactKind},
    },
    place::italian_words,
};

/// Something that both know, and that can be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Datum {
    /// Surname.
    FamilyName,
    /// Name.
    GivenName,
    /// Codice fiscale.
    FiscalCode,
    /// Date of birth.
    BirthDate,
    /// Sex.
    Sex,
    /// Place of birth.
    BirthPlace,
    /// Citizenship.
    Citizenship,
    /// Residence in one line.
    Residence,
    /// Civil status.
    CivilStatus,
    /// Date of death: only of who is dead.
    Death,
}

impl Datum {
    /// Every one, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::FamilyName,
        Self::GivenName,
        Self::FiscalCode,
        Self::BirthDate,
        Self::Sex,
        Self::BirthPlace,
        Self::Citizenship,
        Self::Residence,
        Self::CivilStatus,
        Self::Death,
    ];

    /// Name in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FamilyName => "cognome",
            Self::GivenName => "nome",
            Self::FiscalCode => "codice-fiscale",
            Self::BirthDate => "nascita",
            Self::Sex => "sesso",
            Self::BirthPlace => "luogo",
            Self::Citizenship => "cittadinanza",
            Self::Residence => "residenza",
            Self::CivilStatus => "stato-civile",
            Self::Death => "decesso",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|datum| datum.code() == code)
    }

    /// Group of the mask that it belongs to.
    pub const fn group(self) -> Group {
        match self {
            Self::Residence => Group::Residence,
            Self::CivilStatus => Group::Family,
            Self::Citizenship => Group::Origin,
            _ => Group::Identity,
        }
    }

    /// The facts that hold it, where it is not in the record.
    pub const fn kind(self) -> Option<FactKind> {
        match self {
            Self::Citizenship => Some(FactKind::Citizenship),
            Self::CivilStatus => Some(FactKind::CivilStatus),
            Self::Death => Some(FactKind::Death),
            _ => None,
        }
    }
}

/// A datum of ours and of the registry, in words; hidden where the mask hides its group, and then not compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// Which.
    pub datum: Datum,
    /// What we hold.
    pub held: Option<String>,
    /// What the registry holds.
    pub offered: Option<String>,
    /// Whether there is something to take over.
    pub differs: bool,
    /// Whether the mask hides it: then all the rest says nothing.
    pub hidden: bool,
}

/// What the registry says that is only shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Number of the household, and what the person is in it.
    pub family: Field<Option<String>>,
    /// First day of the residence.
    pub resident_since: Field<Option<NaiveDate>>,
    /// Whether the person lives there, and since when not.
    pub standing: Field<(Standing, Option<NaiveDate>)>,
}

impl Aside {
    /// What is not compared, through a mask.
    pub fn of(told: &Told, mask: &Mask) -> Self {
        let parts: Vec<&str> =
            [&told.family, &told.relation].into_iter().flatten().map(String::as_str).collect();
        let family = (!parts.is_empty()).then(|| parts.join(", "));
        Self {
            family: mask.field(Group::Family, family),
            resident_since: mask.field(Group::Residence, told.resident_since),
            standing: mask.field(Group::Identity, (told.standing, told.standing_since)),
        }
    }
}

/// A text as it is compared: plain large letters and digits, nothing else. Registries write `D'ANGELO NICOLO'`.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        let base = if letter.is_uppercase() { letters::base(letter) } else { letters::base_of_small(letter) };
        if base.is_empty() {
            plain.extend(letter.to_uppercase());
        } else {
            plain.push_str(base);
        }
    }
    plain
}

/// Datum by datum, in the order of the page. `facts` are those that hold today; both went through this mask. The words
/// of facts are those of the code tables.
pub fn compare(person: &Person, facts: &[&Fact], told: &Told, (mask, lists): (&Mask, &Lists)) -> Vec<Line> {
    Datum::ALL
        .into_iter()
        .filter(|datum| !mask.omits(datum.group()))
        .map(|datum| {
            if mask.hides(datum.group()) {
                return Line { datum, held: None, offered: None, differs: false, hidden: true };
            }
            let (held, offered) = (held(datum, person, facts, lists), offered(datum, told, lists));
            let differs = offered.is_some() && !is_same(datum, person, facts, (told, lists));
            Line { datum, held, offered, differs, hidden: false }
        })
        // Of the living nobody is told that they are not dead.
        .filter(|line| {
            line.datum != Datum::Death || line.hidden || line.held.is_some() || line.offered.is_some()
        })
        .collect()
}

/// Stands for a comparison: whoever accepts something sends it back, and it is another one when anything changed.
pub fn mark(source: &Source, lines: &[Line]) -> u64 {
    let mut hasher = DefaultHasher::new();
    source.as_of.hash(&mut hasher);
    lines.hash(&mut hasher);
    hasher.finish()
}

/// The field of a citizenship that names the country.
const COUNTRY: &str = "cittadinanza-paese";

fn of_record<T>(field: &Field<Option<T>>, words: impl FnOnce(&T) -> String) -> Option<String> {
    field.shown().and_then(Option::as_ref).map(words)
}

fn held(datum: Datum, person: &Person, facts: &[&Fact], lists: &Lists) -> Option<String> {
    let name = person.identity.name().and_then(Field::shown);
    match datum {
        Datum::FamilyName => name.map(|name| name.family.clone()),
        Datum::GivenName => name.map(|name| name.given.clone()),
        Datum::FiscalCode => of_record(&person.fiscal_code, ToString::to_string),
        Datum::BirthDate => of_record(&person.birth_date, |born| born.words()),
        Datum::Sex => of_record(&person.sex, |sex| sex.code().to_owned()),
        Datum::BirthPlace => of_record(&person.birth_place, String::clone),
        Datum::Residence => of_record(&person.residence, String::clone),
        Datum::Citizenship | Datum::CivilStatus | Datum::Death => {
            let words: Vec<String> = facts_of(datum, facts).map(|fact| fact_words(fact, lists)).collect();
            (!words.is_empty()).then(|| words.join("; "))
        }
    }
}

fn facts_of<'a>(datum: Datum, facts: &'a [&'a Fact]) -> impl Iterator<Item = &'a Fact> {
    facts.iter().copied().filter(move |fact| Some(fact.kind) == datum.kind())
}

/// The first field of a fact, and the country where there is one.
fn fact_words(fact: &Fact, lists: &Lists) -> String {
    let values = fact.visible();
    let fields = fact.kind.fields().iter();
    let told = fields.filter(|def| fact.kind.main() == Some(*def) || def.code == COUNTRY);
    let words = told.filter_map(|def| words(fact.kind, def.code, values.one(def.code), lists));
    words.collect::<Vec<_>>().join(", ")
}

/// The words of a value of a field of such a fact.
fn words(kind: FactKind, field: &str, value: &str, lists: &Lists) -> Option<String> {
    let def = kind.fields().iter().find(|def| def.code == field)?;
    (!value.is_empty()).then(|| def.words(value, lists, lists.today()))
}

fn offered(datum: Datum, told: &Told, lists: &Lists) -> Option<String> {
    let words_of =
        |kind: FactKind, code: &str| kind.main().map(|main| main.words(code, lists, lists.today()));
    match datum {
        Datum::FamilyName => Some(told.name.family.clone()),
        Datum::GivenName => Some(told.name.given.clone()),
        Datum::FiscalCode => told.fiscal_code.as_ref().map(ToString::to_string),
        Datum::BirthDate => Some(format::date(told.birth_date)),
        Datum::Sex => told.sex.map(|sex| sex.code().to_owned()),
        Datum::BirthPlace => told.birth_place.clone(),
        Datum::Residence => told.residence(),
        Datum::Death => told.death().map(format::date),
        Datum::CivilStatus => {
            told.civil_status.as_deref().and_then(|code| words_of(FactKind::CivilStatus, code))
        }
        Datum::Citizenship => told.citizenship.as_ref().and_then(|citizenship| {
            let words = words_of(FactKind::Citizenship, citizenship.kind)?;
            let country = citizenship.country.as_deref().unwrap_or_default();
            Some(match self::words(FactKind::Citizenship, COUNTRY, country, lists) {
                Some(country) => format!("{words}, {country}"),
                None => words,
            })
        }),
    }
}

impl Told {
    /// The day of the death, where the registry knows it.
    pub fn death(&self) -> Option<NaiveDate> {
        self.standing_since.filter(|_| self.standing == Standing::Dead)
    }

    /// Residence in one line. Of somebody who does not live there any more the registry knows none.
    pub fn residence(&self) -> Option<String> {
        let address = self.address.as_deref().filter(|_| self.standing == Standing::Resident)?;
        Some(match &self.municipality {
            Some(municipality) => format!("{address}, {}", italian_words(municipality)),
            None => address.to_owned(),
        })
    }
}

fn is_same(datum: Datum, person: &Person, facts: &[&Fact], (told, lists): (&Told, &Lists)) -> bool {
    let (held, offered) = (held(datum, person, facts, lists), offered(datum, told, lists));
    match datum {
        Datum::FiscalCode => {
            let held = person.fiscal_code.shown().and_then(Option::as_ref);
            held.zip(told.fiscal_code.as_ref()).is_some_and(|(held, offered)| held.matches(offered))
        }
        Datum::Residence => {
            held.map(|held| without_postal_code(&held))
                == offered.map(|offered| without_postal_code(&offered))
        }
        // Somebody may have several: it is enough that this is one of them.
        Datum::Citizenship | Datum::CivilStatus | Datum::Death => {
            let offered = offered.map(|offered| plain(&offered));
            facts_of(datum, facts).any(|fact| Some(plain(&fact_words(fact, lists))) == offered)
        }
        _ => held.map(|held| plain(&held)) == offered.map(|offered| plain(&offered)),
    }
}

/// A line of an address as it is compared: postal codes are in some lines only.
fn without_postal_code(line: &str) -> String {
    let is_postal_code = |part: &&str| part.len() == 5 && part.bytes().all(|letter| letter.is_ascii_digit());
    let words: Vec<&str> = line
        .split(|letter: char| letter == ',' || letter.is_whitespace())
        .filter(|part| !is_postal_code(part))
        .collect();
    plain(&words.concat())
}
