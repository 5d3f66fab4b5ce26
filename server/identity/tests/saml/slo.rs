//! Logout messages as a provider writes them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};
use identity::saml::DemoKey;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use url::form_urlencoded::byte_serialize;

use crate::provider::{ENTITY, RSA_SHA256, SHA256, sign, template};
use crate::stage::SLO;

const XMLNS: &str = concat!(
    r#"xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" "#,
    r#"xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion""#,
);

/// A request to close; the mark of the signature stands where the schema wants it.
pub fn request(id: &str, name: &str, index: &str, now: DateTime<Utc>) -> String {
    let issued = now.to_rfc3339_opts(SecondsFormat::Millis, true);
    format!(
        "<samlp:LogoutRequest {XMLNS} ID=\"{id}\" Version=\"2.0\" IssueInstant=\"{issued}\" Destination=\"{SLO}\">\
         <saml:Issuer>{ENTITY}</saml:Issuer><SIGNATURE/><saml:NameID>{name}</saml:NameID>\
         <samlp:SessionIndex>{index}</samlp:SessionIndex></samlp:LogoutRequest>"
    )
}

/// An answer to our own request; `code` is the content of `Status`.
pub fn response(in_response_to: &str, code: &str, now: DateTime<Utc>) -> String {
    let issued = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!(
        "<samlp:LogoutResponse {XMLNS} ID=\"_answer\" Version=\"2.0\" IssueInstant=\"{issued}\" InResponseTo=\"{in_response_to}\" Destination=\"{SLO}\">\
         <saml:Issuer>{ENTITY}</saml:Issuer><SIGNATURE/><samlp:Status>{code}</samlp:Status></samlp:LogoutResponse>"
    )
}

pub fn status(name: &str, inner: &str) -> String {
    format!(
        "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{name}\">{inner}</samlp:StatusCode>"
    )
}

/// Signed inside, for a form.
pub fn post(xml: &str, id: &str, key: &DemoKey) -> String {
    sign(&xml.replace("<SIGNATURE/>", &template(id, RSA_SHA256, SHA256)), key)
}

/// Not signed.
pub fn bare(xml: &str) -> String {
    xml.replace("<SIGNATURE/>", "")
}

fn percent(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

fn deflate(xml: &str) -> String {
    use std::io::Write as _;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(xml.as_bytes()).unwrap();
    STANDARD.encode(encoder.finish().unwrap())
}

/// The query of a redirect, signed by the provider over lower-case percent escapes, which some write.
pub fn redirect(parameter: &str, xml: &str, relay_state: &str, key: &DemoKey, algorithm: &str) -> String {
    let signed = format!(
        "{parameter}={}&RelayState={}&SigAlg={}",
        percent(&deflate(&bare(xml))).replace("%2B", "%2b").replace("%2F", "%2f"),
        percent(relay_state),
        percent(algorithm)
    );
    let key = PKey::private_key_from_pem(key.key_pem.as_bytes()).unwrap();
    let signature =
        Signer::new(MessageDigest::sha256(), &key).unwrap().sign_oneshot_to_vec(signed.as_bytes()).unwrap();
    format!("{signed}&Signature={}", percent(&STANDARD.encode(signature)))
}
