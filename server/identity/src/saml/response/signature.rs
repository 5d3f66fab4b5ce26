//! Verification of signatures, and the copy of the document that holds only what was signed.

use samael::crypto::{AllowedSignatureAlgorithm, CertificateDer, Crypto, CryptoProvider as _, ReduceMode};

use super::super::errors::Refusal;

const ALLOWED: [AllowedSignatureAlgorithm; 3] = [
    AllowedSignatureAlgorithm::RsaSha256,
    AllowedSignatureAlgorithm::RsaSha384,
    AllowedSignatureAlgorithm::RsaSha512,
];

/// Verifies every signature with the pinned certificates (the certificate inside the message is
/// ignored) and returns the signed content alone, rooted at the outermost signed element.
///
/// Before: the shape was checked, so every signature is about its parent.
pub(crate) fn verified_copy(xml: &str, certificates: &[CertificateDer]) -> Result<String, Refusal> {
    if certificates.is_empty() {
        return Err(Refusal::Signature);
    }
    Crypto::reduce_xml_to_signed_with_allowed_algorithms(
        xml,
        certificates,
        ReduceMode::ValidateAndMarkNoAncestors,
        Some(&ALLOWED),
    )
    .map_err(|_| Refusal::Signature)
}
