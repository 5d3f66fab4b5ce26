//! A provider that the federation vouches for.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use super::RelyingParty;
use super::chain::Chain;
use super::collect::Collector;
use super::config::same;
use super::errors::FederationError;
use super::http::Http;
use super::jose::{JwkSet, Jws};
use super::trust_mark;

/// A provider that the federation vouches for, ready to be asked. May be kept, here or on disk,
/// until it expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// Its name; the `iss` of everything it signs.
    pub issuer: String,
    /// Where citizens are sent.
    pub authorization_endpoint: Url,
    /// Where codes are exchanged.
    pub token_endpoint: Url,
    /// Where facts about the person come from.
    pub userinfo_endpoint: Url,
    /// Where tokens are revoked, where it says so.
    pub revocation_endpoint: Option<Url>,
    /// Keys that sign tokens and user information.
    pub keys: JwkSet,
    /// Whether it promises to name itself in every answer (RFC 9207).
    pub names_itself: bool,
    /// The statements that prove all this, leaf first, for the register.
    pub chain: Vec<String>,
    /// When this was found out.
    pub resolved_at: DateTime<Utc>,
    /// The least of the expiries in the chain.
    pub expires_at: DateTime<Utc>,
}

impl RelyingParty {
    /// Finds out whether the federation vouches for a provider, and what it is like.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when somebody on the way does not answer;
    /// [`FederationError::Trust`] and [`FederationError::Policy`] when no chain holds;
    /// [`FederationError::Provider`] when it does not follow the profile.
    pub async fn resolve(
        &self,
        http: &impl Http,
        provider: &str,
        now: DateTime<Utc>,
    ) -> Result<Provider, FederationError> {
        let mut collector = Collector::new(self, http, now);
        let (chain, statements) = collector.climb(provider).await?;
        trust_mark::required(self, &chain, &mut collector, now).await?;
        let about =
            chain.metadata.get("openid_provider").ok_or(FederationError::Provider("provider-no-metadata"))?;
        let keys = keys(self, about, &chain, &mut collector).await?;
        self.provider(provider, about, &chain, keys).map(|found| Provider {
            chain: statements,
            resolved_at: now,
            ..found
        })
    }

    fn provider(
        &self,
        id: &str,
        about: &Map<String, Value>,
        chain: &Chain,
        keys: JwkSet,
    ) -> Result<Provider, FederationError> {
        let text = |name: &str| about.get(name).and_then(Value::as_str);
        let issuer = text("issuer").ok_or(FederationError::Provider("provider-issuer"))?;
        if !same(issuer, id) {
            return Err(FederationError::Provider("provider-issuer"));
        }
        let endpoint = |name: &str| {
            text(name)
                .and_then(|address| self.address(address))
                .ok_or(FederationError::Provider("provider-endpoint"))
        };
        let offers = |name: &str, wanted: &str| match about.get(name).and_then(Value::as_array) {
            Some(values) => values.iter().any(|value| value.as_str() == Some(wanted)),
            None => false,
        };
        if !offers("token_endpoint_auth_methods_supported", "private_key_jwt") {
            return Err(FederationError::Provider("provider-authentication"));
        }
        if !offers("response_types_supported", "code") {
            return Err(FederationError::Provider("provider-code-flow"));
        }
        let expires_at = DateTime::from_timestamp(chain.expires, 0);
        Ok(Provider {
            issuer: issuer.to_owned(),
            authorization_endpoint: endpoint("authorization_endpoint")?,
            token_endpoint: endpoint("token_endpoint")?,
            userinfo_endpoint: endpoint("userinfo_endpoint")?,
            revocation_endpoint: text("revocation_endpoint").and_then(|address| self.address(address)),
            names_itself: about.get("authorization_response_iss_parameter_supported")
                == Some(&Value::Bool(true)),
            keys,
            chain: Vec::new(),
            resolved_at: DateTime::UNIX_EPOCH,
            expires_at: expires_at.ok_or(FederationError::Trust("trust-expired"))?,
        })
    }
}

/// The keys of the provider as an `OpenID` provider, which are not its keys in the federation: in its
/// metadata, or behind an address there.
async fn keys<H: Http>(
    party: &RelyingParty,
    about: &Map<String, Value>,
    chain: &Chain,
    collector: &mut Collector<'_, H>,
) -> Result<JwkSet, FederationError> {
    const NONE: FederationError = FederationError::Provider("provider-keys");
    let address = |name: &str| about.get(name).and_then(Value::as_str).and_then(|text| party.address(text));
    let keys: JwkSet = if let Some(keys) = about.get("jwks") {
        JwkSet::deserialize(keys).map_err(|_| NONE)?
    } else if let Some(url) = address("signed_jwks_uri") {
        let token = collector.ask(url).await?;
        let vouched = chain.leaf.jwks.clone();
        Jws::read(&token).and_then(|jws| jws.verify(&vouched)).map_err(|_| NONE)?
    } else if let Some(url) = address("jwks_uri") {
        serde_json::from_str(&collector.ask(url).await?).map_err(|_| NONE)?
    } else {
        return Err(NONE);
    };
    if keys.keys.is_empty() { Err(NONE) } else { Ok(keys) }
}
