//! Whether the portal is well, and work that did not go well.

use app::{
    console::staff::{WorkPage, work::Part},
    routes::{Route, StaffPart},
};
use axum::{extract::State, response::Response};
use backend::staff::{self, Troubled};
use domain::{Id, permission::WatchJobs, staff::Job};
use serde::Deserialize;

use super::{super::may, to};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// What works, what is tried again and what was given up.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<WatchJobs>(&operator)?;
    let Troubled { failed, retried } = staff::troubled(&portal.platform.pool, around.ctx(), grant).await?;
    let report = portal.platform.health.look().await;
    let parts = vec![
        (Part::Database, report.database && report.migrations),
        (Part::Documents, report.object_store),
        (Part::Providers, report.identity_providers.known > 0),
    ];
    Ok(around.page(WorkPage { parts, retried, failed }))
}

#[derive(Debug, Deserialize)]
pub(super) struct Which {
    #[serde(rename = "lavoro")]
    id: Id<Job>,
}

/// Has one of them tried again.
pub(super) async fn again(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(which): CsrfForm<Which>,
) -> Result<Response, Fault> {
    let grant = may::<WatchJobs>(&operator)?;
    staff::retry(&portal.platform.pool, around.ctx(), grant, which.id).await?;
    Ok(to(&Route::ConsoleStaff(StaffPart::Work)))
}
