//! A document that was given before, for this requirement too.

use domain::{document::OwnDocument, form::AttachmentRule, format};
use leptos::prelude::*;

use super::{
    documents::{file_item, kind_name},
    layout::{More, Small},
    upload::{FileAction, FileItem, FileLine, Files},
};
use crate::{
    i18n::{Translator, use_translator},
    page::use_frame,
    routes::Route,
};

/// Most documents offered; the newest come first.
const MOST: usize = 10;

/// What was given with other requests and would serve here, each with its button; nothing where there is
/// nothing.
#[component]
pub(super) fn Reusable(
    /// Name of the question.
    question: String,
    /// What may be handed in.
    rule: AttachmentRule,
    /// What was given with other requests.
    documents: Vec<OwnDocument>,
) -> impl IntoView {
    let t = use_translator();
    let today = use_frame().today();
    let lines: Vec<AnyView> = documents
        .into_iter()
        .filter(|own| own.serves(&rule, today))
        .take(MOST)
        .map(|own| offer(t, &question, own))
        .collect();
    let age = rule.max_age_days.map(|days| {
        view! { <Small>{t.with("citizen-reuse-age", &[("days", days.into())])}</Small> }
    });
    (!lines.is_empty()).then(|| {
        view! {
            <More summary=t.get("citizen-reuse")>
                {age}
                <Files>{lines}</Files>
            </More>
        }
    })
}

fn offer(t: Translator, question: &str, own: OwnDocument) -> AnyView {
    let value = format!("riusa:{question}:{}", own.document.id);
    let name = own.document.name.clone();
    let file = FileItem { digest: None, ..own_item(t, own) };
    let actions = view! { <FileAction act="reuse" value=value text=t.get("citizen-reuse-this") name=name/> };
    view! { <FileLine file=file actions=actions.into_any()/> }.into_any()
}

/// A document of one's own, with when and for what it was given.
pub fn own_item(t: Translator, own: OwnDocument) -> FileItem {
    let given = format::date_time(own.given_at);
    let values = [
        ("date", given.into()),
        ("what", kind_name(own.document.kind).into()),
        ("service", t.text(&own.service_title).into()),
    ];
    let detail = t.with("citizen-own-given", &values);
    let href = Route::OwnDocument { id: own.document.id }.href();
    let rejected = own.document.verification == domain::document::Verification::Rejected;
    let item = file_item(t, own.document);
    if rejected { item } else { FileItem { id: None, href: Some(href), detail, ..item } }
}
