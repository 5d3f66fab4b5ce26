//! Profiles: made, named, given at desks, retired.

use app::{
    console::{
        catalogue::Typed,
        masks::permissions::PERMISSIONS,
        staff::{
            Mistake, NamedProfilePage, NewProfilePage, Wrong,
            form::{NAME, PROFILE},
            profiles::{NamedForm, RETIRED, read_named, read_new},
        },
    },
    routes::{Masks, Route},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use backend::{
    Error,
    staff::{self, Made, Named, Why},
};
use domain::{Id, permission::ManageMasks, profile::Profile, staff::Refusal};

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

/// The form of a new profile.
pub(super) async fn new_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ManageMasks>(&operator)?;
    let (profiles, places) = staff::profile_choices(&portal.platform.pool, around.ctx(), grant).await?;
    let (fresh, typed) = (proof.is_ok(), Typed::default());
    Ok(around.page(NewProfilePage { profiles, places, fresh, typed, mistakes: Vec::new() }))
}

/// Makes a profile.
pub(super) async fn make(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageMasks>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let mistakes = match read_new(&typed) {
        Err(mistakes) => mistakes,
        Ok((source, withheld, form)) => {
            let (named, reason) = wanted(form);
            let made = Made { source, named, withheld };
            match staff::make_profile(pool, ctx, grant, &made, &reason).await {
                Ok(id) => return saved(&session, &Route::ConsoleMasks(Masks::Named(id))).await,
                Err(Error::Staff(refusal)) => refused(refusal),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let (profiles, places) = staff::profile_choices(pool, ctx, grant).await?;
    let page = NewProfilePage { profiles, places, fresh: true, typed, mistakes };
    Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}

fn wanted(form: NamedForm) -> (Named, String) {
    (Named { name: form.name, only_at: form.only_at, retired: form.retired }, form.reason)
}

/// The mistake that a refusal is, at its control.
fn refused(refusal: Refusal) -> Vec<Mistake> {
    let at = match refusal {
        Refusal::Beyond(_) | Refusal::Wider(_) => PERMISSIONS,
        Refusal::NotGiven => PROFILE,
        Refusal::InUse { .. } => RETIRED,
        _ => NAME,
    };
    vec![Mistake::new(at, Wrong::Refused(refusal))]
}

/// What a profile is called and where it is given.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<Profile>>,
) -> Result<Response, Fault> {
    let grant = may::<ManageMasks>(&operator)?;
    let file = staff::named_profile(&portal.platform.pool, around.ctx(), grant, id).await?;
    let saved = was_saved(&session).await?;
    Ok(around.page(NamedProfilePage { saved, ..NamedProfilePage::shown(file, proof.is_ok()) }))
}

/// Names it, says where it is given, retires it.
pub(super) async fn change(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<Profile>>,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageMasks>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let (status, mistakes) = match read_named(&typed) {
        Err(mistakes) => (StatusCode::UNPROCESSABLE_ENTITY, mistakes),
        Ok(form) => {
            let (named, reason) = wanted(form);
            let why = Why { seen: typed.version(), reason: &reason };
            match staff::change_profile(pool, ctx, grant, id, &named, why).await {
                Ok(()) => return saved(&session, &Route::ConsoleMasks(Masks::Named(id))).await,
                Err(Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
                Err(Error::Staff(refusal)) => (StatusCode::UNPROCESSABLE_ENTITY, refused(refusal)),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = NamedProfilePage::shown(staff::named_profile(pool, ctx, grant, id).await?, true);
    let conflict = status == StatusCode::CONFLICT;
    Ok(around.page_with(status, NamedProfilePage { typed, mistakes, conflict, ..page }))
}
