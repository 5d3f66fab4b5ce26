//! The SPID service provider against a small identity provider of our own, which can be told to
//! misbehave in every way that the rules forbid.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::allow_attributes,
    reason = "tests may stop at the first surprise"
)]

#[path = "saml/attacks.rs"]
mod attacks;
#[path = "saml/attributes.rs"]
mod attributes;
#[path = "saml/corpus.rs"]
mod corpus;
#[path = "saml/costly.rs"]
mod costly;
#[path = "saml/errors.rs"]
mod errors;
#[path = "saml/fuzzed.rs"]
mod fuzzed;
#[path = "saml/logout.rs"]
mod logout;
#[path = "saml/messages.rs"]
mod messages;
#[path = "saml/metadata.rs"]
mod metadata;
#[path = "saml/mutants.rs"]
mod mutants;
#[path = "saml/mutations.rs"]
mod mutations;
#[path = "saml/mutator.rs"]
mod mutator;
#[path = "saml/profiles.rs"]
mod profiles;
#[path = "saml/provider.rs"]
mod provider;
#[path = "saml/purposes.rs"]
mod purposes;
#[path = "saml/registry.rs"]
mod registry;
#[path = "saml/rules.rs"]
mod rules;
#[path = "saml/signatures.rs"]
mod signatures;
#[path = "saml/slo.rs"]
mod slo;
#[path = "saml/stage.rs"]
mod stage;
#[path = "saml/subject.rs"]
mod subject;
#[path = "saml/wrappings.rs"]
mod wrappings;
