//! How we ask others: one small contract, so that tests need no network.

use std::{future::Future, time::Duration};

use openidconnect::reqwest;
use url::Url;

const CONNECT: Duration = Duration::from_secs(3);
const WHOLE_REQUEST: Duration = Duration::from_secs(8);
/// No honest statement, token or claim is longer.
const MAX_BYTES: usize = 256 * 1024;

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// Only the address.
    Get,
    /// A form.
    Form(Vec<(&'static str, String)>),
}

/// A question to another party.
#[derive(Clone, PartialEq, Eq)]
pub struct Query {
    /// Whom.
    pub url: Url,
    /// What.
    pub method: Method,
    /// Access token, for the user information.
    pub bearer: Option<String>,
}

impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Query({})", self.url.origin().ascii_serialization())
    }
}

/// An answer, whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The content; what is not UTF-8 is replaced and will not verify.
    pub body: String,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({})", self.status)
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HttpProblem {
    /// No connection, or a broken answer.
    #[error("no answer")]
    Unreachable,
    /// No answer in time.
    #[error("no answer in time")]
    Slow,
    /// More than we read.
    #[error("too long an answer")]
    TooLarge,
}

/// Asks other parties. An implementation limits time and size and follows no redirect.
pub trait Http: Sync {
    /// Asks once.
    fn send(&self, query: Query) -> impl Future<Output = Result<Answer, HttpProblem>> + Send;
}

/// The real one.
#[derive(Debug, Clone)]
pub struct ReqwestHttp(reqwest::Client);

/// A client with time and size limits that follows no redirect: a party could otherwise send us
/// anywhere in our own network. Build it once.
pub fn http_client() -> Result<ReqwestHttp, super::FederationError> {
    reqwest::Client::builder()
        .connect_timeout(CONNECT)
        .timeout(WHOLE_REQUEST)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map(ReqwestHttp)
        .map_err(|_| super::FederationError::Configuration("http"))
}

impl Http for ReqwestHttp {
    async fn send(&self, query: Query) -> Result<Answer, HttpProblem> {
        let request = match query.method {
            Method::Get => self.0.get(query.url),
            Method::Form(pairs) => {
                let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
                self.0.post(query.url).header("content-type", "application/x-www-form-urlencoded").body(form)
            }
        };
        let request = match query.bearer {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let mut response = request.send().await.map_err(|error| unreachable(&error))?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| unreachable(&error))? {
            if body.len() + chunk.len() > MAX_BYTES {
                return Err(HttpProblem::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status: response.status().as_u16(), body: String::from_utf8_lossy(&body).into_owned() })
    }
}

fn unreachable(error: &reqwest::Error) -> HttpProblem {
    if error.is_timeout() { HttpProblem::Slow } else { HttpProblem::Unreachable }
}
