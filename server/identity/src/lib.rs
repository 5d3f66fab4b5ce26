//! Who is at the door.
//!
//! Three doors, no state:
//!
//! * [`saml`]: citizens enter with SPID. The portal is a SAML 2.0 service provider: it publishes
//!   signed metadata, sends signed requests and believes only what an identity provider signed.
//! * [`federation`]: citizens enter with CIE through `OpenID` Connect Federation, where nobody is
//!   registered with anybody and trust is a chain of signed statements.
//! * [`oidc`]: operators enter through the `OpenID` Connect provider of their organisation.
//!
//! The crate speaks the protocols and decides; it opens no port and writes no row. What must be
//! remembered between two messages ([`saml::PendingRequest`], [`federation::PendingLogin`], [`oidc::PendingLogin`]) is handed
//! out as a serialisable value for `server` to store. Time and randomness are arguments.
//!
//! To add a rule on SPID responses: write a function in `saml/response/rules.rs`, name it in the
//! table `RULES` of the same file with its source and profiles, add a line to the table of
//! `tests/saml/profiles.rs`.
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

pub mod federation;
pub mod oidc;
pub mod saml;
