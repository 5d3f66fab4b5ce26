//! Documents handed in, and the place to hand in more.

use std::collections::BTreeSet;

use domain::{
    Id,
    document::{Document, Kind, OwnDocument, Verification},
    form::{Alternative, AttachmentRule},
    format,
    intake::Intake,
};
use leptos::prelude::*;

use super::{
    Control, FieldError, FileWords, Pick,
    parts::Ways,
    request::Success,
    reuse::Reusable,
    upload::{FileItem, FileState, UploadField},
};
use crate::{
    i18n::{Translator, use_translator},
    problems::FileProblem,
    routes::{Api, Route},
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
    /// What was given before and would serve.
    reusable: Vec<OwnDocument>,
    /// In which way the requirement is met, where there are several.
    way: String,
    /// Whether its photos were put together just now.
    joined: bool,
) -> impl IntoView {
    let t = use_translator();
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
    let url = Route::Api(Api::DraftDocuments { intake, question: name.clone() }).href();
    let required = if control.optional { "common-optional" } else { "common-required" };
    view! {
        <fieldset class="sp-upload">
            <legend class="h5">{control.label.view()}" "<span class="sp-req">{t.get(required)}</span></legend>
            <p class="sp-hint" id=hint_id>{own}{rule_words(t, "citizen-upload-rule", &rule)}</p>
            {control.error.map(|message| view! { <p data-part="missing"><FieldError id=error_id message=message/></p> })}
            {ways}
            {joined.then(|| view! { <Success text=t.get("citizen-upload-joined")/> })}
            <UploadField
                id=id name=name.clone() accept=accept(&rule) described=described url=url
                max_bytes=rule.max_bytes joins=rule.kinds.contains(&Kind::Pdf) files=lines(t, documents, refused)
                words=FileWords::new(t, &rule)
            />
            <Reusable question=name rule=rule documents=reusable/>
        </fieldset>
    }
}

fn ways(t: Translator, name: &str, rule: &AttachmentRule, chosen: String) -> Option<AnyView> {
    let way = |way: &Alternative| Pick::new(way.value.as_str(), t.wording(&way.label));
    let ways: Vec<Pick> = rule.alternatives.iter().map(way).collect();
    let name = name.to_owned();
    (!ways.is_empty()).then(|| view! { <Ways name=name ways=ways value=chosen/> }.into_any())
}

/// "PDF, JPG, PNG o file firmato P7M, fino a 10 MB ciascuno.": for files that leave with what is written.
pub fn rule_hint(t: Translator, rule: &AttachmentRule) -> String {
    rule_words(t, "citizen-upload-rule-sent", rule)
}

fn rule_words(t: Translator, key: &str, rule: &AttachmentRule) -> String {
    let kinds = t.list(&rule.kinds.iter().map(|kind| kind_name(*kind)).collect::<Vec<_>>());
    t.with(
        key,
        &[
            ("kinds", kinds.into()),
            ("size", format::size_in(t.lang(), rule.max_bytes).into()),
            ("files", rule.max_files.into()),
        ],
    )
}

/// A kind of file as people call it.
pub const fn kind_name(kind: Kind) -> &'static str {
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

fn lines(t: Translator, documents: Vec<Document>, refused: Vec<RefusedFile>) -> Vec<FileItem> {
    let taken = told_apart(documents.into_iter().map(|document| file_item(t, document)).collect());
    let refused = refused.into_iter().map(|file| FileItem {
        id: None,
        href: None,
        size: String::new(),
        picture: false,
        photo: false,
        state: FileState::Rejected,
        detail: file.problem.message(t),
        digest: None,
        name: file.name,
    });
    taken.into_iter().chain(refused).collect()
}

/// Files of the same name get a number after the first one, so that their buttons are told apart; `upload.js` does the
/// same.
fn told_apart(mut files: Vec<FileItem>) -> Vec<FileItem> {
    let mut seen = BTreeSet::new();
    for file in &mut files {
        let plain = file.name.clone();
        let mut number = 2_u32;
        while !seen.insert(file.name.clone()) {
            file.name = format!("{plain} ({number})");
            number += 1;
        }
    }
    files
}

/// A document as a line of a list.
pub fn file_item(t: Translator, document: Document) -> FileItem {
    let (state, detail) = match document.verification {
        Verification::Waiting => (FileState::Waiting, t.get("citizen-file-waiting")),
        Verification::Accepted => {
            let time = format::time(document.uploaded_at);
            (FileState::Accepted, t.with("citizen-file-accepted", &[("time", time.into())]))
        }
        Verification::Rejected => (FileState::Rejected, t.get("problem-file-virus")),
    };
    FileItem {
        id: Some(document.id.to_string()),
        name: document.name,
        href: None,
        size: format::size_in(t.lang(), document.size),
        picture: matches!(document.kind, Kind::Jpeg | Kind::Png),
        photo: document.kind == Kind::Jpeg && state == FileState::Accepted,
        state,
        detail,
        digest: Some(document.sha256.to_string()),
    }
}

/// A file input without script, for forms that send everything at once.
#[component]
pub fn FileInput(
    /// Name, label, hint, error.
    control: Control,
    /// File endings that are taken.
    accept: String,
    /// Whether it takes one file only.
    #[prop(optional)]
    one: bool,
) -> impl IntoView {
    use super::{Field, described_by};
    let (id, name, many) = (control.id.clone(), control.name.clone(), !one);
    let (described, invalid) = (described_by(&control), control.invalid());
    view! {
        <Field control=control>
            <input
                class="form-control" id=id name=name type="file" multiple=many accept=accept
                aria-describedby=described aria-invalid=invalid
            />
        </Field>
    }
}
