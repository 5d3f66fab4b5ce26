//! A step of a form.

mod notices;
mod pieces;
mod section;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Text,
    calendar::day_in_rome,
    document::Document,
    form::{AnswerError, Answers, Certified, Definition, Kind, Step},
    format,
    intake::Intake,
};
use leptos::prelude::*;

use super::words::{crumbs, stepper};
use crate::{
    components::{
        Breadcrumb, CsrfField, ErrorSummary, FieldProblem, HelpBlock,
        documents::RefusedFile,
        layout::Container,
        stepper::{Alert, FirstSubmit, FlowColumns, FlowHeading, FlowService, MainAction, StepNav, Stepper},
    },
    i18n::{Translator, use_translator},
    islands::autosave::{Autosave, AutosaveText},
    page::{Layout, Page, use_frame},
    problems,
    routes::Route,
};

pub use notices::{Closed, Notices};

/// Id of the form.
const FORM: &str = "domanda";

/// A step of a form, with what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPage {
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// The draft.
    pub intake: Id<Intake>,
    /// The form it was begun with.
    pub form: Definition,
    /// Which step, counted from 0; beyond the last it is the last.
    pub step: usize,
    /// The furthest step that was reached; up to it steps are links.
    pub reached: usize,
    /// What was typed, right or wrong.
    pub answers: Answers,
    /// Every document of the draft.
    pub documents: Vec<Document>,
    /// What the identity provider certified.
    pub certified: Certified,
    /// What must be corrected in this step.
    pub errors: Vec<AnswerError>,
    /// Files that were not taken just now.
    pub refused: Vec<RefusedFile>,
    /// Last save; None before the first.
    pub saved_at: Option<DateTime<Utc>>,
    /// Day after which the draft expires.
    pub expires_on: NaiveDate,
    /// Number of the last save.
    pub version: i64,
    /// Whether the draft was saved in another window after this page was opened. What was typed
    /// here is shown; it replaces the other only when it is sent again.
    pub conflict: bool,
    /// What happened to the form meanwhile.
    pub notices: Notices,
}

impl Page for StepPage {
    fn title(&self, t: Translator) -> String {
        let name = self.current().map(|step| t.text(&step.name)).unwrap_or_default();
        t.with(
            "citizen-step-title",
            &[
                ("step", name.into()),
                ("number", (self.step + 1).into()),
                ("count", (self.form.steps.len() + 1).into()),
            ],
        )
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || !self.refused.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let service = t.text(&self.service_title);
        let steps = stepper(t, &self.service, &self.form, self.reached);
        let crumbs = crumbs(t, &self.service, &self.service_title, t.get("citizen-application"));
        let (current, side) = (self.step, view! { <HelpBlock/> }.into_any());
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <FlowService service=service/>
                <Stepper steps=steps current=current/>
                <FlowColumns side=side>{self.content(t)}</FlowColumns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::steps()
    }
}

impl StepPage {
    fn current(&self) -> Option<&Step> {
        self.form.steps.get(self.step).or_else(|| self.form.steps.last())
    }

    fn has_files(&self) -> bool {
        self.current().is_some_and(|step| {
            step.sections
                .iter()
                .flat_map(|section| &section.questions)
                .any(|question| matches!(question.kind, Kind::Attachment(_)))
        })
    }

    /// Every message of the page, in its order.
    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let refused = self.refused.iter().map(|file| FieldProblem {
            id: file.question.clone(),
            message: format!("{}: {}", file.name, file.problem.message(t)),
        });
        problems::summary(t, &self.errors).into_iter().chain(refused).collect()
    }

    fn content(self, t: Translator) -> AnyView {
        let Some(step) = self.current().cloned() else {
            return ().into_any();
        };
        let (title, lead) = (t.wording(&step.title), step.lead.as_ref().map(|lead| t.wording(lead)));
        let conflict = self.conflict.then(|| {
            view! { <Alert title=t.get("citizen-conflict") text=t.get("citizen-conflict-text")/> }
        });
        view! {
            {conflict}
            <ErrorSummary problems=self.problems(t)/>
            <FlowHeading title=title lead=lead/>
            {self.notices.before(t, &self.service)}
            {self.form_view(t, &step)}
            {self.notices.after()}
        }
        .into_any()
    }

    fn form_view(&self, t: Translator, step: &Step) -> AnyView {
        let enctype = self.has_files().then_some("multipart/form-data");
        let action = Route::step(&self.service, &step.slug).href();
        let sections = self.sections(step);
        view! {
            <form id=FORM class="sp-form" action=action method="post" enctype=enctype novalidate>
                <FirstSubmit action=MainAction::Next/>
                <CsrfField/>
                <input type="hidden" name="_version" value=self.version.to_string()/>
                {sections}
                {self.autosave(t, step)}
                <StepNav back=self.back() action=MainAction::Next/>
            </form>
        }
        .into_any()
    }

    /// The step before; before the first, the service.
    fn back(&self) -> String {
        let before = self.step.checked_sub(1).and_then(|place| self.form.steps.get(place));
        before.map_or_else(
            || Route::service(&self.service).href(),
            |step| Route::step(&self.service, &step.slug).href(),
        )
    }

    fn autosave(&self, t: Translator, step: &Step) -> AnyView {
        let frame = use_frame();
        let kept = t.with("citizen-draft-kept", &[("date", format::date(self.expires_on).into())]);
        let detail = if self.errors.is_empty() {
            kept.clone()
        } else {
            let missing = t.with("citizen-draft-missing", &[("count", self.errors.len().into())]);
            format!("{missing} {kept}")
        };
        let url = Route::ApiDraft { intake: self.intake, step: step.slug.clone() }.href();
        let text = autosave_text(t, kept);
        view! {
            <Autosave
                form=FORM.to_owned() url=url csrf=frame.csrf.clone() icons=frame.assets.url("icons.svg")
                title=self.saved(t) detail=detail text=text
            />
        }
        .into_any()
    }

    fn saved(&self, t: Translator) -> String {
        match self.saved_at {
            None => t.get("citizen-draft-new"),
            Some(at) if day_in_rome(at) == use_frame().today() => {
                t.with("citizen-draft-saved", &[("time", format::time(at).into())])
            }
            Some(at) => t.with("citizen-draft-saved-on", &[("date", format::date_time(at).into())]),
        }
    }
}

fn autosave_text(t: Translator, kept: String) -> AutosaveText {
    AutosaveText {
        saved: t.with("citizen-draft-saved", &[("time", "{time}".into())]),
        saved_detail: kept,
        failed: t.get("citizen-draft-failed"),
        failed_detail: t.get("citizen-draft-failed-text"),
        conflict: t.get("citizen-conflict"),
        conflict_detail: t.get("citizen-conflict-text"),
        expired: t.get("citizen-draft-expired"),
        expired_detail: t.get("citizen-draft-expired-text"),
    }
}
