//! A code table out of a file: looked at first, then taken whole.

use app::{
    console::{
        catalogue::Typed,
        codes::{DryRunPage, ImportPage, Mistake, import, read_why},
    },
    routes::CodesPart,
};
use axum::{
    extract::{FromRequest, Multipart, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    codes::{self, Why},
};
use domain::codes::sheet::{self, Problem, Sheet};

use super::{super::file_form, Keeper, LARGEST};
use crate::{
    middleware::csrf::{CsrfForm, CsrfMultipart},
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The form with the file.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let table = Keeper::new(&portal, &around, &operator, &slug)?.table;
    Ok(around.page(ImportPage { table, typed: Typed::default(), mistakes: Vec::new(), in_file: Vec::new() }))
}

/// Tells what a file would change; writes nothing.
pub(super) async fn look(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    // Who may not is told so before anything is read.
    let keeper = Keeper::new(&portal, &around, &operator, &slug).map_err(IntoResponse::into_response)?;
    let CsrfMultipart(parts) = CsrfMultipart::from_request(request, &portal).await?;
    looked(&keeper, parts).await.map_err(IntoResponse::into_response)
}

async fn looked(keeper: &Keeper<'_>, parts: Multipart) -> Result<Response, Fault> {
    let (typed, file) = file_form::read(parts, import::FILE, LARGEST).await?;
    let mut mistakes: Vec<Mistake> = read_why(&typed).err().unwrap_or_default();
    let Ok(file) = file else {
        mistakes.push(import::too_large());
        let page = ImportPage { table: keeper.table, typed, mistakes, in_file: Vec::new() };
        return Ok(keeper.around.page_with(StatusCode::PAYLOAD_TOO_LARGE, page));
    };
    if file.is_empty() {
        mistakes.push(import::no_file());
        return Ok(again(keeper, typed, mistakes, Vec::new()));
    }
    match sheet::read(&file) {
        Err(in_file) => Ok(again(keeper, typed, mistakes, in_file)),
        Ok(_) if !mistakes.is_empty() => Ok(again(keeper, typed, mistakes, Vec::new())),
        Ok(sheet) => dry_run(keeper, typed, &file, sheet, StatusCode::OK).await,
    }
}

/// What a sheet would change, with a button that takes it; or what is wrong with it.
async fn dry_run(
    keeper: &Keeper<'_>,
    typed: Typed,
    file: &[u8],
    sheet: Sheet,
    status: StatusCode,
) -> Result<Response, Fault> {
    let pool = &keeper.portal.platform.pool;
    match codes::dry_run(pool, keeper.grant, keeper.table, &sheet).await? {
        Err(in_file) => Ok(again(keeper, typed, Vec::new(), in_file)),
        Ok((comparison, agreed)) => {
            let (content, _) = sheet::decode(file).map_err(|_| Fault::BAD_REQUEST)?;
            let page = DryRunPage {
                table: keeper.table,
                typed,
                content,
                encoding: sheet.encoding,
                ends_whole: sheet.ends_whole,
                comparison,
                agreed,
                conflict: status == StatusCode::CONFLICT,
            };
            Ok(keeper.around.page_with(status, page))
        }
    }
}

/// Takes a file that was looked at: all of it, if the table is still the one it was compared with.
pub(super) async fn take(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let keeper = Keeper::new(&portal, &around, &operator, &slug)?;
    let typed = Typed::from_pairs(pairs);
    let file = typed.get(import::CONTENT).as_bytes().to_vec();
    let (sheet, (since, reason)) = match (sheet::read(&file), read_why(&typed)) {
        (Ok(sheet), Ok(why)) => (sheet, why),
        (sheet, why) => {
            let (in_file, mistakes) = (sheet.err().unwrap_or_default(), why.err().unwrap_or_default());
            return Ok(again(&keeper, typed, mistakes, in_file));
        }
    };
    let agreed = usize::try_from(typed.version()).unwrap_or_default();
    let why = Why { since, reason: &reason };
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    match codes::import(pool, ctx, keeper.grant, keeper.table, &sheet, agreed, why).await {
        Ok(_) => Ok(keeper.to(CodesPart::Page)),
        Err(Error::Stale | Error::Incomplete) => {
            dry_run(&keeper, typed, &file, sheet, StatusCode::CONFLICT).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The form with what must be corrected, here and in the file. A file has to be chosen again.
fn again(keeper: &Keeper<'_>, typed: Typed, mistakes: Vec<Mistake>, in_file: Vec<Problem>) -> Response {
    let page = ImportPage { table: keeper.table, typed, mistakes, in_file };
    keeper.around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}
