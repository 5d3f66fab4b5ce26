//! What is being written at the desk: kept while it is, and found again.

use chrono::{DateTime, Utc};
use domain::{calendar::day_in_rome, format};
use leptos::prelude::*;

use crate::{
    components::{Autosave, AutosaveText, console::UnsavedNotice},
    i18n::Translator,
    page::use_frame,
    routes::Route,
};

/// The parameter that fills the form with what was being written.
pub const RESUME: &str = "ritrovato";
/// What is posted to drop what was being written.
pub const DROP: &str = "scarta";

/// Something that was written and not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsaved {
    /// When it was kept last.
    pub at: DateTime<Utc>,
    /// Whether it stands in the form; else it is offered.
    pub resumed: bool,
}

/// What was found, with the two ways on: where it is taken up, and where it is dropped.
pub(super) fn notice(
    unsaved: Option<Unsaved>,
    (resume, action): (String, String),
    t: Translator,
) -> Option<AnyView> {
    let unsaved = unsaved.filter(|unsaved| !unsaved.resumed)?;
    let title = if day_in_rome(unsaved.at) == use_frame().today() {
        t.with("console-unsaved", &[("time", format::time(unsaved.at).into())])
    } else {
        t.with("console-unsaved-on", &[("date", format::date_time(unsaved.at).into())])
    };
    let text = t.get("console-unsaved-text");
    Some(view! { <UnsavedNotice title=title text=text resume=resume discard=(action, DROP)/> }.into_any())
}

/// Keeps a form while it is written: which, where, and what its windows have in common.
pub(super) fn autosave(
    (form, url): (&'static str, String),
    (draft, step): (String, String),
    unsaved: Option<Unsaved>,
    t: Translator,
) -> AnyView {
    let saved_at = unsaved.map(|unsaved| format::date_time(unsaved.at)).unwrap_or_default();
    let offered = unsaved.is_some_and(|unsaved| !unsaved.resumed);
    let title = match unsaved {
        Some(_) if !offered => t.get("console-unsaved-resumed"),
        Some(_) => t.get("console-draft-held"),
        None => t.get("console-draft-none"),
    };
    let kept = t.get("console-draft-kept");
    let text = AutosaveText { title, detail: kept.clone(), kept, saved_at };
    view! {
        <Autosave
            form=form url=url draft=draft step=step door=Route::OperatorLogin.href()
            text=text desk=true hold=offered
        />
    }
    .into_any()
}
