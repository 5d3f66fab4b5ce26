//! Asking the registry for its document.

use std::time::Duration;

use openidconnect::reqwest;
use url::Url;

use super::super::idp::METADATA_LIMITS;

/// No honest registry is larger; the rest is not read.
pub const MAX_REGISTRY_BYTES: usize = METADATA_LIMITS.bytes;
const CONNECT: Duration = Duration::from_secs(5);

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No connection, no answer in time, or a broken one.
    #[error("it does not answer in time")]
    Unreachable,
    /// Another status than 200; a redirect is not followed.
    #[error("it answers with status {0}")]
    Status(u16),
    /// More than we read.
    #[error("its answer is larger than 4 MiB")]
    TooLarge,
    /// Not UTF-8.
    #[error("its answer is not text in UTF-8")]
    NotText,
    /// The client could not be made.
    #[error("the HTTP client cannot be made")]
    Client,
}

/// Asks a registry, with limits of time and size. It follows no redirect: a registry could otherwise
/// send us anywhere in our own network. What it brings is not believed before it is verified.
#[derive(Debug, Clone)]
pub struct RegistryClient {
    http: reqwest::Client,
    patience: Duration,
}

impl RegistryClient {
    /// A client that waits so long for the whole answer; with `https_only` it speaks nothing else.
    pub fn new(https_only: bool, patience: Duration) -> Result<Self, FetchError> {
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT.min(patience))
            .timeout(patience)
            .https_only(https_only)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| FetchError::Client)?;
        Ok(Self { http, patience })
    }

    /// How long it waits.
    pub const fn patience(&self) -> Duration {
        self.patience
    }

    /// The document at that address.
    pub async fn fetch(&self, url: &Url) -> Result<String, FetchError> {
        let mut response = self.http.get(url.clone()).send().await.map_err(|_| FetchError::Unreachable)?;
        let status = response.status().as_u16();
        if status != 200 {
            return Err(FetchError::Status(status));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|_| FetchError::Unreachable)? {
            if body.len() + chunk.len() > MAX_REGISTRY_BYTES {
                return Err(FetchError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let text = String::from_utf8(body).map_err(|_| FetchError::NotText)?;
        Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
    }
}
