//! The conversation about a request, and the form that goes on with it.

use domain::message::{MAX_CHARS, attachment_rule};
use leptos::prelude::*;

use super::RequestPage;
use crate::{
    components::{
        Button, ButtonKind, Control, Linked, TextArea,
        area::{Attached, FileLink},
        count::CountScript,
        documents::{FileInput, accept, rule_hint},
        request::{Chat, Part, PostForm},
        upload::photo_note,
    },
    i18n::Translator,
    page::use_frame,
    routes::RequestPart,
};

impl RequestPage {
    pub(super) fn messages(&self, t: Translator) -> AnyView {
        let messages: Vec<_> = self
            .request
            .messages
            .iter()
            .map(|message| {
                let file = |document| FileLink::new(document, self.part(RequestPart::Document(document.id)));
                (message.clone(), message.attachments.iter().map(file).collect())
            })
            .collect();
        let chat = if messages.is_empty() {
            view! { <p>{t.get("citizen-no-messages")}</p> }.into_any()
        } else {
            view! { <Chat messages=messages/> }.into_any()
        };
        let more = if self.may_write() { self.message_form(t) } else { self.closed(t) };
        view! { <Part id="messaggi" title=t.get("citizen-messages")>{chat}{more}</Part> }.into_any()
    }

    /// Why nothing can be written, what was typed, and whom to call.
    fn closed(&self, t: Translator) -> AnyView {
        let phone = use_frame().organisation.phone.clone();
        let why = t.with("citizen-messages-closed", &[("phone", phone.into())]);
        let error = self.message.error.clone();
        let typed = error.is_some().then(|| {
            let control = Control::new("testo", t.get("citizen-write-desk")).id("messaggio").error(error);
            let value = self.message.text.clone();
            view! { <TextArea control=control value=value max=MAX_CHARS rows=3/> }
        });
        view! { <p><Linked text=why/></p>{typed} }.into_any()
    }

    fn message_form(&self, t: Translator) -> AnyView {
        let control = Control::new("testo", t.get("citizen-write-desk"))
            .id("messaggio")
            .hint(t.get("citizen-write-hint"))
            .error(self.message.error.clone());
        let refused: Vec<String> =
            self.message.refused.iter().map(|file| t.pair(&file.name, &file.problem.message(t))).collect();
        let rule = attachment_rule();
        let files = Control::new("allegati", t.get("citizen-attach"))
            .hint(rule_hint(t, &rule))
            .optional(true)
            .error((!refused.is_empty()).then(|| refused.join(" ")));
        let accept = accept(&rule);
        let note = photo_note(t, &accept);
        let (value, action) = (self.message.text.clone(), self.part(RequestPart::Messages));
        let (attached, mark) = (self.request.attached.clone(), self.message.mark());
        view! {
            <PostForm action=action files=true>
                {mark}
                <TextArea control=control value=value max=MAX_CHARS rows=3 counted=true/>
                <FileInput control=files accept=accept/>
                <p>{note}<Button kind=ButtonKind::Secondary text=t.get("citizen-send-message")/></p>
                <Attached
                    documents=attached title=t.get("citizen-attached") remove=t.get("citizen-file-remove")
                />
            </PostForm>
            <CountScript/>
        }
        .into_any()
    }
}
