//! Encrypted tokens: RSA-OAEP for the key, AES-CBC with HMAC for the content (RFC 7518 § 4.3, § 5.2).

use openssl::encrypt::Decrypter;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Padding;
use openssl::sign::Signer;
use openssl::symm::{Cipher, decrypt as decrypt_symmetric};
use serde::Deserialize;
use serde_json::Value;

use super::{JoseError, OwnKey, decode};

#[derive(Deserialize)]
struct Header {
    alg: String,
    enc: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    zip: Option<Value>,
    #[serde(default)]
    crit: Option<Value>,
}

/// How the content is encrypted: half of the key authenticates, half encrypts.
struct Content {
    key_bytes: usize,
    cipher: Cipher,
    digest: MessageDigest,
}

impl Content {
    fn from_name(name: &str) -> Result<Self, JoseError> {
        match name {
            "A128CBC-HS256" => {
                Ok(Self { key_bytes: 32, cipher: Cipher::aes_128_cbc(), digest: MessageDigest::sha256() })
            }
            "A256CBC-HS512" => {
                Ok(Self { key_bytes: 64, cipher: Cipher::aes_256_cbc(), digest: MessageDigest::sha512() })
            }
            _ => Err(JoseError::Algorithm),
        }
    }

    /// Authenticates everything before a byte is decrypted.
    fn open(
        &self,
        key: &[u8],
        iv: &[u8],
        content: &[u8],
        aad: &[u8],
        tag: &[u8],
    ) -> Result<Vec<u8>, JoseError> {
        if key.len() != self.key_bytes || iv.len() != 16 {
            return Err(JoseError::Decryption);
        }
        let (mac_key, cipher_key) = key.split_at(self.key_bytes / 2);
        let bits = u64::try_from(aad.len()).unwrap_or(u64::MAX).saturating_mul(8).to_be_bytes();
        let expected = mac(self.digest, mac_key, &[aad, iv, content, &bits])?;
        let (expected, _) = expected.split_at(self.key_bytes / 2);
        if tag.len() != expected.len() || !openssl::memcmp::eq(tag, expected) {
            return Err(JoseError::Decryption);
        }
        decrypt_symmetric(self.cipher, cipher_key, Some(iv), content).map_err(|_| JoseError::Decryption)
    }
}

fn mac(digest: MessageDigest, key: &[u8], parts: &[&[u8]]) -> Result<Vec<u8>, JoseError> {
    let make = || {
        let key = PKey::hmac(key)?;
        let mut signer = Signer::new(digest, &key)?;
        for part in parts {
            signer.update(part)?;
        }
        signer.sign_to_vec()
    };
    make().map_err(|_| JoseError::Decryption)
}

/// Decrypts a compact token with the one of our keys that it names. Compressed content is refused,
/// and so is every algorithm but those of the federation. All failures look the same.
pub fn decrypt(token: &str, keys: &[&OwnKey]) -> Result<String, JoseError> {
    let parts: Vec<&str> = token.trim().split('.').collect();
    let [header_text, key, iv, content, tag] = parts.as_slice() else {
        return Err(JoseError::Unreadable);
    };
    let header: Header = serde_json::from_slice(&decode(header_text)?).map_err(|_| JoseError::Unreadable)?;
    if header.crit.is_some() || header.zip.is_some() {
        return Err(JoseError::Critical);
    }
    let digest = match header.alg.as_str() {
        "RSA-OAEP" => MessageDigest::sha1(),
        "RSA-OAEP-256" => MessageDigest::sha256(),
        _ => return Err(JoseError::Algorithm),
    };
    let how = Content::from_name(&header.enc)?;
    let own = match &header.kid {
        Some(kid) => keys.iter().find(|own| own.kid() == kid),
        None => keys.first(),
    };
    let own = own.filter(|own| own.decrypts()).ok_or(JoseError::UnknownKey)?;
    let key = unwrap(own, digest, &decode(key)?)?;
    let plain = how.open(&key, &decode(iv)?, &decode(content)?, header_text.as_bytes(), &decode(tag)?)?;
    String::from_utf8(plain).map_err(|_| JoseError::Unreadable)
}

fn unwrap(own: &OwnKey, digest: MessageDigest, wrapped: &[u8]) -> Result<Vec<u8>, JoseError> {
    let open = || {
        let mut decrypter = Decrypter::new(own.private())?;
        decrypter.set_rsa_padding(Padding::PKCS1_OAEP)?;
        decrypter.set_rsa_oaep_md(digest)?;
        decrypter.set_rsa_mgf1_md(digest)?;
        let mut key = vec![0; decrypter.decrypt_len(wrapped)?];
        let length = decrypter.decrypt(wrapped, &mut key)?;
        key.truncate(length);
        Ok::<_, openssl::error::ErrorStack>(key)
    };
    open().map_err(|_| JoseError::Decryption)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }

    /// RFC 7518, appendix B.1.
    #[test]
    fn the_example_of_the_standard_opens_and_nothing_else_does() {
        let key: Vec<u8> = (0..32).collect();
        let iv = bytes("1af38c2dc2b96ffdd86694092341bc04");
        let content = bytes(
            "c80edfa32ddf39d5ef00c0b468834279a2e46a1b8049f792f76bfe54b903a9c9
             a94ac9b47ad2655c5f10f9aef71427e2fc6f9b3f399a221489f16362c7032336
             09d45ac69864e3321cf82935ac4096c86e133314c54019e8ca7980dfa4b9cf1b
             384c486f3a54c51078158ee5d79de59fbd34d848b3d69550a67646344427ade5
             4b8851ffb598f7f80074b9473c82e2db",
        );
        let aad = "The second principle of Auguste Kerckhoffs".as_bytes();
        let tag = bytes("652c3fa36b0a7c5b3219fab3a30bc1c4");
        let how = Content::from_name("A128CBC-HS256").unwrap();
        let plain = how.open(&key, &iv, &content, aad, &tag).unwrap();
        assert!(plain.starts_with(b"A cipher system must not be required to be secret"));
        for (at, part) in [&iv, &content, &tag].into_iter().enumerate() {
            let mut changed = part.clone();
            changed[3] ^= 1;
            let mut parts = [iv.clone(), content.clone(), tag.clone()];
            parts[at] = changed;
            let opened = how.open(&key, &parts[0], &parts[1], aad, &parts[2]);
            assert_eq!(opened, Err(JoseError::Decryption));
        }
        assert_eq!(how.open(&key, &iv, &content, b"other", &tag), Err(JoseError::Decryption));
        assert_eq!(how.open(&key, &iv, &content, aad, &tag[..8]), Err(JoseError::Decryption));
    }
}
