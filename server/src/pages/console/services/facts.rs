//! The facts of a service.

use app::{
    console::catalogue::{FactsPage, Typed, facts},
    routes::ServicePart,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::catalogue::Working;

use super::Desk;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

fn shown(working: &Working, typed: Typed) -> FactsPage {
    FactsPage {
        slug: working.service.slug.clone(),
        title: working.service.title.clone(),
        typed,
        mistakes: Vec::new(),
        version: working.revision,
        conflict: None,
    }
}

/// The facts as they are saved.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let working = Desk::new(&portal, &around, &operator, &slug)?.open().await?;
    Ok(around.page(shown(&working, facts::write(&working.service))))
}

/// Saves them; or shows the page again, with what was typed and what is wrong.
pub(super) async fn save(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let typed = Typed::from_pairs(pairs);
    let working = desk.open().await?;
    match facts::read(&typed, &working.service) {
        Err(mistakes) => {
            let version = typed.version();
            let page = FactsPage { mistakes, version, ..shown(&working, typed) };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Ok(service) if desk.save(typed.version(), &service).await? => Ok(desk.to(ServicePart::Page)),
        Ok(_) => {
            let working = desk.open().await?;
            let conflict = Some(desk.changes_since(&typed, &working).await?);
            Ok(around.page_with(StatusCode::CONFLICT, FactsPage { conflict, ..shown(&working, typed) }))
        }
    }
}
