//! Putting right what is written of a person: what was wrong stays, with who changed it, when and why.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Born, Identity, Name, Person, Sex};
use crate::{
    FiscalCode,
    mask::{Field, Group},
};

/// What of a record can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Surname.
    FamilyName,
    /// Name.
    GivenName,
    /// Date of birth.
    BirthDate,
    /// Place of birth.
    BirthPlace,
    /// Sex.
    Sex,
    /// Codice fiscale.
    FiscalCode,
    /// Telephone.
    Phone,
    /// E-mail address.
    Email,
}

impl Detail {
    /// All, in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::FamilyName,
        Self::GivenName,
        Self::BirthDate,
        Self::BirthPlace,
        Self::Sex,
        Self::FiscalCode,
        Self::Phone,
        Self::Email,
    ];

    /// The code used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FamilyName => "cognome",
            Self::GivenName => "nome",
            Self::BirthDate => "nascita",
            Self::BirthPlace => "luogo",
            Self::Sex => "sesso",
            Self::FiscalCode => "codice-fiscale",
            Self::Phone => "telefono",
            Self::Email => "email",
        }
    }

    /// The detail with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.code() == code)
    }

    /// The group of fields that it belongs to.
    pub const fn group(self) -> Group {
        match self {
            Self::Phone | Self::Email => Group::Contacts,
            _ => Group::Identity,
        }
    }
}

/// Who somebody is, as it should read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Name and surname.
    pub name: Name,
    /// Date of birth, if known.
    pub birth_date: Option<Born>,
    /// Place of birth in words, if known.
    pub birth_place: Option<String>,
    /// Sex, if known.
    pub sex: Option<Sex>,
    /// Codice fiscale, if any.
    pub fiscal_code: Option<FiscalCode>,
}

/// How somebody is reached, as it should read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// Telephone, if any.
    pub phone: Option<String>,
    /// E-mail address, if any.
    pub email: Option<String>,
}

/// A record as it should read. A part that the profile may not see is none, and stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Who it is.
    pub who: Option<Who>,
    /// How they are reached.
    pub reached: Option<Reached>,
    /// Why it is corrected.
    pub why: String,
}

impl Correction {
    /// The person as they will be: to be judged before anything is written.
    #[must_use]
    pub fn applied(&self, mut person: Person) -> Person {
        if let Some(who) = self.who.clone() {
            person.identity = Identity::Known { name: Field::Shown(who.name) };
            person.birth_date = Field::Shown(who.birth_date);
            person.birth_place = Field::Shown(who.birth_place);
            person.sex = Field::Shown(who.sex);
            person.fiscal_code = Field::Shown(who.fiscal_code);
        }
        if let Some(reached) = self.reached.clone() {
            person.phone = Field::Shown(reached.phone);
            person.email = Field::Shown(reached.email);
        }
        person
    }
}

/// One thing that was corrected, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// What.
    pub detail: Detail,
    /// The value before, where there was one.
    pub before: Field<Option<String>>,
    /// The new one, where there is one.
    pub after: Field<Option<String>>,
    /// Why. Whoever writes why writes who it is.
    pub why: Field<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the operator at that time.
    pub by: String,
}

/// A record that is going to be corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correcting {
    /// Who.
    pub person: Person,
    /// The state of the record: whoever corrects it says which state they saw.
    pub version: i32,
    /// What was corrected before, newest first.
    pub made: Vec<Corrected>,
}

impl Correcting {
    /// Whether there is something to correct: whoever gave no name has nothing written, and a record that was merged
    /// into another one is not the one that counts.
    pub const fn may_be_corrected(&self) -> bool {
        self.person.identity.is_by_name() && self.person.merged_into.is_none()
    }
}
