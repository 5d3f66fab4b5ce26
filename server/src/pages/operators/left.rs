//! A provider says that somebody left: OpenID Connect Back-Channel Logout 1.0.

use axum::{
    Form, Json,
    extract::{State, rejection::FormRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::open_sessions::{self, Order};
use identity::oidc::{LogoutOrder, OidcError, claimed_issuer};
use serde::Deserialize;
use serde_json::json;

use crate::{
    middleware::request::RequestId,
    pages::{Portal, fault::Fault},
    session::provider_session,
};

#[derive(Deserialize)]
pub(super) struct Posted {
    logout_token: String,
}

/// Closes the sessions that the provider names, on all servers. It comes from the provider's own
/// server: no cookie, no form token, only the signature of the token.
pub(super) async fn obey(
    State(portal): State<Portal>,
    number: RequestId,
    posted: Result<Form<Posted>, FormRejection>,
) -> Result<Response, Fault> {
    let Ok(Form(posted)) = posted else {
        return Ok(refused("logout-unreadable"));
    };
    let ctx = portal.platform.context(number);
    let order = match read(&portal, &posted.logout_token).await {
        Ok(order) => order,
        Err(OidcError::ProviderUnavailable) => return Err(Fault::UNAVAILABLE),
        Err(error) => return Ok(refused(error.code())),
    };
    let session = order.session.as_deref().map(|name| provider_session(&order.issuer, name));
    let closed = open_sessions::obey(
        &portal.platform.pool,
        &ctx,
        Order {
            issuer: &order.issuer,
            subject: order.subject.as_deref(),
            provider_session: session.as_deref(),
            id: &order.id,
            until: order.until,
        },
    )
    .await?;
    let Some(closed) = closed else {
        return Ok(refused("logout-replay"));
    };
    tracing::info!(closed, "a provider closed sessions of operators");
    metrics::counter!("operator_logouts_total", "outcome" => "obeyed").increment(1);
    Ok((StatusCode::OK, [(header::CACHE_CONTROL, "no-store")]).into_response())
}

async fn read(portal: &Portal, token: &str) -> Result<LogoutOrder, OidcError> {
    let issuer = claimed_issuer(token).ok_or(OidcError::Logout("logout-unreadable"))?;
    let door = portal.operators.of_issuer(&issuer).ok_or(OidcError::Logout("logout-issuer"))?;
    door.login.logout_order(token, portal.platform.now()).await
}

/// The answer of §2.8 to a token that is not to be believed.
fn refused(code: &'static str) -> Response {
    tracing::warn!(code, "a logout token was refused");
    metrics::counter!("operator_logouts_total", "outcome" => code).increment(1);
    let body = Json(json!({ "error": "invalid_request" }));
    (StatusCode::BAD_REQUEST, [(header::CACHE_CONTROL, "no-store")], body).into_response()
}
