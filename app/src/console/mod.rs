//! Pages of the operators.
//!
//! * [`queue`], [`intake`], [`decisions`]: from a request that arrived to an answer
//! * [`card`], [`cards`], [`people`]: what the desk keeps
//! * [`access`]: the door
//! * [`form`]: what operators post, and [`address`] what they ask for in the address

pub mod access;
pub mod actions;
pub mod address;
pub mod card;
pub mod cards;
pub mod decisions;
pub mod form;
pub mod intake;
pub mod people;
pub mod queue;
pub mod shell;
pub mod term;
pub mod words;

pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use access::{DeskChoice, OperatorAccess, OperatorRefused, Refusal};
pub use card::CardDetail;
pub use cards::CardsList;
pub use decisions::{About, Accept, AskIntegration, GiveNotice, Refuse};
pub use intake::{IntakeDetail, IntakeNotice};
pub use people::{PeopleList, PersonDetail};
pub use queue::{Counts, Queue};
