//! Keys of the demo: made once on the spot, marked so that production refuses them.

use std::{
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use domain::Lang;
use identity::saml::{CertificateSubject, KeyError, demo_certificate};
use openssl::{pkey::PKey, rsa::Rsa};

use super::{Body, Config, problem::Problems};
use crate::outside::Random;

/// Stands at the beginning of every file with a key of the demo.
pub const DEMO_MARK: &str = "# SPORTELLO DEMO: production refuses this file";

/// Where the keys of the demo are.
pub fn folder(var: &Path) -> PathBuf {
    var.join("demo-keys")
}

/// Draws the RSA key of this name, PEM; nothing when it cannot.
pub type Draw<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Makes the files that are missing. Existing ones are never touched.
pub fn make_missing(
    config: &Config,
    now: DateTime<Utc>,
    random: &Random,
    draw: Draw<'_>,
    problems: &mut Problems,
) {
    if !config.keys.file.exists() {
        let key = || hex::encode(random.bytes::<32>());
        let text = format!(
            "{DEMO_MARK}\ndocuments = \"demo:{}\"\nsession = \"{}\"\nregister = \"{}\"\n",
            key(),
            key(),
            key(),
        );
        write(&config.keys.file, &text, problems);
    }
    let (key_file, certificate_file) = (&config.spid.key_file, &config.spid.certificate_file);
    if !key_file.exists() && !certificate_file.exists() {
        let subject = CertificateSubject {
            common_name: config.spid.names.display_name.get(Lang::It).to_owned(),
            organization: config.spid.names.name.get(Lang::It).to_owned(),
            entity_id: config.entity_id(),
            ipa_code: match &config.spid.body {
                Body::Public { ipa_code } => ipa_code.clone(),
                Body::Private { .. } => String::from("demo"),
            },
            locality: config.spid.locality.clone(),
        };
        let serial = u64::from_be_bytes(random.bytes()) >> 1;
        let key = draw("spid").ok_or(KeyError::Library("make a key"));
        match key.and_then(|key| demo_certificate(&key, &subject, serial, now)) {
            Ok(made) => {
                write(key_file, &format!("{DEMO_MARK}\n{}", made.key_pem), problems);
                write(certificate_file, &format!("{DEMO_MARK}\n{}", made.certificate_pem), problems);
            }
            Err(error) => problems.add("spid.key_file", format!("cannot make a demo key: {error}")),
        }
    }
    for path in config.cie.iter().flat_map(super::Cie::key_files).filter(|path| !path.exists()) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        match draw(&name) {
            Some(pem) => write(path, &format!("{DEMO_MARK}\n{pem}"), problems),
            None => problems.add("cie", format!("cannot make the demo key {}", path.display())),
        }
    }
}

/// The files that are going to be made.
pub fn to_make(config: &Config) -> Vec<&Path> {
    let pair = [config.spid.key_file.as_path(), config.spid.certificate_file.as_path()];
    // To a key that is there no certificate is made, nor the other way round.
    let pair = if pair.iter().any(|path| path.exists()) { Vec::new() } else { pair.to_vec() };
    let cie = config.cie.iter().flat_map(super::Cie::key_files).map(PathBuf::as_path);
    let all = std::iter::once(config.keys.file.as_path()).chain(pair).chain(cie);
    all.filter(|path| !path.exists()).collect()
}

/// A new key, whatever its name.
#[expect(clippy::disallowed_methods, reason = "OpenSSL draws its keys by itself")]
pub fn drawn(_: &str) -> Option<String> {
    let key = Rsa::generate(2048).and_then(PKey::from_rsa).ok()?;
    String::from_utf8(key.private_key_to_pem_pkcs8().ok()?).ok()
}

/// Writes a new file that only this user may read.
fn write(path: &Path, text: &str, problems: &mut Problems) {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).and_then(|()| {
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(text.as_bytes())
    });
    if let Err(error) = written {
        problems.add("demo keys", format!("cannot write {}: {error}", path.display()));
    }
}
