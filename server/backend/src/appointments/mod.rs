//! Appointments: booked by citizens or at the desk, moved, cancelled, kept.
//!
//! Two locks let one of two win: the seats, whose constraint knows every talk of a kind, and the
//! appointments of an account, of which no two are at the same time.

mod book;
mod day;
mod load;
mod own;
mod remind;

pub use book::{Wish, book, book_at_desk, free};
pub use day::{Outcome, day, day_of, settle};
pub(crate) use own::all_within;
pub use own::{cancel, coming, list, move_to, open, room_to_move};
pub use remind::{for_letter, remind};

/// Why an appointment was not given, moved or cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody else has it, or it is no slot any more.
    #[error("the slot is not free")]
    Taken,
    /// The same person has another appointment then.
    #[error("another appointment at the same time")]
    SameTime,
    /// The same person has as many as one may have.
    #[error("as many appointments as there may be")]
    Many,
    /// It can no longer be changed through the portal.
    #[error("too late to change it")]
    TooLate,
    /// It has been, or was cancelled.
    #[error("it does not stand any more")]
    Over,
}
