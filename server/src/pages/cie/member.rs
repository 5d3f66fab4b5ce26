//! The portal as a member of the federation, and what it remembers of it for a while.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use identity::federation::{FederationError, Provider, RelyingParty, ReqwestHttp, http_client};
use tokio::time::timeout;

use crate::config::{Cie, CieFiles, Config, relying_party};
use crate::pages::PortalError;

/// How long what the federation says of the provider is believed, if it does not expire before:
/// keys and endpoints change, and marks are withdrawn.
const BELIEVED: TimeDelta = TimeDelta::hours(1);
/// So long the whole climb to the anchor may take: a citizen is waiting.
const PATIENCE: Duration = Duration::from_secs(10);
/// After a failure nobody else waits for so long.
const PAUSE: TimeDelta = TimeDelta::seconds(15);
/// Our own statement is signed anew this often.
const SIGNED_EVERY: TimeDelta = TimeDelta::minutes(10);

/// The portal as a member of the federation.
pub struct Member {
    /// The protocol.
    pub party: RelyingParty,
    /// The way out.
    pub http: ReqwestHttp,
    provider: String,
    known: tokio::sync::Mutex<Known>,
    said: Mutex<Option<(DateTime<Utc>, Arc<str>)>>,
}

#[derive(Default)]
struct Known {
    provider: Option<Arc<Provider>>,
    failed: Option<(DateTime<Utc>, FederationError)>,
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("provider", &self.provider).finish_non_exhaustive()
    }
}

impl Member {
    /// Checks keys and names. Speaks to nobody: the federation may be down.
    pub fn new(config: &Config, cie: &Cie, files: CieFiles) -> Result<Self, PortalError> {
        Ok(Self {
            party: RelyingParty::new(relying_party(config, cie, files)?)?,
            http: http_client()?,
            provider: cie.provider.clone(),
            known: tokio::sync::Mutex::default(),
            said: Mutex::default(),
        })
    }

    /// Name of the provider in the federation.
    pub fn provider_name(&self) -> &str {
        &self.provider
    }

    /// What we say about ourselves.
    pub fn about_us(&self, now: DateTime<Utc>) -> Result<Arc<str>, FederationError> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, token)) = said.as_ref().filter(|(at, _)| *at <= now && now < *at + SIGNED_EVERY) {
            tracing::trace!(%at, "own statement again");
            return Ok(Arc::clone(token));
        }
        let token: Arc<str> = self.party.entity_configuration(now)?.into();
        *said = Some((now, Arc::clone(&token)));
        Ok(token)
    }

    /// The provider, as the federation vouches for it: remembered, or asked for. One request asks,
    /// the others wait for it; a provider that is known and not expired outlives a federation that
    /// is down.
    pub async fn provider(&self, now: DateTime<Utc>) -> Result<Arc<Provider>, FederationError> {
        let mut known = self.known.lock().await;
        if let Some(provider) = known.provider.as_ref().filter(|known| is_fresh(known, now)) {
            return Ok(Arc::clone(provider));
        }
        let found = match known.failed {
            Some((at, error)) if now < at + PAUSE => Err(error),
            _ => self.ask(&mut known, now).await,
        };
        let old = known.provider.clone().filter(|old| now < old.expires_at);
        found.or_else(|error| old.ok_or(error))
    }

    /// The provider, asked for again after `seen` turned out not to have a key that it used.
    pub async fn provider_anew(
        &self,
        seen: &Provider,
        now: DateTime<Utc>,
    ) -> Result<Arc<Provider>, FederationError> {
        let mut known = self.known.lock().await;
        match &known.provider {
            // Somebody else has asked meanwhile.
            Some(provider) if provider.resolved_at > seen.resolved_at => Ok(Arc::clone(provider)),
            // Tokens with invented keys must not make us ask all the time.
            Some(provider) if now < provider.resolved_at + PAUSE => Ok(Arc::clone(provider)),
            _ => self.ask(&mut known, now).await,
        }
    }

    async fn ask(&self, known: &mut Known, now: DateTime<Utc>) -> Result<Arc<Provider>, FederationError> {
        let asked = timeout(PATIENCE, self.party.resolve(&self.http, &self.provider, now)).await;
        match asked.unwrap_or(Err(FederationError::Slow("the federation"))) {
            Ok(provider) => {
                let provider = Arc::new(provider);
                *known = Known { provider: Some(Arc::clone(&provider)), failed: None };
                Ok(provider)
            }
            Err(error) => {
                tracing::warn!(code = error.code(), %error, provider = %self.provider, "no trust in the provider");
                known.failed = Some((now, error));
                Err(error)
            }
        }
    }
}

fn is_fresh(provider: &Provider, now: DateTime<Utc>) -> bool {
    now < provider.expires_at && now < provider.resolved_at + BELIEVED
}
