//! What every request passes through, from the outside in:
//! request id and log, security headers, compression, panic and bare-error pages, patience,
//! sessions, CSRF.

pub mod address;
pub mod body;
pub mod csrf;
pub mod errors;
pub mod headers;
pub mod request;
#[cfg(test)]
mod tests;

use std::any::Any;

use axum::{Router, extract::DefaultBodyLimit, middleware, response::Response};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, Predicate, predicate::SizeAbove},
};

use crate::{
    outside::{Clock, Random},
    plain_page::{self, Plain},
    session,
};

/// A form without files: a long note fits many times.
pub const FORM_BYTES: usize = 256 * 1024;
/// Below this, compressing costs more than it saves.
const WORTH_COMPRESSING: u16 = 600;
/// Quality of brotli and gzip for pages made on the spot: most of the gain, little of the time.
const QUALITY: i32 = 4;

/// What the layers need to know.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// What browsers send as `Origin` from our own pages.
    pub origin: String,
    /// Whether people reach us through TLS.
    pub https: bool,
    /// Key of the form tokens.
    pub csrf_key: [u8; 32],
    /// Time.
    pub clock: Clock,
    /// Chance.
    pub random: Random,
    /// Where sessions are kept.
    pub sessions: session::Store,
}

/// Wraps all pages. Layers run after routing, so that logs may name the route and not the path.
pub fn wrap(pages: Router, around: &Surroundings) -> Router {
    let request = request::Layer { clock: around.clock.clone(), random: around.random.clone() };
    let headers = headers::Layer { https: around.https, random: around.random.clone() };
    let csrf = csrf::Layer {
        origin: around.origin.clone(),
        tokens: csrf::Tokens::new(around.csrf_key, around.random.clone()),
    };
    let owners = session::Owners::new(around.csrf_key, around.https);
    let keeping = session::Keeping {
        store: around.sessions.clone(),
        https: around.https,
        origin: around.origin.clone(),
        owners,
    };
    // The last one added is the outermost.
    pages
        .layer(middleware::from_fn_with_state(csrf, csrf::check))
        .layer(session::layer(around.sessions.clone(), around.https))
        .layer(middleware::from_fn_with_state(keeping, session::keep_cookie))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(middleware::from_fn(errors::patience))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(errors::dress))
        .layer(compression())
        .layer(middleware::from_fn_with_state(headers, headers::add))
        .layer(middleware::from_fn_with_state(request, request::follow))
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the box over")]
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    // The panic hook has logged place and message; here only that a page was lost.
    let kind = if cause.is::<String>() || cause.is::<&str>() { "message" } else { "value" };
    tracing::error!(kind, "a handler panicked");
    plain_page::response(Plain::Broken)
}

/// Pages and data as text. Form tokens are masked anew in every page, so the length of a
/// compressed page tells nothing about them.
fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(SizeAbove::new(WORTH_COMPRESSING).and(headers::is_text))
}
