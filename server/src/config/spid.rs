//! `[spid]`

use std::path::{Path, PathBuf};

use url::Url;

use super::reader::Reader;

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
    /// Folder of metadata files, one or more providers in each.
    pub idp_metadata_dir: PathBuf,
    /// Certificates of the keys that must have signed those files, PEM, one after the other; without
    /// it, files are believed as they lie in the folder.
    pub idp_certificate_file: Option<PathBuf>,
    /// Folder where the portal keeps the last good copy of each of those files.
    pub idp_copies_dir: PathBuf,
    /// The registry of the federation, where one is asked for the providers.
    pub registry: Option<Registry>,
    /// Official name of the body.
    pub organisation_name: String,
    /// Its name for people.
    pub organisation_display_name: String,
    /// Its site.
    pub organisation_url: Url,
    /// Code in the IPA index.
    pub ipa_code: String,
    /// Institutional address for `AgID` and the providers.
    pub contact_email: String,
    /// Telephone with international prefix.
    pub contact_phone: Option<String>,
    /// Municipality of the seat, for the certificate of the demo.
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
        let idp_metadata_dir = match &registry {
            Some(_) => Some(from.path("idp_metadata_dir").unwrap_or_else(|| var.join("idp"))),
            None => file(from, "idp_metadata_dir", var.join("demo/idp"), metadata),
        };
        let idp_certificate_file = from.path("idp_certificate_file");
        let name = "Comune di Pontelaro";
        let official = from.text_or_demo("organisation_name", name, "the official name of the body");
        let display = from.text_or_demo("organisation_display_name", name, "the name people know");
        let site = from
            .text_or_demo("organisation_url", "https://www.comune.pontelaro.example", "the body's own site")
            .and_then(|text| from.site("organisation_url", &text));
        let ipa_code = from.text_or_demo("ipa_code", "c_m990", "the code in the IPA index, like c_h501");
        let contact_email = from.text_or_demo(
            "contact_email",
            "spid@comune.pontelaro.example",
            "an institutional address, no person's",
        );
        let contact_phone = from.text("contact_phone");
        if contact_phone.as_ref().is_some_and(|phone| !is_international(phone)) {
            from.problem(
                "contact_phone",
                "must begin with + and hold digits only, like +390550100200".into(),
            );
        }
        let entity_id = from.text("entity_id");
        let next_certificate_file = from.path("next_certificate_file");
        let locality = from.text_or("locality", "Pontelaro");
        // Only now: every key has been read, whatever is wrong with one of them.
        Some(Self {
            entity_id,
            key_file: key_file?,
            certificate_file: certificate_file?,
            next_certificate_file,
            idp_metadata_dir: idp_metadata_dir?,
            idp_certificate_file,
            idp_copies_dir: var.join("idp-copies"),
            registry,
            organisation_name: official?,
            organisation_display_name: display?,
            organisation_url: site?,
            ipa_code: ipa_code?,
            contact_email: contact_email?,
            contact_phone,
            locality,
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

fn is_international(phone: &str) -> bool {
    phone
        .strip_prefix('+')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
