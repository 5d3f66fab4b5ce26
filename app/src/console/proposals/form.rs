//! What an operator types about a proposal.

use domain::{
    Id,
    actor::Organisation,
    codes::Table,
    presa_in_carico::{Offer, Urgency},
};
use serde::Deserialize;

use crate::console::form::MAX_CHARS;

/// What the form wants: one address takes several.
pub const PROPOSAL_ACTION: &str = "azione";
/// The field of the social category, in the card and here.
pub(super) const CATEGORY: &str = "categoria";

/// A proposal as it is made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct ProposeForm {
    /// Drawn for the form, so that sending it twice proposes once.
    #[serde(rename = "_proposta")]
    pub id: String,
    /// Identifier of the body.
    #[serde(rename = "ente")]
    pub to: String,
    /// Value of the social category.
    #[serde(rename = "categoria")]
    pub category: String,
    /// Code of the urgency.
    #[serde(rename = "urgenza")]
    pub urgency: String,
    /// Why.
    #[serde(rename = "perche")]
    pub why: String,
}

/// What was typed, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// To which body.
    pub to: Id<Organisation>,
    /// Value of the social category.
    pub category: String,
    /// How soon.
    pub urgency: Urgency,
    /// Why.
    pub why: String,
}

/// An answer of the service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// Which.
    #[serde(rename = "azione")]
    pub action: String,
    /// Why it is rejected.
    #[serde(rename = "motivo")]
    pub reason: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalError {
    /// No body, or one that is not offered.
    To,
    /// No social category, or one that is not offered.
    Category,
    /// No urgency.
    Urgency,
    /// No reason, or too much.
    Why,
    /// No reason to reject it, or too much.
    Reason,
}

impl ProposalError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::To => ("ente", "console-presa-error-to"),
            Self::Category => (CATEGORY, "console-presa-error-category"),
            Self::Urgency => ("urgenza", "console-presa-error-urgency"),
            Self::Why => ("perche", "console-presa-error-why"),
            Self::Reason => ("motivo", "console-presa-error-reason"),
        }
    }
}

/// What an operator wrote, which may not be missing.
fn written(typed: &str, error: ProposalError) -> Result<String, ProposalError> {
    let text = typed.trim();
    let fits = (1..=usize::from(MAX_CHARS)).contains(&text.chars().count());
    fits.then(|| text.to_owned()).ok_or(error)
}

impl ProposeForm {
    /// What was typed, where it fits what is offered.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, offer: &Offer) -> Result<Proposed, Vec<ProposalError>> {
        let to: Option<Id<Organisation>> = self.to.parse().ok();
        let to = to.filter(|to| offer.bodies.iter().any(|body| body.id == *to));
        let may_stay = !self.category.is_empty() && offer.category.one(CATEGORY) == self.category;
        let offered = may_stay || offer.lists.offers(Table::SocialCategory, &self.category);
        let urgency = Urgency::from_code(&self.urgency);
        match (to, urgency, written(&self.why, ProposalError::Why)) {
            (Some(to), Some(urgency), Ok(why)) if offered => {
                Ok(Proposed { to, category: self.category.clone(), urgency, why })
            }
            (to, urgency, why) => {
                let missing = [
                    to.is_none().then_some(ProposalError::To),
                    (!offered).then_some(ProposalError::Category),
                    urgency.is_none().then_some(ProposalError::Urgency),
                    why.err(),
                ];
                Err(missing.into_iter().flatten().collect())
            }
        }
    }
}

impl AnswerForm {
    /// Why it is rejected.
    ///
    /// # Errors
    /// When nothing is written, or too much.
    pub fn reason(&self) -> Result<String, Vec<ProposalError>> {
        written(&self.reason, ProposalError::Reason).map_err(|error| vec![error])
    }
}

#[cfg(test)]
mod tests {
    use domain::{fields::Values, mask::Field, presa_in_carico::Body};

    use super::*;
    use crate::console::samples::{card_id, id};

    fn offer() -> Offer {
        let mut category = Values::default();
        category.set(CATEGORY, ["anziani".to_owned()]);
        Offer {
            card: card_id(),
            name: Field::Shown("Samira El Idrissi".to_owned()),
            bodies: vec![Body { id: id(811), name: "Comune di Pontelaro".to_owned(), leads: false }],
            category,
            lists: domain::fields::Lists::default(),
            barred: None,
        }
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let errors = ProposeForm::default().check(&offer()).unwrap_err();
        let all = [ProposalError::To, ProposalError::Category, ProposalError::Urgency, ProposalError::Why];
        assert_eq!(errors, all);
    }

    #[test]
    fn what_the_card_says_may_stay_and_a_body_that_is_not_offered_may_not() {
        let form = ProposeForm {
            id: String::new(),
            to: id::<Organisation>(811).to_string(),
            category: "anziani".to_owned(),
            urgency: "urgent".to_owned(),
            why: " Vive sola ".to_owned(),
        };
        let read = form.check(&offer()).unwrap();
        assert_eq!((read.urgency, read.why.as_str()), (Urgency::Urgent, "Vive sola"));
        let elsewhere = ProposeForm { to: id::<Organisation>(812).to_string(), ..form };
        assert_eq!(elsewhere.check(&offer()), Err(vec![ProposalError::To]));
        assert_eq!(AnswerForm::default().reason(), Err(vec![ProposalError::Reason]));
    }
}
