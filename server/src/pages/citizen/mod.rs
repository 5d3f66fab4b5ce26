//! Pages of citizens.

mod area;
mod contacts;
mod held_back;
mod origins;
mod posted;
mod privacy;
mod profile;
mod request;
mod sessions;
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
        .route(pattern::PROFILE, get(profile::page))
        .route(pattern::PROFILE_EMAIL, post(profile::email))
        .route(pattern::PROFILE_CODE, post(profile::code))
        .route(pattern::PROFILE_DROP_EMAIL, post(profile::drop_email))
        .route(pattern::PROFILE_PHONE, post(profile::phone))
        .route(pattern::PROFILE_PREFERENCES, post(profile::preferences))
        .route(pattern::OWN_PRIVACY, get(privacy::page))
        .route(pattern::OWN_DATA, post(privacy::data))
        .route(pattern::OWN_SESSIONS, get(sessions::page))
        .route(pattern::OWN_SESSION_CLOSE, post(sessions::close))
        .route(pattern::OWN_SESSIONS_CLOSE_OTHERS, post(sessions::close_others))
        .route(pattern::REQUEST, get(request::page))
        .route(pattern::REQUEST_MESSAGES, post(request::write))
        .route(pattern::REQUEST_WITHDRAW, post(request::withdraw))
        .route(pattern::REQUEST_RECEIPT, get(request::receipt))
        .route(pattern::REQUEST_DOCUMENT, get(request::document))
        .merge(body::uploads(with_files, STEP_BYTES))
}
