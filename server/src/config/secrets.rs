//! The keys themselves, apart from the configuration so that it can be printed.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use backend::register::RegisterKeys;
use chrono::{DateTime, Utc};
use documents::MasterKeys;
use openssl::x509::X509;
use serde::Deserialize;

use super::{
    CieFiles, Config, cie, demo,
    problem::{Problem, Problems},
    read_file, unreadable,
};
use crate::outside::Random;

/// All keys of the program.
#[derive(Clone)]
pub struct Secrets {
    /// Master keys of the stored documents.
    pub documents: MasterKeys,
    /// For the tokens of forms.
    pub session: [u8; 32],
    /// For the register of transactions, and for what providers granted.
    pub register: RegisterKeys,
    /// Of the SPID service provider.
    pub spid: SpidKey,
    /// Of the municipalities that the portal serves as aggregator, in their order.
    pub municipalities: Vec<SpidKey>,
    /// Of the federation of CIE, where it is set up.
    pub cie: Option<CieFiles>,
    /// The token of the gateway of text messages, where there is one.
    pub sms: Option<String>,
}

/// Key and certificates of the service provider, PEM.
#[derive(Clone)]
pub struct SpidKey {
    /// Private key.
    pub key_pem: String,
    /// Its certificate.
    pub certificate_pem: String,
    /// Certificate of the key that will follow.
    pub next_certificate_pem: Option<String>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(hidden)")
    }
}

impl fmt::Debug for SpidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SpidKey(hidden)")
    }
}

/// The file of keys. Each key may come from the environment instead.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    documents: Option<String>,
    session: Option<String>,
    register: Option<String>,
}

impl Secrets {
    /// Reads every key. The demo makes missing ones first.
    ///
    /// # Errors
    /// With every problem at once. No key is ever part of one.
    pub fn load(config: &Config, now: DateTime<Utc>, random: &Random) -> Result<Self, Problems> {
        Self::load_drawing(config, now, random, &demo::drawn)
    }

    /// The same, where the demo's RSA keys are drawn like this: tests have theirs at hand.
    ///
    /// # Errors
    /// As [`Secrets::load`].
    pub fn load_drawing(
        config: &Config,
        now: DateTime<Utc>,
        random: &Random,
        draw: demo::Draw<'_>,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        if !config.is_production() {
            demo::make_missing(config, now, random, draw, &mut problems);
        }
        match read(config, &mut problems) {
            Some(secrets) if problems.is_empty() => Ok(secrets),
            _ => Err(problems),
        }
    }

    /// Reads the key of sessions and no other, and makes none: for a command that a mail server runs, whose user has no
    /// business with the rest. Where the key comes from the environment, the file is not opened.
    ///
    /// # Errors
    /// With what is wrong with it.
    pub fn session(config: &Config) -> Result<[u8; 32], Problems> {
        let mut problems = Problems::none();
        let file =
            if config.keys.session.is_some() { KeyFile::default() } else { key_file(config, &mut problems) };
        match session_key(config, &file, &mut problems) {
            Some(key) if problems.is_empty() => Ok(key),
            _ => Err(problems),
        }
    }
}

fn session_key(config: &Config, file: &KeyFile, problems: &mut Problems) -> Option<[u8; 32]> {
    let text = config.keys.session.as_ref().or(file.session.as_ref());
    present("keys.session", text, config, problems).and_then(|text| key("keys.session", text, problems))
}

/// Reads the keys only to see what is wrong; files that the demo makes are no problem yet.
pub(super) fn check(config: &Config, problems: &mut Problems) {
    let mut found = Problems::none();
    read(config, &mut found);
    let made_later = if config.is_production() { Vec::new() } else { demo::to_make(config) };
    let made_later: Vec<String> = made_later.into_iter().map(unreadable).collect();
    let is_there = |problem: &&Problem| !made_later.iter().any(|begins| problem.text.starts_with(begins));
    for Problem { about, text } in found.iter().filter(is_there) {
        problems.add(about, text.clone());
    }
}

fn read(config: &Config, problems: &mut Problems) -> Option<Secrets> {
    let file = key_file(config, problems);
    let keys = &config.keys;
    let ring = keys.documents.as_ref().or(file.documents.as_ref());
    let documents =
        present("keys.documents", ring, config, problems).and_then(|text| master_keys(text, problems));
    let session = session_key(config, &file, problems);
    let register = keys.register.as_ref().or(file.register.as_ref());
    let register =
        present("keys.register", register, config, problems).and_then(|text| register_keys(text, problems));
    let spid = spid_key(config, problems);
    let municipalities = municipality_keys(config, problems);
    let cie = cie::files(config, problems);
    let sms = sms_token(config, problems);
    Some(Secrets {
        documents: documents?,
        session: session?,
        register: register?,
        spid: spid?,
        municipalities: municipalities?,
        cie: cie?,
        sms: sms?,
    })
}

/// What stands in one line of letters, digits and signs. None inside where there is no gateway.
#[expect(clippy::option_option, reason = "a token that may be absent and may be wrong")]
fn sms_token(config: &Config, problems: &mut Problems) -> Option<Option<String>> {
    let Some(sms) = &config.sms else {
        return Some(None);
    };
    let text = read_file("sms.token_file", &sms.token_file, problems)?;
    let token = text.trim();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        problems.add("sms.token_file", "must hold the token of the gateway, and nothing else".into());
        return None;
    }
    Some(Some(token.to_owned()))
}

fn key_file(config: &Config, problems: &mut Problems) -> KeyFile {
    let keys = &config.keys;
    if keys.documents.is_some() && keys.session.is_some() && keys.register.is_some() {
        return KeyFile::default();
    }
    let Some(text) = read_file("keys.file", &keys.file, problems) else {
        return KeyFile::default();
    };
    refuse_demo("keys.file", &text, config, problems);
    toml::from_str(&text).unwrap_or_else(|_| {
        // The parser's own message could repeat a key.
        problems.add("keys.file", "is not TOML with the keys documents, session and register".into());
        KeyFile::default()
    })
}

fn present<'a>(
    name: &str,
    value: Option<&'a String>,
    config: &Config,
    problems: &mut Problems,
) -> Option<&'a String> {
    if value.is_none() && config.keys.file.exists() {
        problems.add(name, format!("is missing, in {} and in the environment", config.keys.file.display()));
    }
    value
}

/// `name:hex`, the one in use first, older ones after commas.
fn master_keys(text: &str, problems: &mut Problems) -> Option<MasterKeys> {
    let mut ring: Option<MasterKeys> = None;
    for part in text.split(',').map(str::trim) {
        let Some((name, value)) = part.split_once(':') else {
            problems.add("keys.documents", "must be name:key, where the key is 64 hexadecimal digits".into());
            return None;
        };
        let value = key("keys.documents", value, problems)?;
        ring = Some(match ring {
            None => MasterKeys::new(name, value),
            Some(ring) => ring.with_older(name, value),
        });
    }
    ring
}

/// `name:hex`, the one in use first, older ones after commas; a key alone is called `1`.
fn register_keys(text: &str, problems: &mut Problems) -> Option<RegisterKeys> {
    let mut ring: Option<RegisterKeys> = None;
    for part in text.split(',').map(str::trim) {
        let (name, value) = part.split_once(':').unwrap_or(("1", part));
        if name.is_empty() || name.len() > 40 || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            problems.add("keys.register", "must name its keys with letters and digits, like 2026:key".into());
            return None;
        }
        let value = key("keys.register", value, problems)?;
        ring = Some(match ring {
            None => RegisterKeys::new(name, value),
            Some(ring) => ring.with_older(name, value),
        });
    }
    ring
}

fn key(name: &str, text: &str, problems: &mut Problems) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let sound = hex::decode_to_slice(text.trim(), &mut bytes).is_ok() && bytes != [0; 32];
    if !sound {
        problems.add(name, "must be 64 hexadecimal digits (openssl rand -hex 32)".into());
    }
    sound.then_some(bytes)
}

fn spid_key(config: &Config, problems: &mut Problems) -> Option<SpidKey> {
    let spid = &config.spid;
    let files = [&spid.key_file, &spid.certificate_file];
    let next = [spid.next_key_file.as_ref(), spid.next_certificate_file.as_ref()];
    key_pair(config, "spid.", files, next, problems)
}

fn municipality_keys(config: &Config, problems: &mut Problems) -> Option<Vec<SpidKey>> {
    let all = config.spid.aggregation.iter().flat_map(|aggregation| &aggregation.municipalities);
    // Every file is read, whatever is wrong with another one.
    let read: Vec<_> = all
        .map(|one| {
            let files = [&one.key_file, &one.certificate_file];
            let table = format!("spid.{}.", one.key);
            let next = [one.next_key_file.as_ref(), one.next_certificate_file.as_ref()];
            key_pair(config, &table, files, next, problems)
        })
        .collect();
    read.into_iter().collect()
}

/// A private key with its certificate, and the pair that will follow.
fn key_pair(
    config: &Config,
    table: &str,
    [key_file, certificate_file]: [&PathBuf; 2],
    [next_key, next_certificate]: [Option<&PathBuf>; 2],
    problems: &mut Problems,
) -> Option<SpidKey> {
    let name = |key: &str| format!("{table}{key}");
    let key_pem = read_file(&name("key_file"), key_file, problems);
    let certificate_pem = read_file(&name("certificate_file"), certificate_file, problems);
    let next_certificate_pem =
        next_certificate.and_then(|path| read_file(&name("next_certificate_file"), path, problems));
    let follows =
        following((config, next_key.map(PathBuf::as_path), next_certificate_pem.as_deref()), table, problems);
    let (key_pem, certificate_pem) = (key_pem?, certificate_pem?);
    refuse_demo(&name("key_file"), &key_pem, config, problems);
    refuse_demo(&name("certificate_file"), &certificate_pem, config, problems);
    if let Err(error) = identity::saml::SigningKey::from_pem(&key_pem, &certificate_pem) {
        problems.add(&name("key_file"), error.to_string());
        return None;
    }
    follows?;
    Some(SpidKey { key_pem, certificate_pem, next_certificate_pem })
}

/// The pair that will follow is not used yet, but whoever makes a mistake hears it now.
fn following(
    (config, key, certificate): (&Config, Option<&Path>, Option<&str>),
    table: &str,
    problems: &mut Problems,
) -> Option<()> {
    let name = format!("{table}next_key_file");
    let key = match key {
        Some(path) => Some(read_file(&name, path, problems)?),
        None => None,
    };
    if let Some(key) = &key {
        refuse_demo(&name, key, config, problems);
    }
    let wrong = match (key, certificate) {
        (Some(key), Some(certificate)) => {
            let pair = identity::saml::SigningKey::from_pem(&key, certificate);
            pair.err().map(|error| (name, error.to_string()))
        }
        (None, Some(certificate)) if X509::from_pem(certificate.as_bytes()).is_err() => {
            Some((format!("{table}next_certificate_file"), "holds no certificate (PEM)".to_owned()))
        }
        _ => None,
    };
    let Some((name, text)) = wrong else { return Some(()) };
    problems.add(&name, text);
    None
}

/// Production takes no key that a demo made.
pub(super) fn refuse_demo(name: &str, text: &str, config: &Config, problems: &mut Problems) {
    if config.is_production() && text.contains(demo::DEMO_MARK) {
        problems.add(name, "is a key of the demo; make a key of your own for production".into());
    }
}
