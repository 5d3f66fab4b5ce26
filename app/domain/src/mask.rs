//! The second lock: which groups of fields a desk's profile may not see.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

mod carried;

pub use carried::{Carried, Lost};

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
    /// Health, doctor, medical documents.
    Health,
    /// Recognised disability, the benefits that come with it, and what it takes to live with it.
    Disability,
    /// Courts, guardianship, criminal matters.
    Judicial,
    /// Permit of residence and legal condition.
    Permit,
    /// Income, ISEE, bank account.
    Income,
    /// School, training, trade and employment.
    WorkEducation,
    /// Household and relatives.
    Family,
    /// Needs, and those that are not met.
    Needs,
    /// Notes of the diary.
    Diary,
    /// Citizenship, origin, ethnicity, language, and how the person came here (GDPR art. 9).
    Origin,
    /// Violence, abuse, trafficking.
    Violence,
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
    pub const ALL: [Self; 16] = [
        Self::Identity,
        Self::Contacts,
        Self::Residence,
        Self::Health,
        Self::Disability,
        Self::Judicial,
        Self::Permit,
        Self::Income,
        Self::WorkEducation,
        Self::Family,
        Self::Needs,
        Self::Diary,
        Self::Origin,
        Self::Violence,
        Self::ProtectedAddress,
        Self::ProtectedIdentity,
    ];

    /// Whether a profile may know nothing of it. Who somebody is may be masked and never absent: every page and list is
    /// about somebody.
    pub const fn may_be_absent(self) -> bool {
        !matches!(self, Self::Identity)
    }

    /// The name used in the database and in form definitions.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Contacts => "contacts",
            Self::Residence => "residence",
            Self::Health => "health",
            Self::Disability => "disability",
            Self::Judicial => "judicial",
            Self::Permit => "permit",
            Self::Income => "income",
            Self::WorkEducation => "work_education",
            Self::Family => "family",
            Self::Needs => "needs",
            Self::Diary => "diary",
            Self::Origin => "origin",
            Self::Violence => "violence",
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

/// What becomes of a group that a profile may not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hiding {
    /// It is told that there is something, and a break-glass may show it.
    Masked,
    /// It is not there at all: neither its name nor a count, and no break-glass.
    Absent,
}

impl Hiding {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Masked, Self::Absent];

    /// The name used in forms and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Masked => "masked",
            Self::Absent => "absent",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hiding| hiding.code() == code)
    }
}

/// The groups that a profile may not see, and how each is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mask(BTreeMap<Group, Hiding>);

impl Mask {
    /// A mask that hides nothing.
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// A mask that hides these groups, and says so.
    pub fn hiding(groups: impl IntoIterator<Item = Group>) -> Self {
        Self(groups.into_iter().map(|group| (group, Hiding::Masked)).collect())
    }

    /// The same mask, in which these groups are not there at all. A group that must be told is masked: everybody is
    /// called something ([`Group::may_be_absent`]).
    #[must_use]
    pub fn omitting(mut self, groups: impl IntoIterator<Item = Group>) -> Self {
        for group in groups {
            let how = if group.may_be_absent() { Hiding::Absent } else { Hiding::Masked };
            self.0.insert(group, how);
        }
        self
    }

    /// The same mask, which hides these groups too. What is absent stays so.
    #[must_use]
    pub fn and_hiding(mut self, groups: impl IntoIterator<Item = Group>) -> Self {
        for group in groups {
            self.0.entry(group).or_insert(Hiding::Masked);
        }
        self
    }

    /// How this group is hidden, where it is.
    pub fn hiding_of(&self, group: Group) -> Option<Hiding> {
        self.0.get(&group).copied()
    }

    /// Whether this group is hidden, however.
    pub fn hides(&self, group: Group) -> bool {
        self.0.contains_key(&group)
    }

    /// Whether this group is not there at all.
    pub fn omits(&self, group: Group) -> bool {
        self.hiding_of(group) == Some(Hiding::Absent)
    }

    /// The hidden groups, however they are, in order.
    pub fn groups(&self) -> impl Iterator<Item = Group> + '_ {
        self.0.keys().copied()
    }

    /// The groups that are hidden so, in order. Only masked ones may be named to whoever looks.
    pub fn those(&self, how: Hiding) -> impl Iterator<Item = Group> + '_ {
        self.0.iter().filter(move |(_, hiding)| **hiding == how).map(|(group, _)| *group)
    }

    /// The same mask without these groups: what a break-glass lifts. It never hides more, and what is absent stays so.
    #[must_use]
    pub fn lifting(mut self, groups: impl IntoIterator<Item = Group>) -> Self {
        for group in groups {
            if !self.omits(group) {
                self.0.remove(&group);
            }
        }
        self
    }

    /// Passes a value of this group through the mask. For people only `backend` calls it: what comes out
    /// hidden has lost its clear value for good.
    pub fn field<T>(&self, group: Group, value: T) -> Field<T> {
        match self.hiding_of(group) {
            None => Field::Shown(value),
            Some(Hiding::Masked) => Field::Masked(group),
            Some(Hiding::Absent) => Field::Absent,
        }
    }
}

impl Mask {
    /// What is left of a value of this group, which the mask hides.
    pub fn left_of<T>(&self, group: Group) -> Field<T> {
        if self.omits(group) { Field::Absent } else { Field::Masked(group) }
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
    /// For the actor there is no such field: nothing of it is said, not even its name.
    Absent,
}

impl<T> Field<T> {
    /// Changes a shown value; a hidden one stays hidden.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Shown(value) => Field::Shown(change(value)),
            Self::Masked(group) => Field::Masked(group),
            Self::Absent => Field::Absent,
        }
    }

    /// The value, where it may be seen.
    pub const fn shown(&self) -> Option<&T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Masked(_) | Self::Absent => None,
        }
    }

    /// The group that hides it, where that is told.
    pub const fn masked(&self) -> Option<Group> {
        match self {
            Self::Masked(group) => Some(*group),
            Self::Shown(_) | Self::Absent => None,
        }
    }

    /// Whether nothing of it is said.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
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
    fn what_is_absent_leaves_no_name_and_no_break_glass_lifts_it() {
        let mask = Mask::hiding([Group::Health]).omitting([Group::Violence, Group::Identity]);
        assert_eq!(mask.field(Group::Violence, "stalking"), Field::Absent);
        assert_eq!(serde_json::to_string(&mask.field(Group::Violence, "stalking")).unwrap(), "\"absent\"");
        assert_eq!(mask.field(Group::Identity, "Giulia"), Field::Masked(Group::Identity), "somebody it is");
        assert_eq!(mask.clone().lifting(Group::ALL), Mask::none().omitting([Group::Violence]));
        let wider = mask.clone().and_hiding([Group::Violence, Group::Income]);
        assert!(wider.omits(Group::Violence) && wider.hides(Group::Income) && !wider.omits(Group::Income));
        assert_eq!(mask.those(Hiding::Masked).collect::<Vec<_>>(), [Group::Identity, Group::Health]);
        assert!(mask.hides(Group::Violence) && mask.groups().count() == 3);
    }

    #[test]
    fn every_group_has_a_code_that_parses_back() {
        for group in Group::ALL {
            assert_eq!(group.code().parse(), Ok(group));
        }
    }
}
