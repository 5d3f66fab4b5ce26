//! Several photos as one PDF: a page for each, upright, on A4.
//!
//! The pictures are taken over as they are, without being decoded, so nothing is lost and a file of
//! any kind of JPEG costs no more memory than its first bytes. What stands before a picture and tells
//! where and with what it was taken is left out.

mod jpeg;
mod page;
#[cfg(test)]
mod tests;

use bytes::{Bytes, BytesMut};
use futures::{StreamExt, stream};

use crate::store::{OpenError, PlainStream};

pub use jpeg::Orientation;

/// No honest photo has more before its picture.
const LONGEST_HEAD: usize = 1024 * 1024;

/// Why photos cannot become a document.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// It cannot be shown.
    #[error("photo {place} is no JPEG that can be shown")]
    NotAPhoto {
        /// Which, counted from 0.
        place: usize,
    },
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] OpenError),
}

/// A photo that was opened, up to its picture.
struct Photo {
    head: jpeg::Head,
    /// Bytes of the whole photo as it will stand in the document.
    length: u64,
    /// What follows the head.
    rest: PlainStream,
}

/// Puts photos into one PDF, in their order. Each is its size in bytes and its content; `title` is the
/// name of the document, and `lang` the tag of its language.
///
/// # Errors
/// When one of them cannot be read or shown. What breaks later ends the stream with an error.
pub async fn to_pdf(
    photos: Vec<(u64, PlainStream)>,
    title: &str,
    lang: &'static str,
) -> Result<PlainStream, PhotoError> {
    let mut opened = Vec::with_capacity(photos.len());
    for (place, (size, content)) in photos.into_iter().enumerate() {
        opened.push(open(place, size, content).await?);
    }
    let parts = page::document(opened, title, lang);
    let streams = parts.into_iter().map(|part| match part {
        page::Part::Text(bytes) => stream::iter([Ok(bytes)]).boxed(),
        page::Part::Picture(content) => content,
    });
    Ok(stream::iter(streams).flatten().boxed())
}

/// Reads up to the picture.
async fn open(place: usize, size: u64, mut content: PlainStream) -> Result<Photo, PhotoError> {
    let mut bytes = BytesMut::new();
    let head = loop {
        match jpeg::look(&bytes) {
            jpeg::Look::Picture(head) => break head,
            jpeg::Look::More if bytes.len() < LONGEST_HEAD => {}
            jpeg::Look::More | jpeg::Look::No => return Err(PhotoError::NotAPhoto { place }),
        }
        let Some(piece) = content.next().await else {
            return Err(PhotoError::NotAPhoto { place });
        };
        bytes.extend_from_slice(&piece?);
    };
    let length = (size + head.kept.len() as u64).saturating_sub(head.consumed as u64);
    let begun: Bytes = bytes.split_off(head.consumed.min(bytes.len())).freeze();
    let rest = stream::iter([Ok(begun)]).chain(content).boxed();
    Ok(Photo { head, length, rest })
}
