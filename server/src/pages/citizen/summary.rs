//! Reading everything back, and sending it.

use app::{
    citizen::{Closed, ConfirmationPage, SummaryPage},
    routes::Route,
};
use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, intake};
use domain::{
    actor::Citizen,
    calendar::days_after,
    form::{FieldPath, Source, summary, validate_all},
    intake::Intake,
};
use serde::Deserialize;

use super::{
    held_back::{held_back, of_another_company},
    new_form::withdrawn,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{Portal, around::Around, fault::Fault},
};

/// Everything that will be sent, on one page.
pub(super) async fn page(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    draft: Intake,
) -> Result<Response, Fault> {
    Ok(around.page(facts(portal, around, citizen, draft).await?))
}

async fn facts(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    draft: Intake,
) -> Result<SummaryPage, Fault> {
    let today = around.ctx().today();
    let offered = backend::catalogue::lookup(&portal.platform.pool, &draft.service, around.ctx().now).await?;
    Ok(SummaryPage {
        summary: summary(&draft.form, &draft.answers, &draft.documents),
        missing: validate_all(&draft.form, &draft.answers, &draft.documents, today),
        email: address(&draft).or_else(|| citizen.certified.email.clone()),
        not_declared: false,
        version: draft.version,
        idempotency: draft.id.to_string(),
        latest_on: days_after(today, offered.service.term_days),
        conflict: false,
        closed: Closed::of(offered.service.availability(today)),
        service: draft.service,
        service_title: draft.service_title,
        office: draft.office,
        form: draft.form,
    })
}

/// Where the receipt goes.
fn address(draft: &Intake) -> Option<String> {
    let (_, question) =
        draft.form.questions().find(|(_, question)| question.prefill == Some(Source::Email))?;
    let typed = draft.answers.get(&FieldPath::once(question.name.as_str())).trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

#[derive(Debug, Deserialize)]
struct Sending {
    #[serde(rename = "_version")]
    version: i64,
    #[serde(rename = "dichiaro", default)]
    declared: String,
    #[serde(rename = "azione", default)]
    button: String,
}

/// Sends the request. A double click, or coming back and sending again, sends once.
pub(super) async fn send(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    service: &str,
    request: Request,
) -> Result<Response, Response> {
    let CsrfForm(sending) = CsrfForm::<Sending>::from_request(request, portal).await?;
    if sending.button == "salva" {
        return Ok(Redirect::to(&Route::PersonalArea.href()).into_response());
    }
    dispatch(portal, around, citizen, service, &sending).await.map_err(IntoResponse::into_response)
}

async fn dispatch(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    service: &str,
    sending: &Sending,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let sent = Redirect::to(&Route::Confirmation { service: service.to_owned() }.href()).into_response();
    let draft = match intake::find_draft(pool, citizen, service).await {
        Ok(draft) => draft,
        Err(Error::NotFound) => return Ok(sent),
        Err(error) => return Err(error.into()),
    };
    let offered = match backend::catalogue::lookup(pool, service, around.ctx().now).await {
        Err(Error::NotFound) => return withdrawn(portal, around, citizen, draft).await,
        offered => offered?,
    };
    let instead = of_another_company(&offered.service, citizen, &draft.answers, around)
        .or_else(|| held_back(&offered.service, citizen, Some(&draft.answers), around));
    if let Some(instead) = instead {
        return Ok(instead);
    }
    let (id, version) = (draft.id, draft.version);
    let mut page = facts(portal, around, citizen, draft).await?;
    page.conflict = version != sending.version;
    page.not_declared = sending.declared != "si";
    // Closed or not, nobody is sent away from what they wrote.
    if page.conflict || page.closed.is_some() {
        return Ok(around.page_with(StatusCode::CONFLICT, page));
    }
    if page.not_declared || !page.missing.is_empty() {
        return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    match intake::submit(pool, around.ctx(), citizen, id).await {
        Ok(_) => Ok(sent),
        // A place that is in no table, or a service that closed between the two looks: the page says so.
        Err(Error::Incomplete | Error::ServiceClosed) => {
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(error) => Err(error.into()),
    }
}

/// The page after sending.
pub(super) async fn confirmation(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    service: &str,
) -> Result<Response, Fault> {
    let sent = intake::confirmation(&portal.platform.pool, around.ctx(), citizen, service).await?;
    let submission = sent.intake.state.submission().ok_or(Fault::NOT_FOUND)?;
    Ok(around.page(ConfirmationPage {
        given_name: citizen.certified.given_name.clone(),
        protocollo: sent.protocollo,
        sent_at: submission.at,
        latest_on: submission.term.latest_on(around.ctx().today()),
        documents: sent.intake.documents.len(),
        email: address(&sent.intake).or_else(|| citizen.certified.email.clone()),
        receipt_ready: sent.receipt_ready,
        service_title: sent.intake.service_title,
        office: sent.intake.office,
    }))
}
