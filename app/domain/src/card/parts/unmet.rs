//! The need of a card that is not met, and why: as it is read, and what lists of cards are narrowed to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Part;
use crate::{
    fields::{Lists, Values, lists::UNMET},
    mask::Mask,
};

/// A need that is not met, in the words of the day on which it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// The need.
    pub need: String,
    /// Why it is not met; empty where nobody said.
    pub why: String,
}

impl Unmet {
    /// What the part about needs says of it, as far as a mask shows it. Of a need that tells of a hidden group besides,
    /// nothing is said.
    pub fn seen(needs: &Values, mask: &Mask, lists: &Lists, on: NaiveDate) -> Option<Self> {
        let words = |code: &str| {
            let def = Part::Needs.field(code)?;
            let left = needs.left(def, mask);
            left.first().map(|value| def.words(value, lists, on))
        };
        let need = words("non-soddisfatto")?;
        Some(Self { need, why: words("non-soddisfatto-motivo").unwrap_or_default() })
    }
}

/// Which cards with an unmet need a list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyUnmet {
    /// All of them.
    Any,
    /// Those with this reason (code of [`UNMET`]).
    This(String),
}

impl WhyUnmet {
    const ANY: &'static str = "si";

    /// Every choice, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        let reasons = UNMET.iter().map(|(code, _)| Self::This((*code).to_owned()));
        std::iter::once(Self::Any).chain(reasons)
    }

    /// The name used in addresses.
    pub fn code(&self) -> &str {
        match self {
            Self::Any => Self::ANY,
            Self::This(code) => code,
        }
    }

    /// The choice with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|choice| choice.code() == code)
    }

    /// Words of the reason, where one is meant.
    pub fn reason(&self) -> Option<&'static str> {
        UNMET.iter().find(|(code, _)| *code == self.code()).map(|(_, label)| *label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mask::Group;

    fn needs(pairs: &[(&str, &str)]) -> Values {
        let mut values = Values::default();
        for (code, value) in pairs {
            values.set(code, [(*value).to_owned()]);
        }
        values
    }

    fn seen(values: &Values, mask: &Mask) -> Option<Unmet> {
        Unmet::seen(values, mask, &Lists::default(), NaiveDate::default())
    }

    #[test]
    fn a_need_that_a_mask_hides_has_no_reason_either() {
        let open = Mask::none();
        let violence = needs(&[("non-soddisfatto", "violenza"), ("non-soddisfatto-motivo", "requisiti")]);
        let found = Unmet { need: "violenza".to_owned(), why: "Mancano i requisiti".to_owned() };
        assert_eq!(seen(&violence, &open), Some(found));
        for hidden in [Group::Needs, Group::Violence] {
            assert_eq!(seen(&violence, &Mask::hiding([hidden])), None);
        }
        assert!(seen(&violence, &Mask::hiding([Group::Health])).is_some());
        assert_eq!(seen(&needs(&[("bisogni", "sfratto")]), &open), None, "one that is met, or not said");
    }

    #[test]
    fn every_choice_has_a_code_that_parses_back() {
        for choice in WhyUnmet::all() {
            assert_eq!(WhyUnmet::from_code(choice.code()), Some(choice.clone()));
            assert_eq!(choice.reason().is_none(), choice == WhyUnmet::Any);
        }
        assert_eq!(WhyUnmet::from_code("<b>"), None);
    }
}
