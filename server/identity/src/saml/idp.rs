//! The identity providers that we believe, read from their metadata.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openssl::x509::X509;
use roxmltree::Node;
use samael::crypto::CertificateDer;
use url::Url;

use super::attribute_name::Attribute;
use super::keys::MIN_RSA_BITS;
use super::pending::Binding;
use super::response::{Limits, scan};
use super::xml::{BINDING_POST, BINDING_REDIRECT, DS, MD, attribute, children, only_child, parse, text};

/// Metadata of a whole federation is larger than a response.
const METADATA_LIMITS: Limits = Limits {
    bytes: 4 * 1024 * 1024,
    elements: 100_000,
    all_attributes: 200_000,
    attributes: 64,
    namespaces: 32,
    depth: 64,
};
const METADATA_NODES: u32 = 200_000;

/// Which book of rules a provider follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Profile {
    /// A SPID identity provider.
    Spid,
    /// The Italian eIDAS node: attribute set 99, people without fiscal code.
    Eidas,
}

impl Profile {
    /// Set of attributes that a login asks for.
    pub const fn attribute_set(self) -> u16 {
        match self {
            Self::Spid => 0,
            Self::Eidas => 99,
        }
    }

    /// Attributes without which there is no person.
    pub const fn required(self) -> &'static [Attribute] {
        match self {
            Self::Spid => {
                &[Attribute::Name, Attribute::FamilyName, Attribute::FiscalNumber, Attribute::DateOfBirth]
            }
            Self::Eidas => {
                &[Attribute::SpidCode, Attribute::Name, Attribute::FamilyName, Attribute::DateOfBirth]
            }
        }
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

    /// How to ask it for a logout: a redirect needs no script, so it comes first.
    pub fn logout_binding(&self) -> Option<Binding> {
        [Binding::Redirect, Binding::Post].into_iter().find(|binding| self.slo(*binding).is_some())
    }

    /// Its signing certificates, at least one; several while it changes key.
    pub(crate) fn certificates(&self) -> &[CertificateDer] {
        &self.certificates
    }
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

fn read(source: &str, xml: &str, demo: bool) -> Result<Vec<IdentityProvider>, IdpMetadataError> {
    let unreadable = || IdpMetadataError::Unreadable(source.to_owned());
    scan(xml, &METADATA_LIMITS).map_err(|_| unreadable())?;
    let document = parse(xml, METADATA_NODES).ok_or_else(unreadable)?;
    let mut found: Vec<IdentityProvider> = Vec::new();
    for entity in
        document.root_element().descendants().filter(|node| node.has_tag_name((MD, "EntityDescriptor")))
    {
        let Some(descriptor) = only_child(entity, MD, "IDPSSODescriptor") else {
            continue;
        };
        let provider = provider(source, entity, descriptor, demo)?;
        if found.iter().any(|known| known.entity_id == provider.entity_id) {
            return Err(IdpMetadataError::Duplicate(provider.entity_id));
        }
        found.push(provider);
    }
    if found.is_empty() {
        return Err(IdpMetadataError::Empty(source.to_owned()));
    }
    Ok(found)
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
    Ok(IdentityProvider {
        display_name: display_name(entity).unwrap_or_else(|| entity_id.clone()),
        entity_id,
        demo,
        profile: Profile::Spid,
        sign_on,
        logout: children(descriptor, MD, "SingleLogoutService").filter_map(endpoint).collect(),
        certificates,
    })
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
