//! The six letters that a code takes from surname and name.

use crate::letters::base;

/// Whether the letters taken from this name, in one of the usual transliterations, are those of the
/// code. A name without any Latin letter cannot be judged, so it fits.
pub(super) fn fits(name: &str, letters: fn(&str) -> String, in_code: Option<&str>) -> bool {
    [fold(name, false), fold(name, true)]
        .iter()
        .any(|latin| latin.is_empty() || in_code == Some(letters(latin).as_str()))
}

/// Three letters for a surname written with the letters A to Z.
pub(super) fn surname_letters(latin: &str) -> String {
    padded(consonants(latin).chain(vowels(latin)))
}

/// Three letters for a given name: with four consonants or more, the second is skipped.
pub(super) fn name_letters(latin: &str) -> String {
    if consonants(latin).count() > 3 {
        padded(consonants(latin).take(1).chain(consonants(latin).skip(2)))
    } else {
        surname_letters(latin)
    }
}

fn padded(letters: impl Iterator<Item = char>) -> String {
    letters.chain(std::iter::repeat('X')).take(3).collect()
}

fn consonants(latin: &str) -> impl Iterator<Item = char> + '_ {
    latin.chars().filter(|letter| !is_vowel(*letter))
}

fn vowels(latin: &str) -> impl Iterator<Item = char> + '_ {
    latin.chars().filter(|letter| is_vowel(*letter))
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U')
}

/// Upper-case letters A to Z only. `umlaut_e` writes ä, ö, ü as AE, OE, UE, as some documents do.
fn fold(name: &str, umlaut_e: bool) -> String {
    let mut latin = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_uppercase) {
        match letter {
            'A'..='Z' => latin.push(letter),
            'Ä' | 'Ö' | 'Ü' if umlaut_e => {
                latin.push_str(base(letter));
                latin.push('E');
            }
            _ => latin.push_str(base(letter)),
        }
    }
    latin
}
