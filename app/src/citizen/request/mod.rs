//! A request: what is asked now, where it stands, messages, documents, taking it back.

mod access;
mod forms;
mod messages;
mod miles;

use domain::{
    calendar::{Suspension, day_in_rome},
    document::Verification,
    form::{AttachmentRule, Summary},
    format,
    intake::{Citizen, State, Submission},
    message::Correspondence,
};
use leptos::prelude::*;

use super::{FoundText, RESUMED, personal::mail_back};
use crate::{
    components::{
        Breadcrumb, Card, Crumb, Dl, DlEntry, HelpBlock,
        documents::{RefusedFile, file_item},
        layout::{Columns, Container, More, Side, Small, Stack},
        request::{Milestones, Part, RequestHead, SideLinks, Success},
        summary::{Summaries, SummaryBlock},
        upload::{FileItem, FileLine, Files},
    },
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::{RequestPart, Route},
};

/// What was sent from this page just now; said once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The answer to an integration.
    Integration,
    /// The reply to a notice of refusal.
    Observations,
    /// A message.
    Message,
    /// A request for access to the file.
    Access,
    /// The request was taken back.
    Withdrawal,
}

/// What was typed in one of the page's forms and could not be sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reply {
    /// What was typed.
    pub text: String,
    /// What must be corrected.
    pub error: Option<String>,
    /// Files that were not taken.
    pub refused: Vec<RefusedFile>,
    /// Which of what was found was put into the form (see [`FoundText::mark`]).
    pub resumed: Option<String>,
}

impl Reply {
    /// Tells with the form what was found and put into it.
    fn mark(&self) -> Option<AnyView> {
        let mark = self.resumed.clone()?;
        Some(view! { <input type="hidden" name=RESUMED value=mark/> }.into_any())
    }
}

/// A request of the citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestPage {
    /// The request.
    pub request: Citizen,
    /// Its answers, read back.
    pub summary: Summary,
    /// What may be handed in with an answer to the desk.
    pub rule: AttachmentRule,
    /// The form of the answer to an integration or to a notice.
    pub answer: Reply,
    /// The form of a message.
    pub message: Reply,
    /// What was sent just now.
    pub sent: Option<Sent>,
    /// What was being sent when the session ended.
    pub found: Vec<FoundText>,
    /// Whether a mail about it came back.
    pub mail_is_back: bool,
}

impl Page for RequestPage {
    fn title(&self, t: Translator) -> String {
        t.text(&self.request.intake.service_title)
    }

    fn is_written_in(&self) -> bool {
        true
    }

    fn has_errors(&self) -> bool {
        let (answer, files) = self.asks();
        (answer && self.answer.error.is_some())
            || (files && !self.answer.refused.is_empty())
            || self.message.error.is_some()
            || (self.may_write() && !self.message.refused.is_empty())
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let title = t.wording(&self.request.intake.service_title);
        let crumbs =
            vec![Crumb::to(t.get("common-personal-area"), &Route::PersonalArea), Crumb::here(title.clone())];
        let (state, detail) = (self.request.intake.state.tag(), self.detail(t));
        let (ask, sent, side) = (self.ask(t), self.sent_notice(t), self.side(t));
        let (miles, messages, answers) = (self.miles(t), self.messages(t), self.answers(t));
        let (errors, found) = (self.error_summary(t), self.found(t));
        let mail = self.mail_is_back.then(|| mail_back(t, true));
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                {errors}
                <RequestHead state=state title=title detail=detail/>
                <Columns side=side>
                    <Stack>
                        {sent}
                        {mail}
                        {found}
                        {ask}
                        <Part id="tappe" title=t.get("citizen-where")><Milestones miles=miles/></Part>
                        {messages}
                        {answers}
                    </Stack>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::requests()
    }
}

impl RequestPage {
    pub(super) fn part(&self, part: RequestPart) -> String {
        Route::Request { protocollo: self.request.protocollo, part }.href()
    }

    /// Whether the desk waits for an answer, and whether documents may come with it.
    pub(super) const fn asks(&self) -> (bool, bool) {
        let files = matches!(self.request.intake.state, State::AwaitingIntegration { .. });
        (files || matches!(self.request.intake.state, State::NoticeGiven { .. }), files)
    }

    /// Whether the conversation goes on.
    pub(super) const fn may_write(&self) -> bool {
        Correspondence::in_state(self.request.intake.state.tag()).is_open()
    }

    fn submission(&self) -> Option<&Submission> {
        self.request.intake.state.submission()
    }

    fn detail(&self, t: Translator) -> String {
        let sent = self.submission().map(|submission| format::date(day_in_rome(submission.at)));
        t.with(
            "citizen-number-sent",
            &[
                ("number", self.request.protocollo.to_string().into()),
                ("date", sent.unwrap_or_default().into()),
            ],
        )
    }

    fn sent_notice(&self, t: Translator) -> Option<AnyView> {
        let key = match self.sent? {
            Sent::Integration => "citizen-sent-integration",
            Sent::Observations => "citizen-sent-observations",
            Sent::Message => "citizen-sent-message",
            Sent::Access => "citizen-sent-access",
            Sent::Withdrawal => "citizen-sent-withdrawal",
        };
        Some(view! { <Success text=t.get(key)/> }.into_any())
    }

    fn answers(&self, t: Translator) -> AnyView {
        let blocks: Vec<AnyView> = self
            .summary
            .sections
            .iter()
            .map(|section| view! { <SummaryBlock section=section.clone() edit=None/> }.into_any())
            .collect();
        view! { <More summary=t.get("citizen-read-again")><Summaries>{blocks}</Summaries></More> }.into_any()
    }

    fn side(&self, t: Translator) -> AnyView {
        let receipt = self.receipt(t);
        let documents = self.documents(t);
        let (withdraw, access) = (self.withdraw(t), self.access(t));
        let has_documents = !documents.is_empty() || !receipt.is_empty();
        let facts = self.facts(t);
        view! {
            <Side>
                <Card id="fatti" title=t.get("citizen-facts") tint=true><Dl entries=facts/></Card>
                {has_documents.then(|| view! {
                    <Card id="documenti" title=t.get("citizen-documents")>
                        {(!receipt.is_empty()).then(|| view! { <SideLinks links=receipt/> })}
                        {(!documents.is_empty()).then(|| view! { <Files>{documents}</Files> })}
                    </Card>
                })}
                {access}
                {withdraw}
                <HelpBlock/>
            </Side>
        }
        .into_any()
    }

    /// Office, latest date, days: in brief.
    fn facts(&self, t: Translator) -> Vec<DlEntry> {
        let today = use_frame().today();
        let office = DlEntry::new(t.get("citizen-office"), t.wording(&self.request.intake.office));
        let open = self.request.intake.state.tag().is_pending();
        let term = self.submission().filter(|_| open).map(|submission| submission.term).map(|term| {
            let latest = format::date(term.latest_possible_on(today));
            let mut days = vec![t.with(
                "citizen-days-passed",
                &[("passed", term.days_passed(today).into()), ("days", term.days.into())],
            )];
            if let Suspension::Open { since } = term.suspension {
                days.push(t.with("citizen-stopped-since", &[("date", format::date(since).into())]));
            }
            [
                DlEntry::new(t.get("citizen-answer-latest"), latest),
                DlEntry::several(t.get("citizen-days"), days),
            ]
        });
        [office].into_iter().chain(term.into_iter().flatten()).collect()
    }

    fn receipt(&self, t: Translator) -> Vec<(&'static str, String, String)> {
        let receipt = self.request.receipt_ready.then(|| {
            let name =
                t.with("citizen-receipt-of", &[("number", self.request.protocollo.to_string().into())]);
            ("it-file-pdf", name, self.part(RequestPart::Receipt))
        });
        receipt.into_iter().collect()
    }

    /// What was handed in, with what for and where it stands; what was refused cannot be opened.
    fn documents(&self, t: Translator) -> Vec<AnyView> {
        self.request
            .intake
            .documents
            .iter()
            .map(|document| {
                let opens = document.verification != Verification::Rejected;
                let href = opens.then(|| self.part(RequestPart::Document(document.id)));
                let file = FileItem { id: None, href, digest: None, ..file_item(t, document.clone()) };
                let mut questions = self.request.intake.form.questions();
                match questions.find(|(_, question)| question.name == document.question) {
                    Some((_, question)) => {
                        let label = t.wording(&question.label).view();
                        let what = view! { <Small>{label}</Small> }.into_any();
                        view! { <FileLine file=file more=what/> }.into_any()
                    }
                    None => view! { <FileLine file=file/> }.into_any(),
                }
            })
            .collect()
    }

    /// Why it was refused, where it was.
    fn refusal(&self) -> Option<&str> {
        match &self.request.intake.state {
            State::Refused { reason, .. } => Some(reason),
            _ => None,
        }
    }
}
