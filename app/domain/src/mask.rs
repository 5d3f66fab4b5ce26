//! The second lock: which groups of fields a desk's profile may not see.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A group of fields that a profile may be forbidden to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Name, birth, fiscal code.
    Identity,
    /// Telephone, e-mail.
    Contacts,
    /// Residence and domicile.
    Residence,
    /// Health, disability, doctor, medical documents.
    Health,
    /// Courts, guardianship, criminal matters.
    Judicial,
    /// Permit of residence and migration history.
    Permit,
    /// Income, ISEE, bank account.
    Income,
    /// Household and relatives.
    Family,
    /// An address that must stay secret.
    ProtectedAddress,
    /// Who somebody under a protective alias is: name, birth, codes. No profile sees it that was not given it.
    ProtectedIdentity,
}

/// The text names no group of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown group of fields")]
pub struct UnknownGroup;

impl Group {
    /// Every group, in the order of the mask editor.
    pub const ALL: [Self; 10] = [
        Self::Identity,
        Self::Contacts,
        Self::Residence,
        Self::Health,
        Self::Judicial,
        Self::Permit,
        Self::Income,
        Self::Family,
        Self::ProtectedAddress,
        Self::ProtectedIdentity,
    ];

    /// The name used in the database and in form definitions.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Contacts => "contacts",
            Self::Residence => "residence",
            Self::Health => "health",
            Self::Judicial => "judicial",
            Self::Permit => "permit",
            Self::Income => "income",
            Self::Family => "family",
            Self::ProtectedAddress => "protected_address",
            Self::ProtectedIdentity => "protected_identity",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Group {
    type Err = UnknownGroup;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|group| group.code() == code).ok_or(UnknownGroup)
    }
}

/// The groups that a profile may not see.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mask(BTreeSet<Group>);

impl Mask {
    /// A mask that hides nothing.
    pub const fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// A mask that hides these groups.
    pub fn hiding(groups: impl IntoIterator<Item = Group>) -> Self {
        Self(groups.into_iter().collect())
    }

    /// Whether this group is hidden.
    pub fn hides(&self, group: Group) -> bool {
        self.0.contains(&group)
    }

    /// The hidden groups, in order.
    pub fn groups(&self) -> impl Iterator<Item = Group> + '_ {
        self.0.iter().copied()
    }

    /// The same mask without these groups: what a break-glass lifts. It never hides more.
    #[must_use]
    pub fn lifting(mut self, groups: impl IntoIterator<Item = Group>) -> Self {
        for group in groups {
            self.0.remove(&group);
        }
        self
    }

    /// Passes a value of this group through the mask. For people only `backend` calls it: what comes out
    /// masked has lost its clear value for good.
    pub fn field<T>(&self, group: Group, value: T) -> Field<T> {
        if self.hides(group) { Field::Masked(group) } else { Field::Shown(value) }
    }
}

/// A value that went through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field<T> {
    /// The actor may see it.
    Shown(T),
    /// The actor may not; the group says what to ask for.
    Masked(Group),
}

impl<T> Field<T> {
    /// Changes a shown value; a masked one stays masked.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Shown(value) => Field::Shown(change(value)),
            Self::Masked(group) => Field::Masked(group),
        }
    }

    /// The value, where it may be seen.
    pub const fn shown(&self) -> Option<&T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Masked(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_field_keeps_only_its_group() {
        let mask = Mask::hiding([Group::Health]);
        assert_eq!(mask.field(Group::Health, "diabete"), Field::Masked(Group::Health));
        assert_eq!(mask.field(Group::Contacts, "333"), Field::Shown("333"));
        let json = serde_json::to_string(&mask.field(Group::Health, "diabete")).unwrap();
        assert!(!json.contains("diabete"));
    }

    #[test]
    fn lifting_a_group_shows_that_one_and_no_other() {
        for hidden in Group::ALL {
            for lifted in Group::ALL {
                let mask = Mask::hiding([hidden]).lifting([lifted]);
                assert_eq!(mask.hides(hidden), hidden != lifted);
                assert!(Group::ALL.iter().all(|group| *group == hidden || !mask.hides(*group)));
            }
        }
    }

    #[test]
    fn every_group_has_a_code_that_parses_back() {
        for group in Group::ALL {
            assert_eq!(group.code().parse(), Ok(group));
        }
    }
}
