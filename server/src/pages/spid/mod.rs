//! The door of citizens: SPID.

mod acs;
mod login;
mod logout;
mod stored;

use app::{
    public::{SpidErrorPage, SpidTrouble},
    routes::pattern,
};
use axum::{
    Router,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};

pub(super) use login::{bind, browser_secret};

use super::{Portal, around::Around};
use crate::middleware::body;
pub(super) use login::{SetOut, provider_origins, set_out, shuffled};
pub(super) use stored::LoginAs;

/// A response is at most 128 KiB of XML, half as much again in base64 and in the form.
const RESPONSE_BYTES: usize = 256 * 1024;

/// The cookie that binds a login to the browser that began it.
pub(super) const fn binding_cookie(https: bool) -> &'static str {
    if https { "__Host-spid" } else { "spid" }
}

pub(super) fn routes() -> Router<Portal> {
    let messages = Router::new()
        .route(pattern::SPID_ACS, post(acs::consume))
        .route(pattern::SPID_SLO, get(logout::by_redirect).post(logout::by_post));
    Router::new()
        .route(pattern::ACCESS, get(login::door))
        .route(pattern::SPID_METADATA, get(login::metadata))
        .route(pattern::SPID_LOGIN, get(login::start))
        .route(pattern::LOGOUT, get(logout::done).post(logout::leave))
        .merge(body::short(messages, RESPONSE_BYTES))
}

/// The page of a login that did not succeed. Nothing was lost: it leads back to where the citizen was.
pub(super) fn trouble(around: &Around, trouble: SpidTrouble, next: Option<String>) -> Response {
    around.page_with(StatusCode::FORBIDDEN, SpidErrorPage { trouble, next })
}

/// A path of this portal, or nothing: never an address elsewhere.
pub(super) fn local_path(next: &str) -> Option<String> {
    let inside = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n', '\t'])
        && next.len() <= 2000;
    inside.then(|| next.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(local_path("/servizi/a?b=c").as_deref(), Some("/servizi/a?b=c"));
        for elsewhere in
            ["", "https://example.org", "//example.org", "/\\example.org", "javascript:x", "/a\nb"]
        {
            assert_eq!(local_path(elsewhere), None, "{elsewhere}");
        }
    }
}
