//! The queue: a table that becomes a grid and then cards, with the same markup.

use chrono::NaiveDate;
use domain::{
    calendar::day_in_rome,
    format,
    intake::{QueueRow, Tag},
    permission::Permission,
};
use leptos::prelude::*;

use super::{may_do, seen};
use crate::{
    components::{CsrfField, Icon, TermBadge, TermKind, state_key},
    console::term::Clock,
    i18n::{Translator, use_translator},
    routes::{IntakePart, Route},
};

/// The rows of the queue.
#[component]
pub fn QueueTable(
    /// Oldest term first.
    rows: Vec<QueueRow>,
    /// The day it is in Italy.
    today: NaiveDate,
) -> impl IntoView {
    let t = use_translator();
    let head = |key: &str| view! { <th scope="col">{t.get(key)}</th> };
    let rows = rows.iter().map(|line| row(line, today, t)).collect_view();
    view! {
        <table class="sp-queue">
            <caption class="visually-hidden">{t.get("console-queue-caption")}</caption>
            <thead>
                <tr>
                    {head("console-col-person")}
                    {head("console-col-service")}
                    {head("console-col-why")}
                    <th scope="col" aria-sort="ascending">{t.get("console-col-term")}</th>
                    {head("console-col-arrived")}
                    {head("console-col-assignee")}
                    <th scope="col"><span class="visually-hidden">{t.get("console-col-actions")}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(row: &QueueRow, today: NaiveDate, t: Translator) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="q-who">{who(row)}</th>
            <td class="q-what">{t.text(&row.service_title)}</td>
            <td class="q-why">{why(row, t)}</td>
            <td class="q-term">{term(Clock::of_row(row, today), t)}</td>
            <td class="q-age">{age(row, today, t)}</td>
            <td class="q-by">{assignee(row, t)}</td>
            <td class="q-act">{take(row, t)}</td>
        </tr>
    }
    .into_any()
}

fn who(row: &QueueRow) -> AnyView {
    let name = seen(row.applicant.clone());
    view! {
        <a href=Route::intake(row.id).href()>{name}</a>
        <span class="sp-sub">{row.protocollo.to_string()}</span>
    }
    .into_any()
}

fn why(row: &QueueRow, t: Translator) -> AnyView {
    let (icon, key) = match row.tag {
        Tag::TakenUp | Tag::AwaitingIntegration | Tag::NoticeGiven | Tag::Submitted if row.news => {
            ("sp-alert", "console-why-news")
        }
        Tag::Submitted => ("sp-sent", "console-why-new"),
        Tag::TakenUp => ("sp-work", "console-why-working"),
        Tag::AwaitingIntegration => ("sp-wait", "console-why-awaiting"),
        Tag::NoticeGiven => ("sp-wait", "console-why-notice"),
        Tag::Accepted => ("sp-ok", state_key(row.tag)),
        Tag::Refused => ("sp-no", state_key(row.tag)),
        Tag::Draft | Tag::Withdrawn | Tag::Expired => ("it-minus-circle", state_key(row.tag)),
    };
    let class = if row.news && row.tag.is_pending() { "sp-why is-hand" } else { "sp-why" };
    let documents = t.with("console-why-documents", &[("n", row.documents.into())]);
    view! {
        <span class=class>
            <Icon name=icon small=true/>
            <span><b>{t.get(key)}</b><span class="sp-sub">{documents}</span></span>
        </span>
    }
    .into_any()
}

/// What a clock says, as a badge.
pub(super) fn term(clock: Clock, t: Translator) -> AnyView {
    let left = |days: i64| t.with("console-term-left", &[("n", days.into())]);
    let until = |on: NaiveDate| t.with("console-term-left-sub", &[("date", short(on).into())]);
    let (kind, text, detail) = match clock {
        Clock::Late { days, on } => (
            TermKind::Late,
            t.with("console-term-late", &[("n", days.into())]),
            t.with("console-term-late-sub", &[("date", short(on).into())]),
        ),
        Clock::Today => (TermKind::Today, t.get("console-term-today"), t.get("console-term-today-sub")),
        Clock::Soon { days, on } => (TermKind::Soon, left(days), until(on)),
        Clock::Far { days, on } => (TermKind::Ok, left(days), until(on)),
        Clock::Stopped { .. } => {
            (TermKind::Stop, t.get("console-term-stopped"), t.get("console-term-stopped-sub"))
        }
        Clock::Closed => {
            return view! { <span class="sp-sub">{t.get("console-term-none")}</span> }.into_any();
        }
    };
    view! { <TermBadge kind=kind text=text detail=detail/> }.into_any()
}

/// Day and month, the year being clear.
fn short(day: NaiveDate) -> String {
    day.format("%d/%m").to_string()
}

fn age(row: &QueueRow, today: NaiveDate, t: Translator) -> AnyView {
    let arrived = day_in_rome(row.submitted_at);
    let (when, ago) = match (today - arrived).num_days() {
        ..=0 => (t.get("console-age-today"), format::time(row.submitted_at)),
        1 => (short(arrived), t.get("console-age-yesterday")),
        days => (short(arrived), t.with("console-age-days", &[("n", days.into())])),
    };
    view! {
        <span class="q-label">{t.get("console-col-arrived")}</span>" "{when}" "
        <span class="sp-sub">{ago}</span>
    }
    .into_any()
}

fn assignee(row: &QueueRow, t: Translator) -> AnyView {
    match &row.assignee {
        Some(operator) => {
            let stood_in = row
                .stood_in
                .then(|| view! { " "<span class="sp-sub">{t.get("console-queue-stood-in")}</span> });
            view! {
                <span class="q-label">{t.get("console-col-assignee")}</span>" "{operator.name.clone()}{stood_in}
            }
            .into_any()
        }
        None => view! { <span class="sp-nobody">{t.get("console-nobody")}</span> }.into_any(),
    }
}

fn take(row: &QueueRow, t: Translator) -> Option<AnyView> {
    (row.tag == Tag::Submitted && may_do(Permission::WorkIntakes)).then(|| {
        let action = Route::ConsoleIntake { id: row.id, part: IntakePart::TakeUp }.href();
        let which = t.with("console-take-of", &[("protocollo", row.protocollo.to_string().into())]);
        view! {
            <form method="post" action=action>
                <CsrfField/>
                <button class="btn btn-outline-primary btn-sm" type="submit">
                    {t.get("console-take")}<span class="visually-hidden">{format!(" {which}")}</span>
                </button>
            </form>
        }
        .into_any()
    })
}
