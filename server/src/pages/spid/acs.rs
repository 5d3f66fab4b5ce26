//! The provider's answer: verified, used once, written down, and only then somebody is signed in.

use std::sync::Arc;

use app::public::SpidTrouble;
use axum::{
    Form,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    register::{self, Transaction},
    sign_in,
};
use identity::saml::{Authenticated, PendingRequest, Refusal, SamlSession, peek};
use serde::Deserialize;

use super::{LoginAs, binding_cookie, stored::Stored, trouble};
use crate::{
    pages::{
        Portal,
        around::{Around, cookie},
        entrance,
        fault::Fault,
        operators,
    },
    session::Session,
};

/// Where the session keeps what a logout at the provider needs.
pub(super) const SAML_SESSION: &str = "saml";

#[derive(Deserialize)]
pub(super) struct Answer {
    #[serde(rename = "SAMLResponse", default)]
    response: String,
    #[serde(rename = "RelayState", default)]
    relay_state: String,
}

/// Consumes a response.
pub(super) async fn consume(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    headers: HeaderMap,
    Form(answer): Form<Answer>,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let Stored { request: pending, login_as } = match sign_in::find_saml(pool, &answer.relay_state).await {
        Ok(pending) => pending,
        Err(backend::Error::NotFound) => {
            note(&portal, &around, None, &answer, "no-request").await?;
            return Ok(trouble(&around, SpidTrouble::NotThisBrowser, None));
        }
        Err(error) => return Err(error.into()),
    };
    let next = Some(pending.next.clone());
    if let Err((code, why)) = belongs_here(&portal, &around, &headers, &pending) {
        note(&portal, &around, Some(&pending), &answer, code).await?;
        return Ok(trouble(&around, why, next));
    }
    let verified = verify(&portal, &around, &pending, answer.response.clone()).await?;
    let outcome = match verified {
        Ok(identity) => use_once(&portal, &around, &pending, identity).await?,
        Err(refusal) => Err(refused(&portal, &around, &pending, refusal).await?),
    };
    match outcome {
        Ok(identity) => {
            record(&portal, &around, &pending, &answer, &identity).await?;
            match login_as {
                LoginAs::Citizen => enter(&portal, &around, &session, &pending, identity).await,
                LoginAs::Operator => {
                    operators::enter_with_spid(&portal, &around, &session, &pending.next, &identity).await
                }
            }
        }
        Err((code, why)) => {
            note(&portal, &around, Some(&pending), &answer, code).await?;
            Ok(trouble(&around, why, next))
        }
    }
}

type Why = (&'static str, SpidTrouble);

/// The answer comes in time, to the browser that asked.
fn belongs_here(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    pending: &PendingRequest,
) -> Result<(), Why> {
    let secret = cookie(headers, binding_cookie(portal.platform.config.is_https())).unwrap_or_default();
    if !pending.browser.matches(secret) {
        return Err(("other-browser", SpidTrouble::NotThisBrowser));
    }
    if around.ctx().now >= pending.expires_at {
        return Err(("late", SpidTrouble::TooLate));
    }
    Ok(())
}

/// Off the async threads, few at a time: a verification keeps a core busy.
async fn verify(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    response: String,
) -> Result<Result<Authenticated, Refusal>, Fault> {
    let _place = portal.verifications.acquire().await.map_err(|_| Fault::UNAVAILABLE)?;
    let (portal, pending, now) = (portal.clone(), Arc::new(pending.clone()), around.ctx().now);
    tokio::task::spawn_blocking(move || match portal.providers.get(&pending.idp) {
        Some(idp) => portal.spid.verify(&response, &pending, idp, now),
        None => Err(Refusal::Rule("provider-gone")),
    })
    .await
    .map_err(|_| Fault::BROKEN)
}

/// Takes the request out and remembers the message: neither serves a second time, on any server.
async fn use_once(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    identity: Authenticated,
) -> Result<Result<Authenticated, Why>, Fault> {
    const REPLAY: Why = ("replay", SpidTrouble::NotThisBrowser);
    let pool = &portal.platform.pool;
    match sign_in::take_saml(pool, &pending.request_id, around.ctx().now).await {
        Ok(()) => {}
        Err(backend::Error::NotFound) => return Ok(Err(REPLAY)),
        Err(error) => return Err(error.into()),
    }
    let used = identity.used_ids();
    let until = used.iter().map(|id| id.until).max().unwrap_or(around.ctx().now);
    let ids: Vec<String> = used.into_iter().map(|used| format!("{} {}", pending.idp, used.id)).collect();
    let fresh = sign_in::use_once(pool, &ids, until).await?;
    Ok(if fresh { Ok(identity) } else { Err(REPLAY) })
}

/// What a refusal means for the citizen, and for the log.
async fn refused(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    refusal: Refusal,
) -> Result<Why, Fault> {
    if refusal.is_technical() {
        tracing::warn!(code = refusal.code(), idp = %pending.idp, %refusal, "SPID response refused");
        metrics::counter!("spid_refusals_total", "code" => refusal.code()).increment(1);
    }
    let why = match refusal {
        Refusal::Idp(code) => {
            // The provider has answered: the request is used up.
            match sign_in::take_saml(&portal.platform.pool, &pending.request_id, around.ctx().now).await {
                Ok(()) | Err(backend::Error::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
            SpidTrouble::from_error_code(code.number())
        }
        Refusal::Attribute(_) => SpidTrouble::MissingData,
        Refusal::IdpUnexplained => SpidTrouble::from_error_code(24),
        Refusal::Unreadable(_)
        | Refusal::Limit(_)
        | Refusal::Shape(_)
        | Refusal::Signature
        | Refusal::Rule(_) => SpidTrouble::NotVerified,
    };
    Ok((refusal.code(), why))
}

/// Writes an accepted response into the register.
async fn record(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    answer: &Answer,
    identity: &Authenticated,
) -> Result<(), Fault> {
    let subject = entrance::subject(&identity.attributes);
    register::record(
        &portal.platform.pool,
        around.ctx(),
        &portal.register,
        Transaction {
            idp: &pending.idp,
            request_id: Some(&pending.request_id),
            request: &pending.request_xml,
            response_id: Some(&identity.response_id),
            response: &answer.response,
            assertion_id: Some(&identity.assertion_id),
            subject: subject.as_deref(),
            outcome: "accepted",
        },
    )
    .await?;
    Ok(())
}

async fn enter(
    portal: &Portal,
    around: &Around,
    session: &Session,
    pending: &PendingRequest,
    identity: Authenticated,
) -> Result<Response, Fault> {
    if !entrance::admit(portal, around, session, &identity.attributes, identity.level).await? {
        return Ok(trouble(around, SpidTrouble::MissingData, Some(pending.next.clone())));
    }
    let away = |_| Fault::UNAVAILABLE;
    session.remember(SAML_SESSION, &saml_session(identity)).await.map_err(away)?;
    metrics::counter!("spid_logins_total").increment(1);
    Ok(Redirect::to(&pending.next).into_response())
}

fn saml_session(identity: Authenticated) -> SamlSession {
    SamlSession {
        idp: identity.idp,
        name_id: identity.name_id,
        name_qualifier: identity.name_qualifier,
        session_index: identity.session_index,
    }
}

/// Writes a refused response into the register: evidence is kept too.
async fn note(
    portal: &Portal,
    around: &Around,
    pending: Option<&PendingRequest>,
    answer: &Answer,
    outcome: &str,
) -> Result<(), Fault> {
    tracing::info!(outcome, "SPID login not completed");
    let peeked = peek(&answer.response);
    register::record(
        &portal.platform.pool,
        around.ctx(),
        &portal.register,
        Transaction {
            idp: pending.map_or("unknown", |pending| &pending.idp),
            request_id: pending.map(|pending| pending.request_id.as_str()),
            request: pending.map_or("", |pending| &pending.request_xml),
            response_id: peeked.as_ref().and_then(|peek| peek.response_id.as_deref()),
            response: &answer.response,
            assertion_id: None,
            subject: None,
            outcome,
        },
    )
    .await?;
    Ok(())
}
