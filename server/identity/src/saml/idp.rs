//! The identity providers that we believe, read from their metadata.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use openssl::asn1::{Asn1Time, Asn1TimeRef};
use openssl::sha::sha256;
use openssl::x509::X509;
use roxmltree::Node;
use samael::crypto::CertificateDer;
use url::Url;

use super::attribute_name::Attribute;
use super::attribute_set::{AttributeSet, Need};
use super::keys::MIN_RSA_BITS;
use super::pending::{Binding, SpidLevel};
use super::response::{Limits, scan};
use super::xml::{BINDING_POST, BINDING_REDIRECT, DS, MD, attribute, children, only_child, parse, text};

/// Metadata of a whole federation is larger than a response.
pub(crate) const METADATA_LIMITS: Limits = Limits {
    bytes: 4 * 1024 * 1024,
    elements: 100_000,
    all_attributes: 200_000,
    attributes: 64,
    namespaces: 32,
    depth: 64,
};
pub(crate) const METADATA_NODES: u32 = 200_000;

/// Which book of rules a provider follows. What differs in a response is in the list of rules; what
/// differs in a request is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Profile {
    /// A SPID identity provider.
    Spid,
    /// The server of CIE: an issuer without format, its own short set of attributes.
    Cie,
    /// The Italian eIDAS node: attribute sets 99 and 100, people without fiscal code.
    Eidas,
}

/// The Italian eIDAS node, in production and in its test environment (SPID.md §9).
const EIDAS_NODES: [&str; 2] =
    ["https://sp-proxy.eid.gov.it/spproxy/idpit", "https://sp-proxy.pre.eid.gov.it/spproxy/idpit"];
/// The servers of CIE, in production and before it (SPID.md §9). Told by their host: the path of
/// their names has changed before.
const CIE_HOSTS: [&str; 2] =
    ["idserver.servicizie.interno.gov.it", "preproduzione.idserver.servicizie.interno.gov.it"];

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 3] = [Self::Spid, Self::Cie, Self::Eidas];

    /// The rules of the provider of that name.
    pub fn of(entity_id: &str) -> Self {
        let url = Url::parse(entity_id).ok();
        if let Some(demo) = url.as_ref().and_then(Self::of_a_demo) {
            return demo;
        }
        let host = url.as_ref().and_then(Url::host_str);
        if EIDAS_NODES.contains(&entity_id) {
            Self::Eidas
        } else if host.is_some_and(|host| CIE_HOSTS.contains(&host)) {
            Self::Cie
        } else {
            Self::Spid
        }
    }

    /// What a provider without TLS stands for, which production believes under no name.
    fn of_a_demo(url: &Url) -> Option<Self> {
        match (url.scheme(), url.path()) {
            ("http", "/eidas") => Some(Self::Eidas),
            ("http", "/cie") => Some(Self::Cie),
            _ => None,
        }
    }

    /// Set of attributes that a login asks for.
    pub const fn attribute_set(self, need: Need) -> u16 {
        match (self, need) {
            (Self::Spid, Need::Whole) | (Self::Cie, _) => AttributeSet::CITIZEN,
            (Self::Spid, Need::Identity) => AttributeSet::IDENTITY,
            (Self::Spid, Need::Company) => AttributeSet::COMPANY,
            (Self::Eidas, Need::Identity) => AttributeSet::EIDAS_MINIMUM,
            (Self::Eidas, Need::Whole | Need::Company) => AttributeSet::EIDAS_FULL,
        }
    }

    /// Attributes without which there is no person.
    pub const fn required(self) -> &'static [Attribute] {
        match self {
            Self::Spid | Self::Cie => {
                &[Attribute::Name, Attribute::FamilyName, Attribute::FiscalNumber, Attribute::DateOfBirth]
            }
            Self::Eidas => {
                &[Attribute::SpidCode, Attribute::Name, Attribute::FamilyName, Attribute::DateOfBirth]
            }
        }
    }

    /// Whether a login of that level must be a new authentication: always for CIE (SPID.md §2), above
    /// level 1 for the others, where single sign-on does not exist.
    pub fn forces_authentication(self, level: SpidLevel) -> bool {
        self == Self::Cie || level > SpidLevel::L1
    }

    /// Whether the provider understands `spid:Purpose`: only SPID knows other identities than persons.
    pub const fn knows_purposes(self) -> bool {
        matches!(self, Self::Spid)
    }
}

/// Where a kind of message is sent, and where its answer is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// How.
    pub binding: Binding,
    /// Where requests go.
    pub location: Url,
    /// Where answers go, if elsewhere.
    pub response_location: Option<Url>,
}

/// One identity provider.
#[derive(Debug, Clone)]
pub struct IdentityProvider {
    /// Its name in the federation.
    pub entity_id: String,
    /// Its name for people.
    pub display_name: String,
    /// A provider of the demo, refused in production.
    pub demo: bool,
    /// Its rules.
    pub profile: Profile,
    /// After this instant its metadata may not be believed (`validUntil`).
    pub valid_until: Option<DateTime<Utc>>,
    sign_on: Vec<Endpoint>,
    logout: Vec<Endpoint>,
    certificates: Vec<CertificateDer>,
}

impl IdentityProvider {
    /// Where a login request goes.
    pub fn sso(&self, binding: Binding) -> Option<&Url> {
        self.sign_on.iter().find(|endpoint| endpoint.binding == binding).map(|endpoint| &endpoint.location)
    }

    /// Where logout messages go.
    pub fn slo(&self, binding: Binding) -> Option<&Endpoint> {
        self.logout.iter().find(|endpoint| endpoint.binding == binding)
    }

    /// Whether its metadata may be believed at that instant.
    pub fn is_valid_at(&self, now: DateTime<Utc>) -> bool {
        self.valid_until.is_none_or(|end| now < end)
    }

    /// Facts about its signing certificates, at least one.
    pub fn signing_certificates(&self) -> Vec<SigningCertificate> {
        self.certificates.iter().map(SigningCertificate::of).collect()
    }

    /// Believes also what the same provider signed with certificates that it had before.
    pub fn accept_also(&mut self, before: &Self) {
        for certificate in &before.certificates {
            if self.certificates.iter().all(|known| known.der_data() != certificate.der_data()) {
                self.certificates.push(certificate.clone());
            }
        }
    }

    /// How to ask it for a logout: a redirect needs no script, so it comes first.
    pub fn logout_binding(&self) -> Option<Binding> {
        [Binding::Redirect, Binding::Post].into_iter().find(|binding| self.slo(*binding).is_some())
    }

    /// Its signing certificates, at least one; several while it changes key.
    pub(crate) fn certificates(&self) -> &[CertificateDer] {
        &self.certificates
    }
}

/// What an administrator wants to know of a signing certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SigningCertificate {
    /// SHA-256 of its DER.
    pub fingerprint: [u8; 32],
    /// Its end. Providers in the federation are believed for what their metadata says, whatever the
    /// certificate says of itself; but one that has ended is a reason to ask.
    pub not_after: Option<DateTime<Utc>>,
}

impl SigningCertificate {
    fn of(certificate: &CertificateDer) -> Self {
        let der = certificate.der_data();
        let parsed = X509::from_der(der).ok();
        Self {
            fingerprint: sha256(der),
            not_after: parsed.and_then(|certificate| instant_of(certificate.not_after())),
        }
    }
}

fn instant_of(time: &Asn1TimeRef) -> Option<DateTime<Utc>> {
    let since = Asn1Time::from_unix(0).ok()?.diff(time).ok()?;
    Some(DateTime::UNIX_EPOCH + TimeDelta::days(since.days.into()) + TimeDelta::seconds(since.secs.into()))
}

/// Why metadata is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdpMetadataError {
    /// Not strict XML, a document type, or too large.
    #[error("{0}: not strict XML of acceptable size")]
    Unreadable(String),
    /// No identity provider inside.
    #[error("{0}: no identity provider inside")]
    Empty(String),
    /// An entity without name.
    #[error("{0}: an entity has no entityID")]
    NoEntityId(String),
    /// Without a certificate no signature could ever be checked.
    #[error("{0}: no usable signing certificate (RSA of at least 2048 bits)")]
    NoCertificate(String),
    /// No address for redirect or POST.
    #[error("{0}: no single sign-on address with redirect or POST")]
    NoSignOn(String),
    /// `validUntil` is there and is no instant.
    #[error("{0}: its validUntil is not an instant")]
    Validity(String),
    /// `validUntil` has passed.
    #[error("{0}: its validUntil has passed")]
    Expired(String),
    /// The same provider twice.
    #[error("{0}: already known from another file")]
    Duplicate(String),
}

/// All identity providers, by entityID.
#[derive(Debug, Clone, Default)]
pub struct IdentityProviders(BTreeMap<String, IdentityProvider>);

impl IdentityProviders {
    /// Reads one metadata file; `source` names it in errors. Either every provider inside is added
    /// or none. Returns their entityIDs.
    pub fn add(&mut self, source: &str, xml: &str, demo: bool) -> Result<Vec<String>, IdpMetadataError> {
        let found = read(source, xml, demo)?;
        if let Some(known) = found.iter().find(|provider| self.0.contains_key(&provider.entity_id)) {
            return Err(IdpMetadataError::Duplicate(known.entity_id.clone()));
        }
        let names: Vec<String> = found.iter().map(|provider| provider.entity_id.clone()).collect();
        self.0.extend(found.into_iter().map(|provider| (provider.entity_id.clone(), provider)));
        Ok(names)
    }

    /// Reads metadata and adds every provider inside that is sound; one that is not takes nobody else
    /// with it. Returns what was wrong.
    pub fn add_each(&mut self, source: &str, xml: &str, demo: bool) -> Vec<IdpMetadataError> {
        let found = match each(source, xml, demo) {
            Ok(found) => found,
            Err(error) => return vec![error],
        };
        let mut wrong = Vec::new();
        for provider in found {
            match provider {
                Ok(provider) if self.0.contains_key(&provider.entity_id) => {
                    wrong.push(IdpMetadataError::Duplicate(provider.entity_id));
                }
                Ok(provider) => {
                    self.0.insert(provider.entity_id.clone(), provider);
                }
                Err(error) => wrong.push(error),
            }
        }
        wrong
    }

    /// Adds the providers of another source that are not known yet; returns the names of those that are.
    pub fn add_all(&mut self, others: &Self) -> Vec<String> {
        let mut known = Vec::new();
        for (entity_id, provider) in &others.0 {
            if self.0.contains_key(entity_id) {
                known.push(entity_id.clone());
            } else {
                self.0.insert(entity_id.clone(), provider.clone());
            }
        }
        known
    }

    /// Takes a provider out.
    pub fn remove(&mut self, entity_id: &str) -> Option<IdentityProvider> {
        self.0.remove(entity_id)
    }

    /// Takes those out whose metadata may not be believed at that instant, and names them.
    pub fn remove_expired(&mut self, now: DateTime<Utc>) -> Vec<String> {
        let (valid, expired) =
            std::mem::take(&mut self.0).into_iter().partition(|(_, provider)| provider.is_valid_at(now));
        self.0 = valid;
        let expired: BTreeMap<String, IdentityProvider> = expired;
        expired.into_keys().collect()
    }

    /// The provider of that name.
    pub fn get(&self, entity_id: &str) -> Option<&IdentityProvider> {
        self.0.get(entity_id)
    }

    /// Every provider, in a fixed order: who shows them shuffles them.
    pub fn iter(&self) -> impl Iterator<Item = &IdentityProvider> {
        self.0.values()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// All providers of a document, or the first thing that is wrong.
fn read(source: &str, xml: &str, demo: bool) -> Result<Vec<IdentityProvider>, IdpMetadataError> {
    let found: Vec<IdentityProvider> = each(source, xml, demo)?.into_iter().collect::<Result<_, _>>()?;
    let mut names = BTreeSet::new();
    match found.iter().find(|provider| !names.insert(provider.entity_id.as_str())) {
        Some(twice) => Err(IdpMetadataError::Duplicate(twice.entity_id.clone())),
        None => Ok(found),
    }
}

/// Every provider of a document, each sound or not; an error when there is none or no document.
fn each(
    source: &str,
    xml: &str,
    demo: bool,
) -> Result<Vec<Result<IdentityProvider, IdpMetadataError>>, IdpMetadataError> {
    let unreadable = || IdpMetadataError::Unreadable(source.to_owned());
    scan(xml, &METADATA_LIMITS).map_err(|_| unreadable())?;
    let document = parse(xml, METADATA_NODES).ok_or_else(unreadable)?;
    let found: Vec<_> = document
        .root_element()
        .descendants()
        .filter(|node| node.has_tag_name((MD, "EntityDescriptor")))
        .filter_map(|entity| Some((entity, only_child(entity, MD, "IDPSSODescriptor")?)))
        .map(|(entity, descriptor)| provider(source, entity, descriptor, demo))
        .collect();
    if found.is_empty() { Err(IdpMetadataError::Empty(source.to_owned())) } else { Ok(found) }
}

fn provider(
    source: &str,
    entity: Node<'_, '_>,
    descriptor: Node<'_, '_>,
    demo: bool,
) -> Result<IdentityProvider, IdpMetadataError> {
    let entity_id = attribute(entity, "entityID")
        .ok_or_else(|| IdpMetadataError::NoEntityId(source.to_owned()))?
        .to_owned();
    let certificates =
        certificates(descriptor).ok_or_else(|| IdpMetadataError::NoCertificate(entity_id.clone()))?;
    let sign_on: Vec<Endpoint> =
        children(descriptor, MD, "SingleSignOnService").filter_map(endpoint).collect();
    if sign_on.is_empty() {
        return Err(IdpMetadataError::NoSignOn(entity_id));
    }
    let valid_until = valid_until(descriptor).map_err(|_| IdpMetadataError::Validity(entity_id.clone()))?;
    Ok(IdentityProvider {
        display_name: display_name(entity).unwrap_or_else(|| entity_id.clone()),
        profile: Profile::of(&entity_id),
        entity_id,
        demo,
        valid_until,
        sign_on,
        logout: children(descriptor, MD, "SingleLogoutService").filter_map(endpoint).collect(),
        certificates,
    })
}

/// A `validUntil` that is no instant.
pub(crate) struct NoInstant;

/// The earliest `validUntil` of the element and of those around it (SAML metadata §2.3).
pub(crate) fn valid_until(node: Node<'_, '_>) -> Result<Option<DateTime<Utc>>, NoInstant> {
    let mut earliest: Option<DateTime<Utc>> = None;
    for text in node.ancestors().filter_map(|node| node.attribute("validUntil")) {
        let end = DateTime::parse_from_rfc3339(text.trim()).map_err(|_| NoInstant)?.to_utc();
        earliest = Some(earliest.map_or(end, |known| known.min(end)));
    }
    Ok(earliest)
}

/// All signing certificates, or nothing if there is none or if one of them is not usable: a
/// broken file must not half work.
fn certificates(descriptor: Node<'_, '_>) -> Option<Vec<CertificateDer>> {
    let mut found = Vec::new();
    for key in children(descriptor, MD, "KeyDescriptor") {
        if key.attribute("use").is_some_and(|purpose| purpose != "signing") {
            continue;
        }
        for node in key.descendants().filter(|node| node.has_tag_name((DS, "X509Certificate"))) {
            found.push(certificate(&text(node)?)?);
        }
    }
    (!found.is_empty()).then_some(found)
}

fn certificate(base64: &str) -> Option<CertificateDer> {
    let compact: String = base64.split_whitespace().collect();
    let der = STANDARD.decode(compact).ok()?;
    let key = X509::from_der(&der).ok()?.public_key().ok()?;
    (key.rsa().is_ok() && key.bits() >= MIN_RSA_BITS).then(|| CertificateDer::from(der))
}

fn endpoint(node: Node<'_, '_>) -> Option<Endpoint> {
    let binding = match node.attribute("Binding")? {
        BINDING_REDIRECT => Binding::Redirect,
        BINDING_POST => Binding::Post,
        _ => return None,
    };
    Some(Endpoint {
        binding,
        location: web_address(node.attribute("Location")?)?,
        response_location: node.attribute("ResponseLocation").and_then(web_address),
    })
}

fn web_address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.fragment().is_none())
}

fn display_name(entity: Node<'_, '_>) -> Option<String> {
    let organization = only_child(entity, MD, "Organization")?;
    let named = |name: &'static str| {
        let mut candidates: Vec<_> = children(organization, MD, name).collect();
        candidates.sort_by_key(|node| {
            node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")) != Some("it")
        });
        candidates.into_iter().find_map(text)
    };
    named("OrganizationDisplayName").or_else(|| named("OrganizationName"))
}
