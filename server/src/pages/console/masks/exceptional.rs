//! Break-glass: asked for at a card, closed, and reviewed.

use app::{
    console::exceptional::{
        EXCEPTIONAL_ACTION, ExceptionalError, ExceptionalForm, ExceptionalPage, ExceptionsPage, ReviewError,
        review_note,
    },
    routes::{CardPart, Masks, Route},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    masks::{self, Asked, FourEyes},
};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    permission::{BreakGlass, ReviewExceptions},
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

fn one<'a>(posted: &'a Posted, name: &str) -> Option<&'a str> {
    posted.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
}

/// The form, with what is open at this card.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, card).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    card: Id<Card>,
) -> Result<ExceptionalPage, Fault> {
    let grant = may::<BreakGlass>(operator)?;
    let (open, hidden) = masks::opened(&portal.platform.pool, around.ctx(), grant, card).await?;
    let durations = masks::durations(&portal.platform.pool, operator).await?;
    let form = ExceptionalForm::default();
    Ok(ExceptionalPage { card, hidden, open, durations, form, errors: Vec::new() })
}

/// Opens or closes it. Opening needs a fresh proof of identity, closing does not.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(card): Path<Id<Card>>,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let grant = may::<BreakGlass>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    match one(&posted, EXCEPTIONAL_ACTION) {
        Some("chiudi") => {
            masks::close(pool, ctx, grant, card).await?;
            Ok(to_card(card))
        }
        Some("apri") => open(&portal, &around, &operator, card, (proof.is_ok(), &posted)).await,
        _ => Err(Fault::BAD_REQUEST),
    }
}

fn to_card(card: Id<Card>) -> Response {
    Redirect::to(&Route::ConsoleCard { id: card, part: CardPart::Page }.href()).into_response()
}

async fn open(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    card: Id<Card>,
    (fresh, posted): (bool, &Posted),
) -> Result<Response, Fault> {
    let grant = may::<BreakGlass>(operator)?;
    let form = ExceptionalForm::posted(posted);
    let page = shown(portal, around, operator, card).await?;
    let there = |page: ExceptionalPage, form| {
        let page = ExceptionalPage { form, errors: vec![ExceptionalError::There], ..page };
        around.page_with(StatusCode::CONFLICT, page)
    };
    if page.hidden.is_empty() {
        return Ok(there(page, form));
    }
    let (group, minutes, reason) = match form.check(&page.hidden, &page.durations) {
        Ok(checked) => checked,
        Err(errors) => {
            let page = ExceptionalPage { form, errors, ..page };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    if let Some(asked) = proved(portal, around, operator, fresh, posted).await? {
        return Ok(asked);
    }
    let asked = Asked { group, minutes, reason };
    match masks::open(&portal.platform.pool, around.ctx(), grant, card, &asked).await {
        Ok(()) => Ok(to_card(card)),
        Err(Error::Stale) => Ok(there(shown(portal, around, operator, card).await?, form)),
        Err(error) => Err(error.into()),
    }
}

/// What was opened in the zone.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    Ok(around.page(listed(&portal, &around, &operator).await?))
}

async fn listed(portal: &Portal, around: &Around, operator: &Operator) -> Result<ExceptionsPage, Fault> {
    let grant = may::<ReviewExceptions>(operator)?;
    let accesses = masks::to_review(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(ExceptionsPage { accesses, me: operator.me.id, note: String::new(), errors: Vec::new() })
}

/// Writes down what somebody found.
pub(super) async fn review(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let grant = may::<ReviewExceptions>(&operator)?;
    let id = one(&posted, "accesso").and_then(|id| id.parse().ok()).ok_or(Fault::NOT_FOUND)?;
    let typed = one(&posted, "nota").unwrap_or_default();
    let (status, error) = match review_note(id, typed) {
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, error),
        Ok(note) => match masks::review(&portal.platform.pool, around.ctx(), grant, id, &note).await {
            Ok(FourEyes::Done) => {
                let list = Route::ConsoleMasks(Masks::Exceptions);
                return Ok(Redirect::to(&list.anchor("accessi")).into_response());
            }
            Ok(FourEyes::Own) => (StatusCode::UNPROCESSABLE_ENTITY, ReviewError::Own),
            Err(Error::Stale) => (StatusCode::CONFLICT, ReviewError::Late),
            Err(error) => return Err(error.into()),
        },
    };
    let page = listed(&portal, &around, &operator).await?;
    Ok(around.page_with(status, ExceptionsPage { note: typed.to_owned(), errors: vec![error], ..page }))
}
