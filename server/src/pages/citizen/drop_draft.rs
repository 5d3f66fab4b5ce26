//! Giving a draft up.

use app::{citizen::DropDraftPage, routes::Route};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, intake};
use domain::{actor::Citizen, intake::Intake};

use super::held_back::of_another_company;
use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{Portal, around::Around, fault::Fault, upload::remove_content},
    session::SignedIn,
};

/// The draft of a service; or where to go, where there is none or it is another company's.
async fn draft_of(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    service: &str,
) -> Result<Result<Intake, Response>, Fault> {
    let pool = &portal.platform.pool;
    let draft = match intake::find_draft(pool, citizen, service).await {
        // Given up already, perhaps by a double click; or sent.
        Err(Error::NotFound) => return Ok(Err(to_area())),
        found => found?,
    };
    let begun_with = intake::begun_with(pool, citizen, draft.id).await?;
    Ok(match of_another_company(&begun_with, citizen, &draft.answers, around) {
        Some(door) => Err(door),
        None => Ok(draft),
    })
}

fn to_area() -> Response {
    Redirect::to(&Route::PersonalArea.href()).into_response()
}

/// The question before it goes.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(service): Path<String>,
) -> Result<Response, Fault> {
    Ok(match draft_of(&portal, &around, &citizen, &service).await? {
        Ok(draft) => around.page(DropDraftPage { service, service_title: draft.service_title }),
        Err(instead) => instead,
    })
}

/// Lets it go, with its documents.
pub(super) async fn drop_it(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(service): Path<String>,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let draft = match draft_of(&portal, &around, &citizen, &service).await? {
        Ok(draft) => draft,
        Err(instead) => return Ok(instead),
    };
    match intake::drop_draft(&portal.platform.pool, around.ctx(), &citizen, draft.id).await {
        Ok(contents) => remove_content(&portal, contents).await,
        // Sent or given up in another window meanwhile: the list says so.
        Err(Error::NotFound | Error::WrongState(_)) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(to_area())
}
