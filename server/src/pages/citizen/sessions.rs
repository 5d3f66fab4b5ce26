//! The citizen's own open sessions.

use app::{
    citizen::OwnSessionsPage,
    routes::{PersonalPart, Route},
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use backend::open_sessions;
use domain::{
    Id,
    actor::Actor,
    session::{Closed, Session as OpenSession},
};
use serde::Deserialize;

use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{Portal, around::Around, fault::Fault, session::CLOSED},
    session::{Session, SignedIn},
};

/// Where the citizen is signed in.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    session: Session,
    around: Around,
) -> Result<Response, Fault> {
    let here = session.digest().ok_or(Fault::BROKEN)?;
    let closed = session.forget(CLOSED).await.map_err(|_| Fault::UNAVAILABLE)?;
    let who = Actor::Citizen(citizen);
    let sessions = open_sessions::list(&portal.platform.pool, around.ctx(), &who, &here).await?;
    Ok(around.page(OwnSessionsPage { sessions, closed }))
}

#[derive(Debug, Deserialize)]
pub(super) struct Which {
    #[serde(rename = "sessione")]
    id: Id<OpenSession>,
}

/// Closes one of them.
pub(super) async fn close(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    session: Session,
    around: Around,
    CsrfForm(which): CsrfForm<Which>,
) -> Result<Response, Fault> {
    let who = Actor::Citizen(citizen);
    open_sessions::close(&portal.platform.pool, around.ctx(), &who, which.id).await?;
    back(&session, Closed::One).await
}

/// Closes all but this one. Citizens prove nothing anew for it: whoever closes their sessions only has
/// to sign in again.
pub(super) async fn close_others(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    session: Session,
    around: Around,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let here = session.digest().ok_or(Fault::BROKEN)?;
    let who = Actor::Citizen(citizen);
    let closed = open_sessions::close_others(&portal.platform.pool, around.ctx(), &who, &here).await?;
    tracing::info!(closed, "a citizen closed their other sessions");
    back(&session, Closed::Others).await
}

/// Back to the list, which says once what was closed.
async fn back(session: &Session, closed: Closed) -> Result<Response, Fault> {
    session.remember(CLOSED, &closed).await.map_err(|_| Fault::UNAVAILABLE)?;
    Ok(Redirect::to(&Route::Personal(PersonalPart::Sessions).href()).into_response())
}
