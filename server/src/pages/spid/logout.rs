//! Leaving: here, and when the provider says so.

use app::public::LoggedOutPage;
use axum::{
    Form,
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use identity::saml::{Binding, LogoutMessage, LogoutRefusal, LogoutRequest, LogoutStatus, SamlSession};
use serde::Deserialize;

use super::{acs::SAML_SESSION, login::send};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{Portal, around::Around, cie, fault::Fault},
    session::Session,
};

/// A form with nothing in it but its token.
#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// Ends the session.
pub(super) async fn leave(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let away = |_| Fault::UNAVAILABLE;
    let granted = cie::granted(&session).await.map_err(away)?;
    let saml: Option<SamlSession> = session.recall(SAML_SESSION).await.map_err(away)?;
    session.sign_out().await.map_err(away)?;
    if let Some(tokens) = granted {
        cie::revoke(&portal, &around, &tokens).await;
    }
    // Only a level 1 login leaves a session open at the provider.
    let open = saml.is_some_and(|saml| saml.session_index.is_some());
    let door = if open { "/uscita?fornitore=1" } else { "/uscita" };
    Ok(Redirect::to(door).into_response())
}

/// The page after leaving.
pub(super) async fn done(around: Around, RawQuery(query): RawQuery) -> Response {
    around.page(LoggedOutPage { provider_session: query.is_some_and(|query| query == "fornitore=1") })
}

/// A logout message in the address.
pub(super) async fn by_redirect(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let query = query.unwrap_or_default();
    let message = portal.spid.read_logout_redirect(&query, &portal.providers, around.ctx().now);
    answer(&portal, &session, &around, message, Binding::Redirect).await
}

#[derive(Deserialize)]
pub(super) struct Message {
    #[serde(rename = "SAMLRequest", alias = "SAMLResponse", default)]
    message: String,
    #[serde(rename = "RelayState")]
    relay_state: Option<String>,
}

/// A logout message in a form.
pub(super) async fn by_post(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    Form(form): Form<Message>,
) -> Result<Response, Fault> {
    let message =
        portal.spid.read_logout_post(&form.message, form.relay_state, &portal.providers, around.ctx().now);
    answer(&portal, &session, &around, message, Binding::Post).await
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
        Ok(LogoutMessage::Response(_)) => Ok(around.page(LoggedOutPage { provider_session: false })),
        Err(refusal) => {
            tracing::warn!(%refusal, "logout message refused");
            Ok(around.error(StatusCode::BAD_REQUEST, app::public::ErrorKind::BadRequest))
        }
    }
}

/// Closes the session of this browser if it is the one meant, and answers in any case.
async fn obey(
    portal: &Portal,
    session: &Session,
    around: &Around,
    request: &LogoutRequest,
    binding: Binding,
) -> Result<Response, Fault> {
    let away = |_| Fault::UNAVAILABLE;
    let mine: Option<SamlSession> = session.recall(SAML_SESSION).await.map_err(away)?;
    if mine.is_some_and(|mine| mine.idp == request.idp && mine.name_id == request.name_id) {
        session.sign_out().await.map_err(away)?;
    }
    let idp = portal.providers.get(&request.idp).ok_or(Fault::BAD_REQUEST)?;
    let random = portal.platform.outside.random.bytes();
    let outgoing = portal
        .spid
        .logout_response(idp, request, LogoutStatus::Success, binding, around.ctx().now, random)
        .map_err(|error| {
            tracing::error!(%error, "a logout cannot be answered");
            Fault::BROKEN
        })?;
    Ok(send(around, outgoing))
}
