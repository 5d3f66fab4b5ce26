//! Requests for access to the file: a table that becomes cards on the phone.

use chrono::NaiveDate;
use domain::{file_access::DeskFileAccess, format};
use leptos::prelude::*;

use super::{queue::term, seen};
use crate::{
    console::term::Clock,
    i18n::{Translator, use_translator},
    routes::Route,
};

/// Requests for access that wait for an answer.
#[component]
pub fn AccessRows(
    /// The nearest day first.
    accesses: Vec<DeskFileAccess>,
    /// The day it is in Italy.
    today: NaiveDate,
) -> impl IntoView {
    let t = use_translator();
    let head = |key: &str| view! { <th scope="col">{t.get(key)}</th> };
    let lines = accesses.into_iter().map(|access| line(access, today, t)).collect_view();
    view! {
        <table class="sp-table sp-table--cards">
            <caption class="visually-hidden">{t.get("console-file-access-caption")}</caption>
            <thead>
                <tr>
                    {head("console-col-person")}
                    {head("console-col-service")}
                    {head("console-col-term")}
                    {head("console-col-arrived")}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn line(access: DeskFileAccess, today: NaiveDate, t: Translator) -> AnyView {
    let name = seen(access.applicant);
    let number = t.with("console-file-access-number", &[("number", access.protocollo.to_string().into())]);
    let clock = access.state.due_on().map_or(Clock::Closed, |due| Clock::running(due, today));
    view! {
        <tr>
            <th scope="row">
                <a href=Route::ConsoleAccess { id: access.id }.href()>{name}</a>
                " "<span class="sp-sub">{number}</span>
            </th>
            <td data-label=t.get("console-col-service")>{t.text(&access.service_title)}</td>
            <td data-label=t.get("console-col-term")>{term(clock, t)}</td>
            <td data-label=t.get("console-col-arrived")>{format::date_time(access.asked_at)}</td>
        </tr>
    }
    .into_any()
}
