//! A step of a form: how it is shown. How it is saved is in `save`.

mod save;

pub(super) use save::save;

use app::{
    citizen::{Closed, Conflict, Notices, StepPage},
    components::documents::RefusedFile,
    routes::Route,
};
use axum::{
    extract::{Path, RawQuery, State},
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
    form::{AnswerError, Origins, first_wrong},
    intake::{Intake, State as IntakeState},
    service::Service,
};

use super::{
    CONFIRMATION, SUMMARY,
    files::joined,
    held_back::{held_back, of_another_company},
    new_form::withdrawn,
    resume::{self, OfStep},
    summary,
};
use crate::{
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

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
                let mut shown = Shown::new(around, service, (draft, Some(reached)), step, beside);
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
    let today = around.ctx().today();
    first_wrong(&draft.form, &draft.answers, &draft.documents, today).unwrap_or(draft.form.steps.len())
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
    /// The first step that is not right yet, where that is known of these answers.
    reached: Option<usize>,
}

impl Shown {
    /// As it was saved, with what happened to the form since the draft was begun, and with what is offered only
    /// here. How far it has come is told with the draft, where it was looked at.
    fn new(
        around: &Around,
        service: &Service,
        (mut draft, reached): (Intake, Option<usize>),
        step: usize,
        beside: Beside,
    ) -> Self {
        let has_more = beside.known.offer_own(&draft.form, step, &mut draft.answers);
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
            reached: reached.filter(|_| !has_more),
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
            reached: self.reached.unwrap_or_else(|| reached(&draft, around)).max(self.step),
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
