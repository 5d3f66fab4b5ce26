//! A document that the desk keeps, wherever it is kept: opened, and marked as removed.

use app::console::papers::{PaperError, PaperForm};
use axum::{http::StatusCode, response::Response};
use backend::{
    Error,
    desk_documents::{self, Of},
};
use domain::{
    Id,
    document::DeskDocument,
    permission::{EditCards, Grant, ReadCards},
};

use crate::pages::{
    Portal,
    around::Around,
    download::{self, Show},
    fault::Fault,
};

/// Opens one. One that the desk may not see is a 404.
pub(super) async fn open(
    (portal, around): (&Portal, &Around),
    grant: Grant<'_, ReadCards>,
    (of, id): (Of, Id<DeskDocument>),
) -> Result<Response, Fault> {
    let found = desk_documents::open(&portal.platform.pool, around.ctx(), grant, of, id).await?;
    download::stream(portal, found.stored, &found.name, found.kind, Show::InPlace).await
}

/// Marks one as removed; or says what must be corrected, and with which status.
pub(super) async fn remove(
    (portal, around): (&Portal, &Around),
    grant: Grant<'_, EditCards>,
    (of, id): (Of, Id<DeskDocument>),
    form: &PaperForm,
) -> Result<Result<(), (StatusCode, PaperError)>, Fault> {
    let why = match form.reason(id) {
        Ok(why) => why,
        Err(error) => return Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, error))),
    };
    match desk_documents::remove(&portal.platform.pool, around.ctx(), grant, of, id, &why).await {
        Ok(()) => Ok(Ok(())),
        Err(Error::Stale) => Ok(Err((StatusCode::CONFLICT, PaperError::Removed(id)))),
        Err(error) => Err(error.into()),
    }
}
