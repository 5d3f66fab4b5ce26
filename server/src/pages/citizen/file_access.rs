//! Asking for access to the file of a request.

use app::{
    citizen::{FileAccessPage, Typed},
    i18n::Translator,
    routes::Route,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, intake};
use domain::{Protocollo, actor::Citizen, file_access::MAX_CHARS};
use serde::Deserialize;

use super::request::{back, facts, number};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

/// The form.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let number = number(&slug)?;
    let (page, waits) = empty(&portal, &around, &citizen, number).await?;
    // The page of the request says until when the earlier one is answered.
    if waits {
        return Ok(Redirect::to(&Route::request(number).anchor("accesso")).into_response());
    }
    Ok(around.page(page))
}

/// The form with nothing in it, and whether an earlier request waits for its answer.
async fn empty(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    number: Protocollo,
) -> Result<(FileAccessPage, bool), Fault> {
    let request = facts(portal, around, citizen, number).await?.request;
    let waits = request.accesses.iter().any(|access| access.state.tag().is_open());
    let page = FileAccessPage {
        protocollo: number,
        service_title: request.intake.service_title,
        wanted: Typed::default(),
        interest: Typed::default(),
    };
    Ok((page, waits))
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "documenti", default)]
    wanted: String,
    #[serde(rename = "interesse", default)]
    interest: String,
}

/// Asks.
pub(super) async fn ask(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(asked): CsrfForm<Asked>,
) -> Result<Response, Fault> {
    let number = number(&slug)?;
    let (page, _) = empty(&portal, &around, &citizen, number).await?;
    let (wanted, interest) = (asked.wanted.trim(), asked.interest.trim());
    let page = FileAccessPage {
        wanted: typed(&around, wanted, "citizen-access-wanted-missing"),
        interest: typed(&around, interest, "citizen-access-interest-missing"),
        ..page
    };
    if page.wanted.error.is_some() || page.interest.error.is_some() {
        return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let pool = &portal.platform.pool;
    match intake::ask_access(pool, around.ctx(), &citizen, number, wanted, interest).await {
        Ok(_) => Ok(back(number, "accesso")),
        // Asked already, perhaps by a double click.
        Err(Error::LimitReached) => {
            Ok(Redirect::to(&Route::request(number).anchor("accesso")).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed, with what must be corrected.
fn typed(around: &Around, text: &str, when_missing: &str) -> Typed {
    let t = Translator::new(around.lang());
    let found = text.chars().count();
    let error = if found == 0 {
        Some(t.get(when_missing))
    } else if found > usize::from(MAX_CHARS) {
        Some(t.with("letters-text-too-long", &[("found", found.into()), ("max", MAX_CHARS.into())]))
    } else {
        None
    };
    Typed { text: text.to_owned(), error }
}
