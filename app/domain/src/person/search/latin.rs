//! Names in the letters a to z, whatever they were written in.

use super::likeness::Heard;
use crate::letters::base;

/// Letters that only Ukrainian has: there г is h.
const UKRAINIAN: [char; 4] = ['і', 'ї', 'є', 'ґ'];

/// Most letters of a word that are looked at.
const LETTERS: usize = 40;

/// Most words of a name that are looked at; a joined word is told apart by a bit for each.
const WORDS: usize = 8;

/// A word of a name, or neighbours written as one: "De Haro" is also "deharo".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// In small letters without marks, and as it is said.
    pub(super) heard: Heard,
    /// As it was written.
    pub(super) written: String,
    /// Which words it is made of, a bit for each.
    pub(super) covers: u16,
}

impl Part {
    /// In small letters without marks.
    pub(super) fn latin(&self) -> &str {
        &self.heard.latin
    }

    /// How many words it is made of.
    pub(super) const fn words(&self) -> u32 {
        self.covers.count_ones()
    }

    /// Whether both have a word in common.
    pub(super) const fn meets(&self, other: &Self) -> bool {
        self.covers & other.covers != 0
    }
}

/// The words of these names, then neighbours within one name as one word.
pub(super) fn parts(names: &[&str]) -> Vec<Part> {
    let ukrainian = names.iter().any(|name| is_ukrainian(name));
    let mut single = Vec::new();
    let mut joined = Vec::new();
    let mut place = 0;
    for name in names {
        let words: Vec<Part> = words(name, ukrainian)
            .into_iter()
            .take(WORDS - place.min(WORDS))
            .zip(place..)
            .map(|((written, latin), place)| Part { heard: Heard::new(latin), written, covers: 1 << place })
            .collect();
        place += words.len();
        for long in 2..=words.len().min(3) {
            joined.extend(words.windows(long).map(join));
        }
        single.extend(words);
    }
    single.extend(joined);
    single
}

fn join(words: &[Part]) -> Part {
    Part {
        heard: Heard::new(words.iter().map(Part::latin).collect()),
        written: words.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" "),
        covers: words.iter().fold(0, |all, word| all | word.covers),
    }
}

/// The words of a text as they were written and in small letters without marks. A letter that no table here
/// knows stays as it is.
pub(super) fn words(text: &str, ukrainian: bool) -> Vec<(String, String)> {
    text.split(|letter: char| !belongs(letter))
        .map(|word| (word.to_owned(), latin(word, ukrainian)))
        .filter(|(_, latin)| !latin.is_empty())
        .collect()
}

pub(super) fn is_ukrainian(text: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).any(|letter| UKRAINIAN.contains(&letter))
}

/// A letter or digit, or a mark that stands over one.
fn belongs(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter)
}

/// Accents that follow their letter, and the signs that Arabic leaves out.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn latin(word: &str, ukrainian: bool) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().filter(|letter| !is_mark(*letter)).take(LETTERS) {
        let begins = plain.is_empty();
        for small in letter.to_lowercase() {
            push(small, begins, ukrainian, &mut plain);
        }
    }
    plain
}

fn push(letter: char, begins: bool, ukrainian: bool, plain: &mut String) {
    if letter.is_ascii_alphanumeric() {
        plain.push(letter);
    } else if let Some(letters) = cyrillic(letter, ukrainian).or_else(|| greek(letter)) {
        plain.push_str(letters);
    } else if let Some(letters) = arabic(letter, begins) {
        plain.push_str(letters);
    } else {
        let marked: String = letter.to_uppercase().map(base).collect();
        if marked.is_empty() && letter.is_alphanumeric() {
            // "ß" is two letters when it is large.
            plain.extend(letter.to_uppercase().flat_map(char::to_lowercase));
        } else {
            plain.push_str(&marked.to_ascii_lowercase());
        }
    }
}

const fn cyrillic(letter: char, ukrainian: bool) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' if ukrainian => "h",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "iu",
        'я' => "ia",
        'ь' | 'ъ' => "",
        'ђ' => "dj",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'џ' => "dz",
        _ => return None,
    })
}

const fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' | 'ά' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' | 'έ' => "e",
        'ζ' => "z",
        'η' | 'ή' | 'ι' | 'ί' | 'ϊ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ό' | 'ω' | 'ώ' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' | 'ύ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => return None,
    })
}

/// Arabic writes few vowels: what comes out is compared by its consonants.
const fn arabic(letter: char, begins: bool) -> Option<&'static str> {
    Some(match letter {
        'ا' | 'أ' | 'آ' | 'ى' | 'ة' => "a",
        'ب' | 'پ' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' if begins => "w",
        'و' | 'ؤ' => "u",
        'ي' | 'ی' if begins => "y",
        'ي' | 'ی' | 'ئ' | 'إ' => "i",
        'ع' | 'ء' => "",
        _ => return None,
    })
}
