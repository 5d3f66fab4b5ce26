//! The ID token: who was authenticated, how strongly, for whom.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value};
use subtle::ConstantTimeEq as _;

use super::CLOCK_SKEW_SECONDS;
use super::RelyingParty;
use super::config::same;
use super::errors::FederationError;
use super::jose::{self, Jws, left_half};
use super::provider::Provider;
use super::start::PendingLogin;
use crate::saml::SpidLevel;

/// One name or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    /// Whether it is for us and for nobody else.
    pub fn is_only(&self, us: &str) -> bool {
        match self {
            Self::One(name) => same(name, us),
            Self::Many(names) => !names.is_empty() && names.iter().all(|name| same(name, us)),
        }
    }

    pub fn includes(&self, us: &str) -> bool {
        match self {
            Self::One(name) => same(name, us),
            Self::Many(names) => names.iter().any(|name| same(name, us)),
        }
    }
}

/// A verified ID token.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct IdToken {
    iss: String,
    pub sub: String,
    aud: Audience,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    at_hash: Option<String>,
    acr: Option<String>,
    azp: Option<String>,
    pub jti: Option<String>,
    /// Facts about the person, where the provider puts some here.
    #[serde(flatten)]
    pub claims: Map<String, Value>,
}

const fn wrong(what: &'static str) -> FederationError {
    FederationError::Token(what)
}

impl RelyingParty {
    /// Verifies an ID token against everything that we asked for. One that is encrypted to us is
    /// decrypted first. Returns it with the level reached.
    pub(super) fn id_token(
        &self,
        token: &str,
        access_token: &str,
        provider: &Provider,
        pending: &PendingLogin,
        now: DateTime<Utc>,
    ) -> Result<(IdToken, SpidLevel), FederationError> {
        let claims = self.any_id_token(token, access_token, provider, now)?;
        let nonce = claims.nonce.as_deref().unwrap_or_default();
        let asked: bool = nonce.as_bytes().ct_eq(pending.nonce.as_bytes()).into();
        if !asked {
            return Err(wrong("token-nonce"));
        }
        let level = claims.acr.as_deref().and_then(SpidLevel::from_uri).ok_or(wrong("token-acr"))?;
        if level < pending.level {
            return Err(wrong("token-level"));
        }
        Ok((claims, level))
    }

    /// What is asked of every ID token, also of one that comes with a refresh.
    pub(super) fn any_id_token(
        &self,
        token: &str,
        access_token: &str,
        provider: &Provider,
        now: DateTime<Utc>,
    ) -> Result<IdToken, FederationError> {
        let signed = self.opened(token).map_err(FederationError::token)?;
        let jws = Jws::read(&signed).map_err(FederationError::token)?;
        let claims: IdToken = jws.verify(&provider.keys).map_err(FederationError::token)?;
        if !same(&claims.iss, &provider.issuer) {
            return Err(wrong("token-issuer"));
        }
        let for_us = claims.aud.is_only(self.entity_id())
            && claims.azp.as_ref().is_none_or(|party| same(party, self.entity_id()));
        if !for_us {
            return Err(wrong("token-audience"));
        }
        let now = now.timestamp();
        if claims.exp <= now - CLOCK_SKEW_SECONDS {
            return Err(wrong("token-expired"));
        }
        let latest = now + CLOCK_SKEW_SECONDS;
        if claims.iat > latest || claims.nbf.is_some_and(|from| from > latest) {
            return Err(wrong("token-future"));
        }
        if claims.sub.is_empty() {
            return Err(wrong("token-subject"));
        }
        let digest = jws.algorithm().map_err(FederationError::token)?.digest();
        let expected = left_half(digest, access_token).map_err(FederationError::token)?;
        let found = claims.at_hash.as_deref().unwrap_or_default();
        let bound: bool = found.as_bytes().ct_eq(expected.as_bytes()).into();
        if bound { Ok(claims) } else { Err(wrong("token-at-hash")) }
    }

    /// A signed token, out of its encryption if it has one.
    pub(super) fn opened(&self, token: &str) -> Result<String, jose::JoseError> {
        if token.matches('.').count() == 4 {
            jose::decrypt(token, &self.config.keys.encryption.iter().collect::<Vec<_>>())
        } else {
            Ok(token.to_owned())
        }
    }
}
