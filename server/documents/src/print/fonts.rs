//! The fonts of the house, built into the program.

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Titillium Web for everything; `DejaVu` Sans for the scripts that it lacks (Greek, Cyrillic,
/// Arabic, Hebrew, Armenian, Georgian), cut down to them. The last one must cover all the others.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/titillium-web-400.ttf"),
    include_bytes!("../../fonts/titillium-web-600.ttf"),
    include_bytes!("../../fonts/titillium-web-700.ttf"),
    include_bytes!("../../fonts/dejavu-sans.ttf"),
];
/// Stands for a character that no font can show.
const UNPRINTABLE: char = '\u{25A1}';

/// Loaded fonts and the book by which they are found.
pub struct Fonts {
    pub book: LazyHash<FontBook>,
    faces: Vec<Font>,
}

impl Fonts {
    /// Reads every file; `None` if one of them is broken.
    pub fn load() -> Option<Self> {
        let load = |file: &&'static [u8]| Font::new(Bytes::new(*file), 0);
        let faces: Vec<Font> = FILES.iter().map(load).collect::<Option<_>>()?;
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        Some(Self { book, faces })
    }

    /// A font by its place in the book.
    pub fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// The text with a box for each character that would have no glyph: an archive-grade PDF with
    /// a missing glyph is refused as a whole, and a name must never stop a receipt.
    pub fn printable(&self, text: &str) -> String {
        text.chars()
            .filter_map(|c| match c {
                '\n' => Some(c),
                c if c.is_whitespace() => Some(' '),
                c if c.is_control() || is_direction_mark(c) => None,
                c if self.has(c) => Some(c),
                _ => Some(UNPRINTABLE),
            })
            .collect()
    }

    fn has(&self, c: char) -> bool {
        let fallback = self.faces.last();
        fallback.is_some_and(|font| font.info().coverage.contains(u32::from(c)))
    }
}

/// Marks that could turn the order of what follows.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::text::FontWeight;

    #[test]
    fn all_fonts_load_and_the_last_covers_the_rest() {
        let fonts = Fonts::load().unwrap();
        assert_eq!(fonts.book.families().count(), 2);
        let weights: Vec<FontWeight> = fonts.faces.iter().map(|face| face.info().variant.weight).collect();
        assert_eq!(weights.iter().map(|w| w.to_number()).collect::<Vec<_>>(), [400, 600, 700, 400]);
        for face in &fonts.faces {
            for c in face.info().coverage.iter().filter_map(char::from_u32) {
                assert!(fonts.has(c), "{c:?}");
            }
        }
        assert!(fonts.has(UNPRINTABLE) && fonts.has('\u{200B}'));
    }

    #[test]
    fn what_no_font_has_becomes_a_box() {
        let fonts = Fonts::load().unwrap();
        assert_eq!(fonts.printable("Ţepeş Çelik Đỗ Иван محمد"), "Ţepeş Çelik Đỗ Иван محمد");
        assert_eq!(fonts.printable("王 x.pdf 😀"), "□ x.pdf □");
        assert_eq!(fonts.printable("a\u{202E}b\u{0}c\td"), "abc d");
    }
}
