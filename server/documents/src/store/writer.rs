//! The way of plain bytes into an object: gathered into steps, each of which is digested and sealed on a thread of its own
//! while the one before is written and the next one arrives. Three steps are under way at most, whatever the size.

use std::{fs::File, path::PathBuf};

use bytes::{Bytes, BytesMut};
use futures::{FutureExt, future::BoxFuture};
use object_store::MultipartUpload;
use sha2::Digest;
use tokio::task::{JoinError, JoinHandle, spawn_blocking};

use super::{ObjectKey, PutError, StoreUnavailable};
use crate::{
    keys::FileSeed,
    seal::{Damaged, SEGMENT, Sealer},
};

/// Plain bytes that are sealed in one go. More would keep more in memory, fewer would go from thread to thread oftener.
const STEP: usize = SEGMENT;
/// Whenever so much was written, a disk is asked to make sure of it, so that less is left for the end.
const AHEAD: usize = 2 << 20;

/// What makes a digest of the plain bytes, or does without.
pub(super) trait Digester: Send + 'static {
    /// Takes the next bytes.
    fn take(&mut self, plain: &[u8]);
}

impl Digester for sha2::Sha256 {
    fn take(&mut self, plain: &[u8]) {
        Digest::update(self, plain);
    }
}

impl Digester for () {
    fn take(&mut self, _: &[u8]) {}
}

/// Where plain bytes become sealed ones.
struct Bench<D> {
    digest: D,
    sealer: Sealer,
    plain: Vec<u8>,
    sealed: BytesMut,
}

impl<D: Digester> Bench<D> {
    fn work(&mut self) -> Result<(), Damaged> {
        self.digest.take(&self.plain);
        self.sealer.push(&self.plain, &mut self.sealed)?;
        self.plain.clear();
        Ok(())
    }

    /// The last step, which is small: done where it is asked for.
    fn finish(mut self) -> Result<(BytesMut, D), Damaged> {
        self.work()?;
        let Self { digest, sealer, mut sealed, .. } = self;
        sealer.finish(&mut sealed)?;
        Ok((sealed, digest))
    }
}

/// The bench, once its step is done. It works from now on, also while nobody waits.
fn at_work<D: Digester>(mut bench: Bench<D>) -> BoxFuture<'static, Result<Bench<D>, PutError>> {
    let working = spawn_blocking(move || bench.work().map(|()| bench));
    async move { Ok::<_, PutError>(working.await.map_err(lost)??) }.boxed()
}

/// A thread that did not come to its end: the program stops, or has a mistake.
fn lost(error: JoinError) -> StoreUnavailable {
    object_store::Error::from(error).into()
}

/// Digests, seals and sends.
pub(super) struct Writer<'a, D> {
    upload: &'a mut Box<dyn MultipartUpload>,
    part: usize,
    /// The step that arrives.
    gathered: Vec<u8>,
    /// The step before it.
    bench: BoxFuture<'static, Result<Bench<D>, PutError>>,
    /// The part that the store takes meanwhile.
    writing: Option<JoinHandle<object_store::Result<()>>>,
    /// Where a disk has what was written so far.
    staged: Option<PathBuf>,
    /// Bytes of it that the disk was not asked to make sure of yet.
    unsure: usize,
    /// The disk at that.
    assuring: Option<JoinHandle<()>>,
}

impl<'a, D: Digester> Writer<'a, D> {
    pub fn new(
        upload: &'a mut Box<dyn MultipartUpload>,
        part: usize,
        seed: &FileSeed,
        object: &ObjectKey,
        staged: Option<PathBuf>,
        digest: D,
    ) -> Self {
        let mut out = BytesMut::new();
        let sealer = Sealer::new(&seed.key, object, seed.prefix, &mut out);
        let bench = Bench { digest, sealer, plain: Vec::new(), sealed: out };
        let bench = std::future::ready(Ok::<_, PutError>(bench)).boxed();
        Self { upload, part, gathered: Vec::new(), bench, writing: None, staged, unsure: 0, assuring: None }
    }

    /// Takes some bytes; waits while the steps before are behind.
    pub async fn write(&mut self, mut plain: &[u8]) -> Result<(), PutError> {
        while !plain.is_empty() {
            if self.gathered.len() >= STEP {
                self.turn().await?;
            }
            let (now, later) = plain.split_at(plain.len().min(STEP - self.gathered.len()));
            self.gathered.extend_from_slice(now);
            plain = later;
        }
        Ok(())
    }

    /// Seals what is left and completes the object; the digest of all that was written.
    pub async fn finish(&mut self) -> Result<D, PutError> {
        let mut bench = (&mut self.bench).await?;
        std::mem::swap(&mut bench.plain, &mut self.gathered);
        let (mut sealed, digest) = bench.finish()?;
        while !sealed.is_empty() {
            let part = sealed.split_to(self.part.min(sealed.len())).freeze();
            self.send(part).await?;
        }
        self.written().await?;
        self.upload.complete().await.map_err(StoreUnavailable::from)?;
        Ok(digest)
    }

    /// Lets what is under way end, for an object that is given up.
    pub async fn give_up(mut self) {
        if let Err(error) = self.written().await {
            tracing::debug!(%error, "the last part of an object that is given up was not written");
        }
    }

    /// Gives the gathered step to the bench, and what that has sealed to the store.
    async fn turn(&mut self) -> Result<(), PutError> {
        let mut bench = (&mut self.bench).await?;
        while bench.sealed.len() >= self.part {
            let part = bench.sealed.split_to(self.part).freeze();
            self.send(part).await?;
        }
        // The emptied room of the step before takes the next one in.
        std::mem::swap(&mut bench.plain, &mut self.gathered);
        self.bench = at_work(bench);
        Ok(())
    }

    /// Begins to write a part, once the one before is written.
    async fn send(&mut self, part: Bytes) -> Result<(), StoreUnavailable> {
        self.written().await?;
        self.assure();
        self.unsure += part.len();
        self.writing = Some(tokio::spawn(self.upload.put_part(part.into())));
        Ok(())
    }

    /// Lets the disk begin with what it would have to do at the end, while more arrives.
    fn assure(&mut self) {
        let is_at_it = self.assuring.as_ref().is_some_and(|assuring| !assuring.is_finished());
        let Some(staged) = self.staged.clone().filter(|_| self.unsure >= AHEAD && !is_at_it) else {
            return;
        };
        self.unsure = 0;
        self.assuring = Some(spawn_blocking(move || {
            // Whether it went well shows at the end, when the whole file is made sure of.
            let _ = File::open(staged).and_then(|file| file.sync_data());
        }));
    }

    async fn written(&mut self) -> Result<(), StoreUnavailable> {
        match self.writing.take() {
            Some(writing) => Ok(writing.await.map_err(lost)??),
            None => Ok(()),
        }
    }
}
