//! Verification of signatures, and the text that was signed.

use samael::crypto::{AllowedSignatureAlgorithm, CertificateDer, Crypto, CryptoProvider as _, ReduceMode};

use super::super::errors::Refusal;

const ALLOWED: [AllowedSignatureAlgorithm; 3] = [
    AllowedSignatureAlgorithm::RsaSha256,
    AllowedSignatureAlgorithm::RsaSha384,
    AllowedSignatureAlgorithm::RsaSha512,
];

/// Verifies every signature with the pinned certificates (the certificate inside the message is
/// ignored) and returns the outermost signed element: the very bytes that its digest was computed
/// from, without its own signature. Nothing is looked up in the received document again, which is
/// both the strictest reading and half the time of marking what was signed in it.
///
/// Before: the shape was checked, so every signature is about its parent and has one reference, and
/// where there are two signatures one of them is about the response.
pub(crate) fn verified_copy(xml: &str, certificates: &[CertificateDer]) -> Result<String, Refusal> {
    if certificates.is_empty() {
        return Err(Refusal::Signature);
    }
    Crypto::reduce_xml_to_signed_with_allowed_algorithms(
        xml,
        certificates,
        ReduceMode::PreDigest,
        Some(&ALLOWED),
    )
    .map_err(|_| Refusal::Signature)
}
