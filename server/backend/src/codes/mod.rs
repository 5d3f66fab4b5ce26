//! Code tables: reading them for whoever chooses from them, and keeping them.
//!
//! The program ships every table filled; the administrators of a zone write editions of their own, which
//! count there. Nothing is changed or removed, so the words of an old day can always be told.

mod lists;
mod read;
mod write;

pub(crate) use lists::lists;
pub use read::{book, library, open};
pub use write::{Draft, Expected, Why, dry_run, export, import, save};
pub(crate) use write::{insert, locked, note};
