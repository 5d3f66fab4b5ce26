//! The operator's own open sessions.

use app::{console::SessionsPage, routes::Route};
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
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
        fresh::Fresh,
        session::CLOSED,
    },
    session::Session,
};

/// Where the operator is signed in.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    session: Session,
    around: Around,
) -> Result<Response, Fault> {
    let here = digest(&session)?;
    let closed = session.forget(CLOSED).await.map_err(|_| Fault::UNAVAILABLE)?;
    let who = Actor::Operator(operator);
    let sessions = open_sessions::list(&portal.platform.pool, around.ctx(), &who, &here).await?;
    Ok(around.page(SessionsPage { sessions, closed }))
}

#[derive(Debug, Deserialize)]
pub(super) struct Which {
    #[serde(rename = "sessione")]
    id: Id<OpenSession>,
}

/// Closes one of them.
pub(super) async fn close(
    State(portal): State<Portal>,
    Here(operator): Here,
    session: Session,
    around: Around,
    CsrfForm(which): CsrfForm<Which>,
) -> Result<Response, Fault> {
    let who = Actor::Operator(operator);
    open_sessions::close(&portal.platform.pool, around.ctx(), &who, which.id).await?;
    back(&session, Closed::One).await
}

/// Closes all but this one. Whoever sits at a desk that was left open must not lock its owner out, so
/// it takes a fresh proof of identity.
pub(super) async fn close_others(
    State(portal): State<Portal>,
    Here(operator): Here,
    _: Fresh,
    session: Session,
    around: Around,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let here = digest(&session)?;
    let who = Actor::Operator(operator);
    let closed = open_sessions::close_others(&portal.platform.pool, around.ctx(), &who, &here).await?;
    tracing::info!(closed, "an operator closed their other sessions");
    back(&session, Closed::Others).await
}

fn digest(session: &Session) -> Result<String, Fault> {
    session.digest().ok_or(Fault::BROKEN)
}

/// Back to the list, which says once what was closed.
async fn back(session: &Session, closed: Closed) -> Result<Response, Fault> {
    session.remember(CLOSED, &closed).await.map_err(|_| Fault::UNAVAILABLE)?;
    Ok(Redirect::to(&Route::ConsoleSessions.href()).into_response())
}
