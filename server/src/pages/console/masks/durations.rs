//! For how long a break-glass may be opened: looked at, proposed, confirmed by somebody else.

use app::{
    console::masks::{DurationsError, DurationsForm, DurationsPage, MASK_ACTION, MaskForm},
    routes::{Masks, Route},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    masks::{FourEyes, decide_durations, propose_durations, proposed_durations},
};
use domain::{
    Id,
    actor::Operator,
    exceptional::Durations,
    permission::ManageMasks,
    profile::{Decision, Proposal},
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

/// What is wrong with what was wanted.
type Wrong = (StatusCode, DurationsError);

/// The durations, and what was proposed for them.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator).await?))
}

async fn shown(portal: &Portal, around: &Around, operator: &Operator) -> Result<DurationsPage, Fault> {
    let grant = may::<ManageMasks>(operator)?;
    let (setting, proposals) = proposed_durations(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(DurationsPage::new((setting.durations, setting.version), proposals, operator.me.id))
}

/// What the button of a form wants.
enum Act {
    /// To propose other durations.
    Propose,
    /// To decide on a proposal.
    Decide(Id<Proposal<Durations>>, Decision),
}

/// What is wanted; nothing where no page of ours asks so. The button that was pressed comes last.
fn wanted(posted: &Posted) -> Option<Act> {
    let last = |name: &str| posted.iter().rev().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
    match last(MASK_ACTION)? {
        "proponi" => Some(Act::Propose),
        code => Some(Act::Decide(last("proposta")?.parse().ok()?, Decision::from_code(code)?)),
    }
}

/// Proposes other durations, or decides on a proposal. Both need a fresh proof of identity.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let page = shown(&portal, &around, &operator).await?;
    let form = DurationsForm::posted(&posted);
    let act = wanted(&posted).ok_or(Fault::BAD_REQUEST)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &posted).await? {
        return Ok(asked);
    }
    let Act::Decide(proposal, decision) = act else {
        return proposed(&portal, &around, &operator, (page, form)).await;
    };
    let said = MaskForm { note: form.note.clone(), ..MaskForm::default() }.noted(decision);
    let Some(note) = said else {
        let wrong = (StatusCode::UNPROCESSABLE_ENTITY, DurationsError::Note(proposal));
        return Ok(again(&around, (page, form), wrong));
    };
    match decided(&portal, &around, &operator, proposal, (decision, &note)).await? {
        None => Ok(saved("storia")),
        // What was decided meanwhile is on the page.
        Some(wrong) => Ok(again(&around, (shown(&portal, &around, &operator).await?, form), wrong)),
    }
}

/// The note belongs to its proposal: the durations stay those that count.
fn again(around: &Around, (page, typed): (DurationsPage, DurationsForm), (status, error): Wrong) -> Response {
    let form = DurationsForm { note: typed.note, about: typed.about, ..page.form.clone() };
    around.page_with(status, DurationsPage { form, errors: vec![error], ..page })
}

fn saved(place: &str) -> Response {
    Redirect::to(&Route::ConsoleMasks(Masks::Durations).anchor(place)).into_response()
}

async fn proposed(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (page, form): (DurationsPage, DurationsForm),
) -> Result<Response, Fault> {
    let grant = may::<ManageMasks>(operator)?;
    // Durations that were changed meanwhile are told before anything else: both are on the page.
    if form.version != page.version {
        return Ok(changed(around, (page, form)));
    }
    let (durations, why) = match form.check(&page.present) {
        Ok(checked) => checked,
        Err(errors) => {
            let page = DurationsPage { form, errors, ..page };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    match propose_durations(pool, ctx, grant, form.version, &durations, &why).await {
        Ok(()) => Ok(saved("proposte")),
        Err(Error::Stale) => Ok(changed(around, (shown(portal, around, operator).await?, form))),
        Err(error) => Err(error.into()),
    }
}

/// The next time they are proposed upon those that are shown now.
fn changed(around: &Around, (page, form): (DurationsPage, DurationsForm)) -> Response {
    let page = DurationsPage { form, errors: vec![DurationsError::Changed], ..page };
    around.page_with(StatusCode::CONFLICT, page)
}

async fn decided(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    of: Id<Proposal<Durations>>,
    (decision, note): (Decision, &str),
) -> Result<Option<Wrong>, Fault> {
    let grant = may::<ManageMasks>(operator)?;
    match decide_durations(&portal.platform.pool, around.ctx(), grant, of, decision, note).await {
        Ok(FourEyes::Done) => Ok(None),
        Ok(FourEyes::Own) => Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, DurationsError::Own))),
        Err(Error::Stale) => Ok(Some((StatusCode::CONFLICT, DurationsError::Late))),
        Err(error) => Err(error.into()),
    }
}
