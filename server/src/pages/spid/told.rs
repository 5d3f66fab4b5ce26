//! The page of a login that did not succeed, at an address of its own. The provider's answer is a POST: its own
//! page could be neither reloaded nor come back to without the browser asking whether to send it again.
//!
//! The address says why, and names the login by the value that travelled with it, which nobody guesses; where
//! the citizen wanted to go is looked up, and told to the browser that began the login only: an address is
//! easily passed on. The testers of `AgID` follow it and read the status there.

use app::{
    public::{SpidErrorPage, SpidTrouble},
    routes::{encode, pattern},
};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, sign_in};
use identity::saml::PendingRequest;
use serde::Deserialize;

use super::{binding_cookie, page, stored::Stored, wish::asked_for};
use crate::pages::{
    Portal,
    around::{Around, cookie},
    fault::Fault,
    operators::NotLetIn,
};

/// Leads to the page.
pub(super) fn lead(trouble: SpidTrouble, pending: Option<&PendingRequest>) -> Response {
    lead_to(&trouble.slug(), pending)
}

/// Leads to the page that is called so.
pub(super) fn lead_to(slug: &str, pending: Option<&PendingRequest>) -> Response {
    let path = pattern::SPID_TOLD.replace("{trouble}", slug);
    let login = pending.map(|pending| format!("?accesso={}", encode(&pending.relay_state)));
    Redirect::to(&format!("{path}{}", login.unwrap_or_default())).into_response()
}

#[derive(Debug, Deserialize)]
pub(super) struct Login {
    #[serde(rename = "accesso", default)]
    relay_state: String,
}

/// The page. Of a login that we do not know, or that is long over, there is nothing to tell: anybody may write
/// such an address for somebody else.
pub(super) async fn tell(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Path(slug): Path<String>,
    Query(login): Query<Login>,
) -> Result<Response, Fault> {
    let pending = find(&portal, &login.relay_state).await?;
    let secret = cookie(&headers, binding_cookie(portal.platform.config.is_https())).unwrap_or_default();
    let next = pending.as_ref().and_then(|pending| way_back(pending, secret));
    if let Some(why) = NotLetIn::from_slug(&slug) {
        // Whoever did not confirm is still in; somebody else is not told so.
        let is_theirs = why != NotLetIn::SomebodyElse || around.is_operator();
        return Ok(match pending {
            Some(_) if is_theirs => why.page(&around, next, true),
            _ => Redirect::to(pattern::OPERATOR_LOGIN).into_response(),
        });
    }
    let trouble = SpidTrouble::from_slug(&slug).ok_or(Fault::NOT_FOUND)?;
    if pending.is_none() && trouble != SpidTrouble::NoRequest {
        return Ok(Redirect::to(pattern::ACCESS).into_response());
    }
    let asked = pending.as_ref().map(asked_for).unwrap_or_default();
    // Trying again is for the same municipality.
    let theirs = pending.as_ref().filter(|pending| pending.browser.matches(secret));
    let municipality = theirs.and_then(|pending| portal.spid.begun_for(pending)).map(str::to_owned);
    Ok(page(&around, SpidErrorPage::new(trouble, next).asked_for(asked).of_municipality(municipality)))
}

/// Where this browser wanted to go. Another one hears only at which door that was.
fn way_back(pending: &PendingRequest, secret: &str) -> Option<String> {
    if pending.browser.matches(secret) {
        return Some(pending.next.clone());
    }
    pending.next.starts_with(pattern::CONSOLE).then(|| pattern::CONSOLE.to_owned())
}

async fn find(portal: &Portal, relay_state: &str) -> Result<Option<PendingRequest>, Fault> {
    // What we never drew need not be looked for.
    if !PendingRequest::is_relay_state(relay_state) {
        return Ok(None);
    }
    match sign_in::find_saml::<Stored>(&portal.platform.pool, relay_state).await {
        Ok(known) => Ok(Some(known.pending.request)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
