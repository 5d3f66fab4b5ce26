//! Addresses of two records that may be of one person.

use std::fmt;

use domain::{Id, person::Person};

use super::{encode, pattern};

/// Where two records become one, or are said to be two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merging {
    /// Merging into this person: whom is chosen first (GET and POST).
    Into {
        /// Who is kept.
        kept: Id<Person>,
        /// Who is merged, once chosen.
        other: Option<Id<Person>>,
    },
    /// People who may be one (GET and POST).
    Doubles {
        /// Opaque key of the page before.
        after: Option<String>,
    },
}

impl fmt::Display for Merging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Into { kept, other } => {
                write!(f, "/console/persone/{kept}/unione")?;
                other.iter().try_for_each(|other| write!(f, "?con={other}"))
            }
            Self::Doubles { after } => {
                f.write_str(pattern::CONSOLE_DOUBLES)?;
                after.iter().try_for_each(|after| write!(f, "?dopo={}", encode(after)))
            }
        }
    }
}
