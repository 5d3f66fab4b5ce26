//! What is left of uploads that were never finished: the program was killed, or the power failed.

use std::{
    ffi::OsStr,
    fs::{self, DirEntry},
    io,
    path::Path as FsPath,
    time::SystemTime,
};

use tokio::task::spawn_blocking;

use super::{DocumentStore, StoreUnavailable};

/// Digits of the name of an object, see [`super::ObjectKey`].
const OBJECT: usize = 32;
/// Digits of the name of a probe, see [`DocumentStore::check`].
const PROBE: usize = 16;

/// What became of the temporary files that were old enough to go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// So many were removed.
    pub removed: u64,
    /// So many could not be removed.
    pub left: u64,
}

impl DocumentStore {
    /// Removes the temporary files of a folder that nothing was written to since `before`. Nothing else goes: neither
    /// what is finished, whether or not anybody knows of it, nor what is foreign here, nor what a link leads to.
    ///
    /// Only a folder has such files. In S3 an unfinished upload is no object, and a rule of the bucket ends it.
    pub async fn remove_unfinished(&self, before: SystemTime) -> Result<Unfinished, StoreUnavailable> {
        let Some(folder) = self.folder.clone() else {
            return Ok(Unfinished::default());
        };
        let looked = spawn_blocking(move || look_through(&folder, before)).await;
        let found = looked.map_err(object_store::Error::from)?;
        found.map_err(|source| object_store::Error::Generic { store: "folder", source: source.into() }.into())
    }
}

/// The places where a store writes, and no other.
fn look_through(root: &FsPath, before: SystemTime) -> io::Result<Unfinished> {
    let mut found = Unfinished::default();
    found.remove_in(&root.join("probes"), PROBE, before)?;
    for folder in entries(&root.join("documents"))? {
        let folder = folder?;
        if folder.file_name().to_str().is_some_and(|name| is_hex(name, 2)) {
            found.remove_in(&folder.path(), OBJECT, before)?;
        }
    }
    Ok(found)
}

impl Unfinished {
    fn remove_in(&mut self, folder: &FsPath, digits: usize, before: SystemTime) -> io::Result<()> {
        for entry in entries(folder)? {
            let entry = entry?;
            if !is_temporary(&entry.file_name(), digits) {
                continue;
            }
            match remove_old(&entry, before) {
                Ok(true) => self.removed += 1,
                Ok(false) => {}
                // Its upload came to an end meanwhile.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(_) => self.left += 1,
            }
        }
        Ok(())
    }
}

/// What lies in a folder: nothing where there is none, or only a link to one.
fn entries(folder: &FsPath) -> io::Result<impl Iterator<Item = io::Result<DirEntry>> + use<>> {
    let listing = match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => Some(fs::read_dir(folder)?),
        Ok(_) => None,
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    Ok(listing.into_iter().flatten())
}

/// Whether it went.
fn remove_old(entry: &DirEntry, before: SystemTime) -> io::Result<bool> {
    // Of the entry itself: a link is no file, whatever it leads to.
    let found = entry.metadata()?;
    let old = found.is_file() && found.modified()? < before;
    if old {
        fs::remove_file(entry.path())?;
    }
    Ok(old)
}

/// `NAME#1`: so `object_store` calls a file until it is whole, and refuses such names to objects.
fn is_temporary(name: &OsStr, digits: usize) -> bool {
    let Some((object, number)) = name.to_str().and_then(|name| name.split_once('#')) else {
        return false;
    };
    is_hex(object, digits) && !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_hex(name: &str, digits: usize) -> bool {
    name.len() == digits && name.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}
