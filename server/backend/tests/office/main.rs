//! The office at work, against a real database and in the role that owns nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise"
)]

mod appointments;
mod audit;
mod card_parts;
mod codes;
mod correspondence;
mod counter;
mod decisions;
mod diary;
mod documents;
mod drafts;
mod editing;
mod exports;
mod facts;
mod forms;
mod locks;
mod masks;
mod names;
mod numbers;
mod people;
mod people_plan;
mod personal;
mod plan;
mod privacy;
mod providers;
mod reads;
mod register;
mod seed;
mod sending;
mod services;
mod support;
mod zone;
