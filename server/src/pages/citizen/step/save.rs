//! A step that was posted: what was typed is saved, right or wrong, then the way on.

use app::{
    citizen::Conflict,
    components::questions::{after_entries_id, entry_id},
    routes::Route,
};
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, intake};
use domain::{
    actor::Citizen,
    form::{Answers, Definition, Repeat, Step, differences, prefill},
    intake::Intake,
    service::Service,
};

use super::{
    super::{
        SUMMARY,
        files::{Files, after_joining},
        held_back::{held_back, of_another_company},
        new_form::withdrawn,
        posted::{Button, Posted, answers, read, validate},
        resume, summary,
    },
    Shown,
};
use crate::{
    pages::{
        Portal,
        around::Around,
        fault::Fault,
        upload::{Place, Purpose},
    },
    session::SignedIn,
};

/// Id of the content of every page.
const CONTENT: &str = "contenuto";

/// A posted step: saved in any case, right or wrong; then on, or the same page with what is wrong.
pub(in crate::pages::citizen) async fn save(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path((service, slug)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    if slug == SUMMARY {
        return summary::send(&portal, &around, &citizen, &service, request).await;
    }
    let pool = &portal.platform.pool;
    let (draft, offered) = match intake::to_save(pool, around.ctx(), &citizen, &service).await {
        Ok(found) => found,
        // It was sent from another window; or by somebody else, whose form is not of this session.
        Err(Error::NotFound) => {
            read(&portal, &around, Purpose::Nothing, &[], request).await?;
            return Ok(Redirect::to(&Route::PersonalArea.href()).into_response());
        }
        Err(error) => return Err(sent(error.into())),
    };
    let Some(offered) = offered else {
        return save_withdrawn(&portal, &around, &citizen, draft, &slug, request).await;
    };
    let service = &offered.service;
    if let Some(door) = of_another_company(service, &citizen, &draft.answers, &around) {
        return Ok(door);
    }
    let (step, _) = draft.form.step(&slug).ok_or_else(|| sent(Fault::NOT_FOUND))?;
    let place = Place { citizen: &citizen, intake: draft.id, question: "", replaces: None };
    let posted = read(&portal, &around, place.into(), &attachments(&draft, step), request).await?;
    let here = Route::step(&draft.service, &slug);
    if let Some(back) = resume::dropped(&portal, &citizen, (&here, &here), &posted).await.map_err(sent)? {
        return Ok(back);
    }
    let form = Submitted { portal: &portal, around: &around, citizen: &citizen, service, step, posted };
    form.act(draft).await.map_err(sent)
}

/// The service was withdrawn while the step was filled in: what was typed is kept, and shown.
async fn save_withdrawn(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    mut draft: Intake,
    slug: &str,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let (step, _) = draft.form.step(slug).ok_or_else(|| sent(Fault::NOT_FOUND))?;
    let begun = intake::begun_with(&portal.platform.pool, citizen, draft.id).await;
    let begun = begun.map_err(|error| sent(error.into()))?;
    if let Some(door) = of_another_company(&begun, citizen, &draft.answers, around) {
        return Ok(door);
    }
    let place = Place { citizen, intake: draft.id, question: "", replaces: None };
    let posted = read(portal, around, place.into(), &attachments(&draft, step), request).await?;
    let here = Route::step(&draft.service, slug);
    if let Some(back) = resume::dropped(portal, citizen, (&here, &here), &posted).await.map_err(sent)? {
        return Ok(back);
    }
    draft.answers = answers(&draft, step, &posted).map_err(sent)?;
    prefill(&draft.form, &citizen.certified, &mut draft.answers);
    let version = posted.version().map_err(sent)?;
    let pool = &portal.platform.pool;
    match intake::save_draft(pool, around.ctx(), citizen, draft.id, version, &draft.answers).await {
        Ok(_) | Err(Error::Stale) => {
            withdrawn(portal, around, citizen, draft, Some(slug)).await.map_err(sent)
        }
        Err(error) => Err(sent(error.into())),
    }
}

/// The questions of a step that take files.
fn attachments(draft: &Intake, step: usize) -> Vec<String> {
    let step = draft.form.steps.get(step);
    step.into_iter().flat_map(Step::attachments).map(|question| question.name.clone()).collect()
}

/// The part of a form that repeats under this name.
fn repeat<'a>(form: &'a Definition, group: &str) -> Option<&'a Repeat> {
    let mut sections = form.steps.iter().flat_map(|step| &step.sections);
    sections.find_map(|section| section.repeat.as_ref().filter(|repeat| repeat.name == group))
}

struct Submitted<'a> {
    portal: &'a Portal,
    around: &'a Around,
    citizen: &'a Citizen,
    service: &'a Service,
    step: usize,
    posted: Posted,
}

impl Submitted<'_> {
    async fn act(mut self, mut draft: Intake) -> Result<Response, Fault> {
        let pool = &self.portal.platform.pool;
        let button = self.posted.button();
        draft.answers = self.answers(&draft, &button)?;
        let version = self.posted.version()?;
        match intake::save_step(pool, self.around.ctx(), self.citizen, draft.id, version, &draft.answers)
            .await
        {
            Ok((saved, documents)) => {
                draft.version = saved.version;
                draft.saved_at = saved.at;
                // Files arrived while the form was read.
                draft.documents = documents;
                self.found_is_saved(&draft).await?;
            }
            Err(Error::Stale) => return self.conflict(draft).await,
            Err(error) => return Err(error.into()),
        }
        // Only now: what was typed is safe, whoever comes back.
        if let Some(instead) = held_back(self.service, self.citizen, Some(&draft.answers), self.around) {
            return Ok(instead);
        }
        let files =
            Files { portal: self.portal, around: self.around, citizen: self.citizen, draft: draft.id };
        self.posted.refused.extend(files.act(&button).await?);
        if button.moves_files() {
            draft.documents = intake::draft(pool, self.citizen, draft.id).await?.documents;
        }
        self.answer(draft, &button).await
    }

    /// What was found of this step and taken up is in the draft now.
    async fn found_is_saved(&self, draft: &Intake) -> Result<(), Fault> {
        match draft.form.steps.get(self.step) {
            Some(step) => {
                let here = Route::step(&draft.service, &step.slug);
                resume::step_saved(self.portal, self.citizen, &here, &self.posted).await
            }
            None => Ok(()),
        }
    }

    fn answers(&self, draft: &Intake, button: &Button) -> Result<Answers, Fault> {
        let mut answers = answers(draft, self.step, &self.posted)?;
        match button {
            Button::Add(group) => {
                if let Some(repeat) = repeat(&draft.form, group) {
                    answers.add_repeat(repeat);
                }
            }
            Button::Remove(group, index) => answers.remove_repeat(group, *index),
            Button::Next
            | Button::SaveAndLeave
            | Button::RemoveFile(_)
            | Button::Upload
            | Button::Reuse(..)
            | Button::Join(_)
            | Button::Keep => {}
        }
        prefill(&draft.form, &self.citizen.certified, &mut answers);
        Ok(answers)
    }

    /// The same step, with these answers.
    async fn shown(&self, draft: Intake) -> Result<Shown, Fault> {
        let (pool, ctx) = (&self.portal.platform.pool, self.around.ctx());
        let beside = intake::beside(pool, ctx, self.citizen, (&draft, self.step), None).await?;
        Ok(Shown::new(self.around, self.service, (draft, None), self.step, beside))
    }

    /// Saved from another window meanwhile: what was typed here is shown beside what was saved there, and
    /// takes its place only if it is sent again.
    async fn conflict(self, draft: Intake) -> Result<Response, Fault> {
        let there = intake::draft(&self.portal.platform.pool, self.citizen, draft.id).await?;
        let conflict = Conflict {
            saved_at: there.saved_at,
            differences: differences(&draft.form, self.step, &draft.answers, &there.answers),
        };
        let draft = Intake { answers: draft.answers, ..there };
        let shown = self.shown(draft).await?;
        let shown = Shown { refused: self.posted.refused, conflict: Some(conflict), ..shown };
        Ok(self.around.page_with(StatusCode::CONFLICT, shown.page(self.citizen, self.around)))
    }

    async fn answer(self, draft: Intake, button: &Button) -> Result<Response, Fault> {
        let here = draft.form.steps.get(self.step).map(|step| Route::step(&draft.service, &step.slug));
        let errors = match button {
            Button::Next => validate(self.portal, self.around, self.citizen, &draft, self.step).await?,
            _ => Vec::new(),
        };
        if !errors.is_empty() || !self.posted.refused.is_empty() {
            let (shown, status) = (self.shown(draft).await?, self.posted.status());
            let shown = Shown { errors, refused: self.posted.refused, ..shown };
            let page = shown.page(self.citizen, self.around);
            return Ok(self.around.page_with(status, page));
        }
        let next = match button {
            Button::Next => draft.form.steps.get(self.step + 1).map_or_else(
                || Route::Summary { service: draft.service.clone() },
                |step| Route::step(&draft.service, &step.slug),
            ),
            Button::SaveAndLeave => Route::PersonalArea,
            Button::Add(_)
            | Button::Remove(..)
            | Button::RemoveFile(_)
            | Button::Upload
            | Button::Reuse(..)
            | Button::Join(_)
            | Button::Keep => here.ok_or(Fault::NOT_FOUND)?,
        };
        Ok(Redirect::to(&self.place(&draft, button, &next)).into_response())
    }

    /// What was pressed at a question or at an entry leads back to it.
    fn place(&self, draft: &Intake, button: &Button, next: &Route) -> String {
        match button {
            Button::Join(question) if attachments(draft, self.step).contains(question) => {
                after_joining(next, question)
            }
            Button::Reuse(question, _) if attachments(draft, self.step).contains(question) => {
                next.anchor(question)
            }
            Button::Add(group) => repeat(&draft.form, group).map_or_else(
                || next.href(),
                |part| {
                    let last = draft.answers.entries(part).last();
                    next.anchor(&last.map_or_else(|| after_entries_id(group), |last| entry_id(group, last)))
                },
            ),
            // The one that moved up, or what comes after the last.
            Button::Remove(group, index) => repeat(&draft.form, group).map_or_else(
                || next.href(),
                |part| {
                    let moved_up = draft.answers.entries(part).find(|left| left == index);
                    next.anchor(
                        &moved_up.map_or_else(|| after_entries_id(group), |left| entry_id(group, left)),
                    )
                },
            ),
            Button::Keep => next.anchor(CONTENT),
            _ => next.href(),
        }
    }
}
