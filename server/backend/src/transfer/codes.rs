//! Rows of code tables that the zone wrote itself.

use std::collections::BTreeSet;

use domain::{
    Lang,
    actor::Operator,
    codes::{
        Book, Code, Entry, Table,
        sheet::{self, Change},
    },
    permission::{Grant, ManageCodes},
    spreadsheet::MARK_OF_UTF8,
    transfer::{Bar, Kind, Section, Step, TableRows},
};

use super::differences::differences;
use crate::{
    Context, Error, Work,
    audit::Action,
    codes::{self, Why},
};

/// A table, and what is written in it.
pub(super) struct ToWrite {
    book: Book,
    changes: Vec<Change>,
}

/// The rows that the zone wrote, without what came with the program.
pub(super) async fn rows(work: &mut Work) -> Result<Vec<TableRows>, Error> {
    let library = codes::library(work.connection(), &Table::ALL).await?;
    Ok(Table::ALL.into_iter().filter_map(|table| own(&library.book(table))).collect())
}

fn own_codes(book: &Book) -> impl Iterator<Item = &Code> {
    book.codes().filter(move |code| book.newest(code).is_some_and(|newest| newest.version > 0))
}

fn own(book: &Book) -> Option<TableRows> {
    let mut local = Book::new(book.table());
    for code in own_codes(book) {
        local.add(code.clone(), book.newest(code)?.clone());
    }
    local.codes().next()?;
    let text = sheet::write(&local);
    let lines = text.trim_start_matches(MARK_OF_UTF8).lines().map(str::to_owned).collect();
    Some(TableRows { table: book.table().code().to_owned(), lines })
}

/// What the file says beside the tables, which nobody else writes in until the transaction ends.
pub(super) async fn compare(
    work: &mut Work,
    who: &Operator,
    rows: &[TableRows],
) -> Result<(Section, Vec<ToWrite>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Codes), Vec::new());
    let mut named: BTreeSet<(Table, Code)> = BTreeSet::new();
    for rows in rows {
        let table = Table::from_code(&rows.table).ok_or(Error::Incomplete)?;
        let sheet = sheet::read(rows.text().as_bytes()).map_err(|_| Error::Incomplete)?;
        let shelf = codes::locked(work.connection(), who, table).await?;
        let book = shelf.book(table);
        named.extend(sheet.rows.iter().map(|row| (table, row.code.clone())));
        match sheet::compare(&sheet, &book, &shelf) {
            Err(problems) => {
                for problem in problems {
                    let line = problem.line.unwrap_or_default();
                    section.push(format!("{} [{line}]", table.slug()), Step::Barred(Bar::Unfit));
                }
            }
            Ok(comparison) => {
                section.same += comparison.same;
                for change in &comparison.changes {
                    section.push(called(table, &change.code, &change.after), step(&book, change));
                }
                found.push(ToWrite { book, changes: comparison.changes });
            }
        }
    }
    let library = codes::library(work.connection(), &Table::ALL).await?;
    for table in Table::ALL {
        let book = library.book(table);
        let only = own_codes(&book).filter(|code| !named.contains(&(table, (*code).clone())));
        let only = only.filter_map(|code| Some(called(table, code, &book.newest(code)?.entry)));
        section.only_here.extend(only);
    }
    Ok((section, found))
}

/// A row by its words, with its code: two rows may say the same.
fn called(table: Table, code: &Code, entry: &Entry) -> String {
    format!("{}: {} ({code})", table.slug(), entry.label.get(Lang::It))
}

fn step(book: &Book, change: &Change) -> Step {
    let Some(before) = &change.before else { return Step::Added };
    let mut found = differences(before, &change.after);
    // A row above is called by its words, too.
    for one in found.iter_mut().filter(|one| one.path == "parent") {
        for code in [&mut one.before, &mut one.after].into_iter().flatten() {
            let above = code.parse::<Code>().ok();
            if let Some(row) = above.as_ref().and_then(|above| book.newest(above)) {
                *code = format!("{} ({code})", row.entry.label.get(Lang::It));
            }
        }
    }
    Step::Changed(found)
}

/// Writes the rows that are others, as corrections that count for every day.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageCodes>,
    table: &ToWrite,
    reason: &str,
) -> Result<(), Error> {
    if table.changes.is_empty() {
        return Ok(());
    }
    let who = grant.operator();
    let why = Why { since: None, reason };
    codes::insert(work, ctx, who, &table.book, &table.changes, why).await?;
    codes::note(work, ctx, who, Action::Change, "imported").await
}
