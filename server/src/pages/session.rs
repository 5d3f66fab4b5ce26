//! Keeps a session alive for somebody who is reading or writing for long: the button of the warning.

use app::routes::pattern;
use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use backend::{Error, operators};
use domain::calendar::day_in_rome;
use serde::Serialize;

use super::{Portal, fault::Fault};
use crate::{middleware::csrf::CsrfHeader, session::Session};

/// Where the session keeps what its owner closed just now, for the next look at the list.
pub(super) const CLOSED: &str = "closed";

pub(super) fn routes() -> Router<Portal> {
    Router::new().route(pattern::API_SESSION, post(keep))
}

#[derive(Debug, Serialize)]
struct Left {
    seconds: u32,
}

/// Reading the session has been a use of it; says for how long it lives now.
async fn keep(
    State(portal): State<Portal>,
    session: Session,
    token: Result<CsrfHeader, Response>,
) -> Result<Response, Response> {
    let out = || StatusCode::UNAUTHORIZED.into_response();
    let away = |_| Fault::UNAVAILABLE.into_response();
    let left = session.surely_lives(portal.platform.now()).await.map_err(away)?.ok_or_else(out)?;
    token?;
    if let Some(operator) = session.operator().await.map_err(away)? {
        let today = day_in_rome(portal.platform.now());
        match operators::refresh(&portal.platform.pool, &operator, today).await {
            Ok(_) => {}
            // Disabled meanwhile.
            Err(Error::NotFound) => return Err(out()),
            Err(error) => return Err(Fault::from(error).into_response()),
        }
    }
    let seconds = u32::try_from(left.num_seconds()).unwrap_or(0);
    Ok(Json(Left { seconds }).into_response())
}
