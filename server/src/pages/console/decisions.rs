//! Asking, accepting, refusing: each a page of its own, which is also the dialog.

use app::{
    console::{
        Accept, AskIntegration, GiveNotice, Refuse,
        form::{AcceptForm, AskForm, FormError, FormField, NoticeForm, PersonChoice, Wrong},
    },
    page::Page,
    routes::Route,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    intake::{self, Choice},
};
use domain::{
    Id,
    actor::Operator,
    calendar::{NOTICE_REPLY_DAYS, days_after},
    format,
    intake::{Detail, Intake, State as IntakeState},
    permission::{AcceptIntakes, ReadIntakes, WorkIntakes},
};

use super::{Letters, intake::outcome, may};
use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

async fn read(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Intake>,
) -> Result<Detail, Fault> {
    let grant = may::<ReadIntakes>(operator)?;
    Ok(intake::detail(&portal.platform.pool, around.ctx(), grant, id).await?)
}

/// Where what is being decided cannot be decided any more, the request itself says why.
fn elsewhere(id: Id<Intake>) -> Response {
    Redirect::to(&Route::intake(id).href()).into_response()
}

/// The page of a decision that is still to be taken; otherwise the request itself.
async fn while_possible<P: Page>(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Intake>,
    page: impl FnOnce(&Detail) -> Option<P> + Send,
) -> Result<Response, Fault> {
    let detail = read(portal, around, operator, id).await?;
    Ok(page(&detail).map_or_else(|| elsewhere(id), |page| around.page(page)))
}

/// The form that asks for an integration.
pub(super) async fn ask_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
) -> Result<Response, Fault> {
    let today = around.ctx().today();
    let page = |detail: &Detail| can_be_worked(detail).then(|| AskIntegration::new(detail, today));
    while_possible(&portal, &around, &operator, id, page).await
}

const fn can_be_worked(detail: &Detail) -> bool {
    matches!(detail.state, IntakeState::Submitted { .. } | IntakeState::TakenUp { .. })
}

/// Asks for an integration.
pub(super) async fn ask(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    CsrfForm(form): CsrfForm<AskForm>,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    match form.check(around.ctx().today()) {
        Ok((text, due)) => {
            let values = [("text", text.as_str().into()), ("date", format::date(due).into())];
            let letters = Letters::new("letters-integration-asked", &values);
            let done = intake::ask_integration(
                &portal.platform.pool,
                around.ctx(),
                grant,
                id,
                &text,
                due,
                letters.words(),
            )
            .await;
            outcome(&portal, &around, &operator, id, done).await
        }
        Err(errors) => {
            let detail = read(&portal, &around, &operator, id).await?;
            let page = AskIntegration { form, errors, ..AskIntegration::new(&detail, around.ctx().today()) };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// The form that accepts.
pub(super) async fn accept_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    Query(chosen): Query<AcceptForm>,
) -> Result<Response, Fault> {
    let page = |detail: &Detail| can_be_accepted(detail).then(|| Accept::new(detail, Some(chosen)));
    while_possible(&portal, &around, &operator, id, page).await
}

const fn can_be_accepted(detail: &Detail) -> bool {
    can_be_worked(detail) || matches!(detail.state, IntakeState::NoticeGiven { .. })
}

/// Accepts, and goes on with the card.
pub(super) async fn accept(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    CsrfForm(form): CsrfForm<AcceptForm>,
) -> Result<Response, Fault> {
    let grant = may::<AcceptIntakes>(&operator)?;
    let detail = read(&portal, &around, &operator, id).await?;
    let choice = match form.check(&detail.matches) {
        Ok(PersonChoice::Known(person)) => Choice::Known(person),
        Ok(PersonChoice::New) => Choice::New,
        Err(errors) => {
            let page = Accept { form, errors, ..Accept::new(&detail, None) };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let letters = Letters::new("letters-accepted", &[]);
    match intake::accept(&portal.platform.pool, around.ctx(), grant, id, choice, letters.words()).await {
        Ok(card) => Ok(Redirect::to(&Route::card(card).href()).into_response()),
        // Somebody entered the same person a moment ago: the list now shows them.
        Err(Error::Stale) => {
            let detail = read(&portal, &around, &operator, id).await?;
            let errors = vec![FormError::new(FormField::Person, Wrong::Changed)];
            let page = Accept { form, errors, ..Accept::new(&detail, None) };
            Ok(around.page_with(StatusCode::CONFLICT, page))
        }
        Err(error) => outcome(&portal, &around, &operator, id, Err(error)).await,
    }
}

/// The form of the notice that precedes a refusal.
pub(super) async fn notice_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
) -> Result<Response, Fault> {
    let today = around.ctx().today();
    let page = |detail: &Detail| can_be_worked(detail).then(|| GiveNotice::new(detail, today));
    while_possible(&portal, &around, &operator, id, page).await
}

/// Gives notice of a refusal.
pub(super) async fn notice(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    CsrfForm(form): CsrfForm<NoticeForm>,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    match form.check() {
        Ok(reason) => {
            let reply_by = days_after(around.ctx().today(), NOTICE_REPLY_DAYS);
            let values = [("reason", reason.as_str().into()), ("date", format::date(reply_by).into())];
            let letters = Letters::new("letters-notice-given", &values);
            let done =
                intake::give_notice(&portal.platform.pool, around.ctx(), grant, id, &reason, letters.words())
                    .await;
            outcome(&portal, &around, &operator, id, done).await
        }
        Err(errors) => {
            let detail = read(&portal, &around, &operator, id).await?;
            let page = GiveNotice { form, errors, ..GiveNotice::new(&detail, around.ctx().today()) };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// The page that asks to confirm a refusal.
pub(super) async fn refuse_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
) -> Result<Response, Fault> {
    let today = around.ctx().today();
    while_possible(&portal, &around, &operator, id, |detail| Refuse::new(detail, today)).await
}

/// Refuses, for the reason of the notice.
pub(super) async fn refuse(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    let detail = read(&portal, &around, &operator, id).await?;
    let IntakeState::NoticeGiven { notice, .. } = &detail.state else {
        return Ok(elsewhere(id));
    };
    let letters = Letters::new("letters-refused", &[("reason", notice.reason.as_str().into())]);
    let done = intake::refuse(&portal.platform.pool, around.ctx(), grant, id, letters.words()).await;
    outcome(&portal, &around, &operator, id, done).await
}
