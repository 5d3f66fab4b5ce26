//! What can only be told beside the other rows, and what a file would change.

use std::collections::BTreeMap;

use super::{Problem, Row, Sheet, Wrong};
use crate::{
    codes::{Book, Code, Entry, Library},
    fields::{besides, told_besides},
};

/// Most rows above one another.
const DEEPEST: usize = 8;

/// A row that a file adds or changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub code: Code,
    /// What it said last; it is new, where there is nothing.
    pub before: Option<Entry>,
    /// What the file says.
    pub after: Entry,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// In the order of the file.
    pub changes: Vec<Change>,
    /// How many rows say what is said already.
    pub same: usize,
}

/// Compares a file with a table.
///
/// # Errors
/// Every mistake, by line: nothing of the file counts then.
pub fn compare(sheet: &Sheet, book: &Book, national: &Library) -> Result<Comparison, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut rows: Vec<(&Row, Entry)> = Vec::with_capacity(sheet.rows.len());
    let mut next = book.next_order();
    for row in &sheet.rows {
        let before = book.newest(&row.code).map(|edition| &edition.entry);
        match row.entry(before) {
            Err(wrongs) => problems.extend(wrongs.into_iter().map(|wrong| Problem::at(row.line, wrong))),
            Ok(mut entry) => {
                if before.is_none() && !row.has_order() {
                    entry.order = next;
                    next = next.saturating_add(1);
                }
                rows.push((row, entry));
            }
        }
    }
    let parents = parents(book, &rows);
    for (row, entry) in &rows {
        let wrongs = beside(&row.code, entry, &parents, national);
        let wrongs = wrongs.into_iter().chain(untold(&row.code, entry, book));
        problems.extend(wrongs.into_iter().map(|wrong| Problem::at(row.line, wrong)));
    }
    problems.sort_by_key(|problem| problem.line);
    if problems.is_empty() { Ok(compared(book, rows)) } else { Err(problems) }
}

fn compared(book: &Book, rows: Vec<(&Row, Entry)>) -> Comparison {
    let mut comparison = Comparison::default();
    for (row, after) in rows {
        let before = book.newest(&row.code).map(|edition| edition.entry.clone());
        if before.as_ref() == Some(&after) {
            comparison.same += 1;
        } else {
            comparison.changes.push(Change { code: row.code.clone(), before, after });
        }
    }
    comparison
}

/// What is wrong with one row beside the others of its table, and beside the national lists.
pub fn flaws(code: &Code, entry: &Entry, book: &Book, national: &Library) -> Vec<Wrong> {
    let mut parents = parents(book, &[]);
    parents.insert(code, entry.parent.as_ref());
    let mut wrongs = beside(code, entry, &parents, national);
    wrongs.extend(untold(code, entry, book));
    wrongs
}

/// What is wrong with the code of a row that is put below one that tells of a group of fields besides its own: masks hide
/// values by their codes alone. Rows that stand there already stay.
fn untold(code: &Code, entry: &Entry, book: &Book) -> Option<Wrong> {
    let parent = entry.parent.as_ref()?;
    let before = book.newest(code).and_then(|newest| newest.entry.parent.as_ref());
    let told = besides(book.table(), parent.as_str())?;
    let is_named = told_besides(book.table()).iter().any(|(row, _)| *row == code.as_str());
    let says = is_named || before == Some(parent) || besides(book.table(), code.as_str()) == Some(told);
    (!says).then(|| Wrong::Below(parent.to_string()))
}

/// The row above each row, as it would be.
fn parents<'a>(book: &'a Book, rows: &'a [(&'a Row, Entry)]) -> BTreeMap<&'a Code, Option<&'a Code>> {
    let kept = book.codes().filter_map(|code| Some((code, book.newest(code)?.entry.parent.as_ref())));
    kept.chain(rows.iter().map(|(row, entry)| (&row.code, entry.parent.as_ref()))).collect()
}

fn beside(
    code: &Code,
    entry: &Entry,
    parents: &BTreeMap<&Code, Option<&Code>>,
    national: &Library,
) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    if let Some(parent) = &entry.parent {
        if !parents.contains_key(parent) {
            wrongs.push(Wrong::Parent(parent.to_string()));
        } else if circles(code, parents) {
            wrongs.push(Wrong::Circle);
        }
    }
    for (scheme, value) in &entry.national {
        let book = scheme.table().and_then(|table| national.get(table));
        let known = book.is_none_or(|book| value.parse().is_ok_and(|value| book.has(&value)));
        if !known {
            wrongs.push(Wrong::National(scheme.column(), value.clone()));
        }
    }
    if entry.valid.is_backwards() {
        wrongs.push(Wrong::Backwards);
    }
    wrongs
}

/// Whether the rows above lead back, or too deep.
fn circles(code: &Code, parents: &BTreeMap<&Code, Option<&Code>>) -> bool {
    let above = |code: &&Code| parents.get(code).copied().flatten();
    std::iter::successors(parents.get(code).copied().flatten(), above).take(DEEPEST + 1).count() > DEEPEST
}
