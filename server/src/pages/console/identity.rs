//! Who a person is: a name given later, a merge and its undoing.

use app::{
    console::{
        PersonCorrection, PersonIdentity,
        done::Done,
        form::{CorrectionForm, CounterForm, PersonForm, ReasonWrong, UndoForm},
        protection::{PROTECT, Protecting, ProtectionForm, ProtectionWrong, UNPROTECT},
    },
    routes::Route,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    people::{self, Undone},
};
use domain::{
    Id,
    actor::Operator,
    permission::{EditCards, ProtectPeople, ReadCards, authorise},
    person::Person,
};
use serde::Deserialize;

use super::{correction, counter::stopped, may};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct Search {
    #[serde(default)]
    q: String,
}

/// What can be done about who a person is.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    Query(search): Query<Search>,
) -> Result<Response, Fault> {
    let page = read(&portal, &around, &operator, id).await?;
    let query: String = search.q.trim().chars().take(100).collect();
    let found = if query.is_empty() {
        None
    } else {
        let grant = may::<ReadCards>(&operator)?;
        let mut found = people::find(&portal.platform.pool, around.ctx(), grant, &query).await?;
        found.people.retain(|found| found.person.id != id);
        Some(found)
    };
    Ok(around.page(PersonIdentity { query, found, ..page }))
}

async fn read(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
) -> Result<PersonIdentity, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let grant = may::<ReadCards>(operator)?;
    let person = people::open(pool, ctx, grant, id).await?.person;
    let changes = people::changes(pool, grant, id).await?;
    let made = people::protections(pool, grant, id).await?;
    let may = authorise::<ProtectPeople>(operator).is_ok();
    Ok(PersonIdentity {
        person,
        changes,
        query: String::new(),
        found: None,
        form: PersonForm::default(),
        errors: Vec::new(),
        stop: None,
        undo: None,
        protecting: Protecting { made, may, form: ProtectionForm::default() },
    })
}

fn done(id: Id<Person>) -> Response {
    Redirect::to(&Route::ConsolePerson { id }.href()).into_response()
}

/// Does one of these things.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    CsrfForm(form): CsrfForm<CounterForm>,
) -> Result<Response, Fault> {
    match form.action.as_str() {
        PROTECT | UNPROTECT => protect(&portal, &around, &operator, id, &form).await,
        "annulla" => undo(&portal, &around, &operator, id, UndoForm::typed(&form.change, &form.why)).await,
        _ => identify(&portal, &around, &operator, id, &form.person()).await,
    }
}

/// Undoes a merge, with a reason.
async fn undo(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
    form: UndoForm,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(operator)?;
    let change = form.change.ok_or(Fault::BAD_REQUEST)?;
    let (status, wrong) = match form.check() {
        Err(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, Some(wrong)),
        Ok(why) => match people::undo_merge(&portal.platform.pool, around.ctx(), grant, change, &why).await {
            Ok(Undone::Back(_)) => {
                let page = Done::Undone.at(&Route::ConsolePersonIdentity { id }.href());
                return Ok(Redirect::to(&page).into_response());
            }
            Ok(Undone::Covered(_)) => (StatusCode::CONFLICT, Some(ReasonWrong::Covered)),
            Ok(Undone::Protected) => (StatusCode::CONFLICT, Some(ReasonWrong::Protected)),
            Err(Error::Stale) => (StatusCode::CONFLICT, None),
            Err(error) => return Err(error.into()),
        },
    };
    let page = read(portal, around, operator, id).await?;
    let is_undone = page.changes.iter().any(|known| known.id == change && known.undone.is_some());
    let wrong = wrong.unwrap_or(if is_undone { ReasonWrong::Undone } else { ReasonWrong::CodeTaken });
    let undo = Some(UndoForm { wrong: Some(wrong), ..form });
    Ok(around.page_with(status, PersonIdentity { undo, ..page }))
}

/// Puts somebody under a protective alias, or ends that.
async fn protect(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
    typed: &CounterForm,
) -> Result<Response, Fault> {
    let grant = may::<ProtectPeople>(operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let form = ProtectionForm { ground: typed.reason.clone(), reason: typed.why.clone(), wrong: Vec::new() };
    let wrong = if typed.action == PROTECT {
        match form.check() {
            Ok((ground, reason)) => {
                people::protect(pool, ctx, grant, id, (ground, &reason)).await.map(|_| ()).map_err(stale)
            }
            Err(wrong) => Err(Ok(wrong)),
        }
    } else {
        match form.check_end() {
            Ok(why) => people::unprotect(pool, ctx, grant, id, &why).await.map_err(stale),
            Err(wrong) => Err(Ok(wrong)),
        }
    };
    let wrong = match wrong {
        Ok(()) => {
            let page = Done::Saved.at(&Route::ConsolePersonIdentity { id }.href());
            return Ok(Redirect::to(&page).into_response());
        }
        Err(wrong) => wrong?,
    };
    let mut page = read(portal, around, operator, id).await?;
    // Of a record that was merged meanwhile, what was typed is offered with who is kept.
    let is_merged = page.person.merged_into.is_some();
    while let Some(into) = page.person.merged_into {
        page = read(portal, around, operator, into).await?;
    }
    let wrong = if is_merged { vec![ProtectionWrong::Merged] } else { wrong };
    let is_late = is_merged || wrong.contains(&ProtectionWrong::Changed);
    let status = if is_late { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let protecting = Protecting { form: ProtectionForm { wrong, ..form }, ..page.protecting.clone() };
    Ok(around.page_with(status, PersonIdentity { protecting, ..page }))
}

/// A colleague was quicker: that is said on the page; anything else is none of it.
fn stale(error: Error) -> Result<Vec<ProtectionWrong>, Fault> {
    match error {
        Error::Stale => Ok(vec![ProtectionWrong::Changed]),
        error => Err(error.into()),
    }
}

async fn identify(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
    form: &PersonForm,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(operator)?;
    let today = around.ctx().today();
    let (status, errors, stop) = match form.check(today) {
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Ok(who) => {
            let doubts = if form.is_new { Vec::new() } else { PersonForm::doubts(&who, today) };
            let entered = if doubts.is_empty() {
                let (pool, ctx) = (&portal.platform.pool, around.ctx());
                match people::identify(pool, ctx, grant, id, &who, form.is_new).await {
                    // A colleague was quicker: what was typed is offered with what is known by now.
                    Err(Error::Stale) => return named(portal, around, operator, id, form).await,
                    entered => entered?,
                }
            } else {
                people::compare(&portal.platform.pool, around.ctx(), grant, &who).await?
            };
            match stopped(entered, doubts) {
                Ok(id) => return Ok(done(id)),
                Err((status, stop)) => (status, Vec::new(), Some(stop)),
            }
        }
    };
    let page = read(portal, around, operator, id).await?;
    if page.person.merged_into.is_some() {
        return named(portal, around, operator, id, form).await;
    }
    let form = form.clone();
    Ok(around.page_with(status, PersonIdentity { form, errors, stop, ..page }))
}

/// What was typed as the name of somebody who has one by now, or was merged into somebody.
async fn named(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
    form: &PersonForm,
) -> Result<Response, Fault> {
    let page = correction::overtaken(portal, around, operator, id).await?;
    let form = CorrectionForm::naming(&page.correcting.person, form);
    Ok(around.page_with(StatusCode::CONFLICT, PersonCorrection { form, ..page }))
}
