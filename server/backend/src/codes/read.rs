//! Reading code tables.

use domain::{
    actor::Operator,
    codes::{Book, Code, Edition, Entry, Library, Table, Written},
};
use sqlx::{PgConnection, PgPool};

use crate::{
    Error, Work,
    error::{decode, known},
};

/// A table as it counts for whoever this transaction acts for: in a zone with its own editions, otherwise
/// as the program ships it.
pub async fn book(connection: &mut PgConnection, table: Table) -> Result<Book, Error> {
    Ok(library(connection, &[table]).await?.book(table))
}

/// Several tables at once.
pub async fn library(connection: &mut PgConnection, tables: &[Table]) -> Result<Library, Error> {
    let codes: Vec<String> = tables.iter().map(|table| table.code().to_owned()).collect();
    let rows = sqlx::query!(
        r#"SELECT
            edition.table_code AS "table_code!",
            edition.code AS "code!",
            edition.version AS "version!",
            edition.own AS "own!",
            edition.since AS "since?",
            edition.content AS "content!",
            edition.at AS "at?",
            edition.reason AS "reason!",
            operator.name AS "operator?"
         FROM code_edition edition
         LEFT JOIN operator ON operator.id = edition.operator_id
         WHERE edition.table_code = ANY($1)
         ORDER BY edition.table_code, edition.code, edition.own, edition.version"#,
        &codes,
    )
    .fetch_all(connection)
    .await?;
    let mut books: Vec<Book> = tables.iter().map(|table| Book::new(*table)).collect();
    for row in rows {
        let table = known("code_edition", "table_code", Table::from_code(&row.table_code))?;
        let code: Option<Code> = row.code.parse().ok();
        let code = known("code_edition", "code", code)?;
        let entry: Entry = decode("code_edition", "content", row.content)?;
        let written =
            row.at.map(|at| Written { at, by: row.operator.unwrap_or_default(), reason: row.reason });
        let version = if row.own { row.version } else { 0 };
        if let Some(book) = books.iter_mut().find(|book| book.table() == table) {
            book.add(code, Edition { entry, since: row.since, version, written });
        }
    }
    Ok(Library::new(books))
}

/// Several tables for an operator, who needs no permission to read them: they hold no personal data.
pub async fn open(pool: &PgPool, operator: &Operator, tables: &[Table]) -> Result<Library, Error> {
    let mut work = Work::operator(pool, operator).await?;
    library(work.connection(), tables).await
}
