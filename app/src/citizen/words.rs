//! What several of the citizen's pages say.

use domain::{
    Text,
    form::{Certified, Definition},
    intake::Turn,
};

use crate::{
    components::{Crumb, DlEntry, stepper::StepLink},
    i18n::Translator,
    routes::Route,
};

/// The path to a page of a service's form.
pub(super) fn crumbs(t: Translator, service: &str, title: &Text, here: String) -> Vec<Crumb> {
    vec![Crumb::to(t.wording(title), &Route::service(service)), Crumb::here(here)]
}

/// Every step and the summary; those up to `reached` are links.
pub(super) fn stepper(t: Translator, service: &str, form: &Definition, reached: usize) -> Vec<StepLink> {
    let steps = form.steps.iter().enumerate().map(|(place, step)| StepLink {
        name: t.wording(&step.name),
        href: (place <= reached).then(|| Route::step(service, &step.slug).href()),
    });
    let last = form.steps.len();
    let summary = StepLink {
        name: t.get("citizen-summary").into(),
        href: (last <= reached).then(|| Route::Summary { service: service.to_owned() }.href()),
    };
    steps.chain([summary]).collect()
}

/// The key of whose turn it is.
pub(super) const fn turn_key(turn: Turn) -> &'static str {
    match turn {
        Turn::Applicant => "citizen-turn-you",
        Turn::Office => "citizen-turn-office",
    }
}

/// For which company, or under which VAT number, somebody is in; nothing for a person.
pub(super) fn work(t: Translator, known: &Certified) -> Vec<DlEntry> {
    let company =
        known.company.as_ref().map(|company| DlEntry::new(t.get("profile-company"), company.line()));
    let number = known.vat_number.as_ref();
    let number = number.map(|number| DlEntry::code(t.get("profile-vat-number"), number.clone()));
    company.into_iter().chain(number).collect()
}
