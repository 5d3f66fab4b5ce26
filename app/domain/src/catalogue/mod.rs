//! Keeping the catalogue: whether a service may be published, what its texts are, and how two versions
//! of it differ.

mod check;
mod diff;
mod standing;
#[cfg(test)]
mod tests;
mod texts;

pub use check::{RESERVED, check, is_slug};
pub use diff::{Aspect, Change, Of, What, diff};
pub use standing::{Dated, Listed, Save, Standing, Version, Withdrawal, Working, standing};
pub use texts::{gaps, texts};
