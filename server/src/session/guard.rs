//! The first argument of a handler says who may call it.

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Lang,
    actor::{Citizen, Level, Operator},
};
use url::form_urlencoded::{byte_serialize, parse};

use super::{Session, SessionError};
use crate::plain_page::{self, Plain};

/// Where citizens sign in.
pub const CITIZENS_DOOR: &str = "/accesso";
/// Where operators sign in.
pub const OPERATORS_DOOR: &str = "/operatori/accesso";

/// Everything that a citizen has here.
const PERSONAL_AREA: &str = "/area-personale";
/// With less nobody reads what is there: the level that its door asks for.
const LEVEL_OF_AREA: Level = Level::L2;

/// Whether somebody with that level must sign in again before they see that local path.
pub fn is_too_weak(path: &str, level: Level) -> bool {
    let rest = path.strip_prefix(PERSONAL_AREA);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#'])) && level < LEVEL_OF_AREA
}

/// A citizen who signed in, strongly enough for the page. Others are sent to the door and come back
/// afterwards.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Citizen);

/// An operator at a desk. Others are sent to the door and come back afterwards.
#[derive(Debug, Clone)]
pub struct AtDesk(pub Operator);

/// Whoever it is, for pages that are open to all.
#[derive(Debug, Clone)]
pub enum Visiting {
    /// Nobody we know.
    Anonymous,
    /// A citizen.
    Citizen(Box<Citizen>),
    /// An operator.
    Operator(Box<Operator>),
}

/// A session that is no more: it ended by itself, or was closed from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Something was being sent, which went nowhere.
    Sending,
    /// Something was being sent by a citizen; it is kept until they come in again.
    Kept,
    /// A page was asked for.
    Reading,
}

/// Why a handler was not reached.
#[derive(Debug)]
pub enum SignInFirst {
    /// Nobody signed in, or the session ended.
    Door {
        /// Address of the door.
        door: &'static str,
        /// Where to go afterwards: a local path.
        next: String,
        /// What the page at the door says of a session that ended.
        ended: Option<Ended>,
    },
    /// A script asked: it shows its own message.
    Script,
    /// The database is away.
    Unavailable,
}

impl IntoResponse for SignInFirst {
    fn into_response(self) -> Response {
        match self {
            Self::Door { door, next, ended } => {
                let lang = chosen(&next).map(|lang| format!("&lang={lang}")).unwrap_or_default();
                let next: String = byte_serialize(next.as_bytes()).collect();
                let ended = match ended {
                    Some(Ended::Sending) => "&scaduta=1",
                    Some(Ended::Kept) => "&scaduta=2",
                    Some(Ended::Reading) => "&scaduta=0",
                    None => "",
                };
                Redirect::to(&format!("{door}?next={next}{ended}{lang}")).into_response()
            }
            Self::Script => StatusCode::UNAUTHORIZED.into_response(),
            Self::Unavailable => plain_page::response(Plain::Unavailable),
        }
    }
}

/// The language that a link to a page asks for: who followed it reads the door in it, too.
fn chosen(page: &str) -> Option<Lang> {
    let (_, query) = page.split_once('?')?;
    parse(query.as_bytes()).find(|(name, _)| name == "lang")?.1.parse().ok()
}

impl From<SessionError> for SignInFirst {
    fn from(error: SessionError) -> Self {
        tracing::error!(%error, "session");
        Self::Unavailable
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = SignInFirst;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let session = Session::from_request_parts(parts, state).await?;
        let citizen = session.citizen().await?;
        let citizen = citizen.filter(|citizen| !is_too_weak(parts.uri.path(), citizen.level));
        citizen.map(Self).ok_or_else(|| at_the_door(parts, CITIZENS_DOOR, session.has_ended()))
    }
}

impl<S: Sync> FromRequestParts<S> for AtDesk {
    type Rejection = SignInFirst;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let session = Session::from_request_parts(parts, state).await?;
        let operator = session.operator().await?;
        operator.map(Self).ok_or_else(|| at_the_door(parts, OPERATORS_DOOR, session.has_ended()))
    }
}

impl<S: Sync> FromRequestParts<S> for Visiting {
    type Rejection = SignInFirst;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let session = Session::from_request_parts(parts, state).await?;
        if let Some(operator) = session.operator().await? {
            return Ok(Self::Operator(Box::new(operator)));
        }
        let citizen = session.citizen().await?;
        Ok(citizen.map_or(Self::Anonymous, |citizen| Self::Citizen(Box::new(citizen))))
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for SignedIn {
    type Rejection = SignInFirst;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Self::Rejection> {
        let session = <Session as FromRequestParts<S>>::from_request_parts(parts, state).await?;
        Ok(session.citizen().await?.map(Self))
    }
}

fn at_the_door(parts: &Parts, door: &'static str, over: bool) -> SignInFirst {
    if is_script(&parts.headers) {
        return SignInFirst::Script;
    }
    let asked = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let sending = !matches!(parts.method, Method::GET | Method::HEAD);
    // What was sent cannot be asked for again: the page it was sent from can.
    let next = if sending { page_before(&parts.headers).unwrap_or(asked) } else { asked };
    let ended = if sending { Some(Ended::Sending) } else { over.then_some(Ended::Reading) };
    SignInFirst::Door { door, next, ended }
}

/// Islands say what they expect; navigations never ask for JSON or events first.
pub fn is_script(headers: &HeaderMap) -> bool {
    let value = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    headers.contains_key(crate::middleware::csrf::HEADER)
        || matches!(value("sec-fetch-mode"), "cors" | "same-origin")
        || value(header::ACCEPT.as_str()).starts_with("application/json")
        || value(header::ACCEPT.as_str()).starts_with("text/event-stream")
}

/// Path of the page the form was on. The CSRF layer made sure that it is one of ours.
pub fn page_before(headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let url = url::Url::parse(referer).ok()?;
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{}{query}", url.path())).filter(|path| path.starts_with('/') && !path.starts_with("//"))
}
