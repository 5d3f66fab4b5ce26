//! Text messages leave through the organisation's own gateway: a POST of JSON, `{"to", "text"}`, with a bearer
//! token; with `from` too, where a sender is configured.
//!
//! 410 and 422 mean that there is no such number: trying again is of no use. Everything else but a success may be
//! better in a minute, or when the administrator has corrected the configuration. The answer itself is not read: it
//! may repeat what was sent.

#[cfg(test)]
mod tests;

use std::{fmt, path::Path, time::Duration};

use domain::contact::MobileNumber;
use reqwest::{
    Certificate, Client,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue},
    redirect::Policy,
};
use serde::Serialize;
use url::Url;
use uuid::Uuid;

use crate::config::Sms;

/// A gateway that cannot be connected to for so long is away.
const CONNECTING: Duration = Duration::from_secs(5);
/// The same for a whole message.
const PATIENCE: Duration = Duration::from_secs(20);

/// A message to one person.
#[derive(Clone)]
pub struct TextMessage {
    /// Makes repeated sendings recognisable: the job's identifier.
    pub id: Uuid,
    /// To whom.
    pub to: MobileNumber,
    /// What it says.
    pub text: String,
}

impl fmt::Debug for TextMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextMessage({})", self.id)
    }
}

/// Why a message was not taken. It names no number and no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SmsError {
    /// There is no such number.
    #[error("the gateway refused the number with status {0}")]
    Refused(u16),
    /// It does not know its address, the token, or what it is sent: the configuration does not fit.
    #[error("the gateway answered with status {0}: check sms.url and sms.token_file")]
    Misdirected(u16),
    /// It may take it later.
    #[error("the gateway answered with status {0}")]
    Status(u16),
    /// No answer. The message may have left all the same.
    #[error("the gateway did not answer")]
    Silent,
    /// No connection.
    #[error("the gateway cannot be reached")]
    Unreachable,
    /// The client cannot be made.
    #[error("the HTTP client of the gateway cannot be made")]
    Client,
    /// Nobody vouches for the gateway.
    #[error("sms.ca_file cannot be read or holds no certificate")]
    Authority,
    /// The token cannot stand in a request.
    #[error("sms.token_file holds no token")]
    Token,
}

/// Sends text messages. It follows no redirect: the token and the code are for the gateway alone.
#[derive(Clone)]
pub struct Gateway {
    http: Client,
    url: Url,
    token: HeaderValue,
    sender: Option<String>,
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gateway")
    }
}

#[derive(Serialize)]
struct Body<'a> {
    to: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
}

impl Gateway {
    /// The gateway of this configuration. Nothing is sent yet.
    ///
    /// # Errors
    /// When the token or the authority is none, or the client cannot be made.
    pub fn new(config: &Sms, token: &str) -> Result<Self, SmsError> {
        Self::patient(config, token, PATIENCE)
    }

    fn patient(config: &Sms, token: &str, patience: Duration) -> Result<Self, SmsError> {
        let mut token = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| SmsError::Token)?;
        token.set_sensitive(true);
        let mut builder = Client::builder()
            .connect_timeout(CONNECTING.min(patience))
            .timeout(patience)
            .redirect(Policy::none());
        if let Some(file) = &config.ca_file {
            builder = builder.tls_built_in_root_certs(false);
            for authority in authorities(file)? {
                builder = builder.add_root_certificate(authority);
            }
        }
        let http = builder.build().map_err(|_| SmsError::Client)?;
        Ok(Self { http, url: config.url.clone(), token, sender: config.sender.clone() })
    }

    /// Hands a message over.
    ///
    /// # Errors
    /// When the gateway did not take it.
    pub async fn send(&self, message: &TextMessage) -> Result<(), SmsError> {
        let body = Body { to: message.to.as_str(), text: &message.text, from: self.sender.as_deref() };
        let body = serde_json::to_vec(&body).map_err(|_| SmsError::Client)?;
        let request = self
            .http
            .post(self.url.clone())
            .header(AUTHORIZATION, self.token.clone())
            .header(CONTENT_TYPE, "application/json")
            // A gateway that knows it sends once what comes twice.
            .header("idempotency-key", message.id.to_string())
            .body(body);
        let answer = request
            .send()
            .await
            .map_err(|error| if error.is_connect() { SmsError::Unreachable } else { SmsError::Silent })?;
        match answer.status().as_u16() {
            200..=299 => Ok(()),
            refused @ (410 | 422) => Err(SmsError::Refused(refused)),
            lost @ (400 | 401 | 403 | 404) => Err(SmsError::Misdirected(lost)),
            other => Err(SmsError::Status(other)),
        }
    }
}

/// The organisation's own authority, instead of the usual ones.
pub(crate) fn authorities(file: &Path) -> Result<Vec<Certificate>, SmsError> {
    let pem = std::fs::read(file).map_err(|_| SmsError::Authority)?;
    let read = Certificate::from_pem_bundle(&pem).map_err(|_| SmsError::Authority)?;
    if read.is_empty() { Err(SmsError::Authority) } else { Ok(read) }
}
