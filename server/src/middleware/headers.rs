//! Security headers. Nothing is allowed but what a page of ours needs, one rule at a time.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode, Version, header, request::Parts},
    middleware::Next,
    response::Response,
};

use crate::{
    outside::Random,
    plain_page::{self, Plain},
    session::cookie_name,
};

/// What the layer needs.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Whether people reach us through TLS.
    pub https: bool,
    /// Draws the nonces.
    pub random: Random,
}

/// Lets the scripts of one response run, and no others. Part of every request; goes into the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonce(pub String);

/// What one response needs beyond the rules for all: put it into the response's extensions
/// (`Extension(policy)` before the body).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Origins that a form of this page is sent to: the identity provider.
    pub form_targets: Vec<String>,
    /// Shown in a frame of one of our own pages: the document viewer.
    pub framed_by_us: bool,
    /// Replaces all rules: a document that citizens handed in runs nothing at all.
    pub sealed: bool,
    /// The address itself is a secret: no page learns more than the origin, not even our own. The origin must be told:
    /// with `no-referrer` browsers send `Origin: null` with a form (Fetch, "append a request `Origin` header"), and the
    /// check against other sites refuses it where there is no `Sec-Fetch-Site`.
    pub origin_only: bool,
}

impl Policy {
    /// A page with a form for another site. `address` may be any address there.
    pub fn form_to(address: &url::Url) -> Self {
        Self { form_targets: vec![address.origin().ascii_serialization()], ..Self::default() }
    }

    /// A document of a citizen, shown within our viewer.
    pub const fn document() -> Self {
        Self { form_targets: Vec::new(), framed_by_us: true, sealed: true, origin_only: false }
    }

    /// A page whose address opens something by itself.
    pub fn secret_address() -> Self {
        Self { origin_only: true, ..Self::default() }
    }

    fn text(&self, nonce: &str) -> String {
        let ancestors = if self.framed_by_us { "'self'" } else { "'none'" };
        if self.sealed {
            // The browser's own viewers of PDF and pictures bring a style of theirs; nothing else.
            return format!(
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors {ancestors}"
            );
        }
        let targets = self.form_targets.iter().fold(String::new(), |all, origin| all + " " + origin);
        [
            // Whatever is not named below is forbidden.
            "default-src 'none'".to_owned(),
            // Our few scripts carry the nonce and may load the islands; WebAssembly must be compiled.
            format!("script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"),
            // One style sheet of ours; no style attribute.
            "style-src 'self'".to_owned(),
            // Icons and pictures of ours; `data:` for the empty icon of the plainest pages.
            "img-src 'self' data:".to_owned(),
            // Titillium Web, from here.
            "font-src 'self'".to_owned(),
            // Islands ask our own endpoints and fetch their WebAssembly.
            "connect-src 'self'".to_owned(),
            // The viewer of documents.
            "frame-src 'self'".to_owned(),
            // Forms go nowhere else, except a sign-in by POST to its provider.
            format!("form-action 'self'{targets}"),
            // No page may be made to resolve its links elsewhere.
            "base-uri 'none'".to_owned(),
            // Nobody shows our pages within theirs.
            format!("frame-ancestors {ancestors}"),
        ]
        .join("; ")
    }
}

/// Draws the nonce before the page is made, and adds the headers after.
pub async fn add(State(layer): State<Layer>, mut request: Request, next: Next) -> Response {
    let nonce = hex::encode(layer.random.bytes::<16>());
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let session_cookie = has_cookie(request.headers(), cookie_name(layer.https));
    let mut response = next.run(request).await;
    let policy = response.extensions().get::<Policy>().cloned().unwrap_or_default();
    let headers = response.headers_mut();
    set(headers, header::CONTENT_SECURITY_POLICY, &policy.text(&nonce));
    fixed(headers, layer.https, policy.framed_by_us);
    if policy.origin_only {
        set(headers, header::REFERRER_POLICY, "strict-origin");
    }
    cache(headers, session_cookie);
    response
}

fn fixed(headers: &mut HeaderMap, https: bool, framed_by_us: bool) {
    if https {
        // Two years: browsers never try without TLS again.
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000");
    }
    // Types are what we say they are.
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // For browsers that do not know frame-ancestors.
    set(headers, header::X_FRAME_OPTIONS, if framed_by_us { "SAMEORIGIN" } else { "DENY" });
    // Other sites do not learn which page people came from; our own forms do.
    set(headers, header::REFERRER_POLICY, "same-origin");
    // Windows of other sites, and their pages, keep apart from ours.
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    // We need none of these.
    set(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    );
}

/// What a session may show is kept by nobody; the rest may be kept but must be asked for again.
fn cache(headers: &mut HeaderMap, session_cookie: bool) {
    if headers.contains_key(header::CACHE_CONTROL) {
        return;
    }
    if session_cookie || headers.contains_key(header::SET_COOKIE) {
        set(headers, header::CACHE_CONTROL, "no-store");
    } else {
        set(headers, header::CACHE_CONTROL, "no-cache");
        headers.append(header::VARY, HeaderValue::from_static("cookie"));
    }
}

/// Whether a response is worth compressing: pages and data as text.
pub(super) fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    ["text/html", "application/json", "application/samlmetadata+xml", "application/xml", "image/svg+xml"]
        .iter()
        .any(|text| kind.starts_with(text))
}

/// Tells the browser to forget what our scripts kept on the device: after leaving, and once a request
/// is sent. People share computers.
#[must_use]
pub fn nothing_kept(mut response: Response) -> Response {
    keep_nothing(response.headers_mut());
    response
}

/// The same, among the headers of a response.
pub fn keep_nothing(headers: &mut HeaderMap) {
    set(headers, HeaderName::from_static("clear-site-data"), "\"storage\"");
}

fn has_cookie(headers: &HeaderMap, name: &str) -> bool {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .any(|(found, _)| found == name)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

impl<S: Sync> FromRequestParts<S> for Nonce {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| plain_page::response(Plain::Broken))
    }
}
