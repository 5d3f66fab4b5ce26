//! What the portal says about itself to identity providers.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{Lang, Text};
use url::Url;

use super::attribute_name::Attribute;
use super::attribute_set::AttributeSet;
use super::contact::Contact;
use super::keys::{KeyError, SigningKey, read_certificate};

/// The organisation that offers the services.
#[derive(Debug, Clone)]
pub struct Organization {
    /// Official name.
    pub name: Text,
    /// Name shown to people.
    pub display_name: Text,
    /// Site of the organisation.
    pub url: Url,
    /// The site in English, if it has another address.
    pub english_url: Option<Url>,
}

impl Organization {
    /// The languages that it speaks: name, name for people and site must have the same ones.
    pub(crate) fn languages(&self) -> impl Iterator<Item = Lang> {
        let english =
            self.name.has(Lang::En) || self.display_name.has(Lang::En) || self.english_url.is_some();
        [Lang::It].into_iter().chain(english.then_some(Lang::En))
    }

    /// Its site in that language.
    pub(crate) fn site(&self, lang: Lang) -> &Url {
        self.english_url.as_ref().filter(|_| lang == Lang::En).unwrap_or(&self.url)
    }
}

/// Everything that makes a [`ServiceProvider`].
#[derive(Debug, Clone)]
pub struct ServiceProviderConfig {
    /// Name of the service provider in the federation: an HTTPS address in production.
    pub entity_id: String,
    /// Where the portal answers; `/spid/acs` and `/spid/slo` are below it.
    pub base_url: Url,
    /// Who offers the services.
    pub organization: Organization,
    /// How to reach them, and which kind of service provider that makes.
    pub contact: Contact,
    /// Private key, PEM.
    pub signing_key_pem: String,
    /// Its certificate, PEM.
    pub certificate_pem: String,
    /// Certificate of the key that will follow, published ahead of the change; afterwards that of the
    /// key before, until every provider has read the change.
    pub next_certificate_pem: Option<String>,
    /// Sets of attributes; set 0 is the ordinary one.
    pub attribute_sets: Vec<AttributeSet>,
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// The key or certificate.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A text that the metadata needs is empty.
    #[error("{0} must not be empty")]
    Empty(&'static str),
    /// A telephone with spaces or without prefix.
    #[error("the contact telephone must start with + and hold digits only")]
    Phone,
    /// Set 0 is missing, or a number appears twice, or a set is empty or repeats an attribute.
    #[error("attribute set {0} is missing, repeated, empty or repeats an attribute")]
    AttributeSet(u16),
    /// The base address cannot carry a path.
    #[error("the base address cannot carry a path")]
    BaseUrl,
}

/// The portal as a SPID service provider, ready to speak.
#[derive(Debug, Clone)]
pub struct ServiceProvider {
    pub(crate) entity_id: String,
    pub(crate) acs: String,
    pub(crate) slo: String,
    pub(crate) organization: Organization,
    pub(crate) contact: Contact,
    pub(crate) key: SigningKey,
    pub(crate) certificates: Vec<String>,
    pub(crate) attribute_sets: Vec<AttributeSet>,
    /// The signed metadata, once somebody has asked for them: nothing above changes any more.
    pub(crate) signed_metadata: OnceLock<String>,
}

impl ServiceProvider {
    /// Checks the configuration; afterwards nothing in it can make a message malformed.
    pub fn new(config: ServiceProviderConfig) -> Result<Self, ConfigError> {
        check_texts(&config)?;
        check_sets(&config.attribute_sets)?;
        if config.base_url.cannot_be_a_base() {
            return Err(ConfigError::BaseUrl);
        }
        let key = SigningKey::from_pem(&config.signing_key_pem, &config.certificate_pem)?;
        let mut certificates = vec![key.certificate_base64()];
        if let Some(next) = &config.next_certificate_pem {
            let der = read_certificate(next)?.to_der().map_err(|_| KeyError::UnreadableCertificate)?;
            certificates.push(STANDARD.encode(der));
        }
        Ok(Self {
            acs: below(&config.base_url, "spid/acs"),
            slo: below(&config.base_url, "spid/slo"),
            entity_id: config.entity_id,
            organization: config.organization,
            contact: config.contact,
            key,
            certificates,
            attribute_sets: config.attribute_sets,
            signed_metadata: OnceLock::new(),
        })
    }

    /// Name in the federation.
    pub fn entity_id(&self) -> &str {
        &self.entity_id
    }

    /// Where responses are posted.
    pub fn assertion_consumer_url(&self) -> &str {
        &self.acs
    }

    /// Where logout messages arrive.
    pub fn single_logout_url(&self) -> &str {
        &self.slo
    }

    /// What the set of that number asks.
    pub(crate) fn requested(&self, index: u16) -> &[Attribute] {
        self.attribute_sets.iter().find(|set| set.index == index).map_or(&[], |set| set.attributes.as_slice())
    }
}

fn below(base: &Url, path: &str) -> String {
    format!("{}/{path}", base.as_str().trim_end_matches('/'))
}

fn check_texts(config: &ServiceProviderConfig) -> Result<(), ConfigError> {
    let organization = &config.organization;
    let texts = [
        ("entity_id", config.entity_id.as_str()),
        ("organization.name", organization.name.get(Lang::It)),
        ("organization.display_name", organization.display_name.get(Lang::It)),
    ];
    let empty = |(_, text): &(&str, &str)| text.trim().is_empty();
    if let Some((field, _)) = texts.into_iter().chain(config.contact.texts()).find(empty) {
        return Err(ConfigError::Empty(field));
    }
    let well_formed = |phone: &str| {
        phone
            .strip_prefix('+')
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit()))
    };
    if config.contact.phones().into_iter().all(well_formed) { Ok(()) } else { Err(ConfigError::Phone) }
}

fn check_sets(sets: &[AttributeSet]) -> Result<(), ConfigError> {
    if !sets.iter().any(|set| set.index == 0) {
        return Err(ConfigError::AttributeSet(0));
    }
    let mut numbers = BTreeSet::new();
    for set in sets {
        let distinct: BTreeSet<_> = set.attributes.iter().collect();
        let sound = !set.attributes.is_empty()
            && distinct.len() == set.attributes.len()
            && !set.service_name.get(Lang::It).trim().is_empty();
        if !sound || !numbers.insert(set.index) {
            return Err(ConfigError::AttributeSet(set.index));
        }
    }
    Ok(())
}
