//! A protective alias: a known person whom a name would betray (PRODUCT.md §2, "alias").
//!
//! Who does the work at a desk needs to know what somebody needs, and mostly not who it is. Where the name leads somebody
//! violent to a door, everybody reads an alias; the name is a group of fields of its own
//! ([`Group::ProtectedIdentity`](crate::mask::Group)), shown to those alone whose profile was given it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Alias;
use crate::{Id, mask::Field};

/// Most characters of a reason.
pub const MAX_REASON: usize = 500;

/// Why a name is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Violence at home or by somebody close, stalking (L. 69/2019).
    Violence,
    /// Protection of witnesses (D.L. 8/1991).
    Witness,
    /// Trafficking in human beings (D.Lgs. 286/1998 art. 18).
    Trafficking,
    /// A minor, by order of a court.
    Minor,
    /// Something else, said in the reason.
    Other,
}

impl Ground {
    /// Every ground, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Violence, Self::Witness, Self::Trafficking, Self::Minor, Self::Other];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Violence => "violence",
            Self::Witness => "witness",
            Self::Trafficking => "trafficking",
            Self::Minor => "minor",
            Self::Other => "other",
        }
    }

    /// The ground with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// Marks identifiers of protections.
#[derive(Debug)]
pub enum ProtectionRecord {}

/// That somebody was, or is, under a protective alias.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// Its identifier.
    pub id: Id<ProtectionRecord>,
    /// The alias; nobody else ever gets it.
    pub alias: Alias,
    /// Why: it may say who it is.
    pub ground: Field<Ground>,
    /// Why, in the words of the operator.
    pub reason: Field<String>,
    /// From when on.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: String,
    /// When it was ended, and by whom.
    pub ended: Option<(DateTime<Utc>, String)>,
    /// Why it was ended.
    pub ended_why: Option<Field<String>>,
}

/// A reason as it is kept: there must be one, and not a book.
pub fn reason(typed: &str) -> Option<String> {
    let text = typed.trim();
    (!text.is_empty() && text.chars().count() <= MAX_REASON).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ground_has_a_code_that_reads_back() {
        for ground in Ground::ALL {
            assert_eq!(Ground::from_code(ground.code()), Some(ground));
        }
        assert_eq!(Ground::from_code("curiosity"), None);
    }

    #[test]
    fn a_reason_is_there_and_short() {
        assert_eq!(reason("  minacce  "), Some("minacce".to_owned()));
        assert_eq!(reason(" \n "), None);
        assert_eq!(reason(&"è".repeat(MAX_REASON)).map(|text| text.chars().count()), Some(MAX_REASON));
        assert_eq!(reason(&"è".repeat(MAX_REASON + 1)), None);
    }
}
