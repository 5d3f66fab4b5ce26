//! Cards that were opened by mistake.

use app::{
    console::removal::{REMOVAL_ACTION, RESTORE, RemovalError, RemovalPage, RemovedCards, WHY, check},
    routes::Route,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, cards};
use domain::{
    Id,
    card::Card,
    permission::{EditCards, ReadCards},
};
use serde::Deserialize;

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct After {
    /// Key of the page before.
    dopo: Option<String>,
}

/// Those of the desk.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(after): Query<After>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let page = cards::removed(pool, ctx, grant, after.dopo.as_deref()).await?;
    Ok(around.page(RemovedCards { page }))
}

/// The form that removes a card, or brings it back.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
) -> Result<Response, Fault> {
    may::<EditCards>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let removed = cards::is_removed(pool, ctx, may::<ReadCards>(&operator)?, card).await?;
    Ok(around.page(RemovalPage { card, removed, why: String::new(), error: None }))
}

/// Removes a card, or brings it back.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let removed = cards::is_removed(pool, ctx, may::<ReadCards>(&operator)?, card).await?;
    let first = |name: &str| {
        let found = posted.iter().find(|(of, _)| of == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let (why, restores) = (first(WHY), first(REMOVAL_ACTION) == RESTORE);
    let done = match check(&why) {
        Ok(why) if restores => cards::restore(pool, ctx, grant, card, why).await,
        Ok(why) => cards::remove(pool, ctx, grant, card, why).await,
        Err(error) => {
            let page = RemovalPage { card, removed, why, error: Some(error) };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let error = match done {
        Ok(()) => {
            let to = if restores { Route::card(card) } else { Route::ConsoleRemoved };
            return Ok(Redirect::to(&to.href()).into_response());
        }
        Err(Error::Closed) => RemovalError::Bound,
        Err(Error::Stale) => RemovalError::Done,
        Err(error) => return Err(error.into()),
    };
    let page = RemovalPage { card, removed, why, error: Some(error) };
    Ok(around.page_with(StatusCode::CONFLICT, page))
}
