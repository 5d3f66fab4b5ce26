//! The area personale.

use app::citizen::PersonalAreaPage;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use backend::{appointments, intake};
use domain::intake::{Shelf, Tag};

use super::{messages::asked_for, resume};
use crate::{
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

/// Requests and drafts of the citizen.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let (shelf, after) = asked_for(query.as_deref());
    let drafts = if shelf.holds(Tag::Draft) && after.is_none() {
        intake::draft_rows(pool, ctx, &citizen).await?
    } else {
        Vec::new()
    };
    Ok(around.page(PersonalAreaPage {
        to_answer: if shelf == Shelf::All { intake::to_answer(pool, &citizen).await? } else { Vec::new() },
        shelf,
        counts: intake::shelf_counts(pool, &citizen).await?,
        requests: intake::area(pool, ctx, &citizen, shelf, after.as_deref()).await?,
        is_later_page: after.is_some(),
        drafts,
        appointments: appointments::coming(pool, ctx, &citizen).await?,
        unread: intake::unread(pool, &citizen).await?,
        unsent: resume::unsent(&portal, &around, &citizen).await?,
        given_name: citizen.certified.given_name,
    }))
}
