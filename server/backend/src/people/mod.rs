//! The registry of people of a zone.

mod find;
mod keys;
mod look;
mod matching;
mod record;

pub use find::find;
pub use keys::index;
pub(crate) use matching::matches;
pub use record::open;
pub(crate) use record::{GROUPS, add, link, read};
