//! Knowing whether the same work was done before.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::BundleError;

/// One digest over several inputs; where one ends and the next begins counts.
pub fn digest<'a>(inputs: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for input in inputs {
        hasher.update((input.len() as u64).to_le_bytes());
        hasher.update(input);
    }
    hex::encode(hasher.finalize())
}

/// Calls `work` unless `folder` was filled for the same `digest` before. The stamp is written last, so
/// that a run cut short counts for nothing.
pub fn once(
    folder: &Path,
    digest: &str,
    work: impl FnOnce() -> Result<(), BundleError>,
) -> Result<(), BundleError> {
    let stamp = folder.with_extension("stamp");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == digest) && folder.is_dir() {
        return Ok(());
    }
    if folder.is_dir() {
        fs::remove_dir_all(folder).map_err(|source| BundleError::file(folder, source))?;
    }
    fs::create_dir_all(folder).map_err(|source| BundleError::file(folder, source))?;
    work()?;
    fs::write(&stamp, digest).map_err(|source| BundleError::file(&stamp, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_between_inputs_counts() {
        assert_ne!(digest([&b"ab"[..], b"c"]), digest([&b"a"[..], b"bc"]));
    }
}
