//! The cookie of a session that ended by itself. It opens nothing any more, but it still tells whose the form is
//! that another window sends too late: it stays as long as that is remembered. The session layer would remove it
//! as soon as any window asks for any page.
//!
//! Whoever leaves takes the cookie along, and so does a session that was closed: of those nothing is remembered.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use tower_sessions::session::Id;

use super::{Store, cookie, cookie_name};

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
}

/// The layer around that of the sessions.
pub async fn keep_cookie(State(keeping): State<Keeping>, mut request: Request, next: Next) -> Response {
    let (left, name) = (Left::default(), cookie_name(keeping.https));
    // Also where leaving is refused, because the session had ended before.
    if request.uri().path() == app::routes::pattern::LOGOUT {
        left.note();
    }
    let named = cookie(request.headers(), name).and_then(|value| value.parse::<Id>().ok());
    request.extensions_mut().insert(left.clone());
    let mut response = next.run(request).await;
    let Some(id) = named else {
        return response;
    };
    let headers = response.headers();
    let is_removed = headers.get_all(header::SET_COOKIE).iter().any(|line| removes(line, name));
    if is_removed && !left.is_noted() && keeping.store.remembers(&id).await {
        drop_removal(response.headers_mut(), name);
    }
    response
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
