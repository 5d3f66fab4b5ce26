//! Forms with one file beside their fields, held in memory: tables and services out of a file.

use app::console::catalogue::Typed;
use axum::extract::{Multipart, multipart::Field};
use domain::form::MAX_PAIRS;

use crate::pages::{
    citizen::posted::{cut, pass_over, text},
    fault::Fault,
};

/// The file is larger than it may be. What was typed beside it is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct TooLarge;

/// What became of the file.
enum Content {
    Whole(Vec<u8>),
    /// It is too large, and was passed over.
    Large,
    /// It is larger than a whole form may be: what comes after it was not read.
    CutOff,
}

/// The fields, and the content of the one file in the field `file`; nothing where there is none.
///
/// # Errors
/// More fields than any form has are too large; a form that breaks off is a bad request.
pub(super) async fn read(
    mut parts: Multipart,
    file: &str,
    largest: usize,
) -> Result<(Typed, Result<Vec<u8>, TooLarge>), Fault> {
    let (mut pairs, mut found) = (Vec::new(), Ok(Vec::new()));
    while let Some(part) = parts.next_field().await.map_err(cut)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name != file {
            pairs.push((name, text(part).await?));
            if pairs.len() > MAX_PAIRS {
                return Err(Fault::TOO_LARGE);
            }
            continue;
        }
        match content(part, largest).await? {
            Content::Whole(content) => found = Ok(content),
            Content::Large => found = Err(TooLarge),
            Content::CutOff => {
                found = Err(TooLarge);
                break;
            }
        }
    }
    Ok((Typed::from_pairs(pairs), found))
}

async fn content(mut part: Field<'_>, largest: usize) -> Result<Content, Fault> {
    let mut content = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(cut)? {
        content.extend_from_slice(&piece);
        if content.len() > largest {
            let is_whole = pass_over(&mut part).await?;
            return Ok(if is_whole { Content::Large } else { Content::CutOff });
        }
    }
    Ok(Content::Whole(content))
}
