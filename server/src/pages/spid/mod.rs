//! The door of citizens: SPID.

mod about;
mod acs;
mod enter;
mod evidence;
pub mod gate;
mod handles;
mod leave;
mod login;
pub mod parties;
mod slo;
mod stored;
mod told;
mod whose;
mod why;
mod wish;

use app::{public::SpidErrorPage, routes::pattern};
use axum::{
    Router, middleware,
    response::Response,
    routing::{get, post},
};

pub(super) use acs::MOST_REFUSED;
use login::send;
pub(super) use login::{SetOut, barrier, bind, browser_secret, provider_origins, set_out, shuffled};
pub(super) use stored::LoginAs;
pub(super) use whose::Whose;
pub(super) use wish::{Wish, asked_for};

use super::{Portal, around::Around, ended::status};
use crate::middleware::body;

/// Where the session keeps what a logout at the provider needs.
const SAML_SESSION: &str = "saml";

/// A response is at most 128 KiB of XML, half as much again in base64 and in the form.
const RESPONSE_BYTES: usize = 256 * 1024;

/// The cookie that binds a login to the browser that began it.
pub(super) const fn binding_cookie(https: bool) -> &'static str {
    if https { "__Host-spid" } else { "spid" }
}

pub(super) fn routes(portal: &Portal) -> Router<Portal> {
    let messages = Router::new()
        .route(pattern::SPID_ACS, post(acs::consume))
        .route(pattern::SPID_SLO, get(slo::by_redirect).post(slo::by_post));
    // Each of these makes us sign or verify something for whoever asks.
    let costly = Router::new()
        .route(pattern::SPID_LOGIN, get(login::start))
        .merge(body::short(messages, RESPONSE_BYTES))
        .route_layer(middleware::from_fn_with_state(portal.clone(), gate::limit));
    Router::new()
        .route(pattern::ACCESS, get(login::door))
        .route(pattern::SPID_METADATA, get(about::metadata))
        .route(pattern::SPID_METADATA_CIE, get(about::metadata_for_cie))
        .route(pattern::SPID_METADATA_OF, get(about::metadata_of))
        .route(pattern::LOGOUT, get(leave::done).post(leave::leave))
        .merge(costly)
}

/// The page of a login that did not succeed. Nothing was lost: it leads back to where the citizen was.
pub(super) fn page(around: &Around, page: SpidErrorPage) -> Response {
    around.leading_to(&page.door()).page_with(status(page.trouble.status()), page)
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
