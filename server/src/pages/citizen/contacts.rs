//! The contacts of a form, and whether they are kept for the next one.

use app::components::keep::Keep;
use backend::personal;
use domain::{
    actor::Citizen,
    contact::{EmailAddress, PhoneNumber},
    form::{FieldPath, Source},
    intake::Intake,
    personal::PersonalProfile,
};

use crate::pages::{Portal, around::Around};

/// What a form says about how to reach whoever writes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Contacts {
    pub email: Option<EmailAddress>,
    pub phone: Option<PhoneNumber>,
}

impl Contacts {
    /// Reads the answers. One that will not do is no contact: the form itself says what is wrong with it.
    pub(super) fn of(draft: &Intake) -> Self {
        Self {
            email: answer(draft, Source::Email).and_then(|typed| typed.parse().ok()),
            phone: answer(draft, Source::Phone).and_then(|typed| typed.parse().ok()),
        }
    }

    /// Whether the profile lacks something of it.
    fn is_new_to(&self, profile: &PersonalProfile) -> bool {
        let kept = profile.email.as_ref().map(|kept| kept.address.as_str());
        let email = self.email.as_ref().is_some_and(|email| !kept.is_some_and(|kept| email.is_same_as(kept)));
        let phone = profile.phone.as_ref().map(|kept| &kept.number);
        email || (self.phone.is_some() && self.phone.as_ref() != phone)
    }

    /// What the summary asks. Whoever acts for a company gives the company's contacts: those are not theirs.
    pub(super) fn question(&self, citizen: &Citizen, profile: &PersonalProfile) -> Keep {
        if citizen.certified.company.is_none() && self.is_new_to(profile) {
            Keep::Asked { chosen: None }
        } else {
            Keep::NotAsked
        }
    }

    /// Keeps them. The request has been sent: that this fails is no reason to say anything else.
    pub(super) async fn keep(&self, portal: &Portal, around: &Around, citizen: &Citizen) {
        let (pool, ctx) = (&portal.platform.pool, around.ctx());
        let kept = personal::keep_contacts(pool, ctx, citizen, self.email.as_ref(), self.phone.as_ref());
        if let Err(error) = kept.await {
            tracing::warn!(%error, "contacts of a request that was sent are not kept");
        }
    }
}

fn answer(draft: &Intake, source: Source) -> Option<&str> {
    let (_, question) = draft.form.questions().find(|(_, question)| question.prefill == Some(source))?;
    let typed = draft.answers.get(&FieldPath::once(question.name.as_str())).trim();
    (!typed.is_empty()).then_some(typed)
}
