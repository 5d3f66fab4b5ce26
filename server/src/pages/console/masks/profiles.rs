//! The masks of profiles: looked at, proposed, confirmed by somebody else.

use app::{
    console::masks::{self, MaskAct, MaskError, MaskForm, MaskPage, MasksPage, MatrixPage},
    i18n::Translator,
    routes::{Masks, Route},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    masks::{FourEyes, decide, excluding, profile, profiles, propose_all},
};
use domain::{
    Id, Lang,
    actor::Operator,
    permission::{ManageMasks, ReadMasks, authorise},
    profile::{Decision, Profile, Proposal},
    staff::Refusal,
};

use super::{
    super::{
        may,
        staff::{Proof, proved},
    },
    Posted,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The profiles of the zone.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ReadMasks>(&operator)?;
    let profiles = profiles(&portal.platform.pool, around.ctx(), grant).await?;
    let may_change = authorise::<ManageMasks>(&operator).is_ok();
    Ok(around.page(MasksPage { profiles, may_change }))
}

/// Every profile and every group.
pub(super) async fn matrix(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ReadMasks>(&operator)?;
    let profiles = profiles(&portal.platform.pool, around.ctx(), grant).await?;
    let desks = excluding(&portal.platform.pool, grant).await?;
    Ok(around.page(MatrixPage { profiles, desks }))
}

/// The same as a file, in Italian: it goes to others.
pub(super) async fn matrix_csv(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ReadMasks>(&operator)?;
    let profiles = profiles(&portal.platform.pool, around.ctx(), grant).await?;
    let desks = excluding(&portal.platform.pool, grant).await?;
    let mut response = masks::matrix_csv(&profiles, &desks, Translator::new(Lang::It)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let name = HeaderValue::from_static("attachment; filename=\"maschere.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// A profile with its mask, and what was proposed for it.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Profile>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, id).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Profile>,
) -> Result<MaskPage, Fault> {
    let grant = may::<ManageMasks>(operator)?;
    let (profile, proposals) = profile(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(MaskPage::new(profile, proposals, operator.me.id))
}

/// Shows what a mask would hide, proposes it, or decides on a proposal. The latter two need a fresh proof of identity.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(id): Path<Id<Profile>>,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let page = shown(&portal, &around, &operator, id).await?;
    let form = MaskForm::posted(&posted);
    let act = MaskForm::act(&posted).ok_or(Fault::BAD_REQUEST)?;
    let fresh = act == MaskAct::Preview || proof.is_ok();
    if let Some(asked) = proved(&portal, &around, &operator, fresh, &posted).await? {
        return Ok(asked);
    }
    let (status, error) = match act {
        MaskAct::Preview => return Ok(around.page(MaskPage { form, ..page })),
        MaskAct::Propose => return proposed(&portal, &around, &operator, (page, form)).await,
        MaskAct::Decide(proposal, decision) => {
            let note = match form.said(proposal, decision) {
                Ok(note) => note,
                Err(error) => {
                    return Ok(again(&around, (page, form), StatusCode::UNPROCESSABLE_ENTITY, error));
                }
            };
            match decided(&portal, &around, &operator, (id, proposal), (decision, &note)).await? {
                None => return Ok(saved(id, "storia")),
                Some(wrong) => wrong,
            }
        }
    };
    // What was decided meanwhile is on the page.
    let page = shown(&portal, &around, &operator, id).await?;
    Ok(again(&around, (page, form), status, error))
}

fn saved(id: Id<Profile>, place: &str) -> Response {
    Redirect::to(&Route::ConsoleMasks(Masks::Profile(id)).anchor(place)).into_response()
}

fn again(
    around: &Around,
    (page, typed): (MaskPage, MaskForm),
    status: StatusCode,
    error: MaskError,
) -> Response {
    // The note belongs to its proposal: the ticks stay those of the mask.
    let form = MaskForm { note: typed.note, about: typed.about, ..page.form.clone() };
    around.page_with(status, MaskPage { form, errors: vec![error], ..page })
}

async fn proposed(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (page, form): (MaskPage, MaskForm),
) -> Result<Response, Fault> {
    let (grant, id) = (may::<ManageMasks>(operator)?, page.profile.id);
    // A mask that was changed meanwhile is told before anything else: both are on the page.
    if form.version != page.profile.version {
        return Ok(changed(around, (page, form)));
    }
    let (mask, why) = match form.check(&page.profile.mask, &page.profile.withheld) {
        Ok(checked) => checked,
        Err(errors) => {
            let page = MaskPage { form, errors, ..page };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let seen = (id, form.version);
    let wanted = (&mask, &form.withheld);
    match propose_all(&portal.platform.pool, around.ctx(), grant, seen, wanted, &why).await {
        Ok(()) => Ok(saved(id, "proposte")),
        Err(Error::Staff(refusal)) => {
            let page = MaskPage { form, errors: vec![refused(refusal)], ..page };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(Error::Stale) => {
            let page = shown(portal, around, operator, id).await?;
            Ok(changed(around, (page, form)))
        }
        Err(error) => Err(error.into()),
    }
}

/// What a rule of the administration forbids.
const fn refused(refusal: Refusal) -> MaskError {
    match refusal {
        Refusal::LastAdministrator => MaskError::LastAdministrator,
        _ => MaskError::Beyond,
    }
}

/// The next time it is proposed upon the mask that is shown now.
fn changed(around: &Around, (page, form): (MaskPage, MaskForm)) -> Response {
    let page = MaskPage { form, errors: vec![MaskError::Changed], ..page };
    around.page_with(StatusCode::CONFLICT, page)
}

async fn decided(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    of: (Id<Profile>, Id<Proposal>),
    (decision, note): (Decision, &str),
) -> Result<Option<(StatusCode, MaskError)>, Fault> {
    let grant = may::<ManageMasks>(operator)?;
    match decide(&portal.platform.pool, around.ctx(), grant, of, decision, note).await {
        Ok(FourEyes::Done) => Ok(None),
        Ok(FourEyes::Own) => Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, MaskError::Own))),
        Err(Error::Staff(refusal)) => Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, refused(refusal)))),
        Err(Error::Stale) => Ok(Some((StatusCode::CONFLICT, MaskError::Late))),
        Err(error) => Err(error.into()),
    }
}
