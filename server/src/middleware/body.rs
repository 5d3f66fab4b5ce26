//! How much a route accepts.

use axum::{Router, extract::DefaultBodyLimit};

/// Room in a form with files for its other fields and the seams between parts.
const FORM_ROOM: usize = 512 * 1024;

/// Routes that accept a file up to this size, raw or within a form. The requirement's own limit,
/// which may be lower, is kept while the document is stored; this one protects the program.
pub fn uploads<S: Clone + Send + Sync + 'static>(routes: Router<S>, largest_file: usize) -> Router<S> {
    routes.layer(DefaultBodyLimit::max(largest_file.saturating_add(FORM_ROOM)))
}

/// Routes that accept a short message.
pub fn short<S: Clone + Send + Sync + 'static>(routes: Router<S>, bytes: usize) -> Router<S> {
    routes.layer(DefaultBodyLimit::max(bytes))
}
