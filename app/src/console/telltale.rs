//! That a text may say who somebody is that is not called by name.

use domain::person::identifying;
use leptos::prelude::*;

use crate::{components::console::CaseNotice, i18n::Translator};

/// What in these texts may say who it is, each thing once; nothing where there is nothing.
pub(super) fn notice<'a>(texts: impl IntoIterator<Item = &'a str>, t: Translator) -> Option<AnyView> {
    let mut told: Vec<String> = Vec::new();
    for seen in texts.into_iter().flat_map(identifying) {
        let words = format!("«{}»", seen.text());
        if !told.contains(&words) {
            told.push(words);
        }
    }
    if told.is_empty() {
        return None;
    }
    let text = t.with("console-identity-seen", &[("what", told.join(", ").into())]);
    Some(view! { <CaseNotice title=t.get("console-identity-seen-title") text=text/> }.into_any())
}
