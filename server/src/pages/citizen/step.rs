//! A step of a form.

use app::{citizen::StepPage, components::documents::RefusedFile, routes::Route};
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, catalogue, intake};
use domain::{
    Id,
    actor::Citizen,
    form::{AnswerError, Kind, Origins, prefill, validate_all},
    intake::{Intake, State as IntakeState},
    service::Service,
};

use super::{
    CONFIRMATION, SUMMARY,
    held_back::{held_back, of_another_company},
    origins::origins,
    posted::{Button, Posted, answers, read, validate},
    summary,
};
use crate::{
    pages::{
        Portal,
        around::Around,
        fault::Fault,
        upload::{Place, remove_content},
    },
    session::SignedIn,
};

/// A step as it was saved; the first visit begins a draft.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path((service, slug)): Path<(String, String)>,
) -> Result<Response, Fault> {
    if slug == CONFIRMATION {
        return summary::confirmation(&portal, &around, &citizen, &service).await;
    }
    let pool = &portal.platform.pool;
    let offered = catalogue::lookup(pool, &service, around.ctx().now).await?;
    if let Some(instead) = held_back(&offered.service, &citizen, None, &around) {
        return Ok(instead);
    }
    let draft = match intake::open_draft(pool, around.ctx(), &citizen, &offered).await {
        Ok(draft) => draft,
        // The page of the service says from when, or until when.
        Err(Error::ServiceClosed) => {
            return Ok(Redirect::to(&Route::service(&service).href()).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(door) = of_another_company(&offered.service, &citizen, &draft.answers, &around) {
        return Ok(door);
    }
    if slug == SUMMARY {
        return summary::page(&portal, &around, &citizen, draft).await;
    }
    let (step, _) = draft.form.step(&slug).ok_or(Fault::NOT_FOUND)?;
    let reached = reached(&draft, &around);
    match draft.form.steps.get(reached) {
        Some(first) if step > reached => {
            Ok(Redirect::to(&Route::step(&service, &first.slug).href()).into_response())
        }
        _ => {
            let origins = origins(&portal, &citizen, &draft, step).await?;
            Ok(around.page(Shown { origins, ..Shown::new(draft, step) }.page(&citizen, &around)))
        }
    }
}

/// The first step that is not right yet: up to it steps are links.
pub(super) fn reached(draft: &Intake, around: &Around) -> usize {
    validate_all(&draft.form, &draft.answers, &draft.documents, around.ctx().today())
        .first()
        .map_or(draft.form.steps.len(), |(step, _)| *step)
}

/// A step and what is said about it.
struct Shown {
    draft: Intake,
    step: usize,
    origins: Origins,
    errors: Vec<AnswerError>,
    refused: Vec<RefusedFile>,
    conflict: bool,
}

impl Shown {
    const fn new(draft: Intake, step: usize) -> Self {
        Self {
            draft,
            step,
            origins: Origins::new(),
            errors: Vec::new(),
            refused: Vec::new(),
            conflict: false,
        }
    }

    fn page(self, citizen: &Citizen, around: &Around) -> StepPage {
        let draft = self.draft;
        let expires_on = match draft.state {
            IntakeState::Draft { expires_on } => expires_on,
            _ => around.ctx().today(),
        };
        StepPage {
            reached: reached(&draft, around).max(self.step),
            service: draft.service,
            service_title: draft.service_title,
            intake: draft.id,
            form: draft.form,
            step: self.step,
            answers: draft.answers,
            documents: draft.documents,
            certified: citizen.certified.clone(),
            origins: self.origins,
            errors: self.errors,
            refused: self.refused,
            saved_at: (draft.version > 1).then_some(draft.saved_at),
            expires_on,
            version: draft.version,
            conflict: self.conflict,
        }
    }
}

/// A posted step: saved in any case, right or wrong; then on, or the same page with what is wrong.
pub(super) async fn save(
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
    let draft = match intake::find_draft(pool, &citizen, &service).await {
        Ok(draft) => draft,
        // It was sent from another window.
        Err(Error::NotFound) => {
            return Ok(Redirect::to(&Route::PersonalArea.href()).into_response());
        }
        Err(error) => return Err(sent(error.into())),
    };
    let offered = catalogue::lookup(pool, &service, around.ctx().now).await.map_err(|e| sent(e.into()))?;
    let service = &offered.service;
    if let Some(door) = of_another_company(service, &citizen, &draft.answers, &around) {
        return Ok(door);
    }
    let (step, _) = draft.form.step(&slug).ok_or_else(|| sent(Fault::NOT_FOUND))?;
    let place = Place { citizen: &citizen, intake: draft.id, question: "" };
    let posted = read(&portal, &around, place, &attachments(&draft, step), request).await?;
    let form = Submitted { portal: &portal, around: &around, citizen: &citizen, service, step, posted };
    form.act(draft).await.map_err(sent)
}

/// The questions of a step that take files.
fn attachments(draft: &Intake, step: usize) -> Vec<String> {
    let questions = draft.form.steps.get(step).into_iter().flat_map(|step| &step.sections);
    questions
        .flat_map(|section| &section.questions)
        .filter(|question| matches!(question.kind, Kind::Attachment(_)))
        .map(|question| question.name.clone())
        .collect()
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
    async fn act(self, mut draft: Intake) -> Result<Response, Fault> {
        let pool = &self.portal.platform.pool;
        let button = self.posted.button();
        draft.answers = self.answers(&draft, &button)?;
        let version = self.posted.version()?;
        match intake::save_draft(pool, self.around.ctx(), self.citizen, draft.id, version, &draft.answers)
            .await
        {
            Ok(saved) => {
                draft.version = saved.version;
                draft.saved_at = saved.at;
            }
            Err(Error::Stale) => return self.conflict(draft).await,
            Err(error) => return Err(error.into()),
        }
        // Only now: what was typed is safe, whoever comes back.
        if let Some(instead) = held_back(self.service, self.citizen, Some(&draft.answers), self.around) {
            return Ok(instead);
        }
        if let Button::RemoveFile(id) = &button {
            self.remove_file(&draft, id).await?;
        }
        // Files arrived while the form was read.
        draft.documents = intake::draft(pool, self.citizen, draft.id).await?.documents;
        self.answer(draft, &button).await
    }

    fn answers(&self, draft: &Intake, button: &Button) -> Result<domain::form::Answers, Fault> {
        let mut answers = answers(draft, self.step, &self.posted)?;
        match button {
            Button::Add(group) => {
                let mut sections = draft.form.steps.iter().flat_map(|step| &step.sections);
                if let Some(repeat) = sections
                    .find_map(|section| section.repeat.as_ref().filter(|repeat| repeat.name == *group))
                {
                    answers.add_repeat(repeat);
                }
            }
            Button::Remove(group, index) => answers.remove_repeat(group, *index),
            Button::Next | Button::SaveAndLeave | Button::RemoveFile(_) | Button::Upload => {}
        }
        prefill(&draft.form, &self.citizen.certified, &mut answers);
        Ok(answers)
    }

    /// Saved from another window meanwhile: what was typed here is shown, and replaces the other only
    /// if it is sent again.
    async fn conflict(self, draft: Intake) -> Result<Response, Fault> {
        let current = intake::draft(&self.portal.platform.pool, self.citizen, draft.id).await?;
        let draft = Intake { answers: draft.answers, ..current };
        let shown = Shown { refused: self.posted.refused, conflict: true, ..Shown::new(draft, self.step) };
        Ok(self.around.page_with(StatusCode::CONFLICT, shown.page(self.citizen, self.around)))
    }

    async fn remove_file(&self, draft: &Intake, id: &str) -> Result<(), Fault> {
        let id: Id<domain::document::Document> = id.parse().map_err(|_| Fault::BAD_REQUEST)?;
        let pool = &self.portal.platform.pool;
        match intake::remove_document(pool, self.around.ctx(), self.citizen, draft.id, id).await {
            Ok(stored) => remove_content(self.portal, stored).await,
            // Removed already, perhaps by a double click.
            Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    async fn answer(self, draft: Intake, button: &Button) -> Result<Response, Fault> {
        let here = draft.form.steps.get(self.step).map(|step| Route::step(&draft.service, &step.slug));
        let errors = match button {
            Button::Next => validate(self.portal, self.around, &draft, self.step).await?,
            _ => Vec::new(),
        };
        if !errors.is_empty() || !self.posted.refused.is_empty() {
            let origins = origins(self.portal, self.citizen, &draft, self.step).await?;
            let refused = self.posted.refused;
            let shown = Shown { origins, errors, refused, ..Shown::new(draft, self.step) };
            let page = shown.page(self.citizen, self.around);
            return Ok(self.around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
        let next = match button {
            Button::Next => draft.form.steps.get(self.step + 1).map_or_else(
                || Route::Summary { service: draft.service.clone() },
                |step| Route::step(&draft.service, &step.slug),
            ),
            Button::SaveAndLeave => Route::PersonalArea,
            Button::Add(_) | Button::Remove(..) | Button::RemoveFile(_) | Button::Upload => {
                here.ok_or(Fault::NOT_FOUND)?
            }
        };
        Ok(Redirect::to(&next.href()).into_response())
    }
}
