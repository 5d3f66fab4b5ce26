//! Cards handed to other desks: sent, seen, received, told how it ended.
//!
//! Two desks see a referral, and each takes the steps that are its own ([`domain::referral::State`] says which). What
//! the receiver reads is the package, never the sender's card.

pub mod outside;

mod act;
mod late;
mod papers;
mod read;
mod receivers;
mod send;

pub use act::{cancel, receive, receive_from_afar, refuse, reopen, report};
pub use late::note_late;
pub use papers::document;
pub(crate) use read::records;
pub use read::{follow, list};
pub(crate) use receivers::receivers;
pub use send::{Sending, offer, send};
