//! Where desks are, and when they are open.

mod closures;
mod points;

pub use closures::{close, open_again};
pub(crate) use points::{all, hold, lookup, shut};
pub use points::{list, of_desk};
