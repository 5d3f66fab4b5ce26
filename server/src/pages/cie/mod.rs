//! The other door of citizens, and of operators where they may: CIE, through `OpenID` Connect Federation.

mod back;
mod leave;
mod login;
mod member;
mod stored;

use app::{
    public::{CieErrorPage, CieTrouble},
    routes::pattern,
};
use axum::{Router, http::HeaderMap, middleware, response::Response, routing::get};
use identity::{
    federation::{FederationError, Refused},
    saml::BrowserBinding,
};

use super::{
    Portal,
    around::Around,
    ended::{self, status},
    spid::{bind, browser_secret, gate},
};
use stored::Whence;

pub use leave::{NotRevoked, revoke};
pub(super) use leave::{give_back, granted};
pub(super) use login::{SetOut, set_out};
pub use member::Member;

/// Where the session keeps what the provider granted, to be revoked at the end.
const GRANTED: &str = "cie";

pub(super) fn routes(portal: &Portal) -> Router<Portal> {
    // Each of these makes us sign or verify something, or ask somebody, for whoever comes.
    let costly = Router::new()
        .route(pattern::CIE_LOGIN, get(login::start))
        .route(pattern::CIE_RETURN, get(back::consume))
        .route_layer(middleware::from_fn_with_state(portal.clone(), gate::limit));
    Router::new().route(pattern::FEDERATION, get(login::about_us)).merge(costly)
}

/// Logins under way are kept beside those of SAML, apart from them by this mark.
fn kept_as(state: &str) -> String {
    format!("cie:{state}")
}

/// Leads to the page of a login that did not succeed, which only this browser can read. Nothing was lost: it leads back
/// to where the citizen was.
async fn tell(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    trouble: CieTrouble,
    whence: Whence,
) -> Response {
    let secret = browser_secret(portal, headers);
    let browser = BrowserBinding::of(&secret);
    let mut response = ended::lead(portal, around, &browser, None, whence.ended(trouble)).await;
    bind(portal, &mut response, &secret);
    response
}

/// The same about this error, which is counted, and told to the administrator where it is technical.
async fn failed(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    error: &FederationError,
    whence: Whence,
) -> Response {
    let about = portal.cie.as_ref().map_or("unknown", Member::provider_name);
    report(portal, around, error, about).await;
    tell(portal, around, headers, meaning(error), whence).await
}

/// An answer to no login that we know of this browser. A flood of those is not remembered: each gets its page at once.
async fn loose(portal: &Portal, around: &Around, headers: &HeaderMap) -> Response {
    tracing::info!(outcome = "no-request", "CIE login not completed");
    let trouble = CieTrouble::NotThisBrowser;
    if portal.gate.keeps_evidence() {
        return tell(portal, around, headers, trouble, Whence::default()).await;
    }
    let page = CieErrorPage { trouble, next: None, at: None, municipality: None };
    around.leading_to(&page.door()).page_with(status(trouble.status()), page)
}

/// Counts what must be looked into, and remembers it for the administrator.
async fn report(portal: &Portal, around: &Around, error: &FederationError, about: &str) {
    let code = error.code();
    metrics::counter!("cie_refusals_total", "code" => code).increment(1);
    if !error.is_technical() {
        tracing::info!(code, "CIE login not completed");
        return;
    }
    tracing::warn!(code, %error, "CIE login refused");
    portal.alarm(code, about, around.ctx().now).await;
}

/// What a refusal means for the citizen.
fn meaning(error: &FederationError) -> CieTrouble {
    match error {
        FederationError::Refused(Refused::Denied) => CieTrouble::Denied,
        FederationError::Refused(Refused::OurRequest) => CieTrouble::OurRequest,
        // Nobody was asked, so nobody is to blame but us.
        FederationError::Configuration(_) => CieTrouble::CannotStart,
        FederationError::Expired => CieTrouble::TooLate,
        FederationError::Attribute(_) => CieTrouble::MissingData,
        FederationError::Answer("other-browser" | "answer-state") => CieTrouble::NotThisBrowser,
        FederationError::Slow(_) => CieTrouble::ProviderSlow,
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

#[cfg(test)]
mod tests {
    use identity::saml::AttributeProblem;

    use super::*;

    #[test]
    fn whoever_reads_that_somebody_was_told_reads_the_truth() {
        for (error, trouble, technical) in [
            (FederationError::Refused(Refused::Denied), CieTrouble::Denied, false),
            (FederationError::Refused(Refused::OurRequest), CieTrouble::OurRequest, true),
            (FederationError::Refused(Refused::Busy), CieTrouble::ProviderDown, true),
            (FederationError::Configuration("keys"), CieTrouble::CannotStart, true),
            (FederationError::Expired, CieTrouble::TooLate, false),
            (FederationError::Attribute(AttributeProblem::Empty), CieTrouble::MissingData, true),
            (FederationError::Answer("other-browser"), CieTrouble::NotThisBrowser, false),
            (FederationError::Answer("answer-state"), CieTrouble::NotThisBrowser, false),
            (FederationError::Answer("answer-issuer"), CieTrouble::NotVerified, true),
            (FederationError::Unavailable("the provider"), CieTrouble::ProviderDown, true),
            (FederationError::Slow("the provider"), CieTrouble::ProviderSlow, true),
            (FederationError::Trust("trust-key"), CieTrouble::ProviderDown, true),
            (FederationError::Provider("provider-issuer"), CieTrouble::ProviderDown, true),
            (FederationError::Code, CieTrouble::NotVerified, true),
            (FederationError::Token("token-nonce"), CieTrouble::NotVerified, true),
            (FederationError::UserInfo("userinfo-subject"), CieTrouble::NotVerified, true),
        ] {
            assert_eq!((meaning(&error), error.is_technical()), (trouble, technical), "{error:?}");
            assert!(!trouble.says_who_was_told() || technical, "{error:?}: nobody was told");
        }
    }
}
