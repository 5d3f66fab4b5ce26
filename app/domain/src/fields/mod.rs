//! Fields that a desk fills in, as data: one form, one reader, one merge and one mask serve every part of a card
//! and every sheet about a request.

pub mod lists;
pub mod needs;
mod values;

use Kind::{Count, Day, Line, Long, Needs, One, Several, Year};
use lists::Choice;

use crate::mask::Group;

pub use values::{Clash, Problem, Shown, Values, Version, Wrong, merge, read};

/// What is written into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Long,
    /// A day.
    Day,
    /// A year.
    Year,
    /// A whole number.
    Count,
    /// One of a list.
    One(&'static [Choice]),
    /// Several of a list.
    Several(&'static [Choice]),
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
        matches!(self.kind, Line | Long)
    }

    /// The words of a stored value; a value of no list is its own words.
    pub fn words(&self, value: &str) -> String {
        let label = match self.kind {
            One(list) | Several(list) => {
                list.iter().find(|(code, _)| *code == value).map(|(_, label)| *label)
            }
            Needs | Kind::Need => needs::need(value).map(|need| need.label),
            Line | Long | Day | Year | Count => None,
        };
        label.unwrap_or(value).to_owned()
    }
}
