//! Kinds of file that people send by mistake: never accepted, but called by their name.

use serde::{Deserialize, Serialize};

/// A known kind of file that is never accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stray {
    /// A ZIP archive (also signed `ASiC` containers).
    Zip,
    /// Another archive: RAR, 7-Zip, gzip.
    Archive,
    /// Word, Excel, `PowerPoint`, old or new.
    Office,
    /// A text, sheet or presentation of `LibreOffice`.
    OpenDocument,
    /// A photo of an iPhone in its own format, or AVIF.
    Heic,
    /// GIF, `WebP`, TIFF, BMP, SVG.
    OtherImage,
    /// A web page.
    Html,
    /// XML, for example a signed invoice.
    Xml,
    /// A film or a sound.
    Media,
    /// A program.
    Program,
    /// An e-mail message.
    Mail,
    /// RTF.
    Rtf,
    /// Plain text.
    Text,
}

impl Stray {
    /// A stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Archive => "archive",
            Self::Office => "office",
            Self::OpenDocument => "open_document",
            Self::Heic => "heic",
            Self::OtherImage => "other_image",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Media => "media",
            Self::Program => "program",
            Self::Mail => "mail",
            Self::Rtf => "rtf",
            Self::Text => "text",
        }
    }
}

/// What the first bytes say, if they are of a known stray kind.
pub fn recognise(head: &[u8]) -> Option<Stray> {
    container(head).or_else(|| by_signature(head)).or_else(|| text(head))
}

/// ZIP and ISO media containers, where a second look says what is inside.
fn container(head: &[u8]) -> Option<Stray> {
    if head.starts_with(b"PK\x03\x04") {
        return Some(inside_zip(head));
    }
    if head.starts_with(b"PK\x05\x06") {
        return Some(Stray::Zip);
    }
    let brand = head.get(4..)?.strip_prefix(b"ftyp")?.get(..4)?;
    Some(match brand {
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" | b"avif" => Stray::Heic,
        _ => Stray::Media,
    })
}

fn inside_zip(head: &[u8]) -> Stray {
    if contains(head, b"mimetypeapplication/vnd.oasis.opendocument") {
        Stray::OpenDocument
    } else if [&b"[Content_Types].xml"[..], b"word/", b"xl/", b"ppt/"].iter().any(|part| contains(head, part))
    {
        Stray::Office
    } else {
        Stray::Zip
    }
}

fn by_signature(head: &[u8]) -> Option<Stray> {
    const SIGNATURES: &[(&[u8], Stray)] = &[
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Stray::Office),
        (b"Rar!\x1A\x07", Stray::Archive),
        (b"7z\xBC\xAF\x27\x1C", Stray::Archive),
        (b"\x1F\x8B", Stray::Archive),
        (b"GIF87a", Stray::OtherImage),
        (b"GIF89a", Stray::OtherImage),
        (b"II*\0", Stray::OtherImage),
        (b"MM\0*", Stray::OtherImage),
        (b"BM", Stray::OtherImage),
        (b"ID3", Stray::Media),
        (b"OggS", Stray::Media),
        (b"\x1A\x45\xDF\xA3", Stray::Media),
        (b"MZ", Stray::Program),
        (b"\x7FELF", Stray::Program),
        (b"#!", Stray::Program),
        (b"{\\rtf", Stray::Rtf),
    ];
    if let Some(kind) = head.strip_prefix(b"RIFF").and_then(|rest| rest.get(4..8)) {
        return Some(if kind == b"WEBP" { Stray::OtherImage } else { Stray::Media });
    }
    SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)).map(|(_, stray)| *stray)
}

/// Marked-up and plain text; anything with a zero or broken UTF-8 is not text.
fn text(head: &[u8]) -> Option<Stray> {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(head.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    if text.chars().any(|c| c.is_control() && !c.is_whitespace()) || text.trim().is_empty() {
        return None;
    }
    let start: String = text.trim_start_matches('\u{FEFF}').trim_start().chars().take(256).collect();
    let start = start.to_ascii_lowercase();
    Some(if start.starts_with("<!doctype html") || start.contains("<html") {
        Stray::Html
    } else if start.contains("<svg") {
        Stray::OtherImage
    } else if start.starts_with("<?xml") {
        Stray::Xml
    } else if ["received:", "return-path:", "mime-version:", "from:"]
        .iter()
        .any(|header| start.starts_with(header))
    {
        Stray::Mail
    } else {
        Stray::Text
    })
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_mistakes_are_named() {
        let cases: &[(&[u8], Stray)] = &[
            (b"PK\x03\x04\x14\0\x08\0\x08\0foto.jpg", Stray::Zip),
            (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", Stray::Office),
            (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", Stray::OpenDocument),
            (b"\0\0\0\x18ftypheic\0\0", Stray::Heic),
            (b"\0\0\0\x18ftypmp42\0\0", Stray::Media),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Stray::Office),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Stray::OtherImage),
            (b"\xEF\xBB\xBF<!DOCTYPE html><p>", Stray::Html),
            (b"<?xml version=\"1.0\"?><svg/>", Stray::OtherImage),
            (b"<?xml version=\"1.0\"?><a/>", Stray::Xml),
            (b"MZ\x90\0", Stray::Program),
            ("perché no".as_bytes(), Stray::Text),
        ];
        for (bytes, stray) in cases {
            assert_eq!(recognise(bytes), Some(*stray), "{bytes:?}");
        }
        assert_eq!(recognise(&[0; 100]), None);
        assert_eq!(recognise(b"   "), None);
    }
}
