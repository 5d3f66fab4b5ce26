//! What profiles may not see, how that changes by four eyes, and how an operator sees through it for a reason.

mod exceptional;
mod profiles;

pub use exceptional::{Asked, close, open, opened, review, to_review, unreviewed};
pub(crate) use exceptional::{EXCEPTIONAL, at_card};
pub use profiles::{decide, profile, profiles, propose};

/// What became of something that nobody may do with what is their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FourEyes {
    /// It is done.
    Done,
    /// It is the operator's own: somebody else has to.
    Own,
}
