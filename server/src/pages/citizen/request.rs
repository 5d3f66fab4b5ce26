//! One sent request: where it stands, messages, answers to the desk.

use app::{
    citizen::{RESUMED, Reply, RequestPage, Sent},
    i18n::Translator,
    routes::{RequestPart, Route},
};
use axum::{
    extract::{Path, RawQuery, Request, State},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, deliveries,
    intake::{self, INTEGRATION},
};
use domain::{
    Id, Protocollo,
    actor::Citizen,
    document::{Document, Kind},
    form::summary,
};

use super::{
    posted::{Posted, read},
    resume,
};
use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{
        Portal,
        around::Around,
        download::{self, Show},
        fault::Fault,
        upload::Place,
    },
    session::SignedIn,
};

/// Longest text a citizen writes to the desk.
const MAX_TEXT: usize = 4000;

pub(super) fn number(slug: &str) -> Result<Protocollo, Fault> {
    slug.parse().map_err(|_| Fault::NOT_FOUND)
}

/// The page of a request. The number of somebody else is a 404.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let mut page = facts(&portal, &around, &citizen, number(&slug)?).await?;
    page.sent = match query.as_deref() {
        Some("inviato=integrazione") => Some(Sent::Integration),
        Some("inviato=osservazioni") => Some(Sent::Observations),
        Some("inviato=messaggio") => Some(Sent::Message),
        Some("inviato=accesso") => Some(Sent::Access),
        Some("inviato=ritiro") => Some(Sent::Withdrawal),
        _ => None,
    };
    resume::of_request(&portal, &around, &citizen, &mut page, query.as_deref()).await?;
    Ok(around.page(page))
}

pub(super) async fn facts(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    number: Protocollo,
) -> Result<RequestPage, Fault> {
    let request = intake::open_own(&portal.platform.pool, around.ctx(), citizen, number).await?;
    let intake = &request.intake;
    let mail_is_back = deliveries::is_mail_back(&portal.platform.pool, citizen, Some(intake.id)).await?;
    Ok(RequestPage {
        summary: summary(&intake.form, &intake.answers, &intake.documents),
        rule: intake::integration_rule(),
        answer: Reply::default(),
        message: Reply::default(),
        sent: None,
        found: Vec::new(),
        mail_is_back,
        request,
    })
}

pub(super) fn back(number: Protocollo, what: &str) -> Response {
    Redirect::to(&format!("{}?inviato={what}", Route::request(number))).into_response()
}

/// Which of the two answers to the desk.
#[derive(Clone, Copy)]
enum Answer {
    Integration,
    Observations,
}

impl Answer {
    const fn part(self) -> RequestPart {
        match self {
            Self::Integration => RequestPart::Integration,
            Self::Observations => RequestPart::Observations,
        }
    }
}

/// The answer to an integration, with documents.
pub(super) async fn integrate(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    answer(&portal, &around, &citizen, &slug, request, Answer::Integration).await
}

/// Observations on a notice of refusal, with documents.
pub(super) async fn observe(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    answer(&portal, &around, &citizen, &slug, request, Answer::Observations).await
}

async fn answer(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    slug: &str,
    request: Request,
    what: Answer,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let number = number(slug).map_err(sent)?;
    let page = facts(portal, around, citizen, number).await.map_err(sent)?;
    let place = Place { citizen, intake: page.request.intake.id, question: INTEGRATION, replaces: None };
    let before = page.request.intake.documents.len();
    let posted = read(portal, around, place.into(), &[INTEGRATION.to_owned()], request).await?;
    let form = Route::Request { protocollo: number, part: what.part() };
    let back = resume::dropped(portal, citizen, (&form, &Route::request(number)), &posted).await;
    if let Some(back) = back.map_err(sent)? {
        return Ok(back);
    }
    finish(portal, around, citizen, page, before, posted, what).await.map_err(sent)
}

async fn finish(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    mut page: RequestPage,
    before: usize,
    posted: Posted,
    what: Answer,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let number = page.request.protocollo;
    let text = posted.get("testo").unwrap_or_default().trim().to_owned();
    let resumed = posted.get(RESUMED).map(str::to_owned);
    let now = facts(portal, around, citizen, number).await?;
    // A document is an answer too; without one there must be words, which come after the documents.
    let is_told = now.request.intake.documents.len() > before || posted.cut_at.is_some();
    let error = match written(around, &text) {
        Err(_) if text.is_empty() && is_told => None,
        other => other.err(),
    };
    if error.is_some() || !posted.refused.is_empty() {
        let status = posted.status();
        page = RequestPage { answer: Reply { text, error, refused: posted.refused, resumed }, ..now };
        // What was sent cannot be asked for again: another language is that of the request.
        let around = around.leading_to(&Route::request(number).href());
        return Ok(around.page_with(status, page));
    }
    let (done, name) = match what {
        Answer::Integration => {
            (intake::integrate(pool, around.ctx(), citizen, number, &text).await, "integrazione")
        }
        Answer::Observations => {
            (intake::reply_to_notice(pool, around.ctx(), citizen, number, &text).await, "osservazioni")
        }
    };
    match done {
        Ok(()) => {
            resume::sent(portal, around, citizen, (number, what.part()), (text.as_str(), resumed.as_deref()))
                .await?;
            Ok(back(number, name))
        }
        // Answered already, from another window or by a double click: the page says where it stands.
        Err(Error::WrongState(_)) => Ok(Redirect::to(&Route::request(number).href()).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// The text as it will be kept, or what to do about it.
pub(super) fn written(around: &Around, text: &str) -> Result<(), String> {
    let t = Translator::new(around.lang());
    let found = text.chars().count();
    if found == 0 {
        return Err(t.get("letters-text-missing"));
    }
    if found > MAX_TEXT {
        let values = [("found", found.into()), ("max", MAX_TEXT.into())];
        return Err(t.with("letters-text-too-long", &values));
    }
    Ok(())
}

/// Takes the request back.
pub(super) async fn withdraw(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let number = number(&slug)?;
    match intake::withdraw(&portal.platform.pool, around.ctx(), &citizen, number).await {
        Ok(()) => Ok(back(number, "ritiro")),
        Err(Error::WrongState(_)) => Ok(Redirect::to(&Route::request(number).href()).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// The receipt.
pub(super) async fn receipt(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let number = number(&slug)?;
    let stored = intake::receipt_for_citizen(&portal.platform.pool, around.ctx(), &citizen, number).await?;
    let name = format!("ricevuta-{}.pdf", number.slug());
    download::stream(&portal, stored, &name, Kind::Pdf, Show::InPlace).await
}

/// A document of the request.
pub(super) async fn document(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path((_, id)): Path<(String, Id<Document>)>,
) -> Result<Response, Fault> {
    let found = intake::document_for_citizen(&portal.platform.pool, around.ctx(), &citizen, id).await?;
    download::stream(&portal, found.stored, &found.name, found.kind, Show::Saved).await
}
