//! Booking an appointment.

use app::{
    appointments::{
        Refused,
        form::{BookingError, BookingForm},
    },
    citizen::{
        BookingPage, Choice, ConfirmBooking, JustNow,
        booking::{DAYS, GO_ON},
    },
    routes::booking::{Chosen, POINT, SLOT, TALK},
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    appointments::{self, Wish},
    desks,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::Citizen,
    appointment::{Appointment, DaySlots, Kind, Mode, slots_on},
    calendar::day_in_rome,
    desk::DeskPoint,
    hours::Period,
};

use super::{own::after, refused};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{Portal, around::Around, fault::Fault},
    session::SignedIn,
};

/// Where, what for and how.
struct Talk {
    at: DeskPoint,
    kind: Kind,
    mode: Mode,
}

/// The next choice to make; with all made, everything once more to be confirmed.
pub(in crate::pages::citizen) async fn choose(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let chosen = Chosen::read(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
    // The button was pressed on the page of this choice, so that it should be there.
    let pressed = |field: &str| pairs.iter().any(|(name, value)| name == GO_ON && value == field);
    let mut points = desks::list(&portal.platform.pool, around.ctx()).await?;
    points.retain(|point| !point.kinds.is_empty());
    let Some(at) = points.iter().find(|point| Some(point.id) == chosen.point).cloned() else {
        return Ok(show(&around, Choice::Where { points }, pressed(POINT)));
    };
    let Some(talk) = talk(&at, chosen) else {
        return Ok(show(&around, Choice::Why { at }, pressed(TALK)));
    };
    if let Some(slot) = chosen.slot {
        let form = BookingForm {
            phone: citizen.certified.phone.clone().unwrap_or_default(),
            email: citizen.certified.email.clone().unwrap_or_default(),
            ..BookingForm::default()
        };
        return confirm(&portal, &around, &citizen, talk, slot, form).await;
    }
    let days = room(&portal, &around, &talk, chosen.from).await?;
    let Talk { at, kind, mode } = talk;
    let choice = Choice::When { at, kind, mode, days, from: chosen.from };
    Ok(show(&around, choice, pressed(SLOT)))
}

fn show(around: &Around, choice: Choice, nothing_chosen: bool) -> Response {
    let status = if nothing_chosen { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    around.page_with(status, BookingPage { choice, nothing_chosen })
}

/// What this desk offers of what was chosen.
fn talk(at: &DeskPoint, chosen: Chosen) -> Option<Talk> {
    let wanted = chosen.talk?;
    let kind = at.kinds.iter().find(|kind| kind.id == wanted.kind && kind.modes.contains(&wanted.mode))?;
    Some(Talk { at: at.clone(), kind: kind.clone(), mode: wanted.mode })
}

async fn room(
    portal: &Portal,
    around: &Around,
    talk: &Talk,
    from: Option<NaiveDate>,
) -> Result<Vec<DaySlots>, Fault> {
    let rules = portal.platform.config.appointments;
    let from = from.unwrap_or_else(|| around.ctx().today());
    let pool = &portal.platform.pool;
    Ok(appointments::free(pool, around.ctx(), rules, &talk.at, &talk.kind, from, DAYS).await?)
}

/// The slot of this kind of talk that begins then.
fn slot_at(talk: &Talk, starts_at: DateTime<Utc>) -> Option<Period> {
    let slots = slots_on(&talk.at.hours, talk.kind.minutes, day_in_rome(starts_at));
    slots.into_iter().find(|slot| slot.start == starts_at)
}

/// Everything once more, before it is booked. A slot that is no slot any more is chosen again.
async fn confirm(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    talk: Talk,
    starts_at: DateTime<Utc>,
    form: BookingForm,
) -> Result<Response, Fault> {
    let on = day_in_rome(starts_at);
    let days = room(portal, around, &talk, Some(on)).await?;
    let free = days.iter().flat_map(|day| &day.slots).any(|slot| slot.start == starts_at);
    let slot = slot_at(&talk, starts_at).filter(|_| free);
    let key = Id::new(around.ctx().id());
    if slot.is_some() {
        return Ok(around.page(page(citizen, talk, key, slot, form)));
    }
    let mut page = page(citizen, talk, key, None, form);
    page.refused = Some((Refused::Taken, days));
    Ok(around.page_with(StatusCode::CONFLICT, page))
}

fn page(
    citizen: &Citizen,
    talk: Talk,
    key: Id<Appointment>,
    slot: Option<Period>,
    form: BookingForm,
) -> ConfirmBooking {
    let Talk { at, kind, mode } = talk;
    let name = citizen.full_name();
    ConfirmBooking { key, name, at, kind, mode, slot, form, errors: Vec::new(), refused: None }
}

/// Books. Of two who want the last seat at once one gets it; the other sees what is free now, and what was
/// typed is still there.
pub(in crate::pages::citizen) async fn book(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    CsrfForm(form): CsrfForm<BookingForm>,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let chosen = form.chosen();
    let points = desks::list(pool, around.ctx()).await?;
    let at = points.iter().find(|point| Some(point.id) == chosen.point).ok_or(Fault::BAD_REQUEST)?;
    let talk = talk(at, chosen).ok_or(Fault::BAD_REQUEST)?;
    let key = form.key.parse().map_err(|_| Fault::BAD_REQUEST)?;
    let (contact, errors) = match form.contact(talk.mode) {
        Ok(contact) => (contact, Vec::new()),
        Err(errors) => (domain::appointment::Contact::default(), errors),
    };
    let Some(starts_at) = chosen.slot else {
        // Nothing was chosen among the slots of the page that came back.
        return again(&portal, &around, &citizen, talk, key, form, errors).await;
    };
    if !errors.is_empty() {
        let slot = slot_at(&talk, starts_at);
        let page = ConfirmBooking { errors, ..page(&citizen, talk, key, slot, form) };
        return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let (point, kind, mode, lang) = (talk.at.id, talk.kind.id, talk.mode, around.lang());
    let wish = Wish { id: key, point, kind, mode, starts_at, contact, lang };
    let rules = portal.platform.config.appointments;
    match appointments::book(pool, around.ctx(), &citizen, rules, &wish).await {
        Ok(code) => Ok(Redirect::to(&after(code, JustNow::Booked)).into_response()),
        Err(error) => {
            let why = refused(error)?;
            let days = room(&portal, &around, &talk, None).await?;
            let mut page = page(&citizen, talk, key, None, form);
            page.refused = Some((why, days));
            Ok(around.page_with(StatusCode::CONFLICT, page))
        }
    }
}

/// The page that offers other slots, when none of them was chosen.
async fn again(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    talk: Talk,
    key: Id<Appointment>,
    form: BookingForm,
    errors: Vec<BookingError>,
) -> Result<Response, Fault> {
    let days = room(portal, around, &talk, None).await?;
    let mut page = ConfirmBooking { errors, ..page(citizen, talk, key, None, form) };
    page.refused = Some((Refused::Nothing, days));
    Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}
