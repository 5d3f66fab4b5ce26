//! What the portal says about itself to identity providers.

use std::collections::BTreeSet;

use url::Url;

use super::attribute_name::Attribute;
use super::keys::{KeyError, SigningKey, read_certificate};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The organisation that offers the services.
#[derive(Debug, Clone)]
pub struct Organization {
    /// Official name.
    pub name: String,
    /// Name shown to people.
    pub display_name: String,
    /// Site of the organisation.
    pub url: Url,
}

/// How `AgID` and the identity providers reach the public body.
#[derive(Debug, Clone)]
pub struct PublicContact {
    /// Code in the IPA index.
    pub ipa_code: String,
    /// Institutional address, never a person's.
    pub email: String,
    /// Telephone with international prefix and no spaces.
    pub phone: Option<String>,
}

/// One set of attributes that a login may ask for.
#[derive(Debug, Clone)]
pub struct AttributeSet {
    /// Number used by requests to name the set.
    pub index: u16,
    /// What the set is for, in Italian; identity providers show it when asking for consent.
    pub service_name: String,
    /// What is asked.
    pub attributes: Vec<Attribute>,
}

impl AttributeSet {
    /// Set 0: who the citizen is, how to reach them, where they live.
    pub fn citizen() -> Self {
        Self {
            index: 0,
            service_name: "Sportello sociale online".into(),
            attributes: vec![
                Attribute::Name,
                Attribute::FamilyName,
                Attribute::FiscalNumber,
                Attribute::DateOfBirth,
                Attribute::PlaceOfBirth,
                Attribute::Gender,
                Attribute::Email,
                Attribute::MobilePhone,
                Attribute::DomicileStreetAddress,
                Attribute::DomicilePostalCode,
                Attribute::DomicileMunicipality,
                Attribute::DomicileProvince,
                Attribute::DomicileNation,
            ],
        }
    }

    /// Set 99: the eIDAS minimum, for people who come through the Italian eIDAS node.
    pub fn eidas_minimum() -> Self {
        Self {
            index: 99,
            service_name: "eIDAS Natural Person Minimum Attribute Set".into(),
            attributes: vec![
                Attribute::SpidCode,
                Attribute::Name,
                Attribute::FamilyName,
                Attribute::DateOfBirth,
            ],
        }
    }

    /// Set 100: the whole eIDAS set.
    pub fn eidas_full() -> Self {
        let mut set = Self::eidas_minimum();
        set.index = 100;
        set.service_name = "eIDAS Natural Person Full Attribute Set".into();
        set.attributes.extend([Attribute::PlaceOfBirth, Attribute::Address, Attribute::Gender]);
        set
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
    /// How to reach them.
    pub contact: PublicContact,
    /// Private key, PEM.
    pub signing_key_pem: String,
    /// Its certificate, PEM.
    pub certificate_pem: String,
    /// Certificate of the key that will follow, published ahead of the change.
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
    pub(crate) contact: PublicContact,
    pub(crate) key: SigningKey,
    pub(crate) certificates: Vec<String>,
    pub(crate) attribute_sets: Vec<AttributeSet>,
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
    let texts = [
        ("entity_id", &config.entity_id),
        ("organization.name", &config.organization.name),
        ("organization.display_name", &config.organization.display_name),
        ("contact.ipa_code", &config.contact.ipa_code),
        ("contact.email", &config.contact.email),
    ];
    if let Some((field, _)) = texts.iter().find(|(_, text)| text.trim().is_empty()) {
        return Err(ConfigError::Empty(field));
    }
    let well_formed = |phone: &String| {
        phone
            .strip_prefix('+')
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit()))
    };
    match &config.contact.phone {
        Some(phone) if !well_formed(phone) => Err(ConfigError::Phone),
        _ => Ok(()),
    }
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
            && !set.service_name.trim().is_empty();
        if !sound || !numbers.insert(set.index) {
            return Err(ConfigError::AttributeSet(set.index));
        }
    }
    Ok(())
}
