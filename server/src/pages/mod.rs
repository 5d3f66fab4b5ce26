//! The pages, one handler file each, and the addresses they answer.

pub mod around;
pub mod fault;
pub mod fresh;
pub mod portal;

mod api;
pub mod cie;
mod citizen;
mod console;
mod download;
mod ended;
mod entrance;
mod faq;
mod for_robots;
mod language;
mod late;
mod lost;
mod operators;
mod outside;
mod pieces;
mod public;
mod refused;
mod report;
mod session;
pub mod spid;
mod upload;

use axum::{Router, middleware};

pub use portal::{Portal, PortalError};

/// Every page of the portal.
pub fn routes(portal: Portal) -> Router {
    Router::new()
        .merge(public::routes())
        .merge(faq::routes())
        .merge(report::routes())
        .merge(for_robots::routes())
        .merge(spid::routes(&portal))
        .merge(cie::routes(&portal))
        .merge(ended::routes())
        .merge(operators::routes(&portal))
        .merge(outside::routes(&portal))
        .merge(citizen::routes(&portal))
        .merge(console::routes(&portal))
        .merge(api::routes())
        .merge(session::routes())
        .fallback(public::nothing_here)
        .method_not_allowed_fallback(public::not_like_this)
        .layer(middleware::from_fn_with_state(portal.clone(), fault::dress))
        .with_state(portal)
}
