//! Everything that the citizen has handed in.

use app::citizen::OwnDocumentsPage;
use axum::{
    extract::{Path, State},
    response::Response,
};
use backend::intake;
use domain::{Id, document::Document};

use crate::{
    pages::{
        Portal,
        around::Around,
        download::{self, Show},
        fault::Fault,
    },
    session::SignedIn,
};

/// The list.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
) -> Result<Response, Fault> {
    let documents = intake::own_documents(&portal.platform.pool, around.ctx(), &citizen).await?;
    Ok(around.page(OwnDocumentsPage { documents }))
}

/// One of them, whatever request it belongs to. Somebody else's is a 404.
pub(super) async fn open(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(id): Path<Id<Document>>,
) -> Result<Response, Fault> {
    let found = intake::document_for_citizen(&portal.platform.pool, around.ctx(), &citizen, id).await?;
    download::stream(&portal, found.stored, &found.name, found.kind, Show::Saved).await
}
