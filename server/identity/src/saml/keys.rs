//! The service provider's own key and certificate.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openssl::cms::{CMSOptions, CmsContentInfo};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::sign::Signer;
use openssl::x509::X509;

/// RSA keys below this many bits are refused (Regole Tecniche: 2048).
pub(crate) const MIN_RSA_BITS: u32 = 2048;

/// Why a key or certificate cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyError {
    /// The private key is not readable PEM.
    #[error("the private key is not readable PEM")]
    UnreadableKey,
    /// The certificate is not readable PEM.
    #[error("the certificate is not readable PEM")]
    UnreadableCertificate,
    /// The key is not RSA, or shorter than 2048 bits.
    #[error("the key must be RSA of at least 2048 bits")]
    WeakKey,
    /// The certificate belongs to another key.
    #[error("the certificate does not belong to the private key")]
    Mismatch,
    /// The cryptographic library refused the operation.
    #[error("the cryptographic library refused to {0}")]
    Library(&'static str),
}

/// A private key with the certificate that tells others about it.
#[derive(Clone)]
pub struct SigningKey {
    key: PKey<Private>,
    key_der: Vec<u8>,
    certificate_der: Vec<u8>,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

impl SigningKey {
    /// Reads a key pair from PEM. Afterwards the two are known to belong together.
    pub fn from_pem(key_pem: &str, certificate_pem: &str) -> Result<Self, KeyError> {
        let key = PKey::private_key_from_pem(key_pem.as_bytes()).map_err(|_| KeyError::UnreadableKey)?;
        if key.rsa().is_err() || key.bits() < MIN_RSA_BITS {
            return Err(KeyError::WeakKey);
        }
        let certificate = read_certificate(certificate_pem)?;
        let public = certificate.public_key().map_err(|_| KeyError::UnreadableCertificate)?;
        if !public.public_eq(&key) {
            return Err(KeyError::Mismatch);
        }
        Ok(Self {
            key_der: key.private_key_to_der().map_err(|_| KeyError::Library("encode the key"))?,
            certificate_der: certificate.to_der().map_err(|_| KeyError::Library("encode the certificate"))?,
            key,
        })
    }

    /// The private key in DER, for the XML signer.
    pub(crate) fn key_der(&self) -> &[u8] {
        &self.key_der
    }

    /// The certificate as base64 of its DER, one line, the form of `ds:X509Certificate`.
    pub(crate) fn certificate_base64(&self) -> String {
        STANDARD.encode(&self.certificate_der)
    }

    /// A detached signature over a whole file, CMS (RFC 5652) in DER with this certificate inside:
    /// `openssl cms -verify -binary -inform DER -in FILE.p7s -content FILE -purpose any` checks it.
    pub fn sign_file(&self, bytes: &[u8]) -> Result<Vec<u8>, KeyError> {
        let certificate =
            X509::from_der(&self.certificate_der).map_err(|_| KeyError::UnreadableCertificate)?;
        let options = CMSOptions::DETACHED | CMSOptions::BINARY;
        CmsContentInfo::sign(Some(&certificate), Some(&self.key), None, Some(bytes), options)
            .and_then(|signed| signed.to_der())
            .map_err(|_| KeyError::Library("sign"))
    }

    /// RSA signature with SHA-256 over raw bytes (HTTP-Redirect binding).
    pub(crate) fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, KeyError> {
        Signer::new(MessageDigest::sha256(), &self.key)
            .and_then(|mut signer| signer.sign_oneshot_to_vec(bytes))
            .map_err(|_| KeyError::Library("sign"))
    }
}

/// Reads one certificate from PEM.
pub(crate) fn read_certificate(pem: &str) -> Result<X509, KeyError> {
    X509::from_pem(pem.as_bytes()).map_err(|_| KeyError::UnreadableCertificate)
}
