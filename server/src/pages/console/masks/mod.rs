//! What profiles may not see, and seeing through it for a reason.

mod durations;
mod exceptional;
mod profiles;

use app::routes::pattern;
use axum::{Router, routing::get};

use crate::pages::Portal;

pub(super) fn routes() -> Router<Portal> {
    Router::new()
        .route(pattern::CONSOLE_MASKS, get(profiles::list))
        .route(pattern::CONSOLE_MASK, get(profiles::page).post(profiles::act))
        .route(pattern::CONSOLE_MASK_MATRIX, get(profiles::matrix))
        .route(pattern::CONSOLE_MASK_MATRIX_CSV, get(profiles::matrix_csv))
        .route(pattern::CONSOLE_EXCEPTIONAL, get(exceptional::page).post(exceptional::act))
        .route(pattern::CONSOLE_DURATIONS, get(durations::page).post(durations::act))
        .route(pattern::CONSOLE_EXCEPTIONS, get(exceptional::list).post(exceptional::review))
}

/// What a form says.
type Posted = Vec<(String, String)>;
