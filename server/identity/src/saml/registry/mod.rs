//! The registry of the federation: the metadata of all identity providers in one document, signed.
//!
//! A copy is believed for its signature alone: wherever it comes from, the network or our own
//! database, [`RegistryKey::read`] verifies it before a single provider is read. The address it was
//! fetched from proves nothing.

mod fetch;

use chrono::{DateTime, Utc};
use openssl::sha::sha256;
use openssl::x509::X509;
use roxmltree::{Document, Node};
use samael::crypto::{CertificateDer, Crypto, CryptoProvider as _};

pub use fetch::{FetchError, MAX_REGISTRY_BYTES, RegistryClient};

use super::idp::{IdentityProviders, IdpMetadataError, METADATA_LIMITS, METADATA_NODES, valid_until};
use super::keys::MIN_RSA_BITS;
use super::response::{check_signature, scan, unique_ids};
use super::xml::{DS, MD, children, only_child, parse};

/// Namespace of `PublicationInfo` (SAML metadata extensions for registration and publication).
const RPI: &str = "urn:oasis:names:tc:SAML:metadata:rpi";

/// The keys that may sign the registry: one, or two while it changes.
#[derive(Clone)]
pub struct RegistryKey(Vec<CertificateDer>);

impl std::fmt::Debug for RegistryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RegistryKey({} certificates)", self.0.len())
    }
}

/// Why a certificate of the registry does not serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegistryKeyError {
    /// Not PEM, or empty.
    #[error("holds no readable certificate (PEM)")]
    Unreadable,
    /// Not RSA, or too short.
    #[error("holds a key that is not RSA of at least 2048 bits")]
    Weak,
}

/// Why a copy of the registry is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegistryError {
    /// Not strict XML, with a document type, or too large.
    #[error("it is not strict XML of acceptable size")]
    Unreadable,
    /// Not metadata.
    #[error("it is not SAML metadata")]
    NotMetadata,
    /// Not signed as a whole, or in a way that we do not accept.
    #[error("it is not signed as a whole")]
    Unsigned,
    /// Signed with another key, or changed.
    #[error("its signature does not verify with the configured certificate")]
    Signature,
    /// `validUntil` has passed, or is no instant.
    #[error("its validUntil has passed")]
    Expired,
    /// Nobody inside whom we could believe.
    #[error("no usable identity provider is inside")]
    Empty,
}

/// A copy that was verified.
#[derive(Debug, Clone)]
pub struct RegistryCopy {
    /// Every provider that is sound.
    pub providers: IdentityProviders,
    /// What is wrong with the others.
    pub refused: Vec<IdpMetadataError>,
    /// When the registry says it made it.
    pub published_at: Option<DateTime<Utc>>,
    /// Until when it may be believed as a whole.
    pub valid_until: Option<DateTime<Utc>>,
    /// SHA-256 of the document.
    pub digest: [u8; 32],
}

impl RegistryCopy {
    /// Whether this copy was made before the other one, as far as both say so. Somebody between us
    /// and the registry could give us an old copy, with keys that were withdrawn since.
    pub fn is_older_than(
        &self,
        published_at: Option<DateTime<Utc>>,
        valid_until: Option<DateTime<Utc>>,
    ) -> bool {
        match (self.published_at, published_at) {
            (Some(mine), Some(other)) => mine < other,
            // The registry used to say it and this copy does not.
            (None, Some(_)) => true,
            _ => self.valid_until.zip(valid_until).is_some_and(|(mine, other)| mine < other),
        }
    }
}

impl RegistryKey {
    /// Reads one certificate or several from PEM.
    pub fn from_pem(pem: &str) -> Result<Self, RegistryKeyError> {
        let found = X509::stack_from_pem(pem.as_bytes()).map_err(|_| RegistryKeyError::Unreadable)?;
        let mut certificates = Vec::new();
        for certificate in found {
            let key = certificate.public_key().map_err(|_| RegistryKeyError::Unreadable)?;
            if key.rsa().is_err() || key.bits() < MIN_RSA_BITS {
                return Err(RegistryKeyError::Weak);
            }
            let der = certificate.to_der().map_err(|_| RegistryKeyError::Unreadable)?;
            certificates.push(CertificateDer::from(der));
        }
        if certificates.is_empty() { Err(RegistryKeyError::Unreadable) } else { Ok(Self(certificates)) }
    }

    /// Verifies that one of these keys signed the whole document. Says nothing about its time.
    pub fn verify(&self, xml: &str) -> Result<(), RegistryError> {
        self.verified(xml).map(drop)
    }

    /// Verifies a copy and reads it. Slow for a whole federation (tens of milliseconds): call it in a
    /// blocking task. Providers whose own `validUntil` has passed are left out and named.
    pub fn read(&self, xml: &str, now: DateTime<Utc>, demo: bool) -> Result<RegistryCopy, RegistryError> {
        let document = self.verified(xml)?;
        let root = document.root_element();
        let end = valid_until(root).map_err(|_| RegistryError::Expired)?;
        if end.is_some_and(|end| end <= now) {
            return Err(RegistryError::Expired);
        }
        let published_at = published_at(root);
        let mut providers = IdentityProviders::default();
        let mut refused = providers.add_each("registry", xml, demo);
        refused.extend(providers.remove_expired(now).into_iter().map(IdpMetadataError::Expired));
        if providers.is_empty() {
            return Err(RegistryError::Empty);
        }
        Ok(RegistryCopy {
            providers,
            refused,
            published_at,
            valid_until: end,
            digest: sha256(xml.as_bytes()),
        })
    }

    fn verified<'a>(&self, xml: &'a str) -> Result<Document<'a>, RegistryError> {
        scan(xml, &METADATA_LIMITS).map_err(|_| RegistryError::Unreadable)?;
        let document = parse(xml, METADATA_NODES).ok_or(RegistryError::Unreadable)?;
        let root = document.root_element();
        if !["EntitiesDescriptor", "EntityDescriptor"].iter().any(|name| root.has_tag_name((MD, *name))) {
            return Err(RegistryError::NotMetadata);
        }
        signed_as_a_whole(root)?;
        let verified =
            self.0.iter().any(|certificate| Crypto::verify_signed_xml(xml, certificate, Some("ID")).is_ok());
        if verified { Ok(document) } else { Err(RegistryError::Signature) }
    }
}

/// One signature of the root about the root, the first of the document: the one that the verifier
/// takes, so everything below the root is what was signed. Providers inside may carry signatures of
/// their own, which count for nothing here.
fn signed_as_a_whole(root: Node<'_, '_>) -> Result<(), RegistryError> {
    unique_ids(root).map_err(|_| RegistryError::Unsigned)?;
    let first = root.descendants().find(|node| node.is_element() && node.tag_name().name() == "Signature");
    let own = only_child(root, DS, "Signature").ok_or(RegistryError::Unsigned)?;
    if first != Some(own) {
        return Err(RegistryError::Unsigned);
    }
    check_signature(own).map_err(|_| RegistryError::Unsigned)
}

fn published_at(root: Node<'_, '_>) -> Option<DateTime<Utc>> {
    let extensions = only_child(root, MD, "Extensions")?;
    let instant = children(extensions, RPI, "PublicationInfo").next()?.attribute("creationInstant")?;
    DateTime::parse_from_rfc3339(instant.trim()).ok().map(|instant| instant.to_utc())
}
