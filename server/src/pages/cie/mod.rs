//! The other door of citizens: CIE, through `OpenID` Connect Federation.

mod back;
mod leave;
mod login;
mod member;

use app::{
    public::{CieErrorPage, CieTrouble},
    routes::{Route, pattern},
};
use axum::{Router, http::StatusCode, response::Response, routing::get};
use identity::federation::{FederationError, Refused};

use super::{Portal, around::Around};

pub(super) use leave::{granted, revoke};
pub use member::Member;

/// Where the session keeps what the provider granted, to be revoked at the end.
const GRANTED: &str = "cie";

pub(super) fn routes() -> Router<Portal> {
    Router::new()
        .route(pattern::FEDERATION, get(login::about_us))
        .route(pattern::CIE_LOGIN, get(login::start))
        .route(pattern::CIE_RETURN, get(back::consume))
}

/// Logins under way are kept beside those of SAML, apart from them by this mark.
fn kept_as(state: &str) -> String {
    format!("cie:{state}")
}

/// The page of a login that did not succeed. Nothing was lost: it leads back to where the citizen was.
fn trouble(around: &Around, trouble: CieTrouble, next: Option<String>) -> Response {
    let door = Route::Access { next: next.clone() };
    around.leading_to(&door.href()).page_with(StatusCode::FORBIDDEN, CieErrorPage { trouble, next })
}

/// What a refusal means for the citizen; technical ones also wake somebody up.
fn meaning(error: &FederationError) -> CieTrouble {
    if error.is_technical() {
        tracing::warn!(code = error.code(), %error, "CIE login refused");
        metrics::counter!("cie_refusals_total", "code" => error.code()).increment(1);
    }
    match error {
        FederationError::Refused(Refused::Denied) => CieTrouble::Denied,
        FederationError::Refused(Refused::OurRequest) | FederationError::Configuration(_) => {
            CieTrouble::OurRequest
        }
        FederationError::Expired => CieTrouble::TooLate,
        FederationError::Attribute(_) => CieTrouble::MissingData,
        FederationError::Answer("other-browser" | "answer-state") => CieTrouble::NotThisBrowser,
        FederationError::Refused(Refused::Busy)
        | FederationError::Unavailable(_)
        | FederationError::Trust(_)
        | FederationError::Policy(_)
        | FederationError::Provider(_) => CieTrouble::ProviderDown,
        FederationError::Answer(_)
        | FederationError::Code
        | FederationError::Token(_)
        | FederationError::UserInfo(_) => CieTrouble::NotVerified,
    }
}
