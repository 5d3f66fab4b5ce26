//! Documents beside the answers: the list, and the one that is looked at.

use domain::{
    Id, Text,
    document::{Document, Kind, Verification},
    format,
    intake::Intake,
    mask::Field,
};
use leptos::prelude::*;

use super::{MaskedValue, SmallKind, SmallLink};
use crate::{
    components::Icon,
    console::{address, words},
    i18n::{Translator, use_translator},
    routes::{IntakePart, Route},
};

/// The parameter that selects a document.
pub const PARAMETER: &str = "doc";

/// The documents of an intake. A hidden one is only counted; the selected one is shown in place.
#[component]
pub fn DocViewer(
    /// Whose they are.
    intake: Id<Intake>,
    /// Requirement and document.
    documents: Vec<(Text, Field<Document>)>,
    /// The one to show; the first visible one when absent.
    selected: Option<Id<Document>>,
) -> impl IntoView {
    let t = use_translator();
    let shown = documents
        .iter()
        .filter_map(|(_, document)| document.shown())
        .find(|document| selected.is_none_or(|id| document.id == id))
        .cloned();
    let count = documents.len();
    let current = shown.as_ref().map(|document| document.id);
    let lines =
        documents.iter().map(|(what, document)| line(intake, what, document, current, t)).collect_view();
    view! {
        <section class="sp-viewer" aria-labelledby="doc">
            <div class="sp-viewer-head">
                <h2 class="h4" id="doc">{t.get("console-documents")}" "<span class="sp-n">{count}</span></h2>
                {shown.as_ref().map(|document| open_link(intake, document, t))}
            </div>
            {if count == 0 {
                view! { <p class="sp-verdict">{t.get("console-documents-none")}</p> }.into_any()
            } else {
                view! { <ul class="sp-doclist sp-plain">{lines}</ul> }.into_any()
            }}
            {shown.map(|document| preview(intake, &document, t))}
        </section>
    }
}

fn file(intake: Id<Intake>, document: &Document) -> String {
    Route::ConsoleIntake { id: intake, part: IntakePart::Document(document.id) }.href()
}

fn open_link(intake: Id<Intake>, document: &Document, t: Translator) -> Option<AnyView> {
    (document.verification == Verification::Accepted).then(|| {
        let (icon, key) = if document.kind.is_viewable() {
            ("it-external-link", "console-document-open")
        } else {
            ("it-download", "console-document-download")
        };
        let link = view! {
            <SmallLink
                kind=SmallKind::Link href=file(intake, document) icon=icon text=t.get(key)
                more=document.name.clone()
            />
        };
        link.into_any()
    })
}

const fn symbol(kind: Kind) -> &'static str {
    match kind {
        Kind::Pdf => "it-file-pdf",
        Kind::Jpeg | Kind::Png => "it-file-image",
        Kind::P7m => "it-file-signed",
    }
}

fn line(
    intake: Id<Intake>,
    what: &Text,
    document: &Field<Document>,
    current: Option<Id<Document>>,
    t: Translator,
) -> AnyView {
    let label = t.text(what);
    let document = match document {
        Field::Shown(document) => document,
        Field::Absent => return ().into_any(),
        Field::Masked(group) => {
            return view! {
                <li>
                    <span class="sp-doc-hidden">{label}<MaskedValue group=*group/></span>
                </li>
            }
            .into_any();
        }
    };
    let state = words::verification(document.verification);
    let select = [(PARAMETER, document.id.to_string())];
    let href = format!("{}#doc", address::with_query(&Route::intake(intake).href(), &select));
    let here = (current == Some(document.id)).then_some("true");
    view! {
        <li>
            <a href=href aria-current=here>
                <Icon name=symbol(document.kind)/>
                <span>
                    {label}
                    <span class="sp-sub">{document.name.clone()}</span>
                    <span class=format!("sp-sub sp-docstate is-{}", state.tone)>
                        <Icon name=state.icon small=true/>{t.get(state.key)}
                    </span>
                </span>
            </a>
        </li>
    }
    .into_any()
}

fn preview(intake: Id<Intake>, document: &Document, t: Translator) -> AnyView {
    let src = file(intake, document);
    let label = t.with("console-document-preview", &[("name", document.name.as_str().into())]);
    let content = match (document.verification, document.kind) {
        (Verification::Waiting, _) => notice(t.get("console-document-waiting-why")),
        (Verification::Rejected, _) => notice(t.get("console-document-rejected-why")),
        (Verification::Accepted, Kind::P7m) => notice(t.get("console-document-p7m-why")),
        // No `sandbox`: Chromium then refuses to show a PDF at all. Its viewer is a process of its own,
        // and the answer with the file says by its headers that it is a PDF and may load nothing.
        (Verification::Accepted, Kind::Pdf) => {
            // What browsers may show around the pages stays away: the pages need the room.
            let src = format!("{src}#navpanes=0&toolbar=0&view=FitH");
            view! { <iframe class="sp-doc-frame" src=src title=label.clone()></iframe> }.into_any()
        }
        (Verification::Accepted, Kind::Jpeg | Kind::Png) => {
            view! { <img class="sp-doc-page" src=src alt=label.clone()/> }.into_any()
        }
    };
    view! {
        <figure class="sp-doc" tabindex="0" aria-label=label>{content}</figure>
        <div class="sp-verdict">
            <p class="sp-sub">
                {t.with("console-document-arrived", &[("date", format::date_time(document.uploaded_at).into())])}
                " · "{format::size(document.size)}
            </p>
            <p class="sp-sub">
                {t.get("console-document-hash")}": "<code class="sp-hash">{document.sha256.to_string()}</code>
            </p>
        </div>
    }
    .into_any()
}

fn notice(words: String) -> AnyView {
    view! { <p>{words}</p> }.into_any()
}
