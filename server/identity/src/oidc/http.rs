//! The one HTTP client towards the provider.

use std::time::Duration;

use openidconnect::reqwest;

use super::OidcError;

const CONNECT: Duration = Duration::from_secs(3);
/// Whoever waits sees a page of ours, with the other ways to enter, before they lose patience.
const WHOLE_REQUEST: Duration = Duration::from_secs(6);

/// A client with time-outs that follows no redirect: a provider could otherwise send us anywhere
/// in our own network. Build it once.
pub fn http_client() -> Result<reqwest::Client, OidcError> {
    reqwest::Client::builder()
        .connect_timeout(CONNECT)
        .timeout(WHOLE_REQUEST)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|_| OidcError::Configuration)
}
