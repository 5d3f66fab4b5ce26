//! Masks as administrators type them.

use std::collections::BTreeSet;

use domain::{
    Id,
    mask::{Group, Hiding, Mask},
    permission::Permission,
    profile::{Decision, MAX_REASON, Profile, Proposal},
};

use super::permissions::{PERMISSIONS, withheld};

/// What the form wants: one address takes several.
pub const MASK_ACTION: &str = "azione";
/// How the names of the choices begin, one for each group; after it comes the code of the group.
pub const GROUP: &str = "gruppo-";
/// What is sent where a group is shown; otherwise it is how the group is hidden.
pub(super) const SHOWN: &str = "shown";
/// The id of the first choice, where the errors lead.
pub(super) const CHOICES: &str = "maschera-gruppi";

/// What the button of a form wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaskAct {
    /// To see what the profile would see.
    Preview,
    /// To propose it.
    Propose,
    /// To decide on a proposal.
    Decide(Id<Proposal>, Decision),
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaskError {
    /// A group that there is not.
    Groups,
    /// It hides and withholds that already.
    Same,
    /// It would allow what the administrator's own profile withholds.
    Beyond,
    /// It would leave a body without anybody who administers it.
    LastAdministrator,
    /// No reason, or too much.
    Why,
    /// The mask was changed meanwhile.
    Changed,
    /// No reason for refusing this proposal, or a note that is too long.
    Note(Id<Proposal>),
    /// Somebody else has to decide on it.
    Own,
    /// It was decided meanwhile.
    Late,
}

impl MaskError {
    /// The `id` of the control, and the key of the message.
    pub fn place(self) -> (String, &'static str) {
        match self {
            Self::Groups => (CHOICES.to_owned(), "console-masks-error-groups"),
            Self::Same => (CHOICES.to_owned(), "console-masks-error-same"),
            Self::Beyond => (PERMISSIONS.to_owned(), "console-masks-error-beyond"),
            Self::LastAdministrator => (PERMISSIONS.to_owned(), "console-staff-refused-last"),
            Self::Why => ("motivo".to_owned(), "console-masks-error-why"),
            Self::Changed => (CHOICES.to_owned(), "console-masks-error-changed"),
            Self::Note(id) => (format!("nota-{id}"), "console-masks-error-note"),
            Self::Own => ("proposte".to_owned(), "console-masks-error-own"),
            Self::Late => ("proposte".to_owned(), "console-masks-error-late"),
        }
    }
}

/// A mask as it was typed, or the note of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MaskForm {
    /// What was chosen of each group; what was not chosen is shown.
    pub mask: Mask,
    /// What nobody would do through the profile; what was not chosen is allowed.
    pub withheld: BTreeSet<Permission>,
    /// Whether something else was sent too: a group or a choice that there is not.
    pub strange: bool,
    /// Why.
    pub why: String,
    /// Number of the mask that the page showed.
    pub version: i32,
    /// What is said of a decision.
    pub note: String,
    /// The proposal of which it is said.
    pub about: Option<Id<Proposal>>,
}

/// Not empty, and not too long.
fn words(typed: &str) -> Option<String> {
    (1..=usize::from(MAX_REASON)).contains(&typed.chars().count()).then(|| typed.to_owned())
}

impl MaskForm {
    /// The mask of a profile, as it is.
    pub fn of(profile: &Profile) -> Self {
        let (mask, withheld) = (profile.mask.clone(), profile.withheld.clone());
        Self { mask, withheld, version: profile.version, ..Self::default() }
    }

    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let one = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let (mut mask, mut strange) = (Mask::none(), false);
        for (of, value) in fields.iter().filter_map(|(of, value)| Some((of.strip_prefix(GROUP)?, value))) {
            match (of.parse::<Group>(), Hiding::from_code(value)) {
                (Ok(group), Some(Hiding::Masked)) => mask = mask.and_hiding([group]),
                (Ok(group), Some(Hiding::Absent)) if group.may_be_absent() => mask = mask.omitting([group]),
                (Ok(_), None) if value == SHOWN => {}
                _ => strange = true,
            }
        }
        Self {
            mask,
            withheld: withheld(|name| {
                fields.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
            }),
            strange,
            why: one("motivo"),
            version: one("_version").parse().unwrap_or_default(),
            note: one("nota"),
            about: one("proposta").parse().ok(),
        }
    }

    /// What is wanted; nothing where no page of ours asks so. The button that was pressed comes last.
    pub fn act(fields: &[(String, String)]) -> Option<MaskAct> {
        let last =
            |name: &str| fields.iter().rev().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
        let decision = match last(MASK_ACTION)? {
            "anteprima" => return Some(MaskAct::Preview),
            "proponi" => return Some(MaskAct::Propose),
            code => Decision::from_code(code)?,
        };
        Some(MaskAct::Decide(last("proposta")?.parse().ok()?, decision))
    }

    /// Another mask than the present one, or something else to withhold, and why.
    ///
    /// # Errors
    /// Everything that will not do.
    pub fn check(
        &self,
        present: &Mask,
        withheld: &BTreeSet<Permission>,
    ) -> Result<(Mask, String), Vec<MaskError>> {
        let mask = self.mask.clone();
        let wrong = if self.strange {
            Some(MaskError::Groups)
        } else {
            (mask == *present && self.withheld == *withheld).then_some(MaskError::Same)
        };
        match (wrong, words(&self.why)) {
            (None, Some(why)) => Ok((mask, why)),
            (wrong, why) => {
                let why = why.is_none().then_some(MaskError::Why);
                Err(wrong.into_iter().chain(why).collect())
            }
        }
    }

    /// What is said of a decision on a mask: whoever refuses says why.
    ///
    /// # Errors
    /// Nothing, where something must be said, or too much.
    pub fn said(&self, of: Id<Proposal>, decision: Decision) -> Result<String, MaskError> {
        self.noted(decision).ok_or(MaskError::Note(of))
    }

    /// What is said of a decision; none where something must be said and is not, or where it is too much.
    pub fn noted(&self, decision: Decision) -> Option<String> {
        let may_be_silent = self.note.is_empty() && decision != Decision::Refused;
        words(&self.note).or_else(|| may_be_silent.then(String::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_mask_is_read_and_everything_wrong_is_said_at_once() {
        let posted = pairs(&[
            ("gruppo-health", "masked"),
            ("gruppo-income", "absent"),
            ("gruppo-family", "shown"),
            ("motivo", " Bando "),
            ("_version", "3"),
        ]);
        let form = MaskForm::posted(&posted);
        let none = BTreeSet::new();
        let mask = Mask::hiding([Group::Health]).omitting([Group::Income]);
        let right = Ok((mask.clone(), "Bando".to_owned()));
        assert_eq!((form.version, form.check(&Mask::none(), &none)), (3, right.clone()));
        let other = BTreeSet::from([Permission::ReadCards]);
        assert_eq!(form.check(&mask, &other), right, "something else is withheld");
        assert_eq!(form.check(&mask, &none), Err(vec![MaskError::Same]));
        for strange in [("gruppo-anima", "masked"), ("gruppo-health", "boh"), ("gruppo-identity", "absent")] {
            let strange = MaskForm::posted(&pairs(&[strange]));
            assert_eq!(strange.check(&mask, &none), Err(vec![MaskError::Groups, MaskError::Why]));
        }
        let long = MaskForm { why: "x".repeat(501), ..form };
        assert_eq!(long.check(&Mask::none(), &none), Err(vec![MaskError::Why]));
    }

    #[test]
    fn the_button_that_was_pressed_counts() {
        let act = |fields: &[(&str, &str)]| MaskForm::act(&pairs(fields));
        assert_eq!(act(&[("azione", "proponi"), ("azione", "anteprima")]), Some(MaskAct::Preview));
        assert_eq!(act(&[("azione", "proponi")]), Some(MaskAct::Propose));
        assert_eq!(act(&[("azione", "confirmed")]), None, "of no proposal");
        assert_eq!(act(&[("azione", "apri")]), None);
    }

    #[test]
    fn whoever_refuses_says_why() {
        let (id, form) = (crate::console::samples::id(1), MaskForm::default());
        assert_eq!(form.said(id, Decision::Confirmed), Ok(String::new()));
        assert_eq!(form.said(id, Decision::Refused), Err(MaskError::Note(id)));
    }
}
