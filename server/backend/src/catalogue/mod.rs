//! What can be applied for, and the municipalities.

pub mod editing;
mod municipalities;
mod services;

pub use municipalities::{complete, exists, name_of};
pub use services::{Offered, list, lookup, titles};
