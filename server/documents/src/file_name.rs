//! The display name of a document, cleaned from what a client may send.

use std::fmt;

use domain::document::Kind;

/// Longest display name, in characters.
pub const MAX_CHARS: usize = 120;
/// Longest ending that is kept when a name is cut, in characters, without the dot.
const MAX_ENDING: usize = 10;
/// What a nameless file is called.
const NAMELESS: &str = "documento";

/// A file name that is safe to show: one line, no path, nothing invisible, at most [`MAX_CHARS`].
///
/// It is for people only: no file is ever opened or stored by it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileName(String);

impl FileName {
    /// Cleans any name; what remains is never empty. Cleaning twice changes nothing more.
    pub fn clean(raw: &str) -> Self {
        let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
        let visible: String = last
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .collect();
        let words: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
        let name = words.join(" ");
        let name = name.trim_end_matches(['.', ' ']);
        Self(shorten(&with_stem(name)))
    }

    /// The name for a download: if its ending does not fit the kind, the right one is added.
    #[must_use]
    pub fn with_ending_of(&self, kind: Kind) -> Self {
        if crate::sniff::declared_by_name(&self.0) == Some(kind) {
            return self.clone();
        }
        let ending = match kind {
            Kind::Jpeg => "jpg",
            other => other.code(),
        };
        Self(shorten(&format!("{}.{ending}", self.0)))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0
    }
}

/// Control and format characters, direction marks, zero-width and tag characters, soft hyphens:
/// whatever could make a name look like another one.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// A name without stem (`.pdf`, or nothing) gets one.
fn with_stem(name: &str) -> String {
    let bare = name.trim_start_matches(['.', ' ']);
    if bare.is_empty() {
        NAMELESS.to_owned()
    } else if bare.len() < name.len() && is_ending(bare) {
        format!("{NAMELESS}.{bare}")
    } else {
        bare.to_owned()
    }
}

/// Cuts the stem, not the ending.
fn shorten(name: &str) -> String {
    if name.chars().count() <= MAX_CHARS {
        return name.to_owned();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => {
            let room = MAX_CHARS - 1 - ending.chars().count();
            let stem: String = stem.chars().take(room).collect();
            format!("{}.{ending}", stem.trim_end_matches(['.', ' ']))
        }
        _ => {
            let cut: String = name.chars().take(MAX_CHARS).collect();
            cut.trim_end_matches(['.', ' ']).to_owned()
        }
    }
}

fn is_ending(text: &str) -> bool {
    (1..=MAX_ENDING).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clean(raw: &str) -> String {
        FileName::clean(raw).into()
    }

    #[test]
    fn paths_marks_and_blanks_go() {
        assert_eq!(clean("C:\\Utenti\\giulia\\ISEE 2026.pdf"), "ISEE 2026.pdf");
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean("fattura\u{202E}fdp.exe"), "fatturafdp.exe");
        assert_eq!(clean("  a\u{200B}\t b\n.pdf. "), "a b .pdf");
        assert_eq!(clean("perché è così.jpg"), "perché è così.jpg");
        assert_eq!(clean("وثيقة.pdf"), "وثيقة.pdf");
    }

    #[test]
    fn nameless_files_get_a_name() {
        for raw in ["", "   ", "/", "...", "\u{202E}", "a/\\"] {
            assert_eq!(clean(raw), "documento", "{raw:?}");
        }
        assert_eq!(clean(".pdf"), "documento.pdf");
    }

    #[test]
    fn long_names_keep_their_ending() {
        let name = clean(&format!("{}.pdf", "è".repeat(500)));
        assert_eq!(name.chars().count(), MAX_CHARS);
        assert!(name.ends_with("è.pdf"));
        assert_eq!(clean(&"x".repeat(500)).chars().count(), MAX_CHARS);
    }

    #[test]
    fn a_download_ends_like_its_content() {
        let name = |raw| FileName::clean(raw).with_ending_of(Kind::Jpeg).to_string();
        assert_eq!(name("foto.jpeg"), "foto.jpeg");
        assert_eq!(name("foto.pdf"), "foto.pdf.jpg");
    }

    proptest! {
        #[test]
        fn always_short_visible_and_one_line(raw in "\\PC{0,300}|(?s).{0,300}") {
            let name = clean(&raw);
            prop_assert!(!name.is_empty());
            prop_assert!(name.chars().count() <= MAX_CHARS);
            prop_assert!(!name.chars().any(|c| c.is_control() || is_invisible(c) || "/\\".contains(c)));
            prop_assert_eq!(name.trim(), &name);
            prop_assert!(!name.starts_with('.'));
        }

        #[test]
        fn cleaning_twice_changes_nothing(raw in "(?s).{0,300}") {
            let once = clean(&raw);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn the_ending_survives(stem in "[a-z ]{1,400}", ending in "[a-z0-9]{1,10}") {
            let raw = format!("x{stem}.{ending}");
            let name = clean(&raw);
            let wanted = format!(".{ending}");
            prop_assert!(name.ends_with(&wanted));
        }
    }
}
