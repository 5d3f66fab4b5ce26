//! The area personale.

use app::citizen::PersonalAreaPage;
use axum::{extract::State, response::Response};
use backend::{appointments, intake};

use crate::{
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

/// Requests and drafts of the citizen.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    Ok(around.page(PersonalAreaPage {
        requests: intake::area(pool, around.ctx(), &citizen).await?,
        drafts: intake::draft_rows(pool, around.ctx(), &citizen).await?,
        appointments: appointments::coming(pool, around.ctx(), &citizen).await?,
        given_name: citizen.certified.given_name,
    }))
}
