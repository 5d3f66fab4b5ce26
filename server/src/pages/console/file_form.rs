//! Forms with one file beside their fields, held in memory: tables and services out of a file.

use app::console::catalogue::Typed;
use axum::extract::Multipart;

use crate::pages::fault::Fault;

/// The fields, and the content of the one file in the field `file`; nothing where there is none.
///
/// # Errors
/// A field longer than `largest` bytes is too large; a form that breaks off is a bad request.
pub(super) async fn read(
    mut parts: Multipart,
    file: &str,
    largest: usize,
) -> Result<(Typed, Vec<u8>), Fault> {
    let (mut pairs, mut found) = (Vec::new(), Vec::new());
    while let Some(mut part) = parts.next_field().await.map_err(|_| Fault::BAD_REQUEST)? {
        let name = part.name().unwrap_or_default().to_owned();
        let mut content = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|_| Fault::BAD_REQUEST)? {
            content.extend_from_slice(&piece);
            if content.len() > largest {
                return Err(Fault::TOO_LARGE);
            }
        }
        if name == file {
            found = content;
        } else {
            pairs.push((name, String::from_utf8_lossy(&content).replace('\0', "")));
        }
    }
    Ok((Typed::from_pairs(pairs), found))
}
