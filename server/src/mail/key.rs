//! By what a mail of ours is known when it comes back.
//!
//! Every mail carries a mark, in its Message-ID and, where `mail.bounce_address` is set, in the address that it comes
//! back to: the number of the mail and a keyed digest of it. Whoever got the mail has its mark; nobody can make the
//! mark of another one, and so nobody can say of others' mails that they failed. When the key of the forms
//! (`keys.session`) changes, what still comes back of older mails is passed over.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// Bytes of the number.
const NUMBER: usize = 16;
/// Bytes of the digest: a try costs a whole mail, so 80 bits are more than anybody can try.
const TAG: usize = 10;
/// Letters of a mark. They are hexadecimal: some mail servers write addresses in small letters.
const LETTERS: usize = 2 * (NUMBER + TAG);
/// What is left for a name before the mark: 64 letters may stand before the @ (RFC 5321 §4.5.3.1.1), one is the +.
pub const LONGEST_BOUNCE_NAME: usize = 64 - 1 - LETTERS;

/// The key that marks are made with.
#[derive(Clone, Copy)]
pub struct MailKey([u8; 32]);

impl fmt::Debug for MailKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailKey(hidden)")
    }
}

impl MailKey {
    /// With these bytes, which may serve other purposes too: every digest names its own.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The mark of a mail. None only if the key does not serve, which its length excludes.
    pub fn mark(&self, mail: Uuid) -> Option<String> {
        let digest = self.mac(mail)?.finalize().into_bytes();
        let tag = digest.first_chunk::<TAG>()?;
        Some(format!("{}{}", hex::encode(mail.as_bytes()), hex::encode(tag)))
    }

    /// The mail whose mark stands somewhere in a text; takes as long for every digest.
    pub fn find(&self, text: &str) -> Option<Uuid> {
        let runs = text.split(|c: char| !c.is_ascii_hexdigit());
        runs.filter(|run| run.len() == LETTERS).find_map(|run| self.verified(run))
    }

    fn verified(&self, mark: &str) -> Option<Uuid> {
        let mut bytes = [0; NUMBER + TAG];
        hex::decode_to_slice(mark, &mut bytes).ok()?;
        let (number, tag) = bytes.split_first_chunk::<NUMBER>()?;
        let mail = Uuid::from_bytes(*number);
        self.mac(mail)?.verify_truncated_left(tag).ok()?;
        Some(mail)
    }

    fn mac(&self, mail: Uuid) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(b"sportello/mail/1\0");
        mac.update(mail.as_bytes());
        Some(mac)
    }
}

#[cfg(test)]
mod tests {
    use backend::testing::new_id;

    use super::*;

    #[test]
    fn a_mark_leads_back_to_its_mail_wherever_it_stands() {
        let (key, mail) = (MailKey::new([7; 32]), new_id());
        let mark = key.mark(mail).unwrap();
        assert_eq!(mark.len(), LETTERS);
        for text in [
            format!("<{mark}@comune.example>"),
            format!("<rimbalzi+{mark}@comune.example>, altro@posta.example"),
            format!("rimbalzi+{}@COMUNE.EXAMPLE", mark.to_uppercase()),
            mark.clone(),
        ] {
            assert_eq!(key.find(&text), Some(mail), "{text}");
        }
    }

    #[test]
    fn nobody_makes_a_mark_without_the_key() {
        let (key, mail) = (MailKey::new([7; 32]), new_id());
        let mark = key.mark(mail).unwrap();
        let (number, tag) = mark.split_at(2 * NUMBER);
        let other = key.mark(new_id()).unwrap();
        for text in [
            String::new(),
            format!("<{mail}@comune.example>"),
            number.to_owned(),
            format!("{number}{}", "0".repeat(2 * TAG)),
            format!("{number}{}", other.split_at(2 * NUMBER).1),
            format!("{}{tag}", other.split_at(2 * NUMBER).0),
            format!("{mark}0"),
            mark.split_at(LETTERS - 2).0.to_owned(),
            MailKey::new([8; 32]).mark(mail).unwrap(),
        ] {
            assert_eq!(key.find(&text), None, "{text}");
        }
    }
}
