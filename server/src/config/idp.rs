//! The identity providers in files, and the keys that sign them.

use std::path::{Path, PathBuf};

use identity::saml::{IdentityProviders, RegistryKey};
use url::Url;

use super::{Config, problem::Problems, read_file};

const FOLDER: &str = "spid.idp_metadata_dir";

/// What a metadata file must be like to be believed.
#[derive(Debug)]
pub struct MetadataRules {
    key: Option<RegistryKey>,
    production: bool,
}

impl MetadataRules {
    /// The rules of this installation; none, and no file can be believed, when the certificate that
    /// they must be signed with cannot be read.
    pub fn of(config: &Config, problems: &mut Problems) -> Option<Self> {
        const KEY: &str = "spid.idp_certificate_file";
        let key = match &config.spid.idp_certificate_file {
            None => None,
            Some(path) => Some(read_key(KEY, path, problems)?),
        };
        Some(Self { key, production: config.is_production() })
    }

    /// The sound providers of a file, and what is wrong with the others or with all of it.
    /// Production believes no provider that lives on this machine or without TLS.
    pub fn read(&self, name: &str, xml: &str) -> (IdentityProviders, Vec<String>) {
        let mut providers = IdentityProviders::default();
        if let Some(Err(error)) = self.key.as_ref().map(|key| key.verify(xml)) {
            return (providers, vec![format!("{name}: {error}")]);
        }
        let wrong = providers.add_each(name, xml, !self.production);
        let mut wrong: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        if self.production {
            wrong.extend(leave_out_demo(&mut providers).into_iter().map(|entity_id| {
                format!("{entity_id} is a demo provider; production believes only providers with https")
            }));
        }
        (providers, wrong)
    }
}

/// The metadata files of the folder, in order of name. Beside a registry there may be none, and no
/// folder either.
pub fn metadata_files(config: &Config, problems: &mut Problems) -> Option<Vec<PathBuf>> {
    let folder = &config.spid.idp_metadata_dir;
    if config.spid.registry.is_some() && !folder.exists() {
        return Some(Vec::new());
    }
    match xml_files(folder) {
        Ok(files) => Some(files),
        Err(error) => {
            problems.add(FOLDER, format!("cannot read the folder {}: {error}", folder.display()));
            None
        }
    }
}

/// The XML files of a folder, in order of name.
pub fn xml_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .collect();
    files.sort();
    Ok(files)
}

/// All identity providers of the folder as it is now. What is wrong with a file or with a provider is
/// noted, and takes nobody else with it.
pub fn read_providers(config: &Config, problems: &mut Problems) -> IdentityProviders {
    let mut all = IdentityProviders::default();
    let Some(rules) = MetadataRules::of(config, problems) else {
        return all;
    };
    for path in metadata_files(config, problems).unwrap_or_default() {
        let Some(xml) = read_file(FOLDER, &path, problems) else {
            continue;
        };
        let (providers, wrong) = rules.read(&path.display().to_string(), &xml);
        for text in wrong {
            problems.add(FOLDER, text);
        }
        for entity_id in all.add_all(&providers) {
            problems.add(FOLDER, format!("{entity_id}: already known from another file"));
        }
    }
    if all.is_empty() && config.spid.registry.is_none() {
        problems.add(FOLDER, format!("no identity provider in {}", config.spid.idp_metadata_dir.display()));
    }
    all
}

/// The key that signs the registry, where one is asked.
pub fn read_registry_key(config: &Config, problems: &mut Problems) -> Option<RegistryKey> {
    let registry = config.spid.registry.as_ref()?;
    read_key("spid.registry_certificate_file", &registry.certificate_file, problems)
}

fn read_key(name: &str, path: &Path, problems: &mut Problems) -> Option<RegistryKey> {
    let pem = read_file(name, path, problems)?;
    match RegistryKey::from_pem(&pem) {
        Ok(key) => Some(key),
        Err(error) => {
            problems.add(name, error.to_string());
            None
        }
    }
}

/// Takes the providers out that production does not believe, and names them.
pub fn leave_out_demo(providers: &mut IdentityProviders) -> Vec<String> {
    let demo: Vec<String> = providers
        .iter()
        .map(|provider| provider.entity_id.clone())
        .filter(|entity_id| is_of_a_demo(entity_id))
        .collect();
    for entity_id in &demo {
        providers.remove(entity_id);
    }
    demo
}

fn is_of_a_demo(entity_id: &str) -> bool {
    let host = Url::parse(entity_id).ok().and_then(|url| url.host_str().map(str::to_owned));
    entity_id.starts_with("http://")
        || host.is_some_and(|host| {
            host == "localhost"
                || host.starts_with("127.")
                || [".localhost", ".example", ".test"].iter().any(|end| host.ends_with(end))
        })
}
