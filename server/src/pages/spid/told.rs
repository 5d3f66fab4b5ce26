//! From a login that did not succeed to the page about it.

use app::{public::SpidTrouble, routes::pattern};
use axum::response::Response;
use identity::saml::{BrowserBinding, PendingRequest};

use super::stored::Stored;
use crate::pages::{
    Portal,
    around::Around,
    ended::{self, Asked, Ended},
    operators::NotLetIn,
};

/// Leads this browser to the page about it.
pub(super) async fn lead(
    portal: &Portal,
    around: &Around,
    browser: &BrowserBinding,
    trouble: SpidTrouble,
    stored: Option<&Stored>,
) -> Response {
    // Trying again is for the same municipality.
    let theirs = stored.filter(|stored| stored.request.browser == *browser);
    let pending = stored.map(|stored| &stored.request);
    let told = Ended::Spid {
        trouble: trouble.slug(),
        next: pending.and_then(|pending| way_back(pending, browser)),
        asked: pending.map(Asked::of),
        municipality: theirs.and_then(|stored| stored.municipality.clone()),
    };
    ended::lead(portal, around, browser, login(pending), told).await
}

/// Leads this browser to the page about a login that could not begin.
pub(super) async fn lead_unbegun(
    portal: &Portal,
    around: &Around,
    browser: &BrowserBinding,
    trouble: SpidTrouble,
    (next, municipality): (String, Option<String>),
) -> Response {
    let told = Ended::Spid { trouble: trouble.slug(), next: Some(next), asked: None, municipality };
    ended::lead(portal, around, browser, None, told).await
}

/// Leads somebody who proved who they are, and is not let in as an operator, to the page about it.
pub(super) async fn lead_operator(
    portal: &Portal,
    around: &Around,
    why: NotLetIn,
    stored: &Stored,
) -> Response {
    let pending = &stored.request;
    if why == NotLetIn::NoCode {
        return lead(portal, around, &pending.browser, SpidTrouble::MissingData, Some(stored)).await;
    }
    let told = Ended::Operator { why: why.slug(), next: Some(pending.next.clone()) };
    ended::lead(portal, around, &pending.browser, login(Some(pending)), told).await
}

fn login(pending: Option<&PendingRequest>) -> Option<&str> {
    pending.map(|pending| pending.relay_state.as_str())
}

/// Where this browser wanted to go. Another one hears only at which door that was.
fn way_back(pending: &PendingRequest, browser: &BrowserBinding) -> Option<String> {
    if pending.browser == *browser {
        return Some(pending.next.clone());
    }
    pending.next.starts_with(pattern::CONSOLE).then(|| pattern::CONSOLE.to_owned())
}
