//! Notices on data protection of the desks, and the signatures of people under them.

mod notices;
mod own;
mod signatures;

pub(crate) use notices::of_desk_within;
pub(crate) use notices::{CarriedNotice, carried_notices, carry_notice};
pub use notices::{OwnNotices, in_force, of_desk, publish, versions, within_reach};
pub(crate) use own::signed;
pub use own::{OwnSignatures, own, sign_own};
pub(crate) use signatures::standing;
pub use signatures::{Signatures, Signing, print, sign, signatures, withdraw};
