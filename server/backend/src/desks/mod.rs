//! Where desks are, and when they are open.

mod closures;
mod points;

pub use closures::{close, open_again, own};
pub(crate) use points::{all, hold, lookup, shut};
pub use points::{body_of, list};
