//! Addresses of who a person is: two records that may be of one person, and a record that is wrong.

use std::fmt;

use domain::{Id, person::Person};

use super::{encode, pattern};

/// Where two records become one, or are said to be two, and where one is put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merging {
    /// Merging into this person: whom is chosen first (GET and POST).
    Into {
        /// Who is kept.
        kept: Id<Person>,
        /// Who is merged, once chosen.
        other: Option<Id<Person>>,
    },
    /// Putting right what is written of a person (GET and POST).
    Correction(Id<Person>),
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
            Self::Correction(id) => write!(f, "/console/persone/{id}/correzione"),
            Self::Doubles { after } => {
                f.write_str(pattern::CONSOLE_DOUBLES)?;
                after.iter().try_for_each(|after| write!(f, "?dopo={}", encode(after)))
            }
        }
    }
}
