//! How an access ended: a row of the table of outcomes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    codes::{Code, Table},
    fields::{Leaf, Lists},
    person::Identity,
};

/// The root of the table below which an outcome goes to the case file (DOMAIN §4.1, *Comunicazione a cartella*).
const CASE_FILE: &str = "cartella";
/// The outcome that went to the case file before the table was asked.
const PROPOSED: &str = "presa_in_carico_proposed";

/// What follows from an outcome. Rules look at this alone: rows of the table come and go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The professional service hears of it: a presa in carico is proposed.
    CaseFile,
    /// Nothing beyond the desk (*Interventi semplici*).
    Simple,
}

/// How an access ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct Outcome {
    /// Code of the row.
    pub code: Code,
    /// What followed when it was chosen.
    pub ending: Ending,
}

/// As it is kept; before the table was asked, by its code alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Code(Code),
    Whole { code: Code, ending: Ending },
}

impl From<Stored> for Outcome {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Whole { code, ending } => Self { code, ending },
            Stored::Code(code) => {
                let ending = if code.as_str() == PROPOSED { Ending::CaseFile } else { Ending::Simple };
                Self { code, ending }
            }
        }
    }
}

/// An outcome that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeChoice {
    /// What is chosen.
    pub outcome: Outcome,
    /// Its words.
    pub label: String,
    /// What it means; where the table says nothing, the words of its root.
    pub hint: String,
}

impl Outcome {
    /// What the table offers today, in its order; a row below which others stand only sorts them. An outcome that was
    /// kept already may stay.
    pub fn choices(lists: &Lists, kept: Option<&Code>) -> Vec<OutcomeChoice> {
        let leaves = lists.leaves(Table::Outcome, kept.map(std::slice::from_ref).unwrap_or_default());
        let choice = |leaf: Leaf| {
            let ending = if leaf.root.as_str() == CASE_FILE { Ending::CaseFile } else { Ending::Simple };
            let hint = if leaf.note.is_empty() { leaf.heading } else { leaf.note };
            OutcomeChoice { outcome: Self { code: leaf.code, ending }, label: leaf.label, hint }
        };
        leaves.into_iter().map(choice).collect()
    }

    /// The outcome with this code, where it can be chosen today.
    pub fn offered(lists: &Lists, code: &Code, kept: Option<&Code>) -> Option<Self> {
        let choices = Self::choices(lists, kept);
        choices.into_iter().map(|choice| choice.outcome).find(|outcome| outcome.code == *code)
    }

    /// Whether an access of this person can end so: who gave no name cannot be proposed to the professional
    /// service.
    pub const fn fits(&self, identity: &Identity) -> bool {
        !(matches!(self.ending, Ending::CaseFile) && identity.is_anonymous())
    }

    /// Its words on a day; the bare code, where the table does not know it.
    pub fn label(&self, lists: &Lists, on: NaiveDate) -> String {
        let code = self.code.as_str();
        lists.label(Table::Outcome, code, on).unwrap_or(code).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codes::Library, fields::book_of};

    fn lists() -> Lists {
        let rows = [
            ("cartella", "Comunicazione a cartella", None),
            ("presa_in_carico_proposed", "Proposta di presa in carico", Some("cartella")),
            ("semplici", "Interventi semplici", None),
            ("information", "Informazioni", Some("semplici")),
            ("altro", "Altro", None),
        ];
        Lists::new(Library::new([book_of(Table::Outcome, &rows)]), "2026-11-20".parse().unwrap())
    }

    #[test]
    fn a_root_only_sorts_and_says_what_follows() {
        let found = Outcome::choices(&lists(), None);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.outcome.code.as_str(), one.outcome.ending, one.hint.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("presa_in_carico_proposed", Ending::CaseFile, "Comunicazione a cartella"),
                ("information", Ending::Simple, "Interventi semplici"),
                ("altro", Ending::Simple, ""),
            ]
        );
        let offered = |code: &str| Outcome::offered(&lists(), &code.parse().unwrap(), None);
        assert!(offered("information").is_some());
        assert_eq!((offered("semplici"), offered("boh")), (None, None));
    }

    #[test]
    fn what_was_kept_by_its_code_alone_is_read() {
        let read = |json: &str| serde_json::from_str::<Outcome>(json).unwrap();
        assert_eq!(read(r#""presa_in_carico_proposed""#).ending, Ending::CaseFile);
        let simple = read(r#""information""#);
        assert_eq!(simple.ending, Ending::Simple);
        assert_eq!(read(&serde_json::to_string(&simple).unwrap()), simple);
    }
}
