//! The registry of people of a zone.

mod brought;
mod matching;
mod record;

pub(crate) use brought::person_of;
pub(crate) use matching::matches;
pub(crate) use record::{GROUPS, add, link, read};
pub use record::{find, open};
