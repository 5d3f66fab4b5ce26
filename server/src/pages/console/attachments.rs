//! Documents kept with a service that is asked for within a card.

use app::{
    console::papers::{PaperError, PaperForm},
    routes::{CardPart, Route},
};
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::desk_documents::Of;
use domain::{
    Id,
    actor::Operator,
    card::{Card, requests::ServiceRequest},
    document::DeskDocument,
    permission::{EditCards, Grant, ReadCards},
};

use super::{
    desk_document, may,
    one_file::{self, OneFile},
    requests::shown,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

type Which = (Id<Card>, Id<ServiceRequest>);

fn saved((id, request): Which) -> Response {
    let route = Route::ConsoleCard { id, part: CardPart::Request(request) };
    Redirect::to(&route.anchor("allegati")).into_response()
}

/// The page of the request with what must be corrected.
async fn again(
    (portal, around, operator): (&Portal, &Around, &Operator),
    which: Which,
    (paper, paper_errors): (PaperForm, Vec<PaperError>),
    status: StatusCode,
) -> Result<Response, Fault> {
    let mut page = shown(portal, around, operator, which).await?;
    (page.paper, page.paper_errors) = (paper, paper_errors);
    Ok(around.page_with(status, page))
}

/// Adds a document.
pub(super) async fn add(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(which): Path<Which>,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let grant = may::<EditCards>(&operator).map_err(sent)?;
    // Who may not see the request sends no file to it.
    let rule = one_file::rule(&portal, grant, Of::Request(which.0, which.1)).await.map_err(sent)?;
    let posted = one_file::read(&portal, &rule, request).await?;
    finish((&portal, &around), grant, which, posted).await.map_err(sent)
}

async fn finish(
    (portal, around): (&Portal, &Around),
    grant: Grant<'_, EditCards>,
    which: Which,
    posted: OneFile,
) -> Result<Response, Fault> {
    let operator = grant.operator();
    let form = PaperForm::posted(&posted.pairs);
    let hidden: Vec<_> = operator.mask.groups().collect();
    let status = posted.status();
    let errors = match form.check(&hidden) {
        // What comes after the file was not read: nothing is said of it.
        _ if posted.is_cut() => posted.leave(portal).await.into_iter().collect(),
        Ok((sort, title)) => {
            let of = Of::Request(which.0, which.1);
            match posted.write_down(portal, around, grant, of, (sort, &title)).await? {
                Ok(()) => return Ok(saved(which)),
                Err(error) => vec![error],
            }
        }
        Err(mut errors) => {
            errors.extend(posted.leave(portal).await);
            errors
        }
    };
    again((portal, around, operator), which, (form, errors), status).await
}

/// Opens a document. One that the desk may not see is a 404.
pub(super) async fn open(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((card, request, id)): Path<(Id<Card>, Id<ServiceRequest>, Id<DeskDocument>)>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    desk_document::open((&portal, &around), grant, (Of::Request(card, request), id)).await
}

/// Marks a document as removed.
pub(super) async fn remove(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((card, request, id)): Path<(Id<Card>, Id<ServiceRequest>, Id<DeskDocument>)>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let which = (card, request);
    let page = shown(&portal, &around, &operator, which).await?;
    if !page.followed.documents.shown.iter().any(|document| document.id == id) {
        return Err(Fault::NOT_FOUND);
    }
    let form = PaperForm::posted(&posted);
    match desk_document::remove((&portal, &around), grant, (Of::Request(card, request), id), &form).await? {
        Ok(()) => Ok(saved(which)),
        Err((status, error)) => {
            again((&portal, &around, &operator), which, (form, vec![error]), status).await
        }
    }
}
