//! A file that comes piece by piece, so that a broken line costs one piece: announced (POST to the
//! documents of a question, with `Upload-Length`), asked how far it is (HEAD or GET), gone on with
//! (PATCH, with `Upload-Offset`), given up (DELETE). The words are those of tus, whose core this is; a file
//! that takes the place of another one says so when it is announced and with each piece (`X-Replaces`).
//!
//! Every piece is encrypted before it touches the disk. What the file is, and whether it will do, is told
//! when all of it is here; until then nobody can open it.

use std::str::FromStr;

use app::{
    problems::FileProblem,
    routes::{Api, Route, pattern},
};
use axum::{
    Json, Router,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use backend::{
    Error,
    intake::{self, Announced},
};
use documents::{
    FileName, FileSeed,
    sniff::Refused,
    store::{PutError, StoredPiece},
};
use domain::{
    Id,
    actor::Citizen,
    document::{Document, LARGEST_PIECE, PartialUpload},
};
use serde::Serialize;

use super::{
    Portal,
    api::not_accepted,
    around::Around,
    fault::Fault,
    upload::{NotTaken, Place, keep, remove_content, settle, too_many},
};
use crate::{
    middleware::{body, csrf::CsrfHeader},
    session::SignedIn,
};

/// How large a file will be.
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
/// Where the next piece begins.
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
/// The document that goes when the file has become one.
const REPLACES: HeaderName = HeaderName::from_static("x-replaces");

pub(super) fn routes() -> Router<Portal> {
    let largest = usize::try_from(LARGEST_PIECE).unwrap_or(usize::MAX);
    let pieces = Router::new().route(pattern::API_UPLOAD, get(state).patch(go_on).delete(cancel));
    body::uploads(pieces, largest)
}

/// How far a file is.
#[derive(Debug, Serialize)]
struct Progress {
    /// Where it is asked for and gone on with.
    url: String,
    offset: u64,
    size: u64,
    /// What it became.
    document: Option<Id<Document>>,
}

fn progress(status: StatusCode, upload: &PartialUpload) -> Response {
    let offset = upload.received;
    let url = Route::Api(Api::Upload { upload: upload.id }).href();
    let told = Progress { url, offset, size: upload.size, document: upload.document };
    let mut response = (status, Json(told)).into_response();
    response.headers_mut().insert(OFFSET, HeaderValue::from(offset));
    response
}

fn told<T: FromStr>(headers: &HeaderMap, name: &HeaderName) -> Result<Option<T>, Fault> {
    let Some(value) = headers.get(name) else {
        return Ok(None);
    };
    let parsed = value.to_str().ok().and_then(|text| text.parse().ok());
    parsed.map(Some).ok_or(Fault::BAD_REQUEST)
}

/// The size of a file that is only announced.
pub(super) fn announced(headers: &HeaderMap) -> Result<Option<u64>, Fault> {
    told(headers, &LENGTH)
}

/// The document that a file takes the place of.
pub(super) fn replaced(headers: &HeaderMap) -> Result<Option<Id<Document>>, Fault> {
    told(headers, &REPLACES)
}

/// Announces a file. What is known to be wrong with it is said now, before anything is sent.
pub(super) async fn begin(
    portal: &Portal,
    around: &Around,
    place: Place<'_>,
    name: &FileName,
    size: u64,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let Place { citizen, intake, question, replaces } = place;
    let rule = match intake::may_add(pool, citizen, intake, question, replaces).await {
        Ok(rule) => rule,
        Err(Error::LimitReached) => return refuse(around, too_many(portal, place).await),
        Err(error) => return Err(error.into()),
    };
    if size == 0 {
        return Ok(not_accepted(around, &FileProblem::Empty));
    }
    if size > rule.max_bytes {
        return Ok(not_accepted(around, &FileProblem::TooLarge { max_bytes: rule.max_bytes }));
    }
    let announced =
        Announced { question: question.to_owned(), name: name.as_str().to_owned(), size, replaces };
    let (upload, dropped) = intake::begin_upload(pool, around.ctx(), citizen, intake, announced).await?;
    remove_content(portal, dropped).await;
    Ok(progress(StatusCode::CREATED, &upload))
}

fn refuse(around: &Around, why: NotTaken) -> Result<Response, Fault> {
    match why {
        NotTaken::Problem(problem) => Ok(not_accepted(around, &problem)),
        NotTaken::Fault(fault) => Err(fault),
    }
}

/// How far a file is. Somebody else's is a 404.
async fn state(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(id): Path<Id<PartialUpload>>,
) -> Result<Response, Fault> {
    let found = intake::partial_upload(&portal.platform.pool, around.ctx(), &citizen, id).await?;
    Ok(progress(StatusCode::OK, &found))
}

/// The next piece; with the last one the file becomes a document. Whoever did not get that answer may
/// ask again with nothing in the body.
async fn go_on(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    _: CsrfHeader,
    around: Around,
    Path(id): Path<Id<PartialUpload>>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Fault> {
    let found = intake::partial_upload(&portal.platform.pool, around.ctx(), &citizen, id).await?;
    if let Some(document) = found.document {
        return done(&portal, &citizen, &found, document).await;
    }
    let offset: u64 = told(&headers, &OFFSET)?.ok_or(Fault::BAD_REQUEST)?;
    let replaces = replaced(&headers)?;
    if found.begins_at(offset).is_err() {
        return Ok(progress(StatusCode::CONFLICT, &found));
    }
    let further =
        if found.is_whole() { found } else { take(&portal, &around, &citizen, &found, request).await? };
    if further.is_whole() {
        join(&portal, &around, &citizen, &further, replaces).await
    } else {
        Ok(progress(StatusCode::OK, &further))
    }
}

/// Stores a piece and writes it down. Nothing of it stays if either fails.
async fn take(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    before: &PartialUpload,
    request: Request,
) -> Result<PartialUpload, Fault> {
    let platform = &portal.platform;
    let content = axum::RequestExt::with_limited_body(request).into_body().into_data_stream();
    let seed = FileSeed::draw(|bytes| platform.outside.random.fill(bytes));
    let piece =
        platform.store.put_piece(content, before.room(), seed).await.map_err(|error| match error {
            PutError::Refused(Refused::TooLarge { .. }) => Fault::TOO_LARGE,
            PutError::Refused(_) | PutError::Interrupted(_) => Fault::BAD_REQUEST,
            PutError::Store(error) => {
                tracing::error!(%error, "a piece of a document cannot be stored");
                Fault::UNAVAILABLE
            }
            PutError::Key(_) | PutError::Unsealable(_) => {
                tracing::error!("a piece of a document cannot be encrypted");
                Fault::BROKEN
            }
        })?;
    let stored = serde_json::to_value(&piece).map_err(|_| Fault::BROKEN)?;
    if before.takes(piece.size).is_err() {
        remove_content(portal, [stored]).await;
        return Err(Fault::BAD_REQUEST);
    }
    let offset = before.received;
    let added = (piece.size, stored.clone());
    match intake::add_piece(&platform.pool, around.ctx(), citizen, before.id, offset, added).await {
        Ok(further) => Ok(further),
        Err(error) => {
            remove_content(portal, [stored]).await;
            Err(error.into())
        }
    }
}

/// Puts the pieces together and hands the file in as if it had come at once.
async fn join(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    whole: &PartialUpload,
    replaces: Option<Id<Document>>,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let Some(pieces) = intake::claim_upload(pool, around.ctx(), citizen, whole.id).await? else {
        // The same question came twice: the first one is being answered.
        let found = intake::partial_upload(pool, around.ctx(), citizen, whole.id).await?;
        return match found.document {
            Some(document) => done(portal, citizen, &found, document).await,
            None => Ok(progress(StatusCode::CONFLICT, &found)),
        };
    };
    let place = Place { citizen, intake: whole.intake, question: &whole.question, replaces };
    match hand_in(portal, around, place, whole, &pieces).await {
        Ok(document) => {
            remove_content(portal, pieces).await;
            Ok(Json(document).into_response())
        }
        // It may go better next time: what is here stays.
        Err(NotTaken::Problem(why @ (FileProblem::NoRoom | FileProblem::Interrupted))) => {
            intake::release_upload(pool, citizen, whole.id).await?;
            Ok(not_accepted(around, &why))
        }
        Err(NotTaken::Problem(why)) => {
            let dropped = intake::cancel_upload(pool, citizen, whole.id).await?;
            remove_content(portal, dropped).await;
            Ok(not_accepted(around, &why))
        }
        Err(NotTaken::Fault(fault)) => {
            intake::release_upload(pool, citizen, whole.id).await?;
            Err(fault)
        }
    }
}

async fn hand_in(
    portal: &Portal,
    around: &Around,
    place: Place<'_>,
    whole: &PartialUpload,
    pieces: &[serde_json::Value],
) -> Result<Document, NotTaken> {
    let pieces: Result<Vec<StoredPiece>, _> =
        pieces.iter().map(|piece| serde_json::from_value(piece.clone())).collect();
    let pieces = pieces.map_err(|_| {
        tracing::error!("the place of a piece cannot be read back");
        NotTaken::Fault(Fault::BROKEN)
    })?;
    let name = FileName::clean(&whole.name);
    let kept = keep(portal, place, &name, portal.platform.store.open_pieces(pieces)).await?;
    let upload = kept.upload.clone();
    let Place { citizen, replaces, .. } = place;
    let pool = &portal.platform.pool;
    let added = intake::finish_upload(pool, around.ctx(), citizen, whole, upload, replaces).await;
    let (document, content) = settle(portal, kept, added).await?;
    remove_content(portal, content).await;
    Ok(document)
}

/// The document that a file became, for whoever did not get the answer.
async fn done(
    portal: &Portal,
    citizen: &Citizen,
    upload: &PartialUpload,
    id: Id<Document>,
) -> Result<Response, Fault> {
    let draft = intake::draft(&portal.platform.pool, citizen, upload.intake).await?;
    let document = draft.documents.into_iter().find(|document| document.id == id);
    document.map(|document| Json(document).into_response()).ok_or(Fault::NOT_FOUND)
}

/// Gives a file up.
async fn cancel(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    _: CsrfHeader,
    Path(id): Path<Id<PartialUpload>>,
) -> Result<Response, Fault> {
    let dropped = intake::cancel_upload(&portal.platform.pool, &citizen, id).await?;
    remove_content(&portal, dropped).await;
    Ok(StatusCode::NO_CONTENT.into_response())
}
