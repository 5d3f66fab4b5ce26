//! How an operator came in, and how long a session may last.

use backend::sessions::Limits;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Operator;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Whoever signed in leaves after this, used or not.
pub(super) const ABSOLUTE: TimeDelta = TimeDelta::hours(9);
/// Citizens read long letters.
const IDLE_CITIZEN: TimeDelta = TimeDelta::minutes(30);
/// Operators see other people's data and leave their desk.
const IDLE_OPERATOR: TimeDelta = TimeDelta::minutes(15);
/// A use is written down when the last one is so long ago, so that reading a page seldom writes.
pub(super) const TOUCH_AFTER: TimeDelta = TimeDelta::seconds(60);

/// The limits of a session.
pub(super) const fn limits(operator: bool) -> Limits {
    let idle = if operator { IDLE_OPERATOR } else { IDLE_CITIZEN };
    Limits { idle, absolute: ABSOLUTE }
}

/// For how long from now a session surely lives if it is not used. A use may not have been written down
/// for a minute, so it is a minute less than the limit.
pub(super) fn surely_lives(operator: bool, began_at: DateTime<Utc>, now: DateTime<Utc>) -> TimeDelta {
    let idle = limits(operator).idle - TOUCH_AFTER;
    idle.min(began_at + ABSOLUTE - now).max(TimeDelta::zero())
}

/// Which door an operator came in by; the same is used to confirm who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// An organisation's provider, by the name of its table; none for the only one.
    Provider(Option<String>),
    /// SPID or CIE.
    Spid,
}

/// How an operator came in. It stays the same when the desk changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrance {
    /// Which door.
    pub door: Door,
    /// When: the absolute limit counts from here.
    pub began_at: DateTime<Utc>,
    /// When the provider says that they proved who they are, if it says so.
    pub authenticated_at: Option<DateTime<Utc>>,
    /// Digest of the session at the provider, which may close this one.
    pub provider_session: Option<String>,
}

/// How a session of a provider is kept: the name itself is never stored.
pub fn provider_session(issuer: &str, session: &str) -> String {
    let mut digest = Sha256::new();
    // The length keeps two pairs apart that read the same when put together.
    digest.update(issuer.len().to_be_bytes());
    digest.update(issuer.as_bytes());
    digest.update(session.as_bytes());
    hex::encode(digest.finalize())
}

/// An operator who signed in and has not chosen a desk yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Choosing {
    /// The same operator at each desk; never empty.
    pub desks: Vec<Operator>,
    /// How they came in.
    pub entrance: Entrance,
    /// Local path where they wanted to go.
    pub next: String,
}
