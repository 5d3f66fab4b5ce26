//! Static files that the bundler made: named by their content, so they may be kept for ever.

use std::{io, path::Path};

use app::assets::Assets;
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use tower_http::services::{ServeDir, ServeFile};

/// A name that changes with the content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A name that stays.
const FOR_AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// Files of fixed name, beside the folder of the others.
const FIXED: [&str; 1] = ["503.css"];

/// Reads which file has which address. Without the list every file keeps its own name.
pub fn read_list(folder: &Path) -> io::Result<Assets> {
    let text = std::fs::read_to_string(folder.join("assets.json"))?;
    Assets::from_json(&text).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// `/assets/…`, and the style of the page that is shown when nothing else works.
pub fn routes(folder: &Path) -> Router {
    let files = ServeDir::new(folder.join("assets")).append_index_html_on_directories(false);
    let mut routes = Router::new().nest_service("/assets", files.precompressed_br().precompressed_gzip());
    for name in FIXED {
        let file = ServeFile::new(folder.join(name)).precompressed_br().precompressed_gzip();
        routes = routes.route_service(&format!("/{name}"), file);
    }
    routes.layer(middleware::from_fn(keep))
}

async fn keep(request: Request, next: Next) -> Response {
    let hashed = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    let how_long = match (found, hashed) {
        (true, true) => FOR_EVER,
        (true, false) => FOR_AN_HOUR,
        (false, _) => HeaderValue::from_static("no-store"),
    };
    headers.insert(header::CACHE_CONTROL, how_long);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}
