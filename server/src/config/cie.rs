//! `[cie]`: the federation of CIE. Off unless a provider is named.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use domain::Lang;
use identity::federation::{
    Anchor, OwnKeys, Profile, RelyingPartyConfig,
    jose::{JwkSet, OwnKey},
};
use serde_json::Value;
use url::Url;

use super::{Config, problem::Problems, read_file, reader::Reader};

/// The portal as a member of the federation of CIE.
#[derive(Debug, Clone)]
pub struct Cie {
    /// Name of the provider in the federation.
    pub provider: String,
    /// Authorities whose keys we were given, in the order of their key files.
    pub trust_anchors: Vec<String>,
    /// Public keys of each (JWK Set).
    pub trust_anchor_key_files: Vec<PathBuf>,
    /// Authorities directly above us.
    pub authority_hints: Vec<String>,
    /// Marks that authorities gave us (JSON list).
    pub trust_marks_file: Option<PathBuf>,
    /// Marks of which the provider must hold one.
    pub required_trust_marks: Vec<String>,
    /// Private keys (PEM), the one in use first: signing for the federation.
    pub federation_key_files: Vec<PathBuf>,
    /// Signing for the provider.
    pub signing_key_files: Vec<PathBuf>,
    /// Decrypting.
    pub encryption_key_files: Vec<PathBuf>,
}

impl Cie {
    /// Outer nothing: something is wrong. Inner nothing: CIE is not set up.
    #[expect(clippy::option_option, reason = "a section that may be off and may be wrong")]
    pub(super) fn read(from: &mut Reader<'_>, var: &Path) -> Option<Option<Self>> {
        let demo = super::demo::folder(var);
        let provider = from.text("provider");
        let trust_anchors = from.list("trust_anchors");
        let anchor_files = from.list("trust_anchor_key_files");
        let hints = from.list("authority_hints");
        let trust_marks_file = from.path("trust_marks_file");
        let required_trust_marks = from.list("required_trust_marks");
        let mut keys = |key, name: &str| key_files(from, key, demo.join(name), provider.is_some());
        let federation_key_files = keys("federation_key_files", "cie-federation.key");
        let signing_key_files = keys("signing_key_files", "cie-signing.key");
        let encryption_key_files = keys("encryption_key_files", "cie-encryption.key");
        let Some(provider) = provider else {
            let begun = !(trust_anchors.is_empty() && anchor_files.is_empty() && hints.is_empty());
            if begun {
                from.problem("provider", "is missing: the name of the provider in the federation".into());
                return None;
            }
            return Some(None);
        };
        let names = [("trust_anchors", &trust_anchors), ("authority_hints", &hints)];
        let mut sound = are_addresses(from, &provider, names);
        if trust_anchors.is_empty() || trust_anchors.len() != anchor_files.len() {
            from.problem(
                "trust_anchor_key_files",
                "must name one file (JWK Set) for each of trust_anchors".into(),
            );
            sound = false;
        }
        sound.then(|| {
            Some(Self {
                provider,
                authority_hints: if hints.is_empty() { trust_anchors.clone() } else { hints },
                trust_anchors,
                trust_anchor_key_files: anchor_files.into_iter().map(PathBuf::from).collect(),
                trust_marks_file,
                required_trust_marks,
                federation_key_files,
                signing_key_files,
                encryption_key_files,
            })
        })
    }

    /// Every file with a private key of ours.
    pub(super) fn key_files(&self) -> impl Iterator<Item = &PathBuf> {
        self.federation_key_files.iter().chain(&self.signing_key_files).chain(&self.encryption_key_files)
    }
}

fn are_addresses(from: &mut Reader<'_>, provider: &str, lists: [(&str, &Vec<String>); 2]) -> bool {
    let mut sound = from.site("provider", provider).is_some();
    for (key, names) in lists {
        for name in names {
            sound &= from.site(key, name).is_some();
        }
    }
    sound
}

/// Files with private keys; the demo makes its own where none is named.
fn key_files(from: &mut Reader<'_>, key: &str, demo: PathBuf, needed: bool) -> Vec<PathBuf> {
    let found = from.list(key);
    if !found.is_empty() {
        return found.into_iter().map(PathBuf::from).collect();
    }
    if needed && from.production() {
        from.problem(key, "is missing: files with private keys (PEM), the one in use first".into());
    }
    vec![demo]
}

/// What the files of the section hold.
#[derive(Clone)]
pub struct CieFiles {
    keys: OwnKeys,
    anchors: Vec<Anchor>,
    trust_marks: Vec<Value>,
}

impl fmt::Debug for CieFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CieFiles(hidden)")
    }
}

/// Reads the files of the section, if it is on. Outer nothing: something is wrong.
#[expect(clippy::option_option, reason = "a section that may be off and may be wrong")]
pub(super) fn files(config: &Config, problems: &mut Problems) -> Option<Option<CieFiles>> {
    let Some(cie) = &config.cie else { return Some(None) };
    let mut own = |key: &str, paths: &[PathBuf]| -> Option<Vec<OwnKey>> {
        let read: Vec<_> = paths.iter().map(|path| own_key(key, path, config, problems)).collect();
        read.into_iter().collect()
    };
    let federation = own("cie.federation_key_files", &cie.federation_key_files);
    let signing = own("cie.signing_key_files", &cie.signing_key_files);
    let encryption = own("cie.encryption_key_files", &cie.encryption_key_files);
    let anchors: Vec<_> = cie
        .trust_anchors
        .iter()
        .zip(&cie.trust_anchor_key_files)
        .map(|(id, path)| {
            let keys: JwkSet = json("cie.trust_anchor_key_files", path, problems)?;
            Some(Anchor { id: id.clone(), keys })
        })
        .collect();
    let trust_marks = match &cie.trust_marks_file {
        Some(path) => json("cie.trust_marks_file", path, problems),
        None => Some(Vec::new()),
    };
    Some(Some(CieFiles {
        keys: OwnKeys { federation: federation?, signing: signing?, encryption: encryption? },
        anchors: anchors.into_iter().collect::<Option<_>>()?,
        trust_marks: trust_marks?,
    }))
}

fn own_key(key: &str, path: &Path, config: &Config, problems: &mut Problems) -> Option<OwnKey> {
    let pem = read_file(key, path, problems)?;
    super::secrets::refuse_demo(key, &pem, config, problems);
    let read = OwnKey::from_pem(&pem);
    if let Err(error) = &read {
        problems.add(key, format!("{} {error}", path.display()));
    }
    read.ok()
}

fn json<T: serde::de::DeserializeOwned>(key: &str, path: &Path, problems: &mut Problems) -> Option<T> {
    let text = read_file(key, path, problems)?;
    let read = serde_json::from_str(&text);
    if read.is_err() {
        problems.add(key, format!("{} is not the JSON that is expected", path.display()));
    }
    read.ok()
}

/// The portal as the federation knows it.
pub fn relying_party(
    config: &Config,
    cie: &Cie,
    files: CieFiles,
) -> Result<RelyingPartyConfig, url::ParseError> {
    let base: &Url = &config.server.base_url;
    let spid = &config.spid;
    Ok(RelyingPartyConfig {
        // Whatever our SAML name is: here the name says where our configuration is found.
        entity_id: config.server.origin(),
        redirect_uri: base.join(app::routes::pattern::CIE_RETURN)?,
        organization_name: spid.names.name.get(Lang::It).to_owned(),
        homepage: spid.names.url.clone(),
        policy_uri: Some(base.join(app::routes::pattern::PRIVACY)?),
        client_name: config.organisation.tagline.clone(),
        contacts: vec![spid.contact_email.clone()],
        authority_hints: cie.authority_hints.clone(),
        trust_marks: files.trust_marks,
        anchors: files.anchors,
        required_trust_marks: cie.required_trust_marks.clone(),
        profile: Profile::Cie,
        keys: files.keys,
        allow_http: !config.is_production(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Problems> {
        Config::read(None, pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn problems(pairs: &[(&str, &str)]) -> String {
        read(pairs).expect_err("the configuration should be refused").to_string()
    }

    #[test]
    fn cie_is_off_until_a_provider_is_named() {
        assert!(read(&[]).unwrap().cie.is_none());
        let forgotten = problems(&[("SPORTELLO_CIE__TRUST_ANCHORS", "https://anchor.example")]);
        assert!(forgotten.contains("cie.provider: is missing"), "{forgotten}");
    }

    #[test]
    fn every_anchor_needs_its_keys_and_every_name_must_be_an_address() {
        let wrong = problems(&[
            ("SPORTELLO_CIE__PROVIDER", "cie"),
            ("SPORTELLO_CIE__TRUST_ANCHORS", "https://a.example, https://b.example"),
            ("SPORTELLO_CIE__TRUST_ANCHOR_KEY_FILES", "a.json"),
            ("SPORTELLO_CIE__AUTHORITY_HINTS", "b"),
        ]);
        for expected in [
            "cie.provider: is \"cie\"",
            "cie.authority_hints: is \"b\"",
            "cie.trust_anchor_key_files: must name",
        ] {
            assert!(wrong.contains(expected), "{expected} is not in {wrong}");
        }
    }

    #[test]
    fn production_wants_keys_of_its_own_and_tls() {
        let wrong = problems(&[
            ("SPORTELLO_MODE", "production"),
            ("SPORTELLO_CIE__PROVIDER", "http://cie.example.it"),
            ("SPORTELLO_CIE__TRUST_ANCHORS", "https://anchor.example.it"),
            ("SPORTELLO_CIE__TRUST_ANCHOR_KEY_FILES", "a.json"),
        ]);
        for key in ["federation", "signing", "encryption"] {
            assert!(wrong.contains(&format!("cie.{key}_key_files: is missing")), "{wrong}");
        }
        assert!(wrong.contains("cie.provider: must begin with https"), "{wrong}");
    }

    #[test]
    fn the_demo_makes_the_keys_and_a_file_that_is_no_json_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = folder.path().join("anchor.json");
        let config = read(&[
            ("SPORTELLO_VAR", &folder.path().display().to_string()),
            ("SPORTELLO_CIE__PROVIDER", "https://cie.example"),
            ("SPORTELLO_CIE__TRUST_ANCHORS", "https://anchor.example"),
            ("SPORTELLO_CIE__TRUST_ANCHOR_KEY_FILES", &anchor.display().to_string()),
        ])
        .unwrap();
        let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let random = crate::outside::Random::new(|bytes| bytes.fill(7));
        std::fs::write(&anchor, "not JSON").unwrap();
        let wrong = crate::config::Secrets::load(&config, now, &random).unwrap_err().to_string();
        assert!(wrong.contains("anchor.json is not the JSON"), "{wrong}");
        std::fs::write(&anchor, r#"{"keys":[]}"#).unwrap();
        let secrets = crate::config::Secrets::load(&config, now, &random).unwrap();
        assert_eq!(secrets.cie.unwrap().keys.federation.len(), 1);
    }
}
