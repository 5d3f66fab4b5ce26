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

use super::{
    failed, kept_as,
    stored::{Stored, Whence},
};
use crate::pages::{
    Portal,
    around::Around,
    fault::Fault,
    spid::{LoginAs, Whose, Wish, bind, browser_secret, local_path},
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
    /// Municipality for which somebody signs in, where the portal serves several.
    comune: Option<String>,
}

/// Sends the citizen to the provider.
pub(super) async fn start(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Query(door): Query<Door>,
) -> Result<Response, Fault> {
    if portal.cie.is_none() {
        return Err(Fault::NOT_FOUND);
    }
    let next = door.next.as_deref().and_then(local_path);
    let asked = door.level.map(SpidLevel::try_from).transpose().map_err(|_| Fault::BAD_REQUEST)?;
    let wish = Wish::of(&portal, &around, next.as_deref()).await;
    let municipality = door.comune.filter(|key| portal.spid.municipality(key).is_some());
    let municipality = Whose::of(&portal, &wish, next.as_deref(), municipality).await.municipality;
    let to = SetOut { level: wish.level(asked), next, login_as: LoginAs::Citizen, municipality };
    set_out(&portal, &around, &headers, to).await
}

/// What somebody sets out for.
pub(in crate::pages) struct SetOut {
    pub(in crate::pages) level: SpidLevel,
    /// Local path to go to afterwards; the area personale if none is said.
    pub(in crate::pages) next: Option<String>,
    pub(in crate::pages) login_as: LoginAs,
    /// Municipality for which it is, where the portal serves several.
    pub(in crate::pages) municipality: Option<String>,
}

/// Stores the request and sends the browser to the provider with it.
pub(in crate::pages) async fn set_out(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    to: SetOut,
) -> Result<Response, Fault> {
    let member = portal.cie.as_ref().ok_or(Fault::NOT_FOUND)?;
    let SetOut { level, next, login_as, municipality } = to;
    let whence = Whence { next: next.clone(), municipality: municipality.clone() };
    let now = around.ctx().now;
    let provider = match member.provider(now).await {
        Ok(provider) => provider,
        Err(error) => return Ok(failed(portal, around, headers, &error, whence).await),
    };
    let secret = browser_secret(portal, headers);
    let random = &portal.platform.outside.random;
    let login = Start {
        provider: &provider,
        level,
        next: next.unwrap_or_else(|| app::routes::pattern::PERSONAL_AREA.to_owned()),
        browser: BrowserBinding::of(&secret),
        now,
        random: [random.bytes(), random.bytes(), random.bytes(), random.bytes()],
    };
    let (url, login) = match member.party.start(login) {
        Ok(started) => started,
        Err(error) => return Ok(failed(portal, around, headers, &error, whence).await),
    };
    remember(portal, &Stored { login, login_as, municipality }).await?;
    let mut response = (StatusCode::FOUND, [(header::LOCATION, url.to_string())]).into_response();
    bind(portal, &mut response, &secret);
    Ok(response)
}

async fn remember(portal: &Portal, stored: &Stored) -> Result<(), backend::Error> {
    let login = &stored.login;
    let request = sign_in::Request {
        id: &login.request_id,
        relay_state: &kept_as(&login.state),
        browser: login.browser.as_str(),
        pending: stored,
        expires_at: login.expires_at,
    };
    sign_in::remember_saml(&portal.platform.pool, request).await
}
