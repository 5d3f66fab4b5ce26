//! Publishing a service from a day, and taking a version back.

use app::{
    console::catalogue::{Mistake, PublishPage, Typed, WithdrawPage, Wrong, typed::MAX_CHARS},
    routes::ServicePart,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use backend::{Error, catalogue::editing};
use chrono::{DateTime, Utc};
use domain::calendar::start_in_rome;

use super::Desk;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// What will be published.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let working = Desk::new(&portal, &around, &operator, &slug)?.open().await?;
    Ok(around.page(PublishPage { working, typed: Typed::default(), mistakes: Vec::new(), conflict: None }))
}

/// The words of the reason.
fn reason(typed: &Typed, label: &'static str) -> Result<String, Mistake> {
    let text: String = typed.get("motivo").trim().chars().take(MAX_CHARS.into()).collect();
    if text.is_empty() { Err(Mistake::new("motivo", label, Wrong::Empty)) } else { Ok(text) }
}

/// From when; at once, where no day was typed or it is today.
fn from(around: &Around, typed: &Typed) -> Result<DateTime<Utc>, Mistake> {
    let (now, today) = (around.ctx().now, around.ctx().today());
    match typed.day("dal", "console-publish-from")? {
        None => Ok(now),
        Some(day) if day == today => Ok(now),
        Some(day) if day < today => Err(Mistake::new("dal", "console-publish-from", Wrong::Past)),
        Some(day) => Ok(start_in_rome(day)),
    }
}

/// Publishes it; or shows the page again.
pub(super) async fn publish(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let typed = Typed::from_pairs(pairs);
    let (from, reason) = match (from(&around, &typed), reason(&typed, "console-publish-reason")) {
        (Ok(from), Ok(reason)) => (from, reason),
        (from, reason) => {
            let mistakes = [from.err(), reason.err()].into_iter().flatten().collect();
            let page = PublishPage { working: desk.open().await?, typed, mistakes, conflict: None };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let done = editing::publish(pool, ctx, desk.grant, &slug, typed.version(), from, &reason).await;
    let (status, is_stale) = match done {
        Ok(()) => return Ok(desk.to(ServicePart::Page)),
        Err(Error::Stale) => (StatusCode::CONFLICT, true),
        Err(Error::Incomplete) => (StatusCode::UNPROCESSABLE_ENTITY, false),
        Err(Error::LimitReached) => (StatusCode::CONFLICT, false),
        Err(error) => return Err(error.into()),
    };
    let working = desk.open().await?;
    let conflict = if is_stale { Some(desk.changes_since(&typed, &working).await?) } else { None };
    Ok(around.page_with(status, PublishPage { working, typed, mistakes: Vec::new(), conflict }))
}

/// The form that asks why.
pub(super) async fn withdraw_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, version)): Path<(String, i32)>,
) -> Result<Response, Fault> {
    let working = Desk::new(&portal, &around, &operator, &slug)?.open().await?;
    Ok(around.page(WithdrawPage { working, version, typed: Typed::default(), mistakes: Vec::new() }))
}

/// Takes a version back.
pub(super) async fn withdraw(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, version)): Path<(String, i32)>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let typed = Typed::from_pairs(pairs);
    match reason(&typed, "console-withdraw-reason") {
        Err(mistake) => {
            let working = desk.open().await?;
            let page = WithdrawPage { working, version, typed, mistakes: vec![mistake] };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Ok(reason) => {
            let pool = &portal.platform.pool;
            match editing::withdraw(pool, around.ctx(), desk.grant, &slug, version, &reason).await {
                // A double click, or a colleague was quicker: it is taken back.
                Ok(()) | Err(Error::Stale) => Ok(desk.to(ServicePart::Page)),
                Err(error) => Err(error.into()),
            }
        }
    }
}
