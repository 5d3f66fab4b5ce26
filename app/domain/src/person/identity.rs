//! Who a person is to whoever looks: a name, or an alias.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Alias, Person};
use crate::{
    Id,
    mask::{Field, Group, Mask},
};

/// Name and surname.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Name.
    pub given: String,
    /// Surname.
    pub family: String,
}

impl Name {
    /// "Giulia Ferrante".
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// Who a person is. There is no way to a name but through this: a page that shows what somebody is [called](Self::called)
/// cannot forget those who gave no name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Identity {
    /// Known by name.
    Known {
        /// The name.
        name: Field<Name>,
    },
    /// Gave no name.
    Anonymous {
        /// What this person is called.
        alias: Alias,
    },
    /// Known, and called by an alias everywhere: whoever reads the name could find them.
    Protected {
        /// What this person is called.
        alias: Alias,
        /// Who it is: of a group of its own.
        name: Field<Name>,
    },
}

/// What whoever is under this protective alias is called wherever it is read (in SQL: `alias_of_account`).
pub fn called_protected(alias: &(impl Display + ?Sized)) -> String {
    format!("{alias} (nome protetto)")
}

impl Identity {
    /// Somebody known by name.
    pub fn known(name: Name, mask: &Mask) -> Self {
        Self::Known { name: mask.field(Group::Identity, name) }
    }

    /// Somebody under a protective alias; without a name where the row lock kept it back.
    pub fn protected(alias: Alias, name: Option<Name>, mask: &Mask) -> Self {
        let group = Group::ProtectedIdentity;
        let kept_back = || mask.left_of(group);
        Self::Protected { alias, name: name.map_or_else(kept_back, |name| mask.field(group, name)) }
    }

    /// What the person is called wherever somebody may read it: lists, titles, prints, mails.
    pub fn called(&self) -> Field<String> {
        match self {
            Self::Known { name } => name.clone().map(|name| name.full()),
            Self::Anonymous { alias } => Field::Shown(alias.to_string()),
            Self::Protected { alias, .. } => Field::Shown(called_protected(alias)),
        }
    }

    /// The name, where there is one: for the page of the person alone.
    pub const fn name(&self) -> Option<&Field<Name>> {
        match self {
            Self::Known { name } | Self::Protected { name, .. } => Some(name),
            Self::Anonymous { .. } => None,
        }
    }

    /// Whether nobody knows who it is: no signature, no proposal of presa in carico.
    pub const fn is_anonymous(&self) -> bool {
        matches!(self, Self::Anonymous { .. })
    }

    /// Whether the person is called by a protective alias.
    pub const fn is_protected(&self) -> bool {
        matches!(self, Self::Protected { .. })
    }

    /// Whether the name is written in the record, where it can be put right, compared and merged.
    pub const fn is_by_name(&self) -> bool {
        matches!(self, Self::Known { .. })
    }

    /// The group of fields that says who it is.
    pub const fn group(&self) -> Group {
        match self {
            Self::Known { .. } | Self::Anonymous { .. } => Group::Identity,
            Self::Protected { .. } => Group::ProtectedIdentity,
        }
    }
}

/// What can happen to who a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Gave a name.
    Named,
    /// Turned out to be somebody of the registry.
    Merged,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Named, Self::Merged];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Merged => "merged",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Marks identifiers of changes.
#[derive(Debug)]
pub enum ChangeRecord {}

/// Something that happened to who a person is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its identifier.
    pub id: Id<ChangeRecord>,
    /// What.
    pub kind: ChangeKind,
    /// The alias before; of a merge of somebody with a name, none.
    pub alias: Option<Alias>,
    /// Whom it happened to.
    pub person: Id<Person>,
    /// Of a merge: who it turned out to be.
    pub into: Option<Id<Person>>,
    /// Of a merge: how many cards moved.
    pub cards: usize,
    /// Of a merge: why, in the operator's words.
    pub why: Option<Field<String>>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: String,
    /// Of a merge: when it was undone, and by whom.
    pub undone: Option<(DateTime<Utc>, String)>,
    /// Of a merge that was undone: why.
    pub undone_why: Option<Field<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        Name { given: "Giulia".to_owned(), family: "Ferrante".to_owned() }
    }

    #[test]
    fn a_name_is_masked_and_an_alias_never() {
        for mask in [Mask::none(), Mask::hiding([Group::Identity])] {
            let known = Identity::known(name(), &mask);
            assert_eq!(known.called().shown().is_some(), mask == Mask::none());
            assert_eq!(serde_json::to_string(&known).unwrap().contains("Ferrante"), mask == Mask::none());
        }
        let anonymous = Identity::Anonymous { alias: Alias::proposed(7) };
        assert_eq!(anonymous.called(), Field::Shown(Alias::proposed(7).to_string()));
        assert!(anonymous.is_anonymous() && anonymous.name().is_none());
    }

    #[test]
    fn somebody_protected_is_called_by_the_alias_by_whoever_looks() {
        let alias = Alias::proposed(7);
        let hiding = Mask::hiding([Group::ProtectedIdentity]);
        for (name, mask, is_seen) in [
            (Some(name()), Mask::none(), true),
            (Some(name()), hiding.clone(), false),
            (None, Mask::none(), false),
            (None, hiding, false),
        ] {
            let protected = Identity::protected(alias.clone(), name, &mask);
            assert_eq!(protected.called(), Field::Shown(format!("{alias} (nome protetto)")));
            assert_eq!(protected.name().and_then(Field::shown).is_some(), is_seen);
            assert_eq!(serde_json::to_string(&protected).unwrap().contains("Ferrante"), is_seen);
            assert!(!protected.is_anonymous() && protected.is_protected() && !protected.is_by_name());
            assert_eq!(protected.group(), Group::ProtectedIdentity);
            let untold = Identity::protected(alias.clone(), None, &mask.omitting([Group::ProtectedIdentity]));
            assert_eq!(
                untold.name(),
                Some(&Field::Absent),
                "for whom it is absent there is nothing to ask for"
            );
        }
    }
}
