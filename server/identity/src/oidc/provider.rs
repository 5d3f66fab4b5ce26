//! What a provider says about itself, kept for a while.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::{AdditionalProviderMetadata, AsyncHttpClient, IssuerUrl, ProviderMetadata};
use serde::{Deserialize, Serialize};

use super::OidcError;

/// How long the description is believed before it is fetched again.
const DESCRIPTION_MINUTES: i64 = 10;
/// A key that we do not know makes us ask again, but never more often than this: whoever sends
/// invented tokens must not make us knock at the provider for each of them.
const KEYS_SECONDS: i64 = 30;
/// A provider that did not answer is left alone for so long, and everybody is told at once.
const REST_SECONDS: i64 = 3;

/// The description with what RFC 9207 adds to it.
pub(super) type Metadata = ProviderMetadata<
    Extensions,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What we read of the description beyond OpenID Connect Discovery.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Extensions {
    /// Every answer names its issuer (RFC 9207 §3).
    #[serde(default)]
    pub(super) authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Extensions {}

/// What the provider said, and when.
#[derive(Debug, Clone)]
pub(super) struct Description {
    pub(super) metadata: Arc<Metadata>,
    pub(super) fetched_at: DateTime<Utc>,
}

#[derive(Default)]
struct Known {
    description: Option<Description>,
    /// When somebody last set out to fetch it.
    asked_at: Option<DateTime<Utc>>,
    /// When it last did not answer.
    failed_at: Option<DateTime<Utc>>,
}

/// The provider as we know it.
pub(super) struct Provider<C> {
    issuer: IssuerUrl,
    pub(super) http: C,
    known: Mutex<Known>,
}

impl<C> Provider<C>
where
    C: for<'c> AsyncHttpClient<'c>,
{
    pub(super) fn new(issuer: IssuerUrl, http: C) -> Self {
        Self { issuer, http, known: Mutex::default() }
    }

    /// The description, fetched where it is not known or too old.
    pub(super) async fn description(&self, now: DateTime<Utc>) -> Result<Description, OidcError> {
        {
            let known = self.known();
            let fresh_from = now - TimeDelta::minutes(DESCRIPTION_MINUTES);
            if let Some(fresh) = known.description.as_ref().filter(|found| found.fetched_at > fresh_from) {
                return Ok(fresh.clone());
            }
            let rested = now - TimeDelta::seconds(REST_SECONDS);
            if known.failed_at.is_some_and(|failed| failed > rested) {
                return Err(OidcError::ProviderUnavailable);
            }
        }
        self.fetch(now).await
    }

    /// A description with newer keys than this one, where there is one or it is time to ask.
    pub(super) async fn newer_than(
        &self,
        old: &Description,
        now: DateTime<Utc>,
    ) -> Result<Option<Description>, OidcError> {
        {
            let mut known = self.known();
            if let Some(newer) = known.description.as_ref().filter(|found| found.fetched_at > old.fetched_at)
            {
                return Ok(Some(newer.clone()));
            }
            let earliest = now - TimeDelta::seconds(KEYS_SECONDS);
            if known.asked_at.is_some_and(|asked| asked > earliest) {
                return Ok(None);
            }
            known.asked_at = Some(now);
        }
        self.fetch(now).await.map(Some)
    }

    async fn fetch(&self, now: DateTime<Utc>) -> Result<Description, OidcError> {
        self.known().asked_at = Some(now);
        let found = Metadata::discover_async(self.issuer.clone(), &self.http).await;
        let mut known = self.known();
        match found {
            Ok(metadata) => {
                let fetched = Description { metadata: Arc::new(metadata), fetched_at: now };
                known.description = Some(fetched.clone());
                known.failed_at = None;
                Ok(fetched)
            }
            Err(error) => {
                known.failed_at = Some(now);
                Err(error.into())
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
