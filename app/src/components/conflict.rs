//! Two windows on one draft: what differs, and the choice.

use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_rome,
    form::{AnswerDifference, ShownValue},
    format,
};
use leptos::prelude::*;

use super::{Button, ButtonKind, Dl, DlEntry, Icon, LinkButton, summary::shown};
use crate::{
    i18n::{Translator, use_translator},
    page::use_frame,
    wording::Wording,
};

/// The same draft was saved in another window after this page was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// When.
    pub saved_at: DateTime<Utc>,
    /// The questions of this page that were answered differently there.
    pub differences: Vec<AnswerDifference>,
}

/// What differs, with the two ways on. It stands within the form, so that its button sends what is
/// written here.
#[component]
pub fn ConflictNotice(
    /// What happened.
    conflict: Conflict,
    /// The page as it was saved there.
    there: String,
) -> impl IntoView {
    let t = use_translator();
    let time = conflict_time(conflict.saved_at);
    let entries: Vec<DlEntry> =
        conflict.differences.into_iter().map(|difference| entry(t, difference)).collect();
    let list = if entries.is_empty() {
        view! { <p>{t.get("citizen-conflict-same")}</p> }.into_any()
    } else {
        view! { <Dl entries=entries/> }.into_any()
    };
    view! {
        <div class="sp-errors" role="alert" id="altra-scheda">
            <h2 class="h4"><Icon name="sp-alert"/>{t.with("citizen-conflict-at", &[("time", time.into())])}</h2>
            <p>{t.get("citizen-conflict-choose")}</p>
            {list}
            <div class="sp-row">
                <Button kind=ButtonKind::Secondary name="azione" value="tieni" text=t.get("citizen-conflict-keep")/>
                <LinkButton href=there kind=ButtonKind::Link text=t.get("citizen-conflict-other")/>
            </div>
        </div>
    }
}

/// The time, and the day where it is not today.
fn conflict_time(at: DateTime<Utc>) -> String {
    if day_in_rome(at) == use_frame().today() { format::time(at) } else { format::date_time(at) }
}

fn entry(t: Translator, difference: AnswerDifference) -> DlEntry {
    let label = t.wording(&difference.label);
    let term = match difference.entry {
        Some(entry) => {
            label.map(|label| t.pair(&format!("{} {}", t.text(&entry.item), entry.index.number()), &label))
        }
        None => label,
    };
    let line = |key: &str, values: &[ShownValue]| -> Wording {
        let values: Vec<String> = values.iter().map(|value| shown(t, value).text().to_owned()).collect();
        let text = if values.is_empty() { t.get("common-no-answer") } else { t.list(&values) };
        t.with(key, &[("text", text.into())]).into()
    };
    DlEntry::several(
        term,
        vec![
            line("citizen-conflict-here", &difference.here),
            line("citizen-conflict-there", &difference.there),
        ],
    )
}
