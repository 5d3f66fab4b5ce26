//! The provider's answer: verified, used once, written down, and only then somebody is signed in.
//!
//! The order is a defence: whoever has no login under way in this browser is refused before any XML
//! is looked at, and takes no place from those who have (see [`super::gate`]).

use std::sync::Arc;

use app::public::{Resend, SpidErrorPage, SpidTrouble};
use axum::{
    Extension, Form,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use backend::sign_in::{self, Known};
use identity::saml::{Authenticated, BrowserBinding, PendingRequest, Refusal};
use serde::Deserialize;

use super::{
    bind, binding_cookie, browser_secret,
    enter::enter,
    evidence::note,
    gate::Knocker,
    page,
    stored::Stored,
    told::lead,
    why::{Why, report},
};
use crate::{
    pages::{
        Portal,
        around::{Around, cookie},
        fault::Fault,
    },
    session::Session,
};

/// So many answers to one login are verified; after that it serves no more.
pub(in crate::pages) const MOST_REFUSED: i32 = 5;
/// Seconds after which a busy portal may be asked again.
const BUSY: HeaderValue = HeaderValue::from_static("5");
/// Seconds after which a portal without archives may be asked again.
pub(super) const AWAY: HeaderValue = HeaderValue::from_static("60");

#[derive(Deserialize)]
pub(super) struct Answer {
    #[serde(rename = "SAMLResponse", default)]
    pub(super) response: String,
    #[serde(rename = "RelayState", default)]
    pub(super) relay_state: String,
}

/// Why somebody is not in.
enum Stop {
    /// The answer does not count.
    Refused {
        /// Why.
        why: Why,
        /// What it claims to answer, where we know that.
        stored: Option<Box<Stored>>,
        /// Whether it was verified, or refused before a word of it was read.
        read: bool,
    },
    /// The answer may count, but not now.
    Later(SpidTrouble),
    /// Something of ours.
    Fault(Fault),
}

impl From<backend::Error> for Stop {
    fn from(error: backend::Error) -> Self {
        match Fault::from(error) {
            Fault::UNAVAILABLE => Self::Later(SpidTrouble::Away),
            fault => Self::Fault(fault),
        }
    }
}

/// Consumes a response.
pub(super) async fn consume(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    headers: HeaderMap,
    Extension(knocker): Extension<Knocker>,
    Form(answer): Form<Answer>,
) -> Result<Response, Fault> {
    match judge(&portal, &around, &headers, &answer).await {
        Ok((stored, identity)) => enter(&portal, &around, &session, &stored, identity).await,
        Err(Stop::Refused { why, stored, read }) => {
            let stored = stored.as_deref();
            let pending = stored.map(|stored| &stored.request);
            report(&portal, &around, why, pending.map_or("unknown", |pending| &pending.idp)).await;
            let kept = read || portal.gate.keeps_evidence();
            if kept {
                note(&portal, &around, pending, &answer, (why.code, knocker)).await;
            }
            // A flood of answers to nothing is not remembered either.
            if pending.is_none() && !kept {
                return Ok(page(&around, SpidErrorPage::new(why.trouble, None)));
            }
            Ok(tell(&portal, &around, &headers, why.trouble, stored).await)
        }
        Err(Stop::Later(trouble)) => Ok(later(&around, trouble, answer)),
        Err(Stop::Fault(fault)) => Err(fault),
    }
}

/// Leads to the page about it, which only this browser can read: one without a secret gets it now.
async fn tell(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    trouble: SpidTrouble,
    stored: Option<&Stored>,
) -> Response {
    let secret = browser_secret(portal, headers);
    let mut response = lead(portal, around, &BrowserBinding::of(&secret), trouble, stored).await;
    bind(portal, &mut response, &secret);
    response
}

/// Nothing is wrong with the answer and nothing was used up: it can be sent again from the page.
fn later(around: &Around, trouble: SpidTrouble, answer: Answer) -> Response {
    metrics::counter!("spid_later_total").increment(1);
    let resend = Resend { message: answer.response, relay_state: answer.relay_state };
    let again = SpidErrorPage { resend: Some(resend), ..SpidErrorPage::new(trouble, None) };
    let mut response = page(around, again);
    let wait = if trouble == SpidTrouble::Busy { BUSY } else { AWAY };
    response.headers_mut().insert(header::RETRY_AFTER, wait);
    // The answer is in the page.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whom this answer brings, and to which door, if it counts. Afterwards it never counts again.
async fn judge(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    answer: &Answer,
) -> Result<(Stored, Authenticated), Stop> {
    let known = find(portal, &answer.relay_state).await?;
    if let Err(why) = belongs_here(portal, around, headers, &known) {
        return Err(Stop::Refused { why, stored: Some(Box::new(known.pending)), read: false });
    }
    let stored = known.pending;
    let pending = &stored.request;
    let why = match verify(portal, around, pending, &answer.response).await? {
        Ok(identity) if use_once(portal, around, pending, &identity).await? => return Ok((stored, identity)),
        Ok(_) => Why::plain("replay", SpidTrouble::AlreadyUsed),
        Err(refusal) => {
            refused(portal, around, pending, refusal).await?;
            refusal.into()
        }
    };
    Err(Stop::Refused { why, stored: Some(Box::new(stored)), read: true })
}

/// The login that the answer claims to belong to.
async fn find(portal: &Portal, relay_state: &str) -> Result<Known<Stored>, Stop> {
    let nothing =
        Stop::Refused { why: Why::plain("no-request", SpidTrouble::NoRequest), stored: None, read: false };
    // What we never drew need not be looked for.
    if !PendingRequest::is_relay_state(relay_state) {
        return Err(nothing);
    }
    match sign_in::find_saml(&portal.platform.pool, relay_state).await {
        Ok(known) => Ok(known),
        Err(backend::Error::NotFound) => Err(nothing),
        Err(error) => Err(error.into()),
    }
}

/// The answer comes in time, for the first time, to the browser that asked.
fn belongs_here(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    known: &Known<Stored>,
) -> Result<(), Why> {
    // The cookie may be gone by then: whoever is late must hear that, not that they are elsewhere.
    if around.ctx().now >= known.pending.request.expires_at {
        return Err(Why::plain("late", SpidTrouble::TooLate));
    }
    let secret = cookie(headers, binding_cookie(portal.platform.config.is_https())).unwrap_or_default();
    if !known.pending.request.browser.matches(secret) {
        return Err(Why::plain("other-browser", SpidTrouble::NotThisBrowser));
    }
    if known.used {
        return Err(Why::plain("used", SpidTrouble::AlreadyUsed));
    }
    Ok(())
}

/// Off the async threads, few at a time: a verification keeps a core busy.
async fn verify(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    response: &str,
) -> Result<Result<Authenticated, Refusal>, Stop> {
    let place = portal.gate.place().await.ok_or(Stop::Later(SpidTrouble::Busy))?;
    let (portal, now) = (portal.clone(), around.ctx().now);
    let (pending, response) = (Arc::new(pending.clone()), response.to_owned());
    tokio::task::spawn_blocking(move || {
        let _place = place;
        let idp = portal.providers.for_login(&pending.idp, pending.issue_instant, now);
        match idp.as_ref().and_then(|idp| Some((portal.spid.asked(&pending, idp)?, idp))) {
            Some((party, idp)) => party.verify(&response, &pending, idp, now),
            None => Err(Refusal::Rule("provider-gone")),
        }
    })
    .await
    .map_err(|_| Stop::Fault(Fault::BROKEN))
}

/// Takes the request out and remembers the message: neither serves a second time, on any server.
async fn use_once(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    identity: &Authenticated,
) -> Result<bool, Stop> {
    let used = identity.used_ids();
    let now = around.ctx().now;
    let until = used.iter().map(|id| id.until).max().unwrap_or(now);
    let ids: Vec<String> = used.into_iter().map(|used| format!("{} {}", pending.idp, used.id)).collect();
    Ok(sign_in::use_saml(&portal.platform.pool, &pending.request_id, &ids, until, now).await?)
}

/// After an error of the provider the login is over; after a bad answer a good one may still come.
async fn refused(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    refusal: Refusal,
) -> Result<(), Stop> {
    let (pool, now) = (&portal.platform.pool, around.ctx().now);
    match refusal {
        Refusal::Idp(_) | Refusal::IdpUnexplained => {
            sign_in::spend_saml(pool, &pending.request_id, now).await?;
        }
        _ => sign_in::refuse_saml(pool, &pending.request_id, MOST_REFUSED, now).await?,
    }
    Ok(())
}
