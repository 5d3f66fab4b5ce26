//! Reading everything back, and sending it.

use app::{
    citizen::{Closed, ConfirmationPage, SummaryPage},
    components::keep::{KEEP, Keep, ONLY_HERE},
    routes::Route,
};
use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, intake, personal, ratings};
use domain::{
    actor::Citizen,
    calendar::days_after,
    form::{FieldPath, Source, summary, unchecked, validate_for},
    intake::Intake,
    personal::PersonalProfile,
};
use serde::Deserialize;

use super::{
    contacts::Contacts,
    held_back::{held_back, of_another_company},
    new_form::withdrawn,
};
use crate::{
    middleware::{csrf::CsrfForm, headers::nothing_kept},
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
    let pool = &portal.platform.pool;
    let offered = backend::catalogue::lookup(pool, &draft.service, around.ctx().now).await?;
    let profile = personal::profile(pool, citizen).await?;
    Ok(SummaryPage {
        certified: citizen.certified.clone(),
        summary: summary(&draft.form, &draft.answers, &draft.documents),
        missing: validate_for(&draft.form, &citizen.certified, &draft.answers, &draft.documents, today),
        email: receipt_goes_to(&draft, citizen, &profile),
        keep: Contacts::of(&draft).question(citizen, &profile),
        not_declared: false,
        version: draft.version,
        idempotency: draft.id.to_string(),
        latest_on: days_after(today, offered.service.term_days),
        conflict: false,
        unchecked: unchecked(&draft.form, &draft.answers, &draft.documents)
            .into_iter()
            .map(|document| document.name.clone())
            .collect(),
        closed: Closed::of(offered.service.availability(today)),
        documents: draft.documents,
        service: draft.service,
        service_title: draft.service_title,
        office: draft.office,
        form: draft.form,
    })
}

/// Where the receipt goes: nowhere by mail for whoever wants none, or must not be written to.
fn receipt_goes_to(draft: &Intake, citizen: &Citizen, profile: &PersonalProfile) -> Option<String> {
    use domain::form::{ByMail, by_mail};
    let known = || profile.proved_email().map(ToString::to_string);
    let address = address(draft).or_else(known).or_else(|| citizen.certified.email.clone());
    let may_go = profile.mails.receipt && by_mail(&draft.form, &draft.answers) == ByMail::Whole;
    address.filter(|_| may_go)
}

/// The e-mail address in the form.
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
    #[serde(rename = "recapiti", default)]
    keep: String,
    #[serde(rename = "azione", default)]
    button: String,
}

impl Sending {
    /// What was chosen about the contacts.
    fn chosen(&self) -> Option<bool> {
        match self.keep.as_str() {
            KEEP => Some(true),
            ONLY_HERE => Some(false),
            _ => None,
        }
    }
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
        Err(Error::NotFound) => return withdrawn(portal, around, citizen, draft, None).await,
        offered => offered?,
    };
    let instead = of_another_company(&offered.service, citizen, &draft.answers, around)
        .or_else(|| held_back(&offered.service, citizen, Some(&draft.answers), around));
    if let Some(instead) = instead {
        return Ok(instead);
    }
    let (id, version, contacts) = (draft.id, draft.version, Contacts::of(&draft));
    let mut page = facts(portal, around, citizen, draft).await?;
    if let Keep::Asked { chosen } = &mut page.keep {
        *chosen = sending.chosen();
    }
    page.conflict = version != sending.version;
    // A service that closed asks for no declaration.
    page.not_declared = page.closed.is_none() && sending.declared != "si";
    // Closed or not, nobody is sent away from what they wrote.
    if page.conflict || page.closed.is_some() {
        return Ok(around.page_with(StatusCode::CONFLICT, page));
    }
    if page.not_declared || !page.missing.is_empty() || !page.unchecked.is_empty() {
        return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    // Before it is sent: the receipt is printed at once, in the language of whoever sends.
    personal::note_lang(pool, around.ctx(), citizen, around.lang()).await?;
    match intake::submit(pool, around.ctx(), citizen, id).await {
        Ok(_) => {
            if page.keep == (Keep::Asked { chosen: Some(true) }) {
                contacts.keep(portal, around, citizen).await;
            }
            Ok(nothing_kept(sent))
        }
        // A place that is in no table, or a service that closed between the two looks: the page says so.
        Err(Error::Incomplete | Error::Unchecked | Error::ServiceClosed) => {
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
    let profile = personal::profile(&portal.platform.pool, citizen).await?;
    let rated = ratings::is_given(&portal.platform.pool, citizen, service).await?;
    let submission = sent.intake.state.submission().ok_or(Fault::NOT_FOUND)?;
    Ok(around.page(ConfirmationPage {
        given_name: citizen.certified.given_name.clone(),
        protocollo: sent.protocollo,
        sent_at: submission.at,
        latest_on: submission.term.latest_on(around.ctx().today()),
        documents: sent.intake.documents.len(),
        email: receipt_goes_to(&sent.intake, citizen, &profile),
        receipt_ready: sent.receipt_ready,
        rated,
        service_title: sent.intake.service_title,
        office: sent.intake.office,
    }))
}
