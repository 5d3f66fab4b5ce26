//! Every request has a number, in the logs and in the audit; the log names routes, never paths.

use axum::{
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, request::Parts},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;
use uuid::Uuid;

use crate::{
    outside::{Clock, Random},
    plain_page::{self, Plain},
};

/// Header that tells the number, for people who ask for help.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Number of a request. Always ours: one that came from outside would let others write in our logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(pub Uuid);

/// What the layer needs.
#[derive(Debug, Clone)]
pub struct Layer {
    /// To measure.
    pub clock: Clock,
    /// To draw numbers.
    pub random: Random,
}

/// Numbers the request, logs it when it is answered, counts it.
pub async fn follow(State(layer): State<Layer>, mut request: Request, next: Next) -> Response {
    let id = RequestId(layer.random.uuid());
    request.extensions_mut().insert(id);
    let matched = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = matched.unwrap_or_else(|| "unmatched".to_owned());
    let method = request.method().clone();
    let span = tracing::info_span!("request", id = %id.0, %method, route);
    let begun = layer.clock.now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let micros =
        (layer.clock.now() - begun).num_microseconds().and_then(|time| u64::try_from(time).ok()).unwrap_or(0);
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(status, micros, "answered"));
    count(&route, method.as_str(), status, micros);
    if let Ok(value) = HeaderValue::from_str(&id.0.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

#[expect(clippy::cast_precision_loss, reason = "no request takes so long that microseconds matter")]
fn count(route: &str, method: &str, status: u16, micros: u64) {
    let labels = [("route", route.to_owned()), ("method", method.to_owned()), ("status", status.to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels).record(micros as f64 / 1_000_000.0);
}

impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().copied().ok_or_else(|| plain_page::response(Plain::Broken))
    }
}
