//! Proposals of presa in carico: made out of a card, read and answered by the professional service.

use app::{
    console::{
        NewProposal, ProposalPage, ProposalsList,
        proposals::{AnswerForm, ProposeForm},
    },
    routes::{Route, Tasks},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    presa_in_carico::{self, Proposing},
};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    permission::{EditCards, ReadCards, TakeCharge},
    presa_in_carico::PresaInCarico,
};

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// What came to the service, and what the desk proposed.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let lists = presa_in_carico::list(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(around.page(ProposalsList { lists, today: around.ctx().today() }))
}

/// The form that proposes a card; the category is the one of the card.
pub(super) async fn new_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
) -> Result<Response, Fault> {
    let mut page = new_proposal(&portal, &around, &operator, card, ProposeForm::default()).await?;
    page.form.id = around.ctx().id().to_string();
    page.offer.category.one("categoria").clone_into(&mut page.form.category);
    if let Some(first) = page.offer.bodies.first() {
        page.form.to = first.id.to_string();
    }
    Ok(around.page(page))
}

async fn new_proposal(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    card: Id<Card>,
    form: ProposeForm,
) -> Result<NewProposal, Fault> {
    let grant = may::<EditCards>(operator)?;
    let offer = presa_in_carico::offer(&portal.platform.pool, around.ctx(), grant, card).await?;
    Ok(NewProposal { offer, form, errors: Vec::new() })
}

/// Proposes a card.
pub(super) async fn propose(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
    CsrfForm(form): CsrfForm<ProposeForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let page = new_proposal(&portal, &around, &operator, card, form).await?;
    let proposed = match page.form.check(&page.offer) {
        Ok(proposed) => proposed,
        Err(errors) => {
            // What bars it is said on the page, whatever else is wrong.
            let barred = page.offer.barred.is_some();
            let errors = if barred { Vec::new() } else { errors };
            let status = if barred { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            return Ok(around.page_with(status, NewProposal { errors, ..page }));
        }
    };
    let id = page.form.id.parse().map_err(|_| Fault::BAD_REQUEST)?;
    let proposing = Proposing {
        id,
        to: proposed.to,
        category: proposed.category,
        urgency: proposed.urgency,
        why: proposed.why,
    };
    match presa_in_carico::propose(&portal.platform.pool, around.ctx(), grant, card, &proposing).await {
        Ok(id) => Ok(to_proposal(id)),
        Err(Error::NotProposable(_)) => {
            let page = new_proposal(&portal, &around, &operator, card, page.form).await?;
            Ok(around.page_with(StatusCode::CONFLICT, page))
        }
        Err(error) => Err(error.into()),
    }
}

fn to_proposal(id: Id<PresaInCarico>) -> Response {
    Redirect::to(&Route::ConsoleTasks(Tasks::Proposal(id)).href()).into_response()
}

/// A proposal. The service's first look is written down.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<PresaInCarico>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, id).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<PresaInCarico>,
) -> Result<ProposalPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let followed = presa_in_carico::follow(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(ProposalPage::new(followed, around.ctx().today()))
}

/// Answers a proposal.
pub(super) async fn answer(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<PresaInCarico>>,
    CsrfForm(form): CsrfForm<AnswerForm>,
) -> Result<Response, Fault> {
    let grant = may::<TakeCharge>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let done = match form.action.as_str() {
        "accetta" => presa_in_carico::accept(pool, ctx, grant, id).await.map(|_| ()),
        "respingi" => match form.reason() {
            Ok(reason) => presa_in_carico::reject(pool, ctx, grant, id, &reason).await,
            Err(errors) => {
                let page = shown(&portal, &around, &operator, id).await?;
                let page = ProposalPage { form, errors, ..page };
                return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
            }
        },
        _ => return Err(Fault::BAD_REQUEST),
    };
    match done {
        Ok(()) => Ok(to_proposal(id)),
        Err(Error::WrongProposal(_)) => {
            let page = shown(&portal, &around, &operator, id).await?;
            Ok(around.page_with(StatusCode::CONFLICT, ProposalPage { form, moved: true, ..page }))
        }
        Err(error) => Err(error.into()),
    }
}
