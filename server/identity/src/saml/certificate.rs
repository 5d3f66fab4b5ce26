//! A throw-away key with a self-signed certificate shaped as Avviso 29 v3 wants it for a public
//! service provider. Used by the demo and by tests; production brings its own.

use chrono::{DateTime, TimeDelta, Utc};
use openssl::asn1::{Asn1Integer, Asn1Object, Asn1OctetString, Asn1Time};
use openssl::bn::BigNum;
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::extension::{BasicConstraints, KeyUsage, SubjectKeyIdentifier};
use openssl::x509::{X509, X509Builder, X509Extension, X509Name};

use super::keys::KeyError;

const VALID_DAYS: i64 = 730;
const RSA_BITS: u32 = 2048;
/// `uri` of the subject: the entityID.
const OID_URI: &str = "2.5.4.83";
/// `organizationIdentifier` of the subject: `PA:IT-` and the IPA code.
const OID_ORGANIZATION_IDENTIFIER: &str = "2.5.4.97";
const OID_CERTIFICATE_POLICIES: &str = "2.5.29.32";
/// 1.3.76.16.6 (certificate of the `AgID` federation), DER body.
const POLICY_AGID: &[u8] = &[0x2B, 0x4C, 0x10, 0x06];
/// 1.3.76.16.4.2.1 (public service provider), DER body.
const POLICY_PUBLIC_SP: &[u8] = &[0x2B, 0x4C, 0x10, 0x04, 0x02, 0x01];
/// 1.3.6.1.5.5.7.2.2 (user notice), DER body.
const USER_NOTICE: &[u8] = &[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x02, 0x02];
const SEQUENCE: u8 = 0x30;
const OBJECT_IDENTIFIER: u8 = 0x06;
const UTF8_STRING: u8 = 0x0C;

/// Whom the certificate names.
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

/// A fresh key pair in PEM.
#[derive(Clone)]
pub struct DemoKey {
    /// Private key, PKCS#8 PEM.
    pub key_pem: String,
    /// Certificate, PEM.
    pub certificate_pem: String,
}

impl std::fmt::Debug for DemoKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DemoKey(..)")
    }
}

/// Makes an RSA key and its self-signed certificate, valid two years from `now`.
pub fn demo_key(subject: &CertificateSubject, serial: u64, now: DateTime<Utc>) -> Result<DemoKey, KeyError> {
    make(subject, serial, now).map_err(|_| KeyError::Library("make a certificate"))
}

fn make(subject: &CertificateSubject, serial: u64, now: DateTime<Utc>) -> Result<DemoKey, ErrorStack> {
    let key = PKey::from_rsa(Rsa::generate(RSA_BITS)?)?;
    let certificate = self_signed(&key, subject, serial, now)?;
    Ok(DemoKey {
        key_pem: String::from_utf8_lossy(&key.private_key_to_pem_pkcs8()?).into_owned(),
        certificate_pem: String::from_utf8_lossy(&certificate.to_pem()?).into_owned(),
    })
}

fn self_signed(
    key: &PKey<Private>,
    subject: &CertificateSubject,
    serial: u64,
    now: DateTime<Utc>,
) -> Result<X509, ErrorStack> {
    let name = distinguished_name(subject)?;
    let mut builder = X509::builder()?;
    builder.set_version(2)?;
    let serial_number = Asn1Integer::from_bn(&*BigNum::from_slice(&serial.to_be_bytes())?)?;
    builder.set_serial_number(&serial_number)?;
    builder.set_subject_name(&name)?;
    builder.set_issuer_name(&name)?;
    builder.set_pubkey(key)?;
    let not_before = Asn1Time::from_unix(now.timestamp())?;
    builder.set_not_before(&not_before)?;
    let not_after = Asn1Time::from_unix((now + TimeDelta::days(VALID_DAYS)).timestamp())?;
    builder.set_not_after(&not_after)?;
    add_extensions(&mut builder)?;
    builder.sign(key, MessageDigest::sha256())?;
    Ok(builder.build())
}

fn distinguished_name(subject: &CertificateSubject) -> Result<X509Name, ErrorStack> {
    let mut name = X509Name::builder()?;
    name.append_entry_by_text("CN", &subject.common_name)?;
    name.append_entry_by_text("O", &subject.organization)?;
    name.append_entry_by_text(OID_URI, &subject.entity_id)?;
    name.append_entry_by_text(OID_ORGANIZATION_IDENTIFIER, &format!("PA:IT-{}", subject.ipa_code))?;
    name.append_entry_by_text("C", "IT")?;
    name.append_entry_by_text("L", &subject.locality)?;
    Ok(name.build())
}

fn add_extensions(builder: &mut X509Builder) -> Result<(), ErrorStack> {
    builder.append_extension(BasicConstraints::new().build()?)?;
    let usage = KeyUsage::new().critical().digital_signature().non_repudiation().build()?;
    builder.append_extension(usage)?;
    let identifier = SubjectKeyIdentifier::new().build(&builder.x509v3_context(None, None))?;
    builder.append_extension(identifier)?;
    let policies = certificate_policies();
    let policies = X509Extension::new_from_der(
        &*Asn1Object::from_str(OID_CERTIFICATE_POLICIES)?,
        false,
        &*Asn1OctetString::new_from_bytes(&policies)?,
    )?;
    builder.append_extension(policies)
}

fn certificate_policies() -> Vec<u8> {
    let agid = policy(POLICY_AGID, "agIDcert");
    let public = policy(POLICY_PUBLIC_SP, "cert_SP_Pub");
    der(SEQUENCE, &[agid, public].concat())
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
