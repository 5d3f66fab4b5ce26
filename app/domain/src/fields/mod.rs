//! Fields that a desk fills in, as data: one form, one reader, one merge and one mask serve every part of a card
//! and every sheet about a request. Lists that rules depend on are fixed here; all others are code tables
//! ([`crate::codes`]), handed in as [`Lists`].

mod choices;
pub mod lists;
mod telling;
#[cfg(test)]
mod tests;
mod values;

use Kind::{Count, Day, FiscalCode, Line, Long, Money, Needs, One, OneOf, Percentage, Place, Several, Year};
use chrono::NaiveDate;
use lists::Choice;

use crate::{
    codes::Table,
    mask::{Group, Mask},
};

pub use choices::{Choices, Item, Leaf, Lists, book_of};
pub use telling::{besides, groups, hidden_rows, told_besides};
pub use values::{Clash, Problem, Shown, Values, Version, Wrong, merge, missing, read, why_through};

/// What is written into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// A municipality: one line, completed while typing. Whatever was written before stays as it is.
    Place,
    /// Several lines.
    Long,
    /// A day.
    Day,
    /// A year.
    Year,
    /// A whole number.
    Count,
    /// A whole number up to a hundred.
    Percentage,
    /// An amount in euro and cents.
    Money,
    /// A codice fiscale, or a provisional one.
    FiscalCode,
    /// One of a list.
    One(&'static [Choice]),
    /// Several of a list.
    Several(&'static [Choice]),
    /// One of a code table. What was written before the table was asked has the words given here.
    OneOf(Table, &'static [Choice]),
    /// Several of the tree of needs.
    Needs,
    /// One of the tree of needs.
    Need,
}

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Def {
    /// Stored code, unique among all; also its name in forms.
    pub code: &'static str,
    /// Words.
    pub label: &'static str,
    /// What is written into it.
    pub kind: Kind,
    /// Group of the mask that it belongs to.
    pub group: Group,
}

/// A field.
pub(crate) const fn def(code: &'static str, label: &'static str, kind: Kind, group: Group) -> Def {
    Def { code, label, kind, group }
}

impl Def {
    /// Whether people write it themselves.
    pub const fn is_written(&self) -> bool {
        matches!(self.kind, Line | Place | Long | FiscalCode)
    }

    /// The group that this value of it tells of besides its own, where it does.
    pub fn besides(&self, value: &str) -> Option<Group> {
        besides(self.table()?, value)
    }

    /// Whether a mask hides this value: by the group of the field, or by what the value itself tells of.
    pub fn is_hidden(&self, value: &str, mask: &Mask) -> bool {
        mask.hides(self.group) || self.besides(value).is_some_and(|group| mask.hides(group))
    }

    /// The words of a stored value, as its table had them on a day; a value of no list is its own words.
    pub fn words(&self, value: &str, lists: &Lists, on: NaiveDate) -> String {
        let fixed =
            |list: &'static [Choice]| list.iter().find(|(code, _)| *code == value).map(|(_, label)| *label);
        let of_table = self.table().and_then(|table| lists.label(table, value, on));
        let label = match self.kind {
            One(list) | Several(list) => fixed(list),
            OneOf(_, before) => of_table.or_else(|| fixed(before)),
            Needs | Kind::Need => of_table,
            Line | Place | Long | Day | Year | Count | Percentage | Money | FiscalCode => None,
        };
        label.unwrap_or(value).to_owned()
    }
}
