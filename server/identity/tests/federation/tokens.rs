//! Making tokens of every kind, the bad ones too.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::encrypt::Encrypter;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::{Padding, Rsa};
use openssl::sign::{RsaPssSaltlen, Signer};
use openssl::symm::{Cipher, encrypt};
use serde_json::{Value, json};

use crate::kept;

/// A key pair of somebody else.
#[derive(Clone)]
pub struct Key {
    pub kid: &'static str,
    pub key: PKey<Private>,
}

pub fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Key {
    pub fn new(kid: &'static str) -> Self {
        let pem = kept::key(&format!("federation-{kid}")).unwrap();
        Self { kid, key: PKey::private_key_from_pem(pem.as_bytes()).unwrap() }
    }

    pub fn pem(&self) -> String {
        String::from_utf8(self.key.private_key_to_pem_pkcs8().unwrap()).unwrap()
    }

    pub fn public(&self) -> Value {
        let rsa = self.key.rsa().unwrap();
        json!({ "kty": "RSA", "kid": self.kid, "use": "sig", "n": b64(rsa.n().to_vec()), "e": b64(rsa.e().to_vec()) })
    }

    /// A token signed as `alg` says, sound or not.
    pub fn sign(&self, typ: &str, alg: &str, claims: &Value) -> String {
        self.sign_with(&json!({ "alg": alg, "kid": self.kid, "typ": typ }), claims)
    }

    pub fn sign_with(&self, header: &Value, claims: &Value) -> String {
        let signed = format!("{}.{}", b64(header.to_string()), b64(claims.to_string()));
        let signature = match header["alg"].as_str().unwrap() {
            "none" => Vec::new(),
            // The classic confusion: the public key as a shared secret.
            "HS256" => {
                let secret = self.key.public_key_to_pem().unwrap();
                let key = PKey::hmac(&secret).unwrap();
                Signer::new(MessageDigest::sha256(), &key)
                    .unwrap()
                    .sign_oneshot_to_vec(signed.as_bytes())
                    .unwrap()
            }
            alg => self.rsa(alg, signed.as_bytes()),
        };
        format!("{signed}.{}", b64(signature))
    }

    fn rsa(&self, alg: &str, bytes: &[u8]) -> Vec<u8> {
        let digest = if alg == "RS512" { MessageDigest::sha512() } else { MessageDigest::sha256() };
        let mut signer = Signer::new(digest, &self.key).unwrap();
        if alg == "PS256" {
            signer.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
            signer.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH).unwrap();
        }
        signer.sign_oneshot_to_vec(bytes).unwrap()
    }
}

/// Encrypts to a key published as a JWK, as its two names say.
pub fn seal(jwk: &Value, alg: &str, enc: &str, content: &str) -> String {
    let number = |name: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(jwk[name].as_str().unwrap()).unwrap();
        openssl::bn::BigNum::from_slice(&bytes).unwrap()
    };
    let key = PKey::from_rsa(Rsa::from_public_components(number("n"), number("e")).unwrap()).unwrap();
    let header = b64(json!({ "alg": alg, "enc": enc, "kid": jwk["kid"], "cty": "JWT" }).to_string());
    let (length, cipher, digest) = match enc {
        "A256CBC-HS512" => (64, Cipher::aes_256_cbc(), MessageDigest::sha512()),
        _ => (32, Cipher::aes_128_cbc(), MessageDigest::sha256()),
    };
    let secret: Vec<u8> = (0..length).collect();
    let iv = [7; 16];
    let mut encrypter = Encrypter::new(&key).unwrap();
    if alg == "RSA1_5" {
        encrypter.set_rsa_padding(Padding::PKCS1).unwrap();
    } else {
        let oaep = if alg == "RSA-OAEP-256" { MessageDigest::sha256() } else { MessageDigest::sha1() };
        encrypter.set_rsa_padding(Padding::PKCS1_OAEP).unwrap();
        encrypter.set_rsa_oaep_md(oaep).unwrap();
        encrypter.set_rsa_mgf1_md(oaep).unwrap();
    }
    let mut wrapped = vec![0; encrypter.encrypt_len(&secret).unwrap()];
    let used = encrypter.encrypt(&secret, &mut wrapped).unwrap();
    wrapped.truncate(used);
    let (mac_key, cipher_key) = secret.split_at(secret.len() / 2);
    let text = encrypt(cipher, cipher_key, Some(&iv), content.as_bytes()).unwrap();
    let bits = (u64::try_from(header.len()).unwrap() * 8).to_be_bytes();
    let mac_key_pkey = PKey::hmac(mac_key).unwrap();
    let mut signer = Signer::new(digest, &mac_key_pkey).unwrap();
    for part in [header.as_bytes(), &iv, &text, &bits] {
        signer.update(part).unwrap();
    }
    let tag = signer.sign_to_vec().unwrap();
    let tag = &tag[..tag.len() / 2];
    format!("{header}.{}.{}.{}.{}", b64(wrapped), b64(iv), b64(text), b64(tag))
}
