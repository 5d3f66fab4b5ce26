//! Logout (SPID.md §7, §12): only level 1 leaves a session at the provider, so only level 1 needs
//! to tell it; every provider may tell us, and gets an answer even when we know no session.

mod query;
mod read;
mod write;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use query::RedirectQuery;

use super::response::Authenticated;

/// What must be kept of a login in order to close it at the provider later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamlSession {
    /// entityID of the provider.
    pub idp: String,
    /// Name of the login.
    pub name_id: String,
    /// Who gave that name.
    pub name_qualifier: String,
    /// Session at the provider; without it there is nothing to close there.
    pub session_index: Option<String>,
    /// entityID under which we asked; an earlier version had only one.
    #[serde(default)]
    pub sp: Option<String>,
}

impl From<&Authenticated> for SamlSession {
    fn from(login: &Authenticated) -> Self {
        Self {
            idp: login.idp.clone(),
            name_id: login.name_id.clone(),
            name_qualifier: login.name_qualifier.clone(),
            session_index: login.session_index.clone(),
            sp: Some(login.sp.clone()),
        }
    }
}

/// A logout that we asked for, to be stored until its answer comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingLogout {
    /// ID of our request.
    pub request_id: String,
    /// Opaque value that comes back with the answer.
    pub relay_state: String,
    /// The provider asked.
    pub idp: String,
}

/// How a logout went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoutStatus {
    /// Every session is closed.
    Success,
    /// Some session elsewhere could not be closed.
    Partial,
    /// It failed.
    Failed,
}

/// A provider asks us to close the session of a citizen. Verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoutRequest {
    /// Its ID, to be answered.
    pub id: String,
    /// entityID of the provider.
    pub idp: String,
    /// Name of the login.
    pub name_id: String,
    /// entityID of ours for which that name was given, where the provider says it.
    pub sp: Option<String>,
    /// Sessions to close; empty means all of that name.
    pub session_indexes: Vec<String>,
    /// To be sent back with the answer.
    pub relay_state: Option<String>,
}

/// A provider answers our request. Verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoutResponse {
    /// The request that it answers: compare it with [`PendingLogout::request_id`].
    pub in_response_to: String,
    /// entityID of the provider.
    pub idp: String,
    /// How it went.
    pub status: LogoutStatus,
    /// What we sent with the request.
    pub relay_state: Option<String>,
}

impl LogoutResponse {
    /// How the logout went that we asked for.
    ///
    /// # Errors
    /// [`LogoutRefusal::Unasked`] when this does not answer it: another request, another provider, or
    /// another relay state than the one we sent.
    pub fn answers(&self, pending: &PendingLogout) -> Result<LogoutStatus, LogoutRefusal> {
        // A provider may leave the relay state out, but must not change it.
        let state = self.relay_state.as_ref().is_none_or(|state| *state == pending.relay_state);
        if state && self.in_response_to == pending.request_id && self.idp == pending.idp {
            Ok(self.status)
        } else {
            Err(LogoutRefusal::Unasked)
        }
    }
}

/// Under which name a message travels: it must be what the name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// `SAMLRequest`.
    Request,
    /// `SAMLResponse`.
    Response,
}

impl Carried {
    const fn parameter(self) -> &'static str {
        match self {
            Self::Request => "SAMLRequest",
            Self::Response => "SAMLResponse",
        }
    }

    const fn element(self) -> &'static str {
        match self {
            Self::Request => "LogoutRequest",
            Self::Response => "LogoutResponse",
        }
    }
}

/// What can arrive at the logout address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogoutMessage {
    /// A provider asks.
    Request(LogoutRequest),
    /// A provider answers.
    Response(LogoutResponse),
}

/// Why a logout message is refused. Holds nothing of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoutRefusal {
    /// Not readable, too large, or not strict XML.
    #[error("the logout message is not readable")]
    Unreadable,
    /// A parameter is missing or appears twice.
    #[error("the logout message lacks a parameter or repeats it")]
    Parameters,
    /// The issuer is none of our providers.
    #[error("the logout message comes from an unknown provider")]
    UnknownProvider,
    /// Not signed, or not by that provider.
    #[error("the signature of the logout message does not verify")]
    Signature,
    /// Addressed to somebody else.
    #[error("the logout message is addressed to somebody else")]
    Destination,
    /// Signed, and from the future, or of no time that can be read.
    #[error("the logout message is not of now")]
    Time,
    /// Signed, and too old or expired: a page that somebody left open.
    #[error("the logout message is too old")]
    Old,
    /// Something mandatory is missing.
    #[error("the logout message is incomplete")]
    Incomplete,
    /// An answer to something that we did not ask.
    #[error("the logout message answers nothing that we asked")]
    Unasked,
    /// Obeyed before.
    #[error("the logout request was obeyed before")]
    Repeated,
}

impl LogoutRefusal {
    /// Stable code for the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "logout-unreadable",
            Self::Parameters => "logout-parameters",
            Self::UnknownProvider => "logout-unknown-provider",
            Self::Signature => "logout-signature",
            Self::Destination => "logout-destination",
            Self::Time => "logout-time",
            Self::Old => "logout-old",
            Self::Incomplete => "logout-incomplete",
            Self::Unasked => "logout-unasked",
            Self::Repeated => "logout-repeated",
        }
    }

    /// Whether somebody must look into it: it names a provider of ours and is wrong. What anybody can send
    /// without one, and what comes late or again because of a page that was left open, is no fault.
    pub const fn is_technical(self) -> bool {
        matches!(self, Self::Signature | Self::Destination | Self::Time | Self::Incomplete)
    }
}

/// How long a logout message stays good. A request must be remembered for this long and twice the
/// clock skew, so that it is obeyed once.
pub const LOGOUT_MINUTES: i64 = 5;

/// Where and when a message is being read.
struct Reading<'a> {
    destination: &'a str,
    carried: Carried,
    now: DateTime<Utc>,
}
