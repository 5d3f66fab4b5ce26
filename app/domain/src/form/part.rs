//! Kinds of question that are answered in several fields: a person, an address, an income.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Answers, Asked, FieldPath, Kind};

/// One field of an answer that has several, and what a single field says about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Name.
    GivenName,
    /// Surname.
    FamilyName,
    /// Date of birth.
    BirthDate,
    /// Place of birth: a municipality, or a country for who was born abroad.
    BirthPlace,
    /// Codice fiscale.
    FiscalCode,
    /// E-mail address.
    Email,
    /// Telephone.
    Phone,
    /// Street and number.
    Street,
    /// Postal code.
    PostalCode,
    /// Municipality; a town, where the country is another than Italy.
    Municipality,
    /// Country; Italy where nothing is written.
    Country,
    /// An amount of money.
    Amount,
    /// How often the amount comes.
    Every,
}

/// The text names no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown part of an answer")]
pub struct UnknownPart;

/// How often an income comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Each month.
    Month,
    /// Each year.
    Year,
    /// Once.
    Once,
}

impl Every {
    /// Every one, in the order shown.
    pub const ALL: [Self; 3] = [Self::Month, Self::Year, Self::Once];

    /// The stored value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "mese",
            Self::Year => "anno",
            Self::Once => "una-volta",
        }
    }

    /// The one with this stored value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|every| every.code() == code)
    }
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 13] = [
        Self::GivenName,
        Self::FamilyName,
        Self::BirthDate,
        Self::BirthPlace,
        Self::FiscalCode,
        Self::Email,
        Self::Phone,
        Self::Street,
        Self::PostalCode,
        Self::Municipality,
        Self::Country,
        Self::Amount,
        Self::Every,
    ];

    /// The last piece of the name of its field, and of the keys of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::GivenName => "nome",
            Self::FamilyName => "cognome",
            Self::BirthDate => "data-nascita",
            Self::BirthPlace => "luogo-nascita",
            Self::FiscalCode => "codice-fiscale",
            Self::Email => "email",
            Self::Phone => "telefono",
            Self::Street => "via",
            Self::PostalCode => "cap",
            Self::Municipality => "comune",
            Self::Country => "paese",
            Self::Amount => "importo",
            Self::Every => "ogni",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Part {
    type Err = UnknownPart;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|part| part.code() == code).ok_or(UnknownPart)
    }
}

impl Kind {
    /// The fields of an answer of this kind, in the order shown; none where the answer is one field.
    pub const fn parts(&self) -> &'static [Part] {
        match self {
            Self::Person { .. } => {
                &[Part::GivenName, Part::FamilyName, Part::BirthDate, Part::BirthPlace, Part::FiscalCode]
            }
            Self::Address => &[Part::Street, Part::PostalCode, Part::Municipality, Part::Country],
            Self::Income { .. } => &[Part::Amount, Part::Every],
            _ => &[],
        }
    }

    /// The places of an answer of this kind that is kept under `path`: one, or one for each part.
    pub fn fields(&self, path: &FieldPath) -> Vec<FieldPath> {
        match self.parts() {
            [] => vec![path.clone()],
            parts => parts.iter().map(|part| path.clone().with(*part)).collect(),
        }
    }

    /// What the field looks like. Its own kind again where this kind has no such part.
    pub const fn of_part(&self, part: Part) -> Cow<'_, Self> {
        Cow::Owned(match (part, self) {
            (Part::GivenName | Part::FamilyName | Part::BirthPlace, _) => Self::Text { max: 100 },
            (Part::BirthDate, _) => Self::Date { past: true, coming: false, age: None },
            (Part::FiscalCode, _) => Self::FiscalCode,
            (Part::Email, _) => Self::Email,
            (Part::Phone, _) => Self::Phone,
            (Part::Street, _) => Self::Text { max: 150 },
            (Part::PostalCode, _) => Self::Text { max: 12 },
            (Part::Municipality, _) => Self::Municipality,
            (Part::Country, _) => Self::Country,
            (Part::Amount, Self::Income { max_cents }) => Self::Money { max_cents: *max_cents },
            (Part::Amount | Part::Every, _) => return Cow::Borrowed(self),
        })
    }

    /// Whether the field may not stay empty where the question may not. A person may have no codice
    /// fiscale, and an address in a village no postal code.
    pub const fn needs(&self, part: Part) -> bool {
        match part {
            Part::FiscalCode => matches!(self, Self::Person { code: true }),
            Part::BirthPlace | Part::PostalCode | Part::Country => false,
            _ => true,
        }
    }
}

impl Asked<'_> {
    /// What the answer in this place looks like: the kind of the question, or of its part. The town of
    /// an address abroad is in no table.
    pub fn kind(&self, answers: &Answers) -> Cow<'_, Kind> {
        let kind = &self.question.kind;
        match self.path.part() {
            None => Cow::Borrowed(kind),
            Some(Part::Municipality) if is_abroad(&self.path, answers) => Cow::Owned(Kind::Text { max: 100 }),
            Some(part) => kind.of_part(part),
        }
    }
}

/// Whether the address that this field belongs to is in another country than Italy.
pub(super) fn is_abroad(path: &FieldPath, answers: &Answers) -> bool {
    let country = answers.get(&path.clone().with(Part::Country)).trim().to_lowercase();
    !matches!(country.as_str(), "" | "italia" | "italy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_code_that_parses_back() {
        for part in Part::ALL {
            assert_eq!(part.code().parse(), Ok(part));
        }
        for every in Every::ALL {
            assert_eq!(Every::from_code(every.code()), Some(every));
        }
        assert_eq!("altro".parse::<Part>(), Err(UnknownPart));
    }

    #[test]
    fn only_kinds_of_several_fields_have_parts() {
        assert!(Kind::YesNo.parts().is_empty() && Kind::Country.parts().is_empty());
        assert_eq!(
            Kind::Income { max_cents: 7 }.of_part(Part::Amount).as_ref(),
            &Kind::Money { max_cents: 7 }
        );
        assert!(!Kind::Person { code: false }.needs(Part::FiscalCode));
        assert!(Kind::Person { code: true }.needs(Part::FiscalCode));
    }
}
