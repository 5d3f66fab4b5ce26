//! Pages of the operators.
//!
//! * [`queue`], [`intake`], [`decisions`]: from a request that arrived to an answer
//! * [`card`], [`cards`], [`people`]: what the desk keeps
//! * [`catalogue`]: the editor of services and their forms
//! * [`access`]: the door; [`confirm`]: the same once more before something dangerous
//! * [`sessions`], [`kept`]: one's own sessions, and what was being sent when one ended
//! * [`form`]: what operators post, and [`address`] what they ask for in the address

pub mod access;
pub mod actions;
pub mod address;
pub mod card;
pub mod cards;
pub mod catalogue;
pub mod confirm;
pub mod decisions;
pub mod form;
pub mod intake;
pub mod kept;
pub mod people;
pub mod queue;
pub mod sessions;
pub mod shell;
pub mod term;
pub mod words;

pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use access::{Account, Again, DeskChoice, OperatorAccess, OperatorRefused, Refusal};
pub use card::CardDetail;
pub use cards::CardsList;
pub use confirm::ConfirmPage;
pub use decisions::{About, Accept, AskIntegration, GiveNotice, Refuse};
pub use intake::{IntakeDetail, IntakeNotice};
pub use kept::KeptFormPage;
pub use people::{PeopleList, PersonDetail};
pub use queue::{Counts, Queue};
pub use sessions::SessionsPage;
