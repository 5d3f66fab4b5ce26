//! What a body without access opens by its link: the question for the code, what was sent, its answers.
//!
//! Whoever comes here has no session, and so no form token: what the first lock lets pass
//! ([`crate::middleware::csrf::check`]) must bring the token of the link and, from the right code on, the cookie of
//! the one browser, which no other site can have sent.

use app::{
    console::outside::{OutsideError, ReceiverForm, ReceiverPage},
    routes::{Outside as To, Route, pattern},
};
use axum::{
    Form, Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use backend::{
    Error,
    referrals::outside::{self, Entered, Token},
};
use chrono::{DateTime, Utc};
use domain::{Id, document::DeskDocument, referral::outside::Look};

use super::{
    Portal,
    around::{Around, cookie},
    console::link_key,
    download::{self, Show},
    fault::Fault,
    spid::gate,
};
use crate::middleware::headers::Policy;

/// Each look writes an audit row and holds what was sent, whoever looks: one address may look so often and no more.
pub(super) fn routes(portal: &Portal) -> Router<Portal> {
    Router::new()
        .route(pattern::OUTSIDE, get(page).post(act))
        .route(pattern::OUTSIDE_DOCUMENT, get(document))
        .route_layer(middleware::from_fn_with_state(portal.clone(), gate::limit))
}

/// Name of the cookie of the one browser; the prefix makes browsers insist on TLS.
const fn cookie_name(https: bool) -> &'static str {
    if https { "__Secure-invio" } else { "invio" }
}

/// What is asked of one link.
struct Asked<'a> {
    portal: &'a Portal,
    around: &'a Around,
    token: Token,
    /// What the cookie of this browser holds.
    mark: Option<Token>,
}

impl<'a> Asked<'a> {
    /// An address that cannot be of a link is none.
    fn new(portal: &'a Portal, around: &'a Around, headers: &HeaderMap, token: &str) -> Result<Self, Fault> {
        let token = token.parse().map_err(|_| Fault::NOT_FOUND)?;
        let name = cookie_name(portal.platform.config.is_https());
        let mark = cookie(headers, name).and_then(|value| value.parse().ok());
        Ok(Self { portal, around, token, mark })
    }

    fn href(&self) -> String {
        Route::Outside(To::Link { token: self.token.to_string() }).href()
    }

    async fn look(&self) -> Result<Look, Error> {
        outside::look(&self.portal.platform.pool, self.around.ctx(), &self.token, self.mark.as_ref()).await
    }

    /// The page, with the status that its errors have, or the link itself.
    fn page(&self, look: Look, wrong: Option<(StatusCode, ReceiverForm, Vec<OutsideError>)>) -> Response {
        let own = match &look {
            Look::Code | Look::Open(_) => StatusCode::OK,
            Look::Elsewhere(_) => StatusCode::FORBIDDEN,
            Look::Gone(..) => StatusCode::GONE,
        };
        let (status, form, errors) = wrong.unwrap_or((own, ReceiverForm::default(), Vec::new()));
        let page = ReceiverPage { token: self.token.to_string(), look, form, errors };
        quiet(self.around.page_with(status, page))
    }

    /// Back to the address, which the browser opens by itself from now on.
    fn bound(&self, fresh: &Token, until: DateTime<Utc>) -> Response {
        let https = self.portal.platform.config.is_https();
        let (name, secure) = (cookie_name(https), if https { "; Secure" } else { "" });
        let (path, age) = (self.href(), (until - self.around.ctx().now).num_seconds().max(1));
        let line = format!("{name}={fresh}; Path={path}; Max-Age={age}; SameSite=Strict; HttpOnly{secure}");
        let mut response = quiet(Redirect::to(&path).into_response());
        if let Ok(value) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }
}

/// Kept by no cache, listed by no search engine, and the address is told to nobody.
fn quiet(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response.extensions_mut().insert(Policy::secret_address());
    response
}

/// What the link leads to.
async fn page(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let asked = Asked::new(&portal, &around, &headers, &token)?;
    let look = asked.look().await?;
    Ok(asked.page(look, None))
}

/// A document that goes with it, saved and never shown in place: nothing of it stays in the page.
async fn document(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Path((token, paper)): Path<(String, Id<DeskDocument>)>,
) -> Result<Response, Fault> {
    let asked = Asked::new(&portal, &around, &headers, &token)?;
    let link = (&asked.token, asked.mark.as_ref());
    let found = outside::document(&portal.platform.pool, around.ctx(), link, paper).await?;
    let mut response = download::stream(&portal, found.stored, &found.name, found.kind, Show::Saved).await?;
    response.extensions_mut().insert(Policy { origin_only: true, ..Policy::document() });
    Ok(response)
}

/// Takes a code, or an answer.
async fn act(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(form): Form<ReceiverForm>,
) -> Result<Response, Fault> {
    let asked = Asked::new(&portal, &around, &headers, &token)?;
    if form.action == "codice" {
        return Ok(enter(&asked, form).await?);
    }
    let answer = form.answer().ok_or(Fault::BAD_REQUEST)?;
    let look = asked.look().await?;
    if !matches!(look, Look::Open(_)) {
        return Ok(asked.page(look, None));
    }
    let answer = match answer {
        Ok(answer) => answer,
        Err(errors) => return Ok(asked.page(look, Some((StatusCode::UNPROCESSABLE_ENTITY, form, errors)))),
    };
    let link = (&asked.token, asked.mark.as_ref());
    match outside::answer(&portal.platform.pool, around.ctx(), link, answer).await {
        Ok(()) => Ok(quiet(Redirect::to(&asked.href()).into_response())),
        // Sent twice, or taken back meanwhile: the page says how it stands.
        Err(Error::WrongReferral(_)) => {
            let look = asked.look().await?;
            Ok(asked.page(look, Some((StatusCode::CONFLICT, form, Vec::new()))))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a code.
async fn enter(asked: &Asked<'_>, form: ReceiverForm) -> Result<Response, Error> {
    let wrong = |form, errors| Some((StatusCode::UNPROCESSABLE_ENTITY, form, errors));
    let code = match form.code() {
        Ok(code) => code,
        Err(errors) => {
            let look = asked.look().await?;
            // Only where a code is asked for is something wrong with it.
            let wrong = if look == Look::Code { wrong(form, errors) } else { None };
            return Ok(asked.page(look, wrong));
        }
    };
    let (pool, ctx) = (&asked.portal.platform.pool, asked.around.ctx());
    let fresh = Token::new(asked.portal.platform.outside.random.bytes());
    let link = (&asked.token, asked.mark.as_ref());
    Ok(match outside::enter(pool, ctx, &link_key(asked.portal), link, &code, &fresh).await? {
        Entered::In { until } => asked.bound(&fresh, until),
        Entered::Wrong { left: 0 } => asked.page(asked.look().await?, None),
        Entered::Wrong { left } => {
            asked.page(Look::Code, wrong(form, vec![OutsideError::CodeWrong { left }]))
        }
        Entered::Other(Look::Open(_)) => quiet(Redirect::to(&asked.href()).into_response()),
        Entered::Other(look) => asked.page(look, None),
    })
}
