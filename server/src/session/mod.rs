//! Who is visiting: sessions behind an opaque cookie.
//!
//! The cookie holds 128 random bits, the database their digest, and only the database what the
//! session remembers. Signing in draws a new identifier; signing in as an operator ends being a
//! citizen and the other way round. Limits are kept by the store, with the clock that it was given:
//! 30 minutes without use for citizens, 15 for operators, nine hours in any case.
//!
//! A session also knows with which family of browser it was opened, so that its owner recognises it
//! in a list, and which session at a provider it belongs to, so that the provider can close it.

mod ended;
mod entrance;
mod guard;
mod owner;
mod store;
#[cfg(test)]
mod tests;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use backend::sign_out::Handle;
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    actor::{Citizen, Operator},
    session::Device,
};
use serde::{Serialize, de::DeserializeOwned};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};
use uuid::Uuid;

pub use ended::{Keeping, keep_cookie};
pub use entrance::{Choosing, Door, Entrance, provider_session};
pub use guard::{
    AtDesk, CITIZENS_DOOR, Ended, OPERATORS_DOOR, SignInFirst, SignedIn, Visiting, is_script, is_too_weak,
    page_before,
};
pub use owner::Owners;
pub use store::{Store, digest};

const CITIZEN: &str = "citizen";
const OPERATOR: &str = "operator";
/// Who may choose among several desks.
const CHOOSING: &str = "choosing";
/// How an operator came in.
const ENTRANCE: &str = "entrance";
/// What the session was opened with.
const DEVICE: &str = "device";
/// The login that the session comes from, until it is stored beside it.
const LOGIN: &str = "login";

/// Name of the session cookie. The prefix makes browsers insist on TLS, this host, and path `/`.
pub const fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-sportello" } else { "sportello" }
}

/// Name of the cookie by which an operator's browser is known again, long after the session.
pub const fn mark_name(https: bool) -> &'static str {
    if https { "__Host-dispositivo" } else { "dispositivo" }
}

/// What the browser is known by, where it is one of ours: 256 random bits.
fn mark(headers: &HeaderMap, https: bool) -> Option<String> {
    let found = cookie(headers, mark_name(https))?;
    let is_ours = found.len() == 64 && found.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_ours.then(|| found.to_owned())
}

/// A cookie by name.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// Puts a [`Session`] into every request.
pub fn layer(store: Store, https: bool) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(store)
        .with_name(cookie_name(https))
        .with_secure(https)
        .with_http_only(true)
        // The way back from an identity provider is a navigation from another site.
        .with_same_site(SameSite::Lax)
        .with_path("/")
        // The cookie itself ends with the browser; the store knows when the session does.
        .with_expiry(Expiry::OnSessionEnd)
}

/// The session could not be read or written: the database is away.
#[derive(Debug, thiserror::Error)]
#[error("the session is out of reach: {0}")]
pub struct SessionError(#[from] tower_sessions::session::Error);

/// The session of this visit. Nothing is stored until something is remembered.
#[derive(Debug, Clone)]
pub struct Session {
    inner: tower_sessions::Session,
    device: Device,
    /// By what an operator's browser is known again: with TLS, and without.
    marks: (Option<String>, Option<String>),
    /// Whether the browser sent a cookie of a session.
    named: bool,
    /// Tells the layer around that the cookie goes, too.
    left: ended::Left,
    /// Tells the layer around who signs in.
    entered: owner::Entered,
}

impl Session {
    /// The citizen, if one signed in.
    pub async fn citizen(&self) -> Result<Option<Citizen>, SessionError> {
        self.recall(CITIZEN).await
    }

    /// The operator, if one signed in.
    pub async fn operator(&self) -> Result<Option<Operator>, SessionError> {
        self.recall(OPERATOR).await
    }

    /// A citizen enters. What the session remembered before is forgotten.
    pub async fn sign_in_citizen(&self, citizen: &Citizen) -> Result<(), SessionError> {
        self.begin_anew().await?;
        self.entered.note(citizen.account.uuid());
        self.remember(DEVICE, &self.device).await?;
        self.remember(CITIZEN, citizen).await
    }

    /// An operator enters, or changes desk. What the session remembered before is forgotten.
    pub async fn sign_in_operator(
        &self,
        operator: &Operator,
        entrance: &Entrance,
    ) -> Result<(), SessionError> {
        self.begin_anew().await?;
        self.entered.note(operator.me.id.uuid());
        self.remember(DEVICE, &self.device).await?;
        self.remember(ENTRANCE, entrance).await?;
        self.remember(OPERATOR, operator).await
    }

    /// An operator signed in and has to choose a desk. What the session remembered before is forgotten.
    pub async fn let_choose(&self, choosing: &Choosing) -> Result<(), SessionError> {
        self.begin_anew().await?;
        if let Some(operator) = choosing.desks.first() {
            self.entered.note(operator.me.id.uuid());
        }
        self.remember(DEVICE, &self.device).await?;
        self.remember(ENTRANCE, &choosing.entrance).await?;
        self.remember(CHOOSING, choosing).await
    }

    /// Who has to choose a desk.
    pub async fn choosing(&self) -> Result<Option<Choosing>, SessionError> {
        self.recall(CHOOSING).await
    }

    /// How the operator came in.
    pub async fn entrance(&self) -> Result<Option<Entrance>, SessionError> {
        self.recall(ENTRANCE).await
    }

    /// By what an operator's browser is known again, where one signed in with it before. With TLS only the cookie counts
    /// that nobody else can set: another host of the domain could plant the other one, so that nobody is warned.
    pub fn mark(&self, https: bool) -> Option<&str> {
        if https { self.marks.0.as_deref() } else { self.marks.1.as_deref() }
    }

    /// Whoever signed in, operator or citizen.
    pub async fn person(&self) -> Result<Option<Uuid>, SessionError> {
        if let Some(operator) = self.operator().await? {
            return Ok(Some(operator.me.id.uuid()));
        }
        Ok(self.citizen().await?.map(|citizen| citizen.account.uuid()))
    }

    /// For how long whoever signed in surely stays without doing anything; None for nobody.
    pub async fn surely_lives(&self, now: DateTime<Utc>) -> Result<Option<TimeDelta>, SessionError> {
        if let Some(entrance) = self.entrance().await? {
            return Ok(Some(entrance::surely_lives(true, entrance.began_at, now)));
        }
        let citizen = self.citizen().await?;
        Ok(citizen.map(|citizen| entrance::surely_lives(false, citizen.signed_in_at, now)))
    }

    /// Ends the session and forgets everything.
    pub async fn sign_out(&self) -> Result<(), SessionError> {
        self.left.note();
        Ok(self.inner.flush().await?)
    }

    /// The login that this session comes from, by which its provider may close it: stored when the session is.
    pub async fn comes_from(&self, login: &Handle) -> Result<(), SessionError> {
        self.remember(LOGIN, login).await
    }

    /// Keeps a value beside the visitor: a logout handle, a choice of language.
    pub async fn remember(&self, key: &'static str, value: &impl Serialize) -> Result<(), SessionError> {
        Ok(self.inner.insert(key, value).await?)
    }

    /// A kept value. One that this version cannot read any more counts as forgotten.
    pub async fn recall<T: DeserializeOwned>(&self, key: &'static str) -> Result<Option<T>, SessionError> {
        match self.inner.get(key).await {
            Ok(value) => Ok(value),
            Err(tower_sessions::session::Error::SerdeJson(error)) => {
                tracing::warn!(key, category = ?error.classify(), "session value cannot be read back");
                Ok(None)
            }
            Err(other) => Err(other.into()),
        }
    }

    /// Takes a kept value out.
    pub async fn forget<T: DeserializeOwned>(&self, key: &'static str) -> Result<Option<T>, SessionError> {
        Ok(self.inner.remove(key).await?)
    }

    /// What the database calls this session. As long as nothing was read, also one that has ended.
    pub fn digest(&self) -> Option<String> {
        self.inner.id().map(digest)
    }

    /// Writes the session now and says under which name it is stored, so that it can be found later
    /// without its cookie.
    pub async fn settle(&self) -> Result<Option<String>, SessionError> {
        self.inner.save().await?;
        Ok(self.digest())
    }

    /// Whether the browser names a session that is no more. Known as soon as something was read.
    pub fn has_ended(&self) -> bool {
        self.named && self.inner.id().is_none()
    }

    /// What form tokens are bound to: the identifier of a stored session. Never log it.
    pub(crate) fn token_seed(&self) -> Option<String> {
        self.inner.id().map(|id| id.to_string())
    }

    /// A new identifier and nothing in it: whoever knew the old one knows nothing.
    async fn begin_anew(&self) -> Result<(), SessionError> {
        self.inner.clear().await;
        // Whoever came without any has one that nobody knew, and that nothing has to be removed of.
        if !self.named && self.inner.id().is_none() {
            return Ok(());
        }
        Ok(self.inner.cycle_id().await?)
    }
}

impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = SignInFirst;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let inner = parts.extensions.get::<tower_sessions::Session>().cloned();
        let inner = inner.ok_or(SignInFirst::Unavailable)?;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        let named =
            [true, false].into_iter().any(|https| cookie(&parts.headers, cookie_name(https)).is_some());
        let device = Device::of_user_agent(agent.unwrap_or_default());
        let marks = (mark(&parts.headers, true), mark(&parts.headers, false));
        let left = parts.extensions.get::<ended::Left>().cloned().unwrap_or_default();
        let entered = parts.extensions.get::<owner::Entered>().cloned().unwrap_or_default();
        Ok(Self { inner, device, marks, named, left, entered })
    }
}
