//! What the office does: use cases, one folder per capability, each with its SQL beside it.
//!
//! Every use case takes who is acting and returns domain types; nothing here knows of HTTP.
//!
//! # How to add a use case
//! 1. Find the folder of its capability (`intake/`, `cards/`, `people/`…), or make one.
//! 2. Write `pub async fn verb(pool, ctx, who, …) -> Result<_, Error>`; `who` is a
//!    [`domain::actor::Citizen`], or a [`domain::permission::Grant`] where an operator needs a permission.
//! 3. Begin with [`Work::citizen`] or [`Work::operator`]: its first statement tells row-level
//!    security who acts. Write the audit row in the same transaction, and end with [`Work::commit`]. A page that shows
//!    something of several capabilities is one use case in one transaction ([`Work`] says how).
//! 4. Pass what a mask may hide through [`domain::mask::Mask::field`] before it leaves this crate.
//! 5. Run `make sqlx` so that the queries can be checked without a database.
//!
//! # How to add a table
//! A new numbered file in `migrations/`: every table and column commented, row-level security
//! enabled and forced, policies and grants beside it.
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

pub mod absences;
pub mod accounts;
pub mod alarms;
pub mod alerts;
pub mod appointments;
pub mod audit;
pub mod cards;
pub mod catalogue;
pub mod codes;
pub mod deliveries;
pub mod desk_documents;
pub mod desks;
pub mod ended_logins;
pub mod health;
pub mod intake;
pub mod jobs;
pub mod kept_forms;
pub mod masks;
pub mod menu;
pub mod numbers;
pub mod open_sessions;
pub mod operators;
pub mod people;
pub mod personal;
pub mod presa_in_carico;
pub mod privacy;
pub mod providers;
pub mod ratings;
pub mod referrals;
pub mod register;
pub mod revocations;
pub mod seed;
pub mod sessions;
pub mod sign_in;
pub mod sign_out;
pub mod staff;
pub mod transfer;
pub mod unsent_forms;

#[cfg(feature = "testing")]
pub mod testing;

mod error;
mod migrations;
mod work;

pub use error::Error;
pub use migrations::{MigrateError, migrate, migrations_are_current};
pub use work::{Context, Work};
