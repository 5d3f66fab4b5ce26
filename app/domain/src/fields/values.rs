//! What fields hold, how typed text becomes it, and how two people's changes become one.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Def, Kind, Lists};
use crate::{
    FiscalCode,
    codes::Table,
    form,
    mask::{Carried, Field, Group, Mask},
};

/// Most characters of a line, and of a text.
const LINE: usize = 200;
const LONG: usize = 4000;

/// Values by code of the field. An empty field is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, Vec<String>>);

impl Values {
    /// The values of all of these together, for each field.
    pub fn joined(all: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::default();
        for (code, values) in all.into_iter().flat_map(|values| values.0) {
            joined.0.entry(code).or_default().extend(values);
        }
        joined
    }

    /// The values of a field.
    pub fn all(&self, code: &str) -> &[String] {
        self.0.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first value of a field; empty where there is none.
    pub fn one(&self, code: &str) -> &str {
        self.all(code).first().map(String::as_str).unwrap_or_default()
    }

    /// Writes a field; blank values are dropped.
    pub fn set(&mut self, code: &str, values: impl IntoIterator<Item = String>) {
        let values: Vec<String> = values
            .into_iter()
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect();
        if values.is_empty() {
            self.0.remove(code);
        } else {
            self.0.insert(code.to_owned(), values);
        }
    }

    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was posted, as it was typed.
    pub fn typed(fields: &[Def], posted: &[(String, String)]) -> Self {
        let mut values = Self::default();
        for def in fields {
            let of = posted.iter().filter(|(name, _)| name == def.code).map(|(_, value)| value.clone());
            values.set(def.code, of);
        }
        values
    }

    /// The groups of fields that something is filled in of.
    pub fn groups(&self, fields: &[Def]) -> Vec<Group> {
        let filled = fields.iter().filter(|def| !self.all(def.code).is_empty());
        filled.flat_map(|def| self.groups_of(def)).collect()
    }

    /// The group of a field, and those that its values tell of besides.
    fn groups_of(&self, def: &Def) -> Vec<Group> {
        let besides = self.all(def.code).iter().filter_map(|value| def.besides(value));
        std::iter::once(def.group).chain(besides).collect()
    }

    /// The values of a field that a mask leaves, in order. That others were left out is nowhere told.
    pub fn left(&self, def: &Def, mask: &Mask) -> Vec<String> {
        self.all(def.code).iter().filter(|value| !def.is_hidden(value, mask)).cloned().collect()
    }

    /// The fields through a mask, in order: the filled ones, and every one that is masked, so that its
    /// presence says nothing of whether it is filled in. What is absent is not among them.
    pub fn through(&self, fields: &[Def], mask: &Mask) -> Vec<Shown> {
        let one = |def: &Def| {
            let left = self.left(def, mask);
            let told = (mask.hides(def.group) || !left.is_empty()) && !mask.omits(def.group);
            told.then(|| (def.code.to_owned(), mask.field(def.group, left)))
        };
        fields.iter().filter_map(one).collect()
    }

    /// What a mask leaves of these fields.
    #[must_use]
    pub fn seen(&self, fields: &[Def], mask: &Mask) -> Self {
        let mut seen = Self::default();
        for def in fields {
            seen.set(def.code, self.left(def, mask));
        }
        seen
    }

    /// What was typed, with the fields that a mask hides as they were.
    #[must_use]
    pub fn with_hidden_fields_of(&self, fields: &[Def], mask: &Mask, base: &Self) -> Self {
        let mut typed = self.clone();
        for def in fields.iter().filter(|def| mask.hides(def.group)) {
            typed.set(def.code, base.all(def.code).to_vec());
        }
        typed
    }

    /// What was typed in a form, as far as it may be seen; what it did not hold is as it stands.
    #[must_use]
    pub fn beside(&self, fields: &[Def], (carried, mask): (&Carried, &Mask), stands: &Self) -> Self {
        let typed = self.seen(fields, mask);
        let mask = carried.narrowed(mask);
        typed.with_hidden_fields_of(fields, &mask, stands).with_hidden_of(fields, &mask, stands)
    }

    /// What an operator left or wrote, with what their mask hides of the single values of `whole`: nobody takes away
    /// what they do not see. A field of one value holds what they wrote, where they wrote something.
    #[must_use]
    pub fn with_hidden_of(&self, fields: &[Def], mask: &Mask, whole: &Self) -> Self {
        let mut joined = self.clone();
        for def in fields.iter().filter(|def| !mask.hides(def.group)) {
            let (own, there) = (self.all(def.code), whole.all(def.code));
            let is_several = matches!(def.kind, Kind::Several(_) | Kind::Needs);
            let holds_hidden = there.iter().any(|value| def.is_hidden(value, mask));
            if !holds_hidden || (!is_several && !own.is_empty()) {
                continue;
            }
            let stays = |value: &&String| own.contains(*value) || def.is_hidden(value, mask);
            let kept = there.iter().filter(stays).cloned();
            let new = own.iter().filter(|value| !there.contains(*value)).cloned();
            joined.set(def.code, kept.chain(new));
        }
        joined
    }
}

/// A field with its values, through a mask.
pub type Shown = (String, Field<Vec<String>>);

/// One save of a part or sheet, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number, from one.
    pub number: i64,
    /// The filled fields, and every hidden one.
    pub fields: Vec<Shown>,
    /// Who saved it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, where the card was completed before ([`why_through`]).
    pub reason: Option<Field<String>>,
    /// Day of the card it was taken over from.
    pub taken_from: Option<NaiveDate>,
}

/// Why fields were corrected, as a profile may see it: it may say again what any of them says, so that it is hidden where
/// one of them is.
pub fn why_through(fields: &[Def], why: String, mask: &Mask) -> Field<String> {
    match fields.iter().map(|def| def.group).find(|group| mask.hides(*group)) {
        Some(group) => mask.left_of(group),
        None => Field::Shown(why),
    }
}

impl Version {
    /// The values that may be seen.
    pub fn visible(&self) -> Values {
        let mut values = Values::default();
        for (code, field) in &self.fields {
            values.set(code, field.shown().cloned().unwrap_or_default());
        }
        values
    }
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Too many characters.
    TooLong {
        /// Characters typed.
        found: usize,
        /// Most.
        max: usize,
    },
    /// No day of the calendar.
    NotADay,
    /// No year of four digits.
    NotAYear,
    /// No whole number up to 99.
    NotACount,
    /// No whole number up to a hundred.
    NotAPercentage,
    /// No amount in euro.
    NotAnAmount,
    /// No codice fiscale.
    NotAFiscalCode,
    /// Not in the list.
    UnknownChoice,
    /// It must be filled in, and is not.
    Missing,
}

/// A field that will not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which.
    pub field: &'static Def,
    /// What.
    pub wrong: Wrong,
}

/// Reads what was typed. What a table does not offer any more may stay where it is `kept`: it was saved already.
///
/// # Errors
/// Every field that will not do.
pub fn read(
    fields: &'static [Def],
    typed: &Values,
    lists: &Lists,
    kept: &Values,
) -> Result<Values, Vec<Problem>> {
    let (mut values, mut problems) = (Values::default(), Vec::new());
    for def in fields {
        let may_stay = |value: &String| kept.all(def.code).contains(value);
        let one = |value: &String| match read_one(def.kind, value, lists) {
            Err(Wrong::UnknownChoice) if def.table().is_some() && may_stay(value) => Ok(value.clone()),
            read => read,
        };
        let read: Result<Vec<String>, Wrong> = typed.all(def.code).iter().map(one).collect();
        match read {
            Ok(read) => values.set(def.code, read),
            Err(wrong) => problems.push(Problem { field: def, wrong }),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(problems) }
}

/// The needed fields that nothing is typed in, but for those of a hidden group: nobody can fill them in.
pub fn missing(fields: &'static [Def], needed: &[&str], typed: &Values, hidden: &[Group]) -> Vec<Problem> {
    fields
        .iter()
        .filter(|def| needed.contains(&def.code) && !hidden.contains(&def.group))
        .filter(|def| typed.all(def.code).is_empty())
        .map(|field| Problem { field, wrong: Wrong::Missing })
        .collect()
}

fn read_one(kind: Kind, value: &str, lists: &Lists) -> Result<String, Wrong> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let fits = |max| {
        let found = value.chars().count();
        if found > max { Err(Wrong::TooLong { found, max }) } else { Ok(value.to_owned()) }
    };
    let among = |there: bool| if there { Ok(value.to_owned()) } else { Err(Wrong::UnknownChoice) };
    match kind {
        Kind::Line | Kind::Place => fits(LINE),
        Kind::Long => fits(LONG),
        Kind::Day => form::read::date(value).map(crate::format::date).map_err(|_| Wrong::NotADay),
        Kind::Year if digits && value.len() == 4 => Ok(value.to_owned()),
        Kind::Year => Err(Wrong::NotAYear),
        Kind::Count if digits && value.len() <= 2 => Ok(value.to_owned()),
        Kind::Count => Err(Wrong::NotACount),
        Kind::Money if value.chars().count() <= LINE => {
            let cents = form::read::money(value).map_err(|_| Wrong::NotAnAmount)?;
            Ok(crate::format::money(cents))
        }
        Kind::Money => Err(Wrong::NotAnAmount),
        Kind::Percentage => {
            let number = value.parse::<u8>().ok().filter(|number| digits && *number <= 100);
            number.map(|number| number.to_string()).ok_or(Wrong::NotAPercentage)
        }
        Kind::FiscalCode => {
            let code = value.parse::<FiscalCode>().map_err(|_| Wrong::NotAFiscalCode)?;
            Ok(code.as_str().to_owned())
        }
        Kind::One(list) | Kind::Several(list) => among(list.iter().any(|(code, _)| *code == value)),
        Kind::OneOf(table, _) => among(lists.offers(table, value)),
        Kind::Needs | Kind::Need => among(lists.offers(Table::Need, value)),
    }
}

/// A field that two people changed to different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Which.
    pub field: &'static Def,
    /// What this one wrote.
    pub mine: Vec<String>,
    /// What the other one saved.
    pub theirs: Vec<String>,
}

impl Clash {
    /// The same without the values that a mask hides.
    #[must_use]
    pub fn through(mut self, mask: &Mask) -> Self {
        self.mine.retain(|value| !self.field.is_hidden(value, mask));
        self.theirs.retain(|value| !self.field.is_hidden(value, mask));
        self
    }
}

/// Joins two changes of the same fields, field by field: what only one of them changed is taken from that one.
/// In a clash the result holds mine, to be chosen anew.
pub fn merge(fields: &'static [Def], base: &Values, mine: &Values, theirs: &Values) -> (Values, Vec<Clash>) {
    let (mut joined, mut clashes) = (Values::default(), Vec::new());
    for def in fields {
        let (was, here, there) = (base.all(def.code), mine.all(def.code), theirs.all(def.code));
        let taken = if here == was { there } else { here };
        if here != was && there != was && here != there {
            clashes.push(Clash { field: def, mine: here.to_vec(), theirs: there.to_vec() });
        }
        joined.set(def.code, taken.to_vec());
    }
    (joined, clashes)
}
