//! A request at the desk.

use app::{
    components::documents::RefusedFile,
    console::{
        IntakeDetail, IntakeNotice,
        form::{FormError, MessageForm},
    },
    routes::Route,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, deliveries,
    intake::{self, Looked},
};
use domain::{
    Id,
    actor::Operator,
    delivery::Delivery,
    document::Document,
    intake::Intake,
    permission::{ReadIntakes, WorkIntakes},
};
use serde::Deserialize;

use super::{Letters, may};
use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{
        Portal,
        around::{Around, Here},
        download::{self, Show},
        fault::Fault,
    },
};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Shown {
    doc: Option<Id<Document>>,
}

/// The page of a request. What the desk may not see is a 404.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    Query(shown): Query<Shown>,
) -> Result<Response, Fault> {
    let facts = Facts { document: shown.doc, ..Facts::default() };
    Ok(around.page(detail(&portal, &around, &operator, id, facts).await?))
}

/// What a page of a request shows besides the request.
#[derive(Default)]
pub(super) struct Facts {
    pub document: Option<Id<Document>>,
    pub notice: Option<IntakeNotice>,
    pub message: MessageForm,
    pub errors: Vec<FormError>,
    pub refused: Vec<RefusedFile>,
}

pub(super) async fn detail(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Intake>,
    facts: Facts,
) -> Result<IntakeDetail, Fault> {
    let grant = may::<ReadIntakes>(operator)?;
    let Looked { detail, undelivered, me } =
        intake::look(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(IntakeDetail {
        undelivered,
        document: facts.document,
        notice: facts.notice,
        message: facts.message,
        errors: facts.errors,
        refused: facts.refused,
        ..IntakeDetail::new(detail, me, around.ctx().today())
    })
}

/// After an action: the page again, or why it could not be done, with the page as it is now.
pub(super) async fn outcome(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Intake>,
    done: Result<(), Error>,
) -> Result<Response, Fault> {
    let taken = match done {
        Ok(()) => return Ok(Redirect::to(&Route::intake(id).href()).into_response()),
        Err(Error::TakenBy(_)) => true,
        Err(Error::WrongState(_) | Error::Stale | Error::Closed) => false,
        Err(error) => return Err(error.into()),
    };
    let mut page = detail(portal, around, operator, id, Facts::default()).await?;
    page.notice = Some(if taken { IntakeNotice::taken(&page.detail.state) } else { IntakeNotice::Stale });
    Ok(around.page_with(StatusCode::CONFLICT, page))
}

/// Takes a request up.
pub(super) async fn take_up(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    let letters = Letters::new("letters-taken-up", &[]);
    let done = intake::take_up(&portal.platform.pool, around.ctx(), grant, id, &letters.done).await;
    outcome(&portal, &around, &operator, id, done).await
}

/// Has something sent once more that did not reach the citizen.
pub(super) async fn tell_again(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((id, delivery)): Path<(Id<Intake>, Id<Delivery>)>,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    let done = deliveries::repeat(&portal.platform.pool, around.ctx(), grant, id, delivery).await;
    outcome(&portal, &around, &operator, id, done).await
}

/// A document of a request.
pub(super) async fn document(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((intake, id)): Path<(Id<Intake>, Id<Document>)>,
) -> Result<Response, Fault> {
    let grant = may::<ReadIntakes>(&operator)?;
    let found = intake::document_for_operator(&portal.platform.pool, around.ctx(), grant, intake, id).await?;
    download::stream(&portal, found.stored, &found.name, found.kind, Show::InPlace).await
}
