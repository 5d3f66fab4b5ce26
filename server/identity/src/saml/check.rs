//! What is wrong with metadata before somebody at the federation says so.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use openssl::asn1::{Asn1Object, Asn1Time, Asn1TimeRef};
use openssl::x509::{X509, X509NameRef};
use samael::crypto::{CertificateDer, Crypto, CryptoProvider as _};
use url::Url;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::certificate::BodyIdentifier;
use super::config::ServiceProvider;
use super::contact::Contact;
use super::keys::{KeyError, MIN_RSA_BITS, read_certificate};

/// `uri` of a subject.
const URI: &str = "2.5.4.83";
/// `organizationIdentifier` of a subject.
const ORGANIZATION_IDENTIFIER: &str = "2.5.4.97";
/// Names of a person, which a certificate of the federation may not hold (Avviso 29 v3): name,
/// surname, given name, initials, pseudonym.
const PERSONAL: [&str; 5] = ["2.5.4.41", "2.5.4.4", "2.5.4.42", "2.5.4.43", "2.5.4.65"];

/// What a certificate says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// First instant at which it is valid.
    pub not_before: DateTime<Utc>,
    /// First instant at which it is not valid any more.
    pub not_after: DateTime<Utc>,
    /// entityID that it names.
    pub uri: Option<String>,
    /// Body that it names.
    pub organization_identifier: Option<String>,
    /// Whether it names a person.
    pub personal: bool,
    /// Whether its key is RSA of at least 2048 bits.
    pub strong: bool,
}

/// Reads a certificate in PEM.
///
/// # Errors
/// [`KeyError::UnreadableCertificate`] when it is none.
pub fn certificate_facts(pem: &str) -> Result<CertificateFacts, KeyError> {
    facts(&read_certificate(pem)?).ok_or(KeyError::UnreadableCertificate)
}

fn facts(certificate: &X509) -> Option<CertificateFacts> {
    let subject = certificate.subject_name();
    let key = certificate.public_key().ok()?;
    Some(CertificateFacts {
        not_before: instant(certificate.not_before())?,
        not_after: instant(certificate.not_after())?,
        uri: entry(subject, URI),
        organization_identifier: entry(subject, ORGANIZATION_IDENTIFIER),
        personal: PERSONAL.iter().any(|object| entry(subject, object).is_some()),
        strong: key.rsa().is_ok() && key.bits() >= MIN_RSA_BITS,
    })
}

fn instant(time: &Asn1TimeRef) -> Option<DateTime<Utc>> {
    let since = Asn1Time::from_unix(0).ok()?.diff(time).ok()?;
    Some(DateTime::UNIX_EPOCH + TimeDelta::days(since.days.into()) + TimeDelta::seconds(since.secs.into()))
}

fn entry(name: &X509NameRef, object: &str) -> Option<String> {
    // The library calls known objects by a name, so both are put the same way.
    let wanted = Asn1Object::from_str(object).ok()?.to_string();
    let found = name.entries().find(|entry| entry.object().to_string() == wanted)?;
    found.data().to_string().ok()
}

/// Something in the metadata that the federation would refuse, or that will soon be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetadataProblem {
    /// The signature does not verify with the first certificate inside.
    Signature,
    /// An address that the federation would not take: https, no port of its own.
    Address(String),
    /// A certificate cannot be read.
    Unreadable(usize),
    /// A certificate is not valid now.
    NotValid(usize),
    /// A certificate ends within so many days, and none that follows it is published yet.
    Ends(usize, i64),
    /// A certificate names another service provider, or none.
    OtherEntity(usize),
    /// A certificate names another body, or none; this one was expected.
    OtherBody(usize, String),
    /// A certificate names a person.
    Personal(usize),
    /// A certificate's key is not RSA of at least 2048 bits.
    Weak(usize),
}

impl fmt::Display for MetadataProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |at: &usize| at + 1;
        match self {
            Self::Signature => f.write_str("the signature does not verify"),
            Self::Address(url) => write!(f, "{url}: must begin with https:// and name no port"),
            Self::Unreadable(at) => write!(f, "certificate {}: cannot be read", number(at)),
            Self::NotValid(at) => write!(f, "certificate {}: is not valid now", number(at)),
            Self::Ends(at, days) => {
                write!(f, "certificate {}: ends in {days} days: publish the one that will follow", number(at))
            }
            Self::OtherEntity(at) => {
                write!(f, "certificate {}: its uri (2.5.4.83) is not the entityID (Avviso 29)", number(at))
            }
            Self::OtherBody(at, expected) => write!(
                f,
                "certificate {}: its organizationIdentifier (2.5.4.97) is not {expected} (Avviso 29)",
                number(at)
            ),
            Self::Personal(at) => write!(f, "certificate {}: names a person (Avviso 29)", number(at)),
            Self::Weak(at) => write!(f, "certificate {}: must be RSA of at least 2048 bits", number(at)),
        }
    }
}

impl ServiceProvider {
    /// Everything that is wrong with this metadata of ours at that instant; a certificate that ends
    /// within `soon` counts.
    pub fn check(&self, metadata: &str, now: DateTime<Utc>, soon: TimeDelta) -> Vec<MetadataProblem> {
        let mut problems = Vec::new();
        let first = self.certificates.first().and_then(|base64| STANDARD.decode(base64).ok());
        let verified = first.is_some_and(|der| {
            Crypto::verify_signed_xml(metadata, &CertificateDer::from(der), Some("ID")).is_ok()
        });
        if !verified {
            problems.push(MetadataProblem::Signature);
        }
        let addresses = [&self.entity_id, &self.acs, &self.slo];
        let wrong = addresses.into_iter().filter(|text| !is_address_of_federation(text));
        problems.extend(wrong.map(|text| MetadataProblem::Address(text.clone())));
        for at in 0..self.certificates.len() {
            problems.extend(self.check_certificate(at, now, soon));
        }
        problems
    }

    fn check_certificate(&self, at: usize, now: DateTime<Utc>, soon: TimeDelta) -> Vec<MetadataProblem> {
        let Some(certificate) = self.facts_of(at) else {
            return vec![MetadataProblem::Unreadable(at)];
        };
        let mut problems = Vec::new();
        if now < certificate.not_before || now >= certificate.not_after {
            problems.push(MetadataProblem::NotValid(at));
        } else if certificate.not_after - now < soon && !self.outlasts(now + soon) {
            problems.push(MetadataProblem::Ends(at, (certificate.not_after - now).num_days()));
        }
        if certificate.uri.as_deref() != Some(self.entity_id.as_str()) {
            problems.push(MetadataProblem::OtherEntity(at));
        }
        if let Some(expected) = self.body().map(|body| body.text())
            && certificate.organization_identifier.as_deref() != Some(expected.as_str())
        {
            problems.push(MetadataProblem::OtherBody(at, expected));
        }
        if certificate.personal {
            problems.push(MetadataProblem::Personal(at));
        }
        if !certificate.strong {
            problems.push(MetadataProblem::Weak(at));
        }
        problems
    }

    fn facts_of(&self, at: usize) -> Option<CertificateFacts> {
        let der = self.certificates.get(at).and_then(|base64| STANDARD.decode(base64).ok())?;
        facts(&X509::from_der(&der).ok()?)
    }

    /// Whether one of the certificates is still valid then.
    fn outlasts(&self, then: DateTime<Utc>) -> bool {
        (0..self.certificates.len())
            .filter_map(|at| self.facts_of(at))
            .any(|certificate| certificate.not_after >= then)
    }

    /// The body as its certificate must name it; nothing where the federation does not say.
    fn body(&self) -> Option<BodyIdentifier> {
        let digits = |vat: &String| vat.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_owned();
        match &self.contact {
            Contact::Public(one) | Contact::Aggregated { body: one, .. } => {
                Some(BodyIdentifier::Ipa(one.ipa_code.clone()))
            }
            Contact::Private(one) => {
                let vat = one.vat_number.as_ref().map(digits).map(BodyIdentifier::Vat);
                vat.or_else(|| one.fiscal_code.clone().map(BodyIdentifier::FiscalCode))
            }
            Contact::Cie(_) => None,
        }
    }
}

fn is_address_of_federation(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| url.scheme() == "https" && url.port().is_none() && url.query().is_none())
}
