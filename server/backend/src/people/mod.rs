//! The registry of people of a zone.

mod brought;
mod codes_held;
mod correct;
mod doubles;
mod enter;
mod facts;
mod find;
mod households;
mod identities;
mod keys;
mod known;
mod look;
mod matching;
mod merge;
mod protection;
mod record;
pub mod registry;
mod values;

pub(crate) use brought::person_of;
pub use correct::{correct, corrections, to_correct};
pub use doubles::{different, doubles, find_doubles};
pub(crate) use enter::add_nameless;
pub use enter::{Entered, compare, enter, enter_anonymous, propose_alias};
pub(crate) use facts::seen;
pub use facts::{add_fact, correct_fact, end_fact, facts, withdraw_fact};
pub use find::find;
pub use households::{
    Joined, correct_member, end_member, family_cards, households, join_household, open_household,
    withdraw_member,
};
pub use identities::{changes, identify};
pub use keys::index;
pub(crate) use keys::named_so;
pub(crate) use known::known_of;
pub(crate) use matching::{by_alias, matches};
pub use merge::{Merging, Undone, merge, preview, twins, undo_merge};
pub(crate) use protection::{before, concealing, is_concealed};
pub use protection::{protect, protections, unprotect};
pub use record::open;
pub(crate) use record::{CONCEALED, Facts, add, identity, kept, link, read};
