//! The code tables, for those who keep them.

mod import;
mod row;

use app::{
    console::codes::{MunicipalitiesPage, TableFacts, TablePage, TablesPage},
    routes::{CodesPart, Route, pattern},
};
use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use backend::{catalogue, codes};
use chrono::NaiveDate;
use domain::{
    actor::Operator,
    codes::{Book, Table},
    permission::{Grant, ManageCodes},
};
use serde::Deserialize;

use super::may;
use crate::{
    middleware::body,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Largest file. The longest table of the program has a twentieth of it.
const LARGEST: usize = 500_000;

pub(super) fn routes() -> Router<Portal> {
    // What was looked at travels in the form that takes it, where each of its letters may need nine.
    let with_files = Router::new()
        .route(pattern::CONSOLE_CODE_IMPORT, get(import::page).post(import::look))
        .route(pattern::CONSOLE_CODE_IMPORTED, post(import::take));
    Router::new()
        .route(pattern::CONSOLE_CODES, get(tables))
        .route(pattern::CONSOLE_MUNICIPALITIES, get(municipalities))
        .route(pattern::CONSOLE_CODE_TABLE, get(table))
        .route(pattern::CONSOLE_CODE_NEW, get(row::new).post(row::add))
        .route(pattern::CONSOLE_CODE, get(row::page).post(row::save))
        .route(pattern::CONSOLE_CODE_EXPORT, get(export))
        .merge(body::uploads(with_files, LARGEST * 9))
}

/// Who keeps the tables, and the one in hand.
struct Keeper<'a> {
    portal: &'a Portal,
    around: &'a Around,
    grant: Grant<'a, ManageCodes>,
    table: Table,
}

impl<'a> Keeper<'a> {
    /// Asks the policy first; what is no table does not exist.
    fn new(
        portal: &'a Portal,
        around: &'a Around,
        operator: &'a Operator,
        slug: &str,
    ) -> Result<Self, Fault> {
        let grant = may::<ManageCodes>(operator)?;
        let table = Table::from_slug(slug).ok_or(Fault::NOT_FOUND)?;
        Ok(Self { portal, around, grant, table })
    }

    async fn book(&self) -> Result<Book, Fault> {
        let library = codes::open(&self.portal.platform.pool, self.grant.operator(), &[self.table]).await?;
        Ok(library.book(self.table))
    }

    fn today(&self) -> NaiveDate {
        self.around.ctx().today()
    }

    fn to(&self, part: CodesPart) -> Response {
        Redirect::to(&Route::ConsoleCodeTable { table: self.table, part }.href()).into_response()
    }
}

/// Every table.
async fn tables(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    may::<ManageCodes>(&operator)?;
    let library = codes::open(&portal.platform.pool, &operator, &Table::ALL).await?;
    let today = around.ctx().today();
    let facts = |table| {
        let book = library.book(table);
        let rows = book.all(today);
        let withdrawn = rows.iter().filter(|row| row.withdrawn).count();
        let own = |code: &&_| book.newest(code).is_some_and(|newest| newest.version > 0);
        TableFacts {
            table,
            offered: rows.len().saturating_sub(withdrawn),
            withdrawn,
            own: book.codes().filter(own).count(),
        }
    };
    Ok(around.page(TablesPage { tables: Table::ALL.map(facts).to_vec() }))
}

/// What is searched in a table, and what the page comes after.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    dopo: String,
}

impl Asked {
    /// What was typed, without what stands around it.
    fn query(&self) -> String {
        self.q.trim().chars().take(100).collect()
    }
}

/// The rows of a table, or those that were searched.
async fn table(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let keeper = Keeper::new(&portal, &around, &operator, &slug)?;
    let page = TablePage::new(keeper.book().await?, keeper.today());
    Ok(around.page(TablePage { query: asked.query(), after: asked.dopo.parse().ok(), ..page }))
}

/// The municipalities of today and of the past, or those that were searched.
async fn municipalities(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    may::<ManageCodes>(&operator)?;
    let query = asked.query();
    let page = catalogue::eras(&portal.platform.pool, &query, &asked.dopo).await?;
    Ok(around.page(MunicipalitiesPage { query, page }))
}

/// A table for spreadsheets.
async fn export(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let keeper = Keeper::new(&portal, &around, &operator, &slug)?;
    let text = codes::export(&portal.platform.pool, around.ctx(), keeper.grant, keeper.table).await?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    // The name of a table is letters and hyphens: it cannot leave its header.
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{}.csv\"", keeper.table.slug()))
    {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
