//! The secrets of a link: its token, its code, and what its one browser holds.
//!
//! The token is nowhere in the database: it is made of the link's identifier and a key, 256 bits that nobody guesses
//! without the key, so that the job that mails it can make it again. The row keeps its digest, and a keyed digest of
//! the code.

use std::{fmt, str::FromStr};

use domain::{
    Id,
    referral::outside::{Code, Link},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The key that links are made with.
#[derive(Clone)]
pub struct LinkKey([u8; 32]);

impl fmt::Debug for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkKey(hidden)")
    }
}

impl LinkKey {
    /// With these bytes, which may serve other purposes too: every digest names its own.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn mac(&self, purpose: &str, id: Id<Link>) -> Option<Hmac<Sha256>> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).ok()?;
        mac.update(purpose.as_bytes());
        mac.update(id.uuid().as_bytes());
        Some(mac)
    }

    /// The token of a link. None only if the key does not serve, which its length excludes.
    pub fn token(&self, id: Id<Link>) -> Option<Token> {
        Some(Token(self.mac("sportello/outside-link/1\0", id)?.finalize().into_bytes().into()))
    }

    fn code_mac(&self, id: Id<Link>, code: &Code) -> Option<Hmac<Sha256>> {
        let mut mac = self.mac("sportello/outside-code/1\0", id)?;
        mac.update(code.as_str().as_bytes());
        Some(mac)
    }

    /// What the row keeps of a code.
    pub(super) fn code_digest(&self, id: Id<Link>, code: &Code) -> Option<[u8; 32]> {
        Some(self.code_mac(id, code)?.finalize().into_bytes().into())
    }

    /// Whether this is the code that the digest is of; takes as long for every code.
    pub(super) fn fits(&self, id: Id<Link>, code: &Code, digest: &[u8]) -> bool {
        self.code_mac(id, code).is_some_and(|mac| mac.verify_slice(digest).is_ok())
    }
}

/// 256 bits that open something: in the address of a link, or in the cookie of the browser that opened it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// What stands in an address or a cookie is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a token has 64 hexadecimal digits")]
pub struct NotAToken;

impl Token {
    /// Of these random bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What the database keeps of it. Of 256 random bits a plain digest tells nothing, and comparing two digests tells
    /// nothing by its time: nobody chooses them.
    pub(super) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for Token {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotAToken)?;
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn tokens_and_codes_belong_to_their_link_and_key() {
        let (key, other) = (LinkKey::new([7; 32]), LinkKey::new([8; 32]));
        let (one, two) = (Id::<Link>::new(Uuid::from_u128(1)), Id::<Link>::new(Uuid::from_u128(2)));
        let token = key.token(one).unwrap();
        assert!(token != key.token(two).unwrap() && token != other.token(one).unwrap());
        assert_eq!(token.to_string().parse::<Token>(), Ok(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(hidden)");
        assert_eq!("ab".parse::<Token>(), Err(NotAToken));
        let (right, wrong) = (Code::drawn([1; 8]), Code::drawn([2; 8]));
        let digest = key.code_digest(one, &right).unwrap();
        assert!(key.fits(one, &right, &digest));
        assert!(!key.fits(one, &wrong, &digest) && !key.fits(two, &right, &digest));
        assert!(!other.fits(one, &right, &digest));
    }
}
