//! How to report that something does not work.

use app::{public::ReportPage, routes::pattern};
use axum::{Router, routing::get};

use super::{Portal, around::Around};

pub(super) fn routes() -> Router<Portal> {
    Router::new().route(pattern::REPORT, get(|around: Around| async move { around.page(ReportPage) }))
}
