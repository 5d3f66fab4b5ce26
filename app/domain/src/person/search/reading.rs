//! What the words that were typed can mean, and where to look then.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    keys::{CODE, EMAIL, IDENTIFIER, PHONE, PHONE_END, phone_end},
    latin::Part,
    likeness::{Heard, Likeness, likeness},
    query::{Code, Query, after},
    when::When,
};

/// Most words of the vocabulary that one typed word is read as.
const MEANINGS: usize = 24;
/// Most looks of a search.
const LOOKS: usize = 300;
/// Rows that a look gives at most: of who fits to the letter, of who is alike, of who shares one word.
const FITTING: i64 = 150;
const ALIKE: i64 = 40;
const SHARING: i64 = 60;
/// Who was born on a day, in a month.
const BORN: i64 = 100;
/// The letters of a code that say surname, name and birth; and those that say surname and name.
const CODE_BORN: usize = 11;
const CODE_NAMED: usize = 6;

/// A look into the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Probe {
    /// Rows with this key, whose other half is between these, both included.
    Beside {
        /// The key.
        key: String,
        /// From here.
        from: String,
        /// To here.
        to: String,
        /// Most rows.
        most: i64,
    },
    /// Rows whose key is between these, both included.
    Between {
        /// From here.
        from: String,
        /// To here.
        to: String,
        /// Most rows.
        most: i64,
    },
    /// Who was born between these days, both included.
    Born {
        /// From here.
        from: NaiveDate,
        /// To here.
        to: NaiveDate,
        /// Most rows.
        most: i64,
    },
}

/// A query whose words were read with the vocabulary.
#[derive(Debug, Clone)]
pub struct Reading<'q> {
    query: &'q Query,
    meanings: Vec<(&'q Part, Vec<(Likeness, String)>)>,
}

impl Query {
    /// Reads the words with what the vocabulary has where [`Query::sounds`] pointed.
    pub fn read(&self, vocabulary: &[String]) -> Reading<'_> {
        let vocabulary: Vec<Heard> = vocabulary.iter().cloned().map(Heard::new).collect();
        let meanings = self.words.iter().map(|word| {
            let mut meanings: Vec<(Likeness, String)> = vocabulary
                .iter()
                .filter_map(|known| Some((likeness(&word.heard, known)?, known.latin.clone())))
                .collect();
            meanings.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
            meanings.dedup();
            meanings.truncate(MEANINGS);
            (word, meanings)
        });
        Reading { query: self, meanings: meanings.collect() }
    }
}

impl Reading<'_> {
    /// Where everybody stands who may be meant.
    pub fn probes(&self) -> Vec<Probe> {
        let mut probes = self.numbers();
        probes.extend(self.days());
        if self.query.words.iter().filter(|word| word.words() == 1).count() == 1 {
            probes.extend(self.alone());
        }
        probes.extend(self.pairs());
        probes.truncate(LOOKS);
        probes
    }

    /// Where those stand of whom only one word fits: for when nobody else was found.
    pub fn alone(&self) -> Vec<Probe> {
        let mut probes = Vec::new();
        for (likeness, meaning) in self.meanings.iter().flat_map(|(_, meanings)| meanings) {
            let most = if *likeness == Likeness::Same { FITTING } else { ALIKE };
            // ":" follows the digits of the years.
            probes.push(Probe::Beside {
                key: meaning.clone(),
                from: String::new(),
                to: ":".to_owned(),
                most,
            });
        }
        probes.truncate(LOOKS);
        probes
    }

    /// Two words of a name, or one and the year of birth; what fits best first.
    fn pairs(&self) -> Vec<Probe> {
        let mut pairs: BTreeMap<(String, String, String), u32> = BTreeMap::new();
        let mut look = |key: &str, from: &str, to: &str, weight: u32| {
            let known = pairs.entry((key.to_owned(), from.to_owned(), to.to_owned())).or_default();
            *known = weight.max(*known);
        };
        for (place, (word, meanings)) in self.meanings.iter().enumerate() {
            for (likeness, meaning) in meanings {
                for year in self.query.born.iter().filter_map(|born| born.year) {
                    let year = year.to_string();
                    look(meaning, &year, &year, likeness.weight() * Likeness::Near.weight());
                }
                for (later, (other, others)) in self.meanings.iter().enumerate() {
                    if other.meets(word) {
                        continue;
                    }
                    // A beginning of any length, without asking the vocabulary for all that begin so.
                    let begins = Likeness::Begins.weight();
                    look(meaning, other.latin(), &after(other.latin()), likeness.weight() * begins);
                    for (alike, beside) in others.iter().filter(|_| later > place) {
                        look(meaning, beside, beside, likeness.weight() * alike.weight());
                    }
                }
            }
        }
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
        let same = Likeness::Same.weight() * Likeness::Same.weight();
        let most = |weight: u32| match weight {
            _ if weight == same => FITTING,
            _ if weight > Likeness::Near.weight() * Likeness::Same.weight() => SHARING,
            _ => ALIKE,
        };
        let beside = |((key, from, to), weight)| Probe::Beside { key, from, to, most: most(weight) };
        pairs.into_iter().map(beside).collect()
    }

    /// Codes, telephones, addresses.
    fn numbers(&self) -> Vec<Probe> {
        let mut probes = Vec::new();
        let mut between = |from: String, to: String, most| probes.push(Probe::Between { from, to, most });
        match &self.query.code {
            Some(Code::Whole(code)) => {
                let key = format!("{CODE}{}", code.canonical());
                between(key.clone(), key, FITTING);
            }
            Some(Code::Typed(code)) => {
                let most = if code.len() > CODE_BORN { FITTING } else { SHARING };
                let whole = format!("{CODE}{}", code.get(..15).unwrap_or(code));
                between(whole.clone(), after(&whole), most);
                for start in [CODE_BORN, CODE_NAMED].into_iter().filter_map(|long| code.get(..long)) {
                    let start = format!("{CODE}{start}");
                    between(start.clone(), after(&start), ALIKE);
                }
            }
            None => {}
        }
        for phone in &self.query.phones {
            let key = format!("{PHONE}{phone}");
            between(key.clone(), after(&key), ALIKE);
            if let Some(end) = phone_end(phone) {
                let key = format!("{PHONE_END}{end}");
                between(key.clone(), key, ALIKE);
            }
        }
        for identifier in &self.query.identifiers {
            let key = format!("{IDENTIFIER}{identifier}");
            between(key.clone(), key, ALIKE);
        }
        if let Some(email) = &self.query.email {
            let key = format!("{EMAIL}{email}");
            between(key.clone(), key, ALIKE);
        }
        probes
    }

    /// The day of birth, and the one that it may be taken for; a year where nothing else was typed.
    fn days(&self) -> Vec<Probe> {
        let swapped = |born: &When| When { day: born.month, month: born.day, year: born.year };
        let born = self.query.born.iter().copied();
        let slips = self.query.born.iter().filter(|born| born.day.is_some()).map(swapped);
        // Whoever was born in a year would be too many beside who bears a name.
        let alone = self.query.is_birth_alone();
        let years = born.clone().filter(move |_| alone).filter_map(When::whole_year);
        let days = born.chain(slips).filter_map(When::days).chain(years);
        days.map(|(from, to)| Probe::Born { from, to, most: BORN }).collect()
    }
}
