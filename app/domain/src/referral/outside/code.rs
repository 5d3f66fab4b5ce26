//! The code that is told apart from the link.

use std::{fmt, str::FromStr};

/// Letters and digits that nobody mistakes for one another on the phone: without I, O, 0 and 1.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Characters of a code.
const CODE_CHARS: usize = 8;

/// The code that is told apart from the link. It is shown once, and kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// What was typed cannot be a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has eight letters and digits")]
pub struct NotACode;

impl Code {
    /// The code of these random bytes: each is one of 32 characters, every one as likely.
    pub fn drawn(bytes: [u8; CODE_CHARS]) -> Self {
        let chars = bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(byte % 32)));
        Self(chars.map(|char| char::from(*char)).collect())
    }

    /// Without a gap, for digests.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is read out: `ABCD-EFGH`.
    pub fn told(&self) -> String {
        match self.0.split_at_checked(CODE_CHARS / 2) {
            Some((one, other)) => format!("{one}-{other}"),
            None => self.0.clone(),
        }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(hidden)")
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// Small letters, spaces and hyphens do not matter.
    fn from_str(typed: &str) -> Result<Self, NotACode> {
        let meant = typed.chars().filter(|char| !char.is_whitespace() && *char != '-');
        let code: String = meant.take(CODE_CHARS + 1).map(|char| char.to_ascii_uppercase()).collect();
        let fits = code.len() == CODE_CHARS && code.bytes().all(|byte| ALPHABET.contains(&byte));
        fits.then_some(Self(code)).ok_or(NotACode)
    }
}
