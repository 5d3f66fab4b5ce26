//! What a handler could not do, and the page that says so.

use app::public::ErrorKind;
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::Error;

use super::{Portal, around::Around, lost, refused};
use crate::{plain_page::Plain, session::page_before};

/// Why a handler has no page of its own to answer with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    status: StatusCode,
    kind: ErrorKind,
}

impl Fault {
    /// It does not exist, or this visitor may not know that it does.
    pub const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, ErrorKind::NotFound);
    /// The person was joined with somebody of another office.
    pub const JOINED: Self = Self::new(StatusCode::GONE, ErrorKind::Joined);
    /// The address or the form cannot be understood.
    pub const BAD_REQUEST: Self = Self::new(StatusCode::BAD_REQUEST, ErrorKind::BadRequest);
    /// The form is of another session, or no form of ours.
    pub const FORGED: Self = Self::new(StatusCode::FORBIDDEN, ErrorKind::Forgery);
    /// There is something here, but it cannot be asked like this.
    pub const METHOD: Self = Self::new(StatusCode::METHOD_NOT_ALLOWED, ErrorKind::Method);
    /// It changed in the meantime.
    pub const CONFLICT: Self = Self::new(StatusCode::CONFLICT, ErrorKind::Conflict);
    /// More than we accept.
    pub const TOO_LARGE: Self = Self::new(StatusCode::PAYLOAD_TOO_LARGE, ErrorKind::TooLarge);
    /// Our fault.
    pub const BROKEN: Self = Self::new(StatusCode::INTERNAL_SERVER_ERROR, ErrorKind::Internal);
    /// Something we depend on is away.
    pub const UNAVAILABLE: Self = Self::new(StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Unavailable);
    /// Somebody else was writing the same at this moment.
    pub const BUSY: Self = Self::new(StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Busy);

    const fn new(status: StatusCode, kind: ErrorKind) -> Self {
        Self { status, kind }
    }

    /// The status it is sent with.
    pub const fn status(self) -> StatusCode {
        self.status
    }
}

/// The one place that says which status an error of a use case has, and how loudly it is logged.
impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match &error {
            Error::NotFound => Self::NOT_FOUND,
            Error::Joined => Self::JOINED,
            Error::Ambiguous
            | Error::TakenBy(_)
            | Error::Stale
            | Error::WrongState(_)
            | Error::AlreadyAnswered(_)
            | Error::WrongStep(_)
            | Error::WrongReferral(_)
            | Error::WrongProposal(_)
            | Error::NotProposable(_)
            | Error::AlreadySent
            | Error::ComesBack
            | Error::Closed
            | Error::ServiceClosed
            | Error::Unchecked
            | Error::Anonymous
            | Error::Proposed
            | Error::IdentifierOf(_)
            | Error::IdentifierUnseen
            | Error::LimitReached
            | Error::NoMoreToday
            | Error::Appointment(_)
            | Error::Staff(_) => {
                tracing::info!(reason = %error, "conflict");
                Self::CONFLICT
            }
            Error::Incomplete | Error::CardIncomplete(_) | Error::NotOffered => Self::BAD_REQUEST,
            Error::Corrupt { .. } | Error::Form { .. } => {
                tracing::error!(%error, "stored value");
                Self::BROKEN
            }
            Error::Database(_) if error.is_busy() => {
                tracing::warn!(%error, "two wrote the same at once");
                Self::BUSY
            }
            Error::Database(_) if error.is_temporary() => {
                tracing::error!(%error, "the database is away");
                Self::UNAVAILABLE
            }
            Error::Database(_) => {
                tracing::error!(%error, "query failed");
                Self::BROKEN
            }
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives faults their page. Scripts get the bare status.
pub async fn dress(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut asked = parts.clone();
    let html = wants_html(&parts.headers);
    let response = next.run(Request::from_parts(parts, body)).await;
    let forged = response.extensions().get::<Plain>().is_some_and(|plain| *plain == Plain::Forged);
    let fault = response.extensions().get::<Fault>().copied();
    if fault == Some(Fault::NOT_FOUND) && asked.method == Method::GET {
        refused::look(&portal, &mut asked).await;
    }
    let Some(fault) = fault.or(forged.then_some(Fault::FORGED)).filter(|_| html) else {
        return response;
    };
    match Around::from_request_parts(&mut asked, &portal).await {
        // From another session: the page that the form was on is there for this one.
        Ok(around) if fault == Fault::FORGED => around.forged(page_before(&asked.headers)),
        Ok(around) if fault == Fault::NOT_FOUND => lost::page(&portal, &around).await,
        Ok(around) => match sent_from(&portal, &asked) {
            Some(before) => around.leading_to(before).error(fault.status, fault.kind),
            None => around.error(fault.status, fault.kind),
        },
        Err(plain) => plain,
    }
}

/// Path of our page that something was sent from: what was sent cannot be asked for again, neither once more nor in
/// another language, and that page can. Its query stays behind: it may say that something went well.
fn sent_from<'a>(portal: &Portal, asked: &'a Parts) -> Option<&'a str> {
    if matches!(asked.method, Method::GET | Method::HEAD) {
        return None;
    }
    let referer = asked.headers.get(header::REFERER)?.to_str().ok()?;
    let address = referer.strip_prefix(portal.platform.config.server.origin().as_str())?;
    let path = address.split(['?', '#']).next()?;
    Some(path).filter(|path| path.starts_with('/') && !path.starts_with("//"))
}

fn wants_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("*/*");
    accept.contains("text/html")
        || (accept.contains("*/*") && !headers.contains_key(crate::middleware::csrf::HEADER))
}
