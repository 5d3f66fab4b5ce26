//! What desk and citizen write to one another about an intake, and what is asked of its file.

use domain::{
    file_access::DeskFileAccess,
    mask::Field,
    message::{Correspondence, attachment_rule},
};
use leptos::prelude::*;

use super::{
    file_access::state_words,
    form::{FormField, MAX_CHARS, messages as messages_of},
    intake::IntakeDetail,
};
use crate::{
    components::{
        Control, FieldProblem, TextArea,
        area::{Attached, FileLink},
        console::{Columns, Fact, Facts, Messages, PartForm, Section, SmallButton, SmallLink, problems},
        documents::{FileInput, RefusedFile, accept, rule_hint},
    },
    i18n::Translator,
    routes::{IntakePart, Route},
};

/// Id and name of the control that takes files.
const FILES: &str = "allegati";

/// What must be corrected, the files among it.
pub(super) fn problems_of(page: &IntakeDetail, t: Translator) -> Vec<FieldProblem> {
    problems(&page.errors, t).into_iter().chain(refused_problems(&page.refused, t)).collect()
}

/// A line for each file that was not taken.
pub(super) fn refused_problems(refused: &[RefusedFile], t: Translator) -> Vec<FieldProblem> {
    let line = |file: &RefusedFile| FieldProblem { id: FILES.to_owned(), message: refusal(file, t) };
    refused.iter().map(line).collect()
}

fn refusal(file: &RefusedFile, t: Translator) -> String {
    format!("{}: {}", file.name, file.problem.message(t))
}

/// The control that takes files.
pub(super) fn files(refused: &[RefusedFile], t: Translator) -> AnyView {
    let rule = attachment_rule();
    let refused: Vec<String> = refused.iter().map(|file| refusal(file, t)).collect();
    let control = Control::new(FILES, t.get("console-message-attach"))
        .hint(rule_hint(t, &rule))
        .optional(true)
        .error((!refused.is_empty()).then(|| refused.join(" ")));
    view! { <FileInput control=control accept=accept(&rule)/> }.into_any()
}

/// The messages, and the form of the next one where there may be one.
pub(super) fn messages(page: &IntakeDetail, t: Translator) -> AnyView {
    let messages: Vec<_> = page
        .detail
        .messages
        .iter()
        .map(|message| {
            let files = match &message.said {
                Field::Shown(said) => said
                    .attachments
                    .iter()
                    .map(|document| FileLink::new(document, page.href(IntakePart::Document(document.id))))
                    .collect(),
                Field::Masked(_) | Field::Absent => Vec::new(),
            };
            (message.clone(), files)
        })
        .collect();
    let open = Correspondence::in_state(page.detail.state.tag()).is_open();
    let more = if open {
        message_form(page, t)
    } else {
        view! { <p>{t.get("console-messages-closed")}</p> }.into_any()
    };
    view! { <Messages messages=messages>{more}</Messages> }.into_any()
}

fn message_form(page: &IntakeDetail, t: Translator) -> AnyView {
    let field = FormField::Message;
    let control = Control::new(field.name(), t.get(field.label()))
        .id(field.id())
        .hint(t.get("console-message-new-hint"))
        .error(messages_of(&page.errors, field, t).into_iter().next());
    let text = page.message.text.clone();
    let (attached, files) = (page.detail.attached.clone(), files(&page.refused, t));
    view! {
        <PartForm action=page.href(IntakePart::Messages) version=None files=true>
            <TextArea control=control value=text rows=3 max=MAX_CHARS/>
            {files}
            <p><SmallButton text=t.get("console-message-send")/></p>
            <Attached
                documents=attached title=t.get("console-message-attached") remove=t.get("console-message-detach")
            />
        </PartForm>
    }
    .into_any()
}

/// Requests for access to the file of this intake.
pub(super) fn accesses(page: &IntakeDetail, t: Translator) -> Option<AnyView> {
    let accesses = &page.detail.accesses;
    (!accesses.is_empty()).then(|| {
        let facts = accesses
            .iter()
            .map(|access| {
                let of = access.protocollo.to_string();
                Fact::text(
                    t.with("console-file-access-number", &[("number", of.into())]),
                    state_words(&access.state, t),
                )
            })
            .collect();
        let links = accesses.iter().map(|access| answer_link(access, t)).collect_view();
        view! {
            <Section id="accessi" title=t.get("console-file-access-title")>
                <Facts id="accessi-dati" columns=Columns::Two facts=facts/>
                {links}
            </Section>
        }
        .into_any()
    })
}

fn answer_link(access: &DeskFileAccess, t: Translator) -> AnyView {
    let key =
        if access.state.tag().is_open() { "console-file-access-answer" } else { "console-file-access-read" };
    let more = access.protocollo.to_string();
    view! { <p><SmallLink href=Route::ConsoleAccess { id: access.id }.href() text=t.get(key) more=more/></p> }
        .into_any()
}
