//! The citizen's own appointments.

use app::{
    appointments::{Refused, words},
    citizen::{JustNow, MoveAppointmentPage, MyAppointmentPage, MyAppointmentsPage, booking::DAYS},
    i18n::Translator,
    routes::{
        AppointmentPart, Route,
        booking::{Chosen, SLOT},
    },
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::appointments;
use chrono::NaiveDate;
use domain::{
    appointment::{Appointment, Code, Mode, State as Life},
    icalendar::appointment::{Event, file},
};
use serde::Deserialize;

use super::refused;
use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{Portal, around::Around, download, fault::Fault},
    session::SignedIn,
};

fn code(text: &str) -> Result<Code, Fault> {
    text.parse().map_err(|_| Fault::NOT_FOUND)
}

/// The page of an appointment after something was done with it.
pub(super) fn after(code: Code, what: JustNow) -> String {
    let what = match what {
        JustNow::Booked => "prenotato",
        JustNow::Moved => "spostato",
        JustNow::Cancelled => "disdetto",
    };
    format!("{}?fatto={what}", Route::appointment(code))
}

/// Every appointment of the citizen.
pub(in crate::pages::citizen) async fn list(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
) -> Result<Response, Fault> {
    let all = appointments::list(&portal.platform.pool, around.ctx(), &citizen).await?;
    let now = around.ctx().now;
    let (mut coming, past): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.is_coming(now));
    coming.reverse();
    Ok(around.page(MyAppointmentsPage { coming, past }))
}

/// One of them; the code of somebody else is a 404.
pub(in crate::pages::citizen) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(text): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let appointment = appointments::open(&portal.platform.pool, around.ctx(), &citizen, code(&text)?).await?;
    let booked = appointment.state == Life::Booked;
    let just_now = match query.as_deref() {
        Some("fatto=prenotato") if booked => Some(JustNow::Booked),
        Some("fatto=spostato") if booked => Some(JustNow::Moved),
        Some("fatto=disdetto") if !booked => Some(JustNow::Cancelled),
        _ => None,
    };
    let change_until = change_until(&portal, &around, &appointment);
    Ok(around.page(MyAppointmentPage { appointment, just_now, change_until }))
}

/// Until when it can be changed; none when it cannot any more.
fn change_until(
    portal: &Portal,
    around: &Around,
    appointment: &Appointment,
) -> Option<chrono::DateTime<chrono::Utc>> {
    let (rules, start) = (portal.platform.config.appointments, appointment.period.start);
    let may = appointment.state == Life::Booked && rules.may_change(start, around.ctx().now);
    may.then(|| rules.last_change(start))
}

/// The days to which it can be moved.
pub(in crate::pages::citizen) async fn move_page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(text): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let appointment = appointments::open(&portal.platform.pool, around.ctx(), &citizen, code(&text)?).await?;
    if change_until(&portal, &around, &appointment).is_none() {
        return Ok(Redirect::to(&Route::appointment(appointment.code).href()).into_response());
    }
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let chosen = Chosen::read(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
    Ok(around.page(moving(&portal, &around, appointment, chosen.from, None).await?))
}

async fn moving(
    portal: &Portal,
    around: &Around,
    appointment: Appointment,
    from: Option<NaiveDate>,
    refused: Option<Refused>,
) -> Result<MoveAppointmentPage, Fault> {
    let (pool, rules) = (&portal.platform.pool, portal.platform.config.appointments);
    let first = from.unwrap_or_else(|| around.ctx().today());
    let days = appointments::room_to_move(pool, around.ctx(), rules, &appointment, first, DAYS).await?;
    let change_hours = rules.change_before.num_hours();
    Ok(MoveAppointmentPage { appointment, days, from, refused, change_hours })
}

#[derive(Debug, Deserialize)]
pub(in crate::pages::citizen) struct Slot {
    #[serde(rename = "ora", default)]
    slot: String,
}

/// Moves it.
pub(in crate::pages::citizen) async fn change(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(text): Path<String>,
    CsrfForm(form): CsrfForm<Slot>,
) -> Result<Response, Fault> {
    let (pool, rules) = (&portal.platform.pool, portal.platform.config.appointments);
    let code = code(&text)?;
    let chosen = Chosen::read([(SLOT, form.slot.as_str())]).slot;
    let (status, why) = match chosen {
        None => (StatusCode::UNPROCESSABLE_ENTITY, Refused::Nothing),
        Some(slot) => match appointments::move_to(pool, around.ctx(), &citizen, rules, code, slot).await {
            Ok(()) => return Ok(Redirect::to(&after(code, JustNow::Moved)).into_response()),
            Err(error) => (StatusCode::CONFLICT, refused(error)?),
        },
    };
    let appointment = appointments::open(pool, around.ctx(), &citizen, code).await?;
    let page = moving(&portal, &around, appointment, None, Some(why)).await?;
    Ok(around.page_with(status, page))
}

/// Cancels it. Doing it twice is no error: the page says how it stands.
pub(in crate::pages::citizen) async fn cancel(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(text): Path<String>,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let (pool, rules) = (&portal.platform.pool, portal.platform.config.appointments);
    let code = code(&text)?;
    match appointments::cancel(pool, around.ctx(), &citizen, rules, code).await {
        Ok(()) => Ok(Redirect::to(&after(code, JustNow::Cancelled)).into_response()),
        Err(backend::Error::Appointment(_)) => {
            Ok(Redirect::to(&Route::appointment(code).href()).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// A file that calendars understand: where and when, neither who nor what for.
pub(in crate::pages::citizen) async fn calendar(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(text): Path<String>,
) -> Result<Response, Fault> {
    let appointment = appointments::open(&portal.platform.pool, around.ctx(), &citizen, code(&text)?).await?;
    let t = Translator::new(around.lang());
    let base = &portal.platform.config.server.base_url;
    let route = Route::MyAppointment { code: appointment.code, part: AppointmentPart::Page };
    let at = &appointment.at;
    let comes = appointment.mode == Mode::InPerson;
    let place = base.join(&Route::Desks.anchor(&words::place_id(at))).map_err(|_| Fault::BROKEN)?;
    let event = Event {
        uid: format!("{}@{}", appointment.id, base.host_str().unwrap_or("sportello")),
        sequence: appointment.moved,
        stamp: around.ctx().now,
        period: appointment.period,
        cancelled: matches!(appointment.state, Life::Cancelled { .. }),
        summary: t.with("desks-calendar-summary", &[("name", t.text(&at.title).into())]),
        location: format!("{}, {}", t.text(&at.point.title), at.whole_address()),
        position: at.point.position.filter(|_| comes),
        description: if comes { words::way(t, at, place.as_str()) } else { Vec::new() },
        url: base.join(&route.href()).map_err(|_| Fault::BROKEN)?.to_string(),
    };
    Ok(download::calendar(&appointment.code.to_string(), file(&event)))
}
