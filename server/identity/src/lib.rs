//! Who is at the door.
//!
//! Two doors, two protocols, no state:
//!
//! * [`saml`]: citizens enter with SPID. The portal is a SAML 2.0 service provider: it publishes
//!   signed metadata, sends signed requests and believes only what an identity provider signed.
//! * [`oidc`]: operators enter through the `OpenID` Connect provider of their organisation.
//!
//! The crate speaks the protocols and decides; it opens no port and writes no row. What must be
//! remembered between two messages ([`saml::PendingRequest`], [`oidc::PendingLogin`]) is handed
//! out as a serialisable value for `server` to store. Time and randomness are arguments.
//!
//! To add a rule on SPID responses: write a function in `saml/response/rules.rs`, name it in the
//! table `RULES` of the same file, add one test to `tests/saml/rules.rs`.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "tests may stop at the first surprise"
    )
)]

pub mod oidc;
pub mod saml;
