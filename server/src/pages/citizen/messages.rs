//! Messages: all conversations, and what is written in one.

use app::{
    citizen::{MessagesPage, RESUMED, Reply, RequestPage, address},
    i18n::Translator,
    routes::{RequestPart, Route},
};
use axum::{
    extract::{Path, RawQuery, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    intake::{self, Side},
};
use domain::{
    Protocollo,
    actor::Citizen,
    message::{Correspondence, MAX_A_DAY, MAX_CHARS},
};

use super::{
    posted::{Button, Posted, read},
    request::{back, facts, number},
    resume,
};
use crate::{
    pages::{
        Portal,
        around::Around,
        fault::Fault,
        upload::{Purpose, remove_content},
    },
    session::SignedIn,
};

/// Every conversation of the citizen.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let (_, after) = asked_for(query.as_deref());
    Ok(around.page(MessagesPage {
        threads: intake::threads(pool, around.ctx(), &citizen, after.as_deref()).await?,
        is_later_page: after.is_some(),
        unread: intake::unread(pool, &citizen).await?,
    }))
}

/// What the address of a list in the area personale asks for.
pub(super) fn asked_for(query: Option<&str>) -> (domain::intake::Shelf, Option<String>) {
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    address::read(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())))
}

/// Writes to the desk, with what is attached.
pub(super) async fn write(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let number = number(&slug).map_err(sent)?;
    let page = facts(&portal, &around, &citizen, number).await.map_err(sent)?;
    let open = Correspondence::in_state(page.request.intake.state.tag()).is_open();
    let message = Purpose::Message(Side::Citizen(&citizen), page.request.intake.id);
    let purpose = if open { message } else { Purpose::Nothing };
    let posted = read(&portal, &around, purpose, &[], request).await?;
    let form = Route::Request { protocollo: number, part: RequestPart::Messages };
    let back = resume::dropped(&portal, &citizen, (&form, &Route::request(number)), &posted).await;
    if let Some(back) = back.map_err(sent)? {
        return Ok(back);
    }
    finish(&portal, &around, &citizen, &page, posted).await.map_err(sent)
}

async fn finish(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    page: &RequestPage,
    posted: Posted,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let number = page.request.protocollo;
    let text = posted.get("testo").unwrap_or_default().trim().to_owned();
    let resumed = posted.get(RESUMED).map(str::to_owned);
    let reply = |error, refused| Reply { text: text.clone(), error, refused, resumed: resumed.clone() };
    if let Button::RemoveFile(id) = posted.button() {
        let id = id.parse().map_err(|_| Fault::BAD_REQUEST)?;
        match intake::detach(pool, around.ctx(), Side::Citizen(citizen), page.request.intake.id, id).await {
            Ok(stored) => remove_content(portal, [stored]).await,
            // Removed already, perhaps by a double click.
            Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        return again(portal, around, citizen, number, StatusCode::OK, reply(None, Vec::new())).await;
    }
    let error = fits(around, &text).err();
    if error.is_some() || !posted.refused.is_empty() {
        let status = posted.status();
        return again(portal, around, citizen, number, status, reply(error, posted.refused)).await;
    }
    let (status, error) = match intake::write_message(pool, around.ctx(), citizen, number, &text).await {
        Ok(()) => {
            let written = (text.as_str(), resumed.as_deref());
            resume::sent(portal, around, citizen, (number, RequestPart::Messages), written).await?;
            return Ok(back(number, "messaggio"));
        }
        Err(Error::Closed) => (StatusCode::CONFLICT, "citizen-messages-closed"),
        Err(Error::LimitReached) => (StatusCode::TOO_MANY_REQUESTS, "citizen-messages-too-many"),
        Err(error) => return Err(error.into()),
    };
    let phone = portal.platform.config.organisation.phone.clone();
    let values = [("phone", phone.into()), ("max", MAX_A_DAY.into())];
    let error = Translator::new(around.lang()).with(error, &values);
    again(portal, around, citizen, number, status, reply(Some(error), Vec::new())).await
}

/// The page as it is now, with what was typed.
async fn again(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    number: Protocollo,
    status: StatusCode,
    message: Reply,
) -> Result<Response, Fault> {
    let page = facts(portal, around, citizen, number).await?;
    // What was sent cannot be asked for again: another language is that of the request.
    let around = around.leading_to(&Route::request(number).href());
    Ok(around.page_with(status, RequestPage { message, ..page }))
}

/// The text as it will be kept, or what to do about it.
fn fits(around: &Around, text: &str) -> Result<(), String> {
    let t = Translator::new(around.lang());
    let found = text.chars().count();
    if found == 0 {
        return Err(t.get("citizen-message-missing"));
    }
    if found > usize::from(MAX_CHARS) {
        let values = [("found", found.into()), ("max", MAX_CHARS.into())];
        return Err(t.with("letters-text-too-long", &values));
    }
    Ok(())
}
