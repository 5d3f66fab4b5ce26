//! The administration: operators with their memberships, desks, and the search of the audit.
//!
//! * [`bodies`], [`opening`], [`point`]: bodies, new desks and their end, where desks receive people
//! * [`mails`]: what desks write to applicants
//! * [`profiles`]: new profiles, what they are called and where they are given
//! * [`members`], [`member`], [`newcomer`]: which operators there are, one of them, and a new one
//! * [`import`]: operators out of a file
//! * [`desks`]: desks and what they are called; [`rules`]: what they accept and pass on, agreements
//! * [`trail`]: the search of the audit; [`work`]: work that was given up
//! * [`transfer`]: the configuration as one file
//! * [`form`]: what is posted, right or wrong; [`words`]: values and changes in words

mod because;
pub mod bodies;
mod bodies_samples;
pub mod body_form;
pub mod desks;
pub mod form;
pub mod import;
pub mod mails;
pub mod member;
pub mod members;
pub mod newcomer;
pub mod opening;
pub mod point;
pub mod profiles;
mod profiles_samples;
pub mod providers;
pub mod rule_form;
pub mod rules;
mod samples;
pub mod trail;
pub mod transfer;
mod transfer_samples;
pub mod transfer_words;
pub mod words;
pub mod work;
mod zone_samples;

pub use bodies::{BodiesPage, BodyPage};
pub use desks::{DeskPage, DesksPage};
pub use form::{Act, Give, Mistake, Wrong};
pub use import::{StaffImportPage, StaffReportPage};
pub use mails::MailsPage;
pub use member::MemberPage;
pub use members::MembersPage;
pub use newcomer::{Newcomer, NewcomerPage};
pub use opening::{ClosingPage, OpeningPage};
pub use point::PointPage;
pub use profiles::{NamedProfilePage, NewProfilePage};
pub use rule_form::{RuleAct, RuleWrong, Slip};
pub use rules::RulesPage;
pub use trail::{TrailForm, TrailPage};
pub use transfer::{TransferPage, TransferPlanPage};
pub use work::WorkPage;

use domain::staff::Recorded;
use leptos::prelude::*;

use crate::{
    components::{
        Control, FieldProblem, TextArea,
        console::{Banner, Rows, Section, SmallKind, SmallLink},
    },
    console::catalogue::Typed,
    i18n::Translator,
    page::use_frame,
    routes::Route,
};

/// The mistakes as the summary wants them.
fn problems(mistakes: &[Mistake], t: Translator) -> Vec<FieldProblem> {
    let line =
        |mistake: &Mistake| FieldProblem { id: mistake.at.to_owned(), message: mistake.wrong.message(t) };
    mistakes.iter().map(line).collect()
}

/// A control with its message. Several forms of a page may have a field of the same name: not of the same id.
fn control(id: &'static str, name: &str, label: String, mistakes: &[Mistake], t: Translator) -> Control {
    let found = mistakes.iter().find(|mistake| mistake.at == id);
    Control::new(name, label).id(id).error(found.map(|mistake| mistake.wrong.message(t)))
}

/// The same for mistakes of fields that repeat.
fn slip_problems(slips: &[Slip], t: Translator) -> Vec<FieldProblem> {
    slips.iter().map(|slip| FieldProblem { id: slip.at.clone(), message: slip.wrong.message(t) }).collect()
}

/// The same for a field that may repeat.
fn slip_control(id: &str, name: &str, label: String, slips: &[Slip], t: Translator) -> Control {
    let found = slips.iter().find(|slip| slip.at == id).map(|slip| slip.wrong.message(t));
    Control::new(name, label).id(id).error(found)
}

/// The reason of a change.
fn why(typed: &Typed, slips: &[Slip], t: Translator) -> AnyView {
    let control = slip_control(form::REASON, form::REASON, t.get("console-staff-reason"), slips, t);
    let most = u16::try_from(domain::staff::MAX_REASON).unwrap_or(u16::MAX);
    view! { <TextArea control=control value=typed.get(form::REASON) rows=2 max=most/> }.into_any()
}

/// Changes ask for a fresh proof of identity: said before anybody types, with the way to give it.
fn prove_first(fresh: bool, t: Translator) -> Option<AnyView> {
    (!fresh).then(|| {
        let confirm = Route::OperatorConfirm { next: use_frame().address(), start: false }.href();
        view! {
            <Banner icon="sp-lock" text=t.get("console-staff-prove")/>
            <p><SmallLink kind=SmallKind::Secondary href=confirm text=t.get("console-staff-prove-now")/></p>
        }
        .into_any()
    })
}

/// Tells once that what was sent is written.
fn saved(saved: bool, t: Translator) -> Option<AnyView> {
    saved.then(|| view! { <Banner icon="sp-ok" text=t.get("console-staff-saved")/> }.into_any())
}

/// Tells why the form is empty again after the proof of identity.
fn choose_again(again: bool, t: Translator) -> Option<AnyView> {
    again.then(|| view! { <Banner icon="sp-alert" text=t.get("console-staff-choose-again")/> }.into_any())
}

/// What was changed, last first, with what was before and after.
fn history(recorded: Vec<Recorded>, t: Translator) -> AnyView {
    if recorded.is_empty() {
        return view! {
            <Section id="storia" title=t.get("console-staff-history")>
                <p>{t.get("console-staff-history-none")}</p>
            </Section>
        }
        .into_any();
    }
    let heads = [
        "console-staff-when",
        "console-staff-who",
        "console-staff-what",
        "console-staff-before",
        "console-staff-after",
        "console-staff-why",
    ]
    .map(|key| t.get(key))
    .to_vec();
    let rows = recorded.into_iter().map(|one| words::recorded(one, t)).collect();
    view! {
        <Section id="storia" title=t.get("console-staff-history")>
            <Rows caption=t.get("console-staff-history") heads=heads rows=rows/>
        </Section>
    }
    .into_any()
}
