//! What can be chosen out of the code tables. The tables are loaded at the edge and handed to whoever reads or shows
//! fields: a row is offered on the days on which it is valid, and what was chosen once keeps its words and may stay.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;

use super::{Def, Kind};
use crate::{
    Lang,
    codes::{Book, Code, Edition, Entry, Library, Offer, Table},
};

/// The code tables as they stand on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    library: Arc<Library>,
    today: NaiveDate,
}

/// A value to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is kept when it is chosen.
    pub code: String,
    /// Its words.
    pub label: String,
    /// It is there only because it is chosen already.
    pub withdrawn: bool,
}

/// A row of a table below which no other stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What is kept when it is chosen.
    pub code: Code,
    /// Its words.
    pub label: String,
    /// What those who choose should know; may be empty.
    pub note: String,
    /// The highest row above it; itself, where there is none.
    pub root: Code,
    /// The words of that row; none where it is itself.
    pub heading: String,
}

/// Values to choose under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The heading; a list without headings, and what no list knows, have none.
    pub title: Option<String>,
    /// The values.
    pub items: Vec<Item>,
}

impl Lists {
    /// These tables, on this day.
    pub fn new(library: impl Into<Arc<Library>>, today: NaiveDate) -> Self {
        Self { library: library.into(), today }
    }

    /// The day on which something is chosen.
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// Whether a table offers this value today.
    pub fn offers(&self, table: Table, value: &str) -> bool {
        let Ok(code) = value.parse::<Code>() else { return false };
        self.library.get(table).is_some_and(|book| book.is_offered(&code, self.today))
    }

    /// The words of a value as of a day, where the table has it.
    pub fn label(&self, table: Table, value: &str, on: NaiveDate) -> Option<&str> {
        let code: Code = value.parse().ok()?;
        self.library.get(table)?.label(&code, on, Lang::It)
    }

    /// The value that a table offers today under these words, whatever the case.
    pub fn code_of(&self, table: Table, label: &str) -> Option<String> {
        let is_it = |offer: &&Offer<'_>| {
            !offer.withdrawn && offer.entry.label.get(Lang::It).to_lowercase() == label.to_lowercase()
        };
        let rows = self.library.get(table)?.all(self.today);
        rows.iter().find(is_it).map(|offer| offer.code.to_string())
    }

    /// The rows of a tree that can be chosen today, in its order: those below which no other stands, and of what was
    /// withdrawn only what is kept already.
    pub fn leaves(&self, table: Table, kept: &[Code]) -> Vec<Leaf> {
        let Some(book) = self.library.get(table) else { return Vec::new() };
        let rows = book.all(self.today);
        let above: BTreeSet<&Code> = rows.iter().filter_map(|row| row.entry.parent.as_ref()).collect();
        let is_there =
            |row: &&Offer<'_>| !above.contains(row.code) && (!row.withdrawn || kept.contains(row.code));
        let leaf = |row: &Offer<'_>| {
            let root = book.root(row.code, self.today);
            let heading = if root == row.code { None } else { book.label(root, self.today, Lang::It) };
            Leaf {
                code: row.code.clone(),
                label: row.entry.label.get(Lang::It).to_owned(),
                note: row.entry.note.clone(),
                root: root.clone(),
                heading: heading.unwrap_or_default().to_owned(),
            }
        };
        rows.iter().filter(is_there).map(leaf).collect()
    }

    fn choices(&self, table: Table, chosen: &[String]) -> Vec<Choices> {
        let Some(book) = self.library.get(table) else { return Vec::new() };
        let item = |offer: &Offer<'_>| {
            let code = offer.code.to_string();
            let is_there = !offer.withdrawn || chosen.contains(&code);
            let label = offer.entry.label.get(Lang::It).to_owned();
            is_there.then_some(Item { code, label, withdrawn: offer.withdrawn })
        };
        let rows = book.all(self.today);
        let mut choices = if table.is_a_tree() {
            headed(&rows, item)
        } else {
            vec![Choices { title: None, items: rows.iter().filter_map(item).collect() }]
        };
        choices.retain(|choices| !choices.items.is_empty());
        choices
    }
}

/// The rows of a tree: a heading for each row right below a root. A root only sorts what is below it, and can be
/// chosen where there is nothing.
fn headed<'a>(rows: &[Offer<'a>], item: impl Fn(&Offer<'a>) -> Option<Item>) -> Vec<Choices> {
    let above: BTreeSet<&Code> = rows.iter().filter_map(|row| row.entry.parent.as_ref()).collect();
    let (mut all, mut root): (Vec<Choices>, &str) = (Vec::new(), "");
    for row in rows {
        let label = row.entry.label.get(Lang::It);
        match row.depth {
            0 => {
                root = label;
                let alone = if above.contains(row.code) { None } else { item(row) };
                all.push(Choices { title: Some(label.to_owned()), items: alone.into_iter().collect() });
            }
            1 => {
                let title = Some(format!("{root}: {}", label.to_lowercase()));
                all.push(Choices { title, items: item(row).into_iter().collect() });
            }
            _ => {
                if let Some(last) = all.last_mut() {
                    last.items.extend(item(row));
                }
            }
        }
    }
    all
}

impl Def {
    /// The table that its values come from.
    pub const fn table(&self) -> Option<Table> {
        match self.kind {
            Kind::OneOf(table, _) => Some(table),
            Kind::Needs | Kind::Need => Some(Table::Need),
            _ => None,
        }
    }

    /// What its table offers today, under headings where it is a tree; and what is chosen already.
    pub fn choices(&self, lists: &Lists, chosen: &[String]) -> Vec<Choices> {
        let Some(table) = self.table() else { return Vec::new() };
        let mut choices = lists.choices(table, chosen);
        let known: BTreeSet<&str> =
            choices.iter().flat_map(|choices| &choices.items).map(|item| item.code.as_str()).collect();
        let unknown = |value: &&String| !value.is_empty() && !known.contains(value.as_str());
        let kept = |value: &String| Item {
            code: value.clone(),
            label: self.words(value, lists, lists.today()),
            withdrawn: true,
        };
        let items: Vec<Item> = chosen.iter().filter(unknown).map(kept).collect();
        if !items.is_empty() {
            choices.push(Choices { title: None, items });
        }
        choices
    }
}

/// A table with these rows; a row below another one names it. For examples and tests.
pub fn book_of(table: Table, rows: &[(&str, &str, Option<&str>)]) -> Book {
    let mut book = Book::new(table);
    for (order, (code, label, parent)) in (1..).zip(rows) {
        let Ok(code) = code.parse() else { continue };
        let parent = parent.and_then(|parent| parent.parse().ok());
        let entry = Entry { parent, order, ..Entry::new(*label) };
        book.add(code, Edition { entry, since: None, version: 0, written: None });
    }
    book
}
