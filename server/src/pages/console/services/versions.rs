//! The history of a service, and going back in it.

use app::{
    console::catalogue::{Typed, VersionsPage},
    routes::ServicePart,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use backend::catalogue::editing;
use domain::service::Service;

use super::Desk;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Versions and saves, with their differences.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let (pool, working) = (&portal.platform.pool, desk.open().await?);
    let versions = editing::versions(pool, desk.grant, &slug).await?;
    let saves = editing::saves(pool, desk.grant, &slug).await?;
    let (title, revision) = (working.service.title, working.revision);
    Ok(around.page(VersionsPage { slug, title, revision, versions, saves }))
}

/// Makes an earlier text the working copy again: `versione:2`, `salvataggio:7`. Nothing is lost, for
/// it is one more save.
pub(super) async fn restore(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let typed = Typed::from_pairs(pairs);
    let service = earlier(&desk, typed.button()).await?;
    if desk.save(typed.version(), &service).await? {
        Ok(desk.to(ServicePart::Page))
    } else {
        Err(Fault::CONFLICT)
    }
}

async fn earlier(desk: &Desk<'_>, button: &str) -> Result<Service, Fault> {
    let pool = &desk.portal.platform.pool;
    let (what, number) = button.split_once(':').ok_or(Fault::BAD_REQUEST)?;
    let number: i32 = number.parse().map_err(|_| Fault::BAD_REQUEST)?;
    match what {
        "salvataggio" => Ok(editing::content_at(pool, desk.grant, desk.slug, number).await?),
        "versione" => {
            let versions = editing::versions(pool, desk.grant, desk.slug).await?;
            let found = versions.into_iter().find(|version| version.version == number);
            found.map(|version| version.service).ok_or(Fault::NOT_FOUND)
        }
        _ => Err(Fault::BAD_REQUEST),
    }
}
