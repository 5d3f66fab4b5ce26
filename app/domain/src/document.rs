//! Documents handed in, and what is known about them.

mod desk;
mod own;
mod partial;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id,
    form::QuestionName,
    mask::{Group, Mask},
};

pub use desk::{DeskDocument, DeskDocuments, Sort, desk_rule, scan_rule};
pub use own::OwnDocument;
pub use partial::{LARGEST_PIECE, PartialUpload, PieceError, SMALLEST_PIECE};

/// A kind of file that is accepted; always told by the content, never by the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Portable Document Format.
    Pdf,
    /// A photo.
    Jpeg,
    /// A picture.
    Png,
    /// A signed envelope (CMS).
    P7m,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Jpeg, Self::Png, Self::P7m];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::P7m => "p7m",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The media type sent with the file.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::P7m => "application/pkcs7-mime",
        }
    }

    /// Whether a browser shows it in place.
    pub const fn is_viewable(self) -> bool {
        matches!(self, Self::Pdf | Self::Jpeg | Self::Png)
    }
}

/// SHA-256 of the file as handed in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sha256(pub [u8; 32]);

impl std::fmt::Display for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// What the virus check said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// Not looked at yet ("In verifica").
    Waiting,
    /// Nothing found ("Accettato").
    Accepted,
    /// Something found ("Rifiutato"); the file is not shown to anybody.
    Rejected,
}

/// Ends of names that say nothing but the kind of file.
const ENDS: [&str; 5] = ["pdf", "jpg", "jpeg", "png", "p7m"];

/// What a file is called for whoever has this mask. People name files after people ("carta identità Mario Rossi.pdf"):
/// who may not see who somebody is reads a number instead, the last digits of the identifier, the same wherever the file
/// is listed or taken. What it is about stands beside it.
pub fn file_name<T>(mask: &Mask, name: String, id: Id<T>) -> String {
    if !mask.hides(Group::Identity) {
        return name;
    }
    let number = format!("documento-{:08x}", id.uuid().as_u128() & 0xffff_ffff);
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    match end.filter(|end| ENDS.contains(&end.as_str())) {
        Some(end) => format!("{number}.{end}"),
        None => number,
    }
}

/// The title of a document that the desk keeps, as whoever has this mask may read it. It is in the operator's own words,
/// which name people as files do ([`file_name`]): whoever may not see who somebody is reads what the document is about
/// instead, where this is none.
pub fn desk_title(mask: &Mask, title: String) -> Option<String> {
    (!mask.hides(Group::Identity)).then_some(title)
}

/// A document of an intake, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its identifier.
    pub id: Id<Self>,
    /// The requirement it answers: a question of the form, or of an integration.
    pub question: QuestionName,
    /// Cleaned name as the person gave it.
    pub name: String,
    /// Kind, by content.
    pub kind: Kind,
    /// Size in bytes.
    pub size: u64,
    /// Digest of the content.
    pub sha256: Sha256,
    /// State of the virus check.
    pub verification: Verification,
    /// When it was handed in.
    pub uploaded_at: DateTime<Utc>,
}

impl Document {
    /// The document as whoever has this mask reads of it ([`file_name`]).
    #[must_use]
    pub fn named_through(mut self, mask: &Mask) -> Self {
        self.name = file_name(mask, self.name, self.id);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_none_where_names_are_hidden() {
        let title = |mask: &Mask| desk_title(mask, "Carta Mario Rossi".to_owned());
        assert_eq!(title(&Mask::hiding([Group::Identity])), None);
        assert_eq!(title(&Mask::hiding([Group::Health])).as_deref(), Some("Carta Mario Rossi"));
    }

    #[test]
    fn a_file_is_called_by_its_number_where_names_are_hidden() {
        let id = Id::<Document>::new(uuid::Uuid::from_u128(0x0195_0000_dead_beef));
        let called = |mask: &Mask, name: &str| file_name(mask, name.to_owned(), id);
        let blind = Mask::hiding([Group::Identity]);
        assert_eq!(called(&blind, "Carta Mario Rossi.PDF"), "documento-deadbeef.pdf");
        assert_eq!(called(&blind, "Carta.Mario Rossi"), "documento-deadbeef", "a name is no end");
        let others = Group::ALL.into_iter().filter(|group| *group != Group::Identity);
        assert_eq!(called(&Mask::hiding(others), "Carta Mario Rossi.PDF"), "Carta Mario Rossi.PDF");
    }
}
