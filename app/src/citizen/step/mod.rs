//! A step of a form.

mod gates;
mod notices;
mod pieces;
mod section;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Text,
    calendar::day_in_rome,
    document::{Document, OwnDocument},
    form::{AnswerError, Answers, Certified, Definition, Kind, Origins, Part, Question, Step},
    format,
    intake::Intake,
};
use leptos::prelude::*;

use super::{
    FoundState, RESUMED,
    words::{crumbs, stepper},
};
use crate::{
    components::{
        Autosave, AutosaveText, Breadcrumb, Conflict, ConflictNotice, ErrorSummary, FieldProblem, HelpBlock,
        count::CountScript,
        documents::RefusedFile,
        layout::Container,
        stepper::{FlowColumns, FlowForm, FlowHeading, FlowService, MainAction, StepNav, Stepper},
        upload::UploadScript,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    problems,
    routes::{Api, Route},
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
    pub form: Arc<Definition>,
    /// Which step, counted from 0; beyond the last it is the last.
    pub step: usize,
    /// The furthest step that was reached; up to it steps are links.
    pub reached: usize,
    /// What was typed, right or wrong.
    pub answers: Answers,
    /// Every document of the draft.
    pub documents: Vec<Document>,
    /// What was given with other requests and may be given again.
    pub reusable: Vec<OwnDocument>,
    /// What the identity provider certified.
    pub certified: Certified,
    /// Where the answers come from that were not typed this time.
    pub origins: Origins,
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
    /// The draft was saved in another window after this page was opened. What was typed here is
    /// shown beside what was saved there; it replaces the other only when it is sent again.
    pub conflict: Option<Conflict>,
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
        // Municipalities and countries are completed while typing; files and saves have scripts of their own.
        let place = |question: &Question| {
            matches!(question.kind, Kind::Municipality | Kind::Country)
                || question.kind.parts().iter().any(|part| matches!(part, Part::Municipality | Part::Country))
        };
        self.current().is_some_and(|step| self.shows(step, place))
    }

    fn is_written_in(&self) -> bool {
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
        let file = |question: &Question| matches!(question.kind, Kind::Attachment(_));
        self.current().is_some_and(|step| self.shows(step, file))
    }

    fn has_long_texts(&self, step: &Step) -> bool {
        self.shows(step, |question| matches!(question.kind, Kind::LongText { .. }))
    }

    /// Every message of the page, in its order.
    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let refused = self.refused.iter().map(|file| FieldProblem {
            id: file.question.clone(),
            message: t.pair(&file.name, &file.problem.message(t)),
        });
        problems::summary(t, &self.errors).into_iter().chain(refused).collect()
    }

    fn content(self, t: Translator) -> AnyView {
        let Some(step) = self.current().cloned() else {
            return ().into_any();
        };
        let (title, lead) = (t.wording(&step.title), step.lead.as_ref().map(|lead| t.wording(lead)));
        view! {
            <ErrorSummary problems=self.problems(t)/>
            <FlowHeading title=title lead=lead/>
            {self.found(t, &step)}
            {self.notices.before(t, &self.service)}
            {self.form_view(t, &step)}
            {self.notices.after()}
        }
        .into_any()
    }

    /// What was being sent of this step when the session ended.
    fn found(&self, t: Translator, step: &Step) -> Option<AnyView> {
        self.notices.found?.notice(t, &Route::step(&self.service, &step.slug).href())
    }

    fn form_view(&self, t: Translator, step: &Step) -> AnyView {
        let action = Route::step(&self.service, &step.slug).href();
        let (sections, autosave, back) = (self.sections(step), self.autosave(t, step), self.back());
        let conflict = self.conflict.clone().map(|conflict| {
            view! { <ConflictNotice conflict=conflict there=action.clone()/> }
        });
        let count = self.has_long_texts(step).then(|| view! { <CountScript/> });
        let upload = self.has_files().then(|| view! { <UploadScript/> });
        let resumed = self.notices.found.filter(|found| found.state == FoundState::Resumed);
        let resumed = resumed.map(|_| view! { <input type="hidden" name=RESUMED value="si"/> });
        view! {
            <FlowForm
                id=FORM action=action version=self.version main=Some(MainAction::Next) files=self.has_files()
            >
                {resumed}
                {conflict}
                {sections}
                {autosave}
                <StepNav back=back action=MainAction::Next/>
            </FlowForm>
            {upload}
            {count}
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
        let kept = t.with("citizen-draft-kept", &[("date", format::date(self.expires_on).into())]);
        let detail = if self.errors.is_empty() {
            kept.clone()
        } else {
            let missing = t.with("citizen-draft-missing", &[("count", self.errors.len().into())]);
            format!("{missing} {kept}")
        };
        let url = Route::Api(Api::Draft { intake: self.intake, step: step.slug.clone() }).href();
        let here = Route::step(&self.service, &step.slug).href();
        let saved_at = self.saved_at.map(format::time).unwrap_or_default();
        let text = AutosaveText { title: self.saved(t), detail, kept, saved_at };
        view! {
            <Autosave
                form=FORM url=url draft=self.intake.to_string() step=step.slug.clone()
                door=Route::Access { next: Some(here) }.href() text=text
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
