//! Appointments at the desk: the day, booking for somebody, closures.

mod book;
mod closures;
mod day;
mod samples;

pub use book::BookAtDesk;
pub use closures::{ClosureError, ClosureForm, ClosureWish, ClosuresPage};
pub use day::{AppointmentsDay, Settled};
