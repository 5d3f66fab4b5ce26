//! A table with every edition of its rows.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Code, Entry, Table};
use crate::Lang;

/// Deepest tree. Deeper ones are refused, so that a walk upwards always ends.
const DEEPEST: usize = 8;

/// What a row says from a day on, and who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// What it says.
    pub entry: Entry,
    /// First day for which it counts; for every day, where there is none.
    pub since: Option<NaiveDate>,
    /// Number of the save in the zone; 0 for what came with the program.
    pub version: i32,
    /// When it was written, by whom and why; nobody wrote what came with the program.
    pub written: Option<Written>,
}

/// Who wrote an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the operator.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A row in a list to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'a> {
    /// What is kept when it is chosen.
    pub code: &'a Code,
    /// What it says on that day.
    pub entry: &'a Entry,
    /// How many rows are above it.
    pub depth: usize,
    /// It is offered only because it is chosen already.
    pub withdrawn: bool,
}

/// Several tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Library(BTreeMap<Table, Book>);

impl Library {
    /// Several books on a shelf.
    pub fn new(books: impl IntoIterator<Item = Book>) -> Self {
        Self(books.into_iter().map(|book| (book.table, book)).collect())
    }

    /// A table; it is empty if nobody asked for it.
    pub fn book(&self, table: Table) -> Book {
        self.0.get(&table).cloned().unwrap_or_else(|| Book::new(table))
    }

    /// The table, where it was asked for.
    pub fn get(&self, table: Table) -> Option<&Book> {
        self.0.get(&table)
    }

    /// The words of a code as of a day; the bare code, where nobody knows it.
    pub fn label(&self, table: Table, code: &Code, day: NaiveDate, lang: Lang) -> String {
        let words = self.get(table).and_then(|book| book.label(code, day, lang));
        words.map_or_else(|| code.to_string(), str::to_owned)
    }
}

/// A table: every row with its editions, those that count more later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    table: Table,
    rows: BTreeMap<Code, Vec<Edition>>,
}

impl Book {
    /// An empty table.
    pub const fn new(table: Table) -> Self {
        Self { table, rows: BTreeMap::new() }
    }

    /// Adds an edition that counts more than the ones before it.
    pub fn add(&mut self, code: Code, edition: Edition) {
        self.rows.entry(code).or_default().push(edition);
    }

    /// Which table it is.
    pub const fn table(&self) -> Table {
        self.table
    }

    /// Whether there is such a row, offered or not.
    pub fn has(&self, code: &Code) -> bool {
        self.rows.contains_key(code)
    }

    /// The place after the last row.
    pub fn next_order(&self) -> u16 {
        let newest = self.codes().filter_map(|code| self.newest(code));
        newest.map(|row| row.entry.order).max().map_or(1, |last| last.saturating_add(1))
    }

    /// How many editions there are. Nothing is ever taken away, so another number means another table.
    pub fn editions(&self) -> usize {
        self.rows.values().map(Vec::len).sum()
    }

    /// Every code.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.rows.keys()
    }

    /// What a row said on a day: the edition that was written last among those that count for it. A row
    /// that is younger than the day speaks in its first words.
    pub fn on(&self, code: &Code, day: NaiveDate) -> Option<&Entry> {
        let editions = self.rows.get(code)?;
        let counts = |edition: &&Edition| edition.since.is_none_or(|since| since <= day);
        editions.iter().rev().find(counts).or_else(|| editions.first()).map(|edition| &edition.entry)
    }

    /// The edition that was written last, even if it counts only from a day to come.
    pub fn newest(&self, code: &Code) -> Option<&Edition> {
        self.rows.get(code)?.last()
    }

    /// Every edition of a row, the last written first.
    pub fn history(&self, code: &Code) -> impl Iterator<Item = &Edition> {
        self.rows.get(code).map(|editions| editions.iter().rev()).into_iter().flatten()
    }

    /// The words of a code as of a day.
    pub fn label(&self, code: &Code, day: NaiveDate, lang: Lang) -> Option<&str> {
        self.on(code, day).map(|entry| entry.label.get(lang))
    }

    /// Words of the rows above, the highest first, and its own.
    pub fn path(&self, code: &Code, day: NaiveDate, lang: Lang) -> Vec<&str> {
        let mut words: Vec<&str> =
            self.upwards(code, day).filter_map(|code| self.label(code, day, lang)).collect();
        words.reverse();
        words
    }

    /// The highest row above; itself, where there is none.
    pub fn root<'a>(&'a self, code: &'a Code, day: NaiveDate) -> &'a Code {
        self.upwards(code, day).last().unwrap_or(code)
    }

    /// Whether a row can be chosen on a day: it and all rows above it are valid.
    pub fn is_offered(&self, code: &Code, day: NaiveDate) -> bool {
        let valid = |code| self.on(code, day).is_some_and(|entry| entry.valid.covers(day));
        self.rows.contains_key(code) && self.upwards(code, day).all(valid)
    }

    /// Whether a record of this day may keep the code: it is offered, or the record had it already.
    pub fn accepts(&self, code: &Code, day: NaiveDate, kept: &[Code]) -> bool {
        self.is_offered(code, day) || (kept.contains(code) && self.has(code))
    }

    /// What can be chosen on a day, each row after the one above it.
    pub fn offered(&self, day: NaiveDate) -> Vec<Offer<'_>> {
        self.offered_with(day, &[])
    }

    /// The same, and what a record has already, even if it was withdrawn since.
    pub fn offered_with(&self, day: NaiveDate, kept: &[Code]) -> Vec<Offer<'_>> {
        self.all(day).into_iter().filter(|offer| !offer.withdrawn || kept.contains(offer.code)).collect()
    }

    /// Every row as it is on a day, each after the one above it.
    pub fn all(&self, day: NaiveDate) -> Vec<Offer<'_>> {
        let mut below: BTreeMap<Option<&Code>, Vec<(&Code, &Entry)>> = BTreeMap::new();
        for code in self.rows.keys() {
            let Some(entry) = self.on(code, day) else { continue };
            let parent = entry.parent.as_ref().filter(|parent| self.has(parent));
            below.entry(parent).or_default().push((code, entry));
        }
        for rows in below.values_mut() {
            rows.sort_by_key(|(code, entry)| (entry.order, *code));
        }
        let mut offers = Vec::with_capacity(self.rows.len());
        self.descend(&below, None, day, 0, &mut offers);
        offers
    }

    fn descend<'a>(
        &'a self,
        below: &BTreeMap<Option<&'a Code>, Vec<(&'a Code, &'a Entry)>>,
        parent: Option<&'a Code>,
        day: NaiveDate,
        depth: usize,
        offers: &mut Vec<Offer<'a>>,
    ) {
        if depth > DEEPEST {
            return;
        }
        for (code, entry) in below.get(&parent).into_iter().flatten() {
            offers.push(Offer { code, entry, depth, withdrawn: !self.is_offered(code, day) });
            self.descend(below, Some(code), day, depth + 1, offers);
        }
    }

    /// The row and those above it, as far as there are any.
    fn upwards<'a>(&'a self, code: &'a Code, day: NaiveDate) -> impl Iterator<Item = &'a Code> {
        let above =
            move |code: &&'a Code| self.on(code, day)?.parent.as_ref().filter(|parent| self.has(parent));
        std::iter::successors(Some(code), above).take(DEEPEST + 1)
    }
}
