//! Households: who belongs to one, as what, and since when (DOMAIN §6.3). Nothing is ever changed: what ended or was
//! wrong is replaced by another row, as with the [facts of a person](crate::person::facts).
//!
//! A person may belong to several households, also at one time, for the child of parents who separated belongs to
//! both. That somebody lives in two at once is [told](warnings) and never forbidden: shared custody is the law's first
//! choice (c.c. art. 337-ter).

mod proposal;
#[cfg(test)]
mod tests;
mod warnings;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use proposal::for_card;
pub use warnings::{ADULT, Warning, warnings};

use crate::{
    Id, Text,
    card::{Card, Mode, State},
    codes::Code,
    intake::{Moment, Page},
    mask::{Field, Group},
    person::{Born, Person},
};

/// Marks identifiers of households.
#[derive(Debug)]
pub enum Household {}

/// Marks identifiers of what is written of somebody in a household.
#[derive(Debug)]
pub enum Membership {}

/// How the law protects somebody who cannot look after everything alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guardianship {
    /// Tutela: of a minor without parents, or of an interdicted adult (c.c. artt. 343, 414).
    Guardian,
    /// Curatela: of an emancipated minor, or of a limited adult (c.c. artt. 392, 415).
    Curator,
    /// Amministrazione di sostegno (c.c. art. 404).
    Support,
}

impl Guardianship {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Guardian, Self::Curator, Self::Support];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guardian => "tutela",
            Self::Curator => "curatela",
            Self::Support => "sostegno",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Who protects somebody, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Somebody of the registry.
    Known {
        /// Who.
        id: Id<Person>,
        /// Name, or alias.
        called: Field<String>,
        /// Date of birth, if known.
        birth_date: Field<Option<Born>>,
    },
    /// Somebody else, in words: a lawyer, the mayor, a service.
    Named(Field<String>),
}

/// How somebody is protected, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// How.
    pub kind: Guardianship,
    /// By whom, where it is known.
    pub holder: Option<Holder>,
}

/// What is written of somebody in a household, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its identifier.
    pub id: Id<Membership>,
    /// In which household.
    pub household: Id<Household>,
    /// Who.
    pub person: Id<Person>,
    /// Name, or alias.
    pub called: Field<String>,
    /// Date of birth, if known.
    pub birth_date: Field<Option<Born>>,
    /// Relation to the person in whose name the household is, of the table of kinship.
    pub relation: Code,
    /// Whether they live there.
    pub cohabiting: bool,
    /// Whether they have parental authority over the minors of the household.
    pub authority: Field<bool>,
    /// How they are protected, where they are.
    pub protection: Field<Option<Protection>>,
    /// First day on which it was so, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day on which it was so, where it ended.
    pub to: Option<NaiveDate>,
    /// Who wrote it down, and when.
    pub recorded: Moment,
    /// The row that this one corrects.
    pub replaces: Option<Id<Membership>>,
    /// Why it corrects it; hidden where the protection is.
    pub why: Option<Field<String>>,
    /// Whether it says only that the other was never so.
    pub withdrawn: bool,
    /// Whether the person lives today in another household, which is not shown with this one.
    pub elsewhere: bool,
}

impl Member {
    /// Whether it was so on this day, as far as it says.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| to >= day)
    }

    /// Whether it is so today, or will be: it did not end.
    pub fn lasts(&self, today: NaiveDate) -> bool {
        self.to.is_none_or(|to| to >= today)
    }

    /// Whether whoever sees it like this may correct it: nobody corrects what they cannot read.
    pub fn may_be_corrected(&self) -> bool {
        let is_readable = |protection: &Option<Protection>| {
            let holder = protection.as_ref().and_then(|protection| protection.holder.as_ref());
            !matches!(holder, Some(Holder::Named(Field::Masked(_) | Field::Absent)))
        };
        !self.withdrawn && self.protection.shown().is_some_and(is_readable)
    }
}

/// Who protects somebody, as it is going to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewHolder {
    /// Somebody of the registry.
    Known(Id<Person>),
    /// Somebody else, in words.
    Named(String),
}

/// Somebody in a household, as it is going to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    /// Relation to the person in whose name the household is.
    pub relation: Code,
    /// Whether they live there.
    pub cohabiting: bool,
    /// Whether they have parental authority over the minors of the household.
    pub authority: bool,
    /// How they are protected, and by whom where it is known.
    pub protection: Option<(Guardianship, Option<NewHolder>)>,
    /// First day on which it is so, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day on which it was so, where it ended.
    pub to: Option<NaiveDate>,
}

/// A person with the households that they belong to or belonged to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Who.
    pub person: Person,
    /// Whatever was written down of everybody in these households, newest first.
    pub members: Field<Vec<Member>>,
    /// Groups that may not be seen.
    pub hidden: Vec<Group>,
}

impl Family {
    /// What was written down, as far as it may be seen.
    pub fn rows(&self) -> &[Member] {
        self.members.shown().map(Vec::as_slice).unwrap_or_default()
    }

    /// The households, those of which something was written last first.
    pub fn households(&self) -> Vec<Id<Household>> {
        let mut all = Vec::new();
        for member in self.rows() {
            if !all.contains(&member.household) {
                all.push(member.household);
            }
        }
        all
    }
}

/// A card of somebody in the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyCard {
    /// Its identifier.
    pub id: Id<Card>,
    /// Whose.
    pub person: Id<Person>,
    /// Name, or alias.
    pub called: Field<String>,
    /// Day of the access.
    pub on: NaiveDate,
    /// Name of the desk.
    pub desk: String,
    /// How the person reached the desk.
    pub mode: Mode,
    /// The services asked for, first one first.
    pub services: Vec<Text>,
    /// Where it stands.
    pub state: State,
}

/// The cards of a person and of everybody in their households, as far as this desk may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyCards {
    /// Who.
    pub person: Person,
    /// One page of them, newest first.
    pub page: Field<Page<FamilyCard>>,
}

/// What replaced this, where something did.
pub fn successor(members: &[Member], id: Id<Membership>) -> Option<&Member> {
    members.iter().find(|member| member.replaces == Some(id))
}

/// What nobody said to be wrong, in its order.
pub fn standing(members: &[Member]) -> impl Iterator<Item = &Member> {
    members.iter().filter(|member| !member.withdrawn && successor(members, member.id).is_none())
}

/// Who is in this household on a day, as far as is known now.
pub fn current(members: &[Member], household: Id<Household>, on: NaiveDate) -> Vec<&Member> {
    standing(members).filter(|member| member.household == household && member.holds_on(on)).collect()
}

/// Whether two periods share a day; a day that is not known is as far away as it can be.
pub fn overlap(
    one: (Option<NaiveDate>, Option<NaiveDate>),
    other: (Option<NaiveDate>, Option<NaiveDate>),
) -> bool {
    let before = |last: Option<NaiveDate>, first: Option<NaiveDate>| {
        last.zip(first).is_some_and(|(last, first)| last < first)
    };
    !before(one.1, other.0) && !before(other.1, one.0)
}
