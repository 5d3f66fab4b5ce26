//! The places where a desk receives people.

use app::{
    console::{
        catalogue::Typed,
        staff::{PointPage, body_form::read_point, form::NAME},
    },
    routes::{Route, StaffPart},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use backend::{
    Error,
    staff::{self, Why},
};
use domain::{
    Id,
    actor::{Desk, Operator},
    desk::DeskPoint,
    permission::ManageDesks,
};

use super::{super::may, Pairs, Proof, proved, refused, to};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// A desk, and one of its places or a new one.
type At = (Id<Desk>, Option<Id<DeskPoint>>);

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (desk, point): At,
    fresh: bool,
) -> Result<PointPage, Fault> {
    let grant = may::<ManageDesks>(operator)?;
    let place = staff::point(&portal.platform.pool, around.ctx(), grant, desk, point).await?;
    Ok(PointPage::shown(place, fresh))
}

/// The form of a new place.
pub(super) async fn new_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(desk): Path<Id<Desk>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, (desk, None), proof.is_ok()).await?))
}

/// A place with its form.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path((desk, point)): Path<(Id<Desk>, Id<DeskPoint>)>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, (desk, Some(point)), proof.is_ok()).await?))
}

/// Writes a new place down.
pub(super) async fn add(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(desk): Path<Id<Desk>>,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    may::<ManageDesks>(&operator)?;
    match proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        Some(asked) => Ok(asked),
        None => written(&portal, &around, &operator, (desk, None), pairs).await,
    }
}

/// Writes a place anew.
pub(super) async fn save(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path((desk, point)): Path<(Id<Desk>, Id<DeskPoint>)>,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    may::<ManageDesks>(&operator)?;
    match proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        Some(asked) => Ok(asked),
        None => written(&portal, &around, &operator, (desk, Some(point)), pairs).await,
    }
}

async fn written(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    at: At,
    pairs: Pairs,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(operator)?;
    let (desk, point) = at;
    let typed = Typed::from_pairs(pairs);
    let (status, slips) = match read_point(&typed) {
        Err(slips) => (StatusCode::UNPROCESSABLE_ENTITY, slips),
        Ok((text, reason)) => {
            let why = Why { seen: typed.version(), reason: &reason };
            let (pool, ctx) = (&portal.platform.pool, around.ctx());
            match staff::save_point(pool, ctx, grant, desk, point, text, why).await {
                Ok(()) => return Ok(to(&Route::ConsoleStaff(StaffPart::Desk(desk)))),
                Err(Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
                Err(Error::Staff(refusal)) => (StatusCode::UNPROCESSABLE_ENTITY, refused(NAME, refusal)),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = shown(portal, around, operator, at, true).await?;
    let conflict = status == StatusCode::CONFLICT;
    Ok(around.page_with(status, PointPage { typed, slips, conflict, ..page }))
}
