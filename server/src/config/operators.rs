//! `[operators]`

use std::path::{Path, PathBuf};

use url::Url;

use super::reader::Reader;

/// The organisation's OpenID Connect provider.
#[derive(Debug, Clone)]
pub struct Operators {
    /// Issuer, exactly as it names itself.
    pub issuer: String,
    /// What the provider calls this portal.
    pub client_id: String,
    /// File with the client secret.
    pub client_secret_file: PathBuf,
}

impl Operators {
    pub(super) fn read(from: &mut Reader<'_>, var: &Path) -> Option<Self> {
        let issuer = from.text_or_demo(
            "issuer",
            "http://localhost:8090",
            "the issuer of the operators' OIDC provider",
        );
        let checked: Option<Url> = issuer.as_ref().and_then(|text| from.site("issuer", text));
        let client_id = from.text_or_demo("client_id", "sportello", "the name the provider gave this portal");
        let secret = from.path("client_secret_file");
        if secret.is_none() && from.production() {
            from.problem("client_secret_file", "is missing: the file with the client secret".into());
        }
        checked?;
        Some(Self {
            issuer: issuer?,
            client_id: client_id?,
            client_secret_file: secret.unwrap_or_else(|| var.join("demo/oidc-client-secret")),
        })
    }

    /// The client secret, read when it is needed: the demo provider writes it while it starts.
    pub fn client_secret(&self) -> std::io::Result<String> {
        Ok(std::fs::read_to_string(&self.client_secret_file)?.trim().to_owned())
    }
}
