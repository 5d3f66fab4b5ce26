//! The search of the audit. What is typed to find a record by is posted, so that no codice fiscale
//! stands in an address; the page found is an address with identifiers.

use app::{
    console::{
        catalogue::Typed,
        staff::{Mistake, TrailForm, TrailPage, Wrong},
    },
    routes::{Route, StaffPart, staff::AFTER},
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::Response,
};
use backend::staff;
use domain::{
    permission::{Grant, ReadAudit},
    trail::Search,
};

use super::{
    super::{lists::read, may},
    Pairs, to,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Rows of the audit, narrowed as the address says.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let grant = may::<ReadAudit>(&operator)?;
    let typed = Typed::from_pairs(read(query));
    match TrailForm::asked(&typed) {
        Ok(asked) => found(&portal, &around, grant, asked.search(asked.about), typed).await,
        Err(mistakes) => Ok(again(&around, typed, mistakes)),
    }
}

async fn found(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, ReadAudit>,
    search: Search,
    typed: Typed,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let words = match search.about {
        Some(about) => staff::words_for(pool, grant, about).await?,
        None => None,
    };
    let after = Some(typed.get(AFTER)).filter(|key| !key.is_empty());
    let found = Some(staff::search(pool, around.ctx(), grant, &search, after).await?);
    Ok(around.page(TrailPage { search, words, found, typed, mistakes: Vec::new() }))
}

/// The form with what was typed and what must be corrected.
fn again(around: &Around, typed: Typed, mistakes: Vec<Mistake>) -> Response {
    let page = TrailPage { search: Search::default(), words: None, found: None, typed, mistakes };
    around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// Finds the record that was typed, and leads to its rows.
pub(super) async fn find(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ReadAudit>(&operator)?;
    let typed = Typed::from_pairs(pairs);
    let form = match TrailForm::posted(&typed) {
        Ok(form) => form,
        Err(mistakes) => return Ok(again(&around, typed, mistakes)),
    };
    let about = if form.what.is_empty() {
        form.about
    } else {
        match staff::find(&portal.platform.pool, grant, &form.what).await? {
            Some(about) => Some(about),
            None => return Ok(again(&around, typed, vec![Mistake::new("f-cerca", Wrong::NotFound)])),
        }
    };
    Ok(to(&Route::ConsoleStaff(StaffPart::Trail(form.search(about), None))))
}
