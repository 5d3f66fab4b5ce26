//! Logout messages of providers: a request is obeyed once and answered, an answer says how our own
//! request went.

use app::public::AtProvider;
use axum::{
    Form,
    extract::{RawQuery, State},
    http::StatusCode,
    response::Response,
};
use backend::sign_out::{self, Order};
use chrono::TimeDelta;
use identity::saml::{
    Binding, CLOCK_SKEW_SECONDS, Carried, LOGOUT_MINUTES, LogoutMessage, LogoutRefusal, LogoutRequest,
    LogoutResponse, LogoutStatus, PendingLogout, SamlSession,
};
use serde::Deserialize;

use super::{SAML_SESSION, handles::Handles, leave::left, send};
use crate::{
    pages::{Portal, around::Around, fault::Fault},
    session::Session,
};

/// A message as it came.
enum Raw {
    /// The query of a redirect, not decoded: its signature is over these bytes.
    Query(String),
    /// The fields of a form.
    Form(Message),
}

#[derive(Deserialize)]
pub(super) struct Message {
    #[serde(rename = "SAMLRequest")]
    request: Option<String>,
    #[serde(rename = "SAMLResponse")]
    response: Option<String>,
    #[serde(rename = "RelayState")]
    relay_state: Option<String>,
}

/// A logout message in the address.
pub(super) async fn by_redirect(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let message = read(&portal, &around, Raw::Query(query.unwrap_or_default())).await?;
    answer(&portal, &session, &around, message, Binding::Redirect).await
}

/// A logout message in a form.
pub(super) async fn by_post(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    Form(form): Form<Message>,
) -> Result<Response, Fault> {
    let message = read(&portal, &around, Raw::Form(form)).await?;
    answer(&portal, &session, &around, message, Binding::Post).await
}

/// Off the async threads, in one of the few places that all verifications share.
async fn read(
    portal: &Portal,
    around: &Around,
    raw: Raw,
) -> Result<Result<LogoutMessage, LogoutRefusal>, Fault> {
    let place = portal.gate.place().await.ok_or(Fault::UNAVAILABLE)?;
    let (portal, now) = (portal.clone(), around.ctx().now);
    tokio::task::spawn_blocking(move || {
        let _place = place;
        // All service providers that we are take logouts at the same address.
        let (spid, idps) = (portal.spid.own(), &*portal.idps());
        match raw {
            Raw::Query(query) => spid.read_logout_redirect(&query, idps, now),
            Raw::Form(form) => {
                let (carried, field) = match (form.request, form.response) {
                    (Some(field), None) => (Carried::Request, field),
                    (None, Some(field)) => (Carried::Response, field),
                    _ => return Err(LogoutRefusal::Parameters),
                };
                spid.read_logout_post(carried, &field, form.relay_state, idps, now)
            }
        }
    })
    .await
    .map_err(|_| Fault::BROKEN)
}

async fn answer(
    portal: &Portal,
    session: &Session,
    around: &Around,
    message: Result<LogoutMessage, LogoutRefusal>,
    binding: Binding,
) -> Result<Response, Fault> {
    match message {
        Ok(LogoutMessage::Request(request)) => obey(portal, session, around, &request, binding).await,
        Ok(LogoutMessage::Response(response)) => conclude(portal, around, &response).await,
        Err(refusal) => Ok(refuse(portal, around, refusal).await),
    }
}

async fn refuse(portal: &Portal, around: &Around, refusal: LogoutRefusal) -> Response {
    tracing::warn!(code = refusal.code(), "logout message refused");
    metrics::counter!("spid_logout_refusals_total", "code" => refusal.code()).increment(1);
    if refusal.is_technical() {
        // Who sent it is not proved.
        portal.alarm(refusal.code(), "unknown", around.ctx().now).await;
    }
    around.error(StatusCode::BAD_REQUEST, app::public::ErrorKind::BadRequest)
}

/// Closes every session of that login, on whichever server it lives, and answers, also when there is
/// none. A request that was obeyed before is neither obeyed nor answered.
async fn obey(
    portal: &Portal,
    session: &Session,
    around: &Around,
    request: &LogoutRequest,
    binding: Binding,
) -> Result<Response, Fault> {
    let now = around.ctx().now;
    let idps = portal.idps();
    let idp = idps.get(&request.idp).ok_or(Fault::BAD_REQUEST)?;
    let handles = Handles::new(portal.platform.secrets.session);
    let index = |index: &String| handles.index(&request.idp, &request.name_id, index);
    let order = Order {
        message: &format!("logout {} {}", request.idp, request.id),
        until: now + TimeDelta::minutes(LOGOUT_MINUTES) + TimeDelta::seconds(2 * CLOCK_SKEW_SECONDS),
        name: handles.name(&request.idp, &request.name_id),
        indexes: request.session_indexes.iter().map(index).collect(),
    };
    let Some(closed) = sign_out::obey(&portal.platform.pool, &order).await? else {
        return Ok(refuse(portal, around, LogoutRefusal::Repeated).await);
    };
    tracing::info!(closed = closed.sessions, idp = request.idp, "logout asked by the provider");
    metrics::counter!("spid_logouts_total", "asked" => "provider").increment(1);
    forget_own(session, request).await?;
    // The sessions know for whom the login was; where none is left, the provider may.
    let asked_by = closed.asked_by.as_deref().or(request.sp.as_deref());
    let party = asked_by.and_then(|name| portal.spid.named(name)).unwrap_or_else(|| portal.spid.own());
    let random = portal.platform.outside.random.bytes();
    // The provider may take answers by one of the two only.
    let binding = if idp.slo(binding).is_some() { Some(binding) } else { idp.logout_binding() };
    let Some(binding) = binding else {
        return Ok(left(AtProvider::Closed));
    };
    let outgoing = party.logout_response(idp, request, LogoutStatus::Success, binding, now, random).map_err(
        |error| {
            tracing::error!(%error, "a logout cannot be answered");
            Fault::BROKEN
        },
    )?;
    Ok(send(&around.out(), outgoing))
}

/// Its row is gone; this takes the cookie away too, where the message came through the browser that
/// was signed in.
async fn forget_own(session: &Session, request: &LogoutRequest) -> Result<(), Fault> {
    let away = |_| Fault::UNAVAILABLE;
    let mine: Option<SamlSession> = session.recall(SAML_SESSION).await.map_err(away)?;
    if mine.is_some_and(|mine| mine.idp == request.idp && mine.name_id == request.name_id) {
        session.sign_out().await.map_err(away)?;
    }
    Ok(())
}

/// The provider says how the logout went that we asked for. It was asked once and is concluded once.
async fn conclude(portal: &Portal, around: &Around, response: &LogoutResponse) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let taken = sign_out::take_logout(pool, &response.in_response_to, around.ctx().now).await;
    let pending: PendingLogout = match taken {
        Ok(pending) => pending,
        Err(backend::Error::NotFound) => return Ok(refuse(portal, around, LogoutRefusal::Unasked).await),
        Err(error) => return Err(error.into()),
    };
    match response.answers(&pending) {
        Err(refusal) => Ok(refuse(portal, around, refusal).await),
        Ok(status) => {
            metrics::counter!("spid_logouts_total", "asked" => "citizen").increment(1);
            Ok(left(match status {
                LogoutStatus::Success => AtProvider::Closed,
                LogoutStatus::Partial => AtProvider::Partly,
                LogoutStatus::Failed => AtProvider::Unknown,
            }))
        }
    }
}
