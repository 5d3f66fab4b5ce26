//! Handing a document in.

use std::{error::Error, path::PathBuf};

use bytes::{Bytes, BytesMut};
use domain::document::{Kind, Sha256};
use futures::{Stream, StreamExt};
use object_store::{MultipartUpload, ObjectStoreExt};
use sha2::Digest;

use super::{
    DocumentStore, ObjectKey, StoreUnavailable, StoredDocument, StoredPiece,
    writer::{Digester, Writer},
};
use crate::{
    keys::{FileSeed, KeyError},
    seal::Damaged,
    sniff::{Refused, SNIFF_LEN, accept},
};

/// What a requirement takes.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Largest size in bytes.
    pub limit: u64,
    /// Kinds that are taken.
    pub kinds: &'a [Kind],
    /// The kind that the client's file name promises; only used to explain a refusal.
    pub declared: Option<Kind>,
}

/// Why a document was not stored. Nothing of it is left behind.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// The file itself is not acceptable.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The sender stopped in the middle.
    #[error("the upload was interrupted")]
    Interrupted(#[source] Box<dyn Error + Send + Sync>),
    /// The store is full or does not work.
    #[error(transparent)]
    Store(#[from] StoreUnavailable),
    /// The master key is missing.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The file has more segments than the format can count.
    #[error("the file cannot be sealed")]
    Unsealable(#[from] Damaged),
}

impl DocumentStore {
    /// Reads a file to its end, or to the first reason to refuse it, and stores it encrypted.
    ///
    /// The object becomes visible only when complete. If the future is dropped half-way, a local
    /// store removes its temporary file; on S3 let a lifecycle rule abort unfinished uploads. What is left
    /// when the program is killed, [`DocumentStore::remove_unfinished`] removes.
    pub async fn put<S, E>(
        &self,
        content: S,
        wanted: Wanted<'_>,
        seed: FileSeed,
    ) -> Result<StoredDocument, PutError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let mut content = std::pin::pin!(content);
        let mut intake = Intake { limit: wanted.limit, size: 0 };
        let head = read_head(&mut content, &mut intake).await?;
        let kind = accept(&head, wanted.declared, wanted.kinds)?;
        let object_key = ObjectKey::from_random(seed.object);
        let wrapped_key = self.keys.wrap(&seed.key, &object_key, seed.wrap_nonce)?;

        let digest = sha2::Sha256::new();
        let digest =
            self.write(&object_key, &seed, (head.as_ref(), &mut content), &mut intake, digest).await?;
        let sha256 = Sha256(digest.finalize().into());
        Ok(StoredDocument { object_key, wrapped_key, kind, size: intake.size, sha256 })
    }

    /// Reads a piece of a file to its end and stores it encrypted, whatever is in it: what the file is
    /// will be told when all of it is here. As [`DocumentStore::put`] it stores all of it or nothing.
    pub async fn put_piece<S, E>(
        &self,
        content: S,
        limit: u64,
        seed: FileSeed,
    ) -> Result<StoredPiece, PutError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let mut content = std::pin::pin!(content);
        let mut intake = Intake { limit, size: 0 };
        let object_key = ObjectKey::from_random(seed.object);
        let wrapped_key = self.keys.wrap(&seed.key, &object_key, seed.wrap_nonce)?;
        self.write(&object_key, &seed, (&[], &mut content), &mut intake, ()).await?;
        Ok(StoredPiece { object_key, wrapped_key, size: intake.size })
    }

    /// Seals `head` and the rest of the content into an object. Nothing stays when that fails.
    async fn write<S, E, D>(
        &self,
        object_key: &ObjectKey,
        seed: &FileSeed,
        (head, content): (&[u8], &mut S),
        intake: &mut Intake,
        digest: D,
    ) -> Result<D, PutError>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Into<Box<dyn Error + Send + Sync>>,
        D: Digester,
    {
        let upload = self.objects.put_multipart(&object_key.path()).await;
        let mut upload = upload.map_err(StoreUnavailable::from)?;
        let staged = self.staged(object_key);
        let mut writer = Writer::new(&mut upload, self.part, seed, object_key, staged, digest);
        let written = pass_on(head, content, intake, &mut writer).await;
        if written.is_err() {
            writer.give_up().await;
            self.abandon(&mut upload, object_key).await;
        }
        written
    }

    /// Removes what was written. A local upload that fails in its very last step cannot be
    /// aborted any more, so its temporary file is removed by name.
    async fn abandon(&self, upload: &mut Box<dyn MultipartUpload>, object: &ObjectKey) {
        let Err(error) = upload.abort().await else {
            return;
        };
        let removed = match self.staged(object) {
            Some(staged) => tokio::fs::remove_file(staged).await.is_ok(),
            None => false,
        };
        if !removed {
            tracing::warn!(%error, object = object.as_str(), "unfinished upload not removed");
        }
    }

    /// The temporary file of a local upload.
    fn staged(&self, object: &ObjectKey) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(format!("{}#1", object.as_str())))
    }
}

/// Counts what comes in.
struct Intake {
    limit: u64,
    size: u64,
}

impl Intake {
    fn take(&mut self, piece: &[u8]) -> Result<(), Refused> {
        self.size = self.size.saturating_add(piece.len() as u64);
        if self.size > self.limit { Err(Refused::TooLarge { limit: self.limit }) } else { Ok(()) }
    }
}

/// Gives everything to the writer, and its end.
async fn pass_on<S, E, D>(
    head: &[u8],
    content: &mut S,
    intake: &mut Intake,
    writer: &mut Writer<'_, D>,
) -> Result<D, PutError>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Into<Box<dyn Error + Send + Sync>>,
    D: Digester,
{
    writer.write(head).await?;
    while let Some(piece) = content.next().await {
        let piece = piece.map_err(|error| PutError::Interrupted(error.into()))?;
        intake.take(&piece)?;
        writer.write(&piece).await?;
    }
    writer.finish().await
}

/// The first bytes, enough to tell the type; everything taken is in the result.
async fn read_head<S, E>(content: &mut S, intake: &mut Intake) -> Result<BytesMut, PutError>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    let mut head = BytesMut::new();
    while head.len() < SNIFF_LEN {
        let Some(piece) = content.next().await else {
            break;
        };
        let piece = piece.map_err(|error| PutError::Interrupted(error.into()))?;
        intake.take(&piece)?;
        head.extend_from_slice(&piece);
    }
    Ok(head)
}
