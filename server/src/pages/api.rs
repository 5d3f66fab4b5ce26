//! Small typed endpoints for islands. Each does what a form does, without a page.

use app::{i18n::Translator, problems::FileProblem, routes::pattern};
use axum::{
    Form, Json, Router,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use backend::{Error, catalogue, intake};
use chrono::{DateTime, Utc};
use documents::FileName;
use domain::{
    Id,
    document::{Document, Kind, Verification},
    form::{Answers, prefill},
    intake::Intake,
};
use serde::{Deserialize, Serialize};

use super::{
    Portal,
    around::Around,
    fault::Fault,
    pieces,
    upload::{NotTaken, Place, receive, remove_content},
};
use crate::{
    middleware::{body, csrf::CsrfHeader},
    session::SignedIn,
};

/// A file, and the little around it.
const FILE_BYTES: usize = 20_000_000;

pub(super) fn routes() -> Router<Portal> {
    let files = Router::new().route(pattern::API_DRAFT_DOCUMENTS, get(documents).post(add_document));
    Router::new()
        .route(pattern::API_PLACES, get(places))
        .route(pattern::API_COUNTRIES, get(countries))
        .route(pattern::API_DRAFT, post(save))
        .route(pattern::API_DRAFT_DOCUMENT, axum::routing::delete(remove_document))
        .merge(body::uploads(files, FILE_BYTES))
        .merge(pieces::routes())
}

#[derive(Debug, Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
}

#[derive(Debug, Serialize)]
struct Named {
    name: String,
    province: String,
}

/// Municipalities whose name begins with, or is like, what was typed.
async fn places(State(portal): State<Portal>, Query(typed): Query<Typed>) -> Result<Response, Fault> {
    let typed: String = typed.q.chars().take(60).collect();
    let found = catalogue::complete(&portal.platform.pool, &typed).await?;
    let places: Vec<Named> = found
        .into_iter()
        .map(|place| Named { name: place.name, province: place.province.as_str().to_owned() })
        .collect();
    Ok(Json(places).into_response())
}

#[derive(Debug, Serialize)]
struct Country {
    name: String,
}

/// Countries whose name begins with, or is like, what was typed.
async fn countries(State(portal): State<Portal>, Query(typed): Query<Typed>) -> Result<Response, Fault> {
    let typed: String = typed.q.chars().take(60).collect();
    let found = catalogue::complete_countries(&portal.platform.pool, &typed).await?;
    let countries: Vec<Country> = found.into_iter().map(|name| Country { name }).collect();
    Ok(Json(countries).into_response())
}

#[derive(Debug, Serialize)]
struct Saved {
    saved_at: DateTime<Utc>,
    version: i64,
}

/// Saves a step while it is being filled in. Nothing is judged: what is wrong is kept too.
async fn save(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    _: CsrfHeader,
    around: Around,
    Path((id, slug)): Path<(Id<Intake>, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let draft = intake::draft(pool, &citizen, id).await?;
    let (_, step) = draft.form.step(&slug).ok_or(Fault::NOT_FOUND)?;
    let version =
        pairs.iter().find(|(name, _)| name == "_version").and_then(|(_, version)| version.parse().ok());
    let version = version.ok_or(Fault::BAD_REQUEST)?;
    let mut posted = Answers::from_pairs(pairs).map_err(|_| Fault::TOO_LARGE)?;
    posted.retain_known(&draft.form);
    let mut answers = draft.answers.clone();
    answers.replace_step(step, posted);
    prefill(&draft.form, &citizen.certified, &mut answers);
    match intake::save_draft(pool, around.ctx(), &citizen, id, version, &answers).await {
        Ok(saved) => Ok(Json(Saved { saved_at: saved.at, version: saved.version }).into_response()),
        // Who asked may go on from the save that was quicker, and says so by naming it.
        Err(Error::Stale) => {
            let there = intake::draft(pool, &citizen, id).await?;
            let there = Saved { saved_at: there.saved_at, version: there.version };
            Ok((StatusCode::CONFLICT, Json(there)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Serialize)]
struct NotAccepted {
    code: &'static str,
    message: String,
}

#[derive(Debug, Serialize)]
struct Standing {
    id: Id<Document>,
    kind: Kind,
    verification: Verification,
}

/// Where the documents of a question stand, for whoever waits for the virus check.
async fn documents(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    Path((id, question)): Path<(Id<Intake>, String)>,
) -> Result<Response, Fault> {
    let draft = intake::draft(&portal.platform.pool, &citizen, id).await?;
    draft.form.attachment_rule(&question).ok_or(Fault::NOT_FOUND)?;
    let ours = draft.documents.into_iter().filter(|document| document.question == question);
    let standing: Vec<Standing> =
        ours.map(|Document { id, kind, verification, .. }| Standing { id, kind, verification }).collect();
    Ok(Json(standing).into_response())
}

/// Takes in one file: its bytes are the body, its name a header. With the header `Upload-Length` it is
/// only announced, and comes piece by piece.
async fn add_document(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    _: CsrfHeader,
    around: Around,
    Path((intake, question)): Path<(Id<Intake>, String)>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Fault> {
    let name = FileName::clean(&file_name(&headers));
    let place = Place { citizen: &citizen, intake, question: &question, replaces: None };
    if let Some(size) = pieces::announced(&headers)? {
        let place = Place { replaces: pieces::replaced(&headers)?, ..place };
        return pieces::begin(&portal, &around, place, &name, size).await;
    }
    let content = axum::RequestExt::with_limited_body(request).into_body().into_data_stream();
    match receive(&portal, &around, place, &name, content).await {
        Ok(document) => Ok(Json(document).into_response()),
        Err(NotTaken::Fault(fault)) => Err(fault),
        Err(NotTaken::Problem(problem)) => Ok(not_accepted(&around, &problem)),
    }
}

/// Names travel percent-encoded, because headers are ASCII.
fn file_name(headers: &HeaderMap) -> String {
    let encoded = headers.get("x-file-name").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let form = format!("n={}", encoded.replace('+', "%2B"));
    url::form_urlencoded::parse(form.as_bytes()).next().map(|(_, name)| name.into_owned()).unwrap_or_default()
}

pub(super) fn not_accepted(around: &Around, problem: &FileProblem) -> Response {
    let status = match problem {
        FileProblem::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        FileProblem::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let message = problem.message(Translator::new(around.lang()));
    (status, Json(NotAccepted { code: problem.code(), message })).into_response()
}

/// Takes a document back.
async fn remove_document(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    _: CsrfHeader,
    around: Around,
    Path((intake, _, document)): Path<(Id<Intake>, String, Id<Document>)>,
) -> Result<Response, Fault> {
    let content =
        intake::remove_document(&portal.platform.pool, around.ctx(), &citizen, intake, document).await?;
    remove_content(&portal, content).await;
    Ok(StatusCode::NO_CONTENT.into_response())
}
