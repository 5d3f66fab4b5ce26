//! The portal as people meet it: the whole router, in process, on a real database.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise"
)]

mod bad_days;
mod cie;
mod console;
mod form;
mod list;
mod logs;
mod masks;
mod operators;
mod provider;
mod routes;
mod sessions;
mod support;
mod uploads;
