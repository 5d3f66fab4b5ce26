//! Changes and exports that need a proof of identity which is minutes old: what was chosen is kept.

use app::routes::{
    Route,
    staff::{AGAIN, OUTCOME},
};
use axum::response::{IntoResponse, Redirect, Response};
use backend::{
    Error,
    kept_forms::{self, KeptForm},
};
use domain::actor::Operator;

use crate::pages::{Portal, around::Around, fault::Fault, fresh::Fresh};

/// Whether the operator proved who they are a few minutes ago at most; otherwise the answer that asks for it.
pub(super) type Proof = Result<Fresh, Response>;

/// Without a fresh proof, what was typed is kept and the operator is led to the page that asks for one;
/// afterwards it is sent again with one click, as after a session that ended. `page` is where the form was: there the
/// operator begins again, and is told why, who was sending more than can be kept: a file, which they still have.
pub(super) async fn proved(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    fresh: bool,
    page: String,
    pairs: &[(String, String)],
) -> Result<Option<Response>, Fault> {
    if fresh {
        return Ok(None);
    }
    let form = KeptForm { action: around.path().to_owned(), page, fields: pairs.to_vec() };
    let kept = kept_forms::keep(&portal.platform.pool, around.ctx(), operator.me.id, &form).await;
    let next = match kept {
        Ok(()) => Route::ConsoleKept.href(),
        Err(Error::LimitReached) => format!("{}?{OUTCOME}={AGAIN}", form.page),
        Err(error) => return Err(error.into()),
    };
    let confirm = Route::OperatorConfirm { next, start: false };
    Ok(Some(Redirect::to(&confirm.href()).into_response()))
}
