//! Signatures that we put on our own messages.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use samael::crypto::{Crypto, CryptoProvider as _};
use url::Url;
use url::form_urlencoded::byte_serialize;

use super::keys::SigningKey;
use super::xml::{DS, ENVELOPED, EXC_C14N, RSA_SHA256, SHA256};

/// Why a message could not be signed or addressed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SignError {
    /// The XML signer refused.
    #[error("the message could not be signed")]
    Signer,
    /// The message could not be compressed.
    #[error("the message could not be compressed")]
    Compression,
    /// The address of the other party is not an address.
    #[error("the address of the other party is not a valid address")]
    Address,
}

/// An empty signature over the element with that ID, to be put inside it and filled by
/// [`sign_xml`].
pub(crate) fn template(id: &str, key: &SigningKey) -> String {
    let certificate = key.certificate_base64();
    format!(
        concat!(
            r#"<ds:Signature xmlns:ds="{ds}"><ds:SignedInfo>"#,
            r#"<ds:CanonicalizationMethod Algorithm="{c14n}"/>"#,
            r#"<ds:SignatureMethod Algorithm="{signature}"/>"#,
            r##"<ds:Reference URI="#{id}"><ds:Transforms>"##,
            r#"<ds:Transform Algorithm="{enveloped}"/><ds:Transform Algorithm="{c14n}"/></ds:Transforms>"#,
            r#"<ds:DigestMethod Algorithm="{digest}"/><ds:DigestValue></ds:DigestValue></ds:Reference>"#,
            "</ds:SignedInfo><ds:SignatureValue></ds:SignatureValue>",
            "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>",
            "</ds:Signature>",
        ),
        ds = DS,
        c14n = EXC_C14N,
        signature = RSA_SHA256,
        id = id,
        enveloped = ENVELOPED,
        digest = SHA256,
        certificate = certificate,
    )
}

/// Fills the first signature template of the document.
pub(crate) fn sign_xml(xml: &str, key: &SigningKey) -> Result<String, SignError> {
    Crypto::sign_xml(xml, key.key_der()).map_err(|_| SignError::Signer)
}

/// The address of an HTTP-Redirect message: the parameters in the order fixed by SAML, the
/// signature over exactly the bytes that travel.
pub(crate) fn redirect(
    location: &str,
    parameter: &'static str,
    xml: &str,
    relay_state: Option<&str>,
    key: &SigningKey,
) -> Result<Url, SignError> {
    let mut query = format!("{parameter}={}", percent(&deflate(xml)?));
    if let Some(state) = relay_state {
        query.push_str("&RelayState=");
        query.push_str(&percent(state));
    }
    query.push_str("&SigAlg=");
    query.push_str(&percent(RSA_SHA256));
    let signature = key.sign(query.as_bytes()).map_err(|_| SignError::Signer)?;
    let separator = if location.contains('?') { '&' } else { '?' };
    let signature = percent(&STANDARD.encode(signature));
    Url::parse(&format!("{location}{separator}{query}&Signature={signature}")).map_err(|_| SignError::Address)
}

fn percent(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

fn deflate(xml: &str) -> Result<String, SignError> {
    use std::io::Write as _;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(xml.as_bytes()).map_err(|_| SignError::Compression)?;
    let bytes = encoder.finish().map_err(|_| SignError::Compression)?;
    Ok(STANDARD.encode(bytes))
}
