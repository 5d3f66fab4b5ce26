//! What people agreed to is told from anything else.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A number that another thing hardly has too. It goes into a form and comes back with it.
pub(crate) fn mark(of: &impl Hash) -> i32 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    i32::try_from(hasher.finish() >> 33).unwrap_or_default()
}
