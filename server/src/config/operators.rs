//! `[operators]`
//!
//! One provider stands in the section itself. Several stand in tables of their own,
//! `[operators.NAME]`, with the same keys and a `name` for people; then the section itself holds only
//! what is true for all. In the environment: `SPORTELLO_OPERATORS__NAME__ISSUER`.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use url::Url;

use super::{problem::Problems, reader::Reader};

/// Whoever signed in at the provider longer ago signs in again: as long as a session here may last.
const MAX_AGE_MINUTES: u32 = 9 * 60;
/// Longest name of a table; it stands in addresses.
const MAX_NAME: usize = 30;

/// How operators come in.
#[derive(Debug, Clone)]
pub struct Operators {
    /// Providers, in the order of their names; none only where `spid` is the one way.
    pub providers: Vec<OperatorProvider>,
    /// Whether operators may also come in with SPID, level 2 or more.
    pub spid: bool,
}

/// The OpenID Connect provider of an organisation.
#[derive(Debug, Clone)]
pub struct OperatorProvider {
    /// Name of its table, which stands in addresses; none for the only one.
    pub key: Option<String>,
    /// Name of the organisation, for people.
    pub name: Option<String>,
    /// Issuer, exactly as it names itself.
    pub issuer: String,
    /// What the provider calls this portal.
    pub client_id: String,
    /// File with the client secret.
    pub client_secret_file: PathBuf,
    /// How old, in seconds, an authentication there may be.
    pub max_age_seconds: u32,
}

impl Operators {
    pub(super) fn read(from: &mut Reader<'_>, var: &Path) -> Option<Self> {
        let spid = from.parsed_or("spid", "true or false", false);
        let names = from.tables();
        // Every table is read, whatever is wrong with another one.
        let read: Vec<_> = match names.as_slice() {
            [] if spid && from.production() && from.text("issuer").is_none() => Vec::new(),
            [] => vec![OperatorProvider::read_only(from, var)],
            names => names.iter().map(|name| OperatorProvider::read_one(from, name)).collect(),
        };
        let providers = read.into_iter().collect::<Option<Vec<_>>>()?;
        let issuers: BTreeSet<&str> = providers.iter().map(|provider| provider.issuer.as_str()).collect();
        if issuers.len() < providers.len() {
            from.problem("issuer", "must be different for each provider".into());
            return None;
        }
        Some(Self { providers, spid })
    }

    /// The only provider, where there is one.
    pub fn only(&self) -> Option<&OperatorProvider> {
        match self.providers.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Reads the client secrets only to see what is wrong; in the folder to which the demo's providers write theirs, a
    /// missing one is no problem yet.
    pub(super) fn check_secrets(&self, demo: Option<&Path>, problems: &mut Problems) {
        for provider in &self.providers {
            let file = &provider.client_secret_file;
            let made_later = demo.is_some_and(|folder| file.starts_with(folder)) && !file.exists();
            if let Err(error) = provider.client_secret()
                && !made_later
            {
                let table = provider.key.as_ref().map(|key| format!("{key}.")).unwrap_or_default();
                let about = format!("operators.{table}client_secret_file");
                problems.add(&about, format!("cannot read {}: {error}", file.display()));
            }
        }
    }
}

impl OperatorProvider {
    /// The keys in `[operators]` itself.
    fn read_only(from: &mut Reader<'_>, var: &Path) -> Option<Self> {
        let issuer = from.text_or_demo(
            "issuer",
            "http://localhost:8090",
            "the issuer of the operators' OIDC provider",
        );
        let checked: Option<Url> = issuer.as_ref().and_then(|text| from.site("issuer", text));
        let client_id = from.text_or_demo("client_id", "sportello", "the name the provider gave this portal");
        let secret = secret_file(from, "client_secret_file", Some(var.join("demo/oidc-client-secret")));
        let max_age_seconds = max_age(from, "max_age_minutes");
        let name = from.text("name");
        checked?;
        Some(Self {
            key: None,
            name,
            issuer: issuer?,
            client_id: client_id?,
            client_secret_file: secret?,
            max_age_seconds,
        })
    }

    /// The keys in `[operators.NAME]`.
    fn read_one(from: &mut Reader<'_>, name: &str) -> Option<Self> {
        if !is_name(name) {
            let text =
                format!("must have a name of at most {MAX_NAME} lower-case letters, digits and hyphens");
            from.problem(name, text);
        }
        let key = |key: &str| format!("{name}.{key}");
        let shown = from.needed(&key("name"), "the name of the organisation, for people");
        let issuer = from.needed(&key("issuer"), "the issuer of its OIDC provider");
        let checked = issuer.as_ref().and_then(|text| from.site(&key("issuer"), text));
        let client_id = from.needed(&key("client_id"), "the name the provider gave this portal");
        let secret = secret_file(from, &key("client_secret_file"), None);
        let max_age_seconds = max_age(from, &key("max_age_minutes"));
        checked?;
        is_name(name).then_some(())?;
        Some(Self {
            key: Some(name.to_owned()),
            name: Some(shown?),
            issuer: issuer?,
            client_id: client_id?,
            client_secret_file: secret?,
            max_age_seconds,
        })
    }

    /// The client secret, read when it is needed: the demo provider writes it while it starts.
    pub fn client_secret(&self) -> std::io::Result<String> {
        Ok(std::fs::read_to_string(&self.client_secret_file)?.trim().to_owned())
    }
}

fn secret_file(from: &mut Reader<'_>, key: &str, demo: Option<PathBuf>) -> Option<PathBuf> {
    let found = from.path(key).or_else(|| demo.filter(|_| !from.production()));
    if found.is_none() {
        from.problem(key, "is missing: the file with the client secret".into());
    }
    found
}

fn max_age(from: &mut Reader<'_>, key: &str) -> u32 {
    from.number_or(key, 5, 24 * 60, MAX_AGE_MINUTES) * 60
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MAX_NAME
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
