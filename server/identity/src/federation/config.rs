//! Who we are in the federation and whom we believe.

use serde_json::Value;
use url::Url;

use super::claims::Profile;
use super::errors::FederationError;
use super::jose::{JwkSet, OwnKey};

/// An authority whose keys somebody gave us by hand: trust begins here.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// Its name, an address.
    pub id: String,
    /// Keys that may sign what it says about itself.
    pub keys: JwkSet,
}

/// Our keys. In each list the first is in use; the others are published too, before or after their
/// time, so that keys change without a login being lost.
#[derive(Debug, Clone)]
pub struct OwnKeys {
    /// Sign what we say about ourselves to the federation.
    pub federation: Vec<OwnKey>,
    /// Sign requests and prove who we are to providers.
    pub signing: Vec<OwnKey>,
    /// Decrypt what providers send.
    pub encryption: Vec<OwnKey>,
}

/// Who we are in the federation and whom we believe.
#[derive(Debug, Clone)]
pub struct RelyingPartyConfig {
    /// Our name: an address without a final slash. Also our `client_id`.
    pub entity_id: String,
    /// Where providers send citizens back.
    pub redirect_uri: Url,
    /// Official name of the body.
    pub organization_name: String,
    /// The body's own site.
    pub homepage: Url,
    /// Our information on data protection.
    pub policy_uri: Option<Url>,
    /// Name of this service for people.
    pub client_name: String,
    /// Institutional e-mail addresses.
    pub contacts: Vec<String>,
    /// The authorities directly above us.
    pub authority_hints: Vec<String>,
    /// Marks that authorities gave us, each `{"trust_mark_type": …, "trust_mark": …}`.
    pub trust_marks: Vec<Value>,
    /// Whom we believe.
    pub anchors: Vec<Anchor>,
    /// Marks of which a provider must hold at least one; empty asks for none.
    pub required_trust_marks: Vec<String>,
    /// The federation whose attributes we ask for.
    pub profile: Profile,
    /// Our keys.
    pub keys: OwnKeys,
    /// Whether addresses without TLS may be asked: only for a federation on one's own machine.
    pub allow_http: bool,
}

/// The portal as a member of the federation. Build it once.
#[derive(Debug, Clone)]
pub struct RelyingParty {
    pub(super) config: RelyingPartyConfig,
}

impl RelyingParty {
    /// Checks the configuration. Speaks to nobody.
    ///
    /// # Errors
    /// [`FederationError::Configuration`] when a key, an anchor or our name does not serve.
    pub fn new(config: RelyingPartyConfig) -> Result<Self, FederationError> {
        let refuse = |what| Err(FederationError::Configuration(what));
        let keys = &config.keys;
        if keys.federation.is_empty() || keys.signing.is_empty() || keys.encryption.is_empty() {
            return refuse("a key is missing");
        }
        if !keys.encryption.iter().all(OwnKey::decrypts) {
            return refuse("the encryption key must be RSA");
        }
        let federation: Vec<&str> = keys.federation.iter().map(OwnKey::kid).collect();
        if keys.signing.iter().chain(&keys.encryption).any(|key| federation.contains(&key.kid())) {
            return refuse("the federation key must serve for nothing else");
        }
        if config.anchors.is_empty() || config.anchors.iter().any(|anchor| anchor.keys.keys.is_empty()) {
            return refuse("a trust anchor without keys");
        }
        if config.authority_hints.is_empty() {
            return refuse("no authority above us");
        }
        let us = Url::parse(&config.entity_id);
        if us.is_err() || config.entity_id.ends_with('/') {
            return refuse("our name must be an address without a final slash");
        }
        Ok(Self { config })
    }

    /// Our name.
    pub fn entity_id(&self) -> &str {
        &self.config.entity_id
    }

    /// An address of somebody else that we may ask.
    pub(super) fn address(&self, text: &str) -> Option<Url> {
        let url = Url::parse(text).ok()?;
        let scheme = url.scheme() == "https" || (self.config.allow_http && url.scheme() == "http");
        let plain = url.host().is_some() && url.username().is_empty() && url.password().is_none();
        (scheme && plain && url.fragment().is_none()).then_some(url)
    }

    pub(super) fn anchor(&self, id: &str) -> Option<&Anchor> {
        self.config.anchors.iter().find(|anchor| same(&anchor.id, id))
    }

    pub(super) fn federation_key(&self) -> Result<&OwnKey, FederationError> {
        self.config.keys.federation.first().ok_or(FederationError::Configuration("federation key"))
    }

    pub(super) fn signing_key(&self) -> Result<&OwnKey, FederationError> {
        self.config.keys.signing.first().ok_or(FederationError::Configuration("signing key"))
    }
}

/// Whether two names of entities are the same. A final slash makes no difference: implementations
/// of the federation disagree about it, and both spellings lead to one address.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}
