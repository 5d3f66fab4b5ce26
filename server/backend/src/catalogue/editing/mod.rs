//! Keeping the catalogue: the working copy of each service, its versions, and what became of them.
//!
//! Every save of a working copy is a row of its own, never changed: what two administrators wrote, and
//! who was first, can always be told. Only administrators of the organisation get here.

mod publish;
mod read;
mod write;

pub use publish::{publish, withdraw};
pub use read::{content_at, desks, list, open, saves, versions};
pub(crate) use read::{kept, published};
pub use write::{Created, create, exported, move_to_desk, save};
pub(crate) use write::{create_within, is_taken, save_within};
