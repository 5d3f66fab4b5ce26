//! What surrounds a page: who is visiting, language, nonce, form token.

use app::{
    page::{self, ConsoleFacts, Frame, Page, Visitor, render},
    public::{ErrorKind, ErrorPage, Near},
    routes::pattern,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use backend::Context;
use domain::{
    Lang,
    actor::{DeskRef, Operator},
    calendar::day_in_rome,
    intake::Tally,
};

use super::{Portal, fault::Fault, language};
use crate::{
    middleware::{csrf::FormToken, headers::Nonce, request::RequestId},
    plain_page::{self, Plain},
    session::{AtDesk, Owners, Session, SessionError, SignInFirst, Visiting},
};

pub use crate::session::cookie;

/// Everything a handler needs to answer with a page.
#[derive(Debug, Clone)]
pub struct Around {
    frame: Frame,
    ctx: Context,
    chosen: Option<Lang>,
    base: String,
}

impl Around {
    /// What a use case is told about this request.
    pub const fn ctx(&self) -> &Context {
        &self.ctx
    }

    /// Language of the answer.
    pub const fn lang(&self) -> Lang {
        self.frame.lang
    }

    /// The same after signing out: the page knows nobody any more.
    #[must_use]
    pub fn out(&self) -> Self {
        let mut out = self.clone();
        out.frame.visitor = Visitor::Anonymous;
        out.frame.csrf.clear();
        out.frame.person.clear();
        out
    }

    /// The same for a page that answers what cannot be asked for again, a message of a protocol or a form: whoever
    /// chooses another language goes on at this local address.
    #[must_use]
    pub fn leading_to(&self, address: &str) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut there = self.clone();
        path.clone_into(&mut there.frame.path);
        query.clone_into(&mut there.frame.query);
        there
    }

    /// Intakes of the operator's desk that nobody took up yet, as the frame shows them.
    pub const fn unassigned(&self) -> Tally {
        match &self.frame.visitor {
            Visitor::Operator(facts) => facts.pending,
            Visitor::Anonymous | Visitor::Citizen { .. } => Tally::NONE,
        }
    }

    /// Whether an operator is in.
    pub const fn is_operator(&self) -> bool {
        matches!(self.frame.visitor, Visitor::Operator(_))
    }

    /// Path of the page that was asked for.
    pub fn path(&self) -> &str {
        &self.frame.path
    }

    /// Form token, for islands.
    pub fn csrf(&self) -> &str {
        &self.frame.csrf
    }

    /// The page as an answer.
    pub fn page(&self, page: impl Page) -> Response {
        self.page_with(StatusCode::OK, page)
    }

    /// The page as an answer that is not a plain success. Errors in a form go out as 422.
    pub fn page_with(&self, status: StatusCode, page: impl Page) -> Response {
        let lang = page::language(&page, &self.frame).tag();
        let mut response = (status, Html(render(page, &self.frame))).into_response();
        response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang));
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
        if let Some(lang) = self.chosen {
            language::remember(response.headers_mut(), lang, self.base.starts_with("https"));
        }
        response
    }

    /// The page of an error.
    pub fn error(&self, status: StatusCode, kind: ErrorKind) -> Response {
        self.page_with(status, self.oops(status, kind))
    }

    /// The page of an address that does not exist, with those that may have been meant.
    pub fn lost(&self, near: Vec<Near>) -> Response {
        let status = StatusCode::NOT_FOUND;
        self.page_with(status, ErrorPage { near, ..self.oops(status, ErrorKind::NotFound) })
    }

    /// The page about a form of another session, with the way back to the page it was on.
    pub fn forged(&self, back: Option<String>) -> Response {
        let status = StatusCode::FORBIDDEN;
        self.page_with(status, ErrorPage { back, ..self.oops(status, ErrorKind::Forgery) })
    }

    fn oops(&self, status: StatusCode, kind: ErrorKind) -> ErrorPage {
        let console = self.is_operator() && self.path().starts_with(pattern::CONSOLE);
        let reference = Some(self.ctx.request_id.to_string());
        ErrorPage { kind, status: status.as_u16(), reference, near: Vec::new(), back: None, console }
    }
}

impl FromRequestParts<Portal> for Around {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Self::Rejection> {
        let visitor = visitor(parts, portal).await?;
        let (ends_in, person) = lasting(parts, portal).await?;
        let FormToken(csrf) = FormToken::from_request_parts(parts, portal).await?;
        let nonce = parts.extensions.get::<Nonce>().map(|nonce| nonce.0.clone()).unwrap_or_default();
        let ctx = context(parts, portal)?;
        let chosen = language::chosen(parts);
        let config = &portal.platform.config;
        Ok(Self {
            frame: Frame {
                lang: chosen.unwrap_or_else(|| language::usual(&parts.headers)),
                assets: portal.platform.assets.clone(),
                nonce,
                organisation: config.organisation.clone(),
                visitor,
                csrf,
                ends_in,
                person,
                origin: config.server.origin(),
                path: parts.uri.path().to_owned(),
                query: language::others(parts),
                now: ctx.now,
                demo: !config.is_production(),
            },
            ctx,
            chosen,
            base: config.server.origin(),
        })
    }
}

/// What a use case is told about this request.
fn context(parts: &Parts, portal: &Portal) -> Result<Context, Response> {
    let id = parts.extensions.get::<RequestId>().copied();
    id.map(|id| portal.platform.context(id)).ok_or_else(|| plain_page::response(Plain::Broken))
}

async fn visitor(parts: &mut Parts, portal: &Portal) -> Result<Visitor, Response> {
    let visiting = Visiting::from_request_parts(parts, portal).await.map_err(IntoResponse::into_response)?;
    Ok(match visiting {
        Visiting::Anonymous => Visitor::Anonymous,
        Visiting::Citizen(citizen) => Visitor::Citizen { name: citizen.full_name() },
        // Whose membership ended, or who was disabled, is nobody here from the next click on.
        Visiting::Operator(operator) => {
            let seats = seats(parts, portal, &operator).await?;
            match seats.iter().find(|here| here.desk.id == operator.desk.id).cloned() {
                Some(here) => Visitor::Operator(console_facts(portal, here, &seats).await?),
                None => Visitor::Anonymous,
            }
        }
    })
}

/// How long the visitor's session lives from now, if there is one, and under which name their things are kept on the
/// device.
async fn lasting(parts: &mut Parts, portal: &Portal) -> Result<(Option<u32>, String), Response> {
    let away = |error: SessionError| SignInFirst::from(error).into_response();
    let session = <Session as FromRequestParts<Portal>>::from_request_parts(parts, portal)
        .await
        .map_err(IntoResponse::into_response)?;
    let left = session.surely_lives(portal.platform.now()).await.map_err(away)?;
    let person = session.person().await.map_err(away)?;
    let owners = Owners::new(portal.platform.secrets.session, portal.platform.config.is_https());
    let name = person.and_then(|person| owners.digest(person)).unwrap_or_default();
    Ok((left.and_then(|left| u32::try_from(left.num_seconds()).ok()), name))
}

async fn console_facts(
    portal: &Portal,
    operator: Operator,
    seats: &[Operator],
) -> Result<ConsoleFacts, Response> {
    let today = day_in_rome(portal.platform.now());
    let menu = backend::menu::read(&portal.platform.pool, &operator, today)
        .await
        .map_err(|error| Fault::from(error).into_response())?;
    let others = seats.iter().map(|seat| &seat.desk).filter(|desk| desk.id != operator.desk.id);
    let other_desks: Vec<DeskRef> = others.cloned().collect();
    Ok(ConsoleFacts {
        other_desks,
        operator: operator.me.name,
        role: operator.role,
        withheld: operator.withheld,
        profile: operator.profile,
        desk: operator.desk,
        pending: menu.unassigned,
        referrals: menu.referrals,
        exceptions: menu.exceptions,
        alerts: menu.alerts,
        absences: menu.absences,
    })
}

/// The desks at which the operator of a request works today, asked for once.
#[derive(Debug, Clone)]
pub struct Seats(pub Vec<Operator>);

async fn seats(parts: &mut Parts, portal: &Portal, operator: &Operator) -> Result<Vec<Operator>, Response> {
    if let Some(Seats(seats)) = parts.extensions.get::<Seats>() {
        return Ok(seats.clone());
    }
    let today = day_in_rome(portal.platform.now());
    let seats = backend::operators::desks_of(&portal.platform.pool, operator, today)
        .await
        .map_err(|error| Fault::from(error).into_response())?;
    parts.extensions.insert(Seats(seats.clone()));
    Ok(seats)
}

impl FromRequestParts<Portal> for Seats {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Self::Rejection> {
        let AtDesk(operator) =
            AtDesk::from_request_parts(parts, portal).await.map_err(IntoResponse::into_response)?;
        seats(parts, portal, &operator).await.map(Self)
    }
}

/// An operator as things stand now, not as they stood at sign-in: whoever was disabled, or has
/// another mask since, feels it with the next click.
#[derive(Debug, Clone)]
pub struct Here(pub Operator);

impl FromRequestParts<Portal> for Here {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Self::Rejection> {
        let AtDesk(operator) =
            AtDesk::from_request_parts(parts, portal).await.map_err(IntoResponse::into_response)?;
        let seats = seats(parts, portal, &operator).await?;
        seats
            .into_iter()
            .find(|here| here.desk.id == operator.desk.id)
            .map(Self)
            .ok_or_else(|| Fault::NOT_FOUND.into_response())
    }
}
