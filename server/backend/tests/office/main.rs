//! The office at work, against a real database and in the role that owns nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise"
)]

mod audit;
mod decisions;
mod drafts;
mod locks;
mod masks;
mod names;
mod people;
mod people_plan;
mod plan;
mod providers;
mod register;
mod seed;
mod sending;
mod support;
