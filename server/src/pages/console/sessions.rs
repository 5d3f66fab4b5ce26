//! The operator's own open sessions.

use app::{console::SessionsPage, routes::Route};
use axum::{extract::State, response::Response};
use backend::open_sessions;
use domain::{actor::Actor, session::Closed};

use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
        fresh::Fresh,
        session::{Which, back, just_closed},
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
    let closed = just_closed(&session).await?;
    let who = Actor::Operator(operator);
    let sessions = open_sessions::list(&portal.platform.pool, around.ctx(), &who, &here).await?;
    Ok(around.page(SessionsPage { sessions, closed }))
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
    back(&session, Closed::One, &Route::ConsoleSessions).await
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
    back(&session, Closed::Others, &Route::ConsoleSessions).await
}

fn digest(session: &Session) -> Result<String, Fault> {
    session.digest().ok_or(Fault::BROKEN)
}
