//! Open sessions as rows of a table.

use domain::{format, session::OpenSession};
use leptos::prelude::*;

use super::{SmallButton, SmallKind};
use crate::{components::CsrfField, i18n::use_translator, routes::Route};

/// One row for each session; all but this one can be closed.
#[component]
pub fn SessionRows(
    /// In the order shown.
    sessions: Vec<OpenSession>,
) -> impl IntoView {
    let t = use_translator();
    let rows = sessions.into_iter().map(row).collect_view();
    let head = |key: &str| view! { <th scope="col">{t.get(key)}</th> };
    view! {
        <table class="sp-table sp-table--cards">
            <caption class="visually-hidden">{t.get("console-sessions-title")}</caption>
            <thead>
                <tr>
                    {head("console-sessions-device")}
                    {head("console-sessions-since")}
                    {head("console-sessions-used")}
                    <th scope="col"><span class="visually-hidden">{t.get("console-sessions-what")}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(session: OpenSession) -> AnyView {
    let t = use_translator();
    let device = session.device.to_string();
    let device = if device.is_empty() { t.get("console-sessions-unknown") } else { device };
    let since = format::date_time(session.since);
    let action = if session.here {
        view! { <b>{t.get("console-sessions-here")}</b> }.into_any()
    } else {
        let more = t.with(
            "console-sessions-close-which",
            &[("device", device.clone().into()), ("since", since.clone().into())],
        );
        view! {
            <form method="post" action=Route::ConsoleSessionClose.href()>
                <CsrfField/>
                <input type="hidden" name="sessione" value=session.id.to_string()/>
                <SmallButton kind=SmallKind::Secondary text=t.get("console-sessions-close") more=more/>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{device}</th>
            <td data-label=t.get("console-sessions-since")>{since}</td>
            <td data-label=t.get("console-sessions-used")>{format::date_time(session.used_at)}</td>
            <td>{action}</td>
        </tr>
    }
    .into_any()
}
