//! Writing code tables: one row, or a whole file.

use chrono::NaiveDate;
use domain::{
    actor::Operator,
    codes::{
        Book, Code, Entry, Library, Table,
        sheet::{self, Change, Comparison, Problem, Sheet},
    },
    permission::{Grant, ManageCodes},
};
use sqlx::{PgConnection, PgPool};

use super::read::library;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Subject},
    error::encode,
};

/// What a page showed of a row when it was written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// There was none: it is a new row.
    New,
    /// The zone's save of this number; 0 for what came with the program.
    Version(i32),
}

/// An edition to be written.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Which row.
    pub code: &'a Code,
    /// What it says.
    pub entry: &'a Entry,
    /// From when, and why.
    pub why: Why<'a>,
}

/// From when an edition counts, and why it was written.
#[derive(Debug, Clone, Copy)]
pub struct Why<'a> {
    /// First day for which it counts; for every day, where it is a correction.
    pub since: Option<NaiveDate>,
    /// In the words of who wrote it.
    pub reason: &'a str,
}

/// Writes an edition of a row. What says the same as the last one is not written again; a new row without a place goes
/// last.
///
/// # Errors
/// * [`Error::Stale`] when somebody wrote the row meanwhile, or a new one has a code that is taken
/// * [`Error::Incomplete`] when [`sheet::flaws`] finds something
pub async fn save(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageCodes>,
    table: Table,
    expected: Expected,
    draft: Draft<'_>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let shelf = locked(work.connection(), operator, table).await?;
    let book = shelf.book(table);
    let newest = book.newest(draft.code);
    let found = newest.map_or(Expected::New, |newest| Expected::Version(newest.version));
    if found != expected {
        return Err(Error::Stale);
    }
    if !sheet::flaws(draft.code, draft.entry, &book, &shelf).is_empty() {
        return Err(Error::Incomplete);
    }
    let mut entry = draft.entry.clone();
    if newest.is_none() && entry.order == 0 {
        entry.order = book.next_order();
    }
    let same = newest.is_some_and(|newest| newest.entry == entry && newest.since == draft.why.since);
    if !same {
        let change = Change { code: draft.code.clone(), before: None, after: entry };
        insert(&mut work, ctx, operator, &book, &[change], draft.why).await?;
        note(&mut work, ctx, operator, Action::Change, "edited").await?;
    }
    work.commit().await
}

/// What a file would change, and a mark of the table as it was compared with; or every mistake.
pub async fn dry_run(
    pool: &PgPool,
    grant: Grant<'_, ManageCodes>,
    table: Table,
    sheet: &Sheet,
) -> Result<Result<(Comparison, usize), Vec<Problem>>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let shelf = library(work.connection(), &table.with_national()).await?;
    let book = shelf.book(table);
    Ok(sheet::compare(sheet, &book, &shelf).map(|comparison| (comparison, book.editions())))
}

/// Takes a whole file, or nothing of it; tells how many rows changed.
///
/// # Errors
/// * [`Error::Stale`] when the table changed since the dry run that people agreed to
/// * [`Error::Incomplete`] when the file has mistakes
pub async fn import(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageCodes>,
    table: Table,
    sheet: &Sheet,
    agreed: usize,
    why: Why<'_>,
) -> Result<usize, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let shelf = locked(work.connection(), operator, table).await?;
    let book = shelf.book(table);
    if book.editions() != agreed {
        return Err(Error::Stale);
    }
    let comparison = sheet::compare(sheet, &book, &shelf).map_err(|_| Error::Incomplete)?;
    insert(&mut work, ctx, operator, &book, &comparison.changes, why).await?;
    note(&mut work, ctx, operator, Action::Change, "imported").await?;
    work.commit().await?;
    Ok(comparison.changes.len())
}

/// A table as a file for spreadsheets.
pub async fn export(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageCodes>,
    table: Table,
) -> Result<String, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let book = super::book(work.connection(), table).await?;
    note(&mut work, ctx, operator, Action::Export, table.code()).await?;
    work.commit().await?;
    Ok(sheet::write(&book))
}

/// The table and its national lists, while nobody else of the zone writes in the table: two who agree on different rows above
/// cannot close a circle between them.
pub(crate) async fn locked(
    connection: &mut PgConnection,
    operator: &Operator,
    table: Table,
) -> Result<Library, Error> {
    let name = format!("codes {} {}", operator.zone, table.code());
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name)
        .execute(&mut *connection)
        .await?;
    library(connection, &table.with_national()).await
}

/// Writes editions that were compared with the book, each with its next number.
pub(crate) async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    book: &Book,
    changes: &[Change],
    why: Why<'_>,
) -> Result<(), Error> {
    let next = |code| book.newest(code).map_or(0, |edition| edition.version) + 1;
    let codes: Vec<String> = changes.iter().map(|change| change.code.to_string()).collect();
    let versions: Vec<i32> = changes.iter().map(|change| next(&change.code)).collect();
    let contents = changes
        .iter()
        .map(|change| encode("code_edit", "content", &change.after))
        .collect::<Result<Vec<_>, Error>>()?;
    sqlx::query!(
        "INSERT INTO code_edit
            (zone_id, table_code, code, version, since, content, at, operator_id, reason)
         SELECT $1, $2, rows.code, rows.version, $3, rows.content, $4, $5, $6
         FROM unnest($7::text[], $8::integer[], $9::jsonb[]) AS rows (code, version, content)",
        operator.zone.uuid(),
        book.table().code(),
        why.since,
        ctx.now,
        operator.me.id.uuid(),
        why.reason,
        &codes,
        &versions,
        &contents,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Writes down that an operator wrote in the tables, or took one out.
pub(crate) async fn note(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    action: Action,
    how: &'static str,
) -> Result<(), Error> {
    let entry = audit::Entry::new(action, Subject::Codes, None).because(how);
    audit::operator(work, ctx, operator, entry).await
}
