//! What is known of a person beyond the record: dated facts, each with from when to when it was true and when it
//! became known (DOMAIN §6.2). Nothing is ever changed: a fact that was wrong is replaced by another one.

mod identifier;
mod kinds;
mod precise;
#[cfg(test)]
mod tests;
mod told;
mod warnings;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use kinds::FactKind;
pub use precise::{Edge, Precise, Precision};
pub use warnings::{Warning, warnings};

use super::Person;
use crate::{
    Id,
    fields::{Lists, Shown, Values},
    intake::Moment,
    mask::{Field, Group, Mask},
};

/// Marks identifiers of facts.
#[derive(Debug)]
pub enum FactRecord {}

/// A fact, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its identifier.
    pub id: Id<FactRecord>,
    /// What it is about.
    pub kind: FactKind,
    /// The filled fields, and every hidden one.
    pub fields: Vec<Shown>,
    /// First day on which it was true, where it is known. Of a hidden fact never told.
    pub from: Option<NaiveDate>,
    /// Last day on which it was true, where it ended. Of a hidden fact never told.
    pub to: Option<NaiveDate>,
    /// How exactly both are known.
    #[serde(default)]
    pub precise: Precise,
    /// Who wrote it down, and when.
    pub recorded: Moment,
    /// The fact that this one corrects.
    pub replaces: Option<Id<FactRecord>>,
    /// Why it corrects it; hidden where anything of the fact is.
    pub why: Option<Field<String>>,
    /// Whether it says only that the other was never true.
    pub withdrawn: bool,
}

impl Fact {
    /// The fact as a profile may see it: of a hidden one only what it is about.
    #[must_use]
    pub fn through(self, values: &Values, mask: &Mask) -> Self {
        let (fields, hidden) = (self.kind.fields(), self.kind.hidden_by(mask));
        let day = |day: Option<NaiveDate>| day.filter(|_| hidden.is_none());
        let why = self.why.map(|why| match (self.kind.covered_by(mask), why) {
            (Some(group), _) => mask.left_of(group),
            (None, why) => why,
        });
        let fields = match hidden {
            Some(group) => fields.iter().map(|def| (def.code.to_owned(), mask.left_of(group))).collect(),
            None => {
                let absent = fields.iter().filter(|def| mask.omits(def.group));
                let absent = absent.map(|def| (def.code.to_owned(), Field::Absent));
                values.through(fields, mask).into_iter().chain(absent).collect()
            }
        };
        let precise = if hidden.is_none() { self.precise } else { Precise::DAYS };
        Self { fields, from: day(self.from), to: day(self.to), precise, why, ..self }
    }

    /// The values that may be seen.
    pub fn visible(&self) -> Values {
        let mut values = Values::default();
        for (code, field) in &self.fields {
            values.set(code, field.shown().cloned().unwrap_or_default());
        }
        values
    }

    /// The group that hides all of it, where one does.
    pub fn hidden_by(&self) -> Option<Group> {
        let main = self.kind.main()?;
        self.fields.iter().find(|(code, _)| *code == main.code).and_then(|(_, field)| group_of(field))
    }

    /// Whether nothing of it is hidden.
    pub fn is_seen_whole(&self) -> bool {
        self.fields.iter().all(|(_, field)| field.shown().is_some())
    }

    /// Whether whoever sees it like this may correct it: nobody corrects what they are told they cannot read. What is
    /// absent for them is no part of it, and stays as it is.
    pub fn may_be_corrected(&self) -> bool {
        let is_main = |code: &str| self.kind.main().is_some_and(|main| main.code == code);
        let is_open = |(code, field): &Shown| match field {
            Field::Shown(_) => true,
            Field::Masked(_) => false,
            Field::Absent => !is_main(code),
        };
        !self.withdrawn && self.fields.iter().all(is_open)
    }

    /// Whether it ends before it begins: then it held on no day, and one of both is wrong.
    pub fn is_backwards(&self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| to < from)
    }

    /// Whether it was true on this day, as far as it says.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| to >= day)
    }
}

const fn group_of(field: &Field<Vec<String>>) -> Option<Group> {
    field.masked()
}

/// A fact that is going to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFact {
    /// What it is about.
    pub kind: FactKind,
    /// What was typed and read.
    pub values: Values,
    /// First day on which it was true, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day on which it was true, where it ended.
    pub to: Option<NaiveDate>,
    /// How exactly both are known.
    pub precise: Precise,
}

/// A person with everything that is known beyond the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFacts {
    /// Who.
    pub person: Person,
    /// Every fact that was ever written down, newest first.
    pub facts: Vec<Fact>,
    /// Groups that may not be seen.
    pub hidden: Vec<Group>,
    /// Those among them that are not there at all.
    pub absent: Vec<Group>,
    /// What can be chosen; not of the person, and kept nowhere with them.
    #[serde(skip)]
    pub lists: Lists,
}

impl PersonFacts {
    /// What may be seen of the fact with this identifier; nothing where there is none.
    pub fn visible(&self, id: Option<Id<FactRecord>>) -> Values {
        let found = self.facts.iter().find(|fact| Some(fact.id) == id);
        found.map(Fact::visible).unwrap_or_default()
    }
}

/// The fact that replaced this one, where one did.
pub fn successor(facts: &[Fact], id: Id<FactRecord>) -> Option<&Fact> {
    facts.iter().find(|fact| fact.replaces == Some(id))
}

/// The facts that nobody said to be wrong, in their order.
pub fn standing(facts: &[Fact]) -> impl Iterator<Item = &Fact> {
    facts.iter().filter(|fact| !fact.withdrawn && successor(facts, fact.id).is_none())
}

/// What holds on a day, as far as is known now: a correction counts instead of what it corrects, and what was never
/// true does not count.
pub fn current(facts: &[Fact], on: NaiveDate) -> Vec<&Fact> {
    standing(facts).filter(|fact| fact.holds_on(on)).collect()
}
