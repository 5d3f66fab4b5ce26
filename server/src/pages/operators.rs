//! The door of operators: the organisation's own OpenID provider.

use app::{
    console::{DeskChoice, OperatorAccess, OperatorRefused, Refusal},
    public::{ErrorKind, LoggedOutPage},
    routes::pattern,
};
use axum::{
    Router,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use backend::operators::{self, SignIn};
use domain::actor::{DeskRef, Operator};
use identity::oidc::{Callback, OidcError, PendingLogin};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Portal,
    around::{Around, DESKS, Here},
    fault::Fault,
    spid::local_path,
};
use crate::{middleware::csrf::CsrfForm, session::Session};

/// Where the session keeps a sign-in under way.
const LOGIN: &str = "oidc";
/// Where the session keeps who may choose among several desks.
const CHOOSING: &str = "choosing";

pub(super) fn routes() -> Router<Portal> {
    Router::new()
        .route(pattern::OPERATOR_LOGIN, get(door))
        .route(pattern::OPERATOR_RETURN, get(come_back))
        .route(pattern::CONSOLE_DESK, post(switch))
}

#[derive(Debug, Deserialize)]
struct Door {
    next: Option<String>,
    #[serde(rename = "entra")]
    start: Option<String>,
}

/// The page with the one button; the button leads here too, and then on to the provider.
async fn door(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    Query(door): Query<Door>,
) -> Result<Response, Fault> {
    let next = door.next.as_deref().and_then(local_path);
    if door.start.is_none() {
        return Ok(around.page(OperatorAccess { next }));
    }
    let next = next.unwrap_or_else(|| pattern::CONSOLE.to_owned());
    match portal.operators.start(next, around.ctx().now).await {
        Ok((url, pending)) => {
            session.remember(LOGIN, &pending).await.map_err(|_| Fault::UNAVAILABLE)?;
            Ok(Redirect::to(url.as_str()).into_response())
        }
        Err(error) => Ok(not_in(&around, &error)),
    }
}

/// The operator comes back with a code.
async fn come_back(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    Query(callback): Query<Callback>,
) -> Result<Response, Fault> {
    let away = |_| Fault::UNAVAILABLE;
    let Some(pending) = session.forget::<PendingLogin>(LOGIN).await.map_err(away)? else {
        return Ok(Redirect::to(pattern::OPERATOR_LOGIN).into_response());
    };
    let next = pending.next.clone();
    let identity = match portal.operators.finish(&callback, pending, around.ctx().now).await {
        Ok(identity) => identity,
        Err(error) => return Ok(not_in(&around, &error)),
    };
    let pool = &portal.platform.pool;
    match operators::sign_in(pool, around.ctx(), &identity.issuer, &identity.subject).await? {
        SignIn::Unknown => Ok(refused(&around, Refusal::Unknown)),
        SignIn::Disabled => Ok(refused(&around, Refusal::Disabled)),
        SignIn::NoDesk => Ok(refused(&around, Refusal::NoDesk)),
        SignIn::Desks(desks) => at_a_desk(&session, &around, desks, &next).await,
    }
}

/// One desk is chosen by itself; among several the operator chooses.
async fn at_a_desk(
    session: &Session,
    around: &Around,
    desks: Vec<Operator>,
    next: &str,
) -> Result<Response, Fault> {
    let away = |_| Fault::UNAVAILABLE;
    if let [only] = desks.as_slice() {
        session.sign_in_operator(only).await.map_err(away)?;
        return Ok(Redirect::to(next).into_response());
    }
    session.remember(CHOOSING, &desks).await.map_err(away)?;
    let desks = desks.into_iter().map(|operator| operator.desk).collect();
    Ok(around.page(DeskChoice { desks }))
}

#[derive(Debug, Deserialize)]
struct Chosen {
    #[serde(rename = "sportello")]
    desk: Uuid,
}

/// Chooses a desk after sign-in, or changes to another one.
async fn switch(
    State(portal): State<Portal>,
    session: Session,
    here: Result<Here, Response>,
    CsrfForm(chosen): CsrfForm<Chosen>,
) -> Result<Response, Fault> {
    let away = |_| Fault::UNAVAILABLE;
    let choosing: Option<Vec<Operator>> = session.recall(CHOOSING).await.map_err(away)?;
    let desks = match (choosing, here) {
        (Some(desks), _) => desks,
        (None, Ok(Here(operator))) => operators::desks_of(&portal.platform.pool, &operator).await?,
        (None, Err(_)) => return Ok(Redirect::to(pattern::OPERATOR_LOGIN).into_response()),
    };
    let names: Vec<DeskRef> = desks.iter().map(|operator| operator.desk.clone()).collect();
    let operator =
        desks.into_iter().find(|operator| operator.desk.id.uuid() == chosen.desk).ok_or(Fault::NOT_FOUND)?;
    session.sign_in_operator(&operator).await.map_err(away)?;
    session.remember(DESKS, &names).await.map_err(away)?;
    Ok(Redirect::to(pattern::CONSOLE).into_response())
}

fn refused(around: &Around, why: Refusal) -> Response {
    around.page_with(StatusCode::FORBIDDEN, OperatorRefused { why })
}

/// The provider said no, or cannot be believed, or is away.
fn not_in(around: &Around, error: &OidcError) -> Response {
    if error.is_technical() {
        tracing::error!(code = error.code(), %error, "operators' login");
        return around.error(StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Unavailable);
    }
    tracing::info!(code = error.code(), "operators' login not completed");
    around.page_with(StatusCode::FORBIDDEN, LoggedOutPage { provider: None })
}
