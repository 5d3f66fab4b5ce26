//! What is printed for an operator.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::middleware::headers::Policy;

/// A PDF that is kept nowhere on its way.
pub(super) fn paper(pdf: Vec<u8>, disposition: HeaderValue) -> Response {
    let mut response = pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    response.extensions_mut().insert(Policy::document());
    response
}
