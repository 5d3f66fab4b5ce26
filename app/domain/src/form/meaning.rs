//! What an answer stands for outside its form: a fact about somebody, for whom the request is, a need,
//! another service. It is data of the definition, so that the desk's card is filled by any form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Part, Question, QuestionName, Source};

/// Whom a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Who writes the request.
    Applicant,
    /// The person it is for, where that is somebody else.
    Beneficiary,
    /// A person of the household; only in a part that repeats.
    Member,
}

/// What the answer to a question stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Meaning {
    /// For whom the request is; the values are those of [`ForWhom`].
    ForWhom,
    /// By which title the applicant acts for another person; the values are those of [`Title`].
    Title,
    /// The document that shows the title.
    TitleDocument,
    /// One fact about somebody.
    Fact {
        /// Whom.
        of: Whose,
        /// What.
        part: Part,
    },
    /// All facts of an answer of several fields: a person, an address.
    About(Whose),
    /// Choices that stand for a need of the desk's tree: value to code.
    Needs(BTreeMap<String, String>),
    /// Choices that ask for another service of the catalogue: value to slug.
    Services(BTreeMap<String, QuestionName>),
    /// Choices that stand for values of fields of the desk's card: code of the field, then value to value
    /// of its list.
    Card(BTreeMap<String, BTreeMap<String, String>>),
    /// What was answered stands for a field of the desk's card, as it is: the code of the field. A country is
    /// looked up by its name.
    CardField(String),
    /// The ways in which the applicant wants to be told of news; one of the values is [`BY_EMAIL`](super::BY_EMAIL).
    Notices,
    /// Whether somebody must not come to know of the request: a yes or no.
    KeepFrom,
}

/// For whom a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ForWhom {
    /// For who writes it.
    Me,
    /// For a child or another minor that the applicant is a parent or guardian of (art. 316, 357 c.c.).
    Minor,
    /// For an adult of the family, who wants it.
    Relative,
    /// For a person whom the applicant represents, by a title that a document shows.
    Represented,
}

/// The title by which somebody acts for another person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Title {
    /// Parent (art. 316 c.c.).
    Parent,
    /// Guardian (art. 343 and 424 c.c.).
    Guardian,
    /// Amministratore di sostegno, for an adult (art. 404 c.c.).
    Support,
    /// Delegate of an adult.
    Delegate,
}

impl ForWhom {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Me, Self::Minor, Self::Relative, Self::Represented];

    /// The stored value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Minor => "minore",
            Self::Relative => "familiare",
            Self::Represented => "rappresentato",
        }
    }

    /// The one with this value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whom| whom.code() == code)
    }
}

impl Title {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Parent, Self::Guardian, Self::Support, Self::Delegate];

    /// The stored value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Parent => "genitore",
            Self::Guardian => "tutela",
            Self::Support => "sostegno",
            Self::Delegate => "delega",
        }
    }

    /// The one with this value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|title| title.code() == code)
    }

    /// Whether it can be held for an adult only: a minor gives no delegation, and the decree of an
    /// amministratore di sostegno takes effect when the person comes of age (art. 405 c.c.).
    pub const fn is_for_adults(self) -> bool {
        matches!(self, Self::Support | Self::Delegate)
    }
}

impl Question {
    /// Whom a field of the answer is about, and which fact it is. What is filled in from the login is
    /// about the applicant.
    pub fn fact(&self, part: Option<Part>) -> Option<(Whose, Part)> {
        match (&self.means, part) {
            (Some(Meaning::Fact { of, part }), None) => Some((*of, *part)),
            (Some(Meaning::About(of)), Some(part)) => Some((*of, part)),
            (None, part) => self.prefill.and_then(|source| source.fact(part)),
            _ => None,
        }
    }
}

impl Source {
    /// The fact about the applicant that comes from here.
    const fn fact(self, part: Option<Part>) -> Option<(Whose, Part)> {
        let part = match (self, part) {
            (Self::Residence, Some(part)) => part,
            (Self::GivenName, None) => Part::GivenName,
            (Self::FamilyName, None) => Part::FamilyName,
            (Self::FiscalCode, None) => Part::FiscalCode,
            (Self::BirthDate, None) => Part::BirthDate,
            (Self::BirthPlace, None) => Part::BirthPlace,
            (Self::Email, None) => Part::Email,
            (Self::Phone, None) => Part::Phone,
            (Self::ResidenceStreet, None) => Part::Street,
            (Self::ResidencePostalCode, None) => Part::PostalCode,
            (Self::ResidenceMunicipality, None) => Part::Municipality,
            _ => return None,
        };
        Some((Whose::Applicant, part))
    }
}
