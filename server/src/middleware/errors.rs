//! Errors that no handler wrote a page for, and requests that take too long.

use std::time::Duration;

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::Response,
};

use crate::plain_page::{self, Plain};

/// A page, or a form without files.
const PAGE: Duration = Duration::from_secs(30);
/// A large document over a slow line.
pub(super) const UPLOAD: Duration = Duration::from_mins(15);

/// Gives a page to errors that carry none: extractors, timeouts and the session layer answer in
/// one bare English line, or not at all.
pub async fn dress(request: Request, next: Next) -> Response {
    let wants_page = accepts_html(request.headers());
    let response = next.run(request).await;
    let bare = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let error = response.status().is_client_error() || response.status().is_server_error();
    if !(error && bare && wants_page) {
        return response;
    }
    match Plain::for_status(response.status()) {
        Some(plain) => plain_page::response(plain),
        None => response,
    }
}

/// Waits for an answer, longer for uploads. Answers that have begun may go on.
pub async fn patience(request: Request, next: Next) -> Response {
    let (limit, late) = match kind(&request) {
        Kind::Page => (PAGE, Plain::Unavailable),
        Kind::Form => (PAGE, Plain::Timeout),
        Kind::Upload => (UPLOAD, Plain::Timeout),
    };
    if let Ok(response) = tokio::time::timeout(limit, next.run(request)).await {
        response
    } else {
        tracing::warn!(seconds = limit.as_secs(), "gave up waiting");
        plain_page::response(late)
    }
}

enum Kind {
    Page,
    Form,
    Upload,
}

fn kind(request: &Request) -> Kind {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Kind::Page;
    }
    let content = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |value| value.as_bytes());
    let short = ["application/x-www-form-urlencoded", "application/json"];
    if content.is_empty() || short.iter().any(|kind| content.starts_with(kind.as_bytes())) {
        Kind::Form
    } else {
        Kind::Upload
    }
}

fn accepts_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("*/*");
    accept.contains("text/html") || accept.contains("*/*") && !headers.contains_key(super::csrf::HEADER)
}
