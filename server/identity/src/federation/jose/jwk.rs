//! Public keys of others.

use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Public};
use openssl::rsa::Rsa;
use serde::{Deserialize, Serialize};

use super::{Algorithm, JoseError, decode};

/// RSA keys below this many bits are refused.
const MIN_RSA_BITS: u32 = 2048;
/// Larger ones only cost time.
const MAX_RSA_BITS: u32 = 8192;

/// A public key (RFC 7517). Only what we can verify with is read; the rest is dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// Its name.
    #[serde(default)]
    pub kid: String,
    /// Kind of key: `RSA` or `EC`.
    pub kty: String,
    /// `sig` or `enc`, where it says so.
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The one algorithm it is for, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) n: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) e: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) crv: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) x: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) y: Option<String>,
}

impl Jwk {
    /// The key, checked to be one that may verify `algorithm`.
    pub(super) fn verifying(&self, algorithm: Algorithm) -> Result<PKey<Public>, JoseError> {
        let for_signatures = self.purpose.as_deref().is_none_or(|purpose| purpose == "sig");
        let for_this = self.alg.as_deref().is_none_or(|name| name == algorithm.name());
        if !for_signatures || !for_this || self.kty != algorithm.key_type() {
            return Err(JoseError::Key);
        }
        match algorithm {
            Algorithm::Es256 => self.elliptic(),
            Algorithm::Rs256 | Algorithm::Rs512 | Algorithm::Ps256 => self.rsa(),
        }
    }

    fn rsa(&self) -> Result<PKey<Public>, JoseError> {
        let (n, e) = (number(self.n.as_deref())?, number(self.e.as_deref())?);
        let key = Rsa::from_public_components(n, e).map_err(|_| JoseError::Key)?;
        let key = PKey::from_rsa(key).map_err(|_| JoseError::Key)?;
        if (MIN_RSA_BITS..=MAX_RSA_BITS).contains(&key.bits()) { Ok(key) } else { Err(JoseError::Key) }
    }

    fn elliptic(&self) -> Result<PKey<Public>, JoseError> {
        if self.crv.as_deref() != Some("P-256") {
            return Err(JoseError::Key);
        }
        let (x, y) = (number(self.x.as_deref())?, number(self.y.as_deref())?);
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).map_err(|_| JoseError::Key)?;
        // Refuses a point that is not on the curve.
        let key = EcKey::from_public_key_affine_coordinates(&group, &x, &y).map_err(|_| JoseError::Key)?;
        PKey::from_ec_key(key).map_err(|_| JoseError::Key)
    }
}

fn number(text: Option<&str>) -> Result<BigNum, JoseError> {
    let bytes = decode(text.ok_or(JoseError::Key)?)?;
    BigNum::from_slice(&bytes).map_err(|_| JoseError::Key)
}

/// The keys of one party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JwkSet {
    /// The keys, kinds that we do not know included.
    pub keys: Vec<Jwk>,
}

impl JwkSet {
    /// The key of that name. Names are compared exactly; none means no key.
    pub fn find(&self, kid: &str) -> Option<&Jwk> {
        self.keys.iter().find(|key| !kid.is_empty() && key.kid == kid)
    }
}
