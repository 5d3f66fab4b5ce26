//! A step of a form.

use app::{
    citizen::{Closed, Conflict, Notices, StepPage},
    components::{
        documents::RefusedFile,
        questions::{after_entries_id, entry_id},
    },
    routes::Route,
};
use axum::{
    extract::{Path, RawQuery, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    catalogue::{self, Offered},
    intake::{self, Beside},
};
use domain::{
    actor::Citizen,
    document::OwnDocument,
    form::{AnswerError, Definition, Origins, Repeat, Step, differences, prefill, validate_all},
    intake::{Intake, State as IntakeState},
    service::Service,
};

use super::{
    CONFIRMATION, SUMMARY,
    files::{Files, after_joining, joined},
    held_back::{held_back, of_another_company},
    new_form::withdrawn,
    posted::{Button, Posted, answers, read, validate},
    resume::{self, OfStep},
    summary,
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
/// So many hours after sending, going back in the form leads to the confirmation.
const SENT_LATELY_HOURS: i64 = 24;

/// The way to the first step, which asks whoever comes to sign in. Of a service that is not there its page says so.
pub(super) async fn begin(
    State(portal): State<Portal>,
    around: Around,
    Path(service): Path<String>,
) -> Result<Redirect, Fault> {
    let offered = catalogue::lookup(&portal.platform.pool, &service, around.ctx().now).await?;
    let first = offered.service.form.steps.first().ok_or(Fault::NOT_FOUND)?;
    Ok(Redirect::to(&Route::step(&service, &first.slug).href()))
}

/// A step as it was saved; the first visit to the first step begins a draft.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path((service, slug)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    if slug == CONFIRMATION {
        return summary::confirmation(&portal, &around, &citizen, &service).await;
    }
    let pool = &portal.platform.pool;
    let here = Route::step(&service, &slug).href();
    let found = match intake::at_step(pool, around.ctx(), &citizen, (&service, &slug), &here).await {
        Err(Error::NotFound) => {
            let draft = intake::find_draft(pool, &citizen, &service).await?;
            return withdrawn(&portal, &around, &citizen, draft, Some(&slug)).await;
        }
        found => found?,
    };
    let offered = found.offered;
    if let Some(instead) = held_back(&offered.service, &citizen, None, &around) {
        return Ok(instead);
    }
    let (draft, beside) = match found.draft {
        Some(found) => found,
        None => match begun(&portal, &around, &citizen, &offered, &slug).await? {
            Ok(draft) => {
                let step = (&draft, 0);
                let beside = intake::beside(pool, around.ctx(), &citizen, step, Some(&here)).await?;
                (draft, beside)
            }
            Err(instead) => return Ok(instead),
        },
    };
    if let Some(door) = of_another_company(&offered.service, &citizen, &draft.answers, &around) {
        return Ok(door);
    }
    if slug == SUMMARY {
        return summary::page(&portal, &around, &citizen, draft).await;
    }
    let (step, _) = draft.form.step(&slug).ok_or(Fault::NOT_FOUND)?;
    let at = AtStep { portal: &portal, around: &around, citizen: &citizen, service: &offered.service, step };
    at.answer(draft, beside, query.as_deref()).await
}

/// A step that somebody came to.
struct AtStep<'a> {
    portal: &'a Portal,
    around: &'a Around,
    citizen: &'a Citizen,
    service: &'a Service,
    step: usize,
}

impl AtStep<'_> {
    /// The step with what was found of it, if it was reached; otherwise the way to the first one that is not
    /// right yet.
    async fn answer(
        self,
        mut draft: Intake,
        mut beside: Beside,
        query: Option<&str>,
    ) -> Result<Response, Fault> {
        let Self { portal, around, citizen, service, step } = self;
        let take_up = resume::wanted(query).is_some();
        let found = match beside.unsent.take() {
            Some(form) => resume::of_step(portal, around, citizen, &mut draft, step, form, take_up).await?,
            None => OfStep::default(),
        };
        let reached = reached(&draft, around);
        match draft.form.steps.get(reached) {
            Some(first) if step > reached => {
                Ok(Redirect::to(&Route::step(&draft.service, &first.slug).href()).into_response())
            }
            _ => {
                let mut shown = Shown::new(around, service, draft, step, beside);
                shown.conflict = found.conflict;
                shown.notices.found = found.found;
                shown.notices.joined = joined(query);
                Ok(around.page(shown.page(citizen, around)))
            }
        }
    }
}

/// A new draft, or where to go instead. Only the first step begins one: whoever comes to another without a
/// draft went back after sending, and is led to what was sent, or to the beginning.
///
/// A GET has to begin it, because saving by itself, uploads and photos all name the draft; until something
/// is saved it counts nowhere.
async fn begun(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    offered: &Offered,
    slug: &str,
) -> Result<Result<Intake, Response>, Fault> {
    let (pool, ctx, service) = (&portal.platform.pool, around.ctx(), &offered.service);
    let go = |route: Route| Ok(Err(Redirect::to(&route.href()).into_response()));
    let first = service.form.steps.first().ok_or(Fault::NOT_FOUND)?;
    if slug != first.slug {
        if slug != SUMMARY && service.form.step(slug).is_none() {
            return Err(Fault::NOT_FOUND);
        }
        let lately = ctx.now - chrono::Duration::hours(SENT_LATELY_HOURS);
        return if intake::was_sent_since(pool, citizen, &service.slug, lately).await? {
            go(Route::Confirmation { service: service.slug.clone() })
        } else {
            go(Route::step(&service.slug, &first.slug))
        };
    }
    match intake::open_draft(pool, ctx, citizen, offered).await {
        Ok(draft) => Ok(Ok(draft)),
        // The page of the service says from when, or until when.
        Err(Error::ServiceClosed) => go(Route::service(&service.slug)),
        Err(error) => Err(error.into()),
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
    conflict: Option<Conflict>,
    reusable: Vec<OwnDocument>,
    notices: Notices,
}

impl Shown {
    /// As it was saved, with what happened to the form since the draft was begun.
    fn new(around: &Around, service: &Service, draft: Intake, step: usize, beside: Beside) -> Self {
        let notices = Notices {
            is_newer: draft.form != service.form,
            earlier: beside.earlier,
            closed: Closed::of(service.availability(around.ctx().today())),
            found: None,
            joined: None,
            privacy: beside.notice.map(|notice| (notice.desk.id, notice.title)),
        };
        Self {
            step,
            origins: beside.known.origins(&draft.form, &draft.answers),
            errors: Vec::new(),
            refused: Vec::new(),
            conflict: None,
            reusable: beside.reusable,
            notices,
            draft,
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
            reusable: self.reusable,
            certified: citizen.certified.clone(),
            origins: self.origins,
            errors: self.errors,
            refused: self.refused,
            saved_at: (draft.version > 1).then_some(draft.saved_at),
            expires_on,
            version: draft.version,
            conflict: self.conflict,
            notices: self.notices,
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
        // It was sent from another window; or by somebody else, whose form is not of this session.
        Err(Error::NotFound) => {
            read(&portal, &around, Purpose::Nothing, &[], request).await?;
            return Ok(Redirect::to(&Route::PersonalArea.href()).into_response());
        }
        Err(error) => return Err(sent(error.into())),
    };
    let offered = match catalogue::lookup(pool, &service, around.ctx().now).await {
        Err(Error::NotFound) => {
            return save_withdrawn(&portal, &around, &citizen, draft, &slug, request).await;
        }
        offered => offered.map_err(|error| sent(error.into()))?,
    };
    let service = &offered.service;
    if let Some(door) = of_another_company(service, &citizen, &draft.answers, &around) {
        return Ok(door);
    }
    let (step, _) = draft.form.step(&slug).ok_or_else(|| sent(Fault::NOT_FOUND))?;
    let place = Place { citizen: &citizen, intake: draft.id, question: "" };
    let posted = read(&portal, &around, place, &attachments(&draft, step), request).await?;
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
    let place = Place { citizen, intake: draft.id, question: "" };
    let posted = read(portal, around, place, &attachments(&draft, step), request).await?;
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
        match intake::save_draft(pool, self.around.ctx(), self.citizen, draft.id, version, &draft.answers)
            .await
        {
            Ok(saved) => {
                draft.version = saved.version;
                draft.saved_at = saved.at;
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
        // Files arrived while the form was read.
        draft.documents = intake::draft(pool, self.citizen, draft.id).await?.documents;
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

    fn answers(&self, draft: &Intake, button: &Button) -> Result<domain::form::Answers, Fault> {
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
        Ok(Shown::new(self.around, self.service, draft, self.step, beside))
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
            let shown = self.shown(draft).await?;
            let shown = Shown { errors, refused: self.posted.refused, ..shown };
            let page = shown.page(self.citizen, self.around);
            return Ok(self.around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
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
