//! The appointments of a day: a table that becomes cards on the phone.

use domain::{
    appointment::{CancelledBy, DayRow, State},
    calendar::day_in_rome,
    format,
    mask::Field,
};
use leptos::prelude::*;

use super::MaskedValue;
use crate::{
    appointments::words,
    components::{Button, ButtonKind, CsrfField, StatusTag},
    i18n::{Translator, use_translator},
    page::use_frame,
    routes::Route,
};

/// Lines of appointments.
#[component]
pub fn AppointmentRows(
    /// By the clock.
    rows: Vec<DayRow>,
    /// Name of the table.
    #[prop(into)]
    caption: String,
) -> impl IntoView {
    let t = use_translator();
    let head = |key: &str| view! { <th scope="col">{t.get(key)}</th> };
    let lines = rows.into_iter().map(|row| line(row, t)).collect_view();
    view! {
        <table class="sp-table sp-table--cards">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    {head("console-appointments-time")}
                    {head("console-col-person")}
                    {head("console-appointments-what")}
                    {head("console-appointments-place")}
                    {head("console-col-state")}
                    {head("console-appointments-acts")}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn line(row: DayRow, t: Translator) -> AnyView {
    let time = format!("{}–{}", format::time(row.period.start), format::time(row.period.end));
    let what = format!("{}, {}", t.get(words::reason(row.reason)), t.get(words::mode(row.mode)));
    let code = row.code.to_string();
    let acts = acts(&row, t);
    let state = state(&row.state, t);
    let name = match row.name {
        Field::Shown(name) => view! { <bdi>{name}</bdi> }.into_any(),
        Field::Masked(group) => view! { <MaskedValue group=group/> }.into_any(),
        Field::Absent => ().into_any(),
    };
    let phone = match row.phone {
        Field::Shown(Some(phone)) => {
            let href = format!("tel:{}", phone.replace(' ', ""));
            Some(view! { <a href=href><bdi>{phone}</bdi></a> }.into_any())
        }
        Field::Shown(None) | Field::Absent => None,
        Field::Masked(group) => Some(view! { <MaskedValue group=group/> }.into_any()),
    };
    let how = if row.online { "console-appointments-online" } else { "console-appointments-at-desk" };
    view! {
        <tr>
            <th scope="row">{time}</th>
            <td data-label=t.get("console-col-person")>{name}<br/>{phone}</td>
            <td data-label=t.get("console-appointments-what")>
                {what}<br/><span class="sp-sub"><span class="sp-code">{code}</span>" · "{t.get(how)}</span>
            </td>
            <td data-label=t.get("console-appointments-place")>{row.place}</td>
            <td>{state}</td>
            <td>{acts}</td>
        </tr>
    }
    .into_any()
}

fn state(state: &State, t: Translator) -> AnyView {
    let (kind, icon, _) = words::state(state.tag());
    let (key, by) = match state {
        State::Booked => ("desks-state-booked", None),
        State::Came { noted } => ("console-appointments-came", Some(noted.by.name.clone())),
        State::Missed { noted } => ("console-appointments-missed", Some(noted.by.name.clone())),
        State::Cancelled { by: CancelledBy::Person, .. } => ("console-appointments-cancelled-person", None),
        State::Cancelled { by: CancelledBy::Desk { by }, .. } => {
            ("console-appointments-cancelled-desk", Some(by.name.clone()))
        }
    };
    let by = by.map(|name| view! { <br/><span class="sp-sub">{name}</span> });
    view! { <StatusTag kind=kind icon=icon text=t.get(key)/>{by} }.into_any()
}

/// What can be done with it now; each button names the appointment for who cannot see its line.
fn acts(row: &DayRow, t: Translator) -> AnyView {
    let frame = use_frame();
    let its_day = day_in_rome(row.period.start) <= frame.today();
    let begun = row.period.start <= frame.now;
    let came = its_day && matches!(row.state, State::Booked | State::Missed { .. });
    let missed = begun && matches!(row.state, State::Booked | State::Came { .. });
    let cancel = row.state == State::Booked;
    if !came && !missed && !cancel {
        return ().into_any();
    }
    let button = |shown: bool, value: &'static str, key: &str| {
        let (text, more) = (t.get(key), row.code.to_string());
        shown.then(|| view! { <Button kind=ButtonKind::Link name="esito" value=value more=more text=text/> })
    };
    let action = Route::ConsoleOutcome { code: row.code }.href();
    view! {
        <form class="sp-row" method="post" action=action>
            <CsrfField/>
            {button(came, "venuto", "console-appointments-note-came")}
            {button(missed, "non-venuto", "console-appointments-note-missed")}
            {button(cancel, "annullato", "console-appointments-cancel")}
        </form>
    }
    .into_any()
}
