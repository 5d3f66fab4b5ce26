//! The portal as people meet it: the whole router, in process, on a real database.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::allow_attributes,
    reason = "tests may stop at the first surprise"
)]

mod absences;
mod alert_mails;
mod applying;
mod appointments;
mod area;
mod asked;
mod bad_days;
mod bodies;
mod bounces;
mod card_corrections;
mod card_lists;
mod card_mends;
mod card_print;
mod changes;
mod cie;
mod cie_provider;
mod codes;
mod companies;
mod console;
mod corrections;
mod counter;
mod desk_profiles;
mod diary;
mod editor;
mod exports;
mod facts;
mod family;
mod form;
mod four_eyes;
mod kinds;
mod languages;
mod leaks;
mod list;
mod logs;
mod mail_down;
mod mask_changes;
mod mask_walks;
mod masks;
mod meddling;
mod merging;
mod nightly;
mod numbers;
mod oidc_provider;
mod operators;
mod operators_cie;
mod outside;
mod outsider;
mod own_data;
mod own_documents;
mod papers;
mod people;
mod person_registry;
mod phone;
mod pieces;
mod prefill;
mod production;
mod profile;
mod proposals;
mod protected;
mod public;
mod ratings;
mod reach;
mod referrals;
mod registry;
mod removal;
mod resume;
mod routes;
mod search;
mod sessions;
mod sink;
mod spid;
mod staff;
mod staff_import;
mod support;
mod transfer;
mod uploads;
mod written;
mod zone;

// The changes by chance of the tests of `identity`.
#[path = "../../identity/tests/saml/mutator.rs"]
mod mutator;
// The identity provider of the tests of `identity`, which can be told to misbehave in every way.
#[expect(dead_code, reason = "not every way is tried again over HTTP")]
#[path = "../../identity/tests/saml/provider.rs"]
mod provider;
#[path = "../../identity/tests/saml/slo.rs"]
mod slo;
#[expect(dead_code, reason = "its service provider verifies in process")]
#[path = "../../identity/tests/saml/stage.rs"]
mod stage;
// The tokens of the tests of `identity`.
#[expect(dead_code, reason = "the keys of the portal are its own")]
#[path = "../../identity/tests/federation/tokens.rs"]
mod tokens;
#[path = "../../identity/tests/saml/wrappings.rs"]
mod wrappings;

use stage::kept;
