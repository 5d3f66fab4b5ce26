//! Desks in a list, slots to choose from, appointments one card each.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    Lang,
    appointment::{Appointment, DaySlots},
    desk::DeskPoint,
    format,
};
use leptos::prelude::*;

use super::{
    ButtonKind, Dl, DlEntry, FieldError, LinkButton, StatusTag,
    desk_map::{number, places},
    layout::More,
};
use crate::{
    appointments::words,
    i18n::{Translator, use_translator},
    page::use_frame,
    routes::{
        Route,
        booking::{self, Chosen},
    },
    wording::Wording,
};

/// Desks at their contact points.
#[component]
pub fn DeskCards(
    /// In the order shown.
    points: Vec<DeskPoint>,
) -> impl IntoView {
    let places = places(&points);
    let card = |point: DeskPoint| {
        let number = number(&places, &point);
        view! { <DeskCard point=point number=number/> }
    };
    let lines = points.into_iter().map(card).collect_view();
    view! { <ul class="sp-desks sp-plain">{lines}</ul> }
}

#[component]
fn DeskCard(point: DeskPoint, number: Option<usize>) -> impl IntoView {
    let t = use_translator();
    let frame = use_frame();
    let (kind, icon, open) = words::now(t, &point.hours, frame.now);
    let week = week(t, &point, frame.today());
    let place = t.text(&point.point.title);
    let geo = point.point.position.map(|position| {
        let words = t.with("desks-map", &[("name", place.clone().into())]);
        view! { <LinkButton href=position.map_address() kind=ButtonKind::Link outside=true text=words/> }
    });
    let book = (!point.kinds.is_empty()).then(|| {
        let chosen = Chosen { point: Some(point.id), ..Chosen::default() };
        let words = t.with("desks-book-at", &[("name", place.clone().into())]);
        let href = Route::Appointments(chosen).href();
        view! { <LinkButton href=href kind=ButtonKind::Secondary element="appointment-booking" text=words/> }
    });
    let (phone, email) = (point.phone_href(), format!("mailto:{}", point.email));
    let number = number.map(|number| {
        view! { <p class="sp-sub">{t.with("desks-sketch-number", &[("n", number.into())])}</p> }
    });
    view! {
        <li class="sp-card" id=words::place_id(&point)>
            <h2 class="h4">{t.wording(&point.title).view()}</h2>
            <p><StatusTag kind=kind icon=icon text=open/></p>
            {number}
            <Dl entries=facts(t, &point)/>
            <p>
                <a href=phone>{t.get("common-telephone")}" "<bdi>{point.phone.clone()}</bdi></a><br/>
                <a href=email><bdi>{point.email.clone()}</bdi></a>
            </p>
            <More summary=t.with("desks-week", &[("name", place.into())])><Dl entries=week/></More>
            <p>{book}" "{geo}</p>
        </li>
    }
}

fn facts(t: Translator, point: &DeskPoint) -> Vec<DlEntry> {
    let today = use_frame().today();
    let mut languages: Vec<String> =
        point.languages.iter().map(|lang| Lang::own_name(*lang).to_owned()).collect();
    if point.sign_language {
        languages.push(t.get("desks-sign-language"));
    }
    vec![
        DlEntry::several(
            t.get("desks-where"),
            vec![t.wording(&point.point.title), point.whole_address().into()],
        ),
        DlEntry::several(t.get("desks-today"), hours(t, point, today)),
        DlEntry::new(t.get("desks-languages"), t.list(&languages)),
        DlEntry::new(t.get("desks-directions"), t.wording(&point.point.directions)),
        DlEntry::new(t.get("desks-accessibility"), t.wording(&point.point.accessibility)),
    ]
}

/// The next seven days, today included.
fn week(t: Translator, point: &DeskPoint, today: NaiveDate) -> Vec<DlEntry> {
    (0..7)
        .filter_map(|days| today.checked_add_days(Days::new(days)))
        .map(|day| DlEntry::several(words::day(t, day), hours(t, point, day)))
        .collect()
}

/// The hours of a day in one line; closed, and why, where there are none. What the desk wrote about it is Italian: it
/// stands apart on a page in another language.
fn hours(t: Translator, point: &DeskPoint, day: NaiveDate) -> Vec<Wording> {
    let spans = point.hours.spans_on(day);
    if !spans.is_empty() {
        return vec![spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ").into()];
    }
    let why = point.hours.reason_on(day);
    let written = why.map(|closure| closure.reason.as_str()).filter(|reason| !reason.is_empty());
    let cause = why.and_then(|closure| closure.cause).map(|cause| t.get(words::cause(cause)));
    let (here, apart) = if t.lang() == Lang::It { (written, None) } else { (None, written) };
    let told: Vec<String> = cause.into_iter().chain(here.map(str::to_owned)).collect();
    let mut closed = t.get("desks-closed-day");
    if !told.is_empty() {
        closed = t.pair(&closed, &t.list(&told));
    }
    let apart = apart.map(|words| Wording::italian(t, words));
    [Some(closed.into()), apart].into_iter().flatten().collect()
}

/// Slots, day by day: native radios. The first has the id that errors lead to.
#[component]
pub fn SlotPicker(
    /// Days with room, in order.
    days: Vec<DaySlots>,
    /// The slot that is chosen.
    value: Option<DateTime<Utc>>,
    /// What must be corrected.
    error: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    if days.is_empty() {
        return view! { <p id=booking::SLOT tabindex="-1">{t.get("desks-no-room")}</p> }.into_any();
    }
    let mut number = 0_usize;
    let days = days
        .into_iter()
        .map(|day| {
            let slots = day
                .slots
                .into_iter()
                .map(|slot| {
                    let id = if number == 0 { booking::SLOT.to_owned() } else { format!("ora-{number}") };
                    number += 1;
                    slot_choice(id, slot.start, value == Some(slot.start))
                })
                .collect_view();
            view! {
                <fieldset class="sp-field">
                    <legend>{words::day(t, day.on)}</legend>
                    <div class="sp-slots">{slots}</div>
                </fieldset>
            }
        })
        .collect_view();
    let class = if error.is_some() { "sp-field is-invalid" } else { "sp-field" };
    let described = error.is_some().then_some("ora-errore");
    view! {
        <fieldset class=class aria-describedby=described>
            <legend>{t.get("desks-slot")}</legend>
            {error.map(|message| view! { <FieldError id="ora-errore".to_owned() message=message/> })}
            {days}
        </fieldset>
    }
    .into_any()
}

fn slot_choice(id: String, at: DateTime<Utc>, checked: bool) -> AnyView {
    view! {
        <div class="form-check">
            <input
                class="form-check-input" type="radio" id=id.clone() name=booking::SLOT
                value=booking::instant(at) checked=checked
            />
            <label class="form-check-label" for=id>{format::time(at)}</label>
        </div>
    }
    .into_any()
}

/// Fields that are sent but not shown.
#[component]
pub fn Hidden(
    /// Names and values.
    pairs: Vec<(&'static str, String)>,
) -> impl IntoView {
    pairs
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
}

/// A form that only asks: what it sends is in the address of the next page.
#[component]
pub fn AskForm(
    /// Where it leads.
    action: String,
    /// Controls and buttons.
    children: Children,
) -> impl IntoView {
    view! { <form class="sp-form" action=action method="get" novalidate>{children()}</form> }
}

/// The way back and the way on, at the end of a form.
#[component]
pub fn Onward(
    /// Where the way back leads; none on the first page.
    back: Option<String>,
    /// The button that goes on; none where nothing can be chosen.
    button: Option<AnyView>,
) -> impl IntoView {
    let text = use_translator().get("citizen-back");
    let back = back.map(|href| {
        view! { <LinkButton href=href kind=ButtonKind::Link icon="it-chevron-left" flip=true text=text/> }
    });
    view! { <div class="sp-stepnav">{back}{button}</div> }
}

/// Appointments, one card each.
#[component]
pub fn AppointmentCards(
    /// In the order shown.
    appointments: Vec<Appointment>,
) -> impl IntoView {
    let lines = appointments.into_iter().map(|appointment| view! { <Item appointment=appointment/> });
    view! { <ul class="sp-reqs sp-plain">{lines.collect_view()}</ul> }
}

#[component]
fn Item(appointment: Appointment) -> impl IntoView {
    let t = use_translator();
    let (kind, icon, key) = words::state(appointment.state.tag());
    let href = Route::appointment(appointment.code).href();
    let at = t.list(&[t.text(&appointment.at.title), t.text(&appointment.at.point.title)]);
    let what = words::what(t, appointment.reason, appointment.mode);
    view! {
        <li class="sp-req-card">
            <div class="sp-req-top"><StatusTag kind=kind icon=icon text=t.get(key)/></div>
            <h3 class="h4"><a href=href>{words::when(t, appointment.period)}</a></h3>
            <p class="sp-req-now">{at}</p>
            <p class="sp-sub">{what}" · "<span class="sp-code">{appointment.code.to_string()}</span></p>
        </li>
    }
}

/// Appointments to come, in the area personale. Shows nothing when there is none.
#[component]
pub fn ComingAppointments(
    /// The next one first.
    appointments: Vec<Appointment>,
) -> impl IntoView {
    let t = use_translator();
    (!appointments.is_empty()).then(|| {
        view! {
            <section class="sp-section-in" id="appuntamenti" aria-labelledby="appuntamenti-titolo">
                <h2 id="appuntamenti-titolo">{t.get("desks-coming")}</h2>
                <AppointmentCards appointments=appointments/>
                <p><a href=Route::MyAppointments.href()>{t.get("desks-all-appointments")}</a></p>
            </section>
        }
    })
}
