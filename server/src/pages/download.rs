//! Files that leave the portal: decrypted as they go, never run by the browser.

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use documents::store::StoredDocument;
use domain::document::Kind;
use serde_json::Value;

use super::{Portal, fault::Fault};
use crate::middleware::headers::Policy;

/// How the browser treats a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// In place, within our own pages.
    InPlace,
    /// Saved.
    Saved,
}

/// Streams a stored file.
pub(super) async fn stream(
    portal: &Portal,
    stored: Value,
    name: &str,
    kind: Kind,
    show: Show,
) -> Result<Response, Fault> {
    let stored: StoredDocument = serde_json::from_value(stored).map_err(|_| {
        tracing::error!("the place of a document cannot be read back");
        Fault::BROKEN
    })?;
    let size = stored.size;
    let content = portal.platform.store.open(&stored).await.map_err(|error| {
        tracing::error!(%error, "a document cannot be opened");
        Fault::UNAVAILABLE
    })?;
    let mut response = Body::from_stream(content).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&disposition(name, kind, show)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response.extensions_mut().insert(Policy::document());
    Ok(response)
}

/// A file for calendars, under an ASCII name without its ending.
pub(super) fn calendar(name: &str, content: String) -> Response {
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.ics\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The name in ASCII for old programs, and whole (RFC 6266, RFC 5987).
fn disposition(name: &str, kind: Kind, show: Show) -> String {
    let how = if show == Show::InPlace && kind.is_viewable() { "inline" } else { "attachment" };
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{}", app::routes::encode(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let header = disposition("a\"b\r\n;è.pdf", Kind::Pdf, Show::InPlace);
        assert_eq!(header, "inline; filename=\"a_b____.pdf\"; filename*=UTF-8''a%22b%0D%0A%3B%C3%A8.pdf");
        assert!(disposition("x.p7m", Kind::P7m, Show::InPlace).starts_with("attachment"));
    }
}
