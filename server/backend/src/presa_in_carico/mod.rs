//! Proposals of presa in carico: made out of a card, seen and answered by the professional service.
//!
//! The desk that proposes sees its own; the service is whoever may take charge ([`domain::permission::TakeCharge`]) at a
//! desk of the body that was asked. What the service reads is the package, which follows the card; the card itself stays
//! with its desk.

mod act;
mod card;
mod propose;
mod read;

pub use act::{accept, reject};
pub(crate) use card::card_changed;
pub use propose::{Proposing, offer, propose};
pub(crate) use read::records;
pub use read::{follow, list};
