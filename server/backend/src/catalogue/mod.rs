//! What can be applied for, and the municipalities.

mod municipalities;
mod services;

pub use municipalities::{complete, exists, name_of};
pub use services::{Offered, list, lookup, titles};
