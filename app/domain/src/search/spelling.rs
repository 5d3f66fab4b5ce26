//! How alike two words are, spelling mistakes included.

use super::words::squeeze;

/// Steps from one word to the other: a letter missing, too many, another one, or two that changed places
/// (optimal string alignment). Doubles that are missing or too many are one step, however many.
pub(super) fn distance(one: &str, other: &str) -> usize {
    if one == other {
        return 0;
    }
    if squeeze(one) == squeeze(other) {
        return 1;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=other.len()).collect());
    let mut previous = None;
    for (row, letter) in one.iter().enumerate() {
        let line = line(row, *letter, previous, &other, &before, &last);
        before = std::mem::replace(&mut last, line);
        previous = Some(*letter);
    }
    last.last().copied().unwrap_or_default()
}

/// One line of the table; `last` is the line above it and `before` the one above that.
fn line(
    row: usize,
    letter: char,
    previous: Option<char>,
    other: &[char],
    before: &[usize],
    last: &[usize],
) -> Vec<usize> {
    let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
    let mut line = vec![row + 1];
    let mut left = None;
    for (place, found) in other.iter().enumerate() {
        let change = at(last, place) + usize::from(letter != *found);
        let mut best = change.min(at(last, place + 1) + 1).min(at(&line, place) + 1);
        if previous == Some(*found) && left == Some(letter) && place > 0 {
            best = best.min(at(before, place - 1) + 1);
        }
        line.push(best);
        left = Some(*found);
    }
    line
}

/// How many steps a word of so many letters may be away and still be meant. Short words are meant as written.
pub(super) const fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4 | 5 => 1,
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
        assert_eq!([3, 4, 7].map(forgiven), [0, 1, 2]);
    }
}
