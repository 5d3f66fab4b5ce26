//! A file that comes in piece by piece, so that a tunnel costs one piece and not the file.

use serde::{Deserialize, Serialize};

use super::Document;
use crate::{Id, form::QuestionName, intake::Intake};

/// Smallest piece that is taken, in bytes; only the last may be smaller. It keeps the pieces of a file few.
pub const SMALLEST_PIECE: u64 = 64 * 1024;
/// Largest piece that is taken, in bytes: what is lost at most when the line breaks.
pub const LARGEST_PIECE: u64 = 1024 * 1024;

/// A file of which a part is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialUpload {
    /// Its identifier.
    pub id: Id<Self>,
    /// The request.
    pub intake: Id<Intake>,
    /// The question it answers.
    pub question: QuestionName,
    /// Cleaned name.
    pub name: String,
    /// Bytes that were announced.
    pub size: u64,
    /// Bytes that are here: where the next piece begins.
    pub received: u64,
    /// What it became, once all of it was here.
    pub document: Option<Id<Document>>,
}

/// Why a piece is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PieceError {
    /// It does not begin where the last one ended.
    #[error("the next piece begins at {expected}")]
    Offset {
        /// Where the next piece begins.
        expected: u64,
    },
    /// Too small to be one of the pieces before the last.
    #[error("a piece has at least {SMALLEST_PIECE} bytes, unless it is the last")]
    Small,
    /// More than was announced, or more than one piece may have.
    #[error("no more than {most} bytes can follow")]
    Large {
        /// Most bytes.
        most: u64,
    },
}

impl PartialUpload {
    /// Whether everything is here.
    pub const fn is_whole(&self) -> bool {
        self.received == self.size
    }

    /// Most bytes that the next piece may have.
    pub const fn room(&self) -> u64 {
        let left = self.size.saturating_sub(self.received);
        if left < LARGEST_PIECE { left } else { LARGEST_PIECE }
    }

    /// Whether a piece may begin here.
    ///
    /// # Errors
    /// [`PieceError::Offset`] with the right place.
    pub const fn begins_at(&self, offset: u64) -> Result<(), PieceError> {
        if offset == self.received { Ok(()) } else { Err(PieceError::Offset { expected: self.received }) }
    }

    /// Whether a piece of this size may come next.
    ///
    /// # Errors
    /// [`PieceError::Small`] and [`PieceError::Large`].
    pub const fn takes(&self, length: u64) -> Result<(), PieceError> {
        let most = self.room();
        if length > most {
            Err(PieceError::Large { most })
        } else if length < SMALLEST_PIECE && self.received.saturating_add(length) < self.size {
            Err(PieceError::Small)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(size: u64, received: u64) -> PartialUpload {
        PartialUpload {
            id: Id::new(uuid::Uuid::nil()),
            intake: Id::new(uuid::Uuid::nil()),
            question: "isee".into(),
            name: "isee.pdf".into(),
            size,
            received,
            document: None,
        }
    }

    #[test]
    fn pieces_follow_one_another_without_gap_or_overlap() {
        let half = upload(200_000, 100_000);
        assert_eq!(half.begins_at(100_000), Ok(()));
        for wrong in [0, 99_999, 100_001, u64::MAX] {
            assert_eq!(half.begins_at(wrong), Err(PieceError::Offset { expected: 100_000 }));
        }
    }

    #[test]
    fn only_the_last_piece_may_be_small_and_none_goes_past_the_end() {
        assert_eq!(upload(200_000, 0).takes(10), Err(PieceError::Small));
        assert_eq!(upload(200_000, 199_990).takes(10), Ok(()));
        assert_eq!(upload(200_000, 199_990).takes(11), Err(PieceError::Large { most: 10 }));
        assert_eq!(upload(10, 0).takes(10), Ok(()));
        assert_eq!(upload(10, 0).takes(0), Err(PieceError::Small));
        let large = upload(5 * LARGEST_PIECE, 0);
        assert_eq!(large.takes(LARGEST_PIECE), Ok(()));
        assert_eq!(large.takes(LARGEST_PIECE + 1), Err(PieceError::Large { most: LARGEST_PIECE }));
    }

    #[test]
    fn a_whole_file_has_no_room() {
        let whole = upload(10, 10);
        assert!(whole.is_whole() && whole.room() == 0);
        assert_eq!(whole.takes(1), Err(PieceError::Large { most: 0 }));
    }
}
