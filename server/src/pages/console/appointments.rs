//! Appointments at the desk.

use app::{
    appointments::{
        Refused,
        form::{BookingError, BookingForm},
    },
    citizen::booking::DAYS,
    console::{AppointmentsDay, BookAtDesk, ClosureForm, ClosuresPage, Settled},
    routes::{
        Route,
        booking::{Chosen, Talk},
    },
};
use axum::{
    extract::{Path, Query, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    appointments::{self, Outcome, Refusal, Wish},
    desks,
};
use chrono::NaiveDate;
use domain::{
    Id, Lang,
    actor::Operator,
    appointment::{Appointment, Code, Contact},
    calendar::day_in_rome,
    permission::{ReadAppointments, WorkAppointments},
};
use serde::Deserialize;

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct Shown {
    #[serde(rename = "giorno")]
    on: Option<String>,
    #[serde(rename = "fatto", default)]
    done: String,
}

/// The desk's day; today's without another.
pub(super) async fn day(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(shown): Query<Shown>,
) -> Result<Response, Fault> {
    let grant = may::<ReadAppointments>(&operator)?;
    let on = shown.on.and_then(|on| on.parse().ok()).unwrap_or_else(|| around.ctx().today());
    let day = appointments::day(&portal.platform.pool, around.ctx(), grant, on).await?;
    let settled = match shown.done.as_str() {
        "prenotato" => Some(Settled::Booked),
        "scritto" => Some(Settled::Noted),
        _ => None,
    };
    Ok(around.page(AppointmentsDay { day, settled }))
}

#[derive(Debug, Deserialize)]
pub(super) struct Said {
    #[serde(rename = "esito", default)]
    outcome: String,
}

/// Writes down what became of an appointment. Whatever goes wrong, the desk sees the day it was on.
pub(super) async fn settle(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(text): Path<String>,
    CsrfForm(said): CsrfForm<Said>,
) -> Result<Response, Fault> {
    let grant = may::<WorkAppointments>(&operator)?;
    let pool = &portal.platform.pool;
    let code: Code = text.parse().map_err(|_| Fault::NOT_FOUND)?;
    let on = appointments::day_of(pool, grant, code).await?;
    let outcome = match said.outcome.as_str() {
        "venuto" => Outcome::Came,
        "non-venuto" => Outcome::Missed,
        "annullato" => Outcome::Cancelled,
        _ => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return not_settled(&portal, &around, &operator, on, status, Settled::NothingChosen).await;
        }
    };
    match appointments::settle(pool, around.ctx(), grant, code, outcome).await {
        Ok(()) => {
            let day = Route::ConsoleAppointments { on: Some(on) };
            Ok(Redirect::to(&format!("{day}&fatto=scritto")).into_response())
        }
        Err(Error::Appointment(Refusal::Over)) => {
            not_settled(&portal, &around, &operator, on, StatusCode::CONFLICT, Settled::NotPossible).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn not_settled(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    on: NaiveDate,
    status: StatusCode,
    why: Settled,
) -> Result<Response, Fault> {
    let grant = may::<ReadAppointments>(operator)?;
    let day = appointments::day(&portal.platform.pool, around.ctx(), grant, on).await?;
    Ok(around.page_with(status, AppointmentsDay { day, settled: Some(why) }))
}

/// The form that books for somebody at the desk.
pub(super) async fn book_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let chosen = Chosen::read(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
    let key = Id::new(around.ctx().id());
    let page = free(&portal, &around, &operator, chosen.talk, key, BookingForm::default()).await?;
    Ok(around.page(page))
}

/// What is free for a kind of talk; for the first one where none of the desk's was chosen.
async fn free(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    talk: Option<Talk>,
    key: Id<Appointment>,
    form: BookingForm,
) -> Result<BookAtDesk, Fault> {
    let grant = may::<WorkAppointments>(operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let points = desks::own(pool, ctx, grant).await?;
    let kinds = || points.iter().flat_map(|at| at.kinds.iter().map(move |kind| (at, kind)));
    let chosen = talk.and_then(|talk| {
        let (at, kind) = kinds().find(|(_, kind)| kind.id == talk.kind)?;
        kind.modes.contains(&talk.mode).then_some((at, kind, talk.mode))
    });
    let shown = chosen.or_else(|| kinds().find_map(|(at, kind)| Some((at, kind, *kind.modes.first()?))));
    let rules = portal.platform.config.appointments.at_the_desk();
    let (days, talk) = match shown {
        None => (Vec::new(), None),
        Some((at, kind, mode)) => {
            let days = appointments::free(pool, ctx, rules, at, kind, ctx.today(), DAYS).await?;
            (days, Some(Talk { kind: kind.id, mode }))
        }
    };
    Ok(BookAtDesk { key, talk, days, form, errors: Vec::new(), refused: None, points })
}

/// Books for somebody at the desk.
pub(super) async fn book(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(form): CsrfForm<BookingForm>,
) -> Result<Response, Fault> {
    let grant = may::<WorkAppointments>(&operator)?;
    let chosen = form.chosen();
    let key = form.key.parse().unwrap_or_else(|_| Id::new(around.ctx().id()));
    let mut page = free(&portal, &around, &operator, chosen.talk, key, form).await?;
    let Some(talk) = page.talk else {
        return Err(Fault::NOT_FOUND);
    };
    let at = page.points.iter().find(|at| at.kinds.iter().any(|kind| kind.id == talk.kind));
    let point = at.map(|at| at.id).ok_or(Fault::NOT_FOUND)?;
    let (name, contact) = match typed(&page.form, talk) {
        Ok(typed) => typed,
        Err(errors) => {
            page.errors = errors;
            page.refused = chosen.slot.is_none().then_some(Refused::Nothing);
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let Some(starts_at) = chosen.slot else {
        page.refused = Some(Refused::Nothing);
        return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    };
    let (kind, mode, lang) = (talk.kind, talk.mode, Lang::It);
    let wish = Wish { id: key, point, kind, mode, starts_at, contact, lang };
    let rules = portal.platform.config.appointments;
    match appointments::book_at_desk(&portal.platform.pool, around.ctx(), grant, rules, &name, &wish).await {
        Ok(_) => {
            let day = Route::ConsoleAppointments { on: Some(day_in_rome(starts_at)) };
            Ok(Redirect::to(&format!("{day}&fatto=prenotato")).into_response())
        }
        Err(Error::Appointment(_)) => {
            page.refused = Some(Refused::Taken);
            Ok(around.page_with(StatusCode::CONFLICT, page))
        }
        Err(error) => Err(error.into()),
    }
}

/// Name and telephone, or every mistake in them.
fn typed(form: &BookingForm, talk: Talk) -> Result<(String, Contact), Vec<BookingError>> {
    match (form.name(), form.contact(talk.mode)) {
        // Nobody's mail address is taken down at the desk.
        (Ok(name), Ok(contact)) => Ok((name, Contact { email: None, ..contact })),
        (name, contact) => Err(name.err().into_iter().chain(contact.err().into_iter().flatten()).collect()),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Closed {
    #[serde(rename = "restano")]
    left: Option<String>,
}

/// Closures of the desk.
pub(super) async fn closures(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(closed): Query<Closed>,
) -> Result<Response, Fault> {
    let mut page = closures_page(&portal, &around, &operator).await?;
    page.left = closed.left.and_then(|left| left.parse().ok());
    Ok(around.page(page))
}

async fn closures_page(portal: &Portal, around: &Around, operator: &Operator) -> Result<ClosuresPage, Fault> {
    let grant = may::<WorkAppointments>(operator)?;
    let points = desks::own(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(ClosuresPage { points, form: ClosureForm::default(), errors: Vec::new(), left: None })
}

/// Closes, or takes a closure back.
pub(super) async fn close(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(form): CsrfForm<ClosureForm>,
) -> Result<Response, Fault> {
    let grant = may::<WorkAppointments>(&operator)?;
    let pool = &portal.platform.pool;
    let list = Route::ConsoleClosures;
    if !form.remove.is_empty() {
        let id = form.remove.parse().map_err(|_| Fault::NOT_FOUND)?;
        desks::open_again(pool, around.ctx(), grant, id).await?;
        return Ok(Redirect::to(&list.href()).into_response());
    }
    match form.check(around.ctx().today()) {
        Ok(wish) => {
            let why = (wish.cause, wish.reason.as_str());
            let left = desks::close(pool, around.ctx(), grant, wish.at, wish.on, wish.span, why).await?;
            Ok(Redirect::to(&format!("{list}?restano={left}")).into_response())
        }
        Err(errors) => {
            let page = ClosuresPage { form, errors, ..closures_page(&portal, &around, &operator).await? };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}
