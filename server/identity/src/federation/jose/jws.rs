//! Signed tokens.

use openssl::bn::BigNum;
use openssl::ecdsa::EcdsaSig;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKeyRef, Private, Public};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Signer, Verifier};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{JoseError, JwkSet, decode};

/// The signature algorithms of the federation: public-key only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA PKCS#1 v1.5 with SHA-256.
    Rs256,
    /// RSA PKCS#1 v1.5 with SHA-512.
    Rs512,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// RSA-PSS with SHA-256.
    Ps256,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Rs256, Self::Rs512, Self::Es256, Self::Ps256];

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Rs512 => "RS512",
            Self::Es256 => "ES256",
            Self::Ps256 => "PS256",
        }
    }

    pub(super) const fn key_type(self) -> &'static str {
        match self {
            Self::Es256 => "EC",
            Self::Rs256 | Self::Rs512 | Self::Ps256 => "RSA",
        }
    }

    /// The digest that it signs; `at_hash` is made with the same.
    pub fn digest(self) -> MessageDigest {
        match self {
            Self::Rs512 => MessageDigest::sha512(),
            Self::Rs256 | Self::Es256 | Self::Ps256 => MessageDigest::sha256(),
        }
    }

    fn from_name(name: &str) -> Result<Self, JoseError> {
        Self::ALL.into_iter().find(|one| one.name() == name).ok_or(JoseError::Algorithm)
    }

    /// Signs with a key known to be of its kind.
    pub(super) fn sign(self, key: &PKeyRef<Private>, bytes: &[u8]) -> Result<Vec<u8>, JoseError> {
        let sign = || {
            let mut signer = Signer::new(self.digest(), key)?;
            if self == Self::Ps256 {
                signer.set_rsa_padding(Padding::PKCS1_PSS)?;
                signer.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
            }
            signer.sign_oneshot_to_vec(bytes)
        };
        let signature = sign().map_err(|_| JoseError::Key)?;
        if self == Self::Es256 { raw_of_der(&signature) } else { Ok(signature) }
    }

    fn verify(self, key: &PKeyRef<Public>, bytes: &[u8], signature: &[u8]) -> Result<(), JoseError> {
        let der;
        let signature = if self == Self::Es256 {
            der = der_of_raw(signature)?;
            &der
        } else {
            signature
        };
        let verify = || {
            let mut verifier = Verifier::new(self.digest(), key)?;
            if self == Self::Ps256 {
                verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
                verifier.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
            }
            verifier.verify_oneshot(signature, bytes)
        };
        if verify().unwrap_or(false) { Ok(()) } else { Err(JoseError::Signature) }
    }
}

/// Tokens carry the two numbers of an ECDSA signature one after the other (RFC 7518 § 3.4).
fn raw_of_der(der: &[u8]) -> Result<Vec<u8>, JoseError> {
    let raw = || {
        let signature = EcdsaSig::from_der(der)?;
        Ok::<_, openssl::error::ErrorStack>([
            signature.r().to_vec_padded(32)?,
            signature.s().to_vec_padded(32)?,
        ])
    };
    raw().map(|halves| halves.concat()).map_err(|_| JoseError::Key)
}

fn der_of_raw(raw: &[u8]) -> Result<Vec<u8>, JoseError> {
    let (r, s) = raw.split_at_checked(32).filter(|(_, s)| s.len() == 32).ok_or(JoseError::Signature)?;
    let der = || EcdsaSig::from_private_components(BigNum::from_slice(r)?, BigNum::from_slice(s)?)?.to_der();
    der().map_err(|_| JoseError::Signature)
}

/// What a token says about itself. Not to be believed before the signature holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Header {
    /// Signature algorithm.
    pub alg: String,
    /// Name of the key.
    #[serde(default)]
    pub kid: String,
    /// Kind of token.
    #[serde(default)]
    pub typ: Option<String>,
    /// Extensions without which it must not be read.
    #[serde(default)]
    pub crit: Option<Value>,
}

/// A compact signed token, taken apart and not yet believed.
#[derive(Debug, Clone)]
pub struct Jws<'a> {
    signed: &'a str,
    /// Its header.
    pub header: Header,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl<'a> Jws<'a> {
    /// Takes a token apart.
    pub fn read(token: &'a str) -> Result<Self, JoseError> {
        let token = token.trim();
        let (signed, signature) = token.rsplit_once('.').ok_or(JoseError::Unreadable)?;
        let (header, payload) = signed.split_once('.').ok_or(JoseError::Unreadable)?;
        if payload.contains('.') {
            return Err(JoseError::Unreadable);
        }
        Ok(Self {
            signed,
            header: serde_json::from_slice(&decode(header)?).map_err(|_| JoseError::Unreadable)?,
            payload: decode(payload)?,
            signature: decode(signature)?,
        })
    }

    /// What it claims, before anything was verified: only to find out whose keys to ask for.
    pub fn unverified<T: DeserializeOwned>(&self) -> Result<T, JoseError> {
        serde_json::from_slice(&self.payload).map_err(|_| JoseError::Unreadable)
    }

    /// The allowed algorithm that it names.
    pub fn algorithm(&self) -> Result<Algorithm, JoseError> {
        Algorithm::from_name(&self.header.alg)
    }

    /// What it says, once the signature holds with the key of that name among these.
    pub fn verify<T: DeserializeOwned>(&self, keys: &JwkSet) -> Result<T, JoseError> {
        if self.header.crit.is_some() {
            return Err(JoseError::Critical);
        }
        let algorithm = self.algorithm()?;
        let key = keys.find(&self.header.kid).ok_or(JoseError::UnknownKey)?.verifying(algorithm)?;
        algorithm.verify(&key, self.signed.as_bytes(), &self.signature)?;
        self.unverified()
    }
}
