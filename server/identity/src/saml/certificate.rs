//! Keys with certificates shaped as Avviso 29 v3 wants them: self-signed for a public service
//! provider, and with a request to the `AgID` authority beside it for a private one.

use chrono::{DateTime, TimeDelta, Utc};
use openssl::asn1::{Asn1Integer, Asn1Object, Asn1OctetString, Asn1Time};
use openssl::bn::BigNum;
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::extension::{BasicConstraints, KeyUsage, SubjectKeyIdentifier};
use openssl::x509::{X509, X509Builder, X509Extension, X509Name, X509ReqBuilder};

use super::keys::KeyError;

const DEMO_DAYS: u32 = 730;
const DEMO_BITS: u32 = 2048;
/// `uri` of the subject: the entityID.
const OID_URI: &str = "2.5.4.83";
/// `organizationIdentifier` of the subject: see [`BodyIdentifier`].
const OID_ORGANIZATION_IDENTIFIER: &str = "2.5.4.97";
const OID_CERTIFICATE_POLICIES: &str = "2.5.29.32";
/// 1.3.76.16.6 (certificate of the `AgID` federation), DER body.
const POLICY_AGID: &[u8] = &[0x2B, 0x4C, 0x10, 0x06];
/// 1.3.76.16.4.2.1 (public service provider), DER body.
const POLICY_PUBLIC_SP: &[u8] = &[0x2B, 0x4C, 0x10, 0x04, 0x02, 0x01];
/// 1.3.76.16.4.3.1 (private service provider), DER body.
const POLICY_PRIVATE_SP: &[u8] = &[0x2B, 0x4C, 0x10, 0x04, 0x03, 0x01];
/// 1.3.6.1.5.5.7.2.2 (user notice), DER body.
const USER_NOTICE: &[u8] = &[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x02, 0x02];
const SEQUENCE: u8 = 0x30;
const OBJECT_IDENTIFIER: u8 = 0x06;
const UTF8_STRING: u8 = 0x0C;

/// What a certificate calls the body (Avviso 29 v3, `organizationIdentifier`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyIdentifier {
    /// A public body: its code in the IPA index.
    Ipa(String),
    /// A private body: its VAT number, digits only.
    Vat(String),
    /// A private body without VAT number: its fiscal code.
    FiscalCode(String),
}

impl BodyIdentifier {
    /// As it stands in the certificate.
    pub fn text(&self) -> String {
        match self {
            Self::Ipa(code) => format!("PA:IT-{code}"),
            Self::Vat(number) => format!("VATIT-{number}"),
            Self::FiscalCode(code) => format!("CF:IT-{code}"),
        }
    }

    /// Whether the body is a public one.
    pub const fn is_public(&self) -> bool {
        matches!(self, Self::Ipa(_))
    }
}

/// Whom the certificate of a public body names.
#[derive(Debug, Clone)]
pub struct CertificateSubject {
    /// Common name: the organisation as people call it.
    pub common_name: String,
    /// Organisation, as in the metadata.
    pub organization: String,
    /// entityID of the service provider.
    pub entity_id: String,
    /// Code of the public body in the IPA index.
    pub ipa_code: String,
    /// Municipality of the seat.
    pub locality: String,
}

/// A key to be made.
#[derive(Debug, Clone)]
pub struct KeyOrder {
    /// Common name: the organisation as people call it, at most 64 characters.
    pub common_name: String,
    /// Organisation, as in the metadata, at most 64 characters.
    pub organization: String,
    /// entityID of the service provider.
    pub entity_id: String,
    /// Public or private, and its number.
    pub body: BodyIdentifier,
    /// Municipality of the seat.
    pub locality: String,
    /// Length of the RSA key: 2048, 3072 or 4096.
    pub bits: u32,
    /// Days that the certificate is valid.
    pub days: u32,
}

/// A fresh key pair in PEM.
#[derive(Clone)]
pub struct DemoKey {
    /// Private key, PKCS#8 PEM.
    pub key_pem: String,
    /// Certificate, PEM.
    pub certificate_pem: String,
}

/// A fresh key pair in PEM, with the request for a certificate of the federation.
#[derive(Clone)]
pub struct NewKey {
    /// Private key, PKCS#8 PEM.
    pub key_pem: String,
    /// Self-signed certificate, PEM: enough for a public body.
    pub certificate_pem: String,
    /// PKCS#10 request, PEM: a private body gets its certificate from the authority of the federation.
    pub request_pem: String,
}

impl std::fmt::Debug for DemoKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DemoKey(..)")
    }
}

impl std::fmt::Debug for NewKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewKey(..)")
    }
}

/// Makes an RSA key and its self-signed certificate, valid two years from `now`.
pub fn demo_key(subject: &CertificateSubject, serial: u64, now: DateTime<Utc>) -> Result<DemoKey, KeyError> {
    let key = draw(DEMO_BITS).and_then(|key| key.private_key_to_pem_pkcs8());
    let key = key.map_err(|_| KeyError::Library("make a key"))?;
    demo_certificate(&String::from_utf8_lossy(&key), subject, serial, now)
}

/// The same for an RSA key that is there already, in PEM.
///
/// # Errors
/// [`KeyError::UnreadableKey`], and [`KeyError::Library`] as [`new_key`].
pub fn demo_certificate(
    key_pem: &str,
    subject: &CertificateSubject,
    serial: u64,
    now: DateTime<Utc>,
) -> Result<DemoKey, KeyError> {
    let key = PKey::private_key_from_pem(key_pem.as_bytes()).map_err(|_| KeyError::UnreadableKey)?;
    let order = KeyOrder {
        common_name: subject.common_name.clone(),
        organization: subject.organization.clone(),
        entity_id: subject.entity_id.clone(),
        body: BodyIdentifier::Ipa(subject.ipa_code.clone()),
        locality: subject.locality.clone(),
        bits: DEMO_BITS,
        days: DEMO_DAYS,
    };
    let made = complete(&key, &order, serial, now).map_err(|_| KeyError::Library("make a certificate"))?;
    Ok(DemoKey { key_pem: made.key_pem, certificate_pem: made.certificate_pem })
}

/// Makes an RSA key, its self-signed certificate valid from `now`, and a certificate request.
///
/// # Errors
/// [`KeyError::Library`] when a name is empty or longer than 64 characters, or the library refuses.
pub fn new_key(order: &KeyOrder, serial: u64, now: DateTime<Utc>) -> Result<NewKey, KeyError> {
    let made = draw(order.bits).and_then(|key| complete(&key, order, serial, now));
    made.map_err(|_| KeyError::Library("make a certificate"))
}

#[expect(clippy::disallowed_methods, reason = "OpenSSL draws its keys by itself")]
fn draw(bits: u32) -> Result<PKey<Private>, ErrorStack> {
    PKey::from_rsa(Rsa::generate(bits)?)
}

/// What belongs to a key.
fn complete(
    key: &PKey<Private>,
    order: &KeyOrder,
    serial: u64,
    now: DateTime<Utc>,
) -> Result<NewKey, ErrorStack> {
    let pem = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(NewKey {
        certificate_pem: pem(self_signed(key, order, serial, now)?.to_pem()?),
        request_pem: pem(request(key, order)?),
        key_pem: pem(key.private_key_to_pem_pkcs8()?),
    })
}

fn self_signed(
    key: &PKey<Private>,
    order: &KeyOrder,
    serial: u64,
    now: DateTime<Utc>,
) -> Result<X509, ErrorStack> {
    let name = distinguished_name(order)?;
    let mut builder = X509::builder()?;
    builder.set_version(2)?;
    let serial_number = Asn1Integer::from_bn(&*BigNum::from_slice(&serial.to_be_bytes())?)?;
    builder.set_serial_number(&serial_number)?;
    builder.set_subject_name(&name)?;
    builder.set_issuer_name(&name)?;
    builder.set_pubkey(key)?;
    let not_before = Asn1Time::from_unix(now.timestamp())?;
    builder.set_not_before(&not_before)?;
    let not_after = Asn1Time::from_unix((now + TimeDelta::days(order.days.into())).timestamp())?;
    builder.set_not_after(&not_after)?;
    add_extensions(&mut builder, &order.body)?;
    builder.sign(key, MessageDigest::sha256())?;
    Ok(builder.build())
}

fn request(key: &PKey<Private>, order: &KeyOrder) -> Result<Vec<u8>, ErrorStack> {
    let name = distinguished_name(order)?;
    let mut builder = X509ReqBuilder::new()?;
    builder.set_version(0)?;
    builder.set_subject_name(&name)?;
    builder.set_pubkey(key)?;
    builder.sign(key, MessageDigest::sha256())?;
    builder.build().to_pem()
}

fn distinguished_name(order: &KeyOrder) -> Result<X509Name, ErrorStack> {
    let mut name = X509Name::builder()?;
    name.append_entry_by_text("CN", &order.common_name)?;
    name.append_entry_by_text("O", &order.organization)?;
    name.append_entry_by_text(OID_URI, &order.entity_id)?;
    name.append_entry_by_text(OID_ORGANIZATION_IDENTIFIER, &order.body.text())?;
    name.append_entry_by_text("C", "IT")?;
    name.append_entry_by_text("L", &order.locality)?;
    Ok(name.build())
}

fn add_extensions(builder: &mut X509Builder, body: &BodyIdentifier) -> Result<(), ErrorStack> {
    builder.append_extension(BasicConstraints::new().build()?)?;
    let usage = KeyUsage::new().critical().digital_signature().non_repudiation().build()?;
    builder.append_extension(usage)?;
    let identifier = SubjectKeyIdentifier::new().build(&builder.x509v3_context(None, None))?;
    builder.append_extension(identifier)?;
    let policies = X509Extension::new_from_der(
        &*Asn1Object::from_str(OID_CERTIFICATE_POLICIES)?,
        false,
        &*Asn1OctetString::new_from_bytes(&certificate_policies(body))?,
    )?;
    builder.append_extension(policies)
}

fn certificate_policies(body: &BodyIdentifier) -> Vec<u8> {
    let agid = policy(POLICY_AGID, "agIDcert");
    let sector = if body.is_public() {
        policy(POLICY_PUBLIC_SP, "cert_SP_Pub")
    } else {
        policy(POLICY_PRIVATE_SP, "cert_SP_Priv")
    };
    der(SEQUENCE, &[agid, sector].concat())
}

fn policy(identifier: &[u8], notice: &str) -> Vec<u8> {
    let notice = der(SEQUENCE, &der(UTF8_STRING, notice.as_bytes()));
    let qualifier = der(SEQUENCE, &[der(OBJECT_IDENTIFIER, USER_NOTICE), notice].concat());
    let body = [der(OBJECT_IDENTIFIER, identifier), der(SEQUENCE, &qualifier)].concat();
    der(SEQUENCE, &body)
}

/// One DER value. The bodies here are all shorter than 128 bytes, the short form of the length.
fn der(tag: u8, body: &[u8]) -> Vec<u8> {
    let length = u8::try_from(body.len()).unwrap_or(u8::MAX);
    debug_assert!(length < 0x80, "only the short form of DER lengths is written");
    let mut value = vec![tag, length];
    value.extend_from_slice(body);
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::saml::SigningKey;

    #[test]
    fn the_certificate_belongs_to_its_key_and_names_the_body() {
        let subject = CertificateSubject {
            common_name: "Comune di Pontelaro".into(),
            organization: "Comune di Pontelaro".into(),
            entity_id: "https://sportello.comune.pontelaro.example".into(),
            ipa_code: "c_m990".into(),
            locality: "Pontelaro".into(),
        };
        let made = demo_key(&subject, 7, DateTime::UNIX_EPOCH + TimeDelta::days(20_000)).unwrap();
        SigningKey::from_pem(&made.key_pem, &made.certificate_pem).unwrap();
        let certificate = X509::from_pem(made.certificate_pem.as_bytes()).unwrap();
        let text = String::from_utf8(certificate.to_text().unwrap()).unwrap();
        for expected in [
            "PA:IT-c_m990",
            "CA:FALSE",
            "1.3.76.16.6",
            "1.3.76.16.4.2.1",
            "agIDcert",
            "cert_SP_Pub",
            "Non Repudiation",
        ] {
            assert!(text.contains(expected), "{expected} not in\n{text}");
        }
    }

    #[test]
    fn a_private_body_is_named_by_its_number_and_asks_the_authority() {
        let order = KeyOrder {
            common_name: "Cooperativa Il Ponte".into(),
            organization: "Cooperativa Il Ponte".into(),
            entity_id: "https://ilponte.example".into(),
            body: BodyIdentifier::Vat("02345678901".into()),
            locality: "Pontelaro".into(),
            bits: 3072,
            days: 365,
        };
        let made = new_key(&order, 7, DateTime::UNIX_EPOCH + TimeDelta::days(20_000)).unwrap();
        let certificate = X509::from_pem(made.certificate_pem.as_bytes()).unwrap();
        let text = String::from_utf8(certificate.to_text().unwrap()).unwrap();
        for expected in ["VATIT-02345678901", "1.3.76.16.4.3.1", "cert_SP_Priv", "3072 bit"] {
            assert!(text.contains(expected), "{expected} not in\n{text}");
        }
        assert!(!text.contains("1.3.76.16.4.2.1"));
        let request = openssl::x509::X509Req::from_pem(made.request_pem.as_bytes()).unwrap();
        assert!(request.verify(&request.public_key().unwrap()).unwrap());
        assert_eq!(request.subject_name().entries().count(), 6);
    }

    #[test]
    fn a_key_and_a_foreign_certificate_do_not_go_together() {
        let subject = CertificateSubject {
            common_name: "A".into(),
            organization: "A".into(),
            entity_id: "https://a.example".into(),
            ipa_code: "a".into(),
            locality: "A".into(),
        };
        let one = demo_key(&subject, 1, DateTime::UNIX_EPOCH).unwrap();
        let two = demo_key(&subject, 2, DateTime::UNIX_EPOCH).unwrap();
        let error = SigningKey::from_pem(&one.key_pem, &two.certificate_pem).unwrap_err();
        assert_eq!(error, KeyError::Mismatch);
    }
}
