//! The administration: operators and memberships, desks, the search of the audit, work that failed.

mod bodies;
mod desks;
mod import;
mod mails;
mod members;
mod opening;
mod points;
mod profiles;
mod rules;
mod trail;
mod transfer;
mod work;

use app::{
    console::staff::{RuleWrong, Slip, Wrong},
    routes::{Masks, Route, StaffPart, pattern},
};
use axum::{
    Router,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::{
    actor::Operator,
    permission::{Permission, may},
    staff::Refusal,
};

use super::proof;
use crate::{
    middleware::body,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
    session::Session,
};

pub(super) use super::proof::Proof;

pub(super) fn routes() -> Router<Portal> {
    // What was looked at travels in the form that takes it, where each of its letters may need three.
    let with_files = Router::new()
        .route(pattern::CONSOLE_TRANSFER, get(transfer::page).post(transfer::look))
        .route(pattern::CONSOLE_TRANSFER_TAKEN, post(transfer::take));
    let of_operators = Router::new()
        .route(pattern::CONSOLE_STAFF_IMPORT, get(import::page).post(import::look))
        .route(pattern::CONSOLE_STAFF_IMPORTED, post(import::take));
    Router::new()
        .merge(body::uploads(with_files, transfer::LARGEST * 3))
        .merge(body::uploads(of_operators, import::LARGEST * 9))
        .route(pattern::CONSOLE_TRANSFER_FILE, get(transfer::export))
        .route(pattern::CONSOLE_ADMINISTRATION, get(first))
        .route(pattern::CONSOLE_STAFF, get(members::list))
        .route(pattern::CONSOLE_STAFF_NEW, get(members::new_page).post(members::add))
        .route(pattern::CONSOLE_STAFF_MEMBER, get(members::page).post(members::act))
        .route(pattern::CONSOLE_STAFF_DESKS, get(desks::list))
        .route(pattern::CONSOLE_STAFF_DESK, get(desks::page).post(desks::save))
        .route(pattern::CONSOLE_STAFF_RULES, get(rules::page).post(rules::act))
        .route(pattern::CONSOLE_DESK_NEW, get(opening::page).post(opening::open))
        .route(pattern::CONSOLE_DESK_CLOSE, get(opening::closing).post(opening::close))
        .route(pattern::CONSOLE_POINT_NEW, get(points::new_page).post(points::add))
        .route(pattern::CONSOLE_POINT, get(points::page).post(points::save))
        .route(pattern::CONSOLE_MAILS, get(mails::page).post(mails::act))
        .route(pattern::CONSOLE_PROFILE_NEW, get(profiles::new_page).post(profiles::make))
        .route(pattern::CONSOLE_PROFILE, get(profiles::page).post(profiles::change))
        .route(pattern::CONSOLE_BODIES, get(bodies::list))
        .route(pattern::CONSOLE_BODY_NEW, get(bodies::new_page).post(bodies::add))
        .route(pattern::CONSOLE_BODY, get(bodies::page).post(bodies::save))
        .route(pattern::CONSOLE_TRAIL, get(trail::page).post(trail::find))
        .route(pattern::CONSOLE_WORK, get(work::page).post(work::again))
}

/// Leads to the first page of the administration that the operator may see.
async fn first(Here(operator): Here) -> Result<Response, Fault> {
    let pages = [
        (Permission::ManageOperators, Route::ConsoleStaff(StaffPart::members())),
        (Permission::ManageDesks, Route::ConsoleStaff(StaffPart::Desks)),
        (Permission::ReadMasks, Route::ConsoleMasks(Masks::Profiles)),
        (Permission::ReadAudit, Route::ConsoleStaff(StaffPart::trail())),
    ];
    let found = pages.iter().find(|(permission, _)| may(&operator, *permission));
    let (_, page) = found.ok_or(Fault::NOT_FOUND)?;
    Ok(to(page))
}

/// What a form says.
type Pairs = Vec<(String, String)>;

/// Changes need a fresh proof of identity; the form is on the page it is sent to.
pub(super) async fn proved(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    fresh: bool,
    pairs: &[(String, String)],
) -> Result<Option<Response>, Fault> {
    proof::proved(portal, around, operator, fresh, around.path().to_owned(), pairs).await
}

/// The mistake that a refusal is, at its control.
fn refused(at: &'static str, refusal: Refusal) -> Vec<Slip> {
    vec![Slip::new(at, RuleWrong::Staff(Wrong::Refused(refusal)))]
}

/// Key of the session under which the next page is told that something was saved.
const SAVED: &str = "administration_saved";

/// Leads to the page of what was saved, which says so once.
async fn saved(session: &Session, route: &Route) -> Result<Response, Fault> {
    session.remember(SAVED, &true).await.map_err(|_| Fault::UNAVAILABLE)?;
    Ok(to(route))
}

/// Whether this page is the one to say it.
async fn was_saved(session: &Session) -> Result<bool, Fault> {
    let saved: Option<bool> = session.forget(SAVED).await.map_err(|_| Fault::UNAVAILABLE)?;
    Ok(saved.unwrap_or_default())
}

fn to(route: &Route) -> Response {
    Redirect::to(&route.href()).into_response()
}
