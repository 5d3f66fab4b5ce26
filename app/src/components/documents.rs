//! Documents handed in, and the place to hand in more.

use domain::{
    Id,
    document::{Document, Kind, Verification},
    form::{Alternative, AttachmentRule},
    format,
    intake::Intake,
};
use leptos::prelude::*;

use super::{Control, FieldError, Pick, parts::Ways};
use crate::{
    i18n::{Translator, use_translator},
    islands::upload::{FileState, UploadField, UploadFile, UploadText},
    page::use_frame,
    problems::FileProblem,
    routes::Route,
};

/// A file that was not taken, with its reason; shown once, the rest of the form stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// The question it was handed in for.
    pub question: String,
    /// Its name, cleaned.
    pub name: String,
    /// Why.
    pub problem: FileProblem,
}

/// The documents of a question.
#[component]
pub fn Attachments(
    /// Name, label, hint, error.
    control: Control,
    /// What may be handed in.
    rule: AttachmentRule,
    /// The draft.
    intake: Id<Intake>,
    /// What was handed in for this question.
    documents: Vec<Document>,
    /// What was not taken just now.
    refused: Vec<RefusedFile>,
    /// In which way the requirement is met, where there are several.
    way: String,
) -> impl IntoView {
    let t = use_translator();
    let frame = use_frame();
    let own = control.hint.clone().map(|own| view! { {own.view()}" " });
    let (hint_id, error_id) = (control.hint_id(), control.error_id());
    let described = match &control.error {
        Some(_) => format!("{hint_id} {error_id}"),
        None => hint_id.clone(),
    };
    let name = control.name.clone();
    let ways = ways(t, &name, &rule, way);
    // Errors lead to what comes first.
    let id = if ways.is_some() { format!("{}-file", control.id) } else { control.id.clone() };
    let url = Route::ApiDraftDocuments { intake, question: name.clone() }.href();
    let required = if control.optional { "common-optional" } else { "common-required" };
    view! {
        <fieldset class="sp-upload">
            <legend class="h5">{control.label.view()}" "<span class="sp-req">{t.get(required)}</span></legend>
            <p class="sp-hint" id=hint_id>{own}{rule_hint(t, &rule)}</p>
            {control.error.map(|message| view! { <FieldError id=error_id message=message/> })}
            {ways}
            <UploadField
                id=id name=name accept=accept(&rule) described=Some(described) url=url
                csrf=frame.csrf.clone() icons=frame.assets.url("icons.svg") max_bytes=rule.max_bytes
                files=lines(t, documents, refused) text=upload_text(t, &rule)
            />
        </fieldset>
    }
}

fn ways(t: Translator, name: &str, rule: &AttachmentRule, chosen: String) -> Option<AnyView> {
    let way = |way: &Alternative| Pick::new(way.value.as_str(), t.wording(&way.label));
    let ways: Vec<Pick> = rule.alternatives.iter().map(way).collect();
    let name = name.to_owned();
    (!ways.is_empty()).then(|| view! { <Ways name=name ways=ways value=chosen/> }.into_any())
}

/// "PDF, JPG, PNG o file firmato P7M, fino a 10 MB ciascuno."
pub fn rule_hint(t: Translator, rule: &AttachmentRule) -> String {
    let kinds = rule.kinds.iter().map(|kind| kind_name(*kind)).collect::<Vec<_>>().join(", ");
    t.with(
        "citizen-upload-rule",
        &[
            ("kinds", kinds.into()),
            ("size", format::size(rule.max_bytes).into()),
            ("files", rule.max_files.into()),
        ],
    )
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Pdf => "PDF",
        Kind::Jpeg => "JPG",
        Kind::Png => "PNG",
        Kind::P7m => "P7M",
    }
}

/// Value of `accept`.
pub fn accept(rule: &AttachmentRule) -> String {
    let endings = rule.kinds.iter().map(|kind| match kind {
        Kind::Pdf => ".pdf",
        Kind::Jpeg => ".jpg,.jpeg",
        Kind::Png => ".png",
        Kind::P7m => ".p7m",
    });
    endings.collect::<Vec<_>>().join(",")
}

fn lines(t: Translator, documents: Vec<Document>, refused: Vec<RefusedFile>) -> Vec<UploadFile> {
    let taken = documents.into_iter().map(|document| taken_line(t, document));
    let refused = refused.into_iter().map(|file| UploadFile {
        key: 0,
        id: None,
        size: String::new(),
        picture: false,
        state: FileState::Rejected,
        detail: file.problem.message(t),
        name: file.name,
        percent: 0,
    });
    (0..).zip(taken.chain(refused)).map(|(key, line)| UploadFile { key, ..line }).collect()
}

fn taken_line(t: Translator, document: Document) -> UploadFile {
    let (state, detail) = match document.verification {
        Verification::Waiting => (FileState::Waiting, t.get("citizen-file-waiting")),
        Verification::Accepted => {
            let time = format::time(document.uploaded_at);
            (FileState::Accepted, t.with("citizen-file-accepted", &[("time", time.into())]))
        }
        Verification::Rejected => (FileState::Rejected, t.get("problem-file-virus")),
    };
    UploadFile {
        key: 0,
        id: Some(document.id.to_string()),
        name: document.name,
        size: format::size(document.size),
        picture: matches!(document.kind, Kind::Jpeg | Kind::Png),
        state,
        detail,
        percent: 100,
    }
}

fn upload_text(t: Translator, rule: &AttachmentRule) -> UploadText {
    UploadText {
        add: t.get("citizen-upload-add"),
        phone: t.get("citizen-upload-phone"),
        send: t.get("citizen-upload-send"),
        remove: t.get("citizen-file-remove"),
        states: [
            t.get("citizen-file-state-up"),
            t.get("citizen-file-state-waiting"),
            t.get("citizen-file-state-accepted"),
            t.get("citizen-file-state-rejected"),
        ],
        waiting: t.get("citizen-file-waiting"),
        accepted: t.get("citizen-file-accepted-now"),
        lost: t.get("problem-file-interrupted"),
        too_large: FileProblem::TooLarge { max_bytes: rule.max_bytes }.message(t),
    }
}

/// A file input without script, for forms that send everything at once.
#[component]
pub fn FileInput(
    /// Name, label, hint, error.
    control: Control,
    /// File endings that are taken.
    accept: String,
) -> impl IntoView {
    use super::{Field, described_by};
    let (id, name) = (control.id.clone(), control.name.clone());
    let (described, invalid) = (described_by(&control), control.invalid());
    view! {
        <Field control=control>
            <input
                class="form-control" id=id name=name type="file" multiple=true accept=accept
                aria-describedby=described aria-invalid=invalid
            />
        </Field>
    }
}
