//! Our own keys.

use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::sha::sha256;
use serde_json::{Value, json};

use super::{Algorithm, JoseError, Jwk, encode};

/// RSA keys below this many bits are refused.
const MIN_RSA_BITS: u32 = 2048;

/// Why one of our keys cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OwnKeyError {
    /// Not a readable private key.
    #[error("is not a readable private key (PEM)")]
    Unreadable,
    /// Neither RSA of enough bits nor P-256.
    #[error("must be RSA of at least 2048 bits, or P-256")]
    Kind,
}

/// A private key of ours, and the name under which its public half is published.
#[derive(Clone)]
pub struct OwnKey {
    key: PKey<Private>,
    algorithm: Algorithm,
    public: Jwk,
}

impl std::fmt::Debug for OwnKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OwnKey({})", self.public.kid)
    }
}

impl OwnKey {
    /// Reads a private key: RSA signs with RS256, P-256 with ES256. Its name is its thumbprint
    /// (RFC 7638), so that the same key has the same name everywhere.
    pub fn from_pem(pem: &str) -> Result<Self, OwnKeyError> {
        let key = PKey::private_key_from_pem(pem.as_bytes()).map_err(|_| OwnKeyError::Unreadable)?;
        let (algorithm, mut public) = if let Ok(rsa) = key.rsa() {
            if key.bits() < MIN_RSA_BITS {
                return Err(OwnKeyError::Kind);
            }
            (Algorithm::Rs256, rsa_jwk(&rsa.n().to_vec(), &rsa.e().to_vec()))
        } else {
            (Algorithm::Es256, elliptic_jwk(&key).ok_or(OwnKeyError::Kind)?)
        };
        public.kid = thumbprint(&public);
        Ok(Self { key, algorithm, public })
    }

    /// Name of the key.
    pub fn kid(&self) -> &str {
        &self.public.kid
    }

    /// What it signs with.
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Whether others can encrypt to it.
    pub const fn decrypts(&self) -> bool {
        matches!(self.algorithm, Algorithm::Rs256)
    }

    /// Its public half, for signatures (`sig`) or encryption (`enc`).
    pub fn public(&self, purpose: &str) -> Jwk {
        Jwk { purpose: Some(purpose.to_owned()), ..self.public.clone() }
    }

    /// Signs what it is told as a token of that kind.
    pub fn sign(&self, typ: &str, claims: &Value) -> Result<String, JoseError> {
        let header = json!({ "alg": self.algorithm.name(), "kid": self.public.kid, "typ": typ });
        let signed = format!("{}.{}", encode(header.to_string()), encode(claims.to_string()));
        let signature = self.algorithm.sign(&self.key, signed.as_bytes())?;
        Ok(format!("{signed}.{}", encode(signature)))
    }

    pub(super) fn private(&self) -> &PKey<Private> {
        &self.key
    }
}

fn rsa_jwk(n: &[u8], e: &[u8]) -> Jwk {
    Jwk { n: Some(encode(n)), e: Some(encode(e)), ..empty("RSA") }
}

fn elliptic_jwk(key: &PKey<Private>) -> Option<Jwk> {
    let key = key.ec_key().ok()?;
    let group = key.group();
    if group.curve_name() != Some(Nid::X9_62_PRIME256V1) {
        return None;
    }
    let mut context = openssl::bn::BigNumContext::new().ok()?;
    let (mut x, mut y) = (openssl::bn::BigNum::new().ok()?, openssl::bn::BigNum::new().ok()?);
    key.public_key().affine_coordinates(group, &mut x, &mut y, &mut context).ok()?;
    Some(Jwk {
        crv: Some("P-256".to_owned()),
        x: Some(encode(x.to_vec_padded(32).ok()?)),
        y: Some(encode(y.to_vec_padded(32).ok()?)),
        ..empty("EC")
    })
}

fn empty(kty: &str) -> Jwk {
    Jwk {
        kid: String::new(),
        kty: kty.to_owned(),
        purpose: None,
        alg: None,
        n: None,
        e: None,
        crv: None,
        x: None,
        y: None,
    }
}

/// The members of RFC 7638 § 3.2 in the order of their names, hashed.
fn thumbprint(key: &Jwk) -> String {
    let of = |part: &Option<String>| part.clone().unwrap_or_default();
    let members = if key.kty == "EC" {
        format!(r#"{{"crv":"{}","kty":"EC","x":"{}","y":"{}"}}"#, of(&key.crv), of(&key.x), of(&key.y))
    } else {
        format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, of(&key.e), of(&key.n))
    };
    encode(sha256(members.as_bytes()))
}

/// The left half of the digest of a text, as `at_hash` has it (`OpenID` Connect Core § 3.1.3.6).
pub(crate) fn left_half(digest: MessageDigest, text: &str) -> Result<String, JoseError> {
    let whole = openssl::hash::hash(digest, text.as_bytes()).map_err(|_| JoseError::Key)?;
    let (left, _) = whole.split_at_checked(whole.len() / 2).ok_or(JoseError::Key)?;
    Ok(encode(left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_is_the_one_of_the_standard() {
        // RFC 7638 § 3.1.
        let n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        let key = Jwk { n: Some(n.to_owned()), e: Some("AQAB".to_owned()), ..empty("RSA") };
        assert_eq!(thumbprint(&key), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }
}
