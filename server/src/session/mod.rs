//! Who is visiting: sessions behind an opaque cookie.
//!
//! The cookie holds 128 random bits, the database their digest, and only the database what the
//! session remembers. Signing in draws a new identifier; signing in as an operator ends being a
//! citizen and the other way round. Limits are kept by the store, with the clock that it was given:
//! 30 minutes without use for citizens, 15 for operators, nine hours in any case.

mod guard;
mod store;
#[cfg(test)]
mod tests;

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::actor::{Citizen, Operator};
use serde::{Serialize, de::DeserializeOwned};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

pub use guard::{AtDesk, SignInFirst, SignedIn, Visiting};
pub use store::Store;

const CITIZEN: &str = "citizen";
const OPERATOR: &str = "operator";

/// Name of the session cookie. The prefix makes browsers insist on TLS, this host, and path `/`.
pub const fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-sportello" } else { "sportello" }
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
pub struct Session(tower_sessions::Session);

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
        self.remember(CITIZEN, citizen).await
    }

    /// An operator enters, or changes desk. What the session remembered before is forgotten.
    pub async fn sign_in_operator(&self, operator: &Operator) -> Result<(), SessionError> {
        self.begin_anew().await?;
        self.remember(OPERATOR, operator).await
    }

    /// Ends the session and forgets everything.
    pub async fn sign_out(&self) -> Result<(), SessionError> {
        Ok(self.0.flush().await?)
    }

    /// Keeps a value beside the visitor: a logout handle, a choice of language.
    pub async fn remember(&self, key: &'static str, value: &impl Serialize) -> Result<(), SessionError> {
        Ok(self.0.insert(key, value).await?)
    }

    /// A kept value. One that this version cannot read any more counts as forgotten.
    pub async fn recall<T: DeserializeOwned>(&self, key: &'static str) -> Result<Option<T>, SessionError> {
        match self.0.get(key).await {
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
        Ok(self.0.remove(key).await?)
    }

    /// Writes the session now and says under which name it is stored, so that it can be found later
    /// without its cookie.
    pub async fn settle(&self) -> Result<Option<String>, SessionError> {
        self.0.save().await?;
        Ok(self.0.id().map(store::digest))
    }

    /// What form tokens are bound to: the identifier of a stored session. Never log it.
    pub(crate) fn token_seed(&self) -> Option<String> {
        self.0.id().map(|id| id.to_string())
    }

    /// A new identifier and nothing in it: whoever knew the old one knows nothing.
    async fn begin_anew(&self) -> Result<(), SessionError> {
        self.0.clear().await;
        Ok(self.0.cycle_id().await?)
    }
}

impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = SignInFirst;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let session = parts.extensions.get::<tower_sessions::Session>().cloned();
        session.map(Self).ok_or(SignInFirst::Unavailable)
    }
}
