//! A part that is being written: kept while it is, and found again.

use chrono::{DateTime, Utc};
use domain::{calendar::day_in_rome, fields::Values, format};
use leptos::prelude::*;

use super::{CardDetail, Editing};
use crate::{
    components::{Autosave, AutosaveText, console::UnsavedNotice},
    i18n::Translator,
    page::use_frame,
    routes::{CardPart, Route},
};

/// The parameter that fills the form with what was being written.
pub const RESUME: &str = "ritrovato";
/// The `id` of the form.
pub(super) const FORM: &str = "parte";

/// Something that was written and not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsaved {
    /// When it was kept last.
    pub at: DateTime<Utc>,
    /// Whether it stands in the form; else it is offered.
    pub resumed: bool,
}

impl Editing {
    /// What is posted to drop what was being written.
    pub const DROP: &'static str = "scarta";
    /// What is kept beside the fields of the part.
    pub const BESIDE: [&'static str; 2] = ["_version", "correzione"];

    /// Something that was being written is found: it is offered, or fills the form with all it holds, and
    /// with the number of the save that it began with.
    pub fn found(&mut self, written: &[(String, String)], at: DateTime<Utc>, resumed: bool) {
        let values = Values::typed(self.part.fields(), written);
        if values == self.values {
            return;
        }
        if resumed {
            let one = |name: &str| written.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
            self.values = values;
            self.version = one("_version").and_then(|text| text.parse().ok()).unwrap_or_default();
            self.reason = one("correzione").unwrap_or_default().to_owned();
            self.taken_from = String::new();
        }
        self.unsaved = Some(Unsaved { at, resumed });
    }

    fn is_offered(&self) -> bool {
        self.unsaved.is_some_and(|unsaved| !unsaved.resumed)
    }
}

/// What was found, with the two ways on.
pub(super) fn notice(page: &CardDetail, editing: &Editing, t: Translator) -> Option<AnyView> {
    let unsaved = editing.unsaved.filter(|unsaved| !unsaved.resumed)?;
    let title = if day_in_rome(unsaved.at) == use_frame().today() {
        t.with("console-unsaved", &[("time", format::time(unsaved.at).into())])
    } else {
        t.with("console-unsaved-on", &[("date", format::date_time(unsaved.at).into())])
    };
    let resume = Editing::href(page.card.id, editing.part, Some(RESUME));
    let action = Route::ConsoleCard { id: page.card.id, part: CardPart::Part(editing.part) }.href();
    let text = t.get("console-unsaved-text");
    Some(
        view! { <UnsavedNotice title=title text=text resume=resume discard=(action, Editing::DROP)/> }
            .into_any(),
    )
}

/// Keeps the part while it is written.
pub(super) fn autosave(page: &CardDetail, editing: &Editing, t: Translator) -> AnyView {
    let (id, part) = (page.card.id, editing.part);
    let url = Route::ConsoleCard { id, part: CardPart::PartDraft(part) }.href();
    let saved_at = editing.unsaved.map(|unsaved| format::date_time(unsaved.at)).unwrap_or_default();
    let (offered, kept) = (editing.is_offered(), t.get("console-draft-kept"));
    let title = match editing.unsaved {
        Some(_) if !offered => t.get("console-unsaved-resumed"),
        Some(_) => t.get("console-draft-held"),
        None => t.get("console-draft-none"),
    };
    let text = AutosaveText { title, detail: kept.clone(), kept, saved_at };
    let draft = format!("{id}:{}", part.code());
    view! {
        <Autosave
            form=FORM url=url draft=draft step=part.code().to_owned() door=Route::OperatorLogin.href()
            text=text desk=true hold=offered
        />
    }
    .into_any()
}
