//! The keys of the register: what seals a row, and what finds a person without naming them. What is kept for a while
//! beside it is sealed by the same ring, with keys of its own.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use domain::FiscalCode;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The keys by name: the first seals new rows, the others open old ones.
#[derive(Clone)]
pub struct RegisterKeys {
    first: Key,
    older: Vec<Key>,
}

/// One key of 32 random bytes, split into one for each purpose.
#[derive(Clone)]
struct Key {
    name: String,
    seal: [u8; 32],
    digest: [u8; 32],
    tokens: [u8; 32],
}

impl std::fmt::Debug for RegisterKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RegisterKeys({}, {} older)", self.first.name, self.older.len())
    }
}

/// What a digest is about, so that the digests of two things never meet.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    /// A person: codice fiscale without omocodia, or eIDAS identifier.
    Subject,
    /// The name of a login at the provider.
    Name,
    /// Of whom a municipal registry was asked: codice fiscale without omocodia.
    Asked,
}

impl RegisterKeys {
    /// A ring of one key: its name, which rows remember, and 32 random bytes.
    pub fn new(name: &str, bytes: [u8; 32]) -> Self {
        Self { first: Key::new(name, &bytes), older: Vec::new() }
    }

    /// The same ring with a key that sealed rows before.
    #[must_use]
    pub fn with_older(mut self, name: &str, bytes: [u8; 32]) -> Self {
        self.older.push(Key::new(name, &bytes));
        self
    }

    /// Name of the key that seals now.
    pub(crate) fn name(&self) -> &str {
        &self.first.name
    }

    /// Seals with the first key. `nonce` comes from the row's own random identifier, used once;
    /// `clear` is what stands beside it in the clear and may not be changed either.
    pub(super) fn seal(&self, nonce: [u8; 12], clear: &[u8], text: &[u8]) -> Option<Vec<u8>> {
        sealed(&self.first.seal, nonce, clear, text)
    }

    /// Seals tokens with the first key. `nonce` is used once; `place` says where they stand, and they open nowhere else.
    pub(crate) fn seal_tokens(&self, nonce: [u8; 12], place: &[u8], text: &[u8]) -> Option<Vec<u8>> {
        sealed(&self.first.tokens, nonce, place, text)
    }

    /// Opens the tokens that the key of that name sealed in that place.
    pub(crate) fn open_tokens(
        &self,
        name: &str,
        nonce: [u8; 12],
        place: &[u8],
        text: &[u8],
    ) -> Option<Vec<u8>> {
        opened(&self.find(name)?.tokens, nonce, place, text)
    }

    /// Whether a key of that name is in the ring.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Opens what the key of that name sealed; nothing if a single bit is not as it was.
    pub(super) fn open(&self, name: &str, nonce: [u8; 12], clear: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        opened(&self.find(name)?.seal, nonce, clear, sealed)
    }

    /// The digest that a new row gets.
    pub(super) fn digest(&self, about: About, text: &str) -> Option<Vec<u8>> {
        self.first.digest(about, text)
    }

    /// By what the audit log tells apart of whom a municipal registry was asked, without naming them: 32 hexadecimal
    /// digits. None only if the key does not serve, which its length excludes.
    pub(crate) fn asked(&self, code: &FiscalCode) -> Option<String> {
        let digest = self.digest(About::Asked, code.canonical().as_str())?;
        Some(hex::encode(digest.get(..16)?))
    }

    /// The digests that rows of any age may have.
    pub(super) fn digests(&self, about: About, text: &str) -> Vec<Vec<u8>> {
        self.ring().filter_map(|key| key.digest(about, text)).collect()
    }

    fn find(&self, name: &str) -> Option<&Key> {
        self.ring().find(|key| key.name == name)
    }

    fn ring(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.first).chain(&self.older)
    }
}

impl Key {
    fn new(name: &str, bytes: &[u8; 32]) -> Self {
        Self {
            name: name.to_owned(),
            seal: derived(bytes, b"sportello register: seal"),
            digest: derived(bytes, b"sportello register: digest"),
            tokens: derived(bytes, b"sportello register: tokens"),
        }
    }

    fn digest(&self, about: About, text: &str) -> Option<Vec<u8>> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.digest).ok()?;
        mac.update(match about {
            About::Subject => b"subject\0",
            About::Name => b"name\0",
            About::Asked => b"asked\0",
        });
        mac.update(text.as_bytes());
        Some(mac.finalize().into_bytes().to_vec())
    }
}

fn sealed(key: &[u8; 32], nonce: [u8; 12], clear: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let cipher = <Aes256Gcm as KeyInit>::new_from_slice(key).ok()?;
    cipher.encrypt(&nonce.into(), Payload { msg: text, aad: clear }).ok()
}

fn opened(key: &[u8; 32], nonce: [u8; 12], clear: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let cipher = <Aes256Gcm as KeyInit>::new_from_slice(key).ok()?;
    cipher.decrypt(&nonce.into(), Payload { msg: sealed, aad: clear }).ok()
}

/// A key for one purpose (HMAC-SHA-256 as the expanding half of HKDF).
fn derived(bytes: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length, so there is always a result.
    <Hmac<Sha256> as KeyInit>::new_from_slice(bytes).map_or([0; 32], |mut mac| {
        mac.update(purpose);
        mac.update(&[1]);
        mac.finalize().into_bytes().into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_with_its_key_and_only_whole() {
        let old = RegisterKeys::new("2025", [1; 32]);
        let sealed = old.seal([7; 12], b"clear", b"text").unwrap();
        let ring = RegisterKeys::new("2026", [2; 32]).with_older("2025", [1; 32]);
        assert_eq!(ring.open("2025", [7; 12], b"clear", &sealed).unwrap(), b"text");
        assert_eq!(ring.open("2026", [7; 12], b"clear", &sealed), None);
        assert_eq!(ring.open("2025", [7; 12], b"other", &sealed), None);
        assert_eq!(ring.open("2025", [8; 12], b"clear", &sealed), None);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(ring.open("2025", [7; 12], b"clear", &changed), None, "{place}");
        }
        assert!(!format!("{ring:?}").contains('['), "no key is shown");
    }

    #[test]
    fn tokens_open_with_their_key_in_their_place_and_are_no_row_of_the_register() {
        let old = RegisterKeys::new("2025", [1; 32]);
        let sealed = old.seal_tokens([7; 12], b"here", b"token").unwrap();
        let ring = RegisterKeys::new("2026", [2; 32]).with_older("2025", [1; 32]);
        assert_eq!(ring.open_tokens("2025", [7; 12], b"here", &sealed).unwrap(), b"token");
        assert_eq!(ring.open_tokens("2025", [7; 12], b"there", &sealed), None);
        assert_eq!(ring.open_tokens("2026", [7; 12], b"here", &sealed), None);
        assert_eq!(ring.open("2025", [7; 12], b"here", &sealed), None);
    }

    #[test]
    fn digests_differ_by_key_and_by_what_they_are_about() {
        let ring = RegisterKeys::new("2026", [2; 32]).with_older("2025", [1; 32]);
        let digests = ring.digests(About::Subject, "FRRGLI88C54M990P");
        assert_eq!(digests.len(), 2);
        assert_ne!(digests[0], digests[1]);
        assert_eq!(ring.digest(About::Subject, "FRRGLI88C54M990P").as_ref(), digests.first());
        assert_ne!(ring.digest(About::Name, "FRRGLI88C54M990P").as_ref(), digests.first());
        let asked = ring.asked(&"FRRGLI88C54M990P".parse().unwrap()).unwrap();
        assert_eq!(asked.len(), 32);
        assert!(!digests.iter().any(|digest| hex::encode(digest).starts_with(&asked)));
    }
}
