//! The registry of people of a zone.

mod brought;
mod find;
mod keys;
mod look;
mod matching;
mod record;

pub(crate) use brought::person_of;
pub use find::find;
pub use keys::index;
pub(crate) use matching::matches;
pub use record::open;
pub(crate) use record::{GROUPS, add, link, read};
