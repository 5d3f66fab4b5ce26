//! Handing a document out.

use std::{fs::File, io::Read};

use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{GetResult, GetResultPayload, ObjectStoreExt};
use tokio::task::spawn_blocking;

use super::{DocumentStore, ObjectKey, PlainStream, StoreUnavailable, StoredDocument, StoredPiece};
use crate::{
    keys::{KeyError, WrappedKey},
    seal::{Damaged, Opener},
};

/// An object of so many bytes at most is read whole.
const AT_ONCE: u64 = 128 * 1024;
/// Bytes of a larger one that are read from a disk in one go: each time is waited for on another thread, and that takes
/// longer than reading a few.
const IN_ONE_GO: usize = 64 * 1024;

/// What is needed to read a document again.
#[derive(Debug, Clone)]
pub struct SealedRef {
    /// Where it is.
    pub object_key: ObjectKey,
    /// The key to its content.
    pub wrapped_key: WrappedKey,
    /// Its plain size; a content of another size is damaged.
    pub size: u64,
}

impl From<&StoredDocument> for SealedRef {
    fn from(document: &StoredDocument) -> Self {
        Self {
            object_key: document.object_key.clone(),
            wrapped_key: document.wrapped_key.clone(),
            size: document.size,
        }
    }
}

impl From<StoredPiece> for SealedRef {
    fn from(piece: StoredPiece) -> Self {
        Self { object_key: piece.object_key, wrapped_key: piece.wrapped_key, size: piece.size }
    }
}

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The object is gone.
    #[error("the object is missing")]
    Missing,
    /// It was changed, cut or exchanged.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// Its key cannot be had.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The store does not work.
    #[error(transparent)]
    Store(#[from] StoreUnavailable),
}

impl From<object_store::Error> for OpenError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Missing,
            other => Self::Store(other.into()),
        }
    }
}

impl DocumentStore {
    /// Opens a document for reading. No byte is handed out before its segment is verified; a
    /// damage further on ends the stream with an error, so treat a document as whole only when the
    /// stream ended well.
    pub async fn open(&self, sealed: impl Into<SealedRef>) -> Result<PlainStream, OpenError> {
        let SealedRef { object_key, wrapped_key, size } = sealed.into();
        let key = self.keys.unwrap(&wrapped_key, &object_key)?;
        let object = self.objects.get(&object_key.path()).await?;
        let sealed = if object.meta.size <= AT_ONCE {
            let whole = object.bytes().await?;
            futures::stream::once(std::future::ready(Ok::<_, object_store::Error>(whole))).boxed()
        } else {
            in_steps(object)
        };
        let reader = Reader { sealed, opener: Some(Opener::new(key, object_key)), missing: size };
        Ok(futures::stream::try_unfold(reader, Reader::step).boxed())
    }
}

impl DocumentStore {
    /// The pieces of a file as one stream, in their order; each is opened when it is its turn.
    pub fn open_pieces(&self, pieces: Vec<StoredPiece>) -> PlainStream {
        let store = self.clone();
        let opened = futures::stream::iter(pieces).then(move |piece| {
            let store = store.clone();
            async move { store.open(piece).await }
        });
        opened.try_flatten().boxed()
    }
}

/// A whole object as it is read. By itself the store would read a file 8 KiB at a time.
fn in_steps(object: GetResult) -> BoxStream<'static, object_store::Result<Bytes>> {
    match object.payload {
        GetResultPayload::File(file, _) => futures::stream::try_unfold(file, next_step).boxed(),
        GetResultPayload::Stream(stream) => stream,
    }
}

/// The next bytes of a file, and the file; nothing at its end.
async fn next_step(file: File) -> object_store::Result<Option<(Bytes, File)>> {
    let reading = spawn_blocking(move || {
        let mut bytes = Vec::with_capacity(IN_ONE_GO);
        let mut step = file.take(IN_ONE_GO as u64);
        step.read_to_end(&mut bytes).map(|_| (bytes, step.into_inner()))
    });
    let (bytes, file) = reading
        .await?
        .map_err(|source| object_store::Error::Generic { store: "folder", source: source.into() })?;
    Ok((!bytes.is_empty()).then(|| (bytes.into(), file)))
}

struct Reader {
    sealed: BoxStream<'static, object_store::Result<Bytes>>,
    /// Gone after the last segment.
    opener: Option<Opener>,
    /// Plain bytes still expected.
    missing: u64,
}

impl Reader {
    async fn step(mut self) -> Result<Option<(Bytes, Self)>, OpenError> {
        loop {
            let Some(opener) = &mut self.opener else {
                return Ok(None);
            };
            if let Some(segment) = opener.next_segment()? {
                return self.hand_out(segment);
            }
            let Some(piece) = self.sealed.next().await else {
                let last = self.opener.take().ok_or(Damaged)?.finish()?;
                if last.len() as u64 != self.missing {
                    return Err(Damaged.into());
                }
                return self.hand_out(last);
            };
            opener.push(&piece?);
        }
    }

    fn hand_out(mut self, segment: Bytes) -> Result<Option<(Bytes, Self)>, OpenError> {
        let left = self.missing.checked_sub(segment.len() as u64);
        self.missing = left.ok_or(Damaged)?;
        Ok(Some((segment, self)))
    }
}
