//! Finding people although nobody writes a name twice in the same way.
//!
//! What is typed becomes a [`Query`]: words of a name, a date or a part of one, a codice fiscale or its
//! beginning, a telephone, an e-mail address. What is stored of a person becomes [`Key`]s, small texts that
//! a database finds by comparing for equality and order only: row-level security lets an index answer
//! nothing else. Between the two stands the vocabulary of a zone, all words of all its names: a word that was
//! typed is first read as words that exist ([`Query::sounds`], [`Query::read`]), then these are looked up
//! two by two ([`Reading::probes`]), and what was found is judged and explained ([`Query::judge`]).
//!
//! A mask comes first: what it hides of a person is neither asked ([`Query::through`]) nor judged
//! ([`Known::through`]), so it cannot betray itself by a hit, a reason or an order.

mod judge;
mod keys;
mod latin;
mod likeness;
mod query;
mod reading;
#[cfg(test)]
mod tests;
mod when;

use crate::{
    FiscalCode,
    form::Certified,
    mask::{Group, Mask},
    person::Born,
};

pub use judge::{Verdict, contradictions};
pub use keys::{Key, beginnings, keys, sounds_of, words_of};
pub use query::{Query, no_days};
pub use reading::{Probe, Reading};

/// Version of the rules that make keys: people whose keys are older are looked at again.
pub const RULES: i16 = 3;

/// What is known of a person, for finding them. What a mask hides is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Name.
    pub given_name: Option<String>,
    /// Surname.
    pub family_name: Option<String>,
    /// Date of birth.
    pub birth_date: Option<Born>,
    /// Codice fiscale.
    pub fiscal_code: Option<FiscalCode>,
    /// Telephone, as it was written; several are parted by a comma, a semicolon or a stroke.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Numbers of other codes and documents, as they were written: STP, ENI, European, provisional, internal,
    /// passport.
    pub identifiers: Vec<String>,
}

impl Known {
    /// What a profile may know.
    #[must_use]
    pub fn through(self, mask: &Mask) -> Self {
        let named = !mask.hides(Group::Identity);
        let reached = !mask.hides(Group::Contacts);
        Self {
            given_name: self.given_name.filter(|_| named),
            family_name: self.family_name.filter(|_| named),
            birth_date: self.birth_date.filter(|_| named),
            fiscal_code: self.fiscal_code.filter(|_| named),
            phone: self.phone.filter(|_| reached),
            email: self.email.filter(|_| reached),
            identifiers: if named { self.identifiers } else { Vec::new() },
        }
    }

    /// What an identity provider certified.
    pub fn certified(who: &Certified) -> Self {
        Self {
            given_name: Some(who.given_name.clone()),
            family_name: Some(who.family_name.clone()),
            birth_date: who.birth_date,
            fiscal_code: who.fiscal_code.clone(),
            phone: who.phone.clone(),
            email: who.email.clone(),
            identifiers: Vec::new(),
        }
    }
}
