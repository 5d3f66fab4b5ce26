//! Pages of citizens.

mod area;
mod held_back;
mod new_form;
mod posted;
mod request;
mod step;
mod summary;

use app::routes::pattern;
use axum::{
    Router,
    routing::{get, post},
};

use super::Portal;
use crate::middleware::body;

/// Everything that a step can carry at once: ten files of ten megabytes.
const STEP_BYTES: usize = 100_000_000;
/// Slug of the page that reads everything back.
const SUMMARY: &str = "riepilogo";
/// Slug of the page after sending.
const CONFIRMATION: &str = "conferma";

pub(super) fn routes() -> Router<Portal> {
    let with_files = Router::new()
        .route(pattern::STEP, get(step::page).post(step::save))
        .route(pattern::REQUEST_INTEGRATION, post(request::integrate))
        .route(pattern::REQUEST_OBSERVATIONS, post(request::observe));
    Router::new()
        .route(pattern::PERSONAL_AREA, get(area::page))
        .route(pattern::NEW_FORM, get(new_form::page).post(new_form::go_over))
        .route(pattern::REQUEST, get(request::page))
        .route(pattern::REQUEST_MESSAGES, post(request::write))
        .route(pattern::REQUEST_WITHDRAW, post(request::withdraw))
        .route(pattern::REQUEST_RECEIPT, get(request::receipt))
        .route(pattern::REQUEST_DOCUMENT, get(request::document))
        .merge(body::uploads(with_files, STEP_BYTES))
}
