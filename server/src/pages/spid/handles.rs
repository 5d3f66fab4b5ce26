//! By what a provider's name for a login is found again: keyed digests, so that the database knows
//! neither names nor sessions of providers.

use backend::sign_out::Handle;
use hmac::{Hmac, KeyInit, Mac};
use identity::saml::SamlSession;
use sha2::Sha256;

/// Makes the digests.
#[derive(Clone, Copy)]
pub(super) struct Handles([u8; 32]);

impl Handles {
    /// With this key.
    pub(super) const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// Of a login of ours.
    pub(super) fn of(self, session: &SamlSession) -> Handle {
        let index = session.session_index.as_deref();
        Handle {
            name: self.name(&session.idp, &session.name_id),
            index: index.map(|index| self.index(&session.idp, &session.name_id, index)),
            asked_by: session.sp.clone(),
        }
    }

    /// Of all sessions of that name.
    pub(super) fn name(self, idp: &str, name: &str) -> [u8; 32] {
        self.digest("name", &[idp, name])
    }

    /// Of one session of that name.
    pub(super) fn index(self, idp: &str, name: &str, index: &str) -> [u8; 32] {
        self.digest("index", &[idp, name, index])
    }

    /// The parts cannot run into each other: each is preceded by its length.
    fn digest(self, kind: &str, parts: &[&str]) -> [u8; 32] {
        // A key of 32 bytes is never refused; the whole key in the data keeps even that case apart.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return self.0;
        };
        mac.update(b"sportello/saml-session/1\0");
        mac.update(kind.as_bytes());
        for part in parts {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_indexes_do_not_run_into_each_other() {
        let handles = Handles::new([7; 32]);
        let all = [
            handles.name("https://a.example", "n"),
            handles.name("https://a.examplen", ""),
            handles.index("https://a.example", "n", "s"),
            handles.index("https://a.example", "ns", ""),
            Handles::new([8; 32]).name("https://a.example", "n"),
        ];
        let distinct: std::collections::BTreeSet<_> = all.into_iter().collect();
        assert_eq!(distinct.len(), all.len());
    }
}
