//! The editor of services and their forms, for those who keep the catalogue.
//!
//! * [`typed`]: what was typed, [`facts`], [`node`], [`kind`], [`condition`]: its reading into the domain
//! * [`list`], [`service`]: which services there are, and one of them
//! * [`facts_page`], [`form_page`], [`node_page`]: writing it, one thing at a time
//! * [`preview`]: the form as citizens will see it; [`publish`]: from which day, or taking it back
//! * [`versions`]: who changed what

pub mod condition;
pub mod facts;
pub mod facts_page;
pub mod form_page;
pub mod kind;
pub mod list;
pub mod new;
pub mod node;
mod node_fields;
pub mod node_page;
pub mod preview;
pub mod publish;
pub(crate) mod samples;
pub mod service;
pub mod typed;
pub mod versions;
pub mod words;

pub use facts_page::FactsPage;
pub use form_page::FormPage;
pub use list::ServiceListPage;
pub use new::{ImportPage, NewServicePage};
pub use node_page::{KindPage, NodePage};
pub use preview::{PreviewPage, PreviewSummaryPage};
pub use publish::{PublishPage, WithdrawPage};
pub use service::ServiceEditPage;
pub use typed::{Mistake, Typed, Wrong};
pub use versions::VersionsPage;

use domain::{Lang, catalogue::Change};
use leptos::prelude::*;

use crate::{
    components::{
        Control, FieldProblem,
        console::{InLang, LinkLines},
        stepper::Alert,
    },
    i18n::Translator,
};

/// The mistakes as the summary wants them.
fn problems(mistakes: &[Mistake], t: Translator) -> Vec<FieldProblem> {
    mistakes
        .iter()
        .map(|mistake| FieldProblem { id: typed::id(&mistake.field), message: mistake.line(t) })
        .collect()
}

/// The message of a field, where there is one.
fn message(mistakes: &[Mistake], field: &str, t: Translator) -> Option<String> {
    mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.wrong.message(t))
}

/// A control with its message.
fn control(field: &str, label: &str, mistakes: &[Mistake], t: Translator) -> Control {
    Control::new(field, t.get(label)).id(typed::id(field)).error(message(mistakes, field, t))
}

/// What was typed of a text, in every language.
fn in_langs(form: &Typed, name: &str, mistakes: &[Mistake], t: Translator) -> Vec<InLang> {
    Lang::ALL
        .into_iter()
        .map(|lang| {
            let field = typed::of(name, lang);
            InLang { lang, value: form.get(&field).to_owned(), error: message(mistakes, &field, t) }
        })
        .collect()
}

/// Somebody else saved meanwhile: what they changed.
fn conflict(changes: Option<&Vec<Change>>, t: Translator) -> AnyView {
    changes
        .map(|changes| {
            let lines = changes.iter().map(|change| (None, words::change(t, change))).collect();
            view! {
                <Alert title=t.get("console-services-conflict") text=t.get("console-services-conflict-text")/>
                <LinkLines lines=lines/>
            }
        })
        .into_any()
}
