//! What the citizen can send about a request.

use domain::{format, intake::State};
use leptos::prelude::*;

use super::RequestPage;
use crate::{
    components::{
        Button, ButtonKind, Card, Control, ErrorSummary, FieldProblem, TextArea,
        documents::{FileInput, accept, rule_hint},
        layout::More,
        request::{Ask, PostForm, Quote},
        upload::photo_note,
    },
    i18n::Translator,
    page::use_frame,
    routes::{RequestPart, Route},
    wording::Wording,
};

/// Most characters of an answer.
const MAX_TEXT: u16 = 4000;

impl RequestPage {
    pub(super) fn error_summary(&self, t: Translator) -> AnyView {
        let line = |id: &str, label: &str, message: &String| FieldProblem {
            id: id.to_owned(),
            message: t.pair(&t.get(label), message),
        };
        let (asked, files) = self.asks();
        let answer = self
            .answer
            .error
            .iter()
            .filter(|_| asked)
            .map(|error| line("risposta", "citizen-your-answer", error));
        let files = self.answer.refused.iter().filter(|_| files).map(|file| FieldProblem {
            id: "documento".to_owned(),
            message: t.pair(&file.name, &file.problem.message(t)),
        });
        let message = self.message.error.iter().map(|error| line("messaggio", "citizen-write-desk", error));
        let attachments = self.message.refused.iter().filter(|_| self.may_write()).map(|file| FieldProblem {
            id: "allegati".to_owned(),
            message: t.pair(&file.name, &file.problem.message(t)),
        });
        let problems = answer.chain(files).chain(message).chain(attachments).collect();
        view! { <ErrorSummary problems=problems/> }.into_any()
    }

    /// The one thing to do now.
    pub(super) fn ask(&self, t: Translator) -> Option<AnyView> {
        let today = use_frame().today();
        match &self.request.intake.state {
            State::AwaitingIntegration { integration, .. } => {
                let left = (integration.due_on - today).num_days().max(0);
                let (title, text) = (
                    t.with("citizen-ask-by", &[("date", format::date(integration.due_on).into())]),
                    t.with("citizen-ask-left", &[("days", left.into())]),
                );
                Some(self.ask_form(t, [title, text, integration.text.clone()], RequestPart::Integration))
            }
            State::NoticeGiven { notice, .. } => {
                let (title, text) = (
                    t.get("citizen-notice"),
                    t.with("citizen-notice-text", &[("date", format::date(notice.reply_by).into())]),
                );
                Some(self.ask_form(t, [title, text, notice.reason.clone()], RequestPart::Observations))
            }
            _ => self.refusal().map(|reason| {
                let reason = Wording::italian(t, reason);
                view! {
                    <Ask id="chiede" title=t.get("citizen-refused") text=t.get("citizen-refused-text")>
                        <Quote text=reason/>
                    </Ask>
                }
                .into_any()
            }),
        }
    }

    fn ask_form(&self, t: Translator, [title, text, words]: [String; 3], part: RequestPart) -> AnyView {
        let files = part == RequestPart::Integration;
        let control = Control::new("testo", t.get("citizen-your-answer"))
            .id("risposta")
            .optional(files)
            .error(self.answer.error.clone());
        let refused: Vec<String> =
            self.answer.refused.iter().map(|file| t.pair(&file.name, &file.problem.message(t))).collect();
        let document = Control::new("documento", t.get("citizen-answer-documents"))
            .hint(rule_hint(t, &self.rule))
            .optional(true)
            .error((!refused.is_empty()).then(|| refused.join(" ")));
        // The form of the messages loads the script.
        let counted = self.may_write();
        let words = Wording::italian(t, words);
        let (accept, action, value) = (accept(&self.rule), self.part(part), self.answer.text.clone());
        let mark = self.answer.mark();
        let note = photo_note(t, &accept).filter(|_| files);
        view! {
            <Ask id="chiede" title=title text=text>
                <Quote text=words/>
                <PostForm action=action files=files>
                    {mark}
                    {files.then(|| view! { <FileInput control=document accept=accept/> })}
                    <TextArea control=control value=value max=MAX_TEXT rows=4 counted=counted/>
                    <p>{note}<Button icon="sp-sent" text=t.get("citizen-send-answer")/></p>
                </PostForm>
            </Ask>
        }
        .into_any()
    }

    /// Taking the request back, while it is pending.
    pub(super) fn withdraw(&self, t: Translator) -> Option<AnyView> {
        let action = self.part(RequestPart::Withdraw);
        self.request.intake.state.tag().is_pending().then(|| {
            view! {
                <Card id="altro" title=t.get("citizen-other")>
                    <p>
                        <a href=Route::appointments().href() data-element="appointment-booking">
                            {t.get("common-appointment")}
                        </a>
                    </p>
                    <More summary=t.get("citizen-withdraw")>
                        <p>{t.get("citizen-withdraw-text")}</p>
                        <PostForm action=action>
                            <Button kind=ButtonKind::Danger text=t.get("citizen-withdraw-yes")/>
                        </PostForm>
                    </More>
                </Card>
            }
            .into_any()
        })
    }
}
