//! The page before sending: everything read back, the declaration, "Invia la domanda".

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{
    Text,
    document::Document,
    form::{AnswerError, Certified, Definition, Summary},
    format,
};
use leptos::prelude::*;

use super::{
    step::Closed,
    words::{crumbs, stepper, work},
};
use crate::{
    components::{
        Breadcrumb, Card, Certified as CertifiedData, ErrorSummary, FieldProblem, HelpBlock,
        keep::{Keep, KeepContacts},
        layout::{Container, Sentences},
        stepper::{Alert, FlowColumns, FlowForm, FlowHeading, FlowService, MainAction, StepNav, Stepper},
        summary::{Summaries, SummaryBlock, TruthStatement},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Everything that is going to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryPage {
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// Responsible office.
    pub office: Text,
    /// The form.
    pub form: Arc<Definition>,
    /// What the identity provider certified: for whom somebody sends it, if they act for a company.
    pub certified: Certified,
    /// The answers, step by step.
    pub summary: Summary,
    /// What was handed in.
    pub documents: Vec<Document>,
    /// Steps that still have something to correct; with any, nothing can be sent.
    pub missing: Vec<(usize, Vec<AnswerError>)>,
    /// Whether the declaration was left unticked just now.
    pub not_declared: bool,
    /// Number of the last save.
    pub version: i64,
    /// Key of this sending: the same key never sends twice.
    pub idempotency: String,
    /// Latest day for the answer, if it is sent today.
    pub latest_on: NaiveDate,
    /// Where the receipt goes, where an address is known.
    pub email: Option<String>,
    /// Whether the contacts of the form are kept for the next one.
    pub keep: Keep,
    /// Whether the draft was saved in another window after this page was opened.
    pub conflict: bool,
    /// Names of the documents that are still being checked and that sending waits for.
    pub unchecked: Vec<String>,
    /// Why it cannot be sent today, if it cannot.
    pub closed: Option<Closed>,
}

impl Page for SummaryPage {
    fn title(&self, t: Translator) -> String {
        let count = self.form.steps.len() + 1;
        t.with(
            "citizen-step-title",
            &[("step", t.get("citizen-summary").into()), ("number", count.into()), ("count", count.into())],
        )
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn is_written_in(&self) -> bool {
        true
    }

    fn has_errors(&self) -> bool {
        self.not_declared || !self.missing.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let last = self.form.steps.len();
        let steps = stepper(t, &self.service, &self.form, last);
        let crumbs = crumbs(t, &self.service, &self.service_title, t.get("citizen-application"));
        let (service, side) = (t.text(&self.service_title), self.side(t));
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <FlowService service=service/>
                <Stepper steps=steps current=last/>
                <FlowColumns side=side>{self.content(t)}</FlowColumns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::summaries()
    }
}

impl SummaryPage {
    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let steps = self.missing.iter().filter_map(|(place, errors)| {
            let step = self.form.steps.get(*place)?;
            let values = [("step", t.text(&step.name).into()), ("count", errors.len().into())];
            Some(FieldProblem {
                id: format!("r-{}", step.slug),
                message: t.with("citizen-step-missing", &values),
            })
        });
        let declaration = self
            .not_declared
            .then(|| FieldProblem { id: "dichiaro".to_owned(), message: t.get("citizen-truth-missing") });
        steps.chain(declaration).collect()
    }

    fn content(self, t: Translator) -> AnyView {
        let problems = self.problems(t);
        let missing: usize = self.missing.iter().map(|(_, errors)| errors.len()).sum();
        let answers = missing + usize::from(self.not_declared);
        let conflict = self
            .conflict
            .then(|| view! { <Alert title=t.get("citizen-conflict") text=t.get("citizen-conflict-text")/> });
        let back = self.form.steps.last().map_or_else(
            || Route::service(&self.service).href(),
            |step| Route::step(&self.service, &step.slug).href(),
        );
        let action = Route::Summary { service: self.service.clone() }.href();
        let error = self.not_declared.then(|| t.get("citizen-truth-missing"));
        let sections = self.sections();
        let waits = (!self.unchecked.is_empty()).then(|| {
            let text = t.with("citizen-unchecked-text", &[("name", t.list(&self.unchecked).into())]);
            view! { <Alert title=t.get("citizen-unchecked") text=text/> }
        });
        let work = work(t, &self.certified);
        let work = (!work.is_empty())
            .then(|| view! { <CertifiedData source=t.get("citizen-certified-source") entries=work/> });
        let held = self.closed.is_some();
        let closed = self.closed.map(|closed| closed.notice(t));
        // Closed: what is written can be read and kept, and nothing is offered that would be refused.
        let (key, main) = (self.idempotency, (!held).then_some(MainAction::Send));
        let before_sending = (!held).then(|| {
            view! { <KeepContacts keep=self.keep/><TruthStatement error=error/> }
        });
        view! {
            {conflict}
            {waits}
            <ErrorSummary problems=problems answers=answers/>
            <FlowHeading title=t.get("citizen-summary-title") lead=Some(t.get("citizen-summary-lead").into())/>
            {closed}
            {work}
            <FlowForm action=action version=self.version main=main>
                <input type="hidden" name="_chiave" value=key/>
                <Summaries>{sections}</Summaries>
                {before_sending}
                <StepNav back=back action=MainAction::Send held=held/>
            </FlowForm>
        }
        .into_any()
    }

    fn sections(&self) -> Vec<AnyView> {
        self.summary
            .sections
            .iter()
            .map(|section| {
                let edit = Some(Route::step(&self.service, &section.step).href());
                let documents = self.documents.clone();
                view! { <SummaryBlock section=section.clone() edit=edit documents=documents/> }.into_any()
            })
            .collect()
    }

    fn side(&self, t: Translator) -> AnyView {
        let receipt = self.email.as_ref().map_or_else(
            || t.get("citizen-after-receipt"),
            |email| t.with("citizen-after-receipt-email", &[("email", email.into())]),
        );
        let items = vec![
            receipt.into(),
            t.with("citizen-after-arrives", &[("office", t.text(&self.office).into())]).into(),
            t.with("citizen-after-answer", &[("date", format::date(self.latest_on).into())]).into(),
        ];
        view! {
            <Card id="poi" title=t.get("citizen-after-title")><Sentences items=items/></Card>
            <HelpBlock/>
        }
        .into_any()
    }
}
