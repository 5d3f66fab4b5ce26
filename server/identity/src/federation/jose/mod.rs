//! Signed and encrypted tokens (RFC 7515 to 7519) with the algorithms of the Italian federations and
//! no others: `none` and shared-secret signatures cannot even be written down here.
//!
//! A library was looked at (josekit): it turns on `serde_json/preserve_order` for the whole program
//! and accepts far more than the federation allows. What is needed fits on these few pages, over
//! `OpenSSL`, which SAML links anyway.

mod jwe;
mod jwk;
mod jws;
mod own_key;

pub use jwe::decrypt;
pub use jwk::{Jwk, JwkSet};
pub use jws::{Algorithm, Header, Jws};
pub(super) use own_key::left_half;
pub use own_key::{OwnKey, OwnKeyError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Why a token is not to be believed. Says nothing of what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JoseError {
    /// It is not a compact token of the kind expected.
    #[error("the token cannot be read")]
    Unreadable,
    /// It uses an algorithm that is not allowed.
    #[error("the token uses an algorithm that is not allowed")]
    Algorithm,
    /// It demands extensions that we do not know.
    #[error("the token demands an extension that is not known")]
    Critical,
    /// It names a key that is not among those of its sender.
    #[error("the token names a key that its sender does not have")]
    UnknownKey,
    /// The key is not of the kind or the size that the algorithm needs.
    #[error("the key does not fit the algorithm or is weak")]
    Key,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
    /// It cannot be decrypted.
    #[error("the token cannot be decrypted")]
    Decryption,
}

/// Base64 as tokens use it.
pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Result<Vec<u8>, JoseError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| JoseError::Unreadable)
}
