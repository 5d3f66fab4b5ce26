//! The services, one of them, its desk, and the service as a file.

use app::{
    console::catalogue::{ServiceEditPage, ServiceListPage},
    routes::ServicePart,
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use backend::catalogue::editing;
use domain::{Id, actor, permission::ManageServices};
use serde::Deserialize;

use super::{Desk, may};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Every service of the organisation.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ManageServices>(&operator)?;
    let services = editing::list(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(around.page(ServiceListPage { services }))
}

/// A service that is being written.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let working = desk.open().await?;
    let desks = editing::desks(&portal.platform.pool, desk.grant).await?;
    Ok(around.page(ServiceEditPage { working, desks }))
}

#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    #[serde(rename = "sportello")]
    desk: Id<actor::Desk>,
}

/// Sends its requests to another desk.
pub(super) async fn move_to_desk(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(chosen): CsrfForm<Chosen>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    editing::move_to_desk(&portal.platform.pool, around.ctx(), desk.grant, &slug, chosen.desk).await?;
    Ok(desk.to(ServicePart::Page))
}

/// The working copy, in the format of the services that come with the program.
pub(super) async fn export(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let service = editing::exported(&portal.platform.pool, around.ctx(), desk.grant, &slug).await?;
    let name = format!("attachment; filename=\"{}.json\"", service.slug);
    let mut response = Json(service).into_response();
    // A slug is letters, digits and hyphens: it cannot leave its header.
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
