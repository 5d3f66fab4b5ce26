//! What profiles may not see, and seeing through it for a reason.

mod exceptional;
mod profiles;

use app::routes::{Route, pattern};
use axum::{
    Router,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use backend::kept_forms::{self, KeptForm};
use domain::actor::Operator;

use crate::pages::{Portal, around::Around, fault::Fault, fresh::Fresh};

pub(super) fn routes() -> Router<Portal> {
    Router::new()
        .route(pattern::CONSOLE_MASKS, get(profiles::list))
        .route(pattern::CONSOLE_MASK, get(profiles::page).post(profiles::act))
        .route(pattern::CONSOLE_MASK_MATRIX, get(profiles::matrix))
        .route(pattern::CONSOLE_MASK_MATRIX_CSV, get(profiles::matrix_csv))
        .route(pattern::CONSOLE_EXCEPTIONAL, get(exceptional::page).post(exceptional::act))
        .route(pattern::CONSOLE_EXCEPTIONS, get(exceptional::list).post(exceptional::review))
}

/// What a form says.
type Posted = Vec<(String, String)>;

/// Whether the operator proved who they are a few minutes ago at most; otherwise the answer that asks for it.
type Proof = Result<Fresh, Response>;

/// What was typed is kept while the operator proves who they are, and sent again with one click afterwards.
async fn confirm_first(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    posted: &Posted,
) -> Result<Response, Fault> {
    let path = around.path().to_owned();
    let form = KeptForm { action: path.clone(), page: path, fields: posted.clone() };
    kept_forms::keep(&portal.platform.pool, around.ctx(), operator.me.id, &form).await?;
    let confirm = Route::OperatorConfirm { next: Route::ConsoleKept.href(), start: false };
    Ok(Redirect::to(&confirm.href()).into_response())
}
