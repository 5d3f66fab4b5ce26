//! What stands before the picture in a JPEG file: its size, which way is up, and much that says more
//! about the photographer than the document needs.

use bytes::{BufMut, BytesMut};

/// Which way up a picture is meant (EXIF tag 0x0112): how the stored picture is turned and mirrored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// As it is stored.
    #[default]
    Upright,
    /// Mirrored left to right.
    Mirrored,
    /// Upside down.
    HalfTurn,
    /// Mirrored top to bottom.
    MirroredHalfTurn,
    /// Rows are columns.
    Transposed,
    /// To be turned a quarter clockwise: how phones store what was taken upright.
    QuarterTurn,
    /// Rows are columns, both from their ends.
    Transversed,
    /// To be turned a quarter counter-clockwise.
    BackTurn,
}

impl Orientation {
    const ALL: [Self; 8] = [
        Self::Upright,
        Self::Mirrored,
        Self::HalfTurn,
        Self::MirroredHalfTurn,
        Self::Transposed,
        Self::QuarterTurn,
        Self::Transversed,
        Self::BackTurn,
    ];

    /// By its number in EXIF, 1 to 8; anything else is taken as upright, as viewers do.
    fn of_exif(number: u16) -> Self {
        let place = usize::from(number).checked_sub(1);
        place.and_then(|place| Self::ALL.get(place)).copied().unwrap_or_default()
    }

    /// Whether width and height change places when it is shown.
    pub const fn is_sideways(self) -> bool {
        matches!(self, Self::Transposed | Self::QuarterTurn | Self::Transversed | Self::BackTurn)
    }
}

/// The beginning of a JPEG file, up to the picture itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Width as stored, in pixels.
    pub width: u16,
    /// Height as stored, in pixels.
    pub height: u16,
    /// Values of a pixel: 1 grey, 3 colours, 4 printing colours.
    pub components: u8,
    /// Whether Adobe's marker is there: its printing colours are stored inverted.
    pub adobe: bool,
    /// Which way up it is meant.
    pub orientation: Orientation,
    /// The beginning without what a document does not need: place, device, thumbnail, comments.
    pub kept: BytesMut,
    /// How many bytes of the file that was.
    pub consumed: usize,
}

/// What the bytes so far say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// The picture begins here.
    Picture(Head),
    /// More bytes are needed.
    More,
    /// No JPEG that could be shown.
    No,
}

const START: u8 = 0xD8;
const SCAN: u8 = 0xDA;
const EXIF: &[u8] = b"Exif\0\0";

/// Looks for the place where the picture begins.
pub fn look(bytes: &[u8]) -> Look {
    let mut reading = Reading::default();
    let Some(rest) = bytes.strip_prefix(&[0xFF, START]) else {
        return if bytes.len() < 2 { Look::More } else { Look::No };
    };
    reading.kept.put_slice(&[0xFF, START]);
    let mut rest = rest;
    loop {
        let Some((marker, after)) = marker(rest) else {
            return if rest.first().is_none_or(|byte| *byte == 0xFF) { Look::More } else { Look::No };
        };
        if marker == SCAN {
            // The marker and what follows belong to the picture.
            let consumed = bytes.len().saturating_sub(after.len() + 2);
            return reading.finish(consumed).map_or(Look::No, Look::Picture);
        }
        let Some((segment, next)) = segment(after) else {
            return if is_no_segment(after) { Look::No } else { Look::More };
        };
        reading.take(marker, segment);
        rest = next;
    }
}

/// A marker, padding before it skipped.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xFF])?;
    loop {
        let (first, after) = rest.split_first()?;
        if *first != 0xFF {
            return Some((*first, after));
        }
        rest = after;
    }
}

/// A segment's content, its length taken off, and what follows.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
    rest.split_at_checked(length)
}

/// A length that counts less than itself.
fn is_no_segment(bytes: &[u8]) -> bool {
    bytes.first_chunk::<2>().is_some_and(|length| u16::from_be_bytes(*length) < 2)
}

#[derive(Default)]
struct Reading {
    frame: Option<(u16, u16, u8)>,
    adobe: bool,
    orientation: Orientation,
    kept: BytesMut,
}

impl Reading {
    fn take(&mut self, marker: u8, segment: &[u8]) {
        match marker {
            // Frames; the three left out are tables.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => self.frame = frame(segment),
            0xE1 => {
                if let Some(turned) = segment.strip_prefix(EXIF).and_then(orientation) {
                    self.orientation = turned;
                }
                return;
            }
            // Colours are what they are by this profile; other things by the same marker are not kept.
            0xE2 if segment.starts_with(b"ICC_PROFILE\0") => {}
            0xEE if segment.starts_with(b"Adobe") => self.adobe = true,
            0xE2..=0xEF | 0xFE => return,
            _ => {}
        }
        let length = u16::try_from(segment.len() + 2).unwrap_or(u16::MAX);
        self.kept.put_slice(&[0xFF, marker]);
        self.kept.put_u16(length);
        self.kept.put_slice(segment);
    }

    fn finish(self, consumed: usize) -> Option<Head> {
        let (width, height, components) = self.frame?;
        (width > 0 && height > 0 && matches!(components, 1 | 3 | 4)).then_some(Head {
            width,
            height,
            components,
            adobe: self.adobe,
            orientation: self.orientation,
            kept: self.kept,
            consumed,
        })
    }
}

/// Precision, height, width, number of components.
fn frame(segment: &[u8]) -> Option<(u16, u16, u8)> {
    let [_, high, low, left, right, components] = *segment.first_chunk::<6>()?;
    Some((u16::from_be_bytes([left, right]), u16::from_be_bytes([high, low]), components))
}

/// The orientation in the first directory of a TIFF block.
fn orientation(tiff: &[u8]) -> Option<Orientation> {
    let little = match tiff.first_chunk::<2>()? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let directory = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    let directory = usize::try_from(directory).ok()?;
    let entries = usize::from(short(directory)?);
    (0..entries)
        .map_while(|number| directory.checked_add(2 + number * 12))
        .find(|entry| short(*entry) == Some(0x0112))
        .and_then(|entry| short(entry.checked_add(8)?))
        .map(Orientation::of_exif)
}
