//! A store that gets full, for tests.

use std::{
    fmt, io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures::stream::BoxStream;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result as StoreResult, UploadPart,
    memory::InMemory, path::Path,
};

/// A store with room for so many bytes and no more.
#[derive(Debug)]
pub struct Limited {
    pub inner: Arc<InMemory>,
    pub room: Arc<AtomicUsize>,
}

fn take(room: &AtomicUsize, length: usize) -> StoreResult<()> {
    let left = room.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(length));
    left.map(drop).map_err(|_| object_store::Error::Generic {
        store: "limited",
        source: io::Error::from(io::ErrorKind::StorageFull).into(),
    })
}

impl fmt::Display for Limited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Limited")
    }
}

#[async_trait::async_trait]
impl ObjectStore for Limited {
    async fn put_opts(&self, at: &Path, load: PutPayload, opts: PutOptions) -> StoreResult<PutResult> {
        take(&self.room, load.content_length())?;
        self.inner.put_opts(at, load, opts).await
    }

    async fn put_multipart_opts(
        &self,
        at: &Path,
        opts: PutMultipartOptions,
    ) -> StoreResult<Box<dyn MultipartUpload>> {
        let inner = self.inner.put_multipart_opts(at, opts).await?;
        Ok(Box::new(LimitedUpload { inner, room: Arc::clone(&self.room) }))
    }

    async fn get_opts(&self, at: &Path, options: GetOptions) -> StoreResult<GetResult> {
        self.inner.get_opts(at, options).await
    }

    fn delete_stream(
        &self,
        at: BoxStream<'static, StoreResult<Path>>,
    ) -> BoxStream<'static, StoreResult<Path>> {
        self.inner.delete_stream(at)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, StoreResult<ObjectMeta>> {
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> StoreResult<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> StoreResult<()> {
        self.inner.copy_opts(from, to, options).await
    }
}

#[derive(Debug)]
struct LimitedUpload {
    inner: Box<dyn MultipartUpload>,
    room: Arc<AtomicUsize>,
}

#[async_trait::async_trait]
impl MultipartUpload for LimitedUpload {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        match take(&self.room, data.content_length()) {
            Ok(()) => self.inner.put_part(data),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    async fn complete(&mut self) -> StoreResult<PutResult> {
        self.inner.complete().await
    }

    async fn abort(&mut self) -> StoreResult<()> {
        self.inner.abort().await
    }
}
