//! The services asked for at the desk.

use app::console::{AskedList, address};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use backend::{cards, catalogue};
use domain::{mask::Group, permission::ReadCards};

use super::{lists, may};
use crate::pages::{
    Portal,
    around::{Around, Here},
    fault::Fault,
};

/// All of them, narrowed to what the address says.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let pairs = lists::read(query);
    let (filter, after) = address::read_asked(lists::borrowed(&pairs), &operator.mask);
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let (page, offer) = cards::requests_of_desk(pool, ctx, grant, &filter, after.as_deref()).await?;
    let catalogue = catalogue::titles(pool, &operator.desk, ctx.now).await?;
    let needs = !operator.mask.hides(Group::Needs);
    Ok(around.page(AskedList { page, filter, offer, catalogue, needs }))
}
