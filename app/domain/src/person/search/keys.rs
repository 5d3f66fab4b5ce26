//! What a person is found by.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::{
    Known,
    latin::{Part, parts},
    likeness,
};

/// A row of the index: a word of a name beside another one or the year of birth, or a number by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// A word of a name, or a number behind a mark that no name has.
    pub key: String,
    /// Another word of the same name; the year of birth in digits, or nothing where it is unknown.
    pub other: String,
}

/// Before a codice fiscale, omocodia undone.
pub(super) const CODE: &str = "#c";
/// Before the digits of a telephone number.
pub(super) const PHONE: &str = "#t";
/// Before the last digits of a telephone number, which are the same in every country's way to write it.
pub(super) const PHONE_END: &str = "#u";
/// Before an e-mail address.
pub(super) const EMAIL: &str = "#e";
/// Before the letters and digits of another code or document.
pub(super) const IDENTIFIER: &str = "#i";
/// Digits that an end of a telephone number has.
const END: usize = 8;

/// Everything that a person is found by.
pub fn keys(known: &Known) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    let year = known.birth_date.map(|born| born.first().year().to_string()).unwrap_or_default();
    let words = name(known);
    for word in &words {
        keys.insert(Key { key: word.latin().to_owned(), other: year.clone() });
        for other in words.iter().filter(|other| !other.meets(word)) {
            keys.insert(Key { key: word.latin().to_owned(), other: other.latin().to_owned() });
        }
    }
    let mut number = |mark: &str, number: &str| {
        keys.insert(Key { key: format!("{mark}{number}"), other: String::new() });
    };
    if let Some(code) = &known.fiscal_code {
        number(CODE, code.canonical().as_str());
    }
    for phone in known.phone.as_deref().map(phones).unwrap_or_default() {
        number(PHONE, &phone);
        if let Some(end) = phone_end(&phone) {
            number(PHONE_END, end);
        }
    }
    if let Some(email) = known.email.as_deref().and_then(email) {
        number(EMAIL, &email);
    }
    for identifier in known.identifiers.iter().filter_map(|written| identifier(written)) {
        number(IDENTIFIER, &identifier);
    }
    keys
}

/// The words of a person's name as the vocabulary keeps them.
pub fn words_of(known: &Known) -> BTreeSet<String> {
    name(known).into_iter().map(|word| word.heard.latin).collect()
}

/// The words of what was typed, as the keys of names begin: for lists that are narrowed by a name.
pub fn beginnings(typed: &str) -> Vec<String> {
    let single = |part: &&Part| part.words() == 1;
    parts(&[typed]).iter().filter(single).map(|part| part.latin().to_owned()).collect()
}

/// What a word of the vocabulary is found by.
pub fn sounds_of(word: &str) -> BTreeSet<String> {
    let mut sounds = likeness::sounds(word);
    sounds.insert(likeness::beginning(word));
    sounds
}

/// The words of name and surname. The "D" of "D'Angelo" says nothing by itself.
pub(super) fn name(known: &Known) -> Vec<Part> {
    let names: Vec<&str> =
        [known.given_name.as_deref(), known.family_name.as_deref()].into_iter().flatten().collect();
    let parts = parts(&names);
    let joined = |part: &Part| parts.iter().any(|other| other.words() > 1 && other.meets(part));
    let says = |part: &&Part| part.latin().chars().count() > 1 || !joined(part);
    parts.iter().filter(says).cloned().collect()
}

/// The numbers of a field, without the prefix of Italy.
pub(super) fn phones(field: &str) -> Vec<String> {
    field.split([',', ';']).map(phone).filter(|digits| digits.len() >= 5).collect()
}

/// A number in whatever way it is written, without the prefix of Italy.
pub(super) fn phone(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let international = written.trim_start().starts_with('+');
    let number = digits.strip_prefix("00").filter(|_| !international).unwrap_or(&digits);
    let is_prefixed = international || number.len() < digits.len();
    // "39" begins Italian mobile numbers too: they have ten digits in all.
    match number.strip_prefix("39") {
        Some(national) if is_prefixed || number.len() > 11 => national.to_owned(),
        _ => number.to_owned(),
    }
}

pub(super) fn phone_end(phone: &str) -> Option<&str> {
    phone.len().checked_sub(END).and_then(|begin| phone.get(begin..))
}

/// The number of a code or document however it is written; too short ones say nothing.
pub(super) fn identifier(written: &str) -> Option<String> {
    let between = |letter: char| letter.is_whitespace() || "-./".contains(letter);
    let number: String = written.chars().filter(|letter| !between(*letter)).collect();
    let fits = (6..=30).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.bytes().any(|byte| byte.is_ascii_digit());
    fits.then(|| number.to_ascii_uppercase())
}

pub(super) fn email(written: &str) -> Option<String> {
    let written = written.trim().to_lowercase();
    let (before, after) = written.split_once('@')?;
    (!before.is_empty() && !after.is_empty()).then_some(written)
}
