//! Part 1 of the card: when, how and why the person came, in clear and through a mask.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AccessReason, Mode};
use crate::mask::{Field, Group, Mask};

/// Part 1 of the card, as it is written and kept: in clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Day of the access.
    pub on: NaiveDate,
    /// How.
    pub mode: Mode,
    /// Why.
    pub reason: AccessReason,
    /// Who sent the person; empty where nobody did, or nobody wrote it.
    #[serde(default)]
    pub sender: String,
    /// Why exactly: what the person was called for, which decree; may be empty.
    #[serde(default)]
    pub specification: String,
    /// In the operator's words.
    pub description: String,
}

/// What is written of an access in free words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// Who sent the person; may be empty.
    pub sender: String,
    /// Why exactly the person came; may be empty.
    pub specification: String,
    /// In the operator's words; may be empty.
    pub description: String,
}

/// Part 1 of the card through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenAccess {
    /// Day of the access.
    pub on: NaiveDate,
    /// How.
    pub mode: Mode,
    /// Why.
    pub reason: AccessReason,
    /// What is written of it.
    pub words: Field<Words>,
}

impl Access {
    /// The group of the free words. All three tell what the person comes for: the description in so many words, who
    /// sends somebody (a `SerD`, a centre against violence) and what they are called for no less. Of the diary is what
    /// happened afterwards.
    pub const GROUP: Group = Group::Needs;
    /// Names of the fields with free words.
    pub const WORDS: [&'static str; 3] = ["inviante", "precisazione", "descrizione"];

    /// Whether there are any free words.
    pub const fn has_words(&self) -> bool {
        !(self.sender.is_empty() && self.specification.is_empty() && self.description.is_empty())
    }

    /// The access as a profile may see it.
    pub fn through(self, mask: &Mask) -> SeenAccess {
        let Self { on, mode, reason, sender, specification, description } = self;
        let words = mask.field(Self::GROUP, Words { sender, specification, description });
        SeenAccess { on, mode, reason, words }
    }

    /// The access as somebody with this mask writes it: words that they do not see stay as they stood `before`. Of a
    /// new access there were none: nobody writes what they could not read afterwards.
    #[must_use]
    pub fn keeping(self, before: Words, mask: &Mask) -> Self {
        if mask.hides(Self::GROUP) { self.with(before) } else { self }
    }

    fn with(self, Words { sender, specification, description }: Words) -> Self {
        Self { sender, specification, description, ..self }
    }

    /// The free words.
    pub fn words(self) -> Words {
        let Self { sender, specification, description, .. } = self;
        Words { sender, specification, description }
    }
}

impl SeenAccess {
    /// What may be seen of it, as it is written.
    pub fn visible(&self) -> Access {
        let Words { sender, specification, description } = self.words.shown().cloned().unwrap_or_default();
        let Self { on, mode, reason, .. } = *self;
        Access { on, mode, reason, sender, specification, description }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access(words: &str) -> Access {
        Access {
            on: "2026-11-20".parse().unwrap(),
            mode: Mode::Phone,
            reason: AccessReason::Sent,
            sender: format!("{words} 1"),
            specification: format!("{words} 2"),
            description: format!("{words} 3"),
        }
    }

    #[test]
    fn of_hidden_words_nothing_is_left() {
        let masked = access("SEGRETO").through(&Mask::hiding([Group::Needs]));
        assert_eq!(masked.words, Field::Masked(Group::Needs));
        assert!(!serde_json::to_string(&masked).unwrap().contains("SEGRETO"));
        assert!(!masked.visible().has_words());
        let absent = access("SEGRETO").through(&Mask::none().omitting([Group::Needs]));
        assert_eq!(absent.words, Field::Absent);
        let others = Group::ALL.into_iter().filter(|group| *group != Group::Needs);
        assert_eq!(access("x").through(&Mask::hiding(others)).visible(), access("x"));
    }

    #[test]
    fn words_that_are_not_seen_survive_whoever_saves() {
        let typed = Access { mode: Mode::InPerson, ..access("nuovo") };
        let before = access("vecchio").words();
        let blind = typed.clone().keeping(before.clone(), &Mask::hiding([Group::Needs]));
        assert_eq!(blind, Access { mode: Mode::InPerson, ..access("vecchio") });
        assert_eq!(typed.clone().keeping(before, &Mask::none()), typed);
        assert!(!typed.keeping(Words::default(), &Mask::none().omitting([Group::Needs])).has_words());
    }
}
