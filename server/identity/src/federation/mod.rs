//! Citizens enter with CIE (or SPID) through `OpenID` Connect Federation 1.0, in the profile of the
//! Italian federations (SPID/CIE OIDC, rules of `AgID` and IPZS).
//!
//! 1. [`RelyingParty::entity_configuration`] says who we are; the authority of the federation reads
//!    it, and so does the provider: nothing is registered beforehand (automatic registration);
//! 2. [`RelyingParty::resolve`] climbs from the provider to a trust anchor whose keys were given to
//!    us by hand, applies the policies met on the way, and gives a [`Provider`] that may be kept
//!    (it is serialisable) until [`Provider::expires_at`];
//! 3. [`RelyingParty::start`] makes the signed request and the [`PendingLogin`] that the server
//!    stores, bound to this browser;
//! 4. [`RelyingParty::read_callback`] accepts one answer, [`RelyingParty::exchange`] takes its code to
//!    the provider, [`RelyingParty::identify`] says who it is, as the same facts that a SAML login gives;
//! 5. [`RelyingParty::revoke`] ends what the provider still grants, at logout.
//!
//! All of it speaks through [`Http`], reads no clock, draws no number and keeps no state. Signatures
//! and decryption are done by `OpenSSL` ([`jose`]), never by the `rsa` crate (RUSTSEC-2023-0071).

mod callback;
mod chain;
mod claims;
mod collect;
mod config;
mod errors;
mod exchange;
mod http;
mod id_token;
pub mod jose;
mod own;
mod policy;
mod provider;
mod start;
mod statement;
mod trust_mark;
mod userinfo;

pub use callback::{Callback, Code};
pub use claims::Profile;
pub use config::{Anchor, OwnKeys, RelyingParty, RelyingPartyConfig};
pub use errors::{FederationError, Refused};
pub use exchange::{Attributes, Authenticated, Granted, Said, Tokens};
pub use http::{Answer, Http, HttpProblem, Method, Query, ReqwestHttp, http_client};
pub use policy::{Policy, PolicyProblem};
pub use provider::Provider;
pub use start::{PendingLogin, Start};

/// How far, in seconds, the clocks of two honest parties may be apart.
pub const CLOCK_SKEW_SECONDS: i64 = 60;
