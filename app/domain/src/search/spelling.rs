//! How alike two words are, spelling mistakes included.

use super::words::squeeze;
use crate::letters;

/// Steps from one word to the other: a letter missing, too many, another one, or two that changed places.
/// Doubles that are missing or too many are one step, however many.
pub(super) fn distance(one: &str, other: &str) -> usize {
    if one == other {
        return 0;
    }
    if squeeze(one) == squeeze(other) {
        return 1;
    }
    let letters = |word: &str| word.chars().collect::<Vec<_>>();
    letters::distance(&letters(one), &letters(other))
}

/// How many steps a word of so many letters may be away and still be meant. Short words are meant as written.
pub(super) const fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted() {
        for (one, other, steps) in [
            ("nido", "nido", 0),
            ("nido", "nidi", 1),
            ("nido", "nid", 1),
            ("nido", "indo", 1),
            ("bolete", "bollette", 1),
            ("afito", "affitto", 1),
            ("badnate", "badante", 1),
            ("permeso", "permesso", 1),
            ("pemresso", "permesso", 1),
            ("sogiorno", "soggiorno", 1),
            ("trasporto", "trapsorti", 2),
            ("", "casa", 4),
            ("оренда", "арена", 2),
        ] {
            assert_eq!(distance(one, other), steps, "{one} {other}");
            assert_eq!(distance(other, one), steps, "{other} {one}");
        }
    }

    #[test]
    fn short_words_are_meant_as_written() {
        assert_eq!([3, 4, 6, 7].map(forgiven), [0, 1, 1, 2]);
    }
}
