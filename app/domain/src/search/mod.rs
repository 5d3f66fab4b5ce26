//! Search that forgives: accents, endings, spelling mistakes, everyday words, in six languages.
//!
//! What is searched are [`Entry`]s, made of weighted texts. Every word of a query is compared with the words
//! of every entry, and with the table of everyday words, which knows that whoever looks for an "asilo" finds it
//! where a service says "nido". A word that is like nothing is taken for a spelling mistake of the words nearest
//! to it. Pure: the same query over the same entries finds the same.

mod everyday;
mod near;
mod spelling;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use crate::{Lang, Text, finding::Topic, service::Service};
use everyday::{Meaning, TABLE};
use spelling::{distance, forgiven};
pub(crate) use words::words;
use words::{stem, telling};

pub use near::nearest;

/// Parts of a hundred of the best score below which something was not really found.
const RELEVANT: u32 = 30;

/// Longest query that is looked at, in characters.
pub const LONGEST_QUERY: usize = 100;

/// How much it counts that a word stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Details.
    Detail = 3,
    /// A sentence about it.
    Summary = 5,
    /// The applicant's own words for it.
    Need = 7,
    /// The name.
    Title = 8,
}

/// Something to be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its words, each with the weight of its best place.
    words: BTreeMap<Word, u32>,
    topics: Vec<Topic>,
}

impl Entry {
    /// The same with a text more.
    #[must_use]
    pub fn with(mut self, weight: Weight, text: &str) -> Self {
        for word in words(text) {
            let best = self.words.entry(Word::new(word)).or_default();
            *best = (*best).max(weight as u32);
        }
        self
    }

    /// The same with a text in every language that it has.
    #[must_use]
    pub fn with_text(self, weight: Weight, text: &Text) -> Self {
        let known = Lang::ALL.into_iter().filter(|lang| text.has(*lang));
        known.fold(self, |entry, lang| entry.with(weight, text.get(lang)))
    }

    /// The same with what it is about.
    #[must_use]
    pub fn about(mut self, topics: &[Topic]) -> Self {
        self.topics.extend_from_slice(topics);
        self
    }

    /// A service, by everything that its page says before the form.
    pub fn of_service(service: &Service) -> Self {
        let entry = Self::default()
            .with_text(Weight::Title, &service.title)
            .with_text(Weight::Summary, &service.summary)
            .with_text(Weight::Detail, &service.who)
            .about(&service.finding.topics);
        let needs = service.needs.iter().map(|text| (Weight::Need, text));
        let more = service.requirements.iter().chain(&service.what_you_get);
        needs
            .chain(more.map(|text| (Weight::Detail, text)))
            .fold(entry, |entry, (weight, text)| entry.with_text(weight, text))
    }

    /// Best product of weight and likeness over all words of this weight at least.
    fn holds(&self, least: u32, alike: impl Fn(&Word) -> Likeness) -> u32 {
        let heavy = self.words.iter().filter(|(_, weight)| **weight >= least);
        heavy.map(|(word, weight)| weight * alike(word).of_ten()).max().unwrap_or_default()
    }

    /// How much it is about what an everyday word means. What is known to be about something else is so only
    /// by its name and its needs: "casa" stands somewhere in nearly every service.
    fn answers(&self, meaning: &Meaning) -> u32 {
        let is_topic = meaning.topic.is_some_and(|topic| self.topics.contains(&topic));
        let is_other = meaning.topic.is_some() && !is_topic && !self.topics.is_empty();
        let least = if is_other { Weight::Need as u32 } else { 0 };
        let by_words = meaning.means.iter().map(|means| self.holds(least, |word| like(means, word))).max();
        (if is_topic { 40 } else { 0 }) + by_words.unwrap_or_default() * 6 / 10
    }
}

/// A text as it is compared: its words, folded, with one space between them. Of any script.
pub fn folded(text: &str) -> String {
    words(text).join(" ")
}

/// The places of the entries that a query finds, best first; entries that are found equally well stay in their
/// order. A query without any word finds nothing.
pub fn search(entries: &[Entry], query: &str) -> Vec<usize> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let terms: Vec<Word> = telling(&query).into_iter().map(Word::new).collect();
    let mut scores = vec![0_u32; entries.len()];
    let (phrases, singles) = everyday_phrases(&terms);
    for meaning in phrases {
        let values: Vec<u32> = entries.iter().map(|entry| entry.answers(meaning)).collect();
        // Two words that mean one thing count as two.
        add(&mut scores, &values, 2);
    }
    for term in singles {
        add(&mut scores, &values_of(term, entries), 1);
    }
    let best = scores.iter().copied().max().unwrap_or_default();
    let relevant = |score: &u32| *score > 0 && *score * 100 >= best * RELEVANT;
    let mut found: Vec<(usize, u32)> =
        scores.into_iter().enumerate().filter(|(_, score)| relevant(score)).collect();
    found.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    found.into_iter().map(|(place, _)| place).collect()
}

/// Whether a query is about a topic by one of its everyday words, typed as it is or with another ending. What is
/// only near to one is not: what hangs on this must not appear beside anything else.
pub fn is_about(query: &str, topic: Topic) -> bool {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let terms: Vec<Word> = telling(&query).into_iter().map(Word::new).collect();
    let (phrases, singles) = everyday_phrases(&terms);
    let is_meant = |word: &Word| singles.iter().any(|term| like(term, word) >= Likeness::Ending);
    phrases.into_iter().any(|meaning| meaning.topic == Some(topic))
        || TABLE
            .iter()
            .filter(|meaning| meaning.topic == Some(topic))
            .any(|meaning| meaning.single_words().any(is_meant))
}

/// Adds what a word is worth to each entry; a word that few entries have counts more.
fn add(scores: &mut [u32], values: &[u32], times: u32) {
    let all = u32::try_from(values.len()).unwrap_or(u32::MAX).max(1);
    let with = u32::try_from(values.iter().filter(|value| **value > 0).count()).unwrap_or(u32::MAX);
    let rarity = 1 + 3 * all.saturating_sub(with) / all;
    for (score, value) in scores.iter_mut().zip(values) {
        *score += value * rarity * times;
    }
}

/// What a word is worth to each entry.
fn values_of(term: &Word, entries: &[Entry]) -> Vec<u32> {
    let plainly = values(entries, |word| like(term, word));
    if plainly.iter().any(|value| *value > 0) {
        return plainly;
    }
    // Like nothing: whatever is nearest was meant.
    let all = entries.iter().flat_map(|entry| entry.words.keys());
    let everyday = TABLE.iter().flat_map(Meaning::single_words);
    let nearest = all.chain(everyday).map(|word| mistyped(term, word)).max().unwrap_or_default();
    if nearest == Likeness::None {
        return plainly;
    }
    values(entries, |word| Some(mistyped(term, word)).filter(|found| *found == nearest).unwrap_or_default())
}

fn values(entries: &[Entry], alike: impl Fn(&Word) -> Likeness) -> Vec<u32> {
    let meant: Vec<(&Meaning, u32)> = TABLE
        .iter()
        .map(|meaning| (meaning, meaning.single_words().map(&alike).max().unwrap_or_default().of_ten()))
        .filter(|(_, of_ten)| *of_ten > 0)
        .collect();
    entries
        .iter()
        .map(|entry| {
            let by_meaning = meant.iter().map(|(meaning, of_ten)| entry.answers(meaning) * of_ten / 10).max();
            entry.holds(0, &alike).max(by_meaning.unwrap_or_default())
        })
        .collect()
}

/// The everyday phrases of several words in a query, longest first, and the words that belong to none.
fn everyday_phrases(terms: &[Word]) -> (Vec<&'static Meaning>, Vec<&Word>) {
    let mut meanings = Vec::new();
    let mut singles = Vec::new();
    let mut rest = terms;
    while let Some((first, after)) = rest.split_first() {
        let phrase = TABLE
            .iter()
            .flat_map(|meaning| meaning.phrases().map(move |phrase| (meaning, phrase)))
            .filter(|(_, phrase)| begins_with(rest, phrase))
            .max_by_key(|(_, phrase)| phrase.len());
        match phrase {
            Some((meaning, phrase)) => {
                meanings.push(meaning);
                rest = rest.get(phrase.len()..).unwrap_or_default();
            }
            None => {
                singles.push(first);
                rest = after;
            }
        }
    }
    (meanings, singles)
}

fn begins_with(terms: &[Word], phrase: &[Word]) -> bool {
    terms.len() >= phrase.len()
        && phrase.iter().zip(terms).all(|(word, term)| {
            like(term, word) >= Likeness::Ending || mistyped(term, word) == Likeness::OneStep
        })
}

/// How alike two words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Likeness {
    /// Not at all.
    #[default]
    None,
    /// Two spelling mistakes.
    TwoSteps,
    /// One spelling mistake.
    OneStep,
    /// A longer form of it.
    Longer,
    /// Its beginning.
    Begun,
    /// Another ending.
    Ending,
    /// The same.
    Same,
}

impl Likeness {
    const fn of_ten(self) -> u32 {
        match self {
            Self::None => 0,
            Self::TwoSteps => 4,
            Self::OneStep | Self::Longer => 6,
            Self::Begun => 7,
            Self::Ending => 9,
            Self::Same => 10,
        }
    }
}

/// A folded word with its stem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    folded: String,
    stem: String,
    /// How many letters it has.
    letters: usize,
    /// Which letters it has, a bit each (some share one): words that differ in many are not alike.
    which: u64,
}

impl Word {
    fn new(folded: String) -> Self {
        let which = folded.chars().fold(0, |which, letter| which | 1 << (u32::from(letter) % 64));
        Self { stem: stem(&folded), letters: folded.chars().count(), which, folded }
    }
}

/// How alike what was typed and a word are, written correctly.
fn like(typed: &Word, word: &Word) -> Likeness {
    if typed.folded == word.folded {
        return Likeness::Same;
    }
    // Stems of three letters are of many words: "mon" is no "money".
    let is_stem_of_both = typed.stem.len() > 3 || typed.letters.abs_diff(word.letters) < 2;
    if typed.stem == word.stem && typed.letters > 2 && is_stem_of_both {
        return Likeness::Ending;
    }
    if typed.letters > 2 && word.folded.starts_with(&typed.folded) {
        return Likeness::Begun;
    }
    if word.stem.len() > 4 && typed.stem.len() <= word.stem.len() + 4 && typed.stem.starts_with(&word.stem) {
        return Likeness::Longer;
    }
    Likeness::None
}

/// How alike they are when what was typed has mistakes.
fn mistyped(typed: &Word, word: &Word) -> Likeness {
    let most = forgiven(typed.letters);
    if most == 0 || forgiven(word.letters) == 0 || typed.letters.abs_diff(word.letters) > most + 2 {
        return Likeness::None;
    }
    // A step takes one letter out and puts another in, at most. Most words are told apart here, at no cost.
    if (typed.which ^ word.which).count_ones() > if most > 1 { 4 } else { 2 } {
        return Likeness::None;
    }
    match distance(&typed.folded, &word.folded) {
        0 => Likeness::Same,
        1 => Likeness::OneStep,
        2 if most > 1 => Likeness::TwoSteps,
        _ => Likeness::None,
    }
}
