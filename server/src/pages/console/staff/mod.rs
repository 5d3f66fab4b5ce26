//! The administration: operators and memberships, desks, the search of the audit, work that failed.

mod desks;
mod members;
mod rules;
mod trail;
mod work;

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
        .route(pattern::CONSOLE_STAFF, get(members::list))
        .route(pattern::CONSOLE_STAFF_NEW, get(members::new_page).post(members::add))
        .route(pattern::CONSOLE_STAFF_MEMBER, get(members::page).post(members::act))
        .route(pattern::CONSOLE_STAFF_DESKS, get(desks::list))
        .route(pattern::CONSOLE_STAFF_DESK, get(desks::page).post(desks::save))
        .route(pattern::CONSOLE_STAFF_RULES, get(rules::page).post(rules::act))
        .route(pattern::CONSOLE_TRAIL, get(trail::page).post(trail::find))
        .route(pattern::CONSOLE_WORK, get(work::page).post(work::again))
}

/// What a form says.
type Pairs = Vec<(String, String)>;

/// Whether the operator proved who they are a few minutes ago at most; otherwise the answer that asks for it.
pub(super) type Proof = Result<Fresh, Response>;

/// Changes need a fresh proof of identity. Without one, what was typed is kept and the operator is led to
/// the page that asks for it; afterwards it is sent again with one click, as after a session that ended.
pub(super) async fn proved(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    fresh: bool,
    pairs: &[(String, String)],
) -> Result<Option<Response>, Fault> {
    if fresh {
        return Ok(None);
    }
    let path = around.path().to_owned();
    let form = KeptForm { action: path.clone(), page: path, fields: pairs.to_vec() };
    kept_forms::keep(&portal.platform.pool, around.ctx(), operator.me.id, &form).await?;
    let confirm = Route::OperatorConfirm { next: Route::ConsoleKept.href(), start: false };
    Ok(Some(to(&confirm)))
}

fn to(route: &Route) -> Response {
    Redirect::to(&route.href()).into_response()
}
