//! What we say about ourselves, and setting out for the provider.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::sign_in;
use identity::{
    federation::Start,
    saml::{BrowserBinding, SpidLevel},
};
use serde::Deserialize;

use super::{failed, kept_as};
use crate::pages::{
    Portal,
    around::Around,
    fault::Fault,
    spid::{Wish, bind, browser_secret, local_path},
};

/// Our signed entity configuration.
pub(super) async fn about_us(State(portal): State<Portal>) -> Result<Response, Fault> {
    let member = portal.cie.as_ref().ok_or(Fault::NOT_FOUND)?;
    let token = member.about_us(portal.platform.now()).map_err(|error| {
        tracing::error!(%error, "the entity configuration cannot be signed");
        Fault::BROKEN
    })?;
    Ok(([(header::CONTENT_TYPE, "application/entity-statement+jwt")], token.to_string()).into_response())
}

#[derive(Debug, Deserialize)]
pub(super) struct Door {
    level: Option<u8>,
    next: Option<String>,
}

/// Sends the citizen to the provider.
pub(super) async fn start(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Query(door): Query<Door>,
) -> Result<Response, Fault> {
    let member = portal.cie.as_ref().ok_or(Fault::NOT_FOUND)?;
    let next = door.next.as_deref().and_then(local_path);
    let asked = door.level.map(SpidLevel::try_from).transpose().map_err(|_| Fault::BAD_REQUEST)?;
    let level = Wish::of(&portal, &around, next.as_deref()).await.level(asked);
    let now = around.ctx().now;
    let provider = match member.provider(now).await {
        Ok(provider) => provider,
        Err(error) => return Ok(failed(&portal, &around, &error, next).await),
    };
    let secret = browser_secret(&portal, &headers);
    let random = &portal.platform.outside.random;
    let login = Start {
        provider: &provider,
        level,
        next: next.clone().unwrap_or_else(|| app::routes::pattern::PERSONAL_AREA.to_owned()),
        browser: BrowserBinding::of(&secret),
        now,
        random: [random.bytes(), random.bytes(), random.bytes(), random.bytes()],
    };
    let (url, pending) = match member.party.start(login) {
        Ok(started) => started,
        Err(error) => return Ok(failed(&portal, &around, &error, next).await),
    };
    let pool = &portal.platform.pool;
    let kept = kept_as(&pending.state);
    let request = sign_in::Request {
        id: &pending.request_id,
        relay_state: &kept,
        browser: pending.browser.as_str(),
        pending: &pending,
        expires_at: pending.expires_at,
    };
    sign_in::remember_saml(pool, request).await?;
    let mut response = (StatusCode::FOUND, [(header::LOCATION, url.to_string())]).into_response();
    bind(&portal, &mut response, &secret);
    Ok(response)
}
