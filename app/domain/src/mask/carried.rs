//! What a form held when it was made. A mask may be lifted or tightened while it is open: what was not on it stays as it
//! is, and what is hidden by now is not saved and is told.

use std::collections::BTreeSet;

use super::{Group, Hiding, Mask};

/// The groups of fields that a form is about, and those of them that it held, as it says itself when it is sent. Groups
/// that it did not hold are not named in it: some may be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    not_held: BTreeSet<Group>,
    held: BTreeSet<Group>,
}

/// What a form held and may not be seen any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The groups that may be named.
    pub named: Vec<Group>,
    /// Whether there are others, which are absent by now.
    pub others: bool,
}

impl Carried {
    /// Name of the field in which a form says it.
    pub const NAME: &'static str = "_gruppi";

    /// What a form about these groups says where some are hidden.
    pub fn told(about: impl IntoIterator<Item = Group>, hides: impl Fn(Group) -> bool) -> String {
        let held: BTreeSet<Group> = about.into_iter().filter(|group| !hides(*group)).collect();
        held.into_iter().map(Group::code).collect::<Vec<_>>().join(" ")
    }

    /// What a form about these groups said. One that said nothing held whatever the mask shows.
    pub fn said(about: impl IntoIterator<Item = Group>, said: Option<&str>) -> Self {
        let Some(said) = said else { return Self { not_held: BTreeSet::new(), held: BTreeSet::new() } };
        let named: BTreeSet<Group> = said.split_whitespace().filter_map(|code| code.parse().ok()).collect();
        let (held, not_held) = about.into_iter().partition(|group| named.contains(group));
        Self { not_held, held }
    }

    /// The mask with which such a form is saved: it hides also what was not on the form.
    #[must_use]
    pub fn narrowed(&self, mask: &Mask) -> Mask {
        mask.clone().and_hiding(self.not_held.iter().copied())
    }

    /// What was on the form and is hidden by now, where anything is.
    pub fn lost(&self, mask: &Mask) -> Option<Lost> {
        let hidden =
            |how: Hiding| self.held.iter().copied().filter(move |group| mask.hiding_of(*group) == Some(how));
        let named: Vec<Group> = hidden(Hiding::Masked).collect();
        let others = hidden(Hiding::Absent).next().is_some();
        (others || !named.is_empty()).then_some(Lost { named, others })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: [Group; 3] = [Group::Health, Group::Family, Group::Violence];

    fn sent(under: &Mask) -> Carried {
        Carried::said(ABOUT, Some(&Carried::told(ABOUT, |group| under.hides(group))))
    }

    #[test]
    fn what_was_not_on_the_form_stays_hidden_when_the_mask_is_lifted() {
        let form = sent(&Mask::hiding([Group::Health, Group::Income]));
        let saved = form.narrowed(&Mask::none());
        assert_eq!(saved, Mask::hiding([Group::Health]), "and of what the form is not about nothing is said");
        assert_eq!(form.lost(&Mask::none()), None);
        assert_eq!(sent(&Mask::none()).narrowed(&Mask::none()), Mask::none());
    }

    #[test]
    fn what_was_on_the_form_and_is_hidden_by_now_is_told_and_what_is_absent_is_not_named() {
        let form = sent(&Mask::hiding([Group::Family]));
        let now = Mask::hiding([Group::Health, Group::Family, Group::Income]).omitting([Group::Violence]);
        assert_eq!(form.lost(&now), Some(Lost { named: vec![Group::Health], others: true }));
        let absent = Mask::none().omitting([Group::Violence]);
        assert_eq!(form.lost(&absent), Some(Lost { named: Vec::new(), others: true }));
        assert_eq!(form.lost(&Mask::hiding([Group::Family])), None);
    }

    #[test]
    fn a_form_names_only_what_it_holds_and_one_that_says_nothing_is_judged_by_the_mask() {
        let told = Carried::told(ABOUT, |group| group == Group::Violence);
        assert_eq!(told, "health family");
        let mask = Mask::hiding([Group::Health]);
        let silent = Carried::said(ABOUT, None);
        assert_eq!((silent.narrowed(&mask), silent.lost(&mask)), (mask.clone(), None));
        let none = Carried::said(ABOUT, Some("boh <b>"));
        assert_eq!(none.narrowed(&Mask::none()), Mask::hiding(ABOUT));
    }
}
