//! Who may not go on with a form, and where they are sent instead. The draft stays where it is.

use app::{citizen::TooYoungPage, routes::Route};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Citizen,
    form::{Answers, ForWhom, for_whom, is_of_another_company},
    service::Service,
};

use crate::pages::{around::Around, spid::barrier};

/// A service that asks for a stronger identity than the session has, or for one that acts for a
/// company, sends back to the door; the door leads back to this page. Whoever is too young is told
/// who can apply for them.
pub(super) fn held_back(
    service: &Service,
    citizen: &Citizen,
    answers: Option<&Answers>,
    around: &Around,
) -> Option<Response> {
    if barrier(service, citizen).is_some() {
        return Some(to_the_door(around));
    }
    let whom = answers.and_then(|answers| for_whom(&service.form, answers));
    let for_others = whom.is_some_and(|whom| whom != ForWhom::Me);
    let why = service.admits(citizen.birth_date(), for_others, around.ctx().today()).err()?;
    let page = TooYoungPage { service: service.slug.clone(), service_title: service.title.clone(), why };
    Some(around.page_with(StatusCode::FORBIDDEN, page))
}

/// A draft that was begun for one company is not gone on with for another, nor seen by whoever acts
/// for another: the door asks for the identity that began it.
pub(super) fn of_another_company(
    service: &Service,
    citizen: &Citizen,
    stored: &Answers,
    around: &Around,
) -> Option<Response> {
    is_of_another_company(&service.form, &citizen.certified, stored).then(|| to_the_door(around))
}

fn to_the_door(around: &Around) -> Response {
    let door = Route::Access { next: Some(around.path().to_owned()) };
    Redirect::to(&door.href()).into_response()
}
