//! Where documents live: encrypted objects in any [`object_store`] backend.
//!
//! A file passes through in pieces: type, limit, digest and encryption are done on the way, so
//! memory stays under a megabyte whatever its size, and an object appears only when it is whole.

#[cfg(test)]
mod limited;
mod open;
mod problem;
mod put;
#[cfg(test)]
mod tests;
mod unfinished;
mod writer;

use std::{
    fmt,
    path::{Path as FsPath, PathBuf},
    sync::Arc,
};

use bytes::Bytes;
use domain::document::{Kind, Sha256};
use futures::stream::BoxStream;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path};
use serde::{Deserialize, Serialize};

use crate::keys::{MasterKeys, WrappedKey};
pub use open::{OpenError, SealedRef};
pub use problem::StoreUnavailable;
pub use put::{PutError, Wanted};
pub use unfinished::Unfinished;

/// Plain bytes of a stored document, each piece verified before it is handed out.
pub type PlainStream = BoxStream<'static, Result<Bytes, OpenError>>;

/// Bytes that go to the store in one piece. S3 wants at least 5 MiB, a disk is content with less; twice as many may be
/// in memory, one part under way and one growing.
const LOCAL_PART: usize = 64 * 1024;

/// The name of an object in the store; random, it tells nothing about the document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ObjectKey(String);

impl ObjectKey {
    /// `documents/ab/ab12…`: the folder keeps directories on a disk small.
    pub(crate) fn from_random(bytes: [u8; 16]) -> Self {
        let name = hex::encode(bytes);
        let folder: String = name.chars().take(2).collect();
        Self(format!("documents/{folder}/{name}"))
    }

    /// A key as the database kept it. A wrong one finds no object, or one that does not open.
    pub fn from_stored(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn path(&self) -> Path {
        Path::from(self.0.as_str())
    }
}

/// What the database must keep of a stored document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDocument {
    /// Where it is.
    pub object_key: ObjectKey,
    /// The key to its content.
    pub wrapped_key: WrappedKey,
    /// What it is, by content.
    pub kind: Kind,
    /// Plain size in bytes.
    pub size: u64,
    /// Digest of the plain bytes.
    pub sha256: Sha256,
}

/// What the database must keep of a piece of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPiece {
    /// Where it is.
    pub object_key: ObjectKey,
    /// The key to its content.
    pub wrapped_key: WrappedKey,
    /// Plain size in bytes.
    pub size: u64,
}

/// Puts, opens and deletes documents. Cheap to clone.
#[derive(Clone)]
pub struct DocumentStore {
    objects: Arc<dyn ObjectStore>,
    keys: Arc<MasterKeys>,
    part: usize,
    /// Where a local store keeps its files.
    folder: Option<PathBuf>,
}

impl fmt::Debug for DocumentStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentStore({})", self.objects)
    }
}

impl DocumentStore {
    /// Documents in any object store.
    pub fn new(objects: Arc<dyn ObjectStore>, keys: MasterKeys) -> Self {
        Self { objects, keys: Arc::new(keys), part: LOCAL_PART, folder: None }
    }

    /// Documents in a folder, which is made if it is missing; writes are synced to the disk.
    pub fn in_folder(folder: &FsPath, keys: MasterKeys) -> Result<Self, StoreUnavailable> {
        std::fs::create_dir_all(folder)?;
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        let store = Self::new(Arc::new(objects), keys);
        Ok(Self { folder: Some(folder.to_owned()), ..store })
    }

    /// Sends larger pieces, for stores that ask for it (S3: 5 MiB; memory grows by as much).
    #[must_use]
    pub fn with_part_size(mut self, bytes: usize) -> Self {
        self.part = bytes.max(1);
        self
    }

    /// The keys in use.
    pub fn keys(&self) -> &MasterKeys {
        &self.keys
    }

    /// Deletes an object; one that is already gone is no error.
    pub async fn delete(&self, key: &ObjectKey) -> Result<(), StoreUnavailable> {
        match self.objects.delete(&key.path()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Proves that the store works: writes, reads and deletes a probe named by fresh random bytes.
    pub async fn check(&self, probe: [u8; 8]) -> Result<(), StoreUnavailable> {
        let path = Path::from(format!("probes/{}", hex::encode(probe)));
        let written = self.write_and_read(&path, probe).await;
        let removed = self.objects.delete(&path).await;
        written?;
        Ok(removed?)
    }

    async fn write_and_read(&self, path: &Path, probe: [u8; 8]) -> Result<(), StoreUnavailable> {
        let payload = PutPayload::from(probe.to_vec());
        self.objects.put(path, payload).await?;
        let read = self.objects.get(path).await?.bytes().await?;
        if read.as_ref() == probe { Ok(()) } else { Err(StoreUnavailable::Inconsistent) }
    }
}
