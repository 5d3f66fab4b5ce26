//! The cookie of a session that ended by itself. It opens nothing any more, but it still tells whose the form is
//! that another window sends too late: it stays as long as that is remembered. The session layer would remove it
//! as soon as any window asks for any page.
//!
//! Whoever leaves takes the cookie along, and so does a session that was closed: of those nothing is remembered.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use app::routes::pattern::LOGOUT;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use tower_sessions::session::Id;

use super::{
    Store, cookie, cookie_name,
    owner::{Entered, Owners},
};
use crate::middleware::csrf::is_ours;

/// Whether somebody left during this request.
#[derive(Debug, Clone, Default)]
pub(super) struct Left(Arc<AtomicBool>);

impl Left {
    pub(super) fn note(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn is_noted(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// What the layer needs.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// Where sessions are kept.
    pub store: Store,
    /// Whether people reach us through TLS.
    pub https: bool,
    /// What browsers send as `Origin` from our own pages.
    pub origin: String,
    /// Whose is what is kept on a device.
    pub owners: Owners,
}

/// The layer around that of the sessions.
pub async fn keep_cookie(State(keeping): State<Keeping>, mut request: Request, next: Next) -> Response {
    let (left, name) = (Left::default(), cookie_name(keeping.https));
    // Also where leaving is refused, because the session had ended before. Another site can have the browser ask for
    // this address, and the cookie of the person goes along: nobody leaves by that, and nothing is forgotten.
    let leaves = *request.method() == Method::POST && request.uri().path() == LOGOUT;
    if leaves && is_ours(request.headers(), &keeping.origin) {
        left.note();
    }
    let named = cookie(request.headers(), name).and_then(|value| value.parse::<Id>().ok());
    let (before, entered) = (keeping.owners.before(request.headers()), Entered::default());
    request.extensions_mut().insert(left.clone());
    request.extensions_mut().insert(entered.clone());
    let mut response = next.run(request).await;
    let is_over = match named {
        Some(id) => is_over(&keeping, &mut response, &id, &left).await,
        None => left.is_noted(),
    };
    keeping.owners.settle(&mut response, before.as_deref(), &entered, is_over);
    response
}

/// Whether the session that the browser named is over for good. If it only ended by itself a while ago, its cookie stays.
async fn is_over(keeping: &Keeping, response: &mut Response, id: &Id, left: &Left) -> bool {
    let name = cookie_name(keeping.https);
    let lines = response.headers().get_all(header::SET_COOKIE);
    if !lines.iter().any(|line| removes(line, name)) {
        return false;
    }
    let stays = !left.is_noted() && keeping.store.remembers(id).await;
    if stays {
        drop_removal(response.headers_mut(), name);
    }
    !stays
}

/// Whether the line takes the cookie away: it has no value.
fn removes(line: &HeaderValue, name: &str) -> bool {
    let value = line.to_str().ok().and_then(|line| line.strip_prefix(name)?.strip_prefix('='));
    value.is_some_and(|value| value.is_empty() || value.starts_with(';'))
}

fn drop_removal(headers: &mut HeaderMap, name: &str) {
    let lines = headers.get_all(header::SET_COOKIE).iter();
    let others: Vec<HeaderValue> = lines.filter(|line| !removes(line, name)).cloned().collect();
    headers.remove(header::SET_COOKIE);
    for line in others {
        headers.append(header::SET_COOKIE, line);
    }
}
