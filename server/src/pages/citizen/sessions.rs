//! The citizen's own open sessions.

use app::{
    citizen::OwnSessionsPage,
    routes::{PersonalPart, Route},
};
use axum::{extract::State, response::Response};
use backend::open_sessions;
use domain::{actor::Actor, session::Closed};

use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{
        Portal,
        around::Around,
        fault::Fault,
        session::{Which, back, just_closed},
    },
    session::{Session, SignedIn},
};

/// The list of them.
const LIST: Route = Route::Personal(PersonalPart::Sessions);

/// Where the citizen is signed in.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    session: Session,
    around: Around,
) -> Result<Response, Fault> {
    let here = session.digest().ok_or(Fault::BROKEN)?;
    let closed = just_closed(&session).await?;
    let who = Actor::Citizen(citizen);
    let sessions = open_sessions::list(&portal.platform.pool, around.ctx(), &who, &here).await?;
    Ok(around.page(OwnSessionsPage { sessions, closed }))
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
    back(&session, Closed::One, &LIST).await
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
    back(&session, Closed::Others, &LIST).await
}
