//! Who saw and did what: append-only rows, sealed into a chain.

mod record;
mod seal;

pub use record::{Action, Entry, Subject, refused};
pub(crate) use record::{citizen, list_leaves, operator, system};
pub use seal::{Broken, Verified, seal, verify};
