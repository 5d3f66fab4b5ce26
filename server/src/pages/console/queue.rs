//! The queue.

use app::{
    console::{Counts, Queue, address},
    routes::Route,
};
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use backend::intake::{self, DeskQueue};
use domain::permission::{ManageServices, ReadIntakes, ReadNumbers};

use super::may;
use crate::pages::{
    Portal,
    around::{Around, Here},
    fault::Fault,
};

/// One page of the queue of this desk.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    // Who works no queue still begins at this address: who keeps the catalogue goes on to it, who coordinates to
    // the numbers.
    let Ok(grant) = may::<ReadIntakes>(&operator) else {
        let keeps_services = may::<ManageServices>(&operator).is_ok();
        let home = match (keeps_services, may::<ReadNumbers>(&operator).is_ok()) {
            (true, _) => Route::ConsoleServices,
            (false, true) => Route::ConsoleNumbers,
            (false, false) => Route::ConsoleSessions,
        };
        return Ok(Redirect::to(&home.href()).into_response());
    };
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let (filter, key) =
        address::read_queue(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
    let from = key.as_ref().map(|(direction, key)| (key.as_str(), *direction));
    let DeskQueue { page, counts, services, colleagues } =
        intake::queue(&portal.platform.pool, around.ctx(), grant, &filter, from).await?;
    Ok(around.page(Queue {
        page,
        filter,
        counts: Counts {
            pending: counts.pending,
            unassigned: around.unassigned(),
            mine: counts.mine,
            awaiting: counts.awaiting,
            late: counts.late,
            unread: counts.unread,
        },
        services,
        colleagues,
        today: around.ctx().today(),
    }))
}
