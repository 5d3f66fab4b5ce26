//! `[spid]`

use std::path::{Path, PathBuf};

use domain::{Lang, Text};
use url::Url;

use super::{
    reader::Reader,
    spid_body::{Aggregation, Body, CieSaml, Names, phone},
};

/// What the locality is.
const SEAT: &str = "the municipality of the seat, as certificates name it";

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
    /// Certificates of the keys that must have signed those files, PEM, one after the other; without
    /// it, files are believed as they lie in the folder.
    pub idp_certificate_file: Option<PathBuf>,
    /// Folder where the portal keeps the last good copy of each of those files.
    pub idp_copies_dir: PathBuf,
    /// The registry of the federation, where one is asked for the providers.
    pub registry: Option<Registry>,
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
    /// Municipality of the seat, as certificates name it.
    pub locality: String,
}

/// The registry of the federation: signed metadata of all providers.
#[derive(Debug, Clone)]
pub struct Registry {
    /// Where it is.
    pub url: Url,
    /// Certificates of the keys that may sign it, PEM, one after the other.
    pub certificate_file: PathBuf,
}

impl Registry {
    /// The two keys go together; without them there are only the files.
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let text = from.text("registry_url");
        let certificate_file = from.path("registry_certificate_file");
        let url = text.as_ref().and_then(|text| from.document("registry_url", text));
        match (text, certificate_file) {
            (Some(_), Some(certificate_file)) => Some(Self { url: url?, certificate_file }),
            (None, None) => None,
            _ => {
                from.problem("registry_url", "and spid.registry_certificate_file go together".into());
                None
            }
        }
    }
}

impl Spid {
    pub(super) fn read(from: &mut Reader<'_>, var: &Path) -> Option<Self> {
        let demo = super::demo::folder(var);
        let key_file =
            file(from, "key_file", demo.join("spid.key"), "the private key of the service provider (PEM)");
        let certificate_file =
            file(from, "certificate_file", demo.join("spid.crt"), "the certificate of that key (PEM)");
        let registry = Registry::read(from);
        let metadata = "a folder with the metadata of the identity providers, or a spid.registry_url";
        // Also one whose address is wrong: that is a problem of its own.
        let idp_metadata_dir = if from.text("registry_url").is_some() {
            Some(from.path("idp_metadata_dir").unwrap_or_else(|| var.join("idp")))
        } else {
            file(from, "idp_metadata_dir", var.join("demo/idp"), metadata)
        };
        let idp_certificate_file = from.path("idp_certificate_file");
        let names = Names::read(from, "");
        let service_name = service_name(from);
        let body = Body::read(from, names.as_ref());
        let cie = CieSaml::read(from, body.as_ref());
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
        let locality = from.text_or_demo("locality", "Pontelaro", SEAT);
        // Only now: every key has been read, whatever is wrong with one of them.
        Some(Self {
            entity_id,
            key_file: key_file?,
            certificate_file: certificate_file?,
            next_certificate_file,
            next_key_file,
            idp_metadata_dir: idp_metadata_dir?,
            idp_certificate_file,
            idp_copies_dir: var.join("idp-copies"),
            registry,
            names: names?,
            service_name,
            body: body?,
            cie: cie?,
            aggregation: aggregation?,
            contact_email: contact_email?,
            contact_phone: contact_phone.flatten(),
            locality: locality?,
        })
    }
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
