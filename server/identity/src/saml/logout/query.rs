//! A message of the HTTP-Redirect binding, with its signature checked over the bytes that
//! travelled: decoding and encoding again could give others.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openssl::hash::MessageDigest;
use openssl::sign::Verifier;
use openssl::x509::X509;
use samael::crypto::CertificateDer;
use url::form_urlencoded;

use super::super::response::MAX_RESPONSE_BYTES;
use super::{Carried, LogoutRefusal};

/// The parameters of a redirect, as they stand in the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectQuery<'a> {
    /// `SAMLRequest` or `SAMLResponse`.
    pub carried: Carried,
    message: &'a str,
    relay_state: Option<&'a str>,
    algorithm: &'a str,
    signature: &'a str,
}

impl<'a> RedirectQuery<'a> {
    /// Splits the raw query. Each parameter at most once, all but the relay state mandatory.
    pub fn parse(raw: &'a str) -> Result<Self, LogoutRefusal> {
        let request = single(raw, "SAMLRequest")?;
        let response = single(raw, "SAMLResponse")?;
        let (carried, message) = match (request, response) {
            (Some(message), None) => (Carried::Request, message),
            (None, Some(message)) => (Carried::Response, message),
            _ => return Err(LogoutRefusal::Parameters),
        };
        Ok(Self {
            carried,
            message,
            relay_state: single(raw, "RelayState")?,
            algorithm: single(raw, "SigAlg")?.ok_or(LogoutRefusal::Parameters)?,
            signature: single(raw, "Signature")?.ok_or(LogoutRefusal::Parameters)?,
        })
    }

    /// The document inside.
    pub(crate) fn xml(&self) -> Result<String, LogoutRefusal> {
        let compressed = STANDARD.decode(decoded(self.message)).map_err(|_| LogoutRefusal::Unreadable)?;
        let limit = u64::try_from(MAX_RESPONSE_BYTES).unwrap_or(u64::MAX);
        let mut xml = String::new();
        flate2::read::DeflateDecoder::new(compressed.as_slice())
            .take(limit + 1)
            .read_to_string(&mut xml)
            .map_err(|_| LogoutRefusal::Unreadable)?;
        if xml.len() > MAX_RESPONSE_BYTES { Err(LogoutRefusal::Unreadable) } else { Ok(xml) }
    }

    /// The relay state.
    pub(crate) fn relay_state(&self) -> Option<String> {
        self.relay_state.map(decoded)
    }

    /// Whether one of these certificates signed exactly these bytes.
    pub(crate) fn verify(&self, certificates: &[CertificateDer]) -> Result<(), LogoutRefusal> {
        let digest = match decoded(self.algorithm).as_str() {
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" => MessageDigest::sha256(),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384" => MessageDigest::sha384(),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" => MessageDigest::sha512(),
            _ => return Err(LogoutRefusal::Signature),
        };
        let signature = STANDARD.decode(decoded(self.signature)).map_err(|_| LogoutRefusal::Signature)?;
        let relay = self.relay_state.map_or_else(String::new, |state| format!("&RelayState={state}"));
        let signed =
            format!("{}={}{relay}&SigAlg={}", self.carried.parameter(), self.message, self.algorithm);
        let made_by = |certificate: &CertificateDer| {
            let key = X509::from_der(certificate.der_data())?.public_key()?;
            Verifier::new(digest, &key)?.verify_oneshot(&signature, signed.as_bytes())
        };
        let verified = certificates.iter().any(|certificate| made_by(certificate).unwrap_or(false));
        if verified { Ok(()) } else { Err(LogoutRefusal::Signature) }
    }
}

/// The raw value of a parameter that may appear once.
fn single<'a>(raw: &'a str, name: &str) -> Result<Option<&'a str>, LogoutRefusal> {
    let mut values = raw
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value);
    let first = values.next();
    if values.next().is_some() { Err(LogoutRefusal::Parameters) } else { Ok(first) }
}

fn decoded(raw: &str) -> String {
    form_urlencoded::parse(format!("v={raw}").as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
