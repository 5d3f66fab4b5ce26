//! `[spid]`

use std::path::{Path, PathBuf};

use domain::{Lang, Text};
use identity::saml::IdentityProviders;
use url::Url;

use super::{
    Config,
    problem::Problems,
    read_file,
    reader::Reader,
    spid_body::{Aggregation, Body, CieSaml, Names, phone},
};

/// The portal as a SPID service provider.
#[derive(Debug, Clone)]
pub struct Spid {
    /// Name in the federation; the base address if not given.
    pub entity_id: Option<String>,
    /// Private key, PEM.
    pub key_file: PathBuf,
    /// Its certificate, PEM.
    pub certificate_file: PathBuf,
    /// Certificate of the key that will follow.
    pub next_certificate_file: Option<PathBuf>,
    /// The key that will follow, where it is kept on this machine already.
    pub next_key_file: Option<PathBuf>,
    /// Folder of metadata files, one or more providers in each.
    pub idp_metadata_dir: PathBuf,
    /// What the body is called.
    pub names: Names,
    /// What the portal is called where providers ask for consent.
    pub service_name: Text,
    /// Public or private, and its numbers.
    pub body: Body,
    /// CIE by SAML, where it is set up.
    pub cie: Option<CieSaml>,
    /// The municipalities that the portal serves, where it is an aggregator.
    pub aggregation: Option<Aggregation>,
    /// Institutional address for `AgID` and the providers.
    pub contact_email: String,
    /// Telephone with international prefix.
    pub contact_phone: Option<String>,
    /// Municipality of the seat, for the certificate of the demo.
    pub locality: String,
}

impl Spid {
    pub(super) fn read(from: &mut Reader<'_>, var: &Path) -> Option<Self> {
        let demo = super::demo::folder(var);
        let key_file =
            file(from, "key_file", demo.join("spid.key"), "the private key of the service provider (PEM)");
        let certificate_file =
            file(from, "certificate_file", demo.join("spid.crt"), "the certificate of that key (PEM)");
        let metadata = "a folder with the metadata of the identity providers";
        let idp_metadata_dir = file(from, "idp_metadata_dir", var.join("demo/idp"), metadata);
        let names = Names::read(from, "");
        let service_name = service_name(from);
        let body = Body::read(from, names.as_ref());
        let cie = CieSaml::read(from);
        let aggregation = Aggregation::read(from);
        let contact_email = from.text_or_demo(
            "contact_email",
            "spid@comune.pontelaro.example",
            "an institutional address, no person's",
        );
        let contact_phone = phone(from, "contact_phone");
        let entity_id = from.text("entity_id");
        let next_certificate_file = from.path("next_certificate_file");
        let next_key_file = from.path("next_key_file");
        let locality = from.text_or("locality", "Pontelaro");
        // Only now: every key has been read, whatever is wrong with one of them.
        Some(Self {
            entity_id,
            key_file: key_file?,
            certificate_file: certificate_file?,
            next_certificate_file,
            next_key_file,
            idp_metadata_dir: idp_metadata_dir?,
            names: names?,
            service_name,
            body: body?,
            cie: cie?,
            aggregation: aggregation?,
            contact_email: contact_email?,
            contact_phone: contact_phone.flatten(),
            locality,
        })
    }

    /// The metadata files, in order of name.
    pub fn metadata_files(&self) -> std::io::Result<Vec<PathBuf>> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&self.idp_metadata_dir)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
            .collect();
        files.sort();
        Ok(files)
    }
}

/// All identity providers of the folder; what is wrong with a file is noted and the file left out.
/// Production believes no provider that lives on this machine or without TLS.
pub fn read_providers(config: &Config, problems: &mut Problems) -> IdentityProviders {
    const KEY: &str = "spid.idp_metadata_dir";
    let mut providers = IdentityProviders::default();
    let files = match config.spid.metadata_files() {
        Ok(files) => files,
        Err(error) => {
            let folder = config.spid.idp_metadata_dir.display();
            problems.add(KEY, format!("cannot read the folder {folder}: {error}"));
            return providers;
        }
    };
    for path in files {
        let Some(xml) = read_file(KEY, &path, problems) else {
            continue;
        };
        let name = path.display().to_string();
        if let Err(error) = providers.add(&name, &xml, !config.is_production()) {
            problems.add(KEY, error.to_string());
        }
    }
    if config.is_production() {
        for provider in providers.iter().filter(|provider| is_of_a_demo(&provider.entity_id)) {
            let text = format!(
                "{} is a demo provider; production believes only providers with https",
                provider.entity_id
            );
            problems.add(KEY, text);
        }
    }
    if providers.is_empty() {
        problems.add(KEY, format!("no identity provider in {}", config.spid.idp_metadata_dir.display()));
    }
    providers
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

fn file(from: &mut Reader<'_>, key: &str, demo: PathBuf, what: &str) -> Option<PathBuf> {
    match from.path(key) {
        None if from.production() => {
            from.problem(key, format!("is missing: {what}"));
            None
        }
        None => Some(demo),
        found => found,
    }
}

fn service_name(from: &mut Reader<'_>) -> Text {
    let it = from.text_or("service_name", "Sportello sociale online");
    let en = from.text_or("service_name_en", "Online social services desk");
    Text::italian(it).with(Lang::En, en)
}
