//! A federation in memory: anchor, intermediate, provider and the portal. Every test changes one
//! thing and looks at what becomes of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise"
)]

#[path = "saml/kept.rs"]
mod kept;
#[path = "federation/login.rs"]
mod login;
#[path = "federation/policies.rs"]
mod policies;
#[path = "federation/tokens.rs"]
mod tokens;
#[path = "federation/trust.rs"]
mod trust;
#[path = "federation/world.rs"]
mod world;
