//! A row of a code table.

use app::{
    console::{
        catalogue::Typed,
        codes::{Mistake, Read, RowPage, read, row::field_of},
    },
    routes::CodesPart,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use backend::{
    Error,
    codes::{self, Draft, Expected, Why},
};
use domain::codes::{
    Code,
    sheet::{self, Wrong},
};

use super::Keeper;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The form of a new row.
pub(super) async fn new(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let keeper = Keeper::new(&portal, &around, &operator, &slug)?;
    Ok(around.page(RowPage::shown(keeper.book().await?, None, keeper.today())))
}

/// A row and its history.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, code)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let keeper = Keeper::new(&portal, &around, &operator, &slug)?;
    let (code, book) = (known(&code)?, keeper.book().await?);
    if !book.has(&code) {
        return Err(Fault::NOT_FOUND);
    }
    Ok(around.page(RowPage::shown(book, Some(code), keeper.today())))
}

fn known(code: &str) -> Result<Code, Fault> {
    code.parse().map_err(|_| Fault::NOT_FOUND)
}

/// Adds a row.
pub(super) async fn add(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let keeper = Keeper::new(&portal, &around, &operator, &slug)?;
    write(&keeper, None, Typed::from_pairs(pairs)).await
}

/// Writes an edition of a row.
pub(super) async fn save(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, code)): Path<(String, String)>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let keeper = Keeper::new(&portal, &around, &operator, &slug)?;
    write(&keeper, Some(known(&code)?), Typed::from_pairs(pairs)).await
}

async fn write(keeper: &Keeper<'_>, code: Option<Code>, typed: Typed) -> Result<Response, Fault> {
    let book = keeper.book().await?;
    if code.as_ref().is_some_and(|code| !book.has(code)) {
        return Err(Fault::NOT_FOUND);
    }
    let newest = code.as_ref().and_then(|code| book.newest(code));
    let read = match read(keeper.table, code.as_ref(), newest.map(|newest| &newest.entry), &typed) {
        Ok(read) => read,
        Err(mistakes) => return again(keeper, code, typed, mistakes).await,
    };
    let expected = if code.is_some() { Expected::Version(typed.version()) } else { Expected::New };
    let why = Why { since: read.since, reason: &read.reason };
    let draft = Draft { code: &read.code, entry: &read.entry, why };
    let (pool, ctx) = (&keeper.portal.platform.pool, keeper.around.ctx());
    match codes::save(pool, ctx, keeper.grant, keeper.table, expected, draft).await {
        Ok(()) => Ok(keeper.to(CodesPart::Page)),
        Err(Error::Stale) if code.is_none() => {
            again(keeper, code, typed, vec![(field_of(&Wrong::Taken), Wrong::Taken)]).await
        }
        Err(Error::Stale) => conflict(keeper, code, typed).await,
        Err(Error::Incomplete) => {
            let mistakes = flaws(keeper, &read).await?;
            again(keeper, code, typed, mistakes).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What is wrong beside the other rows and the national lists.
async fn flaws(keeper: &Keeper<'_>, read: &Read) -> Result<Vec<Mistake>, Fault> {
    let tables = keeper.table.with_national();
    let library = codes::open(&keeper.portal.platform.pool, keeper.grant.operator(), &tables).await?;
    let flaws = sheet::flaws(&read.code, &read.entry, &library.book(keeper.table), &library);
    Ok(flaws.into_iter().map(|wrong| (field_of(&wrong), wrong)).collect())
}

/// The page with what was typed and what must be corrected.
async fn again(
    keeper: &Keeper<'_>,
    code: Option<Code>,
    typed: Typed,
    mistakes: Vec<Mistake>,
) -> Result<Response, Fault> {
    let shown = RowPage::shown(keeper.book().await?, code, keeper.today());
    let page = RowPage { typed, mistakes, ..shown };
    Ok(keeper.around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// The page with what was typed and what somebody else wrote.
async fn conflict(keeper: &Keeper<'_>, code: Option<Code>, typed: Typed) -> Result<Response, Fault> {
    let shown = RowPage::shown(keeper.book().await?, code, keeper.today());
    let page = RowPage { typed, conflict: true, ..shown };
    Ok(keeper.around.page_with(StatusCode::CONFLICT, page))
}
