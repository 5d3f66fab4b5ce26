//! What a file is, told by its first bytes and never by its name.
//!
//! Only four kinds are accepted ([`domain::document::Kind`]); the files that people send by mistake
//! most often are recognised too ([`Stray`]), so that the answer can say what was found. Reasons
//! are data with a stable [`Refused::code`]; the sentence for people is written in `app`.

mod cms;
mod stray;

use domain::document::Kind;
use serde::{Deserialize, Serialize};

pub use stray::Stray;

/// How many first bytes [`sniff`] wants to see (fewer only if the file is shorter).
pub const SNIFF_LEN: usize = 4096;

/// What the bytes turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// One of the kinds that can be accepted.
    Accepted(Kind),
    /// A known kind that is never accepted.
    Stray(Stray),
}

impl Found {
    /// A stable name, for example `pdf` or `zip`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted(kind) => kind.code(),
            Self::Stray(stray) => stray.code(),
        }
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refused {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than the requirement allows.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The largest size that would have been taken, in bytes.
        limit: u64,
    },
    /// Nobody knows what it is; perhaps damaged.
    #[error("the content is of no known type")]
    UnknownType,
    /// It is what its name says, but this requirement does not want it.
    #[error("files of type {} are not taken here", found.code())]
    TypeNotAllowed {
        /// What it is.
        found: Found,
    },
    /// Its name promises a kind that is wanted, its content is another one that is not.
    #[error("named like {}, but the content is {}", declared.code(), found.code())]
    TypeMismatch {
        /// What the name promises.
        declared: Kind,
        /// What it is.
        found: Found,
    },
}

impl Refused {
    /// A stable name of the reason.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::UnknownType => "unknown_type",
            Self::TypeNotAllowed { .. } => "type_not_allowed",
            Self::TypeMismatch { .. } => "type_mismatch",
        }
    }
}

/// What the first bytes of a file say; `None` if they say nothing.
pub fn sniff(head: &[u8]) -> Option<Found> {
    let kind = if is_pdf(head) {
        Some(Kind::Pdf)
    } else if is_jpeg(head) {
        Some(Kind::Jpeg)
    } else if is_png(head) {
        Some(Kind::Png)
    } else if cms::is_signed_data(head) {
        Some(Kind::P7m)
    } else {
        None
    };
    kind.map(Found::Accepted).or_else(|| stray::recognise(head).map(Found::Stray))
}

/// The kind that a file may be taken as. A wanted kind under a wrong name is taken: content decides.
pub fn accept(head: &[u8], declared: Option<Kind>, wanted: &[Kind]) -> Result<Kind, Refused> {
    if head.is_empty() {
        return Err(Refused::Empty);
    }
    match (sniff(head), declared) {
        (Some(Found::Accepted(kind)), _) if wanted.contains(&kind) => Ok(kind),
        (Some(found), Some(declared)) if wanted.contains(&declared) => {
            Err(Refused::TypeMismatch { declared, found })
        }
        (Some(found), _) => Err(Refused::TypeNotAllowed { found }),
        (None, _) => Err(Refused::UnknownType),
    }
}

/// The kind that a file name promises by its ending.
pub fn declared_by_name(name: &str) -> Option<Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.trim().to_ascii_lowercase().as_str() {
        "pdf" => Some(Kind::Pdf),
        "jpg" | "jpeg" | "jpe" | "jfif" => Some(Kind::Jpeg),
        "png" => Some(Kind::Png),
        "p7m" => Some(Kind::P7m),
        _ => None,
    }
}

/// `%PDF-` and a version, after at most a byte order mark and white space.
fn is_pdf(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    match head.trim_ascii_start().strip_prefix(b"%PDF-") {
        Some([major, b'.', minor, ..]) => major.is_ascii_digit() && minor.is_ascii_digit(),
        _ => false,
    }
}

/// Start of image, followed by a marker that may open a picture.
fn is_jpeg(head: &[u8]) -> bool {
    match head {
        [0xFF, 0xD8, 0xFF, marker, ..] => {
            matches!(marker, 0xC0..=0xC4 | 0xDB | 0xDD | 0xE0..=0xEF | 0xFE)
        }
        _ => false,
    }
}

/// The signature, then a header chunk of the only length there is, with a size that is not zero.
fn is_png(head: &[u8]) -> bool {
    match head.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") {
        Some([w0, w1, w2, w3, h0, h1, h2, h3, ..]) => {
            [w0, w1, w2, w3].iter().any(|byte| **byte != 0) && [h0, h1, h2, h3].iter().any(|byte| **byte != 0)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";

    #[test]
    fn content_decides_and_names_do_not() {
        let pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3";
        assert_eq!(sniff(pdf), Some(Found::Accepted(Kind::Pdf)));
        assert_eq!(sniff(b"\xFF\xD8\xFF\xE0\0\x10JFIF"), Some(Found::Accepted(Kind::Jpeg)));
        assert_eq!(sniff(PNG), Some(Found::Accepted(Kind::Png)));
        let named_png = declared_by_name("foto.PNG");
        assert_eq!(accept(pdf, named_png, &Kind::ALL), Ok(Kind::Pdf));
    }

    #[test]
    fn half_a_signature_is_not_accepted() {
        for head in [&b"%PDF-"[..], b"%PDF", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n", b"xx%PDF-1.7"] {
            let found = sniff(head);
            assert!(!matches!(found, Some(Found::Accepted(_))), "{head:?}");
        }
        let without_width = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x01";
        assert_eq!(sniff(without_width), None);
    }

    #[test]
    fn a_zip_named_pdf_is_called_by_its_name() {
        let refused = accept(b"PK\x03\x04rest", declared_by_name("isee.pdf"), &Kind::ALL);
        let found = Found::Stray(Stray::Zip);
        assert_eq!(refused, Err(Refused::TypeMismatch { declared: Kind::Pdf, found }));
        let refused = accept(b"PK\x03\x04rest", declared_by_name("isee.zip"), &Kind::ALL);
        assert_eq!(refused, Err(Refused::TypeNotAllowed { found }));
    }

    #[test]
    fn an_accepted_kind_may_be_unwanted_here() {
        let refused = accept(PNG, Some(Kind::Png), &[Kind::Pdf]);
        let found = Found::Accepted(Kind::Png);
        assert_eq!(refused, Err(Refused::TypeNotAllowed { found }));
        assert_eq!(accept(b"", None, &Kind::ALL), Err(Refused::Empty));
        assert_eq!(
            accept(b"ciao", None, &Kind::ALL),
            Err(Refused::TypeNotAllowed { found: Found::Stray(Stray::Text) })
        );
        assert_eq!(accept(b"\x01\x02\x03\xFF", None, &Kind::ALL), Err(Refused::UnknownType));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_get_an_answer(bytes: Vec<u8>, name: String) {
            let _ = accept(&bytes, declared_by_name(&name), &Kind::ALL);
        }
    }
}
