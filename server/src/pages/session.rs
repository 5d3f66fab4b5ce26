//! Keeps a session alive for somebody who is reading or writing for long: the button of the warning. And what the lists
//! of one's own sessions, the citizens' and the operators', have in common.

use app::routes::{Route, pattern};
use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use backend::{Error, operators};
use domain::{
    Id,
    calendar::day_in_rome,
    session::{Closed, Session as OpenSession},
};
use serde::{Deserialize, Serialize};

use super::{Portal, fault::Fault};
use crate::{middleware::csrf::CsrfHeader, session::Session};

/// Where the session keeps what its owner closed just now, for the next look at the list.
const CLOSED: &str = "closed";

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

/// Which of one's own sessions is to be closed.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    #[serde(rename = "sessione")]
    pub(super) id: Id<OpenSession>,
}

/// What its owner closed just now; told once.
pub(super) async fn just_closed(session: &Session) -> Result<Option<Closed>, Fault> {
    session.forget(CLOSED).await.map_err(|_| Fault::UNAVAILABLE)
}

/// Back to the list, which says once what was closed.
pub(super) async fn back(session: &Session, closed: Closed, list: &Route) -> Result<Response, Fault> {
    session.remember(CLOSED, &closed).await.map_err(|_| Fault::UNAVAILABLE)?;
    Ok(Redirect::to(&list.href()).into_response())
}
