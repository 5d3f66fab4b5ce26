//! A step, a section or a question.

use std::sync::Arc;

use app::{
    console::catalogue::{KindPage, NodePage, Typed, kind, node},
    routes::{NodeAt, ServicePart},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{catalogue::Working, form::edit::Place, service::Service};
use serde::Deserialize;

use super::Desk;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    #[serde(rename = "tipo")]
    kind: Option<String>,
}

fn shown(working: Working, at: NodeAt, typed: Typed) -> NodePage {
    NodePage {
        slug: working.service.slug,
        title: working.service.title,
        form: Arc::unwrap_or_clone(working.service.form),
        at,
        typed,
        mistakes: Vec::new(),
        version: working.revision,
        conflict: None,
    }
}

/// What is there, or an empty one. A question needs its kind first.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, at)): Path<(String, String)>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Fault> {
    let working = Desk::new(&portal, &around, &operator, &slug)?.open().await?;
    let at: NodeAt = at.parse().map_err(|_| Fault::NOT_FOUND)?;
    let is_question = matches!(node::place_of(&working.service.form, at), Place::Question(..));
    let known = chosen.kind.as_deref().filter(|code| kind::fresh(code).is_some());
    let is_new = matches!(at, NodeAt::Within(_));
    if is_question && known.is_none() && (is_new || chosen.kind.is_some()) {
        return Ok(around.page(KindPage { slug, form: Arc::unwrap_or_clone(working.service.form), at }));
    }
    let typed = node::write(&working.service.form, at, known).ok_or(Fault::NOT_FOUND)?;
    Ok(around.page(shown(working, at, typed)))
}

/// Saves it; or shows the page again. The buttons of the choices only change the page.
pub(super) async fn save(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, at)): Path<(String, String)>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let desk = Desk::new(&portal, &around, &operator, &slug)?;
    let at: NodeAt = at.parse().map_err(|_| Fault::NOT_FOUND)?;
    let mut typed = Typed::from_pairs(pairs);
    let working = desk.open().await?;
    let button = typed.button().to_owned();
    if kind::press(&mut typed, &button) {
        let version = typed.version();
        return Ok(around.page(NodePage { version, ..shown(working, at, typed) }));
    }
    if working.revision != typed.version() {
        return conflict(&desk, typed, at, working).await;
    }
    if !is_there(&working, at) {
        return Err(Fault::NOT_FOUND);
    }
    match node::applied(&working.service.form, at, &typed) {
        Err(mistakes) => {
            let page = NodePage { mistakes, ..shown(working, at, typed) };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Ok(form) => {
            let service = Service { form: form.into(), ..working.service };
            if desk.save(typed.version(), &service).await? {
                Ok(desk.to(ServicePart::Form))
            } else {
                let working = desk.open().await?;
                conflict(&desk, typed, at, working).await
            }
        }
    }
}

fn is_there(working: &Working, at: NodeAt) -> bool {
    match at {
        NodeAt::At(place) | NodeAt::Within(Some(place)) => working.service.form.node(place).is_some(),
        NodeAt::Within(None) => true,
    }
}

/// Somebody else saved meanwhile: what was typed stays, at the place where the same thing is now. What
/// was taken away comes back as a new one, if it is saved again.
async fn conflict(desk: &Desk<'_>, typed: Typed, at: NodeAt, working: Working) -> Result<Response, Fault> {
    let before = desk.shown(&typed).await?;
    let changes = domain::catalogue::diff(&before, &working.service);
    let at = match at {
        NodeAt::At(place) => match before.form.found_again(place, &working.service.form) {
            Some(place) => NodeAt::At(place),
            None => NodeAt::Within(place.parent()),
        },
        NodeAt::Within(_) => at,
    };
    let page = NodePage { conflict: Some(changes), ..shown(working, at, typed) };
    Ok(desk.around.page_with(StatusCode::CONFLICT, page))
}
