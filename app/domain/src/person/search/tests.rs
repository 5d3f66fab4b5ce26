//! A registry in memory, looked into exactly as the database is: by the keys and nothing else.

mod found;
mod masks;
mod people;
mod rules;

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::NaiveDate;

use super::*;
use crate::person::{Level, Reason};

pub(super) fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

/// Keys, vocabulary and people.
#[derive(Default)]
pub(super) struct Registry {
    people: Vec<Known>,
    keys: BTreeSet<(String, String, usize)>,
    vocabulary: BTreeSet<(String, String)>,
}

impl Registry {
    pub(super) fn of(people: impl IntoIterator<Item = Known>) -> Self {
        let mut registry = Self::default();
        for known in people {
            let number = registry.people.len();
            registry.keys.extend(keys(&known).into_iter().map(|key| (key.key, key.other, number)));
            for word in words_of(&known) {
                registry.vocabulary.extend(sounds_of(&word).into_iter().map(|sound| (sound, word.clone())));
            }
            registry.people.push(known);
        }
        registry
    }

    /// Who is found, best first, as "Name Surname".
    pub(super) fn find(&self, text: &str, mask: &Mask) -> Vec<(String, Verdict)> {
        self.look_for(&Query::typed(text, today()).through(mask).0, mask)
    }

    pub(super) fn look_for(&self, query: &Query, mask: &Mask) -> Vec<(String, Verdict)> {
        let words: Vec<String> = query
            .sounds()
            .into_iter()
            .flat_map(|(from, to)| {
                self.vocabulary.range((from, String::new())..).take_while(move |(key, _)| *key <= to).take(60)
            })
            .map(|(_, word)| word.clone())
            .collect();
        let reading = query.read(&words);
        let mut numbers = self.looks(reading.probes());
        let judged = |numbers: BTreeSet<usize>| -> Vec<(usize, Verdict)> {
            let judge = |number: usize| {
                let known = self.people[number].clone().through(mask);
                Some((number, query.judge(&known)?))
            };
            numbers.into_iter().filter_map(judge).collect()
        };
        let mut found = judged(std::mem::take(&mut numbers));
        if found.is_empty() {
            found = judged(self.looks(reading.alone()));
        }
        found.sort_by_key(|(number, verdict)| (Reverse((verdict.level, verdict.points)), *number));
        found
            .into_iter()
            .map(|(number, verdict)| (people::full_name(&self.people[number]), verdict))
            .collect()
    }

    fn looks(&self, probes: Vec<Probe>) -> BTreeSet<usize> {
        probes.into_iter().flat_map(|probe| self.look(probe)).collect()
    }

    fn look(&self, probe: Probe) -> Vec<usize> {
        let found = |from: (String, String), fits: &dyn Fn(&str, &str) -> bool, most: i64| {
            self.keys
                .range((from.0, from.1, 0)..)
                .take_while(|(key, other, _)| fits(key, other))
                .map(|(.., number)| *number)
                .take(usize::try_from(most).unwrap())
                .collect()
        };
        match probe {
            Probe::Beside { key, from, to, most } => {
                found((key.clone(), from), &|known, other| known == key && other <= to.as_str(), most)
            }
            Probe::Between { from, to, most } => {
                found((from, String::new()), &|known, _| known <= to.as_str(), most)
            }
            Probe::Born { from, to, .. } => (0..self.people.len())
                .filter(|number| {
                    self.people[*number]
                        .birth_date
                        .is_some_and(|born| born.first() >= from && born.first() <= to)
                })
                .collect(),
        }
    }
}

#[test]
fn what_is_typed_begins_keys_of_the_name() {
    assert_eq!(beginnings(" FERR, d’Angèlo "), ["ferr", "d", "angelo"]);
    assert!(beginnings("--").is_empty());
}
