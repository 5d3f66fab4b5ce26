//! Bodies with their sectors, for those who administer the zone.

use app::{
    console::{
        catalogue::Typed,
        staff::{
            BodiesPage, BodyPage, Slip,
            body_form::{KIND, read_body},
            form::NAME,
        },
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
use domain::{Id, actor::Organisation, permission::ManageDesks, staff::Refusal};

use super::{super::may, Pairs, Proof, proved, refused, saved, to, was_saved};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
    session::Session,
};

/// The bodies of the zone.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let bodies = staff::bodies(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(around.page(BodiesPage { bodies }))
}

/// The form of a new body.
pub(super) async fn new_page(Here(operator): Here, proof: Proof, around: Around) -> Result<Response, Fault> {
    may::<ManageDesks>(&operator)?;
    Ok(around.page(BodyPage::new(proof.is_ok())))
}

/// Writes a new body down.
pub(super) async fn add(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let typed = Typed::from_pairs(pairs);
    let slips = match read_body(&typed) {
        Err(slips) => slips,
        Ok((text, reason)) => {
            match staff::add_body(&portal.platform.pool, around.ctx(), grant, text, &reason).await {
                Ok(id) => return Ok(to(&Route::ConsoleStaff(StaffPart::Body(id)))),
                Err(Error::Staff(refusal)) => refused_at(refusal),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = BodyPage { typed, slips, ..BodyPage::new(true) };
    Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// The control that a refusal is about.
fn refused_at(refusal: Refusal) -> Vec<Slip> {
    refused(if refusal == Refusal::HasDesks { KIND } else { NAME }, refusal)
}

/// A body with its desks and agreements.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<Organisation>>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let file = staff::body(&portal.platform.pool, around.ctx(), grant, id).await?;
    let saved = was_saved(&session).await?;
    Ok(around.page(BodyPage { saved, ..BodyPage::shown(file, proof.is_ok()) }))
}

/// Writes a body anew.
pub(super) async fn save(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<Organisation>>,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let (status, slips) = match read_body(&typed) {
        Err(slips) => (StatusCode::UNPROCESSABLE_ENTITY, slips),
        Ok((text, reason)) => {
            let why = Why { seen: typed.version(), reason: &reason };
            match staff::change_body(pool, ctx, grant, id, text, why).await {
                Ok(()) => return saved(&session, &Route::ConsoleStaff(StaffPart::Body(id))).await,
                Err(Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
                Err(Error::Staff(refusal)) => (StatusCode::UNPROCESSABLE_ENTITY, refused_at(refusal)),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = BodyPage::shown(staff::body(pool, ctx, grant, id).await?, true);
    let conflict = status == StatusCode::CONFLICT;
    Ok(around.page_with(status, BodyPage { typed, slips, conflict, ..page }))
}
