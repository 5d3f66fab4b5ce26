//! Keys: one master key in use, older ones still readable, and a data key of its own per file.

use std::{collections::BTreeMap, fmt};

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::store::ObjectKey;

const NONCE_LEN: usize = 12;
const KEY_LEN: usize = 32;
/// Begins the associated data of a wrapped key, so that nothing else can be taken for one.
const WRAP_CONTEXT: &str = "sportello/document-key/1";

/// A secret of 256 bits, wiped when dropped and never printed.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<[u8; KEY_LEN]>);

impl SecretKey {
    /// Takes the bytes over.
    pub fn new(bytes: [u8; KEY_LEN]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(&(*self.0).into())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(hidden)")
    }
}

/// The ring of master keys: new files use the current one, old files find theirs by its name.
///
/// To rotate: make the new key current, keep the old one here, let a job call
/// [`MasterKeys::rewrap`] for every stored document, then drop the old one.
#[derive(Debug, Clone)]
pub struct MasterKeys {
    current: String,
    keys: BTreeMap<String, SecretKey>,
}

impl MasterKeys {
    /// A ring with one key. The name is stored beside every document, so it must stay the same.
    pub fn new(name: impl Into<String>, key: [u8; KEY_LEN]) -> Self {
        let current = name.into();
        let keys = BTreeMap::from([(current.clone(), SecretKey::new(key))]);
        Self { current, keys }
    }

    /// Adds a key that is no longer used for new files. The current one is never replaced.
    #[must_use]
    pub fn with_older(mut self, name: impl Into<String>, key: [u8; KEY_LEN]) -> Self {
        self.keys.entry(name.into()).or_insert_with(|| SecretKey::new(key));
        self
    }

    /// The name of the key used for new files.
    pub fn current(&self) -> &str {
        &self.current
    }

    /// Wraps a data key under the current master key, bound to one object.
    pub(crate) fn wrap(
        &self,
        key: &SecretKey,
        object: &ObjectKey,
        nonce: [u8; NONCE_LEN],
    ) -> Result<WrappedKey, KeyError> {
        let sealed = self
            .cipher(&self.current)?
            .encrypt(
                &Nonce::from(nonce),
                Payload { msg: key.0.as_slice(), aad: &wrap_context(&self.current, object) },
            )
            .map_err(|_| KeyError::Damaged)?;
        let bytes = [nonce.as_slice(), &sealed].concat();
        Ok(WrappedKey { master: self.current.clone(), bytes })
    }

    /// Opens a wrapped data key; fails if it was changed or belongs to another object.
    pub(crate) fn unwrap(&self, wrapped: &WrappedKey, object: &ObjectKey) -> Result<SecretKey, KeyError> {
        let (nonce, sealed) = wrapped.bytes.split_first_chunk::<NONCE_LEN>().ok_or(KeyError::Damaged)?;
        let plain = self
            .cipher(&wrapped.master)?
            .decrypt(
                &Nonce::from(*nonce),
                Payload { msg: sealed, aad: &wrap_context(&wrapped.master, object) },
            )
            .map_err(|_| KeyError::Damaged)?;
        let plain = Zeroizing::new(plain);
        let bytes = plain.as_slice().try_into().map_err(|_| KeyError::Damaged)?;
        Ok(SecretKey::new(bytes))
    }

    /// The same data key under the current master key; `nonce` must be fresh random bytes.
    /// Only the row in the database changes, the object stays as it is.
    pub fn rewrap(
        &self,
        wrapped: &WrappedKey,
        object: &ObjectKey,
        nonce: [u8; NONCE_LEN],
    ) -> Result<WrappedKey, KeyError> {
        self.wrap(&self.unwrap(wrapped, object)?, object, nonce)
    }

    fn cipher(&self, name: &str) -> Result<Aes256Gcm, KeyError> {
        let key = self.keys.get(name);
        key.map(SecretKey::cipher).ok_or_else(|| KeyError::Unknown { master: name.to_owned() })
    }
}

/// A data key as the database keeps it: useless without the master key that it names.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrappedKey {
    /// The name of the master key.
    pub master: String,
    /// Nonce, sealed key and tag.
    #[serde(with = "hex::serde")]
    pub bytes: Vec<u8>,
}

impl fmt::Debug for WrappedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WrappedKey(under {})", self.master)
    }
}

/// Why a data key cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The ring lacks this master key.
    #[error("the master key {master} is not configured")]
    Unknown {
        /// Its name.
        master: String,
    },
    /// The wrapped key was changed, or is of another object.
    #[error("the wrapped key does not open")]
    Damaged,
}

fn wrap_context(master: &str, object: &ObjectKey) -> Vec<u8> {
    [WRAP_CONTEXT, master, object.as_str()].join("\0").into_bytes()
}

/// Everything random that one file needs, drawn before the work starts.
///
/// Never use a seed twice: [`DocumentStore::put`](crate::store::DocumentStore::put) takes it away.
#[derive(Debug)]
pub struct FileSeed {
    pub(crate) object: [u8; 16],
    pub(crate) key: SecretKey,
    pub(crate) wrap_nonce: [u8; NONCE_LEN],
    pub(crate) prefix: [u8; 7],
}

impl FileSeed {
    /// Draws from a cryptographic generator: `fill` must fill the whole slice with fresh bytes.
    pub fn draw(mut fill: impl FnMut(&mut [u8])) -> Self {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        let (mut object, mut wrap_nonce, mut prefix) = ([0; 16], [0; NONCE_LEN], [0; 7]);
        fill(key.as_mut_slice());
        fill(&mut object);
        fill(&mut wrap_nonce);
        fill(&mut prefix);
        Self { object, key: SecretKey(key), wrap_nonce, prefix }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(byte: u8) -> ObjectKey {
        ObjectKey::from_random([byte; 16])
    }

    #[test]
    fn a_wrapped_key_opens_only_for_its_object_and_with_its_master() {
        let ring = MasterKeys::new("2026", [1; 32]);
        let wrapped = ring.wrap(&SecretKey::new([9; 32]), &object(1), [3; 12]).unwrap();
        assert_eq!(*ring.unwrap(&wrapped, &object(1)).unwrap().0, [9; 32]);
        assert_eq!(ring.unwrap(&wrapped, &object(2)).unwrap_err(), KeyError::Damaged);
        let other = MasterKeys::new("2026", [2; 32]);
        assert_eq!(other.unwrap(&wrapped, &object(1)).unwrap_err(), KeyError::Damaged);
        let unknown = MasterKeys::new("2027", [1; 32]).unwrap(&wrapped, &object(1));
        assert_eq!(unknown.unwrap_err(), KeyError::Unknown { master: "2026".into() });
    }

    #[test]
    fn rotation_keeps_old_files_readable() {
        let old = MasterKeys::new("2026", [1; 32]);
        let wrapped = old.wrap(&SecretKey::new([9; 32]), &object(1), [3; 12]).unwrap();
        let ring = MasterKeys::new("2027", [2; 32]).with_older("2026", [1; 32]);
        let renewed = ring.rewrap(&wrapped, &object(1), [4; 12]).unwrap();
        assert_eq!(renewed.master, "2027");
        let only_new = MasterKeys::new("2027", [2; 32]);
        assert_eq!(*only_new.unwrap(&renewed, &object(1)).unwrap().0, [9; 32]);
    }

    #[test]
    fn printing_shows_no_secret() {
        let ring = MasterKeys::new("2026", [0xAB; 32]);
        let seed = FileSeed::draw(|bytes| bytes.fill(0xAB));
        let text = format!("{ring:?} {:?}", seed.key).to_lowercase();
        assert!(!text.contains("171") && !text.contains("abab"), "{text}");
    }
}
