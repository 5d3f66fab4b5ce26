//! How a word that was typed can mean a word of a name.

use std::collections::BTreeSet;

use crate::letters::distance;

/// From worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// A letter or two apart, or the same consonants.
    Near,
    /// The beginning of it.
    Begins,
    /// Written otherwise, said the same: double letters, h, y for i.
    Sound,
    /// To the letter.
    Same,
}

impl Likeness {
    /// Out of a hundred.
    pub(super) const fn weight(self) -> u32 {
        match self {
            Self::Near => 72,
            Self::Begins => 80,
            Self::Sound => 92,
            Self::Same => 100,
        }
    }
}

/// Shortest word that an error may be in: shorter ones would be read as anything.
const SHORTEST: usize = 4;
/// From this length on there may be two errors.
const LONG: usize = 8;
/// Fewest consonants that say who is meant.
const CONSONANTS: usize = 3;

/// A word in the letters a to z, and how it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heard {
    pub(super) latin: String,
    sound: String,
}

impl Heard {
    pub(super) fn new(latin: String) -> Self {
        let sound = sound(&latin);
        Self { latin, sound }
    }
}

/// How `typed` can mean `stored`.
pub(super) fn likeness(typed: &Heard, stored: &Heard) -> Option<Likeness> {
    if typed.latin == stored.latin {
        return Some(Likeness::Same);
    }
    let (heard, known) = (typed.sound.as_str(), stored.sound.as_str());
    if heard == known && heard.chars().count() > 1 {
        return Some(Likeness::Sound);
    }
    if stored.latin.starts_with(&typed.latin) || (heard.chars().count() > 2 && known.starts_with(heard)) {
        return Some(Likeness::Begins);
    }
    let near = within(heard, known) || within(&typed.latin, &stored.latin) || same_consonants(heard, known);
    near.then_some(Likeness::Near)
}

fn within(one: &str, other: &str) -> bool {
    let (of_one, of_other) = (one.chars().count(), other.chars().count());
    let (short, long) = (of_one.min(of_other), of_one.max(of_other));
    let most = match short {
        _ if long < SHORTEST || short + 1 < SHORTEST => return false,
        _ if short >= LONG => 2,
        _ => 1,
    };
    // Nearly all words are told apart by their length.
    long - short <= most && {
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        distance(&one, &other) <= most
    }
}

/// The same consonants, as far as they are enough, and the same beginning.
fn same_consonants(one: &str, other: &str) -> bool {
    let consonants_of_one = consonants(one);
    consonants_of_one.len() >= CONSONANTS
        && consonants_of_one == consonants(other)
        && begins_with_vowel(one) == begins_with_vowel(other)
}

fn begins_with_vowel(word: &str) -> bool {
    word.starts_with(is_vowel)
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn consonants(sound: &str) -> String {
    sound.chars().filter(|letter| !is_vowel(*letter)).collect()
}

/// Spellings of one sound, the longer first.
const SPELLINGS: [(&str, &str); 19] = [
    ("sch", "sk"),
    ("sh", "s"),
    ("ch", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("ck", "k"),
    ("dj", "d"),
    ("ph", "f"),
    ("ts", "s"),
    ("ou", "u"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("c", "k"),
    ("q", "k"),
    ("x", "s"),
    ("z", "s"),
    ("y", "i"),
    ("j", "i"),
];

/// A word as it is said, roughly: no double letters, no h, one letter for one sound.
pub(super) fn sound(word: &str) -> String {
    let mut said = String::with_capacity(word.len());
    let word = without_doubles(word);
    let mut rest = word.as_str();
    while let Some(letter) = rest.chars().next() {
        let spelling = SPELLINGS.iter().find_map(|(written, one)| Some((rest.strip_prefix(written)?, one)));
        if let Some((after, one)) = spelling {
            said.push_str(one);
            rest = after;
        } else {
            said.push(if letter == 'w' { 'v' } else { letter });
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    // After the doubles, or "Mohamed" would lose an m where Arabic writes none of its vowels.
    let said = without_doubles(&said).replace('h', "");
    if said.is_empty() { word } else { said }
}

fn without_doubles(word: &str) -> String {
    let mut last = None;
    word.chars().filter(|letter| last.replace(*letter) != Some(*letter)).collect()
}

/// What a word is looked up by in the vocabulary, so that two words that are [`likeness`] share one: its
/// sound, its sound with any one letter left out, its consonants.
pub(super) fn sounds(word: &str) -> BTreeSet<String> {
    let said = sound(word);
    let mut keys = BTreeSet::from([format!("s{said}")]);
    keys.extend(with_one_out(&said, SHORTEST).map(|rest| format!("s{rest}")));
    let consonants = consonants(&said);
    if consonants.len() >= CONSONANTS {
        let one_more_error = with_one_out(&consonants, CONSONANTS + 2).map(|rest| format!("k{rest}"));
        keys.extend(one_more_error);
        keys.insert(format!("k{consonants}"));
    }
    keys
}

/// The sound of a beginning: the words that begin so follow it in order.
pub(super) fn beginning(word: &str) -> String {
    format!("p{}", sound(word))
}

fn with_one_out(word: &str, shortest: usize) -> impl Iterator<Item = String> + '_ {
    let long = word.chars().count();
    (0..long).filter(move |_| long >= shortest).map(move |out| {
        word.chars().enumerate().filter(|(place, _)| *place != out).map(|(_, letter)| letter).collect()
    })
}
