//! The form of a draft changed, or is not there any more: what is offered instead.

use app::{
    citizen::{NewFormPage, WithdrawnPage},
    routes::Route,
};
use axum::{
    extract::{FromRequest, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    catalogue::{self, Offered},
    intake,
};
use domain::{
    actor::Citizen,
    form::{changes, move_to, summary},
    intake::{Intake, State as IntakeState},
};
use serde::Deserialize;

use super::{
    held_back::{held_back, of_another_company},
    resume,
    step::reached,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

/// A draft, and the service as it is published now.
struct Both {
    draft: Intake,
    offered: Offered,
}

/// Both, or the page that says why not.
async fn both(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    service: &str,
) -> Result<Result<Both, Response>, Fault> {
    let pool = &portal.platform.pool;
    let draft = intake::find_draft(pool, citizen, service).await?;
    let offered = match catalogue::lookup(pool, service, around.ctx().now).await {
        Err(Error::NotFound) => return withdrawn(portal, around, citizen, draft, None).await.map(Err),
        offered => offered?,
    };
    let instead = of_another_company(&offered.service, citizen, &draft.answers, around)
        .or_else(|| held_back(&offered.service, citizen, Some(&draft.answers), around));
    Ok(match instead {
        Some(instead) => Err(instead),
        // Nothing to move: back to where the draft stands.
        None if draft.form == offered.service.form => Err(on(&draft, around)),
        None => Ok(Both { draft, offered }),
    })
}

/// Where a draft goes on: its first step that is not right yet.
fn on(draft: &Intake, around: &Around) -> Response {
    Redirect::to(&place(draft, around).href()).into_response()
}

fn place(draft: &Intake, around: &Around) -> Route {
    draft.form.steps.get(reached(draft, around)).map_or_else(
        || Route::Summary { service: draft.service.clone() },
        |step| Route::step(&draft.service, &step.slug),
    )
}

/// What is different, and what would become of the answers.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(service): Path<String>,
) -> Result<Response, Fault> {
    Ok(match both(&portal, &around, &citizen, &service).await? {
        Ok(both) => around.page(offer(both, &around)),
        Err(instead) => instead,
    })
}

fn offer(Both { draft, offered }: Both, around: &Around) -> NewFormPage {
    let new = &offered.service.form;
    let step = draft.form.steps.get(reached(&draft, around)).or_else(|| draft.form.steps.last());
    NewFormPage {
        step: step.map(|step| step.slug.clone()).unwrap_or_default(),
        changes: changes(&draft.form, new),
        earlier: move_to(&draft.form, new, &draft.answers, &draft.documents).earlier,
        version: draft.version,
        service: draft.service,
        service_title: draft.service_title,
    }
}

#[derive(Debug, Deserialize)]
struct GoingOver {
    #[serde(rename = "_version")]
    version: i64,
}

/// Goes over to the form that is published now.
pub(super) async fn go_over(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(service): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    let CsrfForm(form) = CsrfForm::<GoingOver>::from_request(request, &portal).await?;
    moved(&portal, &around, &citizen, &service, form.version).await.map_err(IntoResponse::into_response)
}

async fn moved(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    service: &str,
    version: i64,
) -> Result<Response, Fault> {
    let Both { draft, offered } = match both(portal, around, citizen, service).await? {
        Ok(both) => both,
        Err(instead) => return Ok(instead),
    };
    let pool = &portal.platform.pool;
    match intake::move_draft(pool, around.ctx(), citizen, draft.id, version, &offered).await {
        Ok(_) => Ok(on(&intake::draft(pool, citizen, draft.id).await?, around)),
        // Saved in another window meanwhile: what would be taken along is shown again.
        Err(Error::Stale) => {
            let page = offer(Both { draft, offered }, around);
            Ok(around.page_with(StatusCode::CONFLICT, page))
        }
        Err(error) => Err(error.into()),
    }
}

/// The service takes no requests any more; what was written is shown until the draft expires, to whoever
/// could have gone on with it. What was found of the `step` that was asked for stands beside it.
pub(super) async fn withdrawn(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    draft: Intake,
    step: Option<&str>,
) -> Result<Response, Fault> {
    let service = intake::begun_with(&portal.platform.pool, citizen, draft.id).await?;
    let instead = of_another_company(&service, citizen, &draft.answers, around)
        .or_else(|| held_back(&service, citizen, Some(&draft.answers), around));
    if let Some(instead) = instead {
        return Ok(instead);
    }
    let expires_on = match draft.state {
        IntakeState::Draft { expires_on } => expires_on,
        _ => around.ctx().today(),
    };
    let found = match step {
        Some(step) => resume::of_withdrawn(portal, around, citizen, &draft, step).await?,
        None => None,
    };
    let page = WithdrawnPage {
        summary: summary(&draft.form, &draft.answers, &draft.documents),
        service_title: draft.service_title,
        expires_on,
        found,
    };
    Ok(around.page_with(StatusCode::GONE, page))
}
