//! The form of a service as a whole: moving and taking away.

use std::sync::Arc;

use app::{
    console::catalogue::{FormPage, Typed},
    routes::ServicePart,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    catalogue::Working,
    form::edit::{Direction, Edit, Place},
    service::Service,
};

use super::Desk;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

fn shown(working: Working) -> FormPage {
    FormPage {
        slug: working.service.slug,
        title: working.service.title,
        form: Arc::unwrap_or_clone(working.service.form),
        version: working.revision,
        problem: None,
        conflict: None,
    }
}

/// The form with everything in it.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let working = Desk::new(&portal, &around, &operator, &slug)?.open().await?;
    Ok(around.page(shown(working)))
}

/// The change that a button stands for: `su:2.1`, `giu:2.1`, `togli:2.1`.
fn edit(button: &str) -> Option<Edit> {
    let (what, at) = button.split_once(':')?;
    let at: Place = at.parse().ok()?;
    Some(match what {
        "su" => Edit::Move { at, to: Direction::Up },
        "giu" => Edit::Move { at, to: Direction::Down },
        "togli" => Edit::Remove { at },
        _ => return None,
    })
}

/// Moves something, or takes it away.
pub(super) async fn change(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(slug): Path<String>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let typed = Typed::from_pairs(pairs);
    let edit = edit(typed.button()).ok_or(Fault::BAD_REQUEST)?;
    let working = desk.open().await?;
    if working.revision != typed.version() {
        return conflict(&desk, &typed, working).await;
    }
    match working.service.form.edited(edit) {
        Err(problem) => {
            let page = FormPage { problem: Some(problem), ..shown(working) };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Ok(form) => {
            let service = Service { form: form.into(), ..working.service };
            if desk.save(typed.version(), &service).await? {
                Ok(desk.to(ServicePart::Form))
            } else {
                let working = desk.open().await?;
                conflict(&desk, &typed, working).await
            }
        }
    }
}

/// Positions may be others now: nothing is done, and the page says what changed.
async fn conflict(desk: &Desk<'_>, typed: &Typed, working: Working) -> Result<Response, Fault> {
    let conflict = Some(desk.changes_since(typed, &working).await?);
    Ok(desk.around.page_with(StatusCode::CONFLICT, FormPage { conflict, ..shown(working) }))
}
