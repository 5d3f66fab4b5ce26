//! Questions that are often asked.

use app::{public::FaqPage, routes::pattern};
use axum::{Router, extract::Query, response::Response, routing::get};
use serde::Deserialize;

use super::{Portal, around::Around, public::typed};

pub(super) fn routes() -> Router<Portal> {
    Router::new().route(pattern::FAQ, get(page))
}

#[derive(Debug, Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
}

async fn page(around: Around, Query(search): Query<Search>) -> Response {
    around.page(FaqPage { query: typed(&search.q) })
}
