//! Pages of citizens.

mod appointments;
mod area;
mod contacts;
mod deadlines;
mod documents;
mod drop_draft;
mod file_access;
mod files;
mod held_back;
mod messages;
mod new_form;
pub(super) mod posted;
mod privacy;
mod profile;
mod request;
mod resume;
mod sessions;
mod step;
mod summary;

use app::routes::pattern;
use axum::{
    Router, middleware,
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

pub(super) fn routes(portal: &Portal) -> Router<Portal> {
    let with_files = Router::new()
        .route(pattern::STEP, get(step::page).post(step::save))
        .route(pattern::REQUEST_INTEGRATION, post(request::integrate))
        .route(pattern::REQUEST_OBSERVATIONS, post(request::observe))
        .route(pattern::REQUEST_MESSAGES, post(messages::write))
        .route_layer(middleware::from_fn_with_state(portal.clone(), resume::keep));
    Router::new()
        .route(pattern::FORM, get(step::begin))
        .route(pattern::PERSONAL_AREA, get(area::page))
        .route(pattern::APPOINTMENTS, get(appointments::choose).post(appointments::book))
        .route(pattern::MY_APPOINTMENTS, get(appointments::list))
        .route(pattern::MY_APPOINTMENT, get(appointments::page))
        .route(pattern::MY_APPOINTMENT_MOVE, get(appointments::move_page).post(appointments::change))
        .route(pattern::MY_APPOINTMENT_CANCEL, post(appointments::cancel))
        .route(pattern::MY_APPOINTMENT_CALENDAR, get(appointments::calendar))
        .route(pattern::AREA_MESSAGES, get(messages::page))
        .route(pattern::AREA_DEADLINES, get(deadlines::page))
        .route(pattern::AREA_CALENDAR, get(deadlines::all))
        .route(pattern::AREA_DEADLINE, get(deadlines::one))
        .route(pattern::PROFILE, get(profile::page))
        .route(pattern::PROFILE_EMAIL, post(profile::email))
        .route(pattern::PROFILE_CODE, post(profile::code))
        .route(pattern::PROFILE_DROP_EMAIL, post(profile::drop_email))
        .route(pattern::PROFILE_PHONE, post(profile::phone))
        .route(pattern::PROFILE_PROVE_PHONE, post(profile::prove_phone))
        .route(pattern::PROFILE_PHONE_CODE, post(profile::phone_code))
        .route(pattern::PROFILE_PREFERENCES, post(profile::preferences))
        .route(pattern::OWN_PRIVACY, get(privacy::page))
        .route(pattern::OWN_SIGN, post(privacy::sign))
        .route(pattern::OWN_DATA, post(privacy::data))
        .route(pattern::OWN_SESSIONS, get(sessions::page))
        .route(pattern::OWN_SESSION_CLOSE, post(sessions::close))
        .route(pattern::OWN_SESSIONS_CLOSE_OTHERS, post(sessions::close_others))
        .route(pattern::OWN_DOCUMENTS, get(documents::page))
        .route(pattern::OWN_DOCUMENT, get(documents::open))
        .route(pattern::NEW_FORM, get(new_form::page).post(new_form::go_over))
        .route(pattern::DROP_DRAFT, get(drop_draft::page).post(drop_draft::drop_it))
        .route(pattern::REQUEST, get(request::page))
        .route(pattern::REQUEST_ACCESS, get(file_access::page).post(file_access::ask))
        .route(pattern::REQUEST_WITHDRAW, post(request::withdraw))
        .route(pattern::REQUEST_RECEIPT, get(request::receipt))
        .route(pattern::REQUEST_DOCUMENT, get(request::document))
        .merge(body::uploads(with_files, STEP_BYTES))
}
