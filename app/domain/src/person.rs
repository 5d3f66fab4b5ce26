//! People as the desk knows them.

mod alias;
mod born;
pub mod correction;
mod days;
mod double;
pub mod facts;
mod identifying;
mod identity;
pub mod merging;
pub mod protection;
pub mod registry;
pub mod search;

pub use alias::{Alias, NoAlias};
pub use born::{Born, NotBorn};
pub use days::{CodePlace, OutOfLife};
pub use double::{is_double, same_identifier};
pub use identifying::{Seen, identifying};
pub use identity::{Change, ChangeKind, ChangeRecord, Identity, Name, called_protected};
pub use protection::{Ground, Protection, ProtectionRecord};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    FiscalCode, Id,
    card::{Card, Row as CardRow},
    fiscal_code::{Bearer, Difference},
    mask::{Field, Group},
};

/// Sex, as on the register of births.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sex {
    /// Female.
    F,
    /// Male.
    M,
}

impl Sex {
    /// The letter used in the database and by identity providers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::M => "M",
        }
    }

    /// The sex with this letter.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "F" => Some(Self::F),
            "M" => Some(Self::M),
            _ => None,
        }
    }
}

/// A person of the registry, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its identifier.
    pub id: Id<Self>,
    /// Name or alias.
    pub identity: Identity,
    /// Codice fiscale, if any.
    pub fiscal_code: Field<Option<FiscalCode>>,
    /// Date of birth, if known.
    pub birth_date: Field<Option<Born>>,
    /// Date of death, where a fact says it.
    pub death_date: Field<Option<NaiveDate>>,
    /// Place of birth in words, if known.
    pub birth_place: Field<Option<String>>,
    /// Sex, if known.
    pub sex: Field<Option<Sex>>,
    /// E-mail address, if any.
    pub email: Field<Option<String>>,
    /// Telephone, if any.
    pub phone: Field<Option<String>>,
    /// Residence in one line, if any.
    pub residence: Field<Option<String>>,
    /// First entry in the registry.
    pub created_at: DateTime<Utc>,
    /// Of a record that turned out to be about somebody else of the registry: about whom.
    pub merged_into: Option<Id<Self>>,
    /// Whether the desk may see more than what was sent to it: a body of the third sector may not.
    pub whole: bool,
}

impl Person {
    /// In what the codice fiscale and the other data differ, judged only by what the mask shows.
    pub fn code_differences(&self) -> Vec<Difference> {
        let Some(Some(code)) = self.fiscal_code.shown() else {
            return Vec::new();
        };
        let name = self.identity.name().and_then(Field::shown);
        code.differences(Bearer {
            family_name: name.map(|name| name.family.as_str()),
            given_name: name.map(|name| name.given.as_str()),
            birth_date: self.birth_date.shown().copied().flatten(),
            sex: self.sex.shown().copied().flatten(),
        })
    }
}

/// A person with the cards that this desk may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// Who.
    pub person: Person,
    /// Cards, newest first.
    pub cards: Vec<CardRow>,
    /// What is wrong with the municipality that the codice fiscale names.
    pub place: Option<CodePlace>,
}

/// A line of the list of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its identifier.
    pub id: Id<Person>,
    /// Name and surname, or the alias.
    pub full_name: Field<String>,
    /// Date of birth.
    pub birth_date: Field<Option<Born>>,
    /// Codice fiscale.
    pub fiscal_code: Field<Option<FiscalCode>>,
    /// How many cards this desk may see.
    pub cards: u16,
}

/// A person who may be the one that is looked for, and why. Nothing is ever linked silently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// Who.
    pub person: Row,
    /// Last card this desk may see, if any.
    pub last_card: Option<(Id<Card>, NaiveDate)>,
    /// How likely it is; none where nobody in particular was looked for.
    pub level: Option<Level>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Best first.
    pub people: Vec<Match>,
    /// Whether there are more than these. How many is not said: it would take counting all of them.
    pub more: bool,
    /// Groups that the profile may not see, so that what was typed about them was not looked for.
    pub left_out: Vec<Group>,
}

/// How likely a person is the one that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Something fits.
    Low,
    /// It is possible.
    Middle,
    /// It is very likely.
    High,
}

/// Why a person may be the one that is looked for, or may not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Same codice fiscale, omocodia included.
    SameFiscalCode,
    /// The codice fiscale begins so.
    FiscalCodeBegins,
    /// A codice fiscale with a letter or two changed.
    SimilarFiscalCode,
    /// Another codice fiscale.
    OtherFiscalCode,
    /// Same name and surname.
    SameName,
    /// The alias that this person is known by.
    SameAlias,
    /// A word of the alias that this person is known by.
    PartOfAlias,
    /// Found under another name of theirs, or another spelling.
    OtherName(String),
    /// Same number of another code or document.
    SameIdentifier,
    /// Similar name or surname.
    SimilarName,
    /// Same surname.
    SameFamilyName,
    /// Same name.
    SameGivenName,
    /// One of several names or surnames.
    AlsoNamed(String),
    /// A word that was read as another one.
    Read {
        /// As it was typed.
        typed: String,
        /// As the person writes it.
        meant: String,
    },
    /// A word that begins one of the name.
    Begins {
        /// As it was typed.
        typed: String,
        /// The whole word.
        meant: String,
    },
    /// A word that the name does not have.
    Missing(String),
    /// Same date of birth.
    SameBirthDate,
    /// What was typed of the date of birth fits: "1988", "03/1988", "14/03".
    BirthFits(String),
    /// A date of birth that may be a slip of the pen.
    SimilarBirthDate,
    /// Another date of birth.
    OtherBirthDate,
    /// Another name, of two records that something else brings together.
    DifferentName,
    /// Same telephone.
    SamePhone,
    /// The telephone begins so.
    PhoneBegins,
    /// Same e-mail address.
    SameEmail,
}
