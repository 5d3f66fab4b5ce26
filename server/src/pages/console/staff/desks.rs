//! Desks, for those who administer them.

use app::{
    console::{
        catalogue::Typed,
        staff::{DeskPage, DesksPage, Mistake, Wrong, form},
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
use domain::{Id, actor::Desk, permission::ManageDesks};

use super::{super::may, Pairs, Proof, proved, saved, was_saved};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
    session::Session,
};

/// The desks of the zone.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let desks = staff::desks(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(around.page(DesksPage { desks }))
}

/// A desk with what hangs on it.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<Desk>>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let file = staff::desk(&portal.platform.pool, around.ctx(), grant, id).await?;
    let saved = was_saved(&session).await?;
    Ok(around.page(DeskPage { saved, ..DeskPage::shown(file, proof.is_ok()) }))
}

/// Writes what a desk is called and what it is for.
pub(super) async fn save(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<Desk>>,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let (status, mistakes) = match form::read_desk(&typed) {
        Err(mistakes) => (StatusCode::UNPROCESSABLE_ENTITY, mistakes),
        Ok((text, reason)) => {
            let why = Why { seen: typed.version(), reason: &reason };
            match staff::describe(pool, ctx, grant, id, text, why).await {
                Ok(()) => return saved(&session, &Route::ConsoleStaff(StaffPart::Desk(id))).await,
                Err(Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
                Err(Error::Staff(refusal)) => {
                    let mistake = Mistake::new(form::NAME, Wrong::Refused(refusal));
                    (StatusCode::UNPROCESSABLE_ENTITY, vec![mistake])
                }
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = DeskPage::shown(staff::desk(pool, ctx, grant, id).await?, true);
    let conflict = status == StatusCode::CONFLICT;
    Ok(around.page_with(status, DeskPage { typed, mistakes, conflict, ..page }))
}
